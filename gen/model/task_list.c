/* What becomes of a task: see task_list.h. */
#include "model/task_list.h"

#include "base/diag.h"

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

struct str task_state_name(const struct task_list *l, const struct task *t)
{
    static const enum msg names[STATES] = {
        [STATE_PAST] = MSG_TASKS_PAST,
        [STATE_LATE] = MSG_TASKS_LATE,
        [STATE_UNREPORTED_LATE] = MSG_TASKS_UNREPORTED_LATE,
        [STATE_UNREPORTED] = MSG_TASKS_UNREPORTED,
        [STATE_NOT_BEGUN] = MSG_TASKS_NOT_BEGUN,
        [STATE_GOING] = MSG_TASKS_GOING,
        [STATE_DONE_LATE] = MSG_TASKS_DONE_LATE,
        [STATE_DONE] = MSG_TASKS_FINISHED,
    };
    enum task_state state = task_state(l, t);
    return state == STATE_NONE ? STR("") : str_of(msg_text(names[state]));
}
