/*
 * Layout, strung together: each section becomes a galley, its galley pages; the pages with anchors
 * are placed once to learn where those are. Placing for good happens when a page is asked for, so
 * that a table of a hundred thousand rows is never in memory as placed pieces.
 */
#include "layout/layout.h"

#include <stdlib.h>

#include "base/errand.h"
#include "base/diag.h"
#include "base/mem.h"
#include "layout/break.h"
#include "layout/page_place.h"

/* Where a page is to be found. */
struct leaf {
    uint32_t section;
    uint32_t sheet; /* of the section, from 0 */
    int number;
};

/* What a section needs while it is set. */
struct room {
    struct arena *arena;
    struct setter *setter;
};

struct layout {
    const struct flow *flow;
    struct room room;
    struct room other; /* of sections set beside the first; without them NULL */
    struct errand errand;
    bool *note_seen;
    size_t set;              /* sections */
    bool finished;           /* anchors and reports as well */
    int number;              /* of the next page */
    struct galley **galleys; /* one per section */
    struct sheet **sheets;
    size_t *sheet_counts;
    vec(struct leaf) leaves;
    struct place *places; /* per anchor; y of those that are nowhere is -1 */
    size_t anchors;
};

static const struct sheet *sheet_of(const struct layout *l, const struct leaf *leaf)
{
    return &l->sheets[leaf->section][leaf->sheet];
}

static void place_leaf(const struct layout *l, size_t page, struct canvas *c)
{
    const struct leaf *leaf = &l->leaves.at[page];
    bool last = page + 1 == l->leaves.n || leaf[1].section != leaf->section;
    page_place_sheet(c, l->flow, l->galleys[leaf->section], sheet_of(l, leaf),
                     (struct page_place){leaf->number, leaf->sheet == 0, last, page % 2});
}

static bool is_marked(const struct layout *l, const struct leaf *leaf)
{
    const struct sheet *s = sheet_of(l, leaf);
    bool marked = s->note_first < s->note_end; /* notes are few: any of them may have anchors */
    for (uint32_t i = s->first; i < s->end && !marked; i++)
        marked = l->galleys[leaf->section]->items[i].marked;
    return marked;
}

static void visit_pages(struct layout *l)
{
    struct arena *a = arena_new();
    struct canvas c = {.arena = a, .only_anchors = true};
    for (size_t page = 0; page < l->leaves.n; page++) {
        if (!is_marked(l, &l->leaves.at[page]))
            continue;
        c.pieces.n = c.bars.n = c.anchors.n = c.broken = 0;
        place_leaf(l, page, &c);
        for (size_t i = 0; i < c.anchors.n; i++) {
            const struct draw_anchor *mark = &c.anchors.at[i];
            if (mark->anchor >= l->anchors) {
                size_t n = mark->anchor + 64;
                l->places = mem_resize(l->places, n, sizeof *l->places);
                for (size_t k = l->anchors; k < n; k++)
                    l->places[k] = (struct place){0, 0, -1};
                l->anchors = n;
            }
            if (l->places[mark->anchor].y < 0)
                l->places[mark->anchor] = (struct place){page, mark->x, mark->y};
        }
        if (c.broken && l->flow->name)
            diag_file(MSG_LAYOUT_WORD, l->flow->name, page + 1);
    }
    draw_free(&c);
    arena_free(a);
}

static struct room room_new(void)
{
    return (struct room){arena_new(), paragraph_setter_new()};
}

static void room_free(struct room r)
{
    paragraph_setter_free(r.setter);
    arena_free(r.arena);
}

struct layout *layout_begin(const struct flow *flow)
{
    struct layout *l = mem_zalloc(sizeof *l);
    l->flow = flow;
    l->room = room_new();
    l->note_seen = mem_zalloc(flow->note_count + 1);
    l->number = 1;
    l->galleys = arena_array(l->room.arena, flow->section_count, sizeof *l->galleys);
    l->sheets = arena_array(l->room.arena, flow->section_count, sizeof *l->sheets);
    l->sheet_counts = arena_array(l->room.arena, flow->section_count, sizeof *l->sheet_counts);
    return l;
}

