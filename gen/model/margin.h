/*
 * Notes in the outer margin of a paper, each beside a unit: what they say in few words, and the
 * rows at the end of the document that say the same in full. In the copy for review they tell where
 * a plan comes from.
 */
#ifndef MODEL_MARGIN_H
#define MODEL_MARGIN_H

#include "model/doc.h"

struct margin_note {
    const struct node *of;   /* the unit that it is beside */
    const struct node *to;   /* the row of the list; leads back to the unit */
    const struct str *words; /* what counts most first; none is parted but for want of room */
    size_t word_count;
    struct str full; /* one line */
};

struct margin_notes {             /* of one document */
    const struct margin_note *at; /* in reading order */
    size_t n;
    const struct node *list; /* the title of the list, which is all that follows */
};

#endif
