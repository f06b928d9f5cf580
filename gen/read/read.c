/* Readers: see read.h. */
#include "read/read.h"

#include <string.h>

#include "base/mem.h"
#include "read/block.h"
#include "read/mdblock.h"
#include "read/structure.h"
#include "read/text.h"

struct doc *read_text(const struct source *source)
{
    struct arena *arena = arena_new();
    struct blocks blocks = {0};
    text_blocks(arena, source, &blocks);
    struct doc *doc = structure_build(&blocks);
    blocks_free(&blocks);
    arena_free(arena);
    return doc;
}

struct doc *read_markdown(const struct source *source)
{
    struct arena *arena = arena_new();
    struct blocks blocks = {0};
    mdblock_scan(arena, source, &blocks);
    struct doc *doc = structure_build(&blocks);
    blocks_free(&blocks);
    arena_free(arena);
    return doc;
}

struct doc *read_document(const struct source *source)
{
    return read_text(source);
}
