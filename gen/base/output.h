/*
 * Output files: the set of one run is replaced whole or not at all.
 *
 * A run stages every file in the directory of its destination, and renames all of them at the end.
 * A fault before the end leaves every destination as it was: what cannot be replaced is found
 * before the first is, and old files are kept under a second name until the whole set is on the
 * disk. A run that is killed is completed or undone by the next one in the same folder
 * (journal.h); one that a signal ends takes away what it staged, or first finishes its renames.
 * Targets that are links stay links, and files keep their modes.
 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stdbool.h>

#include "base/text.h"

struct output;
/*
 * folder: where all files of the set are or below it; NULL where it is that of the first. Puts
 * right what an earlier run left there; NULL after a diagnostic where that is not possible. From
 * the first file on no other run writes into the folder. One set at a time.
 */
struct output *output_new(const char *folder);
/*
 * The same, but what a killed run staged in the folder is kept, for output_take_over(); what is not
 * taken over until the end goes then.
 */
struct output *output_resume(const char *folder);
/* Where the bytes are that the killed run staged for the path, whole; NULL for nowhere. */
const char *output_left(const struct output *, const char *path);
/* Stages them, without making them anew. False after a diagnostic. */
bool output_take_over(struct output *, const char *path);
/*
 * Stages bytes for path. Standard output ("-"), devices and pipes are written at commit; what a
 * terminal gets is made harmless. Missing directories are made. False after a diagnostic (disk
 * full, no permission, another run writes into the folder).
 */
bool output_stage(struct output *, const char *path, struct str bytes);
/*
 * The same of a long text, in parts: what buf_pour() takes of the buffer until the end is staged at
 * once, but for what is written straight. The buffer is the caller's. False after a diagnostic.
 */
bool output_begin(struct output *, const char *path, struct buf *);
bool output_end(struct output *, const char *path, const struct buf *);
/* Stages that the file of this path goes; that there is none is no fault. */
bool output_remove(struct output *, const char *path);
/*
 * Writes what is written straight, syncs the staged bytes, renames and removes all files, syncs the
 * directories and frees. False after a diagnostic: then all files are as they were.
 */
bool output_commit(struct output *);
/* Removes what was staged, and directories made for it, and frees. */
void output_discard(struct output *);
/* One file, staged and committed; false after a diagnostic. */
bool output_write(const char *path, struct str bytes);

#endif
