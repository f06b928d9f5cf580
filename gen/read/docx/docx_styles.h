/* Styles of a Word file: ISO/IEC 29500-1, 17.7. */
#ifndef READ_DOCX_DOCX_STYLES_H
#define READ_DOCX_DOCX_STYLES_H

#include "base/xml.h"
#include "model/source_block.h"

struct docx_look {  /* of a run */
    unsigned style; /* bits of model/doc.h */
    bool hidden, capitals;
};

struct docx_style {
    struct str id;
    struct docx_look look;
    unsigned heading;      /* 1 to 9: outline level of a paragraph style; 0: body text */
    struct str num, level; /* of w:numPr, unset for none */
    enum source_align align;
};

struct docx_styles;
struct docx_styles *docx_styles_read(struct arena *, const struct xml *styles);
/* The style with all that it is based on; the document's defaults for an unknown id. */
const struct docx_style *docx_style_find(const struct docx_styles *, struct str id);
const struct docx_style *docx_style_default(const struct docx_styles *);
/* A look changed by the properties of an rPr element, which may be NULL. */
struct docx_look docx_look_with(const struct docx_styles *, struct docx_look,
                                const struct xml *rpr);
/* Outline level from 1, 0 for none, and place of a paragraph with these properties, which may be
 * NULL; otherwise where they do not say. */
unsigned docx_heading(const struct xml *ppr, unsigned otherwise);
enum source_align docx_align(const struct xml *ppr, enum source_align otherwise);
/* Is the file one of our own writer, by the styles that no other has. */
bool docx_styles_are_ours(const struct docx_styles *);

#endif
