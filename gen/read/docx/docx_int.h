/* Shared inside read/docx: the parts of a Word file, styles and numbering. */
#ifndef READ_DOCX_DOCX_INT_H
#define READ_DOCX_DOCX_INT_H

#include "base/xml.h"
#include "model/source_block.h"

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

/* --- styles: ISO/IEC 29500-1, 17.7 --------------------------------------------------------- */

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

/* --- files of our own writer ----------------------------------------------------------------- */

/* What the paragraph is by the id of its style; text is all that was read of it. */
void docx_form_block(struct arena *, struct source_block *, struct str style, struct str text);

/* --- numbering: ISO/IEC 29500-1, 17.9 ------------------------------------------------------- */

struct docx_numbering;
struct docx_numbering *docx_numbering_read(struct arena *, const struct xml *numbering);
/*
 * Counts one more paragraph of the list num at a level and appends the label that Word prints,
 * "1.2.", "a)", or the list mark. False where the list prints none.
 */
bool docx_numbering_next(struct docx_numbering *, struct str num, long level, struct buf *label,
                         bool *bullet);

void docx_numbering_free(struct docx_numbering *);

#endif
