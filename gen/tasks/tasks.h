/*
 * Tasks: from the tables of plans to a list of who does what by when. Knows no output format.
 *
 *     doc ─ model/tasks.c ─► rows ─ cell_bodies.c (who), due.c (by when), clarity.c (how clear) ─►
 * tasks list ─ select.c ─► what is shown ── progress.c: with what bodies reported
 *
 * The id of a task: eight hexadecimal digits that stand for the plan (of SHA-256 over the profile's
 * id, or over number, date and issuer of a file), a hyphen and a number of the task's own. Of a
 * profile that number is the code of <task>, given once (kehoach tasks --number) and kept when
 * rows move; the highest that was given is kept in <tasks codes="...">, so that the code of a task
 * that is gone is not given again. Of a file it is the row's address: an issued paper does not
 * change. No id has the name of a body in it.
 */
#ifndef TASKS_TASKS_H
#define TASKS_TASKS_H

#include "model/profile.h"
#include "model/progress.h"
#include "model/task_list.h"

/* Adds the tasks of a document, which has to outlive the list; profile: the one that it was built
 * from, or NULL. False after a diagnostic: there are none. */
bool tasks_add(struct task_list *, const char *name, const struct doc *plan,
               const struct doc *with_table, const struct profile *);

/* due.c: the deadline in words; what it does not understand is DUE_UNKNOWN. */
struct task_due task_due_read(struct arena *, struct str words);
/* Of a profile's task that has a date. */
struct task_due task_due_of_profile(struct arena *, const struct profile_task *);
/* Is it due between two days, both included; day "YYYY-MM-DD". */
bool task_due_between(const struct task_due *, struct str from, struct str to);
/* The days of "2026-03-31", "2026-03", "2026-Q1", "2026", or of "month", "quarter", "year" in which
 * the day is; false where it is none of these. */
bool task_due_period(struct arena *, struct str period, struct str day, struct str *from,
                     struct str *to);

/* cell_bodies.c: the bodies that a cell of the row at pos names, added to the list; appends shares
 * of the role. Names are parted where the registry or the words of offices make it certain. */
vec_named(task_shares, struct task_share);
void bodies_read(struct task_list *, struct pos, struct str cell, struct str day, enum task_role,
                 struct task_shares *);
/* bodies.c: the name as an office says it: an id, name, abbreviation or alias of the registry, in
 * any case, without marks; or as a task of the list has it. Marks those bodies of the list that it
 * is, was or became; false after a diagnostic: it is none. */
bool bodies_named(const struct task_list *, struct str name, bool *marks);
/* Is one of the bodies marked a member of the collective: "Sở X" of "các sở, ban, ngành". */
bool bodies_belong(const struct task_list *, const struct task_body *collective, const bool *marks);

/* clarity.c: fills the meter of a task. */
void clarity_read(const struct task_list *, struct task *);

/* progress.c: the reports of a form, the file of that number (from 1) that is read. */
void tasks_join_progress(struct task_list *, const struct progress *, size_t number);

enum task_order { ORDER_ROWS, ORDER_BODY, ORDER_DEADLINE, ORDER_STATE };

struct task_query {
    enum task_order order;
    struct str body;     /* unset: of all */
    struct str from, to; /* unset: due whenever */
    bool overdue;        /* only what is past on the list's day */
};

/* select.c: fills the groups of the list; false after a diagnostic. */
bool tasks_select(struct task_list *, const struct task_query *);

#endif
