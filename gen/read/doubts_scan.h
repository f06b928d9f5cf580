/* Doubts about the facts of a paper that was read from pictures: see doubts.h. */
#ifndef READ_DOUBTS_SCAN_H
#define READ_DOUBTS_SCAN_H

#include "read/doubts_text.h"

/* Says which facts have words that were not read with confidence, or a form that no paper has. */
void doubts_of_scan(struct doubts *);

#endif
