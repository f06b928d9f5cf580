/* An office's own words: see office_words.h. */
#include "cli/office_words.h"

#include <sys/stat.h>

#include "base/mem.h"
#include "base/source.h"
#include "cli/roots.h"
#include "lexicon/lexicon.h"

bool office_words_add(void)
{
    struct arena *a = arena_new();
    struct roots roots;
    struct stat s;
    roots_list(a, &roots);
    const char *path = roots_find(a, &roots, "sources/words.def");
    bool there = !stat(path, &s);
    const struct source *words = there && source_is_no_pipe(path) ? source_open(a, path) : NULL;
    bool good = !there || (words && lexicon_add(words));
    arena_free(a);
    return good;
}
