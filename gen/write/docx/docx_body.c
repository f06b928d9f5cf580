/* Sections, blocks and footnotes of a Word file. ISO/IEC 29500-1, 17.6 and 17.11. */
#include "layout/font.h"
#include "write/docx/docx_int.h"

void docx_put_section(struct docx_file *d, const struct section *s)
{
    const struct running *r = s->running_count ? s->running : NULL;
    int top = r ? r->y - (int)((long long)r->size * font_ascent(r->font) / font_units(r->font)) : 0;
    xml_open(&d->w, "w:sectPr");
    xml_open(&d->w, "w:headerReference");
    xml_set(&d->w, "w:type", STR("default"));
    xml_set(&d->w, "r:id", STR("header"));
    xml_close(&d->w);
    xml_leaf_with(&d->w, "w:type", "w:val", STR("nextPage"));
    xml_open(&d->w, "w:pgSz");
    xml_set_number(&d->w, "w:w", docx_units(s->width, TWIP));
    xml_set_number(&d->w, "w:h", docx_units(s->height, TWIP));
    if (s->width > s->height)
        xml_set(&d->w, "w:orient", STR("landscape"));
    xml_close(&d->w);
    xml_open(&d->w, "w:pgMar");
    xml_set_number(&d->w, "w:top", docx_units(s->top, TWIP));
    xml_set_number(&d->w, "w:right", docx_units(s->right, TWIP));
    xml_set_number(&d->w, "w:bottom", docx_units(s->bottom, TWIP));
    xml_set_number(&d->w, "w:left", docx_units(s->left, TWIP));
    xml_set_number(&d->w, "w:header", docx_units(top, TWIP));
    xml_set_number(&d->w, "w:footer", docx_units(top, TWIP));
    xml_set_number(&d->w, "w:gutter", 0);
    xml_close(&d->w);
    if (s->first_number)
        xml_leaf_number(&d->w, "w:pgNumType", "w:start", s->first_number);
    if (r && r->not_on_first)
        xml_leaf(&d->w, "w:titlePg");
    xml_close(&d->w);
}

/* The paragraph that ends a section is its last block, else an empty one. */
static const struct section *ends_at(const struct block *b, bool last,
                                     const struct docx_setting *set)
{
    return last && b->kind == BLOCK_PARAGRAPH ? set->ends : NULL;
}

void docx_put_blocks(struct docx_file *d, const struct block *blocks, size_t n,
                     const struct docx_setting *set)
{
    bool begun = false, ended = false;
    if (set->ends || !set->first)
        d->below = 0;
    for (size_t i = 0, used; i < n; i += used) {
        const struct block *b = &blocks[i];
        bool last = i + 1 == n;
        struct docx_setting one = *set;
        used = 1;
        one.first = set->first && !begun;
        one.last = set->last && last;
        one.ends = ends_at(b, last, set);
        one.keep_next |= !last && b[1].keep_previous;
        switch (b->kind) {
        case BLOCK_SPACE:
            d->space += b->as.space;
            continue;
        case BLOCK_TABLE:
            used = docx_table_blocks(b, n - i);
            if (i && b[-1].kind == BLOCK_TABLE) /* Word joins tables with nothing between them */
                docx_put_empty(d, &one);
            d->space += begun ? b->before : 0;
            docx_put_table(d, b, used, set->measure);
            break;
        case BLOCK_RULE:
            docx_put_rule(d, &b->as.rule, i ? b - 1 : NULL, b, &one);
            break;
        case BLOCK_PARAGRAPH:
            docx_put_paragraph(d, b, &one);
        }
        begun = true;
        ended = b->kind != BLOCK_TABLE && !(set->ends && !one.ends);
    }
    if (!ended || d->space) { /* a cell and a body end with a paragraph */
        if (set->ends)
            d->space = 0;
        docx_put_empty(d, set);
    }
}

void docx_open_note(struct docx_file *d, size_t call)
{
    d->address = STR("footnote");
    d->paragraphs = 0;
    d->note = d->called.at[call];
    xml_open(&d->w, "w:footnote");
    xml_set_number(&d->w, "w:id", (long)call + 1);
}

void docx_put_separator(struct docx_file *d, long id, const char *type, const char *element)
{
    xml_open(&d->w, "w:footnote");
    xml_set(&d->w, "w:type", str_of(type));
    xml_set_number(&d->w, "w:id", id);
    xml_open(&d->w, "w:p");
    xml_open(&d->w, "w:r");
    xml_leaf(&d->w, element);
    xml_close(&d->w);
    xml_close(&d->w);
    xml_close(&d->w);
}

/* In the order of their calls and numbered by it: LibreOffice finds them by neither alone. */
void docx_put_notes(struct docx_file *d)
{
    const struct flow *flow = &d->paper->flow;
    const struct section *s = flow->sections;
    struct docx_setting set = {.measure = s->width - s->left - s->right};
    for (size_t i = 0; i < d->called.n; i++) {
        const struct note *note = &flow->notes[d->called.at[i] - 1];
        docx_open_note(d, i);
        docx_put_blocks(d, note->blocks, note->block_count, &set);
        xml_close(&d->w);
        d->note = 0;
    }
}
