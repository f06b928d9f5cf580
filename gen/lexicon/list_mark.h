/*
 * Marks of list items: the hyphen of Decree 30/2020, annex I, II.6, and what office programs,
 * optical readers and symbol fonts leave in its place.
 */
#ifndef LEXICON_LIST_MARK_H
#define LEXICON_LIST_MARK_H

#include "base/text.h"

/*
 * Bytes of the mark that the text begins with; 0 for none. A letter that stands for a sign of a
 * symbol font, "v" for "❖", is one before a blank and a capital letter alone: "v Trồng cây".
 */
size_t list_mark_length(struct str text);
/* Bytes of blanks between a mark and its text, those that do not break included. */
size_t list_mark_gap(struct str text);
/* Without blanks at the ends; at the front also those that do not break, by which web pages indent.
 */
struct str list_mark_trim(struct str text);
/* Is the text a mark and nothing else. */
bool list_mark_is(struct str text);

#endif
