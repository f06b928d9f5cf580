/*
 * The registry: see registry.h. The grammar has checked the shape; what it cannot say is checked
 * here: ids given twice, successors, provinces and sources that are not there, days in the wrong
 * order. A source "mem" is a fact from memory and may not pass for a verified one.
 */
#include "model/registry.h"

#include <string.h>

#include "base/diag.h"
#include "base/map.h"
#include "lexicon/word_key.h"
#include "base/mem.h"
#include "base/schema.h"
#include "base/search.h"
#include "base/xml.h"

static const char grammar[] =
#include "model/registry.rng.h"
    ;

struct registry_key {
    struct str key;
    const struct body *body;
};

struct registry_reader {
    struct arena *arena;
    const struct xml *sources;
    vec(struct body) bodies;
    vec(struct body_function) functions;
    vec(struct registry_act) acts;
    bool faulty; /* a message says why */
};

static bool source_known(const struct registry_reader *r, struct str tag)
{
    xml_each (s, r->sources, "source")
        if (str_eq(xml_value(s, "id"), tag))
            return true;
    return false;
}

/* Days, sources and the mark "verified" of a place, body or term. */
static bool read_fact(struct registry_reader *r, const struct xml *x, struct str *from,
                      struct str *until, struct str *source)
{
    bool memory = false, verified = !str_is(xml_value(x, "verified"), "no");
    *from = xml_value(x, "from");
    *until = xml_value(x, "until");
    *source = xml_value(x, "source");
    if (from->n && until->n && str_cmp(*from, *until) > 0) {
        diag(MSG_REGISTRY_DAYS, xml_attribute_pos(x, "until"), STR_ARG(*until), STR_ARG(*from));
        r->faulty = true;
    }
    struct str rest = *source;
    for (struct str tag; (tag = str_word(&rest)).n;) {
        memory |= str_is(tag, "mem");
        if (!source_known(r, tag)) {
            diag(MSG_REGISTRY_SOURCE, xml_attribute_pos(x, "source"), STR_ARG(tag));
            r->faulty = true;
        }
    }
    if (memory && verified) {
        diag(MSG_REGISTRY_MEMORY, x->pos);
        r->faulty = true;
    }
    return verified;
}

static enum body_kind kind_of(const struct xml *x)
{
    static const char *const kinds[] = {[BODY_PARTY] = "party",
                                        [BODY_STATE] = "state",
                                        [BODY_FRONT] = "front",
                                        [BODY_GROUP] = "group"};
    size_t i = str_among(xml_value(x, "kind"), kinds);
    return i < sizeof kinds / sizeof *kinds ? (enum body_kind)i : BODY_PLACE;
}

static void read_aliases(struct registry_reader *r, const struct xml *x, const struct str **at,
                         size_t *count)
{
    vec(struct str) aliases = {0};
    struct str *read;
    xml_each (c, x, "alias")
        *vec_push(&aliases) = str_trim(xml_text(r->arena, c));
    vec_move(r->arena, &aliases, read, *count);
    *at = read;
}

/* The days in single provinces. */
static void read_terms(struct registry_reader *r, const struct xml *x, const struct body_term **at,
                       size_t *count)
{
    vec(struct body_term) terms = {0};
    struct body_term *read;
    xml_each (c, x, "in") {
        struct body_term *t = vec_push(&terms);
        t->province = xml_string(r->arena, c, "province");
        t->verified = read_fact(r, c, &t->from, &t->until, &t->source);
    }
    vec_move(r->arena, &terms, read, *count);
    *at = read;
}

/* A function that moves between bodies. */
static void read_function(struct registry_reader *r, const struct xml *x)
{
    struct body_function *f = vec_push(&r->functions);
    struct function_holder *read;
    *f = (struct body_function){
        .id = xml_string(r->arena, x, "id"), .name = xml_value(x, "name"), .pos = x->pos};
    read_aliases(r, x, &f->aliases, &f->alias_count);
    vec(struct function_holder) holders = {0};
    xml_each (c, x, "holder") {
        struct function_holder *h = vec_push(&holders);
        h->body = xml_string(r->arena, c, "body");
        read_terms(r, c, &h->terms, &h->term_count);
        h->verified = read_fact(r, c, &h->from, &h->until, &h->source);
    }
    vec_move(r->arena, &holders, read, f->holder_count);
    f->holders = read;
}

