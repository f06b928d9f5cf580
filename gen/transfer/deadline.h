/* Deadlines: the time by which a clause says that something is to be done. */
#ifndef TRANSFER_DEADLINE_H
#define TRANSFER_DEADLINE_H

#include "model/profile.h"

/* Sets deadline and its value: the first day, quarter, month or year that the text names as the one
 * by which; "before" one of them, or one that comes again, in words; else "yearly", "periodic" or
 * "ongoing" where it says so; else DEADLINE_OTHER without words: it names no time. */
void deadline_read(struct arena *, struct str text, struct profile_task *);

#endif
