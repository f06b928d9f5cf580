/*
 * The physical lines of a paper: everything inferred from one line, without its neighbours. The
 * stages of structure.c then decide, line by line, to which unit of the document it belongs; the
 * tree is built from the units.
 */
#ifndef READ_PAPER_LINE_H
#define READ_PAPER_LINE_H

#include "base/diag.h"
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

#define LINE_NONE ((size_t)UINT32_MAX) /* no line: as an index */

/* What the stages decide: the unit of the document that a line belongs to. */
struct line_unit {
    enum node_kind kind : 8;
    enum front_role role : 8;
    char joint;         /* what parts this line from the one before in the unit: ' ', '\n', or 0 */
    bool noise : 1;     /* a stamp, a rule, a page number: no text of the document */
    bool sentences : 1; /* kept in the head alone, like the next: a sentence ends inside */
    bool listed : 1;    /* it has a semicolon, as parts of a sentence have */
    uint32_t head;      /* its first line; LINE_NONE: not decided yet */
    uint32_t next;      /* its line after this one, or LINE_NONE */
    uint32_t last;      /* kept in the head alone, like the next: the unit's last line */
    uint32_t length;    /* characters */
};

/*
 * Facts, set by lines_cut(), and the decision; papers have millions of lines, so what is small is
 * kept small, and of its block a line has what the stages ask for.
 */
struct source_line {
    enum source_block_kind kind : 4; /* of its block; the later lines of a block are SOURCE_PARA */
    enum source_block_kind block_kind : 4;
    enum source_align align : 2; /* of its block, like the next */
    unsigned level : 4;
    enum line_start start : 2; /* after the label */
    enum line_ending ending : 4;
    enum quotation_place quoted : 2;
    unsigned depth : 8; /* of its block */
    uint32_t run_count;
    union {
        const struct source_block *row; /* of a row: its block */
        const char *mark;               /* of a bullet or footnote: line_mark() */
    };
    const struct source_run *runs; /* without outer blanks and line ends */
    struct str text;               /* all runs, calls left out */
    struct letter_key key;         /* of the text after the label */
    uint32_t mark_length;
    struct label label; /* rest: bytes of text taken by it, or by the list mark */
    unsigned line, last_line;
    uint32_t length; /* characters */
    uint32_t block;  /* its block: which of them */
    struct line_unit unit;
    uint16_t columns;     /* indentation; like the next two, at most as many as that holds */
    uint16_t width;       /* characters of a full line around here, when wrapped */
    uint16_t wrap_column; /* where a program wraps the lines here, in characters; 0: typeset */
    bool cell : 1;        /* of a column or cell of the paper's head or foot */
    bool beside : 1;      /* of the column on the right of "Nơi nhận:" */
    bool signs : 1;       /* the first of one who signs beside another, whose names are below */
    bool glued : 1;       /* no blank line before it */
    bool running : 1;     /* a head or foot that is printed on each page */
    bool same : 1;        /* the mark-up says that it continues the line before */
    bool hard : 1;        /* the mark-up asks for the line end before it */
    bool caps : 1, bold : 1;
    bool sentences : 1;  /* a sentence ends inside */
    bool form_head : 1;  /* the masthead of a form begins, in two columns */
    bool motto : 1;      /* of a motto that its column tore (motto.c) */
    bool form : 1;       /* of a form's masthead: a paragraph, whatever it looks like */
    bool begins : 1;     /* a paragraph of a quotation begins here: never joined */
    bool step : 1;       /* "Nhiệm vụ 2: ...", among others of a sequence */
    bool first_step : 1; /* the first of them */
};

/* What is set in alike: paragraphs, and points of lists by their marks. */
enum print_class { PRINT_PLAIN, PRINT_BULLET, PRINT_NUMBERED, PRINT_LETTERED, PRINT_CLASSES };

/* What the lines of some blocks hold: their own runs and keys, and rows as they are in the list of
 * blocks.
 */
struct line_lot {
    size_t end; /* the block after its last one */
    struct arena *arena;
    bool rows; /* its blocks are kept for them */
};

