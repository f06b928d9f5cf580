/* The responsibility table: see tasks.h. */
#include "model/tasks.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "lexicon/sum_row.h"
#include "model/body_text.h"
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
    return label_is_above(number, first_text(a, next));
}

/* A row that names a group of tasks: a Roman number or none, and one cell of text. */
static bool is_group(struct arena *a, const struct node *row, struct str number)
{
    size_t filled = filled_cells(a, row);
    bool title = filled == 1 && number.n && memchr(number.p, ' ', number.n);
    bool plain = !title && number.n && is_digit(number.p[0]);
    return plain ? row_is_parent(a, row) : filled <= (number.n ? 2 : 1);
}

/* Signs that stand for a cell, without words: of repetition, of nothing. */
enum cell_sign { SIGN_NOTHING, SIGN_DITTO, SIGN_WORDS };

/* "-//-", "″": quotation marks or two strokes repeat; dashes and dots say that there is nothing. */
static enum cell_sign sign_of(struct str cell)
{
    static const struct str quotes = STR("\"'“”„‟″‶〃’‘′");
    uint32_t c, quote;
    size_t strokes = 0, marks = 0;
    for (size_t n; (n = utf8_next(cell, &c)); cell = str_slice(cell, n, cell.n)) {
        if (cp_is_word(c))
            return SIGN_WORDS;
        strokes += c == '/';
        struct str rest = quotes;
        for (size_t k; (k = utf8_next(rest, &quote)); rest = str_slice(rest, k, rest.n))
            marks += c == quote;
    }
    return marks || strokes > 1 ? SIGN_DITTO : SIGN_NOTHING;
}

/* "nt", "như trên", or a sign of repetition. */
static bool is_ditto(struct arena *a, struct str cell)
{
    struct phrase text = phrase_read(a, cell);
    size_t n = text.n ? lexicon_at(WORDS_DITTO, &text, 0) : 0;
    return text.n ? n == text.n : sign_of(cell) == SIGN_DITTO;
}

/* What rows leave to those below them. */
struct rows_above {
    struct task_row merged; /* of the row above; what a group ends is empty */
    struct task_row last;   /* the last task of the table */
    struct str body;        /* that the group is for: it leads where nobody else is said to */
};

/*
 * What a column says in a row: what it repeats or is merged with; nothing for a dash. An empty cell
 * of who leads is merged, whatever the source says.
 */
static struct str said_in(struct arena *a, const struct task_row *task, enum task_column column,
                          const struct rows_above *above)
{
    const struct node *cell = task->cells[column].cell;
    struct str text = cell ? str_trim(node_text(a, cell)) : STR("");
    bool merged = cell && (column == COLUMN_LEAD || cell->of_above);
    if (!is_filled(text))
        return merged ? above->merged.cells[column].words : STR("");
    if (is_ditto(a, text))
        return above->last.cells[column].words;
    return column != COLUMN_TASK && sign_of(text) == SIGN_NOTHING ? STR("") : text;
}

static struct task_row task_of(struct arena *a, const struct node *row,
                               const struct task_columns *c, const struct rows_above *above)
{
    struct task_row task = {.row = row};
    for (int i = 0; i < COLUMNS; i++)
        if (c->at[i] != NO_COLUMN)
            task.cells[i].cell = node_cell(row, (size_t)c->at[i]);
    for (int i = 0; i < COLUMNS; i++)
        task.cells[i].words = said_in(a, &task, i, above);
    struct str *task_words = &task.cells[COLUMN_TASK].words;
    if (!task_words->n) /* one task of several bodies, each with a row */
        *task_words = above->merged.cells[COLUMN_TASK].words;
    task.number = column_text(a, row, c, COLUMN_NUMBER);
    task.task = *task_words;
    task.lead = task.cells[COLUMN_LEAD].words;
    task.cooperating = task.cells[COLUMN_COOPERATING].words;
    task.deadline = task.cells[COLUMN_DEADLINE].words;
    task.product = task.cells[COLUMN_PRODUCT].words;
    return task;
}

/* The lowest title above the place, with text, of the rows of a head. */
static struct str title_of(struct arena *a, const struct node *table, size_t place)
{
    struct str title = STR_NONE;
    for (const struct node *head = table->first; head && head->kind == NODE_TABLE_HEAD;
         head = head->next) {
        const struct node *cell = node_cell(head, place);
        struct str text = cell ? str_trim(node_text(a, cell)) : STR_NONE;
        title = text.n ? text : title;
    }
    return title;
}

