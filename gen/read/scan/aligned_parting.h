/*
 * Titles of columns that only one blank parts, in heads of layout text: "TT" and the next one, and
 * those that fill their cells. Numbers and columns below them tell where they are cut.
 */
#ifndef READ_SCAN_ALIGNED_PARTING_H
#define READ_SCAN_ALIGNED_PARTING_H

#include "read/scan/aligned_head.h"

/* A line of titles as it is, but for "TT", which may be one blank before the next title. */
struct aligned_line aligned_title_line(struct aligned_head *, size_t line);
/* Are there two columns below the line of titles, one below each of those that a blank parts. */
bool aligned_titles_meet(const struct aligned_head *, size_t titles,
                         const struct stretch_part *both, size_t place);
/* Adds a part of the line of titles to them, or several: each begins with a capital. */
void aligned_titles_part(struct aligned_head *, size_t titles, struct stretch_part);

#endif
