/* Two texts in one: see docx_changes_int.h. ISO/IEC 29500-1, 17.13.5. */
#include <string.h>

#include "write/docx/docx_changes_int.h"

/* Sets the partners of old items from the links of the comparison. */
static void set_partners(struct docx_changes *c, struct docx_item *old, const unsigned *old_anchors,
                         size_t n, const unsigned *new_anchors, size_t m)
{
    for (size_t k = 0; k < m; k++) {
        const struct node *node = docx_node_of(c, DOCX_NEW, new_anchors[k]);
        const struct node *was = node ? c->old_of[node->id] : NULL;
        for (size_t i = 0; was && i < n; i++)
            if (old[i].partner == DOCX_NONE && docx_node_of(c, DOCX_OLD, old_anchors[i]) == was) {
                old[i].partner = (uint32_t)k;
                break;
            }
    }
}

/* ------------------------------------------------------------------ merging two lists */

/* How the items of two lists are written, each by its index. */
struct merge {
    struct docx_changes *c;
    void *user;
    void (*old)(struct merge *, size_t i, bool moved);
    void (*new)(struct merge *, size_t k, bool moved);
    void (*both)(struct merge *, size_t i, size_t k);
    uint32_t *moved_to, *moved_from;
    unsigned number; /* of this merge, for names of moves */
};

static void merge_lists(struct merge *m, const struct docx_item *old, size_t n,
                        const struct docx_item *new, size_t count)
{
    struct arena *a = m->c->file.arena;
    uint32_t *in_new = arena_array(a, n, sizeof *in_new);
    uint32_t *in_old = arena_array(a, count + 1, sizeof *in_old);
    m->moved_to = arena_array(a, n, sizeof *m->moved_to);
    m->moved_from = arena_array(a, count, sizeof *m->moved_from);
    m->number = ++m->c->moves;
    docx_pair(a, old, n, new, count, in_new, m->moved_to);
    if (!m->c->file.dates[0].n)
        memset(m->moved_to, 0xff, n * sizeof *m->moved_to);
    for (size_t k = 0; k <= count; k++)
        in_old[k] = DOCX_NONE;
    memset(m->moved_from, 0xff, count * sizeof *m->moved_from);
    for (size_t i = 0; i < n; i++) {
        if (in_new[i] != DOCX_NONE)
            in_old[in_new[i]] = (uint32_t)i;
        if (m->moved_to[i] != DOCX_NONE)
            m->moved_from[m->moved_to[i]] = (uint32_t)i;
    }
    for (size_t i = 0, k = 0; k <= count; k++) {
        size_t next = k; /* what the old list has before the next pair comes first */
        while (next < count && in_old[next] == DOCX_NONE)
            next++;
        for (size_t end = next < count ? in_old[next] : n; i < end; i++)
            m->old(m, i, m->moved_to[i] != DOCX_NONE);
        if (k == count)
            break;
        if (in_old[k] == DOCX_NONE)
            m->new (m, k, m->moved_from[k] != DOCX_NONE);
        else
            m->both(m, i++, k);
    }
}

/* What follows moves, as k of the new text; its text may be another than at the other place. */
static unsigned open_move(struct merge *m, const char *range, size_t k, bool relabelled)
{
    struct docx_file *d = &m->c->file;
    xml_open(&d->w, range);
    xml_set_number(&d->w, "w:id", ++d->changes);
    xml_set(&d->w, "w:name", str_format(d->arena, "move_%u_%zu", m->number, k));
    docx_put_author(d, d->dates[0]);
    xml_close(&d->w);
    d->relabelled = relabelled;
    return d->changes;
}

static void close_move(struct merge *m, const char *range, unsigned id)
{
    m->c->file.relabelled = false;
    xml_leaf_number(&m->c->file.w, range, "w:id", id);
}

/* ------------------------------------------------------------------ tables */

struct row_of { /* a row of a table, or of tables that are one */
    const struct row *row;
    bool head;
    int before;
    uint32_t text; /* of its item */
};
vec_named(rows_of, struct row_of);

struct rows_merge {
    struct rows_of rows[DOCX_SIDES];
    struct docx_grid grid;
};

static void put_row_of(struct merge *m, enum docx_side side, enum docx_change change, size_t i)
{
    struct rows_merge *r = m->user;
    const struct row_of *row = &r->rows[side].at[i];
    docx_turn_to(m->c, side, change);
    r->grid.above = row->before;
    docx_put_row(&m->c->file, &r->grid, row->row, row->head, false);
}

