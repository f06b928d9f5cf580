/*
 * Titles over several columns in heads of layout text:
 *
 *                                   Năm 2025          Năm 2026
 *      TT   Chỉ tiêu    Đơn vị
 *                                  KH      TH        KH      TH
 *
 * Such a title is centred over those of its columns, or begins with the first of them where the
 * same names come again below the next one. (In HTML: colspan.) One level of them is known.
 */
#ifndef READ_SCAN_ALIGNED_SPANS_H
#define READ_SCAN_ALIGNED_SPANS_H

#include "read/scan/aligned_head.h"

/*
 * Titles on a line above those of the columns: takes what lies over several columns out of the line
 * and into the head.
 */
void aligned_spans_above(struct aligned_head *, size_t line, struct aligned_line *);
/*
 * Titles of columns on the line below a title that spans them, instead of which they become those
 * of the head; what goes on a title above it stays in the line. False: there are none.
 */
bool aligned_spans_below(struct aligned_head *, size_t line, struct aligned_line *);
/* The spanning title that a part of a line of the head belongs to, or NULL. */
const struct aligned_span *aligned_span_of(const struct aligned_head *, size_t line,
                                           const struct stretch_part *);

#endif
