/*
 * Words of Akoma Ntoso: inline elements become runs, notes become footnotes. Used by akn.c and
 * akn_table.c alone.
 */
#ifndef READ_AKN_AKN_TEXT_H
#define READ_AKN_AKN_TEXT_H

#include "base/mem.h"
#include "base/xml.h"
#include "model/doc.h"

struct akn_reader {
    struct doc *doc;
    const struct xml *meta; /* of the main document, for its notes */
    vec(struct akn_target {
        struct str id;
        struct node *note;
        const struct xml *meta; /* of a note that is no node yet */
    }) targets;                 /* what a noteRef may lead to */
    vec(struct akn_call {
        struct run *run;
        struct str id;
        struct node *owner;
    }) calls; /* noteRefs, until all notes are known */
    vec(struct akn_body {
        struct node *note;
        const struct xml *x;
    }) bodies; /* of notes; those from next_body on are not read yet */
    void (*annex)(struct akn_reader *, const struct xml *); /* at the top of the document */
    size_t next_body;
    bool joined; /* all targets are known */
};

/* A new last child, with its place and the marks that the element bears. */
struct node *akn_text_node(struct akn_reader *, struct node *parent, enum node_kind,
                           const struct xml *);
/*
 * Adds the words of an element to a node; notes, quoted structures and other flows in it become the
 * node's children.
 */
void akn_text(struct akn_reader *, struct node *, const struct xml *);
/* The words alone, blanks as in akn_text(); owned by the document; unset when there are none. */
struct str akn_text_plain(struct akn_reader *, const struct xml *);
/* Says that an element is not read: nothing is left out in silence. */
void akn_text_left_out(const struct xml *);
/* Is there anything to print in it. */
bool akn_text_any(const struct xml *);
/* Makes a footnote known to noteRefs by the eId of its element. */
void akn_text_target(struct akn_reader *, struct node *note, const struct xml *);
/*
 * Leads the noteRefs to their footnotes; those of the meta block become nodes, so that new bodies
 * may have to be read, and noteRefs in these resolved. Once more without effect.
 */
void akn_text_resolve(struct akn_reader *);
/* The next note whose body has to be read, in the order of their calls; false when none is left. */
bool akn_text_next_body(struct akn_reader *, struct akn_body *);
void akn_text_free(struct akn_reader *); /* the lists */

#endif
