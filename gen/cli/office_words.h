/* An office's own words: sources/words.def of the first root that has it (lexicon.h: the format).
 */
#ifndef CLI_OFFICE_WORDS_H
#define CLI_OFFICE_WORDS_H

#include <stdbool.h>

/*
 * Before a command reads anything, once in a process: the words then hold for all provinces. True
 * without such a file; false after a diagnostic that names the place.
 */
bool office_words_add(void);

#endif
