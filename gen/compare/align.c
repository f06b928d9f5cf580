/* Alignment: see align.h. */
#include "compare/align_int.h"

#include "model/central_matter.h"

enum {
    /* Three times the floor makes a pair sure enough to show where the others are expected. */
    ANCHOR_FLOOR = 3 * ALIGN_FLOOR,
    /*
     * A second source for the same new clause needs more: long clauses of a plan's own matter share
     * some formulas with every neighbour of the clause that they carry. Where bodies of one part
     * have the same kind of duty, below headings that are linked, it needs no more than the first:
     * a plan names many bodies at once.
     */
    SECOND_FLOOR = ALIGN_FLOOR * 8 / 5,
    /*
     * Half the floor will do for two clauses without another partner, below headings that are
     * linked: there, likely partners are few.
     */
    ORPHAN_FLOOR = ALIGN_FLOOR / 2,
    /* What an account of the situation shares with a duty counts an eighth; see clauses.c. */
    BACKGROUND_SHARE = 8,
    /*
     * Two clauses left over at the same place are one if they share three words of five, whatever
     * those weigh: a lead-in that every section repeats weighs nothing. Longer ones weigh.
     */
    LEFTOVER_REACH = 2,
    LEFTOVER_LONGEST = 120,
    /* Words of an opening: of a shorter one a formula is two words of five. */
    OPENING_LEAST = 30,
    /* Places are expected anew from the anchors that the expectation before has found. */
    ANCHOR_ROUNDS = 2
};

struct aligner {
    struct sides *s;
    struct index *index;
    struct pairs equal, headings;
    struct pairs candidates; /* evidence: strength before anything is used up */
};

struct contender { /* in the heap */
    uint64_t evidence;
    uint32_t old, new;
    uint32_t stamp; /* changes of both when it was measured */
};

vec_named(heap, struct contender);

/* Does a come before b: more evidence, then the earlier old clause, then the earlier new one. */
static bool before(const struct contender *a, const struct contender *b)
{
    if (a->evidence != b->evidence)
        return a->evidence > b->evidence;
    return a->old != b->old ? a->old < b->old : a->new < b->new;
}

static void heap_sink(struct heap *h, size_t i)
{
    struct contender moving = h->at[i];
    for (size_t child; (child = 2 * i + 1) < h->n; i = child) {
        if (child + 1 < h->n && before(&h->at[child + 1], &h->at[child]))
            child++;
        if (!before(&h->at[child], &moving))
            break;
        h->at[i] = h->at[child];
    }
    h->at[i] = moving;
}

static uint64_t strength(struct sides *s, uint32_t old, uint32_t new)
{
    uint64_t strength = evidence_measure(s, old, new).strength;
    bool background = s->old.clauses.at[old].background != s->new.clauses.at[new].background;
    return background ? strength / BACKGROUND_SHARE : strength;
}

static uint32_t changes_of(const struct sides *s, const struct contender *c)
{
    return s->old.clauses.at[c->old].changes + s->new.clauses.at[c->new].changes;
}

static void set_evidence(const struct sides *s, struct contender *c, uint64_t strength)
{
    c->evidence = strength * expected_place_factor(s, c->old, c->new) / EXPECTED_PLACE_FULL;
    c->stamp = changes_of(s, c);
}

static void reject(struct sides *s, const struct contender *c)
{
    struct rejected *o = &s->old.clauses.at[c->old].rejected;
    struct rejected *n = &s->new.clauses.at[c->new].rejected;
    if (o->other == NO_CLAUSE || c->evidence > o->evidence)
        *o = (struct rejected){c->new, c->evidence};
    if (n->other == NO_CLAUSE || c->evidence > n->evidence)
        *n = (struct rejected){c->old, c->evidence};
}

/* Pairs below the least floor are left out: what a pair is worth only ever falls. */
static void fill_heap(struct aligner *a, struct heap *h, uint64_t floor)
{
    for (size_t i = 0; i < a->candidates.n; i++) {
        const struct pair *p = &a->candidates.at[i];
        struct contender c = {.old = p->old, .new = p->new};
        set_evidence(a->s, &c, p->evidence);
        if (c.evidence >= floor)
            *arena_push(a->s->arena, h) = c;
        else
            reject(a->s, &c);
    }
    for (size_t i = h->n / 2; i-- > 0;)
        heap_sink(h, i);
}