static void put_old_row(struct merge *m, size_t i, bool moved)
{
    const struct rows_merge *r = m->user;
    const struct row_of *row = &r->rows[DOCX_OLD].at[i];
    if (!moved) {
        docx_comment_on_omission(m->c, docx_node_of(m->c, DOCX_OLD, row->row->anchor));
        put_row_of(m, DOCX_OLD, DOCX_DELETED, i);
        return;
    }
    size_t k = m->moved_to[i];
    unsigned id =
        open_move(m, "w:moveFromRangeStart", k, row->text != r->rows[DOCX_NEW].at[k].text);
    put_row_of(m, DOCX_OLD, DOCX_MOVED_FROM, i);
    close_move(m, "w:moveFromRangeEnd", id);
}

static void put_new_row(struct merge *m, size_t k, bool moved)
{
    const struct rows_merge *r = m->user;
    docx_comment_on_figures(m->c,
                            docx_node_of(m->c, DOCX_NEW, r->rows[DOCX_NEW].at[k].row->anchor));
    if (!moved) {
        put_row_of(m, DOCX_NEW, DOCX_INSERTED, k);
        return;
    }
    const struct row_of *old = &r->rows[DOCX_OLD].at[m->moved_from[k]];
    unsigned id = open_move(m, "w:moveToRangeStart", k, old->text != r->rows[DOCX_NEW].at[k].text);
    put_row_of(m, DOCX_NEW, DOCX_MOVED_TO, k);
    close_move(m, "w:moveToRangeEnd", id);
}

/* Cells that differ, one by one. */
static void put_row_pair(struct merge *m, size_t i, size_t k)
{
    struct rows_merge *r = m->user;
    const struct row_of *old = &r->rows[DOCX_OLD].at[i], *new = &r->rows[DOCX_NEW].at[k];
    if (old->text == new->text) {
        put_row_of(m, DOCX_NEW, DOCX_SAME, k);
        return;
    }
    if (docx_is_group(new->row)) {
        put_row_of(m, DOCX_OLD, DOCX_DELETED, i);
        put_row_of(m, DOCX_NEW, DOCX_INSERTED, k);
        return;
    }
    struct docx_file *d = &m->c->file;
    struct docx_cell_place at = {0};
    docx_turn_to(m->c, DOCX_NEW, DOCX_SAME);
    docx_comment_on_figures(m->c, docx_node_of(m->c, DOCX_NEW, new->row->anchor));
    r->grid.above = new->before;
    docx_open_row(d, new->row, new->head);
    for (size_t cell = 0; cell < new->row->cell_count; cell++) {
        const struct cell *a = &old->row->cells[cell], *b = &new->row->cells[cell];
        struct docx_setting set;
        at.columns = b->columns ? b->columns : 1;
        at.middle = b->middle;
        docx_open_cell(d, &r->grid, &at, &set);
        docx_put_both(m->c, a->blocks, a->block_count, b->blocks, b->block_count, &set);
        xml_close(&d->w);
        at.column += at.columns;
    }
    xml_close(&d->w);
}

static struct docx_item *row_items(struct docx_changes *c, enum docx_side side,
                                   const struct docx_unit *u, struct rows_of *rows,
                                   unsigned **anchors)
{
    for (size_t b = 0; b < u->blocks; b++) {
        const struct table *t = &u->block[b].as.table;
        for (size_t i = 0; i < t->row_count; i++)
            *vec_push(rows) = (struct row_of){&t->rows[i], i < t->header_rows,
                                              b && !i ? u->block[b].before : 0, 0};
    }
    struct docx_item *items = arena_array(c->file.arena, rows->n, sizeof *items);
    *anchors = arena_array(c->file.arena, rows->n, sizeof **anchors);
    for (size_t i = 0; i < rows->n; i++) {
        const struct row *row = rows->at[i].row;
        struct buf text = {0}, core = {0}, shape = {0};
        docx_put_row_key(&text, row, 0);
        docx_put_row_key(&core, row, row->cell_count > 1);
        buf_printf(&shape, "r %d", rows->at[i].head);
        for (size_t k = 0; k < row->cell_count; k++)
            buf_printf(&shape, " %u", row->cells[k].columns);
        items[i] =
            (struct docx_item){docx_number_of(&c->texts, &text), docx_number_of(&c->texts, &core),
                               docx_number_of(&c->shapes, &shape), DOCX_NONE,
                               docx_is_alone(c, side, docx_node_of(c, side, row->anchor))};
        rows->at[i].text = items[i].text;
        (*anchors)[i] = row->anchor;
    }
    return items;
}

