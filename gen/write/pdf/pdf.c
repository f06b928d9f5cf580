/*
 * A PDF from a document: see pdf.h. The paper that form/ composed is laid out, drawn (pdf_draw.c)
 * and linked (pdf_link.c). Clauses are of ISO 32000-1:2008.
 */
#include "write/pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/library.h"
#include "base/mem.h"
#include "form/form_fonts.h"
#include "layout/font.h"
#include "layout/fontfile.h"
#include "write/pdf/pdf_link.h"
#include "write/pdf/pdf_meta.h"

struct pdf_session {
    struct arena *arena;
    struct form_fonts *fonts;
    vec(struct pdf_face) faces; /* opened so far; file NULL: it cannot be embedded */
};

/* Each library after those that it brings: of one that is there already dlopen(3) loses memory. */
void pdf_load_ahead(void)
{
    static const struct library_step steps[] = {{LIBXML2_FILE, NULL},
                                                {LIBFREETYPE_FILE, NULL},
                                                {LIBFONTCONFIG_FILE, fontfile_prepare},
                                                {LIBHARFBUZZ_FILE, NULL},
                                                {LIBHPDF_FILE, NULL},
                                                {LIBDEFLATE_FILE, NULL},
                                                {NULL, NULL}};
    library_load_ahead(steps);
}

struct pdf_session *pdf_session_new(void)
{
    struct pdf_session *s = mem_zalloc(sizeof *s);
    s->arena = arena_new();
    s->fonts = form_fonts_new();
    return s;
}

void pdf_session_free(struct pdf_session *s)
{
    if (!s)
        return;
    vec_free(&s->faces);
    form_fonts_free(s->fonts);
    arena_free(s->arena);
    free(s);
}

struct form_fonts *pdf_session_fonts(const struct pdf_session *s)
{
    return s->fonts;
}

/* The font with its file; file NULL after a diagnostic, which is given once a session. */
static struct pdf_face session_face(struct pdf_session *s, struct font *font)
{
    enum truetype_fault fault;
    for (size_t i = 0; i < s->faces.n; i++)
        if (s->faces.at[i].font == font)
            return s->faces.at[i];
    struct pdf_face *face = vec_push(&s->faces);
    *face =
        (struct pdf_face){font, truetype_open(s->arena, font_file(font), font_index(font), &fault)};
    if (!face->file)
        diag(fault == TRUETYPE_RESTRICTED ? MSG_FONT_RESTRICTED : MSG_FONT_BROKEN, POS_NONE,
             font_name(font));
    return *face;
}

/* The faces of the style's family, at the beginning of the drawing's. NULL after diagnostics. */
static struct font *const *session_family(struct pdf_session *s, const struct style *style,
                                          struct pdf_drawing *d)
{
    struct font *const *family = form_fonts_family(s->fonts, style);
    bool usable = family;
    for (size_t i = 0; family && i < FACES; i++) {
        struct pdf_face face = session_face(s, family[i]);
        *vec_push(&d->faces) = face;
        usable &= face.file != NULL;
    }
    return usable ? family : NULL;
}

/* 14.8.5.7, table 349: what a cell says of its place in the table. */
static void put_cell(struct buf *b, const struct form_element *e)
{
    if (e->role != ROLE_HEAD_CELL && !e->columns && !e->rows && !e->head_count)
        return;
    buf_puts(b, "/A << /O /Table");
    buf_puts(b, e->role == ROLE_HEAD_CELL ? " /Scope /Column" : "");
    if (e->columns)
        buf_printf(b, " /ColSpan %u", e->columns);
    if (e->rows)
        buf_printf(b, " /RowSpan %u", e->rows);
    for (size_t i = 0; i < e->head_count; i++) {
        buf_puts(b, i ? " " : " /Headers [");
        pdf_tag_put_name(b, e->heads[i]);
    }
    buf_puts(b, e->head_count ? "] >>" : " >>");
}

/* The structure tree: elements keep their numbers. Types are those of 14.8.4. */
static struct pdf_tags *make_tags(const struct form_paper *paper)
{
    static const char *const headings[] = {"H2", "H3", "H4", "H5", "H6"};
    static const char *const types[ROLES] = {
        [ROLE_TITLE] = "H1",     [ROLE_PARAGRAPH] = "P",
        [ROLE_LIST] = "L",       [ROLE_ITEM] = "LI",
        [ROLE_LABEL] = "Lbl",    [ROLE_BODY] = "LBody",
        [ROLE_TABLE] = "Table",  [ROLE_ROW] = "TR",
        [ROLE_HEAD_CELL] = "TH", [ROLE_GROUP_CELL] = "TH",
        [ROLE_CELL] = "TD",      [ROLE_LINK] = "Link",
        [ROLE_NOTE] = "Note",    [ROLE_NOTE_CALL] = "Reference",
    };
    struct pdf_tags *tags = pdf_tags_new();
    struct buf b = {0};
    for (size_t i = 1; i < paper->element_count; i++) {
        const struct form_element *e = &paper->elements[i];
        const char *type = e->role != ROLE_HEADING ? types[e->role]
                           : e->level < 5          ? headings[e->level - 1]
                                                   : headings[4];
        b.n = 0;
        put_cell(&b, e);
        unsigned tag = pdf_tag(tags, e->parent, type, buf_view(&b));
        if (e->name)
            pdf_tag_name(tags, tag, e->name);
    }
    buf_free(&b);
    return tags;
}

