/* Origins: see origin.h. */
#include "template/origin.h"

#include "base/mem.h"
#include "base/search.h"

static bool continues(const struct origin *last, size_t at, struct pos pos, bool fixed)
{
    if (last->fixed != fixed || last->pos.source != pos.source)
        return false;
    return last->pos.at + (fixed ? 0 : at - last->at) == pos.at;
}

void origin_add(struct origin_map *map, size_t at, struct pos pos, bool fixed)
{
    origin_cut(map, at);
    if (!map->n || !continues(&map->at[map->n - 1], at, pos, fixed))
        *vec_push(map) = (struct origin){at, pos, fixed};
}

void origin_cut(struct origin_map *map, size_t at)
{
    while (map->n && map->at[map->n - 1].at >= at)
        map->n--;
}

/* The range that holds a byte, or NULL before the first one. */
static const struct origin *range_of(const struct origin_map *map, size_t at)
{
    size_t next;
    search_first(next, map->n, map->at[next].at <= at);
    return next ? &map->at[next - 1] : NULL;
}

void origin_join(struct origin_map *map, size_t at, const struct origin_map *other, size_t from,
                 size_t to)
{
    const struct origin *range = range_of(other, from), *end = other->at + other->n;
    if (!range || from >= to)
        return;
    origin_add(map, at, origin_at(other, from), range->fixed);
    for (range++; range < end && range->at < to; range++)
        origin_add(map, at + range->at - from, range->pos, range->fixed);
}

struct pos origin_at(const struct origin_map *map, size_t at)
{
    const struct origin *range = range_of(map, at);
    if (!range)
        return POS_NONE;
    struct pos pos = range->pos;
    if (!range->fixed && pos.source)
        pos.at += at - range->at;
    return pos;
}

struct origin_map origin_take(struct origin_map *map, struct arena *arena)
{
    struct origin_map taken = {vec_copy(arena, map), map->n, map->n};
    vec_free(map);
    return taken;
}

static struct pos look_up(const void *map, size_t at)
{
    return origin_at(map, at);
}

void origin_attach(struct source *source, const struct origin_map *map)
{
    source->origin = look_up;
    source->origins = map;
}
