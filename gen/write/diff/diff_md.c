/* A comparison as Markdown: see diff.h. Marks are elements, for "**" opens nothing before a comma.
 */
#include "write/diff/diff.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "markdown/md_marks.h"
#include "write/diff/diff_rows.h"

/* Text inside a table cell: mark-up in it is escaped, line ends are <br>. */
static void cell_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n') {
            buf_puts(out, "<br>");
            continue;
        }
        if (md_is_mark(s, i, '\n', MD_FOREIGN))
            buf_char(out, '\\');
        buf_char(out, s.p[i] == '\t' || s.p[i] == '\r' ? ' ' : s.p[i]);
    }
}

static void marked(struct buf *out, struct str s, const char *element)
{
    buf_printf(out, "<%s>", element);
    cell_text(out, s);
    buf_printf(out, "</%s>", element);
}

static void path(struct buf *out, const struct node *n)
{
    buf_puts(out, "`");
    buf_str(out, diff_path(n));
    buf_puts(out, "` ");
}

static void remarks(struct buf *out, const struct diff_row *r, const char *before)
{
    for (size_t i = 0; i < r->remark_count; i++) {
        buf_puts(out, before);
        cell_text(out, r->remarks[i]);
    }
}

static void omissions(struct buf *out, const struct diff_report *report)
{
    size_t n = report->comparison->omitted_count;
    if (!n)
        return;
    buf_printf(out, "## %s (%zu)\n\n", report->names[DIFF_OMITTED], n);
    for (size_t i = 0; i < n; i++) {
        const struct diff_row *r = report->omitted[i];
        struct str text = diff_text(report->arena, r->clause), start = str_first_words(text, 120);
        buf_puts(out, "- ");
        path(out, r->clause);
        cell_text(out, start);
        buf_puts(out, start.n < text.n ? " …" : "");
        remarks(out, r, "; ");
        buf_puts(out, "\n");
    }
    buf_puts(out, "\n");
}

/* A list of the head, with the clauses that its lines are about. */
static void notes(struct buf *out, const char *head, const struct diff_note *list, size_t n)
{
    if (!n)
        return;
    buf_printf(out, "## %s (%zu)\n\n", head, n);
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, "- ");
        if (list[i].clause)
            path(out, list[i].clause);
        cell_text(out, list[i].text);
        buf_puts(out, "\n");
    }
    buf_puts(out, "\n");
}

static void paragraphs(struct buf *out, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        cell_text(out, list[i]);
        buf_puts(out, "\n\n");
    }
}

static void head(struct buf *out, const struct diff_report *r)
{
    buf_puts(out, "# ");
    buf_str(out, unicode_upper(r->arena, str_of(msg_text(MSG_DIFF_TABLE_TITLE))));
    buf_puts(out, "\n\n");
    paragraphs(out, r->papers, DIFF_SIDES);
    notes(out, msg_text(MSG_DIFF_SUBSTANCE), r->substance, r->substance_count);
    notes(out, msg_text(MSG_DIFF_SYSTEMATIC), r->systematic, r->systematic_count);
    paragraphs(out, r->summary, r->summary_count);
    notes(out, msg_text(MSG_DIFF_PARTS), r->parts, r->part_count);
    notes(out, msg_text(MSG_DIFF_REPAIRED_LIST), r->repaired, r->repaired_count);
    notes(out, msg_text(MSG_DIFF_INTRODUCED_LIST), r->introduced, r->introduced_count);
    omissions(out, r);
    buf_printf(out, "%s: <del>%s</del>; <ins>%s</ins>\n\n", msg_text(MSG_DIFF_LEGEND),
               msg_text(MSG_DIFF_ONLY_OLD), msg_text(MSG_DIFF_ONLY_NEW));
    buf_printf(out, "| %s | %s | %s | %s |\n|---|---|---|---|\n", msg_text(MSG_DIFF_ROW_NUMBER),
               r->heads[0], r->heads[1], r->heads[2]);
}

void write_diff_md(const struct comparison *c, struct buf *out)
{
    static const char *const elements[DIFF_SIDES] = {"del", "ins"};
    struct arena *a = arena_new();
    const struct diff_report *r = diff_report(a, c);
    head(out, r);
    for (size_t i = 0; i < r->row_count; i++) {
        const struct diff_row *line = &r->rows[i];
        buf_printf(out, "| %zu", i + 1);
        for (int side = 0; side < DIFF_SIDES; side++) {
            buf_puts(out, " | ");
            for (size_t k = 0; k < line->piece_count[side]; k++) {
                const struct diff_piece *p = &line->sides[side][k];
                if (p->clause)
                    path(out, p->clause);
                else if (p->marked)
                    marked(out, p->text, elements[side]);
                else
                    cell_text(out, p->text);
            }
        }
        buf_printf(out, " | %s", line->name);
        remarks(out, line, "<br>");
        buf_puts(out, " |\n");
    }
    arena_free(a);
}
