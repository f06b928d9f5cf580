/* The matrix of plans as a page: see diff.h. */
#include "base/diag.h"
#include "base/mem.h"
#include "base/xml.h"
#include "write/diff/diff.h"
#include "write/diff/diff_matrix.h"
#include "write/diff/diff_rows.h"
#include "write/diff/diff_table.h"

/* The clause of a plan that carries a clause of the central text best, by its node; NULL for none.
 */
static const struct node **places(struct arena *a, const struct comparison *c)
{
    const struct node **at = arena_array(a, c->old_doc->count + 1, sizeof *at);
    const struct link **best = arena_array(a, c->old_doc->count + 1, sizeof *best);
    for (size_t i = 0; i < c->link_count; i++)
        for (size_t k = 0; k < c->links[i].old_count; k++) {
            const struct link *l = &c->links[i];
            size_t id = l->old[k]->id;
            if (!best[id] || l->content < best[id]->content) {
                best[id] = l;
                at[id] = l->clause;
            }
        }
    return at;
}

static bool is_partly(const struct matrix *m, size_t clause)
{
    bool partly = false;
    for (size_t i = 0; i < m->plan_count; i++)
        partly |= matrix_cell(m, clause, i) == CELL_PARTIAL;
    return partly;
}

static void head(struct buf *out, const struct matrix *m)
{
    buf_printf(out,
               "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">%s</th>",
               msg_text(MSG_DIFF_OLD));
    for (size_t i = 0; i < m->plan_count; i++) {
        buf_puts(out, "<th scope=\"col\">");
        xml_escape(out, matrix_plan_name(m, i));
        buf_puts(out, "</th>");
    }
    buf_puts(out, "</tr></thead>\n<tbody>\n");
}

static void row(struct buf *out, struct arena *a, const struct matrix *m, size_t k,
                const struct node ***at)
{
    const struct node *clause = m->clauses[k];
    size_t carriers = matrix_carriers(m, k);
    table_page_row(out, clause, diff_text(a, clause),
                   str_format(a, "%s%s%s%s", carriers < m->plan_count ? " some" : "",
                              carriers ? "" : " all", is_partly(m, k) ? " partly" : "",
                              carriers == 1 ? " one" : ""));
    for (size_t i = 0; i < m->plan_count; i++) {
        enum matrix_cell cell = matrix_cell(m, k, i);
        const struct node *where = at[i][clause->id];
        buf_printf(out, cell == CELL_OMITTED ? "<td class=\"grave\">%s" : "<td>%s",
                   matrix_signs[cell]);
        if (cell != CELL_OMITTED && where) {
            buf_char(out, ' ');
            xml_escape(out, diff_path(where));
        }
        buf_puts(out, "</td>");
    }
    buf_puts(out, "</tr>\n");
}

static void totals(struct buf *out, struct arena *a, const struct matrix *m)
{
    buf_printf(out, "</tbody>\n<tfoot><tr><th scope=\"row\">%s</th>", msg_text(MSG_MATRIX_TOTAL));
    for (size_t i = 0; i < m->plan_count; i++) {
        const struct comparison *c = m->plans[i];
        buf_puts(out, "<td>");
        xml_escape(out, matrix_total(a, m, i));
        buf_printf(out, "<br>= %zu, ~ %zu, / %zu, - %zu</td>", c->content[CONTENT_VERBATIM],
                   c->content[CONTENT_ADAPTED], c->content[CONTENT_PARTIAL], c->omitted_count);
    }
    buf_puts(out, "</tr></tfoot></table></div>\n");
}

/* What only one plan has, and what plans have of each other. */
static void lists(struct buf *out, struct arena *a, const struct matrix *m)
{
    buf_printf(out, "<h2>%s (%zu)</h2>\n<ul>\n", msg_text(MSG_MATRIX_OWN), m->own_count);
    for (size_t i = 0; i < m->own_count; i++) {
        buf_puts(out, "<li>");
        xml_escape(out, matrix_own(a, m, i));
        buf_puts(out, "</li>\n");
    }
    buf_printf(out, "</ul>\n<h2>%s</h2>\n<ul>\n", msg_text(MSG_MATRIX_COPIES));
    for (size_t i = 0; i < m->likeness_count; i++) {
        struct str copy = matrix_copy(a, m, i);
        buf_puts(out, copy.n ? "<li>" : "");
        xml_escape(out, copy);
        buf_puts(out, copy.n ? "</li>\n" : "");
    }
    buf_puts(out, "</ul>\n");
}

void write_matrix_html(const struct matrix *m, struct buf *out)
{
    struct arena *a = arena_new();
    struct str *lines = arena_array(a, m->plan_count + 2, sizeof *lines);
    const struct node ***at = arena_array(a, m->plan_count, sizeof *at);
    struct table_filter filters[] = {{"some", MSG_MATRIX_BY_SOME, 0},
                                     {"all", MSG_MATRIX_BY_ALL, 0},
                                     {"partly", MSG_MATRIX_PARTLY, 0},
                                     {"one", MSG_MATRIX_ONE_CARRIES, 0}};
    for (size_t k = 0; k < m->clause_count; k++) {
        size_t carriers = matrix_carriers(m, k);
        filters[0].rows += carriers < m->plan_count;
        filters[1].rows += !carriers;
        filters[2].rows += is_partly(m, k);
        filters[3].rows += carriers == 1;
    }
    lines[0] = diff_paper(a, msg_text(MSG_DIFF_OLD), m->plans[0]->old_doc);
    for (size_t i = 0; i < m->plan_count; i++) {
        struct str name = matrix_plan_name(m, i);
        at[i] = places(a, m->plans[i]);
        lines[i + 1] = diff_paper(a, str_format(a, "%.*s", STR_ARG(name)).p, m->plans[i]->new_doc);
    }
    lines[m->plan_count + 1] = matrix_legend(a);
    table_page_begin(out, MSG_MATRIX_TITLE, lines, m->plan_count + 2);
    table_page_tools(out, filters, sizeof filters / sizeof *filters, m->clause_count);
    head(out, m);
    for (size_t k = 0; k < m->clause_count; k++)
        row(out, a, m, k, at);
    totals(out, a, m);
    lists(out, a, m);
    table_page_end(out);
    arena_free(a);
}
