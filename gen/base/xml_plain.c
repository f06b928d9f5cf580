/* Plain XML: see xml_plain.h. Productions are those of XML 1.0, fifth edition. */
#include "base/xml_plain.h"

#include <string.h>

#include "base/mem.h"

enum { DEEPEST = 128, ATTRIBUTES_MOST = 32, NAME_MOST = 256, BYTES_MOST = 8 << 20 };

struct plain {
    struct arena *arena;
    const struct source *source;
    struct str text;
    size_t at;
};

/* ---- characters ---- */

/* Of each byte one may know what it is: no control character, none of U+F000 to U+FFFF [2]. */
static bool is_plain_text(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xEF)
            return false;
    }
    return true;
}

static bool begins_name(char c)
{
    return is_letter(c) || c == '_';
}

static bool is_of_name(char c)
{
    return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
}

static char here(const struct plain *p)
{
    return str_at(p->text, p->at);
}

static bool skip(struct plain *p, const char *mark)
{
    size_t n = strlen(mark);
    if (p->text.n - p->at < n || memcmp(p->text.p + p->at, mark, n) != 0)
        return false;
    p->at += n;
    return true;
}

static bool skip_space(struct plain *p)
{
    size_t from = p->at;
    while (here(p) == ' ' || here(p) == '\t' || here(p) == '\n')
        p->at++;
    return p->at > from;
}

/* [5], with letters of ASCII; empty where none begins, or a long one. */
static struct str take_name(struct plain *p)
{
    size_t from = p->at;
    if (begins_name(here(p)))
        while (is_of_name(here(p)))
            p->at++;
    return p->at - from > NAME_MOST ? STR_NONE : str_slice(p->text, from, p->at);
}

/* After "<!--" [15]. */
static bool skip_comment(struct plain *p)
{
    size_t end = str_find(p->text, STR("--"), p->at);
    if (end == (size_t)-1)
        return false;
    p->at = end;
    return skip(p, "-->");
}

/* Blanks and comments, before and after the root [27]; false where a comment has no end. */
static bool skip_around(struct plain *p)
{
    bool good = true;
    for (skip_space(p); good && skip(p, "<!--"); skip_space(p))
        good = skip_comment(p);
    return good;
}

