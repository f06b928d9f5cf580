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

static void put_flag(struct docx_file *d, const char *toggle, bool on)
{
    if (on)
        xml_leaf(&d->w, toggle);
    else
        xml_leaf_with(&d->w, toggle, "w:val", STR("0"));
}

/* ------------------------------------------------------------------ runs */

/*
 * The style of what the form has put there or joined, by which a reader knows that it is no text of
 * the paper (read/docx/): FormMark is nothing, FormBlank a blank, FormLineEnd a line end.
 */
static const char *mark_of(const struct span *s)
{
    return s->look & LOOK_LINE_END          ? "FormLineEnd"
           : s->look & LOOK_BLANK           ? "FormBlank"
           : !s->tag || s->look & LOOK_ROOM ? "FormMark"
                                            : NULL;
}

/* Bits and size that differ from those of the class. */
static void put_look(struct docx_file *d, const struct style_class *class, const struct span *s)
{
    unsigned changed = (s->look ^ class->style) | s->look / LOOK_OWN;
    const char *mark = mark_of(s);
    bool sized = !s->rise && s->size != (int)(class->size * 1000 + .5);
    if (!mark && !sized && !s->rise && !s->frame &&
        !(changed & (STYLE_BOLD | STYLE_ITALIC | STYLE_UNDERLINE)))
        return;
    xml_open(&d->w, "w:rPr");
    if (mark)
        xml_leaf_with(&d->w, "w:rStyle", "w:val", str_of(mark));
    if (changed & STYLE_BOLD)
        put_flag(d, "w:b", s->look & STYLE_BOLD);
    if (changed & STYLE_ITALIC)
        put_flag(d, "w:i", s->look & STYLE_ITALIC);
    if (sized) {
        xml_leaf_number(&d->w, "w:sz", "w:val", docx_units(s->size, HALF_POINT));
        xml_leaf_number(&d->w, "w:szCs", "w:val", docx_units(s->size, HALF_POINT));
    }
    if (changed & STYLE_UNDERLINE)
        xml_leaf_with(&d->w, "w:u", "w:val",
                      s->look & STYLE_UNDERLINE ? STR("single") : STR("none"));
    if (s->frame)
        xml_leaf_with(&d->w, "w:bdr", "w:val", STR("single"));
    if (s->rise)
        xml_leaf_with(&d->w, "w:vertAlign", "w:val", STR("superscript"));
    xml_close(&d->w);
}

/* Text of a run; line ends and tabs are elements. */
static void put_text(struct docx_file *d, struct str text)
{
    while (text.n) {
        size_t n = 0;
        while (n < text.n && text.p[n] != '\n' && text.p[n] != '\t')
            n++;
        if (n) {
            xml_open(&d->w, d->change == DOCX_DELETED ? "w:delText" : "w:t");
            xml_set(&d->w, "xml:space", STR("preserve"));
            xml_chars(&d->w, str_slice(text, 0, n));
            xml_close(&d->w);
        }
        if (n < text.n)
            xml_leaf(&d->w, text.p[n] == '\n' ? "w:br" : "w:tab");
        text = str_slice(text, n < text.n ? n + 1 : n, text.n);
    }
}

static void open_mark(struct docx_file *d)
{
    xml_open(&d->w, "w:r");
    xml_open(&d->w, "w:rPr");
    xml_leaf_with(&d->w, "w:rStyle", "w:val", STR("FootnoteReference"));
    xml_close(&d->w);
}

/* A call; its mark is written out where Word, which does not count such notes, has another number.
 * 17.11.14 */
static void put_call(struct docx_file *d, const struct span *s)
{
    bool counted = !d->plain && str_eq(s->text, str_format(d->arena, "%u", d->counted + 1));
    d->counted += counted;
    d->has_mark[s->note + d->note_base] = !counted;
    open_mark(d);
    xml_open(&d->w, "w:footnoteReference");
    if (!counted)
        xml_set(&d->w, "w:customMarkFollows", STR("1"));
    xml_set_number(&d->w, "w:id", s->note + d->note_base);
    xml_close(&d->w);
    if (!counted)
        put_text(d, s->text);
    xml_close(&d->w);
}

/* The mark with which a footnote begins. 17.11.13 */
static void put_label(struct docx_file *d, const struct span *s)
{
    open_mark(d);
    if (!d->has_mark[d->note])
        xml_leaf(&d->w, "w:footnoteRef");
    else
        put_text(d, s->text);
    xml_close(&d->w);
}

