/*
 * Placing: the items of one page get their places on paper; tables get their borders, and what is
 * printed again: header rows, cells over several rows.
 */
#ifndef LAYOUT_PAGE_PLACE_H
#define LAYOUT_PAGE_PLACE_H

#include "layout/page_draw.h"
#include "layout/page_break.h"

struct page_place {
    int number;
    bool first, last; /* of its section */
    bool verso;       /* the back of a sheet */
};

/* Adds the sheet to an empty canvas. */
void page_place_sheet(struct canvas *, const struct flow *, const struct galley *,
                      const struct sheet *, struct page_place);

#endif
