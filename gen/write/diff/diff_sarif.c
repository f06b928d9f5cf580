/*
 * A comparison as SARIF 2.1.0 (OASIS), for code hosts that show findings beside the lines of a
 * file; and its omissions as a file of waivers: see diff.h.
 */
#include "write/diff/diff.h"

#include "base/diag.h"
#include "base/json_value.h"
#include "base/mem.h"
#include "write/diff/diff_rows.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

enum { SHOWN = 160 /* bytes of a clause in a message */ };

enum sarif_rule { RULE_DUTY, RULE_OTHER, RULE_CHANGED, RULES };

static const struct {
    const char *id, *level;
    enum msg text;
} rules[RULES] = {{"omitted-duty", "error", MSG_SARIF_DUTY},
                  {"omitted-other", "note", MSG_SARIF_OTHER},
                  {"changed-substance", "warning", MSG_SARIF_CHANGED}};

struct sarif {
    struct arena *arena;
    const struct comparison *c;
    struct json_value *results;
};

static void set(struct json_value *o, const char *key, struct str s)
{
    json_value_set(o, key, json_value_string(s));
}

static struct json_value *text_value(struct str s)
{
    struct json_value *o = json_value_object();
    set(o, "text", s);
    return o;
}

/* A name of a file as a URI reference, RFC 3986. */
static struct str uri_of(struct arena *a, const struct source *s)
{
    struct buf b = {0};
    for (struct str name = str_of(s ? s->name : ""); name.n; name = str_slice(name, 1, name.n)) {
        char c = *name.p;
        if (is_letter(c) || is_digit(c) || strchr("-._~/", c))
            buf_char(&b, c);
        else
            buf_printf(&b, "%%%02X", (unsigned char)c);
    }
    return buf_take(&b, a);
}

static struct json_value *location(struct arena *a, const struct source *s, size_t line,
                                   struct str path)
{
    struct json_value *o = json_value_object(), *physical = json_value_object();
    struct json_value *file = json_value_object(), *region = json_value_object();
    set(file, "uri", uri_of(a, s));
    json_value_set(region, "startLine", json_value_integer(line ? (long long)line : 1));
    json_value_set(physical, "artifactLocation", file);
    json_value_set(physical, "region", region);
    json_value_set(o, "physicalLocation", physical);
    if (path.n) {
        struct json_value *logical = json_value_array(), *one = json_value_object();
        set(one, "fullyQualifiedName", path);
        json_value_add(logical, one);
        json_value_set(o, "logicalLocations", logical);
    }
    return o;
}

static struct json_value *list_of(struct json_value *one)
{
    struct json_value *list = json_value_array();
    json_value_add(list, one);
    return list;
}

static size_t line_of(const struct node *n)
{
    return n->line_count ? node_lines(n)[0] : 1;
}

static struct json_value *add_result(struct sarif *s, enum sarif_rule rule, struct str text,
                                     struct json_value *place)
{
    struct json_value *o = json_value_object();
    set(o, "ruleId", str_of(rules[rule].id));
    json_value_set(o, "ruleIndex", json_value_integer(rule));
    set(o, "level", str_of(rules[rule].level));
    json_value_set(o, "message", text_value(text));
    json_value_set(o, "locations", list_of(place));
    json_value_add(s->results, o);
    return o;
}

