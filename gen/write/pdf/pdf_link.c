/* Links, outline and page labels: see pdf_link.h. Clauses are of ISO 32000-1:2008. */
#include "write/pdf/pdf_link.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

/* "[5 0 R /XYZ 85 700 null]" */
static void put_place(const struct pdf_drawing *d, struct buf *b, struct place place)
{
    buf_printf(b, "[%u 0 R /XYZ ", pdf_page_object(d->file, place.page));
    pdf_draw_point(b, d->heights.at[place.page], place.x, place.y);
    buf_puts(b, " null]");
}

/* False where the anchor is on no page. */
static bool put_destination(const struct pdf_drawing *d, struct buf *b, unsigned anchor)
{
    struct place place;
    bool known = layout_anchor(d->layout, anchor, &place);
    if (known)
        put_place(d, b, place);
    return known;
}

/* A name as a string: ASCII as it is, so that "plan.pdf#III.2.1" finds it. */
static void put_name(struct buf *b, struct str name)
{
    bool plain = true;
    for (size_t i = 0; i < name.n; i++)
        plain = plain && name.p[i] > ' ' && name.p[i] < 0x7f && !strchr("()\\", name.p[i]);
    if (plain)
        buf_printf(b, "(%.*s)", STR_ARG(name));
    else
        pdf_put_text(b, name);
}

/* Where a link leads: a place of this file, or a named one of another file. False: nowhere. */
static bool find_target(const struct pdf_drawing *d, struct pdf_link *link)
{
    const struct form_paper *c = d->paper;
    for (size_t i = 0; i < c->external_link_count && !link->to; i++)
        if (c->external_links[i].link == link->anchor)
            link->to = c->external_links[i].to;
    return link->to || layout_anchor(d->layout, link->anchor, &link->place);
}

/* The same in the file (12.6.4.3). */
static void put_target(const struct pdf_drawing *d, struct buf *b, const struct pdf_link *link)
{
    if (!link->to) {
        buf_puts(b, " /Dest ");
        put_place(d, b, link->place);
        return;
    }
    if (form_is_address_of_web(link->to)) { /* 12.6.4.7 */
        buf_puts(b, " /A <</S /URI /URI ");
        put_name(b, link->to->file);
        buf_puts(b, ">>");
        return;
    }
    buf_puts(b, " /A <</S /GoToR /F ");
    put_name(b, link->to->file);
    buf_puts(b, " /D ");
    put_name(b, link->to->there);
    buf_puts(b, ">>");
}

/* The order of their bytes in the file: those in UTF-16 begin with its mark, FE FF. */
static int by_name(const void *left, const void *right)
{
    const struct form_place *a = left, *b = right;
    bool wide = utf8_length(a->title) < a->title.n, other = utf8_length(b->title) < b->title.n;
    if (wide != other)
        return wide ? 1 : -1;
    return str_cmp(a->title, b->title);
}

/* The named destinations, as the one leaf of a name tree (7.9.6). */
void pdf_link_names(struct pdf_drawing *d, struct buf *out)
{
    size_t n = d->paper->name_count;
    struct form_place *names = arena_array(d->arena, n + 1, sizeof *names);
    if (!n)
        return;
    memcpy(names, d->paper->names, n * sizeof *names);
    array_sort(names, n, by_name);
    buf_puts(out, "/Dests <</Names [");
    for (size_t i = 0; i < n; i++) {
        size_t before = out->n;
        buf_char(out, ' ');
        put_name(out, names[i].title);
        buf_char(out, ' ');
        if (!put_destination(d, out, names[i].anchor))
            out->n = before;
    }
    buf_puts(out, "]>>");
}

/* The tree of the outline, from its entries with their levels: indexes + 1, 0 for none. */
struct outline_node {
    size_t parent, first, last, prev, next, count;
    unsigned object;
};

static void grow_outline(const struct form_paper *c, struct outline_node *nodes)
{
    size_t open = 0; /* the entry that a deeper one hangs under; nodes[0] is the root */
    for (size_t i = 1; i <= c->outline_count; i++) {
        while (open && c->outline[open - 1].level >= c->outline[i - 1].level)
            open = nodes[open].parent;
        struct outline_node *parent = &nodes[open];
        nodes[i].parent = open;
        nodes[i].prev = parent->last;
        if (parent->last)
            nodes[parent->last].next = i;
        else
            parent->first = i;
        parent->last = i;
        parent->count++;
        open = i;
    }
}

