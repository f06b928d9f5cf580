/*
 * What is wrong with a document that does not fit its RELAX NG schema, told for the clerk who wrote
 * it. libxml2 decides whether it fits and stops at the first fault; this looks for all faults of
 * the kinds that people make (a misspelt or missing element or attribute, a value that is none of
 * those allowed), element by element, and names what the schema allows in that place. It knows
 * nothing of libxml2 and passes no verdict.
 */
#ifndef BASE_GRAMMAR_H
#define BASE_GRAMMAR_H

#include "base/xml.h"

/*
 * Reports the faults of document against schema, both read by xml_parse() without a schema.
 * where is the element at which libxml2 stopped, or NULL: it is told as out of order when nothing
 * else is found. Returns how many faults were told.
 */
size_t grammar_explain(struct arena *, const struct xml *schema, const struct xml *document,
                       const struct xml *where);

#endif
