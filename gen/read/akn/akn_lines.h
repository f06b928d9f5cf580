/*
 * Flows of Akoma Ntoso whose parts are lines, not clauses of this paper: titles, cells, and quoted
 * structures, as acts hold that change other acts. A number becomes words of the line after it.
 */
#ifndef READ_AKN_AKN_LINES_H
#define READ_AKN_AKN_LINES_H

#include "read/akn/akn_text.h"

/* Adds all paragraphs below an element to the node, a line each. */
void akn_lines(struct akn_reader *, struct node *, const struct xml *);
/*
 * Adds a paragraph to the node for each line of a quotedStructure or embeddedStructure, with the
 * quotation marks that its attributes have; to a cell, lines.
 */
void akn_lines_quoted(struct akn_reader *, struct node *, const struct xml *);

#endif
