/*
 * Layout: blocks of styled words become lines, lines become pages.
 *
 *     struct flow (what to set)  --layout_section()-->  struct layout  --layout_page()-->  struct
 * page
 *
 * Knows neither documents nor PDF: the caller gives blocks in order (struct flow, below), and gets
 * letters and lines with their places (struct page). Every length is a whole number of millipoints
 * (1/1000 pt), so that pages are the same bytes with every compiler. On a page, x runs from its
 * left edge to the right and y from its top edge DOWN; y of text is its base line.
 *
 * Everything in a flow is borrowed and has to outlive the layout. Unset members are zero: a zeroed
 * struct is a left-aligned paragraph, a rule, a table without borders.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct font; /* layout/font.h */

/* ------------------------------------------------------------------ what to set */

enum align { FLUSH_LEFT, CENTERED, FLUSH_RIGHT, JUSTIFIED };

/*
 * Text in one style. A line feed in the text ends the line; blanks and tabs part words; a no-break
 * space (U+00A0) is as wide and as elastic as a blank, but no line ends there. Valid UTF-8 in NFC;
 * the caller has asked font_missing() before: a letter without a glyph is set as an empty box.
 */
struct span {
    struct str text;
    struct font *font;
    int size;
    int rise; /* of the base line, upwards: superscript */
    bool underline;
    int frame;       /* 0, or thickness of a frame around what of it is on a line */
    unsigned link;   /* 0, or the anchor that a click on the text leads to */
    unsigned anchor; /* 0, or the anchor that this text is */
    unsigned note;   /* 0, or 1 + index into flow.notes: this text calls that footnote */
    unsigned beside; /* 0, or 1 + index into flow.besides: that is in the margin of its line */
    unsigned tag;    /* 0: as its block; passed on */
    unsigned look;   /* the caller's own; not read here */
    unsigned unit;   /* the same */
};

struct paragraph {
    const struct span *runs;
    size_t run_count;
    enum align align;  /* JUSTIFIED: last lines and lines ended by a line feed are flush left */
    int left, right;   /* indents of all lines, from the measure's edges */
    int first;         /* further indent of the first line; negative: hanging */
    int leading;       /* height of a line */
    bool exact;        /* lines stay so high even with larger text in them */
    bool whole_words;  /* no line ends inside a word of two syllables, even if that takes a line;
                          of centred text this is always so */
    int frame;         /* 0, or thickness of a frame around the text */
    int frame_padding; /* between text and frame */
    int frame_width;   /* of the frame, where that is wider than the text and its padding */
};

/* A drawn line. */
struct rule {
    int length;     /* of the line, or 0: */
    int text_share; /* thousandths of the widest line of the block above it */
    int thickness;
    enum align align;
    int left, right; /* indents, as of a paragraph */
};

struct block;

/* What a table's cell holds: paragraphs, rules and spaces, no table. */
struct cell {
    const struct block *blocks;
    size_t block_count;
    unsigned columns; /* how many columns it covers; 0 means 1 */
    /*
     * How many rows it covers; 0 means 1. In the rows below, a cell with covered set takes its
     * place. Where a page ends among these rows, the cell is printed again on the next page with
     * table.continued after its text, where there is room (tag 0: the second print is no content).
     */
    unsigned rows;
    bool covered;
    bool middle; /* contents in the middle of the height, not at the top */
};

struct row {
    const struct cell *cells;
    size_t cell_count;
    bool keep_next; /* with the row below: headings inside a table */
    unsigned anchor;
};

struct column {
    int width;    /* fixed, or 0: from the contents, within */
    int min, max; /* of the whole column, padding included; max 0: no limit */
};

/*
 * Also serves to put blocks side by side (a masthead; recipients beside the signature): one row, no
 * border, first lines on one base line. A row is parted between pages only where it is higher than
 * `whole`, and its page would else have more empty than `empty_foot` or, of a row that is higher
 * than a page, some lines.
 */
struct table {
    const struct column *columns;
    size_t column_count;
    const struct row *rows;
    size_t row_count;
    size_t header_rows; /* the first ones, printed again on every page */
    int width;          /* 0: the whole measure */
    int whole;          /* thousandths of a page that a row may have and is not parted; 0: half */
    int empty_foot;     /* thousandths of a page that are rather left empty at its foot than that a
                           row is parted which fits on a page; twice so much where the table does */
    int row_more;       /* by so much a page that is not full may make a row higher */
    int border;         /* thickness, 0 for none */
    int padding_x, padding_y;
    const struct span *continued; /* after the text of a rowspan printed again; NULL: nothing */
};

enum block_kind { BLOCK_PARAGRAPH, BLOCK_RULE, BLOCK_TABLE, BLOCK_SPACE };

