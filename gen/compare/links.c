/* Links: see compare_int.h. */
#include "compare/align_int.h"
#include "compare/compare_int.h"

#include <stdlib.h>

#include "base/sequence.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "compare/facts.h"
#include "compare/figures.h"
#include "compare/words.h"

enum {
    WHOLE = 1000,
    /*
     * Adapted: most of the old clause survives, and own matter is under about a third; two fifths
     * leave room for names and dates that were inserted.
     */
    ADAPTED_OLD = 650,
    ADAPTED_NEW = 600,
    /* A duty that the body of the next level has is adapted where a fifth of its words is there. */
    ADAPTED_ROLE = WHOLE / 5,
    /*
     * A pair of less evidence than a second source needs (8 bits, align.c) has to share running
     * words too, a tenth of one side: single rare words that happen to be in both carry nothing.
     */
    WEAK = 8 * BIT,
    SHARED_LEAST = WHOLE / 10,
    /*
     * Each link has a list of the old clause's words: an old clause has so many links that their
     * lists together have this many words, and PARTNERS more.
     */
    LISTED_WORDS = 1 << 19,
    PARTNERS = 16
};

struct linker {
    struct sides *s;
    struct comparison *out;
    uint32_t *partners;           /* links of each old clause */
    const struct node **carriers; /* of each word of the old side: finish_carriers() */
};

/* The clauses of one side of a link as one text, their words as one list. */
struct joined {
    struct worded text;
    struct word *list;   /* the words of text */
    struct word **words; /* in their side */
    uint32_t *letters; /* by which words are matched: a wrong mark is no other place in the text */
    unsigned char *common; /* is the word in a stretch that the other side has: coverage.c */
    size_t common_count;
};

/* The texts are joined by line ends; one clause keeps its text. */
static struct joined join(struct linker *k, struct side *s, const uint32_t *clause, size_t n)
{
    struct arena *a = k->s->arena;
    struct joined j = {0};
    struct buf text = {0};
    size_t most = 0;
    for (size_t i = 0; i < n; i++)
        most += s->clauses.at[clause[i]].word_count;
    j.list = arena_array(a, most, sizeof *j.list);
    j.words = arena_array(a, most, sizeof *j.words);
    j.letters = arena_array(a, most, sizeof *j.letters);
    j.common = arena_alloc(a, most);
    for (size_t i = 0; i < n; i++) {
        const struct clause *c = &s->clauses.at[clause[i]];
        if (i)
            buf_char(&text, '\n');
        for (uint32_t w = 0; w < c->word_count; w++) {
            struct word *word = &s->words.at[c->first_word + w];
            j.list[j.text.n] = *word;
            j.list[j.text.n].at += (uint32_t)text.n;
            j.letters[j.text.n] =
                word->label ? word->key : vocabulary_letters(k->s->vocabulary, word->type);
            j.words[j.text.n++] = word;
        }
        if (n > 1)
            buf_str(&text, c->text);
    }
    j.text.words = j.list;
    j.text.text = n == 1 ? s->clauses.at[clause[0]].text : buf_take(&text, k->out->arena);
    return j;
}

static unsigned thousandths(size_t part, size_t whole)
{
    return whole ? (unsigned)((part * WHOLE + whole / 2) / whole) : WHOLE;
}

/*
 * Of a new stretch whose words are equal to two places of the old text, the place where it adjoins
 * what follows it is meant: moves whole stretches there. A piece of a clause begins with words that
 * the clause has at its own head, too.
 */
static void join_stretches(struct arena *a, const struct joined *old, const struct joined *new,
                           uint32_t *match)
{
    uint32_t *back = arena_array(a, new->text.n + 1, sizeof *back); /* old word + 1, by new word */
    for (uint32_t i = 0; i < old->text.n; i++)
        if (match[i] != SEQUENCE_NONE)
            back[match[i]] = i + 1;
    for (uint32_t end = (uint32_t) new->text.n; end-- > 1;) {
        uint32_t n = 0, next = back[end] - 1;
        if (!back[end] || !back[end - 1] || back[end - 1] == back[end] - 1)
            continue;
        while (n < end && back[end - 1 - n] && back[end - 1 - n] + n == back[end - 1] && next > n &&
               match[next - 1 - n] == SEQUENCE_NONE &&
               old->letters[next - 1 - n] == new->letters[end - 1 - n])
            n++;
        if (n < end && back[end - 1 - n] && back[end - 1 - n] + n == back[end - 1])
            continue; /* the stretch would be cut */
        for (uint32_t k = 1; k <= n; k++) {
            match[back[end - k] - 1] = SEQUENCE_NONE;
            match[next - k] = end - k;
            back[end - k] = next - k + 1;
        }
    }
}

