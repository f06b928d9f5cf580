/*
 * The rows of a responsibility table as tasks: bodies by the registry where their printed names are
 * its own, deadlines by their kind where they are in the style's words.
 */
#include <string.h>

#include "base/unicode.h"
#include "merge/plan/context.h"
#include "derive/derive_int.h"
#include "model/tasks.h"

enum { CELL_NUMBER, CELL_TASK, CELL_LEAD, CELL_COOPERATING, CELL_DEADLINE, CELL_PRODUCT, CELLS };

const struct node *derive_appendix_of(const struct doc *plan)
{
    const struct node *first = NULL;
    for (const struct node *n = node_last(plan->root); n; n = node_prev(n)) {
        if (n->kind == NODE_RECIPIENT || n->kind == NODE_SIGNATURE)
            break;
        if (n->kind == NODE_TABLE || n->kind == NODE_TABLE_TITLE)
            first = n;
    }
    return first;
}

bool derive_in_appendix(const struct derive *d, const struct node *n)
{
    return d->appendix && n->id >= d->appendix->id;
}

const struct node *derive_table(const struct derive *d)
{
    const struct node *n = d->appendix;
    while (n && n->kind != NODE_TABLE)
        n = n->next;
    return n;
}

static struct str cell_text(const struct derive *d, const struct node *row, size_t place)
{
    const struct node *c = node_cell(row, place);
    return c ? node_text(d->arena, c) : STR("");
}

static bool has_style(const struct node *cell)
{
    for (const struct run *r = cell ? cell->runs : NULL; r; r = r->next)
        if (r->style || r->note)
            return true;
    return false;
}

/* Does the row read as the table template prints one: these cells, in this order, in plain text
 * but for the task and its product. */
static bool is_task_row(const struct derive *d, const struct task_row *t)
{
    const struct str want[CELLS] = {[CELL_NUMBER] = t->number,
                                    [CELL_TASK] = t->task,
                                    [CELL_COOPERATING] = t->cooperating,
                                    [CELL_DEADLINE] = t->deadline,
                                    [CELL_PRODUCT] = t->product};
    size_t cells = 0;
    for (const struct node *c = t->row->first; c; c = c->next)
        cells++;
    size_t form = derive_form_columns(d);
    if (cells < form)
        return false;
    for (size_t i = 0; i < form; i++) {
        struct str text = cell_text(d, t->row, i);
        bool same = i == CELL_LEAD ? !text.n || str_eq(text, t->lead) : str_eq(text, want[i]);
        if (!same || (i != CELL_TASK && i != CELL_PRODUCT && has_style(node_cell(t->row, i))))
            return false;
    }
    return t->task.n > 0 && t->lead.n > 0 && t->deadline.n > 0 && t->number.n > 0;
}

/* The tasks, where the document's one table is of them; else NULL. */
static struct task_row *read_tasks(const struct derive *d, size_t *count)
{
    const struct node *table = derive_table(d);
    size_t rows = 0;
    for (const struct node *n = d->appendix; n; n = n->next)
        if (n->kind != NODE_TABLE && n->kind != NODE_TABLE_TITLE && n->kind != NODE_NOISE)
            return NULL;
    struct task_row *tasks = doc_tasks(d->in.plan, d->arena, count);
    for (const struct node *n = table; n; n = n->next) {
        if (n->kind == NODE_TABLE && n != table)
            return NULL;
        for (const struct node *row = n->first; row; row = row->next)
            rows += row->kind == NODE_TABLE_ROW;
    }
    if (!*count || rows != *count)
        return NULL;
    for (size_t i = 0; i < *count; i++)
        if (!is_task_row(d, &tasks[i]))
            return NULL;
    return tasks;
}

static struct profile_body *bodies_of(const struct derive *d, struct str text, size_t *count)
{
    const struct profile_field *date = profile_field(d->profile, "date");
    struct str day = date ? context_day(d->arena, date->value.text) : STR_NONE;
    struct str mark = style_word(d->in.style, "body-separator"), rest = text;
    vec(struct profile_body) list = {0};
    struct buf joined = {0};
    while (rest.n) {
        size_t end = mark.n ? str_find(rest, mark, 0) : (size_t)-1;
        struct str name = str_trim(str_slice(rest, 0, end == (size_t)-1 ? rest.n : end));
        rest = end == (size_t)-1 ? STR("") : str_slice(rest, end + mark.n, rest.n);
        if (joined.n)
            buf_printf(&joined, "%.*s ", STR_ARG(mark));
        buf_str(&joined, name);
        const struct body *found = registry_by_name(d->in.registry, name, day);
        struct profile_body body = {.words = name};
        if (found && body_valid_in(found, d->in.id, day)) {
            struct str printed = found->short_name;
            body.ref = found->id;
            if (!list.n)
                printed = unicode_first(d->arena, printed, cp_upper);
            if (str_eq(printed, name))
                body.words = STR_NONE;
        }
        *vec_push(&list) = body;
    }
    bool whole = str_eq(buf_view(&joined), text); /* else the cell is kept as it is */
    *count = !text.n ? 0 : whole ? list.n : 1;
    struct profile_body *bodies = arena_array(d->arena, list.n + 1, sizeof *bodies);
    bodies[0] = (struct profile_body){.words = text};
    if (whole && list.n)
        memcpy(bodies, list.at, list.n * sizeof *bodies);
    buf_free(&joined);
    vec_free(&list);
    return bodies;
}

struct date_fields { /* as printed; unset where a form does not have them */
    struct str quarter, month, day, year;
};

