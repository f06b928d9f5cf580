/*
 * Feedback: what became of the comments on a draft in the final paper.
 *
 * A comment that quotes what it is about, "X" into "Y", shows what to look for: the share of the
 * three-word runs (trigrams) of the quotation that one clause of the final paper has, which decides
 * most (measured on a real set: accepted words are there whole, removed ones fall to .8 or less).
 * Of a change only the runs count that the two quotations do not have in common. Where the answer
 * quotes a wording of its own, that is looked for. A comment without quotation that asks for
 * something more is looked for by its own words; of any other nothing is claimed.
 */
#ifndef COMPARE_FEEDBACK_H
#define COMPARE_FEEDBACK_H

#include "model/feedback.h"

/* Sets request, result, share and places of each item. */
void feedback_judge(struct feedback *);

#endif
