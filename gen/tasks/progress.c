/* What bodies reported, joined with the tasks: see tasks.h. */
#include "tasks/tasks.h"

#include "base/diag.h"
#include "base/unicode.h"

enum { KEY = 400 /* letters of a task's text that are compared */ };

/* Do the texts differ in more than case and marks. */
static bool differ(struct str a, struct str b)
{
    char left[KEY], right[KEY];
    unicode_key(a, left, sizeof left);
    unicode_key(b, right, sizeof right);
    return strcmp(left, right) != 0;
}

/* What is odd in a row of a form. */
static void check_row(const struct task_list *l, const struct progress *p,
                      const struct progress_row *r, const struct task *t)
{
    const char *file = p->file->name;
    struct str text = str_trim(str_strip(t->text, "'"));
    if (r->task.n && differ(r->task, text))
        diag_at(MSG_PROGRESS_TEXT, file, r->line, 1, STR_ARG(r->id));
    if (r->done.n && l->on.n && str_cmp(r->done, l->on) > 0)
        diag_at(MSG_PROGRESS_FUTURE, file, r->line, 1, STR_ARG(r->done), STR_ARG(l->on));
    if (r->done.n && r->report != REPORT_DONE)
        diag_at(MSG_PROGRESS_NOT_DONE, file, r->line, 1, STR_ARG(r->done));
    if (r->report == REPORT_DONE && !r->done.n)
        diag_at(MSG_PROGRESS_NO_DAY, file, r->line, 1, STR_ARG(r->id));
}

/* Of several reports of one task, as those of joint leads, the one with the least done counts. */
static void join_row(struct task_list *l, const struct progress *p, const struct progress_row *r,
                     struct task *t, size_t number)
{
    bool first = t->report == REPORT_NONE;
    if (t->reported == number)
        diag_at(MSG_PROGRESS_TWICE, p->file->name, r->line, 1, STR_ARG(r->id));
    t->reported = number;
    check_row(l, p, r, t);
    if (r->report == REPORT_NONE || (!first && r->report > t->report))
        return;
    if (!first && r->report == t->report && str_cmp(r->done, t->done) < 0)
        return;
    t->report = r->report;
    t->done = r->report == REPORT_DONE ? r->done : STR("");
    t->result = r->result;
    t->reason = r->reason;
}

void tasks_join_progress(struct task_list *l, const struct progress *p, size_t number)
{
    struct map ids = {.arena = l->arena};
    for (size_t i = 0; i < l->tasks.n; i++)
        map_add(&ids, l->tasks.at[i].id);
    l->progress = true;
    for (size_t i = 0; i < p->rows.n; i++) {
        const struct progress_row *r = &p->rows.at[i];
        uint32_t task = map_find(&ids, r->id);
        if (task == MAP_NONE)
            diag_at(MSG_PROGRESS_UNKNOWN, p->file->name, r->line, 1, STR_ARG(r->id));
        else
            join_row(l, p, r, &l->tasks.at[task], number);
    }
}
