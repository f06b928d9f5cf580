/*
 * The document: what every reader makes, merge and compare work on, and every writer prints.
 *
 * A document is a tree of nodes whose pre-order is the reading order. Each logical unit
 * (a masthead line, a heading, a paragraph, a bullet, a table row, ...) is one node;
 * the units below it are its children:
 *
 *     document
 *     |- front, title, preamble, noise ...
 *     |- heading  I-               path I
 *     |  |- para                   path I/p1
 *     |  `- heading  2.            path I.2
 *     |     `- para  2.1.          path I.2.1      (a numbered clause may be a paragraph)
 *     |        |- footnote 1       path I.2.1/fn1
 *     |        |- bullet -         path I.2.1/b1
 *     |        |  `- para          path I.2.1/b1p2 (a bullet's own further paragraph)
 *     |        `- para             path I.2.1/p1
 *     |- recipient, signature
 *     |- table-title
 *     `- table
 *        |- table-head  cell cell ...
 *        `- table-row   cell cell ...   path PL/12
 *
 * Text is what the source says, in NFC, with mark-up and numbering taken out of it: a node's
 * label ("III-", "2.1.", "a)", "-") is kept apart, as printed. A page cut or a wrapped line
 * inside a paragraph becomes one blank; a break that means something (lines of a title, of
 * a signature) is "\n". Nothing else is altered.
 *
 * Akoma Ntoso 3.0 counterparts: see read/akn/akn.h.
 */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/source.h"
#include "base/text.h"

struct arena;

enum node_kind { /* names: node_kind_name(), those of units in JSON */
                 NODE_DOCUMENT,
                 NODE_FRONT, /* a line or block of the masthead; see role */
                 NODE_TITLE, /* type and subject, one node; "\n" between type, author and subject */
                 NODE_PREAMBLE, /* legal bases and the sentence that leads to the first clause */
                 NODE_HEADING,
                 NODE_PARA,
                 NODE_BULLET,
                 NODE_FOOTNOTE, /* child of the clause that calls it; label is its mark, "1" */
                 NODE_RECIPIENT,
                 NODE_SIGNATURE, /* authority, position and name, "\n" between them */
                 NODE_NOISE,     /* stamps, rules: kept for the account of lines only; or of the
                                    certificate of a copy, which has a role and is printed */
                 NODE_TABLE_TITLE,
                 NODE_TABLE,      /* no unit of its own: holds heads and rows */
                 NODE_TABLE_HEAD, /* one or more first rows; those below a row are repeated by page
                                     cuts */
                 NODE_TABLE_ROW,
                 NODE_CELL, /* no unit of its own */
                 NODE_KINDS
};

enum front_role { /* what a NODE_FRONT is in the masthead, a NODE_NOISE in a copy's certificate */
                  FRONT_OTHER,
                  FRONT_SUPERIOR, /* the body above the issuer */
                  FRONT_ISSUER,   /* ỦY BAN NHÂN DÂN TỈNH ..., TỈNH UỶ ... */
                  FRONT_MOTTO, /* Quốc hiệu and Tiêu ngữ, or ĐẢNG CỘNG SẢN VIỆT NAM */
                  FRONT_NUMBER, /* Số ... */
                  FRONT_PLACE_DATE,
                  FRONT_DRAFT, /* DỰ THẢO, Dự thảo lần 2 */
                  FRONT_MARK,  /* urgency, secrecy, circulation: KHẨN, MẬT, Bản số */
                  COPY_FORM,   /* of a certificate alone, as the next two: SAO Y, SAO LỤC */
                  COPY_RECIPIENT,
                  COPY_SIGNATURE,
                  FRONT_ROLES
};

/* <ins> and <del> of Akoma Ntoso; set by its reader. */
enum change { CHANGE_NONE, CHANGE_INSERTED, CHANGE_DELETED };

enum quotation_place { /* what a paragraph is of the text that an amending act quotes */
                       QUOTATION_NONE,
                       QUOTATION_PART,
                       QUOTATION_OPEN /* where one begins that is never closed */
};

