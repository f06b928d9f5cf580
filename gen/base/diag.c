/* Diagnostics: see diag.h. */
#include "base/diag.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/harmless.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"

enum {
    SNIPPET_COLUMNS = 100, /* a source line is shown cut around the place, at most this wide */
    TEXT_HEAD = 1500,      /* bytes of a text that are shown where it is longer than both, */
    TEXT_TAIL = 500,       /* and of its end */
};

struct log_entry {
    enum msg msg;
    size_t order; /* in which it was said; breaks ties */
    char *file, *text, *snippet;
    size_t line, column, caret;
    uint64_t key; /* what is said where: equal ones are one message */
    /* Without a text the entry is all further messages of its kind and file: their keys. The
     * place is that of the first. */
    vec(uint64_t) rest;
};

/* Messages of one kind (enum msg) on one file. */
struct log_group {
    size_t kept, rest; /* entries with a text; index of the one without, plus 1, or 0 */
};

/* The log of this process. */
static struct {
    vec(struct log_entry) entries;
    struct map keys, group_names; /* in the arena, as long as the log is not empty */
    vec(struct log_group) groups; /* by the number of the name */
    struct arena *arena;
    char *last;
    size_t said, count[DIAG_ERROR + 1];
    bool machine; /* a file could not be written, a program not run */
    bool quiet;
    int color; /* -1 auto */
} log_state = {.color = -1};

bool diag_set_color(const char *when)
{
    log_state.color = !strcmp(when, "always") ? 1 : !strcmp(when, "never") ? 0 : -1;
    return log_state.color != -1 || !strcmp(when, "auto");
}

bool diag_color(FILE *f)
{
    const char *none = getenv("NO_COLOR"); /* no-color.org: set, and not empty */
    bool asked = log_state.color == -1 && !(none && *none);
    return log_state.color == 1 || (asked && isatty(fileno(f)));
}

void diag_set_quiet(bool quiet)
{
    log_state.quiet = quiet;
}

static char *copy(const char *p, size_t n)
{
    char *c = mem_alloc(n + 1);
    memcpy(c, p, n);
    c[n] = '\0';
    return c;
}

/* Columns of a line as far as they matter: more than half of a snippet, or not. */
static bool is_far(struct str before)
{
    enum { LOOK = 16 * SNIPPET_COLUMNS }; /* bytes */
    return before.n > LOOK || unicode_columns(before) > SNIPPET_COLUMNS / 2;
}

/* The part of the source line around the place, and the place of the caret in it. */
static void take_snippet(struct log_entry *e, struct pos p)
{
    struct str line = source_line(p.source, e->line);
    size_t at = p.at - p.source->line_at[e->line - 1];
    size_t from = 0;
    if (at > line.n)
        at = line.n;
    if (is_far(str_slice(line, 0, at)))
        from = at > SNIPPET_COLUMNS / 2 ? at - SNIPPET_COLUMNS / 2 : 0;
    while (from < at && utf8_continues(line.p[from]))
        from++;
    size_t to = from, columns = 0, n;
    uint32_t cp;
    while (columns < SNIPPET_COLUMNS && (n = utf8_next(str_slice(line, to, line.n), &cp))) {
        to += n;
        columns++;
    }
    struct buf shown = {0};
    unicode_harmless(&shown, str_slice(line, from, at), "\t");
    size_t before = shown.n;
    unicode_harmless(&shown, str_slice(line, at < to ? at : to, to), "\t");
    e->snippet = copy(shown.p ? shown.p : "", shown.n);
    e->caret = unicode_columns(str_slice(buf_view(&shown), 0, before));
    for (size_t i = 0; i < shown.n; i++)
        if (shown.p[i] == '\t') {
            e->snippet[i] = ' ';
            e->caret += i < before; /* a tab has no columns of its own */
        }
    buf_free(&shown);
}

/* The column of a place, counted on from the last one where that was on the same line. */
static size_t column_of(struct pos p, size_t line)
{
    static struct {
        unsigned source;
        size_t line, at, column;
    } last;
    bool on = last.source == p.source->number && last.line == line && last.at <= p.at;
    last.column =
        on ? last.column + utf8_length(str_slice(p.source->text, last.at, p.at)) : pos_column(p);
    last.source = p.source->number;
    last.line = line;
    last.at = p.at;
    return last.column;
}

/* The same in every process of this program. */
static uint64_t key_of(enum msg m, const char *file, size_t line, size_t at, const char *text)
{
    uint64_t hash = hash_bytes(HASH_START, str_of(text));
    hash = hash_bytes(hash, str_of(file ? file : ""));
    hash = hash_bytes(hash, MAP_KEY(m));
    hash = hash_bytes(hash, MAP_KEY(line));
    return hash_bytes(hash, MAP_KEY(at));
}

