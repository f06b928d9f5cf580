/* The matrix of plans: see diff.h. */
#include "write/diff/diff.h"

#include <string.h>

#include "base/json_value.h"
#include "base/mem.h"
#include "base/xml.h"
#include "write/diff/diff_rows.h"

/* = the words of the central text, ~ adapted, / in part, - not at all. */
static const char *const signs[MATRIX_CELLS] = {"=", "~", "/", "-"};

enum { FIRST_WORDS = 60, COPIED = 100 /* thousandths of own words that are worth a line */ };

static struct str plan_name(const struct matrix *m, size_t plan)
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

struct print { /* how a form writes the pieces of the report */
    struct buf *out;
    void (*text)(struct buf *, struct str);
    const char *title[2], *line[2], *table[2], *row[2], *cell[2];
    bool rule; /* a Markdown table needs one below its head */
};

static void wrapped(const struct print *p, const char *const marks[2], struct str text)
{
    buf_puts(p->out, marks[0]);
    p->text(p->out, text);
    buf_puts(p->out, marks[1]);
}

static void title(const struct print *p, enum msg m)
{
    wrapped(p, p->title, str_of(msg_text(m)));
}

static void table(const struct print *p, struct arena *a, const struct matrix *m)
{
    buf_puts(p->out, p->table[0]);
    buf_puts(p->out, p->row[0]);
    wrapped(p, p->cell, str_of(msg_text(MSG_DIFF_OLD)));
    for (size_t i = 0; i < m->plan_count; i++)
        wrapped(p, p->cell, plan_name(m, i));
    buf_puts(p->out, p->row[1]);
    for (size_t i = 0; p->rule && i <= m->plan_count; i++)
        buf_puts(p->out, i < m->plan_count ? "|---" : "|---|\n");
    for (size_t k = 0; k < m->clause_count; k++) {
        struct str path = diff_path(m->clauses[k]), text = first_words(a, m->clauses[k]);
        buf_puts(p->out, p->row[0]);
        wrapped(p, p->cell, str_format(a, "%.*s: %.*s", STR_ARG(path), STR_ARG(text)));
        for (size_t i = 0; i < m->plan_count; i++)
            wrapped(p, p->cell, str_of(signs[matrix_cell(m, k, i)]));
        buf_puts(p->out, p->row[1]);
    }
    buf_puts(p->out, p->table[1]);
}

/* The clauses that so many plans carry. */
static void carried_by(const struct print *p, struct arena *a, const struct matrix *m, size_t n)
{
    for (size_t k = 0; k < m->clause_count; k++) {
        if (matrix_carriers(m, k) != n)
            continue;
        struct str path = diff_path(m->clauses[k]), text = first_words(a, m->clauses[k]);
        size_t plan = 0;
        while (n == 1 && matrix_cell(m, k, plan) == CELL_OMITTED)
            plan++;
        struct str who = n == 1 ? str_format(a, " (%.*s)", STR_ARG(plan_name(m, plan))) : STR("");
        wrapped(p, p->line,
                str_format(a, "%.*s: %.*s%.*s", STR_ARG(path), STR_ARG(text), STR_ARG(who)));
    }
}

static void report(const struct print *p, const struct matrix *m)
{
    struct arena *a = arena_new();
    title(p, MSG_DIFF_TITLE);
    wrapped(p, p->line,
            str_format(a, msg_text(MSG_MATRIX_SIGNS), signs[0], signs[1], signs[2], signs[3]));
    table(p, a, m);
    title(p, MSG_MATRIX_NONE);
    carried_by(p, a, m, 0);
    title(p, MSG_MATRIX_ONE);
    carried_by(p, a, m, 1);
    title(p, MSG_MATRIX_OWN);
    for (size_t i = 0; i < m->own_count; i++) {
        struct str name = plan_name(m, m->own[i].plan), path = diff_path(m->own[i].clause);
        struct str text = first_words(a, m->own[i].clause);
        wrapped(p, p->line,
                str_format(a, "%.*s, %.*s: %.*s", STR_ARG(name), STR_ARG(path), STR_ARG(text)));
    }
    title(p, MSG_MATRIX_COPIES);
    for (size_t i = 0; i < m->likeness_count; i++)
        if (m->likeness[i].share >= COPIED)
            wrapped(p, p->line,
                    str_format(
                        a, msg_text(MSG_MATRIX_COPY), STR_ARG(plan_name(m, m->likeness[i].plan)),
                        (m->likeness[i].share + 5) / 10, STR_ARG(plan_name(m, m->likeness[i].in))));
    arena_free(a);
}

static void markdown_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (strchr("\\`*_<>|~", s.p[i]) && s.n > 1)
            buf_char(out, '\\');
        buf_char(out, s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
    }
}

void write_matrix_md(const struct matrix *m, struct buf *out)
{
    struct print p = {out,          markdown_text, {"## ", "\n\n"}, {"- ", "\n"},
                      {"\n", "\n"}, {"", "|\n"},   {"| ", " "},     true};
    report(&p, m);
}

void write_matrix_html(const struct matrix *m, struct buf *out)
{
    struct print p = {out,
                      xml_escape,
                      {"<h2>", "</h2>\n"},
                      {"<p class=\"line\">", "</p>\n"},
                      {"<div class=\"wide\"><table>\n", "</table></div>\n"},
                      {"<tr>", "</tr>\n"},
                      {"<td>", "</td>"},
                      false};
    diff_html_head(out, false);
    report(&p, m);
    buf_puts(out, "</body>\n</html>\n");
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
    for (size_t i = 0; i < m->plan_count; i++)
        json_value_add(plans, diff_json_file(m->plans[i]->new_doc));
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
