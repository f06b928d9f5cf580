/* Places: the first province, others, units below it, the region. See passes.h. */
#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/word_key.h"
#include "transfer/passes.h"

enum { UNIT_MOST = 4 /* words of a unit's name */ };

/* --- the province ------------------------------------------------------------------------ */

/* Does the type of the first province end before word i. */
static bool has_type(const struct editing *e, size_t i)
{
    const struct phrase *type = &e->rewrite->old_type;
    return type->n && type->n <= i && phrase_at(&e->text, i - type->n, type);
}

/* The type of the old place before word i gives way to that of the new one. */
static void replace_type(struct editing *e, size_t i)
{
    const struct rewrite *r = e->rewrite;
    const struct phrase *p = &e->text;
    struct str type = r->new_place.type.text;
    size_t first = i - r->old_type.n;
    if (!has_type(e, i) || !phrase_is_blank(phrase_gap(p, i)) || str_eq(type, r->old_type.text) ||
        lexicon_before(WORDS_NOT_THE_PROVINCE, p, first))
        return;
    edit_replace(e, p->words[first].at, type.n ? p->words[i - 1].end : p->words[i].at,
                 edit_in_case(e, first, i, type));
}

/* Another province in words of the first one: is that true of the new one? Names have capitals; one
 * that a person has as well is a place after its type only. */
static void report_other(const struct editing *e, size_t i, size_t n)
{
    const struct phrase *p = &e->text, *known = &e->rewrite->new_place.name;
    bool person = n > 2 && lexicon_at(WORDS_FAMILY, p, i);
    for (size_t k = i; k < i + n; k++)
        if (!phrase_is_large(p, k))
            return;
    if (!e->marks[p->words[i].at] && !(known->n == n && phrase_at(p, i, known)) &&
        (!person || lexicon_before(WORDS_UNIT, p, i)))
        edit_report(e, MSG_TRANSFER_OTHER, p->words[i].at, p->words[i + n - 1].end);
}

/* Words of the first province's longest name at word i, with its capitals but maybe the first,
 * where that is a word like "Thành phố"; else 0. */
static size_t old_name_at(const struct phrase *p, const struct phrase *names, size_t i)
{
    size_t longest = 0;
    for (const struct phrase *name = names; name->n; name++) {
        bool typed = name->n > 1 && !phrase_is_large(name, 1), good = name->n > longest;
        for (size_t k = typed; k < name->n && i + k < p->n; k++)
            good &= !phrase_is_large(name, k) || phrase_is_large(p, i + k);
        if (good && phrase_at(p, i, name))
            longest = name->n;
    }
    return longest;
}

bool rewrite_names_old(struct rewrite *r, struct str text)
{
    struct phrase p = phrase_read(r->arena, text);
    for (size_t i = 0; i < p.n; i++)
        if (old_name_at(&p, r->old_names, i))
            return true;
    return false;
}

/* The first province's name, words [i, i + n), and the years that are past after it; the word
 * after them. */
static size_t replace_place(struct editing *e, size_t i, size_t n)
{
    const struct phrase *p = &e->text;
    size_t at = p->words[i].at, end = p->words[i + n - 1].end;
    size_t unit = has_type(e, i) ? 0 : lexicon_before(WORDS_UNIT, p, i);
    size_t years = i + n < p->n && phrase_is_blank(phrase_gap(p, i + n)) ? past_years(e, i + n) : 0;
    if (unit) { /* a town of the province's name */
        rewrite_report(e->rewrite, MSG_TRANSFER_PLACE, edit_pos(e, at), e->place->where,
                       edit_between(e, p->words[i - unit].at, end));
    } else if (e->marks[at]) {
        edit_report(e, MSG_TRANSFER_CITED, at, end);
    } else if (years) {
        size_t last = p->words[i + n + years - 1].end;
        edit_report(e, MSG_TRANSFER_HISTORY, at, last);
        memset(e->marks + end, MARK_REPORTED, last - end);
        n += years;
    } else {
        replace_type(e, i);
        struct str name = e->rewrite->new_place.name.text;
        edit_replace(e, at, end,
                     phrase_is_upper(p, i, i + n) ? unicode_upper(e->rewrite->arena, name) : name);
    }
    return i + n;
}

