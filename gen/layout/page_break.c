/*
 * Pages: where they end. Nodes are break points reached so far; a node knows the break before it on
 * the cheapest way, and how far footnotes have been printed. From each node every page that can
 * begin there is tried, so the work is items times items on a page.
 */
#include "layout/page_break.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/search.h"

struct break_node {
    int64_t cost;
    uint32_t item;       /* the page after this node begins with it */
    uint32_t note;       /* first line of footnotes not yet printed */
    uint32_t from;       /* node before */
    uint32_t longer;     /* paragraphs of the page before it that are a line longer */
    int64_t fill, empty; /* by which gaps of that page grow together; what is left at its foot */
    uint8_t broken_rule;
};

enum { NO_NODE = UINT32_MAX, MOST_NODES = 4 };
/* Dearer than all pages of a table half empty, cheaper than a widow (galley.c). */
enum { PARTED_ROW = 20000 };
enum { PARTED_NOTE = 800, NOTE_LINE_ALONE = 1500, SHORT_PAGE = 3000, LONGER = 8 };
/* Of the rest of a row alone on the last page: cheaper than a page half empty. */
enum { ROW_REST = 2000 };
/* Times the price of a page of which as much is empty as a row has that would fit. */
enum { ROOM_LEFT = 8 };
/* A page of which one part in so many is empty is to be mended: two lines of forty. */
enum { EMPTY_SHARE = 20 };
/* See galley.c for the prices of breaks. */
static const int64_t late_note = 1000000, too_high = 3000000000000;

struct search {
    const struct flow *flow;
    const struct galley *galley;
    vec(struct break_node) nodes;
    struct choice {
        uint32_t nodes[MOST_NODES]; /* that end before this item, with different notes left */
        uint32_t n;
    } * choices;
};

int64_t page_header(const struct galley *g, size_t first)
{
    const struct item *item = &g->items[first];
    if (first >= g->n || !item->table || (!item->row && !item->cut) ||
        item->row < item->table->source->header_rows)
        return 0;
    return item->table->header_height;
}

int64_t page_extra(const struct galley *g, size_t first, size_t i, bool ends)
{
    const struct item *item = &g->items[i];
    int64_t extra = 0;
    if (!item->table || !item->table->rowspan_count)
        return 0;
    const struct set_row *row = &item->table->rows[item->row];
    bool row_ends = item->cut == row->cuts.n;
    for (uint32_t k = 0; k < row->rowspan_count; k++) {
        const struct rowspan *l =
            &item->table->rowspans[item->table->row_rowspans[row->first_rowspan + k]];
        size_t start = item->table->rows[l->row].first_item;
        bool again = start < first;
        if (!ends && !(l->last_row == item->row && row_ends))
            continue;
        int64_t have = item->bottom - g->items[again ? first : start].top;
        int64_t need = (again ? l->again_height : l->height) - have;
        extra = need > extra ? need : extra;
    }
    return extra;
}

int64_t page_notes(const struct flow *f, const struct galley *g, uint32_t from, uint32_t to)
{
    if (from == to)
        return 0;
    return f->note_gap + f->note_rule + g->note_strips[to - 1].bottom - g->note_strips[from].top;
}

/* How many lines of footnotes fit below a body of that height, up to `to`. */
static uint32_t fit_notes(const struct search *s, uint32_t from, uint32_t to, int64_t room)
{
    uint32_t end = from;
    while (end < to && page_notes(s->flow, s->galley, from, end + 1) <= room)
        end++;
    return end;
}

/* The least line that has to be printed so that all notes called before item `end` have begun. */
static uint32_t due_notes(const struct galley *g, size_t first, size_t end)
{
    uint32_t calls = g->items[end].note_count;
    if (calls == g->items[first].note_count)
        return 0;
    uint32_t from = g->note_line[calls - 1], lines = g->note_line[calls] - from;
    return from + (lines < 2 ? lines : 2);
}

/* Of going on with footnotes from line `end` on the next page. */
static int64_t price_notes(const struct galley *g, uint32_t end, uint32_t called)
{
    size_t next; /* the note after the one that holds the line */
    if (end >= called)
        return 0;
    search_first(next, g->note_count, g->note_line[next] <= end);
    bool alone = g->note_line[next - 1] < end && g->note_line[next] - end == 1;
    return PARTED_NOTE + (alone ? NOTE_LINE_ALONE : 0);
}

/* Empty space at the foot, as the square of its share: half a page 2500. */
static int64_t price_empty(const struct galley *g, int64_t empty)
{
    int64_t share = g->page_height > 0 ? empty * 1000 / g->page_height : 0;
    return share * share / 100;
}

/*
 * Of parting a row, that fits on a page, before item `end`: as of a page of which half of
 * `empty_foot` is empty, and more if no more than that would be empty without the row and what has
 * to stay with it: the head of the table, what leads to it; of a table no higher than a page, twice
 * as much. first: of the page.
 */
