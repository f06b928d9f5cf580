/*
 * XML in: a read-only tree with places, and RELAX NG validation. xml.c alone includes
 * libxml2. Nothing is fetched from the network, no external entity is read, entities are limited
 * by refusing declarations, elements nest 256 deep at most.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include <stdbool.h>

#include "base/source.h"

struct xml_attribute {
    const char *name; /* local name */
    struct str value;
    struct pos pos; /* of the first character of the value */
    struct xml_attribute *next;
};

/*
 * An element (name is set) or a run of text (name is NULL). Comments and PIs are left out. Text is
 * cut where a comment or a CDATA section begins or ends: use xml_text() for all of it.
 */
struct xml {
    const char *name; /* local name */
    const char *ns;   /* namespace URI, or NULL */
    struct str text;  /* of a text node, in NFC; CDATA and character references resolved */
    struct pos pos;   /* of the '<', or of the first character */
    struct xml_attribute *attributes; /* in document order */
    struct xml *parent, *first, *next;
};

/* The root element, owned by the arena; NULL after diagnostics (all faults that libxml2 finds). */
const struct xml *xml_parse(struct arena *, const struct source *);
/*
 * Does the document fit a RELAX NG schema, whose text is rng. root: what xml_parse() made of the
 * source. Where it does not, *misfit is the element at which libxml2 stopped, which schema_parse()
 * explains; NULL after a diagnostic, where an element has more children than can be checked. While
 * it runs, libxml2's tree takes up to ten times the size of the source.
 */
bool xml_fits(const struct source *, const char *rng, const struct xml *root,
              const struct xml **misfit);

/* Does a value fit a data type of XML Schema ("date", "NMTOKEN"), or a pattern of it. */
bool xml_fits_type(const char *type, const char *value);
bool xml_fits_pattern(const char *pattern, const char *value);

/* Is it an element of that name. */
bool xml_is(const struct xml *, const char *name);
/* The attribute's value, or NULL; NULL for no element, too. */
const struct str *xml_attribute(const struct xml *, const char *name);
/* Where that value is; the element's place where the attribute is missing. */
struct pos xml_attribute_pos(const struct xml *, const char *name);
/* First child element of that name, or NULL; next sibling element of the same name, or NULL. A NULL
 * name is that of any element; of no element, NULL, there is no child. */
const struct xml *xml_child(const struct xml *, const char *name);
const struct xml *xml_sibling(const struct xml *, const char *name);
/* A loop over the child elements of that name. */
#define xml_each(x, parent, name)                                                                  \
    for (const struct xml *x = xml_child(parent, name); x; x = xml_sibling(x, name))
/* All text below, joined. */
struct str xml_text(struct arena *, const struct xml *);

/* An attribute's value: unset where it is missing; as a C string of the arena, or NULL. */
struct str xml_value(const struct xml *, const char *name);
const char *xml_string(struct arena *, const struct xml *, const char *name);

/*
 * Appends text escaped, for element content and attribute values alike: & < > " tabs and line
 * ends. A character that XML cannot hold (a control character) becomes U+FFFD.
 */
void xml_escape(struct buf *, struct str);
/* ' name="value"', escaped; nothing where the value is empty. */
void xml_put_attribute(struct buf *, const char *name, struct str value);
bool xml_can_hold(struct str); /* does it have no such character */

#endif
