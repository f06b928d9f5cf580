/* Rows of the appendices: see task_rows.h. */
#include "merge/plan/task_rows.h"

#include <string.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "merge/plan/context.h"
#include "merge/plan/functions.h"
#include "merge/plan/open_items.h"
#include "merge/plan/task_bodies.h"
#include "merge/plan/task_sources.h"
#include "names/rename.h"

struct tasks {
    struct literals *literals;
    const struct plan_inputs *in;
    const struct overlay *overlay;
    struct arena *arena;
    struct str day;                  /* of the names of bodies; may be "" */
    const struct renaming *renaming; /* or NULL */
    size_t *compared;                /* as in task_bodies.h */
};

/* Sets key to the joined names and list_key to the list of { name, last }. Returns the names. */
static struct str set_bodies(const struct tasks *t, struct value *row, const char *key,
                             const char *list_key, const struct profile_body *bodies, size_t n)
{
    struct body_namer namer = {t->arena, t->in->registry, profile_place(t->in->profile), t->day,
                               t->compared};
    struct value *list = value_list(t->arena);
    struct buf joined = {0};
    for (size_t i = 0; i < n; i++) {
        struct value *item = value_object(t->arena);
        struct str name = task_body_name(&namer, &bodies[i]);
        value_set_text(item, "name", name, bodies[i].pos);
        context_mark_last(t->arena, item, i + 1 == n);
        value_add(list, item);
        if (i)
            buf_printf(&joined, "%.*s ", STR_ARG(style_word(t->in->style, "body-separator")));
        buf_str(&joined, name);
    }
    struct str names = n ? buf_take(&joined, t->arena) : STR("");
    if (n && !bodies[0].printed)
        names = unicode_first(t->arena, names, cp_upper);
    value_set_text(row, key, names, n ? bodies[0].pos : POS_NONE);
    value_set(row, list_key, list);
    return names;
}

const char *context_deadline_word(enum deadline_kind kind)
{
    static const char *const words[] = {
        [DEADLINE_DATE] = "deadline-date",           [DEADLINE_MONTH] = "deadline-month",
        [DEADLINE_QUARTER] = "deadline-quarter",     [DEADLINE_YEAR] = "deadline-year",
        [DEADLINE_ONGOING] = "deadline-ongoing",     [DEADLINE_PERIODIC] = "deadline-periodic",
        [DEADLINE_YEARLY] = "deadline-yearly",       [DEADLINE_TERM] = "deadline-term",
        [DEADLINE_PROGRAMME] = "deadline-programme", [DEADLINE_OTHER] = NULL,
    };
    return words[kind];
}

static struct str deadline(const struct tasks *t, const struct profile_task *task)
{
    static const char *const quarters[] = {"I", "II", "III", "IV"};
    struct str value = task->deadline_value;
    if (task->deadline_words.n || task->deadline == DEADLINE_OTHER)
        return task->deadline_words.n ? task->deadline_words : STR("");
    const char *name = context_deadline_word(task->deadline);
    struct str form = style_word(t->in->style, name);
    if (!form.n)
        diag(MSG_PLAN_NO_WORD, task->deadline_pos, t->in->style->kind, name);
    struct template_options plain = {.unset = UNSET_ERROR, .profile = t->in->style->kind};
    struct value *data = value_object(t->arena);
    if (task->deadline == DEADLINE_QUARTER) {
        value_set_text(data, "year", str_slice(value, 0, strlen("YYYY")), task->deadline_pos);
        value_set_text(data, "quarter", str_of(quarters[value.p[value.n - 1] - '1']),
                       task->deadline_pos);
    } else if (value.n)
        data = context_date_value(t->arena, value, task->deadline_pos);
    struct str said = template_text(t->arena, form, POS_NONE, data, &plain);
    return said.n ? said : STR("");
}

