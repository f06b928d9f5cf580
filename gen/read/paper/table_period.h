/* Heads of tables whose rows are periods of time, "Quý", "Năm". */
#ifndef READ_PAPER_TABLE_PERIOD_H
#define READ_PAPER_TABLE_PERIOD_H

#include "base/mem.h"
#include "model/source_block.h"

/* Is the row such a head: a word for periods above something else, beside titles. next: or NULL. */
bool table_heads_periods(struct arena *, const struct source_block *row,
                         const struct source_block *next);

#endif
