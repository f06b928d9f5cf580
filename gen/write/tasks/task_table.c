/* The table of tasks: see task_table.h. */
#include "write/tasks/task_table.h"

#include "base/diag.h"
#include "lexicon/lexicon.h"

enum { NARROW = 10, MIDDLE = 22, WIDE = 60 }; /* characters of a column of a sheet */

struct str task_role_name(enum task_role role)
{
    static const enum msg names[TASK_ROLES] = {MSG_TASKS_LEADS, MSG_TASKS_COOPERATES,
                                               MSG_TASKS_AMONG};
    return str_of(msg_text(names[role]));
}

struct str task_clear_item(size_t i, enum clear_item *item)
{
    size_t key = str_among(lexicon_field(WORDS_CLEAR_ITEM, i, 1), clear_item_names);
    if (i >= lexicon_list(WORDS_CLEAR_ITEM)->n || key == CLEAR_ITEMS)
        return STR_NONE;
    *item = (enum clear_item)key;
    return lexicon_field(WORDS_CLEAR_ITEM, i, diag_language() == DIAG_EN);
}

struct str task_clarity_name(enum clarity c)
{
    static const enum msg names[CLARITIES] = {MSG_TASKS_MISSING, MSG_TASKS_VAGUE, MSG_TASKS_CLEAR};
    return str_of(msg_text(names[c]));
}

/* --- sums --------------------------------------------------------------------------------- */

struct str task_summary(struct arena *a, const struct task_list *l)
{
    size_t shown = 0, states[STATES] = {0};
    bool *seen = arena_array(a, l->tasks.n + 1, sizeof *seen);
    struct buf b = {0};
    for (size_t i = 0; i < l->tasks.n; i++)
        states[task_state(l, &l->tasks.at[i])]++;
    for (size_t g = 0; g < l->groups.n; g++)
        for (size_t i = 0; i < l->groups.at[g].entries.n; i++) {
            size_t task = l->groups.at[g].entries.at[i].task;
            shown += !seen[task];
            seen[task] = true;
        }
    buf_printf(&b, msg_text(MSG_TASKS_SUMMARY), l->tasks.n, shown);
    if (l->progress)
        buf_printf(&b, msg_text(MSG_TASKS_SUMMARY_PROGRESS),
                   states[STATE_DONE] + states[STATE_DONE_LATE],
                   states[STATE_LATE] + states[STATE_UNREPORTED_LATE],
                   states[STATE_UNREPORTED] + states[STATE_UNREPORTED_LATE]);
    else if (l->on.n)
        buf_printf(&b, msg_text(MSG_TASKS_SUMMARY_PAST), states[STATE_PAST], STR_ARG(l->on));
    if (l->undated)
        buf_printf(&b, msg_text(MSG_TASKS_SUMMARY_UNDATED), l->undated);
    if (l->among_all)
        buf_printf(&b, msg_text(MSG_TASKS_SUMMARY_ALL), l->among_all);
    return buf_take(&b, a);
}

struct str task_clarity_sum(struct arena *a, const struct task_list *l)
{
    enum clear_item item = CLEAR_WHO;
    struct str name;
    struct buf b = {0};
    for (size_t i = 0; l->clarity && (name = task_clear_item(i, &item)).n; i++) {
        size_t sums[CLARITIES] = {0};
        for (size_t k = 0; k < l->tasks.n; k++)
            sums[l->tasks.at[k].clear[item]]++;
        buf_printf(&b, "%s%.*s ", i ? "; " : "", STR_ARG(name));
        buf_printf(&b, msg_text(MSG_TASKS_CLARITY_SUM), sums[CLARITY_KNOWN], l->tasks.n,
                   sums[CLARITY_VAGUE], sums[CLARITY_MISSING]);
    }
    return buf_take(&b, a);
}

/* --- the table ---------------------------------------------------------------------------- */

struct table_row { /* what a row is made of */
    const struct task_list *list;
    const struct task *task;
    const struct task_group *group;
    enum task_role role;
};

enum table_column {
    COLUMN_GROUP,
    COLUMN_PLAN,
    COLUMN_ID,
    COLUMN_NUMBER,
    COLUMN_TASK,
    COLUMN_LEAD,
    COLUMN_COOPERATING,
    COLUMN_DEADLINE,
    COLUMN_DUE,
    COLUMN_PRODUCT,
    COLUMN_ROLE,
    COLUMN_STATE,
    COLUMN_DONE,
    COLUMN_RESULT,
    COLUMN_REASON,
    COLUMN_CLEAR, /* that of each item of the meter follows */
};

