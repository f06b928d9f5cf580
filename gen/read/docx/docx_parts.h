/* The parts of a Word file, and values of properties: ISO/IEC 29500-1, 17.2, 17.17.4. */
#ifndef READ_DOCX_DOCX_PARTS_H
#define READ_DOCX_DOCX_PARTS_H

#include "base/xml.h"

struct docx_parts { /* root elements; NULL where the file has no such part */
    const struct xml *document, *styles, *numbering, *footnotes, *endnotes, *comments;
};

/* False after a diagnostic. */
bool docx_parts_read(struct arena *, const struct source *file, struct docx_parts *);

/* "1", "true", "on" or no value at all: ISO/IEC 29500-1, 17.17.4; false for no element. */
bool docx_is_on(const struct xml *toggle);
/* The "val" of a child element, or unset. */
struct str docx_value(const struct xml *parent, const char *child);
/* The same as a number; fallback where it is missing or no number. */
long docx_number(struct str, long fallback);

#endif
