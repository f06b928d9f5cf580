/*
 * Slips: for each body the rows of the appendix that are its own, as a paper attached to the plan.
 *
 * They are proved: each slip is read again from its Markdown, and cell by cell it has the rows that
 * its body leads and helps with; together they have each row of the appendix, once for each of its
 * leads. A body that is named so that nobody can tell who is meant gets none as one that helps.
 */
#ifndef TASKS_SLIPS_H
#define TASKS_SLIPS_H

#include "model/style.h"
#include "tasks/tasks.h"

struct slip_tools { /* handed in by cli/ */
    struct doc *(*read_markdown)(const struct source *);
    /* A template by name; NULL when there is none, after no diagnostic. */
    const struct source *(*load)(void *user, struct str name);
    void *user;
    const struct style *style;
};

struct slip {
    size_t body;         /* of the list */
    const char *name;    /* for files: letters, digits and hyphens, no two alike */
    struct str markdown; /* as it is to be written */
    struct doc *doc;     /* that, read; freed by slips_free() */
};

struct slips {
    vec(struct slip) all; /* in the order in which the list names the bodies */
    size_t leads;         /* rows of leads in all of them */
};

/* The slips of a plan of the list; false after diagnostics, also where the proof fails. */
bool slips_make(const struct task_list *, size_t plan, const struct slip_tools *, struct slips *);
void slips_free(struct slips *);

#endif
