/*
 * What of the old text is what of the new one, in order: blocks of a section or a cell, rows of a
 * table. Private to write/docx/.
 */
#ifndef WRITE_DOCX_DOCX_PAIRS_H
#define WRITE_DOCX_DOCX_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

struct docx_item {
    uint32_t text;    /* the same number for the same text in the same look */
    uint32_t core;    /* the same of its text without its label, or its first cell */
    uint32_t shape;   /* what two items have to share to be one that changed */
    uint32_t partner; /* of an old item: the new one that the comparison gives it, or none */
    bool alone;       /* it has no counterpart: omitted, added */
};

enum { DOCX_NONE = UINT32_MAX };

/*
 * Sets in_new[i] to the new item of old item i, ascending, or DOCX_NONE: first what the comparison
 * or equal text says, then between these items of one shape in order. moved_to[i] is a new item
 * with the same text elsewhere, perhaps under another label, or DOCX_NONE.
 */
void docx_pair(struct arena *, const struct docx_item *old, size_t n, const struct docx_item *new,
               size_t m, uint32_t *in_new, uint32_t *moved_to);

#endif
