/* The columns of a responsibility table, recognised by their titles and by what stands below. */
#ifndef MODEL_TASK_COLUMNS_H
#define MODEL_TASK_COLUMNS_H

#include "lexicon/lexicon.h"
#include "model/doc.h"

enum task_column {
    COLUMN_NUMBER,
    COLUMN_TASK,
    COLUMN_LEAD,
    COLUMN_COOPERATING,
    COLUMN_DEADLINE,
    COLUMN_PRODUCT,
    COLUMNS
};
enum { NO_COLUMN = -1 };

struct task_columns {
    int at[COLUMNS];
    int begin; /* when a task begins */
    bool any;  /* a leader, or a body that decides, may be who leads: no other column names that */
    bool both; /* the lead's column is also that of who helps: "Cơ quan chủ trì, phối hợp" */
    bool guessed; /* the title of the tasks' column is not known: no other one can be it */
};

/* The columns of a table; false when it is no responsibility table. */
bool task_columns_find(struct arena *, const struct node *table, struct task_columns *);
/* Is the title that of a column of such tables, or of one that they have beside those. */
bool task_column_known(const struct letter_key *title);

#endif