enum {
    STYLE_BOLD = 1,
    STYLE_ITALIC = 2,
    STYLE_SUPERSCRIPT = 4,
    STYLE_UNDERLINE = 8,
    STYLE_OPEN = 64 /* of a draft, still to be filled or decided: in a frame in print, no mark-up */
};

/* A stretch of text of one style, from one contiguous place of a source. */
struct run {
    unsigned style : 16;
    enum change change : 16;
    struct pos pos;
    struct str text;
    struct node *note; /* a footnote call: text is its mark, style has STYLE_SUPERSCRIPT */
    struct run *next;
};

/* What few nodes have: those of a plan. Shared by copies, so it is never changed in place. */
struct node_source {
    struct str origin; /* path in the central text that the node carries, or unset */
    unsigned item;     /* the operation of a profile whose own text it is, or that copied it, from
                          1; else 0 */
};

struct node {
    enum node_kind kind : 5; /* papers have millions of nodes: what is small is kept small */
    enum front_role role : 4;
    enum change change : 2;
    enum quotation_place quoted : 2;
    bool central_only : 1;          /* marked in the source as a duty of central bodies */
    bool of_above : 1, of_left : 1; /* of a cell: the source merged it with the one above it, or
                                       left of it, which has the text */
    unsigned
        level : 16; /* of a numbered clause: 1 for I-, 2 for 1., 3 for 1.1. or a), ... else 0 */
    unsigned id;    /* place in reading order, 0 for the document: see doc_number() */
    struct pos pos; /* first character */
    unsigned line_count; /* of node_lines() */
    union {
        unsigned line, *many; /* where it has one; where it has several */
    } lines;
    struct str label;   /* numbering as printed, with its punctuation; {NULL,0} without */
    struct str path;    /* as drawn above; "" for kinds without one */
    const char *number; /* of the label, as its sisters prove it: "III" of "HI."; for addresses; or
                           NULL */
    const struct node_source *source; /* or NULL: node_origin(), node_item() */
    struct run *runs, *last_run;
    struct node *parent, *first, *next;
    struct node *before; /* the sister before it, of the first the last one: node_prev() */
};

enum doc_system { SYSTEM_UNKNOWN, SYSTEM_PARTY, SYSTEM_STATE };

/* What a stage of the reader has to say of some lines; becomes a doubt where somebody asks. */
struct remark {
    enum msg msg; /* its arguments: text, count */
    struct pos pos;
    unsigned lines[2]; /* first and last */
    struct str text;   /* first words */
    size_t count;
};

/* What the reader did not understand: in the order in which it was found. */
struct doubt {
    const char *rule;  /* "read-masthead" */
    struct str text;   /* the message, in the language of the messages */
    unsigned lines[2]; /* first and last; 0 for the paper as a whole */
    bool warning;      /* else a note */
    struct doubt *next;
};

/* What somebody wrote on the paper without changing it. */
struct comment {
    struct str author, date, text; /* the date as the file has it */
    const struct node *place;      /* what it is on, or NULL */
    struct comment *next;
};

struct doc_index;

struct doc {
    struct arena *arena;         /* owns all nodes, runs, and strings that are not their source's */
    const struct source *source; /* NULL when built by merge */
    struct node *root;
    size_t count;            /* nodes, the document included */
    struct doc_index *paths; /* of doc_find(); NULL until it is asked */
    enum doc_system system;
    /* Facts of the masthead; unset where the text has none. */
    struct str kind;   /* "ke-hoach", "chuong-trinh", "nghi-quyet", "ket-luan", ... or "" */
    struct str number; /* "43-NQ/TW" */
    struct str date;   /* ISO: "2023-11-24" */
    struct str place, issuer, subject;
    struct remark *remarks;
    size_t remark_count;
    struct doubt *doubts;     /* NULL where all was understood, or nobody looked */
    struct comment *comments; /* in the order of the file */
    bool digest;              /* the source says that it is a digest, not the official text */
};

/* Sources of its places, and their text, live longer than the document. */
struct doc *doc_new(const struct source *);
void doc_free(struct doc *); /* NULL is allowed */

