/*
 * Words that belong together, of the lists [line-word] and [fact-word], in any case and spelling:
 * what an optical reader saw is proved by its neighbour, or has other marks than it should.
 */
#ifndef LEXICON_WORD_PAIR_H
#define LEXICON_WORD_PAIR_H

#include "base/text.h"

struct arena;
struct word_pairs; /* in the arena */

enum pair_proof {
    PAIR_UNKNOWN,
    PAIR_MISREAD, /* with other marks, or letters that look like these, it is known */
    PAIR_KNOWN
};

struct word_pairs *word_pairs_read(struct arena *);
/* Of two words in the order of the text, without the signs around them. */
enum pair_proof word_pair(const struct word_pairs *, struct str first, struct str second);
/*
 * The marks of two misread words as the lists have them, in the case of the text, in the arena;
 * false where several words have these letters, or others than marks are wrong.
 */
bool word_pair_mend(const struct word_pairs *, struct str *first, struct str *second);

#endif
