/*
 * A province's profile as XML, for people to edit: reading it (model/profile.h) gives the same
 * profile.
 */
#ifndef WRITE_PROFILE_XML_H
#define WRITE_PROFILE_XML_H

#include "model/profile.h"

/* The head is a comment for the drafter, line for line, or unset. */
void write_profile(const struct profile *, struct str head, struct buf *);

/* The same with comments above the operations as well. */
void write_profile_remarked(const struct profile *, const struct profile_remarks *, struct buf *);

/* The element <tasks> alone, after a comment; nothing where there are none. */
void write_profile_tasks(const struct profile *, struct str head, struct buf *);

#endif