void find_place(struct editing *e)
{
    const struct phrase *p = &e->text, *places = e->rewrite->renaming->places;
    for (size_t i = 0; i < p->n;) {
        size_t known = phrase_of(places, p, i), old = old_name_at(p, e->rewrite->old_names, i);
        if (old && old >= known) {
            i = replace_place(e, i, old);
            continue;
        }
        if (known)
            report_other(e, i, known);
        i += known ? known : 1;
    }
}

/* --- a city in place of a province ------------------------------------------------------- */

/* Is the word "tỉnh" at i another's, or in the name of a place. */
static bool is_other(const struct editing *e, size_t i)
{
    const struct phrase *p = &e->text;
    if (lexicon_before(WORDS_NOT_THE_PROVINCE, p, i) ||
        (i && word_key_is_number(phrase_word(p, i - 1))))
        return true;
    if (i + 1 >= p->n)
        return false;
    struct str gap = phrase_gap(p, i + 1);
    if (str_is(str_trim(gap), ",") && lexicon_at(WORDS_CITY_TYPE, p, i + 1)) /* enumerated */
        return true;
    return phrase_is_blank(gap) && (lexicon_at(WORDS_NOT_THE_PROVINCE_AFTER, p, i + 1) ||
                                    phrase_of(e->rewrite->renaming->places, p, i + 1));
}

void find_level(struct editing *e)
{
    enum { CITY, CITY_OF_BODY }; /* fields of the city's type */
    const struct phrase *p = &e->text;
    for (size_t i = 0; i < p->n; i++) {
        if (e->marks[p->words[i].at] || !phrase_at(p, i, &e->rewrite->old_type))
            continue;
        bool body = i + 1 < p->n && lexicon_at(WORDS_PROVINCIAL_BODIES, p, i + 1) &&
                    phrase_is_blank(phrase_gap(p, i + 1));
        struct str city = lexicon_field(WORDS_CITY_TYPE, 0, body ? CITY_OF_BODY : CITY);
        if (body || !is_other(e, i))
            edit_replace(e, p->words[i].at, p->words[i].end, edit_in_case(e, i, i + 1, city));
    }
}

/* --- units and regions ------------------------------------------------------------------- */

/* Words of the unit or region at word i with its name: that of a region as it is known, else what
 * has capitals; 0 for none. */
static size_t unit_words(const struct editing *e, size_t i)
{
    const struct phrase *p = &e->text;
    size_t type = lexicon_at(WORDS_REGION, p, i), name = 0;
    if (type && phrase_is_blank(phrase_gap(p, i + type)))
        name = lexicon_at(WORDS_REGION_NAME, p, i + type);
    type = type ? type : lexicon_at(WORDS_UNIT, p, i);
    size_t first = i + type;
    if (!type || e->marks[p->words[i].at] || phrase_is_upper(p, i, first))
        return 0;
    if (name)
        return type + name;
    while (first + name < p->n && name < UNIT_MOST && phrase_is_large(p, first + name) &&
           phrase_is_blank(phrase_gap(p, first + name)))
        name++;
    return name && !phrase_of(e->rewrite->renaming->places, p, first) ? type + name : 0;
}

void find_units(struct editing *e)
{
    const struct phrase *p = &e->text;
    for (size_t i = 0; i < p->n;) {
        size_t n = unit_words(e, i);
        if (n)
            edit_report(e, MSG_TRANSFER_PLACE, p->words[i].at, p->words[i + n - 1].end);
        size_t region = lexicon_at(WORDS_REGION, p, i), unit = lexicon_at(WORDS_UNIT, p, i);
        i += n ? n : region ? region : unit ? unit : 1;
    }
}
