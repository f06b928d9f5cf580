/*
 * XML that would take libxml2 more time or memory than its size says: refused with a diagnostic
 * before it is given to it.
 */
#ifndef BASE_XML_BOUNDS_H
#define BASE_XML_BOUNDS_H

#include "base/xml.h"

/* Before it is parsed: has it no declarations, and no element with too many attributes. */
bool xml_is_bounded(const struct source *);
/* Before it is held against a schema: has no element too many children. */
bool xml_can_be_checked(const struct xml *root);

#endif
