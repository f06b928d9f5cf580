/* Names in other forms than those of the registry: see registry_form.h. */
#include "model/registry_form.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum { WORDS_MOST = 24 /* of a name */ };

/* --- words and letters -------------------------------------------------------------------- */

static bool same_letter(struct str a, struct str b)
{
    char left[8], right[8];
    uint32_t cp;
    size_t n = unicode_key(str_slice(a, 0, utf8_next(a, &cp)), left, sizeof left);
    size_t m = unicode_key(str_slice(b, 0, utf8_next(b, &cp)), right, sizeof right);
    return n && n == m && !memcmp(left, right, n);
}

static void skip_conjunctions(const struct phrase *p, size_t *i)
{
    while (*i < p->n && lexicon_at(WORDS_CONJUNCTION, p, *i))
        ++*i;
}

/* Moves j past the words that begin with the letters of a word in capitals. */
static bool match_letters(struct str letters, const struct phrase *name, size_t *j)
{
    uint32_t cp;
    for (size_t n; (n = utf8_next(letters, &cp)) != 0; letters = str_slice(letters, n, letters.n)) {
        skip_conjunctions(name, j);
        if (*j >= name->n || !same_letter(letters, phrase_word(name, *j)))
            return false;
        ++*j;
    }
    return true;
}

/* Are the words those of the name, or their first letters. */
static bool is_form_of(const struct phrase *words, const struct phrase *name)
{
    size_t i = 0, j = 0;
    for (;; i++) {
        skip_conjunctions(words, &i);
        skip_conjunctions(name, &j);
        if (i >= words->n || j >= name->n)
            return i >= words->n && j >= name->n;
        struct str word = phrase_word(words, i);
        if (str_eq(words->words[i].key, name->words[j].key))
            j++;
        else if (!phrase_is_upper(words, i, i + 1) || utf8_length(word) < 2 ||
                 !match_letters(word, name, &j))
            return false;
    }
}

static bool has_form(struct arena *a, const struct body *b, const struct phrase *words)
{
    struct phrase name = phrase_read(a, b->name);
    bool found = is_form_of(words, &name);
    for (size_t i = 0; i < b->alias_count && !found; i++) {
        name = phrase_read(a, b->aliases[i]);
        found = is_form_of(words, &name);
    }
    return found;
}

/* By name, or by a shortened form that one body alone has. */
static const struct body *by_letters(const struct registry *r, struct str name, struct str day)
{
    const struct body *found = registry_by_name(r, name, day);
    if (!found)
        found = registry_by_name(r, name, STR_NONE);
    if (found || !name.n || phrase_count(name, WORDS_MOST) >= WORDS_MOST)
        return found;
    struct arena *a = arena_new();
    struct phrase words = phrase_read(a, name);
    size_t count = 0;
    for (size_t i = 0; i < r->count && words.n > 1; i++)
        if (r->bodies[i].kind != BODY_PLACE && has_form(a, &r->bodies[i], &words)) {
            found = &r->bodies[i];
            count++;
        }
    arena_free(a);
    return count == 1 ? found : NULL;
}

/* --- places after them ---------------------------------------------------------------------- */

/* A unit with a place's name after it, or at the end of a name. */
struct unit {
    size_t at, end;  /* words */
    struct str name; /* as the registry calls it */
};

/* Is "thành phố" with the words from i on a province: as those of the registry begin. */
static bool is_province(const struct registry *r, const struct phrase *words, size_t i)
{
    struct arena *a = arena_new();
    bool found = false;
    for (size_t k = 0; k < r->count && !found; k++)
        if (r->bodies[k].kind == BODY_PLACE) {
            struct phrase full = phrase_read(a, r->bodies[k].name);
            struct phrase place = phrase_read(a, r->bodies[k].short_name);
            found = lexicon_at(WORDS_CITY, &full, 0) && place.n && phrase_at(words, i, &place);
        }
    arena_free(a);
    return found;
}

/* The last unit of districts that the words have; false without one. */
static bool find_unit(const struct registry *r, const struct phrase *words, struct unit *unit)
{
    for (size_t i = words->n; i-- > 0;) {
        size_t entry = lexicon_which(WORDS_DISTRICT_UNIT, words, i);
        size_t end = i + (entry ? lexicon_at(WORDS_DISTRICT_UNIT, words, i) : 0);
        bool city = entry && lexicon_field(WORDS_DISTRICT_UNIT, entry - 1, 2).n;
        bool named = entry && end < words->n && phrase_is_large(words, end);
        if (!entry || !(named || (end == words->n && !city)) ||
            (city && is_province(r, words, end)))
            continue;
        *unit = (struct unit){i, end, lexicon_field(WORDS_DISTRICT_UNIT, entry - 1, 1)};
        return true;
    }
    return false;
}

/* The body of a district, of a department, or of a province, whose place is left out. */
static const struct body *without_place(struct arena *a, const struct registry *r,
                                        const struct phrase *words, struct str day)
{
    struct unit unit;
    if (find_unit(r, words, &unit)) {
        struct str head = str_slice(words->text, 0, words->words[unit.at].at);
        struct str name = str_format(a, "%.*s%.*s", STR_ARG(head), STR_ARG(unit.name));
        const struct body *found = by_letters(r, name, day);
        if (found)
            return found;
    }
    for (size_t cut = words->n - 1; cut > 0; cut--) {
        bool owned = (lexicon_before(WORDS_BODY_OWNER, words, cut) ||
                      (lexicon_before(WORDS_CITY, words, cut) && is_province(r, words, cut))) &&
                     phrase_is_large(words, cut);
        size_t city = lexicon_at(WORDS_CITY, words, cut);
        size_t place = cut + (city ? city : lexicon_at(WORDS_BODY_OWNER, words, cut));
        bool owner = place > cut && place < words->n && phrase_is_large(words, place) &&
                     (!city || is_province(r, words, place));
        struct str head = str_slice(words->text, 0, words->words[cut - 1].end);
        const struct body *found = owned || owner ? by_letters(r, head, day) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

const struct body *registry_by_form(const struct registry *r, struct str name, struct str day)
{
    const struct body *found = by_letters(r, name, day);
    if (found || phrase_count(name, WORDS_MOST) >= WORDS_MOST)
        return found;
    struct arena *a = arena_new();
    struct phrase words = phrase_read(a, name);
    found = words.n > 1 ? without_place(a, r, &words, day) : NULL;
    arena_free(a);
    return found;
}

const struct body *registry_unit_of(const struct registry *r, struct str name)
{
    struct arena *a = arena_new();
    struct phrase words = phrase_read(a, name);
    struct unit unit;
    bool has = phrase_count(name, WORDS_MOST) < WORDS_MOST && find_unit(r, &words, &unit);
    const struct body *found = has ? registry_by_name(r, unit.name, STR_NONE) : NULL;
    arena_free(a);
    return found && found->kind == BODY_GROUP ? found : NULL;
}

const struct body *registry_place_of(const struct registry *r, struct str name, struct str day)
{
    struct arena *a = arena_new();
    struct phrase words = phrase_read(a, name);
    const struct body *found = NULL;
    for (size_t k = 0; k < r->count && !found && words.n < WORDS_MOST; k++) {
        struct phrase place = phrase_read(a, r->bodies[k].name);
        for (size_t i = 1; r->bodies[k].kind == BODY_PLACE && i + place.n <= words.n; i++)
            if (phrase_at(&words, i, &place) && !body_valid_on(&r->bodies[k], day))
                found = &r->bodies[k];
    }
    arena_free(a);
    return found;
}
