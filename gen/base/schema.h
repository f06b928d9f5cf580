/*
 * What is wrong with a document that does not fit its RELAX NG schema, explained to the clerk who
 * wrote it. libxml2 decides whether it fits and stops at the first fault; this looks for all faults
 * of the kinds that people make (a misspelt or missing element or attribute, a value that is none
 * of those allowed), element by element, and names what the schema allows in that place. It knows
 * nothing of libxml2 and passes no verdict of its own.
 */
#ifndef BASE_SCHEMA_H
#define BASE_SCHEMA_H

#include "base/xml.h"

/*
 * xml_parse() with the text of a schema: NULL after diagnostics, which name all faults against the
 * schema with their places and what it allows there.
 */
const struct xml *schema_parse(struct arena *, const struct source *, const char *rng);

#endif
