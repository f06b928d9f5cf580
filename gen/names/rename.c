/* Finding the names of bodies in a text: see rename.h. */
#include "names/rename.h"

#include <string.h>

#include "base/mem.h"
#include "base/search.h"
#include "lexicon/lexicon.h"
#include "lexicon/tone_mark.h"
#include "base/unicode.h"
#include "names/citation_spans.h"

enum { LONGEST_CHAIN = 16 }; /* of bodies that follow one another; a circle ends here */
enum { STEM_WORDS = 3 };     /* a shorter beginning of a name says too little */

struct name {
    struct phrase words;
    const struct body *body;
    const struct body *now; /* NULL: see body */
    bool stem;    /* the name without its last word ("Tỉnh uỷ", "tỉnh", "Trung ương") */
    bool common;  /* begins small: no proper name */
    size_t order; /* of the registry */
};

/* --- bodies ------------------------------------------------------------------------------ */

static bool is_valid(const struct renaming *r, const struct body *b)
{
    return body_valid_in(b, r->province, r->day);
}

/* Does the body begin after the date. */
static bool is_not_yet(const struct renaming *r, const struct body *b)
{
    struct str from = b->from;
    for (size_t i = 0; i < b->term_count; i++)
        if (!strcmp(b->terms[i].province, r->province) && b->terms[i].from.n)
            from = b->terms[i].from;
    return from.n && str_cmp(r->day, from) < 0;
}

const struct body *rename_body(const struct renaming *r, const struct body *b)
{
    for (size_t i = 0; b && i < LONGEST_CHAIN; i++) {
        if (is_valid(r, b))
            return b;
        if (is_not_yet(r, b) || b->successor_count != 1)
            return NULL;
        b = registry_find(r->registry, b->successors[0]);
    }
    return NULL;
}

const struct body *rename_named(const struct renaming *r, struct str name)
{
    const struct body *now = registry_by_name(r->registry, name, r->day);
    return now ? now : registry_by_name(r->registry, name, STR_NONE);
}

/* --- names ------------------------------------------------------------------------------- */

static int compare_first(const struct name *a, struct str key)
{
    return str_cmp(a->words.words[0].key, key);
}

static int compare_names(const void *left, const void *right)
{
    const struct name *a = left, *b = right;
    int first = compare_first(a, b->words.words[0].key);
    if (first)
        return first;
    int length = mem_order(b->words.n, a->words.n), stem = mem_order(a->stem, b->stem);
    return length ? length : stem ? stem : mem_order(a->order, b->order);
}

/* Has it a word of capitals alone: "UBND tỉnh". */
static bool is_abbreviated(const struct phrase *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (utf8_length(phrase_word(p, i)) > 1 && phrase_is_upper(p, i, i + 1))
            return true;
    return false;
}

static void add_name(struct renaming *r, struct str text, const struct body *b,
                     const struct body *now)
{
    struct name name = {phrase_read(r->arena, text), b, now, false, false, r->count};
    if (!name.words.n)
        return;
    name.common = !phrase_is_large(&name.words, 0);
    r->names[r->count++] = name;
    size_t tail = lexicon_before(WORDS_BODY_OWNER, &name.words, name.words.n);
    if (!tail || name.common || name.words.n < tail + STEM_WORDS)
        return;
    name.words.n -= tail;
    name.stem = true;
    r->names[r->count++] = name;
}

static void list_names(struct renaming *r)
{
    size_t most = 0;
    for (size_t i = 0; i < r->registry->count; i++)
        most += 2 * (r->registry->bodies[i].alias_count + 2);
    r->names = arena_array(r->arena, most + 1, sizeof *r->names);
    for (size_t i = 0; i < r->registry->count; i++) {
        const struct body *b = &r->registry->bodies[i], *now = rename_body(r, b);
        if (b->kind == BODY_PLACE || (b->province && strcmp(b->province, r->province)))
            continue;
        add_name(r, b->name, b, now);
        if (!str_eq(b->short_name, b->name))
            add_name(r, b->short_name, b, now);
        for (size_t k = 0; k < b->alias_count; k++)
            add_name(r, b->aliases[k], b, now);
    }
    array_sort(r->names, r->count, compare_names);
}

