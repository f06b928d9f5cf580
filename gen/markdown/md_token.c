/* Tokens of inline Markdown: see md_token.h. */
#include "markdown/md_token.h"

#include <string.h>

#include "base/unicode.h"
#include "markdown/md_converter.h"
#include "markdown/md_marks.h"
#include "model/doc.h"

enum { LONGEST_CALL = 32, LONGEST_RAISED = 4 };

/* The tag at i of text as a token; false when it is none of ours. */
static bool scan_tag(struct str text, size_t i, struct md_token *t)
{
    struct md_tag tag;
    size_t n = md_tag(text, i, &tag);
    *t = (struct md_token){.kind = tag.style ? TOKEN_STYLE : TOKEN_BREAK,
                           .from = i,
                           .to = i + n,
                           .style = tag.style,
                           .close = tag.close,
                           .hard = true};
    return n > 0;
}

static bool call_mark(struct str mark)
{
    if (!mark.n || mark.n > LONGEST_CALL)
        return false;
    for (size_t i = 0; i < mark.n; i++)
        if (md_gap(mark.p[i]) || mark.p[i] == '\n' || strchr("[]^\\<>", mark.p[i]))
            return false;
    return true;
}

/* "[^1]" at the head of s: its length, or 0. */
static size_t bracket_call(struct str s, struct str *mark)
{
    if (!str_starts(s, STR("[^")))
        return 0;
    size_t end = 2;
    while (end < s.n && end < LONGEST_CALL + 3 && s.p[end] != ']')
        end++;
    *mark = str_slice(s, 2, end);
    return str_at(s, end) == ']' && call_mark(*mark) ? end + 1 : 0;
}

/* "<sup>1</sup>" at the head of s, as scans have it: a number, or stars only. */
static size_t raised_call(struct str s, struct str *mark)
{
    struct md_token open, close;
    if (!scan_tag(s, 0, &open) || open.style != STYLE_SUPERSCRIPT || open.close)
        return 0;
    size_t end = open.to;
    bool star = str_at(s, end) == '*';
    while (end - open.to < LONGEST_RAISED &&
           (star ? str_at(s, end) == '*' : cp_is_digit((unsigned char)str_at(s, end))))
        end++;
    *mark = str_slice(s, open.to, end);
    if (!mark->n || !scan_tag(s, end, &close))
        return 0;
    return close.close && close.style == STYLE_SUPERSCRIPT ? close.to : 0;
}

size_t md_token_call(struct str text, struct str *mark)
{
    size_t n = bracket_call(text, mark);
    return n ? n : str_at(text, 0) == '<' ? raised_call(text, mark) : 0;
}

static bool scan_call(struct str text, size_t i, struct md_token *t)
{
    struct str mark;
    size_t n = md_token_call(str_slice(text, i, text.n), &mark);
    *t = (struct md_token){.kind = TOKEN_CALL, .from = i, .to = i + n, .mark = mark};
    return n > 0;
}

static bool scan_break(struct str text, size_t i, struct md_token *t)
{
    size_t end = i + 1;
    if (text.p[i] == '\r' && str_at(text, end) == '\n')
        end++;
    size_t from = i;
    while (from && text.p[from - 1] == ' ')
        from--;
    end += md_converter_quote(str_slice(text, end, text.n));
    *t = (struct md_token){.kind = TOKEN_BREAK, .from = from, .to = end, .hard = i - from >= 2};
    return true;
}

/* An HTML comment at i; *none is set once there is no "-->" any more, so that it is looked for
 * once. */
static bool scan_comment(struct str text, size_t i, bool *none, struct md_token *t)
{
    if (*none || !str_starts(str_slice(text, i, text.n), STR("<!--")))
        return false;
    size_t end = str_find(text, STR("-->"), i + 4);
    *none = end == (size_t)-1;
    *t = (struct md_token){.kind = TOKEN_COMMENT, .from = i, .to = end + 3};
    return !*none;
}

/* A backslash before a line end, at i; else the escape is plain text. */
static bool scan_escaped_break(struct str text, size_t i, struct md_token *t)
{
    char next = str_at(text, i + 1);
    if ((next != '\n' && next != '\r') || !scan_break(text, i + 1, t))
        return false;
    t->from = i;
    t->hard = true;
    return true;
}

/* What other converters write: a style, or a mark that is left out. */
static bool scan_converter(struct str text, size_t i, struct md_token *t)
{
    struct md_converter_mark m;
    if (!md_converter_mark(text, i, &m))
        return false;
    *t = (struct md_token){.kind = m.style ? TOKEN_STYLE : TOKEN_COMMENT,
                           .from = i,
                           .to = i + m.n,
                           .style = m.style,
                           .close = m.close};
    return true;
}

static bool scan_token(struct str text, size_t i, bool *no_comment, struct md_token *t)
{
    switch (text.p[i]) {
    case '\n':
    case '\r':
        return scan_break(text, i, t);
    case '\\':
        return scan_escaped_break(text, i, t);
    case '[':
        return scan_call(text, i, t) || scan_converter(text, i, t);
    case '<':
        return scan_comment(text, i, no_comment, t) || scan_call(text, i, t) ||
               scan_tag(text, i, t) || scan_converter(text, i, t);
    default:
        return scan_converter(text, i, t);
    }
}

/* Finds partners: a style tag without one is literal text. */
static void pair_tags(struct md_tokens *tokens)
{
    vec(size_t) open = {0};
    for (size_t i = 0; i < tokens->n; i++) {
        struct md_token *t = &tokens->at[i];
        if (t->kind != TOKEN_STYLE)
            continue;
        if (!t->close) {
            *vec_push(&open) = i;
            continue;
        }
        size_t k = open.n; /* few are ever open: those of another style are given up on the way */
        while (k && tokens->at[open.at[k - 1]].style != t->style && open.n - k < 8)
            k--;
        if (!k || tokens->at[open.at[k - 1]].style != t->style)
            continue;
        tokens->at[open.at[k - 1]].paired = t->paired = true;
        memmove(open.at + k - 1, open.at + k, (open.n - k) * sizeof *open.at);
        open.n--;
    }
    vec_free(&open);
}

void md_tokens_read(struct str text, struct md_tokens *tokens)
{
    bool no_comment = false;
    for (size_t i = 0; i < text.n;) {
        struct md_token t;
        if (scan_token(text, i, &no_comment, &t)) {
            *vec_push(tokens) = t;
            i = t.to;
        } else {
            i += text.p[i] == '\\' && md_punctuation(str_at(text, i + 1)) ? 2 : 1;
        }
    }
    pair_tags(tokens);
}

bool md_token_travels(const struct md_token *t)
{
    return t->kind == TOKEN_CALL || (t->kind == TOKEN_STYLE && t->paired);
}
