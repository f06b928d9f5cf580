/* Blocks: see source_block.h. */
#include "model/source_block.h"

struct source_block *source_blocks_add(struct source_blocks *blocks, enum source_block_kind kind,
                                       struct pos pos)
{
    struct source_block *b = vec_push(&blocks->list);
    *b = (struct source_block){.kind = kind, .pos = pos};
    return b;
}

void source_run_call(struct source_run *r, struct str mark)
{
    enum { LONGEST = (1 << 21) - 1 };
    r->text = (struct str){mark.p, 0};
    r->call = mark.n < LONGEST ? (unsigned)mark.n : LONGEST;
}

struct str source_runs_text(struct arena *a, const struct source_run *runs, size_t count)
{
    struct buf b = {0};
    if (count == 1)
        return runs->text;
    for (size_t i = 0; i < count; i++)
        buf_str(&b, runs[i].text);
    return buf_take(&b, a);
}

static void block_free(struct source_block *b)
{
    for (size_t k = 0; k < b->cells.n; k++)
        vec_free(&b->cells.at[k].runs);
    vec_free(&b->cells);
    vec_free(&b->runs);
}

void source_blocks_release(struct source_blocks *blocks, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        block_free(&blocks->list.at[i]);
    if (end > from)
        mem_forget(&blocks->list.at[from], (end - from) * sizeof *blocks->list.at);
}

void source_blocks_free(struct source_blocks *blocks)
{
    for (size_t i = 0; i < blocks->list.n; i++)
        block_free(&blocks->list.at[i]);
    vec_free(&blocks->list);
    vec_free(&blocks->comments);
}
