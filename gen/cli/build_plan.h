/*
 * kehoach build, one plan of many: what it is made of is read, and unless its files are whole and
 * made of just that, it is made and packed by a worker; the first process stages what comes.
 */
#ifndef CLI_BUILD_PLAN_H
#define CLI_BUILD_PLAN_H

#include "cli/build.h"
#include "cli/build_date.h"
#include "cli/inputs.h"
#include "cli/written.h"
#include "merge/plan/plan.h"

struct province { /* one plan to build, and all that it is made of */
    const struct profile *profile;
    const struct doc *central, *base; /* base: read where the central text has changed, else NULL */
    const struct style *style;
};

struct build_file {         /* a staged file */
    size_t province, place; /* in the order of provinces, not of workers */
    struct written_file file;
    size_t pages;
};

struct build {
    const struct build_options *options;
    struct project *project;
    const struct registry *registry;
    const char *today;  /* for bodies of plans without a date */
    struct str created; /* of the PDFs, from SOURCE_DATE_EPOCH, or unset */
    char day[BUILD_DATE_SIZE], moment[BUILD_DATE_SIZE]; /* those two, where they are of this run */
    struct pdf_session *session;
    struct inputs *inputs;
    vec(const char *) paths; /* of the profiles of the plans that are asked for */
    struct output *output;
    struct arena *arena;
    vec(struct build_file) written;
    vec(struct written_file) merged; /* edited, and in the profiles now */
    size_t errors;                   /* before this build */
    size_t arrived, current; /* plans that ended; those of them that were as they should be */
    size_t left;             /* those that a killed run had staged */
    bool staged;             /* all results until now */
};

/* Finds the profiles of the plans that are asked for, after diagnostics as far as they are there.
 */
void build_open(struct build *, const struct build_options *);
void build_close(struct build *);
/* Reads what a plan is made of; false after a diagnostic where a part of it cannot be used. */
bool build_read(struct build *, const char *path, struct province *);
/* How plan_build() is to make it. */
struct plan_inputs build_inputs(const struct build *, const struct province *);
/* What the options say, as text. */
struct str build_settings(const struct build *);
/* Tasks of jobs_run(), with the build as context. */
void build_make(void *build, size_t i, struct buf *out);
void build_take(void *build, size_t i, struct str packed);
void build_lost(void *build, size_t i);

#endif
