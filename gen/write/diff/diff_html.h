/*
 * A comparison as one HTML file: side by side, filter, search, order map, keys; nothing is fetched
 * from anywhere, and without scripts it is still the whole table.
 */
#ifndef WRITE_DIFF_DIFF_HTML_H
#define WRITE_DIFF_DIFF_HTML_H

#include "model/comparison.h"

void write_diff_html(const struct comparison *, struct buf *);

/* From the doctype to <body>, with the style sheet of comparisons; scripted: it runs its own. */
void diff_html_head(struct buf *, bool scripted);

#endif
