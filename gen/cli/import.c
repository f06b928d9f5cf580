/*
 * kehoach import FILE [-o FILE] [--as xml|md|json]: a document in another form. "--as tree" prints
 * the model itself, "--as bare-tree" what of it two readings must share, for tests. Without --as
 * the name of the output decides, else Markdown.
 */
#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/format.h"
#include "cli/options.h"
#include "read/read.h"

static int write_as(const struct output_format *format, const struct doc *doc, const char *path)
{
    struct buf bytes = {0};
    format_write(format, doc, NULL, &bytes);
    bool done = output_write(path, buf_view(&bytes));
    buf_free(&bytes);
    return done ? STATUS_OK : STATUS_MACHINE;
}

static int import(const char *file, const struct output_format *format, const char *path)
{
    struct arena *arena = arena_new();
    struct doc *doc = read_file(arena, file);
    int status = doc && !diag_errors() ? write_as(format, doc, path) : STATUS_BAD;
    doc_free(doc);
    arena_free(arena);
    return status;
}

int cli_import(int argc, char **argv)
{
    const char *path = "-", *as = NULL;
    struct option_values files = {0};
    const struct option table[] = {
        {.name = "-o", .value = &path}, {.name = "--as", .value = &as}, {.name = NULL}};
    int status = STATUS_BAD;
    bool good = options_read(argc, argv, table, &files);
    if (good && files.n != 1)
        command_misused("import");
    else if (good) {
        const struct output_format *format = as ? format_named(FORMAT_IMPORT, "--as", str_of(as))
                                                : format_of_file(FORMAT_IMPORT, path, "md");
        status = format ? import(files.at[0], format, path) : STATUS_BAD;
    }
    vec_free(&files);
    return status;
}
