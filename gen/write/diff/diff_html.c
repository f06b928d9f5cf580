/* A comparison as HTML: see diff_html.h. Style and script are the two files beside this one. */
#include "write/diff/diff_html.h"

#include <string.h>

#include "base/mem.h"
#include "base/xml.h"
#include "write/diff/diff_rows.h"

static const char style[] =
#include "write/diff/diff_html.css.h"
    ;
static const char script[] =
#include "write/diff/diff_html.js.h"
    ;

enum { MAP_WIDTH = 300, MAP_HEIGHT = 600 };

struct html_page {
    struct buf *out;
    struct arena *arena;
    const struct comparison *c;
    const struct diff_row *rows;
    size_t n;
    unsigned last_old, last_new; /* places in reading order that end the order map */
};

static void line(void *context, struct str text)
{
    struct buf *out = context;
    buf_puts(out, "<p>");
    xml_escape(out, text);
    buf_puts(out, "</p>\n");
}

static void file_line(struct buf *out, const char *what, const struct doc *d)
{
    buf_printf(out, "<div class=\"files\">%s: ", what);
    xml_escape(out, str_of(d->source ? d->source->name : ""));
    buf_puts(out, d->source && d->source->name ? " " : "");
    xml_escape(out, d->number);
    if (d->source)
        buf_printf(out, " · SHA-256 %.12s…", d->source->sha256);
    buf_puts(out, "</div>\n");
}

static void head(struct html_page *p)
{
    struct buf *out = p->out;
    const char *title = msg_text(MSG_DIFF_TITLE);
    buf_printf(out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
               "<link rel=\"icon\" href=\"data:,\">\n<title>%s</title>\n<style>\n",
               diag_language() == DIAG_VI ? "vi" : "en", title);
    buf_puts(out, style);
    buf_printf(out, "</style>\n</head>\n<body>\n<header>\n<h1>%s</h1>\n", title);
    file_line(out, msg_text(diff_old_name(p->c)), p->c->old_doc);
    file_line(out, msg_text(diff_new_name(p->c)), p->c->new_doc);
    diff_summary(p->c, line, out);
    buf_puts(out, "</header>\n");
}

static void tools(struct html_page *p)
{
    const struct comparison *c = p->c;
    const size_t counts[DIFF_CLASSES] = {c->content[CONTENT_VERBATIM], c->content[CONTENT_ADAPTED],
                                         c->content[CONTENT_PARTIAL], c->omitted_count,
                                         c->added_count};
    buf_puts(p->out, "<form class=\"tools\" role=\"search\">\n");
    for (unsigned i = 0; i < DIFF_CLASSES; i++)
        buf_printf(p->out,
                   "<label><input type=\"checkbox\" value=\"%s\" checked> %s "
                   "(<span class=\"n\">%zu</span>)</label>\n",
                   diff_class_name(i), msg_text(diff_class_message(i, c->draft)), counts[i]);
    const char *search = msg_text(MSG_DIFF_SEARCH);
    buf_printf(p->out,
               "<input type=\"search\" placeholder=\"%s\" aria-label=\"%s\">\n"
               "<span><output>%zu</output> %s</span>\n</form>\n<p class=\"keys\">%s</p>\n",
               search, search, p->n, msg_text(MSG_DIFF_FOUND), msg_text(MSG_DIFF_KEYS));
}

/* Heights on the map go by place in reading order, from the first to the last row's clause. */
static void measure_map(struct html_page *p)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct diff_row *r = &p->rows[i];
        const struct node *old = r->omission ? r->omission->clause : NULL;
        const struct node *new = r->link ? r->link->clause : r->added;
        if (r->link)
            old = r->link->old[r->link->old_count - 1];
        p->last_old = old && old->id > p->last_old ? old->id : p->last_old;
        p->last_new = new &&new->id > p->last_new ? new->id : p->last_new;
    }
}

static unsigned height(unsigned last, const struct node *n)
{
    return 2 + (unsigned)((size_t)n->id * (MAP_HEIGHT - 4) / (last ? last : 1));
}

static void map_line(struct html_page *p, size_t row, const char *class, unsigned x1, unsigned y1,
                     unsigned x2, unsigned y2)
{
    buf_printf(
        p->out,
        "<a href=\"#r%zu\"><line class=\"%s\" x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\"/></a>\n", row,
        class, x1, y1, x2, y2);
}

/* Crossing lines from the old order to the new one; stubs for what has no partner. */
static void order_map(struct html_page *p)
{
    enum { STUB = 24 };
    measure_map(p);
    buf_printf(p->out,
               "<details class=\"map\" open>\n<summary>%s</summary>\n<svg viewBox=\"0 0 %d %d\" "
               "preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">\n",
               msg_text(MSG_DIFF_ORDER), MAP_WIDTH, MAP_HEIGHT, msg_text(MSG_DIFF_ORDER));
    for (size_t i = 0; i < p->n; i++) {
        const struct diff_row *r = &p->rows[i];
        unsigned y;
        if (r->kind == DIFF_ROW_OMITTED) {
            y = height(p->last_old, r->omission->clause);
            map_line(p, i, "omitted", 0, y, STUB, y);
        } else if (r->kind == DIFF_ROW_ADDED) {
            y = height(p->last_new, r->added);
            map_line(p, i, "added", MAP_WIDTH - STUB, y, MAP_WIDTH, y);
        } else
            for (size_t k = 0; k < r->link->old_count; k++)
                map_line(p, i, r->link->moved ? "moved" : "kept", 0,
                         height(p->last_old, r->link->old[k]), MAP_WIDTH,
                         height(p->last_new, r->link->clause));
    }
    buf_puts(p->out, "</svg>\n</details>\n");
}

