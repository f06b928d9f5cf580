/*
 * Origins: where each byte of a produced text comes from, as ranges.
 *
 *     produced   Bắc Giang, ngày 19 tháng 3
 *                |profile   |template
 *
 * A later message about the produced Markdown so names the line of the template or the field of
 * the profile that a drafter can change.
 */
#ifndef TEMPLATE_ORIGIN_H
#define TEMPLATE_ORIGIN_H

#include "base/mem.h"
#include "base/source.h"

struct arena;

struct origin {
    size_t at;      /* first byte of the range in the produced text */
    struct pos pos; /* of that byte */
    bool fixed;     /* the whole range comes from pos; else byte for byte from pos on */
};

/* Ranges in order of at, without gaps; zero it to start, vec_free releases it. */
vec_named(origin_map, struct origin);

/* The bytes from at on come from pos; at never goes back. Ranges that continue one another are
 * joined. */
void origin_add(struct origin_map *, size_t at, struct pos, bool fixed);
/* Forgets the bytes from at on. */
void origin_cut(struct origin_map *, size_t at);
/* Ranges of a part of another text, [from, to) of it, which now begins at at. */
void origin_join(struct origin_map *, size_t at, const struct origin_map *, size_t from, size_t to);
/* POS_NONE where nothing is known. */
struct pos origin_at(const struct origin_map *, size_t at);
/* Messages about a source that holds the produced text name the origins, which are borrowed. */
void origin_attach(struct source *, const struct origin_map *);
/* Moves the ranges into the arena. */
struct origin_map origin_take(struct origin_map *, struct arena *);

#endif
