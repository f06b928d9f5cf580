/* Facts of the masthead and the title: kind, number, date, place, issuer, subject, system. */
#ifndef READ_PAPER_MASTHEAD_FACTS_H
#define READ_PAPER_MASTHEAD_FACTS_H

#include "model/doc.h"

/* Reads them off the front, title and signature nodes; what they do not hold stays unset. */
void masthead_facts_read(struct doc *);

#endif
