/*
 * Pages become a PDF: see pdf.h. The paper that form/ composed is laid out; here its pieces
 * are printed, tied to the structure tree, and linked. Lengths come in millipoints with y down, and
 * leave in points with y up. Clauses are of ISO 32000-1:2008.
 */
#include "write/pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "layout/font.h"
#include "layout/fontfile.h"
#include "layout/paragraph.h"
#include "form/form.h"
#include "write/pdf/pdf_font.h"
#include "write/pdf/pdf_meta.h"
#include "write/pdf/pdf_tag.h"

/* ------------------------------------------------------------------ fonts, kept in a session */

struct family { /* four faces, for the styles that name these families; NULL if not usable */
    struct str names[4];
    struct font *faces[FACES];
    struct truetype *files[FACES];
};

struct pdf_session {
    struct arena *arena;
    vec(struct family *) families;
};

struct pdf_session *pdf_session_new(void)
{
    struct pdf_session *s = mem_zalloc(sizeof *s);
    s->arena = arena_new();
    return s;
}

static void close_faces(struct family *f)
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
    vec_free(&s->families);
    arena_free(s->arena);
    free(s);
}

static bool open_face(struct pdf_session *s, struct family *f, size_t i,
                      const struct fontfile *file)
{
    f->faces[i] = font_open(s->arena, file->path, file->index);
    if (!f->faces[i])
        return false;
    enum truetype_fault fault;
    f->files[i] = truetype_open(s->arena, font_file(f->faces[i]), font_index(f->faces[i]), &fault);
    if (!f->files[i])
        diag(fault == TRUETYPE_RESTRICTED ? MSG_FONT_RESTRICTED : MSG_FONT_BROKEN, POS_NONE,
             font_name(f->faces[i]));
    return f->files[i];
}

static bool same_names(const struct family *f, const struct style *style)
{
    for (size_t i = 0; i < 4; i++)
        if (!str_eq(f->names[i], style->fonts[i]))
            return false;
    return true;
}

/* False after diagnostics; then no face is open. */
static bool open_family(struct pdf_session *s, struct family *f, const struct style *style)
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
static struct family *session_family(struct pdf_session *s, const struct style *style)
{
    for (size_t i = 0; i < s->families.n; i++)
        if (same_names(s->families.at[i], style))
            return s->families.at[i]->faces[0] ? s->families.at[i] : NULL;
    struct family *f = arena_alloc(s->arena, sizeof *f);
    for (size_t i = 0; i < 4; i++)
        if (style->fonts[i].n)
            f->names[i] = str_copy(s->arena, style->fonts[i]);
    *vec_push(&s->families) = f;
    return open_family(s, f, style) ? f : NULL;
}

/* ------------------------------------------------------------------ the document under way */

struct pdf_link { /* the rectangle of a linked text, until all pages are known */
    size_t page;
    int left, top, right, bottom;
    unsigned anchor, tag;
    struct str text;
};

struct drawing {
    struct arena *arena;
    struct pdf_file *file;
    struct pdf_fonts *fonts;
    const struct family *family;
    const struct form_paper *paper;
    struct pdf_tags *tags;
    struct layout *layout;
    struct buf content; /* operators of the page under way */
    vec(struct pdf_link) links;
    vec(int) heights;     /* of the pages drawn */
    vec(size_t) sections; /* and of which section they are */
    unsigned font_resource;
};

/* A place on a page of that height. */
static void put_point(struct buf *b, int height, int x, int y)
{
    pdf_put_length(b, x);
    buf_char(b, ' ');
    pdf_put_length(b, height - y);
}

/* ------------------------------------------------------------------ text */

/* A string of codes with adjustments between them: the operand of TJ. */
struct shown {
    struct buf *out;
    bool open; /* a string is under way */
};

static void close_string(struct shown *s)
{
    if (s->open)
        buf_char(s->out, ')');
    s->open = false;
}

/* Moves on by so many millipoints more; TJ counts in thousandths of the size, backwards. */
static void adjust(struct shown *s, int more, int size)
{
    if (!more)
        return;
    close_string(s);
    pdf_put_number(s->out, -1000.0 * more / size);
}

