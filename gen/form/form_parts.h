/*
 * The parts of a paper that the form rules fix, each in a file of its own. Each takes the first
 * node of its part and returns the node after the last. Private to form/.
 */
#ifndef FORM_FORM_PARTS_H
#define FORM_FORM_PARTS_H

#include "form/form_builder.h"

const struct node *form_masthead(struct form_builder *, const struct node *);
/* "Kính gửi: ..." and the names below it, before the text of a letter or proposal. */
bool form_is_address(struct form_builder *, const struct node *);
const struct node *form_address(struct form_builder *, const struct node *);
const struct node *form_title(struct form_builder *, const struct node *);
/* The office's address at the foot of a page, below a line over the whole measure. */
void form_contact(struct form_builder *, const struct node *);
/* Who may not read the paper: at its distance from the edge of the last page, or below the address.
 */
void form_last_page(struct form_builder *);
/*
 * Authority, position; the name in its list, below room for hand and seal where that is the same
 * list. named is set once there is a name.
 */
void form_signature(struct form_builder *, struct block_list *to, struct block_list *names,
                    const struct node *, bool *named);
/*
 * Several who sign, from n on, are side by side, the one who answers for the paper, who is last, on
 * the right (Guide 05-HD/VPTW, 7.2.4).
 */
void form_signers(struct form_builder *, const struct node *n, size_t count);
/*
 * The framed block `first`, the last one of the list, is a stamp that says what n says: where the
 * style names it (stamp-short, stamp-middle, stamp-long) its frame is as wide and high as there
 * (Decree 30/2020, annex I, box 10b: 20, 30 or 40 mm by 8 mm).
 */
void form_size_stamp(struct form_builder *, struct block_list *, size_t first,
                     const struct node *n);
const struct node *form_closing(struct form_builder *, const struct node *);
/* The certificate of an office that made a copy. */
const struct node *form_copy(struct form_builder *, const struct node *);
const struct node *form_appendix_title(struct form_builder *, const struct node *);

/* A table, appended to the blocks of the section under way. */
void form_table(struct form_builder *, const struct node *, unsigned parent);

#endif
