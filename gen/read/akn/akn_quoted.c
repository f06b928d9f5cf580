/* Quoted structures of Akoma Ntoso: see akn_quoted.h. */
#include "read/akn/akn_quoted.h"

#include <string.h>

#include "read/akn/akn_table.h"

struct quotation {
    struct akn_reader *reader;
    struct node *parent, *last;
    struct str open;  /* the mark that the next line begins with */
    struct str label; /* the number of the next line */
};

static void add(struct quotation *q, struct str text, struct pos pos)
{
    if (text.n)
        node_add_text(q->reader->doc, q->last, text, 0, pos);
}

static void begin_line(struct quotation *q, const struct xml *x)
{
    if (q->parent->kind == NODE_CELL) {
        q->last = q->parent;
        add(q, q->parent->runs ? STR("\n") : STR_NONE, x->pos);
    } else
        q->last = akn_text_node(q->reader, q->parent, NODE_PARA, x);
    add(q, q->open, x->pos);
    add(q, q->label, x->pos);
    q->open = q->label = STR_NONE;
}

/* A number with nothing behind it is a line, too. */
static void end_label(struct quotation *q, const struct xml *x)
{
    if (q->label.n)
        begin_line(q, x);
}

static bool is_line(const struct xml *x)
{
    static const char *const names[] = {
        "p", "block", "heading", "subheading", "crossHeading", "listIntroduction", "listWrapUp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(x->name, names[i]))
            return true;
    return !strcmp(x->name, "li") && !xml_child(x, "p");
}

static void read_lines(struct quotation *q, const struct xml *x)
{
    for (const struct xml *c = x->first; c; c = c->next) {
        if (!c->name || !strcmp(c->name, "meta"))
            continue;
        if (!strcmp(c->name, "num")) {
            end_label(q, c);
            q->label = akn_text_plain(q->reader, c);
        } else if (is_line(c)) {
            bool numbered = q->label.n > 0;
            begin_line(q, c);
            add(q, numbered ? STR(" ") : STR_NONE, c->pos);
            akn_text(q->reader, q->last, c);
        } else if (!strcmp(c->name, "table") && q->parent->kind != NODE_CELL) {
            end_label(q, c);
            akn_table(q->reader, q->parent, c);
        } else {
            read_lines(q, c);
            end_label(q, c);
        }
    }
}

void akn_quoted(struct akn_reader *r, struct node *parent, const struct xml *x)
{
    struct str close = xml_value(x, "endQuote");
    struct quotation q = {.reader = r, .parent = parent, .open = xml_value(x, "startQuote")};
    q.open = q.open.n ? str_copy(r->doc->arena, q.open) : STR_NONE;
    read_lines(&q, x);
    end_label(&q, x);
    if (q.last && close.n)
        add(&q, str_copy(r->doc->arena, close), x->pos);
}
