/* Footnotes: which call belongs to which note. Papers number them anew on every page or not. */
#include "read/pen.h"

#include <stdlib.h>

static int by_mark(const void *a, const void *b)
{
    const struct note *x = a, *y = b;
    int order = str_cmp(x->mark, y->mark);
    return order ? order
                 : (x->node->pos.at > y->node->pos.at) - (x->node->pos.at < y->node->pos.at);
}

/* The first note of that mark behind the call, else the last one before it. */
static struct note *find_note(const struct notes *n, const struct note_call *call)
{
    size_t low = 0, high = n->notes.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct note *note = &n->notes.at[middle];
        int order = str_cmp(note->mark, call->mark);
        if (order < 0 || (!order && note->node->pos.at < call->run->pos.at))
            low = middle + 1;
        else
            high = middle;
    }
    if (low < n->notes.n && str_eq(n->notes.at[low].mark, call->mark))
        return &n->notes.at[low];
    return low && str_eq(n->notes.at[low - 1].mark, call->mark) ? &n->notes.at[low - 1] : NULL;
}

/* Footnotes come first among the children, in the order of their calls. */
static void hang(struct node *parent, struct node *note)
{
    if (parent->kind == NODE_CELL) {
        struct node *table = parent->parent->parent;
        while (table->next && table->next->kind == NODE_FOOTNOTE)
            table = table->next;
        node_place_after(table, note);
        return;
    }
    struct node *place = parent->first;
    while (place && place->kind == NODE_FOOTNOTE)
        place = place->next;
    if (place)
        node_place_before(place, note);
    else
        node_attach(parent, note);
}

void notes_attach(struct notes *n, struct doc *d)
{
    if (n->notes.n)
        qsort(n->notes.at, n->notes.n, sizeof *n->notes.at, by_mark);
    for (size_t i = 0; i < n->calls.n; i++) {
        struct note_call *call = &n->calls.at[i];
        struct note *note = find_note(n, call);
        if (!note)
            continue; /* its mark stays as superscript text */
        call->run->note = note->node;
        if (!note->node->parent && call->node->kind != NODE_FOOTNOTE) /* notes hang on clauses */
            hang(call->node, note->node);
    }
    for (size_t i = 0; i < n->notes.n; i++)
        if (!n->notes.at[i].node->parent)
            hang(n->notes.at[i].anchor ? n->notes.at[i].anchor : d->root, n->notes.at[i].node);
    vec_free(&n->calls);
    vec_free(&n->notes);
}
