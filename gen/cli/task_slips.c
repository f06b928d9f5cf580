/* Slips as files: see task_slips.h. */
#include "cli/task_slips.h"

#include <dirent.h>
#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/output.h"
#include "cli/build_date.h"
#include "cli/cli.h"
#include "cli/format.h"
#include "cli/written.h"
#include "read/read.h"
#include "tasks/slips.h"

struct slip_files {
    struct arena *arena;
    const char *folder;
    struct output *output;
    vec(struct written_file) files; /* the arena's */
    bool staged;
};

/* Stages a file, unless somebody edited the one that is there. */
static void stage(struct slip_files *f, const char *name, const char *suffix, struct str bytes)
{
    struct written_file file = {.path = str_format(f->arena, "%s/%s%s", f->folder, name, suffix).p};
    hash_sha256(bytes, file.digest);
    if (!written_is_ours(f->arena, &file)) {
        diag_file(MSG_BUILD_EDITED_OTHER, file.path);
        f->staged = false;
    }
    f->staged = f->staged && output_stage(f->output, file.path, bytes);
    *arena_push(f->arena, &f->files) = file;
}

static bool is_new(const struct slip_files *f, const char *path)
{
    for (size_t i = 0; i < f->files.n; i++)
        if (!strcmp(f->files.at[i].path, path))
            return true;
    return false;
}

/* The slips of bodies that have no task any more go; what somebody wrote there stays. */
static void remove_old(struct slip_files *f)
{
    DIR *dir = opendir(f->folder);
    for (const struct dirent *e; dir && (e = readdir(dir));) {
        const char *path = str_format(f->arena, "%s/%s", f->folder, e->d_name).p;
        if (is_new(f, path) || !written_digest(f->arena, path).n)
            continue;
        if (written_is_edited(f->arena, path))
            diag_file(MSG_BUILD_EDITED_OTHER, path);
        else
            output_remove(f->output, path);
    }
    if (dir)
        closedir(dir);
}

static void stage_record(struct slip_files *f)
{
    const char *path = written_record_path(f->arena, f->files.at[0].path);
    struct buf record = {0};
    written_record(f->arena, f->files.at, f->files.n, "", "", &record);
    f->staged = f->staged && output_stage(f->output, path, buf_view(&record));
    buf_free(&record);
}

static int write_files(struct slip_files *f, const struct slips *slips, const struct style *style)
{
    char created[BUILD_DATE_SIZE];
    struct format_context context = {.style = style, .pdf.created = build_date_time(created)};
    const struct output_format *pdf = format_named(FORMAT_BUILD, "--format", STR("pdf"));
    for (size_t i = 0; i < slips->all.n && f->staged; i++) {
        const struct slip *s = &slips->all.at[i];
        struct buf bytes = {0};
        f->staged = format_write(pdf, s->doc, &context, &bytes);
        if (f->staged) {
            stage(f, s->name, ".md", s->markdown);
            stage(f, s->name, ".pdf", buf_view(&bytes));
        }
        buf_free(&bytes);
        diag_progress_of(MSG_SLIPS_PROGRESS, i + 1, slips->all.n);
    }
    diag_progress_end();
    if (f->staged)
        remove_old(f);
    if (f->staged)
        stage_record(f);
    if (f->staged && !diag_errors())
        return output_commit(f->output) ? STATUS_OK : STATUS_MACHINE;
    output_discard(f->output);
    return STATUS_BAD;
}

int task_slips_write(struct project *project, const struct task_list *l, size_t plan,
                     const char *kind, const char *folder)
{
    const struct style *style = project_style(project, kind);
    struct project_kind user = {project, kind};
    const struct slip_tools tools = {read_markdown, project_load, &user, style};
    struct slips slips = {0};
    struct slip_files files = {.arena = l->arena, .folder = folder, .staged = true};
    int status = STATUS_BAD;
    if (style && slips_make(l, plan, &tools, &slips)) {
        files.output = output_new(folder);
        status = files.output ? write_files(&files, &slips, style) : STATUS_MACHINE;
    }
    if (status == STATUS_OK)
        diag_result(MSG_SLIPS_WRITTEN, folder, slips.all.n, l->plans.at[plan].count, slips.leads);
    slips_free(&slips);
    return status;
}
