/* A comparison as JSON: see diff_json.h. */
#include "write/diff/diff_json.h"

#include "base/json_value.h"
#include "base/mem.h"

const char *diff_content_name(enum link_content content)
{
    static const char *const names[] = {"verbatim", "adapted", "partial"};
    return names[content];
}

const char *diff_structure_name(enum link_structure structure)
{
    static const char *const names[] = {"1:1", "split", "merged", "n:m"};
    return names[structure];
}

const char *diff_duty_name(enum duty duty)
{
    static const char *const names[] = {"target",  "task",       "principle",
                                        "heading", "background", "central"};
    return names[duty];
}

static struct json_value *text(const char *s)
{
    return json_value_string(str_of(s));
}

static struct json_value *file_of(const struct doc *d)
{
    struct json_value *o = json_value_object();
    json_value_set(o, "file", text(d->source ? d->source->name : ""));
    json_value_set(o, "sha256", text(d->source ? d->source->sha256 : ""));
    return o;
}

static void add_lines(struct json_value *array, const struct node *n)
{
    for (size_t i = 0; i < n->line_count; i++)
        json_value_add(array, json_value_integer(n->lines[i]));
}

static struct json_value *lines_of(const struct node *n)
{
    struct json_value *array = json_value_array();
    add_lines(array, n);
    return array;
}

static struct json_value *counts_of(const struct link *l)
{
    static const char *const names[DIFFERENCE_LEVELS] = {NULL,       "layout", "typography",
                                                         "spelling", "slip",   "wording"};
    struct json_value *o = json_value_object();
    for (int level = DIFFERENCE_LEVELS - 1; level > DIFFERENCE_NONE; level--)
        json_value_set(o, names[level], json_value_integer(l->counts[level]));
    json_value_set(o, "marks", json_value_integer(l->marks));
    return o;
}

static struct json_value *words_of(const struct link *l)
{
    static const char *const marks[] = {
        [CHANGE_NONE] = "=", [CHANGE_INSERTED] = "+", [CHANGE_DELETED] = "-"};
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < l->stretch_count; i++) {
        struct json_value *pair = json_value_array();
        json_value_add(pair, text(marks[l->stretches[i].change]));
        json_value_add(pair, json_value_string(l->stretches[i].text));
        json_value_add(array, pair);
    }
    return array;
}

static struct json_value *numbers_of(const struct link *l)
{
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < l->number_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "was", json_value_string(l->numbers[i].was));
        json_value_set(o, "now", json_value_string(l->numbers[i].now));
        json_value_add(array, o);
    }
    return array;
}

static struct json_value *link_of(const struct link *l)
{
    struct json_value *o = json_value_object(), *old = json_value_array(),
                      *old_lines = json_value_array();
    for (size_t i = 0; i < l->old_count; i++) {
        json_value_add(old, json_value_string(l->old[i]->path));
        add_lines(old_lines, l->old[i]);
    }
    json_value_set(o, "new", json_value_string(l->clause->path));
    json_value_set(o, "new_lines", lines_of(l->clause));
    json_value_set(o, "old", old);
    json_value_set(o, "old_lines", old_lines);
    json_value_set(o, "content", text(diff_content_name(l->content)));
    json_value_set(o, "structure", text(diff_structure_name(l->structure)));
    json_value_set(o, "moved", json_value_bool(l->moved));
    json_value_set(o, "cov_old", json_value_thousandths(l->cov_old));
    json_value_set(o, "cov_new", json_value_thousandths(l->cov_new));
    json_value_set(o, "counts", counts_of(l));
    json_value_set(o, "words", words_of(l));
    json_value_set(o, "numbers", numbers_of(l));
    json_value_set(o, "evidence", json_value_integer(l->evidence));
    return o;
}

static struct json_value *omission_of(const struct omission *m)
{
    struct json_value *o = json_value_object();
    json_value_set(o, "path", json_value_string(m->clause->path));
    json_value_set(o, "lines", lines_of(m->clause));
    json_value_set(o, "duty", text(diff_duty_name(m->duty)));
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

static struct json_value *ledger_of(const struct ledger *l)
{
    struct json_value *o = json_value_object();
    json_value_set(o, "old_words", json_value_integer((long long)l->old_total));
    json_value_set(o, "old_carried", json_value_integer((long long)l->old_carried));
    json_value_set(o, "old_dropped", json_value_integer((long long)l->old_dropped));
    json_value_set(o, "old_omitted", json_value_integer((long long)l->old_omitted));
    json_value_set(o, "new_words", json_value_integer((long long)l->new_total));
    json_value_set(o, "new_carried", json_value_integer((long long)l->new_carried));
    json_value_set(o, "new_own", json_value_integer((long long)l->new_own));
    json_value_set(o, "new_added", json_value_integer((long long)l->new_added));
    return o;
}

static struct json_value *summary_of(const struct comparison *c)
{
    struct json_value *o = json_value_object();
    json_value_set(o, "old_clauses", json_value_integer((long long)c->old_clauses));
    json_value_set(o, "carried", json_value_integer((long long)c->carried));
    json_value_set(o, "verbatim", json_value_integer((long long)c->content[CONTENT_VERBATIM]));
    json_value_set(o, "adapted", json_value_integer((long long)c->content[CONTENT_ADAPTED]));
    json_value_set(o, "partial", json_value_integer((long long)c->content[CONTENT_PARTIAL]));
    json_value_set(o, "omitted", json_value_integer((long long)c->omitted_count));
    json_value_set(o, "added", json_value_integer((long long)c->added_count));
    json_value_set(o, "carried_mass", json_value_thousandths(c->carried_mass));
    json_value_set(o, "waived", json_value_integer((long long)c->waived));
    json_value_set(o, "ledger", ledger_of(&c->ledger));
    return o;
}

static struct json_value *paths_of(const struct node *const *list, size_t n)
{
    struct json_value *array = json_value_array();
    for (size_t i = 0; i < n; i++)
        json_value_add(array, json_value_string(list[i]->path));
    return array;
}

static struct json_value *earlier_of(const struct comparison *c)
{
    struct json_value *o = file_of(c->earlier);
    json_value_set(o, "repaired", paths_of(c->repaired, c->repaired_count));
    json_value_set(o, "introduced", paths_of(c->introduced, c->introduced_count));
    return o;
}

void write_diff_json(const struct comparison *c, struct buf *out)
{
    struct json_value *root = json_value_object(), *links = json_value_array(),
                      *omitted = json_value_array();
    struct json_value *added = json_value_array();
    for (size_t i = 0; i < c->link_count; i++)
        json_value_add(links, link_of(&c->links[i]));
    for (size_t i = 0; i < c->omitted_count; i++)
        json_value_add(omitted, omission_of(&c->omitted[i]));
    for (size_t i = 0; i < c->added_count; i++) {
        struct json_value *o = json_value_object();
        json_value_set(o, "path", json_value_string(c->added[i]->path));
        json_value_set(o, "lines", lines_of(c->added[i]));
        json_value_add(added, o);
    }
    json_value_set(root, "format", text("kehoach-diff"));
    json_value_set(root, "version", json_value_integer(1));
    json_value_set(root, "old", file_of(c->old_doc));
    json_value_set(root, "new", file_of(c->new_doc));
    json_value_set(root, "links", links);
    json_value_set(root, "omitted", omitted);
    json_value_set(root, "added", added);
    json_value_set(root, "summary", summary_of(c));
    if (c->earlier)
        json_value_set(root, "earlier", earlier_of(c));
    json_value_print(root, out);
    json_value_free(root);
}
