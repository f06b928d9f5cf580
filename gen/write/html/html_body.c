/*
 * Blocks of a page: headings, paragraphs, lists, the columns of a masthead. What an element is
 * follows from the roles that form/ gives to texts.
 */
#include <string.h>

#include "model/doc.h"
#include "write/html/html_int.h"

/* The element of the first text that is content; 0 for none. */
static unsigned element_of(const struct block *b)
{
    for (size_t i = 0; b->kind == BLOCK_PARAGRAPH && i < b->as.paragraph.run_count; i++)
        if (b->as.paragraph.runs[i].tag)
            return b->as.paragraph.runs[i].tag;
    return 0;
}

/* The element around e; 0 around a note, which is printed apart from what calls it. */
static unsigned outer(const struct html_paper *p, unsigned e)
{
    return p->paper->elements[e].role == ROLE_NOTE ? 0 : p->paper->elements[e].parent;
}

/* The nearest element of that role around e, itself included, or 0. */
static unsigned around(const struct html_paper *p, unsigned e, enum form_role role)
{
    while (e && p->paper->elements[e].role != role)
        e = outer(p, e);
    return e;
}

/* ------------------------------------------------------------------ lists */

static void close_lists(struct html_paper *p, size_t depth)
{
    while (p->open.n > depth) {
        html_close(p);
        p->open.n--;
    }
}

/* Opens and closes lists and items, so that those around the element are open. */
static void enter_lists(struct html_paper *p, unsigned element)
{
    unsigned chain[XML_WRITER_DEPTH / 2], n = 0;
    for (unsigned e = element; e && n < sizeof chain / sizeof *chain; e = outer(p, e)) {
        enum form_role role = p->paper->elements[e].role;
        if (role == ROLE_LIST || role == ROLE_ITEM)
            chain[n++] = e;
    }
    size_t same = 0;
    while (same < n && same < p->open.n && p->open.at[same] == chain[n - 1 - same])
        same++;
    close_lists(p, same);
    for (size_t i = same; i < n; i++) {
        unsigned e = chain[n - 1 - i];
        html_open(p, p->paper->elements[e].role == ROLE_LIST ? "ul" : "li", NULL);
        if (p->paper->elements[e].role == ROLE_LIST)
            xml_set(&p->w, "role",
                    STR("list")); /* without marks of its own it is one all the same */
        *vec_push(&p->open) = e;
    }
}

/* ------------------------------------------------------------------ paragraphs */

/*
 * What is set otherwise than its class: the names below "Kính gửi:" stand on the right of it. On a
 * narrow screen no indent takes more than a quarter.
 */
static void put_own_place(struct html_paper *p, const struct block *b,
                          const struct style_class *class)
{
    const struct paragraph *own = &b->as.paragraph;
    const int size = (int)(class->size * 1000), left = (int)(class->left * 1000 + .5);
    bool flush = own->align == FLUSH_LEFT && class->align != ALIGN_LEFT;
    struct buf style = {0};
    if (flush)
        buf_puts(&style, "text-align:left;");
    if (own->left > 0 && (flush || own->left != left))
        buf_printf(&style, "margin-left:min(%d.%dem,25%%);", own->left / size,
                   own->left % size * 10 / size);
    if (style.n && b->after != (int)(class->after * 1000 + .5))
        buf_printf(&style, "margin-bottom:%dpt;", b->after / 1000);
    if (style.n)
        xml_set(&p->w, "style", buf_take(&style, p->arena));
}

static void put_paragraph(struct html_paper *p, const struct block *b, const char *element)
{
    const struct style_class *class = style_class(p->style, b->look);
    struct str framed =
        str_format(p->arena, "c-%s%s", class->name, b->as.paragraph.frame ? " framed" : "");
    html_open(p, element, NULL);
    xml_set(&p->w, "class", framed);
    put_own_place(p, b, class);
    html_put_id(p, b->anchor);
    html_put_spans(p, &b->as.paragraph, class);
    html_close(p);
}

static const char *heading_name(unsigned level)
{
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return names[level < 6 ? level : 5];
}

static void put_rule(struct html_paper *p, const struct rule *r)
{
    html_open(p, "div", "rule");
    xml_set(&p->w, "style", str_format(p->arena, "width:%d%%", r->text_share / 12));
    xml_set(&p->w, "aria-hidden", STR("true"));
    html_close(p);
}

/* All blocks of a title are one heading, with its rule below it: how many were written. */
static size_t put_title(struct html_paper *p, const struct block *b, size_t n, unsigned title)
{
    const struct rule *rule = NULL;
    size_t i = 0;
    html_open(p, p->titles++ ? "h2" : "h1", "title");
    for (; i < n && (b[i].kind == BLOCK_RULE || around(p, element_of(&b[i]), ROLE_TITLE) == title ||
                     (b[i].kind == BLOCK_PARAGRAPH && !element_of(&b[i])));
         i++)
        if (b[i].kind == BLOCK_PARAGRAPH)
            put_paragraph(p, &b[i], "span");
        else
            rule = &b[i].as.rule;
    html_close(p);
    if (rule)
        put_rule(p, rule);
    return i;
}

/* The sides of a masthead, or recipients and signature: no table, but one beside the other. */
static void put_columns(struct html_paper *p, const struct block *b)
{
    const struct table *t = &b->as.table;
    html_open(p, "div", "columns");
    for (size_t i = 0; i < t->rows->cell_count; i++) {
        html_open(p, "div", NULL);
        html_put_blocks(p, t->rows->cells[i].blocks, t->rows->cells[i].block_count, false);
        html_close(p);
    }
    html_close(p);
}

static size_t put_block(struct html_paper *p, const struct block *b, size_t n, bool in_cell)
{
    unsigned element = element_of(b), title = around(p, element, ROLE_TITLE);
    unsigned heading = around(p, element, ROLE_HEADING);
    enter_lists(p, element);
    switch (b->kind) {
    case BLOCK_SPACE:
        html_open(p, "div", "hand");
        html_close(p);
        break;
    case BLOCK_RULE:
        put_rule(p, &b->as.rule);
        break;
    case BLOCK_TABLE:
        if (b->as.table.border)
            html_put_table(p, b);
        else
            put_columns(p, b);
        break;
    case BLOCK_PARAGRAPH:
        if (title && !in_cell)
            return put_title(p, b, n, title);
        if (heading)
            put_paragraph(
                p, b, heading_name(p->paper->elements[heading].level + (p->titles > 1 ? 1 : 0)));
        else
            put_paragraph(p, b, in_cell ? "span" : "p");
    }
    return 1;
}

void html_put_blocks(struct html_paper *p, const struct block *blocks, size_t n, bool in_cell)
{
    struct html_lists outer = p->open;
    p->open = (struct html_lists){0};
    for (size_t i = 0; i < n;)
        i += put_block(p, &blocks[i], n - i, in_cell);
    close_lists(p, 0);
    vec_free(&p->open);
    p->open = outer;
}

/* The footnotes, at the end: there are no pages. */
void html_put_notes(struct html_paper *p)
{
    const struct flow *flow = &p->paper->flow;
    if (!flow->note_count)
        return;
    html_open(p, "section", "notes");
    xml_set(&p->w, "role", STR("doc-endnotes"));
    xml_set(&p->w, "aria-label", style_word(p->style, "page-notes"));
    for (size_t i = 0; i < flow->note_count; i++)
        html_put_blocks(p, flow->notes[i].blocks, flow->notes[i].block_count, false);
    html_close(p);
}