static struct value *clause_list(const struct tasks *t, const struct profile_task *task)
{
    struct value *list = value_list(t->arena), *item = NULL;
    for (size_t i = 0; i < task->clause_count; i++) {
        bool known = false;
        const struct node *n = overlay_clause(t->overlay, task->clauses[i], &known);
        const struct node *row = n ? NULL : doc_find(t->in->central, task->clauses[i]);
        if (row && row->kind == NODE_TABLE_ROW) /* of an annex, or of a part that is left out */
            continue;
        if (!known && overlay_path_fault(task->clauses[i], task->pos))
            break;
        if (!known)
            diag(MSG_PLAN_TASK_CLAUSE, task->pos, STR_ARG(task->clauses[i]),
                 STR_ARG(overlay_nearest(t->overlay, task->clauses[i], MSG_PLAN_TASK_CLAUSE,
                                         task->pos)));
        else if (!n)
            diag(MSG_PLAN_TASK_OMITTED, task->pos, STR_ARG(task->clauses[i]));
        if (!n)
            continue;
        item = value_object(t->arena);
        value_set_text(item, "path", n->path, task->pos);
        value_add(list, item);
    }
    if (item)
        context_mark_last(t->arena, item, true);
    return list;
}

static void set_text(const struct tasks *t, struct value *row, const char *key,
                     struct profile_text text)
{
    struct value *v = text.text.p ? literal_value(t->literals, text) : NULL;
    value_set(row, key, v ? v : value_text(t->arena, STR(""), text.pos));
}

/* The rows of an appendix, and the columns that the profile adds to it. */
struct own_table {
    const struct profile_task *rows;
    size_t count;
    const struct profile_column *columns;
    size_t column_count;
    struct map names; /* of its columns, then of other cells, which a template may have */
    size_t named;     /* how many of them are of columns */
};

static struct own_table own_table(struct arena *a, const struct profile_task *rows, size_t count,
                                  const struct profile_column *columns, size_t column_count)
{
    struct own_table own = {rows, count, columns, column_count, {.arena = a}, 0};
    for (size_t i = 0; i < column_count; i++)
        map_add(&own.names, str_of(columns[i].name));
    own.named = own.names.keys.n;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < rows[i].cell_count; k++)
            map_add(&own.names, str_of(rows[i].cells[k].name));
    return own;
}

static const struct profile_cell *cell_of(const struct profile_task *row, struct str name)
{
    for (size_t i = 0; i < row->cell_count; i++)
        if (str_is(name, row->cells[i].name))
            return &row->cells[i];
    return NULL;
}

/* Sets each cell by its name, and the list of those that have a column of the profile. */
static void set_cells(const struct tasks *t, struct value *row, const struct own_table *own,
                      const struct profile_task *task)
{
    struct value *list = value_list(t->arena);
    for (size_t i = 0; i < own->names.keys.n; i++) {
        struct str name = own->names.keys.at[i];
        const struct profile_cell *cell = cell_of(task, name);
        const char *key = str_copy(t->arena, name).p;
        if (value_get(row, name)) {
            if (cell)
                diag(MSG_PLAN_CELL_NAME, cell->text.pos, key);
            continue;
        }
        set_text(t, row, key, cell ? cell->text : (struct profile_text){STR_NONE, task->pos});
        if (i >= own->named)
            continue;
        struct value *item = value_object(t->arena);
        value_set_text(item, "name", name, POS_NONE);
        value_set(item, "text", value_get(row, name));
        value_add(list, item);
    }
    value_set(row, "cells", list);
}

static struct value *column_list(struct arena *a, const struct own_table *own)
{
    struct value *list = value_list(a);
    for (size_t i = 0; i < own->column_count; i++) {
        struct value *item = value_object(a);
        value_set_text(item, "name", str_of(own->columns[i].name), POS_NONE);
        value_set_text(item, "title", own->columns[i].title, own->columns[i].pos);
        value_add(list, item);
    }
    return list;
}

/* A row of either appendix; *lead becomes the joined names of its leads. */
static struct value *row_value(const struct tasks *t, const struct own_table *own, size_t i,
                               struct str open, struct str *lead)
{
    struct profile_task copy = own->rows[i];
    const struct profile_task *task = &copy;
    struct value *row = value_object(t->arena);
    if (t->renaming)
        rename_task(t->arena, t->renaming, &copy);
    struct str number = task->number.n ? task->number : str_format(t->arena, "%zu", i + 1);
    value_set_text(row, "number", number, task->pos);
    value_set_text(row, "id", task->id ? str_of(task->id) : STR(""), task->pos);
    if (open.n)
        copy.text.text =
            str_format(t->arena, "%.*s%.*s", STR_ARG(str_trim(copy.text.text)), STR_ARG(open));
    set_text(t, row, "text", task->text);
    *lead = set_bodies(t, row, "lead", "leads", task->lead, task->lead_count);
    set_bodies(t, row, "cooperating", "cooperators", task->cooperating, task->cooperating_count);
    value_set(row, "clauses", clause_list(t, task));
    return row;
}

