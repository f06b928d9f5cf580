/* Weights: see weight.h. */
#include "compare/weight.h"

#include <string.h>

#include "base/map.h"

enum {
    /* A single word counts for a quarter: most of what it shows its pairs show as well. */
    SINGLE_WORD_SHARE = 4,
    PARTS = 64, /* bits of clause.bodies and clause.duties */
    NO_SEGMENT = UINT32_MAX
};
/* Names of grams of roles have this in place of a first word. */
#define ROLE ((uint64_t)UINT32_MAX << 32)

/* log2(x) in 256ths; x above 0. */
static unsigned log2_of(uint64_t x)
{
    unsigned whole = 63 - (unsigned)__builtin_clzll(x), fraction = 0;
    uint64_t m = whole >= 31 ? x >> (whole - 31) : x << (31 - whole); /* [1, 2) in 31 bits */
    for (unsigned bit = BIT / 2; bit; bit /= 2) {
        m = m * m >> 31;
        if (m >> 32) {
            m >>= 1;
            fraction |= bit;
        }
    }
    return whole * BIT + fraction;
}

/* Grams by their words: the name is first + 1 (0 for single words) and second. */
struct gram_table {
    struct number_map names;
    struct gram_count {
        uint64_t name;
        uint32_t clauses, last_seen;
    } * at;                   /* by gram */
    size_t n, cap, old_names; /* the old side has those below old_names */
};

/* The gram of that name, counted once for the clause of number stamp (from 1). */
static uint32_t gram_of(struct gram_table *t, uint64_t name, uint32_t stamp)
{
    uint32_t gram = number_map_add(&t->names, name);
    if (gram == t->n)
        *arena_push(t->names.arena, t) = (struct gram_count){.name = name};
    t->at[gram].clauses += t->at[gram].last_seen != stamp;
    t->at[gram].last_seen = stamp;
    return gram;
}

/* A clause whose grams are being found. */
struct gram_finder {
    struct sides *s;
    struct gram_table *t;
    struct side *side;
    struct clause *c;
    uint32_t stamp;
    uint32_t sentence, list;   /* segments that are open, or NO_SEGMENT */
    const struct word *before; /* in the same limb, or NULL */
};

/* The segment that the word is in, which is opened where it is none: lists have their own. */
static uint32_t segment_of(struct gram_finder *f, const struct word *w)
{
    uint32_t *segment = w->listed ? &f->list : &f->sentence;
    if (*segment == NO_SEGMENT) {
        *segment = f->c->segment_count++;
        *arena_push(f->s->arena, &f->side->segments) = (struct segment){.list = w->listed};
    }
    f->list = w->listed ? f->list : NO_SEGMENT;
    return *segment;
}

static void add_grams(struct gram_finder *f, const struct word *w)
{
    struct arena *a = f->s->arena;
    uint32_t segment = segment_of(f, w);
    *arena_push(a, &f->side->grams) =
        (struct gram){gram_of(f->t, w->key, f->stamp), segment, false, false};
    if (f->before)
        *arena_push(a, &f->side->grams) = (struct gram){
            gram_of(f->t, PAIR(f->before->key + 1, w->key), f->stamp), segment, false, false};
    f->before = w;
}

/* What the words from i on abbreviate, as if it were written there; returns how many they are. */
static uint32_t expand(struct gram_finder *f, const struct word *w, uint32_t n)
{
    for (size_t k = 0; k < f->s->abbreviations.n; k++) {
        const struct abbreviation *of = &f->s->abbreviations.at[k];
        uint32_t same = 0;
        while (same < of->n && same < n && w[same].key == of->words[same].key)
            same++;
        if (same < of->n || w == of->words) /* not where it is defined */
            continue;
        for (uint32_t i = 0; i < of->expansion_words; i++)
            add_grams(f, &of->expansion[i]);
        return of->n;
    }
    return 0;
}

/* Each body with each kind of duty. */
static void add_roles(struct gram_finder *f)
{
    for (uint64_t b = 0; b < PARTS; b++)
        for (uint64_t d = 0; d < PARTS && f->c->bodies >> b & 1; d++)
            if (f->c->duties >> d & 1)
                *arena_push(f->s->arena, &f->side->grams) =
                    (struct gram){gram_of(f->t, ROLE | b * PARTS | d, f->stamp), 0, false, true};
}

/*
 * Words of the names of acts prove nothing and are passed over, so no pair bridges them; but a
 * title is there to name an act.
 */
static void clause_grams(struct sides *sides, struct gram_table *t, struct side *s,
                         struct clause *c, uint32_t stamp)
{
    struct gram_finder f = {sides, t, s, c, stamp, NO_SEGMENT, NO_SEGMENT, NULL};
    c->first_gram = (uint32_t)s->grams.n;
    c->first_segment = (uint32_t)s->segments.n;
    for (uint32_t i = 0; i < c->word_count; i++) {
        const struct word *w = &s->words.at[c->first_word + i];
        bool passed_over = (w->cited || w->title) && c->class != CLASS_TITLE;
        uint32_t expanded = passed_over ? 0 : expand(&f, w, c->word_count - i);
        if (expanded)
            w += expanded - 1, i += expanded - 1;
        else if (!passed_over)
            add_grams(&f, w);
        f.before = passed_over ? NULL : f.before;
        if (w->ends_sentence) {
            f.sentence = f.list = NO_SEGMENT;
            f.before = NULL;
        }
    }
    if (c->bodies)
        add_roles(&f);
    c->gram_count = (uint32_t)s->grams.n - c->first_gram;
}

