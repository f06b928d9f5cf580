/*
 * Cells over several rows in layout text: their words are in the middle of the rows, and run over
 * the lines at which these begin.
 */
#ifndef READ_SCAN_TALL_CELLS_H
#define READ_SCAN_TALL_CELLS_H

#include "base/mem.h"
#include "base/text.h"
#include "model/source_block.h"

/*
 * In the rows from block "from" on: what begins with a small letter, in a column whose cells mostly
 * begin with capitals, continues the cell above; its own is then merged with that. The first two
 * columns, of numbers and tasks, are left as they are.
 */
void tall_cells_join(struct source_blocks *, size_t from, size_t columns);

/* "nt": the words of a cell of its own. The arena is for scratch. */
bool cell_is_ditto(struct arena *, struct str words);
/* It is their last word, which is then of the next cell. */
bool cell_ends_in_ditto(struct arena *, struct str words);

#endif
