/*
 * An official paper, composed: a document and the style of its kind become a flow of styled blocks
 * for layout/, with the roles of its parts, an outline and links. Which block a node becomes is
 * decided here; sizes, distances and printed words come from the style. Knows no file format: a
 * writer maps roles to its own (write/pdf/ to structure types).
 */
#ifndef FORM_FORM_H
#define FORM_FORM_H

#include "layout/layout.h"
#include "model/doc.h"
#include "model/margin.h"
#include "model/style.h"

/* Faces of the family, in the order of layout/fontfile.h. */
enum { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACES };

/* What a stretch of content is, for readers that do not see the page. */
enum form_role {
    ROLE_DOCUMENT,
    ROLE_TITLE,   /* of the document, or of an appendix */
    ROLE_HEADING, /* level: 1 is the outermost; none is left out on the way down */
    ROLE_PARAGRAPH,
    ROLE_LIST, /* of items, each of a label and a body */
    ROLE_ITEM,
    ROLE_LABEL, /* of an item or a note */
    ROLE_BODY,
    ROLE_TABLE, /* of rows */
    ROLE_ROW,
    ROLE_HEAD_CELL,  /* names its column */
    ROLE_GROUP_CELL, /* over all columns, names the rows below it */
    ROLE_CELL,
    ROLE_LINK,
    ROLE_NOTE_CALL,
    ROLE_NOTE, /* a footnote: label and paragraphs */
    ROLES
};

/*
 * What span.look holds: STYLE_* of model/doc.h as printed, and what a span of blanks is that the
 * form has put there. block.look is the name of the style's class, of a paragraph. span.unit is the
 * id of the document's node that the text is of; 0: of none.
 */
enum {
    LOOK_LINE_END = 1 << 8, /* in place of a line end of the source */
    LOOK_CELL_END = 1 << 9, /* in place of the end of the cell with the number of a group of rows */
    LOOK_BLANK = 1 << 10,   /* room for a figure, in place of a blank */
    LOOK_ROOM = 1 << 11,    /* room for a figure, in place of nothing */
    LOOK_OWN = 1 << 12 /* times STYLE_*: what is the text's own, whether its class has it or not */
};

struct form_element {
    enum form_role role;
    unsigned parent;        /* index of an element before it; of the document itself, 0 */
    unsigned level;         /* of a heading */
    unsigned columns, rows; /* that a cell covers; 0: one */
    unsigned name;         /* of a note, of a head that cells refer to: unlike any other; 0: none */
    const unsigned *heads; /* of a cell, where its column alone is not enough: names of its heads */
    size_t head_count;
    struct str description; /* of a link, where its words are too short; else unset */
};

struct form_place { /* an entry of the outline, or a named destination */
    struct str title;
    unsigned level; /* of the outline: 1 for the outermost */
    unsigned anchor;
};

/* A clause or row of the document and its counterpart, each by its path. */
struct form_counterpart {
    struct str here, there;
    struct str file; /* that has it and lies in the same folder: "plan.pdf"; unset: this one */
    /* Without either path, file is an address of the web or of mail: "mailto:a@b.vn". */
};
static inline bool form_is_address_of_web(const struct form_counterpart *to)
{
    return !to->there.n;
}

struct form_external_link { /* the target of a span's link that is no anchor of this flow */
    unsigned link;
    const struct form_counterpart *to;
};

struct form_paper {
    struct flow flow; /* tags of its blocks and spans are indices of elements; 0: no content */
    const struct form_element *elements; /* parents first; [0] is the document */
    size_t element_count;
    const struct form_place *outline; /* in reading order */
    size_t outline_count;
    const struct form_external_link *external_links; /* by link, ascending */
    size_t external_link_count;
    const struct form_place *names; /* destinations for other files */
    size_t name_count;
    const struct node *const *anchored; /* by anchor - 1: the node that it is of, or NULL */
    size_t anchor_count;
};

struct form_request {
    const struct doc *doc;
    const struct style *style;
    struct font *const *faces; /* FACES of them */
    /* The font in which a letter is printed that this face lacks, or NULL: always the same one. */
    struct font *(*other_font)(void *data, unsigned face, uint32_t letter);
    void *other_font_data;
    const struct form_counterpart *counterparts;
    size_t counterpart_count;
    const struct margin_notes *margin; /* NULL: the margins are empty */
    bool even; /* points beside one another look alike: of what is not read again as a paper */
};

/*
 * The arena owns the paper, which borrows from the request. NULL after diagnostics: all fonts lack
 * a letter, or the style a number.
 */
const struct form_paper *form_compose(struct arena *, const struct form_request *);

/* The first title of the document, or of its first appendix, in one line; unset without one. */
struct str form_document_title(struct arena *, const struct doc *);

#endif
