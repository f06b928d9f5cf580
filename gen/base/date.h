/*
 * Dates as official papers have them: a day, or only a month or a year.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

struct date {
    unsigned year, month, day; /* 0: not said; no day without a month */
};

/* "2024-03-19", "2024-03" or "2024", and a day that the calendar has; else false. */
bool date_read(struct str iso, struct date *);
/*
 * Day and month as papers write them: days below 10 and months below 3 with a zero (Decree
 * 30/2020/NĐ-CP, annex I, part II.4; Guide 05-HD/VPTW, box 4). {NULL, 0} where not said.
 */
struct str date_day(struct arena *, struct date);
struct str date_month(struct arena *, struct date);

/* The first day in figures that a text names, "31/01/2024", as ISO; {NULL, 0} without. */
struct str date_find(struct arena *, struct str text);

#endif
