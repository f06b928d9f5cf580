/*
 * Scratch folders below TMPDIR: for files that other programs read and write. Each is locked while
 * its process lives, so that those of processes that were killed are known and removed.
 */
#ifndef BASE_SCRATCH_H
#define BASE_SCRATCH_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

/*
 * A file of bytes in a new folder; its path, owned by the arena, or NULL after a diagnostic.
 * Folders that killed processes left are removed before. A signal that ends the process takes the
 * folder away, too.
 */
const char *scratch_file(struct arena *, const char *name, struct str bytes);
/* Writes a file, for example beside that one; false after a diagnostic. */
bool scratch_write(const char *path, struct str bytes);
/* Removes the folder of a path of scratch_file() with all that is in it. */
void scratch_remove(const char *path);

#endif
