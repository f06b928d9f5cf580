/* Pages as text: "page", "line" and "bar" lines, places in points with three decimals. */
#ifndef LAYOUT_DUMP_H
#define LAYOUT_DUMP_H

#include "base/mem.h"
#include "layout/layout.h"

/* Millipoints as points, without floating point. */
static inline void put(struct buf *out, int n)
{
    const char *sign = n < 0 ? "-" : "";
    unsigned size = n < 0 ? 0u - (unsigned)n : (unsigned)n;
    buf_printf(out, " %s%u.%03u", sign, size / 1000, size % 1000);
}

/* The pieces of a line, joined. */
static inline size_t dump_line(const struct page *page, size_t i, struct buf *out)
{
    size_t end = i;
    while (end + 1 < page->piece_count && !page->pieces[end].line_end)
        end++;
    const struct piece *a = &page->pieces[i], *b = &page->pieces[end];
    buf_printf(out, "line %u", a->tag);
    put(out, a->x);
    put(out, a->y);
    put(out, b->x + b->width - a->x);
    buf_puts(out, " |");
    for (size_t k = i; k <= end; k++)
        buf_str(out, page->pieces[k].text);
    buf_puts(out, "|\n");
    return end + 1;
}

static inline void layout_dump(const struct layout *l, struct buf *out)
{
    for (size_t i = 0; i < layout_page_count(l); i++) {
        struct arena *a = arena_new();
        struct page page;
        layout_page(l, i, a, &page);
        buf_printf(out, "page %zu number %d section %zu", i + 1, page.number, page.section + 1);
        put(out, page.width);
        put(out, page.height);
        buf_char(out, '\n');
        for (size_t k = 0; k < page.piece_count;)
            k = dump_line(&page, k, out);
        for (size_t k = 0; k < page.bar_count; k++) {
            buf_printf(out, "bar %u", page.bars[k].tag);
            put(out, page.bars[k].x);
            put(out, page.bars[k].y);
            put(out, page.bars[k].width);
            put(out, page.bars[k].height);
            buf_char(out, '\n');
        }
        arena_free(a);
    }
}

#endif