static void read_body(struct registry_reader *r, const struct xml *x)
{
    struct body *b = vec_push(&r->bodies);
    const struct xml *note = xml_child(x, "note");
    *b = (struct body){
        .id = xml_string(r->arena, x, "id"),
        .kind = kind_of(x),
        .name = xml_value(x, "name"),
        .short_name = xml_value(x, "short"),
        .code = xml_value(x, "code"),
        .province = xml_string(r->arena, x, "province"),
        .note = note ? xml_text(r->arena, note) : STR_NONE,
        .pos = x->pos,
    };
    if (!b->short_name.n)
        b->short_name = b->name;
    read_aliases(r, x, &b->aliases, &b->alias_count);
    read_terms(r, x, &b->terms, &b->term_count);
    struct str rest = xml_value(x, "successors");
    vec(const char *) ids = {0};
    for (struct str id; (id = str_word(&rest)).n;)
        *vec_push(&ids) = str_copy(r->arena, id).p;
    vec_move(r->arena, &ids, b->successors, b->successor_count);
    b->verified = read_fact(r, x, &b->from, &b->until, &b->source);
}

/* False after a message. */
static void read_act(struct registry_reader *r, const struct xml *x)
{
    struct str until, source, from;
    *vec_push(&r->acts) = (struct registry_act){.number = xml_value(x, "number"),
                                                .date = xml_value(x, "date"),
                                                .term = xml_value(x, "term"),
                                                .issuer = xml_value(x, "issuer"),
                                                .pos = x->pos};
    read_fact(r, x, &from, &until, &source);
}

static bool check_reference(const struct registry *r, struct pos pos, const char *of,
                            const char *id)
{
    if (!id || registry_find(r, id))
        return true;
    bool full = diag_is_full(MSG_REGISTRY_ID, pos);
    diag(MSG_REGISTRY_ID, pos, of, id, full ? "" : registry_nearest(r, id)->id);
    return false;
}

static bool check_terms(const struct registry *r, struct pos pos, const char *of,
                        const struct body_term *terms, size_t n)
{
    bool good = true;
    for (size_t k = 0; k < n; k++)
        good &= check_reference(r, pos, of, terms[k].province);
    return good;
}

static bool check_functions(const struct registry *registry)
{
    bool good = true;
    for (size_t i = 0; i < registry->function_count; i++) {
        const struct body_function *f = &registry->functions[i];
        for (size_t k = 0; k < f->holder_count; k++) {
            const struct function_holder *h = &f->holders[k];
            good &= check_reference(registry, f->pos, f->id, h->body);
            good &= check_terms(registry, f->pos, f->id, h->terms, h->term_count);
        }
    }
    return good;
}

/* Every id that a body names is there, and its own only once; false after a message. */
static bool check_ids(const struct registry *registry)
{
    bool good = true;
    for (size_t i = 0; i < registry->count; i++) {
        const struct body *b = &registry->bodies[i], *first = registry_find(registry, b->id);
        for (size_t k = 0; k < b->successor_count; k++)
            good &= check_reference(registry, b->pos, b->id, b->successors[k]);
        good &= check_terms(registry, b->pos, b->id, b->terms, b->term_count);
        good &= check_reference(registry, b->pos, b->id, b->province);
        if (first != b)
            diag(MSG_REGISTRY_TWICE, b->pos, b->id, pos_line(first->pos));
        good &= first == b;
    }
    return good;
}

/* The spelling keys of the words of a name, one blank between. */
static struct str name_key(struct arena *a, struct str name)
{
    struct buf key = {0};
    for (struct str word; (word = str_word(&name)).n;) {
        if (key.n)
            buf_char(&key, ' ');
        word_key_spelling(word, &key);
    }
    return buf_take(&key, a);
}

static int by_key(const void *left, const void *right)
{
    const struct registry_key *a = left, *b = right;
    int order = str_cmp(a->key, b->key);
    return order ? order : (a->body > b->body) - (a->body < b->body);
}

static void index_ids(struct arena *a, struct registry *r)
{
    struct map *ids = arena_alloc(a, sizeof *ids);
    *ids = (struct map){.arena = a, .borrowed = true};
    r->by_id = arena_array(a, r->count, sizeof *r->by_id);
    for (size_t i = 0; i < r->count; i++) {
        size_t known = ids->keys.n;
        uint32_t number = map_add(ids, str_of(r->bodies[i].id));
        if (number == known)
            r->by_id[number] = &r->bodies[i];
    }
    r->ids = ids;
}