struct renaming *rename_new(struct arena *a, const struct registry *registry, const char *province,
                            struct str day)
{
    struct renaming *r = arena_alloc(a, sizeof *r);
    struct phrase *places = arena_array(a, registry->count + 1, sizeof *places);
    *r = (struct renaming){
        .registry = registry, .province = province, .day = day, .arena = a, .places = places};
    for (size_t i = 0; i < registry->count; i++)
        if (registry->bodies[i].kind == BODY_PLACE)
            *places++ = phrase_read(a, registry->bodies[i].short_name);
    list_names(r);
    return r;
}

const struct renaming *rename_spelt(struct arena *a, const struct renaming *r, struct str text)
{
    struct renaming *spelt = arena_alloc(a, sizeof *spelt);
    *spelt = *r;
    spelt->tone = tone_usual(text);
    return spelt;
}

struct str rename_write(struct arena *a, const struct renaming *r, struct str name)
{
    return tone_write(a, name, tone_whole(r->tone));
}

/* --- a name in a text -------------------------------------------------------------------- */

struct rename_finder { /* in one text */
    const struct renaming *renaming;
    struct arena *arena;
    const struct phrase *text;
    const unsigned char *cited;
};

/* A proper name has its capitals in the text too, but maybe not the first; one of a single word
 * has all. */
static bool has_capitals(const struct rename_finder *f, size_t i, const struct name *name)
{
    bool asked = false;
    if (name->common)
        return true;
    if (name->words.n == 1)
        return str_eq(phrase_word(f->text, i), phrase_word(&name->words, 0));
    for (size_t k = 0; k < name->words.n; k++)
        if (phrase_is_large(&name->words, k)) {
            asked = true;
            if (phrase_is_large(f->text, i + k))
                return true;
        }
    return !asked;
}

/* The first of the names that begin with that word. */
static size_t first_name(const struct renaming *r, struct str key)
{
    size_t i;
    search_first(i, r->count, compare_first(&r->names[i], key) < 0);
    return i;
}

/* The names that begin at word i, all of the same words, the longest there are; how many. */
static size_t names_at(const struct rename_finder *f, size_t i, const struct name **first)
{
    const struct renaming *r = f->renaming;
    struct str key = f->text->words[i].key;
    size_t n = 0;
    for (size_t k = first_name(r, key); k < r->count && !compare_first(&r->names[k], key); k++) {
        const struct name *name = &r->names[k];
        if (n ? name->words.n != (*first)->words.n || name->stem != (*first)->stem : false)
            break;
        if (!phrase_at(f->text, i, &name->words) || !has_capitals(f, i, name))
            continue;
        if (!n)
            *first = name;
        if (*first + n != name)
            break;
        n++;
    }
    return n;
}

/* An ended body whose name begins as the text does, where no valid body has as much of its name
 * there: "Đảng đoàn Uỷ ban Mặt trận | và các đoàn thể". NULL for none; *n is how many words.
 */
static const struct name *begun_at(const struct rename_finder *f, size_t i, size_t *n)
{
    const struct renaming *r = f->renaming;
    const struct name *best = NULL;
    size_t valid = 0;
    *n = 0;
    if (!phrase_is_large(f->text, i))
        return NULL;
    for (size_t k = first_name(r, f->text->words[i].key);
         k < r->count && !compare_first(&r->names[k], f->text->words[i].key); k++) {
        const struct name *name = &r->names[k];
        struct phrase part = name->words;
        while (part.n && (name->common || !phrase_at(f->text, i, &part)))
            part.n--;
        if (is_valid(r, name->body) && part.n > valid)
            valid = part.n;
        else if (!is_valid(r, name->body) && part.n > *n) {
            *n = part.n;
            best = name;
        }
    }
    return *n >= STEM_WORDS && *n > valid ? best : NULL;
}

