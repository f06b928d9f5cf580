/*
 * Binary search: sets i to the first of 0 .. n - 1 for which `before`, an expression in i, is
 * false; to n if there is none. It must be true up to some place and false from there on.
 *
 *     size_t i;
 *     search_first(i, names.n, str_cmp(names.at[i], name) < 0);
 */
#ifndef BASE_SEARCH_H
#define BASE_SEARCH_H

#include <stddef.h>

#define search_first(i, n, before)                                                                 \
    do {                                                                                           \
        size_t low_ = 0, high_ = (n);                                                              \
        while (low_ < high_) {                                                                     \
            (i) = low_ + (high_ - low_) / 2;                                                       \
            if (before)                                                                            \
                low_ = (i) + 1;                                                                    \
            else                                                                                   \
                high_ = (i);                                                                       \
        }                                                                                          \
        (i) = low_;                                                                                \
    } while (0)

#endif
