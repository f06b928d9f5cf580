/* A comparison as JSON: see diff.h. */
#include "write/diff/diff.h"

#include "base/json_value.h"
#include "base/mem.h"
#include "write/diff/diff_rows.h"

static struct json_value *text(const char *s)
{
    return json_value_string(str_of(s));
}

static void set_count(struct json_value *object, const char *key, size_t n)
{
    json_value_set(object, key, json_value_integer((long long)n));
}

struct json_value *diff_json_file(const struct doc *d)
{
    struct json_value *o = json_value_object();
    char digest[65];
    source_sha256(d->source, digest);
    json_value_set(o, "file", text(d->source ? d->source->name : ""));
    json_value_set(o, "sha256", text(digest));
    return o;
}

struct json_value *diff_json_lines(const struct node *const *nodes, size_t n)
{
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < nodes[i]->line_count; k++)
            json_value_add(array, json_value_integer(node_lines(nodes[i])[k]));
    return array;
}

static struct json_value *paths_of(const struct node *const *list, size_t n)
{
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < n; i++)
        json_value_add(array, json_value_string(list[i]->path));
    return array;
}

static struct json_value *counts_of(const unsigned counts[DIFFERENCE_LEVELS])
{
    static const char *const names[DIFFERENCE_LEVELS] = {NULL,       "layout", "typography",
                                                         "spelling", "slip",   "wording"};
    struct json_value *o = json_value_object();
    for (int level = DIFFERENCE_LEVELS - 1; level > DIFFERENCE_NONE; level--)
        json_value_set(o, names[level], json_value_integer(counts[level]));
    return o;
}

static struct json_value *words_of(const struct stretch *list, size_t n)
{
    static const char *const marks[] = {
        [CHANGE_NONE] = "=", [CHANGE_INSERTED] = "+", [CHANGE_DELETED] = "-"};
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < n; i++) {
        struct json_value *pair = json_value_array();
        json_value_add(pair, text(marks[list[i].change]));
        json_value_add(pair, json_value_string(list[i].text));
        json_value_add(array, pair);
    }
    return array;
}

static struct json_value *cells_of(const struct link *l)
{
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < l->cell_count; i++) {
        const struct changed_cell *c = &l->cells[i];
        struct json_value *o = json_value_object();
        json_value_set(o, "column", json_value_string(c->column));
        json_value_set(o, "was", json_value_string(c->was));
        json_value_set(o, "now", json_value_string(c->now));
        json_value_set(o, "dropped", json_value_string(c->dropped));
        json_value_set(o, "added", json_value_string(c->added));
        json_value_add(array, o);
    }
    return array;
}

/* Which of the words another clause of the new text carries: [place in words, its path]. */
static struct json_value *elsewhere_of(const struct link *l)
{
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < l->stretch_count; i++) {
        if (!l->stretches[i].elsewhere)
            continue;
        struct json_value *pair = json_value_array();
        json_value_add(pair, json_value_integer((long)i));
        json_value_add(pair, json_value_string(l->stretches[i].elsewhere->path));
        json_value_add(array, pair);
    }
    return array;
}

static struct json_value *numbers_of(const struct link *l)
{
    static const char *const kinds[] = {"number", "date", "act", "lead", "body"};
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < l->number_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "was", json_value_string(l->numbers[i].was));
        json_value_set(o, "now", json_value_string(l->numbers[i].now));
        json_value_set(o, "kind", text(kinds[l->numbers[i].kind]));
        json_value_set(o, "what", json_value_string(l->numbers[i].what));
        json_value_set(o, "was_shown", json_value_string(l->numbers[i].was_shown));
        json_value_set(o, "now_shown", json_value_string(l->numbers[i].now_shown));
        json_value_add(array, o);
    }
    return array;
}

