/*
 * The text of a node as it looks, whatever runs it is made of. Sources and writers differ in where
 * a style begins: "**a** **b**" and "**a b**", a bold blank before a plain word, a style that
 * goes on over a line end. None of this can be seen, so comparison and output go by these runs.
 */
#ifndef MODEL_RUNS_H
#define MODEL_RUNS_H

#include "model/doc.h"

/*
 * New runs in the arena, without places: neighbours of one style and change joined; a blank or a
 * footnote call has the style of the words around it where both have the same, else none; a line
 * end is a run of its own, "\n", without style. Calls keep note and text. All words have the style
 * base besides their own.
 */
struct run *runs_settled(struct arena *, const struct node *, unsigned base);

#endif
