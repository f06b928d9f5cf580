/* Footnotes and their calls: see footnotes.h. */
#include "model/footnotes.h"

#include "base/mem.h"
#include "base/search.h"

static int by_place(const void *left, const void *right)
{
    size_t a = ((const struct footnote *)left)->node->pos.at;
    size_t b = ((const struct footnote *)right)->node->pos.at;
    return (a > b) - (a < b);
}

static int by_mark(const void *left, const void *right)
{
    const struct footnote *a = left, *b = right;
    int order = str_cmp(a->node->label, b->node->label);
    return order ? order : by_place(left, right);
}

/* Is the note sorted before the first one that the call may lead to. */
static bool is_before(const struct footnote *note, const struct run *call)
{
    int order = str_cmp(note->node->label, call->text);
    return order < 0 || (!order && note->node->pos.at < call->pos.at);
}

static struct footnote *find_note(const struct footnotes *n, const struct run *call)
{
    size_t i;
    search_first(i, n->notes.n, is_before(&n->notes.at[i], call));
    if (i < n->notes.n && str_eq(n->notes.at[i].node->label, call->text))
        return &n->notes.at[i];
    return i && str_eq(n->notes.at[i - 1].node->label, call->text) ? &n->notes.at[i - 1] : NULL;
}

/* Hangs the note after place, a child of holder or NULL, and the footnotes that follow it. */
static void hang(struct node *holder, struct node *place, struct node *note)
{
    struct node *next = place ? place->next : holder->first;
    for (; next && next->kind == NODE_FOOTNOTE; next = next->next)
        place = next;
    if (place)
        node_place_after(place, note);
    else if (next)
        node_place_before(next, note);
    else
        node_attach(holder, note);
}

void footnote_place(struct node *holder, struct node *note)
{
    hang(holder, NULL, note);
}

struct hung {              /* the note before: the next one often goes right after it */
    const struct node *by; /* the clause or table that called it */
    struct node *note;
};

static void hang_called(struct hung *last, struct node *by, struct node *note, bool in_rows)
{
    if (by->kind == NODE_CELL && in_rows) {
        node_attach(by->parent, note); /* after the cells */
        return;
    }
    struct node *table = by->kind == NODE_CELL ? by->parent->parent : NULL;
    struct node *place = table;
    by = table ? table : by;
    if (last->by == by)
        place = last->note;
    hang(table ? table->parent : by, place, note);
    *last = (struct hung){by, note};
}

void footnotes_attach(struct footnotes *n, struct doc *d)
{
    struct hung last = {NULL, NULL};
    array_sort(n->notes.at, n->notes.n, by_mark);
    for (size_t i = 1; i < n->notes.n; i++)
        n->notes.at[i].again = str_eq(n->notes.at[i - 1].node->label, n->notes.at[i].node->label);
    for (size_t i = 0; i < n->calls.n; i++) {
        const struct footnote_call *call = &n->calls.at[i];
        struct footnote *note = find_note(n, call->run);
        if (!note)
            continue;
        call->run->note = note->node;
        note->called = true;
        if (!note->node->parent && call->node->kind != NODE_FOOTNOTE) /* notes hang on clauses */
            hang_called(&last, call->node, note->node, n->in_rows);
    }
    array_sort(n->notes.at, n->notes.n, by_place);
    for (size_t i = 0; i < n->notes.n; i++) {
        struct node *anchor = n->notes.at[i].anchor;
        if (!n->notes.at[i].node->parent)
            hang_called(&last, anchor ? anchor : d->root, n->notes.at[i].node, n->in_rows);
    }
}

void footnotes_free(struct footnotes *n)
{
    vec_free(&n->calls);
    vec_free(&n->notes);
}
