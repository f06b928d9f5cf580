/* A comparison as HTML: see diff.h. Style and script are the two files beside this one. */
#include "write/diff/diff.h"

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
    const struct diff_report *report;
    const struct comparison *c;
    unsigned last_old, last_new; /* places in reading order that end the order map */
};

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

void diff_html_head(struct buf *out, bool scripted)
{
    buf_printf(out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'; %simg-src data:\">\n"
               "<link rel=\"icon\" href=\"data:,\">\n<title>%s</title>\n<style>\n",
               diag_language() == DIAG_VI ? "vi" : "en",
               scripted ? "script-src 'unsafe-inline'; " : "", msg_text(MSG_DIFF_TITLE));
    buf_puts(out, style);
    buf_puts(out, "</style>\n</head>\n<body>\n");
}

static void header(struct html_page *p)
{
    struct buf *out = p->out;
    buf_printf(out, "<header>\n<h1>%s</h1>\n", msg_text(MSG_DIFF_TITLE));
    file_line(out, p->report->heads[0], p->c->old_doc);
    file_line(out, p->report->heads[1], p->c->new_doc);
    for (size_t i = 0; i < p->report->summary_count; i++) {
        buf_puts(out, "<p>");
        xml_escape(out, p->report->summary[i]);
        buf_puts(out, "</p>\n");
    }
    buf_puts(out, "</header>\n");
}

static void tools(struct html_page *p)
{
    buf_puts(p->out, "<form class=\"tools\" role=\"search\">\n");
    for (unsigned i = 0; i < DIFF_CLASSES; i++)
        buf_printf(p->out,
                   "<label><input type=\"checkbox\" value=\"%s\" checked> %s "
                   "(<span class=\"n\">%zu</span>)</label>\n",
                   diff_class_name(i), p->report->names[i], diff_class_count(p->c, i));
    const char *search = msg_text(MSG_DIFF_SEARCH);
    buf_printf(p->out,
               "<input type=\"search\" placeholder=\"%s\" aria-label=\"%s\">\n"
               "<span><output>%zu</output> %s</span>\n</form>\n<p class=\"keys\">%s</p>\n",
               search, search, p->report->row_count, msg_text(MSG_DIFF_FOUND),
               msg_text(MSG_DIFF_KEYS));
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
    /* Heights on the map go by place in reading order, from the first to the last row's clause. */
    for (size_t i = 0; i < p->report->row_count; i++) {
        const struct diff_row *row = &p->report->rows[i];
        if (row->frame)
            continue;
        const struct node *old = row->omission ? row->omission->clause : NULL;
        const struct node *new = row->omission ? NULL : row->clause;
        if (row->link)
            old = row->link->old[row->link->old_count - 1];
        p->last_old = old && old->id > p->last_old ? old->id : p->last_old;
        p->last_new = new &&new->id > p->last_new ? new->id : p->last_new;
    }
    buf_printf(p->out,
               "<details class=\"map\" open>\n<summary>%s</summary>\n<svg viewBox=\"0 0 %d %d\" "
               "preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">\n",
               msg_text(MSG_DIFF_ORDER), MAP_WIDTH, MAP_HEIGHT, msg_text(MSG_DIFF_ORDER));
    for (size_t i = 0; i < p->report->row_count; i++) {
        const struct diff_row *r = &p->report->rows[i];
        unsigned y;
        if (r->frame)
            continue;
        if (r->omission) {
            y = height(p->last_old, r->clause);
            map_line(p, i, "omitted", 0, y, STUB, y);
        } else if (!r->link) {
            y = height(p->last_new, r->clause);
            map_line(p, i, "added", MAP_WIDTH - STUB, y, MAP_WIDTH, y);
        } else
            for (size_t k = 0; k < r->link->old_count; k++)
                map_line(p, i, r->link->moved ? "moved" : "kept", 0,
                         height(p->last_old, r->link->old[k]), MAP_WIDTH,
                         height(p->last_new, r->link->clause));
    }
    buf_puts(p->out, "</svg>\n</details>\n");
}

