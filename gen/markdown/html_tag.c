/* Tags: see html_tag.h. */
#include "markdown/html_tag.h"

#include <string.h>
#include <strings.h>

#include "model/doc.h"

enum { LONGEST = 1000 }; /* bytes: what is longer is no tag, and time stays linear */

static size_t spaces(struct str s, size_t i)
{
    size_t n = 0;
    while (is_space(str_at(s, i + n)))
        n++;
    return n;
}

/* The bytes of a value at i; 0 of none. */
static size_t value_length(struct str s, size_t i)
{
    char quote = str_at(s, i);
    size_t n = 0;
    if (quote == '"' || quote == '\'') {
        size_t end = str_find(s, (struct str){&quote, 1}, i + 1);
        return end < s.n ? end + 1 - i : 0;
    }
    while (str_at(s, i + n) && !is_space(s.p[i + n]) && !strchr("\"'=<>`", s.p[i + n]))
        n++;
    return n;
}

/* The bytes of an attribute at i, with the blanks before it; 0 of none. */
static size_t attribute_length(struct str s, size_t i)
{
    size_t at = i + spaces(s, i), from = at;
    while (is_letter(str_at(s, at)) || (str_at(s, at) && strchr("_:", s.p[at])) ||
           (at > from && (is_digit(str_at(s, at)) || (str_at(s, at) && strchr(".-", s.p[at])))))
        at++;
    if (at == from || from == i)
        return 0;
    size_t equals = at + spaces(s, at);
    if (str_at(s, equals) != '=')
        return at - i;
    size_t value = equals + 1 + spaces(s, equals + 1), n = value_length(s, value);
    return n ? value + n - i : 0;
}

size_t html_tag_read(struct str s, struct html_tag *tag)
{
    s = str_slice(s, 0, LONGEST);
    size_t i = str_at(s, 0) == '<' ? 1 : s.n, from;
    tag->close = str_at(s, i) == '/';
    from = i += tag->close;
    while (is_letter(str_at(s, i)) || (i > from && is_digit(str_at(s, i))))
        i++;
    tag->name = str_slice(s, from, i);
    if (i == from)
        return 0;
    from = i;
    for (size_t n; (n = attribute_length(s, i));)
        i += n;
    tag->attributes = str_slice(s, from, i);
    i += spaces(s, i);
    i += str_at(s, i) == '/';
    return str_at(s, i) == '>' ? i + 1 : 0;
}

bool html_tag_is(const struct html_tag *tag, const char *name)
{
    return tag->name.n == strlen(name) && !strncasecmp(tag->name.p, name, tag->name.n);
}

bool html_tag_among(const struct html_tag *tag, const char *const *names)
{
    while (*names && !html_tag_is(tag, *names))
        names++;
    return *names;
}

bool html_tag_known(const struct html_tag *tag)
{
    static const char *const names[] = {
        "table", "thead",  "tbody", "tfoot",  "tr",  "td", "th", "caption", "colgroup",   "col",
        "p",     "div",    "br",    "span",   "a",   "b",  "i",  "u",       "em",         "strong",
        "sup",   "sub",    "ul",    "ol",     "li",  "h1", "h2", "h3",      "h4",         "h5",
        "h6",    "center", "font",  "figure", "img", "hr", "s",  "small",   "blockquote", NULL};
    return html_tag_among(tag, names);
}

bool html_tag_of_table(const struct html_tag *tag)
{
    static const char *const names[] = {"table", "tr",    "td",      "th",       "thead",
                                        "tbody", "tfoot", "caption", "colgroup", NULL};
    return html_tag_among(tag, names);
}

unsigned html_tag_style(const struct html_tag *tag)
{
    static const struct {
        const char *name;
        unsigned style;
    } styles[] = {{"b", STYLE_BOLD},    {"strong", STYLE_BOLD}, {"i", STYLE_ITALIC},
                  {"em", STYLE_ITALIC}, {"u", STYLE_UNDERLINE}, {"sup", STYLE_SUPERSCRIPT}};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (html_tag_is(tag, styles[i].name))
            return styles[i].style;
    return 0;
}

size_t html_tag_number(const struct html_tag *tag, const char *attribute, size_t most)
{
    struct str s = tag->attributes;
    size_t length = strlen(attribute);
    unsigned value = 1;
    for (size_t i = 0; i + length < s.n; i++) {
        if (!is_space(s.p[i]) || strncasecmp(s.p + i + 1, attribute, length))
            continue;
        size_t at = i + 1 + length;
        while (is_space(str_at(s, at)) || str_at(s, at) == '=' || str_at(s, at) == '"' ||
               str_at(s, at) == '\'')
            at++;
        str_number(s, at, 9, &value);
    }
    return value < 1 ? 1 : value > most ? most : value;
}
