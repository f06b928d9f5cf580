/* A comparison as Markdown: see diff_md.h. Deleted words are struck out, inserted ones bold. */
#include "write/diff/diff_md.h"

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

/* Marks may not touch a blank on their inner side, so blanks at the ends stay outside. */
static void marked(struct buf *out, struct str s, const char *mark)
{
    struct str inner = str_trim(s);
    if (!inner.n) {
        cell_text(out, s);
        return;
    }
    cell_text(out, str_slice(s, 0, (size_t)(inner.p - s.p)));
    buf_puts(out, mark);
    cell_text(out, inner);
    buf_puts(out, mark);
    cell_text(out, str_slice(s, (size_t)(inner.p - s.p) + inner.n, s.n));
}

/* One side of a link: its own stretches, those that the other side lacks marked. */
static void side(struct buf *out, const struct link *l, enum change own, const char *mark)
{
    for (size_t i = 0; i < l->stretch_count; i++) {
        const struct stretch *s = &l->stretches[i];
        if (s->change == CHANGE_NONE)
            cell_text(out, s->text);
        else if (s->change == own)
            marked(out, s->text, mark);
    }
}

static void path(struct buf *out, const struct node *n)
{
    buf_puts(out, "`");
    buf_str(out, diff_path(n));
    buf_puts(out, "` ");
}

static void add_remark(void *context, struct str remark)
{
    struct buf *out = context;
    buf_puts(out, "<br>");
    cell_text(out, remark);
}

static void row(struct buf *out, struct arena *a, const struct diff_row *r)
{
    buf_puts(out, "| ");
    if (r->kind == DIFF_ROW_LINK) {
        for (size_t i = 0; i < r->link->old_count; i++)
            path(out, r->link->old[i]);
        side(out, r->link, CHANGE_DELETED, "~~");
    } else if (r->kind == DIFF_ROW_OMITTED) {
        path(out, r->omission->clause);
        cell_text(out, diff_text(a, r->omission->clause));
    }
    buf_puts(out, " | ");
    if (r->kind == DIFF_ROW_LINK) {
        path(out, r->link->clause);
        side(out, r->link, CHANGE_INSERTED, "**");
    } else if (r->kind == DIFF_ROW_ADDED) {
        path(out, r->added);
        cell_text(out, diff_text(a, r->added));
    }
    buf_printf(out, " | %s", diff_row_name(r));
    diff_remarks(r, add_remark, out);
    buf_puts(out, " |\n");
}

static void add_line(void *context, struct str line)
{
    struct buf *out = context;
    buf_str(out, line);
    buf_puts(out, "\n\n");
}

static void add_point(void *context, struct str remark)
{
    struct buf *out = context;
    buf_puts(out, "; ");
    cell_text(out, remark);
}

static void omissions(struct buf *out, struct arena *a, const struct comparison *c)
{
    if (!c->omitted_count)
        return;
    buf_printf(out, "## %s (%zu)\n\n", msg_text(diff_class_message(DIFF_CLASS_OMITTED, c->draft)),
               c->omitted_count);
    for (size_t i = 0; i < c->omitted_count; i++) {
        struct diff_row r = {
            .kind = DIFF_ROW_OMITTED, .draft = c->draft, .omission = &c->omitted[i]};
        struct str text = diff_text(a, c->omitted[i].clause);
        struct str start = diff_first_words(text, 120);
        buf_puts(out, "- ");
        path(out, c->omitted[i].clause);
        cell_text(out, start);
        buf_puts(out, start.n < text.n ? " …" : "");
        diff_remarks(&r, add_point, out);
        buf_puts(out, "\n");
    }
    buf_puts(out, "\n");
}

void write_diff_md(const struct comparison *c, struct buf *out)
{
    struct arena *a = arena_new();
    size_t n;
    const struct diff_row *rows = diff_rows(a, c, &n);
    buf_puts(out, "# ");
    buf_str(out, unicode_upper(a, str_of(msg_text(MSG_DIFF_TITLE))));
    buf_puts(out, "\n\n");
    diff_summary(c, add_line, out);
    omissions(out, a, c);
    buf_printf(out, "| %s | %s | %s |\n|---|---|---|\n", msg_text(diff_old_name(c)),
               msg_text(diff_new_name(c)), msg_text(MSG_DIFF_REMARK));
    for (size_t i = 0; i < n; i++)
        row(out, a, &rows[i]);
    arena_free(a);
}
