/*
 * Journal of an output folder: a set of files is replaced as a whole though the run may be killed
 * between two renames, and by one run at a time.
 *
 * The journal is the file ".kehoach-UID.run" in the folder, there only while a run writes into it.
 * Its records end with a NUL byte: the run's id, then each file (how it changes, its number in the
 * set, its path from the folder), then marks. The bytes of file N lie beside it, as
 * ".kehoach-ID-N.new", and what it held before as ".kehoach-ID-N.old". Without a mark the set is
 * not complete: its files are taken away, or, by a run that resumes it, those that are whole may be
 * taken over. Marked JOURNAL_COMMIT it is on the disk, and the renames are done; marked
 * JOURNAL_UNDO they are taken back. A set of one file needs no mark: it is renamed or not. A
 * journal is obeyed for names of this form inside its folder only, and when it belongs to the user.
 */
#ifndef BASE_JOURNAL_H
#define BASE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum journal_record {
    JOURNAL_FRESH = 'f',    /* a file that is not there yet */
    JOURNAL_REPLACED = 'r', /* one that is */
    JOURNAL_REMOVED = 'd',
    JOURNAL_FOLDER = 'm', /* a folder made for the set */
    JOURNAL_WHOLE = 'w',  /* so many bytes of the file before are written: all of them */
    JOURNAL_VOID = 'v',   /* files of a lower number are not of the set */
    JOURNAL_COMMIT = 'C',
    JOURNAL_UNDO = 'U',
};

struct journal;
/*
 * Locks the folder for this run: waits for another one as many seconds as KEHOACH_WAIT says (30),
 * and puts right what a run that was killed has left, with a note. NULL after a diagnostic: another
 * run holds the folder, it cannot be written, or the old set cannot be put right. Called with
 * signals held back (signals_hold()); they arrive while it waits.
 */
struct journal *journal_open(const char *folder);
/* Puts right what an earlier run left in the folder, if there is anything. */
bool journal_recover(const char *folder);
/*
 * The same, but where a run was killed before its set was complete, its journal is continued: *out
 * is it, with what journal_left() finds; else NULL. Signals as with journal_open().
 */
bool journal_resume(const char *folder, struct journal **out);
/* The file of the bytes that the killed run staged whole for this path; NULL without. */
const char *journal_left(const struct journal *, const char *path);
/* Removes those that are still under the name that journal_left() gave. Safe in a handler. */
void journal_remove_left(const struct journal *);
/* The i-th folder that the killed run made, from the first; NULL after the last. */
const char *journal_left_folder(const struct journal *, size_t i);
/* The number of the first file of this run: above those of the killed one. */
size_t journal_first(const struct journal *);
const char *journal_path(const struct journal *); /* of its file */
/* The name of a file's new or old bytes, in its directory; freed by the caller. */
char *journal_name(const struct journal *, const char *path, size_t number, const char *suffix);
/* False with errno. Paths outside the folder are not recorded: such a file cannot be put right. */
bool journal_add(struct journal *, enum journal_record, size_t number, const char *path);
/* The file that was added last has all its bytes. False with errno. */
bool journal_add_whole(struct journal *, size_t bytes);
/* Writes the mark and makes sure that the journal is on the disk; what is left of a killed run goes
 * before. False with errno. */
bool journal_mark(struct journal *, enum journal_record);
/* Removes and unlocks it, and frees. */
/* kept: it stays in its folder, so that the next run takes away the old files that are still there.
 */
void journal_close(struct journal *, bool kept);

#endif
