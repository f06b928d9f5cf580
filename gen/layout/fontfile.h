/*
 * Which file holds a font. The only file that includes fontconfig.
 */
#ifndef LAYOUT_FONTFILE_H
#define LAYOUT_FONTFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/source.h"

struct arena;

struct fontfile {
    const char *path;
    unsigned index; /* face in a collection */
};

/* Reads what is installed, for the first question below: for a thread that loads fontconfig. */
void fontfile_prepare(void);

/*
 * The first of these families whose four faces (regular, bold, italic, bold italic) are installed
 * with every letter that Vietnamese needs: its index, and their files, owned by the arena. Where
 * several releases of it are installed, the faces come from one folder, the highest font version
 * (table head) wins, then the least path: other fonts never change a document. -1 after one
 * diagnostic, at the place that asked for them, that names what was found and what to install. No
 * other family ever replaces one that is missing. All families are sought in the standard
 * directories first, and only where none is there, in those of fontconfig's configuration.
 */
int fontfile_family(struct arena *, struct pos asked, const struct str *families, size_t n,
                    struct fontfile faces[4]);
/*
 * A face for a letter that the document's own family lacks: of all that are installed with TrueType
 * outlines, of a family made for all scripts if there is one (DejaVu, Noto), then as bold and as
 * slanted as kind asks (1: bold, 2: italic), then the highest version, then the least path. False
 * where no face has the letter.
 */
bool fontfile_of_letter(struct arena *, uint32_t letter, unsigned kind, struct fontfile *);

#endif
