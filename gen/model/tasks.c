/* The responsibility table: see tasks.h. */
#include "model/tasks.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/task_columns.h"
#include "model/task_roles.h"

static struct str column_text(struct arena *a, const struct node *row, const struct task_columns *c,
                              enum task_column column)
{
    int place = c->at[column];
    const struct node *cell = place == NO_COLUMN ? NULL : node_cell(row, (size_t)place);
    return cell ? str_trim(node_text(a, cell)) : STR("");
}

/* Some text besides blanks, those that do not break included. */
static bool is_filled(struct str s)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(s, &c)); s = str_slice(s, n, s.n))
        if (!cp_is_space(c))
            return true;
    return false;
}

static struct str first_text(struct arena *a, const struct node *row)
{
    return row && row->first ? str_strip(str_trim(node_text(a, row->first)), ".") : STR_NONE;
}

/* Cells with text; one over several columns, which converters repeat in each, is one. */
static size_t filled_cells(struct arena *a, const struct node *row)
{
    size_t filled = 0;
    struct str before = STR_NONE;
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        struct str text = str_trim(node_text(a, cell));
        filled += is_filled(text) && !str_eq(text, before);
        before = text;
    }
    return filled;
}

bool row_is_parent(struct arena *a, const struct node *row)
{
    const struct node *next = row->next;
    struct str number = first_text(a, row);
    if (!number.n || !is_digit(number.p[0]) || filled_cells(a, row) != 2)
        return false;
    while (next && next->kind == NODE_NOISE)
        next = next->next;
    struct str below = first_text(a, next);
    return str_starts(below, number) && str_at(below, number.n) == '.' &&
           is_digit(str_at(below, number.n + 1));
}

/* A row that names a group of tasks: a Roman number or none, and one cell of text. */
static bool is_group(struct arena *a, const struct node *row, struct str number)
{
    size_t filled = filled_cells(a, row);
    bool title = filled == 1 && number.n && memchr(number.p, ' ', number.n);
    bool plain = !title && number.n && is_digit(number.p[0]);
    return plain ? row_is_parent(a, row) : filled <= (number.n ? 2 : 1);
}

/* "nt", "như trên", or a sign of repetition. */
static bool is_ditto(struct arena *a, struct str cell)
{
    static const char *const signs[] = {"\"", "”", "″", "〃", "''"};
    struct phrase text = phrase_read(a, cell);
    size_t n = text.n ? lexicon_at(WORDS_DITTO, &text, 0) : 0;
    return (n && n == text.n) || str_among(cell, signs) < sizeof signs / sizeof *signs;
}

/* What a cell leaves to the row above it. */
static void repeat_above(struct arena *a, struct task_row *task, const struct task_row *above)
{
    if (!task->lead.n || is_ditto(a, task->lead)) /* merged with the cell above */
        task->lead = above->lead_words;
    task->lead_words = task->lead;
    if (is_ditto(a, task->cooperating))
        task->cooperating = above->cooperating;
    if (is_ditto(a, task->deadline))
        task->deadline = above->deadline;
    if (!task->task.n) /* one task of several bodies, each with a row */
        task->task = above->task;
}

static struct task_row task_of(struct arena *a, const struct node *row,
                               const struct task_columns *c)
{
    int lead = c->at[COLUMN_LEAD];
    return (struct task_row){
        .row = row,
        .number = column_text(a, row, c, COLUMN_NUMBER),
        .task = column_text(a, row, c, COLUMN_TASK),
        .lead = column_text(a, row, c, COLUMN_LEAD),
        .cooperating = column_text(a, row, c, COLUMN_COOPERATING),
        .deadline = column_text(a, row, c, COLUMN_DEADLINE),
        .product = column_text(a, row, c, COLUMN_PRODUCT),
        .lead_cell = lead == NO_COLUMN ? NULL : node_cell(row, (size_t)lead),
    };
}

struct task_row *doc_tasks(const struct doc *d, struct arena *a, size_t *count)
{
    size_t rows = 0;
    *count = 0;
    for (const struct node *n = d->root; n; n = node_next(n, d->root))
        rows += n->kind == NODE_TABLE_ROW;
    struct task_row *tasks = arena_array(a, rows + 1, sizeof *tasks);
    for (const struct node *n = d->root; n; n = node_next(n, d->root)) {
        struct task_columns columns;
        struct task_row above = {.task = STR(""), .lead_words = STR("")};
        if (n->kind != NODE_TABLE || !task_columns_find(a, n, &columns))
            continue;
        for (const struct node *row = n->first; row; row = row->next) {
            struct task_row task = task_of(a, row, &columns);
            if (row->kind != NODE_TABLE_ROW)
                continue;
            if (is_group(a, row, task.number)) { /* it ends merged cells */
                above = (struct task_row){.task = STR(""), .lead_words = STR("")};
                continue;
            }
            repeat_above(a, &task, &above);
            task_part_roles(a, &task, columns.both);
            if (!task.lead.n) /* a row for who helps, below that of who leads */
                task.lead = above.lead;
            tasks[(*count)++] = above = task;
        }
    }
    return tasks;
}

struct str task_cell_text(struct arena *a, const struct task_row *task, const struct node *cell)
{
    struct str text = node_text(a, cell);
    return task && cell == task->lead_cell && !is_filled(text) ? task->lead_words : text;
}
