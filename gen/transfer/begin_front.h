/* The masthead of a first profile: see begin.h. */
#ifndef TRANSFER_BEGIN_FRONT_H
#define TRANSFER_BEGIN_FRONT_H

#include "transfer/begin.h"

/*
 * Fields and recipients from the words "new-..." of the form and the names of the place; what
 * neither gives is a field left blank. {{central}} in a word is the paper as others cite it, kind,
 * number, day and issuer; {{about}} is its subject, {{body}} the body that decides, {{place}} and
 * {{full-place}} "Thử" and "tỉnh Thử". A word has a form for cities where the two differ, with
 * "-city" after its name.
 */
void begin_front(struct arena *, const struct begin *, struct profile *);

/* Such a word with what it names; unset where the form has none, or its place is not known. */
struct str begin_word(struct arena *, const struct begin *, const char *name);

#endif
