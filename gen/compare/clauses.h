/*
 * Clauses: one side of a comparison as a flat list, in reading order, with its words.
 *
 * Aligned are titles, headings, paragraphs, bullets and rows of tables.
 * A clause knows the heading above it and how far its own section reaches; what it says is known
 * to vocabulary.c, what it weighs to weight.c.
 */
#ifndef COMPARE_CLAUSES_H
#define COMPARE_CLAUSES_H

#include <stdbool.h>
#include <stdint.h>

#include "compare/vocabulary.h"
#include "model/doc.h"

enum clause_class { CLASS_TITLE, CLASS_HEADING, CLASS_BODY, CLASSES };

enum { NO_CLAUSE = UINT32_MAX };

struct clause {
    const struct node *node;
    struct str text; /* the node's own; cells of a row are joined by tabs */
    enum clause_class class;
    uint32_t heading;     /* index of the nearest heading above, or NO_CLAUSE */
    uint32_t section_end; /* index behind the last clause below this one in the tree */
    bool background;      /* stands in an account of the situation: nothing to be carried out */
    uint32_t first_word, word_count;
    uint32_t first_segment, segment_count; /* set by weight.c */
    uint32_t first_gram, gram_count;
    uint64_t mass;
};

struct gram { /* an occurrence; what grams are is told in weight.h */
    uint32_t name;
    uint32_t segment; /* counted from the clause's first */
};

struct side {
    const struct doc *doc;
    vec(struct clause) clauses;
    struct word_list words;
    vec(uint64_t) segments; /* masses of the sentences, or limbs of one, of all clauses */
    vec(struct gram) grams; /* clause by clause, by name */
};

/* Texts go to the arena. */
void clauses_collect(struct arena *, struct vocabulary *, const struct doc *, struct side *);
void clauses_free(struct side *);

/* Is index i below the heading h. */
bool clauses_below(const struct side *, uint32_t h, uint32_t i);

#endif