struct block {
    enum block_kind kind;
    union {
        struct paragraph paragraph;
        struct rule rule;
        struct table table;
        int space; /* kept even at the top of a page */
    } as;
    unsigned tag;    /* the caller's own number, passed on to every piece and line; 0: no content */
    unsigned anchor; /* 0, or the anchor that the block's top is */
    const char *look;  /* the caller's own name of it; not read here */
    int before, after; /* spaces; left out at the top and at the foot of a page */
    int after_more;    /* by so much a page that is not full may widen the space after it */
    bool page_before;  /* begins a page */
    bool after_end;    /* what is above it is complete: a page before it may end where it does */
    bool keep_next;    /* a heading: stays with two lines of what follows, or a table's first row */
    bool keep_together;
    bool keep_previous; /* a signature: stays with two lines of the text before it */
};

/* A footnote's text: paragraphs. It begins on the page that calls it. */
struct note {
    const struct block *blocks;
    size_t block_count;
};

/*
 * A note in the outer margin, beside the line of the text that has it: all lines where there is
 * room for them above the next note, else the one line that is brief. Takes no room of the text.
 */
struct beside {
    const struct span *lines; /* each no wider than the margin less gap and edge */
    size_t line_count;
    struct span brief;
};

/* Running head or foot: on every page of a section, outside its text area; no content. */
struct running {
    struct str before, after; /* around the number of the page, where numbered */
    bool numbered;
    bool not_on_first;
    struct font *font;
    int size;
    enum align align; /* over the text area */
    int y;            /* base line, from the top edge of the page */
};

/* The back of a sheet that is printed on both sides. */
enum verso { VERSO_AS_RECTO, VERSO_SIDES, VERSO_TOP_BOTTOM };

/* Begins a page of its own. */
struct section {
    int width, height;            /* paper */
    int top, bottom, left, right; /* margins */
    enum verso verso;             /* which of them change places on pages of even numbers */
    int first_number;             /* 0: continues from the section before */
    const struct running *running;
    size_t running_count;
    const struct block *head; /* in the upper margin of the first page */
    size_t head_count;
    int head_top; /* from the edge of the paper, or less where they are too high for it */
    const struct block *foot; /* in the lower margin of the first page of the paper, whichever
                                 section of it that is, or of the last page of this one */
    size_t foot_count;
    bool foot_on_last;
    const struct block *blocks;
    size_t block_count;
};

struct flow {
    const struct section *sections;
    size_t section_count;
    const struct note *notes; /* in the order of their calls */
    size_t note_count;
    int note_gap;        /* between text and the line above footnotes */
    int note_rule;       /* thickness of that line */
    int note_rule_share; /* its length in thousandths of the measure */
    const struct beside *besides;
    size_t beside_count;
    int beside_leading, beside_gap; /* distance of their base lines; from the text */
    const char *name;               /* of the file that messages name */
};

/* ------------------------------------------------------------------ what comes out */

/*
 * A stretch of text in one style on one line. It is printed letter by letter from x on: each moves
 * on by its advance, by font_kern() between two letters that are no blanks, and by blank more at
 * each blank (U+0020, U+0009, U+00A0), and by letter more at each of both. The stretches of a line
 * that is not its paragraph's last end with the blank at which the line was broken, where there was
 * one: it is beyond width, and is there for those who copy the text.
 */
struct piece {
    struct str text;
    const struct span *run; /* for font, size, link and note; underlines are already page rules */
    unsigned tag; /* of the run, else of the block; 0: no content (printed again, running) */
    int x, y, width;
    int blank;     /* may be negative */
    int letter;    /* added after each letter, blanks included */
    bool line_end; /* last of its line */
};

/* A filled rectangle: rules, underlines, borders. */
struct bar {
    int x, y, width, height; /* y of its top edge */
    unsigned tag;            /* of a rule block or underlined run; 0 for borders and the like */
};

struct page {
    size_t section;
    int number;
    int width, height;
    struct piece *pieces; /* in reading order: running matter, text, footnotes */
    size_t piece_count;
    struct bar *bars;
    size_t bar_count;
};

struct layout; /* opaque */

/*
 * Owns itself; never NULL. Sections are set one by one, so that the pages of one can be printed
 * before the next is set. layout_section() sets the next one, whose pages follow those
 * known before, and is false once all are set: then anchors have their places, and what could not
 * be kept is reported as notes that name the page.
 */
struct layout *layout_begin(const struct flow *);
bool layout_section(struct layout *);
void layout_free(struct layout *); /* NULL is allowed */

size_t layout_page_count(const struct layout *); /* of the sections that are set */
/* Page from 0; its arrays belong to the arena. */
void layout_page(const struct layout *, size_t page, struct arena *, struct page *);

/* The place of an anchor: top of its line; false for an anchor that is nowhere. */
struct place {
    size_t page;
    int x, y;
};
bool layout_anchor(const struct layout *, unsigned anchor, struct place *);

/* What an unbroken line of these runs measures, for callers that size things by text. */
int layout_width(const struct span *, size_t run_count);
/*
 * The width that a table wants, for callers that choose the paper: no word is broken, also of those
 * of two syllables that fit in a column's share of the measure; where the texts of its fullest
 * column are long, their lines are at least `line`. With a `line` the width is more than the
 * measure also where the columns, sharing that out, would part a word that is up to a quarter wider
 * than such a share.
 */
int layout_table_width(const struct table *, int measure, int line);

#endif
