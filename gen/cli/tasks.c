/*
 * kehoach tasks ID|FILE...: who does what by when, of plans of profiles and of papers in any form
 * with a table of tasks. Exit status 1 when something is late.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/build_date.h"
#include "cli/build_plan.h"
#include "cli/cli.h"
#include "cli/format.h"
#include "cli/options.h"
#include "cli/project.h"
#include "cli/roots.h"
#include "cli/sheet_file.h"
#include "cli/task_slips.h"
#include "read/own_clauses.h"
#include "read/progress/progress_read.h"
#include "read/read.h"
#include "tasks/tasks.h"
#include "write/profile_xml.h"

struct tasks_options {
    const char *by, *body, *due, *on, *format, *output, *separator, *draft, *out;
    struct option_values plans, progress;
    bool clarity, form, number, slips;
};

struct tasks_run {
    const struct tasks_options *options;
    struct arena *arena;
    struct project *project;
    struct task_list list;
    vec(struct plan *) built; /* whose documents the list has */
    vec(struct doc *) read;
    vec(const char *) kinds; /* of the templates of each plan of the list */
    char today[BUILD_DATE_SIZE];
};

/* --- what is listed ----------------------------------------------------------------------- */

/* A file, or what looks like the name of one; else the id or folder of a profile. */
static bool is_paper(const char *name)
{
    struct stat s;
    const char *slash = strrchr(name, '/');
    if (!stat(name, &s))
        return !S_ISDIR(s.st_mode);
    return !strcmp(name, "-") || strchr(slash ? slash : name, '.');
}

static bool add_paper(struct tasks_run *r, const char *name)
{
    struct doc *doc = read_file(r->arena, name);
    if (!doc)
        return false;
    *vec_push(&r->read) = doc;
    *vec_push(&r->kinds) = project_kind_of(r->project, doc);
    return tasks_add(&r->list, name, doc, doc, NULL);
}

/* The plan that build would make; deadlines and codes are those of the profile. */
static bool add_profile(struct tasks_run *r, const char *name)
{
    const struct build_options options = {.draft = r->options->draft};
    struct build b = {.options = &options,
                      .project = r->project,
                      .registry = r->list.registry,
                      .today = r->today,
                      .arena = r->arena};
    const char *path = project_profile_path(r->project, name);
    struct province p;
    if (!path || !build_read(&b, path, &p))
        return false;
    struct project_kind kind = {r->project, p.profile->kind};
    const struct plan_inputs in = build_inputs(&b, &p);
    const struct plan_tools tools = {read_markdown, read_fragment, project_load, &kind};
    struct plan *plan = plan_build(&in, &tools);
    if (!plan)
        return false;
    *vec_push(&r->built) = plan;
    *vec_push(&r->kinds) = p.profile->kind;
    return tasks_add(&r->list, p.profile->id, plan->plan, plan->appendix, p.profile);
}

/* --- what is asked ------------------------------------------------------------------------ */

static bool take_query(struct tasks_run *r, struct task_query *q)
{
    static const char *const orders[] = {"", "body", "deadline", "state"};
    const struct tasks_options *w = r->options;
    bool reports = w->progress.n > 0;
    size_t order = w->by ? str_among(str_of(w->by), orders) : reports ? ORDER_STATE : ORDER_ROWS;
    bool good = order <= ORDER_STATE;
    if (!good)
        diag(MSG_USAGE_VALUE, POS_NONE, "--by", w->by, "body, deadline, state");
    struct str day = w->on ? str_of(w->on) : str_of(r->today);
    *q = (struct task_query){.order = (enum task_order)order, .body = str_trim(str_of(w->body))};
    q->overdue = w->due && !strcmp(w->due, "overdue");
    if (w->due && !q->overdue &&
        !task_due_period(r->arena, str_of(w->due), day, &q->from, &q->to)) {
        diag(MSG_USAGE_VALUE, POS_NONE, "--due", w->due,
             "2026-03-31, 2026-03, 2026-Q1, 2026, month, quarter, year, overdue");
        good = false;
    }
    if (w->on || q->overdue || reports)
        r->list.on = day;
    if (w->separator && strcmp(w->separator, ";") && strcmp(w->separator, ",")) {
        diag(MSG_USAGE_VALUE, POS_NONE, "--separator", w->separator, "; ,");
        good = false;
    }
    if (w->body && !q->body.n) {
        diag(MSG_USAGE_NO_VALUE, POS_NONE, "--body");
        good = false;
    }
    return options_date("--on", w->on) && good;
}

/* --- what is written ---------------------------------------------------------------------- */

static int report(struct tasks_run *r, const struct output_format *format)
{
    const struct tasks_options *w = r->options;
    char stamp[BUILD_DATE_SIZE];
    const struct task_plan *first = r->list.plans.at;
    struct str made = build_date_time(stamp);
    struct task_writing writing = {.list = &r->list,
                                   .form = w->form,
                                   .separator = w->separator ? *w->separator : ';',
                                   .stamp = made.n ? made
                                            : first->date.n == strlen("2026-03-31")
                                                ? first->date
                                                : str_of(r->today)};
    struct buf bytes = {0};
    int status = STATUS_OK;
    for (size_t i = 0; i < r->list.tasks.n; i++) {
        enum task_state state = task_state(&r->list, &r->list.tasks.at[i]);
        if (state >= STATE_PAST && state <= STATE_UNREPORTED)
            status = STATUS_FINDINGS;
    }
    if (!format_write_tasks(format, &writing, &bytes))
        status = STATUS_BAD;
    else if (!format_deliver(format, w->output, buf_view(&bytes)))
        status = STATUS_MACHINE;
    buf_free(&bytes);
    return status;
}

