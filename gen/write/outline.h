/*
 * A paper's structure for people: the address of each clause and row with its first words, and the
 * page that shows how the paper was read.
 */
#ifndef WRITE_OUTLINE_H
#define WRITE_OUTLINE_H

#include "model/doc.h"

/* One line a clause or row, indented by depth. */
void write_outline(const struct doc *, struct buf *);
/* Facts, outline, the counts given in summary, and doubts with their lines. */
void write_reading_report(const struct doc *, struct str summary, struct buf *);

#endif
