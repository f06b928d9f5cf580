/* Feedback in every form: see feedback_write.h. */
#include "write/diff/feedback_write.h"

#include "base/harmless.h"
#include "base/json_value.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "write/diff/diff.h"
#include "write/diff/diff_rows.h"

enum { SHOWN = 90 /* characters of a comment on the terminal */ };

static const char *const result_keys[RESULTS] = {"unclear", "done", "half", "not"};
static const char *const answer_keys[ANSWERS] = {"none", "accepted", "partly", "rejected"};

static const char *answer_name(const struct feedback_item *i)
{
    static const enum msg names[ANSWERS] = {MSG_FEEDBACK_UNANSWERED, MSG_FEEDBACK_ACCEPTED,
                                            MSG_FEEDBACK_PARTLY, MSG_FEEDBACK_REJECTED};
    return msg_text(names[i->answered]);
}

static const char *result_name(const struct feedback_item *i)
{
    static const enum msg names[RESULTS] = {MSG_FEEDBACK_UNCLEAR, MSG_FEEDBACK_DONE,
                                            MSG_FEEDBACK_HALF, MSG_FEEDBACK_NOT};
    bool though = i->answered == ANSWER_REJECTED && i->result == RESULT_DONE;
    return msg_text(though ? MSG_FEEDBACK_THOUGH_REJECTED : names[i->result]);
}

/* "mục I.2/b1 của dự thảo" and the like, each on a line. */
static struct str places(struct arena *a, const struct feedback_item *i)
{
    const struct {
        enum msg name;
        const struct node *node;
    } list[] = {{MSG_FEEDBACK_IN_DRAFT, i->draft},
                {MSG_FEEDBACK_IN_FINAL, i->final},
                {MSG_FEEDBACK_STILL, i->still}};
    struct buf b = {0};
    for (size_t k = 0; k < sizeof list / sizeof *list; k++)
        if (list[k].node) {
            buf_puts(&b, b.n ? "\n" : "");
            buf_printf(&b, msg_text(list[k].name), STR_ARG(diff_path(list[k].node)));
        }
    return buf_take(&b, a);
}

static struct str summary(struct arena *a, const struct feedback *f)
{
    size_t results[RESULTS] = {0}, conflicts = 0;
    for (size_t i = 0; i < f->items.n; i++) {
        results[f->items.at[i].result]++;
        conflicts += feedback_conflicts(&f->items.at[i]);
    }
    struct buf b = {0};
    buf_printf(&b, msg_text(MSG_FEEDBACK_SUMMARY), f->items.n, results[RESULT_DONE],
               results[RESULT_HALF], results[RESULT_NOT], results[RESULT_UNCLEAR], conflicts);
    return buf_take(&b, a);
}

/* --- as a document ------------------------------------------------------------------------ */

static void add_paper(struct doc *d, struct arena *a, enum msg name, const struct doc *paper)
{
    doc_add(d, d->root, NODE_PARA, diff_paper(a, msg_text(name), paper), 0);
}

static void add_result(struct doc *d, struct arena *a, struct node *row,
                       const struct feedback_item *i)
{
    struct node *cell = doc_append(d, row, NODE_CELL, POS_NONE);
    struct str where = places(a, i);
    node_add_text(d, cell, str_of(result_name(i)), feedback_conflicts(i) ? STYLE_BOLD : 0,
                  POS_NONE);
    if (where.n) {
        node_add_text(d, cell, STR("\n"), 0, POS_NONE);
        node_add_text(d, cell, where, 0, POS_NONE);
    }
}

struct doc *feedback_document(const struct feedback *f)
{
    static const enum msg heads[] = {MSG_DIFF_ROW_NUMBER, MSG_FEEDBACK_COMMENT, MSG_FEEDBACK_WHO,
                                     MSG_FEEDBACK_ANSWER, MSG_FEEDBACK_RESULT};
    struct arena *a = arena_new();
    struct doc *d = doc_new(NULL);
    doc_add(d, d->root, NODE_TITLE, unicode_upper(a, str_of(msg_text(MSG_FEEDBACK_TITLE))),
            STYLE_BOLD);
    add_paper(d, a, MSG_FEEDBACK_DRAFT, f->draft);
    add_paper(d, a, MSG_FEEDBACK_FINAL, f->final);
    doc_add(d, d->root, NODE_PARA, summary(a, f), 0);
    struct node *table = doc_append(d, d->root, NODE_TABLE, POS_NONE);
    struct node *row = doc_append(d, table, NODE_TABLE_HEAD, POS_NONE);
    for (size_t k = 0; k < sizeof heads / sizeof *heads; k++)
        doc_add(d, row, NODE_CELL, str_of(msg_text(heads[k])), STYLE_BOLD);
    for (size_t i = 0; i < f->items.n; i++) {
        const struct feedback_item *item = &f->items.at[i];
        row = doc_append(d, table, NODE_TABLE_ROW, POS_NONE);
        doc_add(d, row, NODE_CELL, item->number, 0);
        doc_add(d, row, NODE_CELL, item->comment, 0);
        doc_add(d, row, NODE_CELL, item->who, 0);
        doc_add(d, row, NODE_CELL, item->answer, 0);
        add_result(d, a, row, item);
    }
    doc_number(d);
    arena_free(a);
    return d;
}

