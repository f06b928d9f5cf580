/*
 * Paragraphs of a Word file as styled text: runs, fields, tabs and breaks, notes, tracked changes.
 * Bytes go to the end of one growing text; runs hold offsets into it until the text is finished
 * (place_blocks() in docx.c).
 */
#ifndef READ_DOCX_DOCX_TEXT_H
#define READ_DOCX_DOCX_TEXT_H

#include "base/map.h"
#include "read/docx/docx_styles.h"

enum { DOCX_FIELDS = 32 }; /* fields inside one another; deeper ones count as their text */

vec_named(docx_boxes, const struct xml *); /* text boxes: txbxContent */

struct docx_note_call { /* in reading order */
    struct str id;
    bool endnote;
    bool own_mark; /* the mark is text of the file; else the number that Word counts */
    struct str mark;
};

struct docx_text {
    struct arena *arena;
    struct buf out; /* the text made of the file, from its first line */
    const struct docx_styles *styles;
    bool rejected; /* tracked changes as they were before */
    bool full;     /* beyond LIMIT_TEXT nothing is added */
    unsigned line; /* 1-based, the line that is written */
    vec(struct docx_note_call) calls;
    size_t footnotes, endnotes; /* calls so far */
    struct docx_boxes boxes;    /* of the paragraph */
    struct map comment_lines;   /* ids of comments, in the order of their places */
    vec(unsigned) comment_at;   /* by number of the id: line where what it is on begins */

    /* of the paragraph that is read */
    struct source_runs *runs;
    struct docx_look look; /* of its style */

    /* of the fields that are open, 17.16.18; they may reach over several paragraphs */
    unsigned fields;          /* how many */
    bool result[DOCX_FIELDS]; /* of each: its result has begun */
    bool instruction;         /* one of them has none yet: text is not printed */
};

/* Appends the content of a paragraph, or of what is in one, to runs. Elements nest as deep as
 * base/xml.h allows. */
void docx_text_content(struct docx_text *, const struct xml *);
/* Appends text in the look of the paragraph. */
void docx_text_add(struct docx_text *, struct str, unsigned style);
/* A line end: the next line of the paragraph, a hard break. */
void docx_text_break(struct docx_text *);
/* Keeps the place where a comment begins, 17.13.4; false for another element. */
bool docx_text_comment(struct docx_text *, const struct xml *);
/* The comments of a part (which may be NULL) into the blocks, after all text has been read. */
void docx_comments(struct docx_text *, const struct xml *part, struct source_blocks *);
/* Is the element taken in: tracked insertions, or deletions where changes are rejected. */
bool docx_text_is_kept(const struct docx_text *, const struct xml *);

#endif
