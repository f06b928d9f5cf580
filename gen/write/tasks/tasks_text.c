/* Tasks for people, on a terminal and in Markdown: see tasks_write.h. */
#include "write/tasks/task_table.h"

#include <string.h>

#include "base/diag.h"
#include "base/harmless.h"
#include "base/unicode.h"
#include "markdown/md_write.h"

enum { INDENT = 4 };

#define STRONG "\033[1m"
#define GRAVE "\033[31m"
#define PLAIN "\033[0m"

/* Words from the indent on, broken at the width. */
static void put_words(const struct task_writing *w, struct str text, struct buf *out)
{
    size_t column = 0;
    for (struct str word; (word = str_word(&text)).n;) {
        size_t columns = unicode_columns(word);
        bool breaks = column && column + 1 + columns > w->width;
        if (!column || breaks) {
            buf_puts(out, breaks ? "\n" : "");
            buf_repeat(out, ' ', INDENT);
            column = INDENT;
        } else {
            buf_char(out, ' ');
            column++;
        }
        buf_str(out, word);
        column += columns;
    }
    buf_puts(out, column ? "\n" : "");
}

static void put_field(const struct task_writing *w, struct arena *a, enum msg name, struct str text,
                      struct buf *out)
{
    if (text.n)
        put_words(w, str_format(a, "%s: %.*s", msg_text(name), STR_ARG(text)), out);
}

/* The items of the meter that are not clear. */
static struct str unclear(struct arena *a, const struct task *t)
{
    enum clear_item item = CLEAR_WHO;
    struct str name;
    struct buf b = {0};
    for (size_t i = 0; (name = task_clear_item(i, &item)).n; i++)
        if (t->clear[item] != CLARITY_KNOWN)
            buf_printf(&b, "%s%.*s: %.*s", b.n ? "; " : "", STR_ARG(name),
                       STR_ARG(task_clarity_name(t->clear[item])));
    return buf_take(&b, a);
}

static void put_task(const struct task_writing *w, struct arena *a, const struct task_entry *e,
                     struct buf *out)
{
    const struct task_list *l = w->list;
    const struct task *t = &l->tasks.at[e->task];
    enum task_state state = task_state(l, t);
    bool grave = w->color && state >= STATE_PAST && state <= STATE_UNREPORTED_LATE;
    struct str deadline = str_trim(t->deadline), name = task_state_name(l, t);
    buf_printf(out, "%s%.*s", w->color ? STRONG : "", STR_ARG(t->id));
    buf_printf(out, "%s%s%.*s", w->color ? PLAIN : "", deadline.n ? "  " : "", STR_ARG(deadline));
    if (name.n)
        buf_printf(out, " · %s%.*s%s", grave ? GRAVE : "", STR_ARG(name), grave ? PLAIN : "");
    if (l->body.n)
        buf_printf(out, " · %.*s", STR_ARG(task_role_name(e->role)));
    buf_char(out, '\n');
    put_words(w, t->text, out);
    put_field(w, a, MSG_TASKS_LEAD, t->lead, out);
    put_field(w, a, MSG_TASKS_COOPERATING, t->cooperating, out);
    put_field(w, a, MSG_TASKS_PRODUCT, t->product, out);
    put_field(w, a, MSG_TASKS_RESULT, t->result, out);
    put_field(w, a, MSG_TASKS_REASON, t->reason, out);
    if (l->clarity)
        put_words(w, unclear(a, t), out);
}

static void put_head(const struct task_list *l, struct buf *out)
{
    for (size_t i = 0; i < l->plans.n; i++) {
        const struct task_plan *p = &l->plans.at[i];
        buf_printf(out, "%s%s%.*s\n", p->name, p->number.n ? ": " : "", STR_ARG(p->number));
    }
}

static void put_line(struct str line, struct buf *out)
{
    if (line.n)
        buf_printf(out, "%.*s\n", STR_ARG(line));
}

