/* Units as JSON: see units.h. */
#include "write/units_json.h"

#include "base/json_value.h"
#include "base/mem.h"
#include "model/tasks.h"

static struct jval *facts(const struct doc *d)
{
    struct jval *o = jval_object();
    jval_set(o, "kind", jval_string(d->kind));
    jval_set(o, "number", jval_string(d->number));
    jval_set(o, "date", jval_string(d->date));
    jval_set(o, "place", jval_string(d->place));
    jval_set(o, "issuer", jval_string(d->issuer));
    jval_set(o, "subject", jval_string(d->subject));
    return o;
}

static struct jval *lines_of(const struct node *n)
{
    struct jval *lines = jval_array();
    for (size_t i = 0; i < n->line_count; i++)
        jval_add(lines, jval_integer(n->lines[i]));
    return lines;
}

/* Cells are parted by tabs; a number stands before its text, a list mark does not. */
static struct str text_of(struct arena *a, const struct node *n)
{
    struct buf b = {0};
    bool numbered = n->label.n && (n->kind == NODE_HEADING || n->kind == NODE_PARA);
    if (numbered)
        buf_str(&b, n->label);
    struct str own = node_text(a, n);
    if (numbered && own.n)
        buf_char(&b, ' ');
    buf_str(&b, own);
    for (const struct node *cell = n->first; cell && cell->kind == NODE_CELL; cell = cell->next) {
        if (cell->prev)
            buf_char(&b, '\t');
        buf_str(&b, node_text(a, cell));
    }
    return buf_take(&b, a);
}

static struct jval *unit(struct arena *a, const struct node *n)
{
    struct jval *o = jval_object();
    jval_set(o, "path", jval_string(n->path));
    jval_set(o, "kind", jval_string(str_of(node_kind_name(n->kind))));
    jval_set(o, "lines", lines_of(n));
    jval_set(o, "text", jval_string(text_of(a, n)));
    return o;
}

/* The number in the table where it is one, else the row's place. */
static long long row_number(struct str number, size_t place)
{
    long long value = 0;
    size_t i = 0;
    while (i < number.n && i < 9 && number.p[i] >= '0' && number.p[i] <= '9')
        value = value * 10 + (number.p[i++] - '0');
    bool plain = i && (i == number.n || (i + 1 == number.n && number.p[i] == '.'));
    return plain ? value : (long long)place;
}

static struct jval *task(const struct task_row *t, size_t place)
{
    struct jval *o = jval_object();
    jval_set(o, "row", jval_integer(row_number(t->number, place)));
    jval_set(o, "lines", lines_of(t->row));
    jval_set(o, "task", jval_string(t->task));
    jval_set(o, "lead", jval_string(t->lead));
    jval_set(o, "cooperating", jval_string(t->cooperating));
    jval_set(o, "deadline", jval_string(t->deadline));
    if (t->product.n)
        jval_set(o, "product", jval_string(t->product));
    return o;
}

void write_units(const struct doc *d, struct buf *out)
{
    struct arena *a = arena_new();
    struct jval *root = jval_object(), *units = jval_array(), *tasks = jval_array();
    jval_set(root, "format", jval_string(STR("kehoach-units")));
    jval_set(root, "version", jval_integer(1));
    jval_set(root, "file", jval_string(str_of(d->source ? d->source->name : "")));
    jval_set(root, "doc", facts(d));
    for (const struct node *n = d->root; n; n = node_next(n, d->root))
        if (node_is_unit(n))
            jval_add(units, unit(a, n));
    size_t count;
    const struct task_row *rows = doc_tasks(d, a, &count);
    for (size_t i = 0; i < count; i++)
        jval_add(tasks, task(&rows[i], i + 1));
    jval_set(root, "units", units);
    jval_set(root, "tasks", tasks);
    jval_print(root, out);
    jval_free(root);
    arena_free(a);
}
