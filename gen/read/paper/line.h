/*
 * Pieces: the physical lines of a text with what can be told from each alone. The stages of
 * structure.c decide, piece by piece, what kind of unit it belongs to and with which piece that
 * unit begins; the tree is then built from the units.
 */
#ifndef READ_PAPER_LINE_H
#define READ_PAPER_LINE_H

#include "model/doc.h"
#include "model/source_block.h"
#include "lexicon/label.h"
#include "read/paper/keywords.h"

enum line_start { START_LOWER, START_UPPER, START_DIGIT, START_OTHER };
enum line_ending {
    END_OPEN, /* no punctuation */
    END_COMMA,
    END_SEMICOLON,
    END_COLON,
    END_FULL, /* . ! ? ./. */
    END_ELLIPSIS
};

enum { LINE_NONE = -1 }; /* no piece: as an index */

struct source_line {
    enum source_block_kind kind; /* of its block; the later lines of a block are SOURCE_PARA */
    const struct source_block *block;
    const struct source_run *runs; /* without outer blanks and line ends */
    size_t run_count;
    struct str text; /* all runs, calls left out */
    size_t skip;     /* bytes of text taken by the label or list mark */
    struct str mark; /* of a bullet or footnote */
    struct label label;
    struct letter_key key; /* of the text behind the label */
    unsigned line, last_line;
    size_t columns;        /* indentation */
    size_t length;         /* characters */
    enum line_start start; /* behind the label */
    enum line_ending ending;
    bool cell;  /* of a column or cell of the paper's head or foot */
    bool glued; /* no blank line before it */
    bool same;  /* the mark-up says that it goes on with the piece before */
    bool hard;  /* the mark-up asks for the line end before it */
    bool caps, bold;
    bool sentences; /* a sentence ends inside */
    bool noise;

    /* decided by the stages; LINE_NONE in head: not yet */
    enum node_kind unit;
    enum front_role role;
    long head, next;     /* first piece of the unit; next piece of it */
    long last;           /* of a head: the last piece of its unit */
    size_t unit_length;  /* of a head, like the next two: characters of the unit */
    bool unit_sentences; /* a sentence ends inside the unit */
    bool central_only;   /* a comment before it says so */
    char joint;          /* what stands between it and the piece before: ' ', '\n', or 0 */
};

struct paper {
    const struct source_blocks *blocks;
    struct arena *arena;    /* scratch */
    struct source_line *at; /* on the heap: free with vec_free(paper) */
    size_t n, cap;
    size_t body, closing; /* pieces [body, closing) are clauses; behind them recipients, ... */
    bool nested;   /* the mark-up tells nesting and headings; the numbering does not belie it */
    bool wrapped;  /* lines are cut at a width, not at the ends of paragraphs */
    size_t width;  /* characters of a full line, when wrapped */
    size_t column; /* where a program cut them, each filled as far as words go; 0: print */
};

/* Cuts blocks into pieces. */
void lines_cut(struct paper *);
/* What can be told from a line's runs alone: fills all members that come of them. */
void line_examine(struct paper *, struct source_line *);
/* Two columns of the head and the foot of a paper become one. */
void columns_mark(struct paper *);
/* The piece begins a unit of that kind. */
void line_begin(struct paper *, size_t i, enum node_kind);
/* The piece goes on with the unit that begins at head. */
void line_join(struct paper *, size_t head, size_t i, char joint);
/* Does the line end well before the width, so that the next word would have had room. */
bool line_short(const struct paper *, const struct source_line *, const struct source_line *next);
/* The same for the widest line: would the next word have fitted at all. */
bool line_fits(const struct paper *, const struct source_line *, const struct source_line *next);
/* Does a parenthesis near the end of the line stay open: the line was cut inside it. */
bool line_unclosed(const struct source_line *);
/* A list mark that is none: it becomes text again. */
void line_restore_mark(const struct paper *, struct source_line *);
/* The next piece from i on that is no noise, rule or footnote; n when there is none. */
size_t line_after(const struct paper *, size_t i);

/* The stages, each in the file of its name. */
void noise_mark(struct paper *);    /* rules, stamps, signatures of machines, page numbers */
void masthead_mark(struct paper *); /* everything up to the title; sets body */
void closing_mark(struct paper *);  /* recipients, signature, copies, appendices; sets closing */
void heal_mark(struct paper *);     /* clauses: which pieces are one paragraph */

#endif
