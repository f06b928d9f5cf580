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
    uint64_t common = clauses_shared_words(s, o, n), plain = 0, weighed = 0;
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

/* --- by what is below them --------------------------------------------------------------- */

enum {
    /* Three quarters of the links of either section are links with the other one, and some are. */
    SECTION_FLOOR = HEADING_LIKE * 3 / 4,
    SECTION_LEAST = 2,
    SECTION_WORDS = 2,    /* that both headings have: a compound */
    SECTION_ONE_WORDS = 3 /* that they have where one link alone is below them */
};

struct section_pair { /* how many pairs are below both headings, of how many old clauses */
    uint32_t old, new, pairs, clauses;
    uint32_t clause; /* old clause of the last pair */
    uint64_t share;  /* Dice's coefficient of the links of both sections */
};

vec_named(section_pairs, struct section_pair);

static int by_headings(const void *a, const void *b)
{
    const struct section_pair *l = a, *r = b;
    int old = mem_order(l->old, r->old), new = mem_order(l->new, r->new);
    return old ? old : new ? new : mem_order(l->clause, r->clause);
}

static int by_share(const void *a, const void *b)
{
    const struct section_pair *l = a, *r = b;
    int share = mem_order(r->share, l->share);
    return share ? share : by_headings(a, b);
}

/* Counts the pair for the headings above it, and for each two of them. */
static void add_sections(struct sides *s, const struct pair *p, uint32_t *olds, uint32_t *news,
                         struct section_pairs *list)
{
    const struct clause *o = s->old.clauses.at, *n = s->new.clauses.at;
    if (o[p->old].class != CLASS_BODY || n[p->new].class != CLASS_BODY)
        return;
    for (uint32_t k = n[p->new].heading; k != NO_CLAUSE; k = n[k].heading)
        news[k]++;
    for (uint32_t h = o[p->old].heading; h != NO_CLAUSE; h = o[h].heading) {
        olds[h]++;
        for (uint32_t k = n[p->new].heading; k != NO_CLAUSE; k = n[k].heading)
            *arena_push(s->arena, list) = (struct section_pair){h, k, 1, 1, p->old, 0};
    }
}

/* One entry for each two headings, those first whose sections have most in common. */
static void sum_sections(const uint32_t *olds, const uint32_t *news, struct section_pairs *list)
{
    size_t n = 0;
    array_sort(list->at, list->n, by_headings);
    for (size_t i = 0; i < list->n; i++) {
        struct section_pair *last = &list->at[n - 1], *p = &list->at[i];
        if (!n || last->old != p->old || last->new != p->new) {
            list->at[n++] = *p;
            continue;
        }
        last->pairs++;
        last->clauses += last->clause != p->clause;
        last->clause = p->clause;
    }
    list->n = n;
    for (size_t i = 0; i < n; i++) {
        struct section_pair *p = &list->at[i];
        p->share = 2ull * HEADING_LIKE * p->pairs / (olds[p->old] + news[p->new]);
    }
    array_sort(list->at, n, by_share);
}

/* Clauses below each heading that are none themselves. */
static uint32_t *section_sizes(struct arena *a, const struct side *s)
{
    uint32_t *size = arena_array(a, s->clauses.n + 1, sizeof *size);
    for (size_t i = 0; i < s->clauses.n; i++)
        for (uint32_t h = s->clauses.at[i].heading;
             s->clauses.at[i].class == CLASS_BODY && h != NO_CLAUSE; h = s->clauses.at[h].heading)
            size[h]++;
    return size;
}

void headings_by_sections(struct sides *s, struct pairs *pairs)
{
    struct section_pairs list = {0};
    uint32_t *olds = arena_array(s->arena, s->old.clauses.n + 1, sizeof *olds);
    uint32_t *news = arena_array(s->arena, s->new.clauses.n + 1, sizeof *news);
    uint32_t *partner = arena_array(s->arena, s->old.clauses.n + 1, sizeof *partner);
    uint32_t *size = section_sizes(s->arena, &s->old);
    bool *taken = arena_alloc(s->arena, s->new.clauses.n + 1);
    for (size_t i = 0; i < pairs->n; i++) {
        add_sections(s, &pairs->at[i], olds, news, &list);
        partner[pairs->at[i].old] = pairs->at[i].new + 1;
        taken[pairs->at[i].new] = true;
    }
    sum_sections(olds, news, &list);
    for (size_t i = 0; i < list.n && list.at[i].share >= SECTION_FLOOR; i++) {
        const struct section_pair *p = &list.at[i];
        const struct clause *o = &s->old.clauses.at[p->old], *n = &s->new.clauses.at[p->new];
        if (2 * p->clauses < size[p->old] || o->word_count > LONGEST_HEADING ||
            n->word_count > LONGEST_HEADING)
            continue;
        uint32_t words = clauses_shared_words(s, o, n);
        if (p->pairs < SECTION_LEAST && words < SECTION_ONE_WORDS)
            continue;
        if (!partner[p->old] && !taken[p->new] && words >= SECTION_WORDS) {
            partner[p->old] = p->new + 1;
            taken[p->new] = true;
            *arena_push(s->arena, pairs) = (struct pair){p->old, p->new, p->share *BIT};
        }
        s->old.clauses.at[p->old].section_carried |= partner[p->old] == p->new + 1;
    }
}
