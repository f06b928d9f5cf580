/*
 * Flows of Akoma Ntoso: what is in a body, a clause, a note. Every element below the body is
 * one of a few sorts; what no rule names is passed through to what it holds, so no text is lost.
 */
#ifndef READ_AKN_AKN_FLOW_H
#define READ_AKN_AKN_FLOW_H

#include "read/akn/akn_text.h"

enum akn_sort {
    AKN_SORT_THROUGH, /* containers of all kinds: only what they hold counts */
    AKN_SORT_CLAUSE,
    AKN_SORT_TEXT, /* a paragraph of words */
    AKN_SORT_TITLE,
    AKN_SORT_LIST, /* of items */
    AKN_SORT_TABLE,
    AKN_SORT_HEADING, /* a heading that numbers nothing */
    AKN_SORT_ANNEX,   /* annexes of version 3.1 */
    AKN_SORT_LEFT_OUT,
    AKN_SORT_SKIPPED /* found by others, or no text of the document */
};

enum akn_sort akn_sort_of(const struct xml *);
/* "front number" -> kind and role; NODE_DOCUMENT when it is no name of ours. */
enum node_kind akn_named_kind(struct str name, enum front_role *);
/* The number of an element, as the node's label. */
void akn_label(struct akn_reader *, struct node *, const struct xml *);
/* Reads all that an element holds into the node. */
void akn_flow(struct akn_reader *, struct node *, const struct xml *);
/* Reads a hierarchical element below a parent. */
void akn_clause(struct akn_reader *, struct node *parent, const struct xml *);

#endif
