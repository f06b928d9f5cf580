/* Pages for a browser: see svg_write.h. */
#include "write/svg/svg_write.h"

#include "base/diag.h"
#include "base/xml.h"
#include "layout/font.h"

struct svg_drawing {
    const struct svg_options *options;
    struct buf *out;
};

/* Millipoints as points. */
static void put_length(struct buf *b, int length)
{
    const unsigned whole = length < 0 ? -(unsigned)length : (unsigned)length;
    buf_printf(b, "%s%u.%03u", length < 0 ? "-" : "", whole / 1000, whole % 1000);
}

static void put_attribute(struct buf *b, const char *name, int length)
{
    buf_printf(b, " %s=\"", name);
    put_length(b, length);
    buf_char(b, '"');
}

static size_t font_number(struct svg_fonts *fonts, const struct font *font)
{
    size_t i = 0;
    while (i < fonts->n && fonts->at[i] != font)
        i++;
    if (i == fonts->n)
        *vec_push(fonts) = font;
    return i;
}

/* The browser kerns as the layout does, and widens blanks; a tab is one of them. */
static void put_piece(struct svg_drawing *d, const struct piece *p)
{
    struct buf *b = d->out, text = {0};
    buf_printf(b, "<text class=\"f%zu\"", font_number(d->options->used, p->run->font));
    put_attribute(b, "x", p->x);
    put_attribute(b, "y", p->y);
    put_attribute(b, "font-size", p->run->size);
    if (p->blank)
        put_attribute(b, "word-spacing", p->blank);
    if (p->letter)
        put_attribute(b, "letter-spacing", p->letter);
    buf_char(b, '>');
    for (size_t i = 0; i < p->text.n; i++)
        buf_char(&text, p->text.p[i] == '\t' ? ' ' : p->text.p[i]);
    xml_escape(b, buf_view(&text));
    buf_puts(b, "</text>");
    buf_free(&text);
}

/* Around the letters of these pieces: what of a unit can be clicked. */
static void put_area(struct buf *b, const struct piece *pieces, size_t n)
{
    int left = pieces->x, right = left, top = pieces->y, bottom = top;
    for (size_t i = 0; i < n; i++) {
        const struct piece *p = &pieces[i];
        const struct font *font = p->run->font;
        const long long size = p->run->size, em = font_units(font);
        const int above = p->y - (int)(font_ascent(font) * size / em);
        const int below = p->y + (int)(font_descent(font) * size / em);
        left = p->x < left ? p->x : left;
        right = p->x + p->width > right ? p->x + p->width : right;
        top = above < top ? above : top;
        bottom = below > bottom ? below : bottom;
    }
    buf_puts(b, "<rect");
    put_attribute(b, "x", left);
    put_attribute(b, "y", top);
    put_attribute(b, "width", right - left);
    put_attribute(b, "height", bottom - top);
    buf_puts(b, "/>");
}

/* Pieces of one unit. */
static void put_unit(struct svg_drawing *d, const struct piece *pieces, size_t n)
{
    struct buf attributes = {0};
    const unsigned unit = pieces->tag ? pieces->run->unit : 0;
    if (unit)
        d->options->link(d->options->link_data, unit, &attributes);
    if (attributes.n) {
        buf_printf(d->out, "<a%.*s>", (int)attributes.n, attributes.p);
        put_area(d->out, pieces, n);
    }
    for (size_t i = 0; i < n; i++)
        put_piece(d, &pieces[i]);
    buf_puts(d->out, attributes.n ? "</a>\n" : "\n");
    buf_free(&attributes);
}

static void put_bars(struct buf *b, const struct page *page)
{
    for (size_t i = 0; i < page->bar_count; i++) {
        const struct bar *bar = &page->bars[i];
        buf_puts(b, i ? "M" : "<path d=\"M");
        put_length(b, bar->x);
        buf_char(b, ' ');
        put_length(b, bar->y);
        buf_char(b, 'h');
        put_length(b, bar->width);
        buf_char(b, 'v');
        put_length(b, bar->height);
        buf_char(b, 'h');
        put_length(b, -bar->width);
        buf_char(b, 'z');
    }
    buf_puts(b, page->bar_count ? "\"/>\n" : "");
}

static bool is_same_unit(const struct piece *a, const struct piece *b)
{
    return a->run->unit == b->run->unit && !a->tag == !b->tag;
}

static void put_page(struct svg_drawing *d, const struct page *page, size_t number)
{
    buf_puts(d->out, "<svg class=\"page\" role=\"group\" aria-label=\"");
    buf_printf(d->out, msg_text(MSG_SERVE_PAGE), number);
    buf_puts(d->out, "\" viewBox=\"0 0 ");
    put_length(d->out, page->width);
    buf_char(d->out, ' ');
    put_length(d->out, page->height);
    buf_puts(d->out, "\">\n");
    put_bars(d->out, page);
    for (size_t i = 0, n; i < page->piece_count; i += n) {
        const struct piece *first = &page->pieces[i];
        for (n = 1; i + n < page->piece_count && is_same_unit(first, first + n);)
            n++;
        put_unit(d, first, n);
    }
    buf_puts(d->out, "</svg>\n");
}

bool write_svg(const struct doc *doc, const struct style *style, const struct svg_options *options,
               struct buf *out)
{
    struct svg_drawing d = {options, out};
    struct arena *arena = arena_new();
    const struct form_request request = {.doc = doc, .style = style, .even = true};
    const struct form_paper *paper = form_with_fonts(arena, options->fonts, request);
    struct layout *layout = paper ? layout_begin(&paper->flow) : NULL;
    while (layout && layout_section(layout))
        ;
    *options->pages = layout ? layout_page_count(layout) : 0;
    for (size_t i = 0; i < *options->pages; i++) {
        struct arena *passing = arena_new();
        struct page page;
        layout_page(layout, i, passing, &page);
        put_page(&d, &page, i + 1);
        arena_free(passing);
    }
    layout_free(layout);
    arena_free(arena);
    return paper;
}
