/*
 * kehoach build: every chosen province's plan and appendix, all of them or none.
 *
 *     read sources --> plan_build (workers) --> bytes --> staged as they come --> all renamed
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/attach.h"
#include "cli/build.h"
#include "cli/build_date.h"
#include "cli/format.h"
#include "cli/jobs.h"
#include "cli/merge_back.h"
#include "cli/one_file.h"
#include "cli/options.h"
#include "cli/project.h"
#include "cli/roots.h"
#include "cli/watch.h"
#include "cli/written.h"
#include "merge/plan/plan.h"
#include "merge/overlay/rebase.h"
#include "read/own_clauses.h"
#include "read/read.h"

struct province { /* one plan to build, and all that it is made of */
    const struct profile *profile;
    const struct doc *central, *base; /* base: read where the central text has changed, else NULL */
    const struct style *style;
};

struct build {
    const struct build_options *options;
    struct project *project;
    const struct registry *registry;
    const char *today;  /* for bodies of plans without a date */
    struct str created; /* of the PDFs, from SOURCE_DATE_EPOCH, or unset */
    struct pdf_session *session;
    vec(struct province) provinces;
    struct output *output;
    struct arena *arena;
    vec(struct written) written;
    vec(struct written_file) merged; /* edited, and in the profiles now */
    size_t errors;                   /* before this build */
    bool staged;                     /* all results until now */
};

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
        {"--final", NULL, NULL, &w->final},
        {"--date", &w->date, NULL, NULL},
        {"--watch", NULL, NULL, &w->watch},
        {"--merge-back", NULL, NULL, &w->merge_back},
        {"--discard-edits", NULL, NULL, &w->discard_edits},
        {"--one-file", NULL, NULL, &w->one_file},
        {"--attach-sources", NULL, NULL, &w->attach_sources},
        {NULL, NULL, NULL, NULL},
    };
    long jobs = 1, draft = 1;
    bool good = options_read(argc, argv, options, &operands);
    for (size_t i = 0; i < operands.n; i++)
        diag(MSG_USAGE_OPERAND, POS_NONE, operands.at[i]);
    w->output_count = format_list(FORMAT_BUILD, "--format", w->formats, w->outputs);
    good &= !operands.n && w->output_count;
    good &= options_number("--jobs", w->jobs, 1, LIMIT_JOBS, &jobs);
    good &= options_number("--draft", w->draft, 1, LIMIT_DRAFT, &draft);
    if (!*w->out) {
        diag(MSG_USAGE_NO_VALUE, POS_NONE, "--out");
        good = false;
    }
    if (w->draft && w->final) {
        diag(MSG_BUILD_DRAFT_FINAL, POS_NONE);
        good = false;
    }
    if (w->merge_back && w->discard_edits) {
        diag(MSG_BUILD_MERGE_DISCARD, POS_NONE);
        good = false;
    }
    good &= options_date("--date", w->date);
    w->workers = (size_t)jobs;
    vec_free(&operands);
    return good;
}

/* Reads what one plan is made of; where a part of it cannot be used there is no plan. */
static void read_province(struct build *b, const char *name)
{
    const struct profile *profile = project_profile(b->project, name);
    for (size_t i = 0; profile && i < b->provinces.n; i++) {
        const struct profile *other = b->provinces.at[i].profile;
        if (other == profile)
            return;
        if (!strcmp(other->id, profile->id))
            diag(MSG_BUILD_ID_TWICE, source_pos(profile->source, 1, 1), profile->id,
                 other->source->name);
    }
    if (!profile)
        return;
    const char *twin = b->options->provinces.n ? project_twin(b->project, profile) : NULL;
    if (twin)
        diag(MSG_BUILD_ID_TWICE, source_pos(profile->source, 1, 1), profile->id, twin);
    struct province p = {
        .profile = profile,
        .central = project_central(b->project, profile),
        .style = project_style_at(b->project, profile->kind, source_pos(profile->source, 1, 1)),
    };
    if (p.central && !rebase_is_current(profile, p.central))
        p.base = project_base(b->project, profile);
    if (p.central && p.style && b->registry)
        *vec_push(&b->provinces) = p;
}

