/*
 * A PDF from a document: see pdf.h. The paper that form/ composed is laid out, drawn (pdf_draw.c)
 * and linked (pdf_link.c). Clauses are of ISO 32000-1:2008.
 */
#include "write/pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "layout/font.h"
#include "layout/fontfile.h"
#include "write/pdf/pdf_link.h"
#include "write/pdf/pdf_meta.h"

struct other_face {
    struct fontfile file;
    struct pdf_face face; /* font NULL: it cannot be used */
};

struct pdf_session {
    struct arena *arena;
    vec(struct pdf_family *) families;
    vec(struct other_face) others; /* for letters that a family lacks */
};

struct pdf_session *pdf_session_new(void)
{
    struct pdf_session *s = mem_zalloc(sizeof *s);
    s->arena = arena_new();
    return s;
}

static void close_faces(struct pdf_family *f)
{
    for (size_t i = 0; i < FACES; i++)
        font_close(f->faces[i]);
}

void pdf_session_free(struct pdf_session *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->families.n; i++)
        close_faces(s->families.at[i]);
    for (size_t i = 0; i < s->others.n; i++)
        font_close(s->others.at[i].face.font);
    vec_free(&s->others);
    vec_free(&s->families);
    arena_free(s->arena);
    free(s);
}

/* False after a diagnostic. */
static bool open_file(struct pdf_session *s, const struct fontfile *file, struct pdf_face *out)
{
    enum truetype_fault fault;
    *out = (struct pdf_face){.font = font_open(s->arena, file->path, file->index)};
    if (!out->font)
        return false;
    out->file = truetype_open(s->arena, font_file(out->font), font_index(out->font), &fault);
    if (!out->file)
        diag(fault == TRUETYPE_RESTRICTED ? MSG_FONT_RESTRICTED : MSG_FONT_BROKEN, POS_NONE,
             font_name(out->font));
    return out->file;
}

static bool open_face(struct pdf_session *s, struct pdf_family *f, size_t i,
                      const struct fontfile *file)
{
    struct pdf_face face;
    bool opened = open_file(s, file, &face);
    f->faces[i] = face.font;
    f->files[i] = face.file;
    return opened;
}

static bool same_names(const struct pdf_family *f, const struct style *style)
{
    for (size_t i = 0; i < 4; i++)
        if (!str_eq(f->names[i], style->fonts[i]))
            return false;
    return true;
}

/* False after diagnostics; then no face is open. */
static bool open_family(struct pdf_session *s, struct pdf_family *f, const struct style *style)
{
    struct fontfile files[FACES];
    size_t named = 0;
    while (named < 4 && style->fonts[named].n)
        named++;
    if (fontfile_family(s->arena, style->fonts_pos, style->fonts, named, files) < 0)
        return false;
    bool opened = true;
    for (size_t i = 0; i < FACES; i++)
        opened = open_face(s, f, i, &files[i]) && opened;
    if (opened)
        return true;
    close_faces(f);
    memset(f->faces, 0, sizeof f->faces);
    return false;
}

/*
 * The faces of the style's family, opened at their first use. NULL where they cannot be had; the
 * diagnostics of that are given once a session.
 */
static struct pdf_family *session_family(struct pdf_session *s, const struct style *style)
{
    for (size_t i = 0; i < s->families.n; i++)
        if (same_names(s->families.at[i], style))
            return s->families.at[i]->faces[0] ? s->families.at[i] : NULL;
    struct pdf_family *f = arena_alloc(s->arena, sizeof *f);
    for (size_t i = 0; i < 4; i++)
        if (style->fonts[i].n)
            f->names[i] = str_copy(s->arena, style->fonts[i]);
    *vec_push(&s->families) = f;
    return open_family(s, f, style) ? f : NULL;
}