static unsigned face_number(const struct family *f, const struct font *font)
{
    unsigned i = 0;
    while (i + 1 < FACES && f->faces[i] != font)
        i++;
    return i;
}

/*
 * Does a word end with the piece, though no blank does? Then those who copy the text need one: at
 * line ends that the document itself sets. Not where a word was broken for want of room.
 */
static bool wants_blank(const struct page *page, const struct piece *p)
{
    const struct piece *next = p + 1;
    if (!p->line_end || next == page->pieces + page->piece_count || next->tag != p->tag)
        return false;
    return p->text.n && p->text.p[p->text.n - 1] != ' ' && p->text.p + p->text.n != next->text.p;
}

static void add_code(struct drawing *d, struct shown *s, unsigned face, uint32_t letter)
{
    unsigned code = pdf_font_code(d->fonts, face, letter);
    if (!code)
        code =
            pdf_font_add(d->fonts, face, letter,
                         font_letter(d->family->faces[face], letter == '\t' ? ' ' : letter)->glyph);
    if (!s->open)
        buf_char(s->out, '(');
    s->open = true;
    pdf_put_byte(s->out, (char)(code >> 8));
    pdf_put_byte(s->out, (char)(code & 0xFF));
}

static void show_text(struct drawing *d, const struct page *page, const struct piece *p,
                      unsigned face)
{
    struct shown s = {.out = &d->content};
    struct font *font = d->family->faces[face];
    int size = p->run->size, units = font_units(font);
    const struct font_letter *blank = font_letter(font, ' '), *before = blank;
    uint32_t cp;
    struct str rest = p->text;
    buf_char(&d->content, '[');
    for (size_t n; (n = utf8_next(rest, &cp)); rest = str_slice(rest, n, rest.n)) {
        const struct font_letter *letter = font_letter(font, cp);
        int kern = font_kern(font, before, letter);
        if (kern)
            adjust(&s, (int)((long long)kern * size / units), size);
        add_code(d, &s, face, cp);
        if (paragraph_is_blank(cp))
            adjust(&s, p->blank, size);
        if (font_is_invisible(cp)) /* its glyph is a blank: back by the blank's width */
            adjust(&s, (int)(-(long long)blank->advance * size / units), size);
        before = letter;
    }
    if (wants_blank(page, p))
        add_code(d, &s, face, ' ');
    close_string(&s);
    buf_puts(&d->content, "] TJ\n");
}

static void draw_piece(struct drawing *d, const struct page *page, const struct piece *p)
{
    unsigned face = face_number(d->family, p->run->font);
    buf_puts(&d->content, "/F");
    pdf_put_count(&d->content, face);
    buf_char(&d->content, ' ');
    pdf_put_length(&d->content, p->run->size);
    buf_puts(&d->content, " Tf 1 0 0 1 ");
    put_point(&d->content, page->height, p->x, p->y);
    buf_puts(&d->content, " Tm ");
    show_text(d, page, p, face);
}

static void keep_link(struct drawing *d, size_t number, const struct piece *p)
{
    const struct font *font = p->run->font;
    int size = p->run->size, units = font_units(font);
    *vec_push(&d->links) =
        (struct pdf_link){.page = number,
                          .left = p->x,
                          .top = p->y - (int)((long long)font_ascent(font) * size / units),
                          .right = p->x + p->width,
                          .bottom = p->y + (int)((long long)font_descent(font) * size / units),
                          .anchor = p->run->link,
                          .tag = p->tag,
                          .text = p->text};
}

static void begin_marked(struct drawing *d, size_t number, unsigned tag)
{
    if (!tag) {
        buf_puts(&d->content, "/Artifact BMC BT\n");
        return;
    }
    buf_char(&d->content, '/');
    buf_puts(&d->content, pdf_tag_type(d->tags, tag));
    buf_puts(&d->content, " <</MCID ");
    pdf_put_count(&d->content, pdf_tag_mark(d->tags, tag, number));
    buf_puts(&d->content, ">> BDC BT\n");
}

