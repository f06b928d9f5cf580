/* Lines of Akoma Ntoso: see akn_lines.h. */
#include "read/akn/akn_lines.h"

#include <string.h>

#include "read/akn/akn_table.h"

struct akn_lines_reader {
    struct akn_reader *reader;
    struct node *parent, *last;
    bool within;      /* lines of the parent's own text, not paragraphs below it */
    struct str open;  /* the mark that the next line begins with */
    struct str label; /* the number of the next line */
};

static void add(struct akn_lines_reader *q, struct str text, struct pos pos)
{
    if (text.n)
        node_add_text(q->reader->doc, q->last, text, 0, pos);
}

static void begin_line(struct akn_lines_reader *q, const struct xml *x)
{
    if (q->within) {
        q->last = q->parent;
        add(q, q->parent->runs ? STR("\n") : STR_NONE, x->pos);
    } else {
        q->last = akn_text_node(q->reader, q->parent, NODE_PARA, x);
        q->last->quoted = QUOTATION_PART;
    }
    add(q, q->open, x->pos);
    add(q, q->label, x->pos);
    q->open = q->label = STR_NONE;
}

/* A number with nothing after it is a line, too. */
static void end_label(struct akn_lines_reader *q, const struct xml *x)
{
    if (q->label.n)
        begin_line(q, x);
}

static bool is_line(const struct xml *x)
{
    static const char *const names[] = {
        "p", "block", "heading", "subheading", "crossHeading", "listIntroduction", "listWrapUp"};
    return str_among(str_of(x->name), names) < sizeof names / sizeof *names ||
           (xml_is(x, "li") && !xml_child(x, "p"));
}

static void read_lines(struct akn_lines_reader *q, const struct xml *x)
{
    xml_each (c, x, NULL) {
        if (xml_is(c, "meta"))
            continue;
        if (xml_is(c, "num")) {
            end_label(q, c);
            q->label = akn_text_plain(q->reader, c);
        } else if (is_line(c)) {
            if (q->label.n)
                q->label = str_format(q->reader->doc->arena, "%.*s ", STR_ARG(q->label));
            begin_line(q, c);
            akn_text(q->reader, q->last, c);
        } else if (xml_is(c, "table") && !q->within) {
            end_label(q, c);
            akn_table(q->reader, q->parent, c);
        } else {
            read_lines(q, c);
            end_label(q, c);
        }
    }
}

void akn_lines(struct akn_reader *r, struct node *n, const struct xml *x)
{
    struct akn_lines_reader q = {.reader = r, .parent = n, .within = true};
    read_lines(&q, x);
    end_label(&q, x);
}

void akn_lines_quoted(struct akn_reader *r, struct node *parent, const struct xml *x)
{
    struct akn_lines_reader q = {.reader = r,
                                 .parent = parent,
                                 .within = parent->kind == NODE_CELL,
                                 .open = xml_value(x, "startQuote")};
    read_lines(&q, x);
    end_label(&q, x);
    if (q.last)
        add(&q, xml_value(x, "endQuote"), x->pos);
}
