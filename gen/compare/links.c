/* Relations: see links.h. */
#include "compare/links.h"

#include <stdlib.h>
#include <string.h>

#include "base/sequence.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "compare/coverage.h"
#include "compare/words.h"

enum {
    WHOLE = 1000,
    /*
     * Adapted: most of the old clause survives, and own matter is under about a third; two fifths
     * leave room for names and dates put in.
     */
    ADAPTED_OLD = 650,
    ADAPTED_NEW = 600,
    /*
     * A pair of less evidence than a second source needs (8 bits, align.c) has to share running
     * words too, a tenth of one side: single rare words that happen to stand in both carry nothing.
     */
    WEAK = 8 * BIT,
    SHARED_LEAST = WHOLE / 10
};

struct relater {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    const struct side *old, *new;
    const struct pairs *pairs;
    struct clause_links *out;
    uint32_t *partners; /* links of each old clause */
};

/* The old clauses of a link as one text, their words as one list. */
struct joined {
    struct worded text;
    uint32_t *letters; /* by which words are matched: a wrong mark is no other place in the text */
    uint32_t *place;   /* word -> index in side->words */
};

static void join_clause(const struct relater *r, struct joined *j, const struct side *s,
                        const struct clause *c, size_t shift, struct word *words)
{
    for (uint32_t i = 0; i < c->word_count; i++) {
        struct word w = s->words.at[c->first_word + i];
        w.at += (uint32_t)shift;
        j->letters[j->text.n] = vocabulary_letters(r->vocabulary, w.type);
        j->place[j->text.n] = c->first_word + i;
        words[j->text.n++] = w;
    }
}

/* The texts are joined by line ends; one clause keeps its own text. */
static struct joined join(struct relater *r, const struct side *s, const uint32_t *clause, size_t n)
{
    struct joined j = {0};
    struct buf text = {0};
    size_t words = 0;
    for (size_t i = 0; i < n; i++)
        words += s->clauses.at[clause[i]].word_count;
    struct word *list = mem_alloc((words + 1) * sizeof *list);
    j.letters = mem_alloc((words + 1) * sizeof *j.letters);
    j.place = mem_alloc((words + 1) * sizeof *j.place);
    for (size_t i = 0; i < n; i++) {
        const struct clause *c = &s->clauses.at[clause[i]];
        if (i)
            buf_char(&text, '\n');
        join_clause(r, &j, s, c, text.n, list);
        if (n > 1)
            buf_str(&text, c->text);
    }
    j.text.words = list;
    j.text.text = n == 1 ? s->clauses.at[clause[0]].text : buf_take(&text, r->arena);
    return j;
}

static void joined_free(struct joined *j)
{
    free((struct word *)j->text.words);
    free(j->letters);
    free(j->place);
}

static unsigned thousandths(size_t part, size_t whole)
{
    return whole ? (unsigned)((part * WHOLE + whole / 2) / whole) : WHOLE;
}

/*
 * Marks the common words on both sides and sets the two coverages; returns the share of the new
 * words that are the old clause's, where names of acts put in are not counted as own matter.
 */
static unsigned set_coverage(struct relater *r, struct link *l, const struct joined *old,
                             const struct joined *new, const uint32_t *match)
{
    unsigned char *in_old = mem_zalloc(old->text.n + 1), *in_new = mem_zalloc(new->text.n + 1);
    size_t olds = 0, news = 0, names = 0;
    coverage_words(old->letters, old->text.n, new->letters, new->text.n, match, in_old, in_new);
    for (size_t i = 0; i < old->text.n; i++) {
        olds += in_old[i];
        r->out->old_carried[old->place[i]] |= in_old[i];
    }
    for (size_t i = 0; i < new->text.n; i++) {
        news += in_new[i];
        names += !in_new[i] && new->text.words[i].cited;
        r->out->new_carried[new->place[i]] |= in_new[i];
    }
    l->cov_old = thousandths(olds, old->text.n);
    l->cov_new = thousandths(news, new->text.n);
    free(in_old);
    free(in_new);
    return thousandths(news, new->text.n - names);
}

