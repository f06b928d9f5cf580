/*
 * kehoach diff OLD NEW... [--as central|draft] [--chain] [--with EARLIER] [--waivers FILE]
 *              [--format term|md|html|pdf|json|docx] [--author NAME] [--date YYYY-MM-DD] [-o FILE]
 *
 * What became of each clause of OLD in NEW; of several NEW, the matrix of clauses and plans, or
 * with
 * --chain what became of each duty from paper to paper, each carrying out the one before. Exit
 * status 1 when a reviewer has to look at something.
 * --with lists the omissions that NEW repairs or introduces against its earlier draft. A waiver
 * file has a line "CLAUSE DIGEST REASON" for each omission that a reviewer lets pass; "#" begins a
 * comment. --profile adds the reasons of the profile's <omit>, and status 1 then means that a
 * target or a task is left out without one; without files they are the profile's central text and
 * out/ID/plan.md. On a terminal the report goes through the pager ($PAGER, else less). --author and
 * --date are those of tracked changes (docx).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "cli/build_date.h"
#include "cli/cli.h"
#include "cli/diff_reasons.h"
#include "cli/format.h"
#include "cli/options.h"
#include "compare/compare.h"
#include "read/read.h"

struct diff_options {
    const char *as, *format, *output, *with, *waivers, *author, *date, *profile;
    bool chain;
    struct option_values files;
};

struct waivers {
    const struct source *source;
    struct waiver_list list; /* of the file, then of the profile */
    vec(size_t) lines;       /* of those of the file */
};

static void read_waivers(struct arena *a, const char *path, struct waivers *w)
{
    w->source = path ? source_open(a, path) : NULL;
    for (size_t i = 1; w->source && i <= w->source->lines; i++) {
        struct str line = str_trim(source_line(w->source, i)), rest = line;
        if (!line.n || *line.p == '#')
            continue;
        struct waiver one = {.path = str_word(&rest)};
        one.digest = str_word(&rest);
        one.reason = str_trim(rest);
        size_t n = 0;
        while (n < one.digest.n && strchr("0123456789abcdef", one.digest.p[n]))
            n++;
        if (n != one.digest.n || n != 12 || !one.reason.n) {
            diag(MSG_WAIVER_SYNTAX, source_pos(w->source, i, 1), STR_ARG(line));
            continue;
        }
        *vec_push(&w->list) = one;
        *vec_push(&w->lines) = i;
    }
}

struct documents {
    struct doc *old, *new, *earlier;
    const struct profile *profile; /* or NULL */
};

/* Is a target or a task left out without a reason. */
static bool lacks_duty(const struct comparison *c)
{
    for (size_t i = 0; i < c->omitted_count; i++)
        if (c->omitted[i].duty <= DUTY_TASK && !c->omitted[i].waiver.p)
            return true;
    return false;
}

static int compare_two(const struct diff_options *a, const struct output_format *format,
                       const struct documents *d, const struct waivers *w)
{
    /* a draft where both are the same kind of document, unless --as says otherwise */
    bool draft = d->old->kind.n && str_eq(d->old->kind, d->new->kind);
    draft = a->as ? !strcmp(a->as, "draft") : draft;
    struct compare_options options = {draft, w->list.at, w->list.n};
    struct compare_options plain = {.draft = draft};
    struct comparison *c = compare_documents(d->old, d->new, &options);
    struct comparison *before = d->earlier ? compare_documents(d->old, d->earlier, &plain) : NULL;
    if (before)
        compare_with_earlier(c, before);
    for (size_t i = 0; i < w->lines.n; i++) {
        bool used = false;
        for (size_t k = 0; k < c->omitted_count; k++)
            used |= c->omitted[k].waiver.p == w->list.at[i].reason.p;
        if (!used)
            diag(MSG_WAIVER_STALE, source_pos(w->source, w->lines.at[i], 1),
                 STR_ARG(w->list.at[i].path));
    }
    struct buf bytes = {0};
    bool differs = d->profile ? lacks_duty(c) : comparison_differs(c);
    int status = differs ? STATUS_FINDINGS : STATUS_OK;
    if (d->profile)
        c->reasons = source_pos(d->profile->source, 1, 1);
    char made[BUILD_DATE_SIZE];
    const struct docx_change_options changes = {.author = str_of(a->author ? a->author : "kehoach"),
                                                .date = a->date ? str_of(a->date)
                                                                : build_date_time(made)};
    if (!format_write_comparison(format, c, &changes, &bytes))
        status = STATUS_BAD;
    else if (!format_deliver(format, a->output, buf_view(&bytes)))
        status = STATUS_MACHINE;
    buf_free(&bytes);
    comparison_free(before);
    comparison_free(c);
    return status;
}

