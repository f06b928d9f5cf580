/*
 * Faults against a RELAX NG schema: see schema.h. For each element of the document the patterns
 * that may describe it are known from its parent; from them its content is gathered (refs followed,
 * inner elements not entered) and compared.
 */
#include "base/schema.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/schema_fit.h"
#include "base/schema_hint.h"

enum {
    FAULTS_MOST = 100, /* of one file; who has more has another problem */
    NAMES_MOST = 12,   /* of a list in a message */
    REFS_MOST = 32     /* refs within refs */
};

struct schema_item {
    const struct xml *pattern; /* <element> or <attribute> */
    bool needed;               /* it is in every choice */
};
vec_named(schema_items, struct schema_item);

struct content { /* of an element */
    struct schema_items elements, attributes;
    vec(const struct xml *) choices; /* of which one attribute is needed */
    bool text;
};

struct explainer {
    struct arena *arena;
    const struct xml *schema;
    size_t faults;
};

/* ---- the schema ---- */

/* The words of <name>, <value> and <param>, which hold no comments. */
static struct str plain(const struct xml *x)
{
    return x->first ? str_trim(x->first->text) : STR("");
}

static const struct xml *define(const struct explainer *e, const struct xml *ref)
{
    const struct str *name = xml_attribute(ref, "name");
    const struct xml *d = xml_child(e->schema, "define");
    while (d && name && !str_eq(*xml_attribute(d, "name"), *name))
        d = xml_sibling(d, "define");
    return d;
}

static void gather(const struct explainer *, struct content *, const struct xml *pattern,
                   bool needed, unsigned refs);

static void gather_below(const struct explainer *e, struct content *c, const struct xml *pattern,
                         bool needed, unsigned refs)
{
    for (const struct xml *child = pattern->first; child; child = child->next)
        if (child->name)
            gather(e, c, child, needed, refs);
}

static bool only_attributes(const struct xml *choice)
{
    for (const struct xml *c = choice->first; c; c = c->next)
        if (c->name && !xml_is(c, "attribute"))
            return false;
    return true;
}

static void gather(const struct explainer *e, struct content *c, const struct xml *pattern,
                   bool needed, unsigned refs)
{
    if (xml_is(pattern, "element")) {
        *vec_push(&c->elements) = (struct schema_item){pattern, needed};
    } else if (xml_is(pattern, "attribute")) {
        *vec_push(&c->attributes) = (struct schema_item){pattern, needed};
    } else if (xml_is(pattern, "ref")) {
        const struct xml *d = define(e, pattern);
        if (d && refs < REFS_MOST)
            gather_below(e, c, d, needed, refs + 1);
    } else if (xml_is(pattern, "choice")) {
        if (needed && only_attributes(pattern))
            *vec_push(&c->choices) = pattern;
        gather_below(e, c, pattern, false, refs);
    } else if (xml_is(pattern, "optional") || xml_is(pattern, "zeroOrMore")) {
        gather_below(e, c, pattern, false, refs);
    } else {
        c->text |= xml_is(pattern, "text") || xml_is(pattern, "data") || xml_is(pattern, "value") ||
                   xml_is(pattern, "list") || xml_is(pattern, "mixed");
        gather_below(e, c, pattern, needed, refs);
    }
}

static void content_free(struct content *c)
{
    vec_free(&c->elements);
    vec_free(&c->attributes);
    vec_free(&c->choices);
}

/* Does a name class, <name>, <anyName> or a <choice> of them, hold the name. */
static bool class_holds(const struct xml *class, const char *name)
{
    if (xml_is(class, "anyName"))
        return true;
    if (xml_is(class, "name"))
        return str_is(plain(class), name);
    for (const struct xml *c = xml_is(class, "choice") ? class->first : NULL; c; c = c->next)
        if (c->name && class_holds(c, name))
            return true;
    return false;
}

static const struct xml *name_class(const struct xml *pattern)
{
    const struct xml *c = pattern->first;
    while (c && !c->name)
        c = c->next;
    return c;
}

static bool pattern_holds(const struct xml *pattern, const char *name)
{
    const struct str *own = xml_attribute(pattern, "name");
    if (own)
        return str_is(*own, name);
    return name_class(pattern) && class_holds(name_class(pattern), name);
}

/* ---- lists of names for messages ---- */

struct names {
    struct buf list; /* "a, b, c", the first NAMES_MOST */
    size_t count;
    struct nearest nearest; /* to the name that is not allowed */
};

