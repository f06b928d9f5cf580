/* Output formats: see format.h. */
#include "cli/format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/harmless.h"
#include "base/output.h"
#include "base/standard_output.h"
#include "base/unicode.h"
#include "cli/build_date.h"
#include "cli/project.h"
#include "cli/roots.h"
#include "markdown/md_write.h"
#include "write/akn/akn_write.h"
#include "write/diff/diff.h"
#include "write/diff/feedback_write.h"
#include "write/docx/docx_write.h"
#include "write/html/html_write.h"
#include "write/tree_dump.h"
#include "write/units_json.h"

enum { COLUMNS = 100, COLUMNS_LEAST = 20 }; /* COLUMNS: where the output is no terminal */

enum { FORMAT_REPORTS = FORMAT_DIFF | FORMAT_MATRIX | FORMAT_FEEDBACK | FORMAT_CHAIN };

/* The templates whose styles reports are printed in. */
#define COMPARISON_KIND "bang-so-sanh"
#define CHAIN_KIND "duong-di-nhiem-vu"
#define FEEDBACK_KIND "bang-tiep-thu"

static size_t terminal_columns(void)
{
    struct winsize size = {0};
    const char *given = getenv("COLUMNS");
    long n = given ? strtol(given, NULL, 10) : 0;
    if (n < COLUMNS_LEAST && isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        n = size.ws_col;
    return n < COLUMNS_LEAST ? COLUMNS : (size_t)n;
}

static void comparison_term(const struct comparison *c, struct buf *out)
{
    write_diff_term(c, &(struct term_options){diag_color(stdout), terminal_columns()}, out);
}

/* Landscape: such tables are wide. The document is freed. */
static bool report_pdf(const char *kind, struct doc *doc, struct buf *out)
{
    char created[BUILD_DATE_SIZE];
    roots_add_program();
    struct project *project = project_new();
    const struct style *style = project_style(project, kind);
    bool written = false;
    if (style) {
        struct style across = *style;
        across.width = style->height;
        across.height = style->width;
        struct pdf_options options = {.created = build_date_time(created)};
        written = write_pdf(doc, &across, &options, out);
    }
    doc_free(doc);
    project_free(project);
    return written;
}

static void matrix_term(const struct matrix *m, struct buf *out)
{
    struct buf text = {0};
    write_matrix_md(m, &text);
    unicode_harmless(out, buf_view(&text), "\n\t");
    buf_free(&text);
}

static void feedback_md(const struct feedback *f, struct buf *out)
{
    struct doc *doc = feedback_document(f);
    write_md(doc, out);
    doc_free(doc);
}

static struct form_fonts *fonts_of(const struct pdf_options *pdf)
{
    return pdf->session ? pdf_session_fonts(pdf->session) : NULL;
}

static bool paper_pdf(const struct doc *doc, const struct format_context *context, struct buf *out)
{
    return write_pdf(doc, context->style, &context->pdf, out);
}

static bool paper_docx(const struct doc *doc, const struct format_context *context, struct buf *out)
{
    const struct pdf_options *pdf = &context->pdf;
    const struct docx_options options = {.fonts = fonts_of(pdf),
                                         .created = pdf->created,
                                         .counterparts = pdf->counterparts,
                                         .counterpart_count = pdf->counterpart_count};
    return write_docx(doc, context->style, &options, out);
}

static bool paper_html(const struct doc *doc, const struct format_context *context, struct buf *out)
{
    const struct pdf_options *pdf = &context->pdf;
    const struct html_options options = {.fonts = fonts_of(pdf),
                                         .counterparts = pdf->counterparts,
                                         .counterpart_count = pdf->counterpart_count,
                                         .margin = pdf->margin};
    return write_html(doc, context->style, &options, out);
}

/* In the order in which messages list them. */
static const struct output_format formats[FORMATS] = {
    {"md", ".md", FORMAT_BUILD | FORMAT_RENDER | FORMAT_IMPORT | FORMAT_REPORTS | FORMAT_TASKS,
     write_md, write_diff_md, write_matrix_md, feedback_md, write_chain_md, write_tasks_md, NULL,
     false},
    {"pdf", ".pdf", FORMAT_BUILD | FORMAT_RENDER | (FORMAT_REPORTS & ~FORMAT_MATRIX),
     .paper = paper_pdf, .margin = true},
    {"docx", ".docx", FORMAT_BUILD | FORMAT_RENDER | FORMAT_DIFF, .paper = paper_docx},
    {"xml", ".xml", FORMAT_IMPORT, .document = write_akn},
    {"json", ".json", FORMAT_IMPORT | FORMAT_REPORTS | FORMAT_TASKS, write_units, write_diff_json,
     write_matrix_json, write_feedback_json, write_chain_json, write_tasks_json, NULL, false},
    {"html", ".html", FORMAT_BUILD | FORMAT_RENDER | (FORMAT_REPORTS & ~FORMAT_FEEDBACK), NULL,
     write_diff_html, write_matrix_html, NULL, write_chain_html, NULL, paper_html, true},
    {"term", NULL, FORMAT_REPORTS | FORMAT_TASKS, NULL, comparison_term, matrix_term,
     write_feedback_term, write_chain_term, write_tasks_term, NULL, false},
    {"csv", ".csv", FORMAT_TASKS, .tasks = write_tasks_csv},
    {"xlsx", ".xlsx", FORMAT_TASKS, .tasks = write_tasks_xlsx},
    {"ics", ".ics", FORMAT_TASKS, .tasks = write_tasks_ics},
    {"sarif", ".sarif", FORMAT_DIFF, .comparison = write_diff_sarif},
    {"waivers", ".waivers", FORMAT_DIFF, .comparison = write_diff_waivers},
    {"tree", ".tree", FORMAT_IMPORT | FORMAT_HIDDEN, .document = write_tree},
    {"bare-tree", ".bare-tree", FORMAT_IMPORT | FORMAT_HIDDEN, .document = write_tree_bare},
};

static const struct output_format *find(unsigned command, struct str name)
{
    for (size_t i = 0; i < FORMATS; i++)
        if ((formats[i].commands & command) && str_is(name, formats[i].name))
            return &formats[i];
    return NULL;
}

const struct output_format *format_named(unsigned command, const char *option, struct str name)
{
    const struct output_format *format = find(command, name);
    if (!format) {
        struct buf known = {0}, asked = {0};
        buf_str(&asked, name);
        for (size_t i = 0; i < FORMATS; i++)
            if ((formats[i].commands & command) && !(formats[i].commands & FORMAT_HIDDEN))
                buf_printf(&known, "%s%s", known.n ? ", " : "", formats[i].name);
        diag(MSG_USAGE_VALUE, POS_NONE, option, asked.n ? asked.p : "", known.p);
        buf_free(&known);
        buf_free(&asked);
    }
    return format;
}

const struct output_format *format_of_file(unsigned command, const char *path,
                                           const char *otherwise)
{
    for (size_t i = 0; i < FORMATS; i++)
        if ((formats[i].commands & command) && formats[i].suffix &&
            str_ends(str_of(path), str_of(formats[i].suffix)))
            return &formats[i];
    return find(command, str_of(otherwise));
}

/* The letters and digits after the last dot of the file's name; "" without. */
static struct str ending(const char *path)
{
    enum { LONGEST = 5 };
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    struct str end = dot && dot > name ? str_of(dot + 1) : STR("");
    bool letters = false;
    for (size_t i = 0; i < end.n; i++) {
        bool letter = (end.p[i] | ' ') >= 'a' && (end.p[i] | ' ') <= 'z';
        if (!letter && !is_digit(end.p[i]))
            return STR("");
        letters |= letter;
    }
    return letters && end.n <= LONGEST ? end : STR("");
}

bool format_suits(const struct output_format *format, unsigned command, const char *path)
{
    struct str end = path && strcmp(path, "-") ? ending(path) : STR("");
    if (!end.n || (format->suffix ? str_ends(str_of(path), str_of(format->suffix))
                                  : str_is(end, "txt") || str_is(end, format->name)))
        return true;
    struct buf known = {0};
    for (size_t i = 0; i < FORMATS; i++)
        if ((formats[i].commands & command) && !(formats[i].commands & FORMAT_HIDDEN))
            buf_printf(&known, "%s%s", known.n ? ", " : "",
                       formats[i].suffix ? formats[i].suffix : ".txt");
    diag_file(MSG_USAGE_ENDING, path, STR_ARG(end), format->name, known.p);
    buf_free(&known);
    return false;
}

void format_written(const char *path, size_t pages)
{
    if (pages)
        diag_result(MSG_WRITTEN_PAGES, path, pages);
    else
        diag_result(MSG_WRITTEN, path);
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

bool format_deliver(const struct output_format *format, const char *path, struct str bytes)
{
    if (strcmp(format->name, "term") || path) {
        bool good = output_write(path ? path : "-", bytes);
        if (good && path && strcmp(path, "-"))
            format_written(path, 0);
        return good;
    }
    return (isatty(STDOUT_FILENO) && show(bytes)) || standard_output_print(bytes);
}

size_t format_list(unsigned command, const char *option, const char *list,
                   const struct output_format *out[FORMATS])
{
    size_t n = 0;
    bool good = true;
    for (struct str rest = str_of(list); rest.n;) {
        size_t comma = str_find(rest, STR(","), 0), end = comma < rest.n ? comma : rest.n;
        const struct output_format *format =
            format_named(command, option, str_trim(str_slice(rest, 0, end)));
        size_t i = 0;
        while (i < n && out[i] != format)
            i++;
        if (format && i == n)
            out[n++] = format;
        good &= format != NULL;
        rest = str_slice(rest, end < rest.n ? end + 1 : end, rest.n);
    }
    if (good && !n)
        diag(MSG_USAGE_NO_VALUE, POS_NONE, option);
    return good ? n : 0;
}

void format_load_ahead(const struct output_format *const list[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i]->paper == paper_pdf)
            pdf_load_ahead();
}

bool format_write(const struct output_format *format, const struct doc *doc,
                  const struct format_context *context, struct buf *out)
{
    if (format->paper)
        return format->paper(doc, context, out);
    format->document(doc, out);
    return true;
}

/* In the form of the new text, which it is once all changes are accepted. */
static bool comparison_docx(const struct comparison *c, const struct docx_change_options *changes,
                            struct buf *out)
{
    struct project *project = project_new();
    const struct style *style = project_style(project, project_kind_of(project, c->new_doc));
    bool written = style && write_docx_changes(c, style, changes, out);
    project_free(project);
    return written;
}

bool format_write_comparison(const struct output_format *format, const struct comparison *c,
                             const struct docx_change_options *changes, struct buf *out)
{
    if (format->paper == paper_docx)
        return comparison_docx(c, changes, out);
    if (!format->comparison)
        return report_pdf(COMPARISON_KIND, diff_document(c), out);
    format->comparison(c, out);
    return true;
}

bool format_write_tasks(const struct output_format *format, const struct task_writing *writing,
                        struct buf *out)
{
    struct task_writing w = *writing;
    w.color = diag_color(stdout);
    w.width = terminal_columns();
    return format->tasks(&w, out);
}

bool format_write_chain(const struct output_format *format, const struct chain *c, struct buf *out)
{
    if (!format->chain)
        return report_pdf(CHAIN_KIND, chain_document(c), out);
    format->chain(c, out);
    return true;
}

bool format_write_feedback(const struct output_format *format, const struct feedback *f,
                           struct buf *out)
{
    if (!format->feedback)
        return report_pdf(FEEDBACK_KIND, feedback_document(f), out);
    format->feedback(f, out);
    return true;
}
