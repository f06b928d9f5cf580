/*
 * Paragraphs of a Word file as styled text: runs, fields, tabs and breaks, notes, tracked changes.
 * Bytes go to the end of one growing text; runs hold offsets into it until the text is finished
 * (docx_text_settle).
 */
#ifndef READ_DOCX_DOCX_TEXT_H
#define READ_DOCX_DOCX_TEXT_H

#include "base/map.h"
#include "read/docx/docx_int.h"

enum {
    DOCX_DEPTH = 256, /* elements inside one another: libxml2 refuses deeper files */
    DOCX_FIELDS = 32  /* fields inside one another; deeper ones count as their text */
};

struct docx_note_call { /* in reading order */
    struct str id;
    bool endnote;
    struct str mark;
};

struct docx_text {
    struct arena *arena;
    struct buf out; /* the text made of the file, from its first line */
    const struct docx_styles *styles;
    bool rejected; /* tracked changes as they were before */
    unsigned line; /* 1-based, the line that is written */
    vec(struct docx_note_call) calls;
    size_t footnotes, endnotes;    /* calls so far */
    vec(const struct xml *) boxes; /* text boxes of the paragraph: txbxContent */
    struct map comment_lines;      /* ids of comments, in the order of their places */
    vec(unsigned) comment_at;      /* by number of the id: line where what it is on begins */

    /* of the paragraph that is read */
    struct source_runs *runs;
    struct docx_look look; /* of its style */

    /* of the fields that are open, 17.16.18; they may reach over several paragraphs */
    unsigned fields;          /* how many */
    bool result[DOCX_FIELDS]; /* of each: its result has begun */
    bool instruction;         /* one of them has none yet: text is not printed */
};

/* Appends the content of a paragraph, or of what stands in one, to runs. */
void docx_text_content(struct docx_text *, const struct xml *, unsigned depth);
/* Appends text in the look of the paragraph. */
void docx_text_add(struct docx_text *, struct str, unsigned style);
/* A line end: the next line of the paragraph, a hard break. */
void docx_text_break(struct docx_text *);
/* Keeps the place of a comment, 17.13.4; false for another element. */
bool docx_text_comment(struct docx_text *, const struct xml *);
/* The comments of a part (which may be NULL) into the blocks, after all text has been read. */
void docx_comments(struct docx_text *, const struct xml *part, struct source_blocks *);
/* Is the element taken in: tracked insertions, or deletions where changes are rejected. */
bool docx_text_is_kept(const struct docx_text *, const struct xml *);

#endif