static struct value *task_value(const struct tasks *t, const struct own_table *own, size_t i,
                                struct str *lead)
{
    const struct profile_task *task = &own->rows[i];
    struct value *row = row_value(t, own, i, open_items_task(t->arena, t->in, i), lead);
    functions_check(t->arena, t->in, t->day, task);
    set_text(t, row, "product", task->product);
    value_set_text(row, "deadline", deadline(t, task), task->deadline_pos);
    set_cells(t, row, own, task);
    if (t->in->review)
        value_set(row, "sources", task_sources(t->arena, t->in, t->overlay, task));
    return row;
}

/* Texts of the rows so far, and the row that was the first to have each. */
struct texts {
    struct map known;
    size_t *first;
};

static struct texts texts_new(struct arena *a, size_t rows)
{
    return (struct texts){{.arena = a, .borrowed = true}, arena_array(a, rows, sizeof(size_t))};
}

/* A row in the words of one before it. */
static void report_same(struct texts *texts, const struct own_table *own, size_t i)
{
    size_t known = texts->known.keys.n;
    uint32_t text = map_add(&texts->known, str_trim(own->rows[i].text.text));
    if (text == known)
        texts->first[text] = i;
    else
        diag(MSG_PLAN_TASK_TWICE, own->rows[i].pos, pos_line(own->rows[texts->first[text]].pos));
}

/* The tasks of each lead, in the order of their first tasks. */
static struct value *group_list(const struct tasks *t, struct value *const *rows,
                                const struct str *leads, size_t n)
{
    struct value *list = value_list(t->arena),
                 **members = arena_array(t->arena, n, sizeof *members);
    struct map groups = {.arena = t->arena, .borrowed = true};
    for (size_t i = 0; i < n; i++) {
        size_t known = groups.keys.n;
        uint32_t of = map_add(&groups, leads[i]);
        members[of] = of == known ? value_list(t->arena) : members[of];
        value_add(members[of], rows[i]);
    }
    for (unsigned i = 0, place; i < groups.keys.n; i++) {
        struct value *group = value_object(t->arena);
        const struct value *first = value_at(members[i], 0);
        place = i + 1;
        value_set_text(group, "number", str_format(t->arena, "%u", place), POS_NONE);
        value_set_text(group, "roman", renumber_label(t->arena, STR("I"), &place, 1), POS_NONE);
        value_set_text(group, "lead", groups.keys.at[i], value_pos(value_get(first, STR("lead"))));
        value_set_text(group, "count", str_format(t->arena, "%zu", value_size(members[i])),
                       POS_NONE);
        value_set(group, "tasks", members[i]);
        value_add(list, group);
    }
    return list;
}

static void add_tasks(const struct tasks *t, struct value *context)
{
    const struct profile *p = t->in->profile;
    struct arena *a = t->arena;
    size_t n = p->task_count;
    struct own_table own = own_table(a, p->tasks, n, p->task_columns, p->task_column_count);
    struct value *list = value_list(a), **rows = arena_array(a, n, sizeof *rows);
    struct str *leads = arena_array(a, n, sizeof *leads);
    struct texts texts = texts_new(a, n);
    bool products = false;
    for (size_t i = 0; i < n; i++) {
        rows[i] = task_value(t, &own, i, &leads[i]);
        report_same(&texts, &own, i);
        products |= p->tasks[i].product.text.n > 0;
        bool printed = p->tasks[i].lead[0].printed;
        if (i && !printed && str_eq(leads[i], leads[i - 1]))
            value_set(rows[i], "same-lead", value_bool(a, true));
        value_add(list, rows[i]);
    }
    value_set(context, "tasks", list);
    value_set(context, "columns", column_list(a, &own));
    value_set(context, "groups", group_list(t, rows, leads, n));
    if (n)
        value_set(context, "has-tasks", value_bool(a, true));
    if (t->in->review)
        value_set(context, "review", value_bool(a, true));
    if (products)
        value_set(context, "has-products", value_bool(a, true));
}