/* --- JSON --------------------------------------------------------------------------------- */

static void set(struct json_value *o, const char *key, struct str s)
{
    json_value_set(o, key, json_value_string(s));
}

static void set_place(struct json_value *o, const char *key, const struct node *n)
{
    if (!n)
        return;
    struct json_value *place = json_value_object();
    set(place, "path", n->path);
    json_value_set(place, "lines", diff_json_lines(&n, 1));
    json_value_set(o, key, place);
}

static struct json_value *json_item(const struct feedback_item *i)
{
    static const char *const requests[FEEDBACK_REQUESTS] = {"other", "change", "add", "remove",
                                                            "split"};
    struct json_value *o = json_value_object();
    set(o, "number", i->number);
    json_value_set(o, "row", json_value_integer((long long)i->row));
    set(o, "comment", i->comment);
    set(o, "who", i->who);
    set(o, "answer", i->answer);
    set(o, "answered", str_of(answer_keys[i->answered]));
    set(o, "request", str_of(requests[i->request]));
    set(o, "result", str_of(result_keys[i->result]));
    json_value_set(o, "conflict", json_value_bool(feedback_conflicts(i)));
    json_value_set(o, "share", json_value_thousandths(i->share));
    set_place(o, "draft", i->draft);
    set_place(o, "final", i->final);
    set_place(o, "still", i->still);
    return o;
}

void write_feedback_json(const struct feedback *f, struct buf *out)
{
    struct json_value *root = json_value_object(), *items = json_value_array();
    struct json_value *table = json_value_object();
    char digest[65];
    source_sha256(f->table, digest);
    set(root, "format", STR("kehoach-feedback"));
    json_value_set(root, "version", json_value_integer(1));
    json_value_set(root, "draft", diff_json_file(f->draft));
    json_value_set(root, "final", diff_json_file(f->final));
    set(table, "file", str_of(f->table->name));
    set(table, "sha256", str_of(digest));
    json_value_set(root, "table", table);
    for (size_t i = 0; i < f->items.n; i++)
        json_value_add(items, json_item(&f->items.at[i]));
    json_value_set(root, "items", items);
    json_value_print(root, out);
    json_value_free(root);
}

/* --- for the terminal --------------------------------------------------------------------- */

static void term_item(struct arena *a, const struct feedback_item *i, struct buf *out)
{
    struct str start = str_first_words(i->comment, SHOWN), where = places(a, i);
    buf_str(out, i->number);
    buf_printf(out, "  %s · %s", result_name(i), answer_name(i));
    for (size_t k = 0; k < where.n; k++)
        if (!k || where.p[k] == '\n')
            buf_printf(out, " · %.*s",
                       STR_ARG(str_slice(where, k + (k > 0), str_find(where, STR("\n"), k + 1))));
    buf_puts(out, "\n    ");
    for (size_t k = 0; k < start.n; k++)
        buf_char(out, is_space(start.p[k]) ? ' ' : start.p[k]);
    buf_puts(out, start.n < i->comment.n ? " …\n" : "\n");
}

void write_feedback_term(const struct feedback *f, struct buf *out)
{
    struct arena *a = arena_new();
    struct buf text = {0};
    buf_str(&text, summary(a, f));
    buf_char(&text, '\n');
    for (int conflicts = 1; conflicts >= 0; conflicts--) {
        bool first = true;
        for (size_t i = 0; i < f->items.n; i++) {
            if (feedback_conflicts(&f->items.at[i]) != conflicts)
                continue;
            if (first)
                buf_printf(&text, "\n== %s ==\n",
                           msg_text(conflicts ? MSG_FEEDBACK_CONFLICTS : MSG_FEEDBACK_REST));
            first = false;
            term_item(a, &f->items.at[i], &text);
        }
    }
    unicode_harmless(out, buf_view(&text), "\n\t");
    buf_free(&text);
    arena_free(a);
}
