/*
 * A PDF under way: its pages, drawn from the layout, and what is kept until all of them are known.
 * Private to write/pdf/. Places on a page are in millipoints with y down, as in layout/layout.h;
 * in the file they are in points with y up.
 */
#ifndef WRITE_PDF_PDF_DRAW_H
#define WRITE_PDF_PDF_DRAW_H

#include "base/mem.h"
#include "form/form.h"
#include "write/pdf/pdf_file.h"
#include "write/pdf/pdf_font.h"
#include "write/pdf/pdf_tag.h"

struct pdf_face {
    struct font *font;
    struct truetype *file;
};

struct pdf_link { /* the rectangle of a linked text, until all pages are known */
    size_t page;
    int left, top, right, bottom;
    unsigned anchor, tag;
    struct str text;
    /* Once all pages are known: where it leads, in this file or in another; its key among the
     * parents of the structure tree, 0 without a tag. */
    struct place place;
    const struct form_counterpart *to;
    unsigned key;
};

struct pdf_drawing {
    struct arena *arena;
    struct pdf_file *file;
    struct pdf_fonts *fonts;
    vec(struct pdf_face) faces; /* the family's, then those of letters that it lacks */
    const struct form_paper *paper;
    struct pdf_tags *tags;
    struct layout *layout;
    struct buf content;     /* operators of the page under way */
    int letter;             /* character spacing in force, of the page under way */
    struct buf after_blank; /* operand of TJ after each blank of the piece under way */
    vec(struct pdf_link) links;
    struct arena *link_texts; /* what links say, until the file is saved */
    size_t links_printed;
    vec(int) heights;     /* of the pages drawn */
    vec(size_t) sections; /* and of which section they are */
    unsigned font_resource;
};

/* Appends "x y" of a place on a page of that height. */
void pdf_draw_point(struct buf *, int height, int x, int y);
/* Draws that page of the layout as the next one of the file. */
void pdf_draw_page(struct pdf_drawing *, size_t number);

#endif
