/* Units as JSON: see units_json.h. */
#include "write/units_json.h"

#include <string.h>

#include "base/json_value.h"
#include "base/mem.h"
#include "model/tasks.h"

static struct json_value *facts(const struct doc *d)
{
    struct json_value *o = json_value_object();
    json_value_set(o, "kind", json_value_string(d->kind));
    json_value_set(o, "number", json_value_string(d->number));
    json_value_set(o, "date", json_value_string(d->date));
    json_value_set(o, "place", json_value_string(d->place));
    json_value_set(o, "issuer", json_value_string(d->issuer));
    json_value_set(o, "subject", json_value_string(d->subject));
    return o;
}

static struct json_value *lines_of(const struct node *n)
{
    struct json_value *lines = json_value_array();
    for (size_t i = 0; i < n->line_count; i++)
        json_value_add(lines, json_value_integer(node_lines(n)[i]));
    return lines;
}

/* A number, and no list mark. */
static bool is_number(struct str label)
{
    for (size_t i = 0; i < label.n; i++)
        if (!strchr("-+*", label.p[i]) && label.p[i] > 0)
            return true;
    return false;
}

/* Cells are separated by tabs; a number comes before its text, a list mark does not. */
static struct str text_of(struct arena *a, const struct node *n)
{
    bool numbered = is_number(n->label) && n->kind != NODE_BULLET && n->kind != NODE_RECIPIENT &&
                    n->kind != NODE_FOOTNOTE;
    struct str text = node_whole_text(a, n, numbered, "\t");
    bool bare = numbered && n->label.n && text.n == n->label.n + 1;
    return bare ? n->label : text;
}

/* What the reader did not understand. */
static struct json_value *warnings(const struct doc *d)
{
    struct json_value *list = json_value_array();
    for (const struct doubt *w = d->doubts; w; w = w->next) {
        if (!w->warning)
            continue;
        struct json_value *o = json_value_object();
        json_value_set(o, "rule", json_value_string(str_of(w->rule)));
        json_value_set(o, "lines",
                       w->lines[0] ? json_value_range(w->lines[0], w->lines[1])
                                   : json_value_array());
        json_value_set(o, "text", json_value_string(w->text));
        json_value_add(list, o);
    }
    return list;
}

/* What somebody wrote on the paper, with its place; of Word files. */
static struct json_value *comments(const struct doc *d)
{
    struct json_value *list = json_value_array();
    for (const struct comment *c = d->comments; c; c = c->next) {
        struct json_value *o = json_value_object();
        json_value_set(o, "path", json_value_string(c->place ? c->place->path : STR("")));
        json_value_set(o, "lines", c->place ? lines_of(c->place) : json_value_array());
        json_value_set(o, "author", json_value_string(c->author));
        json_value_set(o, "date", json_value_string(c->date));
        json_value_set(o, "text", json_value_string(c->text));
        json_value_add(list, o);
    }
    return list;
}

/* The number in the table where it is one, else the row's place. */
static long long row_number(struct str number, size_t place)
{
    unsigned value;
    size_t i = str_number(number, 0, 9, &value);
    bool plain = i && (i == number.n || (i + 1 == number.n && number.p[i] == '.'));
    return plain ? value : (long long)place;
}

/* What stands in columns without a role. */
static struct json_value *others(const struct task_row *t)
{
    struct json_value *list = json_value_array();
    for (size_t i = 0; i < t->other_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "column", json_value_string(t->others[i].column));
        json_value_set(o, "text", json_value_string(t->others[i].text));
        json_value_add(list, o);
    }
    return list;
}

static struct json_value *task(const struct task_row *t, size_t place)
{
    struct json_value *o = json_value_object();
    json_value_set(o, "row", json_value_integer(row_number(t->number, place)));
    json_value_set(o, "lines", lines_of(t->row));
    json_value_set(o, "task", json_value_string(t->task));
    json_value_set(o, "lead", json_value_string(t->lead));
    json_value_set(o, "cooperating", json_value_string(t->cooperating));
    json_value_set(o, "deadline", json_value_string(t->deadline));
    if (t->product.n)
        json_value_set(o, "product", json_value_string(t->product));
    if (t->other_count)
        json_value_set(o, "others", others(t));
    return o;
}

struct line_series {
    const struct node *node;
    size_t next;
};

static struct json_value *next_line(void *context)
{
    struct line_series *s = context;
    return s->next < s->node->line_count ? json_value_integer(node_lines(s->node)[s->next++])
                                         : NULL;
}

struct unit_series {
    const struct doc *doc;
    const struct node *next;
    struct line_series lines; /* of the unit that is printed: a paragraph may have millions */
    struct arena *scratch;
};

static struct json_value *next_unit(void *context)
{
    struct unit_series *s = context;
    while (s->next && !node_is_unit(s->next))
        s->next = node_next(s->next, s->doc->root);
    const struct node *n = s->next;
    if (!n)
        return NULL;
    struct json_value *unit = json_value_object();
    json_value_set(unit, "path", json_value_string(n->path));
    json_value_set(unit, "kind", json_value_string(str_of(node_kind_name(n->kind))));
    s->lines = (struct line_series){.node = n};
    json_value_set(unit, "lines", json_value_series(next_line, &s->lines));
    json_value_set(unit, "text", json_value_string(text_of(s->scratch, n)));
    arena_empty(s->scratch);
    s->next = node_next(n, s->doc->root);
    return unit;
}

void write_units(const struct doc *d, struct buf *out)
{
    struct arena *a = arena_new();
    struct unit_series units = {.doc = d, .next = d->root, .scratch = arena_new()};
    struct json_value *root = json_value_object(), *tasks = json_value_array();
    json_value_set(root, "format", json_value_string(STR("kehoach-units")));
    json_value_set(root, "version", json_value_integer(1));
    json_value_set(root, "file", json_value_string(str_of(d->source ? d->source->name : "")));
    json_value_set(root, "doc", facts(d));
    size_t count;
    const struct task_row *rows = doc_tasks(d, a, &count);
    for (size_t i = 0; i < count; i++)
        json_value_add(tasks, task(&rows[i], i + 1));
    json_value_set(root, "units", json_value_series(next_unit, &units));
    json_value_set(root, "tasks", tasks);
    json_value_set(root, "warnings", warnings(d));
    if (d->comments)
        json_value_set(root, "comments", comments(d));
    json_value_print(root, out);
    json_value_free(root);
    arena_free(units.scratch);
    arena_free(a);
}
