/* The page of a plan: its pages on the left, a frame on the right, what was said above. */
#include <string.h>

#include "base/xml.h"
#include "serve/site_int.h"

void site_put_head(struct buf *b, const char *title)
{
    buf_printf(b,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" "
               "href=\"/preview.css\">\n<title>",
               diag_language() == DIAG_VI ? "vi" : "en");
    xml_escape(b, str_of(title));
    buf_puts(b, "</title>\n");
}

void preview_put_link(struct buf *b, const char *id, const struct preview_unit *u, size_t number)
{
    if (!u->place_count)
        return;
    buf_printf(b, " href=\"/plan/%s/source/%zu/%zu/%zu#line\" target=\"side\" data-unit=\"", id,
               u->places->source, u->places->line, number);
    if (u->path.n)
        xml_escape(b, u->path);
    else
        buf_printf(b, "(%zu)", number);
    buf_char(b, '"');
}

static void put_message(struct buf *b, const struct site_message *m, size_t number)
{
    static const char *const classes[] = {"note", "warning", "error"};
    static const enum msg names[] = {MSG_SERVE_NOTE, MSG_SERVE_WARNING, MSG_SERVE_ERROR};
    buf_printf(b, "<li class=\"%s\"><b>%s</b> ", classes[m->level], msg_text(names[m->level]));
    if (m->content.p)
        buf_printf(b, "<a href=\"/message/%zu/%zu#line\" target=\"side\">", number, m->line);
    if (m->file) {
        xml_escape(b, str_of(m->file));
        buf_printf(b, ":%zu:%zu%s ", m->line, m->column, m->content.p ? "</a>" : "");
    }
    xml_escape(b, m->text);
    buf_printf(b, " <small>[%s]</small></li>\n", m->rule);
}

/* Errors first; notes are folded where there is nothing worse. */
static void put_messages(const struct site *s, const struct site_plan *plan, struct buf *b)
{
    size_t counts[3] = {0};
    for (size_t i = 0; i < s->messages.n; i++)
        counts[s->messages.at[i].level]++;
    buf_printf(b, "<section id=\"messages\" aria-label=\"%s\">\n", msg_text(MSG_SERVE_MESSAGES));
    if (plan && plan->failed && plan->preview)
        buf_printf(b, "<p class=\"old\" role=\"alert\">%s</p>\n", msg_text(MSG_SERVE_LAST_GOOD));
    if (s->messages.n) {
        buf_printf(b, "<details%s>\n<summary>",
                   counts[DIAG_ERROR] + counts[DIAG_WARNING] ? " open" : "");
        buf_printf(b, msg_text(MSG_SERVE_COUNTS), counts[DIAG_ERROR], counts[DIAG_WARNING],
                   counts[DIAG_NOTE]);
        buf_puts(b, "</summary>\n<ul>\n");
        for (int level = DIAG_ERROR; level >= DIAG_NOTE; level--)
            for (size_t i = 0; i < s->messages.n; i++)
                if ((int)s->messages.at[i].level == level)
                    put_message(b, &s->messages.at[i], i);
        buf_puts(b, "</ul>\n</details>\n");
    }
    buf_puts(b, "</section>\n");
}

static void put_choice(const struct site *s, const struct site_plan *plan, struct buf *b)
{
    if (s->plans.n < 2)
        return;
    buf_printf(b, "<details class=\"choice\">\n<summary>%s</summary>\n<ul>\n",
               msg_text(MSG_SERVE_PLANS));
    for (size_t i = 0; i < s->plans.n; i++)
        buf_printf(b, "<li><a href=\"/plan/%s/\"%s>%s</a></li>\n", s->plans.at[i].id,
                   plan == &s->plans.at[i] ? " aria-current=\"page\"" : "", s->plans.at[i].id);
    buf_puts(b, "</ul>\n</details>\n");
}

/* What the frame can show: the comparison, and each source. */
static void put_tabs(const struct site_plan *plan, struct buf *b)
{
    const struct preview *p = plan->preview;
    buf_printf(b, "<nav class=\"tabs\" aria-label=\"%s\">\n", msg_text(MSG_SERVE_BESIDE));
    if (p->comparison.n)
        buf_printf(b, "<a href=\"/plan/%s/comparison\" target=\"side\">%s</a>\n", plan->id,
                   msg_text(MSG_SERVE_COMPARISON));
    for (size_t i = 0; i < p->source_count; i++) {
        const char *slash = strrchr(p->sources[i].name, '/');
        buf_printf(b, "<a href=\"/plan/%s/source/%zu/1/0\" target=\"side\" title=\"", plan->id, i);
        xml_escape(b, str_of(p->sources[i].name));
        buf_puts(b, "\">");
        xml_escape(b, str_of(slash ? slash + 1 : p->sources[i].name));
        buf_puts(b, "</a>\n");
    }
    buf_puts(b, "</nav>\n");
}

static void put_columns(const struct site_plan *plan, struct buf *b)
{
    const struct preview *p = plan->preview;
    buf_printf(b, "<div class=\"columns\">\n<main id=\"pages\" aria-label=\"%s\">\n",
               msg_text(MSG_SERVE_PAGES));
    buf_str(b, p->pages);
    buf_printf(b, "</main>\n<section id=\"beside\" aria-label=\"%s\">\n",
               msg_text(MSG_SERVE_BESIDE));
    put_tabs(plan, b);
    buf_printf(b, "<iframe name=\"side\" title=\"%s\"", msg_text(MSG_SERVE_BESIDE));
    if (p->comparison.n)
        buf_printf(b, " src=\"/plan/%s/comparison\"", plan->id);
    buf_puts(b, "></iframe>\n</section>\n</div>\n");
}

void site_put_plan(struct site *s, const struct site_plan *plan, struct buf *b)
{
    const char *title = plan ? plan->id : msg_text(MSG_SERVE_TITLE);
    site_put_head(b, title);
    buf_puts(b, "<link rel=\"stylesheet\" href=\"/fonts.css\">\n<script src=\"/preview.js\" "
                "defer></script>\n</head>\n");
    buf_printf(b, "<body data-number=\"%lu\" data-lost=\"%s\" data-renewed=\"%s\">\n", s->number,
               msg_text(MSG_SERVE_LOST), msg_text(MSG_SERVE_RENEWED));
    buf_printf(b, "<header>\n<a class=\"skip\" href=\"#beside\">%s</a>\n<h1>%s</h1>\n",
               msg_text(MSG_SERVE_SKIP), title);
    put_choice(s, plan, b);
    buf_printf(b,
               "<p class=\"hint\">%s</p>\n<p id=\"state\" role=\"status\"></p>\n</header>\n"
               "<nav class=\"places\" aria-label=\"%s\"><a href=\"#pages\">%s</a> "
               "<a href=\"#beside\">%s</a></nav>\n",
               msg_text(MSG_SERVE_HINT), msg_text(MSG_SERVE_PLACES), msg_text(MSG_SERVE_PAGES),
               msg_text(MSG_SERVE_BESIDE));
    put_messages(s, plan, b);
    if (plan && plan->preview)
        put_columns(plan, b);
    else
        buf_printf(b,
                   "<div class=\"columns\"><main id=\"pages\"><p class=\"none\">%s</p></main>"
                   "<section id=\"beside\" aria-label=\"%s\"><iframe name=\"side\" title=\"%s\">"
                   "</iframe></section></div>\n",
                   msg_text(MSG_SERVE_NO_PAGES), msg_text(MSG_SERVE_BESIDE),
                   msg_text(MSG_SERVE_BESIDE));
    buf_puts(b, "</body>\n</html>\n");
}
