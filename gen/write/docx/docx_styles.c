/*
 * The styles of a Word file: one for each class of the form, under the name that Word has for it
 * where it has one (then headings are in the navigation pane, and offices find what they know).
 * ISO/IEC 29500-1, 17.7.
 */
#include <string.h>

#include "model/doc.h"
#include "write/docx/docx_int.h"

static const struct known_style {
    const char *class, *id, *name;
} known[] = {
    {"title", "Title", "Title"},
    {"subject", "Subtitle", "Subtitle"},
    {"body", "BodyText", "Body Text"},
    {"bullet", "List", "List"},
    {"heading-1", "Heading1", "heading 1"},
    {"heading-2", "Heading2", "heading 2"},
    {"heading-3", "Heading3", "heading 3"},
    {"heading-4", "Heading4", "heading 4"},
    {"heading-5", "Heading5", "heading 5"},
    {"heading-6", "Heading6", "heading 6"},
    {"footnote", "FootnoteText", "footnote text"},
    {"page-number", "Header", "header"},
    {"signer", "Signature", "Signature"},
    {"place-date", "Date", "Date"},
};

static const struct known_style *find_known(const char *class)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!strcmp(known[i].class, class))
            return &known[i];
    return NULL;
}

struct str docx_style_id(struct arena *a, const char *class)
{
    const struct known_style *k = find_known(class);
    if (k)
        return str_of(k->id);
    struct buf b = {0};
    for (bool upper = true; *class; class ++) { /* "recipient-head": RecipientHead */
        if (*class != '-')
            buf_char(&b, upper && *class >= 'a' ? (char)(*class - 'a' + 'A') : *class);
        upper = *class == '-';
    }
    return buf_take(&b, a);
}

double docx_before(const struct docx_file *d, const struct style_class *c)
{
    return c->before ? c->before + style_class(d->style, "body")->after : 0;
}

static void put_size(struct docx_file *d, double points)
{
    long half = docx_units((int)(points * 1000 + .5), HALF_POINT);
    xml_leaf_number(&d->w, "w:sz", "w:val", half);
    xml_leaf_number(&d->w, "w:szCs", "w:val", half);
}

