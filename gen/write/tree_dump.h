/*
 * The tree of a document as plain text, for tests and for people who debug a reader.
 *
 * One node a line, children two blanks deeper; what is unset is left out:
 *
 *     document kind=ke-hoach number=7-KH/TU date=2024-03-19 system=party
 *       front:issuer @1: TỈNH ỦY
 *       heading I [I-] @9: MỤC ĐÍCH
 *         para I.1 [1.] @11-12 central-only: Text, <b>bold</>, <bi>bold italic</>, a call[^1]
 *           footnote I.1/fn1 [1] @14: Note
 *       table-row I/r1 @16
 *         cell: Text
 *         cell <            the source merged it with the one left of it; ^: above it
 *
 * that is: kind (and role), path, [label], @physical lines, marks, then ": " and the text. Letters
 * of a style are b, i, s (superscript), u; those of a change are + and -. In text a line end is
 * "\n", and "\", "<" and a "[" before "^" get a "\" before them.
 */
#ifndef WRITE_TREE_DUMP_H
#define WRITE_TREE_DUMP_H

#include "model/doc.h"

/* Every node, with its lines. */
void write_tree(const struct doc *, struct buf *);
/* What two readings of a paper share: no lines, no noise, no repeated heads, no
 * merged cells. */
void write_tree_bare(const struct doc *, struct buf *);

#endif