/* Neighbouring pieces of one element share a marked sequence; what has no tag is an artifact. */
static void draw_pieces(struct drawing *d, size_t number, const struct page *page)
{
    for (size_t i = 0; i < page->piece_count;) {
        unsigned tag = page->pieces[i].tag;
        begin_marked(d, number, tag);
        for (; i < page->piece_count && page->pieces[i].tag == tag; i++) {
            draw_piece(d, page, &page->pieces[i]);
            if (page->pieces[i].run->link)
                keep_link(d, number, &page->pieces[i]);
        }
        buf_puts(&d->content, "ET EMC\n");
    }
}

static void draw_bars(struct drawing *d, const struct page *page)
{
    if (!page->bar_count)
        return;
    buf_puts(&d->content, "/Artifact BMC\n");
    for (size_t i = 0; i < page->bar_count; i++) {
        const struct bar *bar = &page->bars[i];
        put_point(&d->content, page->height, bar->x, bar->y + bar->height);
        buf_char(&d->content, ' ');
        pdf_put_length(&d->content, bar->width);
        buf_char(&d->content, ' ');
        pdf_put_length(&d->content, bar->height);
        buf_puts(&d->content, " re\n");
    }
    buf_puts(&d->content, "f EMC\n");
}

static void draw_page(struct drawing *d, size_t number)
{
    struct arena *arena = arena_new();
    struct page page;
    layout_page(d->layout, number, arena, &page);
    size_t made = pdf_page(d->file, page.width / 1000.0, page.height / 1000.0, d->font_resource);
    d->content.n = 0;
    *vec_push(&d->heights) = page.height;
    *vec_push(&d->sections) = page.section;
    draw_bars(d, &page);
    draw_pieces(d, number, &page);
    pdf_page_content(d->file, made, buf_view(&d->content));
    pdf_page_set_name(d->file, made, "Tabs", "S");
    arena_free(arena);
}

/* ------------------------------------------------------------------ links and outline */

/* "[5 0 R /XYZ 85 700 null]"; false where the anchor is on no page. */
static bool put_destination(const struct drawing *d, struct buf *b, unsigned anchor)
{
    struct place place;
    if (!layout_anchor(d->layout, anchor, &place))
        return false;
    buf_printf(b, "[%u 0 R /XYZ ", pdf_page_object(d->file, place.page));
    put_point(b, d->heights.at[place.page], place.x, place.y);
    buf_puts(b, " null]");
    return true;
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

/* Where a link leads: a place of this file, or a named one of another file (12.6.4.3). */
static bool put_target(const struct drawing *d, struct buf *b, unsigned link)
{
    const struct form_paper *c = d->paper;
    for (size_t i = 0; i < c->external_link_count; i++) {
        const struct form_counterpart *to = c->external_links[i].to;
        if (c->external_links[i].link != link)
            continue;
        buf_puts(b, " /A <</S /GoToR /F ");
        put_name(b, to->file);
        buf_puts(b, " /D ");
        put_name(b, to->there);
        buf_puts(b, ">>");
        return true;
    }
    buf_puts(b, " /Dest ");
    return put_destination(d, b, link);
}

static bool is_ascii(struct str s)
{
    size_t i = 0;
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i == s.n;
}

/* The order of their bytes in the file: those in UTF-16 begin with its mark, FE FF. */
static int by_name(const void *left, const void *right)
{
    const struct form_place *a = left, *b = right;
    if (is_ascii(a->title) != is_ascii(b->title))
        return is_ascii(a->title) ? -1 : 1;
    return str_cmp(a->title, b->title);
}

/* The named destinations, as the one leaf of a name tree (7.9.6). */
static void write_names(struct drawing *d)
{
    size_t n = d->paper->name_count;
    struct form_place *names = arena_array(d->arena, n + 1, sizeof *names);
    struct buf b = {0};
    if (!n)
        return;
    memcpy(names, d->paper->names, n * sizeof *names);
    qsort(names, n, sizeof *names, by_name);
    buf_puts(&b, "/Names <</Dests <</Names [");
    for (size_t i = 0; i < n; i++) {
        size_t before = b.n;
        buf_char(&b, ' ');
        put_name(&b, names[i].title);
        buf_char(&b, ' ');
        if (!put_destination(d, &b, names[i].anchor))
            b.n = before;
    }
    buf_puts(&b, "]>>>>");
    pdf_catalog_add(d->file, buf_view(&b));
    buf_free(&b);
}

static void write_link(struct drawing *d, const struct pdf_link *link)
{
    struct buf b = {0};
    int height = d->heights.at[link->page];
    buf_puts(&b, "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [");
    put_point(&b, height, link->left, link->bottom);
    buf_char(&b, ' ');
    put_point(&b, height, link->right, link->top);
    buf_puts(&b, "] /Contents ");
    pdf_put_text(&b, link->text);
    if (put_target(d, &b, link->anchor)) {
        unsigned object = pdf_object(d->file);
        if (link->tag)
            buf_printf(&b, " /StructParent %u",
                       pdf_tag_annotation(d->tags, link->tag, link->page, object));
        pdf_object_add(d->file, object, buf_view(&b));
        pdf_page_annotate(d->file, link->page, object);
    }
    buf_free(&b);
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

static void write_outline_node(struct drawing *d, const struct outline_node *nodes, size_t i)
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
    pdf_object_add(d->file, nodes[i].object, buf_view(&b));
    buf_free(&b);
}

static void write_outline(struct drawing *d)
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
    pdf_object_add(d->file, nodes[0].object, buf_view(&b));
    b.n = 0;
    buf_printf(&b, "/Outlines %u 0 R /PageMode /UseOutlines", nodes[0].object);
    pdf_catalog_add(d->file, buf_view(&b));
    buf_free(&b);
    free(nodes);
}

