/* Pages of tables: see diff_table.h. */
#include "write/diff/diff_table.h"

#include "base/diag.h"
#include "base/mem.h"
#include "base/xml.h"
#include "write/diff/diff.h"
#include "write/diff/diff_rows.h"

static const char script[] =
#include "write/diff/diff_table.js.h"
    ;

void table_page_text(struct buf *out, struct str s)
{
    for (size_t at = 0, end; at <= s.n; at = end + 1) {
        size_t found = str_find(s, STR("\n"), at);
        end = found == (size_t)-1 ? s.n : found;
        buf_puts(out, at ? "<br>" : "");
        xml_escape(out, str_slice(s, at, end));
    }
}

void table_page_begin(struct buf *out, enum msg title, const struct str *lines, size_t n)
{
    diff_html_head(out, script);
    buf_printf(out, "<header><h1>%s</h1>\n<ul>\n", msg_text(title));
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, "<li>");
        xml_escape(out, lines[i]);
        buf_puts(out, "</li>\n");
    }
    buf_puts(out, "</ul></header>\n<main>\n");
}

void table_page_tools(struct buf *out, const struct table_filter *list, size_t n, size_t rows)
{
    const char *search = msg_text(MSG_DIFF_SEARCH);
    buf_puts(out, "<form class=\"tools\" role=\"search\">\n");
    for (size_t i = 0; i < n; i++)
        buf_printf(out,
                   "<label><input type=\"checkbox\" class=\"kind\" value=\"%s\"> %s (<span "
                   "class=\"n\">%zu</span>)</label>\n",
                   list[i].name, msg_text(list[i].shown), list[i].rows);
    buf_printf(out,
               "<input type=\"search\" placeholder=\"%s\" aria-label=\"%s\">\n"
               "<span><output>%zu</output> %s</span>\n</form>\n",
               search, search, rows, msg_text(MSG_DIFF_FOUND));
}

void table_page_row(struct buf *out, const struct node *clause, struct str text, struct str kinds)
{
    struct str path = clause->path;
    buf_printf(out, "<tr data-kinds=\"%.*s\"", STR_ARG(str_trim(kinds)));
    if (path.n) {
        buf_puts(out, " id=\"");
        diff_html_name(out, 'o', clause, false);
        buf_char(out, '"');
    }
    buf_puts(out, "><th scope=\"row\">");
    if (path.n) {
        buf_puts(out, "<a class=\"path\" href=\"#");
        diff_html_name(out, 'o', clause, true);
        buf_puts(out, "\">");
        xml_escape(out, path);
        buf_puts(out, "</a>");
    }
    table_page_text(out, text);
    buf_puts(out, "</th>");
}

void table_page_end(struct buf *out)
{
    diff_html_foot(out, script);
}
