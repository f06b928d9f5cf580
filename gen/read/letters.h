/* Letters that show whether a text makes sense: of other languages, look-alikes, controls. */
#ifndef READ_LETTERS_H
#define READ_LETTERS_H

#include "model/doc.h"

struct letter_counts {
    size_t words, foreign; /* words with letters, and with letters that Vietnamese does not have */
    size_t look_alikes, controls;
    const struct node *first_look_alike, *first_control;
};

/* Adds those of a text of the node. */
void letters_count(struct letter_counts *, const struct node *, struct str text);

#endif
