/*
 * Writers of a list of tasks: for people (terminal, Markdown), for office programs (CSV, Excel,
 * iCalendar), for programs (JSON).
 */
#ifndef WRITE_TASKS_TASKS_WRITE_H
#define WRITE_TASKS_TASKS_WRITE_H

#include "model/task_list.h"

struct task_writing {
    const struct task_list *list;
    bool form;        /* csv, xlsx: with empty columns, in which a body reports its progress */
    char separator;   /* csv: ';' or ',' */
    struct str stamp; /* ISO: when files say that they were made, "2026-03-31" or with a time */
    size_t width;     /* term: columns */
    bool color;
};

/* Each appends; false after a diagnostic. */
bool write_tasks_term(const struct task_writing *, struct buf *);
bool write_tasks_md(const struct task_writing *, struct buf *);
/* UTF-8 with a byte order mark, the separator that Excel expects where a comma is the decimal sign,
 * line ends of RFC 4180. A cell that a program could take for a formula begins with an apostrophe
 * (OWASP, CSV injection). */
bool write_tasks_csv(const struct task_writing *, struct buf *);
/* Every cell is text; the same list and stamp give the same bytes. */
bool write_tasks_xlsx(const struct task_writing *, struct buf *);
/* RFC 5545: an event on the last day of each task that has one, every year or quarter for what
 * comes again; how many have no day is said by a note. */
bool write_tasks_ics(const struct task_writing *, struct buf *);
bool write_tasks_json(const struct task_writing *, struct buf *); /* "kehoach-tasks" */

#endif