/* Is it said for the first time since the log was empty? */
static bool is_new(uint64_t key)
{
    if (!log_state.arena) {
        log_state.arena = arena_new();
        log_state.keys = log_state.group_names = (struct map){.arena = log_state.arena};
    }
    size_t before = log_state.keys.keys.n;
    return map_add(&log_state.keys, MAP_KEY(key)) == before;
}

static struct log_group *group_of(enum msg m, const char *file)
{
    struct buf name = {0};
    buf_printf(&name, "%d %s", (int)m, file ? file : "");
    uint32_t number = map_add(&log_state.group_names, buf_view(&name));
    buf_free(&name);
    if (number == log_state.groups.n)
        *vec_push(&log_state.groups) = (struct log_group){0};
    return &log_state.groups.at[number];
}

/*
 * The entry for one more message: a new one to be filled, with a text or, when it is the first
 * of the rest, without; NULL when it is only counted.
 */
static struct log_entry *admit(enum msg m, const char *file, uint64_t key)
{
    struct log_group *group = group_of(m, file);
    bool whole = group->kept < LIMIT_MESSAGES, first = !whole && !group->rest;
    struct log_entry *e = NULL;
    if (whole || first) {
        e = vec_push(&log_state.entries);
        *e = (struct log_entry){.msg = m, .order = log_state.said++, .key = key};
        e->file = file ? copy(file, strlen(file)) : NULL;
    }
    group->kept += whole;
    if (first)
        group->rest = log_state.entries.n;
    if (!whole)
        *vec_push(&log_state.entries.at[group->rest - 1].rest) = key;
    return e;
}

/* The text of a message. */
static char *text_of(enum msg m, va_list args)
{
    struct buf text = {0}, cut = {0};
    buf_vprintf(&text, msg_text(m), args);
    buf_shortened(&cut, buf_view(&text), TEXT_HEAD + TEXT_TAIL, TEXT_HEAD, TEXT_TAIL);
    char *text_copy = copy(cut.p ? cut.p : "", cut.n);
    buf_free(&text);
    buf_free(&cut);
    return text_copy;
}

/* The entry to be filled with its column, or NULL; at: of the place, in any unit. */
static struct log_entry *record(enum msg m, const char *file, size_t line, size_t at, va_list args)
{
    free(log_state.last);
    log_state.last = text_of(m, args);
    log_state.count[msg_level(m)]++;
    log_state.machine |= msg_of_machine(m);
    uint64_t key = key_of(m, file, line, at, log_state.last);
    struct log_entry *e = is_new(key) ? admit(m, file, key) : NULL;
    if (e && !e->rest.n)
        e->text = copy(log_state.last, strlen(log_state.last));
    if (e)
        e->line = line;
    return e;
}

size_t diag_entries(void)
{
    return log_state.entries.n;
}

bool diag_next(size_t *at, const char *file, struct diag_message *m)
{
    while (*at < log_state.entries.n) {
        const struct log_entry *e = &log_state.entries.at[(*at)++];
        if (file && (!e->file || strcmp(e->file, file)))
            continue;
        *m = (struct diag_message){e->msg, e->file, e->line, e->column, STR_NONE, e->rest.n};
        m->text = str_of(e->text);
        return true;
    }
    return false;
}

void diag(enum msg m, struct pos p, ...)
{
    va_list args;
    va_start(args, p);
    diag_list(m, p, args);
    va_end(args);
}

bool diag_is_full(enum msg m, struct pos p)
{
    const struct source *s = pos_origin(p).source;
    return log_state.entries.n && group_of(m, s ? s->name : NULL)->kept >= LIMIT_MESSAGES;
}

const char *diag_last(void)
{
    return log_state.last ? log_state.last : "";
}

void diag_list(enum msg m, struct pos p, va_list args)
{
    p = pos_origin(p);
    size_t line = p.source ? pos_line(p) : 0;
    struct log_entry *e = record(m, p.source ? p.source->name : NULL, line, p.at, args);
    if (!e || !p.source)
        return;
    e->column = column_of(p, line);
    if (e->text)
        take_snippet(e, p);
}

/* A message at a place that is known by its numbers. */
static void record_at(enum msg m, const char *name, size_t line, size_t column, va_list args)
{
    struct log_entry *e = record(m, name, line, column, args);
    if (e)
        e->column = column;
}

void diag_file(enum msg m, const char *name, ...)
{
    va_list args;
    va_start(args, name);
    record_at(m, name, 1, 1, args);
    va_end(args);
}

void diag_at(enum msg m, const char *name, size_t line, size_t column, ...)
{
    va_list args;
    va_start(args, column);
    record_at(m, name, line, column, args);
    va_end(args);
}

size_t diag_said(void)
{
    return log_state.count[DIAG_NOTE] + log_state.count[DIAG_WARNING] + diag_errors();
}

bool diag_is_quiet(void)
{
    return log_state.quiet;
}

size_t diag_errors(void)
{
    return log_state.count[DIAG_ERROR];
}