/* Does the clause state goals in figures: a number in it, and the heading above says so. */
static bool states_goals(const struct relater *r, const struct side *s, const struct clause *c)
{
    if (c->heading == NO_CLAUSE)
        return false;
    struct phrase heading = phrase_read(r->arena, s->clauses.at[c->heading].text);
    bool goals = lexicon_in(WORDS_GOALS, &heading), figures = false;
    for (uint32_t i = 0; goals && i < c->word_count; i++)
        figures |= vocabulary_is_number(r->vocabulary, s->words.at[c->first_word + i].type);
    return figures;
}

static enum link_content content_of(const struct relater *r, const struct link *l,
                                    const struct pair *p, unsigned carried_share)
{
    if (l->counts[DIFFERENCE_WORDING] == 2 * l->marks)
        return CONTENT_VERBATIM;
    if (l->cov_old >= ADAPTED_OLD && carried_share >= ADAPTED_NEW)
        return CONTENT_ADAPTED;
    /* Goals are adapted by figures of one's own: that is what there is to adapt in them. */
    return l->structure == STRUCTURE_ONE && states_goals(r, r->old, &r->old->clauses.at[p->old]) &&
                   states_goals(r, r->new, &r->new->clauses.at[p->new])
               ? CONTENT_ADAPTED
               : CONTENT_PARTIAL;
}

static enum link_structure structure_of(const struct relater *r, const struct pair *p, size_t n)
{
    bool shared = false;
    for (size_t i = 0; i < n; i++)
        shared |= r->partners[p[i].old] > 1;
    if (n > 1)
        return shared ? STRUCTURE_MANY : STRUCTURE_MERGED;
    return shared ? STRUCTURE_SPLIT : STRUCTURE_ONE;
}

static const struct stretch *keep_stretches(struct relater *r, struct stretches *p)
{
    struct stretch *kept = arena_array(r->arena, p->n + 1, sizeof *kept);
    if (p->n)
        memcpy(kept, p->at, p->n * sizeof *kept);
    vec_free(p);
    return kept;
}

static const struct changed_number *keep_numbers(struct relater *r, struct changed_numbers *p)
{
    struct changed_number *kept = arena_array(r->arena, p->n + 1, sizeof *kept);
    if (p->n)
        memcpy(kept, p->at, p->n * sizeof *kept);
    vec_free(p);
    return kept;
}

/* Does a tenth of one side stand on the other, in stretches as coverage_words() counts them? */
static bool shares_text(struct relater *r, const struct pair *p)
{
    struct joined old = join(r, r->old, &p->old, 1), new = join(r, r->new, &p->new, 1);
    uint32_t *match = mem_alloc((old.text.n + 1) * sizeof *match);
    unsigned char *in_old = mem_zalloc(old.text.n + 1), *in_new = mem_zalloc(new.text.n + 1);
    size_t olds = 0, news = 0;
    sequence_match(old.letters, old.text.n, new.letters, new.text.n, match);
    coverage_words(old.letters, old.text.n, new.letters, new.text.n, match, in_old, in_new);
    for (size_t i = 0; i < old.text.n; i++)
        olds += in_old[i];
    for (size_t i = 0; i < new.text.n; i++)
        news += in_new[i];
    bool shares = thousandths(olds, old.text.n) >= SHARED_LEAST ||
                  thousandths(news, new.text.n) >= SHARED_LEAST;
    free(match);
    free(in_old);
    free(in_new);
    joined_free(&old);
    joined_free(&new);
    return shares;
}

/* The pairs without the weak ones whose texts have nothing in common; owned by the caller. */
static struct pairs drop_weak(struct relater *r, const struct pairs *all)
{
    struct pairs kept = {0};
    for (size_t i = 0; i < all->n; i++) {
        const struct pair *p = &all->at[i];
        bool body = r->old->clauses.at[p->old].class == CLASS_BODY;
        if (!body || p->evidence >= WEAK || shares_text(r, p))
            *vec_push(&kept) = *p;
    }
    return kept;
}

