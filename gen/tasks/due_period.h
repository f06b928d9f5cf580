/*
 * Months of years as periods of days. Knows no words.
 */
#ifndef TASKS_DUE_PERIOD_H
#define TASKS_DUE_PERIOD_H

#include "tasks/tasks.h"

enum { MONTHS = 12, QUARTERS = 4, QUARTER_MONTHS = 3 };

/* ISO; unset where there is no such month. */
struct str due_month_end(struct arena *, unsigned year, unsigned month);
/* The period of a year that begins and ends with these months. */
void due_set_months(struct arena *, struct task_due *, unsigned year, unsigned first,
                    unsigned last);

#endif
