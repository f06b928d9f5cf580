/* Places in XML: see xml_scan.h. */
#include "base/xml_scan.h"

#include <string.h>

static bool scanner_at(const struct xml_scanner *s, const char *mark)
{
    return str_starts(str_slice(s->text, s->at, s->text.n), str_of(mark));
}

static void skip_past(struct xml_scanner *s, const char *mark)
{
    size_t hit = str_find(s->text, str_of(mark), s->at);
    s->at = hit == (size_t)-1 ? s->text.n : hit + strlen(mark);
}

/* Over <!DOCTYPE ...>, whose literals may hold '>'; stops at the '[' of a subset. */
static void skip_doctype(struct xml_scanner *s)
{
    struct str text = s->text;
    for (char quote = 0; s->at < text.n; s->at++) {
        char c = text.p[s->at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[')
            return;
        else if (c == '>') {
            s->at++;
            return;
        }
    }
}

/* Over one piece of markup that makes no node: a comment, a PI, an end tag. False at anything else.
 */
static bool skip_markup(struct xml_scanner *s)
{
    if (scanner_at(s, "<!--"))
        skip_past(s, "-->");
    else if (scanner_at(s, "<?"))
        skip_past(s, "?>");
    else if (scanner_at(s, "</"))
        skip_past(s, ">");
    else if (scanner_at(s, "<!DOCTYPE"))
        skip_doctype(s);
    else
        return false;
    return true;
}

size_t xml_scan_subset(struct str text)
{
    struct xml_scanner s = {text, 0};
    do {
        size_t hit = str_find(text, STR("<"), s.at);
        s.at = hit == (size_t)-1 ? text.n : hit;
    } while ((scanner_at(&s, "<!--") || scanner_at(&s, "<?")) && skip_markup(&s));
    if (!scanner_at(&s, "<!DOCTYPE"))
        return text.n;
    skip_doctype(&s);
    return s.at < text.n && text.p[s.at] == '[' ? s.at : text.n;
}

size_t xml_scan_tag(struct xml_scanner *s)
{
    for (;;) {
        size_t hit = str_find(s->text, STR("<"), s->at);
        s->at = hit == (size_t)-1 ? s->text.n : hit;
        if (s->at == s->text.n)
            return s->at;
        if (scanner_at(s, "<![CDATA["))
            skip_past(s, "]]>");
        else if (!skip_markup(s))
            return s->at;
    }
}

size_t xml_scan_text(struct xml_scanner *s, bool cdata)
{
    size_t start;
    while (skip_markup(s))
        ;
    if (cdata && scanner_at(s, "<![CDATA[")) {
        start = s->at + strlen("<![CDATA[");
        skip_past(s, "]]>");
        return start;
    }
    start = s->at;
    size_t hit = str_find(s->text, STR("<"), s->at);
    s->at = hit == (size_t)-1 ? s->text.n : hit;
    return start;
}

static bool name_end(char c)
{
    return strchr(" \t\r\n=/>", c) != NULL;
}

void xml_scan_name(struct xml_scanner *s)
{
    while (s->at < s->text.n && !name_end(s->text.p[s->at]))
        s->at++;
}

bool xml_scan_attribute(struct xml_scanner *s, struct str *name, size_t *value)
{
    struct str text = s->text;
    while (s->at < text.n && strchr(" \t\r\n/", text.p[s->at]))
        s->at++;
    if (s->at >= text.n || text.p[s->at] == '>') {
        s->at++;
        return false;
    }
    size_t start = s->at;
    while (s->at < text.n && !name_end(text.p[s->at]))
        s->at++;
    *name = str_slice(text, start, s->at);
    while (s->at < text.n && text.p[s->at] != '"' && text.p[s->at] != '\'')
        s->at++;
    char quote[2] = {s->at < text.n ? text.p[s->at++] : '"', 0};
    *value = s->at;
    skip_past(s, quote);
    return true;
}
