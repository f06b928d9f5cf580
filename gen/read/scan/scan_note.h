/*
 * Plain notes: footnotes of a text without mark-up, whose raised numbers are on the line: a call
 * "xã1," and, at the foot of the page, "1 Theo ...". Either alone would be a guess; together, with
 * numbers in order, they are a footnote. Notes at the end of a text may have their numbers in
 * brackets, "[1] Theo ...", and their calls, too.
 */
#ifndef READ_SCAN_SCAN_NOTE_H
#define READ_SCAN_SCAN_NOTE_H

#include "base/mem.h"
#include "base/source.h"

struct plain_note {
    size_t line;     /* 1-based, where the note begins */
    size_t text;     /* offset of its text */
    size_t call;     /* offset of the number that calls it, or of its bracket */
    size_t length;   /* of the call, in bytes */
    struct str mark; /* the number, a slice of the source */
};

vec_named(plain_notes, struct plain_note); /* by line; free with vec_free() */

void plain_note_find(const struct source *, struct plain_notes *);
/* The note that begins on that line, or NULL. */
const struct plain_note *plain_note_on(const struct plain_notes *, size_t line);

#endif