/* Two less than n, but not below 0: the two occurrences under comparison are left out. */
static uint64_t elsewhere(uint32_t n)
{
    return n > 2 ? n - 2 : 0;
}

static uint32_t surprise(const struct gram_table *t, uint64_t name, uint32_t pair,
                         const uint32_t *single, uint64_t clauses)
{
    uint64_t first = single[(name >> 32) - 1], second = single[(uint32_t)name];
    uint64_t chance = second > 1 ? second - 1 : 1; /* P(b) = chance / clauses */
    uint64_t above = (elsewhere((uint32_t)first) + 2) * clauses;
    uint64_t below = elsewhere(t->at[pair].clauses) * clauses + 2 * chance;
    return log2_of(above) - log2_of(below);
}

static void weigh(struct sides *s, const struct gram_table *t, uint64_t clauses)
{
    size_t keys = vocabulary_count(s->vocabulary);
    uint32_t *single = arena_array(t->names.arena, keys, sizeof *single); /* clauses, by word */
    s->gram_count = t->n;
    s->weights = arena_array(s->arena, t->n, sizeof *s->weights);
    for (size_t g = 0; g < t->n; g++)
        if (!(t->at[g].name >> 32))
            single[t->at[g].name] = t->at[g].clauses;
    for (uint32_t g = 0; g < t->n; g++) {
        uint64_t others = t->at[g].clauses > 1 ? t->at[g].clauses - 1 : 1;
        if (t->at[g].name >= ROLE)
            s->weights[g] = log2_of(clauses) - log2_of(others);
        else if (t->at[g].name >> 32)
            s->weights[g] = surprise(t, t->at[g].name, g, single, clauses);
        else if (clauses > others)
            s->weights[g] = (log2_of(clauses) - log2_of(others)) / SINGLE_WORD_SHARE;
    }
}

/* Do both sides have the gram; the old one has so many clauses. */
static bool is_common(const struct gram_table *t, size_t name, size_t olds)
{
    return name < t->old_names && t->at[name].last_seen > olds;
}

/* Sorts the grams of each clause, those of both sides first, by name, in linear time; those of one
 * name stay in order. */
static void sort_grams(struct side *s, const struct gram_table *t, size_t olds)
{
    struct placed {
        uint32_t gram, clause;
    };
    struct arena *a = arena_new();
    uint32_t *place = arena_array(a, t->n + 1, sizeof *place), before = 0; /* by name */
    struct placed *order = arena_array(a, s->grams.n, sizeof *order);
    struct gram *sorted = arena_array(a, s->grams.n, sizeof *sorted);
    for (size_t g = 0; g < s->grams.n; g++)
        place[s->grams.at[g].name]++;
    for (int common = 1; common >= 0; common--)
        for (size_t name = 0; name < t->n; name++)
            if (is_common(t, name, olds) == common) {
                uint32_t count = place[name];
                place[name] = before;
                before += count;
            }
    for (uint32_t i = 0, g = 0; i < s->clauses.n; i++)
        for (uint32_t end = g + s->clauses.at[i].gram_count; g < end; g++) {
            s->clauses.at[i].common_grams += is_common(t, s->grams.at[g].name, olds);
            order[place[s->grams.at[g].name]++] = (struct placed){g, i};
        }
    for (size_t k = 0; k < s->grams.n; k++)
        sorted[s->clauses.at[order[k].clause].first_gram++] = s->grams.at[order[k].gram];
    for (size_t i = 0; i < s->clauses.n; i++)
        s->clauses.at[i].first_gram -= s->clauses.at[i].gram_count;
    if (s->grams.n)
        memcpy(s->grams.at, sorted, s->grams.n * sizeof *sorted);
    arena_free(a);
}

static void add_masses(struct side *s, const uint32_t *weights)
{
    for (size_t i = 0; i < s->clauses.n; i++) {
        struct clause *c = &s->clauses.at[i];
        const struct gram *grams = s->grams.at + c->first_gram;
        for (uint32_t g = 0; g < c->gram_count; g++) {
            if (grams[g].role)
                continue;
            s->segments.at[c->first_segment + grams[g].segment].mass += weights[grams[g].name];
            c->mass += weights[grams[g].name];
        }
    }
}

void weight_grams(struct sides *s)
{
    struct gram_table t = {.names.arena = arena_new()};
    uint32_t stamp = 0;
    for (size_t i = 0; i < s->old.clauses.n; i++)
        clause_grams(s, &t, &s->old, &s->old.clauses.at[i], ++stamp);
    t.old_names = t.n;
    for (size_t i = 0; i < s->new.clauses.n; i++)
        clause_grams(s, &t, &s->new, &s->new.clauses.at[i], ++stamp);
    weigh(s, &t, stamp);
    sort_grams(&s->old, &t, s->old.clauses.n);
    sort_grams(&s->new, &t, s->old.clauses.n);
    arena_free(t.names.arena);
    add_masses(&s->old, s->weights);
    add_masses(&s->new, s->weights);
}
