/*
 * kehoach render FILE [--kind KIND] [--format pdf,md] [-o FILE]: a document that a drafter has
 * edited is set in the official form. Without --kind the document tells it: the type of the paper
 * and whether the Party or the State issues it.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/build_date.h"
#include "cli/options.h"
#include "cli/project.h"
#include "read/read.h"
#include "markdown/md_write.h"
#include "write/pdf/pdf.h"

struct render_options {
    const char *file, *kind, *formats, *out;
};

static bool write_markdown_form(const struct doc *doc, const struct style *style, struct buf *out)
{
    (void)style;
    write_md(doc, out);
    return true;
}

static bool write_pdf_form(const struct doc *doc, const struct style *style, struct buf *out)
{
    char created[BUILD_DATE_SIZE];
    struct pdf_options options = {.created = build_date_time(created)};
    return write_pdf(doc, style, &options, out);
}

static const struct render_format {
    const char *name;
    bool (*write)(const struct doc *, const struct style *, struct buf *);
} forms[] = {{"pdf", write_pdf_form}, {"md", write_markdown_form}};
enum { FORMS = sizeof forms / sizeof *forms };

static const struct render_format *form_named(struct str name)
{
    for (size_t i = 0; i < FORMS; i++)
        if (str_is(name, forms[i].name))
            return &forms[i];
    return NULL;
}

/* "ke-hoach" of a Party body -> "ke-hoach-tinh-uy"; a type without a form of its own: a plan's. */
static const char *kind_of(struct arena *arena, const struct doc *doc)
{
    const char *body = doc->system == SYSTEM_STATE ? "ubnd" : "tinh-uy";
    const char *kind = str_format(arena, "%.*s-%s", STR_ARG(doc->kind), body).p;
    struct stat s;
    if (doc->kind.n && !stat(str_format(arena, "templates/%s/style.xml", kind).p, &s))
        return kind;
    return str_format(arena, "ke-hoach-%s", body).p;
}

/* path with another suffix: "out/plan.md" -> "out/plan.pdf". */
static const char *with_suffix(struct arena *arena, const char *path, const char *suffix)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    size_t n =
        dot && dot != path && (!slash || dot > slash + 1) ? (size_t)(dot - path) : strlen(path);
    return str_format(arena, "%.*s.%s", (int)n, path, suffix).p;
}

static const char *output_path(struct arena *arena, const struct render_options *w,
                               const char *suffix, bool alone)
{
    if (w->out)
        return alone || !strcmp(w->out, "-") ? w->out : with_suffix(arena, w->out, suffix);
    return strcmp(w->file, "-") ? with_suffix(arena, w->file, suffix) : "-";
}

/* One form made and staged; an exit status, with diagnostics unless it is STATUS_OK. */
static int stage_form(const struct render_format *form, const struct doc *doc,
                      const struct style *style, const char *path, struct output *output)
{
    struct buf bytes = {0};
    int status = STATUS_BAD;
    if (form->write(doc, style, &bytes) && !diag_errors())
        status = output_stage(output, path, buf_view(&bytes)) ? STATUS_OK : STATUS_MACHINE;
    buf_free(&bytes);
    return status;
}

/* All forms that the list names. */
static int stage_forms(struct arena *arena, const struct render_options *w, const struct doc *doc,
                       const struct style *style, struct output *output)
{
    struct str rest = str_of(w->formats);
    bool alone = str_find(rest, STR(","), 0) == (size_t)-1;
    int status = STATUS_OK;
    while (rest.n && status == STATUS_OK) {
        size_t end = str_find(rest, STR(","), 0);
        struct str name = str_slice(rest, 0, end == (size_t)-1 ? rest.n : end);
        rest = str_slice(rest, end == (size_t)-1 ? rest.n : end + 1, rest.n);
        const struct render_format *form = form_named(name);
        const char *path = form ? output_path(arena, w, form->name, alone) : NULL;
        if (!form)
            diag(MSG_USAGE_VALUE, POS_NONE, "--format", str_copy(arena, name).p, "pdf, md");
        else if (!strcmp(path, w->file) && strcmp(path, "-"))
            diag_file(MSG_RENDER_OVER_INPUT, w->file);
        else {
            status = stage_form(form, doc, style, path, output);
            continue;
        }
        status = STATUS_BAD;
    }
    return status;
}

static int render(struct arena *arena, struct project *project, const struct render_options *w)
{
    const struct source *source = source_open(arena, w->file);
    struct doc *doc = source ? read_document(source) : NULL;
    const struct style *style =
        doc ? project_style(project, w->kind ? w->kind : kind_of(arena, doc)) : NULL;
    int status = STATUS_BAD;
    if (style && !diag_errors()) {
        struct output *output = output_new();
        status = stage_forms(arena, w, doc, style, output);
        if (status != STATUS_OK)
            output_discard(output);
        else if (!output_commit(output))
            status = STATUS_MACHINE;
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
            diag(MSG_USAGE, POS_NONE, "render FILE");
        else {
            struct arena *arena = arena_new();
            struct project *project = project_new();
            w.file = files.at[0];
            if (!w.formats)
                w.formats = w.out && str_ends(str_of(w.out), STR(".md")) ? "md" : "pdf";
            status = render(arena, project, &w);
            project_free(project);
            arena_free(arena);
        }
    }
    vec_free(&files);
    return status;
}
