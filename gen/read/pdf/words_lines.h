/* A page of a picture read a second time as columns of lines, which keeps small marks. */
#ifndef READ_PDF_WORDS_LINES_H
#define READ_PDF_WORDS_LINES_H

#include "read/pdf/words.h"

/* Width that two words on one height have in common. */
double words_common_width(const struct placed_word *, const struct placed_word *);
/* The word of another reading at the place of this one, or NULL. */
const struct placed_word *words_same_place(const struct word_page *reading,
                                           const struct placed_word *);
/* Is it the mark of a list item or the label of a clause, and nothing else. */
bool word_is_mark(struct str);
/*
 * Adds to the page what the lines have and it has not: the marks and labels that begin lines, and
 * words; those are doubtful. Words that stand apart in one reading and together in the other are
 * as the lines have them where the letters are the same, else doubtful.
 */
void words_lines_add(struct word_page *, const struct word_page *lines);
/* The place in the page of the word that follows it on its height, within reach; n where none. */
size_t words_to_right(const struct word_page *, const struct placed_word *);
/* Stops that were read alone go to the word before them. */
void words_join_stops(struct arena *, struct word_page *);
/* Marks that were read alone go to the line of the word to the right of them. */
void words_join_marks(struct word_page *);

#endif
