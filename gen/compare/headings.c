/* Headings: see align_int.h. */
#include "compare/align_int.h"

/* A title is linked sooner: a document has one, and it names the other act or repeats its subject.
 */
enum { TITLE_FLOOR = HEADING_LIKE / 4 };
/* A heading and a paragraph must be nearly the same to be one; headings are no longer than this. */
enum { ACROSS_FLOOR = HEADING_LIKE * 3 / 4, LONGEST_HEADING = 80 };

struct likely {
    uint32_t old, new, likeness;
    uint64_t rank; /* likeness by place */
};

vec_named(list, struct likely);

static int by_rank(const void *a, const void *b)
{
    const struct likely *l = a, *r = b;
    int rank = mem_order(r->rank, l->rank), old = mem_order(l->old, r->old);
    return rank ? rank : old ? old : mem_order(l->new, r->new);
}

/* Dice's coefficient, of plain words or of weights, whichever is greater: 1024ths. */
static uint32_t likeness(struct sides *s, uint32_t old, uint32_t new)
{
    const struct clause *o = &s->old.clauses.at[old], *n = &s->new.clauses.at[new];
    uint64_t words = o->word_count + n->word_count, mass = o->mass + n->mass;
    uint64_t common = clauses_shared_words(&s->old, o, &s->new, n), plain = 0, weighed = 0;
    if (words)
        plain = 2ull * HEADING_LIKE * common / words;
    if (mass)
        weighed = 2ull * HEADING_LIKE * evidence_measure(s, old, new).weight / mass;
    if (o->class == CLASS_TITLE) /* a title is often contained in the other */
        plain = HEADING_LIKE * common /
                (o->word_count < n->word_count ? o->word_count + 1 : n->word_count + 1);
    return (uint32_t)(plain > weighed ? plain : weighed);
}

/* Old clauses of that class that are like the new one. */
static void gather(struct sides *s, struct index *x, uint32_t n, enum clause_class class,
                   struct list *list)
{
    uint32_t found[CANDIDATES_MOST];
    const struct clause *c = &s->new.clauses.at[n];
    uint32_t floor = class != c->class      ? ACROSS_FLOOR
                     : class == CLASS_TITLE ? TITLE_FLOOR
                                            : HEADING_FLOOR;
    size_t count = candidates_of(x, c, class, found);
    for (size_t i = 0; i < count; i++) {
        const struct clause *o = &s->old.clauses.at[found[i]];
        /* across, a text of more than twice the words cannot reach the floor */
        bool able = !o->equal && (class == c->class || o->word_count <= 2 * LONGEST_HEADING);
        uint32_t like = able ? likeness(s, found[i], n) : 0;
        if (like >= floor)
            *arena_push(s->arena, list) = (struct likely){
                found[i], n, like, (uint64_t)like * expected_place_factor(s, found[i], n)};
    }
}

void headings_link(struct sides *s, struct index *x, bool across, struct pairs *out)
{
    struct list list = {0};
    bool *old_done = arena_alloc(s->arena, s->old.clauses.n);
    bool *new_done = arena_alloc(s->arena, s->new.clauses.n);
    for (uint32_t n = 0; n < s->new.clauses.n; n++) {
        const struct clause *c = &s->new.clauses.at[n];
        if (c->equal)
            continue;
        if (c->class != CLASS_BODY)
            gather(s, x, n, c->class, &list);
        if (across && c->class != CLASS_TITLE && c->word_count <= LONGEST_HEADING)
            gather(s, x, n, c->class == CLASS_BODY ? CLASS_HEADING : CLASS_BODY, &list);
    }
    array_sort(list.at, list.n, by_rank);
    for (size_t i = 0; i < list.n; i++) {
        const struct likely *l = &list.at[i];
        if (old_done[l->old] || new_done[l->new])
            continue;
        old_done[l->old] = new_done[l->new] = true;
        *arena_push(s->arena, out) = (struct pair){l->old, l->new, (uint64_t)l->likeness *BIT};
    }
}