/* Matches the words of both and marks those in common; new words by old, as sequence_match(). */
static uint32_t *match_words(struct linker *k, struct joined *old, struct joined *new)
{
    uint32_t *match = arena_array(k->s->arena, old->text.n, sizeof *match);
    sequence_match(old->letters, old->text.n, new->letters, new->text.n, match);
    join_stretches(k->s->arena, old, new, match);
    coverage_words(old->letters, old->text.n, new->letters, new->text.n, match, old->common,
                   new->common);
    for (size_t i = 0; i < old->text.n; i++)
        old->common_count += old->common[i];
    for (size_t i = 0; i < new->text.n; i++)
        new->common_count += new->common[i];
    return match;
}

/*
 * Marks the common words as carried and sets the two coverages; returns the share of the new words
 * that are the old clause's, where names of acts that were inserted are not counted.
 */
static unsigned set_coverage(struct link *l, const struct joined *old, const struct joined *new)
{
    size_t names = 0;
    for (size_t i = 0; i < old->text.n; i++)
        old->words[i]->carried |= old->common[i];
    for (size_t i = 0; i < new->text.n; i++) {
        names += !new->common[i] && new->words[i]->cited;
        new->words[i]->carried |= new->common[i];
    }
    l->cov_old = thousandths(old->common_count, old->text.n);
    l->cov_new = thousandths(new->common_count, new->text.n);
    return thousandths(new->common_count, new->text.n - names);
}

/* Does the clause state goals in figures: a number in it, and the heading above says so. */
static bool states_goals(const struct linker *k, const struct side *s, const struct clause *c)
{
    if (c->heading == NO_CLAUSE)
        return false;
    struct phrase heading = phrase_read(k->s->arena, s->clauses.at[c->heading].text);
    bool goals = lexicon_in(WORDS_GOALS, &heading), figures = false;
    for (uint32_t i = 0; goals && i < c->word_count; i++)
        figures |= vocabulary_is_number(k->s->vocabulary, s->words.at[c->first_word + i].type);
    return figures;
}

/* A link in the making. */
struct raw_link {
    struct link *link;
    const struct pair *pairs;
    const uint32_t *olds; /* the old clauses of the pairs */
    size_t old_count;
    struct joined old, new;
    uint32_t *match;
    unsigned carried_share; /* thousandths of the new words, names of acts left out */
};

/*
 * A clause that was split and is there word for word is verbatim in a draft; of a central text each
 * clause of the plan carries a part of it.
 */
static enum link_content content_of(const struct linker *k, const struct raw_link *raw)
{
    const struct link *l = raw->link;
    const struct pair *p = raw->pairs;
    const struct sides *s = k->s;
    const struct clause *old = &s->old.clauses.at[p->old], *new = &s->new.clauses.at[p->new];
    bool whole = k->out->draft;
    if (!whole) {
        whole = true;
        for (size_t i = 0; i < raw->old.text.n; i++)
            whole &= !raw->old.list[i].elsewhere;
    }
    if (whole && l->counts[DIFFERENCE_WORDING] == 2 * l->marks && !l->number_count)
        return CONTENT_VERBATIM;
    if (l->cov_old >= ADAPTED_OLD &&
        (raw->carried_share >= ADAPTED_NEW || old->class == CLASS_TITLE))
        return CONTENT_ADAPTED;
    if (l->structure == STRUCTURE_ONE &&
        (old->section_carried || (l->cov_old >= ADAPTED_ROLE && roles_carried(old, new))))
        return CONTENT_ADAPTED;
    /* Goals are adapted by other figures: that is what there is to adapt in them. Two that have but
     * a word or two in common may be goals of other things. */
    return l->structure == STRUCTURE_ONE && p->evidence >= ALIGN_FLOOR &&
                   states_goals(k, &s->old, old) && states_goals(k, &s->new, new)
               ? CONTENT_ADAPTED
               : CONTENT_PARTIAL;
}

