/* Doubts about facts of scans: see doubts_scan.h. */
#include "read/doubts_scan.h"

enum { QUOTED = 60 }; /* characters of a unit that a message quotes */

static bool has_line(const struct node *n, size_t line)
{
    for (unsigned i = 0; i < n->line_count; i++)
        if (n->lines[i] == line)
            return true;
    return false;
}

/* The uncertain words of a unit: a line of two columns has words of two units. */
static void check_words(struct doubts *d, const struct node *n)
{
    const struct source *s = d->doc->source;
    struct str text = node_text(d->doc->arena, n);
    for (size_t i = 0; i < s->uncertain_count; i++) {
        const struct uncertain_word *u = &s->uncertain[i];
        struct str rest = str_slice(s->text, u->at, s->text.n), word = str_word(&rest);
        if (!has_line(n, pos_line((struct pos){s, u->at})) || str_find(text, word, 0) == (size_t)-1)
            continue;
        struct str line = str_line(&text);
        while (text.n && str_find(line, word, 0) == (size_t)-1)
            line = str_line(&text);
        doubt(d, MSG_READ_UNCERTAIN, n, STR_ARG(word), STR_ARG(str_first_words(line, QUOTED)),
              u->page, u->height);
        return;
    }
}

void doubts_of_scan(struct doubts *d)
{
    const struct doc *doc = d->doc;
    if (!doc->source->recognised)
        return;
    for (const struct node *n = doc->root->first; n; n = n->next) {
        if (n->kind == NODE_FRONT || n->kind == NODE_TITLE || n->kind == NODE_SIGNATURE)
            check_words(d, n);
        if (n->kind == NODE_SIGNATURE)
            break;
    }
}
