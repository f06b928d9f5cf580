/* The responsibility table: see tasks.h. */
#include "model/tasks.h"

#include "base/unicode.h"

#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "lexicon/sum_row.h"

enum task_column {
    COLUMN_NUMBER,
    COLUMN_TASK,
    COLUMN_LEAD,
    COLUMN_COOPERATING,
    COLUMN_DEADLINE,
    COLUMN_PRODUCT,
    COLUMNS
};
enum { NO_COLUMN = -1 };

/* As [task-column] calls them. */
static const char *const column_names[COLUMNS] = {
    [COLUMN_TASK] = "task",         [COLUMN_LEAD] = "lead",
    [COLUMN_DEADLINE] = "deadline", [COLUMN_COOPERATING] = "cooperating",
    [COLUMN_PRODUCT] = "product",
};

struct columns {
    int at[COLUMNS];
    int begin; /* when a task begins */
    bool any;  /* a leader, or a body that decides, may be who leads: no other column names that */
    bool both; /* the lead's column is also that of who helps: "Cơ quan chủ trì, phối hợp" */
};

/* Does the title surely name who leads, by that word: no leader who directs, no "Cơ quan thẩm
 * định".
 */
static bool names_lead(const struct letter_key *title, struct str word)
{
    return !lexicon_has(title, WORDS_LEADER_COLUMN) &&
           !(lexicon_is(word, WORDS_UNSURE_LEAD) && lexicon_has(title, WORDS_OTHER_BODY_COLUMN));
}

/*
 * The first column, in the order of the list, that the title names and that is not taken; false
 * where the title is none that is known.
 */
static bool recognise_column(struct columns *c, int place, const struct letter_key *title)
{
    const struct lexicon_list *words = lexicon_list(WORDS_TASK_COLUMN);
    if (lexicon_has(title, WORDS_UNIT_COLUMN))
        return true; /* "Đơn vị tính" is no body's */
    if (c->at[COLUMN_LEAD] == NO_COLUMN && lexicon_has(title, WORDS_BOTH_ROLES)) {
        c->at[COLUMN_LEAD] = place;
        return c->both = true;
    }
    if (lexicon_has(title, WORDS_BEGIN_COLUMN)) {
        c->begin = place;
        return true;
    }
    if (lexicon_is_key(title, WORDS_NUMBER_COLUMN)) {
        c->at[COLUMN_NUMBER] = place;
        return true;
    }
    if (lexicon_is_key(title, WORDS_END_COLUMN)) {
        c->at[COLUMN_DEADLINE] = place;
        return true;
    }
    for (size_t i = 0; i < words->n; i++) {
        size_t column = str_among(lexicon_field(WORDS_TASK_COLUMN, i, 1), column_names);
        if (column < COLUMNS && c->at[column] == NO_COLUMN &&
            letter_key_has(title, words->entries[i].letters.p) &&
            (column != COLUMN_LEAD || c->any || names_lead(title, words->entries[i].fields[0]))) {
            c->at[column] = place;
            return true;
        }
    }
    return false;
}

/*
 * By its lowest title, "Phối hợp" below "Đơn vị thực hiện"; with those above it where it is the
 * rest of one that a narrow column broke, "Người phụ" above "trách", or says nothing, "(4)".
 */
static void name_column(struct arena *a, struct columns *c, int place, const struct node **heads,
                        size_t n)
{
    struct str title = STR("");
    bool known = false;
    while (n-- && !known) {
        const struct node *cell = node_cell(heads[n], (size_t)place);
        struct str text = cell ? str_trim(node_text(a, cell)) : STR("");
        if (!text.n)
            continue;
        struct buf b = {0};
        buf_str(&b, text);
        buf_puts(&b, title.n ? " " : "");
        buf_str(&b, title);
        title = buf_take(&b, a);
        struct letter_key key = letter_key(a, title);
        known = !cp_is_lower(utf8_first(title, 0)) && recognise_column(c, place, &key);
    }
    struct letter_key key = letter_key(a, title);
    if (!known && title.n)
        recognise_column(c, place, &key);
}

static bool is_taken(const struct columns *c, int place)
{
    bool taken = c->begin == place;
    for (int i = 0; i < COLUMNS; i++)
        taken |= c->at[i] == place;
    return taken;
}

