/* Akoma Ntoso in, the meta block: number, date, issuer and other facts of the document. */
#ifndef READ_AKN_AKN_FACTS_H
#define READ_AKN_AKN_FACTS_H

#include "read/akn/akn_text.h"

void akn_facts(struct akn_reader *, const struct xml *document);
/* A copy of the document's own; unset stays unset. */
struct str akn_facts_kept(struct akn_reader *, struct str);

#endif