bool diag_of_machine(void)
{
    return log_state.machine;
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

static void print_entry(FILE *f, const struct log_entry *e)
{
    static const char *const names[3] = {"note", "warning", "error"}; /* gen/README.md, Messages */
    static const char *const ink[3] = {"\033[36m", "\033[35m", "\033[31m"};
    enum diag_level level = msg_level(e->msg);
    bool color = diag_color(f);
    struct buf name = {0}, out = {0};
    if (e->file) {
        buf_shortened(&name, str_of(e->file), PATH_MAX, TEXT_HEAD, TEXT_TAIL);
        unicode_harmless(&out, buf_view(&name), "");
        buf_printf(&out, ":%zu:%zu: ", e->line, e->column);
    }
    buf_printf(&out, "%s%s:%s ", color ? ink[level] : "", names[level], color ? "\033[0m" : "");
    if (e->text)
        unicode_harmless(&out, str_of(e->text), "");
    else
        buf_printf(&out, msg_text(MSG_MORE_OF_A_KIND), e->rest.n);
    buf_printf(&out, " [%s]\n", msg_rule(e->msg));
    if (e->snippet)
        buf_printf(&out, "    %s\n    %*s^\n", e->snippet, (int)e->caret, "");
    fwrite(out.p, 1, out.n, f);
    buf_free(&name);
    buf_free(&out);
}

static void empty_log(void)
{
    for (size_t i = 0; i < log_state.entries.n; i++) {
        free(log_state.entries.at[i].file);
        free(log_state.entries.at[i].text);
        free(log_state.entries.at[i].snippet);
        vec_free(&log_state.entries.at[i].rest);
    }
    vec_free(&log_state.entries);
    vec_free(&log_state.groups);
    arena_free(log_state.arena);
    log_state.arena = NULL;
}

void diag_forget(void)
{
    empty_log();
    memset(log_state.count, 0, sizeof log_state.count);
    log_state.machine = false;
}

void diag_print(FILE *f)
{
    struct log_entry *at = log_state.entries.at;
    size_t n = log_state.entries.n;
    array_sort(at, n, by_place);
    for (size_t i = 0; i < n; i++)
        if (!log_state.quiet || msg_level(at[i].msg) == DIAG_ERROR)
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
        if (e->rest.n)
            buf_add(b, (const char *)e->rest.at, e->rest.n * sizeof *e->rest.at);
    }
    empty_log();
}

/* Admits an entry that came with strings of its own, which are given away. */
static void import_entry(const struct log_entry *came)
{
    struct log_entry *e = is_new(came->key) ? admit(came->msg, came->file, came->key) : NULL;
    bool whole = e && !e->rest.n;
    if (e) {
        e->line = came->line;
        e->column = came->column;
        e->caret = came->caret;
    }
    if (whole) {
        e->text = came->text;
        e->snippet = came->snippet;
    } else {
        free(came->text);
        free(came->snippet);
    }
    free(came->file);
}

/* Those that were only counted; the first of them has the place. */
static void import_rest(const struct log_entry *came, struct str keys)
{
    uint64_t key;
    for (; keys.n; keys = str_slice(keys, sizeof key, keys.n)) {
        memcpy(&key, keys.p, sizeof key);
        struct log_entry *e = is_new(key) ? admit(came->msg, came->file, key) : NULL;
        if (e) {
            e->line = came->line;
            e->column = came->column;
        }
    }
    free(came->file);
}

void diag_import(struct str bytes)
{
    while (bytes.n) {
        struct log_entry e;
        memcpy(&e, bytes.p, sizeof e);
        bytes = str_slice(bytes, sizeof e, bytes.n);
        e.file = import_string(&bytes);
        e.text = import_string(&bytes);
        e.snippet = import_string(&bytes);
        size_t keys = e.rest.n * sizeof(uint64_t);
        log_state.count[msg_level(e.msg)] += e.rest.n + !e.rest.n;
        log_state.machine |= msg_of_machine(e.msg);
        if (e.rest.n)
            import_rest(&e, str_slice(bytes, 0, keys));
        else
            import_entry(&e);
        bytes = str_slice(bytes, keys, bytes.n);
    }
}

static void put_line(FILE *f, enum msg m, va_list arguments)
{
    if (log_state.quiet)
        return;
    char *text = text_of(m, arguments);
    struct buf line = {0};
    unicode_harmless(&line, str_of(text), "");
    buf_char(&line, '\n');
    fwrite(line.p, 1, line.n, f);
    fflush(f);
    buf_free(&line);
    free(text);
}

void diag_line(enum msg m, ...)
{
    va_list arguments;
    va_start(arguments, m);
    put_line(stderr, m, arguments);
    va_end(arguments);
}

void diag_result(enum msg m, ...)
{
    va_list arguments;
    va_start(arguments, m);
    put_line(stdout, m, arguments);
    va_end(arguments);
}