/* With a profile it is where a reason is, or would have to be; else in the old text. */
static void add_omission(struct sarif *s, const struct omission *o)
{
    struct arena *a = s->arena;
    struct str text = diff_text(a, o->clause), first = str_first_words(text, SHOWN);
    struct pos pos = o->waiver_pos.source ? o->waiver_pos : s->c->reasons;
    struct json_value *clause =
        location(a, s->c->old_doc->source, line_of(o->clause), o->clause->path);
    struct str said = str_format(a, "%.*s (%s): %.*s%s", STR_ARG(diff_path(o->clause)),
                                 msg_text(diff_duty_message(o->duty)), STR_ARG(first),
                                 first.n < text.n ? " …" : "");
    bool own = pos.source != NULL;
    struct json_value *r =
        add_result(s, o->duty <= DUTY_TASK ? RULE_DUTY : RULE_OTHER, said,
                   own ? location(a, pos.source, pos_line(pos), o->clause->path) : clause);
    if (own)
        json_value_set(r, "relatedLocations", list_of(clause));
    struct json_value *prints = json_value_object();
    set(prints, "clause/v1", str_of(o->digest));
    json_value_set(r, "partialFingerprints", prints);
    if (!o->waiver.p)
        return;
    struct json_value *suppression = json_value_object();
    set(suppression, "kind", STR("external"));
    set(suppression, "justification", o->waiver);
    json_value_set(r, "suppressions", list_of(suppression));
}

/* What turns a duty, and figures, dates, acts, leading bodies that differ. */
static void add_link(struct sarif *s, const struct link *l)
{
    struct arena *a = s->arena;
    const struct doc *plan = s->c->new_doc;
    for (size_t i = 0; i < l->turn_count + l->number_count; i++) {
        bool turn = i < l->turn_count;
        struct str change = turn ? diff_change(a, &l->turns[i], NULL)
                                 : diff_change(a, NULL, &l->numbers[i - l->turn_count]);
        struct str said =
            str_format(a, "%.*s: %.*s", STR_ARG(diff_path(l->clause)), STR_ARG(change));
        add_result(s, RULE_CHANGED, said,
                   location(a, plan->source, line_of(l->clause), l->clause->path));
    }
}

static struct json_value *tool(void)
{
    struct json_value *o = json_value_object(), *driver = json_value_object();
    struct json_value *list = json_value_array();
    for (size_t i = 0; i < RULES; i++) {
        struct json_value *rule = json_value_object(), *level = json_value_object();
        set(rule, "id", str_of(rules[i].id));
        json_value_set(rule, "shortDescription", text_value(str_of(msg_text(rules[i].text))));
        set(level, "level", str_of(rules[i].level));
        json_value_set(rule, "defaultConfiguration", level);
        json_value_add(list, rule);
    }
    set(driver, "name", STR("kehoach"));
    json_value_set(driver, "rules", list);
    json_value_set(o, "driver", driver);
    return o;
}

void write_diff_sarif(const struct comparison *c, struct buf *out)
{
    struct sarif s = {arena_new(), c, json_value_array()};
    struct json_value *root = json_value_object(), *run = json_value_object();
    for (size_t i = 0; i < c->omitted_count; i++)
        add_omission(&s, &c->omitted[i]);
    for (size_t i = 0; i < c->link_count; i++)
        add_link(&s, &c->links[i]);
    set(root, "$schema", STR(SCHEMA));
    set(root, "version", STR("2.1.0"));
    json_value_set(run, "tool", tool());
    json_value_set(run, "results", s.results);
    json_value_set(root, "runs", list_of(run));
    json_value_print(root, out);
    json_value_free(root);
    arena_free(s.arena);
}

void write_diff_waivers(const struct comparison *c, struct buf *out)
{
    struct arena *a = arena_new();
    buf_printf(out, "# %s\n", msg_text(MSG_WAIVERS_HEAD));
    for (size_t i = 0; i < c->omitted_count; i++) {
        const struct omission *o = &c->omitted[i];
        struct str text = diff_text(a, o->clause), first = str_first_words(text, SHOWN);
        if (!o->waiver.p)
            buf_printf(out, "\n# %s: %.*s\n# ", msg_text(diff_duty_message(o->duty)),
                       STR_ARG(first));
        buf_printf(out, "%.*s %s %.*s\n", STR_ARG(o->clause->path), o->digest,
                   STR_ARG(o->waiver.p ? o->waiver : str_of(msg_text(MSG_WAIVERS_REASON))));
    }
    arena_free(a);
}