/* What comes from papers is made harmless, what we colour with is not. */
/* The lines of a cell as one: where a line has no end of its own, it says that another begins. */
static struct str lines_joined(struct arena *a, struct str text)
{
    struct buf b = {0};
    while (text.n) {
        struct str line = str_trim(str_line(&text));
        bool open = b.n && !strchr(";,.:", b.p[b.n - 1]);
        if (line.n)
            buf_puts(&b, open ? "; " : b.n ? " " : "");
        buf_str(&b, line);
    }
    return buf_take(&b, a);
}

static struct task_list harmless(struct arena *a, const struct task_list *l)
{
    struct task_list copy = *l;
    copy.tasks.at = arena_array(a, l->tasks.n + 1, sizeof *copy.tasks.at);
    for (size_t i = 0; i < l->tasks.n; i++) {
        struct task *t = &copy.tasks.at[i];
        *t = l->tasks.at[i];
        struct str *const texts[] = {&t->id,       &t->text,    &t->lead,   &t->cooperating,
                                     &t->deadline, &t->product, &t->result, &t->reason};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            struct buf b = {0};
            unicode_harmless(&b, *texts[k], "\n\t");
            *texts[k] = buf_take(&b, a);
        }
        struct str *const lists[] = {&t->lead, &t->cooperating, &t->deadline, &t->product};
        for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
            *lists[k] = lines_joined(a, *lists[k]);
    }
    return copy;
}

bool write_tasks_term(const struct task_writing *writing, struct buf *out)
{
    struct arena *a = arena_new();
    struct task_list list = harmless(a, writing->list);
    struct task_writing w = *writing;
    w.list = &list;
    put_head(&list, out);
    put_line(task_summary(a, &list), out);
    put_line(task_clarity_sum(a, &list), out);
    for (size_t i = 0; i < list.groups.n; i++) {
        const struct task_group *g = &list.groups.at[i];
        buf_char(out, '\n');
        if (g->title.n) {
            buf_puts(out, "== ");
            unicode_harmless(out, g->title, "");
            buf_printf(out, ": %zu ==\n", g->entries.n);
        }
        for (size_t k = 0; k < g->entries.n; k++)
            put_task(&w, a, &g->entries.at[k], out);
    }
    arena_free(a);
    return true;
}

/* --- Markdown ------------------------------------------------------------------------------ */

bool write_tasks_md(const struct task_writing *w, struct buf *out)
{
    struct arena *a = arena_new();
    struct doc *d = doc_new(NULL);
    struct task_table t = task_table(a, w);
    struct buf head = {0};
    put_head(w->list, &head);
    doc_add(d, d->root, NODE_TITLE, unicode_upper(a, str_of(msg_text(MSG_TASKS_TITLE))),
            STYLE_BOLD);
    for (struct str rest = buf_view(&head); rest.n;)
        doc_add(d, d->root, NODE_PARA, str_line(&rest), 0);
    doc_add(d, d->root, NODE_PARA, task_summary(a, w->list), 0);
    struct str sum = task_clarity_sum(a, w->list);
    if (sum.n)
        doc_add(d, d->root, NODE_PARA, sum, 0);
    struct node *table = doc_append(d, d->root, NODE_TABLE, POS_NONE);
    struct node *row = doc_append(d, table, NODE_TABLE_HEAD, POS_NONE);
    for (size_t i = 0; i < t.columns; i++)
        doc_add(d, row, NODE_CELL, t.titles[i], STYLE_BOLD);
    for (size_t k = 0; k < t.rows.n; k++) {
        row = doc_append(d, table, NODE_TABLE_ROW, POS_NONE);
        for (size_t i = 0; i < t.columns; i++)
            doc_add(d, row, NODE_CELL, t.rows.at[k].cells[i], 0);
    }
    doc_number(d);
    write_md(d, out);
    doc_free(d);
    buf_free(&head);
    arena_free(a);
    return true;
}
