/* Outline: see outline.h. */
#include "write/outline.h"

#include "base/diag.h"
#include "base/mem.h"

enum { FIRST_WORDS = 60, INDENT = 2 }; /* bytes of a text; blanks a level */

void write_outline(const struct doc *d, struct buf *out)
{
    struct arena *a = arena_new();
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        if (!n->path.n)
            continue;
        size_t depth = 0;
        for (const struct node *up = n->parent; up && up != d->root; up = up->parent)
            depth += up->path.n > 0;
        struct str text = node_whole_text(a, n, n->kind != NODE_FOOTNOTE, " | ");
        struct str words = str_first_words(text, FIRST_WORDS);
        buf_printf(out, "%*s%.*s  %.*s\n", (int)(depth * INDENT), "", STR_ARG(n->path),
                   STR_ARG(words));
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