static void set_section(struct layout *l, struct room room, size_t i)
{
    l->galleys[i] =
        galley_make(room.setter, room.arena, l->flow, &l->flow->sections[i], l->note_seen);
    l->sheet_counts[i] = page_break(room.setter, room.arena, l->flow, l->galleys[i], &l->sheets[i]);
}

static void set_others(void *layout)
{
    struct layout *l = layout;
    for (size_t i = 1; i < l->flow->section_count; i++)
        set_section(l, l->other, i);
}

/*
 * Are the sections after the first, mostly an annex with its table, so long that a thread for them
 * saves more than it costs? Footnotes are counted from section to section.
 */
static bool worth_a_thread(const struct flow *f)
{
    enum { WORTH = 100 }; /* blocks and cells */
    size_t n = 0;
    for (size_t i = 1; !f->note_count && i < f->section_count; i++)
        for (size_t k = 0; k < f->sections[i].block_count; k++) {
            const struct block *b = &f->sections[i].blocks[k];
            n += b->kind == BLOCK_TABLE ? b->as.table.row_count * b->as.table.column_count : 1;
        }
    return n >= WORTH;
}

/* Sets the section, or waits until it is. */
static void have_section(struct layout *l, size_t i)
{
    if (!i && worth_a_thread(l->flow)) {
        l->other = room_new();
        break_prepare();
        errand_begin(&l->errand, set_others, l);
    }
    if (i && l->other.arena)
        errand_end(&l->errand);
    else
        set_section(l, l->room, i);
}

bool layout_section(struct layout *l)
{
    if (l->set < l->flow->section_count) {
        size_t i = l->set++;
        const struct section *section = &l->flow->sections[i];
        have_section(l, i);
        if (section->first_number)
            l->number = section->first_number;
        for (size_t k = 0; k < l->sheet_counts[i]; k++)
            *vec_push(&l->leaves) = (struct leaf){(uint32_t)i, (uint32_t)k, l->number++};
        return true;
    }
    if (!l->finished) {
        visit_pages(l);
        static const enum msg messages[BROKEN_RULES] = {
            [BROKEN_NOTE] = MSG_LAYOUT_NOTE,           [BROKEN_ROW] = MSG_LAYOUT_ROW,
            [BROKEN_TOGETHER] = MSG_LAYOUT_TOGETHER,   [BROKEN_HEADING] = MSG_LAYOUT_HEADING,
            [BROKEN_SIGNATURE] = MSG_LAYOUT_SIGNATURE, [BROKEN_TOO_HIGH] = MSG_LAYOUT_TOO_HIGH};
        for (size_t page = 0; page < l->leaves.n && l->flow->name; page++) {
            uint8_t broken_rule = sheet_of(l, &l->leaves.at[page])->broken_rule;
            if (broken_rule)
                diag_file(messages[broken_rule], l->flow->name, page + 1);
        }
        l->finished = true;
    }
    return false;
}

void layout_free(struct layout *l)
{
    if (!l)
        return;
    errand_end(&l->errand);
    room_free(l->room);
    room_free(l->other);
    vec_free(&l->leaves);
    free(l->note_seen);
    free(l->places);
    free(l);
}

size_t layout_page_count(const struct layout *l)
{
    return l->leaves.n;
}

void layout_page(const struct layout *l, size_t page, struct arena *a, struct page *out)
{
    const struct leaf *leaf = &l->leaves.at[page];
    const struct section *section = &l->flow->sections[leaf->section];
    struct canvas c = {.arena = a};
    place_leaf(l, page, &c);
    *out = (struct page){.section = leaf->section,
                         .number = leaf->number,
                         .width = section->width,
                         .height = section->height};
    vec_move(a, &c.pieces, out->pieces, out->piece_count);
    vec_move(a, &c.bars, out->bars, out->bar_count);
    draw_free(&c);
}

bool layout_anchor(const struct layout *l, unsigned anchor, struct place *out)
{
    if (anchor >= l->anchors || l->places[anchor].y < 0)
        return false;
    *out = l->places[anchor];
    return true;
}