/* The bytes of text or of a value, with what the five entities stand for [4.6]; false at others. */
static bool decode(struct plain *p, struct str raw, struct str *out)
{
    static const char *const names[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
    char *to = arena_copy(p->arena, raw.p, raw.n);
    *out = (struct str){to, raw.n};
    if (!memchr(raw.p, '&', raw.n))
        return true;
    for (size_t i = 0, k; i < raw.n;) {
        if (raw.p[i] != '&') {
            *to++ = raw.p[i++];
            continue;
        }
        for (k = 0; k < 5 && !str_starts(str_slice(raw, i, raw.n), str_of(names[k])); k++)
            ;
        if (k == 5)
            return false;
        *to++ = "<>&\"'"[k];
        i += strlen(names[k]);
    }
    *to = '\0';
    out->n = (size_t)(to - out->p);
    return true;
}

/* ---- elements ---- */

static struct pos place(const struct plain *p, size_t at)
{
    return (struct pos){p->source, at};
}

/* [10]: after its name, to the closing quote. */
static bool take_value(struct plain *p, struct xml_attribute *a)
{
    skip_space(p);
    if (!skip(p, "="))
        return false;
    skip_space(p);
    char quote[2] = {here(p)};
    if (*quote != '"' && *quote != '\'')
        return false;
    a->pos = place(p, ++p->at);
    size_t end = str_find(p->text, STR(quote), p->at);
    if (end == (size_t)-1)
        return false;
    struct str raw = str_slice(p->text, p->at, end);
    p->at = end + 1;
    if (memchr(raw.p, '<', raw.n) || !decode(p, raw, &a->value))
        return false;
    for (char *c = (char *)a->value.p; *c; c++) /* 3.3.3: white space becomes blanks */
        if (*c == '\t' || *c == '\n')
            *c = ' ';
    return true;
}

/* A name of a namespace about which there is nothing to say. */
static bool is_plain_uri(struct str value)
{
    bool plain = str_starts(value, STR("http://")) && !str_ends(value, STR("/namespace")) &&
                 !str_ends(value, STR("/xmlns/")); /* two that are reserved */
    for (size_t i = strlen("http://"); plain && i < value.n; i++)
        plain = is_of_name(value.p[i]) || value.p[i] == '/';
    return plain;
}

static bool is_there(const struct xml *x, const char *name)
{
    const struct xml_attribute *a = x->attributes;
    while (a && strcmp(a->name, name))
        a = a->next;
    return a;
}

/* To the end of the tag, which is not taken. */
static bool take_attributes(struct plain *p, struct xml *x)
{
    struct xml_attribute **tail = &x->attributes;
    bool ns = false;
    size_t count = 0;
    while (skip_space(p) && begins_name(here(p))) {
        struct str name = take_name(p);
        struct xml_attribute *a = arena_alloc(p->arena, sizeof *a);
        a->name = str_copy(p->arena, name).p;
        if (!name.n || is_there(x, a->name) || ++count > ATTRIBUTES_MOST || !take_value(p, a))
            return false;
        if (str_is(name, "xmlns")) {
            if (ns || !is_plain_uri(a->value))
                return false;
            ns = true;
            x->ns = a->value.p;
            continue;
        }
        *tail = a;
        tail = &a->next;
    }
    return true;
}

static struct xml *take_element(struct plain *p, struct xml *parent, size_t depth);

/* The next child: an element, or text up to it; NULL at an end tag, and where *good is false. */
static struct xml *take_child(struct plain *p, struct xml *x, size_t depth, bool *good)
{
    while (*good && skip(p, "<!--"))
        *good = skip_comment(p);
    size_t from = p->at, to = str_find(p->text, STR("<"), from);
    *good = *good && to != (size_t)-1;
    if (!*good || str_starts(str_slice(p->text, from, p->text.n), STR("</")))
        return NULL;
    struct xml *child;
    if (to > from) {
        struct str raw = str_slice(p->text, from, to);
        child = arena_alloc(p->arena, sizeof *child);
        child->pos = place(p, from);
        child->parent = x;
        p->at = to;
        *good = decode(p, raw, &child->text) && str_find(raw, STR("]]>"), 0) == (size_t)-1;
    } else {
        child = take_element(p, x, depth + 1);
        *good = child;
    }
    return child;
}

/* [39], from its '<'; NULL where it is not plain. */
static struct xml *take_element(struct plain *p, struct xml *parent, size_t depth)
{
    struct xml *x = arena_alloc(p->arena, sizeof *x), *child;
    bool good = true;
    x->pos = place(p, p->at++);
    x->parent = parent;
    x->ns = parent ? parent->ns : NULL;
    struct str name = take_name(p);
    x->name = str_copy(p->arena, name).p;
    if (depth == DEEPEST || !name.n || !take_attributes(p, x))
        return NULL;
    if (skip(p, "/>"))
        return x;
    if (!skip(p, ">"))
        return NULL;
    for (struct xml **tail = &x->first; (child = take_child(p, x, depth, &good)) && good;
         tail = &child->next)
        *tail = child;
    if (!good || !skip(p, "</") || !str_eq(take_name(p), name))
        return NULL;
    skip_space(p);
    return skip(p, ">") ? x : NULL;
}

const struct xml *xml_plain(struct arena *a, const struct source *source)
{
    struct plain p = {a, source, source->text, 0};
    if (p.text.n > BYTES_MOST || !is_plain_text(p.text))
        return NULL;
    skip(&p, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    if (!skip_around(&p) || here(&p) != '<')
        return NULL;
    const struct xml *root = take_element(&p, NULL, 0);
    return root && skip_around(&p) && p.at == p.text.n ? root : NULL;
}