/* Marked text; a difference of form alone is shown lightly. */
static void marked(struct buf *out, const struct diff_piece *p, const char *element)
{
    buf_printf(out, "<%s class=\"%s\">", element,
               p->elsewhere                     ? "elsewhere"
               : p->level == DIFFERENCE_WORDING ? "wording"
                                                : "light");
    xml_escape(out, p->text);
    buf_printf(out, "</%s>", element);
}

static void row(struct html_page *p, size_t number)
{
    static const char *const classes[DIFF_SIDES] = {"old", "new"};
    static const char *const elements[DIFF_SIDES] = {"del", "ins"};
    const struct diff_row *r = &p->report->rows[number];
    const char *class = diff_class_name(r->class);
    struct buf *out = p->out;
    buf_printf(out, "<article class=\"row %s\" id=\"r%zu\" data-kind=\"%s\">\n", class, number,
               class);
    for (int side = 0; side < DIFF_SIDES; side++) {
        buf_printf(out, "<p class=\"%s\">", classes[side]);
        for (size_t i = 0; i < r->piece_count[side]; i++) {
            const struct diff_piece *piece = &r->sides[side][i];
            if (piece->clause) {
                buf_puts(out, "<span class=\"path\">");
                xml_escape(out, diff_path(piece->clause));
                buf_puts(out, "</span>");
            } else if (piece->marked)
                marked(out, piece, elements[side]);
            else if (piece->elsewhere)
                marked(out, piece, "span");
            else
                xml_escape(out, piece->text);
        }
        buf_puts(out, "</p>\n");
    }
    buf_printf(out, "<div class=\"remark\"><b>%s</b><ul>", r->name);
    for (size_t i = 0; i < r->remark_count; i++) {
        buf_puts(out, "<li>");
        xml_escape(out, r->remarks[i]);
        buf_puts(out, "</li>");
    }
    buf_puts(out, "</ul></div>\n</article>\n");
}

static void omissions(struct html_page *p)
{
    const struct comparison *c = p->c;
    if (!c->omitted_count)
        return;
    buf_printf(p->out, "<section class=\"omissions\">\n<h2>%s (%zu)</h2>\n<ol>\n",
               p->report->names[DIFF_OMITTED], c->omitted_count);
    for (size_t i = 0; i < c->omitted_count; i++) {
        const struct diff_row *r = p->report->omitted[i];
        struct str text = diff_text(p->report->arena, r->clause);
        struct str start = str_first_words(text, 160);
        buf_printf(p->out, "<li><a href=\"#r%zu\">", (size_t)(r - p->report->rows));
        xml_escape(p->out, diff_path(r->clause));
        buf_printf(p->out, "</a> · %s<span class=\"quote\">",
                   msg_text(diff_duty_message(r->omission->duty)));
        xml_escape(p->out, start);
        buf_puts(p->out, start.n < text.n ? " …</span></li>\n" : "</span></li>\n");
    }
    buf_puts(p->out, "</ol>\n</section>\n");
}

void write_diff_html(const struct comparison *c, struct buf *out)
{
    struct arena *a = arena_new();
    const struct diff_report *r = diff_report(a, c);
    struct html_page p = {.out = out, .report = r, .c = c};
    diff_html_head(out, true);
    header(&p);
    tools(&p);
    buf_puts(out, "<main>\n");
    order_map(&p);
    omissions(&p);
    buf_printf(
        out,
        "<h2>%s</h2>\n<div class=\"head\"><span>%s</span><span>%s</span><span>%s</span></div>\n",
        msg_text(MSG_DIFF_TITLE), r->heads[0], r->heads[1], r->heads[2]);
    for (size_t i = 0; i < r->row_count; i++)
        row(&p, i);
    buf_puts(out, "</main>\n<script>\n");
    buf_puts(out, script);
    buf_puts(out, "</script>\n</body>\n</html>\n");
    arena_free(a);
}