static int64_t price_parted_row(const struct galley *g, size_t first, size_t end)
{
    const struct item *next = &g->items[end];
    if (!next->table || !next->cut || next->table->rows[next->row].height > next->table->room)
        return 0;
    size_t start = next->table->rows[next->row].first_item;
    if (start < first)
        return 0; /* parted before */
    while (start > first && g->items[start].broken_rule)
        start--;
    int64_t above = page_header(g, first) + g->items[start].top - g->items[first].top;
    int64_t empty = (g->page_height - above) * 1000, most = next->table->source->empty_foot;
    if (next->table->height <= g->page_height)
        most *= 2;
    if (!most)
        return 0;
    return empty <= most * g->page_height ? PARTED_ROW : most * most / 400;
}

/*
 * Of a page from item `first` on with room left for the whole next row of its table, and what has
 * to stay with that: a reader sees no reason for it, however even the pages are.
 */
static int64_t price_room(const struct galley *g, size_t first, size_t end, int64_t empty)
{
    const struct item *next = &g->items[end];
    size_t last = end;
    int64_t extra = 0;
    if (!next->table || next->cut || next->row <= next->table->source->header_rows)
        return 0;
    for (; last + 1 < g->n && (g->items[last + 1].broken_rule || g->items[last + 1].cut); last++)
        extra += page_extra(g, first, last, false);
    if (last + 1 < g->n && g->items[last + 1].note_count != next->note_count)
        return 0;
    int64_t height = g->items[last].bottom - g->items[end - 1].bottom + extra +
                     page_extra(g, first, last, true) - page_extra(g, first, end - 1, true);
    return height <= empty ? ROOM_LEFT * price_empty(g, height) : 0;
}

/* Of a last page that is nearly empty, or has the rest of a row alone. */
static int64_t price_last(const struct galley *g, size_t first, int64_t body)
{
    const struct item *from = &g->items[first], *last = &g->items[g->n - 1];
    bool rest = from->cut && last->table == from->table && last->row == from->row;
    return (rest ? ROW_REST : 0) + (body * 8 < g->page_height ? SHORT_PAGE : 0);
}

static void add_node(struct search *s, struct break_node node)
{
    struct choice *c = &s->choices[node.item];
    uint32_t worst = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        struct break_node *old = &s->nodes.at[c->nodes[i]];
        if (old->note == node.note) {
            if (node.cost < old->cost)
                *old = node;
            return;
        }
        if (old->cost > s->nodes.at[c->nodes[worst]].cost)
            worst = i;
    }
    if (c->n < MOST_NODES) {
        c->nodes[c->n++] = (uint32_t)s->nodes.n;
        *vec_push(&s->nodes) = node;
    } else if (node.cost < s->nodes.at[c->nodes[worst]].cost) {
        s->nodes.at[c->nodes[worst]] = node;
    }
}

/*
 * Fills the page before the node: the gaps between its paragraphs and rows grow; where that is too
 * little, paragraphs that can be a line longer are.
 */
static void fill_page(const struct search *s, struct break_node *node, int64_t empty)
{
    const struct galley *g = s->galley;
    const struct item *first = &g->items[s->nodes.at[node->from].item];
    const struct item *last = &g->items[node->item - 1], *next = last + 1;
    int64_t more = last->more - first->more;
    while (empty > more && empty >= g->line_height &&
           first->longer_begun + node->longer < next->longer_ended) {
        empty -= g->line_height;
        node->longer++;
        node->cost += LONGER;
    }
    node->fill = empty < more ? empty : more;
    node->empty = empty - node->fill;
    node->cost += price_empty(g, node->empty) + price_empty(g, node->fill) / 4;
}

/* Is it of no matter how much is empty at the foot of a page before this item. */
static bool is_end(const struct item *next)
{
    return next->page_before || (next->block->after_end && next[-1].block != next->block);
}

/*
 * The page of items first..end-1 with that height of body: a node, if it is possible. forced: the
 * page has just one item, and is taken as it is.
 */
static bool try_page(struct search *s, uint32_t from, size_t end, int64_t body, bool forced)
{
    const struct galley *g = s->galley;
    const struct break_node before = s->nodes.at[from];
    const struct item *next = &g->items[end];
    uint32_t called = g->note_line[next->note_count];
    uint32_t notes = fit_notes(s, before.note, called, g->page_height - body);
    struct break_node node = {
        .cost = before.cost, .item = (uint32_t)end, .note = notes, .from = from};
    bool late = notes < due_notes(g, before.item, end);
    if (!forced && (late || body > g->page_height))
        return false;
    int64_t empty = g->page_height - body - page_notes(s->flow, g, before.note, notes);
    if (end < g->n) {
        node.cost += next->cost + price_parted_row(g, before.item, end);
        node.broken_rule = next->broken_rule;
        if (!is_end(next) && empty > 0) {
            node.cost += price_room(g, before.item, end, empty);
            fill_page(s, &node, empty);
        }
    } else if (before.item) {
        node.cost += price_last(g, before.item, body);
    }
    node.cost += price_notes(g, notes, called);
    if (late && node.broken_rule < BROKEN_NOTE)
        node.broken_rule = BROKEN_NOTE;
    node.cost += late ? late_note : 0;
    if (body > g->page_height) {
        node.cost += too_high;
        node.broken_rule = BROKEN_TOO_HIGH;
    }
    add_node(s, node);
    return true;
}

