/* Which clauses that have others below them are printed as titles, and which as sentences. */
#ifndef FORM_FORM_HEADING_H
#define FORM_FORM_HEADING_H

#include "form/form_builder.h"

/* True if all of the node's text is bold: then its number is, too. */
bool form_all_bold(const struct node *);
/* A point "a)" in bold that has clauses below it, beside one that is not in bold: both look alike.
 */
bool form_is_odd(const struct form_builder *, const struct node *);
/*
 * A numbered sentence with clauses below it: no title, whatever its place in the tree. Where one of
 * its neighbours is a title, it is one, too, with a full stop that should not be there.
 */
bool form_is_sentence(const struct node *heading);
/*
 * A heading in letters of the text: a sentence that leads to what is below it ("... như sau:"), a
 * point "a)" (NĐ 30, annex I, II.6; HD 05, annex 1), unless its source has it in bold. Another that
 * ends with a colon is one beside numbered texts, and in a paper whose titles are in bold; beside a
 * title it is a title.
 */
bool form_leads_on(struct form_builder *, const struct node *heading);
/* Who decides, below the bases of a decision: "BAN THƯỜNG VỤ TỈNH UỶ QUYẾT ĐỊNH:". */
bool form_is_order(struct form_builder *, const struct node *heading);

#endif
