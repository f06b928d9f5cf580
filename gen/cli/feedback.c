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
#include "compare/feedback.h"
#include "read/comments/comments.h"
#include "read/read.h"

static bool read_table(struct arena *a, const char *path, struct feedback *f)
{
    struct comment_grid grid = {.arena = a};
    const struct source *s = source_open_paper(a, path);
    struct doc *doc = NULL;
    bool good = s != NULL;
    f->table = s;
    if (s && str_ends(str_of(path), STR(".xlsx")))
        good = grid_read_xlsx(&grid, s);
    else if (s && s->format == SOURCE_FORMAT_TEXT && str_ends(str_of(path), STR(".csv")))
        grid_read_csv(&grid, s);
    else if (s && (good = (doc = read_document(s)) != NULL))
        grid_read_doc(&grid, doc);
    good = good && comments_read(&grid, f);
    doc_free(doc);
    return good;
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
