/* Which clauses that have others below them are printed as titles, and which as sentences. */
#ifndef FORM_FORM_HEADING_H
#define FORM_FORM_HEADING_H

#include "form/form_builder.h"

/* True if all of the node's text is bold: then its number is, too. */
bool form_all_bold(const struct node *);
/*
 * Is a heading printed as text: a numbered sentence with clauses below it, a sentence that leads to
 * them ("... như sau:"), a point "a)" (NĐ 30, annex I, II.6; HD 05, annex 1: only its source makes
 * one bold). Where a neighbour is a title, a short one is, too, whatever sign is at its end.
 */
bool form_is_sentence(struct form_builder *, const struct node *heading);

#endif
