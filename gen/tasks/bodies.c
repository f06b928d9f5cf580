/* Who is meant by a name: see tasks.h and body_names.h. */
#include "tasks/body_names.h"

#include "base/diag.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum { KEY = 200 /* letters of a name that are compared */, CHAIN = 16 /* of successors */ };

/* --- one name ---------------------------------------------------------------------------- */

/* The name without a remark in brackets at its end: "Sở Nội vụ (Phòng Công chức)". */
static struct str bare_name(struct str name)
{
    size_t open = str_find(name, STR("("), 0);
    return str_ends(name, STR(")")) && open < name.n ? str_trim(str_slice(name, 0, open)) : name;
}

const struct body *body_known_as(const struct registry *registry, struct str name, struct str day)
{
    const struct body *body = registry ? registry_by_name(registry, name, day) : NULL;
    if (registry && !body)
        body = registry_by_name(registry, name, STR_NONE);
    struct str bare = bare_name(name);
    return body || bare.n == name.n || !bare.n ? body : body_known_as(registry, bare, day);
}

static enum body_naming naming_of(struct str name, const struct body *known)
{
    struct arena *a = arena_new();
    struct phrase text = phrase_read(a, name);
    enum body_naming naming = lexicon_in(WORDS_VAGUE_BODY, &text)   ? NAMING_VAGUE
                              : lexicon_in(WORDS_ALL_BODIES, &text) ? NAMING_COLLECTIVE
                              : known && known->kind == BODY_GROUP  ? NAMING_COLLECTIVE
                                                                    : NAMING_OWN;
    arena_free(a);
    return naming;
}

/* Do two names have the same letters, without marks and in any case. */
static bool same_letters(struct str a, struct str b)
{
    char left[KEY], right[KEY];
    size_t n = unicode_key(a, left, sizeof left), m = unicode_key(b, right, sizeof right);
    return n && n == m && !memcmp(left, right, n);
}

size_t body_add(struct task_list *l, struct str name, struct str day)
{
    const struct body *known = body_known_as(l->registry, name, day);
    char letters[KEY];
    size_t n = unicode_key(name, letters, sizeof letters);
    struct str key = known ? str_of(known->id) : (struct str){letters, n};
    name = known ? bare_name(name) : name;
    uint32_t at = map_add(&l->body_keys, str_copy(l->arena, key));
    if (at == l->bodies.n)
        *arena_push(l->arena, &l->bodies) =
            (struct task_body){.name = name, .known = known, .naming = naming_of(name, known)};
    return at;
}

/* --- who is meant ------------------------------------------------------------------------ */

/* Of each body of the registry: it is one that is meant, or was one of these before, or became it.
 */
struct kin {
    bool *before, *after;
};

/* Goes on to the bodies that came before and after those in the sets; is there a new one. */
static bool kin_step(const struct registry *registry, struct kin *kin)
{
    bool grown = false;
    for (size_t i = 0; i < registry->count; i++)
        for (size_t k = 0; k < registry->bodies[i].successor_count; k++) {
            const char *id = registry->bodies[i].successors[k];
            size_t next = (size_t)(registry_find(registry, id) - registry->bodies);
            grown |= (kin->after[i] && !kin->after[next]) || (kin->before[next] && !kin->before[i]);
            kin->after[next] |= kin->after[i];
            kin->before[i] |= kin->before[next];
        }
    return grown;
}

static bool has_name(const struct body *b, struct str name)
{
    bool found =
        str_is(name, b->id) || same_letters(b->name, name) || same_letters(b->short_name, name);
    for (size_t i = 0; i < b->alias_count; i++)
        found |= same_letters(b->aliases[i], name);
    return found;
}

/* Marks bodies that are one of that name in the registry, or that it was or became. */
static bool mark_known(const struct task_list *l, struct str name, bool *marks)
{
    const struct registry *r = l->registry;
    size_t n = r ? r->count : 0;
    struct kin kin = {mem_zalloc(n), mem_zalloc(n)};
    bool found = false;
    for (size_t i = 0; i < n; i++) {
        kin.before[i] = r->bodies[i].kind != BODY_PLACE && has_name(&r->bodies[i], name);
        found |= kin.after[i] = kin.before[i];
    }
    for (size_t step = 0; found && step < CHAIN && kin_step(r, &kin);)
        step++;
    for (size_t i = 0; found && i < l->bodies.n; i++) {
        const struct body *b = l->bodies.at[i].known;
        marks[i] |= b && (kin.before[b - r->bodies] || kin.after[b - r->bodies]);
    }
    free(kin.before);
    free(kin.after);
    return found;
}

bool bodies_named(const struct task_list *l, struct str name, bool *marks)
{
    bool found = mark_known(l, name, marks);
    struct nearest near = NEAREST(name);
    for (size_t i = 0; i < l->bodies.n; i++) {
        nearest_offer(&near, l->bodies.at[i].name);
        if (same_letters(l->bodies.at[i].name, name))
            marks[i] = found = true;
    }
    if (!found)
        diag(MSG_TASKS_NO_BODY, POS_NONE, STR_ARG(name), STR_ARG(near.best));
    return found;
}

/* --- collectives ------------------------------------------------------------------------- */

/* Does the name begin with the words of the noun, or is the noun that of any body. */
static bool is_one_of(struct arena *a, struct str noun, const struct phrase *name)
{
    struct phrase words = phrase_read(a, noun);
    bool any = words.n && lexicon_at(WORDS_ANY_BODY, &words, 0) == words.n;
    return words.n && !any && phrase_at(name, 0, &words);
}

bool bodies_belong(const struct task_list *l, const struct task_body *collective, const bool *marks)
{
    struct arena *a = arena_new();
    struct str rest = collective->name;
    struct phrase text = phrase_read(a, rest);
    bool found = false;
    size_t skip = text.n ? lexicon_at(WORDS_ALL_BODIES, &text, 0) : 0;
    if (skip && skip < text.n && collective->naming == NAMING_COLLECTIVE)
        rest = str_slice(rest, text.words[skip].at, rest.n);
    else
        rest = STR("");
    for (size_t i = 0; i < l->bodies.n && rest.n; i++) {
        struct phrase name = phrase_read(a, l->bodies.at[i].name);
        for (size_t from = 0, at = 0; marks[i] && at <= rest.n; at++)
            if (at == rest.n || rest.p[at] == ',') {
                found |= is_one_of(a, str_trim(str_slice(rest, from, at)), &name);
                from = at + 1;
            }
    }
    arena_free(a);
    return found;
}
