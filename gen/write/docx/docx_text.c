/*
 * Paragraphs of a Word file. ISO/IEC 29500-1, 17.3: properties have a fixed order; what is as the
 * paragraph's style has it is left out.
 */
#include <stdlib.h>
#include <string.h>

#include "model/doc.h"
#include "write/docx/docx_int.h"

enum { LOWEST = 20 }; /* twips: a line of 1 pt, of paragraphs that hold no text */

static const struct form_element no_element;

/* ------------------------------------------------------------------ properties of paragraphs */

/* The heading that the text belongs to, or an element without a level: a note belongs to none. */
static const struct form_element *heading_of(const struct docx_file *d, const struct paragraph *p)
{
    for (size_t i = 0; i < p->run_count; i++)
        for (unsigned e = p->runs[i].tag; e && d->paper->elements[e].role != ROLE_NOTE;
             e = d->paper->elements[e].parent)
            if (d->paper->elements[e].role == ROLE_HEADING)
                return &d->paper->elements[e];
    return &no_element;
}

/* How many bodies of list items the text is in. */
static unsigned depth_of(const struct docx_file *d, const struct paragraph *p, bool *item)
{
    unsigned depth = 0, tag = 0;
    *item = false;
    for (size_t i = 0; i < p->run_count && !tag; i++)
        tag = p->runs[i].tag;
    for (unsigned e = tag; e; e = d->paper->elements[e].parent) {
        depth += d->paper->elements[e].role == ROLE_BODY;
        *item |= d->paper->elements[e].role == ROLE_LABEL;
    }
    return depth;
}

/* The class's style, or that of its depth in a list. */
static struct str style_of(struct docx_file *d, const struct style_class *class,
                           const struct paragraph *p)
{
    bool bullet = !strcmp(class->name, "bullet"), item;
    unsigned depth = bullet || !strcmp(class->name, "body") ? depth_of(d, p, &item) : 0;
    if (depth && bullet && !item)
        depth--; /* its own body: the label is missing */
    if (depth > DOCX_LIST_DEPTH)
        depth = DOCX_LIST_DEPTH;
    if (!depth)
        return docx_style_id(d->arena, class->name);
    return bullet       ? str_format(d->arena, "List%u", depth + 1)
           : depth == 1 ? STR("ListContinue")
                        : str_format(d->arena, "ListContinue%u", depth);
}

static void put_border(struct docx_file *d, const char *side, int thickness, int space)
{
    xml_open(&d->w, side);
    xml_set(&d->w, "w:val", STR("single"));
    xml_set_number(&d->w, "w:sz", docx_units(thickness, EIGHTH_POINT));
    xml_set_number(&d->w, "w:space", docx_units(space, 1000));
    xml_set(&d->w, "w:color", STR("000000"));
    xml_close(&d->w);
}

static void put_spacing(struct docx_file *d, int before, int after, long line)
{
    xml_open(&d->w, "w:spacing");
    xml_set_number(&d->w, "w:before", docx_units(before, TWIP));
    xml_set_number(&d->w, "w:after", docx_units(after, TWIP));
    if (line) {
        xml_set_number(&d->w, "w:line", line);
        xml_set(&d->w, "w:lineRule", STR("exact"));
    }
    xml_close(&d->w);
}

static void put_indent(struct docx_file *d, int left, int right, int first)
{
    xml_open(&d->w, "w:ind");
    xml_set_number(&d->w, "w:left", docx_units(left, TWIP));
    xml_set_number(&d->w, "w:right", docx_units(right, TWIP));
    xml_set_number(&d->w, first < 0 ? "w:hanging" : "w:firstLine", docx_units(abs(first), TWIP));
    xml_close(&d->w);
}

static int widest_line(struct docx_file *d, const struct paragraph *p, int measure)
{
    struct line *lines;
    int widest = 0;
    size_t n = paragraph_set(d->setter, d->arena, p, measure, &lines);
    for (size_t i = 0; i < n; i++)
        widest = lines[i].width > widest ? lines[i].width : widest;
    return widest;
}

