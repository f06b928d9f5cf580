/*
 * Notes at the foot of pages in a text that keeps the places of print: the mark has a line to
 * itself at the left edge, as it is higher than the text of the note, which is set in below it:
 *
 *     1
 *       Theo sổ cây.
 *
 * The numbers run on to the end of the page.
 */
#ifndef READ_SCAN_NOTE_FEET_H
#define READ_SCAN_NOTE_FEET_H

#include "base/mem.h"
#include "base/source.h"

struct foot_note {
    size_t line; /* 1-based, of the mark */
    size_t end;  /* the line after its last one */
    size_t
        first;   /* of the mark of the first note of the page; of the rest of a note: of its page */
    size_t page; /* offset where the page begins */
    size_t text; /* offset of its text, on the next line */
    struct str mark; /* a slice of the source; empty: lines too long for text, the rest of a note */
    bool flow;       /* of flow text (flow_feet.h) */
    bool cut;        /* the last one of its page, and its last line is full and has no stop */
};

vec_named(foot_notes, struct foot_note); /* by line; free with vec_free() */

void note_feet_find(const struct source *, struct foot_notes *);
/* The note whose mark is on that line, or NULL. */
const struct foot_note *note_foot_on(const struct foot_notes *, size_t line);

#endif
