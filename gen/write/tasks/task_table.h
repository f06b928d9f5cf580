/*
 * What is shown of a list of tasks as one table of texts, for all writers of tables.
 */
#ifndef WRITE_TASKS_TASK_TABLE_H
#define WRITE_TASKS_TASK_TABLE_H

#include "write/tasks/tasks_write.h"

enum { TASK_CELLS_MOST = 24 };

struct task_cells { /* a row; texts of the list's arena */
    struct str cells[TASK_CELLS_MOST];
};

struct task_table {
    struct arena *arena;
    size_t columns;
    struct str titles[TASK_CELLS_MOST];
    unsigned widths[TASK_CELLS_MOST]; /* characters, for sheets */
    vec(struct task_cells) rows;
};

struct task_table task_table(struct arena *, const struct task_writing *);
struct str task_role_name(enum task_role);
/* An item of the meter, from 0; unset after the last. *item: which it is. */
struct str task_clear_item(size_t i, enum clear_item *item);
struct str task_clarity_name(enum clarity);
/* One line: how many tasks are shown of how many, and what is not. */
struct str task_summary(struct arena *, const struct task_list *);
/* The sum of the meter over what is shown, a line; unset where it is not asked for. */
struct str task_clarity_sum(struct arena *, const struct task_list *);

#endif
