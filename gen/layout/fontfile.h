/*
 * Which file holds a font. The only file that includes fontconfig.
 */
#ifndef LAYOUT_FONTFILE_H
#define LAYOUT_FONTFILE_H

#include <stdbool.h>

#include "base/source.h"

struct arena;

struct fontfile {
    const char *path;
    unsigned index; /* face in a collection */
};

/*
 * The first of these families whose four faces (regular, bold, italic, bold italic) are all
 * installed: its index, and their files, owned by the arena. -1 after a diagnostic, at the place
 * that asked for them, that names the families and what to install. Nothing is ever put in the
 * place of a family that is missing. The first family is sought in the standard directories before
 * fontconfig's configuration is read.
 */
int fontfile_family(struct arena *, struct pos asked, const struct str *families, size_t n,
                    struct fontfile faces[4]);
/* One face of just this family; false, without a diagnostic, where there is none. */
bool fontfile_find(struct arena *, struct str family, bool bold, bool italic, struct fontfile *);

#endif
