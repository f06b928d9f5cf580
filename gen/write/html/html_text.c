/* Text of a page: see html_int.h. */
#include <string.h>

#include "model/doc.h"
#include "write/html/html_int.h"

static const struct node *node_of(const struct html_paper *p, unsigned anchor)
{
    return anchor && anchor <= p->paper->anchor_count ? p->paper->anchored[anchor - 1] : NULL;
}

static struct str id_of(const struct html_paper *p, unsigned anchor)
{
    const struct node *n = node_of(p, anchor);
    return n && n->path.n ? n->path : str_format(p->arena, "place-%u", anchor);
}

void html_put_id(struct html_paper *p, unsigned anchor)
{
    if (anchor)
        xml_set(&p->w, "id", id_of(p, anchor));
}

/* As a fragment of an address: "#" and "%" have a meaning there. */
static struct str fragment(struct html_paper *p, struct str file, struct str id)
{
    struct buf b = {0};
    buf_str(&b, file);
    buf_char(&b, '#');
    for (size_t i = 0; i < id.n; i++)
        if (strchr(" #%", id.p[i]))
            buf_printf(&b, "%%%02X", (unsigned)id.p[i]);
        else
            buf_char(&b, id.p[i]);
    return buf_take(&b, p->arena);
}

struct str html_target(struct html_paper *p, unsigned link)
{
    for (size_t i = 0; i < p->paper->external_link_count; i++)
        if (p->paper->external_links[i].link == link) {
            const struct form_counterpart *to = p->paper->external_links[i].to;
            return form_is_address_of_web(to) ? to->file : fragment(p, to->file, to->there);
        }
    return fragment(p, STR(""), id_of(p, link));
}

/* The next "43-NQ/TW" of a line, which browsers would part at its hyphen; unset if there is none.
 */
static struct str next_sign(struct str line)
{
    enum { LONGEST = 30 }; /* bytes: longer words have to be parted on a small screen */
    for (size_t i = 1; i + 1 < line.n; i++) {
        size_t from = i, to = i;
        if (line.p[i] != '-' || !is_digit(line.p[i - 1]) || line.p[i + 1] == ' ')
            continue;
        while (from && line.p[from - 1] != ' ')
            from--;
        while (to < line.n && line.p[to] != ' ')
            to++;
        if (to - from <= LONGEST)
            return str_slice(line, from, to);
        i = to;
    }
    return STR_NONE;
}

static void put_line(struct html_paper *p, struct str line)
{
    for (struct str sign; (sign = next_sign(line)).n;) {
        size_t at = (size_t)(sign.p - line.p);
        xml_chars(&p->w, str_slice(line, 0, at));
        html_open(p, "span", "whole");
        xml_chars(&p->w, sign);
        html_close(p);
        line = str_slice(line, at + sign.n, line.n);
    }
    xml_chars(&p->w, line);
}

/* Text with its line ends. */
static void put_text(struct html_paper *p, struct str text)
{
    size_t end;
    while ((end = str_find(text, STR("\n"), 0)) != (size_t)-1) {
        put_line(p, str_slice(text, 0, end));
        xml_leaf(&p->w, "br");
        text = str_slice(text, end + 1, text.n);
    }
    put_line(p, text);
}

/* The elements that a span's look asks for, where it is not that of the class; how many. */
static unsigned open_look(struct html_paper *p, const struct span *s,
                          const struct style_class *class)
{
    static const struct {
        unsigned bit;
        const char *on, *off;
    } looks[] = {{STYLE_BOLD, "strong", "light"},
                 {STYLE_ITALIC, "em", "upright"},
                 {STYLE_UNDERLINE, "u", "plain"}};
    unsigned n = 0;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if ((s->look ^ class->style) & looks[i].bit) {
            bool on = s->look & looks[i].bit;
            html_open(p, on ? looks[i].on : "span", on ? NULL : looks[i].off);
            n++;
        }
    if (s->rise && !s->note) {
        xml_open(&p->w, "sup");
        n++;
    }
    return n;
}

/* A call: a link to its note, and where the note leads back to. */
static void put_call(struct html_paper *p, const struct span *s)
{
    xml_open(&p->w, "sup");
    xml_open(&p->w, "a");
    html_put_id(p, s->anchor);
    xml_set(&p->w, "href", html_target(p, s->link));
    xml_set(&p->w, "role", STR("doc-noteref"));
    xml_chars(&p->w, s->text);
    html_close(p);
    html_close(p);
}

/* All in one line, with the long form as its title; the page has room for it beside the text. */
static void put_beside(struct html_paper *p, const struct beside *b)
{
    html_open(p, "small", "beside");
    xml_open(&p->w, "a");
    xml_set(&p->w, "href", html_target(p, b->brief.link));
    xml_set(&p->w, "title", p->paper->elements[b->brief.tag].description);
    for (size_t i = 0; i < b->line_count; i++) {
        xml_chars(&p->w, i ? STR(" ") : STR(""));
        xml_chars(&p->w, b->lines[i].text);
    }
    html_close(p);
    html_close(p);
}

static void put_span(struct html_paper *p, const struct span *s, const struct style_class *class)
{
    if (s->beside)
        put_beside(p, &p->paper->flow.besides[s->beside - 1]);
    if (s->note) {
        put_call(p, s);
        return;
    }
    unsigned n = open_look(p, s, class);
    if (s->link || s->anchor || !s->tag) {
        xml_open(&p->w, s->link ? "a" : "span");
        html_put_id(p, s->anchor);
        if (s->link)
            xml_set(&p->w, "href", html_target(p, s->link));
        else if (!s->tag) /* a mark of the form, no content */
            xml_set(&p->w, "aria-hidden", STR("true"));
        n++;
    }
    put_text(p, s->text);
    while (n--)
        html_close(p);
}

void html_put_spans(struct html_paper *p, const struct paragraph *paragraph,
                    const struct style_class *class)
{
    for (size_t i = 0; i < paragraph->run_count; i++)
        put_span(p, &paragraph->runs[i], class);
}
