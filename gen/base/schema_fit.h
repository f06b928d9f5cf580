/*
 * Does a document surely fit a RELAX NG schema: a quick verdict for what nearly all documents are.
 * libxml2 goes on from each optional attribute in two ways, with it and without, and compiles a
 * pattern for each value that it checks. This takes what fits first, never goes back on an element,
 * and knows the constructs that our schemas use; what it takes is derived by the schema's own
 * rules, so yes is yes. No means that it is not sure, and libxml2 decides.
 */
#ifndef BASE_SCHEMA_FIT_H
#define BASE_SCHEMA_FIT_H

#include "base/xml.h"

/* rng: the schema's text, a copy of which is kept with its tree. */
bool schema_surely_fits(const char *rng, const struct source *, const struct xml *root);

#endif
