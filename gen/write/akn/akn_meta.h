/*
 * The meta block of Akoma Ntoso: what work, expression and manifestation a document is.
 */
#ifndef WRITE_AKN_AKN_META_H
#define WRITE_AKN_AKN_META_H

#include "model/doc.h"

/*
 * component 0 is the document, 1... its attachments. central_only: a clause refers to that
 * concept. Every line starts with indent blanks.
 */
void akn_meta(const struct doc *, unsigned component, bool central_only, size_t indent,
              struct buf *);

/* "2023-11-24", not "2023-11" */
bool akn_meta_full_date(struct str);

#endif
