/*
 * kehoach check-form FILE.pdf --kind KIND: a printed paper is measured against the style of its
 * kind, which the paper decides where --kind does not.
 */
#include "base/mem.h"
#include "check/check.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/project.h"
#include "read/read.h"

/* Of a page that is a picture nothing can be measured. */
static bool has_text(const struct printed_pages *pages, const char *name)
{
    bool good = true;
    for (size_t i = 0; i < pages->pages.n; i++)
        if (!pages->pages.at[i].texts.n) {
            diag_file(MSG_FORM_PICTURE, name, i + 1);
            good = false;
        }
    return good;
}

static int check(struct arena *arena, const char *path, const char *kind)
{
    int status = STATUS_BAD;
    struct printed_pages pages = {.arena = arena};
    const struct source *source = source_open_paper(arena, path);
    if (source && source->format != SOURCE_FORMAT_PDF)
        diag_file(MSG_FORM_NO_PDF, path);
    else if (source && printed_read(&pages, source) && has_text(&pages, path)) {
        struct project *project = project_new();
        struct doc *doc = read_printed(source, &pages);
        const struct style *style =
            doc ? project_style(project, kind ? kind : project_kind_of(project, doc)) : NULL;
        if (style && !diag_errors()) {
            size_t count = check_form(doc, &pages, style, path);
            diag_file(count ? MSG_FORM_BREACHES : MSG_FORM_GOOD, path, style->kind, count);
            status = count ? STATUS_FINDINGS : STATUS_OK;
        }
        doc_free(doc);
        project_free(project);
    }
    printed_free(&pages);
    return status;
}

int cli_check_form(int argc, char **argv)
{
    const char *kind = NULL;
    struct option_values files = {0};
    const struct option table[] = {{.name = "--kind", .value = &kind}, {.name = NULL}};
    int status = STATUS_BAD;
    bool good = options_read(argc, argv, table, &files);
    if (good && files.n != 1)
        command_misused("check-form");
    else if (good) {
        struct arena *arena = arena_new();
        status = check(arena, files.at[0], kind);
        arena_free(arena);
    }
    vec_free(&files);
    return status;
}
