/* Draws pages, tied to the structure tree: see pdf_draw.h. Clauses are of ISO 32000-1:2008. */
#include "write/pdf/pdf_draw.h"

#include "base/unicode.h"
#include "layout/font.h"
#include "layout/paragraph.h"

void pdf_draw_point(struct buf *b, int height, int x, int y)
{
    pdf_put_length(b, x);
    buf_char(b, ' ');
    pdf_put_length(b, height - y);
}

/* A string of codes with adjustments between them: the operand of TJ. */
struct shown {
    struct buf *out;
    bool open; /* a string is under way */
    unsigned face;
    const struct pdf_codes *codes; /* of the face */
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

static void add_code(struct pdf_drawing *d, struct shown *s, uint32_t letter)
{
    unsigned code = pdf_font_code(s->codes, letter);
    if (!code)
        code = pdf_font_add(
            d->fonts, s->face, letter,
            font_letter(d->faces.at[s->face].font, letter == '\t' ? ' ' : letter)->glyph);
    if (!s->open)
        buf_char(s->out, '(');
    s->open = true;
    pdf_put_byte(s->out, (char)(code >> 8));
    pdf_put_byte(s->out, (char)(code & 0xFF));
}

static void show_text(struct pdf_drawing *d, const struct page *page, const struct piece *p,
                      unsigned face)
{
    struct shown s = {.out = &d->content, .face = face, .codes = pdf_font_codes(d->fonts, face)};
    struct font *font = d->faces.at[face].font;
    int size = p->run->size, units = font_units(font);
    const struct font_letter *blank = font_letter(font, ' '), *before = blank;
    uint32_t cp;
    struct str rest = p->text;
    d->after_blank.n = 0;
    if (p->blank)
        pdf_put_number(&d->after_blank, -1000.0 * p->blank / size);
    buf_char(&d->content, '[');
    for (size_t n; (n = utf8_next(rest, &cp)); rest.p += n, rest.n -= n) {
        const struct font_letter *letter = font_letter(font, cp);
        int kern = font_kern(font, before, letter);
        if (kern)
            adjust(&s, (int)((long long)kern * size / units), size);
        add_code(d, &s, cp);
        if (p->blank && paragraph_is_blank(cp)) {
            close_string(&s);
            buf_str(&d->content, buf_view(&d->after_blank));
        }
        if (font_is_invisible(cp)) /* its glyph is a blank: back by the blank's width */
            adjust(&s, (int)(-(long long)blank->advance * size / units), size);
        before = letter;
    }
    if (wants_blank(page, p))
        add_code(d, &s, ' ');
    close_string(&s);
    buf_puts(&d->content, "] TJ\n");
}

static void begin_marked(struct pdf_drawing *d, size_t number, unsigned tag)
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

/* The operator Tc, 9.3.2, where that changes. */
static void space_letters(struct pdf_drawing *d, int letter)
{
    if (letter == d->letter)
        return;
    d->letter = letter;
    pdf_put_length(&d->content, letter);
    buf_puts(&d->content, " Tc ");
}

/* Neighbouring pieces of one element share a marked sequence; what has no tag is an artifact. */
static void draw_pieces(struct pdf_drawing *d, size_t number, const struct page *page)
{
    for (size_t i = 0; i < page->piece_count;) {
        unsigned tag = page->pieces[i].tag;
        begin_marked(d, number, tag);
        for (; i < page->piece_count && page->pieces[i].tag == tag; i++) {
            const struct piece *p = &page->pieces[i];
            unsigned face = 0;
            while (face + 1 < d->faces.n && d->faces.at[face].font != p->run->font)
                face++;
            buf_puts(&d->content, "/F");
            pdf_put_count(&d->content, face);
            buf_char(&d->content, ' ');
            pdf_put_length(&d->content, p->run->size);
            buf_puts(&d->content, " Tf ");
            space_letters(d, p->letter);
            buf_puts(&d->content, "1 0 0 1 ");
            pdf_draw_point(&d->content, page->height, p->x, p->y);
            buf_puts(&d->content, " Tm ");
            show_text(d, page, p, face);
            if (p->run->link) {
                const struct font *font = p->run->font;
                int size = p->run->size, units = font_units(font);
                *vec_push(&d->links) = (struct pdf_link){
                    .page = number,
                    .left = p->x,
                    .top = p->y - (int)((long long)font_ascent(font) * size / units),
                    .right = p->x + p->width,
                    .bottom = p->y + (int)((long long)font_descent(font) * size / units),
                    .anchor = p->run->link,
                    .tag = p->tag,
                    .text = p->text};
            }
        }
        buf_puts(&d->content, "ET EMC\n");
    }
}

static void draw_bars(struct pdf_drawing *d, const struct page *page)
{
    if (!page->bar_count)
        return;
    buf_puts(&d->content, "/Artifact BMC\n");
    for (size_t i = 0; i < page->bar_count; i++) {
        const struct bar *bar = &page->bars[i];
        pdf_draw_point(&d->content, page->height, bar->x, bar->y + bar->height);
        buf_char(&d->content, ' ');
        pdf_put_length(&d->content, bar->width);
        buf_char(&d->content, ' ');
        pdf_put_length(&d->content, bar->height);
        buf_puts(&d->content, " re\n");
    }
    buf_puts(&d->content, "f EMC\n");
}

void pdf_draw_page(struct pdf_drawing *d, size_t number)
{
    struct arena *arena = arena_new();
    struct page page;
    layout_page(d->layout, number, arena, &page);
    size_t made = pdf_page(d->file, page.width / 1000.0, page.height / 1000.0, d->font_resource);
    d->content.n = 0;
    d->letter = 0;
    *vec_push(&d->heights) = page.height;
    *vec_push(&d->sections) = page.section;
    draw_bars(d, &page);
    draw_pieces(d, number, &page);
    pdf_page_content(d->file, made, buf_view(&d->content));
    pdf_page_set_name(d->file, made, "Tabs", "S");
    arena_free(arena);
}
