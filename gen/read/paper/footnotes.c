/* Footnotes: which call belongs to which note. Papers number them anew on every page or not. */
#include "base/search.h"
#include "read/paper/node_text.h"

#include <stdlib.h>

static int by_mark(const void *a, const void *b)
{
    const struct found_note *x = a, *y = b;
    int order = str_cmp(x->mark, y->mark);
    return order ? order
                 : (x->node->pos.at > y->node->pos.at) - (x->node->pos.at < y->node->pos.at);
}

static bool is_before(const struct found_note *note, const struct found_call *call)
{
    int order = str_cmp(note->mark, call->mark);
    return order < 0 || (!order && note->node->pos.at < call->run->pos.at);
}

/* The first note of that mark behind the call, else the last one before it. */
static struct found_note *find_note(const struct found_notes *n, const struct found_call *call)
{
    size_t i;
    search_first(i, n->notes.n, is_before(&n->notes.at[i], call));
    if (i < n->notes.n && str_eq(n->notes.at[i].mark, call->mark))
        return &n->notes.at[i];
    return i && str_eq(n->notes.at[i - 1].mark, call->mark) ? &n->notes.at[i - 1] : NULL;
}

static int by_place(const void *a, const void *b)
{
    const struct found_note *x = a, *y = b;
    return (x->node->pos.at > y->node->pos.at) - (x->node->pos.at < y->node->pos.at);
}

struct hook { /* where the note before was hung: the next one often goes behind it */
    struct node *holder, *last;
};

/* Footnotes come first among the children, in the order of their calls; those of cells behind
 * the table. */
static void hang(struct hook *hook, struct node *parent, struct node *note)
{
    bool cell = parent->kind == NODE_CELL;
    struct node *holder = cell ? parent->parent->parent : parent;
    struct node *place = hook->holder == holder ? hook->last : cell ? holder : NULL;
    struct node *next = place ? place->next : holder->first;
    for (; next && next->kind == NODE_FOOTNOTE; next = next->next)
        place = next;
    if (place)
        node_place_after(place, note);
    else if (next)
        node_place_before(next, note);
    else
        node_attach(holder, note);
    *hook = (struct hook){holder, note};
}

void footnotes_attach(struct found_notes *n, struct doc *d)
{
    struct hook hook = {NULL, NULL};
    if (n->notes.n)
        qsort(n->notes.at, n->notes.n, sizeof *n->notes.at, by_mark);
    for (size_t i = 0; i < n->calls.n; i++) {
        struct found_call *call = &n->calls.at[i];
        struct found_note *note = find_note(n, call);
        if (!note)
            continue; /* its mark stays as superscript text */
        call->run->note = note->node;
        if (!note->node->parent && call->node->kind != NODE_FOOTNOTE) /* notes hang on clauses */
            hang(&hook, call->node, note->node);
    }
    if (n->notes.n)
        qsort(n->notes.at, n->notes.n, sizeof *n->notes.at, by_place);
    for (size_t i = 0; i < n->notes.n; i++)
        if (!n->notes.at[i].node->parent)
            hang(&hook, n->notes.at[i].anchor ? n->notes.at[i].anchor : d->root,
                 n->notes.at[i].node);
    vec_free(&n->calls);
    vec_free(&n->notes);
}
