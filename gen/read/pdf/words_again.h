/* Pages of a picture read again: parts that hold facts at other sizes, all of it as lines. */
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
enum { WORDS_SIZES = 2 };

struct page_readings {
    struct ink_boxes areas;              /* that are read at other sizes */
    struct word_page sizes[WORDS_SIZES]; /* words of each */
    struct word_page lines;              /* of the page as columns of lines */
};

/*
 * Words take the text that most confidence of the readings speaks for; before that goes what makes
 * a known word with its neighbours (words_prove.h). Where readings differ, the confidence says so.
 * What lines alone have is added (words_lines.h). name: of the file.
 */
void words_again_settle(struct word_pages *, struct word_page *, const struct page_readings *,
                        const char *name);

#endif
