/*
 * A document as Akoma Ntoso 3.0, with the elements that read/akn/akn.h lists. Valid against the
 * OASIS schema for every document, and read back to the same tree; noise and repeated table heads
 * are left out. The same document gives the same bytes; eIds follow the labels
 * ("sec_III__subsec_2__para_2.1"). A control character, which XML cannot hold, becomes U+FFFD with
 * a warning. Clauses that nest more than some 200 deep are written but, for the limit of libxml2 on
 * depth, not read back.
 */
#ifndef WRITE_AKN_AKN_WRITE_H
#define WRITE_AKN_AKN_WRITE_H

#include "model/doc.h"

void write_akn(const struct doc *, struct buf *);

#endif
