/* Doubts about tables of tasks by what their cells hold: see doubts_tables.h. */
#include "read/doubts_tables.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "model/body_text.h"
#include "model/task_columns.h"
#include "model/tasks.h"
#include "read/paper/keywords.h"

enum {
    WIDEST = 32,    /* columns looked at: more have no tasks */
    DUE_WORDS = 6,  /* a longer cell is no deadline */
    TASK_WORDS = 3, /* a shorter one no task */
    ROWS_LEAST = 2  /* of one row nothing is inferred */
};

/* What the cells of a column hold. */
struct column_cells {
    size_t filled, bodies, days, tasks, marks;
    struct str title, mark;
};

static size_t count_words(struct str text)
{
    size_t n = 0;
    while (str_word(&text).n)
        n++;
    return n;
}

static bool begins_in_capital(struct str word)
{
    return cp_is_upper(utf8_first(word, 0));
}

/* "2031", but no amount: of this century. */
static bool has_year(struct str text)
{
    enum { YEAR = 4 }; /* digits */
    for (size_t i = 0, n; i < text.n; i += n ? n : 1) {
        unsigned value = 0;
        n = str_number(text, i, YEAR + 1, &value);
        if (n == YEAR && value / 100 == 20)
            return true;
    }
    return false;
}

/* "30/6/2032", "Quý II/2032", "2031 - 2035": a few words with a year, no act. */
static bool is_due(struct arena *a, struct str text)
{
    size_t words = count_words(text);
    bool year = has_year(text);
    struct letter_key key = letter_key(a, text);
    return words <= DUE_WORDS && year && !body_text_begins(a, text) && !keyword_kind(&key);
}

/* "Dựng lán gác": words of an act, no name of a person and no paper. */
static bool is_task(struct arena *a, struct str text)
{
    struct letter_key key = letter_key(a, text);
    size_t words = count_words(text);
    struct str first = str_word(&text), second = str_word(&text);
    return words >= TASK_WORDS && begins_in_capital(first) && second.n &&
           !begins_in_capital(second) && !keyword_kind(&key);
}

static bool is_most(size_t of, size_t all)
{
    return all >= ROWS_LEAST && of * 3 >= all * 2;
}

static void look(struct doubts *d, const struct node *row, struct column_cells *columns)
{
    size_t place = 0;
    for (const struct node *cell = row->first; cell && place < WIDEST; cell = cell->next) {
        struct str text = str_trim(node_text(d->scratch, cell));
        struct column_cells *c = &columns[place++];
        if (row->kind == NODE_TABLE_HEAD) {
            if (text_has_words(text) || !text_has_words(c->title))
                c->title = text; /* the lowest names the column */
            continue;
        }
        c->filled += text.n > 0;
        c->bodies += body_text_begins(d->scratch, text);
        c->days += is_due(d->scratch, text);
        c->tasks += is_task(d->scratch, text);
        if (lexicon_is(text, WORDS_MATRIX_MARK)) {
            c->marks++;
            c->mark = text;
        }
    }
}

/* Returns the first row, or NULL. */
static const struct node *look_at_rows(struct doubts *d, const struct node *table,
                                       struct column_cells *columns)
{
    const struct node *first = NULL;
    for (const struct node *row = table->first; row; row = row->next) {
        if (row->kind != NODE_TABLE_ROW && row->kind != NODE_TABLE_HEAD)
            continue;
        look(d, row, columns);
        if (row->kind == NODE_TABLE_ROW && !first)
            first = row;
    }
    return first;
}

static bool has_bodies(const struct column_cells *c)
{
    return is_most(c->bodies, c->filled);
}

static bool has_days(const struct column_cells *c)
{
    return is_most(c->days, c->filled);
}

static bool has_tasks(const struct column_cells *c)
{
    return is_most(c->tasks, c->filled) && !has_bodies(c) && !has_days(c);
}

/* "Nhiệm vụ", "Nội dung công việc": the title says that the cells below are tasks. */
static bool names_tasks(const struct letter_key *title)
{
    size_t noun = lexicon_starts(title, WORDS_COLUMN_NOUN), word = 0;
    if (!noun)
        word = lexicon_has(title, WORDS_TASK_COLUMN);
    return (noun && str_is(lexicon_field(WORDS_COLUMN_NOUN, noun - 1, 1), "task")) ||
           (word && str_is(lexicon_field(WORDS_TASK_COLUMN, word - 1, 1), "task"));
}

/* Marks alone below a body or a time: "Trạm Y tế", "Quý I", "2031", "10" of a month. */
static bool is_marked(struct doubts *d, const struct column_cells *c)
{
    if (!c->marks || c->marks < c->filled || !c->title.n)
        return false;
    struct letter_key key = letter_key(d->scratch, c->title);
    return body_text_begins(d->scratch, c->title) || lexicon_starts(&key, WORDS_PERIOD_COLUMN) ||
           is_digit(c->title.p[0]);
}

