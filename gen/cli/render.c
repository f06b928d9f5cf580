/*
 * kehoach render FILE [--kind KIND] [--format pdf,md] [-o FILE]: a document that a drafter has
 * edited is set in the official form. Without --kind the document decides: the type of the paper
 * and whether the Party or the State issues it.
 */
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/build_date.h"
#include "cli/format.h"
#include "cli/options.h"
#include "cli/project.h"
#include "merge/plan/open_items.h"
#include "read/read.h"

struct render_options {
    const char *file, *kind, *formats, *out;
};

/* The formats asked for, and what their writers need. */
struct rendering {
    const struct output_format *formats[FORMATS];
    size_t count;
    struct format_context context;
};

/* "out/plan.md", ".pdf" -> "out/plan.pdf" */
static const char *with_suffix(struct arena *arena, const char *path, const char *suffix)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    size_t n =
        dot && dot != path && (!slash || dot > slash + 1) ? (size_t)(dot - path) : strlen(path);
    return str_format(arena, "%.*s%s", (int)n, path, suffix).p;
}

static const char *output_path(struct arena *arena, const struct render_options *w,
                               const char *suffix, bool alone)
{
    if (w->out)
        return alone || !strcmp(w->out, "-") ? w->out : with_suffix(arena, w->out, suffix);
    return strcmp(w->file, "-") ? with_suffix(arena, w->file, suffix) : "-";
}

static int render(struct arena *arena, struct project *project, const struct render_options *w)
{
    char created[BUILD_DATE_SIZE];
    struct rendering r = {.context.pdf.created = build_date_time(created)};
    int status = STATUS_BAD;
    r.count = format_list(FORMAT_RENDER, "--format", w->formats, r.formats);
    format_load_ahead(r.formats, r.count);
    struct doc *doc = read_file(arena, w->file);
    if (doc)
        r.context.style = project_style(project, w->kind ? w->kind : project_kind_of(project, doc));
    if (r.context.style)
        open_items_find(arena, r.context.style, doc);
    size_t pages = 0, counts[FORMATS];
    const char *paths[FORMATS];
    r.context.pdf.pages = &pages;
    if (r.count == 1)
        format_suits(r.formats[0], FORMAT_RENDER, w->out);
    if (r.context.style && !diag_errors()) {
        struct output *output = output_new(NULL);
        status = STATUS_OK;
        for (size_t i = 0; i < r.count && status == STATUS_OK; i++) {
            const char *path = output_path(arena, w, r.formats[i]->suffix, r.count == 1);
            pages = 0;
            bool over_input = !strcmp(path, w->file) && strcmp(path, "-");
            struct buf bytes = {0};
            if (over_input)
                diag_file(MSG_RENDER_OVER_INPUT, w->file);
            if (over_input || !format_write(r.formats[i], doc, &r.context, &bytes) || diag_errors())
                status = STATUS_BAD;
            else if (!output_stage(output, path, buf_view(&bytes)))
                status = STATUS_MACHINE;
            paths[i] = path;
            counts[i] = pages;
            buf_free(&bytes);
        }
        if (status != STATUS_OK)
            output_discard(output);
        else if (!output_commit(output))
            status = STATUS_MACHINE;
        for (size_t i = 0; status == STATUS_OK && i < r.count; i++)
            if (strcmp(paths[i], "-"))
                format_written(paths[i], counts[i]);
    }
    doc_free(doc);
    return status;
}

int cli_render(int argc, char **argv)
{
    struct render_options w = {0};
    struct option_values files = {0};
    const struct option table[] = {{.name = "--kind", .value = &w.kind},
                                   {.name = "--format", .value = &w.formats},
                                   {.name = "-o", .value = &w.out},
                                   {.name = NULL}};
    int status = STATUS_BAD;
    if (options_read(argc, argv, table, &files)) {
        if (files.n != 1)
            command_misused("render");
        else {
            struct arena *arena = arena_new();
            struct project *project = project_new();
            w.file = files.at[0];
            if (!w.formats)
                w.formats = format_of_file(FORMAT_RENDER, w.out ? w.out : "", "pdf")->name;
            status = render(arena, project, &w);
            project_free(project);
            arena_free(arena);
        }
    }
    vec_free(&files);
    return status;
}