static bool acceptable(const struct sides *s, const struct contender *c, uint64_t floor)
{
    if (floor != ALIGN_FLOOR)
        return c->evidence >= floor;
    const struct clause *o = &s->old.clauses.at[c->old], *n = &s->new.clauses.at[c->new];
    bool near = expected_place_same_section(s, c->old, c->new), role = roles_shared(o, n);
    if (n->quoted)
        return c->evidence >= (near && role ? ALIGN_FLOOR : SECOND_FLOOR);
    return c->evidence >= ALIGN_FLOOR ||
           (c->evidence >= ORPHAN_FLOOR && ((!o->linked && near) || role));
}

static void take(struct sides *s, const struct contender *c, struct pairs *out)
{
    struct clause *o = &s->old.clauses.at[c->old], *n = &s->new.clauses.at[c->new];
    struct shared shared = evidence_measure(s, c->old, c->new);
    n->quoted |= shared.strength - shared.roles >= ORPHAN_FLOOR;
    evidence_use(s, c->old, c->new);
    o->changes++;
    n->changes++;
    o->linked = n->linked = true;
    *arena_push(s->arena, out) = (struct pair){c->old, c->new, c->evidence};
}

static void start_round(struct side *s)
{
    for (size_t i = 0; i < s->clauses.n; i++) {
        struct clause *c = &s->clauses.at[i];
        c->changes = 0;
        c->linked = c->quoted = c->equal;
        c->rejected = (struct rejected){NO_CLAUSE, 0};
    }
}

/*
 * Takes the strongest pair, and again, down to the floor. What a pair is worth only ever falls, so
 * one that was measured before its clauses were touched is measured again when its turn comes.
 */
static void explain_away(struct aligner *a, uint64_t floor, struct pairs *out)
{
    struct sides *s = a->s;
    struct heap h = {0};
    uint64_t least = floor == ALIGN_FLOOR ? ORPHAN_FLOOR : floor;
    evidence_reset(s);
    start_round(&s->old);
    start_round(&s->new);
    fill_heap(a, &h, least);
    while (h.n) {
        struct contender c = h.at[0];
        bool stale = c.stamp != changes_of(s, &c);
        if (stale) {
            set_evidence(s, &c, strength(s, c.old, c.new));
            h.at[0] = c;
        }
        if (!stale || c.evidence < least) {
            h.at[0] = h.at[--h.n];
            if (!stale && acceptable(s, &c, floor))
                take(s, &c, out);
            else
                reject(s, &c);
        }
        if (h.n)
            heap_sink(&h, 0);
    }
}

static void find_candidates(struct aligner *a)
{
    struct sides *s = a->s;
    uint32_t found[CANDIDATES_MOST];
    for (uint32_t n = 0; n < s->new.clauses.n; n++) {
        const struct clause *c = &s->new.clauses.at[n];
        bool open = !c->equal && c->class == CLASS_BODY && c->text.n < LONG_CLAUSE;
        size_t k = open ? candidates_of(a->index, c, CLASS_BODY, found) : 0;
        for (size_t i = 0; i < k; i++)
            if (!s->old.clauses.at[found[i]].equal &&
                s->old.clauses.at[found[i]].text.n < LONG_CLAUSE)
                *arena_push(s->arena, &a->candidates) =
                    (struct pair){found[i], n, strength(s, found[i], n)};
    }
}

static void set_partners(struct sides *s, const struct pairs *p)
{
    for (size_t i = 0; i < p->n; i++) {
        s->old.clauses.at[p->at[i].old].partner = p->at[i].new;
        s->new.clauses.at[p->at[i].new].partner = p->at[i].old;
    }
}

/* Links headings anew and expects places: of the sure pairs, for each old clause the strongest is
 * an anchor; so are equal clauses and sure headings. */
static void set_places(struct aligner *a, const struct pairs *sure)
{
    struct sides *s = a->s;
    size_t olds = s->old.clauses.n, n = 0;
    a->headings.n = 0;
    headings_link(s, a->index, false, &a->headings);
    struct sequence_link *best = arena_array(s->arena, olds, sizeof *best);
    struct sequence_link *list =
        arena_array(s->arena, olds + a->equal.n + a->headings.n, sizeof *list);
    for (size_t i = 0; i < sure->n; i++) {
        const struct pair *p = &sure->at[i];
        if (p->evidence > best[p->old].weight)
            best[p->old] = (struct sequence_link){p->old, p->new, p->evidence};
    }
    for (size_t i = 0; i < olds; i++)
        if (best[i].weight)
            list[n++] = best[i];
    for (const struct pair *p = a->equal.at; p < a->equal.at + a->equal.n; p++)
        list[n++] = (struct sequence_link){p->old, p->new, p->evidence};
    for (const struct pair *p = a->headings.at; p < a->headings.at + a->headings.n; p++)
        if (p->evidence > HEADING_LIKE * 7 / 10 * BIT) /* a sure one weighs as a sure pair */
            list[n++] = (struct sequence_link){p->old, p->new, ANCHOR_FLOOR};
    expected_place_anchor(s, list, n);
    for (size_t i = 0; i < olds; i++)
        s->old.clauses.at[i].partner = NO_CLAUSE;
    for (size_t i = 0; i < s->new.clauses.n; i++)
        s->new.clauses.at[i].partner = NO_CLAUSE;
    set_partners(s, &a->equal);
    set_partners(s, &a->headings);
}

