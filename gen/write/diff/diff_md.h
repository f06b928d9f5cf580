/* A comparison as Markdown: the two-column table that offices circulate. */
#ifndef WRITE_DIFF_DIFF_MD_H
#define WRITE_DIFF_DIFF_MD_H

#include "model/comparison.h"

void write_diff_md(const struct comparison *, struct buf *);

#endif
