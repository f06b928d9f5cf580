/* Names of bodies in tasks: see task_bodies.h. */
#include "merge/plan/task_bodies.h"

#include "base/diag.h"
#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/registry_form.h"
#include "names/rename.h"

static void check_valid(const struct body_namer *t, const struct body *b, struct pos pos)
{
    if (!t->day.n || body_valid_in(b, t->province, t->day))
        return;
    if (b->from.n && str_cmp(t->day, b->from) < 0)
        diag(MSG_PLAN_BODY_NOT_YET, pos, STR_ARG(b->name), STR_ARG(b->from), STR_ARG(t->day));
    else if (!b->successor_count)
        diag(MSG_PLAN_BODY_GONE, pos, STR_ARG(b->name), STR_ARG(t->day));
    else
        diag(MSG_PLAN_BODY_ENDED, pos, STR_ARG(b->name), STR_ARG(t->day),
             STR_ARG(rename_successors(t->arena, t->registry, b)));
}

/* No body has the id: it is a name, or like an id, or neither. */
static void report_ref(const struct registry *registry, const struct profile_body *body)
{
    const struct body *named = registry_by_name(registry, str_of(body->ref), STR_NONE);
    bool many = diag_is_full(MSG_PLAN_NO_BODY, body->pos); /* one more is counted with those */
    bool few = many || diag_is_full(MSG_PLAN_NO_BODY_LIKE, body->pos);
    const struct body *near = few ? NULL : registry_like(registry, body->ref);
    if (named)
        diag(MSG_PLAN_REF_IS_NAME, body->pos, body->ref, named->id);
    else if (near || many)
        diag(MSG_PLAN_NO_BODY, body->pos, body->ref, near ? near->id : "",
             STR_ARG(near ? near->name : STR_NONE));
    else
        diag(MSG_PLAN_NO_BODY_LIKE, body->pos, body->ref);
}

/* The name of the registry from which the words differ by a letter. */
static struct str misspelt(const struct registry *registry, struct str words)
{
    enum { FEW = 2, SHORT = 8 }; /* bytes that differ; of a name too short to compare */
    struct nearest near = {.wanted = words, .distance = FEW + 1};
    for (size_t i = 0; i < registry->count && words.n > SHORT; i++) {
        nearest_offer(&near, registry->bodies[i].name);
        nearest_offer(&near, registry->bodies[i].short_name);
    }
    return near.best.n ? near.best : STR("");
}

/* "Công ty Cây xanh huyện Đồi": is it a company or the like, which keeps the name of a place that
 * has ended. */
static bool keeps_name(struct str name)
{
    struct arena *a = arena_new();
    struct phrase words = phrase_read(a, name);
    bool kept = words.n && lexicon_at(WORDS_KEPT_NAME, &words, 0);
    arena_free(a);
    return kept;
}

/* Is it a body of the registry, which has to be valid. Of another: are there such units, and is
 * there the province that it names. */
static bool check_name(const struct body_namer *t, struct str name, struct pos pos)
{
    const struct registry *registry = t->registry;
    const struct body *found = registry_by_form(registry, name, t->day);
    bool kept = !found && keeps_name(name);
    const struct body *unit = found || kept ? NULL : registry_unit_of(registry, name);
    const struct body *place = t->day.n && !kept ? registry_place_of(registry, name, t->day) : NULL;
    if (found)
        check_valid(t, found, pos);
    if (unit && t->day.n && !body_valid_on(unit, t->day))
        diag(MSG_PLAN_UNIT_ENDED, pos, STR_ARG(name), STR_ARG(unit->name), STR_ARG(t->day));
    if (place)
        diag(MSG_PLAN_PLACE_ENDED, pos, STR_ARG(place->name), STR_ARG(t->day),
             STR_ARG(rename_successors(t->arena, registry, place)));
    return found;
}

/* Each of the names between semicolons. */
static void check_names(const struct body_namer *t, struct str names, struct pos pos)
{
    for (size_t from = 0, at = 0; at <= names.n; at++)
        if (at == names.n || names.p[at] == ';') {
            check_name(t, str_trim(str_slice(names, from, at)), pos);
            from = at + 1;
        }
}

/* Words that are no body's name, but look like a slip. */
static void report_words(const struct body_namer *t, const struct profile_body *body)
{
    const struct registry *registry = t->registry;
    struct str words = body->words;
    struct str near = body->printed ? STR("") : misspelt(registry, words);
    if (near.n)
        diag(MSG_PLAN_NEAR_BODY, body->pos, STR_ARG(words), STR_ARG(near));
    for (size_t at = 0; !body->printed && at < words.n; at++) {
        if (words.p[at] != ',') /* ";" is printed between bodies */
            continue;
        struct str first = str_trim(str_slice(words, 0, at));
        struct str second = str_trim(str_slice(words, at + 1, words.n));
        if (registry_by_name(registry, first, STR_NONE) &&
            registry_by_name(registry, second, STR_NONE)) {
            diag(MSG_PLAN_BODIES_JOINED, body->pos, STR_ARG(words));
            check_name(t, first, body->pos);
            check_name(t, second, body->pos);
            return;
        }
    }
}

/* May one more name be compared with all of the registry; reported where it first may not. */
static bool may_compare(const struct body_namer *t, struct pos pos)
{
    enum { COMPARED_MOST = 1 << 20 }; /* two thousand unknown names, five hundred bodies */
    if (*t->compared > COMPARED_MOST)
        return false;
    *t->compared += t->registry->count + 1;
    if (*t->compared > COMPARED_MOST)
        diag(MSG_PLAN_NAMES_MANY, pos);
    return *t->compared <= COMPARED_MOST;
}

struct str task_body_name(const struct body_namer *t, const struct profile_body *body)
{
    const struct registry *registry = t->registry;
    const struct body *found = body->ref ? registry_find(registry, body->ref)
                                         : registry_by_name(registry, body->words, STR_NONE);
    if (body->ref && !found) {
        report_ref(registry, body);
        return STR("?");
    }
    if (found)
        check_valid(t, found, body->pos);
    else if (may_compare(t, body->pos)) {
        report_words(t, body);
        check_names(t, body->words, body->pos);
    }
    return body->words.n ? body->words : found->short_name;
}
