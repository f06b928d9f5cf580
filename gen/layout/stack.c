/*
 * Blocks one below the other in a measure.
 */
#include "layout/stack.h"

#include "base/mem.h"
#include "base/search.h"

static void add_paragraph(struct setter *s, struct arena *a, const struct block *b, int measure,
                          struct strip_list *out, int64_t *y, int *widest)
{
    const struct paragraph *p = &b->as.paragraph;
    struct line *lines;
    size_t n = paragraph_set(s, a, p, measure, &lines);
    int room = p->frame ? p->frame + p->frame_padding : 0, most = 0;
    for (size_t i = 0; i < n; i++) {
        struct strip *strip = vec_push(out);
        int64_t top = *y + (i ? 0 : room);
        *y = top + lines[i].height;
        *strip = (struct strip){b, &lines[i], top, *y, (uint32_t)i, (uint32_t)(n - 1 - i), 0};
        if (!i)
            strip->top -= room;
        if (i + 1 == n)
            strip->bottom = *y += room;
        most = lines[i].width > most ? lines[i].width : most;
    }
    *widest = most;
}

void stack_add(struct setter *s, struct arena *a, const struct block *b, int measure,
               struct strip_list *out, int64_t *y, int *widest)
{
    *y += b->before;
    if (b->kind == BLOCK_PARAGRAPH) {
        add_paragraph(s, a, b, measure, out, y, widest);
    } else if (b->kind != BLOCK_TABLE) {
        int height = b->kind == BLOCK_RULE ? b->as.rule.thickness : b->as.space;
        *vec_push(out) = (struct strip){b, NULL, *y, *y + height, 0, 0, *widest};
        *y += height;
    }
    *y += b->after;
}

struct stack stack_make(struct setter *s, struct arena *a, const struct block *blocks, size_t n,
                        int measure, struct strip_list *scratch)
{
    int64_t y = 0;
    int widest = 0;
    scratch->n = 0;
    for (size_t i = 0; i < n; i++)
        stack_add(s, a, &blocks[i], measure, scratch, &y, &widest);
    struct stack stack = {arena_array(a, scratch->n, sizeof *scratch->at), scratch->n, 0};
    for (size_t i = 0; i < stack.n; i++) {
        stack.strips[i] = scratch->at[i];
        stack.strips[i].top -= scratch->at[0].top;
        stack.strips[i].bottom -= scratch->at[0].top;
    }
    if (stack.n)
        stack.height = stack.strips[stack.n - 1].bottom;
    return stack;
}

struct extent stack_extent(struct setter *s, const struct block *blocks, size_t n,
                           struct unit_list *units)
{
    struct extent all = {0};
    for (size_t i = 0; i < n; i++) {
        int rule = blocks[i].kind == BLOCK_RULE ? blocks[i].as.rule.length : 0;
        struct extent e = {rule, rule, rule, rule, rule};
        if (blocks[i].kind == BLOCK_PARAGRAPH) {
            e = paragraph_extent_kept(s, &blocks[i].as.paragraph);
            paragraph_units(s, units);
        }
        all.syllables = e.syllables > all.syllables ? e.syllables : all.syllables;
        all.narrow = e.narrow > all.narrow ? e.narrow : all.narrow;
        all.compounds = e.compounds > all.compounds ? e.compounds : all.compounds;
        all.words = e.words > all.words ? e.words : all.words;
        all.wide = e.wide > all.wide ? e.wide : all.wide;
    }
    return all;
}

size_t stack_below(const struct stack *s, int64_t y)
{
    size_t i;
    search_first(i, s->n, s->strips[i].bottom <= y);
    return i;
}

void stack_calls(const struct strip *strip, void (*call)(void *, unsigned note), void *data)
{
    if (!strip->line)
        return;
    const struct paragraph *p = &strip->block->as.paragraph;
    uint32_t from = strip->line->run_from;
    for (uint32_t i = strip->line->run; i < p->run_count && from < strip->line->end; i++) {
        if (p->runs[i].note && from >= strip->line->from)
            call(data, p->runs[i].note - 1);
        from += (uint32_t)p->runs[i].text.n;
    }
}
