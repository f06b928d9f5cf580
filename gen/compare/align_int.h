/*
 * What the files of the alignment share: see align.h.
 *
 *     equal_clauses.c   clauses that are the same on both sides
 *     candidates.c      which old clauses are worth a look
 *     evidence.c        what two clauses share
 *     roles.c           who has to do what in them
 *     expected_place.c  how far they are from where one would look for them
 *     headings.c        headings, by their own rule
 *     align.c           the strongest pair first
 */
#ifndef COMPARE_ALIGN_INT_H
#define COMPARE_ALIGN_INT_H

#include "base/sequence.h"
#include "compare/align.h"

/* --- equal_clauses.c --------------------------------------------------------------------- */

/*
 * Pairs clauses with the same words before anything is measured, so that a text compared with
 * itself costs linear time however often it repeats itself. The evidence is the mass of the old
 * clause and ALIGN_FLOOR. First come those with the same neighbours, then the rest of each group of
 * equal clauses, first with first. Headings are paired only with the same neighbours or where there
 * is one on each side: "Mục tiêu" may head several sections.
 */
void equal_clauses_pair(struct sides *, struct pairs *);

/* --- candidates.c ------------------------------------------------------------------------ */

/*
 * An inverted list from grams to old clauses. The rarest grams of the new clause are followed
 * first and until a budget is spent, so a formula that every clause has costs nothing, and the time
 * for n clauses grows as n, whatever they say.
 */
enum {
    /* Entries followed for one clause: all of them for documents of some 200 clauses. */
    CANDIDATES_BUDGET = 4096,
    /* Candidates kept: no clause of the corpus has more than four partners. */
    CANDIDATES_MOST = 16,
    /* Bytes: some four thousand words, no clause that people wrote is a quarter of it. One that
     * long_clauses_cut() has not cut has no other partner than one with the same words. */
    LONG_CLAUSE = 20000
};

struct index;
/* Of the old clauses; owned by the arena of the sides, which must be weighed. */
struct index *candidates_new(struct sides *);
/*
 * The old clauses of that class that share most weight with the new one, heaviest first, ties
 * by place; returns how many.
 */
size_t candidates_of(struct index *, const struct clause *new, enum clause_class,
                     uint32_t found[CANDIDATES_MOST]);

/* --- evidence.c -------------------------------------------------------------------------- */

/* Nothing is used up any more. */
void evidence_reset(struct sides *);

struct shared { /* what two clauses share that stronger pairs have not used up: 256ths of a bit */
    uint64_t weight;
    /*
     * The weight found in each sentence times the share of the sentence that it is, summed over the
     * sentences of either clause, whichever gives more. Bits count where they are together: a long
     * clause shares some with any other, a sentence is carried or it is not.
     */
    uint64_t strength;
    uint64_t roles; /* the part of strength that is who has to do what: roles.c */
};
struct shared evidence_measure(struct sides *, uint32_t old, uint32_t new);
/* The pair is taken: what the two share is used up on both sides. */
void evidence_use(struct sides *, uint32_t old, uint32_t new);

/* --- roles.c ----------------------------------------------------------------------------- */

/* Have bodies of the same part in both the same kind of duty. */
bool roles_shared(const struct clause *old, const struct clause *new);
/* Have they all kinds of duty that the old clause has. */
bool roles_carried(const struct clause *old, const struct clause *new);

/* --- expected_place.c -------------------------------------------------------------------- */

/*
 * A plan keeps the order of the text that it carries, by and large. Sure links (anchors) that are
 * in the same order on both sides show where the rest is to be expected, by interpolation; linked
 * headings show that two sections are the same. Place is evidence, never a rule: a clause that was
 * moved is found all the same (an alignment that keeps the order would report it as omitted).
 */
enum { EXPECTED_PLACE_FULL = 1024 };

/* Sets the expected place of each clause; sorts the anchors. */
void expected_place_anchor(struct sides *, struct sequence_link *, size_t n);
/* Are the two below headings that are linked with each other. */
bool expected_place_same_section(const struct sides *, uint32_t old, uint32_t new);
/* The old clause that is where the new one is expected. */
uint32_t expected_place_old(const struct sides *, uint32_t new);
/* What evidence for the pair is worth: EXPECTED_PLACE_FULL in place, a third of it far away. */
uint32_t expected_place_factor(const struct sides *, uint32_t old, uint32_t new);

/* --- headings.c -------------------------------------------------------------------------- */

enum {
    HEADING_LIKE = 1024, /* of what is the same */
    /* More than half of the words: "Mục đích" is not "Mục tiêu". */
    HEADING_FLOOR = HEADING_LIKE * 11 / 20
};

/*
 * Links headings one with one. They are too short for a floor of bits, so they are paired by the
 * share of their words that they have in common, and by their place. Adds a pair for each that has
 * no equal one, the most alike first; the evidence is the likeness, one bit for each 1024th of it.
 * Also titles, and where across says so headings with paragraphs that read like them: a poor scan
 * does not always show which is which.
 */
void headings_link(struct sides *, struct index *, bool across, struct pairs *);
/*
 * Links headings that have no partner, and a word or two in common, by what is below them: where
 * most clauses of the old section are carried in the new one, and most links of either section are
 * links with the other one, the heading is carried. Adds a pair for each; the evidence is the
 * share. Says of each old heading whether its section is carried below its partner.
 */
void headings_by_sections(struct sides *, struct pairs *);

#endif
