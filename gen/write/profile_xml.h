/*
 * A province's profile as XML, for people to edit: reading it (model/profile.h) gives the same
 * profile.
 */
#ifndef WRITE_PROFILE_XML_H
#define WRITE_PROFILE_XML_H

#include "model/profile_edit.h"

/* The head is a comment for the drafter, line for line, or unset. */
void write_profile(const struct profile *, struct str head, struct buf *);

/* The same with comments above the operations as well. */
void write_profile_remarked(const struct profile *, const struct profile_remarks *, struct buf *);

/* The element <tasks> alone, after a comment; nothing where there are none. */
void write_profile_tasks(const struct profile *, struct str head, struct buf *);

/* The element that comes with an edit, in lines of its own; nothing where none does. */
void write_profile_part(const struct profile *, const struct profile_edit *, struct buf *);
/*
 * The profile's file with these edits, in any order, none in an element that another one takes
 * away; of edits of one element the first counts.
 */
void write_profile_edited(const struct profile *, const struct profile_edit *, size_t n,
                          struct buf *);

/* The profile's file with a code in each task that has none, the next after the highest that was
 * ever given; nothing else changes. How many were given; the file as it is where none was. */
size_t write_profile_codes(const struct profile *, struct buf *out);

#endif