/* A new last child of parent. */
struct node *doc_append(struct doc *, struct node *parent, enum node_kind, struct pos);
/* The same with text of the program's own; none where it is empty. */
void doc_add(struct doc *, struct node *parent, enum node_kind, struct str text, unsigned style);
/* Takes the node and all below it out of the tree. */
void node_detach(struct node *);
/* Hangs a detached node into a tree: as last child of parent, or as the sibling beside place. */
void node_attach(struct node *parent, struct node *child);
void node_place_before(struct node *place, struct node *);
void node_place_after(struct node *place, struct node *);
/* A deep copy, detached, into the document's arena; footnote calls point to the copies. */
struct node *doc_clone(struct doc *, const struct node *);

/* Adds text at the node's end; joins the last run where style and place allow. */
struct run *node_add_text(struct doc *, struct node *, struct str, unsigned style, struct pos);
/* Lines of a node while it is read: ascending, each once. */
vec_named(line_numbers, unsigned);
void line_numbers_add(struct line_numbers *, unsigned line);
/* These are the node's from now on, a copy that is as long as they are; the list is freed. */
void node_set_lines(struct doc *, struct node *, struct line_numbers *);
/* Physical lines of the source, ascending, 1-based, line_count of them. */
static inline const unsigned *node_lines(const struct node *n)
{
    return n->line_count > 1 ? n->lines.many : &n->lines.line;
}
/* Keeps the lines that are wanted. */
void node_keep_lines(struct node *, bool (*wanted)(void *context, unsigned line), void *context);

static inline struct node *node_prev(const struct node *n)
{
    return n->parent && n->parent->first != n ? n->before : NULL;
}
static inline struct node *node_last(const struct node *parent)
{
    return parent->first ? parent->first->before : NULL;
}
static inline struct str node_origin(const struct node *n)
{
    return n->source ? n->source->origin : STR_NONE;
}
static inline unsigned node_item(const struct node *n)
{
    return n->source ? n->source->item : 0;
}
/* The text is copied. */
void node_set_origin(struct doc *, struct node *, struct str origin);
void node_set_item(struct doc *, struct node *, unsigned item);

/*
 * Pre-order: the node after n below root, NULL at the end. node_skip passes over n's children.
 *     for (n = node_next(root, root); n; n = node_next(n, root))
 */
struct node *node_next(const struct node *n, const struct node *root);
struct node *node_skip(const struct node *n, const struct node *root);

/* Sets id, path and count of every node from kind, label and place in the tree. */
void doc_number(struct doc *);
/*
 * An address that a paper prints twice: the first clause is found by it, and as "I.2#1", where
 * somebody has to say which of them is meant; the others are "I.2#2", "I.2#3".
 */
struct str path_first(struct str path); /* "I.2#1" -> "I.2" */
struct str path_of_second(struct arena *, struct str path);
/* The node that had that path when doc_number() was called last, or NULL. */
struct node *doc_find(const struct doc *, struct str path);
/* The same of paths as they are now, for as long as the document does not change. */
struct doc_index *doc_index_new(struct arena *, const struct doc *);
struct node *doc_index_find(const struct doc_index *, struct str path);

size_t node_cell_count(const struct node *row);
const struct node *node_cell(const struct node *row, size_t i); /* from 0; NULL: there is none */

const char *node_kind_name(enum node_kind);
const char *front_role_name(enum front_role); /* "number", "place-date", ... */
/* Is it aligned by the comparison: title, heading, para, bullet. */
bool node_is_clause(const struct node *);
bool node_is_unit(const struct node *); /* all but document, table and cell */
/* A head that a page cut repeats: the same as one above it, or a row is between it and one. */
bool node_is_repeated_head(const struct node *);
bool node_is_incidental(const struct node *); /* noise, or such a head */
/* Of the certificate of an office that made a copy: noise, but printed. */
bool node_is_copy(const struct node *);
/* Plain text of the node's own runs, footnote marks left out. */
struct str node_text(struct arena *, const struct node *);
/* That, with its label and a blank before it if asked, and the texts of its cells after it. */
struct str node_whole_text(struct arena *, const struct node *, bool label, const char *between);

/*
 * The same kind, label, path and text as it looks (model/runs.h), of two nodes that have parents,
 * without what is below them; positions may differ.
 */
bool node_same(const struct node *, const struct node *);

#endif
