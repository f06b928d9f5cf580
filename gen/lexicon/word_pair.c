/* Words that belong together: see word_pair.h. */
#include "lexicon/word_pair.h"

#include "base/map.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/word_key.h"

struct entry {
    struct str first, second;
    uint32_t spelling; /* entries that differ in the place of a tone mark have one number */
    uint32_t before;   /* 1 + the entry before it with the same letters, or 0 */
};

struct word_pairs {
    struct arena *arena;
    struct map known, alike; /* by spelling; by what scanners confuse */
    vec(struct entry) entries;
    vec(uint32_t) last; /* of each key of alike: 1 + the last entry */
};

static struct str key_of(struct buf *out, struct str first, struct str second,
                         void key(struct str, struct buf *))
{
    out->n = 0;
    key(first, out);
    buf_char(out, ' ');
    key(second, out);
    return buf_view(out);
}

static void add_pair(struct word_pairs *p, struct buf *key, struct str first, struct str second)
{
    struct entry e = {first, second, 0, 0};
    e.spelling = map_add(&p->known, key_of(key, first, second, word_key_spelling));
    uint32_t letters = map_add(&p->alike, key_of(key, first, second, word_key_letters));
    if (letters == p->last.n)
        *arena_push(p->arena, &p->last) = 0;
    e.before = p->last.at[letters];
    *arena_push(p->arena, &p->entries) = e;
    p->last.at[letters] = (uint32_t)p->entries.n;
}

static void add_pairs(struct word_pairs *p, enum words words)
{
    const struct lexicon_list *l = lexicon_list(words);
    struct buf key = {0};
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = 1; k < l->entries[i].count; k++)
            add_pair(p, &key, l->entries[i].fields[0], l->entries[i].fields[k]);
    buf_free(&key);
}

struct word_pairs *word_pairs_read(struct arena *a)
{
    struct word_pairs *p = arena_array(a, 1, sizeof *p);
    p->arena = p->known.arena = p->alike.arena = a;
    add_pairs(p, WORDS_LINE_WORD);
    add_pairs(p, WORDS_FACT_WORD);
    return p;
}

enum pair_proof word_pair(const struct word_pairs *p, struct str first, struct str second)
{
    struct buf key = {0};
    enum pair_proof pair = PAIR_UNKNOWN;
    if (map_find(&p->known, key_of(&key, first, second, word_key_spelling)) != MAP_NONE)
        pair = PAIR_KNOWN;
    else if (map_find(&p->alike, key_of(&key, first, second, word_key_letters)) != MAP_NONE)
        pair = PAIR_MISREAD;
    buf_free(&key);
    return pair;
}

/* In how many letters two words are the same; none where they differ in more than marks. */
static size_t same_marks(struct str read, struct str known)
{
    size_t same = 1;
    while (read.n && known.n) {
        uint32_t c, d;
        read = str_slice(read, utf8_next(read, &c), read.n);
        known = str_slice(known, utf8_next(known, &d), known.n);
        if (cp_base(cp_lower(c)) != cp_base(d))
            return 0;
        same += cp_lower(c) == d;
    }
    return read.n || known.n ? 0 : same;
}

/* The known word with capitals where the read one has them. */
static struct str in_case(struct arena *a, struct str read, struct str known)
{
    struct buf out = {0};
    while (read.n) {
        uint32_t c, d;
        read = str_slice(read, utf8_next(read, &c), read.n);
        known = str_slice(known, utf8_next(known, &d), known.n);
        utf8_append(&out, cp_is_upper(c) ? cp_upper(d) : d);
    }
    return buf_take(&out, a);
}

bool word_pair_mend(const struct word_pairs *p, struct str *first, struct str *second)
{
    struct buf key = {0};
    const struct entry *best = NULL;
    size_t most = 0;
    uint32_t letters = map_find(&p->alike, key_of(&key, *first, *second, word_key_letters));
    buf_free(&key);
    for (uint32_t i = letters == MAP_NONE ? 0 : p->last.at[letters]; i;) {
        const struct entry *e = &p->entries.at[i - 1];
        size_t one = same_marks(*first, e->first), two = same_marks(*second, e->second);
        if (best && e->spelling != best->spelling)
            return false;
        if (one && two && one + two > most) {
            best = e;
            most = one + two;
        }
        i = e->before;
    }
    if (!best)
        return false;
    *first = in_case(p->arena, *first, best->first);
    *second = in_case(p->arena, *second, best->second);
    return true;
}
