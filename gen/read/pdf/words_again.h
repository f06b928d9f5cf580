/* Parts of a picture that hold facts, read again at other sizes. */
#ifndef READ_PDF_WORDS_AGAIN_H
#define READ_PDF_WORDS_AGAIN_H

#include "read/pdf/words.h"

/*
 * Adds the areas of a page that was read, in pt: the masthead where it is the first of the paper,
 * recipients and signature, ruled tables.
 */
void words_again_areas(const struct word_page *, bool first, struct ink_boxes *);
/* Is a word in one of the areas. */
bool words_again_within(const struct placed_word *, const struct ink_boxes *areas);
/*
 * Words of the areas take the text that most confidence of the three readings speaks for: of the
 * page and of two pages more, read at other sizes; before that goes what makes a known word with
 * its neighbours (words_prove.h). Where they differ, the confidence says so. name: of the file.
 */
void words_again_settle(struct word_pages *, struct word_page *, const struct word_page *readings,
                        const struct ink_boxes *areas, const char *name);

#endif