/* The columns of a table; false when it is no responsibility table. */
static bool find_columns(struct arena *a, const struct node *table, struct columns *c)
{
    enum { HEADS = 8 }; /* rows of a head: more are looked at in no table */
    const struct node *heads[HEADS];
    size_t n = 0, width = 0;
    c->begin = NO_COLUMN;
    c->any = c->both = false;
    for (int i = 0; i < COLUMNS; i++)
        c->at[i] = NO_COLUMN;
    for (const struct node *head = table->first; head && head->kind == NODE_TABLE_HEAD && n < HEADS;
         head = head->next) {
        size_t cells = node_cell_count(head);
        width = cells > width ? cells : width;
        heads[n++] = head;
    }
    for (size_t place = 0; place < width; place++)
        name_column(a, c, (int)place, heads, n);
    c->any = true;
    for (size_t place = 0; place < width && c->at[COLUMN_LEAD] == NO_COLUMN; place++)
        if (!is_taken(c, (int)place))
            name_column(a, c, (int)place, heads, n);
    if (c->at[COLUMN_DEADLINE] == NO_COLUMN)
        c->at[COLUMN_DEADLINE] = c->begin;
    return c->at[COLUMN_TASK] != NO_COLUMN &&
           (c->at[COLUMN_LEAD] != NO_COLUMN || c->at[COLUMN_DEADLINE] != NO_COLUMN);
}

static struct str column_text(struct arena *a, const struct node *row, const struct columns *c,
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

/* Takes a word of the list and the marks of a list before it off a line; false: it begins so. */
static bool take_mark(struct str *line, enum words list)
{
    size_t n;
    struct str rest = str_trim(str_strip(*line, "-+* "));
    if (!lexicon_begins_any_case(rest, list, &n))
        return false;
    *line = str_trim(str_slice(rest, n, rest.n));
    return true;
}

/* The bytes of "chủ trì, phối hợp với" inside a text, and where they are; 0: they are not. */
static size_t find_both(struct str text, size_t *at)
{
    size_t n = 0;
    for (*at = 1; *at < text.n; ++*at)
        if (text.p[*at - 1] == ' ' && text.p[*at] != ' ' &&
            lexicon_begins_any_case(str_slice(text, *at, text.n), WORDS_LEADS_WITH, &n))
            return n;
    return 0;
}

/* Takes "(phối hợp)" off the end. */
static void drop_role(struct str *text)
{
    size_t at = text->n, n;
    while (at && text->p[at - 1] != '(')
        at--;
    if (at && lexicon_begins_any_case(str_slice(*text, at - 1, text->n), WORDS_HELPS, &n))
        *text = str_trim(str_slice(*text, 0, at - 1));
}

/* What parts who leads from who helps in a column of both: a line end, ";" or a stroke. */
static size_t first_of_both(struct str text)
{
    size_t end = 0;
    while (end < text.n && text.p[end] != '\n' && text.p[end] != ';' &&
           !str_starts(str_slice(text, end, text.n), STR(" / ")))
        end++;
    return end;
}

/*
 * A cell that names who leads and who helps: "Chủ trì: X" above "Phối hợp: Y", "X chủ trì, phối hợp
 * Y", or in a column of both the first one and the others.
 */
static void part_roles(struct task_row *task, bool both)
{
    struct str text = task->lead, line;
    size_t at, n = find_both(text, &at);
    if (task->cooperating.n || !text.n)
        return;
    if (n) {
        task->lead = str_trim(str_slice(text, 0, at));
        task->cooperating = str_strip(str_slice(text, at + n, text.n), " .;,");
        drop_role(&task->cooperating);
        return;
    }
    for (struct str rest = text; rest.n;) {
        const char *start = rest.p;
        line = str_line(&rest);
        if (!take_mark(&line, WORDS_COOPERATING_MARK))
            continue;
        task->lead = str_slice(text, 0, (size_t)(start - text.p));
        task->cooperating = str_strip(str_slice(text, (size_t)(line.p - text.p), text.n), " .;\n");
        break;
    }
    bool marked = take_mark(&task->lead, WORDS_LEAD_MARK);
    task->lead = marked || task->cooperating.n ? str_strip(task->lead, " ;.\n") : task->lead;
    at = first_of_both(task->lead);
    if (both && !marked && !task->cooperating.n && at < task->lead.n) {
        task->cooperating = str_strip(str_slice(task->lead, at, task->lead.n), " /;\n");
        task->lead = str_trim(str_slice(task->lead, 0, at));
    }
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
static void add_others(struct arena *a, struct task_row *task, const struct columns *c)
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

static struct task_row task_of(struct arena *a, const struct node *row, const struct columns *c)
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
        struct columns columns;
        struct task_row above = {.task = STR(""), .lead_words = STR("")};
        if (n->kind != NODE_TABLE || !find_columns(a, n, &columns))
            continue;
        for (const struct node *row = n->first; row; row = row->next) {
            struct task_row task = task_of(a, row, &columns);
            if (row->kind != NODE_TABLE_ROW)
                continue;
            if (is_group(a, row, task.number) ||
                (!task.number.n && sum_row_is(task.task))) { /* it ends merged cells */
                above = (struct task_row){.task = STR(""), .lead_words = STR("")};
                continue;
            }
            repeat_above(a, &task, &above);
            part_roles(&task, columns.both);
            if (!task.lead.n) /* a row for who helps, below that of who leads */
                task.lead = above.lead;
            add_others(a, &task, &columns);
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
