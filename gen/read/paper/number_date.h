/*
 * The number and the date of a paper, from a place in a line on. Decree 30/2020, annex I, boxes 3
 * and 4; Guide 05-HD/VPTW, boxes 3 and 4.
 */
#ifndef READ_PAPER_NUMBER_DATE_H
#define READ_PAPER_NUMBER_DATE_H

#include "base/date.h"
#include "base/text.h"

struct arena;

struct cursor { /* moves on over what is read */
    struct str s;
    size_t at;
};

/* "Số: 55-CTr/TU" after its first word: "55-CTr/TU"; unset where the number is blank. */
struct str number_at(struct arena *, struct cursor *);
/* "ngày 24 tháng 11 năm 2023", "ngày 24/11/2023" after the first word: "2023-11-24"; else unset. */
struct str date_at(struct arena *, struct cursor *);
/* The same, maybe without a year, as written: "31 tháng 4" is no day of the calendar. */
bool day_at(struct cursor *, struct date *);

#endif
