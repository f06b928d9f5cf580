/*
 * A Word file under way. Private to write/docx/. Lengths are in millipoints, as in layout/; the
 * file has twips (1/20 pt), half points and eighths of a point.
 */
#ifndef WRITE_DOCX_DOCX_INT_H
#define WRITE_DOCX_DOCX_INT_H

#include "base/map.h"
#include "base/xml_write.h"
#include "form/form.h"
#include "layout/paragraph.h"

/* Tracked changes, ISO/IEC 29500-1, 17.13.5. */
enum docx_change { DOCX_SAME, DOCX_INSERTED, DOCX_DELETED, DOCX_MOVED_FROM, DOCX_MOVED_TO };

struct docx_comment {
    struct str text;
};

struct docx_grid { /* of the table under way */
    const struct table *table;
    int *widths; /* of its columns */
    int above;   /* space in the cells of the row under way, above their texts */
};

/* One cell: its place in the row, and what is drawn of it. */
struct docx_cell_place {
    size_t column, columns;
    bool open_left, open_right; /* no border there */
    bool begins, merged;        /* merged with the cells below it, with the one above it */
    bool repeats;               /* it has the text of the cell above, which is not printed again */
    bool middle;
};

struct docx_file {
    struct arena *arena;
    const struct form_paper *paper;
    const struct style *style;
    struct xml_writer w;      /* the part under way */
    struct setter *setter;    /* for measuring */
    int page_height;          /* of the text of the section under way */
    bool *linked;             /* by anchor: a link leads there */
    unsigned bookmarks;       /* so far */
    vec(struct str) targets;  /* of external links, by number of the relationship */
    struct map ids;           /* of paragraphs, as written */
    struct number_map chains; /* hashes with which the search for an id began */
    vec(uint64_t) tries;      /* of each of them: with which it goes on; the arena's */
    struct str address;       /* of the clause or row that the next paragraphs belong to */
    unsigned paragraphs;      /* of that address so far */
    int space;                /* to be added before the next paragraph */
    int below;                /* space after the last one: Word takes the larger of the two */
    unsigned pending;         /* anchor of the row whose first paragraph comes next, or 0 */
    unsigned note;            /* the footnote under way, from 1; 0 in the body */
    unsigned counted;         /* notes so far whose mark is the number that Word gives them */
    bool *has_mark;           /* by note: its mark is text */
    vec(unsigned) called;     /* numbers of notes, in the order of their calls: their ids, from 1 */

    /* Of a comparison. */
    bool plain;              /* text alone: no links, no line ends of layout/, no merged rows */
    enum docx_change change; /* of what is written */
    bool relabelled;         /* of what moves, the label, or the first cell, is another there */
    struct str author;
    struct str dates[2]; /* of changes, see docx_put_changed_words(); may be unset */
    unsigned turn;       /* the date of the next change */
    unsigned changes;    /* so far: their ids */
    unsigned note_base;  /* what is added to the numbers of the paper's footnotes */
    vec(struct docx_comment) comments;
    size_t commented; /* comments whose places are written */
};

enum { DOCX_LIST_DEPTH = 4 }; /* of what Word has styles for: "List 5", "List Continue 4" */

enum { TWIP = 50, HALF_POINT = 500, EIGHTH_POINT = 125 }; /* millipoints */
static inline long docx_units(int length, int unit)
{
    return (length + (length < 0 ? -unit : unit) / 2) / unit;
}

/* How a paragraph is set besides what its block says. */
struct docx_setting {
    int measure;                /* width of the column of text */
    bool first, last;           /* in a cell: no space of its own above, below */
    bool keep_next;             /* even where the block does not say so */
    bool ruled;                 /* in a table with lines */
    const struct section *ends; /* the section that it ends, or NULL */
    bool repeats;               /* an empty one: the document has the text of the cell above here */
};

/* ---- docx_place.c: addresses, bookmarks, links */

