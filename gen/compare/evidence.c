/* Evidence: see evidence.h. */
#include "compare/evidence.h"

#include <stdlib.h>
#include <string.h>

enum {
    FRESH = 16,
    /*
     * What an occurrence counts that a stronger pair has used. On the old side, three quarters: a
     * plan may carry a duty twice. On the new side, an eighth: what a plan says was taken from one
     * place, and a formula in it is not to prove a second one. On both, a sixteenth.
     */
    OLD_USED = 12,
    NEW_USED = 2,
    BOTH_USED = 1,
    /* A sentence lighter than this is measured as if it weighed so much: it proves little. */
    LEAST_SENTENCE = 12 * BIT
};

struct use { /* of one gram in the two clauses at hand */
    uint32_t old_n, new_n;
    uint32_t old_free, new_free; /* occurrences that are not used up */
    uint32_t value;              /* what one shared occurrence counts here */
};

struct evidence {
    const struct side *old, *new;
    const struct weights *weights;
    unsigned char *used_old, *used_new; /* by place in side->grams */
    struct use *use;                    /* by gram, zero between calls */
};

struct evidence *evidence_new(const struct side *old, const struct side *new,
                              const struct weights *w)
{
    struct evidence *e = mem_zalloc(sizeof *e);
    *e = (struct evidence){old,
                           new,
                           w,
                           mem_zalloc(old->grams.n + 1),
                           mem_zalloc(new->grams.n + 1),
                           mem_zalloc((w->n + 1) * sizeof *e->use)};
    return e;
}

void evidence_free(struct evidence *e)
{
    free(e->used_old);
    free(e->used_new);
    free(e->use);
    free(e);
}

void evidence_reset(struct evidence *e)
{
    memset(e->used_old, 0, e->old->grams.n);
    memset(e->used_new, 0, e->new->grams.n);
}

static void load(struct evidence *e, const struct clause *o, const struct clause *n)
{
    for (uint32_t i = o->first_gram; i < o->first_gram + o->gram_count; i++) {
        struct use *u = &e->use[e->old->grams.at[i]];
        u->old_n++;
        u->old_free += !e->used_old[i];
    }
    for (uint32_t i = n->first_gram; i < n->first_gram + n->gram_count; i++) {
        struct use *u = &e->use[e->new->grams.at[i]];
        u->new_n++;
        u->new_free += !e->used_new[i];
    }
}

static void unload(struct evidence *e, const struct clause *o, const struct clause *n)
{
    for (uint32_t i = o->first_gram; i < o->first_gram + o->gram_count; i++)
        e->use[e->old->grams.at[i]] = (struct use){0};
    for (uint32_t i = n->first_gram; i < n->first_gram + n->gram_count; i++)
        e->use[e->new->grams.at[i]] = (struct use){0};
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Sets the value of one shared occurrence; returns that of all of them. */
static uint64_t value_gram(struct use *u, uint32_t weight)
{
    uint32_t both = least(u->old_n, u->new_n);
    uint32_t fresh = least(both, least(u->old_free, u->new_free)), rest = both - fresh;
    uint32_t new_only = least(rest, u->new_free - fresh); /* free there, used on the old side */
    uint32_t old_only = least(rest - new_only, u->old_free - fresh);
    uint64_t units = (uint64_t)FRESH * fresh + (uint64_t)OLD_USED * new_only +
                     (uint64_t)NEW_USED * old_only +
                     (uint64_t)BOTH_USED * (rest - new_only - old_only);
    u->value = (uint32_t)(weight * units / FRESH / both);
    return weight * units / FRESH;
}

/* Each sentence of the clause by what is found of it and by how much of it that is. */
static uint64_t strength(const struct evidence *e, const struct side *s, const struct clause *c)
{
    uint64_t sum = 0;
    for (uint32_t k = 0; k < c->segment_count; k++) {
        const struct segment *g = &s->segments.at[c->first_segment + k];
        uint64_t found = 0, whole = g->mass > LEAST_SENTENCE ? g->mass : LEAST_SENTENCE;
        for (uint32_t i = g->first_gram; i < g->first_gram + g->gram_count; i++)
            found += e->use[s->grams.at[i]].value;
        sum += (found < whole ? found : whole) * found / whole;
    }
    return sum;
}

struct shared evidence_measure(struct evidence *e, uint32_t old, uint32_t new)
{
    const struct clause *o = &e->old->clauses.at[old], *n = &e->new->clauses.at[new];
    struct shared s = {0};
    load(e, o, n);
    for (uint32_t i = n->first_gram; i < n->first_gram + n->gram_count; i++) {
        uint32_t gram = e->new->grams.at[i];
        struct use *u = &e->use[gram];
        if (u->old_n && u->new_n && !u->value)
            s.weight += value_gram(u, e->weights->of[gram]);
    }
    uint64_t one = strength(e, e->old, o), two = strength(e, e->new, n);
    s.strength = one > two ? one : two;
    unload(e, o, n);
    return s;
}

/* Marks, of each gram that the two share, as many unused occurrences as they share. */
static void use_up(struct evidence *e, const struct side *s, const struct clause *c,
                   unsigned char *used)
{
    for (uint32_t i = c->first_gram; i < c->first_gram + c->gram_count; i++) {
        struct use *u = &e->use[s->grams.at[i]];
        u->value = least(u->old_n, u->new_n);
    }
    for (uint32_t i = c->first_gram; i < c->first_gram + c->gram_count; i++) {
        struct use *u = &e->use[s->grams.at[i]];
        if (!used[i] && u->value) {
            used[i] = 1;
            u->value--;
        }
    }
}

void evidence_use(struct evidence *e, uint32_t old, uint32_t new)
{
    const struct clause *o = &e->old->clauses.at[old], *n = &e->new->clauses.at[new];
    load(e, o, n);
    use_up(e, e->old, o, e->used_old);
    use_up(e, e->new, n, e->used_new);
    unload(e, o, n);
}