struct paper {
    struct source_blocks *blocks; /* what they hold is freed as lines are cut from them */
    struct arena *arena;          /* scratch */
    vec(struct line_lot) lots;    /* in the order of blocks; those before lot are gone */
    size_t lot;
    struct source_line *at; /* on the heap: free with vec_free(paper) */
    size_t n, cap;
    vec(struct remark) remarks; /* the arena's: for the document */
    size_t body, closing; /* lines [body, closing) are clauses; then recipients, signature, ... */
    bool nested;          /* nesting and heading marks can be trusted */
    bool wrapped;         /* lines are cut at a width, not at the ends of paragraphs */
    bool runs_on;         /* so that a sentence that begins with a line may be one of the paragraph
                             above */
    size_t print_full[PRINT_CLASSES]; /* of flow text: print_width.h; else 0 */
    size_t full;                      /* characters of a line that surely is full; 0: not known */
    size_t goes_on;                   /* columns before what goes on below one, at most */
    bool flush;      /* paragraphs begin there, too, below titles that are set in */
    bool bullets_in; /* those of lists are set in */
    size_t margin;   /* columns before lines that continue; LINE_NONE where they do not agree */
    size_t released; /* lines before this one are gone */
};

/* Cuts blocks into lines and finds the facts of each. Of the blocks only rows are left. */
void lines_cut(struct paper *);
/*
 * The lines before end are in the tree: they, and the blocks of which no line is left, give their
 * memory back. Done for a lot of lines at a time.
 */
void lines_release(struct paper *, size_t end);
/* Lines before this one are not gone before it is in the tree. */
size_t lines_kept(const struct paper *);
/* Frees the lines, and what is left of the blocks. */
void lines_free(struct paper *);
/* A line of the same block, with nothing in it yet. */
struct source_line line_beside(const struct source_line *);
static inline struct str line_mark(const struct source_line *p)
{
    return p->mark_length ? (struct str){p->mark, p->mark_length} : STR_NONE;
}
void line_set_mark(struct source_line *, struct str);
static inline uint16_t line_short_number(size_t n)
{
    return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}
/* Its first run; of a row, and of a line without text, where that begins. */
struct pos line_pos(const struct paper *, const struct source_line *);
/* Finds the facts that come from the runs of a line. */
void line_examine(struct paper *, struct source_line *);
/* The same of what is left of the line: the bytes [from, to) of its text. */
void line_cut(struct paper *, struct source_line *, size_t from, size_t to);
/* line_split.c: the last line so far, if two units share it, becomes two. */
void line_split(struct paper *);
/* Lines of one block that all begin with labels are clauses; a program escapes them where not. */
void lines_part_blocks(struct paper *);
/* Finds the facts that depend on the label, once it is set. */
void line_label(struct paper *, struct source_line *);
/* The width and the margin of all lines, and whether they are wrapped at all. */
void widths_find(struct paper *);
/* The line begins a unit of that kind. */
void line_begin(struct paper *, size_t i, enum node_kind);
/* The line continues the unit that begins at head. */
void line_join(struct paper *, size_t head, size_t i, char joint);
/* The last line of the unit that begins at head. */
const struct source_line *line_last(const struct paper *, size_t head);
/* Does the line end well before the width, so that the next word would have had room. */
bool line_short(const struct source_line *, const struct source_line *next);
/* The same by far, whatever the widths of letters. */
bool line_roomy(const struct source_line *, const struct source_line *next);
/* The same for the widest line: would the next word have fitted at all. */
bool line_fits(const struct source_line *, const struct source_line *next);
/*
 * May the next line, which begins with a capital, be of the paragraph that the line is of though a
 * sentence ends with it: the line is full, and sentences of this paper run on from line to line.
 */
bool line_runs_on(const struct paper *, const struct source_line *, const struct source_line *next);
/* Does the line begin farther in than those that surely go on with the one above them. */
bool line_set_in(const struct paper *, const struct source_line *);
/* Is a parenthesis near the end of the line left open: the line was cut inside it. */
bool line_unclosed(const struct source_line *);
/* "SỞ NÔNG NGHIỆP VÀ MÔI" above "TRƯỜNG": the end of the line cut a word. */
bool line_cuts_word(const struct paper *, const struct source_line *above,
                    const struct source_line *);
/* A list mark that is none: it becomes text again. */
void line_restore_mark(const struct paper *, struct source_line *);
/* The next line from i on that is no noise, rule or footnote; n when there is none. */
size_t line_after(const struct paper *, size_t i);

bool line_is_page_number(const struct source_line *); /* "7", "- 7 -", "Trang 7", "7/12" */
/* Does the text after the label begin with a word of the list (keywords.h), or hold one. */
static inline bool line_starts(const struct source_line *p, enum words words)
{
    return keyword(&p->key, words);
}
static inline bool line_has(const struct source_line *p, enum words words)
{
    return lexicon_has(&p->key, words);
}
static inline bool line_is_motto(const struct source_line *p)
{
    return p->motto || line_starts(p, WORDS_MOTTO);
}
/* Something to be said of lines first to last, with the words of the first and a number. */
void paper_remark(struct paper *, enum msg, size_t first, size_t last, size_t count);

#endif
