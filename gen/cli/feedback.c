/*
 * kehoach feedback DRAFT FINAL TABLE [--format term|md|pdf|json] [-o FILE]
 *
 * What became of each comment on DRAFT in FINAL. TABLE has the comments: an Excel file, CSV, or a
 * paper with a table. Exit status 1 when something was not done as it was answered.
 */
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/format.h"
#include "cli/options.h"
#include "cli/sheet_file.h"
#include "compare/feedback.h"
#include "read/comments/comments.h"
#include "read/read.h"

static bool read_table(struct arena *a, const char *path, struct feedback *f)
{
    struct sheet_rows rows = {.arena = a};
    f->table = source_open_paper(a, path);
    return f->table && sheet_file_read(f->table, &rows) && comments_read(&rows, f);
}

static int report(const struct feedback *f, const struct output_format *format, const char *path)
{
    struct buf bytes = {0};
    int status = STATUS_OK;
    for (size_t i = 0; i < f->items.n; i++)
        if (feedback_conflicts(&f->items.at[i]))
            status = STATUS_FINDINGS;
    if (!format_write_feedback(format, f, &bytes))
        status = STATUS_BAD;
    else if (!format_deliver(format, path, buf_view(&bytes)))
        status = STATUS_MACHINE;
    buf_free(&bytes);
    return status;
}

static int follow(const struct option_values *files, const struct output_format *format,
                  const char *path)
{
    struct arena *arena = arena_new();
    struct feedback f = {.arena = arena};
    struct doc *draft = read_file(arena, files->at[0]), *final = read_file(arena, files->at[1]);
    int status = STATUS_BAD;
    if (draft && final && read_table(arena, files->at[2], &f) && !diag_errors()) {
        f.draft = draft;
        f.final = final;
        feedback_judge(&f);
        status = report(&f, format, path);
    }
    doc_free(draft);
    doc_free(final);
    arena_free(arena);
    return status;
}

int cli_feedback(int argc, char **argv)
{
    const char *name = NULL, *output = NULL;
    struct option_values files = {0};
    const struct option table[] = {
        {.name = "--format", .value = &name}, {.name = "-o", .value = &output}, {.name = NULL}};
    int status = STATUS_BAD;
    if (options_read(argc, argv, table, &files)) {
        const struct output_format *format =
            name ? format_named(FORMAT_FEEDBACK, "--format", str_of(name))
                 : format_of_file(FORMAT_FEEDBACK, output, "term");
        if (files.n != 3)
            status = command_misused("feedback");
        else if (format && format_suits(format, FORMAT_FEEDBACK, output))
            status = follow(&files, format, output);
    }
    vec_free(&files);
    return status;
}