/* Is a tenth of one side in stretches that the other has? */
static bool shares_text(struct linker *k, const struct pair *p)
{
    struct joined old = join(k, &k->s->old, &p->old, 1), new = join(k, &k->s->new, &p->new, 1);
    match_words(k, &old, &new);
    return thousandths(old.common_count, old.text.n) >= SHARED_LEAST ||
           thousandths(new.common_count, new.text.n) >= SHARED_LEAST;
}

static int by_old(const void *left, const void *right)
{
    const struct pair *a = *(const struct pair *const *)left,
                      *b = *(const struct pair *const *)right;
    int old = mem_order(a->old, b->old), evidence = mem_order(b->evidence, a->evidence);
    return old ? old : evidence ? evidence : mem_order(a, b);
}

/* Of an old clause with more links than that, the strongest pairs. */
static void drop_crowded(struct sides *s, struct pairs *pairs)
{
    size_t kept = 0;
    struct pair **list = mem_alloc((pairs->n + 1) * sizeof *list);
    bool *dropped = mem_zalloc(pairs->n + 1);
    for (size_t i = 0; i < pairs->n; i++)
        list[i] = &pairs->at[i];
    array_sort(list, pairs->n, by_old);
    for (size_t i = 0, first = 0; i < pairs->n; i++) {
        size_t words = s->old.clauses.at[list[i]->old].word_count;
        first = list[i]->old == list[first]->old ? first : i;
        dropped[list[i] - pairs->at] = i - first >= PARTNERS + LISTED_WORDS / (words + 1);
    }
    for (size_t i = 0; i < pairs->n; i++)
        if (!dropped[i])
            pairs->at[kept++] = pairs->at[i];
    pairs->n = kept;
    free(list);
    free(dropped);
}

/* Drops the weak pairs whose texts have nothing in common. */
static void drop_weak(struct linker *k, struct pairs *pairs)
{
    size_t kept = 0;
    for (size_t i = 0; i < pairs->n; i++) {
        const struct pair *p = &pairs->at[i];
        const struct clause *o = &k->s->old.clauses.at[p->old];
        const struct clause *n = &k->s->new.clauses.at[p->new];
        if (o->class != CLASS_BODY || p->evidence >= WEAK || roles_shared(o, n) ||
            shares_text(k, p))
            pairs->at[kept++] = *p;
    }
    pairs->n = kept;
}

/* A link of a new clause, with its n pairs: what it links, and what of each side the other has. */
static void begin_link(struct linker *k, struct raw_link *raw, const struct pair *p, size_t n)
{
    struct sides *s = k->s;
    struct link *l = raw->link;
    uint32_t *olds = arena_array(s->arena, n, sizeof *olds);
    bool shared = false; /* an old clause has other links */
    l->clause = s->new.clauses.at[p->new].node;
    l->old = arena_array(k->out->arena, n, sizeof *l->old);
    l->old_count = n;
    l->evidence = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        uint32_t bits = (uint32_t)(p[i].evidence / BIT);
        olds[i] = p[i].old;
        l->old[i] = s->old.clauses.at[p[i].old].node;
        l->evidence = bits < l->evidence ? bits : l->evidence;
        shared |= k->partners[p[i].old] > 1;
        s->old.clauses.at[p[i].old].linked = true;
    }
    s->new.clauses.at[p->new].linked = true;
    l->structure = n == 1 ? (shared ? STRUCTURE_SPLIT : STRUCTURE_ONE)
                          : (shared ? STRUCTURE_MANY : STRUCTURE_MERGED);
    raw->pairs = p;
    raw->olds = olds;
    raw->old_count = n;
    raw->old = join(k, &s->old, olds, n);
    raw->new = join(k, &s->new, &p->new, 1);
    raw->match = match_words(k, &raw->old, &raw->new);
    raw->carried_share = set_coverage(l, &raw->old, &raw->new);
    for (size_t i = 0; i < raw->old.text.n; i++) {
        const struct node **carrier = &k->carriers[raw->old.words[i] - s->old.words.at];
        if (raw->old.common[i] && !*carrier)
            *carrier = l->clause;
    }
}

/*
 * A word that no link carries belongs to the clause that carries the words before it, else those
 * after it, so that it is deleted once.
 */
