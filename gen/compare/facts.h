/*
 * Facts: what of a clause is a figure, a date, an act that is cited, or a body that leads.
 *
 * A figure is a number, or a range of two, with what bounds it ("trên", "ít nhất"), what it is in
 * ("triệu", "tháng") and what it counts; a date is one fact however it is written ("30/6/2026",
 * "ngày 30 tháng 6 năm 2026", "quý II/2026", "2030"), its parts are no figures, nor is the number
 * of a row; an act is its symbol ("42-CT/TW").
 */
#ifndef COMPARE_FACTS_H
#define COMPARE_FACTS_H

#include "base/map.h"
#include "compare/clauses.h"

struct fact {
    enum changed_kind kind;
    uint32_t clause;
    uint32_t first, words;   /* of the clause's words */
    struct str value;        /* "80", "30/6/2026", "42-CT/TW" */
    struct str shown;        /* that with its bound and unit: "trên 80 %" */
    struct str what;         /* what is counted, or unset: "tỉ lệ xã có thư viện" */
    uint32_t name;           /* equal facts have equal names */
    uint32_t shape;          /* what may become each other: unit of a figure, parts of a date ... */
    uint32_t measure;        /* of a figure: what it is in; others: 0 */
    struct fact *partner;    /* on the other side */
    bool class;              /* a class of bodies, "các xã" */
    uint32_t list, list_end; /* of a body in a list of bodies: all words of it; others: 0 */
};

vec_named(facts, struct fact);

struct fact_reader;
/* Of two drafts every name before "chủ trì" is one that leads; of a plan and its central text those
 * that roles_find() knows, by their part. */
struct fact_reader *facts_reader(struct sides *, bool draft);
/* Appends the facts of a clause, in order. Composed texts go to the arena `texts`. */
void facts_read(struct fact_reader *, struct arena *texts, const struct side *, uint32_t clause,
                struct facts *);
/* Have two texts the same words, but for dates and figures that are written in another form: "Quý
 * II/2025" and "Quý 2/2025", "5 ha" and "5 héc-ta". */
bool facts_same(struct fact_reader *, struct str a, struct str b);

#endif
