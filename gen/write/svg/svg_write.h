/*
 * The pages of a document as pictures for a browser: the pages of the PDF, by the same layout and
 * fonts, each as an <svg> of HTML (SVG 2; lengths in pt). Words stay text, and units lead where the
 * caller says.
 */
#ifndef WRITE_SVG_SVG_WRITE_H
#define WRITE_SVG_SVG_WRITE_H

#include "base/mem.h"
#include "form/form_fonts.h"

/* Fonts of the pages: text in the one of index i has the class "f" and i. Open as long as the set
 * that they came from. */
vec_named(svg_fonts, const struct font *);

struct svg_options {
    struct form_fonts *fonts;
    struct svg_fonts *used; /* gets those that are not in it yet */
    size_t *pages;          /* becomes how many there are */
    /* Appends the attributes of the link of the node with that id; nothing where there is none. */
    void (*link)(void *data, unsigned id, struct buf *attributes);
    void *link_data;
};

/* Appends the pages; false after diagnostics. */
bool write_svg(const struct doc *, const struct style *, const struct svg_options *, struct buf *);

#endif