static void put_table_pair(struct docx_changes *c, const struct docx_unit *old,
                           const struct docx_unit *new, int measure)
{
    struct rows_merge r = {0};
    unsigned *anchors[DOCX_SIDES];
    struct merge m = {c, &r, put_old_row, put_new_row, put_row_pair, NULL, NULL, 0};
    struct docx_item *a = row_items(c, DOCX_OLD, old, &r.rows[DOCX_OLD], &anchors[DOCX_OLD]);
    struct docx_item *b = row_items(c, DOCX_NEW, new, &r.rows[DOCX_NEW], &anchors[DOCX_NEW]);
    size_t n = r.rows[DOCX_OLD].n, count = r.rows[DOCX_NEW].n;
    set_partners(c, a, anchors[DOCX_OLD], n, anchors[DOCX_NEW], count);
    docx_turn_to(c, DOCX_NEW, DOCX_SAME);
    docx_open_table(&c->file, &new->block->as.table, measure, &r.grid);
    if (count)
        r.rows[DOCX_NEW].at[0].before = r.grid.above;
    merge_lists(&m, a, n, b, count);
    xml_close(&c->file.w);
    c->file.space = new->block[new->blocks - 1].after;
    c->file.below = 0;
    vec_free(&r.rows[DOCX_OLD]);
    vec_free(&r.rows[DOCX_NEW]);
}

/* ------------------------------------------------------------------ blocks */

struct blocks_merge {
    struct docx_units units[DOCX_SIDES];
    const struct section *sections; /* of the new text; NULL in a cell */
    size_t section_count;
    struct docx_setting set;
    bool table, same;          /* the last one that was written is a table; has no change */
    const struct block *above; /* the last one, or NULL */
};

/* Tables with nothing between them would be one. */
static void part_tables(struct merge *m, const struct docx_unit *u)
{
    struct blocks_merge *b = m->user;
    if (b->table && u->block->kind == BLOCK_TABLE) {
        docx_turn_to(m->c, DOCX_NEW, DOCX_SAME);
        docx_put_empty(&m->c->file, &b->set);
    }
    b->table = u->block->kind == BLOCK_TABLE;
}

static void put_unit(struct merge *m, const struct docx_unit *u)
{
    struct blocks_merge *b = m->user;
    struct docx_file *d = &m->c->file;
    if (u->block->kind == BLOCK_TABLE)
        docx_put_table(d, u->block, u->blocks, b->set.measure);
    else if (u->block->kind == BLOCK_SPACE)
        d->space += u->block->as.space;
    else if (u->block->kind == BLOCK_RULE)
        docx_put_rule(d, &u->block->as.rule, b->above, u->block, &b->set);
    else
        docx_put_paragraph(d, u->block, &b->set);
    b->set.first = false;
    b->above = u->block;
    b->same = d->change == DOCX_SAME && u->block->kind == BLOCK_PARAGRAPH;
}

static void put_old_unit(struct merge *m, size_t i, bool moved)
{
    struct blocks_merge *b = m->user;
    const struct docx_unit *u = &b->units[DOCX_OLD].at[i];
    moved &= u->block->kind == BLOCK_PARAGRAPH;
    part_tables(m, u);
    docx_comment_on_omission(m->c, docx_node_of(m->c, DOCX_OLD, u->block->anchor));
    docx_turn_to(m->c, DOCX_OLD, moved ? DOCX_MOVED_FROM : DOCX_DELETED);
    size_t k = m->moved_to[i];
    unsigned id = moved ? open_move(m, "w:moveFromRangeStart", k,
                                    u->item.text != b->units[DOCX_NEW].at[k].item.text)
                        : 0;
    put_unit(m, u);
    if (moved)
        close_move(m, "w:moveFromRangeEnd", id);
}

/* The section ends after its last unit of the new text. */
static void end_section(struct merge *m, size_t k)
{
    struct blocks_merge *b = m->user;
    const struct docx_units *new = &b->units[DOCX_NEW];
    size_t section = new->at[k].section;
    if (k + 1 == new->n || new->at[k + 1].section == section)
        return;
    struct docx_setting set = b->set;
    set.ends = &b->sections[section];
    docx_turn_to(m->c, DOCX_NEW, DOCX_SAME);
    docx_put_empty(&m->c->file, &set);
    const struct section *next = &b->sections[new->at[k + 1].section];
    b->set.measure = next->width - next->left - next->right;
    b->table = false;
}

static void put_new_unit(struct merge *m, size_t k, bool moved)
{
    struct blocks_merge *b = m->user;
    const struct docx_unit *u = &b->units[DOCX_NEW].at[k];
    bool text = u->block->kind == BLOCK_PARAGRAPH || u->block->kind == BLOCK_TABLE;
    moved &= u->block->kind == BLOCK_PARAGRAPH;
    part_tables(m, u);
    docx_comment_on_figures(m->c, docx_node_of(m->c, DOCX_NEW, u->block->anchor));
    docx_turn_to(m->c, DOCX_NEW, !text ? DOCX_SAME : moved ? DOCX_MOVED_TO : DOCX_INSERTED);
    size_t i = m->moved_from[k];
    unsigned id = moved ? open_move(m, "w:moveToRangeStart", k,
                                    u->item.text != b->units[DOCX_OLD].at[i].item.text)
                        : 0;
    put_unit(m, u);
    if (moved)
        close_move(m, "w:moveToRangeEnd", id);
    end_section(m, k);
}

