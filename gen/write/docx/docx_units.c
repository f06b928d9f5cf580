/* What of two texts is paired, and by what: see docx_changes_int.h. */
#include "write/docx/docx_changes_int.h"

static void put_key(struct buf *key, const struct block *blocks, size_t n);

void docx_put_row_key(struct buf *key, const struct row *row, size_t from)
{
    for (size_t i = from; i < row->cell_count; i++) {
        buf_printf(key, "|%u ", row->cells[i].columns);
        put_key(key, row->cells[i].blocks, row->cells[i].block_count);
    }
}

/* All that is printed: texts with their looks. */
static void put_key(struct buf *key, const struct block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (blocks[i].kind == BLOCK_TABLE)
            for (size_t r = 0; r < blocks[i].as.table.row_count; r++)
                docx_put_row_key(key, &blocks[i].as.table.rows[r], 0);
        else if (blocks[i].kind == BLOCK_PARAGRAPH) {
            const struct paragraph *p = &blocks[i].as.paragraph;
            buf_printf(key, "\n%s", blocks[i].look);
            for (size_t k = 0; k < p->run_count; k++) {
                buf_printf(key, "\x1f%u %d %d ", p->runs[k].look, p->runs[k].note != 0,
                           p->runs[k].tag != 0);
                buf_str(key, p->runs[k].text);
            }
        }
}

uint32_t docx_number_of(struct map *map, struct buf *key)
{
    uint32_t number = map_add(map, buf_view(key));
    buf_free(key);
    return number;
}

/* Clauses that the comparison says are new, or left out, are paired with nothing. */
bool docx_is_alone(const struct docx_changes *c, enum docx_side side, const struct node *n)
{
    return n && (side == DOCX_OLD ? c->omission_of[n->id] != NULL : c->added[n->id]);
}

static struct docx_item item_of_block(struct docx_changes *c, enum docx_side side,
                                      const struct block *b, size_t n)
{
    struct buf text = {0}, core = {0}, shape = {0};
    put_key(&text, b, n);
    docx_turn_to(c, side, DOCX_SAME);
    if (b->kind == BLOCK_PARAGRAPH) {
        struct block words = *b;
        size_t labels = docx_label_spans(&c->file, b);
        words.as.paragraph.runs += labels;
        words.as.paragraph.run_count -= labels;
        put_key(&core, &words, 1);
        docx_put_shape(&c->file, b, &shape);
    } else if (b->kind == BLOCK_TABLE)
        buf_printf(&shape, "t %zu %d", b->as.table.column_count, b->as.table.border != 0);
    bool text_alone = b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_TABLE;
    return (struct docx_item){docx_number_of(&c->texts, &text), docx_number_of(&c->texts, &core),
                              docx_number_of(&c->shapes, &shape), DOCX_NONE,
                              text_alone ||
                                  docx_is_alone(c, side, docx_node_of(c, side, b->anchor))};
}

/*
 * Rows change one by one: none of their cells continues that above. Those in which the
 * document repeats the text above have it.
 */
static void unmerge(struct docx_changes *c, enum docx_side side, struct table *t)
{
    struct row *rows = arena_array(c->file.arena, t->row_count, sizeof *rows);
    const struct cell **above = arena_array(c->file.arena, t->column_count, sizeof *above);
    for (size_t r = 0; r < t->row_count; r++) {
        struct cell *cells = arena_array(c->file.arena, t->rows[r].cell_count, sizeof *cells);
        const struct node *n = docx_node_of(c, side, t->rows[r].anchor);
        rows[r] = t->rows[r];
        rows[r].cells = cells;
        for (size_t i = 0, column = 0; i < rows[r].cell_count && column < t->column_count; i++) {
            cells[i] = t->rows[r].cells[i];
            const struct node *cell = n && cells[i].covered ? node_cell(n, column) : NULL;
            if (cell && above[column] && str_trim(node_text(c->file.arena, cell)).n)
                cells[i] = *above[column];
            else if (!cells[i].covered)
                above[column] = &t->rows[r].cells[i];
            cells[i].covered = false;
            cells[i].rows = 0;
            column += cells[i].columns ? cells[i].columns : 1;
        }
    }
    t->rows = rows;
}

static const struct block *unmerged(struct docx_changes *c, enum docx_side side,
                                    const struct block *tables, size_t n)
{
    struct block *copy = arena_array(c->file.arena, n, sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        copy[i] = tables[i];
        unmerge(c, side, &copy[i].as.table);
    }
    return copy;
}

/* Rules and spaces of the old text are left out: the new one has its own. */
void docx_add_units(struct docx_changes *c, enum docx_side side, const struct block *blocks,
                    size_t n, size_t section, struct docx_units *out)
{
    for (size_t i = 0, used; i < n; i += used) {
        const struct block *b = &blocks[i];
        used = b->kind == BLOCK_TABLE ? docx_table_blocks(b, n - i) : 1;
        if (side == DOCX_OLD && b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_TABLE)
            continue;
        if (b->kind == BLOCK_TABLE)
            b = unmerged(c, side, b, used);
        *vec_push(out) = (struct docx_unit){b, used, section, item_of_block(c, side, b, used)};
    }
}
