/*
 * What is wrong with XML. base/xml.h reads it with expat, which is quick and stops at the first
 * fault without a word on its cause; libxml2, which is neither, finds all faults and says what
 * they are, and validates against RELAX NG schemas. xml_check.c alone includes it.
 */
#ifndef BASE_XML_CHECK_H
#define BASE_XML_CHECK_H

#include "base/xml.h"

/* Diagnostics for all that libxml2 finds wrong with the text as XML, or that we refuse; their
 * number. */
size_t xml_faults(struct arena *, const struct source *);

/*
 * Does the document, of which root is the tree, fit the RELAX NG schema of that text. Where not,
 * *misfit is the element at which libxml2 stopped: schema_parse() explains what is wrong there.
 * NULL after a diagnostic.
 */
bool xml_fits_schema(struct arena *, const struct source *, const struct xml *root, const char *rng,
                     const struct xml **misfit);

/* Does a value fit a data type of XML Schema ("date", "NMTOKEN"), or a pattern of it. */
bool xml_fits_type(const char *type, const char *value);
bool xml_fits_pattern(const char *pattern, const char *value);

#endif