static int by_new(const void *a, const void *b)
{
    const struct pair *l = a, *r = b;
    int new = mem_order(l->new, r->new);
    return new ? new : mem_order(l->old, r->old);
}

void align_sort(struct pairs *p)
{
    array_sort(p->at, p->n, by_new);
}

/* Do the two share three words of five, counted over both, without those in lists of bodies. */
static bool alike(struct sides *s, const struct clause *o, const struct clause *n)
{
    uint64_t words = o->word_count - o->listed + n->word_count - n->listed;
    return o->class == CLASS_BODY && o->background == n->background &&
           o->word_count <= LEFTOVER_LONGEST && words &&
           2ull * 5 * clauses_shared_words(s, o, n) >= 3 * words;
}

/* Pairs what is left on both sides where it is expected, the nearest first. */
static void pair_leftovers(struct sides *s, struct pairs *out)
{
    int64_t olds = (int64_t)s->old.clauses.n;
    for (uint32_t i = 0; i < s->new.clauses.n; i++) {
        struct clause *n = &s->new.clauses.at[i];
        if (n->linked || n->class != CLASS_BODY || n->word_count > LEFTOVER_LONGEST)
            continue;
        int64_t expected = expected_place_old(s, i);
        for (int64_t step = 0; step <= 2 * LEFTOVER_REACH && !n->linked; step++) {
            int64_t k = expected + (step & 1 ? -(step + 1) / 2 : step / 2);
            struct clause *o = k < 0 || k >= olds ? NULL : &s->old.clauses.at[k];
            if (!o || o->linked || !alike(s, o, n))
                continue;
            o->linked = n->linked = true;
            *arena_push(s->arena, out) = (struct pair){(uint32_t)k, i, ORPHAN_FLOOR};
        }
    }
}

/* The first clause below a heading that is none; NO_CLAUSE if there is none. */
static uint32_t opening(const struct side *s, uint32_t heading)
{
    for (uint32_t i = heading + 1; i < s->clauses.n && clauses_below(s, heading, i); i++)
        if (s->clauses.at[i].class == CLASS_BODY)
            return i;
    return NO_CLAUSE;
}

/*
 * What opens a section says what the heading says, in other words: where nothing else carries it,
 * the opening of the section that is linked with it does, if it has two words of five, whatever
 * those weigh, and is not another clause word for word.
 */
static void pair_openings(struct sides *s, struct pairs *out)
{
    for (uint32_t h = 0; h < s->old.clauses.n; h++) {
        uint32_t partner = s->old.clauses.at[h].partner, old = opening(&s->old, h), new;
        if (s->old.clauses.at[h].class != CLASS_HEADING || partner == NO_CLAUSE ||
            old == NO_CLAUSE || (new = opening(&s->new, partner)) == NO_CLAUSE)
            continue;
        struct clause *o = &s->old.clauses.at[old], *n = &s->new.clauses.at[new];
        if (o->linked || n->equal || o->word_count < OPENING_LEAST || o->background ||
            central_matter(o->node) || 5ull * clauses_shared_words(s, o, n) < 2ull * o->word_count)
            continue;
        o->linked = n->linked = true;
        *arena_push(s->arena, out) = (struct pair){old, new, ORPHAN_FLOOR};
    }
}

void align_sides(struct sides *s, struct pairs *out)
{
    struct aligner a = {.s = s, .index = candidates_new(s)};
    struct pairs sure = {0};
    expected_place_anchor(s, NULL, 0);
    equal_clauses_pair(s, &a.equal);
    find_candidates(&a);
    set_places(&a, &sure);
    for (int round = 0; round < ANCHOR_ROUNDS; round++) {
        sure.n = 0;
        explain_away(&a, ANCHOR_FLOOR, &sure);
        set_places(&a, &sure);
    }
    explain_away(&a, ALIGN_FLOOR, out);
    pair_leftovers(s, out);
    pair_openings(s, out);
    evidence_reset(s);
    headings_link(s, a.index, true, out);
    for (size_t i = 0; i < a.equal.n; i++)
        *arena_push(s->arena, out) = a.equal.at[i];
    headings_by_sections(s, out);
    align_sort(out);
}