static void put_unit_pair(struct merge *m, size_t i, size_t k)
{
    struct blocks_merge *b = m->user;
    const struct docx_unit *old = &b->units[DOCX_OLD].at[i], *new = &b->units[DOCX_NEW].at[k];
    struct docx_file *d = &m->c->file;
    part_tables(m, new);
    docx_turn_to(m->c, DOCX_NEW, DOCX_SAME);
    if (new->block->kind == BLOCK_TABLE) {
        put_table_pair(m->c, old, new, b->set.measure);
        b->same = false;
    } else {
        docx_comment_on_figures(m->c, docx_node_of(m->c, DOCX_NEW, new->block->anchor));
        docx_open_paragraph(d, new->block, &b->set);
        docx_put_changed_words(m->c, &old->block->as.paragraph, &new->block->as.paragraph,
                               style_class(d->style, new->block->look));
        docx_close_paragraph(d);
        b->same = true;
    }
    b->set.first = false;
    b->above = new->block;
    end_section(m, k);
}

static struct docx_item *unit_items(struct docx_changes *c, const struct docx_units *u,
                                    unsigned **anchors)
{
    struct docx_item *items = arena_array(c->file.arena, u->n, sizeof *items);
    *anchors = arena_array(c->file.arena, u->n, sizeof **anchors);
    for (size_t i = 0; i < u->n; i++) {
        items[i] = u->at[i].item;
        (*anchors)[i] = u->at[i].block->anchor;
    }
    return items;
}

static void merge_units(struct docx_changes *c, struct blocks_merge *b)
{
    struct merge m = {c, b, put_old_unit, put_new_unit, put_unit_pair, NULL, NULL, 0};
    unsigned *anchors[DOCX_SIDES];
    struct docx_item *old = unit_items(c, &b->units[DOCX_OLD], &anchors[DOCX_OLD]);
    struct docx_item *new = unit_items(c, &b->units[DOCX_NEW], &anchors[DOCX_NEW]);
    set_partners(c, old, anchors[DOCX_OLD], b->units[DOCX_OLD].n, anchors[DOCX_NEW],
                 b->units[DOCX_NEW].n);
    merge_lists(&m, old, b->units[DOCX_OLD].n, new, b->units[DOCX_NEW].n);
    vec_free(&b->units[DOCX_OLD]);
    vec_free(&b->units[DOCX_NEW]);
}

/* The content of a cell; its last paragraph is one of both texts. */
void docx_put_both(struct docx_changes *c, const struct block *old, size_t n,
                   const struct block *new, size_t m, struct docx_setting *set)
{
    struct blocks_merge b = {.set = *set};
    docx_add_units(c, DOCX_OLD, old, n, 0, &b.units[DOCX_OLD]);
    docx_add_units(c, DOCX_NEW, new, m, 0, &b.units[DOCX_NEW]);
    merge_units(c, &b);
    docx_turn_to(c, DOCX_NEW, DOCX_SAME);
    if (!b.same || c->file.space)
        docx_put_empty(&c->file, &b.set);
}

void docx_put_changes(struct docx_file *d, void *user)
{
    struct docx_changes *c = user;
    const struct flow *flows[] = {&c->papers[DOCX_OLD]->flow, &c->papers[DOCX_NEW]->flow};
    const struct section *first = flows[DOCX_NEW]->sections;
    struct blocks_merge b = {.sections = first};
    b.set.measure = first->width - first->left - first->right;
    for (size_t side = 0; side < DOCX_SIDES; side++)
        for (size_t i = 0; i < flows[side]->section_count; i++) {
            const struct section *s = &flows[side]->sections[i];
            docx_add_units(c, (enum docx_side)side, s->head, s->head_count, i, &b.units[side]);
            docx_add_units(c, (enum docx_side)side, s->blocks, s->block_count, i, &b.units[side]);
            docx_add_units(c, (enum docx_side)side, s->foot, s->foot_count, i, &b.units[side]);
        }
    merge_units(c, &b);
    docx_turn_to(c, DOCX_NEW, DOCX_SAME);
    docx_put_empty(d, &b.set);
    docx_put_section(d, &first[flows[DOCX_NEW]->section_count - 1]);
}
