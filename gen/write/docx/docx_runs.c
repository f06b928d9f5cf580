/* Runs of text of a Word file, and the changes around them. ISO/IEC 29500-1, 17.3.2 and 17.13.5. */
#include "model/doc.h"
#include "write/docx/docx_int.h"

static void put_flag(struct docx_file *d, const char *toggle, bool on)
{
    if (on)
        xml_leaf(&d->w, toggle);
    else
        xml_leaf_with(&d->w, toggle, "w:val", STR("0"));
}

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
    *vec_push(&d->called) = s->note + d->note_base;
    open_mark(d);
    xml_open(&d->w, "w:footnoteReference");
    if (!counted)
        xml_set(&d->w, "w:customMarkFollows", STR("1"));
    xml_set_number(&d->w, "w:id", (long)d->called.n);
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

enum docx_change docx_unmoved(enum docx_change change)
{
    return change == DOCX_MOVED_FROM ? DOCX_DELETED
           : change == DOCX_MOVED_TO ? DOCX_INSERTED
                                     : change;
}

void docx_put_author(struct docx_file *d, struct str date)
{
    xml_set(&d->w, "w:author", d->author);
    if (date.n)
        xml_set(&d->w, "w:date", date);
}

void docx_open_change(struct docx_file *d, enum docx_change change)
{
    xml_open(&d->w, change_names[change]);
    xml_set_number(&d->w, "w:id", ++d->changes);
    docx_put_author(d, d->dates[d->turn]);
}

/* Text, or the mark or call that it is. */
static void put_content(struct docx_file *d, const struct style_class *class, const struct span *s)
{
    unsigned bookmark = docx_open_bookmark(d, s->anchor);
    if (s->note)
        put_call(d, s);
    else if (d->note && s->anchor)
        put_label(d, s);
    else if (docx_has_link(d, s->link)) {
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
    docx_open_change(d, d->change);
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
 * Titles and mastheads keep the line ends of layout/, which makes their lines even, headings and
 * recipients too, whose words of two syllables Word would part; other text, and what has line ends
 * of its own, is broken by Word.
 */
void docx_put_spans(struct docx_file *d, const struct style_class *class, const struct paragraph *p,
                    const struct docx_setting *set)
{
    struct line *lines = NULL;
    size_t n = 0;
    bool own = (p->align != CENTERED && !p->whole_words) || set->ruled || d->plain;
    for (size_t i = 0; i < p->run_count && !own; i++)
        own = str_find(p->runs[i].text, STR("\n"), 0) != (size_t)-1;
    if (!own)
        n = paragraph_set(d->setter, d->arena, p, set->measure, &lines);
    put_lines(d, class, p, lines, n);
}
