/*
 * Journal of an output folder: a set of files is replaced as a whole though the run may be killed
 * between two renames, and by one run at a time.
 *
 * The journal is the file ".kehoach-UID.run" in the folder, there only while a run writes into it.
 * Its records end with a NUL byte: the run's id, then each file (how it changes, its number in the
 * set, its path from the folder), then marks. The bytes of file N lie beside it, as
 * ".kehoach-ID-N.new", and what it held before as ".kehoach-ID-N.old". Without a mark the set is
 * not complete and its files are taken away; marked JOURNAL_COMMIT it is on the disk, and the
 * renames are done; marked JOURNAL_UNDO they are taken back. A journal is obeyed for names of this
 * form inside its folder only, and when it belongs to the user.
 */
#ifndef BASE_JOURNAL_H
#define BASE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

enum journal_record {
    JOURNAL_FRESH = 'f',    /* a file that is not there yet */
    JOURNAL_REPLACED = 'r', /* one that is */
    JOURNAL_REMOVED = 'd',
    JOURNAL_FOLDER = 'm', /* a folder made for the set */
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
const char *journal_path(const struct journal *); /* of its file */
/* The name of a file's new or old bytes, in its directory; freed by the caller. */
char *journal_name(const struct journal *, const char *path, size_t number, const char *suffix);
/* False with errno. Paths outside the folder are not recorded: such a file cannot be put right. */
bool journal_add(struct journal *, enum journal_record, size_t number, const char *path);
/* Writes the mark and makes sure that the journal is on the disk. False with errno. */
bool journal_mark(struct journal *, enum journal_record);
/* Removes and unlocks it, and frees. */
void journal_close(struct journal *);

#endif
