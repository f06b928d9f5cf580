/* The page of a source: its lines, of which one or some in a row are marked. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include <stdlib.h>

#include "base/xml.h"
#include "serve/site_int.h"

/* Where else the words of the unit come from, and its place in the comparison. */
static void put_places(const struct site_view *v, struct buf *b)
{
    const struct site_plan *plan = v->plan;
    const struct preview_unit *u = &plan->preview->units[v->unit];
    buf_printf(b, "<nav aria-label=\"%s\">\n<ul class=\"places-of\">\n",
               msg_text(MSG_SERVE_SOURCES));
    for (size_t i = 0; i < u->place_count; i++) {
        const struct preview_place *p = &u->places[i];
        bool here = p->line == v->line && plan->preview->sources[p->source].text.p == v->text.p;
        buf_printf(b, "<li><a href=\"/plan/%s/source/%zu/%zu/%zu#line\"%s>", plan->id, p->source,
                   p->line, v->unit, here ? " aria-current=\"true\"" : "");
        xml_escape(b, p->label);
        buf_puts(b, "</a></li>\n");
    }
    struct buf row = {0};
    buf_puts(&row, " id=\"c-");
    xml_escape(&row, u->path);
    buf_char(&row, '"');
    if (u->path.n && str_find(plan->preview->comparison, buf_view(&row), 0) != (size_t)-1) {
        buf_printf(b, "<li><a href=\"/plan/%s/comparison#c-", plan->id);
        xml_escape(b, u->path);
        buf_printf(b, "\">%s ", msg_text(MSG_SERVE_ROW));
        xml_escape(b, u->path);
        buf_puts(b, "</a></li>\n");
    }
    buf_free(&row);
    buf_puts(b, "</ul>\n</nav>\n");
}

/* A path in an address: bytes that have a meaning there are encoded (RFC 3986, 2.1). */
static void put_encoded(struct buf *b, const char *path)
{
    for (; *path; path++)
        if (is_letter(*path) || is_digit(*path) || strchr("/-._~", *path))
            buf_char(b, *path);
        else
            buf_printf(b, "%%%02X", (unsigned)(unsigned char)*path);
}

/* The link that opens the line in an editor: the office's form with the file and the line. */
static void put_editor(const struct site *s, const struct site_view *v, struct buf *b)
{
    char *path = s->editor ? realpath(v->name, NULL) : NULL;
    if (!path)
        return;
    struct arena *a = arena_new();
    struct buf file = {0};
    put_encoded(&file, path);
    struct str link = str_filled(a, str_of(s->editor), STR("{file}"), buf_view(&file));
    link = str_filled(a, link, STR("{line}"), str_format(a, "%zu", v->line));
    buf_puts(b, " <a href=\"");
    xml_escape(b, link);
    buf_printf(b, "\" target=\"_top\">%s</a>", msg_text(MSG_SERVE_EDITOR));
    buf_free(&file);
    arena_free(a);
    free(path);
}

void site_put_source(const struct site *s, const struct site_view *v, struct buf *b)
{
    site_put_head(b, v->name);
    buf_puts(b, "</head>\n<body class=\"source\">\n<header>\n<h1>");
    xml_escape(b, str_of(v->name));
    buf_printf(b, ":%zu</h1>", v->line);
    put_editor(s, v, b);
    if (v->plan && v->unit)
        put_places(v, b);
    buf_puts(b, "</header>\n<main>\n<ol>\n");
    struct str rest = v->text;
    for (size_t line = 1; rest.n; line++) {
        struct str words = str_line(&rest);
        bool marked = line >= v->line && line <= v->last_line;
        buf_printf(b, "<li%s%s><code>", marked ? " class=\"marked\"" : "",
                   line == v->line ? " id=\"line\"" : "");
        if (marked)
            buf_puts(b, "<mark>");
        xml_escape(b, words);
        buf_puts(b, marked ? "</mark></code></li>\n" : "</code></li>\n");
    }
    buf_puts(b, "</ol>\n</main>\n</body>\n</html>\n");
}