static void put_run(struct docx_file *d, const struct style_class *class, const struct span *s)
{
    xml_open(&d->w, "w:r");
    put_look(d, class, s);
    put_text(d, s->text);
    xml_close(&d->w);
}

static const char *const change_names[] = {[DOCX_INSERTED] = "w:ins",
                                           [DOCX_DELETED] = "w:del",
                                           [DOCX_MOVED_FROM] = "w:moveFrom",
                                           [DOCX_MOVED_TO] = "w:moveTo"};

void docx_open_change(struct docx_file *d)
{
    xml_open(&d->w, change_names[d->change]);
    xml_set_number(&d->w, "w:id", ++d->changes);
    xml_set(&d->w, "w:author", d->author);
    if (d->date.n)
        xml_set(&d->w, "w:date", d->date);
}

/* Text, or the mark or call that it is. */
static void put_content(struct docx_file *d, const struct style_class *class, const struct span *s)
{
    unsigned bookmark = docx_open_bookmark(d, s->anchor);
    if (s->note)
        put_call(d, s);
    else if (d->note && s->anchor)
        put_label(d, s);
    else if (s->link && !d->plain) {
        docx_open_link(d, s->link);
        put_run(d, class, s);
        xml_close(&d->w);
    } else if (s->text.n)
        put_run(d, class, s);
    docx_close_bookmark(d, bookmark);
}

void docx_put_span(struct docx_file *d, const struct style_class *class, const struct span *s)
{
    if (d->change == DOCX_SAME) {
        put_content(d, class, s);
        return;
    }
    docx_open_change(d);
    put_content(d, class, s);
    xml_close(&d->w);
}

/* A line that ends here, in place of the blanks that are s. */
static void put_line_end(struct docx_file *d, struct str blanks, bool line_end)
{
    xml_open(&d->w, "w:r");
    if (!line_end) {
        xml_open(&d->w, "w:rPr");
        xml_leaf_with(&d->w, "w:rStyle", "w:val", blanks.n ? STR("FormBlank") : STR("FormMark"));
        xml_close(&d->w);
    }
    xml_leaf(&d->w, "w:br");
    xml_close(&d->w);
}

/* The spans with line ends where layout/ has them: offsets are into all their texts, joined. */
static void put_lines(struct docx_file *d, const struct style_class *class,
                      const struct paragraph *p, const struct line *lines, size_t n)
{
    size_t start = 0, line = 0;
    for (size_t i = 0; i < p->run_count; i++) {
        struct span s = p->runs[i];
        size_t from = start, end = start + p->runs[i].text.n;
        for (; line + 1 < n && lines[line].end < end; line++) {
            struct str blanks =
                str_slice(s.text, lines[line].end - start, lines[line].next - start);
            s.text = str_slice(p->runs[i].text, from - start, lines[line].end - start);
            if (s.text.n)
                docx_put_span(d, class, &s);
            put_line_end(d, blanks, s.look & LOOK_LINE_END);
            s.anchor = 0;
            from = lines[line].end + blanks.n;
            s.text = p->runs[i].text;
        }
        s.text = str_slice(p->runs[i].text, from - start, p->runs[i].text.n);
        if (s.text.n || !p->runs[i].text.n)
            docx_put_span(d, class, &s);
        start = end;
    }
}

/*
 * Titles and mastheads keep the line ends of layout/, which makes their lines even; other text, and
 * what has line ends of its own, is broken by Word.
 */
static void put_spans(struct docx_file *d, const struct style_class *class,
                      const struct paragraph *p, const struct docx_setting *set)
{
    struct line *lines = NULL;
    size_t n = 0;
    bool own = p->align != CENTERED || set->ruled || d->plain;
    for (size_t i = 0; i < p->run_count && !own; i++)
        own = str_find(p->runs[i].text, STR("\n"), 0) != (size_t)-1;
    if (!own)
        n = paragraph_set(d->setter, d->arena, p, set->measure, &lines);
    put_lines(d, class, p, lines, n);
}

/* ------------------------------------------------------------------ properties of paragraphs */

/* The heading that the text belongs to, or an element without a level. */
static const struct form_element *heading_of(const struct docx_file *d, const struct paragraph *p)
{
    for (size_t i = 0; i < p->run_count; i++)
        for (unsigned e = p->runs[i].tag; e; e = d->paper->elements[e].parent)
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
        left = right = around(set->measure, width);
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
        docx_open_change(d);
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
    put_spans(d, style_class(d->style, b->look), &b->as.paragraph, set);
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
    open_low(d, set);
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