struct packed { /* an output as a worker hands it back: this, then path and content */
    size_t path, content, pages;
};

struct written {            /* a staged file */
    size_t province, place; /* in the order of provinces, not of workers */
    struct written_file file;
    size_t pages;
};

/* The plan's references as links of one of its two files, both in the format of that suffix. */
static const struct form_counterpart *counterparts_in(struct arena *arena, const struct plan *plan,
                                                      const struct doc *d, const char *suffix)
{
    struct form_counterpart *all = arena_array(arena, plan->reference_count, sizeof *all);
    bool here = d == plan->plan;
    struct str file = str_format(arena, "%s%s", here ? "appendix" : "plan", suffix);
    for (size_t i = 0; i < plan->reference_count; i++) {
        const struct plan_reference *r = &plan->references[i];
        all[i] = here ? (struct form_counterpart){r->clause, r->row, file}
                      : (struct form_counterpart){r->row, r->clause, file};
    }
    return all;
}

/* What the files of one plan are packed from. */
struct packing {
    const struct build *build;
    const struct province *province;
    const struct plan *plan;
    const struct doc *both; /* plan and appendix in one, or NULL */
    struct arena *arena;
    struct buf *out;
    const struct plan_inputs *inputs;
    struct attach_list *attached; /* or NULL */
};

static void pack_file(const struct packing *p, const struct doc *d, const char *name,
                      const struct output_format *format)
{
    const struct build *b = p->build;
    size_t pages = 0;
    struct format_context context = {.style = p->province->style,
                                     .pdf = {.session = b->session,
                                             .pages = &pages,
                                             .created = b->created,
                                             .counterpart_count = p->plan->reference_count}};
    if (d == p->both)
        context.pdf.counterparts =
            one_file_links(p->arena, p->plan, &context.pdf.counterpart_count);
    else
        context.pdf.counterparts = counterparts_in(p->arena, p->plan, d, format->suffix);
    if (p->attached) {
        attach_record(p->attached, b->options, p->inputs, name, b->today);
        context.pdf.attachments = p->attached->files.at;
        context.pdf.attachment_count = p->attached->files.n;
    }
    struct buf path = {0}, bytes = {0};
    buf_printf(&path, "%s/%s/%s%s", b->options->out, p->province->profile->id, name,
               format->suffix);
    if (format_write(format, d, &context, &bytes)) {
        struct packed packed = {path.n, bytes.n, pages};
        buf_add(p->out, (const char *)&packed, sizeof packed);
        buf_str(p->out, buf_view(&path));
        buf_str(p->out, buf_view(&bytes));
    }
    buf_free(&path);
    buf_free(&bytes);
}

/* Markdown is what a drafter edits: plan and appendix stay apart. */
static void pack_files(const struct packing *p)
{
    const struct build_options *w = p->build->options;
    for (size_t i = 0; i < w->output_count; i++) {
        bool both = p->both && strcmp(w->outputs[i]->name, "md");
        pack_file(p, both ? p->both : p->plan->plan, "plan", w->outputs[i]);
    }
    for (size_t i = 0; p->plan->appendix && i < w->output_count; i++)
        if (!p->both || !strcmp(w->outputs[i]->name, "md"))
            pack_file(p, p->plan->appendix, "appendix", w->outputs[i]);
}

static struct plan_inputs inputs_of(const struct build *b, const struct province *p)
{
    const struct build_options *w = b->options;
    return (struct plan_inputs){
        .central = p->central,
        .base = p->base,
        .profile = p->profile,
        .registry = b->registry,
        .style = p->style,
        .mode = w->draft   ? PLAN_DRAFT
                : w->final ? PLAN_FINAL
                           : PLAN_STRICT,
        .draft = w->draft,
        .renames = w->date != NULL,
        .date = str_of(w->date                             ? w->date
                       : profile_field(p->profile, "date") ? NULL
                                                           : b->today),
    };
}

