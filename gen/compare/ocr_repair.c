/* Repair: see compare_int.h. */
#include "compare/compare_int.h"

#include "base/map.h"
#include "lexicon/lexicon.h"

enum {
    COMMON = 3, /* words of a text that occur so often are hardly slips */
    ROUNDS = 2  /* the second sees neighbours that the first has repaired */
};

/* What has been counted under two numbers. */
struct repair_tally {
    uint32_t first, second;
    uint32_t count[2]; /* on the old and the new side */
    uint32_t best;     /* in the tables of readings: the key that is commonest there */
};

struct repair_table {
    struct number_map names; /* both numbers */
    struct repair_tally *at;
    size_t n, cap;
};

/* NULL where nothing has been counted. */
static struct repair_tally *find_tally(const struct repair_table *t, uint32_t first,
                                       uint32_t second)
{
    uint32_t i = number_map_find(&t->names, PAIR(first, second));
    return i == MAP_NONE ? NULL : &t->at[i];
}

static struct repair_tally *add_tally(struct repair_table *t, uint32_t first, uint32_t second)
{
    uint32_t i = number_map_add(&t->names, PAIR(first, second));
    if (i == t->n)
        *arena_push(t->names.arena, t) = (struct repair_tally){.first = first, .second = second};
    return &t->at[i];
}

struct repairer {
    struct vocabulary *vocabulary;
    struct repair_table pairs;  /* neighbours, by their keys */
    struct repair_table before; /* readings, by letters and the key after them */
    struct repair_table after;  /* by letters and the key before them */
    uint32_t *letters;          /* by key */
    uint32_t *total;            /* words, by key */
    uint32_t *alike;            /* keys, by letters */
    bool *fixed;                /* by key: neither repaired nor used as a repair */
};

/* Are words i and i + 1 of the side neighbours within a sentence. */
static bool neighbours(const struct side *s, size_t i)
{
    return i + 1 < s->words.n && !s->words.at[i].ends_sentence;
}

static void count_pairs(struct repairer *m, const struct side *s, int which)
{
    for (size_t i = 0; i < s->words.n; i++) {
        const struct word *w = &s->words.at[i];
        m->letters[w->key] = vocabulary_letters(m->vocabulary, w->type);
        m->alike[m->letters[w->key]] += !m->total[w->key];
        m->total[w->key]++;
        m->fixed[w->key] |= vocabulary_is_number(m->vocabulary, w->type);
        if (neighbours(s, i))
            add_tally(&m->pairs, w->key, w[1].key)->count[which]++;
    }
}

static uint32_t sum(const struct repair_tally *t)
{
    return t ? t->count[0] + t->count[1] : 0;
}

static uint32_t support(const struct repairer *m, uint32_t first, uint32_t second)
{
    return sum(find_tally(&m->pairs, first, second));
}

/* Keeps, under (letters, neighbour), the key that is commonest; then the lower key. Letters of one
 * key alone have no other reading. */
static void offer(const struct repairer *m, struct repair_table *t, uint32_t key,
                  uint32_t neighbour, uint32_t n)
{
    if (m->alike[m->letters[key]] == 1)
        return;
    struct repair_tally *reading = add_tally(t, m->letters[key], neighbour);
    if (n > reading->count[0] || (n == reading->count[0] && key < reading->best)) {
        reading->count[0] = n;
        reading->best = key;
    }
}

static bool on_one_side(const struct repairer *m, uint32_t first, uint32_t second)
{
    const struct repair_tally *pair = find_tally(&m->pairs, first, second);
    return !pair || !pair->count[0] || !pair->count[1];
}

/* Is reading the better one between the neighbours, either of which may be missing. */
static bool better(const struct repairer *m, uint32_t key, uint32_t reading, const uint32_t *left,
                   const uint32_t *right)
{
    uint32_t now = 0, then = 0;
    if (m->fixed[reading])
        return false;
    if (m->total[key] == 1 && m->total[reading] >= COMMON) /* one neighbour will do */
        return true;
    if ((left && !support(m, *left, reading)) || (right && !support(m, reading, *right)) ||
        (left && !on_one_side(m, *left, key)) || (right && !on_one_side(m, key, *right)))
        return false;
    now += left ? support(m, *left, key) : 0;
    now += right ? support(m, key, *right) : 0;
    then += left ? support(m, *left, reading) : 0;
    then += right ? support(m, reading, *right) : 0;
    return then > now || (then == now && m->total[reading] > m->total[key]);
}

/* Has a word been repaired. */
static bool repair_side(const struct repairer *m, struct side *s)
{
    bool repaired = false;
    for (size_t i = 0; i < s->words.n; i++) {
        struct word *w = &s->words.at[i];
        const uint32_t *left = i && neighbours(s, i - 1) ? &w[-1].key : NULL;
        const uint32_t *right = neighbours(s, i) ? &w[1].key : NULL;
        uint32_t letters = m->letters[w->key], before_it = w->key;
        if (m->fixed[w->key] || m->alike[letters] == 1 || (!left && !right))
            continue;
        const struct repair_tally *one = right ? find_tally(&m->before, letters, *right) : NULL;
        const struct repair_tally *two = left ? find_tally(&m->after, letters, *left) : NULL;
        if (one && one->best != w->key && better(m, w->key, one->best, left, right))
            w->key = one->best;
        else if (two && two->best != w->key && better(m, w->key, two->best, left, right))
            w->key = two->best;
        repaired |= w->key != before_it;
    }
    return repaired;
}

void ocr_repair(struct sides *s)
{
    struct vocabulary *v = s->vocabulary;
    const struct lexicon_list *guarded = lexicon_list(WORDS_NEGATION);
    struct arena *a = arena_new();
    struct repairer m = {v, .pairs.names.arena = a, .before.names.arena = a,
                         .after.names.arena = a};
    for (size_t i = 0; i < guarded->n; i++)
        vocabulary_of(v, guarded->entries[i].fields[0]);
    size_t keys = vocabulary_count(v);
    m.letters = arena_array(a, keys, sizeof *m.letters);
    m.total = arena_array(a, keys, sizeof *m.total);
    m.alike = arena_array(a, keys, sizeof *m.alike);
    m.fixed = arena_array(a, keys, sizeof *m.fixed);
    for (size_t i = 0; i < guarded->n; i++)
        m.fixed[vocabulary_of(v, guarded->entries[i].fields[0])] = true;
    count_pairs(&m, &s->old, 0);
    count_pairs(&m, &s->new, 1);
    for (size_t i = 0; i < m.pairs.n; i++) {
        const struct repair_tally *pair = &m.pairs.at[i];
        offer(&m, &m.before, pair->first, pair->second, sum(pair));
        offer(&m, &m.after, pair->second, pair->first, sum(pair));
    }
    bool repaired = true;
    for (int round = 0; round < ROUNDS && repaired; round++) {
        repaired = repair_side(&m, &s->old);
        repaired |= repair_side(&m, &s->new);
    }
    arena_free(a);
}
