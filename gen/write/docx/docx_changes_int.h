/* A comparison under way as a Word file. Private to write/docx/. */
#ifndef WRITE_DOCX_DOCX_CHANGES_INT_H
#define WRITE_DOCX_DOCX_CHANGES_INT_H

#include "model/comparison.h"
#include "write/docx/docx_int.h"
#include "write/docx/docx_pairs.h"

enum docx_side { DOCX_OLD, DOCX_NEW, DOCX_SIDES };

struct docx_changes {
    struct docx_file file;
    const struct comparison *comparison;
    const struct form_paper *papers[DOCX_SIDES];
    struct map texts, shapes, words;      /* numbers of texts, shapes, words with their looks */
    const struct node **old_of, **new_of; /* by node id: what the comparison links it with */
    const struct omission **omission_of;  /* by id of an old node */
    const struct link **link_of;          /* by id of a new node */
    bool *added;                          /* by id of a new node */
    unsigned *note_of;                    /* by footnote of the new paper: the old one's, or 0 */
    unsigned moves;                       /* so far */
};

/* ---- docx_changes.c */

/* What is written next is of that side, and such a change. */
void docx_turn_to(struct docx_changes *, enum docx_side, enum docx_change);
/* Where both call a footnote, the text of the old note became that of the new one. */
void docx_pair_notes(struct docx_changes *, const struct span *old, const struct span *new);
/* The node of an anchor of that side, or NULL. */
const struct node *docx_node_of(const struct docx_changes *, enum docx_side, unsigned anchor);
/* Comments on the next paragraph: what was left out there, which figures changed. NULL: nothing. */
void docx_comment_on_omission(struct docx_changes *, const struct node *);
void docx_comment_on_figures(struct docx_changes *, const struct node *);

/* ---- docx_units.c */

/* Blocks that are set as one, and what they are paired by. */
struct docx_unit {
    const struct block *block;
    size_t blocks;
    size_t section;
    struct docx_item item;
};

vec_named(docx_units, struct docx_unit);

/* Appends units with what they are paired by. */
void docx_add_units(struct docx_changes *, enum docx_side, const struct block *, size_t n,
                    size_t section, struct docx_units *);
/* All that is printed of a row, from that cell on: its text with its looks. */
void docx_put_row_key(struct buf *, const struct row *, size_t from);
/* The number of a key, which is freed. */
uint32_t docx_number_of(struct map *, struct buf *key);
bool docx_is_alone(const struct docx_changes *, enum docx_side, const struct node *);

/* ---- docx_merge.c */

/* The blocks of both in a cell or a footnote. */
void docx_put_both(struct docx_changes *, const struct block *old, size_t n,
                   const struct block *new, size_t m, struct docx_setting *);
/* The whole body; user is the struct docx_changes. */
void docx_put_changes(struct docx_file *, void *user);

/* ---- docx_words.c */

/* The words of both, in the paragraph that is open: those of the old one alone are deleted. */
void docx_put_changed_words(struct docx_changes *, const struct paragraph *old,
                            const struct paragraph *new, const struct style_class *);

#endif
