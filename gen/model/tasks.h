/*
 * The responsibility table of a finished document: columns recognised by their headings, merged
 * cells resolved (an empty lead cell means the one above), a cell with lead and help in two.
 */
#ifndef MODEL_TASKS_H
#define MODEL_TASKS_H

#include "model/doc.h"

/* A cell with text in a column that is none of those below: a leader's, a unit of measure. */
struct task_other {
    struct str column, text; /* column: its lowest title; unset where it has none */
};

struct task_row {
    const struct node *row;
    struct str number; /* as printed */
    struct str task, lead, cooperating, deadline, product;
    struct str lead_words; /* of the lead's cell, which may name who helps, too */
    struct task_other *others;
    size_t other_count;
    const struct node *lead_cell; /* NULL where the row has none */
};
/* Rows of all tables that have the columns of a responsibility table; owned by the arena. */
struct task_row *doc_tasks(const struct doc *, struct arena *, size_t *count);
/*
 * The words of a cell of a row; an empty cell of the lead has those of the row above, as a cell
 * over both has on paper. task: of the row, or NULL.
 */
struct str task_cell_text(struct arena *, const struct task_row *task, const struct node *cell);

/* Is it a heading for the rows below it: "2 | Chăn nuôi", nothing else, and "2.1" follows. */
bool row_is_parent(struct arena *, const struct node *row);

#endif