/* Of bodies of one name: a valid one, else the one that all have become; NULL else. */
static const struct name *choose(const struct rename_finder *f, const struct name *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_valid(f->renaming, names[i].body))
            return &names[i];
    for (size_t i = 1; i < n; i++)
        if (names[i].now != names[0].now)
            return NULL;
    return names;
}

/* Does the name continue after its last word: "Ban Dân tộc | HĐND tỉnh", "... | của HĐND tỉnh". The
 * place that a body belongs to is no part of its name. */
static bool continues(const struct rename_finder *f, size_t from, size_t to)
{
    const struct renaming *r = f->renaming;
    const struct name *other;
    if (to >= f->text->n || !phrase_is_blank(phrase_gap(f->text, to)) ||
        memchr(phrase_gap(f->text, to).p, '\n', phrase_gap(f->text, to).n) ||
        phrase_is_upper(f->text, from, to))
        return false;
    if (lexicon_at(WORDS_BELONGS_TO, f->text, to) && to + 1 < f->text->n)
        return names_at(f, to + 1, &other) && !other->common;
    return phrase_is_large(f->text, to) && !phrase_of(r->places, f->text, to);
}

static enum rename_kind kind_of(const struct rename_finder *f, const struct name *name, size_t from,
                                size_t to)
{
    const struct renaming *r = f->renaming;
    bool one = name->common && !lexicon_at(WORDS_ALL_BODIES, &name->words, 0) &&
               !memchr(name->words.text.p, ',', name->words.text.n);
    if (is_valid(r, name->body))
        return RENAME_VALID;
    if (f->cited[f->text->words[from].at])
        return RENAME_CITED;
    if (lexicon_before(WORDS_PAST_BEFORE, f->text, from) ||
        (to < f->text->n && lexicon_at(WORDS_PAST_AFTER, f->text, to) &&
         phrase_gap(f->text, to).n <= strlen(" (")))
        return RENAME_PAST;
    if (is_not_yet(r, name->body))
        return RENAME_NOT_YET;
    if (name->common && !name->now)
        return RENAME_UNKNOWN;
    if (name->stem || continues(f, from, to) || (one && name->now))
        return RENAME_DOUBTFUL;
    return name->now ? RENAME_NEW : RENAME_UNKNOWN;
}

/* --- the new name ------------------------------------------------------------------------ */

/* A word of the text is the same as one of the new name, and of the same case; where the old name
 * is in capitals so are all words of the new one. */
static bool same_word(const struct phrase *text, size_t i, const struct phrase *now, size_t word,
                      bool upper)
{
    return str_eq(text->words[i].key, now->words[word].key) &&
           (upper || (phrase_is_large(text, i) == phrase_is_large(now, word) &&
                      phrase_is_upper(text, i, i + 1) == phrase_is_upper(now, word, word + 1)));
}

/* Where tone marks are in the old name; if it shows none, in the text, then in the document. */
static struct tone_habit tone_of(const struct rename_finder *f, size_t from, size_t to)
{
    const struct phrase *text = f->text;
    struct str name = str_slice(text->text, text->words[from].at, text->words[to - 1].end);
    struct tone_habit around = tone_else(tone_usual(text->text), f->renaming->tone);
    return tone_whole(tone_else(tone_usual(name), around));
}

/* A word of the new name as the text spells it: in the old name, or elsewhere. */
static struct str spelling(const struct rename_finder *f, size_t from, size_t to,
                           const struct phrase *now, size_t word)
{
    const struct phrase *text = f->text;
    bool upper = phrase_is_upper(text, from, to);
    for (size_t i = from; i < to; i++)
        if (same_word(text, i, now, word, upper))
            return phrase_word(text, i);
    struct str found = phrase_word(now, word);
    for (size_t i = text->n; i--;)
        if (same_word(text, i, now, word, false))
            found = phrase_word(text, i);
    return tone_write(f->arena, found, tone_of(f, from, to));
}