/* The folder of a plan's slips: of a paper by the name of its file. */
static const char *slips_folder(const struct tasks_run *r, size_t plan)
{
    const char *name = r->list.plans.at[plan].name;
    if (!r->list.plans.at[plan].province)
        name = project_id_of(r->arena, name, WORDS_ID_OF_PROFILE);
    return str_format(r->arena, "%s/%s/slips", r->options->out, name).p;
}

static int write_slips(struct tasks_run *r)
{
    int status = STATUS_OK;
    for (size_t i = 0; i < r->list.plans.n && status == STATUS_OK; i++) {
        const char *folder = slips_folder(r, i);
        for (size_t k = 0; k < i; k++)
            if (!strcmp(folder, slips_folder(r, k))) {
                diag_file(MSG_SLIPS_TWICE, folder);
                return STATUS_BAD;
            }
        status = task_slips_write(r->project, &r->list, i, r->kinds.at[i], folder);
    }
    return status;
}

/* --number: codes for the tasks of profiles that have none. */
static int give_codes(struct tasks_run *r)
{
    int status = STATUS_OK;
    for (size_t i = 0; i < r->options->plans.n && status == STATUS_OK; i++) {
        const char *path = project_profile_path(r->project, r->options->plans.at[i]);
        const struct profile *p =
            path && project_profile_recover(path) ? project_profile_at(r->project, path) : NULL;
        struct buf bytes = {0};
        size_t given = p && !diag_errors() ? write_profile_codes(p, &bytes) : 0;
        if (!p || diag_errors())
            status = STATUS_BAD;
        else if (given && !output_write(path, buf_view(&bytes)))
            status = STATUS_MACHINE;
        else
            diag_result(MSG_TASKS_NUMBERED, path, given);
        buf_free(&bytes);
    }
    return status;
}

/* --progress: a form that a body filled in. */
static bool read_progress(struct tasks_run *r, size_t i)
{
    struct sheet_rows rows = {.arena = r->arena};
    struct progress p = {.arena = r->arena};
    p.file = source_open_paper(r->arena, r->options->progress.at[i]);
    if (!p.file || !sheet_file_read(p.file, &rows) || !progress_read(&rows, &p))
        return false;
    tasks_join_progress(&r->list, &p, i + 1);
    return true;
}

static int list_tasks(struct tasks_run *r, const struct output_format *format)
{
    struct task_query query;
    bool good = take_query(r, &query);
    for (size_t i = 0; good && i < r->options->plans.n; i++) {
        const char *name = r->options->plans.at[i];
        diag_progress_of(MSG_READ_PROGRESS, i, r->options->plans.n);
        good = is_paper(name) ? add_paper(r, name) : add_profile(r, name);
    }
    if (!r->options->slips)
        diag_progress_end();
    if (!good || diag_errors())
        return STATUS_BAD;
    for (size_t i = 0; i < r->options->progress.n; i++)
        good &= read_progress(r, i);
    if (!good)
        return STATUS_BAD;
    if (r->options->slips)
        return write_slips(r);
    return tasks_select(&r->list, &query) ? report(r, format) : STATUS_BAD;
}

static int run(const struct tasks_options *w, const struct output_format *format)
{
    struct tasks_run r = {.options = w, .arena = arena_new()};
    roots_add_program();
    r.project = project_new();
    r.list = (struct task_list){.arena = r.arena,
                                .registry = project_registry(r.project),
                                .body_keys = {.arena = r.arena},
                                .clarity = w->clarity};
    build_date_today(r.today);
    int status = !r.list.registry ? STATUS_BAD
                 : w->number      ? give_codes(&r)
                                  : list_tasks(&r, format);
    for (size_t i = 0; i < r.built.n; i++)
        plan_free(r.built.at[i]);
    for (size_t i = 0; i < r.read.n; i++)
        doc_free(r.read.at[i]);
    vec_free(&r.built);
    vec_free(&r.read);
    vec_free(&r.kinds);
    project_free(r.project);
    arena_free(r.arena);
    return status;
}

int cli_tasks(int argc, char **argv)
{
    struct tasks_options w = {.out = "out"};
    const struct option table[] = {{.name = "--by", .value = &w.by},
                                   {.name = "--slips", .flag = &w.slips},
                                   {.name = "--out", .value = &w.out},
                                   {.name = "--body", .value = &w.body},
                                   {.name = "--due", .value = &w.due},
                                   {.name = "--on", .value = &w.on},
                                   {.name = "--clarity", .flag = &w.clarity},
                                   {.name = "--form", .flag = &w.form},
                                   {.name = "--progress", .values = &w.progress},
                                   {.name = "--number", .flag = &w.number},
                                   {.name = "--draft", .value = &w.draft},
                                   {.name = "--separator", .value = &w.separator},
                                   {.name = "--format", .value = &w.format},
                                   {.name = "-o", .value = &w.output},
                                   {.name = NULL}};
    int status = STATUS_BAD;
    if (options_read(argc, argv, table, &w.plans)) {
        const struct output_format *format =
            w.format ? format_named(FORMAT_TASKS, "--format", str_of(w.format))
                     : format_of_file(FORMAT_TASKS, w.output, w.form ? "csv" : "term");
        if (!w.plans.n)
            status = command_misused("tasks");
        else if (format && format_suits(format, FORMAT_TASKS, w.output))
            status = run(&w, format);
    }
    vec_free(&w.plans);
    vec_free(&w.progress);
    return status;
}
