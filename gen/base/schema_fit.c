/* A quick verdict: see schema_fit.h. RELAX NG, ISO/IEC 19757-2. */
#include "base/schema_fit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"

struct grammar {
    const char *rng;
    const struct xml *root;
    const struct str *ns; /* of all elements that have a name in it, NULL for none */
    bool names_attributes;
    struct map names; /* of the defines, by number */
    vec(const struct xml *) defines;
    struct grammar *next;
};

enum { ATTRIBUTES_MOST = 64 };

/* After so many elements that did not fit where their names do: each is tried for each way there.
 */
enum { MISFITS_MOST = 16 };

struct taken { /* of an element so far */
    const struct grammar *grammar;
    unsigned *misfits;
    const struct xml *element, *next; /* next: the child that is due, or NULL */
    uint64_t attributes;              /* a bit for each, in the order of the document */
};

static bool take(struct taken *, const struct xml *pattern);

/* The child patterns, one after the other. */
static bool take_all(struct taken *t, const struct xml *pattern)
{
    const struct xml *p = xml_child(pattern, NULL);
    if (p && xml_is(pattern, "element") && !xml_attribute(pattern, "name"))
        p = xml_sibling(p, NULL); /* its names */
    for (; p; p = xml_sibling(p, NULL))
        if (!take(t, p))
            return false;
    return true;
}

/* The same; nothing is taken where not all can be. */
static bool try_all(struct taken *t, const struct xml *pattern)
{
    struct taken before = *t;
    if (take_all(t, pattern))
        return true;
    *t = before;
    return false;
}

static const struct xml *define(const struct grammar *g, const struct xml *ref)
{
    uint32_t number = map_find(&g->names, *xml_attribute(ref, "name"));
    return number == MAP_NONE ? NULL : g->defines.at[number];
}

/* ---- values ---- */

/* Of what a pattern holds, all that is no comment and no white space, if it is one alone. */
static const struct xml *only_child(const struct xml *pattern)
{
    const struct xml *child = xml_child(pattern, NULL);
    return child && !xml_sibling(child, NULL) ? child : NULL;
}

static bool is_token(struct str value)
{
    for (size_t i = 0; i < value.n; i++)
        if (is_space(value.p[i]) &&
            (value.p[i] != ' ' || !i || i + 1 == value.n || value.p[i - 1] == ' '))
            return false;
    return true;
}

static bool data_fits(const struct xml *data, struct str value)
{
    const char *type = xml_attribute(data, "type")->p;
    if (!strcmp(type, "token") ? !is_token(value)
                               : strcmp(type, "string") && !xml_fits_type(type, value.p))
        return false;
    xml_each (p, data, NULL) {
        const struct str *name = xml_attribute(p, "name");
        if (!name || !p->first)
            return false;
        if (str_is(*name, "pattern")) {
            if (!xml_fits_pattern(p->first->text.p, value.p))
                return false;
        } else if (!str_is(*name, "minLength") ||
                   utf8_length(value) < strtoul(p->first->text.p, NULL, 10)) {
            return false;
        }
    }
    return true;
}

static bool value_fits(const struct grammar *g, const struct xml *pattern, struct str value)
{
    const struct xml *child = only_child(pattern);
    if (xml_is(pattern, "ref"))
        return (child = define(g, pattern)) && (child = only_child(child)) &&
               value_fits(g, child, value);
    if (xml_is(pattern, "data"))
        return data_fits(pattern, value);
    if (xml_is(pattern, "value"))
        return pattern->first && !pattern->attributes && str_eq(pattern->first->text, value);
    if (xml_is(pattern, "choice")) {
        xml_each (c, pattern, NULL)
            if (value_fits(g, c, value))
                return true;
        return false;
    }
    bool several = child && xml_is(child, "oneOrMore");
    if (!xml_is(pattern, "list") || !several || !only_child(child))
        return xml_is(pattern, "text");
    struct arena *a = arena_new();
    bool fits = str_trim(value).n > 0;
    for (struct str word; fits && (word = str_word(&value)).n;)
        fits = value_fits(g, only_child(child), str_copy(a, word));
    arena_free(a);
    return fits;
}

