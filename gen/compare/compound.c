/* Compounds: see compare_int.h. */
#include "compare/compare_int.h"

#include "base/map.h"
#include "compare/words.h"

enum {
    SEEN_LEAST = 3, /* once in each text is the same place, and proves nothing */
    HALF = 2,       /* one over this of the rarer word's occurrences are with the other */
    LIFT = 8        /* times as often as chance would bring the two together */
};

struct pair_counts {
    struct number_map pairs;
    vec(uint32_t) of_pair[2]; /* by number of the pair: of the old side, of the new one */
    uint32_t *of_word;        /* by key */
    size_t words;
};

/* The pair that begins at word i of the clause, unless something is between the two. */
static bool pair_at(const struct sides *s, const struct side *side, const struct clause *c,
                    uint32_t i, uint64_t *pair)
{
    const struct word *w = &side->words.at[c->first_word + i];
    if (i + 1 >= c->word_count || vocabulary_is_number(s->vocabulary, w[0].type) ||
        vocabulary_is_number(s->vocabulary, w[1].type))
        return false;
    *pair = PAIR(w[0].key, w[1].key);
    return words_only_blanks(str_slice(c->text, w[0].at + w[0].bytes, w[1].at));
}

static void count(const struct sides *s, const struct side *side, struct pair_counts *n, int which)
{
    for (size_t k = 0; k < side->clauses.n; k++) {
        const struct clause *c = &side->clauses.at[k];
        for (uint32_t i = 0; i < c->word_count; i++) {
            uint64_t pair;
            n->of_word[side->words.at[c->first_word + i].key]++;
            if (!pair_at(s, side, c, i, &pair))
                continue;
            uint32_t number = number_map_add(&n->pairs, pair);
            for (int t = 0; t < 2 && number == n->of_pair[t].n; t++)
                *arena_push(s->arena, &n->of_pair[t]) = 0;
            n->of_pair[which].at[number]++;
        }
    }
    n->words += side->words.n;
}

/* How often the pair occurs if it is a compound, else 0. */
static uint32_t strength(const struct sides *s, const struct side *side, const struct clause *c,
                         uint32_t i, const struct pair_counts *n)
{
    uint64_t pair;
    if (!pair_at(s, side, c, i, &pair))
        return 0;
    uint32_t number = number_map_find(&n->pairs, pair);
    uint32_t old = n->of_pair[0].at[number], new = n->of_pair[1].at[number], both = old + new;
    uint64_t a = n->of_word[pair >> 32], b = n->of_word[(uint32_t)pair];
    bool together = old && new &&both >= SEEN_LEAST &&both *HALF >= (a < b ? a : b);
    return together && both * (uint64_t)n->words >= LIFT * a * b ? both : 0;
}

static void mark(const struct sides *s, struct side *side, const struct pair_counts *n)
{
    for (size_t k = 0; k < side->clauses.n; k++) {
        const struct clause *c = &side->clauses.at[k];
        uint32_t next = strength(s, side, c, 0, n);
        for (uint32_t i = 0; i < c->word_count; i++) {
            uint32_t here = next;
            next = strength(s, side, c, i + 1, n);
            if (!here || next > here)
                continue;
            side->words.at[c->first_word + i++].compound = true;
            next = strength(s, side, c, i + 1, n);
        }
    }
}

void compounds_mark(struct sides *s)
{
    struct pair_counts n = {.pairs = {.arena = s->arena}};
    n.of_word = arena_array(s->arena, vocabulary_count(s->vocabulary) + 1, sizeof *n.of_word);
    count(s, &s->old, &n, 0);
    count(s, &s->new, &n, 1);
    mark(s, &s->old, &n);
    mark(s, &s->new, &n);
}
