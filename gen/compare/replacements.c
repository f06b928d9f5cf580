/* Replacements made in many places: see compare_int.h. */
#include "compare/compare_int.h"

#include "base/map.h"
#include "lexicon/phrase.h"
#include "lexicon/word_key.h"

enum {
    PLACES_LEAST = 3, /* in fewer places it is an edit like others */
    WORDS_MOST = 8    /* of either side; a longer one is a sentence, not a name */
};

struct replacer {
    struct comparison *c;
    struct arena *scratch;
    struct map keys;
    vec(struct replacement) list; /* by number of the key */
};

/* Is the side of an edit a name: some words, and not many, and no figure. */
static bool is_name(struct str s)
{
    size_t words = phrase_count(s, WORDS_MOST);
    return words && words <= WORDS_MOST && !word_key_is_number(s);
}

/* Is the edit one of the turns of its link. */
static bool is_turn(const struct link *l, const struct rewording *e)
{
    for (size_t i = 0; i < l->turn_count; i++) {
        const struct turn *t = &l->turns[i];
        if ((!t->was.n || str_find(e->was, t->was, 0) != (size_t)-1) &&
            (!t->now.n || str_find(e->now, t->now, 0) != (size_t)-1))
            return true;
    }
    return false;
}

/* Number of the edit's key, new ones too; MAP_NONE for what is no replacement. */
static uint32_t number_of(struct replacer *r, const struct link *l, const struct rewording *e)
{
    if (!is_name(e->was) || !is_name(e->now) || is_turn(l, e))
        return MAP_NONE;
    struct buf key = {0};
    word_key_typography(e->was, &key);
    buf_char(&key, '\n');
    word_key_typography(e->now, &key);
    uint32_t number = map_add(&r->keys, buf_view(&key));
    buf_free(&key);
    return number;
}

static void count(struct replacer *r, const struct link *l)
{
    struct rewording e = {0};
    for (size_t from = 0; rewording_next(r->c->arena, l, from, &e); from = e.end) {
        uint32_t number = number_of(r, l, &e);
        if (number == r->list.n)
            *vec_push(&r->list) = (struct replacement){e.was, e.now, 0, l->clause};
        if (number != MAP_NONE)
            r->list.at[number].places++;
    }
}

static void mark(struct replacer *r, struct link *l)
{
    struct rewording e = {0};
    bool all = true, some = false;
    for (size_t from = 0; rewording_next(r->scratch, l, from, &e); from = e.end) {
        uint32_t number = number_of(r, l, &e);
        bool systematic = number != MAP_NONE && r->list.at[number].places >= PLACES_LEAST;
        all &= systematic;
        some |= systematic;
        for (size_t i = e.from; i < e.end; i++)
            l->stretches[i].systematic = systematic;
    }
    l->only_systematic = some && all && !l->number_count && !l->turn_count;
}

static int most_frequent_first(const void *a, const void *b)
{
    const struct replacement *l = a, *r = b;
    int places = mem_order(r->places, l->places);
    return places ? places : mem_order(l->first->id, r->first->id);
}

void replacements_find(struct comparison *c)
{
    struct arena *scratch = arena_new();
    struct replacer r = {.c = c, .scratch = scratch, .keys = {.arena = scratch}};
    for (size_t i = 0; i < c->link_count; i++)
        count(&r, &c->links[i]);
    for (size_t i = 0; i < c->link_count; i++)
        mark(&r, &c->links[i]);
    size_t n = 0;
    for (size_t i = 0; i < r.list.n; i++)
        if (r.list.at[i].places >= PLACES_LEAST)
            r.list.at[n++] = r.list.at[i];
    r.list.n = n;
    array_sort(r.list.at, n, most_frequent_first);
    vec_move(c->arena, &r.list, c->replacements, c->replacement_count);
    arena_free(scratch);
}