static void add_name(struct arena *a, struct names *n, struct str name)
{
    struct str sought = str_format(a, ", %.*s,", STR_ARG(name));
    struct str all = str_format(a, ", %.*s,", STR_ARG(buf_view(&n->list)));
    if (!name.n || str_find(all, sought, 0) != (size_t)-1)
        return;
    n->count++;
    if (n->count <= NAMES_MOST)
        buf_printf(&n->list, "%s%.*s", n->list.n ? ", " : "", STR_ARG(name));
    else if (n->count == NAMES_MOST + 1)
        buf_puts(&n->list, ", ...");
    nearest_offer(&n->nearest, name);
}

static void add_class(struct arena *a, struct names *n, const struct xml *class)
{
    if (xml_is(class, "name"))
        add_name(a, n, plain(class));
    for (const struct xml *c = xml_is(class, "choice") ? class->first : NULL; c; c = c->next)
        if (c->name)
            add_class(a, n, c);
}

static void add_pattern(struct arena *a, struct names *n, const struct xml *pattern)
{
    if (!pattern->name)
        return;
    const struct str *own = xml_attribute(pattern, "name");
    if (own)
        add_name(a, n, *own);
    else if (name_class(pattern))
        add_class(a, n, name_class(pattern));
}

/* ---- values ---- */

static bool fits(const struct explainer *, const struct xml *pattern, struct str value,
                 unsigned refs);

static bool any_fits(const struct explainer *e, const struct xml *pattern, struct str value,
                     unsigned refs)
{
    bool any = false;
    for (const struct xml *c = pattern->first; c; c = c->next)
        if (c->name && !xml_is(c, "name") && !xml_is(c, "anyName")) {
            if (fits(e, c, value, refs))
                return true;
            any = true;
        }
    return !any; /* an attribute that says nothing takes any text */
}

static bool data_fits(const struct explainer *e, const struct xml *data, struct str value)
{
    const struct str *type = xml_attribute(data, "type");
    if (!xml_fits_type(str_copy(e->arena, *type).p, str_copy(e->arena, value).p))
        return false;
    for (const struct xml *p = xml_child(data, "param"); p; p = xml_sibling(p, "param")) {
        struct str limit = plain(p);
        if (str_is(*xml_attribute(p, "name"), "pattern") &&
            !xml_fits_pattern(limit.p, str_copy(e->arena, str_trim(value)).p))
            return false;
        if (str_is(*xml_attribute(p, "name"), "minLength") && value.n < strtoul(limit.p, NULL, 10))
            return false;
    }
    return true;
}

static bool fits(const struct explainer *e, const struct xml *pattern, struct str value,
                 unsigned refs)
{
    if (xml_is(pattern, "value"))
        return str_eq(plain(pattern), str_trim(value));
    if (xml_is(pattern, "data"))
        return data_fits(e, pattern, value);
    if (xml_is(pattern, "list")) {
        for (struct str word; (word = str_word(&value)).n;)
            if (!any_fits(e, pattern, word, refs))
                return false;
        return true;
    }
    if (xml_is(pattern, "ref")) {
        const struct xml *d = define(e, pattern);
        return !d || refs > REFS_MOST || any_fits(e, d, value, refs + 1);
    }
    if (xml_is(pattern, "text"))
        return true;
    return any_fits(e, pattern, value, refs);
}

/* What a value may be: the values themselves, or an example or pattern of the type. */
static void add_values(const struct explainer *e, struct names *n, const struct xml *pattern,
                       unsigned refs)
{
    for (const struct xml *c = pattern->first; c; c = c->next) {
        const struct xml *limit = c->name ? xml_child(c, "param") : NULL;
        if (!c->name || xml_is(c, "name"))
            continue;
        if (xml_is(c, "value"))
            add_name(e->arena, n, plain(c));
        else if (xml_is(c, "data") && schema_example(*xml_attribute(c, "type")))
            add_name(e->arena, n, str_of(schema_example(*xml_attribute(c, "type"))));
        else if (limit)
            add_name(e->arena, n,
                     schema_limit(e->arena, *xml_attribute(limit, "name"), plain(limit)));
        if (xml_is(c, "ref") && define(e, c) && refs < REFS_MOST)
            add_values(e, n, define(e, c), refs + 1);
        else if (!xml_is(c, "data") && !xml_is(c, "value"))
            add_values(e, n, c, refs);
    }
}

/* ---- one element ---- */

static bool full(const struct explainer *e)
{
    return e->faults >= FAULTS_MOST;
}