/* Is a way to that end known that no page from the node can be cheaper than: prices only add. */
static bool is_dearer(const struct search *s, uint32_t from, size_t end)
{
    const struct galley *g = s->galley;
    const struct choice *known = &s->choices[end];
    int64_t least = s->nodes.at[from].cost + (end < g->n ? g->items[end].cost : 0);
    return !g->note_count && known->n && s->nodes.at[known->nodes[0]].cost <= least;
}

/* All pages that begin at a node. */
static void try_pages(struct search *s, uint32_t from)
{
    const struct galley *g = s->galley;
    size_t first = s->nodes.at[from].item;
    int64_t header = page_header(g, first), extra = 0;
    for (size_t i = first; i < g->n; i++) {
        int64_t body = header + extra + g->items[i].bottom - g->items[first].top;
        if (i > first && (body > g->page_height || g->items[i].page_before))
            return;
        if (!is_dearer(s, from, i + 1))
            try_page(s, from, i + 1, body + page_extra(g, first, i, true), i == first);
        extra += page_extra(g, first, i, false);
    }
}

/* The cheapest way to the end, and pages for footnotes that are still left there. */
static size_t trace(struct search *s, struct arena *a, struct sheet **out)
{
    const struct galley *g = s->galley;
    const struct choice *c = &s->choices[g->n];
    uint32_t best = c->nodes[0], all = g->note_line[g->note_count];
    vec(struct sheet) back = {0}, rest = {0};
    for (uint32_t i = 1; i < c->n; i++)
        if (s->nodes.at[c->nodes[i]].cost < s->nodes.at[best].cost)
            best = c->nodes[i];
    uint32_t note = s->nodes.at[best].note;
    while (note < all) {
        uint32_t end = fit_notes(s, note, all, g->page_height);
        end = end > note ? end : note + 1;
        *vec_push(&rest) = (struct sheet){(uint32_t)g->n, (uint32_t)g->n, note, end, 0, 0, 0, 0};
        note = end;
    }
    for (uint32_t n = best; s->nodes.at[n].from != NO_NODE; n = s->nodes.at[n].from) {
        const struct break_node *to = &s->nodes.at[n], *from = &s->nodes.at[to->from];
        *vec_push(&back) = (struct sheet){from->item, to->item,  from->note, to->note,
                                          to->fill,   to->empty, to->longer, to->broken_rule};
    }
    *out = arena_array(a, back.n + rest.n + 1, sizeof **out);
    for (size_t i = 0; i < back.n; i++)
        (*out)[i] = back.at[back.n - 1 - i];
    for (size_t i = 0; i < rest.n; i++)
        (*out)[back.n + i] = rest.at[i];
    size_t n = back.n + rest.n;
    vec_free(&back);
    vec_free(&rest);
    return n ? n : 1; /* a section without blocks is an empty page */
}

static size_t find_sheets(struct arena *a, const struct flow *f, const struct galley *g,
                          struct sheet **sheets)
{
    struct search s = {.flow = f, .galley = g};
    s.choices = mem_zalloc((g->n + 1) * sizeof *s.choices);
    add_node(&s, (struct break_node){.from = NO_NODE});
    for (size_t i = 0; i < g->n; i++)
        for (uint32_t k = 0; k < s.choices[i].n; k++)
            try_pages(&s, s.choices[i].nodes[k]);
    size_t n = trace(&s, a, sheets);
    free(s.choices);
    vec_free(&s.nodes);
    return n;
}

/* The paragraphs of the sheet that are a line longer: those of the most lines, where none shows. */
static void choose_longer(struct galley *g, const struct sheet *s)
{
    for (uint32_t left = s->longer; left; left--) {
        struct item *best = NULL;
        for (uint32_t i = s->first; i < s->end; i++) {
            struct item *item = &g->items[i];
            if (item->longer && !item->lengthened && i + item->strip->lines_after < s->end &&
                (!best || item->strip->lines_after > best->strip->lines_after))
                best = item;
        }
        if (best)
            best->lengthened = true;
    }
}

size_t page_break(struct setter *setter, struct arena *a, const struct flow *f, struct galley *g,
                  struct sheet **sheets)
{
    size_t n = find_sheets(a, f, g, sheets);
    bool empty = false;
    for (size_t i = 0; i + 1 < n; i++)
        empty |= (*sheets)[i].empty > g->page_height / EMPTY_SHARE;
    if (empty && galley_lengthen(setter, a, g)) {
        n = find_sheets(a, f, g, sheets);
        for (size_t i = 0; i < n; i++)
            choose_longer(g, &(*sheets)[i]);
    }
    return n;
}
