/*
 * A list of tasks: who does what by when, of one plan or of several. The stage tasks/ makes it;
 * write/tasks/ writes it.
 */
#ifndef MODEL_TASK_LIST_H
#define MODEL_TASK_LIST_H

#include "base/map.h"
#include "base/mem.h"
#include "model/doc.h"
#include "model/registry.h"

/* How a body is named: by a name of its own; together with others ("các sở, ban, ngành"); or so
 * that nobody can tell who is meant ("các cơ quan liên quan"). */
enum body_naming { NAMING_OWN, NAMING_COLLECTIVE, NAMING_VAGUE };

struct task_body {
    struct str name;          /* as the first task prints it */
    const struct body *known; /* of the registry, or NULL */
    enum body_naming naming;
    size_t leads, cooperates; /* how many tasks */
};

enum task_role { TASK_LEADS, TASK_COOPERATES, TASK_AMONG, TASK_ROLES };

struct task_share { /* a body's part in a task */
    size_t body;    /* of the list */
    enum task_role role;
};

enum due_kind {
    DUE_UNKNOWN, /* no words, or words that name no day */
    DUE_DATE,
    DUE_YEARLY,    /* on month and day, where they are said; else at the end of the year */
    DUE_QUARTERLY, /* at the end of each quarter */
    DUE_MONTHLY,
    DUE_PERIODIC, /* "định kỳ", without a period */
    DUE_ONGOING,  /* "thường xuyên" */
    DUE_KINDS
};

enum { DUE_OTHERS = 8 };

struct task_due {
    enum due_kind kind;
    bool unread; /* DUE_UNKNOWN: the words have part of a date that is not understood */
    /* ISO: of the period that a date names, last the day it is due; of DUE_YEARLY last may be
     * "MM-DD", of DUE_QUARTERLY (in its last month) and DUE_MONTHLY "DD"; else unset. */
    struct str first, last;
    struct str others[DUE_OTHERS]; /* of DUE_DATE, DUE_YEARLY: those that it names before last */
    size_t other_count;
};

/* The items of the meter "6 rõ": how well a task says each. */
enum clear_item {
    CLEAR_WHO,
    CLEAR_WORK,
    CLEAR_TIME,
    CLEAR_RESPONSIBILITY,
    CLEAR_PRODUCT,
    CLEAR_AUTHORITY,
    CLEAR_ITEMS
};
enum clarity { CLARITY_MISSING, CLARITY_VAGUE, CLARITY_KNOWN, CLARITIES };

enum task_report { /* what a body reported of a task */
                   REPORT_NONE,
                   REPORT_NOT_BEGUN,
                   REPORT_GOING,
                   REPORT_DONE,
                   REPORTS
};

struct task {
    struct str id; /* for life, without the name of any body: see tasks/tasks.h */
    size_t plan;
    const struct node *row;
    /* Cells of the row, merged ones resolved; unset where the table has no such column. */
    struct str number, text, lead, cooperating, deadline, product;
    struct task_share *shares; /* leads first, each in the order of its cell */
    size_t share_count;
    struct task_due due;
    enum clarity clear[CLEAR_ITEMS];
    enum task_report report;
    struct str done, result, reason; /* of the report: day (ISO), and the words of its cells */
    size_t reported;                 /* 1 + the number of the report file; 0: none has it */
};

struct task_plan {
    const char *name;                               /* of the file, or the profile's id */
    const struct doc *doc;                          /* that has the table */
    struct str number, date, issuer, subject, kind; /* of the paper; may be unset */
    const char *province;                           /* id of a place, or NULL */
    size_t first, count;                            /* its tasks in the list */
};

struct task_entry { /* a line of what is shown */
    size_t task;
    enum task_role role; /* of the body that is asked for, else TASK_LEADS */
};

struct task_group {
    struct str title; /* a body, a deadline; "" where the list is not grouped */
    vec(struct task_entry) entries;
};

struct task_list {
    struct arena *arena; /* owns all; the caller's */
    const struct registry *registry;
    vec(struct task_plan) plans;
    vec(struct task) tasks;
    vec(struct task_body) bodies;
    struct map body_keys; /* of the bodies: an id of the registry, or the letters of the name */
    vec(struct task_group) groups; /* what is shown: tasks_select() */
    struct str body;               /* that is asked for, or unset */
    size_t among_all;              /* tasks not shown that name it only as one of all bodies */
    size_t undated;                /* tasks not shown for their deadline, which names no day */
    struct str from, to;           /* days between which is due what is shown; or unset */
    struct str on;                 /* the day against which deadlines are held; or unset */
    bool clarity;                  /* the meter is asked for */
    bool progress;                 /* reports were read */
};

enum task_state {
    STATE_NONE,
    STATE_PAST, /* its day is past; whether it is done, nobody asked */
    STATE_LATE,
    STATE_UNREPORTED_LATE,
    STATE_UNREPORTED,
    STATE_NOT_BEGUN,
    STATE_GOING,
    STATE_DONE_LATE,
    STATE_DONE,
    STATES
};

/* "who", "work", "time", ...: in the lexicon and in JSON. */
extern const char *const clear_item_names[CLEAR_ITEMS];

/* Is its last day before that day; false for what has none, and for an unset day. */
bool task_is_past(const struct task *, struct str day);
/* On the list's day, with what was reported. */
enum task_state task_state(const struct task_list *, const struct task *);
/* In words, in the language of the messages; "" for STATE_NONE. */
struct str task_state_name(const struct task_list *, const struct task *);

#endif
