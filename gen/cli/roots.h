/*
 * Roots: the folders in which a project's sources/ and templates/ are sought, in this order:
 *
 *     --root DIR, $KEHOACH_HOME, the working directory, PREFIX/share/kehoach (make install)
 *
 * Each file is taken from the first root that has it, so that an office's own profiles and
 * templates lie over those that are installed. A root with sources/agencies.xml and templates/ is a
 * whole project: the search ends with it.
 */
#ifndef CLI_ROOTS_H
#define CLI_ROOTS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum { ROOTS_MOST = 5 };

struct roots {
    const char *prefixes[ROOTS_MOST]; /* "", or a folder with "/" at its end; owned by the arena */
    size_t n;
};

/* Also the folder above that of the program, last: for what is no project's, as the form of
 * reports, where the program runs from the folder in which it was built. */
void roots_add_program(void);
void roots_set(const char *folder); /* --root; borrowed, for the whole run */
/* False after a diagnostic: --root or $KEHOACH_HOME is no folder. */
bool roots_check(void);
void roots_list(struct arena *, struct roots *);
/* The path in the first root that has it; where none has, in the first of all. */
const char *roots_find(struct arena *, const struct roots *, const char *path);

#endif
