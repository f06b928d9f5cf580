/* The preview of a build: see serve.h. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "cli/serve.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "cli/preview.h"
#include "cli/profile_ids.h"
#include "layout/font.h"
#include "serve/site.h"

struct serve_name { /* of a plan, by the path of its profile */
    const char *path, *id;
};

struct serve {
    const struct build_options *options;
    const char *const *watched;
    struct http *http;
    struct site *site;
    struct form_fonts *fonts;
    struct svg_fonts used;
    struct arena *arena;
    vec(struct serve_name) names; /* of all plans that were there */
};

/* ------------------------------------------------------------------ pages */

static bool is_plain(struct str id)
{
    bool plain = id.n;
    for (size_t i = 0; i < id.n; i++)
        plain &= is_letter(id.p[i]) || is_digit(id.p[i]) || id.p[i] == '-';
    return plain;
}

/* The plan's name in addresses: its id, as long as it can be read, then the last one; of a profile
 * that was never whole a number. */
static const char *id_at(struct serve *s, struct build *b, size_t i)
{
    const char *path = b->paths.at[i];
    const struct str id = profile_head(b->arena, path).id;
    struct serve_name *known = NULL;
    for (size_t k = 0; k < s->names.n && !known; k++)
        known = strcmp(s->names.at[k].path, path) ? NULL : &s->names.at[k];
    if (!is_plain(id))
        return known ? known->id : str_format(b->arena, "%zu", i + 1).p;
    if (!known) {
        known = vec_push(&s->names);
        *known = (struct serve_name){.path = str_copy(s->arena, str_of(path)).p};
    }
    if (!known->id || !str_is(id, known->id))
        known->id = str_copy(s->arena, id).p;
    return known->id;
}

static void make_preview(struct serve *s, struct build *b, const char *id)
{
    size_t i = 0;
    while (i < b->paths.n && strcmp(id_at(s, b, i), id) != 0)
        i++;
    struct preview *p =
        i < b->paths.n ? preview_make(b, b->paths.at[i], id, s->fonts, &s->used) : NULL;
    for (size_t k = 0; k < s->used.n; k++)
        site_set_font(s->site, k, font_file(s->used.at[k]));
    site_put(s->site, id, p);
}

/* What is said of a plan that is looked at later was said by the build. */
static void make_later(void *context, const char *id)
{
    struct serve *s = context;
    struct build b;
    struct buf said = {0};
    build_open(&b, s->options);
    make_preview(s, &b, id);
    build_close(&b);
    diag_export(&said);
    buf_free(&said);
}

static void wake(struct serve *s)
{
    if (site_has_changed(s->site))
        http_wake(s->http);
}

void serve_pages(struct serve *s)
{
    struct build b;
    build_open(&b, s->options);
    const char **ids = arena_array(b.arena, b.paths.n, sizeof *ids);
    for (size_t i = 0; i < b.paths.n; i++)
        ids[i] = id_at(s, &b, i);
    site_set_plans(s->site, ids, b.paths.n);
    const char *id = site_current(s->site);
    size_t errors = diag_errors();
    if (id)
        make_preview(s, &b, id);
    build_close(&b);
    if (diag_errors() > errors)
        serve_messages(s);
    wake(s);
}

/* ------------------------------------------------------------------ messages */

/* Is the file one of those that are built from, or were written: not a link that leads elsewhere.
 */
static bool is_within(const struct serve *s, const char *file)
{
    char *path = realpath(file, NULL);
    bool within = false;
    for (size_t i = 0; path && !within && (!i || s->watched[i - 1]); i++) {
        const char *folder = s->watched[i] ? s->watched[i] : s->options->out;
        char *real = realpath(folder, NULL);
        size_t n = real ? strlen(real) : 0;
        within = n && !strncmp(path, real, n) && (path[n] == '/' || !path[n]);
        free(real);
    }
    free(path);
    return within;
}

/* The text of a file as it is now; unset where it is none, or is not to be shown. */
static struct str text_now(const struct serve *s, struct arena *a, const char *file)
{
    struct stat st;
    struct buf b = {0};
    struct str text = STR_NONE;
    if (is_within(s, file) && !stat(file, &st) && S_ISREG(st.st_mode) && st.st_size <= LIMIT_TEXT &&
        file_read(file, &b) && utf8_check(buf_view(&b)) == b.n)
        text = str_copy(a, buf_view(&b));
    buf_free(&b);
    return text;
}

static int by_place(const void *left, const void *right)
{
    const struct site_message *a = left, *b = right;
    int file = str_cmp(str_of(a->file), str_of(b->file));
    return file                 ? file
           : a->line != b->line ? mem_order(a->line, b->line)
                                : mem_order(a->column, b->column);
}

void serve_messages(struct serve *s)
{
    struct arena *a = arena_new();
    vec(struct site_message) all = {0};
    struct diag_message m;
    for (size_t at = 0; diag_next(&at, NULL, &m);) {
        struct str text = m.text.p ? m.text : str_format(a, msg_text(MSG_MORE_OF_A_KIND), m.count);
        *vec_push(&all) = (struct site_message){.level = msg_level(m.msg),
                                                .file = m.file,
                                                .line = m.line,
                                                .column = m.column,
                                                .text = text,
                                                .rule = msg_rule(m.msg)};
    }
    array_sort(all.at, all.n, by_place);
    for (size_t i = 0; i < all.n; i++) {
        const struct site_message *before = i ? &all.at[i - 1] : NULL;
        bool again = before && str_eq(str_of(before->file), str_of(all.at[i].file));
        if (all.at[i].file)
            all.at[i].content = again ? before->content : text_now(s, a, all.at[i].file);
    }
    site_set_messages(s->site, all.at, all.n);
    vec_free(&all);
    arena_free(a);
    wake(s);
}

/* ------------------------------------------------------------------ the server */

struct serve *serve_begin(const struct build_options *options, const char *const *watched)
{
    struct serve *s = mem_zalloc(sizeof *s);
    s->options = options;
    s->watched = watched;
    s->arena = arena_new();
    s->fonts = form_fonts_new();
    s->site = site_new(make_later, s, getenv("KEHOACH_EDITOR"));
    s->http = http_start(options->port, site_answer, s->site);
    if (s->http) {
        diag_result(MSG_SERVE_AT, http_port(s->http));
        if (!ferror(stdout))
            return s;
        diag_file(MSG_FILE_UNWRITABLE, "-", msg_reason(errno)); /* nobody knows the address */
    }
    serve_end(s);
    return NULL;
}

void serve_pass(void *context, int milliseconds)
{
    struct serve *s = context;
    http_serve(s->http, milliseconds);
}

void serve_end(struct serve *s)
{
    if (!s)
        return;
    http_stop(s->http);
    site_free(s->site);
    vec_free(&s->used);
    vec_free(&s->names);
    arena_free(s->arena);
    form_fonts_free(s->fonts);
    free(s);
}
