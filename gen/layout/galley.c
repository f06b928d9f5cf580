/*
 * The galley: blocks become items one below the other; then what a page break before each would
 * cost.
 */
#include "layout/galley.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

/*
 * Prices of page breaks. Rules come first, in their order: each is dearer than many breaches
 * against the one below it, so a weaker rule yields to a stronger one where the two collide. The
 * rest is taste; a page left half empty costs 2500 (page_break.c). Sums stay far below 2^62.
 */
static const int64_t price[BROKEN_RULES] = {0,           1000000,      30000000,     1000000000,
                                            30000000000, 300000000000, 3000000000000};
enum { SHORT_PARAGRAPH = 4 }; /* fewer lines: it is not made longer */
enum { WIDOW = 30000, ORPHAN = 30000 };
/* Of a table and the text that leads to it: as of eight lines of forty that are empty. */
enum { PARTED_LEAD_IN = 400 };
/*
 * A row is rather parted than two or three lines left empty at the foot, where few of its cells
 * are, and none is left with a line alone.
 */
enum { PARTED_CELL = 50, LINE_ALONE = 200, PARTED_GROUP = 30 };
/* Of a name with half of it overleaf: a line left empty is cheaper, two are not. */
enum { PARTED_NAME = 20 };

struct maker {
    const struct flow *flow;
    struct galley *galley;
    struct arena *arena;
    struct setter *setter;
    struct strip_list strips;
    struct strip_list scratch;
    vec(struct item) items;
    vec(unsigned) notes;
    int64_t y;
    int widest;
};

static void push_note(struct maker *m, unsigned note)
{
    if (note >= m->flow->note_count || m->galley->note_seen[note])
        return;
    m->galley->note_seen[note] = true;
    *vec_push(&m->notes) = note;
}

/* The note, then those that it calls itself. */
static void call_note(void *data, unsigned note)
{
    struct maker *m = data;
    size_t next = m->notes.n;
    push_note(m, note);
    for (; next < m->notes.n; next++) {
        const struct note *n = &m->flow->notes[m->notes.at[next]];
        for (size_t i = 0; i < n->block_count; i++) {
            const struct paragraph *p = &n->blocks[i].as.paragraph;
            for (size_t k = 0; n->blocks[i].kind == BLOCK_PARAGRAPH && k < p->run_count; k++)
                if (p->runs[k].note)
                    push_note(m, p->runs[k].note - 1);
        }
    }
}

static bool is_marked(const struct strip *s)
{
    if (!s->lines_before && s->block->anchor)
        return true;
    if (!s->line)
        return false;
    const struct paragraph *p = &s->block->as.paragraph;
    bool marked = s->line->broken;
    uint32_t from = s->line->run_from;
    for (uint32_t i = s->line->run; i < p->run_count && from < s->line->end && !marked; i++) {
        marked = p->runs[i].anchor;
        from += (uint32_t)p->runs[i].text.n;
    }
    return marked;
}

static void add_strips(struct maker *m, const struct block *b)
{
    size_t first = m->strips.n;
    stack_add(m->setter, m->arena, b, m->galley->measure, &m->strips, &m->y, &m->widest);
    for (size_t i = first; i < m->strips.n; i++) {
        struct strip *s = arena_alloc(m->arena, sizeof *s);
        *s = m->strips.at[i];
        *vec_push(&m->items) = (struct item){.top = s->top,
                                             .bottom = s->bottom,
                                             .block = b,
                                             .strip = s,
                                             .note_count = (uint32_t)m->notes.n,
                                             .page_before = b->page_before && i == first,
                                             .marked = is_marked(s)};
        stack_calls(s, call_note, m);
    }
    m->strips.n = 0;
}

/* Notes and marks of the strips of a row whose lower edges are in (from, to]. */
static bool visit_row(struct maker *m, const struct set_row *row, int64_t from, int64_t to)
{
    bool marked = false;
    for (size_t k = 0; k < row->n; k++) {
        const struct stack *s = &row->cells[k].stack;
        for (size_t i = stack_below(s, from); i < s->n && s->strips[i].bottom <= to; i++) {
            stack_calls(&s->strips[i], call_note, m);
            marked |= is_marked(&s->strips[i]);
        }
    }
    return marked;
}

static void add_row(struct maker *m, const struct block *b, struct set_table *t, uint32_t r)
{
    struct set_row *row = &t->rows[r];
    int64_t top = m->y + row->top, padding = 2 * t->source->padding_y;
    row->first_item = (uint32_t)m->items.n;
    for (uint32_t part = 0; part <= row->cuts.n; part++) {
        bool first = part == 0, last = part == row->cuts.n;
        struct item *item = vec_push(&m->items);
        *item = (struct item){.block = b,
                              .table = t,
                              .row = r,
                              .cut = part,
                              .note_count = (uint32_t)m->notes.n,
                              .page_before = b->page_before && !r && first};
        item->top = top + (first ? 0 : row->cuts.down[part - 1]);
        item->bottom = top + (last ? row->height : row->cuts.up[part] + padding);
        bool marked = visit_row(m, row, first ? -1 : row->cuts.up[part - 1],
                                last ? INT64_MAX : row->cuts.up[part]);
        item->marked = marked || (first && (t->source->rows[r].anchor || (!r && b->anchor)));
    }
}

