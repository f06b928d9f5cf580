/*
 * Plain notes: footnotes of a text without mark-up, whose raised numbers are on the line: a call
 * "xã1," and, at the foot of the page, "1 Theo ...". Either alone would be a guess; together, with
 * numbers in order, they are a footnote. Notes at the end of a text may have their numbers in
 * brackets, "[1] Theo ...", and their calls, too. Where a text keeps the places of print, those at
 * the foot of a page (note_feet.h) are notes when one of them is called; the others are said.
 */
#ifndef READ_SCAN_SCAN_NOTE_H
#define READ_SCAN_SCAN_NOTE_H

#include "base/mem.h"
#include "base/source.h"
#include "markdown/cell_text.h"
#include "read/scan/flow_text.h"

struct plain_note {
    size_t line;     /* 1-based, where the note begins */
    size_t text;     /* offset of its text */
    struct str mark; /* the number, a slice of the source; empty: the rest of the note above */
    size_t end;      /* the line after its last one, where that is known; else 0 */
};

struct plain_call {
    size_t at;     /* offset of the number that calls a note, or of its bracket */
    size_t length; /* in bytes */
    struct str mark;
};

struct plain_notes {
    vec(struct plain_note) notes; /* by line */
    vec(struct plain_call) calls; /* by place */
};

void plain_note_find(const struct source *, const struct flow_text *, struct plain_notes *);
void plain_notes_free(struct plain_notes *);
/* The note that begins on that line, or NULL. */
const struct plain_note *plain_note_on(const struct plain_notes *, size_t line);
/* Adds the calls that are in a cell, at their places in its text. */
void plain_notes_of_cell(const struct plain_notes *, const struct cell_text *,
                         struct plain_notes *);

#endif
