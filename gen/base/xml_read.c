/* Reading a tree of XML, and writing its characters: see xml.h. */
#include <string.h>

#include "base/xml.h"

static const struct xml_attribute *find_attribute(const struct xml *x, const char *name)
{
    const struct xml_attribute *a = x ? x->attributes : NULL;
    while (a && strcmp(a->name, name))
        a = a->next;
    return a;
}

const struct str *xml_attribute(const struct xml *x, const char *name)
{
    const struct xml_attribute *a = find_attribute(x, name);
    return a ? &a->value : NULL;
}

struct pos xml_attribute_pos(const struct xml *x, const char *name)
{
    const struct xml_attribute *a = find_attribute(x, name);
    return a ? a->pos : x->pos;
}

bool xml_is(const struct xml *x, const char *name)
{
    return x->name && !strcmp(x->name, name);
}

static const struct xml *named(const struct xml *x, const char *name)
{
    while (x && !(name ? xml_is(x, name) : x->name != NULL))
        x = x->next;
    return x;
}

const struct xml *xml_child(const struct xml *x, const char *name)
{
    return x ? named(x->first, name) : NULL;
}

const struct xml *xml_sibling(const struct xml *x, const char *name)
{
    return named(x->next, name);
}

static void add_text(struct buf *b, const struct xml *x)
{
    buf_str(b, x->text);
    for (const struct xml *child = x->first; child; child = child->next)
        add_text(b, child);
}

struct str xml_value(const struct xml *x, const char *name)
{
    const struct str *value = xml_attribute(x, name);
    return value ? *value : STR_NONE;
}

const char *xml_string(struct arena *a, const struct xml *x, const char *name)
{
    const struct str *value = xml_attribute(x, name);
    return value ? str_copy(a, *value).p : NULL;
}

struct str xml_text(struct arena *a, const struct xml *x)
{
    struct buf b = {0};
    add_text(&b, x);
    return buf_take(&b, a);
}

/* Bytes of a character that XML 1.0 has no way to write, at the head of s; else 0. */
static size_t forbidden(struct str s)
{
    unsigned char c = (unsigned char)s.p[0];
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
        return 1;
    return str_starts(s, STR("\xEF\xBF\xBE")) || str_starts(s, STR("\xEF\xBF\xBF")) ? 3 : 0;
}

bool xml_can_hold(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (forbidden(str_slice(s, i, s.n)))
            return false;
    return true;
}

void xml_escape(struct buf *b, struct str s)
{
    static const char signs[] = "&<>\"\t\n\r"; /* a parser makes blanks of the last three */
    static const char *const escapes[] = {"&amp;", "&lt;",  "&gt;", "&quot;",
                                          "&#9;",  "&#10;", "&#13;"};
    size_t done = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c > '>' && c != 0xEF) /* most bytes, and none of those below */
            continue;
        size_t skip = forbidden(str_slice(s, i, s.n));
        const char *sign = skip ? NULL : memchr(signs, c, sizeof signs - 1);
        if (!skip && !sign)
            continue;
        buf_str(b, str_slice(s, done, i));
        buf_puts(b, sign ? escapes[sign - signs] : "\xEF\xBF\xBD");
        i += skip ? skip - 1 : 0;
        done = i + 1;
    }
    buf_str(b, str_slice(s, done, s.n));
}

void xml_put_attribute(struct buf *b, const char *name, struct str value)
{
    if (!value.n)
        return;
    buf_printf(b, " %s=\"", name);
    xml_escape(b, value);
    buf_char(b, '"');
}
