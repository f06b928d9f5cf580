/* Headings: see headings.h. */
#include "compare/headings.h"

#include <stdlib.h>

/* A title is linked sooner: a document has one, and it names the other act or repeats its subject.
 */
enum { TITLE_FLOOR = HEADING_LIKE / 4 };

struct likely {
    uint32_t old, new, likeness;
    uint64_t rank; /* likeness by place */
};

static int by_rank(const void *a, const void *b)
{
    const struct likely *l = a, *r = b;
    if (l->rank != r->rank)
        return l->rank > r->rank ? -1 : 1;
    if (l->old != r->old)
        return l->old < r->old ? -1 : 1;
    return (l->new > r->new) - (l->new < r->new);
}

static int by_key(const void *a, const void *b)
{
    uint32_t l = *(const uint32_t *)a, r = *(const uint32_t *)b;
    return (l > r) - (l < r);
}

static uint32_t *sorted_keys(const struct side *s, const struct clause *c)
{
    uint32_t *key = mem_alloc((c->word_count + 1ull) * sizeof *key);
    for (uint32_t i = 0; i < c->word_count; i++)
        key[i] = s->words.at[c->first_word + i].key;
    qsort(key, c->word_count, sizeof *key, by_key);
    return key;
}

/* How many words two clauses share, whatever their order. */
static uint32_t shared_words(const struct side *a, const struct clause *x, const struct side *b,
                             const struct clause *y)
{
    uint32_t *l = sorted_keys(a, x), *r = sorted_keys(b, y), n = 0;
    for (uint32_t i = 0, k = 0; i < x->word_count && k < y->word_count;) {
        n += l[i] == r[k];
        uint32_t left = l[i];
        i += left <= r[k];
        k += r[k] <= left;
    }
    free(l);
    free(r);
    return n;
}

/* Dice's coefficient, of plain words or of weights, whichever is greater: 1024ths. */
static uint32_t likeness(const struct place *p, struct evidence *e, uint32_t old, uint32_t new)
{
    const struct clause *o = &p->old->clauses.at[old], *n = &p->new->clauses.at[new];
    uint64_t words = o->word_count + n->word_count, mass = o->mass + n->mass;
    uint64_t plain = 0, weighed = 0;
    if (words)
        plain = 2ull * HEADING_LIKE * shared_words(p->old, o, p->new, n) / words;
    if (mass)
        weighed = 2ull * HEADING_LIKE * evidence_measure(e, old, new).weight / mass;
    if (o->class == CLASS_TITLE) /* a title is often contained in the other */
        plain = (uint64_t)HEADING_LIKE * shared_words(p->old, o, p->new, n) /
                (o->word_count < n->word_count ? o->word_count + 1 : n->word_count + 1);
    return (uint32_t)(plain > weighed ? plain : weighed);
}

void headings_link(const struct place *p, struct evidence *e, struct index *x,
                   const bool *old_taken, const bool *new_taken, struct heading_pairs *out)
{
    vec(struct likely) list = {0};
    uint32_t found[INDEX_CANDIDATES];
    bool *old_done = mem_zalloc(p->old->clauses.n + 1),
         *new_done = mem_zalloc(p->new->clauses.n + 1);
    for (uint32_t n = 0; n < p->new->clauses.n; n++) {
        const struct clause *c = &p->new->clauses.at[n];
        size_t k =
            c->class == CLASS_BODY || new_taken[n] ? 0 : index_candidates(x, p->new, c, found);
        for (size_t i = 0; i < k; i++) {
            uint32_t like = old_taken[found[i]] ? 0 : likeness(p, e, found[i], n);
            if (like >= (c->class == CLASS_TITLE ? TITLE_FLOOR : HEADING_FLOOR))
                *vec_push(&list) = (struct likely){found[i], n, like,
                                                   (uint64_t)like * place_factor(p, found[i], n)};
        }
    }
    if (list.n)
        qsort(list.at, list.n, sizeof *list.at, by_rank);
    for (size_t i = 0; i < list.n; i++) {
        const struct likely *l = &list.at[i];
        if (old_done[l->old] || new_done[l->new])
            continue;
        old_done[l->old] = new_done[l->new] = true;
        *vec_push(out) = (struct heading_pair){l->old, l->new, l->likeness};
    }
    vec_free(&list);
    free(old_done);
    free(new_done);
}