/* files[0] against each of the others; all are read. */
static int compare_many(const struct diff_options *a, const struct output_format *format,
                        struct doc **docs, size_t n)
{
    struct compare_options options = {0};
    struct comparison **plans = mem_alloc(n * sizeof *plans);
    struct buf bytes = {0};
    int status = STATUS_OK;
    for (size_t i = 0; i + 1 < n; i++) {
        plans[i] = compare_documents(docs[0], docs[i + 1], &options);
        status = comparison_differs(plans[i]) ? STATUS_FINDINGS : status;
        diag_progress_of(MSG_COMPARE_PROGRESS, i + 1, n - 1);
    }
    struct matrix *m = compare_matrix((const struct comparison *const *)plans, n - 1);
    format->matrix(m, &bytes);
    if (!format_deliver(format, a->output, buf_view(&bytes)))
        status = STATUS_MACHINE;
    buf_free(&bytes);
    matrix_free(m);
    for (size_t i = 0; i + 1 < n; i++)
        comparison_free(plans[i]);
    free(plans);
    return status;
}

static int compare_along(const struct diff_options *a, const struct output_format *format,
                         struct doc **docs, size_t n)
{
    struct buf bytes = {0};
    struct chain *c = compare_chain((const struct doc *const *)docs, n);
    int status = chain_differs(c) ? STATUS_FINDINGS : STATUS_OK;
    if (!format_write_chain(format, c, &bytes))
        status = STATUS_BAD;
    else if (!format_deliver(format, a->output, buf_view(&bytes)))
        status = STATUS_MACHINE;
    buf_free(&bytes);
    chain_free(c);
    return status;
}

static struct doc *read_compared(struct arena *a, const char *path)
{
    struct doc *d = read_file(a, path);
    if (d)
        long_clauses_cut(d);
    return d;
}

static int compare_files(struct diff_options *a, const struct output_format *format)
{
    struct arena *arena = arena_new();
    struct waivers waivers = {0};
    struct project *project = a->profile ? project_new() : NULL;
    const struct profile *profile = project ? project_profile(project, a->profile) : NULL;
    const char *files[2];
    if (profile && !a->files.n && diff_reasons_files(arena, project, profile, files))
        for (size_t i = 0; i < 2; i++)
            *vec_push(&a->files) = files[i];
    size_t n = a->files.n;
    struct doc **docs = arena_array(arena, n, sizeof *docs);
    bool read = !a->profile || (profile && n);
    for (size_t i = 0; read && i < n; i++) {
        diag_progress_of(MSG_READ_PROGRESS, i, n);
        docs[i] = read_compared(arena, a->files.at[i]);
        read &= docs[i] != NULL;
    }
    struct doc *earlier = a->with ? read_compared(arena, a->with) : NULL;
    read_waivers(arena, a->waivers, &waivers);
    if (read && profile)
        diff_reasons_add(arena, profile, docs[0], &waivers.list);
    int status = STATUS_BAD;
    if (n < 3 || !read)
        diag_progress_end();
    if (read && !diag_errors())
        status = a->chain ? compare_along(a, format, docs, n)
                 : n > 2  ? compare_many(a, format, docs, n)
                          : compare_two(a, format,
                                        &(struct documents){docs[0], docs[1], earlier, profile},
                                        &waivers);
    for (size_t i = 0; i < n; i++)
        doc_free(docs[i]);
    doc_free(earlier);
    vec_free(&waivers.list);
    vec_free(&waivers.lines);
    project_free(project);
    arena_free(arena);
    return status;
}

/* False after diagnostics. */
static bool check_options(const struct diff_options *a)
{
    bool good = a->profile ? !a->files.n || a->files.n == 2 : a->files.n >= 2;
    if (!good)
        command_misused("diff");
    if ((a->files.n > 2 || a->chain) && (a->with || a->waivers || a->profile)) {
        diag(MSG_USAGE, POS_NONE, "--with, --waivers, --profile: diff OLD NEW");
        good = false;
    }
    if (a->as && strcmp(a->as, "central") && strcmp(a->as, "draft")) {
        diag(MSG_USAGE_VALUE, POS_NONE, "--as", a->as, "central, draft");
        good = false;
    }
    return options_date("--date", a->date) && good;
}

int cli_diff(int argc, char **argv)
{
    struct diff_options a = {0};
    const struct option table[] = {
        {.name = "--as", .value = &a.as},           {.name = "--format", .value = &a.format},
        {.name = "-o", .value = &a.output},         {.name = "--with", .value = &a.with},
        {.name = "--waivers", .value = &a.waivers}, {.name = "--profile", .value = &a.profile},
        {.name = "--chain", .flag = &a.chain},      {.name = "--author", .value = &a.author},
        {.name = "--date", .value = &a.date},       {.name = NULL}};
    int status = STATUS_BAD;
    if (options_read(argc, argv, table, &a.files) && check_options(&a)) {
        unsigned command = a.chain ? FORMAT_CHAIN : a.files.n > 2 ? FORMAT_MATRIX : FORMAT_DIFF;
        const struct output_format *format =
            a.format ? format_named(command, "--format", str_of(a.format))
                     : format_of_file(command, a.output ? a.output : "", "term");
        status = format && format_suits(format, command, a.output) ? compare_files(&a, format)
                                                                   : STATUS_BAD;
    }
    vec_free(&a.files);
    return status;
}
