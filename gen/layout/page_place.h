/*
 * Placing: the items of one page get their places on paper; tables get their borders, and what is
 * printed again: header rows, cells over several rows.
 */
#ifndef LAYOUT_PAGE_PLACE_H
#define LAYOUT_PAGE_PLACE_H

#include "layout/page_draw.h"
#include "layout/page_break.h"

/* Adds the sheet to an empty canvas. number: of the page; opening: it is the first of its section.
 */
void page_place_sheet(struct canvas *, const struct flow *, const struct galley *,
                      const struct sheet *, int number, bool opening);

#endif
