/*
 * Where each node of a document goes in Akoma Ntoso, decided before anything is written: its
 * component (the document proper or an attachment), its zone there, its element and its eId.
 */
#ifndef WRITE_AKN_AKN_PLAN_H
#define WRITE_AKN_AKN_PLAN_H

#include "model/doc.h"

enum akn_zone { AKN_ZONE_PREFACE, AKN_ZONE_PREAMBLE, AKN_ZONE_BODY, AKN_ZONE_CONCLUSIONS };

/* Arrays by node id. */
struct akn_plan {
    const struct str *ids;      /* eIds; unset for cells and what is left out */
    const unsigned *component;  /* of the children of the document: 0, then 1... for attachments */
    const enum akn_zone *zones; /* of the same */
};

/*
 * Zones follow one another in the order of the schema: a node in an unusual place has the zone
 * of the node before it, and what follows the conclusions begins an attachment. eIds keep to the
 * naming convention of Akoma Ntoso and are unique in the document. All is owned by the arena.
 */
struct akn_plan akn_plan(const struct doc *, struct arena *);

/* n, or the first sibling after it that is written: no noise, no head repeated by a page cut. */
const struct node *akn_plan_shown(const struct node *n);
/* "section", "paragraph", "point", ...; "hcontainer" for what is no clause. */
const char *akn_plan_element(const struct node *);

/*
 * The next words in quotation marks, [from, to) with their marks, which the text says to be words
 * of an act that it changes.
 */
bool akn_plan_quoted_words(struct arena *, struct str text, size_t *from, size_t *to);
/*
 * The first node after the paragraphs, beginning with the first child given, that a clause quotes
 * from an act which it changes: from an opening quotation mark to the closing one. The first itself
 * where there are none.
 */
const struct node *akn_plan_quoted_end(const struct node *clause, const struct node *first);

#endif
