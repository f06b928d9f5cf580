/* A comparison as HTML: see diff.h. Style and script are the two files beside this one. */
#include "write/diff/diff.h"

#include "base/diag.h"
#include "base/hash.h"
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
    char digest[DIFF_SIDES][65]; /* of the files, as source_sha256() gives it */
    unsigned last_old, last_new; /* places in reading order that end the order map */
};

void diff_html_name(struct buf *out, char class, const struct node *clause, bool fragment)
{
    struct buf name = {0};
    struct str path = clause->path.n ? clause->path : str_of(node_kind_name(clause->kind));
    for (size_t i = 0; i < path.n; i++)
        if (path.p[i] == ' ' || (fragment && (path.p[i] == '#' || path.p[i] == '%')))
            buf_printf(&name, fragment ? "%%%02X" : "_", (unsigned)path.p[i]);
        else
            buf_char(&name, path.p[i]);
    buf_printf(out, "%c-", class);
    xml_escape(out, buf_view(&name));
    buf_free(&name);
}

static void link_to(struct buf *out, char class, const struct node *clause)
{
    buf_puts(out, "<a href=\"#");
    diff_html_name(out, class, clause, true);
    buf_puts(out, "\">");
    xml_escape(out, diff_path(clause));
    buf_puts(out, "</a>");
}

static char class_of(const struct diff_row *r)
{
    return r->omission ? 'o' : r->frame ? 'f' : 'c';
}

/* Units outside the clauses have no path of their own, but a number among them. */
static void row_name(struct html_page *p, const struct diff_row *r, bool fragment)
{
    if (r->frame)
        buf_printf(p->out, "f-%zu", (size_t)(r->frame - p->c->frame) + 1);
    else
        diff_html_name(p->out, class_of(r), r->clause, fragment);
}

static void file_line(struct html_page *p, int side)
{
    struct buf *out = p->out;
    const struct doc *d = side ? p->c->new_doc : p->c->old_doc;
    const char *what = p->report->heads[side];
    buf_printf(out, "<div class=\"files\">%s: ", what);
    xml_escape(out, str_of(d->source ? d->source->name : ""));
    buf_puts(out, d->source && d->source->name ? " " : "");
    xml_escape(out, d->number);
    source_sha256(d->source, p->digest[side]);
    if (d->source)
        buf_printf(out, " · SHA-256 %.12s…", p->digest[side]);
    buf_puts(out, "</div>\n");
}

void diff_html_foot(struct buf *out, const char *code)
{
    buf_printf(out, "</main>\n<script>%s</script>\n</body>\n</html>\n", code);
}

void diff_html_head(struct buf *out, const char *code)
{
    char digest[HASH_BASE64];
    hash_sha256_base64(str_of(code), digest);
    buf_printf(out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'; script-src 'sha256-%s'; img-src data:\">\n"
               "<link rel=\"icon\" href=\"data:,\">\n<title>%s</title>\n<style>\n",
               diag_language() == DIAG_VI ? "vi" : "en", digest, msg_text(MSG_DIFF_TITLE));
    buf_puts(out, style);
    buf_puts(out, "</style>\n</head>\n<body>\n");
}

static void notes(struct html_page *p, enum msg head, const struct diff_note *list, size_t n)
{
    if (!n)
        return;
    buf_printf(p->out, "<section class=\"notes\">\n<h2>%s (%zu)</h2>\n<ul>\n", msg_text(head), n);
    for (size_t i = 0; i < n; i++) {
        buf_puts(p->out, "<li>");
        if (list[i].clause) {
            link_to(p->out, list[i].omitted ? 'o' : 'c', list[i].clause);
            buf_puts(p->out, " ");
        }
        xml_escape(p->out, list[i].text);
        buf_puts(p->out, "</li>\n");
    }
    buf_puts(p->out, "</ul>\n</section>\n");
}

static void header(struct html_page *p)
{
    struct buf *out = p->out;
    buf_printf(out, "<header>\n<h1>%s</h1>\n", msg_text(MSG_DIFF_TABLE_TITLE));
    for (int side = 0; side < DIFF_SIDES; side++) {
        buf_puts(out, "<p class=\"paper\">");
        xml_escape(out, p->report->papers[side]);
        buf_puts(out, "</p>\n");
    }
    for (int side = 0; side < DIFF_SIDES; side++)
        file_line(p, side);
    notes(p, MSG_DIFF_SUBSTANCE, p->report->substance, p->report->substance_count);
    notes(p, MSG_DIFF_SYSTEMATIC, p->report->systematic, p->report->systematic_count);
    for (size_t i = 0; i < p->report->summary_count; i++) {
        buf_puts(out, "<p>");
        xml_escape(out, p->report->summary[i]);
        buf_puts(out, "</p>\n");
    }
    notes(p, MSG_DIFF_PARTS, p->report->parts, p->report->part_count);
    notes(p, MSG_DIFF_REPAIRED_LIST, p->report->repaired, p->report->repaired_count);
    notes(p, MSG_DIFF_INTRODUCED_LIST, p->report->introduced, p->report->introduced_count);
    buf_puts(out, "</header>\n");
}

