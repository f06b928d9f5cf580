/*
 * kehoach diff OLD NEW [--as central|draft] [--format term|md|html|json] [-o FILE]: what became of
 * each clause of OLD in NEW. Exit status 1 when a reviewer has to look at something. On a terminal
 * the report goes through the pager ($PAGER, else less).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "compare/compare.h"
#include "read/read.h"
#include "write/diff_html.h"
#include "write/diff_json.h"
#include "write/diff_md.h"
#include "write/diff_term.h"

enum { COLUMNS = 100 }; /* where the output is no terminal */

static size_t columns(void)
{
    struct winsize size = {0};
    const char *given = getenv("COLUMNS");
    long n = given ? strtol(given, NULL, 10) : 0;
    if (n < 20 && isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        n = size.ws_col;
    return n < 20 ? COLUMNS : (size_t)n;
}

static void write_term(const struct comparison *c, struct buf *out)
{
    struct term_options options = {.color = diag_color(stdout), .width = columns()};
    write_diff_term(c, &options, out);
}

static const struct form {
    const char *name, *suffix;
    void (*write)(const struct comparison *, struct buf *);
} forms[] = {
    {"term", "", write_term}, /* the default */
    {"json", ".json", write_diff_json},
    {"md", ".md", write_diff_md},
    {"html", ".html", write_diff_html},
};
enum { FORMS = sizeof forms / sizeof *forms };

struct arguments {
    const char *as, *format, *output;
    struct option_values files;
};

static const struct form *form_named(const char *name)
{
    for (size_t i = 0; i < FORMS; i++)
        if (!strcmp(forms[i].name, name))
            return &forms[i];
    diag(MSG_USAGE_VALUE, POS_NONE, "--format", name, "term, md, html, json");
    return NULL;
}

static const struct form *form_of_file(const char *path)
{
    for (size_t i = 1; i < FORMS; i++)
        if (str_ends(str_of(path), str_of(forms[i].suffix)))
            return &forms[i];
    return &forms[0];
}

static struct doc *open_document(struct arena *a, const char *path)
{
    const struct source *source = source_open(a, path);
    return source ? read_document(source) : NULL;
}

/* Through the pager; false when there is none, then nothing was shown. */
static bool show(struct str bytes)
{
    const char *pager = getenv("PAGER");
    FILE *f = popen(pager && *pager ? pager : "less -FRX", "w");
    if (!f)
        return false;
    fwrite(bytes.p, 1, bytes.n, f);
    return pclose(f) == 0;
}

static bool write_file(const char *path, struct str bytes)
{
    struct output *output = output_new();
    if (!output_stage(output, path, bytes)) {
        output_discard(output);
        return false;
    }
    return output_commit(output);
}

/* OLD is a draft of NEW where both are the same kind of document, unless --as says otherwise. */
static bool is_draft(const struct arguments *a, const struct doc *old, const struct doc *new)
{
    return a->as ? !strcmp(a->as, "draft") : old->kind.n && str_eq(old->kind, new->kind);
}

static int compare_two(const struct arguments *a, const struct form *form, const struct doc *old,
                       const struct doc *new)
{
    struct compare_options options = {.draft = is_draft(a, old, new)};
    struct comparison *c = compare_documents(old, new, &options);
    struct buf bytes = {0};
    form->write(c, &bytes);
    int status = comparison_differs(c) ? STATUS_FINDINGS : STATUS_OK;
    bool page = form->write == write_term && !a->output && isatty(STDOUT_FILENO);
    if (!(page && show(buf_view(&bytes))) &&
        !write_file(a->output ? a->output : "-", buf_view(&bytes)))
        status = STATUS_MACHINE;
    buf_free(&bytes);
    comparison_free(c);
    return status;
}

static int run(const struct arguments *a)
{
    const struct form *form =
        a->format ? form_named(a->format) : form_of_file(a->output ? a->output : "");
    if (a->files.n != 2)
        diag(MSG_USAGE, POS_NONE, "diff OLD NEW");
    if (a->as && strcmp(a->as, "central") && strcmp(a->as, "draft"))
        diag(MSG_USAGE_VALUE, POS_NONE, "--as", a->as, "central, draft");
    if (diag_errors())
        return STATUS_BAD;
    struct arena *arena = arena_new();
    struct doc *old = open_document(arena, a->files.at[0]);
    struct doc *new = open_document(arena, a->files.at[1]);
    int status = old && new && !diag_errors() ? compare_two(a, form, old, new) : STATUS_BAD;
    doc_free(old);
    doc_free(new);
    arena_free(arena);
    return status;
}

int cli_diff(int argc, char **argv)
{
    struct arguments a = {0};
    const struct option table[] = {{.name = "--as", .value = &a.as},
                                   {.name = "--format", .value = &a.format},
                                   {.name = "-o", .value = &a.output},
                                   {.name = NULL}};
    int status = options_read(argc, argv, table, &a.files) ? run(&a) : STATUS_BAD;
    vec_free(&a.files);
    return status;
}
