/*
 * kehoach build: every chosen province's plan and appendix, all of them or none.
 *
 *     profiles --> build_make (workers) --> bytes --> staged as they come --> all renamed
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/build_plan.h"
#include "cli/build_date.h"
#include "cli/cli.h"
#include "cli/jobs.h"
#include "cli/merge_back.h"
#include "cli/profile_ids.h"
#include "cli/roots.h"
#include "cli/serve.h"
#include "cli/watch.h"

/* "K/N": part K of N. */
static bool take_shard(struct build_options *w)
{
    unsigned part = 1, parts = 1;
    struct str text = str_of(w->shard);
    if (w->shard) {
        size_t n = str_number(text, 0, 9, &part), m = str_number(text, n + 1, 9, &parts);
        bool whole = n && m && str_at(text, n) == '/' && n + 1 + m == text.n;
        if (!whole || !part || part > parts) {
            diag(MSG_USAGE_VALUE, POS_NONE, "--shard", w->shard, "1/4, 2/4, 3/4, 4/4 ...");
            return false;
        }
    }
    w->part = part;
    w->parts = w->shard ? parts : 0;
    return true;
}

static size_t cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n < LIMIT_JOBS ? (size_t)n : LIMIT_JOBS;
}

static bool usable(bool fault, enum msg said)
{
    if (fault)
        diag(said, POS_NONE);
    return !fault;
}

/* Do the values agree with each other. */
static bool check_options(struct build_options *w)
{
    bool good = w->output_count > 0;
    if (!*w->out) {
        diag(MSG_USAGE_NO_VALUE, POS_NONE, "--out");
        good = false;
    }
    w->copy_review = w->copy && !strcmp(w->copy, "review");
    if (w->copy && !w->copy_review && strcmp(w->copy, "issue")) {
        diag(MSG_USAGE_VALUE, POS_NONE, "--copy", w->copy, "issue, review");
        good = false;
    }
    good &= usable(w->draft && w->final, MSG_BUILD_DRAFT_FINAL);
    good &= usable((w->copy_review || w->review) && w->final, MSG_BUILD_REVIEW_FINAL);
    return good & usable(w->merge_back && w->discard_edits, MSG_BUILD_MERGE_DISCARD);
}

static bool take_options(int argc, char **argv, struct build_options *w)
{
    struct option_values operands = {0};
    const struct option options[] = {
        {"--central", &w->central, NULL, NULL},
        {"--province", NULL, &w->provinces, NULL},
        {"--out", &w->out, NULL, NULL},
        {"--format", &w->formats, NULL, NULL},
        {"--jobs", &w->jobs, NULL, NULL},
        {"--draft", &w->draft, NULL, NULL},
        {"--copy", &w->copy, NULL, NULL},
        {"--review", NULL, NULL, &w->review},
        {"--final", NULL, NULL, &w->final},
        {"--date", &w->date, NULL, NULL},
        {"--watch", NULL, NULL, &w->watch},
        {"--serve", &w->serve_port, NULL, &w->serve},
        {"--merge-back", NULL, NULL, &w->merge_back},
        {"--discard-edits", NULL, NULL, &w->discard_edits},
        {"--one-file", NULL, NULL, &w->one_file},
        {"--attach-sources", NULL, NULL, &w->attach_sources},
        {"--rebuild", NULL, NULL, &w->rebuild},
        {"--shard", &w->shard, NULL, NULL},
        {NULL, NULL, NULL, NULL},
    };
    long jobs = 1, draft = 1, port = 0;
    bool good = options_read(argc, argv, options, &operands);
    for (size_t i = 0; i < operands.n; i++)
        diag(MSG_USAGE_OPERAND, POS_NONE, operands.at[i]);
    w->output_count = format_list(FORMAT_BUILD, "--format", w->formats, w->outputs);
    good &= !operands.n;
    good &= options_number("--jobs", w->jobs, 0, LIMIT_JOBS, &jobs);
    good &= take_shard(w);
    good &= options_number("--serve", w->serve_port, 0, UINT16_MAX, &port);
    w->port = (unsigned)port;
    w->watch |= w->serve;
    good &= options_number("--draft", w->draft, 1, LIMIT_DRAFT, &draft);
    good &= check_options(w);
    good &= options_date("--date", w->date);
    format_load_ahead(w->outputs, w->output_count);
    w->workers = jobs ? (size_t)jobs : cores();
    vec_free(&operands);
    return good;
}

static int by_province(const void *left, const void *right)
{
    const struct build_file *a = left, *b = right;
    int province = mem_order(a->province, b->province);
    return province ? province : mem_order(a->place, b->place);
}