/* ---- attributes and children ---- */

/* Its bits in taken.attributes; of as many as have bits. */
static uint64_t all_attributes(const struct xml *x)
{
    size_t n = 0;
    for (const struct xml_attribute *a = x->attributes; a && n < ATTRIBUTES_MOST; a = a->next)
        n++;
    return n < ATTRIBUTES_MOST ? (UINT64_C(1) << n) - 1 : 0;
}

/* <anyName/> without exceptions, which RELAX NG has of attributes in a repetition alone (7.3). */
static bool is_any(const struct xml *names)
{
    return xml_is(names, "anyName") && !xml_child(names, NULL);
}

static bool take_attribute(struct taken *t, const struct xml *pattern)
{
    const struct str *name = xml_attribute(pattern, "name");
    const struct xml *value = only_child(pattern);
    if (value && is_any(value)) {
        t->attributes = all_attributes(t->element);
        return true;
    }
    uint64_t bit = 1;
    for (const struct xml_attribute *a = t->element->attributes; a && name; a = a->next, bit <<= 1)
        if (str_is(*name, a->name)) {
            bool fits = value ? value_fits(t->grammar, value, a->value) : !pattern->first;
            t->attributes |= bit;
            return fits;
        }
    return false;
}

/* Is the name of x one of those that begin an element pattern. */
static bool is_named(const struct grammar *g, const struct xml *pattern, const struct xml *x)
{
    const struct str *name = xml_attribute(pattern, "name");
    const struct xml *names = name ? NULL : xml_child(pattern, NULL);
    bool in_place = g->ns ? x->ns && str_is(*g->ns, x->ns) : !x->ns;
    if (names && is_any(names))
        return true;
    if (name || !xml_is(names, "choice"))
        return name && in_place && str_is(*name, x->name);
    xml_each (n, names, "name")
        if (n->first && str_is(n->first->text, x->name))
            return in_place;
    return false;
}

static void skip_blanks(struct taken *t)
{
    while (t->next && !t->next->name && !str_trim(t->next->text).n)
        t->next = t->next->next;
}

static bool element_fits(const struct grammar *g, const struct xml *pattern, const struct xml *x,
                         unsigned *misfits)
{
    struct taken t = {g, misfits, x, x->first, 0};
    uint64_t attributes = all_attributes(x);
    if (!is_named(g, pattern, x) || *misfits > MISFITS_MOST)
        return false;
    bool all = attributes || !x->attributes;
    bool fits = all && take_all(&t, pattern);
    skip_blanks(&t);
    fits = fits && !t.next && t.attributes == attributes;
    *misfits += !fits;
    return fits;
}

static bool take_element(struct taken *t, const struct xml *pattern)
{
    skip_blanks(t);
    if (!t->next || !t->next->name || !element_fits(t->grammar, pattern, t->next, t->misfits))
        return false;
    t->next = t->next->next;
    return true;
}

/* The whole text of the element. */
static bool take_value(struct taken *t, const struct xml *pattern)
{
    const struct xml *text = t->element->first;
    if (t->next != text || (text && (text->name || text->next)))
        return false;
    t->next = NULL;
    return value_fits(t->grammar, pattern, text ? text->text : STR(""));
}

static bool take_several(struct taken *t, const struct xml *pattern)
{
    const struct xml *before;
    do
        before = t->next;
    while (try_all(t, pattern) && t->next != before);
    return true;
}

/* Of <oneOrMore> and <zeroOrMore>, in any order. */
static bool take_interleaved(struct taken *t, const struct xml *pattern)
{
    const struct xml *before;
    uint64_t met = 0, bit;
    do {
        before = t->next;
        bit = 1;
        for (const struct xml *p = xml_child(pattern, NULL); p; p = xml_sibling(p, NULL), bit <<= 1)
            if (!bit || !(xml_is(p, "oneOrMore") || xml_is(p, "zeroOrMore")))
                return false;
            else if (try_all(t, p))
                met |= bit;
    } while (t->next != before);
    bit = 1;
    for (const struct xml *p = xml_child(pattern, NULL); p; p = xml_sibling(p, NULL), bit <<= 1)
        if (xml_is(p, "oneOrMore") && !(met & bit))
            return false;
    return true;
}

