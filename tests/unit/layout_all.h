/* All sections of a flow, laid out: for tests of whole papers. */
#ifndef LAYOUT_ALL_H
#define LAYOUT_ALL_H

#include "layout/layout.h"

static inline struct layout *layout_all(const struct flow *flow)
{
    struct layout *l = layout_begin(flow);
    while (layout_section(l))
        continue;
    return l;
}

#endif
