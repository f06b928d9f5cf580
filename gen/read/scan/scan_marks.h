/*
 * Marks that a line of scanned text begins with, or is.
 */
#ifndef READ_SCAN_SCAN_MARKS_H
#define READ_SCAN_SCAN_MARKS_H

#include <stdbool.h>

#include "base/text.h"

/* A line of nothing but dashes, stars, underscores or equals signs, or what is left of a border. */
bool scan_is_rule(struct str);
/* Cells "---", ":--:" between pipes. */
bool scan_is_delimiters(struct str);
/* Bytes of a list mark, with its escape; 0 when there is none. */
size_t scan_bullet_mark(struct str, struct str *mark);
/* A numbered clause begins here: stars and escapes before and in the number are looked through. */
bool scan_begins_clause(struct str);
/* Bytes of the tags of paragraphs and headings with which a line begins. */
size_t scan_block_tags(struct str);
/*
 * Bytes of the mark that begins a footnote, and of the blanks after it; 0 when there is none. In
 * print a call does not begin a line: "1." there is a mark with its stop.
 */
size_t scan_note_mark(struct arena *, struct str, bool printed, struct str *mark);

#endif