static struct json_value *turns_of(const struct link *l)
{
    static const char *const kinds[] = {"role", "stage", "negation"};
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < l->turn_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "kind", text(kinds[l->turns[i].kind]));
        json_value_set(o, "was", json_value_string(l->turns[i].was));
        json_value_set(o, "now", json_value_string(l->turns[i].now));
        json_value_add(array, o);
    }
    return array;
}

static struct json_value *link_of(const struct link *l)
{
    static const char *const structures[] = {"1:1", "split", "merged", "n:m"};
    const struct node *const *old = (const struct node *const *)l->old;
    struct json_value *o = json_value_object();
    json_value_set(o, "new", json_value_string(l->clause->path));
    json_value_set(o, "new_lines", diff_json_lines(&l->clause, 1));
    json_value_set(o, "old", paths_of(old, l->old_count));
    json_value_set(o, "old_lines", diff_json_lines(old, l->old_count));
    json_value_set(o, "content", text(diff_class_name(l->content)));
    json_value_set(o, "structure", text(structures[l->structure]));
    json_value_set(o, "moved", json_value_bool(l->moved));
    json_value_set(o, "cov_old", json_value_thousandths(l->cov_old));
    json_value_set(o, "cov_new", json_value_thousandths(l->cov_new));
    struct json_value *counts = counts_of(l->counts);
    json_value_set(counts, "marks", json_value_integer(l->marks));
    json_value_set(o, "counts", counts);
    json_value_set(o, "words", words_of(l->stretches, l->stretch_count));
    json_value_set(o, "numbers", numbers_of(l));
    json_value_set(o, "evidence", json_value_integer(l->evidence));
    json_value_set(o, "elsewhere", elsewhere_of(l));
    if (l->cell_count)
        json_value_set(o, "cells", cells_of(l));
    json_value_set(o, "turns", turns_of(l));
    json_value_set(o, "systematic", json_value_bool(l->only_systematic));
    return o;
}

static struct json_value *omission_of(const struct omission *m)
{
    static const char *const duties[] = {"target",  "task",       "principle",
                                         "heading", "background", "central"};
    struct json_value *o = json_value_object();
    json_value_set(o, "path", json_value_string(m->clause->path));
    json_value_set(o, "lines", diff_json_lines(&m->clause, 1));
    json_value_set(o, "duty", text(duties[m->duty]));
    json_value_set(o, "digest", text(m->digest));
    if (m->best) {
        struct json_value *best = json_value_object();
        json_value_set(best, "new", json_value_string(m->best->path));
        json_value_set(best, "score", json_value_thousandths(m->score));
        json_value_set(best, "shared", json_value_string(m->shared));
        json_value_set(best, "missing", json_value_string(m->missing));
        json_value_set(o, "best", best);
    }
    if (m->waiver.p)
        json_value_set(o, "waiver", json_value_string(m->waiver));
    return o;
}

static struct json_value *unit_of(const struct node *n)
{
    struct json_value *o = json_value_object();
    json_value_set(o, "path", json_value_string(n->path));
    json_value_set(o, "lines", diff_json_lines(&n, 1));
    return o;
}

static struct json_value *frame_of(const struct frame_change *f)
{
    static const char *const parts[FRAME_PARTS] = {
        "superior", "issuer",   "motto",    "number",      "place-date", "draft",     "mark",
        "front",    "preamble", "footnote", "table-title", "table-head", "recipient", "signature"};
    struct json_value *o = json_value_object();
    json_value_set(o, "part", text(parts[f->part]));
    if (f->old)
        json_value_set(o, "old", unit_of(f->old));
    if (f->new)
        json_value_set(o, "new", unit_of(f->new));
    json_value_set(o, "moved", json_value_bool(f->moved));
    json_value_set(o, "filled", json_value_bool(f->filled));
    json_value_set(o, "counts", counts_of(f->counts));
    json_value_set(o, "words", words_of(f->stretches, f->stretch_count));
    return o;
}

