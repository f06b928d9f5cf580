/* Diagnostics: see diag.h. */
#include "base/diag.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/unicode.h"

enum { SNIPPET_COLUMNS = 100 }; /* a source line is shown cut around the place, at most this wide */

struct log_entry {
    enum msg msg;
    size_t order; /* in which it was said; breaks ties */
    char *file, *text, *snippet;
    size_t line, column, caret;
};

static const struct {
    enum diag_level level;
    const char *id, *rule, *text[2];
} messages[MSG_COUNT] = {
#define MSG(id, level, rule, vi, en) [MSG_##id] = {DIAG_##level, #id, rule, {vi, en}},
#include "base/msg.def"
#undef MSG
};

/* The log of this process. */
static struct {
    vec(struct log_entry) entries;
    size_t said, count[DIAG_ERROR + 1];
    enum diag_language language;
    bool language_set, quiet;
    int color; /* -1 auto */
    bool used[MSG_COUNT];
} log_state = {.color = -1};

bool diag_set_language(const char *name)
{
    static const char *const locale[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *set = NULL;
    for (size_t i = 0; i < sizeof locale / sizeof *locale && !(set && *set); i++)
        set = getenv(locale[i]);
    bool english = name ? !strcmp(name, "en") : set && !strncasecmp(set, "en", 2);
    log_state.language_set = true;
    log_state.language = english ? DIAG_EN : DIAG_VI;
    return !name || english || !strcmp(name, "vi");
}

enum diag_language diag_language(void)
{
    if (!log_state.language_set)
        diag_set_language(NULL);
    return log_state.language;
}

bool diag_set_color(const char *when)
{
    log_state.color = !strcmp(when, "always") ? 1 : !strcmp(when, "never") ? 0 : -1;
    return log_state.color != -1 || !strcmp(when, "auto");
}

bool diag_color(FILE *f)
{
    return log_state.color == 1 || (log_state.color == -1 && isatty(fileno(f)));
}

void diag_set_quiet(bool quiet)
{
    log_state.quiet = quiet;
}

/*
 * For tests: the identifier of each message that is used, a line each, is appended to the file that
 * the environment variable KEHOACH_MESSAGES names. tests/run lists those that no test uses.
 */
static void note_use(enum msg m)
{
    const char *path = log_state.used[m] ? NULL : getenv("KEHOACH_MESSAGES");
    int was = errno;
    FILE *f = path ? fopen(path, "a") : NULL;
    log_state.used[m] = true;
    if (f) {
        fprintf(f, "%s\n", messages[m].id);
        fclose(f);
    }
    errno = was;
}

const char *msg_text(enum msg m)
{
    note_use(m);
    return messages[m].text[diag_language()];
}

const char *msg_reason(int error)
{
    switch (error) {
    case ENOENT:
        return msg_text(MSG_REASON_NO_FILE);
    case EACCES:
    case EPERM:
        return msg_text(MSG_REASON_NO_ACCESS);
    case ENOSPC:
        return msg_text(MSG_REASON_NO_SPACE);
    case EROFS:
        return msg_text(MSG_REASON_READ_ONLY);
    default:
        return strerror(error);
    }
}

static char *copy(const char *p, size_t n)
{
    char *c = mem_alloc(n + 1);
    memcpy(c, p, n);
    c[n] = '\0';
    return c;
}

/* The part of the source line around the place, and where the caret stands in it. */
static void take_snippet(struct log_entry *e, struct pos p)
{
    struct str line = source_line(p.source, e->line);
    size_t at = p.at - p.source->line_at[e->line - 1];
    size_t from = 0;
    if (at > line.n)
        at = line.n;
    if (unicode_columns(str_slice(line, 0, at)) > SNIPPET_COLUMNS / 2)
        from = at > SNIPPET_COLUMNS / 2 ? at - SNIPPET_COLUMNS / 2 : 0;
    while (from < at && utf8_continues(line.p[from]))
        from++;
    size_t to = from, columns = 0, n;
    uint32_t cp;
    while (columns < SNIPPET_COLUMNS && (n = utf8_next(str_slice(line, to, line.n), &cp))) {
        to += n;
        columns++;
    }
    e->snippet = copy(line.p + from, to - from);
    e->caret = unicode_columns(str_slice(line, from, at));
    for (char *c = e->snippet; *c; c++)
        if (*c == '\t')
            *c = ' ';
    for (size_t i = from; i < at; i++)
        e->caret += line.p[i] == '\t'; /* a tab has no columns of its own */
}

/* A message of a file, or of none (NULL). */
static struct log_entry *record(enum msg m, const char *file, size_t line, size_t column,
                                va_list args)
{
    struct log_entry *e = vec_push(&log_state.entries);
    struct buf text = {0};
    *e = (struct log_entry){.msg = m, .order = log_state.said++, .line = line, .column = column};
    buf_vprintf(&text, msg_text(m), args);
    e->text = copy(text.p ? text.p : "", text.n);
    e->file = file ? copy(file, strlen(file)) : NULL;
    buf_free(&text);
    log_state.count[messages[m].level]++;
    return e;
}

void diag(enum msg m, struct pos p, ...)
{
    va_list args;
    va_start(args, p);
    diag_list(m, p, args);
    va_end(args);
}

const char *diag_last(void)
{
    return log_state.entries.n ? log_state.entries.at[log_state.entries.n - 1].text : "";
}

enum diag_level msg_level(enum msg m)
{
    return messages[m].level;
}

const char *msg_rule(enum msg m)
{
    return messages[m].rule;
}

void diag_list(enum msg m, struct pos p, va_list args)
{
    p = pos_origin(p);
    if (p.source)
        take_snippet(record(m, p.source->name, pos_line(p), pos_column(p), args), p);
    else
        record(m, NULL, 0, 0, args);
}

void diag_file(enum msg m, const char *name, ...)
{
    va_list args;
    va_start(args, name);
    record(m, name, 1, 1, args);
    va_end(args);
}

void diag_at(enum msg m, const char *name, size_t line, size_t column, ...)
{
    va_list args;
    va_start(args, column);
    record(m, name, line, column, args);
    va_end(args);
}

size_t diag_errors(void)
{
    return log_state.count[DIAG_ERROR];
}

static int by_place(const void *left, const void *right)
{
    const struct log_entry *a = left, *b = right;
    int files = strcmp(a->file ? a->file : "", b->file ? b->file : "");
    if (files)
        return files;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static bool same(const struct log_entry *a, const struct log_entry *b)
{
    return a->msg == b->msg && a->line == b->line && a->column == b->column &&
           !strcmp(a->text, b->text) && !strcmp(a->file ? a->file : "", b->file ? b->file : "");
}

static void print_entry(FILE *f, const struct log_entry *e)
{
    static const char *const names[3] = {"note", "warning", "error"}; /* gen/README.md, Messages */
    static const char *const ink[3] = {"\033[36m", "\033[35m", "\033[31m"};
    enum diag_level level = messages[e->msg].level;
    bool color = diag_color(f);
    if (e->file)
        fprintf(f, "%s:%zu:%zu: ", e->file, e->line, e->column);
    fprintf(f, "%s%s:%s %s [%s]\n", color ? ink[level] : "", names[level], color ? "\033[0m" : "",
            e->text, messages[e->msg].rule);
    if (e->snippet)
        fprintf(f, "    %s\n    %*s^\n", e->snippet, (int)e->caret, "");
}

static void empty_log(void)
{
    for (size_t i = 0; i < log_state.entries.n; i++) {
        free(log_state.entries.at[i].file);
        free(log_state.entries.at[i].text);
        free(log_state.entries.at[i].snippet);
    }
    vec_free(&log_state.entries);
}

void diag_print(FILE *f)
{
    struct log_entry *at = log_state.entries.at;
    size_t n = log_state.entries.n;
    array_sort(at, n, by_place);
    for (size_t i = 0; i < n; i++)
        if ((!i || !same(&at[i - 1], &at[i])) &&
            (!log_state.quiet || messages[at[i].msg].level == DIAG_ERROR))
            print_entry(f, &at[i]);
    empty_log();
    fflush(f);
}

static void export_string(struct buf *b, const char *s)
{
    size_t n = s ? strlen(s) + 1 : 0;
    buf_add(b, (const char *)&n, sizeof n);
    if (n)
        buf_add(b, s, n);
}

static char *import_string(struct str *bytes)
{
    size_t n;
    memcpy(&n, bytes->p, sizeof n);
    *bytes = str_slice(*bytes, sizeof n, bytes->n);
    char *s = n ? copy(bytes->p, n - 1) : NULL;
    *bytes = str_slice(*bytes, n, bytes->n);
    return s;
}

void diag_export(struct buf *b)
{
    for (size_t i = 0; i < log_state.entries.n; i++) {
        const struct log_entry *e = &log_state.entries.at[i];
        buf_add(b, (const char *)e, sizeof *e);
        export_string(b, e->file);
        export_string(b, e->text);
        export_string(b, e->snippet);
    }
    empty_log();
}

void diag_import(struct str bytes)
{
    while (bytes.n) {
        struct log_entry *e = vec_push(&log_state.entries);
        memcpy(e, bytes.p, sizeof *e);
        bytes = str_slice(bytes, sizeof *e, bytes.n);
        e->order = log_state.said++;
        e->file = import_string(&bytes);
        e->text = import_string(&bytes);
        e->snippet = import_string(&bytes);
        log_state.count[messages[e->msg].level]++;
    }
}

void diag_progress(enum msg m, ...)
{
    va_list arguments;
    if (log_state.quiet)
        return;
    va_start(arguments, m);
    vfprintf(stderr, msg_text(m), arguments);
    va_end(arguments);
    fputc('\n', stderr);
    fflush(stderr);
}
