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

static struct jval *text(const char *s)
{
    return jval_string(str_of(s));
}

static struct jval *file_of(const struct doc *d)
{
    struct jval *o = jval_object();
    jval_set(o, "file", text(d->source ? d->source->name : ""));
    jval_set(o, "sha256", text(d->source ? d->source->sha256 : ""));
    return o;
}

static void add_lines(struct jval *array, const struct node *n)
{
    for (size_t i = 0; i < n->line_count; i++)
        jval_add(array, jval_integer(n->lines[i]));
}

static struct jval *lines_of(const struct node *n)
{
    struct jval *array = jval_array();
    add_lines(array, n);
    return array;
}

static struct jval *counts_of(const struct link *l)
{
    static const char *const names[DIFFERENCE_LEVELS] = {NULL,       "layout", "typography",
                                                         "spelling", "slip",   "wording"};
    struct jval *o = jval_object();
    for (int level = DIFFERENCE_LEVELS - 1; level > DIFFERENCE_NONE; level--)
        jval_set(o, names[level], jval_integer(l->counts[level]));
    jval_set(o, "marks", jval_integer(l->marks));
    return o;
}

static struct jval *words_of(const struct link *l)
{
    static const char *const marks[] = {
        [CHANGE_NONE] = "=", [CHANGE_INSERTED] = "+", [CHANGE_DELETED] = "-"};
    struct jval *array = jval_array();
    for (size_t i = 0; i < l->stretch_count; i++) {
        struct jval *pair = jval_array();
        jval_add(pair, text(marks[l->stretches[i].change]));
        jval_add(pair, jval_string(l->stretches[i].text));
        jval_add(array, pair);
    }
    return array;
}

static struct jval *numbers_of(const struct link *l)
{
    struct jval *array = jval_array();
    for (size_t i = 0; i < l->number_count; i++) {
        struct jval *o = jval_object();
        jval_set(o, "was", jval_string(l->numbers[i].was));
        jval_set(o, "now", jval_string(l->numbers[i].now));
        jval_add(array, o);
    }
    return array;
}

static struct jval *link_of(const struct link *l)
{
    struct jval *o = jval_object(), *old = jval_array(), *old_lines = jval_array();
    for (size_t i = 0; i < l->old_count; i++) {
        jval_add(old, jval_string(l->old[i]->path));
        add_lines(old_lines, l->old[i]);
    }
    jval_set(o, "new", jval_string(l->clause->path));
    jval_set(o, "new_lines", lines_of(l->clause));
    jval_set(o, "old", old);
    jval_set(o, "old_lines", old_lines);
    jval_set(o, "content", text(diff_content_name(l->content)));
    jval_set(o, "structure", text(diff_structure_name(l->structure)));
    jval_set(o, "moved", jval_bool(l->moved));
    jval_set(o, "cov_old", jval_thousandths(l->cov_old));
    jval_set(o, "cov_new", jval_thousandths(l->cov_new));
    jval_set(o, "counts", counts_of(l));
    jval_set(o, "words", words_of(l));
    jval_set(o, "numbers", numbers_of(l));
    jval_set(o, "evidence", jval_integer(l->evidence));
    return o;
}

static struct jval *omission_of(const struct omission *m)
{
    struct jval *o = jval_object();
    jval_set(o, "path", jval_string(m->clause->path));
    jval_set(o, "lines", lines_of(m->clause));
    jval_set(o, "duty", text(diff_duty_name(m->duty)));
    jval_set(o, "digest", text(m->digest));
    if (m->best) {
        struct jval *best = jval_object();
        jval_set(best, "new", jval_string(m->best->path));
        jval_set(best, "score", jval_thousandths(m->score));
        jval_set(best, "shared", jval_string(m->shared));
        jval_set(best, "missing", jval_string(m->missing));
        jval_set(o, "best", best);
    }
    if (m->waiver.p)
        jval_set(o, "waiver", jval_string(m->waiver));
    return o;
}

static struct jval *ledger_of(const struct ledger *l)
{
    struct jval *o = jval_object();
    jval_set(o, "old_words", jval_integer((long long)l->old_total));
    jval_set(o, "old_carried", jval_integer((long long)l->old_carried));
    jval_set(o, "old_dropped", jval_integer((long long)l->old_dropped));
    jval_set(o, "old_omitted", jval_integer((long long)l->old_omitted));
    jval_set(o, "new_words", jval_integer((long long)l->new_total));
    jval_set(o, "new_carried", jval_integer((long long)l->new_carried));
    jval_set(o, "new_own", jval_integer((long long)l->new_own));
    jval_set(o, "new_added", jval_integer((long long)l->new_added));
    return o;
}

static struct jval *summary_of(const struct comparison *c)
{
    struct jval *o = jval_object();
    jval_set(o, "old_clauses", jval_integer((long long)c->old_clauses));
    jval_set(o, "carried", jval_integer((long long)c->carried));
    jval_set(o, "verbatim", jval_integer((long long)c->content[CONTENT_VERBATIM]));
    jval_set(o, "adapted", jval_integer((long long)c->content[CONTENT_ADAPTED]));
    jval_set(o, "partial", jval_integer((long long)c->content[CONTENT_PARTIAL]));
    jval_set(o, "omitted", jval_integer((long long)c->omitted_count));
    jval_set(o, "added", jval_integer((long long)c->added_count));
    jval_set(o, "carried_mass", jval_thousandths(c->carried_mass));
    jval_set(o, "waived", jval_integer((long long)c->waived));
    jval_set(o, "ledger", ledger_of(&c->ledger));
    return o;
}

static struct jval *paths_of(const struct node *const *list, size_t n)
{
    struct jval *array = jval_array();
    for (size_t i = 0; i < n; i++)
        jval_add(array, jval_string(list[i]->path));
    return array;
}

static struct jval *earlier_of(const struct comparison *c)
{
    struct jval *o = file_of(c->earlier);
    jval_set(o, "repaired", paths_of(c->repaired, c->repaired_count));
    jval_set(o, "introduced", paths_of(c->introduced, c->introduced_count));
    return o;
}

void write_diff_json(const struct comparison *c, struct buf *out)
{
    struct jval *root = jval_object(), *links = jval_array(), *omitted = jval_array();
    struct jval *added = jval_array();
    for (size_t i = 0; i < c->link_count; i++)
        jval_add(links, link_of(&c->links[i]));
    for (size_t i = 0; i < c->omitted_count; i++)
        jval_add(omitted, omission_of(&c->omitted[i]));
    for (size_t i = 0; i < c->added_count; i++) {
        struct jval *o = jval_object();
        jval_set(o, "path", jval_string(c->added[i]->path));
        jval_set(o, "lines", lines_of(c->added[i]));
        jval_add(added, o);
    }
    jval_set(root, "format", text("kehoach-diff"));
    jval_set(root, "version", jval_integer(1));
    jval_set(root, "old", file_of(c->old_doc));
    jval_set(root, "new", file_of(c->new_doc));
    jval_set(root, "links", links);
    jval_set(root, "omitted", omitted);
    jval_set(root, "added", added);
    jval_set(root, "summary", summary_of(c));
    if (c->earlier)
        jval_set(root, "earlier", earlier_of(c));
    jval_print(root, out);
    jval_free(root);
}