static void put_defaults(struct docx_file *d)
{
    static const char *const scripts[] = {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"};
    xml_open(&d->w, "w:docDefaults");
    xml_open(&d->w, "w:rPrDefault");
    xml_open(&d->w, "w:rPr");
    xml_open(&d->w, "w:rFonts");
    for (size_t i = 0; i < 4; i++)
        xml_set(&d->w, scripts[i], d->style->fonts[0]);
    xml_close(&d->w);
    put_size(d, style_class(d->style, "body")->size);
    xml_open(&d->w, "w:lang");
    xml_set(&d->w, "w:val", STR("vi-VN"));
    xml_set(&d->w, "w:eastAsia", STR("vi-VN"));
    xml_close(&d->w);
    xml_close(&d->w);
    xml_close(&d->w);
    xml_leaf(&d->w, "w:pPrDefault");
    xml_close(&d->w);
}

static void put_set_of(struct docx_file *d, const struct style_class *c)
{
    static const char *const names[] = {[ALIGN_LEFT] = "left",
                                        [ALIGN_CENTER] = "center",
                                        [ALIGN_RIGHT] = "right",
                                        [ALIGN_JUSTIFY] = "both"};
    static const struct {
        const char *name;
        size_t offset;
    } lengths[] = {{"w:left", offsetof(struct style_class, left)},
                   {"w:right", offsetof(struct style_class, right)},
                   {"w:firstLine", offsetof(struct style_class, indent)}};
    xml_open(&d->w, "w:spacing");
    xml_set_number(&d->w, "w:before", docx_units((int)(docx_before(d, c) * 1000 + .5), TWIP));
    xml_set_number(&d->w, "w:after", docx_units((int)(c->after * 1000 + .5), TWIP));
    xml_set_number(&d->w, "w:line", docx_units((int)(c->leading * 1000 + .5), TWIP));
    xml_set(&d->w, "w:lineRule", STR("exact"));
    xml_close(&d->w);
    xml_open(&d->w, "w:ind");
    for (size_t i = 0; i < 3; i++) {
        double points = *(const double *)((const char *)c + lengths[i].offset);
        if (points > 0 || (points < 0 && i < 2))
            xml_set_number(&d->w, lengths[i].name, docx_units((int)(points * 1000), TWIP));
        else if (points < 0)
            xml_set_number(&d->w, "w:hanging", docx_units((int)(-points * 1000), TWIP));
    }
    xml_close(&d->w);
    xml_leaf_with(&d->w, "w:jc", "w:val", str_of(names[c->align]));
}

static void put_paragraph_style(struct docx_file *d, const struct style_class *c)
{
    const struct known_style *k = find_known(c->name);
    xml_open(&d->w, "w:style");
    xml_set(&d->w, "w:type", STR("paragraph"));
    if (!k)
        xml_set(&d->w, "w:customStyle", STR("1"));
    xml_set(&d->w, "w:styleId", docx_style_id(d->arena, c->name));
    xml_leaf_with(&d->w, "w:name", "w:val", str_of(k ? k->name : c->name));
    xml_leaf_with(&d->w, "w:basedOn", "w:val", STR("Normal"));
    if (k)
        xml_leaf(&d->w, "w:qFormat");
    xml_open(&d->w, "w:pPr");
    put_set_of(d, c);
    if (!strncmp(c->name, "heading-", 8))
        xml_leaf_number(&d->w, "w:outlineLvl", "w:val", c->name[8] - '1');
    xml_close(&d->w);
    xml_open(&d->w, "w:rPr");
    if (c->style & STYLE_BOLD)
        xml_leaf(&d->w, "w:b");
    if (c->style & STYLE_ITALIC)
        xml_leaf(&d->w, "w:i");
    put_size(d, c->size);
    if (c->style & STYLE_UNDERLINE)
        xml_leaf_with(&d->w, "w:u", "w:val", STR("single"));
    xml_close(&d->w);
    xml_close(&d->w);
}

/*
 * Of runs: the mark of a footnote; what the form adds to a text, and what it joins. FormRepeat is
 * of a cell that is merged with the one above, whose text the document repeats: programs that save
 * the file anew keep a style.
 */
static const char characters[] =
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
    "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
    "<w:name w:val=\"Default Paragraph Font\"/><w:semiHidden/></w:style>"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
    "<w:name w:val=\"Normal Table\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
    "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>"
    "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>"
    "</w:tblPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\">"
    "<w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
    "</w:style>"
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"FormRepeat\">"
    "<w:name w:val=\"Form Repeat\"/><w:basedOn w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"FormMark\">"
    "<w:name w:val=\"Form Mark\"/></w:style>"
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"FormBlank\">"
    "<w:name w:val=\"Form Blank\"/></w:style>"
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"FormLineEnd\">"
    "<w:name w:val=\"Form Line End\"/></w:style>";

/* What is deeper in a list looks the same: "List 2", "List Continue". */
static void put_list_style(struct docx_file *d, const char *list, unsigned depth, const char *base)
{
    struct buf id = {0};
    xml_open(&d->w, "w:style");
    xml_set(&d->w, "w:type", STR("paragraph"));
    for (const char *c = list; *c; c++)
        if (*c != ' ')
            buf_char(&id, *c);
    if (depth > 1)
        buf_printf(&id, "%u", depth);
    xml_set(&d->w, "w:styleId", buf_take(&id, d->arena));
    xml_leaf_with(&d->w, "w:name", "w:val",
                  depth > 1 ? str_format(d->arena, "%s %u", list, depth) : str_of(list));
    xml_leaf_with(&d->w, "w:basedOn", "w:val", str_of(base));
    xml_close(&d->w);
}

void docx_put_styles(struct docx_file *d)
{
    put_defaults(d);
    xml_literal(&d->w, characters);
    for (size_t i = 0; i < d->style->class_count; i++)
        put_paragraph_style(d, &d->style->classes[i]);
    for (unsigned depth = 1; depth <= DOCX_LIST_DEPTH; depth++) {
        put_list_style(d, "List", depth + 1, "List");
        put_list_style(d, "List Continue", depth, "BodyText");
    }
}
