/*
 * Clauses: the two sides of a comparison as flat lists, in reading order, with their words and with
 * what the steps of compare.h find out about each clause.
 *
 * Aligned are titles, headings, paragraphs, bullets and rows of tables. A clause knows the heading
 * above it and how far its own section reaches.
 */
#ifndef COMPARE_CLAUSES_H
#define COMPARE_CLAUSES_H

#include <stdbool.h>
#include <stdint.h>

#include "compare/vocabulary.h"
#include "model/doc.h"

enum clause_class { CLASS_TITLE, CLASS_HEADING, CLASS_BODY, CLASSES };

enum { NO_CLAUSE = UINT32_MAX };

/* The best pair that was not good enough, for a clause: why it counts as omitted or added. */
struct rejected {
    uint32_t other; /* clause of the other side, or NO_CLAUSE */
    uint64_t evidence;
};

struct clause {
    const struct node *node;
    struct str text;             /* the node's own; cells of a row are joined by tabs */
    const struct task_row *task; /* of a row with one, else NULL: an empty lead is that above */
    enum clause_class class;
    uint32_t heading; /* index of the nearest heading above, or NO_CLAUSE */
    bool background;  /* part of an account of the situation: nothing to be carried out */
    uint32_t first_word, word_count;
    uint32_t listed; /* words in lists of bodies, which prove little: bodies.c */
    uint32_t first_segment, segment_count;         /* set by weight.c */
    uint32_t first_gram, gram_count, common_grams; /* common: those that both sides have, first */
    uint64_t mass;
    uint64_t bodies, duties; /* who has to do what, a bit for each kind: roles.c */
    bool equal;              /* paired with a clause of the same words: equal_clauses.c */
    bool linked;             /* has a partner: align.c; is part of a link: links.c */
    bool quoted;             /* has a partner that shares words, not a role alone: align.c */
    uint32_t changes;        /* how often something of it was used up: align.c */
    uint32_t expected;       /* place on the other side, in 16ths of a clause: expected_place.c */
    uint32_t partner;        /* of a heading: that of the other side, or NO_CLAUSE */
    bool section_carried;    /* of a heading: what is below it, below its partner: headings.c */
    struct rejected rejected;
};

struct gram { /* an occurrence; what grams are: weight.h */
    uint32_t name;
    uint32_t segment : 30; /* counted from the clause's first */
    uint32_t used : 1;     /* by a stronger pair: evidence.c */
    uint32_t role : 1;     /* a body with a kind of duty, of no sentence: roles.c */
};

struct segment { /* a sentence, or a limb of one; what of it is a list of bodies is another */
    bool list;
    uint64_t mass;
    uint64_t found; /* of it in the clause at hand: evidence.c; zero between calls */
};

struct side {
    const struct doc *doc;
    vec(struct clause) clauses;
    struct word_list words;
    vec(struct segment) segments; /* of all clauses */
    vec(struct gram) grams;       /* clause by clause: those of both sides by name, then others */
};

/* "VHĐ" for "văn hoá đọc": where it is defined. */
struct abbreviation {
    const struct word *words; /* of the abbreviation: "TV,XB" are two */
    uint32_t n;
    const struct word *expansion;
    uint32_t expansion_words;
};

struct sides {           /* "old" is the text that is carried out or came first: align.h */
    struct arena *arena; /* for what lasts as long as the comparing; nothing else is freed */
    struct vocabulary *vocabulary;
    struct side old, new;
    bool printed; /* one was read from pages: an empty lead is the one above, merged there */
    struct fact_reader *facts;              /* set by links.c */
    vec(struct abbreviation) abbreviations; /* of either text: abbreviation.c */
    uint32_t *weights;                      /* by gram: weight.h */
    uint32_t *unshared;                     /* by key, zero between calls: clauses_shared_words() */
    size_t gram_count;                      /* grams are below it */
};

struct pair {
    uint32_t old, new;
    uint64_t evidence; /* in 256ths of a bit */
};

vec_named(pairs, struct pair);

/* Texts of clauses go to the arena `texts`. */
void clauses_collect(struct sides *, struct arena *texts, const struct doc *, struct side *);

/*
 * The text of a node alone; the cells of a row or head of a table are joined by tabs. task: of a
 * row, or NULL.
 */
struct str clauses_text(struct arena *, const struct node *, const struct task_row *task);

/* Is index i below the heading h. */
bool clauses_below(const struct side *, uint32_t h, uint32_t i);

/*
 * How many words two clauses share, whatever their order, when every word counts the same, and
 * those in lists of bodies nothing: for clauses of which weights say nothing, as headings, or a
 * sentence that every section repeats.
 */
uint32_t clauses_shared_words(struct sides *, const struct clause *old, const struct clause *new);

#endif
