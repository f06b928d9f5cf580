/* The matrix of plans: see diff.h. */
#include "write/diff/diff.h"

#include <string.h>

#include "base/json_value.h"
#include "base/mem.h"
#include "write/diff/diff_matrix.h"
#include "write/diff/diff_rows.h"

const char *const matrix_signs[MATRIX_CELLS] = {"=", "~", "/", "-"};

enum { FIRST_WORDS = 60, COPIED = 100 /* thousandths of own words that are worth a line */ };

struct str matrix_plan_name(const struct matrix *m, size_t plan)
{
    const struct source *s = m->plans[plan]->new_doc->source;
    struct str name = str_of(s ? s->name : "");
    for (size_t i = name.n; i > 0; i--)
        if (name.p[i - 1] == '/') {
            struct str base = str_slice(name, i, name.n);
            /* where all are called plan.md, the folder is the name */
            if (!str_is(base, "plan.md") && !str_is(base, "appendix.md"))
                return base;
        }
    return name;
}

static struct str first_words(struct arena *a, const struct node *n)
{
    return str_first_words(diff_text(a, n), FIRST_WORDS);
}

/* Address and first words. */
static struct str clause_line(struct arena *a, const struct node *n)
{
    return str_format(a, "%.*s: %.*s", STR_ARG(diff_path(n)), STR_ARG(first_words(a, n)));
}

struct str matrix_legend(struct arena *a)
{
    return str_format(a, msg_text(MSG_MATRIX_SIGNS), matrix_signs[0], matrix_signs[1],
                      matrix_signs[2], matrix_signs[3]);
}

struct str matrix_total(struct arena *a, const struct matrix *m, size_t plan)
{
    const struct comparison *c = m->plans[plan];
    return str_format(a, msg_text(MSG_MATRIX_SHARE), c->carried, c->old_clauses,
                      (c->carried_mass + 5) / 10);
}

struct str matrix_own(struct arena *a, const struct matrix *m, size_t i)
{
    struct str name = matrix_plan_name(m, m->own[i].plan);
    return str_format(a, "%.*s, %.*s", STR_ARG(name), STR_ARG(clause_line(a, m->own[i].clause)));
}

struct str matrix_copy(struct arena *a, const struct matrix *m, size_t i)
{
    const struct likeness *l = &m->likeness[i];
    if (l->share < COPIED)
        return STR_NONE;
    return str_format(a, msg_text(MSG_MATRIX_COPY), STR_ARG(matrix_plan_name(m, l->plan)),
                      (l->share + 5) / 10, STR_ARG(matrix_plan_name(m, l->in)));
}

static void markdown_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (strchr("\\`*_<>|~", s.p[i]) && s.n > 1)
            buf_char(out, '\\');
        buf_char(out, s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
    }
}

static void title(struct buf *out, enum msg m)
{
    buf_printf(out, "## %s\n\n", msg_text(m));
}

static void line(struct buf *out, struct str text)
{
    buf_puts(out, "- ");
    markdown_text(out, text);
    buf_char(out, '\n');
}

static void cell(struct buf *out, struct str text)
{
    buf_puts(out, "| ");
    markdown_text(out, text);
    buf_char(out, ' ');
}

static void table(struct buf *out, struct arena *a, const struct matrix *m)
{
    buf_char(out, '\n');
    cell(out, str_of(msg_text(MSG_DIFF_OLD)));
    for (size_t i = 0; i < m->plan_count; i++)
        cell(out, matrix_plan_name(m, i));
    buf_puts(out, "|\n");
    for (size_t i = 0; i <= m->plan_count; i++)
        buf_puts(out, i < m->plan_count ? "|---" : "|---|\n");
    for (size_t k = 0; k < m->clause_count; k++) {
        cell(out, clause_line(a, m->clauses[k]));
        for (size_t i = 0; i < m->plan_count; i++)
            cell(out, str_of(matrix_signs[matrix_cell(m, k, i)]));
        buf_puts(out, "|\n");
    }
    cell(out, str_of(msg_text(MSG_MATRIX_TOTAL)));
    for (size_t i = 0; i < m->plan_count; i++)
        cell(out, matrix_total(a, m, i));
    buf_puts(out, "|\n\n");
}

