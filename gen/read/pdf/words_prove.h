/* Words of pictures proved by their neighbours: what makes a known word with them. */
#ifndef READ_PDF_WORDS_PROVE_H
#define READ_PDF_WORDS_PROVE_H

#include "lexicon/word_pair.h"
#include "read/pdf/words.h"

/* The text without signs before and after it. */
struct str words_core(struct str text);
/* What two words that follow one another are together; names, "Văn Bản", are none. */
enum pair_proof words_pair(const struct word_pairs *, struct str first, struct str second);
/*
 * Words that with other marks are known get those, which a message says, in the areas of facts and
 * where they were not read with confidence; elsewhere ("cây trong" is no "cây trồng"), and where
 * that is not certain, they are doubtful.
 */
void words_prove(struct word_pages *, struct word_page *, struct word_pairs *,
                 const struct ink_boxes *facts, const char *name);

#endif
