/* The columns of a responsibility table: see task_columns.h. */
#include "model/task_columns.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "model/body_text.h"

/* As [task-column] calls them. */
static const char *const column_names[COLUMNS] = {
    [COLUMN_TASK] = "task",         [COLUMN_LEAD] = "lead",
    [COLUMN_DEADLINE] = "deadline", [COLUMN_COOPERATING] = "cooperating",
    [COLUMN_PRODUCT] = "product",
};

struct column_reader {
    struct arena *arena;
    const struct node *table;
    struct task_columns *columns;
    bool sure;  /* a title names who leads, and nothing else */
    bool works; /* the title of the tasks says so: "Nhiệm vụ", no mere "Nội dung" */
};

static bool has(const struct column_reader *r, enum task_column column)
{
    return r->columns->at[column] != NO_COLUMN;
}

static struct str cell_text(const struct column_reader *r, const struct node *row, int place)
{
    const struct node *cell = node_cell(row, (size_t)place);
    return cell ? str_trim(node_text(r->arena, cell)) : STR_NONE;
}

/* Do cells of a column hold words; unsure: it may be empty, as in a form that is yet to fill in. */
static bool names_somebody(const struct column_reader *r, int place, bool unsure)
{
    size_t filled = 0;
    for (const struct node *row = r->table->first; row; row = row->next) {
        struct str text = row->kind == NODE_TABLE_ROW ? cell_text(r, row, place) : STR_NONE;
        filled += text.n > 0;
        if (text_has_words(text))
            return true;
    }
    return !filled && !unsure;
}

/* Does the title surely name who leads, by that word: no leader who directs, no "Cơ quan thẩm
 * định".
 */
static bool names_lead(const struct letter_key *title, struct str word)
{
    return !lexicon_has(title, WORDS_LEADER_COLUMN) &&
           !(lexicon_is(word, WORDS_UNSURE_LEAD) && lexicon_has(title, WORDS_OTHER_BODY_COLUMN));
}

static bool is_lead(const struct column_reader *r, int place, const struct letter_key *title,
                    struct str word)
{
    return (r->columns->any || names_lead(title, word)) &&
           names_somebody(r, place, lexicon_is(word, WORDS_UNSURE_LEAD));
}

/* Takes the column for that which entry i of the list names; false: it cannot be that. */
static bool take(struct column_reader *r, int place, const struct letter_key *title,
                 enum words list, size_t i)
{
    struct task_columns *c = r->columns;
    struct str word = lexicon_field(list, i, 0);
    size_t column = str_among(lexicon_field(list, i, 1), column_names);
    bool role = column == COLUMN_LEAD || column == COLUMN_COOPERATING;
    if (column >= COLUMNS || c->at[column] != NO_COLUMN ||
        (column == COLUMN_LEAD && !is_lead(r, place, title, word)) ||
        (!role && lexicon_starts(title, WORDS_BODY_COLUMN)))
        return false;
    c->at[column] = place;
    r->sure |= column == COLUMN_LEAD && !c->any && !lexicon_is(word, WORDS_UNSURE_LEAD);
    r->works |= column == COLUMN_TASK && lexicon_field(list, i, 2).n;
    return true;
}

/* Columns that a title names by itself, and that have no more to say. */
static bool recognise_plain(struct column_reader *r, int place, const struct letter_key *title)
{
    struct task_columns *c = r->columns;
    bool number = lexicon_is_key(title, WORDS_NUMBER_COLUMN);
    if (lexicon_has(title, WORDS_UNIT_COLUMN) ||
        (!number && lexicon_starts(title, WORDS_OTHER_COLUMN)))
        return true; /* "Đơn vị tính" is no body's */
    if (c->at[COLUMN_LEAD] == NO_COLUMN && lexicon_has(title, WORDS_BOTH_ROLES)) {
        c->at[COLUMN_LEAD] = place;
        return r->sure = c->both = true;
    }
    if (lexicon_has(title, WORDS_BEGIN_COLUMN)) {
        c->begin = place;
        return true;
    }
    if (number) {
        c->at[COLUMN_NUMBER] = place;
        return true;
    }
    if (lexicon_is_key(title, WORDS_END_COLUMN)) {
        c->at[COLUMN_DEADLINE] = place;
        return true;
    }
    return false;
}

/*
 * The first column, in the order of the lists, that the title names and that is not taken; false
 * where the title is none that is known. What the title begins with is its noun, and surest.
 */
static bool recognise_column(struct column_reader *r, int place, const struct letter_key *title)
{
    const struct lexicon_list *words = lexicon_list(WORDS_TASK_COLUMN);
    size_t noun = lexicon_starts(title, WORDS_COLUMN_NOUN);
    if (recognise_plain(r, place, title))
        return true;
    if (noun && take(r, place, title, WORDS_COLUMN_NOUN, noun - 1))
        return true;
    for (size_t i = 0; i < words->n; i++)
        if (letter_key_has(title, words->entries[i].letters.p) &&
            take(r, place, title, WORDS_TASK_COLUMN, i))
            return true;
    bool period = lexicon_is_key(title, WORDS_PERIOD_COLUMN) && !has(r, COLUMN_DEADLINE);
    if (period)
        r->columns->at[COLUMN_DEADLINE] = place;
    return period;
}

