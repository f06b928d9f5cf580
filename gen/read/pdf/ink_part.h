/*
 * Ink that hangs together in a picture, a corner being enough (connected components, eight
 * neighbours).
 */
#ifndef READ_PDF_INK_PART_H
#define READ_PDF_INK_PART_H

#include <stddef.h>

enum { INK_FREE = 1, INK_TAKEN }; /* ink that is in no part yet, and ink that is in one */

struct ink_grid {      /* points of a picture, or cells of several */
    unsigned char *at; /* row by row; 0 is paper */
    size_t width, height;
    size_t *list; /* room for all of them, of the caller; indexes of the part taken last */
};

struct ink_part {
    size_t left, top, right, bottom; /* the last ones within */
    size_t n;                        /* points of it, the first ones of the list */
};

/* Takes all ink that hangs together with the free point first. Time is linear in its points. */
struct ink_part ink_part_take(struct ink_grid *, size_t first);

#endif