static void add_targets(const struct tasks *t, struct value *context)
{
    const struct profile *p = t->in->profile;
    struct arena *a = t->arena;
    struct own_table own =
        own_table(a, p->targets, p->target_count, p->target_columns, p->target_column_count);
    struct value *list = value_list(a);
    struct texts texts = texts_new(a, own.count);
    bool leads = false, cooperators = false;
    for (size_t i = 0; i < own.count; i++) {
        struct str lead;
        struct value *row = row_value(t, &own, i, STR(""), &lead);
        set_cells(t, row, &own, &own.rows[i]);
        report_same(&texts, &own, i);
        leads |= own.rows[i].lead_count > 0;
        cooperators |= own.rows[i].cooperating_count > 0;
        value_add(list, row);
    }
    value_set(context, "targets", list);
    value_set(context, "target-columns", column_list(a, &own));
    if (own.count)
        value_set(context, "has-targets", value_bool(a, true));
    if (leads)
        value_set(context, "has-target-leads", value_bool(a, true));
    if (cooperators)
        value_set(context, "has-target-cooperators", value_bool(a, true));
    if (own.count && p->task_count)
        value_set(context, "several-appendices", value_bool(a, true));
}

void task_rows_add(struct literals *l, const struct plan_inputs *in, const struct overlay *overlay,
                   const struct renaming *renaming, struct value *context)
{
    size_t compared = 0;
    struct tasks t = {l,        in,       overlay, l->arena, context_plan_day(l->arena, in),
                      renaming, &compared};
    add_tasks(&t, context);
    add_targets(&t, context);
}

/* Does the template print the name: {{name}}, {{{name}}}, {{&name}}, {{#name}}. */
static bool prints(struct str template, struct str name)
{
    for (size_t at = 0; (at = str_find(template, name, at)) != (size_t)-1; at += name.n)
        if (at && strchr("{#&^", template.p[at - 1]) && str_at(template, at + name.n) == '}')
            return true;
    return false;
}

static bool any_prints(const struct source *const *templates, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (prints(templates[i]->text, name))
            return true;
    return false;
}

/* A cell that nothing prints, at the first row that has it. */
static void report_unknown(const struct own_table *own, struct str name)
{
    size_t row = 0;
    while (!cell_of(&own->rows[row], name))
        row++;
    struct pos pos = cell_of(&own->rows[row], name)->text.pos;
    struct nearest near = NEAREST(name);
    for (size_t i = 0; i < own->column_count; i++)
        nearest_offer(&near, str_of(own->columns[i].name));
    if (near.best.n && near.distance <= name.n / 3 + 1)
        diag(MSG_PLAN_CELL_LIKE, pos, STR_ARG(name), STR_ARG(near.best));
    else
        diag(MSG_PLAN_CELL_UNKNOWN, pos, STR_ARG(name), STR_ARG(name), STR_ARG(name));
}

static void check_table(const struct own_table *own, const struct source *const *templates,
                        size_t count)
{
    for (size_t i = 0; i < own->names.keys.n; i++) {
        struct str name = own->names.keys.at[i];
        bool printed = i < own->named || any_prints(templates, count, name);
        if (!printed)
            report_unknown(own, name);
        for (size_t row = 0; printed && row < own->count; row++)
            if (!cell_of(&own->rows[row], name))
                diag(MSG_PLAN_CELL_MISSING, own->rows[row].pos, STR_ARG(name), STR_ARG(name));
    }
}

void task_rows_check(const struct profile *p, const struct source *const *templates, size_t count)
{
    struct arena *a = arena_new();
    struct own_table tasks =
        own_table(a, p->tasks, p->task_count, p->task_columns, p->task_column_count);
    struct own_table targets =
        own_table(a, p->targets, p->target_count, p->target_columns, p->target_column_count);
    check_table(&tasks, templates, count);
    check_table(&targets, templates, count);
    arena_free(a);
}
