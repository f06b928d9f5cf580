/*
 * kehoach import FILE [-o FILE] [--as xml|md|json]: a document in another form. "--as tree" prints
 * the model itself, "--as bare-tree" what of it two readings must share, for tests. Without --as
 * the name of the output decides, else Markdown.
 */
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "read/read.h"
#include "markdown/md_write.h"
#include "write/akn/akn_write.h"
#include "write/tree_dump.h"
#include "write/units_json.h"

static const struct import_format {
    const char *name, *suffix;
    void (*write)(const struct doc *, struct buf *);
} forms[] = {
    {"md", ".md", write_md},
    {"json", ".json", write_units},
    {"xml", ".xml", write_akn},
    {"tree", ".tree", write_tree},
    {"bare-tree", ".bare-tree", write_tree_bare},
};
enum { FORMS = sizeof forms / sizeof *forms };

static const struct import_format *form_named(const char *name)
{
    for (size_t i = 0; i < FORMS; i++)
        if (!strcmp(forms[i].name, name))
            return &forms[i];
    diag(MSG_USAGE_VALUE, POS_NONE, "--as", name, "xml, md, json");
    return NULL;
}

static const struct import_format *form_of_file(const char *path)
{
    for (size_t i = 0; i < FORMS; i++)
        if (str_ends(str_of(path), str_of(forms[i].suffix)))
            return &forms[i];
    return &forms[0];
}

struct import_options {
    const char *file, *output, *form;
};

/* False after diagnostics. */
static bool read_arguments(int argc, char **argv, struct import_options *a)
{
    bool operands = false;
    for (int i = 1; i < argc; i++) {
        const char **value = NULL;
        if (!operands && !strcmp(argv[i], "--")) {
            operands = true;
            continue;
        }
        if (!operands && !strcmp(argv[i], "-o"))
            value = &a->output;
        else if (!operands && !strcmp(argv[i], "--as"))
            value = &a->form;
        else if (!operands && argv[i][0] == '-' && argv[i][1]) {
            diag(MSG_USAGE_OPTION, POS_NONE, argv[i]);
            continue;
        } else if (a->file)
            diag(MSG_USAGE, POS_NONE, argv[i]);
        else
            a->file = argv[i];
        if (value && i + 1 < argc)
            *value = argv[++i];
        else if (value)
            diag(MSG_USAGE, POS_NONE, argv[i]);
    }
    if (!a->file && !diag_errors())
        diag(MSG_USAGE, POS_NONE, "import FILE");
    return !diag_errors();
}

static int write_as(const struct import_format *form, const struct doc *doc, const char *path)
{
    struct buf bytes = {0};
    form->write(doc, &bytes);
    bool done = output_write(path, buf_view(&bytes));
    buf_free(&bytes);
    return done ? STATUS_OK : STATUS_MACHINE;
}

int cli_import(int argc, char **argv)
{
    struct import_options a = {0};
    if (!read_arguments(argc, argv, &a))
        return STATUS_BAD;
    const char *path = a.output ? a.output : "-";
    const struct import_format *form = a.form ? form_named(a.form) : form_of_file(path);
    if (!form)
        return STATUS_BAD;
    struct arena *arena = arena_new();
    const struct source *source = source_open(arena, a.file);
    struct doc *doc = source ? read_document(source) : NULL;
    int status = doc && !diag_errors() ? write_as(form, doc, path) : STATUS_BAD;
    doc_free(doc);
    arena_free(arena);
    return status;
}
