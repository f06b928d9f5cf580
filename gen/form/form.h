/*
 * Composition: a document and the form of its kind become a flow of blocks for layout/, with the
 * structure tree, the outline and the anchors that a PDF needs. Decides what stands where by the
 * kinds of nodes; sizes, distances and fixed words come from the style. Knows nothing of PDF but
 * the names of structure types.
 */
#ifndef FORM_FORM_H
#define FORM_FORM_H

#include "layout/layout.h"
#include "model/doc.h"
#include "model/style.h"
#include "write/pdf/pdf.h"
#include "write/pdf/pdf_tag.h"

/* Faces of the family, in the order of layout/fontfile.h. */
enum { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACES };

struct outline_entry {
    struct str title;
    unsigned level; /* 1 for the outermost */
    unsigned anchor;
};

struct away { /* what a link of that number leads to: no anchor of this document */
    unsigned link;
    const struct pdf_reference *to;
};

struct composition {
    struct flow flow;
    /* Tags of blocks and runs are elements of this tree; tag 0 is no content (an artifact). */
    struct pdf_tags *tags;
    struct outline_entry *outline; /* in reading order */
    size_t outline_count;
    const struct away *away; /* by link, ascending */
    size_t away_count;
    struct outline_entry *names; /* named destinations: title is the name, in the order of bytes */
    size_t name_count;
};

/*
 * All memory but that of tags belongs to the arena; composition_free() releases the tree. NULL
 * after diagnostics: the fonts lack a letter.
 */
struct composition *compose(struct arena *, const struct doc *, const struct style *,
                            struct font *const faces[FACES], const struct pdf_options *);
void composition_free(struct composition *);

#endif