/* What takes something before what takes nothing. */
static bool take_choice(struct taken *t, const struct xml *pattern)
{
    struct taken before = *t;
    bool nothing = false;
    xml_each (c, pattern, NULL) {
        bool fits = take(t, c);
        if (fits && (t->next != before.next || t->attributes != before.attributes))
            return true;
        nothing |= fits;
        *t = before;
    }
    return nothing;
}

static bool take(struct taken *t, const struct xml *pattern)
{
    const struct xml *d;
    if (xml_is(pattern, "optional"))
        return try_all(t, pattern) || true;
    if (xml_is(pattern, "attribute"))
        return take_attribute(t, pattern);
    if (xml_is(pattern, "ref"))
        return (d = define(t->grammar, pattern)) && take_all(t, d);
    if (xml_is(pattern, "element"))
        return take_element(t, pattern);
    if (xml_is(pattern, "choice"))
        return take_choice(t, pattern);
    if (xml_is(pattern, "zeroOrMore"))
        return take_several(t, pattern);
    if (xml_is(pattern, "oneOrMore"))
        return take_all(t, pattern) && take_several(t, pattern);
    if (xml_is(pattern, "group"))
        return take_all(t, pattern);
    if (xml_is(pattern, "interleave"))
        return take_interleaved(t, pattern);
    if (xml_is(pattern, "data") || xml_is(pattern, "value") || xml_is(pattern, "list"))
        return take_value(t, pattern);
    while (t->next && !t->next->name && xml_is(pattern, "text"))
        t->next = t->next->next;
    return xml_is(pattern, "text");
}

/* ---- schemas ---- */

static struct grammar *grammars;

static void drop(void)
{
    for (struct grammar *g = grammars, *next; g; g = next) {
        next = g->next;
        arena_free(g->names.arena);
    }
}

/* NULL where there are too many: whoever writes "3.0/x" into papers has a schema of his own. */
static const struct grammar *grammar_of(const char *rng)
{
    enum { GRAMMARS_MOST = 8 };
    unsigned count = 0;
    for (struct grammar *g = grammars; g; g = g->next, count++)
        if (!strcmp(g->rng, rng))
            return g;
    if (count == GRAMMARS_MOST)
        return NULL;
    struct arena *a = arena_new();
    struct grammar *g = arena_alloc(a, sizeof *g);
    struct str text = str_copy(a, str_of(rng));
    if (!grammars)
        atexit(drop);
    *g = (struct grammar){.rng = text.p, .names.arena = a, .next = grammars};
    grammars = g;
    g->root = xml_parse(a, source_from(a, "schema", text));
    g->ns = xml_attribute(g->root, "ns");
    g->names_attributes = str_find(text, STR("<attribute name"), 0) != (size_t)-1;
    xml_each (d, g->root, "define")
        if (map_add(&g->names, *xml_attribute(d, "name")) == g->defines.n)
            *arena_push(a, &g->defines) = d;
    return g;
}

bool schema_surely_fits(const char *rng, const struct source *source, const struct xml *root)
{
    const struct grammar *g = grammar_of(rng);
    /* Of attributes with a prefix the tree keeps the local part alone. */
    bool prefixes = str_find(source->text, STR("xmlns:"), 0) != (size_t)-1 ||
                    str_find(source->text, STR("xml:"), 0) != (size_t)-1;
    const struct xml *start = g ? xml_child(g->root, "start") : NULL;
    const struct xml *pattern = start ? only_child(start) : NULL;
    unsigned misfits = 0;
    return pattern && !(prefixes && g->names_attributes) && xml_is(pattern, "element") &&
           element_fits(g, pattern, root, &misfits);
}
