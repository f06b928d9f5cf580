/*
 * Styled text: the runs of one node, read, compared and edited as one text. Offsets are bytes of
 * node_text(), in which footnote calls have no length. No other file walks runs to change words.
 */
#ifndef MODEL_RUNS_H
#define MODEL_RUNS_H

#include <stdint.h>

#include "base/mem.h"
#include "model/doc.h"

/* ---- as they are ---- */

void runs_text(const struct node *, struct buf *); /* appends what node_text() gives */
size_t runs_length(const struct node *);           /* bytes of it */
/* The first hexadecimal digits, at most 64, of the text's SHA-256, and a NUL. */
void runs_digest(const struct node *, char *out, size_t digits);
bool runs_same_text(const struct node *, const struct node *);
/* The place of a byte; the node's own where its run has none. */
struct pos runs_pos(const struct node *, size_t at);
bool runs_call(const struct node *, const struct node *note); /* does one call the footnote */

/* ---- as they look ---- */

/*
 * The text as it looks, whatever runs it is made of. Sources and writers differ in where a style
 * begins: "**a** **b**" and "**a b**", a bold blank before a plain word, a style over a line end.
 * None of this can be seen, so comparison and output go by looks. Of these,
 * neighbours of one style and change are joined; a blank or a footnote call has the style
 * of the words around it where both have the same, else none; a line end is a look of its own,
 * "\n", without style. Calls keep note and text. All words have the style base besides their own.
 */
enum look_kind { LOOK_WORDS, LOOK_BLANK, LOOK_CALL, LOOK_BREAK };

struct look {
    enum look_kind kind : 4; /* a paragraph may have millions */
    enum change change : 4;
    unsigned style : 16;
    uint32_t length;  /* bytes of text: a file has fewer than this holds (base/limits.def) */
    const char *text; /* in the arena, or the node's: look_text() */
    struct node *note;
};

static inline struct str look_text(const struct look *l)
{
    return (struct str){l->text, l->length};
}

vec_named(looks, struct look); /* free with vec_free() */

struct looks runs_looks(struct arena *, const struct node *, unsigned base);

/* ---- edits ---- */

/* Takes all runs off the node; runs_give() appends one. */
struct run *runs_take(struct node *);
void runs_give(struct node *, struct run *);
/* Moves all runs of from to the end of those of to, and with the calls the footnotes that from
 * holds. */
void runs_move(struct node *to, struct node *from);

struct runs_edit {
    size_t from, to;        /* the bytes that go, at least one */
    struct str text;        /* what takes their place, in the style of the first of them */
    struct pos pos;         /* of text */
    const struct node *own; /* instead of text: a copy of its runs and footnotes; or NULL */
};

struct runs_place {
    size_t from, to; /* bytes of the text */
};

/* Those places, in the order of the text and apart from one another, get the style besides their
 * own. */
void runs_mark(struct doc *, struct node *, const struct runs_place *, size_t count,
               unsigned style);
/* Edits in order, none over another. A call among the bytes that go follows what replaces them. */
void runs_replace(struct doc *, struct node *, const struct runs_edit *, size_t n);
/*
 * Cuts the text: what is before end stays, what is from begin on moves to rest, and with the calls
 * their footnotes; the bytes between go. Calls up to begin stay.
 */
void runs_cut(struct doc *, struct node *, size_t end, size_t begin, struct node *rest);

#endif
