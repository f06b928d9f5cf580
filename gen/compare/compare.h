/*
 * Comparison: two documents in, the account of what became of each clause out.
 *
 *     clauses.c   both documents as lists of clauses       vocabulary.c, ocr_repair.c, citation.c
 * words weight.c    what shared words prove                  candidates.c    candidates
 *     equal_clauses.c, evidence.c, place.c, headings.c, align.c    which clause carries which
 *     coverage.c, links.c   how much of it                 words.c    the marked text
 *     omissions.c           what was dropped, and how grave that is
 *
 * Deterministic to the bit: integers only, ties broken by place. Time and memory grow linearly.
 */
#ifndef COMPARE_COMPARE_H
#define COMPARE_COMPARE_H

#include "model/comparison.h"

/* A reviewer's note that an omission is all right: it holds as long as the clause reads so. */
struct waiver {
    struct str path;   /* of the old clause */
    struct str digest; /* the digest that JSON gives with the omission */
    struct str reason;
};

struct compare_options {
    bool draft; /* OLD is an earlier draft of NEW, not the text that it carries out */
    const struct waiver *waivers;
    size_t waiver_count;
};

/* Never NULL; comparison_free() releases it. Both documents must outlive it. */
struct comparison *compare_documents(const struct doc *old, const struct doc *new,
                                     const struct compare_options *);

/*
 * Three-way: what of the old text an earlier draft of the new one had carried and not carried.
 * Both comparisons are of the same old document.
 */
void compare_with_earlier(struct comparison *now, const struct comparison *before);

#endif
