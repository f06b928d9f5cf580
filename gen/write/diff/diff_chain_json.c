/* A chain of papers as JSON: see diff.h. */
#include "write/diff/diff.h"

#include "base/json_value.h"
#include "base/mem.h"
#include "write/diff/diff_rows.h"

static struct json_value *turns_of(const struct chain_cell *cell)
{
    static const char *const kinds[] = {"role", "stage", "negation"};
    struct json_value *list = json_value_array();
    for (size_t i = 0; i < cell->turn_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "kind", json_value_string(str_of(kinds[cell->turns[i].kind])));
        json_value_set(o, "was", json_value_string(cell->turns[i].was));
        json_value_set(o, "now", json_value_string(cell->turns[i].now));
        json_value_add(list, o);
    }
    for (size_t i = 0; i < cell->number_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "kind", json_value_string(STR("number")));
        json_value_set(o, "was", json_value_string(cell->numbers[i].was));
        json_value_set(o, "now", json_value_string(cell->numbers[i].now));
        json_value_add(list, o);
    }
    return list;
}

static struct json_value *cell_of(const struct chain_cell *cell)
{
    struct json_value *o = json_value_object(), *paths = json_value_array();
    const char *content = cell->count ? diff_class_name(cell->content) : "omitted";
    for (size_t i = 0; i < cell->count; i++)
        json_value_add(paths, json_value_string(cell->clauses[i]->path));
    json_value_set(o, "clauses", paths);
    json_value_set(o, "lines", diff_json_lines(cell->clauses, cell->count));
    json_value_set(o, "content", json_value_string(str_of(content)));
    json_value_set(o, "skipped", json_value_bool(cell->skipped));
    json_value_set(o, "weaker", turns_of(cell));
    if (cell->deadline.n)
        json_value_set(o, "deadline", json_value_string(cell->deadline));
    return o;
}

void write_chain_json(const struct chain *c, struct buf *out)
{
    struct json_value *root = json_value_object(), *papers = json_value_array();
    struct json_value *duties = json_value_array();
    for (size_t k = 0; k < c->paper_count; k++)
        json_value_add(papers, diff_json_file(c->papers[k]));
    for (size_t i = 0; i < c->duty_count; i++) {
        const struct chain_duty *d = &c->duties[i];
        struct json_value *o = json_value_object(), *cells = json_value_array();
        json_value_set(o, "path", json_value_string(d->clause->path));
        json_value_set(o, "lines", diff_json_lines(&d->clause, 1));
        if (d->lost)
            json_value_set(o, "lost", json_value_integer((long long)d->lost + 1));
        if (d->deadline < c->paper_count)
            json_value_set(o, "deadline", json_value_integer((long long)d->deadline + 1));
        for (size_t k = 1; k < c->paper_count; k++)
            json_value_add(cells, cell_of(&d->cells[k]));
        json_value_set(o, "papers", cells);
        json_value_add(duties, o);
    }
    json_value_set(root, "format", json_value_string(STR("kehoach-chain")));
    json_value_set(root, "version", json_value_integer(1));
    json_value_set(root, "papers", papers);
    json_value_set(root, "duties", duties);
    json_value_print(root, out);
    json_value_free(root);
}
