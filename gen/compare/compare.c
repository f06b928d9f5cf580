/* Comparison: see compare.h. */
#include "compare/compare_int.h"

#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

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
static void align(struct sides *s, struct arena *a, struct pairs *pairs)
{
    if (!is_central(a, s->new.doc) || is_central(a, s->old.doc)) {
        align_sides(s, pairs);
        return;
    }
    struct side old = s->old;
    s->old = s->new;
    s->new = old;
    align_sides(s, pairs);
    s->new = s->old;
    s->old = old;
    for (size_t i = 0; i < pairs->n; i++) {
        struct pair *p = &pairs->at[i];
        *p = (struct pair){.old = p->new, .new = p->old, .evidence = p->evidence};
    }
    align_sort(pairs);
}

static size_t carried_words(const struct side *s, const struct clause *c)
{
    size_t n = 0;
    for (uint32_t i = 0; i < c->word_count; i++)
        n += s->words.at[c->first_word + i].carried;
    return n;
}

static void sum_up_old(const struct side *s, struct comparison *c)
{
    uint64_t mass = 0, carried_mass = 0;
    for (size_t i = 0; i < s->clauses.n; i++) {
        const struct clause *o = &s->clauses.at[i];
        size_t carried = carried_words(s, o);
        c->ledger.old_total += o->word_count;
        c->ledger.old_carried += carried;
        *(o->linked ? &c->ledger.old_dropped : &c->ledger.old_omitted) += o->word_count - carried;
        if (o->class == CLASS_TITLE)
            continue;
        c->old_clauses++;
        c->carried += o->linked;
        mass += o->mass;
        carried_mass += o->word_count ? o->mass * carried / o->word_count : 0;
    }
    c->carried_mass = mass ? (unsigned)(carried_mass * 1000 / mass) : 1000;
}

static void sum_up_new(const struct side *s, struct comparison *c)
{
    unsigned char *carried = arena_alloc(c->arena, s->words.n + 1);
    c->added = arena_array(c->arena, s->clauses.n + 1, sizeof *c->added);
    for (size_t i = 0; i < s->clauses.n; i++) {
        const struct clause *n = &s->clauses.at[i];
        size_t words = carried_words(s, n);
        c->ledger.new_total += n->word_count;
        c->ledger.new_carried += words;
        *(n->linked ? &c->ledger.new_own : &c->ledger.new_added) += n->word_count - words;
        if (!n->linked && n->class != CLASS_TITLE)
            c->added[c->added_count++] = n->node;
    }
    for (size_t i = 0; i < s->words.n; i++)
        carried[i] = s->words.at[i].carried;
    c->new_carried = carried;
    for (size_t i = 0; i < c->link_count; i++)
        c->content[c->links[i].content]++;
}

static bool is_printed(const struct doc *d)
{
    return d->source && d->source->printed;
}

struct comparison *compare_documents(const struct doc *old, const struct doc *new,
                                     const struct compare_options *options)
{
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct comparison *c = arena_alloc(arena, sizeof *c);
    struct sides s = {.arena = scratch, .vocabulary = vocabulary_new(scratch)};
    struct pairs pairs = {0};
    *c = (struct comparison){
        .arena = arena, .old_doc = old, .new_doc = new, .draft = options->draft};
    s.printed = is_printed(old) || is_printed(new);
    clauses_collect(&s, arena, old, &s.old);
    clauses_collect(&s, arena, new, &s.new);
    ocr_repair(&s);
    citation_mark(&s, options->draft);
    abbreviations_find(&s);
    roles_find(&s, options->draft);
    weight_grams(&s);
    align(&s, arena, &pairs);
    compounds_mark(&s);
    links_find(&s, &pairs, c);
    frame_compare(&s, c);
    turns_find(c);
    replacements_find(c);
    shares_find(&s, c);
    omissions_find(&s, options, c);
    sum_up_old(&s.old, c);
    sum_up_new(&s.new, c);
    arena_free(scratch);
    return c;
}

/* The omissions of one that the other has not, in the order of the report. */
static const struct node **only_in(struct arena *a, const struct comparison *c,
                                   const struct comparison *other, size_t *count)
{
    const struct node **list = arena_array(a, c->omitted_count + 1, sizeof *list);
    bool *omits = arena_alloc(a, c->old_doc->count); /* the other one, by node id */
    for (size_t i = 0; i < other->omitted_count; i++)
        omits[other->omitted[i].clause->id] = true;
    *count = 0;
    for (size_t i = 0; i < c->omitted_count; i++)
        if (!omits[c->omitted[i].clause->id])
            list[(*count)++] = c->omitted[i].clause;
    return list;
}

void compare_with_earlier(struct comparison *now, const struct comparison *before)
{
    now->earlier = before->new_doc;
    now->repaired = only_in(now->arena, before, now, &now->repaired_count);
    now->introduced = only_in(now->arena, now, before, &now->introduced_count);
}
