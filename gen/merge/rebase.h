/*
 * Rebase: an overlay that was written against one central text, applied to a later one. An
 * operation's fingerprint (of="...") tells whether the clause reads as it did.
 */
#ifndef MERGE_REBASE_H
#define MERGE_REBASE_H

#include "model/doc.h"

enum { REBASE_DIGITS = 8 }; /* 32 bits: two of a thousand clauses share one in 1 of 8600 texts */

/* The beginning of the SHA-256 of the clause's own words, lower-case hexadecimal, with a NUL. */
void rebase_fingerprint(const struct node *, char out[REBASE_DIGITS + 1]);

#endif
