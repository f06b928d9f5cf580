/*
 * Tokens of inline Markdown: what of a paragraph's text is neither plain text nor emphasis. Found
 * in one pass, in time linear in the length.
 */
#ifndef MARKDOWN_MD_TOKEN_H
#define MARKDOWN_MD_TOKEN_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/text.h"

enum md_token_kind {
    TOKEN_BREAK, /* a line end, or <br> */
    TOKEN_STYLE, /* <b> ... </u> that has its partner */
    TOKEN_CALL,
    TOKEN_COMMENT
};

struct md_token {
    enum md_token_kind kind;
    size_t from, to;
    unsigned style;
    bool close, paired, hard;
    struct str mark; /* of a call */
};

vec_named(md_tokens, struct md_token);

/* Adds the tokens of the text, in order. */
void md_tokens_read(struct str text, struct md_tokens *);
/* Does it go through cmark as a tag that comes back as it is. */
bool md_token_travels(const struct md_token *);
/* Length of the footnote call at the head of text, "[^1]" or "<sup>1</sup>", or 0; and its mark. */
size_t md_token_call(struct str text, struct str *mark);

static inline bool md_gap(char c) /* a blank within a line */
{
    return is_space(c) && c != '\n';
}

#endif