static void add_broken(struct item *item, enum broken_rule rule)
{
    if (rule > item->broken_rule)
        item->broken_rule = (uint8_t)rule;
}

/* Of the cells of a row that have lines on both sides of a cut. */
static int64_t price_cells(const struct set_table *t, uint32_t r, int64_t cut)
{
    int64_t sum = 0;
    for (size_t k = 0; k < t->rows[r].n; k++) {
        const struct stack *s = &t->rows[r].cells[k].stack;
        size_t above = stack_below(s, cut);
        if (above && above < s->n && !table_rowspan_at(t, r, k))
            sum += above == 1 || s->n - above == 1 ? LINE_ALONE : PARTED_CELL;
    }
    return sum;
}

/* Between two rows of a table, or two parts of a row. */
static void price_rows(struct item *item)
{
    const struct table *t = item->table->source;
    const struct set_row *row = &item->table->rows[item->row];
    if (item->block->keep_previous)
        add_broken(item, BROKEN_SIGNATURE);
    else if (item->block->keep_together)
        add_broken(item, BROKEN_TOGETHER);
    if (item->cut) {
        item->cost += price_cells(item->table, item->row, row->cuts.up[item->cut - 1]);
        if (row->cuts.n > 2 && (item->cut == 1 || item->cut == row->cuts.n))
            add_broken(item, BROKEN_ROW);
    } else {
        if (item->row <= t->header_rows && t->header_rows)
            add_broken(item, BROKEN_HEADING);
        if (t->rows[item->row - 1].keep_next)
            add_broken(item, BROKEN_HEADING);
        for (uint32_t i = 0; i < row->rowspan_count; i++)
            if (item->table->rowspans[item->table->row_rowspans[row->first_rowspan + i]].row <
                item->row)
                item->cost += PARTED_GROUP;
    }
}

/* A signature begins at item i: it wants two lines, or a row, before it. */
static void price_signature(struct item *items, size_t i)
{
    int lines = 0;
    while (i && lines < 2 && !items[i].page_before) {
        add_broken(&items[i], BROKEN_SIGNATURE);
        i--;
        lines += items[i].table ? 2 : items[i].strip->line ? 1 : 0;
    }
}

/* Does the line end between two words with capitals: "Quảng / Ninh". */
static bool parts_name(const struct strip *s)
{
    const struct line *l = s->line;
    const struct paragraph *p = &s->block->as.paragraph;
    if (!l || !s->lines_after || p->align != JUSTIFIED)
        return false;
    size_t run = l->run, from = l->run_from;
    while (run < p->run_count && from + p->runs[run].text.n <= l->next)
        from += p->runs[run++].text.n;
    if (run == p->run_count || from >= l->end)
        return false;
    struct str text = p->runs[run].text;
    size_t end = l->end - from, word = end;
    while (word && text.p[word - 1] != ' ')
        word--;
    return !strchr(".,;:!?)\"", text.p[end - 1]) &&
           cp_is_upper(utf8_first(str_slice(text, word, end), 0)) &&
           cp_is_upper(utf8_first(str_slice(text, l->next - from, text.n), 0));
}

/* By how much the gap above the item may grow; same: it is of the block of the item above. */
static int gap_more(const struct item *item, bool same)
{
    if (!same)
        return item[-1].block->after_more;
    const struct set_table *t = item->table;
    return t && !item->cut && item->row > t->source->header_rows ? t->source->row_more : 0;
}

static void price_items(struct item *items, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        bool same = items[i].block == items[i - 1].block;
        items[i].more = items[i - 1].more + gap_more(&items[i], same);
        if (same && items[i].table)
            price_rows(&items[i]);
        else if (same) {
            const struct block *b = items[i].block;
            if (b->keep_previous)
                add_broken(&items[i], BROKEN_SIGNATURE);
            else if (b->keep_together || b->as.paragraph.frame)
                add_broken(&items[i], BROKEN_TOGETHER);
            if (b->keep_next) /* a heading of several lines */
                add_broken(&items[i], BROKEN_HEADING);
            if (items[i].strip->lines_before == 1)
                items[i].cost += ORPHAN;
            if (items[i].strip->lines_after == 0)
                items[i].cost += WIDOW;
            if (parts_name(items[i - 1].strip))
                items[i].cost += PARTED_NAME;
        } else if (items[i - 1].block->keep_next) {
            /*
             * A heading ends here: it wants two lines, or a row, or the next heading after it, or
             * all that is below it.
             */
            add_broken(&items[i], BROKEN_HEADING);
            if (!items[i].table && !items[i].block->keep_next && i + 1 < n &&
                !items[i + 1].page_before && !items[i + 1].block->keep_next)
                add_broken(&items[i + 1], BROKEN_HEADING);
        } else if (items[i].table && items[i].table->header_height &&
                   items[i - 1].block->kind == BLOCK_PARAGRAPH)
            items[i].cost += PARTED_LEAD_IN;
        if (!same && items[i].block->keep_previous)
            price_signature(items, i);
    }
    for (size_t i = 0; i < n; i++)
        items[i].cost += price[items[i].broken_rule];
}