/* Indents on both sides that leave so much of the measure, in the middle. */
static int around(int measure, int width)
{
    return width < measure ? (measure - width) / 2 : 0;
}

static void put_align(struct docx_file *d, enum align align)
{
    static const char *const names[] = {[FLUSH_LEFT] = "left",
                                        [CENTERED] = "center",
                                        [FLUSH_RIGHT] = "right",
                                        [JUSTIFIED] = "both"};
    xml_leaf_with(&d->w, "w:jc", "w:val", str_of(names[align]));
}

static bool same(int length, double points)
{
    return docx_units(length, TWIP) == docx_units((int)(points * 1000 + .5), TWIP);
}

static void put_frame(struct docx_file *d, const struct paragraph *p)
{
    static const char *const sides[] = {"w:top", "w:left", "w:bottom", "w:right"};
    xml_open(&d->w, "w:pBdr");
    for (size_t i = 0; i < 4; i++)
        put_border(d, sides[i], p->frame, p->frame_padding);
    xml_close(&d->w);
}

static void put_properties(struct docx_file *d, const struct block *b,
                           const struct style_class *class, const struct docx_setting *set)
{
    static const enum align aligns[] = {[ALIGN_LEFT] = FLUSH_LEFT,
                                        [ALIGN_CENTER] = CENTERED,
                                        [ALIGN_RIGHT] = FLUSH_RIGHT,
                                        [ALIGN_JUSTIFY] = JUSTIFIED};
    const struct paragraph *p = &b->as.paragraph;
    const struct form_element *heading = heading_of(d, p);
    int before = (set->first ? 0 : b->before) + d->space, after = set->last ? 0 : b->after;
    if (before && d->below)
        before += d->below;
    d->below = after;
    int left = p->left, right = p->right, first = p->first;
    xml_open(&d->w, "w:pPr");
    xml_leaf_with(&d->w, "w:pStyle", "w:val", style_of(d, class, p));
    if (b->keep_next || set->keep_next)
        xml_leaf(&d->w, "w:keepNext");
    if (b->keep_together)
        xml_leaf(&d->w, "w:keepLines");
    if (b->page_before)
        xml_leaf(&d->w, "w:pageBreakBefore");
    if (p->frame) {
        int width = widest_line(d, p, set->measure) + 2 * p->frame_padding;
        int inside = p->frame_width - 2 * (p->frame + p->frame_padding);
        width = inside > width ? inside : width;
        right = p->align == FLUSH_RIGHT ? p->right + p->frame_padding : around(set->measure, width);
        left = set->measure - right - width;
        put_frame(d, p);
    }
    if (!same(before, docx_before(d, class)) || !same(after, class->after))
        put_spacing(d, before, after, 0);
    if (!same(left, class->left) || !same(right, class->right) || !same(first, class->indent))
        put_indent(d, left, right, first);
    if (p->align != aligns[class->align])
        put_align(d, p->align);
    if (heading->level)
        xml_leaf_number(&d->w, "w:outlineLvl", "w:val",
                        heading->level < 9 ? (long)heading->level - 1 : 8);
    if (d->change != DOCX_SAME) {
        xml_open(&d->w, "w:rPr");
        docx_open_change(d, d->change);
        xml_close(&d->w);
        xml_close(&d->w);
    }
    if (set->ends)
        docx_put_section(d, set->ends);
    xml_close(&d->w);
    d->space = 0;
}

/* ------------------------------------------------------------------ paragraphs */

/* The bookmark of the row that begins here. */
static unsigned open_pending(struct docx_file *d)
{
    unsigned anchor = d->pending;
    d->pending = 0;
    return docx_open_bookmark(d, anchor);
}

/* The comments that are on this paragraph: their ranges, 17.13.4. */
static void put_comments(struct docx_file *d, const char *range)
{
    for (size_t i = d->commented; i < d->comments.n; i++)
        xml_leaf_number(&d->w, range, "w:id", (long)i);
}

