/* Headings: see headings.h. */
#include "compare/headings.h"

#include "base/mem.h"
#include "compare/shared_words.h"

#include <stdlib.h>

/* A title is linked sooner: a document has one, and it names the other act or repeats its subject.
 */
enum { TITLE_FLOOR = HEADING_LIKE / 4 };
/* A heading and a paragraph must be nearly the same to be one; headings are no longer than this. */
enum { ACROSS_FLOOR = HEADING_LIKE * 3 / 4, LONGEST_HEADING = 80 };

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

/* Dice's coefficient, of plain words or of weights, whichever is greater: 1024ths. */
static uint32_t likeness(const struct expected_place *p, struct evidence *e, uint32_t old,
                         uint32_t new)
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

vec_named(list, struct likely);

struct linker {
    const struct expected_place *place;
    struct evidence *evidence;
    struct index *index;
    const bool *old_taken;
    struct list list;
};

static uint32_t floor_of(enum clause_class old, enum clause_class new)
{
    return old != new ? ACROSS_FLOOR : new == CLASS_TITLE ? TITLE_FLOOR : HEADING_FLOOR;
}

/* Old clauses of that class that are like the new one. */
static void gather(struct linker *k, uint32_t n, enum clause_class class)
{
    uint32_t found[CANDIDATES_MOST];
    const struct clause *c = &k->place->new->clauses.at[n];
    size_t count = candidates_of(k->index, k->place->new, c, class, found);
    for (size_t i = 0; i < count; i++) {
        uint32_t like = k->old_taken[found[i]] ? 0 : likeness(k->place, k->evidence, found[i], n);
        if (like >= floor_of(class, c->class))
            *vec_push(&k->list) = (struct likely){
                found[i], n, like, (uint64_t)like * expected_place_factor(k->place, found[i], n)};
    }
}

static void gather_all(struct linker *k, const bool *new_taken, bool across)
{
    for (uint32_t n = 0; n < k->place->new->clauses.n; n++) {
        const struct clause *c = &k->place->new->clauses.at[n];
        if (new_taken[n])
            continue;
        if (c->class != CLASS_BODY)
            gather(k, n, c->class);
        if (across && c->class != CLASS_TITLE && c->word_count <= LONGEST_HEADING)
            gather(k, n, c->class == CLASS_BODY ? CLASS_HEADING : CLASS_BODY);
    }
}

void headings_link(const struct expected_place *p, struct evidence *e, struct index *x,
                   const bool *old_taken, const bool *new_taken, bool across,
                   struct heading_pairs *out)
{
    struct linker k = {p, e, x, old_taken, {0}};
    bool *old_done = mem_zalloc(p->old->clauses.n + 1),
         *new_done = mem_zalloc(p->new->clauses.n + 1);
    gather_all(&k, new_taken, across);
    array_sort(k.list.at, k.list.n, by_rank);
    for (size_t i = 0; i < k.list.n; i++) {
        const struct likely *l = &k.list.at[i];
        if (old_done[l->old] || new_done[l->new])
            continue;
        old_done[l->old] = new_done[l->new] = true;
        *vec_push(out) = (struct heading_pair){l->old, l->new, l->likeness};
    }
    vec_free(&k.list);
    free(old_done);
    free(new_done);
}