static void path(struct buf *out, const struct node *n)
{
    buf_puts(out, "<span class=\"path\">");
    xml_escape(out, diff_path(n));
    buf_puts(out, "</span>");
}

/* What a difference of form alone is shown by. */
static const char *weight(enum difference level)
{
    return level == DIFFERENCE_WORDING ? "wording" : "light";
}

static void side(struct buf *out, const struct link *l, enum change own, const char *element)
{
    for (size_t i = 0; i < l->stretch_count; i++) {
        const struct stretch *s = &l->stretches[i];
        if (s->change == CHANGE_NONE)
            xml_escape(out, s->text);
        else if (s->change == own) {
            buf_printf(out, "<%s class=\"%s\">", element, weight(s->level));
            xml_escape(out, s->text);
            buf_printf(out, "</%s>", element);
        }
    }
}

static void whole(struct html_page *p, const struct node *n)
{
    path(p->out, n);
    xml_escape(p->out, diff_text(p->arena, n));
}

static void remark(void *context, struct str text)
{
    struct buf *out = context;
    buf_puts(out, "<li>");
    xml_escape(out, text);
    buf_puts(out, "</li>");
}

static void row(struct html_page *p, size_t i)
{
    const struct diff_row *r = &p->rows[i];
    const char *class = diff_row_class(r);
    struct buf *out = p->out;
    buf_printf(out, "<article class=\"row %s\" id=\"r%zu\" data-kind=\"%s\">\n<p class=\"old\">",
               class, i, class);
    if (r->kind == DIFF_ROW_LINK) {
        for (size_t k = 0; k < r->link->old_count; k++)
            path(out, r->link->old[k]);
        side(out, r->link, CHANGE_DELETED, "del");
    } else if (r->kind == DIFF_ROW_OMITTED)
        whole(p, r->omission->clause);
    buf_puts(out, "</p>\n<p class=\"new\">");
    if (r->kind == DIFF_ROW_LINK) {
        path(out, r->link->clause);
        side(out, r->link, CHANGE_INSERTED, "ins");
    } else if (r->kind == DIFF_ROW_ADDED)
        whole(p, r->added);
    buf_printf(out, "</p>\n<div class=\"remark\"><b>%s</b><ul>", diff_row_name(r));
    diff_remarks(r, remark, out);
    buf_puts(out, "</ul></div>\n</article>\n");
}

/* The row of an omission, to lead to it from the list. */
static size_t row_of(const struct html_page *p, const struct omission *o)
{
    size_t i = 0;
    while (i < p->n && p->rows[i].omission != o)
        i++;
    return i;
}

static void omissions(struct html_page *p)
{
    const struct comparison *c = p->c;
    if (!c->omitted_count)
        return;
    buf_printf(p->out, "<section class=\"omissions\">\n<h2>%s (%zu)</h2>\n<ol>\n",
               msg_text(diff_class_message(DIFF_CLASS_OMITTED, c->draft)), c->omitted_count);
    for (size_t i = 0; i < c->omitted_count; i++) {
        const struct omission *o = &c->omitted[i];
        struct str text = diff_text(p->arena, o->clause);
        struct str start = diff_first_words(text, 160);
        buf_printf(p->out, "<li><a href=\"#r%zu\">", row_of(p, o));
        xml_escape(p->out, diff_path(o->clause));
        buf_printf(p->out, "</a> · %s<span class=\"quote\">", msg_text(diff_duty_message(o->duty)));
        xml_escape(p->out, start);
        buf_puts(p->out, start.n < text.n ? " …</span></li>\n" : "</span></li>\n");
    }
    buf_puts(p->out, "</ol>\n</section>\n");
}

void write_diff_html(const struct comparison *c, struct buf *out)
{
    struct html_page p = {.out = out, .arena = arena_new(), .c = c};
    p.rows = diff_rows(p.arena, c, &p.n);
    head(&p);
    tools(&p);
    buf_puts(out, "<main>\n");
    order_map(&p);
    omissions(&p);
    buf_printf(
        out,
        "<h2>%s</h2>\n<div class=\"head\"><span>%s</span><span>%s</span><span>%s</span></div>\n",
        msg_text(MSG_DIFF_TITLE), msg_text(diff_old_name(c)), msg_text(diff_new_name(c)),
        msg_text(MSG_DIFF_REMARK));
    for (size_t i = 0; i < p.n; i++)
        row(&p, i);
    buf_puts(out, "</main>\n<script>\n");
    buf_puts(out, script);
    buf_puts(out, "</script>\n</body>\n</html>\n");
    arena_free(p.arena);
}