static void make_link(struct relater *r, struct link *l, const struct pair *p, size_t n)
{
    uint32_t *olds = arena_array(r->arena, n, sizeof *olds);
    struct stretches stretches = {0};
    struct changed_numbers numbers = {0};
    l->clause = r->new->clauses.at[p->new].node;
    l->old = arena_array(r->arena, n, sizeof *l->old);
    l->old_count = n;
    l->evidence = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        uint32_t bits = (uint32_t)(p[i].evidence / BIT);
        olds[i] = p[i].old;
        l->old[i] = r->old->clauses.at[p[i].old].node;
        l->evidence = bits < l->evidence ? bits : l->evidence;
        r->out->old_linked[p[i].old] = true;
    }
    r->out->new_linked[p->new] = true;
    struct joined old = join(r, r->old, olds, n), new = join(r, r->new, &p->new, 1);
    uint32_t *match = mem_alloc((old.text.n + 1) * sizeof *match);
    sequence_match(old.letters, old.text.n, new.letters, new.text.n, match);
    l->structure = structure_of(r, p, n);
    unsigned carried_share = set_coverage(r, l, &old, &new, match);
    words_numbers(r->vocabulary, &old.text, &new.text, match, &numbers);
    l->marks = words_mark(r->vocabulary, &old.text, &new.text, match, &stretches, l->counts);
    l->content = content_of(r, l, p, carried_share);
    free(match);
    l->stretch_count = stretches.n;
    l->stretches = keep_stretches(r, &stretches);
    l->number_count = numbers.n;
    l->numbers = keep_numbers(r, &numbers);
    joined_free(&old);
    joined_free(&new);
}

/* Moved is what stands outside the heaviest chain of links in the same order on both sides. */
static void mark_moved(struct relater *r, const size_t *first, size_t links)
{
    struct sequence_link *list = mem_alloc((links + 1) * sizeof *list);
    size_t *link_of = mem_alloc((r->new->clauses.n + 1) * sizeof *link_of);
    for (size_t i = 0; i < links; i++) {
        const struct pair *p = &r->pairs->at[first[i]], *best = p;
        for (size_t k = 1; k < r->out->links[i].old_count; k++)
            best = p[k].evidence > best->evidence ? &p[k] : best;
        list[i] = (struct sequence_link){best->old, best->new, best->evidence};
        link_of[best->new] = i;
        r->out->links[i].moved = true;
    }
    size_t n = sequence_chain(list, links);
    for (size_t i = 0; i < n; i++)
        r->out->links[link_of[list[i].new]].moved = false;
    free(list);
    free(link_of);
}

void links_find(struct arena *a, const struct vocabulary *v, const struct side *old,
                const struct side *new, const struct pairs *pairs, struct clause_links *out)
{
    struct relater r = {a, v, old, new, NULL, out, NULL};
    struct pairs kept = drop_weak(&r, pairs);
    r.pairs = pairs = &kept;
    size_t *first = mem_alloc((pairs->n + 1) * sizeof *first);
    r.partners = mem_zalloc((old->clauses.n + 1) * sizeof *r.partners);
    out->links = arena_array(a, new->clauses.n + 1, sizeof *out->links);
    out->old_carried = mem_zalloc(old->words.n + 1);
    out->new_carried = mem_zalloc(new->words.n + 1);
    out->old_linked = mem_zalloc(old->clauses.n + 1);
    out->new_linked = mem_zalloc(new->clauses.n + 1);
    for (size_t i = 0; i < pairs->n; i++)
        r.partners[pairs->at[i].old]++;
    for (size_t i = 0, end; i < pairs->n; i = end) {
        for (end = i; end < pairs->n && pairs->at[end].new == pairs->at[i].new; end++)
            ;
        first[out->n] = i;
        make_link(&r, &out->links[out->n++], &pairs->at[i], end - i);
    }
    mark_moved(&r, first, out->n);
    free(first);
    free(r.partners);
    vec_free(&kept);
}

void links_free(struct clause_links *r)
{
    free(r->old_carried);
    free(r->new_carried);
    free(r->old_linked);
    free(r->new_linked);
}