bool task_column_known(const struct letter_key *title)
{
    static const enum words anywhere[] = {WORDS_UNIT_COLUMN,       WORDS_BEGIN_COLUMN,
                                          WORDS_TASK_COLUMN,       WORDS_LEADER_COLUMN,
                                          WORDS_OTHER_BODY_COLUMN, WORDS_WORK_COLUMN};
    bool known =
        lexicon_is_key(title, WORDS_NUMBER_COLUMN) || lexicon_is_key(title, WORDS_PERIOD_COLUMN) ||
        lexicon_starts(title, WORDS_OTHER_COLUMN) || lexicon_starts(title, WORDS_COLUMN_NOUN);
    for (size_t i = 0; i < sizeof anywhere / sizeof *anywhere; i++)
        known |= lexicon_has(title, anywhere[i]) > 0;
    return known;
}

/* --- a head of several rows ---------------------------------------------------------------- */

struct table_heads {
    const struct node *row[8]; /* more rows of a head are looked at in no table */
    size_t n, width;
};

static struct table_heads heads_of(const struct node *table)
{
    struct table_heads h = {.n = 0};
    for (const struct node *head = table->first;
         head && head->kind == NODE_TABLE_HEAD && h.n < sizeof h.row / sizeof *h.row;
         head = head->next) {
        size_t cells = node_cell_count(head);
        h.width = cells > h.width ? cells : h.width;
        h.row[h.n++] = head;
    }
    return h;
}

/*
 * By its lowest title, "Phối hợp" below "Đơn vị thực hiện"; with those above it where it is the
 * rest of one that a narrow column broke, "Người phụ" above "trách", or says nothing, "(4)".
 */
static void name_column(struct column_reader *r, int place, const struct table_heads *heads)
{
    struct str title = STR("");
    bool known = false;
    for (size_t n = heads->n; n-- && !known;) {
        struct str text = cell_text(r, heads->row[n], place);
        if (!text.n)
            continue;
        struct buf b = {0};
        buf_str(&b, text);
        buf_puts(&b, title.n ? " " : "");
        buf_str(&b, title);
        title = buf_take(&b, r->arena);
        struct letter_key key = letter_key(r->arena, title);
        known = !cp_is_lower(utf8_first(title, 0)) && recognise_column(r, place, &key);
    }
    struct letter_key key = letter_key(r->arena, title);
    if (!known && title.n)
        recognise_column(r, place, &key);
}

static bool is_taken(const struct task_columns *c, int place)
{
    bool taken = c->begin == place;
    for (int i = 0; i < COLUMNS; i++)
        taken |= c->at[i] == place;
    return taken;
}

/*
 * Tasks that are called otherwise, beside a column that says who does them: "Tên đề án", or the
 * first column that is nothing else where all others of a table of tasks are there.
 */
static void find_works(struct column_reader *r, const struct table_heads *heads)
{
    struct task_columns *c = r->columns;
    bool others = has(r, COLUMN_DEADLINE) || has(r, COLUMN_PRODUCT) ||
                  (r->sure && has(r, COLUMN_COOPERATING));
    for (int guess = 0; guess < 2 && !has(r, COLUMN_TASK); guess++)
        for (size_t i = 0; i < heads->width && !has(r, COLUMN_TASK); i++) {
            struct str title = STR_NONE;
            for (size_t n = heads->n; n-- && !title.n;)
                title = cell_text(r, heads->row[n], (int)i);
            struct letter_key key = letter_key(r->arena, title);
            bool works = !guess && lexicon_has(&key, WORDS_WORK_COLUMN);
            c->guessed = guess && title.n && others && !task_column_known(&key);
            if ((works || c->guessed) && !is_taken(c, (int)i) &&
                !lexicon_starts(&key, WORDS_OTHER_COLUMN) &&
                !lexicon_starts(&key, WORDS_TARGET_COLUMN) && names_somebody(r, (int)i, true))
                c->at[COLUMN_TASK] = (int)i;
        }
    c->guessed &= has(r, COLUMN_TASK);
}

/* Is a cell of a row the name of a body. */
static bool has_bodies(const struct column_reader *r)
{
    for (const struct node *row = r->table->first; row; row = row->next)
        for (const struct node *cell = row->first; cell && row->kind == NODE_TABLE_ROW;
             cell = cell->next)
            if (body_text_begins(r->arena, str_trim(node_text(r->arena, cell))))
                return true;
    return false;
}

bool task_columns_find(struct arena *a, const struct node *table, struct task_columns *c)
{
    struct table_heads heads = heads_of(table);
    struct column_reader r = {.arena = a, .table = table, .columns = c};
    *c = (struct task_columns){.begin = NO_COLUMN};
    for (int i = 0; i < COLUMNS; i++)
        c->at[i] = NO_COLUMN;
    for (size_t place = 0; place < heads.width; place++)
        name_column(&r, (int)place, &heads);
    if (!has(&r, COLUMN_TASK) && (has(&r, COLUMN_LEAD) || has(&r, COLUMN_COOPERATING)))
        find_works(&r, &heads);
    c->any = true;
    for (size_t place = 0; place < heads.width && !has(&r, COLUMN_LEAD); place++)
        if (!is_taken(c, (int)place))
            name_column(&r, (int)place, &heads);
    if (!has(&r, COLUMN_DEADLINE))
        c->at[COLUMN_DEADLINE] = c->begin;
    if (!has(&r, COLUMN_TASK))
        return false;
    return has(&r, COLUMN_LEAD) ||
           (has(&r, COLUMN_DEADLINE) && (r.works || has(&r, COLUMN_COOPERATING) || has_bodies(&r)));
}
