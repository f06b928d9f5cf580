/* The copy of a plan for review: see plan_review.h. */
#include "merge/plan/plan_review.h"

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "merge/plan/plan_origins.h"
#include "merge/plan/task_sources.h"

enum { BEGINNING = 90 /* bytes of a paragraph that its row of the list begins with */ };

static bool is_shown(struct arena *a, const struct node *n, struct str *text)
{
    if (!node_is_unit(n) || node_is_incidental(n))
        return false;
    *text = str_trim(node_whole_text(a, n, true, " | "));
    return text->n;
}

void plan_review_put_origin(struct buf *b, const struct plan_origin *o)
{
    static const enum msg forms[] = {[ORIGIN_CENTRAL] = MSG_REVIEW_CENTRAL,
                                     [ORIGIN_OPERATION] = MSG_REVIEW_OPERATION,
                                     [ORIGIN_WRITTEN] = MSG_REVIEW_WRITTEN};
    buf_printf(b, msg_text(forms[o->kind]), STR_ARG(o->what), o->pos.source->name, o->line);
}

static struct str origins_text(struct arena *a, const struct unit_origins *of, const char *between)
{
    struct buf b = {0};
    for (size_t i = 0; i < of->n; i++) {
        buf_puts(&b, i ? between : "");
        plan_review_put_origin(&b, &of->at[i]);
    }
    return buf_take(&b, a);
}

static struct node *add_table(struct doc *d, const enum msg *heads, size_t n)
{
    struct node *table = doc_append(d, d->root, NODE_TABLE, POS_NONE);
    struct node *row = doc_append(d, table, NODE_TABLE_HEAD, POS_NONE);
    for (size_t i = 0; i < n; i++)
        doc_add(d, row, NODE_CELL, str_of(msg_text(heads[i])), STYLE_BOLD);
    return table;
}

static void add_title(struct doc *d, enum node_kind kind)
{
    doc_add(d, d->root, kind, unicode_upper(d->arena, str_of(msg_text(MSG_REVIEW_TITLE))),
            STYLE_BOLD);
}

struct doc *plan_review_table(const struct plan_inputs *in, const struct plan *plan)
{
    static const enum msg heads[] = {MSG_REVIEW_TEXT, MSG_REVIEW_SOURCE};
    struct doc *d = doc_new(NULL);
    const struct unit_origins *of = plan_origins(d->arena, in, plan, plan->plan);
    add_title(d, NODE_TITLE);
    struct node *table = add_table(d, heads, 2);
    struct str text;
    for (const struct node *n = plan->plan->root; n; n = node_next(n, plan->plan->root)) {
        if (!is_shown(d->arena, n, &text))
            continue;
        struct node *row = doc_append(d, table, NODE_TABLE_ROW, POS_NONE);
        doc_add(d, row, NODE_CELL, text, 0);
        doc_add(d, row, NODE_CELL, origins_text(d->arena, &of[n->id], "\n"), 0);
    }
    doc_number(d);
    return d;
}

/* ------------------------------------------------------------------ notes in the margin */

/* "III.2.1", "line 214 of the profile" in short. */
static struct str short_origin(struct arena *a, const struct plan_inputs *in,
                               const struct plan_origin *o)
{
    bool profile = o->pos.source == in->profile->source;
    enum msg form = profile ? MSG_REVIEW_MARGIN_PROFILE : MSG_REVIEW_MARGIN_TEMPLATE;
    if (o->kind == ORIGIN_CENTRAL)
        return o->what;
    return str_format(a, msg_text(form), o->line);
}

/* All in few words, after the number of the row that says it in full. */
static void set_words(struct arena *a, const struct plan_inputs *in, const struct unit_origins *of,
                      size_t number, struct margin_note *note)
{
    struct str *words = arena_array(a, of->n + 1, sizeof *words);
    words[note->word_count++] = str_format(a, "[%zu]", number);
    for (size_t i = 0; i < of->n; i++)
        words[note->word_count++] = short_origin(a, in, &of->at[i]);
    note->words = words;
    note->full = origins_text(a, of, "; ");
}

/* The origins, each on a line, and the central words after the first one of a clause. */
static struct str row_text(const struct plan_inputs *in, struct arena *a,
                           const struct unit_origins *of)
{
    struct buf b = {0};
    for (size_t i = 0; i < of->n; i++) {
        const struct plan_origin *o = &of->at[i];
        const struct node *central =
            o->kind == ORIGIN_CENTRAL ? doc_find(in->central, o->what) : NULL;
        buf_puts(&b, i ? "\n" : "");
        plan_review_put_origin(&b, o);
        if (central)
            buf_printf(&b, ": “%.*s”", STR_ARG(task_sources_words(a, central)));
    }
    return buf_take(&b, a);
}

static struct str beginning(struct arena *a, struct str text)
{
    struct str first = str_first_words(text, BEGINNING);
    return first.n < text.n ? str_format(a, "%.*s …", STR_ARG(first)) : first;
}

struct margin_notes plan_review(const struct plan_inputs *in, const struct plan *plan,
                                struct doc *d)
{
    static const enum msg heads[] = {MSG_REVIEW_NUMBER, MSG_REVIEW_TEXT, MSG_REVIEW_SOURCE};
    struct arena *a = d->arena;
    const struct unit_origins *of = plan_origins(a, in, plan, d);
    vec(struct margin_note) notes = {0};
    struct margin_notes out = {0};
    add_title(d, NODE_TABLE_TITLE);
    out.list = node_last(d->root);
    struct node *table = add_table(d, heads, 3);
    struct str text;
    for (struct node *n = d->root; n != out.list; n = node_next(n, d->root)) {
        if (!is_shown(a, n, &text) || !of[n->id].n)
            continue;
        struct node *row = doc_append(d, table, NODE_TABLE_ROW, POS_NONE);
        struct margin_note *note = vec_push(&notes);
        *note = (struct margin_note){.of = n, .to = row};
        set_words(a, in, &of[n->id], notes.n, note);
        doc_add(d, row, NODE_CELL, str_format(a, "%zu", notes.n), 0);
        doc_add(d, row, NODE_CELL, beginning(a, text), 0);
        doc_add(d, row, NODE_CELL, row_text(in, a, &of[n->id]), 0);
    }
    doc_number(d);
    d->source = NULL; /* what is said of pages was said of the plan */
    vec_move(a, &notes, out.at, out.n);
    return out;
}