static void make_province(void *context, size_t i, struct buf *out)
{
    struct build *b = context;
    const struct province *p = &b->provinces.at[i];
    struct attach_list attached = {.arena = arena_new()};
    bool attaches = b->options->attach_sources;
    struct attach_templates templates = {{b->project, p->profile->kind},
                                         attaches ? &attached : NULL};
    struct plan_inputs in = inputs_of(b, p);
    struct plan_tools tools = {read_markdown, read_fragment, attach_load, &templates};
    struct plan *plan = plan_build(&in, &tools);
    if (plan && (!attaches || attach_sources(&attached, &in))) {
        struct doc *both = b->options->one_file ? one_file_document(plan) : NULL;
        const struct packing packing = {
            b, p, plan, both, attached.arena, out, &in, attaches ? &attached : NULL};
        pack_files(&packing);
        doc_free(both);
    }
    plan_free(plan);
    vec_free(&attached.files);
    arena_free(attached.arena);
}

/* Stages the files of a province; after a fault nothing will be written. */
static void take_province(void *context, size_t i, struct str packed)
{
    struct build *b = context;
    struct packed one;
    while (b->staged && diag_errors() == b->errors && packed.n) {
        memcpy(&one, packed.p, sizeof one);
        packed = str_slice(packed, sizeof one, packed.n);
        struct written w = {.province = i, .place = b->written.n, .pages = one.pages};
        struct str bytes = str_slice(packed, one.path, one.path + one.content);
        w.file.path = str_copy(b->arena, str_slice(packed, 0, one.path)).p;
        hash_sha256(bytes, w.file.digest);
        b->staged = output_stage(b->output, w.file.path, bytes);
        packed = str_slice(packed, one.path + one.content, packed.n);
        *vec_push(&b->written) = w;
    }
}

static void lost_province(void *context, size_t i)
{
    const struct build *b = context;
    const struct profile *profile = b->provinces.at[i].profile;
    diag(MSG_BUILD_LOST, source_pos(profile->source, 1, 1), profile->id);
}

static int by_province(const void *left, const void *right)
{
    const struct written *a = left, *b = right;
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
        diag_file(str_ends(str_of(f->path), STR(".md")) ? MSG_BUILD_EDITED : MSG_BUILD_EDITED_OTHER,
                  f->path);
        good = false;
    }
    return good;
}

/* The records of the folders that are written into; false after a diagnostic. */
static bool stage_records(struct build *b)
{
    bool good = true;
    for (size_t i = 0, n; good && i < b->written.n; i += n) {
        struct written_file files[2 * FORMATS];
        const char *path = written_record_path(b->arena, b->written.at[i].file.path);
        struct buf record = {0};
        for (n = 0;
             i + n < b->written.n && b->written.at[i + n].province == b->written.at[i].province;
             n++)
            files[n] = b->written.at[i + n].file;
        good = written_record_is_ours(b->arena, path);
        if (!good)
            diag_file(MSG_BUILD_EDITED_OTHER, path);
        written_record(b->arena, files, n, &record);
        good = good && output_stage(b->output, path, buf_view(&record));
        buf_free(&record);
    }
    return good;
}

/* The plans of all provinces that were read. */
static int make_provinces(struct build *b)
{
    const struct jobs jobs = {b->provinces.n, b->options->workers, make_province,
                              take_province,  lost_province,       b};
    b->output = output_new(b->options->out);
    b->staged = true;
    int status = STATUS_MACHINE;
    if (!b->output)
        return status;
    if (jobs_run(&jobs) && b->staged)
        status = diag_errors() == b->errors ? STATUS_OK : STATUS_BAD;
    array_sort(b->written.at, b->written.n, by_province);
    if (status == STATUS_OK && !keep_edits(b))
        status = STATUS_BAD;
    if (status == STATUS_OK && !stage_records(b))
        status = STATUS_MACHINE;
    if (status != STATUS_OK)
        output_discard(b->output);
    else if (!output_commit(b->output))
        status = STATUS_MACHINE;
    for (size_t i = 0; status == STATUS_OK && i < b->written.n; i++)
        format_written(b->written.at[i].file.path, b->written.at[i].pages);
    return status;
}