static void set_notes(struct maker *m)
{
    struct galley *g = m->galley;
    int64_t y = 0;
    int widest = 0;
    g->note_count = m->notes.n;
    g->notes = arena_array(m->arena, m->notes.n, sizeof *g->notes);
    g->note_line = arena_array(m->arena, m->notes.n + 1, sizeof *g->note_line);
    m->strips.n = 0;
    for (size_t i = 0; i < m->notes.n; i++) {
        const struct note *note = &m->flow->notes[m->notes.at[i]];
        g->notes[i] = m->notes.at[i];
        g->note_line[i] = (uint32_t)m->strips.n;
        for (size_t b = 0; b < note->block_count; b++)
            stack_add(m->setter, m->arena, &note->blocks[b], g->measure, &m->strips, &y, &widest);
    }
    g->note_line[m->notes.n] = (uint32_t)m->strips.n;
    g->note_strips = vec_copy(m->arena, &m->strips);
}

/*
 * The section whose foot is on pages of this one, or NULL: where a foot belongs on the first page
 * of a paper, that page is of the first of its sections.
 */
static const struct section *foot_section(const struct flow *f, const struct section *section)
{
    const struct section *end = f->sections + f->section_count;
    if (section->foot_on_last)
        return section;
    if (section != f->sections && !section->first_number)
        return NULL;
    do
        if (section->foot_count)
            return section;
    while (++section < end && !section->first_number);
    return NULL;
}

struct galley *galley_make(struct setter *s, struct arena *a, const struct flow *f,
                           const struct section *section, bool *note_seen)
{
    struct galley *g = arena_alloc(a, sizeof *g);
    struct maker m = {.flow = f, .galley = g, .arena = a, .setter = s};
    g->section = section;
    g->measure = section->width - section->left - section->right;
    g->page_height = (int64_t)section->height - section->top - section->bottom;
    g->note_seen = note_seen;
    for (size_t i = 0; i < section->block_count; i++) {
        const struct block *block = &section->blocks[i];
        if (block->kind == BLOCK_TABLE) {
            m.y += block->before;
            struct set_table *t =
                table_set(s, a, &block->as.table, g->measure, g->page_height, &m.scratch);
            for (uint32_t r = 0; r < t->row_count; r++)
                add_row(&m, block, t, r);
            m.y += t->height + block->after;
            m.widest = t->x[block->as.table.column_count];
        } else
            add_strips(&m, block);
    }
    price_items(m.items.at, m.items.n);
    vec_move(a, &m.items, g->items, g->n);
    g->items[g->n].note_count = (uint32_t)m.notes.n;
    set_notes(&m);
    g->head = stack_make(s, a, section->head, section->head_count, g->measure, &m.scratch);
    const struct section *foot = foot_section(f, section);
    if (foot)
        g->foot = stack_make(s, a, foot->foot, foot->foot_count, g->measure, &m.scratch);
    vec_free(&m.notes);
    free(m.strips.at);
    free(m.scratch.at);
    return g;
}

/* Lines of the paragraph that begins with the item; 0 if it cannot be a line longer. */
static size_t lengthen(struct setter *s, struct arena *a, struct galley *g, struct item *item)
{
    struct line *lines;
    if (!item->strip || !item->strip->line || item->strip->lines_before)
        return 0;
    const struct paragraph *p = &item->block->as.paragraph;
    size_t n = (size_t)item->strip->lines_after + 1;
    int height = item->strip->line->height;
    if (p->align != JUSTIFIED || p->frame || n < SHORT_PARAGRAPH ||
        (g->line_height && height != g->line_height) ||
        !paragraph_set_longer(s, a, p, g->measure, n + 1, &lines))
        return 0;
    for (size_t i = 0; i <= n; i++)
        if (lines[i].height != height)
            return 0;
    g->line_height = height;
    item->longer = lines;
    return n;
}

bool galley_lengthen(struct setter *s, struct arena *a, struct galley *g)
{
    uint32_t begun = 0;
    size_t end = 0; /* of the last such paragraph */
    for (size_t i = 0; i <= g->n; i++) {
        g->items[i].longer_begun = begun;
        g->items[i].longer_ended = begun - (i < end);
        size_t n = i < g->n ? lengthen(s, a, g, &g->items[i]) : 0;
        if (n) {
            begun++;
            end = i + n;
        }
    }
    return begun;
}
