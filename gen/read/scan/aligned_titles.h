/* Titles of columns of layout text that no list has: the values below them show what they are. */
#ifndef READ_SCAN_ALIGNED_TITLES_H
#define READ_SCAN_ALIGNED_TITLES_H

#include "read/scan/aligned_head.h"

/*
 * Has the line three short titles or more, below one of which are nothing but numbers and dates, on
 * three lines or more.
 */
bool aligned_titles_of_values(const struct aligned_head *, size_t line);

/* "2026 2028 2030": titles a blank apart below one that spans them, which cannot be cut. */
bool aligned_are_years(struct str);

#endif
