/*
 * kehoach verify FILE.pdf: the document is built again from the sources that it carries (build
 * --attach-sources), with the fonts of this machine, and compared byte for byte.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/process.h"
#include "base/scratch.h"
#include "cli/attach.h"
#include "cli/build.h"
#include "cli/cli.h"
#include "cli/office_words.h"
#include "cli/options.h"
#include "cli/roots.h"

struct verifying {
    struct arena *arena;
    const char *name;   /* of the file, as messages name it */
    const char *pdf;    /* a copy of it */
    const char *folder; /* that the copy is in, and the sources are unpacked to */
    struct str record;
};

/* A path below sources/ or templates/, or the record: nothing else is unpacked. */
static bool is_safe(struct str name)
{
    return (str_starts(name, STR("sources/")) || str_starts(name, STR("templates/")) ||
            str_is(name, ATTACH_RECORD)) &&
           str_find(name, STR(".."), 0) == (size_t)-1;
}

static void make_folders(const char *path)
{
    char *copy = file_name_copy(path, strlen(path));
    for (char *slash = copy + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(copy, 0777);
        *slash = '/';
    }
    free(copy);
}

/* Attachment `number` goes to its place. */
static bool unpack_one(const struct verifying *v, const char *number, struct str name)
{
    const char *to = str_format(v->arena, "%s/%.*s", v->folder, STR_ARG(name)).p;
    const char *const arguments[] = {"pdfdetach", "-save", number, "-o", to, v->pdf, NULL};
    struct process p = {.arguments = arguments};
    make_folders(to);
    process_run(&p, 1, 1, NULL, NULL);
    buf_free(&p.output);
    return p.end == PROCESS_DONE;
}

/* The lines "3: sources/agencies.xml" of the list. How many files; 0 after a diagnostic. */
static size_t unpack(const struct verifying *v)
{
    const char *const arguments[] = {"pdfdetach", "-list", "-enc", "UTF-8", v->pdf, NULL};
    struct process p = {.arguments = arguments};
    size_t count = 0;
    process_run(&p, 1, 1, NULL, NULL);
    struct str list = buf_view(&p.output);
    while (p.end == PROCESS_DONE && list.n) {
        struct str line = str_line(&list);
        size_t digits = str_number(line, 0, 6, NULL), colon = str_find(line, STR(": "), 0);
        struct str name = str_trim(str_slice(line, digits + 1, line.n));
        if (digits && colon == digits && is_safe(name))
            count += unpack_one(v, str_copy(v->arena, str_slice(line, 0, digits)).p, name);
    }
    if (p.end == PROCESS_MISSING)
        diag_file(MSG_PDF_NO_PROGRAM, v->name, "pdfdetach", "poppler-utils");
    else if (!count && p.end != PROCESS_NOT_RUN)
        diag_file(MSG_VERIFY_NO_SOURCES, v->name);
    buf_free(&p.output);
    return count;
}

/* The value of a line "name value" of the record; NULL without. */
static const char *recorded(const struct verifying *v, const char *name)
{
    struct str rest = v->record;
    while (rest.n) {
        struct str line = str_line(&rest), word = str_word(&line);
        if (str_is(word, name))
            return str_copy(v->arena, str_trim(line)).p;
    }
    return NULL;
}

static bool read_record(struct verifying *v)
{
    struct buf b = {0};
    bool good = file_read(str_format(v->arena, "%s/" ATTACH_RECORD, v->folder).p, &b);
    v->record = buf_take(&b, v->arena);
    good = good && recorded(v, "id") && recorded(v, "file") && recorded(v, "today") &&
           recorded(v, "central") && is_safe(str_of(recorded(v, "central")));
    if (!good)
        diag_file(MSG_VERIFY_NO_SOURCES, v->name);
    return good;
}

/* The bytes of the same file, built from what was unpacked; false after diagnostics. */
static bool build_again(const struct verifying *v, struct buf *out)
{
    struct build_options w = {
        .central = str_format(v->arena, "%s/%s", v->folder, recorded(v, "central")).p,
        .out = str_format(v->arena, "%s/out", v->folder).p,
        .formats = "pdf",
        .draft = recorded(v, "draft"),
        .date = recorded(v, "date"),
        .final = recorded(v, "final"),
        .one_file = recorded(v, "one-file"),
        .attach_sources = true,
        .today = recorded(v, "today"),
        .workers = 1};
    const char *epoch = recorded(v, "epoch"), *id = recorded(v, "id");
    if (epoch)
        setenv("SOURCE_DATE_EPOCH", epoch, 1);
    else
        unsetenv("SOURCE_DATE_EPOCH");
    *vec_push(&w.provinces) = str_format(v->arena, "%s/sources/provinces/%s", v->folder, id).p;
    w.output_count = format_list(FORMAT_BUILD, "--format", w.formats, w.outputs);
    roots_set(v->folder);
    diag_set_quiet(true);
    int status = office_words_add() ? build_once(&w) : STATUS_BAD;
    diag_set_quiet(false);
    vec_free(&w.provinces);
    const char *path = str_format(v->arena, "%s/%s/%s.pdf", w.out, id, recorded(v, "file")).p;
    return status == STATUS_OK && file_read(path, out);
}

static int compare(const struct verifying *v, struct str was, struct str now)
{
    if (str_eq(was, now)) {
        diag_file(MSG_VERIFY_SAME, v->name, was.n);
        return STATUS_OK;
    }
    size_t at = 0;
    while (at < was.n && at < now.n && was.p[at] == now.p[at])
        at++;
    diag_file(MSG_VERIFY_DIFFERS, v->name, at, recorded(v, "kehoach"), KEHOACH_VERSION);
    return STATUS_FINDINGS;
}

static int verify(struct arena *arena, const char *path)
{
    const struct source *source = source_open_paper(arena, path);
    if (!source || source->format != SOURCE_FORMAT_PDF) {
        if (source)
            diag_file(MSG_FORM_NO_PDF, path);
        return STATUS_BAD;
    }
    struct verifying v = {arena, path, scratch_file(arena, "paper.pdf", source->raw), NULL,
                          STR("")};
    struct buf now = {0};
    int status = STATUS_BAD;
    if (!v.pdf)
        return STATUS_MACHINE;
    v.folder = str_format(arena, "%.*s", (int)(strrchr(v.pdf, '/') - v.pdf), v.pdf).p;
    if (unpack(&v) && read_record(&v) && build_again(&v, &now))
        status = compare(&v, source->raw, buf_view(&now));
    scratch_remove(v.pdf);
    buf_free(&now);
    return status;
}

int cli_verify(int argc, char **argv)
{
    struct option_values files = {0};
    const struct option table[] = {{.name = NULL}};
    int status = STATUS_BAD;
    bool good = options_read(argc, argv, table, &files);
    if (good && files.n != 1)
        command_misused("verify");
    else if (good) {
        struct arena *arena = arena_new();
        status = verify(arena, files.at[0]);
        arena_free(arena);
    }
    vec_free(&files);
    return status;
}
