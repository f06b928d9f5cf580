/*
 * Of ruled tables: where a line of a cell begins another paragraph, and which cells of a page's
 * first row are the rest of one that the page before began.
 */
#ifndef READ_PDF_CELL_PARAGRAPHS_H
#define READ_PDF_CELL_PARAGRAPHS_H

#include "read/pdf/page_lines.h"
#include "read/pdf/rulings.h"

/*
 * Does the second of two lines begin another paragraph of the cell: an entry; or both are names of
 * bodies with no sign between them, and its first word would have had room. before: the paragraph
 * so far; pad: before the words.
 */
bool cell_paragraph_begins(struct arena *, const struct text_line *, struct str before,
                           const struct placed_word *words, double width, double pad);

/* Keeps where a table ends that nothing follows on the page; NULL: something does. */
void table_end_note(struct table_end *, const struct ruled_table *);
/*
 * Is an empty cell of the table's first row one with that above the page end: the columns are the
 * same, and the cell is over several rows before or after it.
 */
bool table_goes_on(const struct table_end *, const struct ruled_table *, size_t column);

#endif
