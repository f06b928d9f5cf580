/*
 * How facts are read from the words of a clause; see facts.h.
 *
 *     facts.c         acts, bodies that lead and bodies; which words are which kind
 *     fact_dates.c    dates
 *     fact_amounts.c  figures
 */
#ifndef COMPARE_FACTS_INT_H
#define COMPARE_FACTS_INT_H

#include "compare/facts.h"

struct fact_words { /* an entry of a list: its words */
    uint32_t *keys;
    size_t n;
};

vec_named(fact_lists, struct fact_words);

struct fact_reader {
    struct sides *s;
    struct map names;
    bool draft;
    uint32_t day, month, year, quarter, range_from, range_to;
    struct fact_lists bounds, verbs, units, scales, terms, percent, joins, lead, giver;
};

/* A clause that is being read. */
struct reading {
    struct fact_reader *r;
    struct arena *texts;
    const struct clause *clause;
    const struct word *w;
    uint32_t n, number; /* words; the clause's number */
    struct facts *out;
    struct {               /* of the figure of a row that was read last */
        size_t at, column; /* byte of the clause's text, and the column that it is in */
        struct str what;   /* its figures count; unset for none yet */
    } cell;
};

/* The text of words [from, end). */
struct str fact_slice(const struct reading *, uint32_t from, uint32_t end);
/* What is before word i; where i is the number of words, what follows the last. */
struct str fact_gap(const struct reading *, uint32_t i);
/* Are words i - 1 and i in one limb of a sentence. */
bool fact_adjoins(const struct reading *, uint32_t i);
/* The words that the longest entry takes from word i on, which one it is; 0 for none. */
uint32_t fact_entry(const struct fact_lists *, const struct reading *, uint32_t i, size_t *which);
uint32_t fact_entry_at(const struct fact_lists *, const struct reading *, uint32_t i);
/* The words of the longest entry that ends before word i, in one limb with it; 0 for none. */
uint32_t fact_entry_before(const struct fact_lists *, const struct reading *, uint32_t i);
struct str fact_word(const struct reading *, uint32_t i); /* unset beyond the last */
uint32_t fact_name(struct fact_reader *, enum changed_kind, struct str key);

struct day { /* 0: not said */
    uint32_t day, month, quarter, year, last_year;
};

/* The words of the date whose first number is word i; 0 for none. */
uint32_t fact_date_at(const struct reading *, uint32_t i, struct day *);
/* Is word i a year of four figures. */
bool fact_is_year(const struct reading *, uint32_t i);
/* Is it one dash, with blanks or not. */
bool fact_is_dash(struct str);

struct amount {
    uint32_t from, end; /* the words of all of it: "ít nhất 30 km" */
    uint32_t value_end; /* where those of its number end, or of its two: "15 - 20" */
    uint32_t told_end;  /* where those end that its value tells: "30 km" of "30 km đường" */
    struct str sign;    /* "%", "‰" after it, in the text; else unset */
    uint32_t unit;      /* 1 for a share, else the key of the unit's first word + 2; 0 for none */
    uint32_t name;      /* equal amounts have equal names, whatever they are of */
    uint32_t value;     /* the same without its bound */
    uint32_t measure;   /* what the number is in: "triệu", "tháng", "/năm" */
};

/* The amount whose number is word i. */
struct amount fact_amount_at(const struct reading *, uint32_t i);

#endif
