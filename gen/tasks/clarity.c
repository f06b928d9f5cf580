/* The meter "6 rõ" of a task: see tasks.h and [clear-item] of lexicon/words.def. */
#include "tasks/tasks.h"

#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

/* Has the text words of the item that say too little. */
static bool is_vague(struct str text, enum clear_item item)
{
    struct arena *a = arena_new();
    struct phrase p = phrase_read(a, text);
    const struct phrase *list = lexicon_phrases(WORDS_VAGUE_WORDS);
    size_t n = lexicon_list(WORDS_VAGUE_WORDS)->n;
    bool found = false;
    for (size_t i = 0; i < p.n; i++)
        for (size_t e = 0; e < n; e++)
            found |= str_is(lexicon_field(WORDS_VAGUE_WORDS, e, 1), clear_item_names[item]) &&
                     phrase_at(&p, i, &list[e]);
    arena_free(a);
    return found;
}

static bool has_words(struct str text, enum words list)
{
    struct arena *a = arena_new();
    struct phrase p = phrase_read(a, text);
    bool found = lexicon_in(list, &p);
    arena_free(a);
    return found;
}

/* How those of a role are named: the worst of them; missing where there is none. */
static enum clarity naming(const struct task_list *l, const struct task *t, enum task_role role,
                           size_t *count)
{
    enum clarity worst = CLARITY_KNOWN;
    *count = 0;
    for (size_t i = 0; i < t->share_count; i++) {
        if (t->shares[i].role != role)
            continue;
        ++*count;
        if (l->bodies.at[t->shares[i].body].naming != NAMING_OWN)
            worst = CLARITY_VAGUE;
    }
    return *count ? worst : CLARITY_MISSING;
}

/* One answers, and who helps is named. */
static enum clarity responsibility(const struct task_list *l, const struct task *t)
{
    size_t leads, others;
    enum clarity lead = naming(l, t, TASK_LEADS, &leads);
    enum clarity other = naming(l, t, TASK_COOPERATES, &others);
    if (!leads)
        return CLARITY_MISSING;
    bool vague = leads > 1 || lead == CLARITY_VAGUE || (others && other == CLARITY_VAGUE) ||
                 is_vague(t->text, CLEAR_RESPONSIBILITY);
    return vague ? CLARITY_VAGUE : CLARITY_KNOWN;
}

/* A task that ends in something that can be shown is clear whatever verbs it begins with. */
static enum clarity work(const struct task *t)
{
    if (!t->text.n)
        return CLARITY_MISSING;
    bool vague = is_vague(t->text, CLEAR_WORK) && !has_words(t->product, WORDS_CLEAR_PRODUCT);
    return vague ? CLARITY_VAGUE : CLARITY_KNOWN;
}

static enum clarity time_of(const struct task *t)
{
    if (t->due.kind == DUE_UNKNOWN)
        return t->deadline.n ? CLARITY_VAGUE : CLARITY_MISSING;
    bool dated = t->due.kind == DUE_DATE || t->due.kind == DUE_YEARLY ||
                 t->due.kind == DUE_QUARTERLY || t->due.kind == DUE_MONTHLY;
    return dated ? CLARITY_KNOWN : CLARITY_VAGUE;
}

/* Only in the text of the task: vague. */
static enum clarity product(const struct task *t)
{
    bool bare = phrase_count(t->product, 2) <= 2 && is_vague(t->product, CLEAR_PRODUCT);
    if (t->product.n)
        return bare ? CLARITY_VAGUE : CLARITY_KNOWN;
    return has_words(t->text, WORDS_CLEAR_PRODUCT) ? CLARITY_VAGUE : CLARITY_MISSING;
}

static enum clarity authority(const struct task *t)
{
    if (is_vague(t->text, CLEAR_AUTHORITY) || is_vague(t->product, CLEAR_AUTHORITY))
        return CLARITY_VAGUE;
    bool said =
        has_words(t->text, WORDS_CLEAR_AUTHORITY) || has_words(t->product, WORDS_CLEAR_AUTHORITY);
    return said ? CLARITY_KNOWN : CLARITY_MISSING;
}

void clarity_read(const struct task_list *l, struct task *t)
{
    size_t leads;
    t->clear[CLEAR_WHO] = naming(l, t, TASK_LEADS, &leads);
    t->clear[CLEAR_WORK] = work(t);
    t->clear[CLEAR_TIME] = time_of(t);
    t->clear[CLEAR_RESPONSIBILITY] = responsibility(l, t);
    t->clear[CLEAR_PRODUCT] = product(t);
    t->clear[CLEAR_AUTHORITY] = authority(t);
}