/* What the marks mean. */
static void legend(struct buf *out)
{
    buf_printf(out,
               "<p class=\"legend\">%s: <del class=\"wording\">%s</del>; <ins class=\"wording\">%s"
               "</ins>; <ins class=\"light\">%s</ins>; <span class=\"elsewhere\">%s</span></p>\n",
               msg_text(MSG_DIFF_LEGEND), msg_text(MSG_DIFF_ONLY_OLD), msg_text(MSG_DIFF_ONLY_NEW),
               msg_text(MSG_DIFF_FORM_ONLY), msg_text(MSG_DIFF_IN_OTHER));
}

/*
 * Decisions of a reviewer: the script copies the form into each row, and keeps what was decided in
 * the browser and in a file. The file is one of waivers (cli/diff.c): an omission that a reviewer
 * agrees to is a line of it, all else is in comments.
 */
static void decisions(struct html_page *p)
{
    struct buf *out = p->out;
    buf_printf(out,
               "<template id=\"decision\"><div class=\"decision\"><label>%s <select>"
               "<option value=\"\">–</option><option value=\"agree\">%s</option>"
               "<option value=\"change\">%s</option></select></label>"
               "<input type=\"text\" aria-label=\"%s\" placeholder=\"%s\"></div></template>\n",
               msg_text(MSG_DIFF_DECISION), msg_text(MSG_DIFF_AGREE),
               msg_text(MSG_DIFF_MUST_CHANGE), msg_text(MSG_DIFF_NOTE), msg_text(MSG_DIFF_NOTE));
    buf_printf(out,
               "<p class=\"saving\" id=\"saving\" hidden data-name=\"kehoach-%.12s-%.12s\">"
               "<button type=\"button\">%s</button> <label>%s <input type=\"file\"></label>"
               "<a download=\"waivers.txt\" hidden>%s</a></p>\n",
               p->digest[0], p->digest[1], msg_text(MSG_DIFF_SAVE), msg_text(MSG_DIFF_LOAD),
               msg_text(MSG_DIFF_SAVE));
}

static void tools(struct html_page *p)
{
    buf_puts(p->out, "<form class=\"tools\" role=\"search\">\n");
    for (unsigned i = 0; i < DIFF_CLASSES; i++)
        buf_printf(p->out,
                   "<label><input type=\"checkbox\" class=\"kind\" value=\"%s\" checked> %s "
                   "(<span class=\"n\">%zu</span>)</label>\n",
                   diff_class_name(i), p->report->names[i], diff_class_count(p->c, i));
    const char *search = msg_text(MSG_DIFF_SEARCH);
    buf_printf(p->out,
               "<label><input type=\"checkbox\" id=\"fold\"%s> %s</label>\n"
               "<input type=\"search\" placeholder=\"%s\" aria-label=\"%s\">\n"
               "<span><output>%zu</output> %s</span>\n</form>\n<p class=\"keys\">%s</p>\n",
               p->c->draft ? " checked" : "", msg_text(MSG_DIFF_FOLD), search, search,
               p->report->row_count, msg_text(MSG_DIFF_FOUND), msg_text(MSG_DIFF_KEYS));
}

static unsigned height(unsigned last, const struct node *n)
{
    return 2 + (unsigned)((size_t)n->id * (MAP_HEIGHT - 4) / (last ? last : 1));
}

