/*
 * Quoted structures of Akoma Ntoso, as acts hold that change other acts: nothing in them is a
 * clause of this paper, so that each line is a paragraph without a label, its number in its words.
 */
#ifndef READ_AKN_AKN_QUOTED_H
#define READ_AKN_AKN_QUOTED_H

#include "read/akn/akn_text.h"

/*
 * Adds a paragraph to the node for each line of a quotedStructure or embeddedStructure, with the
 * quotation marks that its attributes tell; to a cell, lines.
 */
void akn_quoted(struct akn_reader *, struct node *, const struct xml *);

#endif
