/*
 * XML that needs no library: what most files of ours are, elements and text without prefixes, in
 * Unicode. libxml2 takes a millisecond to be loaded, and four times as long to read.
 */
#ifndef BASE_XML_PLAIN_H
#define BASE_XML_PLAIN_H

#include "base/xml.h"

/*
 * The root as xml_parse() gives it; NULL, without a diagnostic, where the document is not well
 * formed or has anything that is left to libxml2: a document type, a processing instruction, a
 * CDATA section, a prefix, a reference to a character, a control character, names with letters
 * beyond ASCII.
 */
const struct xml *xml_plain(struct arena *, const struct source *);

#endif