/* The structure tree: elements keep their numbers. Types are those of 14.8.4. */
static struct pdf_tags *make_tags(const struct form_paper *paper)
{
    static const char *const headings[] = {"H2", "H3", "H4", "H5", "H6"};
    static const char *const types[ROLES] = {
        [ROLE_TITLE] = "H1",    [ROLE_PARAGRAPH] = "P", [ROLE_LIST] = "L",
        [ROLE_ITEM] = "LI",     [ROLE_LABEL] = "Lbl",   [ROLE_BODY] = "LBody",
        [ROLE_TABLE] = "Table", [ROLE_ROW] = "TR",      [ROLE_HEAD_CELL] = "TH",
        [ROLE_CELL] = "TD",     [ROLE_LINK] = "Link",   [ROLE_NOTE_CALL] = "Reference",
        [ROLE_NOTE] = "Note"};
    struct pdf_tags *tags = pdf_tags_new();
    struct buf b = {0};
    for (size_t i = 1; i < paper->element_count; i++) {
        const struct form_element *e = &paper->elements[i];
        const char *type = e->role != ROLE_HEADING ? types[e->role]
                           : e->level < 5          ? headings[e->level - 1]
                                                   : headings[4];
        b.n = 0;
        if (e->role == ROLE_HEAD_CELL || e->columns || e->rows) { /* 14.8.5.7, table 349 */
            buf_puts(&b, "/A << /O /Table");
            buf_puts(&b, e->role == ROLE_HEAD_CELL ? " /Scope /Column" : "");
            if (e->columns)
                buf_printf(&b, " /ColSpan %u", e->columns);
            if (e->rows)
                buf_printf(&b, " /RowSpan %u", e->rows);
            buf_puts(&b, " >>");
        }
        unsigned tag = pdf_tag(tags, e->parent, type, buf_view(&b));
        if (e->note)
            pdf_tag_name(tags, tag, e->note);
    }
    buf_free(&b);
    return tags;
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
    pdf_link_names(d);
    pdf_link_page_labels(d);
    pdf_tags_write(d->tags, d->file);
    struct str title = STR_NONE;
    for (const struct node *n = doc->root->first; n && !title.n; n = n->next)
        if (n->kind == NODE_TITLE || n->kind == NODE_TABLE_TITLE)
            title = node_text(d->arena, n);
    char *line_end;
    struct str copy = str_copy(d->arena, title);
    while (copy.n && (line_end = strchr(copy.p, '\n')))
        *line_end = ' ';
    struct pdf_meta meta = {.title = copy,
                            .subject = doc->subject,
                            .author = doc->issuer,
                            .created = options->created.n ? options->created : doc->date,
                            .creator = STR("kehoach")};
    pdf_meta_write(&meta, d->file);
    return pdf_fonts_write(d->fonts, d->file, d->font_resource) && pdf_file_save(d->file, out);
}

/* What form/ asks for letters: the session's fonts, numbered in this document's order. */
struct letter_fonts {
    struct pdf_session *session;
    struct pdf_drawing *drawing;
};

static const struct pdf_face *session_other(struct pdf_session *s, const struct fontfile *file)
{
    for (size_t i = 0; i < s->others.n; i++)
        if (!strcmp(s->others.at[i].file.path, file->path) &&
            s->others.at[i].file.index == file->index)
            return &s->others.at[i].face;
    struct other_face *other = vec_push(&s->others);
    *other = (struct other_face){.file = *file};
    if (!open_file(s, file, &other->face) && other->face.font) {
        font_close(other->face.font);
        other->face.font = NULL;
    }
    return &other->face;
}

static struct font *other_font(void *data, unsigned face, uint32_t letter)
{
    struct letter_fonts *l = data;
    struct fontfile file;
    if (!fontfile_of_letter(l->session->arena, letter, face, &file))
        return NULL;
    const struct pdf_face *found = session_other(l->session, &file);
    for (size_t i = 0; i < l->drawing->faces.n; i++)
        if (l->drawing->faces.at[i].font == found->font)
            return found->font;
    if (found->font)
        *vec_push(&l->drawing->faces) = *found;
    return found->font;
}

static bool write_with(struct pdf_session *session, const struct doc *doc,
                       const struct style *style, const struct pdf_options *options,
                       struct buf *out)
{
    struct pdf_family *family = session_family(session, style);
    if (!family)
        return false;
    struct pdf_drawing d = {.arena = arena_new()};
    struct letter_fonts letters = {session, &d};
    for (size_t i = 0; i < FACES; i++)
        *vec_push(&d.faces) = (struct pdf_face){family->faces[i], family->files[i]};
    const struct form_request request = {.doc = doc,
                                         .style = style,
                                         .faces = family->faces,
                                         .other_font = other_font,
                                         .other_font_data = &letters,
                                         .counterparts = options->counterparts,
                                         .counterpart_count = options->counterpart_count};
    bool written = false;
    d.paper = form_compose(d.arena, &request);
    if (d.paper) {
        d.layout = layout_begin(&d.paper->flow);
        d.tags = make_tags(d.paper);
        d.file = pdf_file_new();
        d.fonts = pdf_fonts_new();
        written = draw(&d, doc, options, out);
        pdf_fonts_free(d.fonts);
        pdf_file_free(d.file);
        pdf_tags_free(d.tags);
        layout_free(d.layout);
    }
    buf_free(&d.content);
    vec_free(&d.faces);
    vec_free(&d.links);
    vec_free(&d.heights);
    vec_free(&d.sections);
    arena_free(d.arena);
    return written;
}

bool write_pdf(const struct doc *doc, const struct style *style, const struct pdf_options *options,
               struct buf *out)
{
    if (options->session)
        return write_with(options->session, doc, style, options, out);
    struct pdf_session *session = pdf_session_new();
    bool written = write_with(session, doc, style, options, out);
    pdf_session_free(session);
    return written;
}
