/* What becomes of a task: see task_list.h. */
#include "model/task_list.h"

const char *const clear_item_names[CLEAR_ITEMS] = {"who",     "work",     "time", "responsibility",
                                                   "product", "authority"};

bool task_is_past(const struct task *t, struct str day)
{
    return t->due.kind == DUE_DATE && day.n && str_cmp(t->due.last, day) < 0;
}

enum task_state task_state(const struct task_list *l, const struct task *t)
{
    bool past = task_is_past(t, l->on);
    if (!l->progress)
        return past ? STATE_PAST : STATE_NONE;
    if (t->report == REPORT_DONE)
        return t->done.n && task_is_past(t, t->done) ? STATE_DONE_LATE : STATE_DONE;
    if (t->report == REPORT_NONE)
        return past ? STATE_UNREPORTED_LATE : STATE_UNREPORTED;
    if (past)
        return STATE_LATE;
    return t->report == REPORT_GOING ? STATE_GOING : STATE_NOT_BEGUN;
}