static struct json_value *ledger_of(const struct ledger *l)
{
    struct json_value *o = json_value_object();
    set_count(o, "old_words", l->old_total);
    set_count(o, "old_carried", l->old_carried);
    set_count(o, "old_dropped", l->old_dropped);
    set_count(o, "old_omitted", l->old_omitted);
    set_count(o, "new_words", l->new_total);
    set_count(o, "new_carried", l->new_carried);
    set_count(o, "new_own", l->new_own);
    set_count(o, "new_added", l->new_added);
    return o;
}

static struct json_value *replacements_of(const struct comparison *c)
{
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < c->replacement_count; i++) {
        const struct replacement *p = &c->replacements[i];
        struct json_value *o = json_value_object();
        json_value_set(o, "was", json_value_string(p->was));
        json_value_set(o, "now", json_value_string(p->now));
        set_count(o, "places", p->places);
        json_value_set(o, "first", json_value_string(p->first->path));
        json_value_add(array, o);
    }
    return array;
}

static struct json_value *parts_of(const struct comparison *c)
{
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < c->part_count; i++) {
        const struct part_share *p = &c->parts[i];
        struct json_value *o = json_value_object();
        json_value_set(o, "path", json_value_string(p->heading->path));
        set_count(o, "clauses", p->clauses);
        set_count(o, "carried", p->carried);
        json_value_set(o, "carried_mass", json_value_thousandths(p->mass));
        json_value_add(array, o);
    }
    return array;
}

static struct json_value *summary_of(const struct comparison *c)
{
    struct json_value *o = json_value_object();
    set_count(o, "old_clauses", c->old_clauses);
    set_count(o, "carried", c->carried);
    set_count(o, "verbatim", c->content[CONTENT_VERBATIM]);
    set_count(o, "adapted", c->content[CONTENT_ADAPTED]);
    set_count(o, "partial", c->content[CONTENT_PARTIAL]);
    set_count(o, "omitted", c->omitted_count);
    set_count(o, "added", c->added_count);
    json_value_set(o, "carried_mass", json_value_thousandths(c->carried_mass));
    set_count(o, "waived", c->waived);
    json_value_set(o, "ledger", ledger_of(&c->ledger));
    set_count(o, "frame", c->frame_count);
    return o;
}

void write_diff_json(const struct comparison *c, struct buf *out)
{
    struct json_value *root = json_value_object(), *links = json_value_array(),
                      *omitted = json_value_array();
    struct json_value *added = json_value_array(), *frame = json_value_array();
    for (size_t i = 0; i < c->link_count; i++)
        json_value_add(links, link_of(&c->links[i]));
    for (size_t i = 0; i < c->omitted_count; i++)
        json_value_add(omitted, omission_of(&c->omitted[i]));
    for (size_t i = 0; i < c->added_count; i++)
        json_value_add(added, unit_of(c->added[i]));
    for (size_t i = 0; i < c->frame_count; i++)
        json_value_add(frame, frame_of(&c->frame[i]));
    json_value_set(root, "format", text("kehoach-diff"));
    json_value_set(root, "version", json_value_integer(1));
    json_value_set(root, "old", diff_json_file(c->old_doc));
    json_value_set(root, "new", diff_json_file(c->new_doc));
    json_value_set(root, "links", links);
    json_value_set(root, "omitted", omitted);
    json_value_set(root, "added", added);
    json_value_set(root, "summary", summary_of(c));
    if (c->earlier) {
        struct json_value *o = diff_json_file(c->earlier);
        json_value_set(o, "repaired", paths_of(c->repaired, c->repaired_count));
        json_value_set(o, "introduced", paths_of(c->introduced, c->introduced_count));
        json_value_set(root, "earlier", o);
    }
    json_value_set(root, "frame", frame);
    json_value_set(root, "replacements", replacements_of(c));
    json_value_set(root, "parts", parts_of(c));
    json_value_print(root, out);
    json_value_free(root);
}