/* Is the file as it was when its edits went into the profile. */
static bool is_merged(const struct build *b, const char *path)
{
    for (size_t i = 0; i < b->merged.n; i++)
        if (!strcmp(b->merged.at[i].path, path) && written_is_ours(b->arena, &b->merged.at[i]))
            return true;
    return false;
}

/* What somebody edited since it was written stays; false after a diagnostic. */
static bool keep_edits(const struct build *b)
{
    bool good = true;
    for (size_t i = 0; i < b->written.n && !b->options->discard_edits; i++) {
        const struct written_file *f = &b->written.at[i].file;
        if (written_is_ours(b->arena, f) || is_merged(b, f->path))
            continue;
        struct str path = str_of(f->path);
        bool text = str_ends(path, STR(".md")) || str_ends(path, STR(".docx"));
        diag_file(text ? MSG_BUILD_EDITED : MSG_BUILD_EDITED_OTHER, f->path);
        good = false;
    }
    return good;
}

/* The plans of all profiles that are asked for. */
static int make_provinces(struct build *b)
{
    const struct jobs jobs = {b->paths.n, b->options->workers, build_make,
                              build_take, build_lost,          b};
    b->output = output_resume(b->options->out);
    b->staged = true;
    int status = STATUS_MACHINE;
    if (!b->output)
        return status;
    bool whole = jobs_run(&jobs);
    diag_progress_end();
    if (whole && b->staged)
        status = diag_errors() == b->errors ? STATUS_OK : STATUS_BAD;
    array_sort(b->written.at, b->written.n, by_province);
    if (status == STATUS_OK && !keep_edits(b))
        status = STATUS_BAD;
    if (status != STATUS_OK)
        output_discard(b->output);
    else if (!output_commit(b->output))
        status = STATUS_MACHINE;
    for (size_t i = 0; status == STATUS_OK && i < b->written.n; i++)
        format_written(b->written.at[i].file.path, b->written.at[i].pages);
    if (status == STATUS_OK && b->current)
        diag_result(MSG_BUILD_CURRENT, b->current);
    if (status == STATUS_OK && b->left)
        diag_result(MSG_BUILD_RESUMED, b->left);
    return status;
}

/* --central is meant for the plans of that paper, where all are built; for those that are named, as
 * it is said. */
static void give_central(struct build *b)
{
    const char *given = b->options->central;
    bool to_all = true;
    for (size_t i = 0; given && !b->options->provinces.n && to_all && i < b->paths.n; i++) {
        const struct profile *profile = project_profile_at(b->project, b->paths.at[i]);
        to_all = !profile || !project_is_meant(b->project, profile, given);
        project_release(b->project);
    }
    project_give_central(b->project, given, to_all);
}

static void report_twin(struct build *b, const char *path, struct str id, const char *other)
{
    const struct source *source = source_open(b->arena, path);
    diag(MSG_BUILD_ID_TWICE, source_pos(source, 1, 1), id.p, other);
}

/* Each profile once, and no id of two of them; what several share is read here, for all workers. */
static void add_profiles(struct build *b, const char *const *names, size_t n)
{
    struct map ids = {.arena = b->arena}, paths = ids;
    vec(const char *) of_id = {0};
    struct profile_ids all;
    if (b->options->provinces.n)
        profile_ids_list(&all, b->arena, b->project);
    for (size_t i = 0; i < n; i++) {
        const char *path = project_profile_path(b->project, names[i]), *twin = NULL;
        if (!path || map_add(&paths, str_of(path)) < b->paths.n)
            continue;
        project_profile_recover(path);
        struct profile_head head = profile_head(b->arena, path);
        *vec_push(&b->paths) = path;
        uint32_t id = head.id.n ? map_add(&ids, head.id) : MAP_NONE;
        if (id < of_id.n)
            report_twin(b, path, head.id, of_id.at[id]);
        else if (id != MAP_NONE)
            *vec_push(&of_id) = path;
        if (b->options->provinces.n && (twin = profile_ids_twin(&all, path, head.id)))
            report_twin(b, path, head.id, twin);
    }
    vec_free(&of_id);
}

/* Finds the profiles of the plans that are asked for: one of so many parts of all. */
static void find_profiles(struct build *b)
{
    const struct build_options *w = b->options;
    size_t n = w->provinces.n, kept = 0;
    const char *const *names = (const char *const *)w->provinces.at;
    b->project = project_new();
    if (!n)
        names = project_provinces(b->project, &n);
    if (names && !n)
        diag(MSG_BUILD_NOTHING, POS_NONE);
    b->registry = project_registry(b->project);
    add_profiles(b, names, names ? n : 0);
    give_central(b);
    for (size_t i = w->part - 1; w->parts && i < b->paths.n; i += w->parts)
        b->paths.at[kept++] = b->paths.at[i];
    b->paths.n = w->parts ? kept : b->paths.n;
}

