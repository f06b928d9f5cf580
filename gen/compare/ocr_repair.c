/* Mending: see ocr_repair.h. */
#include "compare/ocr_repair.h"

#include <stdlib.h>

enum {
    COMMON = 3, /* words of a text that occur so often are hardly slips */
    ROUNDS = 2  /* the second sees neighbours that the first has mended */
};

/* Two numbers as a name, with what has been counted under it on the old and the new side. */
struct repair_tally {
    uint64_t name; /* + 1, so that 0 is an empty slot */
    uint32_t count[2];
    uint32_t best; /* in the tables of readings: the key that is commonest there */
};

struct repair_table {
    struct repair_tally *slot;
    size_t n, slots;
};

static struct repair_tally *table_slot(const struct repair_table *t, uint64_t name)
{
    uint64_t h = (name + 1) * 0x9E3779B97F4A7C15u;
    size_t i = (h ^ h >> 32) & (t->slots - 1);
    while (t->slot[i].name && t->slot[i].name != name + 1)
        i = (i + 1) & (t->slots - 1);
    return &t->slot[i];
}

static struct repair_tally *table_add(struct repair_table *t, uint64_t name)
{
    if (t->n * 2 >= t->slots) {
        struct repair_table more = {
            mem_zalloc((t->slots ? t->slots * 2 : 4096) * sizeof *more.slot), t->n,
            t->slots ? t->slots * 2 : 4096};
        for (size_t i = 0; i < t->slots; i++)
            if (t->slot[i].name)
                *table_slot(&more, t->slot[i].name - 1) = t->slot[i];
        free(t->slot);
        *t = more;
    }
    struct repair_tally *tally = table_slot(t, name);
    t->n += !tally->name;
    tally->name = name + 1;
    return tally;
}

static uint64_t pair_name(uint32_t first, uint32_t second)
{
    return (uint64_t)first << 32 | second;
}

struct mender {
    struct vocabulary *vocabulary;
    struct repair_table pairs; /* neighbours, by their keys */
    struct repair_table before,
        after;         /* (letters, key behind) and (letters, key before): readings */
    uint32_t *letters; /* by key */
    uint32_t *total;   /* words, by key */
    bool *fixed;       /* by key: never mended, never a mending */
};

/* Are words i and i + 1 of the side neighbours within a sentence. */
static bool neighbours(const struct side *s, size_t i)
{
    return i + 1 < s->words.n && !s->words.at[i].ends_sentence;
}

static void count_pairs(struct mender *m, const struct side *s, int which)
{
    for (size_t i = 0; i < s->words.n; i++) {
        const struct word *w = &s->words.at[i];
        m->letters[w->key] = vocabulary_letters(m->vocabulary, w->type);
        m->total[w->key]++;
        m->fixed[w->key] |= vocabulary_is_number(m->vocabulary, w->type);
        if (neighbours(s, i))
            table_add(&m->pairs, pair_name(w->key, w[1].key))->count[which]++;
    }
}

static uint32_t sum(const struct repair_tally *t)
{
    return t->name ? t->count[0] + t->count[1] : 0;
}

static uint32_t support(const struct mender *m, uint32_t first, uint32_t second)
{
    return sum(table_slot(&m->pairs, pair_name(first, second)));
}

/* Keeps, under (letters, neighbour), the key that is commonest; then the lower key. */
static void offer(struct repair_table *t, uint32_t letters, uint32_t neighbour, uint32_t key,
                  uint32_t n)
{
    struct repair_tally *reading = table_add(t, pair_name(letters, neighbour));
    if (n > reading->count[0] || (n == reading->count[0] && key < reading->best)) {
        reading->count[0] = n;
        reading->best = key;
    }
}

