/*
 * kehoach import FILE... [-o FILE] [--as xml|md|json] [--report] [--strict]: a document in another
 * form, of several pictures the paper whose pages they are; kehoach outline FILE: its structure.
 * "--as tree" prints the model itself, "--as bare-tree" what of it two readings must share, for
 * tests. Without --as the name of the output decides, else Markdown.
 */
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/format.h"
#include "cli/options.h"
#include "read/doubts.h"
#include "read/read.h"
#include "write/outline.h"

struct import_options {
    const char *path, *as;
    bool report, strict;
};

static bool has_warnings(const struct doc *doc)
{
    const struct doubt *w = doc->doubts;
    while (w && !w->warning)
        w = w->next;
    return w != NULL;
}

/* What was understood, as the last message of the file. */
static void summarise(struct arena *arena, const struct doc *doc)
{
    struct str summary = doubts_summary(arena, doc);
    size_t last = doc->source->lines ? doc->source->lines : 1;
    diag_at(MSG_READ_UNDERSTOOD, doc->source->name, last, 1, STR_ARG(summary));
}

/*
 * In that format; or facts, structure and doubts for people, if a report is asked for. False after
 * a diagnostic.
 */
static bool write_reading(struct arena *arena, const struct doc *doc,
                          const struct output_format *format, const struct import_options *o)
{
    struct output *output = output_new(NULL);
    struct buf bytes = {0};
    bool good = output_begin(output, o->path, &bytes);
    if (good && !bytes.drain)
        buf_grow(&bytes, doc->source->text.n); /* about as much as is written: no copies of it */
    if (good && o->report)
        write_reading_report(doc, doubts_summary(arena, doc), &bytes);
    else if (good)
        format_write(format, doc, NULL, &bytes);
    good = good && output_end(output, o->path, &bytes);
    buf_free(&bytes);
    if (good)
        return output_commit(output);
    output_discard(output);
    return false;
}

static int import(const struct option_values *files, const struct output_format *format,
                  const struct import_options *o)
{
    struct arena *arena = arena_new();
    struct doc *doc =
        files->n == 1 ? read_file(arena, files->at[0]) : read_pages(arena, files->at, files->n);
    int status = STATUS_BAD;
    if (doc && !diag_errors()) {
        status = !write_reading(arena, doc, format, o) ? STATUS_MACHINE
                 : o->strict && has_warnings(doc)      ? STATUS_FINDINGS
                                                       : STATUS_OK;
        if (status != STATUS_MACHINE && strcmp(o->path, "-"))
            format_written(o->path, 0);
        if (status != STATUS_MACHINE && !o->report)
            summarise(arena, doc);
    }
    doc_free(doc);
    arena_free(arena);
    return status;
}

int cli_import(int argc, char **argv)
{
    struct import_options o = {.path = "-"};
    struct option_values files = {0};
    const struct option table[] = {{.name = "-o", .value = &o.path},
                                   {.name = "--as", .value = &o.as},
                                   {.name = "--report", .flag = &o.report},
                                   {.name = "--strict", .flag = &o.strict},
                                   {.name = NULL}};
    int status = STATUS_BAD;
    bool good = options_read(argc, argv, table, &files);
    if (good && !files.n)
        command_misused("import");
    else if (good) {
        const struct output_format *format = o.as
                                                 ? format_named(FORMAT_IMPORT, "--as", str_of(o.as))
                                                 : format_of_file(FORMAT_IMPORT, o.path, "md");
        status = format && format_suits(format, FORMAT_IMPORT, o.path) ? import(&files, format, &o)
                                                                       : STATUS_BAD;
    }
    vec_free(&files);
    return status;
}

int cli_outline(int argc, char **argv)
{
    struct option_values files = {0};
    const struct option table[] = {{.name = NULL}};
    struct arena *arena = arena_new();
    struct buf bytes = {0};
    int status = STATUS_BAD;
    bool good = options_read(argc, argv, table, &files);
    if (good && files.n != 1)
        diag(MSG_USAGE, POS_NONE, "outline FILE");
    struct doc *doc = good && files.n == 1 ? read_file(arena, files.at[0]) : NULL;
    if (doc && !diag_errors()) {
        write_outline(doc, &bytes);
        status = output_write("-", buf_view(&bytes)) ? STATUS_OK : STATUS_MACHINE;
    }
    doc_free(doc);
    buf_free(&bytes);
    vec_free(&files);
    arena_free(arena);
    return status;
}
