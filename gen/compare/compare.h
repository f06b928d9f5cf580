/*
 * Comparison: two documents in, the account of what became of each clause out.
 *
 *     long_clauses.c            clauses of thousands of words become several
 *     clauses.c, vocabulary.c   both documents as lists of clauses, their words as numbers
 *     ocr_repair.c, citation.c  slips of scanners; names of acts, which prove nothing
 *     bodies.c              lists of bodies, which prove little
 *     abbreviation.c            what abbreviations stand for
 *     roles.c                   who has to do what, by the ladder of bodies
 *     weight.c                  what shared words prove
 *     align.c                   which clause carries which, by equal_clauses.c, candidates.c,
 *                               evidence.c, expected_place.c, headings.c
 *     links.c                   how much of it, by coverage.c; the marked text, by words.c
 *     figures.c                 which figures, dates, acts changed, by facts.c, fact_dates.c,
 *                               fact_amounts.c
 *     cells.c                   rows of tables, column by column
 *     frame.c                   what is outside the clauses
 *     omissions.c               what was dropped, and how grave that is
 *
 * Deterministic to the bit: integers only, ties broken by place. Time and memory grow linearly.
 */
#ifndef COMPARE_COMPARE_H
#define COMPARE_COMPARE_H

#include "model/chain.h"
#include "model/comparison.h"
#include "model/matrix.h"

/* A reviewer's note that an omission is right: valid as long as the clause has the same text. */
struct waiver {
    struct str path;   /* of the old clause */
    struct str digest; /* the digest that JSON gives with the omission */
    struct str reason;
    struct pos pos; /* where it is written; may be unset */
    bool standing;  /* of a profile: it is right also where its clause is carried */
};

struct compare_options {
    bool draft; /* OLD is an earlier draft of NEW, not the text that it carries out */
    const struct waiver *waivers;
    size_t waiver_count;
};

/*
 * A clause of many thousand words (a table that was read as a paragraph) becomes one of a page at
 * most, with unnumbered paragraphs below it for the rest: each link shows its clauses whole, and
 * with clauses of any length time and output would grow with the square of that. Comes before the
 * document is compared; nothing of the text changes.
 */
void long_clauses_cut(struct doc *);

/* Never NULL; comparison_free() releases it. Both documents must outlive it. */
struct comparison *compare_documents(const struct doc *old, const struct doc *new,
                                     const struct compare_options *);

/*
 * Three-way: what of the old text an earlier draft of the new one had carried and not carried.
 * Both comparisons are of the same old document.
 */
void compare_with_earlier(struct comparison *now, const struct comparison *before);

/*
 * matrix.c: comparisons of several plans with one central text, side by side; and each plan with
 * each other one, to find what they have of each other beyond the central text. All comparisons are
 * of the same old document; they must outlive the matrix.
 */
struct matrix *compare_matrix(const struct comparison *const *plans, size_t n);

/*
 * chain.c: what became of each duty of the first paper along papers each of which carries out the
 * one before (model/chain.h): where it was lost or weakened, and where it got its first deadline. A
 * duty that a paper leaves out is looked for in those after it with the words of the first paper.
 * Two papers at least; they must outlive the chain. Never NULL; chain_free() releases it.
 */
struct chain *compare_chain(const struct doc *const *papers, size_t n);

#endif