static void finish_carriers(struct linker *k)
{
    const struct side *s = &k->s->old;
    for (size_t i = 0; i < s->clauses.n; i++) {
        const struct clause *c = &s->clauses.at[i];
        const struct node **of = k->carriers + c->first_word;
        for (uint32_t w = 1; w < c->word_count; w++)
            of[w] = of[w] ? of[w] : of[w - 1];
        for (uint32_t w = c->word_count; w-- > 1;)
            of[w - 1] = of[w - 1] ? of[w - 1] : of[w];
    }
}

/* The marked text, when it is known what the links of all clauses carry. */
static void finish_link(struct linker *k, struct raw_link *raw)
{
    struct link *l = raw->link;
    struct stretches stretches = {0};
    for (size_t i = 0; i < raw->old.text.n; i++) {
        const struct node *carrier = k->carriers[raw->old.words[i] - k->s->old.words.at];
        if (!raw->old.common[i] && carrier != l->clause)
            raw->old.list[i].elsewhere = carrier;
    }
    const struct worded *old = &raw->old.text, *new = &raw->new.text;
    l->marks = words_mark(k->s, old, new, raw->match, &stretches, l->counts);
    l->content = content_of(k, raw);
    vec_move(k->out->arena, &stretches, l->stretches, l->stretch_count);
    if (raw->old_count == 1)
        cells_compare(k->s, k->out->arena, &k->s->old.clauses.at[raw->olds[0]],
                      &k->s->new.clauses.at[raw->pairs->new], l);
}

/* Before words_mark(), which loosens matches for the reader's sake. */
static void find_figures(struct linker *k, struct link *links, const struct raw_link *raw)
{
    size_t n = k->out->link_count;
    struct matched *list = arena_array(k->s->arena, n + 1, sizeof *list);
    for (size_t i = 0; i < n; i++)
        list[i] = (struct matched){raw[i].olds, raw[i].old_count, raw[i].pairs->new, raw[i].match};
    figures_find(k->s, k->out->arena, k->out->draft, list, links, n);
}

/* Moved is what is outside the heaviest chain of links in the same order on both sides. */
static void mark_moved(struct sides *s, const struct pairs *pairs, struct link *links, size_t n)
{
    struct sequence_link *list = arena_array(s->arena, n, sizeof *list);
    size_t *link_of = arena_array(s->arena, s->new.clauses.n, sizeof *link_of);
    const struct pair *p = pairs->at;
    for (size_t i = 0; i < n; p += links[i++].old_count) {
        const struct pair *best = p;
        for (size_t k = 1; k < links[i].old_count; k++)
            best = p[k].evidence > best->evidence ? &p[k] : best;
        list[i] = (struct sequence_link){best->old, best->new, best->evidence};
        link_of[best->new] = i;
        links[i].moved = true;
    }
    n = sequence_chain(list, n);
    for (size_t i = 0; i < n; i++)
        links[link_of[list[i].new]].moved = false;
}

static void unlink_all(struct side *s)
{
    for (size_t i = 0; i < s->clauses.n; i++)
        s->clauses.at[i].linked = false;
}

void links_find(struct sides *s, struct pairs *pairs, struct comparison *out)
{
    struct linker k = {s, out, arena_array(s->arena, s->old.clauses.n, sizeof *k.partners),
                       arena_array(s->arena, s->old.words.n + 1, sizeof *k.carriers)};
    struct link *links = arena_array(out->arena, s->new.clauses.n + 1, sizeof *links);
    struct raw_link *raw = arena_array(s->arena, s->new.clauses.n + 1, sizeof *raw);
    s->facts = facts_reader(s, out->draft);
    unlink_all(&s->old);
    unlink_all(&s->new);
    drop_crowded(s, pairs);
    drop_weak(&k, pairs);
    for (size_t i = 0; i < pairs->n; i++)
        k.partners[pairs->at[i].old]++;
    for (size_t i = 0, end; i < pairs->n; i = end) {
        for (end = i; end < pairs->n && pairs->at[end].new == pairs->at[i].new; end++)
            ;
        raw[out->link_count].link = &links[out->link_count];
        begin_link(&k, &raw[out->link_count++], &pairs->at[i], end - i);
    }
    finish_carriers(&k);
    find_figures(&k, links, raw);
    for (size_t i = 0; i < out->link_count; i++)
        finish_link(&k, &raw[i]);
    mark_moved(s, pairs, links, out->link_count);
    out->links = links;
}