static void put_reference(struct buf *b, const char *key, const struct outline_node *nodes,
                          size_t i)
{
    if (i)
        buf_printf(b, " /%s %u 0 R", key, nodes[i].object);
}

static void write_outline_node(struct pdf_drawing *d, const struct outline_node *nodes, size_t i)
{
    const struct form_place *entry = &d->paper->outline[i - 1];
    struct buf b = {0};
    buf_puts(&b, "/Title ");
    pdf_put_text(&b, entry->title);
    buf_printf(&b, " /Parent %u 0 R", nodes[nodes[i].parent].object);
    put_reference(&b, "Prev", nodes, nodes[i].prev);
    put_reference(&b, "Next", nodes, nodes[i].next);
    put_reference(&b, "First", nodes, nodes[i].first);
    put_reference(&b, "Last", nodes, nodes[i].last);
    if (nodes[i].count) /* negative: shown closed (12.3.3) */
        buf_printf(&b, " /Count -%zu", nodes[i].count);
    buf_puts(&b, " /Dest ");
    if (!put_destination(d, &b, entry->anchor))
        buf_puts(&b, "null");
    pdf_object_add(d->file, nodes[i].object, &b);
}

void pdf_link_outline(struct pdf_drawing *d)
{
    size_t n = d->paper->outline_count;
    if (!n)
        return;
    struct outline_node *nodes = mem_zalloc((n + 1) * sizeof *nodes);
    grow_outline(d->paper, nodes);
    for (size_t i = 0; i <= n; i++)
        nodes[i].object = pdf_object(d->file);
    for (size_t i = 1; i <= n; i++)
        write_outline_node(d, nodes, i);
    struct buf b = {0};
    buf_printf(&b, "/Type /Outlines /Count %zu", nodes[0].count);
    put_reference(&b, "First", nodes, nodes[0].first);
    put_reference(&b, "Last", nodes, nodes[0].last);
    pdf_object_add(d->file, nodes[0].object, &b);
    buf_printf(&b, "/Outlines %u 0 R /PageMode /UseOutlines", nodes[0].object);
    pdf_catalog_add(d->file, &b);
    free(nodes);
}

/* The entries of the next link. */
static void print_link(void *data, struct buf *b)
{
    struct pdf_drawing *d = data;
    const struct pdf_link *link = &d->links.at[d->links_printed++];
    int height = d->heights.at[link->page];
    buf_puts(b, "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [");
    pdf_draw_point(b, height, link->left, link->bottom);
    buf_char(b, ' ');
    pdf_draw_point(b, height, link->right, link->top);
    buf_puts(b, "] /Contents ");
    pdf_put_text(b, link->text);
    put_target(d, b, link);
    if (link->key)
        buf_printf(b, " /StructParent %u", link->key);
}

void pdf_link_all(struct pdf_drawing *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->links.n; i++) {
        struct pdf_link link = d->links.at[i];
        struct str description = d->paper->elements[link.tag].description;
        if (!find_target(d, &link))
            continue;
        link.text = str_copy(d->link_texts, description.n ? description : link.text);
        if (link.to && form_is_address_of_web(link.to)) { /* of the form, which is gone by then */
            struct form_counterpart *web = arena_alloc(d->link_texts, sizeof *web);
            *web = (struct form_counterpart){.file = str_copy(d->link_texts, link.to->file)};
            link.to = web;
        }
        d->links.at[n++] = link;
    }
    d->links.n = n;
    unsigned first = pdf_annotations_late(d->file, n, print_link, d);
    for (unsigned i = 0; first && i < n; i++) {
        struct pdf_link *link = &d->links.at[i];
        if (link->tag)
            link->key = pdf_tag_annotation(d->tags, link->tag, link->page, first + i);
        pdf_page_annotate(d->file, link->page, first + i);
    }
}

/*
 * The numbers that a viewer shows for pages (12.4.2): each section counts anew; those after
 * the first, the appendices, have a prefix, "PL1-3".
 */
void pdf_link_page_labels(struct pdf_drawing *d)
{
    struct buf b = {0};
    size_t section = 0;
    buf_puts(&b, "/PageLabels << /Nums [0 << /S /D >>");
    for (size_t i = 0; i < d->sections.n; i++)
        if (d->sections.at[i] != section) {
            section = d->sections.at[i];
            buf_printf(&b, " %zu << /S /D /P (PL%zu-) >>", i, section);
        }
    buf_puts(&b, "] >>");
    pdf_catalog_add(d->file, &b);
}
