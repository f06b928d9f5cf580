/*
 * Places in XML: a scanner that walks the bytes of a document beside libxml2's tree, which keeps
 * lines only. It is simple because it only ever sees well-formed XML without declarations.
 */
#ifndef BASE_XML_SCAN_H
#define BASE_XML_SCAN_H

#include <stdbool.h>

#include "base/text.h"

struct xml_scanner {
    struct str text;
    size_t at;
};

/* Offset of the '[' of an internal subset of the DOCTYPE, the length of the text without one. */
size_t xml_scan_subset(struct str);
/* Offset of the '<' of the next start tag; the scanner is there, or at the end. */
size_t xml_scan_tag(struct xml_scanner *);
/* From that '<' over the name of the element. */
void xml_scan_name(struct xml_scanner *);
/* Then the next attribute; false at the tag's end, with the scanner after it. */
bool xml_scan_attribute(struct xml_scanner *, struct str *name, size_t *value);
/* Offset of the first character of a text or CDATA node; the scanner is then after the node. */
size_t xml_scan_text(struct xml_scanner *, bool cdata);

#endif
