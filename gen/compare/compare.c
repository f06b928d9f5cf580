/* Comparison: see compare.h. */
#include "compare/compare.h"

#include <stdlib.h>
#include <string.h>

#include "compare/citation.h"
#include "compare/links.h"
#include "compare/ocr_repair.h"
#include "compare/omissions.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

struct comparing {
    struct comparison *out;
    struct vocabulary *vocabulary;
    struct side old, new;
    struct weights weights;
    struct pairs pairs;
    struct rejected *rejected_old, *rejected_new;
    struct clause_links relations;
};

/* Is it a text that others carry out: by its kind, or by its kind and issuer. */
static bool is_central(struct arena *a, const struct doc *d)
{
    struct str central = STR_NONE;
    for (size_t i = 0; d->kind.n && !central.n && i < lexicon_list(WORDS_KINDS)->n; i++)
        if (str_eq(d->kind, lexicon_field(WORDS_KINDS, i, KIND_ID)))
            central = lexicon_field(WORDS_KINDS, i, KIND_CENTRAL);
    struct phrase issuer = phrase_read(a, d->issuer);
    return str_is(central, "central") ||
           (str_is(central, "issuer") && lexicon_at(WORDS_CENTRAL_ISSUER, &issuer, 0));
}

/*
 * Which text carries out the other is a fact of the two, not of the order in which they were
 * named: a central text is never drawn from a plan. So exchanging them mirrors the links.
 */
static void align(struct comparing *k)
{
    struct arena *a = k->out->arena;
    if (!is_central(a, k->new.doc) || is_central(a, k->old.doc)) {
        align_sides(&k->old, &k->new, &k->weights, &k->pairs, k->rejected_old, k->rejected_new);
        return;
    }
    align_sides(&k->new, &k->old, &k->weights, &k->pairs, k->rejected_new, k->rejected_old);
    for (size_t i = 0; i < k->pairs.n; i++) {
        struct pair *p = &k->pairs.at[i];
        *p = (struct pair){.old = p->new, .new = p->old, .evidence = p->evidence};
    }
    align_sort(&k->pairs);
}

static void list_added(struct comparing *k)
{
    struct comparison *c = k->out;
    c->added = arena_array(c->arena, k->new.clauses.n + 1, sizeof *c->added);
    for (size_t i = 0; i < k->new.clauses.n; i++)
        if (!k->relations.new_linked[i] && k->new.clauses.at[i].class != CLASS_TITLE)
            c->added[c->added_count++] = k->new.clauses.at[i].node;
}

/* How many words of the clause are carried. */
static size_t carried_words(const struct clause *c, const unsigned char *carried)
{
    size_t n = 0;
    for (uint32_t i = 0; i < c->word_count; i++)
        n += carried[c->first_word + i];
    return n;
}

static void keep_carried(struct comparing *k)
{
    unsigned char *kept = arena_alloc(k->out->arena, k->new.words.n + 1);
    memcpy(kept, k->relations.new_carried, k->new.words.n);
    k->out->new_carried = kept;
}

static void sum_up(struct comparing *k)
{
    struct comparison *c = k->out;
    uint64_t mass = 0, carried_mass = 0;
    for (size_t i = 0; i < k->old.clauses.n; i++) {
        const struct clause *o = &k->old.clauses.at[i];
        size_t carried = carried_words(o, k->relations.old_carried);
        c->ledger.old_total += o->word_count;
        c->ledger.old_carried += carried;
        *(k->relations.old_linked[i] ? &c->ledger.old_dropped : &c->ledger.old_omitted) +=
            o->word_count - carried;
        if (o->class == CLASS_TITLE)
            continue;
        c->old_clauses++;
        c->carried += k->relations.old_linked[i];
        mass += o->mass;
        carried_mass += o->word_count ? o->mass * carried / o->word_count : 0;
    }
    c->carried_mass = mass ? (unsigned)(carried_mass * 1000 / mass) : 1000;
    for (size_t i = 0; i < k->new.clauses.n; i++) {
        const struct clause *n = &k->new.clauses.at[i];
        size_t carried = carried_words(n, k->relations.new_carried);
        c->ledger.new_total += n->word_count;
        c->ledger.new_carried += carried;
        *(k->relations.new_linked[i] ? &c->ledger.new_own : &c->ledger.new_added) +=
            n->word_count - carried;
    }
    for (size_t i = 0; i < c->link_count; i++)
        c->content[c->links[i].content]++;
}

struct comparison *compare_documents(const struct doc *old, const struct doc *new,
                                     const struct compare_options *options)
{
    struct arena *arena = arena_new();
    struct comparing k = {.out = arena_alloc(arena, sizeof *k.out)};
    k.out->arena = arena;
    k.out->old_doc = old;
    k.out->new_doc = new;
    k.out->draft = options->draft;
    k.vocabulary = vocabulary_new();
    clauses_collect(arena, k.vocabulary, old, &k.old);
    clauses_collect(arena, k.vocabulary, new, &k.new);
    ocr_repair(k.vocabulary, &k.old, &k.new);
    citation_mark(k.vocabulary, &k.old, &k.new);
    weight_grams(k.vocabulary, &k.old, &k.new, &k.weights);
    k.rejected_old = mem_alloc((k.old.clauses.n + 1) * sizeof *k.rejected_old);
    k.rejected_new = mem_alloc((k.new.clauses.n + 1) * sizeof *k.rejected_new);
    align(&k);
    links_find(arena, k.vocabulary, &k.old, &k.new, &k.pairs, &k.relations);
    k.out->links = k.relations.links;
    k.out->link_count = k.relations.n;
    omissions_find(k.out, k.vocabulary, &k.old, &k.new, k.relations.old_linked, k.rejected_old,
                   options);
    list_added(&k);
    sum_up(&k);
    keep_carried(&k);
    links_free(&k.relations);
    vec_free(&k.pairs);
    free(k.rejected_old);
    free(k.rejected_new);
    weight_free(&k.weights);
    clauses_free(&k.old);
    clauses_free(&k.new);
    vocabulary_free(k.vocabulary);
    return k.out;
}

/* The omissions of one that the other has not, in the order of the report. */
static const struct node **only_in(struct arena *a, const struct comparison *c,
                                   const struct comparison *other, size_t *count)
{
    const struct node **list = arena_array(a, c->omitted_count + 1, sizeof *list);
    bool *omits = mem_zalloc(c->old_doc->count + 1); /* the other one, by node id */
    for (size_t i = 0; i < other->omitted_count; i++)
        omits[other->omitted[i].clause->id] = true;
    *count = 0;
    for (size_t i = 0; i < c->omitted_count; i++)
        if (!omits[c->omitted[i].clause->id])
            list[(*count)++] = c->omitted[i].clause;
    free(omits);
    return list;
}

void compare_with_earlier(struct comparison *now, const struct comparison *before)
{
    now->earlier = before->new_doc;
    now->repaired = only_in(now->arena, before, now, &now->repaired_count);
    now->introduced = only_in(now->arena, now, before, &now->introduced_count);
}