/* Reads a text of the form "Quý {{quarter}}/{{year}}"; false where it is not of that form. */
static bool read_form(struct str form, struct str text, struct date_fields *out)
{
    const struct {
        struct str name;
        struct str *value;
    } fields[] = {{STR("quarter"), &out->quarter},
                  {STR("month"), &out->month},
                  {STR("day"), &out->day},
                  {STR("year"), &out->year}};
    for (size_t open; (open = str_find(form, STR("{{"), 0)) != (size_t)-1;) {
        size_t close = str_find(form, STR("}}"), open);
        if (close == (size_t)-1 || !str_starts(text, str_slice(form, 0, open)))
            return false;
        struct str name = str_slice(form, open + 2, close), value = str_slice(text, open, text.n);
        form = str_slice(form, close + 2, form.n);
        struct str after = str_slice(form, 0, str_find(form, STR("{{"), 0));
        size_t end = after.n ? str_find(value, after, 0) : value.n;
        if (end == (size_t)-1)
            return false;
        text = str_slice(value, end, value.n);
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (str_eq(fields[i].name, name))
                *fields[i].value = str_slice(value, 0, end);
    }
    return str_eq(form, text);
}

static unsigned figure(struct str s)
{
    static const char *const roman[] = {"I", "II", "III", "IV"};
    unsigned n = 0;
    for (unsigned i = 0; i < 4; i++)
        if (str_is(s, roman[i]))
            return i + 1;
    return str_number(s, 0, s.n, &n) == s.n ? n : 0;
}

/* A deadline of a kind that has a date, in the words of the form. */
static bool is_dated(const struct derive *d, struct profile_task *t, enum deadline_kind kind,
                     struct str form, struct str text)
{
    struct date_fields f = {0};
    if (!form.n || !read_form(form, text, &f) || figure(f.year) < 1000 || figure(f.year) > 9999)
        return false;
    unsigned year = figure(f.year), quarter = figure(f.quarter);
    t->deadline_value =
        kind == DEADLINE_QUARTER ? str_format(d->arena, "%u-Q%u", year, quarter)
        : kind == DEADLINE_YEAR  ? str_format(d->arena, "%u", year)
        : kind == DEADLINE_MONTH
            ? str_format(d->arena, "%u-%02u", year, figure(f.month))
            : str_format(d->arena, "%u-%02u-%02u", year, figure(f.month), figure(f.day));
    return kind == DEADLINE_QUARTER ? quarter >= 1 && quarter <= 4
                                    : context_is_date(t->deadline_value);
}

/* The same but for marks and capitals: "Hàng năm", "Hằng năm". */
static bool same_key(struct str a, struct str b)
{
    enum { KEY = 200 };
    char left[KEY], right[KEY];
    return a.n && unicode_key(a, left, sizeof left) == unicode_key(b, right, sizeof right) &&
           !strcmp(left, right);
}

static void set_deadline(const struct derive *d, struct profile_task *t, struct str text)
{
    for (enum deadline_kind kind = DEADLINE_DATE; kind < DEADLINE_OTHER; kind++) {
        struct str form = style_word(d->in.style, context_deadline_word(kind));
        t->deadline = kind;
        t->deadline_value = STR_NONE;
        if (kind <= DEADLINE_YEAR ? !is_dated(d, t, kind, form, text) : !same_key(form, text))
            continue;
        if (kind > DEADLINE_YEAR && !str_eq(form, text))
            t->deadline_words = text;
        return;
    }
    t->deadline = DEADLINE_OTHER;
    t->deadline_words = text;
}

struct profile_text derive_cell(struct derive *d, const struct node *row, size_t place)
{
    const struct node *cell = node_cell(row, place);
    if (!cell || !cell->runs)
        return (struct profile_text){STR_NONE, POS_NONE};
    struct doc *part = doc_new(NULL);
    struct node *copy = doc_clone(part, cell);
    copy->kind = NODE_PARA;
    node_attach(part->root, copy);
    return (struct profile_text){derive_part(d, part), POS_NONE};
}

static bool begins_small(struct str text)
{
    uint32_t first = 0;
    return utf8_next(text, &first) && cp_is_lower(first);
}

void derive_tasks(struct derive *d, struct profile *p)
{
    size_t n = 0;
    struct task_row *rows = d->appendix && !d->printed[PART_APPENDIX] ? read_tasks(d, &n) : NULL;
    if (!rows)
        return;
    p->tasks = arena_array(d->arena, n + 1, sizeof *p->tasks);
    p->task_count = n;
    bool merged = derive_merges_leads(d);
    for (size_t i = 0; i < n; i++) {
        struct profile_task *out = &p->tasks[i];
        const struct task_row *t = &rows[i];
        *out = (struct profile_task){.text = derive_cell(d, t->row, CELL_TASK)};
        if (derive_form_columns(d) == CELLS)
            out->product = derive_cell(d, t->row, CELL_PRODUCT);
        derive_cells(d, p, t->row, out);
        if (!str_eq(t->number, str_format(d->arena, "%zu", i + 1)))
            out->number = t->number;
        out->lead = bodies_of(d, t->lead, &out->lead_count);
        out->cooperating = bodies_of(d, t->cooperating, &out->cooperating_count);
        bool again =
            merged && i && cell_text(d, t->row, CELL_LEAD).n && str_eq(t->lead, t[-1].lead);
        out->lead[0].printed = again || begins_small(t->lead);
        out->cooperating[0].printed = begins_small(t->cooperating);
        set_deadline(d, out, t->deadline);
    }
}

bool derive_merges_leads(const struct derive *d)
{
    size_t n = 0, empty = 0;
    const struct task_row *rows = derive_table(d) ? read_tasks(d, &n) : NULL;
    for (size_t i = 0; rows && i < n; i++)
        empty += !cell_text(d, rows[i].row, CELL_LEAD).n;
    return empty;
}

bool derive_table_is_tasks(const struct derive *d)
{
    size_t n;
    return derive_table(d) && read_tasks(d, &n);
}