/* Finds which anchors links lead to. */
void docx_find_links(struct docx_file *);
/* Its number, 0 where nothing leads to the anchor. */
unsigned docx_open_bookmark(struct docx_file *, unsigned anchor);
void docx_close_bookmark(struct docx_file *, unsigned number);
/* Is the link written: notes have none that leads out of the file, as only the text can name it. */
bool docx_has_link(const struct docx_file *, unsigned link);
/* Opens a hyperlink to that anchor. */
void docx_open_link(struct docx_file *, unsigned link);
/* The next paragraphs belong to the node of that anchor, if it has one. */
void docx_enter(struct docx_file *, unsigned anchor);
/* The paragraph that was just opened gets its id, w14:paraId: the same as long as its clause is. */
void docx_put_id(struct docx_file *);

/* ---- docx_runs.c */

void docx_open_change(struct docx_file *, enum docx_change); /* w:ins, w:del ... */
void docx_put_author(struct docx_file *, struct str date);
/* What a move is where it cannot be marked as one: put in, or deleted. */
enum docx_change docx_unmoved(enum docx_change);
void docx_put_span(struct docx_file *, const struct style_class *, const struct span *);
/* All spans of a paragraph. */
void docx_put_spans(struct docx_file *, const struct style_class *, const struct paragraph *,
                    const struct docx_setting *);

/* ---- docx_text.c: paragraphs */

/* How many of the first spans of a clause are its label. */
size_t docx_label_spans(const struct docx_file *, const struct block *);
/* Opens the paragraph up to its text; its mark has the change under way. */
void docx_open_paragraph(struct docx_file *, const struct block *, const struct docx_setting *);
/* What two paragraphs share whose words may differ: style, level, frame. */
void docx_put_shape(struct docx_file *, const struct block *, struct buf *);
/* Closes it; comments that were added meanwhile, and before it, are on it. */
void docx_close_paragraph(struct docx_file *);

void docx_put_paragraph(struct docx_file *, const struct block *, const struct docx_setting *);
void docx_put_rule(struct docx_file *, const struct rule *, const struct block *above,
                   const struct block *, const struct docx_setting *);
/* A paragraph without text, as low as can be. */
void docx_put_empty(struct docx_file *, const struct docx_setting *);

/* ---- docx_table.c, docx_body.c */

/* Opens a table of that measure and sets its grid. */
void docx_open_table(struct docx_file *, const struct table *, int measure, struct docx_grid *);
void docx_open_row(struct docx_file *, const struct row *, bool head);
void docx_put_row(struct docx_file *, const struct docx_grid *, const struct row *, bool head,
                  bool keep);
/* Opens a cell up to its blocks, which are set as the setting says. */
void docx_open_cell(struct docx_file *, const struct docx_grid *, const struct docx_cell_place *,
                    struct docx_setting *);
bool docx_is_group(const struct row *);
/* The tables of n blocks in a row, as one. */
void docx_put_table(struct docx_file *, const struct block *, size_t n, int measure);
/* Does the document have a text in that column of a row. */
bool docx_repeats(const struct docx_file *, const struct row *, size_t column);
/*
 * Parts what the document repeats and print has as one cell over many rows, where the table is
 * higher than a page: into cells whose rows are no higher than a quarter of one.
 */
void docx_part_leads(struct docx_file *, struct table *, int measure, int page_height);
/* How many of n blocks docx_put_table() makes one table of: at least the first one. */
size_t docx_table_blocks(const struct block *, size_t n);
void docx_put_blocks(struct docx_file *, const struct block *, size_t n,
                     const struct docx_setting *);
void docx_put_section(struct docx_file *, const struct section *);
void docx_put_notes(struct docx_file *);
void docx_put_separator(struct docx_file *, long id, const char *type, const char *element);
/* Opens the note of the call with that index. */
void docx_open_note(struct docx_file *, size_t call);

/* ---- docx_write.c, docx_styles.c: parts of the package */

struct docx_content { /* what the parts are made of */
    const struct doc *doc;
    struct str created;
    void (*body)(struct docx_file *, void *user);  /* the content of w:body */
    void (*notes)(struct docx_file *, void *user); /* footnotes, below the separators */
    void *user;
};
void docx_put_package(struct docx_file *, const struct docx_content *, struct buf *out);

/* Space before a paragraph of that class, in pt, after text of the body. */
double docx_before(const struct docx_file *, const struct style_class *);
struct str docx_style_id(struct arena *, const char *class);
void docx_put_styles(struct docx_file *);

#endif
