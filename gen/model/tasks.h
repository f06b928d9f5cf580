/*
 * The responsibility table of a finished document: columns recognised by their headings, merged
 * cells and signs of repetition resolved (an empty lead cell means the one above), a cell with lead
 * and help in two. A title over rows that is the name of a body names who leads them.
 */
#ifndef MODEL_TASKS_H
#define MODEL_TASKS_H

#include "model/doc.h"
#include "model/task_columns.h"

/* A cell with text in a column that is none of those below: a leader's, a unit of measure. */
struct task_other {
    struct str column, text; /* column: its lowest title; unset where it has none */
};

struct task_row {
    const struct node *row;
    struct str number; /* as printed */
    struct str task, lead, cooperating, deadline, product;
    bool unsure; /* the cell does not say of which bodies its word for a role is meant */
    struct {
        const struct node *cell; /* NULL where the row has none */
        struct str words;        /* its own, or of the cell that it repeats or is merged with */
    } cells[COLUMNS];
    struct task_other *others;
    size_t other_count;
};
/* Rows of all tables that have the columns of a responsibility table; owned by the arena. */
struct task_row *doc_tasks(const struct doc *, struct arena *, size_t *count);
/*
 * The words of a cell of a row; an empty cell that is merged with the one above has those of that,
 * as it has on paper. task: of the row, or NULL.
 */
struct str task_cell_text(struct arena *, const struct task_row *task, const struct node *cell);

/* Is it a heading for the rows below it: "2 | Chăn nuôi", nothing else, and "2.1" follows. */
bool row_is_parent(struct arena *, const struct node *row);

#endif
