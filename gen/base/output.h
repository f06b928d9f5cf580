/*
 * Output files: replaced whole or not at all.
 *
 * A run stages every file under a temporary name in the directory of its destination, and renames
 * all of them at the end. A fault before the end leaves every destination as it was: files that
 * were replaced are kept under a second name until the whole set is on the disk.
 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stdbool.h>

#include "base/text.h"

struct output;
struct output *output_new(void);
/*
 * Stages bytes for path. Standard output ("-"), devices and pipes are written at commit; what a
 * terminal gets is made harmless. Missing directories are made. False after a diagnostic (disk
 * full, no permission).
 */
bool output_stage(struct output *, const char *path, struct str bytes);
/* Stages that the file of this path goes; that there is none is no fault. */
void output_remove(struct output *, const char *path);
/*
 * Writes what is written straight, syncs the staged bytes, renames and removes all files, syncs the
 * directories and frees. False after a diagnostic: then all files are as they were.
 */
bool output_commit(struct output *);
/* Removes what was staged and frees. */
void output_discard(struct output *);
/* Text made for a terminal, which is harmless already (unicode_harmless()), to standard output. */
bool output_print(struct str bytes);
/* One file, staged and committed; false after a diagnostic. */
bool output_write(const char *path, struct str bytes);

#endif
