/*
 * A Word file: see docx_write.h. The parts of the package (ISO/IEC 29500-2) are written in one
 * order; the body is made before what it asks for: footnotes, comments, targets of links.
 */
#include "write/docx/docx_write.h"

#include "base/archive.h"
#include "write/docx/docx_int.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

enum docx_part {
    PART_TYPES,
    PART_RELATIONS,
    PART_DOCUMENT,
    PART_DOCUMENT_RELATIONS,
    PART_STYLES,
    PART_SETTINGS,
    PART_FOOTNOTES,
    PART_HEADER,
    PART_COMMENTS, /* only of a file that has some */
    PART_CORE,
    PART_APP,
    PARTS
};

/* Whom a part is related to, and as what. */
static const struct {
    const char *name, *type, *content;
    enum docx_part from;
} parts[PARTS] = {
    [PART_TYPES] = {"[Content_Types].xml", NULL, NULL, PART_TYPES},
    [PART_RELATIONS] = {"_rels/.rels", NULL, NULL, PART_TYPES},
    [PART_DOCUMENT] = {"word/document.xml", OFFICE "relationships/officeDocument",
                       WORD "document.main+xml", PART_RELATIONS},
    [PART_DOCUMENT_RELATIONS] = {"word/_rels/document.xml.rels", NULL, NULL, PART_TYPES},
    [PART_STYLES] = {"word/styles.xml", OFFICE "relationships/styles", WORD "styles+xml",
                     PART_DOCUMENT_RELATIONS},
    [PART_SETTINGS] = {"word/settings.xml", OFFICE "relationships/settings", WORD "settings+xml",
                       PART_DOCUMENT_RELATIONS},
    [PART_FOOTNOTES] = {"word/footnotes.xml", OFFICE "relationships/footnotes",
                        WORD "footnotes+xml", PART_DOCUMENT_RELATIONS},
    [PART_HEADER] = {"word/header1.xml", OFFICE "relationships/header", WORD "header+xml",
                     PART_DOCUMENT_RELATIONS},
    [PART_COMMENTS] = {"word/comments.xml", OFFICE "relationships/comments", WORD "comments+xml",
                       PART_DOCUMENT_RELATIONS},
    [PART_CORE] = {"docProps/core.xml", PACKAGE "relationships/metadata/core-properties",
                   "application/vnd.openxmlformats-package.core-properties+xml", PART_RELATIONS},
    [PART_APP] = {"docProps/app.xml", OFFICE "relationships/extended-properties",
                  "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                  PART_RELATIONS},
};

static const char settings[] =
    "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
    "<w:compat><w:doNotExpandShiftReturn/>"
    "<w:compatSetting w:name=\"compatibilityMode\""
    " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
    "<w:themeFontLang w:val=\"vi-VN\"/>";

static bool is_there(const struct docx_file *d, size_t part)
{
    return part != PART_COMMENTS || d->comments.n;
}

static void put_types(struct docx_file *d)
{
    xml_open(&d->w, "Types");
    xml_set(&d->w, "xmlns", STR(PACKAGE "content-types"));
    xml_open(&d->w, "Default");
    xml_set(&d->w, "Extension", STR("rels"));
    xml_set(&d->w, "ContentType", STR("application/vnd.openxmlformats-package.relationships+xml"));
    xml_close(&d->w);
    for (size_t i = 0; i < PARTS; i++)
        if (parts[i].content && is_there(d, i)) {
            xml_open(&d->w, "Override");
            xml_set(&d->w, "PartName", str_format(d->arena, "/%s", parts[i].name));
            xml_set(&d->w, "ContentType", str_of(parts[i].content));
            xml_close(&d->w);
        }
    xml_close(&d->w);
}

static void put_relation(struct docx_file *d, struct str id, const char *type, struct str target,
                         bool outside)
{
    xml_open(&d->w, "Relationship");
    xml_set(&d->w, "Id", id);
    xml_set(&d->w, "Type", str_of(type));
    xml_set(&d->w, "Target", target);
    if (outside)
        xml_set(&d->w, "TargetMode", STR("External"));
    xml_close(&d->w);
}

/* What the part has beside it; the document, the files that its links lead to as well. */
static void put_relations(struct docx_file *d, enum docx_part from)
{
    xml_open(&d->w, "Relationships");
    xml_set(&d->w, "xmlns", STR(PACKAGE "relationships"));
    for (size_t i = 0; i < PARTS; i++)
        if (parts[i].type && parts[i].from == from && is_there(d, i))
            put_relation(d, i == PART_HEADER ? STR("header") : str_format(d->arena, "part%zu", i),
                         parts[i].type, str_format(d->arena, "/%s", parts[i].name), false);
    for (size_t i = 0; from == PART_DOCUMENT_RELATIONS && i < d->targets.n; i++)
        put_relation(d, str_format(d->arena, "link%zu", i + 1), OFFICE "relationships/hyperlink",
                     d->targets.at[i], true);
    xml_close(&d->w);
}

static void open_word(struct docx_file *d, const char *root)
{
    xml_open(&d->w, root);
    xml_set(&d->w, "xmlns:w", STR("http://schemas.openxmlformats.org/wordprocessingml/2006/main"));
    xml_set(&d->w, "xmlns:r", STR(OFFICE "relationships"));
    xml_set(&d->w, "xmlns:w14", STR("http://schemas.microsoft.com/office/word/2010/wordml"));
    xml_set(&d->w, "xmlns:mc", STR("http://schemas.openxmlformats.org/markup-compatibility/2006"));
    xml_set(&d->w, "mc:Ignorable", STR("w14"));
}

static void put_sections(struct docx_file *d, void *user)
{
    (void)user;
    const struct flow *flow = &d->paper->flow;
    for (size_t i = 0; i < flow->section_count; i++) {
        const struct section *s = &flow->sections[i];
        struct docx_setting set = {.measure = s->width - s->left - s->right};
        const struct section *ends = i + 1 < flow->section_count ? s : NULL;
        d->page_height = s->height - s->top - s->bottom;
        if (s->head_count)
            docx_put_blocks(d, s->head, s->head_count, &set);
        set.ends = s->foot_count ? NULL : ends;
        docx_put_blocks(d, s->blocks, s->block_count, &set);
        set.ends = ends;
        if (s->foot_count) /* after the text: only pages have a foot */
            docx_put_blocks(d, s->foot, s->foot_count, &set);
        if (!set.ends)
            docx_put_section(d, s);
    }
}

static void put_notes(struct docx_file *d, void *user)
{
    (void)user;
    docx_put_notes(d);
}

/* 17.13.4.2 */
static void put_comments(struct docx_file *d)
{
    for (size_t i = 0; i < d->comments.n; i++) {
        xml_open(&d->w, "w:comment");
        xml_set_number(&d->w, "w:id", (long)i);
        docx_put_author(d, d->dates[0]);
        xml_literal(&d->w, "<w:p><w:r><w:t xml:space=\"preserve\">");
        xml_chars(&d->w, d->comments.at[i].text);
        xml_literal(&d->w, "</w:t></w:r></w:p>");
        xml_close(&d->w);
    }
}

/* The number of the page, a field: 17.16.5.41 */
static void put_header(struct docx_file *d)
{
    xml_open(&d->w, "w:p");
    xml_open(&d->w, "w:pPr");
    xml_leaf_with(&d->w, "w:pStyle", "w:val", docx_style_id(d->arena, "page-number"));
    xml_close(&d->w);
    xml_open(&d->w, "w:fldSimple");
    xml_set(&d->w, "w:instr", STR(" PAGE "));
    xml_literal(&d->w, "<w:r><w:t>1</w:t></w:r>");
    xml_close(&d->w);
    xml_close(&d->w);
}

static void put_property(struct docx_file *d, const char *element, struct str value)
{
    if (!value.n)
        return;
    xml_open(&d->w, element);
    xml_chars(&d->w, value);
    xml_close(&d->w);
}

/* A date alone is its midnight; another form than ISO's is no date. */
static void put_created(struct docx_file *d, struct str date)
{
    static const char *const elements[] = {"dcterms:created", "dcterms:modified"};
    for (size_t i = 0; date.n >= 10 && i < 2; i++) {
        xml_open(&d->w, elements[i]);
        xml_set(&d->w, "xsi:type", STR("dcterms:W3CDTF"));
        xml_chars(&d->w,
                  date.n > 10 ? date : str_format(d->arena, "%.*sT00:00:00Z", STR_ARG(date)));
        xml_close(&d->w);
    }
}

static void put_core(struct docx_file *d, const struct doc *doc, struct str created)
{
    xml_open(&d->w, "cp:coreProperties");
    xml_set(&d->w, "xmlns:cp", STR(PACKAGE "metadata/core-properties"));
    xml_set(&d->w, "xmlns:dc", STR("http://purl.org/dc/elements/1.1/"));
    xml_set(&d->w, "xmlns:dcterms", STR("http://purl.org/dc/terms/"));
    xml_set(&d->w, "xmlns:xsi", STR("http://www.w3.org/2001/XMLSchema-instance"));
    put_property(d, "dc:title", form_document_title(d->arena, doc));
    put_property(d, "dc:subject", doc->subject);
    put_property(d, "dc:creator", doc->issuer);
    put_property(d, "dc:language", STR("vi-VN"));
    put_property(d, "cp:category", doc->kind);
    put_created(d, created);
    xml_close(&d->w);
}

static void put_app(struct docx_file *d)
{
    xml_open(&d->w, "Properties");
    xml_set(&d->w, "xmlns", STR(OFFICE "extended-properties"));
    put_property(d, "Application", STR("kehoach"));
    xml_close(&d->w);
}

/* Parts of WordprocessingML, whose root has its names. */
static void put_word_part(struct docx_file *d, enum docx_part part, const struct docx_content *of)
{
    static const char *const roots[PARTS] = {
        [PART_DOCUMENT] = "w:document", [PART_STYLES] = "w:styles",
        [PART_SETTINGS] = "w:settings", [PART_FOOTNOTES] = "w:footnotes",
        [PART_HEADER] = "w:hdr",        [PART_COMMENTS] = "w:comments"};
    open_word(d, roots[part]);
    if (part == PART_DOCUMENT) {
        xml_open(&d->w, "w:body");
        of->body(d, of->user);
        xml_close(&d->w);
    } else if (part == PART_STYLES)
        docx_put_styles(d);
    else if (part == PART_SETTINGS)
        xml_literal(&d->w, settings);
    else if (part == PART_FOOTNOTES) {
        docx_put_separator(d, -1, "separator", "w:separator");
        docx_put_separator(d, 0, "continuationSeparator", "w:continuationSeparator");
        of->notes(d, of->user);
    } else if (part == PART_HEADER)
        put_header(d);
    else
        put_comments(d);
    xml_close(&d->w);
}

static void put_part(struct docx_file *d, enum docx_part part, const struct docx_content *of)
{
    if (part == PART_TYPES)
        put_types(d);
    else if (part == PART_RELATIONS || part == PART_DOCUMENT_RELATIONS)
        put_relations(d, part);
    else if (part == PART_CORE)
        put_core(d, of->doc, of->created.n ? of->created : of->doc->date);
    else if (part == PART_APP)
        put_app(d);
    else
        put_word_part(d, part, of);
}

/* The body is made first: only then it is known which parts there are. */
void docx_put_package(struct docx_file *d, const struct docx_content *of, struct buf *out)
{
    static const enum docx_part order[] = {PART_DOCUMENT,
                                           PART_FOOTNOTES,
                                           PART_COMMENTS,
                                           PART_STYLES,
                                           PART_SETTINGS,
                                           PART_HEADER,
                                           PART_CORE,
                                           PART_APP,
                                           PART_TYPES,
                                           PART_RELATIONS,
                                           PART_DOCUMENT_RELATIONS};
    struct archive_member made[PARTS], members[PARTS];
    struct buf bytes = {0};
    size_t n = 0;
    d->setter = paragraph_setter_new();
    d->ids.arena = d->chains.arena = d->arena;
    for (size_t i = 0; i < PARTS; i++) {
        d->w = (struct xml_writer){.out = &bytes};
        xml_declare(&d->w);
        put_part(d, order[i], of);
        made[order[i]] = (struct archive_member){parts[order[i]].name, buf_take(&bytes, d->arena)};
    }
    for (size_t i = 0; i < PARTS; i++)
        if (is_there(d, i))
            members[n++] = made[i];
    archive_pack(members, n, out);
    paragraph_setter_free(d->setter);
    vec_free(&d->targets);
    vec_free(&d->comments);
    vec_free(&d->called);
}

bool write_docx(const struct doc *doc, const struct style *style,
                const struct docx_options *options, struct buf *out)
{
    struct docx_file d = {.arena = arena_new(), .style = style};
    struct form_fonts *own = options->fonts ? NULL : form_fonts_new();
    const struct form_request request = {.doc = doc,
                                         .style = style,
                                         .counterparts = options->counterparts,
                                         .counterpart_count = options->counterpart_count};
    d.paper = form_with_fonts(d.arena, options->fonts ? options->fonts : own, request);
    if (d.paper) {
        const struct docx_content parts_of = {doc, options->created, put_sections, put_notes, NULL};
        d.has_mark = arena_array(d.arena, d.paper->flow.note_count + 1, sizeof *d.has_mark);
        docx_find_links(&d);
        docx_put_package(&d, &parts_of, out);
    }
    form_fonts_free(own);
    arena_free(d.arena);
    return d.paper;
}