/* What the row says in columns that have no role: it may not be lost. */
static void add_others(struct arena *a, struct task_row *task, const struct task_columns *c)
{
    size_t place = (size_t)-1;
    task->others = arena_array(a, node_cell_count(task->row) + 1, sizeof *task->others);
    for (const struct node *cell = task->row->first; cell; cell = cell->next) {
        if (cell->kind != NODE_CELL)
            continue;
        place++;
        struct str text = str_trim(node_text(a, cell));
        bool taken = false;
        for (int i = 0; i < COLUMNS; i++)
            taken |= c->at[i] == (int)place;
        if (!taken && is_filled(text))
            task->others[task->other_count++] =
                (struct task_other){title_of(a, task->row->parent, place), text};
    }
}

/* Does the cell of a column say nothing, not even by a dash. */
static bool is_open(struct arena *a, const struct node *cell)
{
    return !cell || !is_filled(node_text(a, cell));
}

static struct task_row finished(struct arena *a, struct task_row task, bool both,
                                const struct rows_above *above)
{
    bool open = !task.lead.n && is_open(a, task.cells[COLUMN_LEAD].cell);
    task.lead = open ? above->body : task.lead;
    task_part_roles(a, &task, both);
    const struct node *own = task.cells[COLUMN_TASK].cell;
    if (!task.lead.n && task.cells[COLUMN_LEAD].words.n && is_open(a, own))
        task.lead = above->merged.lead; /* a row for who helps, below that of who leads */
    return task;
}

/* The body that a group of tasks is for: "II | Sở Tài chính"; unset where its title is none. */
static struct str body_of_group(struct arena *a, const struct node *row)
{
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        struct str text = str_strip(str_trim(node_text(a, cell)), " :.");
        struct label label = label_read(text);
        if (label.class != LABEL_NONE)
            text = str_trim(str_slice(text, label.rest, text.n));
        if (body_text_is(a, text))
            return text;
    }
    return STR_NONE;
}

/* A group ends merged cells, but those that go on through its title. */
static void begin_group(struct arena *a, struct rows_above *above, const struct node *row,
                        const struct task_columns *c)
{
    struct str body = body_of_group(a, row);
    struct task_row kept = {.task = STR("")};
    for (int i = 0; i < COLUMNS; i++) {
        const struct node *cell = c->at[i] == NO_COLUMN ? NULL : node_cell(row, (size_t)c->at[i]);
        struct str text = cell && i > COLUMN_LEAD ? str_trim(node_text(a, cell)) : STR_NONE;
        if (cell && cell->of_above)
            kept.cells[i] = above->merged.cells[i];
        else if (is_filled(text))
            kept.cells[i].words = text;
    }
    above->merged = kept;
    if (body.n || !row_is_parent(a, row)) /* "2.1" is within the group of the body */
        above->body = body;
}

/* Is the cell of the tasks merged with that of who leads: it is the title of a group. */
static bool spans_lead(const struct node *row, const struct task_columns *c)
{
    int from = c->at[COLUMN_TASK] + 1, to = c->at[COLUMN_LEAD];
    for (int i = from; i <= to; i++) {
        const struct node *cell = node_cell(row, (size_t)i);
        if (!cell || !cell->of_left)
            return false;
    }
    return from <= to;
}

static bool is_task(struct arena *a, const struct node *row, const struct task_columns *c)
{
    int lead = c->at[COLUMN_LEAD];
    const struct node *cell = lead == NO_COLUMN ? NULL : node_cell(row, (size_t)lead);
    struct str number = column_text(a, row, c, COLUMN_NUMBER);
    if (spans_lead(row, c) || (!number.n && sum_row_is(column_text(a, row, c, COLUMN_TASK))))
        return false;
    return (cell && cell->of_above) || !is_group(a, row, number);
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
        struct rows_above above = {.body = STR("")};
        if (n->kind != NODE_TABLE || !task_columns_find(a, n, &columns))
            continue;
        for (const struct node *row = n->first; row; row = row->next) {
            if (row->kind != NODE_TABLE_ROW)
                continue;
            if (!is_task(a, row, &columns)) {
                begin_group(a, &above, row, &columns);
                continue;
            }
            struct task_row task = task_of(a, row, &columns, &above);
            task = finished(a, task, columns.both, &above);
            add_others(a, &task, &columns);
            tasks[(*count)++] = above.merged = above.last = task;
        }
    }
    return tasks;
}

struct str task_cell_text(struct arena *a, const struct task_row *task, const struct node *cell)
{
    struct str text = node_text(a, cell);
    for (int i = COLUMN_LEAD; task && i < COLUMNS && !is_filled(text); i++)
        if (task->cells[i].cell == cell)
            text = task->cells[i].words;
    return text;
}