static void map_line(struct html_page *p, const struct diff_row *row, const char *class,
                     unsigned x1, unsigned y1, unsigned x2, unsigned y2)
{
    buf_puts(p->out, "<a tabindex=\"-1\" href=\"#");
    row_name(p, row, true);
    buf_printf(p->out, "\"><line class=\"%s\" x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\"/></a>\n",
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
               "preserveAspectRatio=\"none\" aria-hidden=\"true\">\n",
               msg_text(MSG_DIFF_ORDER), MAP_WIDTH, MAP_HEIGHT);
    for (size_t i = 0; i < p->report->row_count; i++) {
        const struct diff_row *r = &p->report->rows[i];
        unsigned y;
        if (r->frame)
            continue;
        if (r->omission) {
            y = height(p->last_old, r->clause);
            map_line(p, r, "omitted", 0, y, STUB, y);
        } else if (!r->link) {
            y = height(p->last_new, r->clause);
            map_line(p, r, "added", MAP_WIDTH - STUB, y, MAP_WIDTH, y);
        } else
            for (size_t k = 0; k < r->link->old_count; k++)
                map_line(p, r, r->link->moved ? "moved" : "kept", 0,
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

static void pieces(struct html_page *p, const struct diff_row *r, enum diff_side side)
{
    static const char *const elements[DIFF_SIDES] = {"del", "ins"};
    struct buf *out = p->out;
    for (size_t i = 0; i < r->piece_count[side]; i++) {
        const struct diff_piece *piece = &r->sides[side][i];
        if (piece->clause == r->clause && piece->clause) {
            buf_puts(out, "<a class=\"path\" href=\"#");
            row_name(p, r, true);
            buf_puts(out, "\">");
            xml_escape(out, diff_path(piece->clause));
            buf_puts(out, "</a>");
        } else if (piece->clause) {
            buf_puts(out, "<span class=\"path\">");
            xml_escape(out, diff_path(piece->clause));
            buf_puts(out, "</span>");
        } else if (piece->marked || piece->elsewhere)
            marked(out, piece, piece->elsewhere ? "span" : elements[side]);
        else
            xml_escape(out, piece->text);
    }
}

/* Where an omitted clause would be carried if anywhere, with its text. */
static void nearest(struct html_page *p, const struct node *best)
{
    buf_printf(p->out, "<p class=\"nearest\"><span class=\"label\">%s</span> ",
               msg_text(MSG_DIFF_NEAREST_PLACE));
    link_to(p->out, 'c', best);
    buf_puts(p->out, " ");
    xml_escape(p->out, diff_text(p->report->arena, best));
    buf_puts(p->out, "</p>\n");
}

static void remarks(struct html_page *p, const struct diff_row *r)
{
    buf_puts(p->out, "<ul>");
    for (size_t i = 0; i < r->remark_count; i++) {
        buf_puts(p->out, "<li>");
        xml_escape(p->out, r->remarks[i]);
        buf_puts(p->out, "</li>");
    }
    buf_puts(p->out, "</ul>");
}

static void row(struct html_page *p, const struct diff_row *r)
{
    static const char *const classes[DIFF_SIDES] = {"old", "new"};
    const char *class = diff_class_name(r->class);
    struct buf *out = p->out;
    buf_printf(out, "<article class=\"row %s\" id=\"", class);
    row_name(p, r, false);
    buf_printf(out, "\" data-kind=\"%s\"", class);
    if (r->omission)
        buf_printf(out, " data-digest=\"%s\"", r->omission->digest);
    if (r->unchanged || r->folded)
        buf_puts(out, r->unchanged ? " data-same" : " data-same=\"systematic\"");
    buf_puts(out, " tabindex=\"-1\">\n");
    for (int side = 0; side < DIFF_SIDES; side++) {
        if (side == DIFF_NEW && r->omission && r->omission->best) {
            nearest(p, r->omission->best);
            continue;
        }
        buf_printf(out, "<p class=\"%s\">", classes[side]);
        if (r->piece_count[side])
            buf_printf(out, "<span class=\"label\">%s</span>", p->report->heads[side]);
        pieces(p, r, side);
        buf_puts(out, "</p>\n");
    }
    buf_printf(out, "<div class=\"remark\"><b>%s</b>", r->name);
    remarks(p, r);
    buf_puts(out, "</div>\n</article>\n");
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
        buf_puts(p->out, "<li>");
        link_to(p->out, 'o', r->clause);
        buf_puts(p->out, "<span class=\"quote\">");
        xml_escape(p->out, diff_text(p->report->arena, r->clause));
        buf_puts(p->out, "</span>");
        remarks(p, r);
        if (r->omission->best) {
            buf_printf(p->out, "%s ", msg_text(MSG_DIFF_NEAREST_PLACE));
            link_to(p->out, 'c', r->omission->best);
        }
        buf_puts(p->out, "</li>\n");
    }
    buf_puts(p->out, "</ol>\n</section>\n");
}

void write_diff_html(const struct comparison *c, struct buf *out)
{
    struct arena *a = arena_new();
    const struct diff_report *r = diff_report(a, c);
    struct html_page p = {.out = out, .report = r, .c = c};
    diff_html_head(out, script);
    header(&p);
    buf_puts(out, "<main>\n");
    tools(&p);
    decisions(&p);
    legend(out);
    order_map(&p);
    omissions(&p);
    buf_printf(
        out,
        "<h2>%s</h2>\n<div class=\"head\"><span>%s</span><span>%s</span><span>%s</span></div>\n",
        msg_text(MSG_DIFF_TITLE), r->heads[0], r->heads[1], r->heads[2]);
    for (size_t i = 0; i < r->row_count; i++)
        row(&p, &r->rows[i]);
    diff_html_foot(out, script);
    arena_free(a);
}
