/*
 * The form of a printed paper, ours or of another program, held against the style of its kind: what
 * the rules fix (allowed-... of style.xml) is measured, and each breach is a warning that names
 * page, place in mm and the clause of the rule. A breach of one kind that the paper has in many
 * places is one warning with their number.
 *
 * The document says what a printed line is (title, signature, ...), the pages how it is printed.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "model/doc.h"
#include "model/style.h"
#include "read/pdf/printed.h"

/* How many warnings; name: of the file, as messages name it. */
size_t check_form(const struct doc *, const struct printed_pages *, const struct style *,
                  const char *name);

#endif
