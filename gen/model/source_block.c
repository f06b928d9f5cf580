/* Blocks: see block.h. */
#include "model/source_block.h"

#include <stdlib.h>

struct block *blocks_add(struct blocks *blocks, enum block_kind kind, struct pos pos)
{
    struct block *b = vec_push(&blocks->list);
    *b = (struct block){.kind = kind, .pos = pos};
    return b;
}

void blocks_free(struct blocks *blocks)
{
    for (size_t i = 0; i < blocks->list.n; i++) {
        struct block *b = &blocks->list.at[i];
        for (size_t k = 0; k < b->cells.n; k++)
            vec_free(&b->cells.at[k].runs);
        vec_free(&b->cells);
        vec_free(&b->runs);
    }
    vec_free(&blocks->list);
}
