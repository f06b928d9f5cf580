/* The tree of a document as plain text: see tree_dump.h. */
#include "write/tree_dump.h"

#include "base/mem.h"
#include "model/runs.h"

static void print_escaped(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        bool call = s.p[i] == '[' && i + 1 < s.n && s.p[i + 1] == '^';
        if (s.p[i] == '\n') {
            buf_puts(out, "\\n");
            continue;
        }
        if (s.p[i] == '\\' || s.p[i] == '<' || call)
            buf_char(out, '\\');
        buf_char(out, s.p[i]);
    }
}

static void print_looks(const struct looks *looks, struct buf *out)
{
    unsigned style = 0;
    enum change change = CHANGE_NONE;
    for (size_t i = 0; i < looks->n; i++) {
        const struct look *l = &looks->at[i];
        unsigned want = l->style;
        if (want != style || l->change != change) {
            if (style || change != CHANGE_NONE)
                buf_puts(out, "</>");
            if (want || l->change != CHANGE_NONE) {
                buf_char(out, '<');
                if (l->change != CHANGE_NONE)
                    buf_char(out, l->change == CHANGE_INSERTED ? '+' : '-');
                if (want & STYLE_BOLD)
                    buf_char(out, 'b');
                if (want & STYLE_ITALIC)
                    buf_char(out, 'i');
                if (want & STYLE_SUPERSCRIPT)
                    buf_char(out, 's');
                if (want & STYLE_UNDERLINE)
                    buf_char(out, 'u');
                buf_char(out, '>');
            }
        }
        style = want;
        change = l->change;
        if (l->kind == LOOK_CALL)
            buf_printf(out, "[^%.*s]", STR_ARG(look_text(l)));
        else
            print_escaped(look_text(l), out);
    }
    if (style || change != CHANGE_NONE)
        buf_puts(out, "</>");
}

static void print_node(const struct node *n, bool bare, struct buf *out)
{
    for (const struct node *up = n->parent; up; up = up->parent)
        buf_puts(out, "  ");
    buf_puts(out, node_kind_name(n->kind));
    if (n->kind == NODE_FRONT || node_is_copy(n))
        buf_printf(out, ":%s", front_role_name(n->role));
    if (n->change != CHANGE_NONE)
        buf_puts(out, n->change == CHANGE_INSERTED ? " +" : " -");
    if (n->path.n)
        buf_printf(out, " %.*s", STR_ARG(n->path));
    if (n->label.n)
        buf_printf(out, " [%.*s]", STR_ARG(n->label));
    if (!bare) {
        /* "@3,7-9" */
        for (size_t i = 0; i < n->line_count; i++) {
            size_t last = i;
            while (last + 1 < n->line_count && node_lines(n)[last + 1] == node_lines(n)[last] + 1)
                last++;
            buf_printf(out, "%s%u", i ? "," : " @", node_lines(n)[i]);
            if (last > i)
                buf_printf(out, "-%u", node_lines(n)[last]);
            i = last;
        }
    }
    if (n->central_only)
        buf_puts(out, " central-only");
    if (!bare)
        buf_puts(out, n->of_above ? " ^" : n->of_left ? " <" : "");
    if (n->runs) {
        buf_puts(out, ": ");
        struct arena *a = arena_new();
        struct looks looks = runs_looks(a, n, 0);
        print_looks(&looks, out);
        vec_free(&looks);
        arena_free(a);
    }
    buf_char(out, '\n');
}

static void print_tree(const struct doc *d, bool bare, struct buf *out)
{
    buf_puts(out, "document");
    static const char *const systems[] = {[SYSTEM_PARTY] = "party", [SYSTEM_STATE] = "state"};
    const struct {
        const char *name;
        struct str value;
    } facts[] = {
        {"kind", d->kind},   {"number", d->number}, {"date", d->date},
        {"place", d->place}, {"issuer", d->issuer}, {"subject", d->subject},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (facts[i].value.n) {
            buf_printf(out, " %s=", facts[i].name);
            for (size_t k = 0; k < facts[i].value.n; k++)
                buf_char(out, facts[i].value.p[k] == '\n' ? '|' : facts[i].value.p[k]);
        }
    if (d->system != SYSTEM_UNKNOWN)
        buf_printf(out, " system=%s", systems[d->system]);
    if (d->digest)
        buf_puts(out, " digest");
    buf_char(out, '\n');
    const struct node *n = node_next(d->root, d->root);
    while (n) {
        /* form, no content */
        bool skip = bare && node_is_incidental(n) && !node_is_copy(n);
        if (!skip)
            print_node(n, bare, out);
        n = skip ? node_skip(n, d->root) : node_next(n, d->root);
    }
}

void write_tree(const struct doc *d, struct buf *out)
{
    print_tree(d, false, out);
}

void write_tree_bare(const struct doc *d, struct buf *out)
{
    print_tree(d, true, out);
}