/* The name of the new body of the same form: abbreviated, or of a city as the old one is, "Ban ...
 * Thành uỷ". */
static struct phrase same_form(const struct rename_finder *f, const struct name *name)
{
    const struct body *b = name->now;
    size_t tail = lexicon_before(WORDS_CITY_OWNER, &name->words, name->words.n);
    for (size_t i = 0; tail && i < b->alias_count; i++) {
        struct phrase alias = phrase_read(f->arena, b->aliases[i]);
        if (lexicon_before(WORDS_CITY_OWNER, &alias, alias.n) &&
            is_abbreviated(&alias) == is_abbreviated(&name->words))
            return alias;
    }
    return phrase_read(f->arena, is_abbreviated(&name->words) ? b->short_name : b->name);
}

/* The new name as the text would write it. */
static struct str shape(const struct rename_finder *f, const struct name *name, size_t from,
                        size_t to)
{
    struct arena *a = f->arena;
    struct phrase now = same_form(f, name);
    struct buf out = {0};
    for (size_t i = 0; i < now.n; i++) {
        buf_str(&out, phrase_gap(&now, i));
        buf_str(&out, spelling(f, from, to, &now, i));
    }
    buf_str(&out, phrase_gap(&now, now.n));
    struct str text = buf_take(&out, a);
    if (phrase_is_upper(f->text, from, to) && !phrase_is_upper(&name->words, 0, name->words.n))
        return unicode_upper(a, text);
    if (phrase_is_large(f->text, from) == phrase_is_large(&now, 0))
        return text;
    return unicode_first(a, text, phrase_is_large(f->text, from) ? cp_upper : cp_lower);
}

/* What the text names at word i, *n words long; false for nothing. */
static bool find_at(const struct rename_finder *f, size_t i, size_t *n, struct rename_hit *hit)
{
    const struct name *names, *name;
    size_t count = names_at(f, i, &names);
    enum rename_kind kind;
    *n = count ? names->words.n : 1;
    if (count) {
        name = choose(f, names, count);
        if (name && name->stem && is_valid(f->renaming, name->body)) {
            *n = 1; /* "Chủ tịch UBND": another body may begin inside */
            return false;
        }
        kind = name ? kind_of(f, name, i, i + *n) : RENAME_UNKNOWN;
    } else if ((names = name = begun_at(f, i, n)) != NULL)
        kind = f->cited[f->text->words[i].at] ? RENAME_CITED : RENAME_DOUBTFUL;
    else {
        *n = 1;
        return false;
    }
    *hit = (struct rename_hit){
        .kind = kind,
        .at = f->text->words[i].at,
        .end = f->text->words[i + *n - 1].end,
        .body = name ? name->body : names->body,
        .now = kind == RENAME_VALID ? name->body
               : kind == RENAME_NEW ? name->now
                                    : NULL,
        .to = kind == RENAME_NEW ? shape(f, name, i, i + *n) : STR_NONE,
    };
    return true;
}

size_t rename_find(struct arena *a, const struct renaming *r, struct str text,
                   const unsigned char *italic, struct rename_hit **hits)
{
    struct phrase words = phrase_read(a, text);
    struct rename_finder f = {r, a, &words, citation_spans_mark(a, &words, italic)};
    struct rename_hit hit;
    vec(struct rename_hit) found = {0};
    for (size_t i = 0, n; i < words.n; i += n)
        if (find_at(&f, i, &n, &hit))
            *vec_push(&found) = hit;
    *hits = vec_copy(a, &found);
    size_t n = found.n;
    vec_free(&found);
    return n;
}