/* Says that the name is not among those of the items: m with a list of them, or none. */
static void report_unknown(struct explainer *e, const struct schema_items *items, struct pos pos,
                           const char *name, const char *parent, enum msg m, enum msg none)
{
    struct names names = {.nearest = NEAREST(str_of(name))};
    for (size_t i = 0; i < items->n; i++)
        add_pattern(e->arena, &names, items->at[i].pattern);
    if (names.list.n)
        diag(m, pos, name, parent, STR_ARG(names.nearest.best), STR_ARG(buf_view(&names.list)));
    else
        diag(none, pos, parent, name);
    e->faults++;
    buf_free(&names.list);
}

/* The value that was meant, if the pattern takes it; else "". */
static struct str meant_value(const struct explainer *e, const struct xml *data, struct str value)
{
    struct str tried[SCHEMA_MEANT];
    for (size_t i = schema_meant(e->arena, value, tried); i-- > 0;)
        if (any_fits(e, data, tried[i], 0))
            return tried[i];
    return STR("");
}

static bool report_bad_day(struct explainer *e, const struct xml_attribute *a)
{
    struct date d;
    unsigned last = schema_days(str_trim(a->value), &d);
    if (last)
        diag(MSG_XML_DAY, a->pos, a->name, STR_ARG(a->value), d.month, d.year, last,
             STR_ARG(str_format(e->arena, "%04u-%02u-%02u", d.year, d.month, last)));
    e->faults += last > 0;
    return last;
}

static void check_attribute(struct explainer *e, const struct content *c, const struct xml *x,
                            const struct xml_attribute *a)
{
    bool known = false, fine = false;
    for (size_t i = 0; i < c->attributes.n && !fine; i++) {
        const struct xml *pattern = c->attributes.at[i].pattern;
        if (pattern_holds(pattern, a->name)) {
            known = true;
            fine = any_fits(e, pattern, a->value, 0);
        }
    }
    if (!known)
        report_unknown(e, &c->attributes, a->pos, a->name, x->name, MSG_XML_ATTRIBUTE,
                       MSG_XML_NO_ATTRIBUTES);
    else if (!fine && !report_bad_day(e, a)) {
        struct names values = {0};
        for (size_t i = 0; i < c->attributes.n; i++)
            if (pattern_holds(c->attributes.at[i].pattern, a->name)) {
                struct str meant = meant_value(e, c->attributes.at[i].pattern, a->value);
                add_name(e->arena, &values, meant);
                if (!meant.n)
                    add_values(e, &values, c->attributes.at[i].pattern, 0);
            }
        diag(MSG_XML_BAD_VALUE, a->pos, a->name, STR_ARG(a->value),
             STR_ARG(buf_view(&values.list)));
        e->faults++;
        buf_free(&values.list);
    }
}

static bool has_attribute_of(const struct xml *x, const struct xml *pattern)
{
    for (const struct xml_attribute *a = x->attributes; a; a = a->next)
        if (pattern_holds(pattern, a->name))
            return true;
    return false;
}

static bool has_element_of(const struct xml *x, const struct xml *pattern)
{
    for (const struct xml *c = x->first; c; c = c->next)
        if (c->name && pattern_holds(pattern, c->name))
            return true;
    return false;
}

static void report_missing(struct explainer *e, enum msg m, const struct xml *x,
                           const struct xml *pattern)
{
    struct names names = {0};
    if (xml_is(pattern, "choice"))
        for (const struct xml *p = pattern->first; p; p = p->next)
            add_pattern(e->arena, &names, p);
    else
        add_pattern(e->arena, &names, pattern);
    diag(m, x->pos, x->name, STR_ARG(buf_view(&names.list)));
    e->faults++;
    buf_free(&names.list);
}

static bool explain(struct explainer *, const struct xml *x, const struct schema_items *items);

static void check_child(struct explainer *e, const struct content *c, const struct xml *child)
{
    if (child->name) {
        if (!explain(e, child, &c->elements))
            report_unknown(e, &c->elements, child->pos, child->name, child->parent->name,
                           MSG_XML_ELEMENT, MSG_XML_NO_ELEMENTS);
    } else if (!c->text && str_trim(child->text).n) {
        diag(MSG_XML_TEXT, pos_after_blanks(child->pos), child->parent->name);
        e->faults++;
    }
}

