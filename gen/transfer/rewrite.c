/* Rewriting, the passes over one text: see rewrite.h. */
#include "transfer/rewrite.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "transfer/passes.h"

/* --- names of places --------------------------------------------------------------------- */

/* "thành phố Hải Phòng" is the city of the name Hải Phòng; "Thành phố Hồ Chí Minh" is its name. */
static struct place_name name_place(struct arena *a, const struct body *b)
{
    struct place_name place = {.type = phrase_read(a, STR(""))};
    if (!b)
        return place;
    place.name = phrase_read(a, b->name);
    if (str_ends(b->name, b->short_name) && place.name.n && !phrase_is_large(&place.name, 0)) {
        place.name = phrase_read(a, b->short_name);
        place.type = phrase_read(a, str_trim(str_slice(b->name, 0, b->name.n - b->short_name.n)));
    }
    return place;
}

void rewrite_start(struct rewrite *r, const struct body *old_place, const struct body *new_place)
{
    const struct profile_field *f = profile_field(r->from, "province");
    struct place_name old = name_place(r->arena, old_place);
    size_t aliases = old_place ? old_place->alias_count : 0;
    struct phrase *names = arena_array(r->arena, aliases + 2, sizeof *names);
    names[0] = !old_place && f ? phrase_read(r->arena, f->value.text) : old.name;
    for (size_t i = 0; i < aliases; i++)
        names[i + 1] = phrase_read(r->arena, old_place->aliases[i]);
    r->old_names = names;
    r->old_type = old.type;
    r->new_place = name_place(r->arena, new_place);
    r->to_city = r->moves && new_place && lexicon_is(old.type.text, WORDS_PROVINCE_TYPE) &&
                 !lexicon_is(r->new_place.type.text, WORDS_PROVINCE_TYPE);
}

/* --- edits ------------------------------------------------------------------------------- */

struct str edit_between(const struct editing *e, size_t from, size_t to)
{
    return str_slice(e->text.text, from, to);
}

struct pos edit_pos(const struct editing *e, size_t at)
{
    const struct pos pos = e->place->pos;
    return e->place->exact && pos.source ? (struct pos){pos.source, pos.at + at} : pos;
}

void edit_replace(struct editing *e, size_t at, size_t end, struct str to)
{
    *vec_push(&e->edits) = (struct edit){at, end, to};
}

const char *edit_blank(struct editing *e, size_t at, size_t end, const char *stem, size_t *number)
{
    struct rewrite *r = e->rewrite;
    const char *name;
    do
        name = str_format(r->arena, "%s-%zu", stem, ++*number).p;
    while (profile_field(r->from, name));
    *vec_push(&r->blanks) = (struct profile_field){.name = name};
    edit_replace(e, at, end, str_format(r->arena, "{{%s}}", name));
    return name;
}

void rewrite_report(struct rewrite *r, enum msg message, struct pos pos, const char *where,
                    struct str words)
{
    struct buf text = {0};
    diag(message, pos, where, STR_ARG(words));
    buf_printf(&text, msg_text(message), where, STR_ARG(words));
    size_t head = strlen(where) + strlen(": ");
    struct str question = str_copy(r->arena, str_slice(buf_view(&text), head, text.n));
    buf_free(&text);
    for (size_t i = 0; i < r->opens.n; i++)
        if (!strcmp(r->opens.at[i].where, where) && str_eq(r->opens.at[i].question, question))
            return;
    *vec_push(&r->opens) = (struct rewrite_open){where, question};
}

void edit_report(const struct editing *e, enum msg message, size_t at, size_t end)
{
    rewrite_report(e->rewrite, message, edit_pos(e, at), e->place->where, edit_between(e, at, end));
}

struct str edit_in_case(const struct editing *e, size_t from, size_t to, struct str words)
{
    if (phrase_is_upper(&e->text, from, to))
        return unicode_upper(e->rewrite->arena, words);
    return phrase_is_large(&e->text, from) ? unicode_first(e->rewrite->arena, words, cp_upper)
                                           : words;
}

static int by_place(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    int at = mem_order(a->at, b->at);
    return at ? at : mem_order(b->end, a->end);
}

/* Of edits that overlap the one that begins first is made, of those the longest. */
static struct str edited(struct editing *e)
{
    struct buf out = {0};
    size_t done = 0;
    array_sort(e->edits.at, e->edits.n, by_place);
    for (size_t i = 0; i < e->edits.n; i++) {
        const struct edit *edit = &e->edits.at[i];
        if (edit->at < done)
            continue;
        buf_str(&out, edit_between(e, done, edit->at));
        buf_str(&out, edit->to);
        done = edit->end;
    }
    vec_free(&e->edits);
    if (!done)
        return e->text.text;
    buf_str(&out, edit_between(e, done, e->text.text.n));
    return buf_take(&out, e->rewrite->arena);
}

/* --- the text ---------------------------------------------------------------------------- */

/* Which bytes of Markdown are in italics: between single stars. */
static const unsigned char *italics(struct arena *a, struct str text)
{
    unsigned char *italic = arena_alloc(a, text.n + 1), on = 0;
    for (size_t i = 0, stars; i < text.n; i += stars ? stars : 1) {
        for (stars = 0; i + stars < text.n && text.p[i + stars] == '*'; stars++)
            ;
        if (stars == 1 || stars == 3)
            on = !on;
        if (i + 1 < text.n && text.p[i] == '\n' && text.p[i + 1] == '\n')
            on = 0;
        memset(italic + i, on, stars ? stars : 1);
    }
    return italic;
}

static void mark_text(struct editing *e, enum rewrite_text kind)
{
    struct arena *a = e->rewrite->arena;
    struct str text = e->text.text;
    e->italic = kind == REWRITE_MARKDOWN ? italics(a, text) : NULL;
    e->marks = arena_alloc(a, text.n + 1);
    memcpy(e->marks, citation_spans_mark(a, &e->text, e->italic), text.n);
    for (size_t at = 0; (at = str_find(text, STR("{{"), at)) != (size_t)-1;) {
        size_t end = str_find(text, STR("}}"), at);
        if (end == (size_t)-1)
            break;
        memset(e->marks + at, CITATION_QUOTATION, end - at);
        at = end;
    }
}

static struct str as_city(struct rewrite *r, struct str text, enum rewrite_text kind)
{
    struct editing e = {.rewrite = r, .text = phrase_read(r->arena, text)};
    mark_text(&e, kind);
    find_level(&e);
    return edited(&e);
}

struct str rewrite_city(struct rewrite *r, struct str name)
{
    return r->to_city ? as_city(r, name, REWRITE_VALUE) : name;
}

static const struct pass {
    void (*find)(struct editing *);
    bool moves;     /* only for another province */
    bool free_text; /* not in values of the form */
} passes[] = {
    {find_bodies, false, false}, {find_place, true, false},  {find_units, true, false},
    {find_acts, true, false},    {find_terms, true, false},  {find_years, true, false},
    {find_people, true, true},   {find_targets, true, true},
};

struct str rewrite_text(struct rewrite *r, struct str text, enum rewrite_text kind,
                        const struct rewrite_place *place)
{
    if (!text.n)
        return text;
    struct editing e = {.rewrite = r, .text = phrase_read(r->arena, text), .place = place};
    mark_text(&e, kind);
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
        if ((r->moves || !passes[i].moves) && (kind != REWRITE_VALUE || !passes[i].free_text))
            passes[i].find(&e);
    text = edited(&e);
    return r->to_city ? as_city(r, text, kind) : text;
}
