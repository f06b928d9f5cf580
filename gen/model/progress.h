/* Progress: what bodies reported of their tasks in a form (kehoach tasks --form). */
#ifndef MODEL_PROGRESS_H
#define MODEL_PROGRESS_H

#include "base/source.h"
#include "model/task_list.h"

struct progress_row {
    size_t line;             /* of the file, or of the sheet */
    struct str id, task;     /* cells, as they are */
    enum task_report report; /* REPORT_NONE: nothing is said */
    struct str done;         /* ISO; unset where nothing is said */
    struct str result, reason;
};

struct progress {
    struct arena *arena; /* owns the strings; the caller's */
    const struct source *file;
    vec(struct progress_row) rows;
};

#endif