static void check_text(struct explainer *e, const struct content *c, const struct xml *x,
                       const struct xml *pattern)
{
    if (c->elements.n || !c->text)
        return;
    struct str text = xml_text(e->arena, x);
    for (const struct xml *p = pattern->first; p; p = p->next) {
        bool typed = p->name && (xml_is(p, "data") || xml_is(p, "value") || xml_is(p, "ref"));
        if (!typed || fits(e, p, text, 0))
            continue;
        struct content below = {0};
        gather(e, &below, p, true, 0);
        if (below.text && !below.attributes.n) {
            struct names values = {0};
            add_values(e, &values, pattern, 0);
            diag(MSG_XML_BAD_TEXT, x->pos, x->name, STR_ARG(str_trim(text)),
                 STR_ARG(buf_view(&values.list)));
            buf_free(&values.list);
            e->faults++;
        }
        content_free(&below);
    }
}

/* What the element needs, besides that what it has is known. */
static void check_needs(struct explainer *e, const struct content *c, const struct xml *x)
{
    for (size_t i = 0; i < c->attributes.n; i++) {
        struct schema_item item = c->attributes.at[i];
        if (item.needed && !has_attribute_of(x, item.pattern))
            report_missing(e, MSG_XML_LACKS_ATTRIBUTE, x, item.pattern);
    }
    for (size_t i = 0; i < c->choices.n; i++) {
        const struct xml *p = c->choices.at[i]->first;
        while (p && !(p->name && has_attribute_of(x, p)))
            p = p->next;
        if (!p)
            report_missing(e, MSG_XML_LACKS_ONE, x, c->choices.at[i]);
    }
    for (size_t i = 0; i < c->elements.n; i++) {
        struct schema_item item = c->elements.at[i];
        if (item.needed && !has_element_of(x, item.pattern))
            report_missing(e, MSG_XML_LACKS_ELEMENT, x, item.pattern);
    }
}

/* False when none of the items describes an element of that name. */
static bool explain(struct explainer *e, const struct xml *x, const struct schema_items *items)
{
    struct content c = {0};
    const struct xml *pattern = NULL;
    size_t count = 0;
    for (size_t i = 0; i < items->n; i++)
        if (pattern_holds(items->at[i].pattern, x->name)) {
            pattern = items->at[i].pattern;
            gather_below(e, &c, pattern, true, 0);
            count++;
        }
    for (const struct xml_attribute *a = x->attributes; count && a && !full(e); a = a->next)
        check_attribute(e, &c, x, a);
    for (const struct xml *child = x->first; count && child && !full(e); child = child->next)
        check_child(e, &c, child);
    if (count == 1 && !full(e)) { /* of several patterns it is not sure which one is meant */
        check_needs(e, &c, x);
        check_text(e, &c, x, pattern);
    }
    content_free(&c);
    return count;
}

static bool check_root(struct explainer *e, const struct content *c, const struct xml *document)
{
    const struct str *ns = xml_attribute(e->schema, "ns");
    struct str has = str_of(document->ns);
    struct names names = {0};
    bool named = false;
    for (size_t i = 0; i < c->elements.n; i++) {
        named |= pattern_holds(c->elements.at[i].pattern, document->name);
        add_pattern(e->arena, &names, c->elements.at[i].pattern);
    }
    bool in_place = str_eq(ns ? *ns : STR_NONE, has);
    if (!named)
        diag(MSG_XML_ROOT, document->pos, document->name, STR_ARG(buf_view(&names.list)));
    else if (!in_place)
        diag(MSG_XML_NAMESPACE, document->pos, document->name, STR_ARG(ns ? *ns : STR_NONE));
    buf_free(&names.list);
    return named && in_place;
}

/* Where nothing else is found, the element at which libxml2 stopped is reported as out of order. */
static void explain_all(struct arena *a, const struct xml *schema, const struct xml *document,
                        const struct xml *where)
{
    struct explainer e = {.arena = a, .schema = schema};
    struct content start = {0};
    if (xml_is(schema, "element"))
        gather(&e, &start, schema, true, 0);
    else if (xml_child(schema, "start"))
        gather_below(&e, &start, xml_child(schema, "start"), true, 0);
    if (check_root(&e, &start, document) && explain(&e, document, &start.elements) && !e.faults) {
        const struct xml *in = where->parent ? where->parent : where;
        diag(MSG_XML_ORDER, where->pos, where->name, in->name);
    }
    content_free(&start);
}

const struct xml *schema_parse(struct arena *a, const struct source *source, const char *rng)
{
    const struct xml *misfit, *root = xml_parse(a, source);
    if (!root || schema_surely_fits(rng, source, root) || xml_fits(source, rng, root, &misfit))
        return root;
    if (misfit)
        explain_all(a, xml_parse(a, source_from(a, "schema", str_of(rng))), root, misfit);
    return NULL;
}