size_t docx_label_spans(const struct docx_file *d, const struct block *b)
{
    const struct node *n = b->anchor ? d->paper->anchored[b->anchor - 1] : NULL;
    const struct paragraph *p = &b->as.paragraph;
    if (!n || !n->label.n || !p->run_count || !str_starts(p->runs[0].text, n->label))
        return 0;
    return p->run_count > 1 && !str_trim(p->runs[1].text).n ? 2 : 1; /* a linked one and a blank */
}

void docx_open_paragraph(struct docx_file *d, const struct block *b, const struct docx_setting *set)
{
    docx_enter(d, b->anchor);
    xml_open(&d->w, "w:p");
    docx_put_id(d);
    put_properties(d, b, style_class(d->style, b->look), set);
    put_comments(d, "w:commentRangeStart");
}

void docx_close_paragraph(struct docx_file *d)
{
    put_comments(d, "w:commentRangeEnd");
    for (; d->commented < d->comments.n; d->commented++) {
        xml_open(&d->w, "w:r");
        xml_leaf_number(&d->w, "w:commentReference", "w:id", (long)d->commented);
        xml_close(&d->w);
    }
    xml_close(&d->w);
}

void docx_put_shape(struct docx_file *d, const struct block *b, struct buf *out)
{
    const struct paragraph *p = &b->as.paragraph;
    struct str style = style_of(d, style_class(d->style, b->look), p);
    buf_printf(out, "p %.*s %u %d", STR_ARG(style), heading_of(d, p)->level, p->frame != 0);
}

void docx_put_paragraph(struct docx_file *d, const struct block *b, const struct docx_setting *set)
{
    docx_open_paragraph(d, b, set);
    unsigned row = open_pending(d), bookmark = docx_open_bookmark(d, b->anchor);
    const struct style_class *class = style_class(d->style, b->look);
    struct paragraph rest = b->as.paragraph;
    const enum docx_change change = d->change;
    d->change = docx_unmoved(change);
    for (size_t n = d->relabelled ? docx_label_spans(d, b) : 0; n; n--, rest.run_count--)
        docx_put_span(d, class, rest.runs++);
    d->change = change;
    docx_put_spans(d, class, &rest, set);
    docx_close_bookmark(d, bookmark);
    docx_close_bookmark(d, row);
    docx_close_paragraph(d);
}

/* A paragraph of no text: its mark is as small as can be, and so is its line. */
static void open_low(struct docx_file *d, const struct docx_setting *set)
{
    xml_open(&d->w, "w:p");
    docx_put_id(d);
    xml_open(&d->w, "w:pPr");
    if (set->repeats)
        xml_leaf_with(&d->w, "w:pStyle", "w:val", STR("FormRepeat"));
    if (set->keep_next)
        xml_leaf(&d->w, "w:keepNext");
}

static void close_low(struct docx_file *d, const struct docx_setting *set)
{
    xml_open(&d->w, "w:rPr");
    xml_leaf_with(&d->w, "w:sz", "w:val", STR("2"));
    xml_close(&d->w);
    if (set->ends)
        docx_put_section(d, set->ends);
    xml_close(&d->w);
    docx_close_bookmark(d, open_pending(d));
    xml_close(&d->w);
    d->space = 0;
}

void docx_put_rule(struct docx_file *d, const struct rule *r, const struct block *above,
                   const struct block *b, const struct docx_setting *set)
{
    int length = r->length;
    if (!length && above && above->kind == BLOCK_PARAGRAPH)
        length = (int)((long long)widest_line(d, &above->as.paragraph, set->measure) *
                       r->text_share / 1000);
    int side = around(set->measure, length);
    struct docx_setting kept = *set;
    kept.keep_next |= b->keep_next;
    open_low(d, &kept);
    xml_open(&d->w, "w:pBdr");
    put_border(d, "w:top", r->thickness, 0);
    xml_close(&d->w);
    put_spacing(d, b->before + d->space + d->below, b->after, LOWEST);
    d->below = b->after;
    put_indent(d, side, side, 0);
    close_low(d, set);
}

void docx_put_empty(struct docx_file *d, const struct docx_setting *set)
{
    open_low(d, set);
    put_spacing(d, d->space ? d->space + d->below : 0, 0, LOWEST);
    d->below = 0;
    close_low(d, set);
}
