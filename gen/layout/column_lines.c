/* See column_lines.h. */
#include "layout/column_lines.h"

#include <stdlib.h>

/* What the end of a broken line leaves empty on average: half a Vietnamese syllable at 13 pt. */
enum { RAG = 9000 };
/* A line of a cell that is not the highest of its row counts for one so much smaller. */
enum { OTHER_CELL = 16 };
/* A parted unit is as bad as so many thousandths of a line, or twice as many. */
enum { PARTED = 1000 };

void row_sample_add(struct row_sample *s)
{
    for (size_t c = 0; c < s->columns; c++)
        *vec_push(&s->cells) = (struct cell_units){s->units.n, s->units.n, 1, 0};
    s->rows++;
}

void row_sample_cell(struct row_sample *s, size_t column, size_t first, int rows)
{
    struct cell_units *cell = &s->cells.at[(s->rows - 1) * s->columns + column];
    *cell = (struct cell_units){.first = first, .end = s->units.n, .rows = rows ? rows : 1};
    for (size_t i = first; i < s->units.n; i++)
        cell->wide += s->units.at[i].width + (s->units.at[i].ends ? 0 : s->units.at[i].gap);
}

void row_sample_free(struct row_sample *s)
{
    vec_free(&s->units);
    vec_free(&s->cells);
    free(s->known);
    free(s->heights);
}

/*
 * Half of what counts is whole lines, as they will be; the other half grows smoothly, so that a
 * portion too small to save a line still has its effect.
 */
static struct text_height height_of(const struct row_sample *s, const struct cell_units *cell,
                                    int64_t room)
{
    struct text_height h = {0, 0};
    int64_t lines = 1, x = 0, gap = 0;
    room = room > 1 ? room : 1;
    for (size_t i = cell->first; i < cell->end; i++) {
        const struct text_unit *u = &s->units.at[i];
        if (x && x + gap + u->width > room)
            lines++, x = gap = 0;
        x += gap + u->width;
        gap = u->gap;
        if (x > room) {
            h.parted += PARTED + PARTED * (x - room) / x;
            lines += (x - 1) / room;
            x = (x - 1) % room + 1;
        }
        if (u->ends && i + 1 < cell->end)
            lines++, x = gap = 0;
    }
    int64_t smooth = room > 2 * RAG ? room - RAG : room / 2 + 1;
    h.lines = lines < 2 ? 1000 : lines * 500 + cell->wide * 500 / smooth;
    return h;
}

static void ask_column(struct row_sample *s, size_t column, int room)
{
    struct column_heights *known = &s->known[column];
    for (known->now = 0; known->now < KNOWN_WIDTHS; known->now++)
        if (known->asked[known->now] == room)
            return;
    known->now = known->next;
    known->next = (known->next + 1) % KNOWN_WIDTHS;
    known->asked[known->now] = room;
    struct text_height *heights = &s->heights[known->now * s->cells.n];
    for (size_t at = column; at < s->cells.n; at += s->columns)
        heights[at] = height_of(s, &s->cells.at[at], room);
}

static void begin_asking(struct row_sample *s)
{
    s->known = mem_zalloc((s->columns + 1) * sizeof *s->known);
    s->heights = mem_zalloc((KNOWN_WIDTHS * s->cells.n + 1) * sizeof *s->heights);
    for (size_t c = 0; c < s->columns; c++)
        for (size_t k = 0; k < KNOWN_WIDTHS; k++)
            s->known[c].asked[k] = INT32_MIN;
}

int64_t row_sample_height(struct row_sample *s, const int *rooms)
{
    int64_t sum = 0;
    if (!s->known)
        begin_asking(s);
    for (size_t c = 0; c < s->columns; c++)
        ask_column(s, c, rooms[c]);
    for (size_t i = 0; i < s->rows; i++) {
        int64_t highest = 1000, all = 0;
        for (size_t c = 0; c < s->columns; c++) {
            const struct text_height *h =
                &s->heights[s->known[c].now * s->cells.n + i * s->columns + c];
            int64_t share = h->lines / s->cells.at[i * s->columns + c].rows;
            highest = share > highest ? share : highest;
            all += h->lines;
            sum += h->parted;
        }
        sum += highest + all / OTHER_CELL;
    }
    return sum;
}