static struct str cell_of(const struct table_row *r, unsigned column)
{
    const struct task *t = r->task;
    const struct task_plan *plan = &r->list->plans.at[t->plan];
    switch (column) {
    case COLUMN_GROUP:
        return r->group->title;
    case COLUMN_PLAN:
        return plan->number.n ? plan->number : str_of(plan->name);
    case COLUMN_ID:
        return t->id;
    case COLUMN_NUMBER:
        return t->number;
    case COLUMN_TASK:
        return t->text;
    case COLUMN_LEAD:
        return t->lead;
    case COLUMN_COOPERATING:
        return t->cooperating;
    case COLUMN_DEADLINE:
        return t->deadline;
    case COLUMN_DUE:
        return t->due.kind == DUE_DATE ? t->due.last : STR("");
    case COLUMN_PRODUCT:
        return t->product;
    case COLUMN_ROLE:
        return task_role_name(r->role);
    case COLUMN_STATE:
        return task_state_name(r->list, t);
    case COLUMN_DONE:
        return t->done;
    case COLUMN_RESULT:
        return t->result;
    case COLUMN_REASON:
        return t->reason;
    default:
        return task_clarity_name(t->clear[column - COLUMN_CLEAR]);
    }
}

struct table_builder {
    struct task_table table;
    unsigned columns[TASK_CELLS_MOST];
};

static void add_column(struct table_builder *b, bool wanted, struct str title, unsigned column,
                       unsigned width)
{
    size_t i = b->table.columns;
    if (!wanted || i == TASK_CELLS_MOST)
        return;
    b->table.titles[i] = title;
    b->table.widths[i] = width;
    b->columns[i] = column;
    b->table.columns++;
}

static void add_columns(struct table_builder *b, const struct task_writing *w)
{
    const struct task_list *l = w->list;
    bool full = !w->form, grouped = full && l->groups.n && l->groups.at[0].title.n;
    bool reported = w->form || l->progress;
#define TITLE(name) str_of(msg_text(MSG_TASKS_##name)), COLUMN_##name
    add_column(b, grouped, TITLE(GROUP), MIDDLE);
    add_column(b, l->plans.n > 1, TITLE(PLAN), NARROW);
    add_column(b, true, TITLE(ID), NARROW + 4);
    add_column(b, true, TITLE(NUMBER), NARROW / 2);
    add_column(b, true, TITLE(TASK), WIDE);
    add_column(b, true, TITLE(LEAD), MIDDLE);
    add_column(b, full, TITLE(COOPERATING), MIDDLE);
    add_column(b, true, TITLE(DEADLINE), MIDDLE);
    add_column(b, full, TITLE(DUE), NARROW + 2);
    add_column(b, full, TITLE(PRODUCT), MIDDLE);
    add_column(b, full && l->body.n, TITLE(ROLE), NARROW + 4);
    add_column(b, reported || l->on.n, TITLE(STATE), MIDDLE);
    add_column(b, reported, TITLE(DONE), NARROW + 2);
    add_column(b, reported, TITLE(RESULT), MIDDLE);
    add_column(b, reported, TITLE(REASON), MIDDLE);
#undef TITLE
    enum clear_item item;
    struct str name;
    for (size_t i = 0; full && l->clarity && (name = task_clear_item(i, &item)).n; i++)
        add_column(b, true, name, COLUMN_CLEAR + item, NARROW);
}

/* In a form what a body reports is left empty. */
static void add_row(struct table_builder *b, const struct task_writing *w, struct table_row row)
{
    struct task_cells *to = arena_push(b->table.arena, &b->table.rows);
    *to = (struct task_cells){{STR_NONE}};
    for (size_t i = 0; i < b->table.columns; i++)
        if (!w->form || b->columns[i] < COLUMN_STATE)
            to->cells[i] = cell_of(&row, b->columns[i]);
}

struct task_table task_table(struct arena *a, const struct task_writing *w)
{
    const struct task_list *l = w->list;
    struct table_builder b = {.table.arena = a};
    add_columns(&b, w);
    for (size_t g = 0; g < l->groups.n; g++)
        for (size_t i = 0; i < l->groups.at[g].entries.n; i++) {
            const struct task_group *group = &l->groups.at[g];
            const struct task_entry *e = &group->entries.at[i];
            add_row(&b, w, (struct table_row){l, &l->tasks.at[e->task], group, e->role});
        }
    return b.table;
}