static void gather_readings(struct mender *m)
{
    for (size_t i = 0; i < m->pairs.slots; i++) {
        const struct repair_tally *pair = &m->pairs.slot[i];
        if (!pair->name)
            continue;
        uint32_t first = (uint32_t)((pair->name - 1) >> 32), second = (uint32_t)(pair->name - 1);
        offer(&m->before, m->letters[first], second, first, sum(pair));
        offer(&m->after, m->letters[second], first, second, sum(pair));
    }
}

static bool on_one_side(const struct mender *m, uint32_t first, uint32_t second)
{
    const struct repair_tally *pair = table_slot(&m->pairs, pair_name(first, second));
    return !pair->name || !pair->count[0] || !pair->count[1];
}

/* A word that stands nowhere else, in a reading that is common: one neighbour will do. */
static bool stray(const struct mender *m, uint32_t key, uint32_t reading)
{
    return m->total[key] == 1 && m->total[reading] >= COMMON && !m->fixed[reading];
}

/* Is reading the better one between the neighbours, either of which may be missing. */
static bool better(const struct mender *m, uint32_t key, uint32_t reading, const uint32_t *left,
                   const uint32_t *right)
{
    uint32_t now = 0, then = 0;
    if (stray(m, key, reading))
        return true;
    if (m->fixed[reading] || (left && !support(m, *left, reading)) ||
        (right && !support(m, reading, *right)) || (left && !on_one_side(m, *left, key)) ||
        (right && !on_one_side(m, key, *right)))
        return false;
    now += left ? support(m, *left, key) : 0;
    now += right ? support(m, key, *right) : 0;
    then += left ? support(m, *left, reading) : 0;
    then += right ? support(m, reading, *right) : 0;
    return then > now || (then == now && m->total[reading] > m->total[key]);
}

static void mend_side(const struct mender *m, struct side *s)
{
    for (size_t i = 0; i < s->words.n; i++) {
        struct word *w = &s->words.at[i];
        const uint32_t *left = i && neighbours(s, i - 1) ? &w[-1].key : NULL;
        const uint32_t *right = neighbours(s, i) ? &w[1].key : NULL;
        if (m->fixed[w->key] || (!left && !right))
            continue;
        uint32_t letters = m->letters[w->key];
        const struct repair_tally *one =
            right ? table_slot(&m->before, pair_name(letters, *right)) : NULL;
        const struct repair_tally *two =
            left ? table_slot(&m->after, pair_name(letters, *left)) : NULL;
        if (one && one->name && one->best != w->key && better(m, w->key, one->best, left, right))
            w->key = one->best;
        else if (two && two->name && two->best != w->key &&
                 better(m, w->key, two->best, left, right))
            w->key = two->best;
    }
}

void ocr_repair(struct vocabulary *v, struct side *old, struct side *new)
{
    /* Words that turn a sentence round: a mark on them is never taken for a slip. */
    static const char *const guarded[] = {"không", "chưa", "được", "phải", "cấm", "miễn", "trừ"};
    struct mender m = {.vocabulary = v};
    size_t keys;
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++)
        vocabulary_of(v, str_of(guarded[i]));
    keys = vocabulary_count(v);
    m.letters = mem_zalloc(keys * sizeof *m.letters);
    m.total = mem_zalloc(keys * sizeof *m.total);
    m.fixed = mem_zalloc(keys * sizeof *m.fixed);
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++)
        m.fixed[vocabulary_of(v, str_of(guarded[i]))] = true;
    table_add(&m.pairs, 0)->count[0] = 0; /* tables are never without slots */
    table_add(&m.before, 0)->count[0] = 0;
    table_add(&m.after, 0)->count[0] = 0;
    count_pairs(&m, old, 0);
    count_pairs(&m, new, 1);
    gather_readings(&m);
    for (int round = 0; round < ROUNDS; round++) {
        mend_side(&m, old);
        mend_side(&m, new);
    }
    free(m.pairs.slot);
    free(m.before.slot);
    free(m.after.slot);
    free(m.letters);
    free(m.total);
    free(m.fixed);
}
