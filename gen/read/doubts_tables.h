/*
 * Doubts about tables by what their cells hold: bodies, deadlines and acts below titles that name
 * no column of a table of tasks.
 */
#ifndef READ_DOUBTS_TABLES_H
#define READ_DOUBTS_TABLES_H

#include "model/tasks.h"
#include "read/doubts_text.h"

/* table: a NODE_TABLE that gave no tasks; at most one doubt, with its first row: its cells look as
 * if they did, or are crosses that say who does what. */
void doubts_of_table(struct doubts *, const struct node *table);
/* A row with text beyond the columns that the head of the table has; at most one doubt. */
void doubts_of_width(struct doubts *, const struct node *table);
/*
 * count, above 0: the tasks of one table. Bodies or days in a column of its own, and no task has
 * helpers or a deadline: at most one doubt, with the first row.
 */
void doubts_of_tasks(struct doubts *, const struct task_row *tasks, size_t count);

#endif
