/* Outline: see outline.h. */
#include "write/outline.h"

#include "base/diag.h"
#include "base/mem.h"

enum { FIRST_WORDS = 60, INDENT = 2 }; /* bytes of a text; blanks a level */

static struct str words_of(struct arena *a, const struct node *n)
{
    struct buf b = {0};
    if (n->label.n && n->kind != NODE_FOOTNOTE)
        buf_printf(&b, "%.*s ", STR_ARG(n->label));
    buf_str(&b, node_text(a, n));
    for (const struct node *cell = n->first; cell && cell->kind == NODE_CELL; cell = cell->next)
        buf_printf(&b, "%s%.*s", cell->prev ? " | " : "", STR_ARG(node_text(a, cell)));
    return str_first_words(buf_take(&b, a), FIRST_WORDS);
}

void write_outline(const struct doc *d, struct buf *out)
{
    struct arena *a = arena_new();
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        if (!n->path.n)
            continue;
        size_t depth = 0;
        for (const struct node *up = n->parent; up && up != d->root; up = up->parent)
            depth += up->path.n > 0;
        buf_printf(out, "%*s%.*s  %.*s\n", (int)(depth * INDENT), "", STR_ARG(n->path),
                   STR_ARG(words_of(a, n)));
    }
    arena_free(a);
}

void write_reading_report(const struct doc *d, struct str summary, struct buf *out)
{
    size_t doubts = 0;
    for (const struct doubt *w = d->doubts; w; w = w->next)
        doubts++;
    buf_printf(out, msg_text(MSG_READ_REPORT_FACTS), STR_ARG(d->kind), STR_ARG(d->number),
               STR_ARG(d->date), STR_ARG(d->place), STR_ARG(d->issuer), STR_ARG(d->subject));
    buf_puts(out, msg_text(MSG_READ_REPORT_OUTLINE));
    write_outline(d, out);
    buf_printf(out, "\n%.*s\n", STR_ARG(summary));
    buf_printf(out, msg_text(MSG_READ_REPORT_DOUBTS), doubts);
    for (const struct doubt *w = d->doubts; w; w = w->next) {
        buf_puts(out, "- ");
        if (w->lines[0]) {
            buf_printf(out, msg_text(MSG_READ_REPORT_LINES), w->lines[0], w->lines[1]);
            buf_puts(out, ": ");
        }
        buf_printf(out, "%.*s [%s]\n", STR_ARG(w->text), w->rule);
    }
}