/* What plans share is read before there are workers. */
static void read_shared(struct build *b)
{
    struct map seen = {.arena = b->arena};
    char digest[INPUTS_SIZE];
    bool prints = false;
    for (size_t i = 0; i < b->options->output_count; i++)
        prints |= strcmp(b->options->outputs[i]->name, "md") != 0;
    b->inputs = inputs_new(b->project, build_settings(b), prints);
    for (size_t i = 0; i < b->paths.n; i++) {
        struct profile_head head = profile_head(b->arena, b->paths.at[i]);
        struct str name = str_format(b->arena, "%s %s", head.central.p, head.kind.p);
        struct province p;
        size_t known = seen.keys.n;
        if (map_add(&seen, name) < known)
            continue;
        if (build_read(b, b->paths.at[i], &p))
            inputs_digest(b->inputs, p.profile, digest);
        project_release(b->project);
    }
}

/* What was edited goes into the profiles, which are read anew. */
static int merge_edits(struct build *b)
{
    int worst = STATUS_OK;
    for (size_t i = 0; i < b->paths.n; i++) {
        struct province p;
        if (!build_read(b, b->paths.at[i], &p))
            continue;
        const char *out = str_format(b->arena, "%s/%s", b->options->out, p.profile->id).p;
        struct merge_back_run run = {
            .project = b->project, .folder = out, .inputs = build_inputs(b, &p)};
        int status = merge_back(b->arena, &run);
        for (size_t k = 0; k < run.merged_count; k++)
            *vec_push(&b->merged) = run.merged[k];
        worst = status > worst ? status : worst;
        project_release(b->project);
    }
    if (diag_errors() > b->errors && worst == STATUS_OK)
        worst = STATUS_BAD;
    project_free(b->project);
    b->paths.n = 0;
    find_profiles(b);
    b->errors = diag_errors();
    return worst;
}

void build_open(struct build *b, const struct build_options *w)
{
    *b = (struct build){.options = w, .errors = diag_errors(), .arena = arena_new()};
    b->today = w->today ? w->today : build_date_today(b->day);
    b->created = build_date_time(b->moment);
    b->session = pdf_session_new();
    find_profiles(b);
}

void build_close(struct build *b)
{
    inputs_free(b->inputs);
    vec_free(&b->paths);
    vec_free(&b->written);
    vec_free(&b->merged);
    arena_free(b->arena);
    project_free(b->project);
    pdf_session_free(b->session);
}

int build_once(const struct build_options *w)
{
    struct build b;
    build_open(&b, w);
    int status = w->merge_back && diag_errors() == b.errors ? merge_edits(&b) : STATUS_OK;
    if (status == STATUS_OK) {
        read_shared(&b);
        status = make_provinces(&b);
    }
    build_close(&b);
    return status;
}

/* The folders of all roots, and the central text if it is given; ended by NULL. */
static const char *const *watched_paths(struct arena *a, const struct build_options *w)
{
    struct roots roots;
    roots_list(a, &roots);
    const char **paths = arena_array(a, 2 * roots.n + 2, sizeof *paths);
    size_t n = 0;
    for (size_t i = 0; i < roots.n; i++) {
        paths[n++] = str_format(a, "%ssources", roots.prefixes[i]).p;
        paths[n++] = str_format(a, "%stemplates", roots.prefixes[i]).p;
    }
    paths[n] = w->central;
    return paths;
}

static int build_and_watch(const struct build_options *w)
{
    struct arena *a = arena_new();
    const char *const *paths = watched_paths(a, w);
    struct serve *serve = w->serve ? serve_begin(w, paths) : NULL;
    int status = w->serve && !serve ? STATUS_MACHINE : STATUS_OK;
    watch_start(paths);
    for (bool more = status == STATUS_OK; more;) {
        if (serve)
            serve_pages(serve);
        status = build_once(w);
        if (serve)
            serve_messages(serve);
        diag_print(stderr);
        more = watch_wait(paths, serve ? serve_pass : NULL, serve);
    }
    serve_end(serve);
    arena_free(a);
    return status;
}

int cli_build(int argc, char **argv)
{
    struct build_options w = {.out = "out", .formats = "md,pdf"};
    int status = STATUS_BAD;
    if (take_options(argc, argv, &w))
        status = w.watch ? build_and_watch(&w) : build_once(&w);
    vec_free(&w.provinces);
    return status;
}