/* --central is meant for the plans of that paper, where all are built; for those that are named, as
 * it is said. */
static void give_central(struct build *b, const char *const *names, size_t n)
{
    vec(const struct profile *) profiles = {0};
    for (size_t i = 0; b->options->central && names && i < n; i++) {
        const struct profile *profile = project_profile(b->project, names[i]);
        if (profile)
            *vec_push(&profiles) = profile;
    }
    project_give_central(b->project, b->options->central, profiles.at, profiles.n);
    vec_free(&profiles);
}

/* Reads the sources of the plans that are asked for. */
static void read_provinces(struct build *b)
{
    size_t n = b->options->provinces.n;
    const char *const *names = (const char *const *)b->options->provinces.at;
    b->project = project_new();
    if (!n)
        names = project_provinces(b->project, &n);
    if (names && !n)
        diag(MSG_BUILD_NOTHING, POS_NONE);
    b->registry = project_registry(b->project);
    give_central(b, names, b->options->provinces.n ? 0 : n);
    for (size_t i = 0; names && i < n; i++)
        read_province(b, names[i]);
}

/* What was edited goes into the profiles, which are read anew. */
static int merge_edits(struct build *b)
{
    int worst = STATUS_OK;
    for (size_t i = 0; i < b->provinces.n; i++) {
        const struct province *p = &b->provinces.at[i];
        const char *out = str_format(b->arena, "%s/%s", b->options->out, p->profile->id).p;
        struct merge_back_run run = {
            .project = b->project, .folder = out, .inputs = inputs_of(b, p)};
        int status = merge_back(b->arena, &run);
        for (size_t k = 0; k < run.merged_count; k++)
            *vec_push(&b->merged) = run.merged[k];
        worst = status > worst ? status : worst;
    }
    project_free(b->project);
    vec_free(&b->provinces);
    read_provinces(b);
    b->errors = diag_errors();
    return worst;
}

int build_once(const struct build_options *w)
{
    char day[BUILD_DATE_SIZE], created[BUILD_DATE_SIZE];
    struct build b = {.options = w,
                      .errors = diag_errors(),
                      .arena = arena_new(),
                      .today = w->today ? w->today : build_date_today(day),
                      .created = build_date_time(created),
                      .session = pdf_session_new()};
    read_provinces(&b);
    int status = w->merge_back && diag_errors() == b.errors ? merge_edits(&b) : STATUS_OK;
    if (status == STATUS_OK)
        status = make_provinces(&b);
    vec_free(&b.provinces);
    vec_free(&b.written);
    vec_free(&b.merged);
    arena_free(b.arena);
    project_free(b.project);
    pdf_session_free(b.session);
    return status;
}

static int build_and_watch(const struct build_options *w)
{
    struct arena *a = arena_new();
    /* The folders of all roots, and the central text if it is given; ended by NULL. */
    struct roots roots;
    roots_list(a, &roots);
    const char **paths = arena_array(a, 2 * roots.n + 2, sizeof *paths);
    size_t n = 0;
    for (size_t i = 0; i < roots.n; i++) {
        paths[n++] = str_format(a, "%ssources", roots.prefixes[i]).p;
        paths[n++] = str_format(a, "%stemplates", roots.prefixes[i]).p;
    }
    paths[n] = w->central;
    watch_start(paths);
    int status = build_once(w);
    while (diag_print(stderr), watch_wait(paths))
        status = build_once(w);
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