/*
 * The numbers that a viewer shows for pages (12.4.2): each section counts anew; those behind the
 * first, the appendices, have a prefix that tells them apart, "PL1-3".
 */
static void write_page_labels(struct drawing *d)
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
    pdf_catalog_add(d->file, buf_view(&b));
    buf_free(&b);
}

/* ------------------------------------------------------------------ the file */

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
        if (e->role == ROLE_HEAD_CELL)
            buf_puts(&b, "/A << /O /Table /Scope /Column >>");
        if (e->columns)
            buf_printf(&b, "/A << /O /Table /ColSpan %u >>", e->columns);
        if (e->rows)
            buf_printf(&b, "/A << /O /Table /RowSpan %u >>", e->rows);
        unsigned tag = pdf_tag(tags, e->parent, type, buf_view(&b));
        if (e->note)
            pdf_tag_name(tags, tag, e->note);
    }
    buf_free(&b);
    return tags;
}

static void write_meta(struct drawing *d, const struct doc *doc, const struct pdf_options *options)
{
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
}

static bool draw(struct drawing *d, const struct doc *doc, const struct pdf_options *options,
                 struct buf *out)
{
    for (size_t i = 0; i < FACES; i++)
        pdf_fonts_add(d->fonts, d->family->files[i]);
    d->font_resource = pdf_object(d->file);
    for (size_t page = 0; layout_section(d->layout);) /* drawn pages are packed meanwhile */
        for (; page < layout_page_count(d->layout); page++)
            draw_page(d, page);
    for (size_t i = 0; i < d->links.n; i++)
        write_link(d, &d->links.at[i]);
    write_outline(d);
    write_names(d);
    write_page_labels(d);
    pdf_tags_write(d->tags, d->file);
    write_meta(d, doc, options);
    return pdf_fonts_write(d->fonts, d->file, d->font_resource) && pdf_file_save(d->file, out);
}

static bool write_with(struct pdf_session *session, const struct doc *doc,
                       const struct style *style, const struct pdf_options *options,
                       struct buf *out)
{
    struct family *family = session_family(session, style);
    if (!family)
        return false;
    struct drawing d = {.arena = arena_new(), .family = family};
    const struct form_request request = {.doc = doc,
                                         .style = style,
                                         .faces = family->faces,
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
