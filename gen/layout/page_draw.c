/*
 * The canvas: where each stretch of a line begins, how wide its blanks are, and what is drawn with
 * it.
 */
#include "layout/page_draw.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "layout/font.h"

void draw_free(struct canvas *c)
{
    vec_free(&c->pieces);
    vec_free(&c->bars);
    vec_free(&c->anchors);
    vec_free(&c->besides);
}

void draw_bar(struct canvas *c, int64_t x, int64_t y, int64_t width, int64_t height, unsigned tag)
{
    *vec_push(&c->bars) = (struct bar){(int)x, (int)y, (int)width, (int)height, tag};
}

void draw_mark(struct canvas *c, unsigned anchor, int64_t x, int64_t y)
{
    if (anchor && c->only_anchors)
        *vec_push(&c->anchors) = (struct draw_anchor){anchor, (int)x, (int)y};
}

/* A line as it is being placed. */
struct pen {
    const struct line *line;
    const struct block *block;
    int64_t x, y;           /* left edge of the line, its upper edge */
    int64_t width, elastic; /* of what has been placed, blanks as they are */
    int64_t letters;        /* placed so far, blanks included */
    int slack;              /* that all blanks of the line take together */
    int letter;             /* that each letter takes */
    bool content;
};

static int64_t stretched(const struct pen *pen, int64_t elastic)
{
    return pen->line->elastic ? pen->slack * elastic / pen->line->elastic : 0;
}

/* Widths of the text of one run: all, and its blanks. The blank at the line's end counts nothing.
 * Returns the number of its letters, blanks included.
 */
static int measure(const struct span *run, struct str text, int *width, int *elastic)
{
    int letters = 0;
    int64_t units = 0, em = font_units(run->font), blanks = 0;
    const struct font_letter *left = NULL;
    uint32_t cp;
    for (size_t n; (n = utf8_next(text, &cp)) > 0; text.p += n, text.n -= n) {
        letters++;
        if (paragraph_is_blank(cp)) {
            blanks++;
            left = NULL;
            continue;
        }
        const struct font_letter *letter = font_letter(run->font, cp);
        units += letter->advance + (left ? font_kern(run->font, left, letter) : 0);
        left = letter;
    }
    *elastic = (int)(blanks * paragraph_blank(run));
    *width = (int)((units * run->size + em / 2) / em) + *elastic;
    return letters;
}

static void draw_frame(struct canvas *c, int64_t left, int64_t top, int64_t width, int64_t height,
                       int64_t t)
{
    draw_bar(c, left, top, width, t, 0);
    draw_bar(c, left, top + height - t, width, t, 0);
    draw_bar(c, left, top, t, height, 0);
    draw_bar(c, left + width - t, top, t, height, 0);
}

/* Around the text of a run, from the tops of its letters to their feet. */
static void frame_run(struct canvas *c, const struct span *run, int64_t x, int64_t y, int64_t width)
{
    int64_t em = font_units(run->font), t = run->frame;
    int64_t above = (int64_t)font_ascent(run->font) * run->size / em;
    int64_t below = (int64_t)font_descent(run->font) * run->size / em;
    draw_frame(c, x - t, y - above, width + 2 * t, above + below, t);
}

/* The part of one run in this line: bytes from..end of it, and the blanks up to next.
 */
static void place_run(struct canvas *c, struct pen *pen, const struct span *run, size_t from,
                      size_t end, size_t next)
{
    int width, elastic;
    struct str printed = str_slice(run->text, from, next);
    while (printed.n && printed.p[printed.n - 1] == '\n')
        printed.n--;
    if (!printed.n)
        return;
    int letters = measure(run, str_slice(run->text, from, end), &width, &elastic);
    int64_t x = pen->x + pen->width + stretched(pen, pen->elastic) + pen->letter * pen->letters;
    int64_t whole = width + stretched(pen, pen->elastic + elastic) - stretched(pen, pen->elastic) +
                    (int64_t)pen->letter * letters;
    struct piece *p = vec_push(&c->pieces);
    *p = (struct piece){.text = printed,
                        .run = run,
                        .tag = !pen->content ? 0
                               : run->tag    ? run->tag
                                             : pen->block->tag,
                        .x = (int)x,
                        .y = (int)pen->y + pen->line->base - run->rise,
                        .width = (int)whole,
                        .blank = (int)stretched(pen, paragraph_blank(run)),
                        .letter = pen->letter};
    if (run->underline && whole) {
        int thickness, below = font_underline(run->font, &thickness);
        int64_t em = font_units(run->font), height = (int64_t)thickness * run->size / em;
        draw_bar(c, x, p->y + (int64_t)below * run->size / em - height / 2, whole, height, p->tag);
    }
    if (run->frame && whole)
        frame_run(c, run, x, p->y, whole);
    if (pen->content && from == 0)
        draw_mark(c, run->anchor, x, pen->y);
    if (pen->content && from == 0 && run->beside)
        *vec_push(&c->besides) = (struct draw_beside){run->beside, pen->y + pen->line->base};
    pen->width += width;
    pen->elastic += elastic;
    pen->letters += letters;
}