static void index_names(struct arena *a, struct registry *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->count; i++)
        n += r->bodies[i].alias_count + 2;
    struct registry_key *keys = arena_array(a, n + 1, sizeof *keys);
    n = 0;
    for (size_t i = 0; i < r->count; i++) {
        const struct body *b = &r->bodies[i];
        keys[n++] = (struct registry_key){name_key(a, b->name), b};
        keys[n++] = (struct registry_key){name_key(a, b->short_name), b};
        for (size_t k = 0; k < b->alias_count; k++)
            keys[n++] = (struct registry_key){name_key(a, b->aliases[k]), b};
    }
    array_sort(keys, n, by_key);
    r->keys = keys;
    r->key_count = n;
}

const struct registry *registry_read(struct arena *a, const struct source *source)
{
    const struct xml *root = schema_parse(a, source, grammar);
    if (!root)
        return NULL;
    struct registry_reader r = {.arena = a, .sources = xml_child(root, "sources")};
    xml_each (x, root, NULL)
        if (!strcmp(x->name, "function"))
            read_function(&r, x);
        else if (!strcmp(x->name, "act"))
            read_act(&r, x);
        else if (x != r.sources)
            read_body(&r, x);
    struct registry *registry = arena_alloc(a, sizeof *registry);
    vec_move(a, &r.bodies, registry->bodies, registry->count);
    vec_move(a, &r.functions, registry->functions, registry->function_count);
    vec_move(a, &r.acts, registry->acts, registry->act_count);
    index_ids(a, registry);
    bool good = check_ids(registry) && check_functions(registry) && !r.faulty;
    index_names(a, registry);
    return good ? registry : NULL;
}

const struct body *registry_find(const struct registry *r, const char *id)
{
    uint32_t number = map_find(r->ids, str_of(id));
    return number == MAP_NONE ? NULL : r->by_id[number];
}

const struct body *registry_nearest(const struct registry *r, const char *id)
{
    const struct body *best = NULL;
    struct nearest near = NEAREST(str_of(id));
    for (size_t i = 0; i < r->count; i++)
        if (nearest_offer(&near, str_of(r->bodies[i].id)))
            best = &r->bodies[i];
    return best;
}

const struct body *registry_like(const struct registry *r, const char *id)
{
    const struct body *b = registry_nearest(r, id);
    struct nearest near = NEAREST(str_of(id));
    return b && nearest_offer(&near, str_of(b->id)) && near.distance <= near.wanted.n / 3 + 1
               ? b
               : NULL;
}

const struct body *registry_by_name(const struct registry *r, struct str name, struct str date)
{
    struct arena *scratch = arena_new();
    struct str key = name_key(scratch, name);
    const struct body *found = NULL;
    size_t i;
    search_first(i, r->key_count, str_cmp(r->keys[i].key, key) < 0);
    for (; !found && i < r->key_count && str_eq(r->keys[i].key, key); i++)
        if (!date.n || body_valid_on(r->keys[i].body, date))
            found = r->keys[i].body;
    arena_free(scratch);
    return found;
}

/* ISO dates sort as text. */
static bool between(struct str from, struct str date, struct str until)
{
    return (!from.n || str_cmp(from, date) <= 0) && (!until.n || str_cmp(date, until) <= 0);
}

bool body_valid_on(const struct body *b, struct str date)
{
    return between(b->from, date, b->until);
}

/* By the days of the province where there are some. */
static bool valid_in(struct str from, struct str until, const struct body_term *terms, size_t n,
                     const char *province, struct str date)
{
    for (size_t i = 0; i < n; i++) {
        const struct body_term *t = &terms[i];
        if (!strcmp(t->province, province))
            return between(t->from.n ? t->from : from, date, t->until.n ? t->until : until);
    }
    return between(from, date, until);
}

bool body_valid_in(const struct body *b, const char *province, struct str date)
{
    return valid_in(b->from, b->until, b->terms, b->term_count, province, date);
}

bool function_held(const struct function_holder *h, const char *province, struct str date)
{
    return valid_in(h->from, h->until, h->terms, h->term_count, province, date);
}
