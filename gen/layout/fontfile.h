/*
 * Which file holds a font. The only file that includes fontconfig.
 */
#ifndef LAYOUT_FONTFILE_H
#define LAYOUT_FONTFILE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

struct fontfile {
    const char *path;
    unsigned index; /* face in a collection */
};

/*
 * The installed file of just this family and face; nothing is put in its place. False, without a
 * diagnostic, where there is none. The result belongs to the arena.
 */
bool fontfile_find(struct arena *, struct str family, bool bold, bool italic, struct fontfile *);
/* The first of these families whose four faces are all there: its index; -1 after a diagnostic that
 * names the families and what to install. faces: regular, bold, italic, bold italic. */
int fontfile_family(struct arena *, const struct str *families, size_t n, struct fontfile faces[4]);

#endif