static void place_line(struct canvas *c, struct pen *pen)
{
    const struct paragraph *p = &pen->block->as.paragraph;
    const struct line *l = pen->line;
    size_t before = c->pieces.n;
    size_t at = l->run_from;
    for (size_t i = l->run; i < p->run_count && at < l->next; i++) {
        size_t n = p->runs[i].text.n;
        size_t from = l->from > at ? l->from - at : 0;
        size_t end = l->end > at ? l->end - at : 0, next = l->next - at;
        end = end < n ? end : n;
        next = next < n ? next : n;
        if (from < next)
            place_run(c, pen, &p->runs[i], from, end > from ? end : from, next);
        at += n;
    }
    if (c->pieces.n == before)
        return;
    struct piece *last = &c->pieces.at[c->pieces.n - 1];
    last->line_end = true;
    last->width -= last->width > pen->letter ? pen->letter : 0; /* after the last letter */
}

static int64_t aligned(enum align align, int64_t room, int64_t width)
{
    return align == CENTERED ? (room - width) / 2 : align == FLUSH_RIGHT ? room - width : 0;
}

/* Around all lines of the paragraph, drawn with its first one. */
static void place_frame(struct canvas *c, const struct strip *s, int x, int measure, int64_t y)
{
    const struct paragraph *p = &s->block->as.paragraph;
    int64_t width = 0, height = 0, t = p->frame, room = t + p->frame_padding;
    for (uint32_t i = 0; i <= s->lines_after; i++) {
        width = s->line[i].width > width ? s->line[i].width : width;
        height += s->line[i].height;
    }
    int64_t left = x + p->left + aligned(p->align, measure - p->left - p->right, width);
    int64_t full = p->frame_width > width + 2 * room ? p->frame_width : width + 2 * room;
    draw_frame(c, left - (full - width) / 2, y, full, height + 2 * room, t);
}

/* Where only anchors are wanted, most lines need not be measured. */
static bool is_wanted(const struct canvas *c, const struct paragraph *p)
{
    bool wanted = !c->only_anchors;
    for (size_t i = 0; i < p->run_count && !wanted; i++)
        wanted = p->runs[i].anchor;
    return wanted;
}

void draw_strip(struct canvas *c, const struct strip *s, int x, int measure, int64_t y,
                bool content)
{
    if (content && !s->lines_before)
        draw_mark(c, s->block->anchor, x, y);
    if (s->line)
        c->broken += s->line->broken;
    if (s->line && is_wanted(c, &s->block->as.paragraph)) {
        const struct paragraph *p = &s->block->as.paragraph;
        struct pen pen = {.line = s->line, .block = s->block, .y = y, .content = content};
        int64_t room = paragraph_measure(p, s->line, measure);
        pen.slack = paragraph_slack(p, s->line, measure);
        pen.letter = paragraph_letter(p, s->line, measure);
        pen.x =
            x + p->left + (s->line->from ? 0 : p->first) + aligned(p->align, room, s->line->width);
        if (p->frame && !s->lines_before) {
            place_frame(c, s, x, measure, y);
            pen.y += p->frame + p->frame_padding;
        }
        place_line(c, &pen);
    } else if (s->block->kind == BLOCK_RULE && !c->only_anchors) {
        const struct rule *r = &s->block->as.rule;
        int64_t room = measure - r->left - r->right;
        int64_t length = r->length ? r->length : (int64_t)s->widest * r->text_share / 1000;
        length = length < room ? length : room;
        draw_bar(c, x + r->left + aligned(r->align, room, length), y, length, r->thickness,
                 content ? s->block->tag : 0);
    }
}

void draw_words(struct canvas *c, const struct span *words, int64_t x, int64_t y)
{
    struct line line = {.next = UINT32_MAX, .end = UINT32_MAX};
    struct block block = {.as.paragraph = {.runs = words, .run_count = 1}};
    struct pen pen = {.line = &line, .block = &block, .x = x, .y = y, .content = true};
    place_line(c, &pen);
}

void draw_running(struct canvas *c, const struct running *r, int number, int x, int measure,
                  int down)
{
    if (c->only_anchors)
        return;
    struct span *runs = arena_array(c->arena, 3, sizeof *runs);
    for (int i = 0; i < 3; i++)
        runs[i] = (struct span){.font = r->font, .size = r->size};
    runs[0].text = r->before;
    runs[1].text = r->numbered ? str_format(c->arena, "%d", number) : STR_NONE;
    runs[2].text = r->after;
    int64_t width = layout_width(runs, 3), at = x + aligned(r->align, measure, width);
    struct line line = {.next = UINT32_MAX, .end = UINT32_MAX};
    struct block block = {.as.paragraph = {.runs = runs, .run_count = 3}};
    struct pen pen = {.line = &line, .block = &block, .x = at, .y = r->y + down};
    place_line(c, &pen);
}