/* What the catalog names: places of the document, files attached to it. */
static void write_names(struct pdf_drawing *d, const struct doc *doc,
                        const struct pdf_options *options)
{
    struct buf names = {0}, all = {0}, date = {0};
    pdf_meta_date(&date, options->created.n ? options->created : doc->date);
    pdf_link_names(d, &names);
    pdf_attach(d->file, options->attachments, options->attachment_count, buf_view(&date), &names);
    if (names.n) {
        buf_printf(&all, "/Names <<%.*s>>", (int)names.n, names.p);
        pdf_catalog_add(d->file, &all);
    }
    buf_free(&names);
    buf_free(&date);
}

/* What is drawn is in the file, which takes most of the memory; of a long paper the rest of it goes
 * back to the system before the file is written. */
static void free_drawn(struct pdf_drawing *d)
{
    enum { LONG = 100 }; /* pages */
    layout_free(d->layout);
    arena_free(d->arena);
    d->layout = NULL;
    d->arena = NULL;
    d->paper = NULL;
    if (d->heights.n > LONG)
        mem_trim();
}

static bool draw(struct pdf_drawing *d, const struct doc *doc, const struct pdf_options *options,
                 struct buf *out)
{
    for (size_t i = 0; i < d->faces.n; i++)
        pdf_fonts_add(d->fonts, d->faces.at[i].file);
    d->font_resource = pdf_object(d->file);
    for (size_t page = 0; layout_section(d->layout);) /* drawn pages are packed meanwhile */
        for (; page < layout_page_count(d->layout); page++)
            pdf_draw_page(d, page);
    if (options->pages)
        *options->pages = layout_page_count(d->layout);
    pdf_link_all(d);
    pdf_link_outline(d);
    write_names(d, doc, options);
    pdf_link_page_labels(d);
    pdf_tags_write(d->tags, d->file);
    struct pdf_meta meta = {.title = form_document_title(d->arena, doc),
                            .subject = doc->subject,
                            .author = doc->issuer,
                            .created = options->created.n ? options->created : doc->date,
                            .creator = STR("kehoach"),
                            .attached = options->attachment_count > 0};
    pdf_meta_write(&meta, d->file);
    free_drawn(d);
    return pdf_fonts_write(d->fonts, d->file, d->font_resource) && pdf_file_save(d->file, out);
}

/* What form/ asks for letters: the session's fonts, numbered in this document's order. */
struct letter_fonts {
    struct pdf_session *session;
    struct pdf_drawing *drawing;
};

static struct font *other_font(void *data, unsigned face, uint32_t letter)
{
    struct letter_fonts *l = data;
    struct font *found = form_fonts_other(l->session->fonts, face, letter);
    for (size_t i = 0; i < l->drawing->faces.n; i++)
        if (l->drawing->faces.at[i].font == found)
            return found;
    struct pdf_face other = found ? session_face(l->session, found) : (struct pdf_face){0};
    if (!other.file)
        return NULL;
    *vec_push(&l->drawing->faces) = other;
    return found;
}

static bool write_with(struct pdf_session *session, const struct doc *doc,
                       const struct style *style, const struct pdf_options *options,
                       struct buf *out)
{
    struct pdf_drawing d = {.arena = arena_new(), .link_texts = arena_new()};
    struct letter_fonts letters = {session, &d};
    const struct form_request request = {.doc = doc,
                                         .even = true,
                                         .style = style,
                                         .faces = session_family(session, style, &d),
                                         .other_font = other_font,
                                         .other_font_data = &letters,
                                         .counterparts = options->counterparts,
                                         .counterpart_count = options->counterpart_count,
                                         .margin = options->margin};
    bool written = false;
    d.paper = request.faces ? form_compose(d.arena, &request) : NULL;
    if (d.paper) {
        d.layout = layout_begin(&d.paper->flow);
        d.tags = make_tags(d.paper);
        d.file = pdf_file_new();
        d.fonts = pdf_fonts_new();
        written = draw(&d, doc, options, out);
        pdf_fonts_free(d.fonts);
        pdf_file_free(d.file);
        pdf_tags_free(d.tags);
    }
    free_drawn(&d);
    buf_free(&d.content);
    buf_free(&d.after_blank);
    vec_free(&d.faces);
    vec_free(&d.links);
    arena_free(d.link_texts);
    vec_free(&d.heights);
    vec_free(&d.sections);
    return written;
}

bool write_pdf(const struct doc *doc, const struct style *style, const struct pdf_options *options,
               struct buf *out)
{
    static struct pdf_session *own; /* to the end of the program, which closes fonts sooner */
    if (!options->session && !own)
        own = pdf_session_new();
    return write_with(options->session ? options->session : own, doc, style, options, out);
}