/* Crosses that say who does each task, or when. */
static bool doubt_matrix(struct doubts *d, const struct node *first,
                         const struct column_cells *columns)
{
    const struct column_cells *marked = NULL;
    bool tasks = false;
    for (const struct column_cells *c = columns; c < columns + WIDEST; c++) {
        struct letter_key key = letter_key(d->scratch, c->title);
        marked = !marked && is_marked(d, c) ? c : marked;
        tasks |= names_tasks(&key);
    }
    if (marked && tasks)
        doubt(d, MSG_READ_MATRIX, first, STR_ARG(marked->mark), STR_ARG(marked->title));
    return marked && tasks;
}

void doubts_of_table(struct doubts *d, const struct node *table)
{
    struct column_cells columns[WIDEST] = {0};
    const struct node *first = look_at_rows(d, table, columns);
    const struct column_cells *bodies = NULL;
    bool days = false, tasks = false;
    for (const struct column_cells *c = columns; c < columns + WIDEST; c++) {
        bodies = !bodies && has_bodies(c) ? c : bodies;
        days |= has_days(c);
        tasks |= has_tasks(c);
    }
    if (!doubt_matrix(d, first, columns) && bodies && days && tasks)
        doubt(d, MSG_READ_TASK_COLUMN, first, STR_ARG(bodies->title));
}

/* Bodies in a column that says who decides, or where: they neither lead nor help. */
static bool is_of_others(struct doubts *d, struct str title)
{
    struct letter_key key = letter_key(d->scratch, title);
    return lexicon_has(&key, WORDS_OTHER_BODY_COLUMN);
}

/* Is a cell of the column what a task says of its bodies or its end. */
static bool is_understood(struct doubts *d, const struct task_row *tasks, size_t count,
                          size_t column)
{
    for (size_t i = 0; i < count; i++) {
        const struct node *cell = node_cell(tasks[i].row, column);
        struct str text = cell ? str_trim(node_text(d->scratch, cell)) : STR_NONE;
        if (cell && cell == tasks[i].cells[COLUMN_LEAD].cell) /* also where it has help */
            return true;
        if (text.n && (str_eq(text, tasks[i].lead) || str_eq(text, tasks[i].cooperating) ||
                       str_eq(text, tasks[i].deadline)))
            return true;
    }
    return false;
}

/* The first title that no table of tasks is known to have, above cells with text; NULL: none. */
static const struct column_cells *
unknown_column(struct doubts *d, const struct column_cells *columns, const struct task_columns *c)
{
    for (size_t i = 0; i < WIDEST; i++) {
        struct letter_key key = letter_key(d->scratch, columns[i].title);
        bool taken = false;
        for (int k = 0; k < COLUMNS; k++)
            taken |= c->at[k] == (int)i;
        if (!taken && columns[i].filled && text_has_words(columns[i].title) &&
            !task_column_known(&key) && !is_marked(d, &columns[i]))
            return &columns[i];
    }
    return NULL;
}

/* What the titles do not say: which column has the tasks, what one more column is. */
static void note_titles(struct doubts *d, const struct node *first,
                        const struct column_cells *columns)
{
    struct task_columns c;
    task_columns_find(d->scratch, first->parent, &c);
    const struct column_cells *unknown = unknown_column(d, columns, &c);
    if (c.guessed && c.at[COLUMN_TASK] < WIDEST)
        doubt(d, MSG_READ_TASK_GUESSED, first, STR_ARG(columns[c.at[COLUMN_TASK]].title));
    if (unknown)
        doubt(d, MSG_READ_TASK_OTHER, first, STR_ARG(unknown->title));
}

void doubts_of_tasks(struct doubts *d, const struct task_row *tasks, size_t count)
{
    struct column_cells columns[WIDEST] = {0};
    size_t due = 0, led = 0;
    for (size_t i = 0; i < count; i++) {
        due += tasks[i].deadline.n > 0;
        led += tasks[i].lead.n > 0;
    }
    const struct node *first = look_at_rows(d, tasks[0].row->parent, columns);
    doubt_matrix(d, first, columns);
    for (const struct column_cells *c = columns; c < columns + WIDEST; c++) {
        bool own = led && has_bodies(c) && !is_of_others(d, c->title) &&
                   !is_understood(d, tasks, count, (size_t)(c - columns));
        if (own || (has_days(c) && !due)) {
            doubt(d, MSG_READ_TASK_COLUMN, first, STR_ARG(c->title));
            return;
        }
    }
    note_titles(d, first, columns);
}

void doubts_of_width(struct doubts *d, const struct node *table)
{
    size_t head = 0;
    for (const struct node *row = table->first; row; row = row->next) {
        size_t cells = node_cell_count(row), place = 0;
        if (row->kind == NODE_TABLE_HEAD)
            head = cells > head ? cells : head;
        bool wider = false;
        for (const struct node *c = row->first; c && head && cells > head; c = c->next)
            if (c->kind == NODE_CELL && place++ >= head)
                wider |= str_trim(node_text(d->scratch, c)).n > 0;
        if (!wider || row->kind != NODE_TABLE_ROW)
            continue;
        doubt(d, MSG_READ_ROW_WIDER, row);
        return;
    }
}