/* The clauses that so many plans carry. */
static void carried_by(struct buf *out, struct arena *a, const struct matrix *m, size_t n)
{
    for (size_t k = 0; k < m->clause_count; k++) {
        if (matrix_carriers(m, k) != n)
            continue;
        size_t plan = 0;
        while (n == 1 && matrix_cell(m, k, plan) == CELL_OMITTED)
            plan++;
        struct str name = n == 1 ? matrix_plan_name(m, plan) : STR("");
        struct str who = n == 1 ? str_format(a, " (%.*s)", STR_ARG(name)) : STR("");
        struct str clause = clause_line(a, m->clauses[k]);
        line(out, str_format(a, "%.*s%.*s", STR_ARG(clause), STR_ARG(who)));
    }
}

void write_matrix_md(const struct matrix *m, struct buf *out)
{
    struct arena *a = arena_new();
    title(out, MSG_DIFF_TITLE);
    line(out, matrix_legend(a));
    table(out, a, m);
    title(out, MSG_MATRIX_NONE);
    carried_by(out, a, m, 0);
    title(out, MSG_MATRIX_ONE);
    carried_by(out, a, m, 1);
    title(out, MSG_MATRIX_OWN);
    for (size_t i = 0; i < m->own_count; i++)
        line(out, matrix_own(a, m, i));
    title(out, MSG_MATRIX_COPIES);
    for (size_t i = 0; i < m->likeness_count; i++)
        if (matrix_copy(a, m, i).n)
            line(out, matrix_copy(a, m, i));
    arena_free(a);
}

static struct json_value *clause_json(const struct matrix *m, size_t k)
{
    struct json_value *o = json_value_object(), *cells = json_value_array();
    const struct node *n = m->clauses[k];
    for (size_t i = 0; i < m->plan_count; i++)
        json_value_add(cells, json_value_string(str_of(diff_class_name(matrix_cell(m, k, i)))));
    json_value_set(o, "path", json_value_string(n->path));
    json_value_set(o, "lines", diff_json_lines(&n, 1));
    json_value_set(o, "cells", cells);
    return o;
}

void write_matrix_json(const struct matrix *m, struct buf *out)
{
    struct json_value *root = json_value_object(), *plans = json_value_array(),
                      *clauses = json_value_array();
    struct json_value *own = json_value_array(), *copies = json_value_array();
    for (size_t i = 0; i < m->plan_count; i++) {
        struct json_value *o = diff_json_file(m->plans[i]->new_doc);
        json_value_set(o, "carried", json_value_integer((long long)m->plans[i]->carried));
        json_value_set(o, "omitted", json_value_integer((long long)m->plans[i]->omitted_count));
        json_value_set(o, "carried_mass", json_value_thousandths(m->plans[i]->carried_mass));
        json_value_add(plans, o);
    }
    for (size_t k = 0; k < m->clause_count; k++)
        json_value_add(clauses, clause_json(m, k));
    for (size_t i = 0; i < m->own_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "plan", json_value_integer((long long)m->own[i].plan));
        json_value_set(o, "path", json_value_string(m->own[i].clause->path));
        json_value_add(own, o);
    }
    for (size_t i = 0; i < m->likeness_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "plan", json_value_integer((long long)m->likeness[i].plan));
        json_value_set(o, "in", json_value_integer((long long)m->likeness[i].in));
        json_value_set(o, "share", json_value_thousandths(m->likeness[i].share));
        json_value_add(copies, o);
    }
    json_value_set(root, "format", json_value_string(STR("kehoach-matrix")));
    json_value_set(root, "version", json_value_integer(1));
    json_value_set(root, "old", diff_json_file(m->plans[0]->old_doc));
    json_value_set(root, "plans", plans);
    json_value_set(root, "clauses", clauses);
    json_value_set(root, "own", own);
    json_value_set(root, "likeness", copies);
    json_value_print(root, out);
    json_value_free(root);
}
