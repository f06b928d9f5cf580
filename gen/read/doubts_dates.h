/* Doubts about days in the text that no calendar has: "31 tháng 4", "30/02/2026". */
#ifndef READ_DOUBTS_DATES_H
#define READ_DOUBTS_DATES_H

#include "read/doubts_text.h"

void doubts_of_dates(struct doubts *, const struct node *, struct str text);

#endif
