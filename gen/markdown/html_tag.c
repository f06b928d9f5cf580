/* Tags: see html_tag.h. */
#include "markdown/html_tag.h"

#include <strings.h>

#include "model/doc.h"

enum { LONGEST = 1000 }; /* bytes: what is longer is no tag, and time stays linear */

size_t html_tag_read(struct str s, struct html_tag *tag)
{
    s = str_slice(s, 0, LONGEST);
    size_t i = str_at(s, 0) == '<' ? 1 : s.n, from;
    tag->close = str_at(s, i) == '/';
    from = i += tag->close;
    while (is_letter(str_at(s, i)) || (i > from && is_digit(str_at(s, i))))
        i++;
    tag->name = str_slice(s, from, i);
    if (i == from || !str_at(s, i) || (!is_space(s.p[i]) && s.p[i] != '>' && s.p[i] != '/'))
        return 0;
    from = i;
    char quote = '\0';
    for (; i < s.n && (quote || s.p[i] != '>'); i++) {
        if (!quote && s.p[i] == '<')
            return 0;
        if (quote ? s.p[i] == quote : s.p[i] == '"' || s.p[i] == '\'')
            quote = quote ? '\0' : s.p[i];
    }
    tag->attributes = str_slice(s, from, i);
    return i < s.n ? i + 1 : 0;
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
