/* What a plan is made of: see inputs.h. */
#include "cli/inputs.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/roots.h"
#include "layout/fontfile.h"

struct shared_input { /* the digest of something that several plans are made of */
    char digest[INPUTS_SIZE];
};

struct inputs {
    struct project *project;
    struct arena *arena;
    struct roots roots;
    bool fonts;
    struct buf common;
    struct map names; /* of what is shared: "kind NAME", "file PATH" */
    vec(struct shared_input) shared;
};

/* The digest by its name; *found is false where it has to be computed, into the place returned. */
static char *shared_of(struct inputs *in, const char *what, const char *name, bool *found)
{
    uint32_t number = map_add(&in->names, str_format(in->arena, "%s %s", what, name));
    *found = number < in->shared.n;
    if (!*found)
        *vec_push(&in->shared) = (struct shared_input){""};
    return in->shared.at[number].digest;
}

/* A digest of the file's bytes; "" where it cannot be read. */
static void add_file(struct inputs *in, const char *path, struct buf *out)
{
    bool found;
    char *digest = shared_of(in, "file", path, &found);
    struct buf bytes = {0};
    struct stat st;
    if (!found && !stat(path, &st) && S_ISREG(st.st_mode) && file_read(path, &bytes))
        hash_quick(buf_view(&bytes), digest);
    buf_free(&bytes);
    buf_printf(out, "%s\n", digest);
}

static int by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The files of a folder of templates in each root, by their names. */
static void add_folder(struct inputs *in, const char *name, struct buf *out)
{
    for (size_t r = 0; r < in->roots.n; r++) {
        const char *path = str_format(in->arena, "%stemplates/%s", in->roots.prefixes[r], name).p;
        vec(const char *) files = {0};
        DIR *folder = opendir(path);
        for (struct dirent *e = folder ? readdir(folder) : NULL; e; e = readdir(folder))
            if (e->d_name[0] != '.')
                *vec_push(&files) = str_copy(in->arena, str_of(e->d_name)).p;
        if (folder)
            closedir(folder);
        array_sort(files.at, files.n, by_bytes);
        for (size_t i = 0; i < files.n; i++) {
            buf_printf(out, "%s ", files.at[i]);
            add_file(in, str_format(in->arena, "%s/%s", path, files.at[i]).p, out);
        }
        vec_free(&files);
        buf_puts(out, "\n");
    }
}

static void add_fonts(struct inputs *in, const struct style *style, struct buf *out)
{
    struct fontfile faces[4];
    size_t named = 0;
    while (named < 4 && style->fonts[named].n)
        named++;
    if (!named || fontfile_family(in->arena, style->fonts_pos, style->fonts, named, faces) < 0)
        return;
    for (size_t i = 0; i < 4; i++)
        add_file(in, faces[i].path, out);
}

/* Templates, and the style with those that it is based on. */
static void add_kind(struct inputs *in, const struct profile *profile, struct buf *out)
{
    bool found;
    char *digest = shared_of(in, "kind", profile->kind, &found), one[INPUTS_SIZE];
    if (!found) {
        struct buf text = {0};
        const struct style *style =
            project_style_at(in->project, profile->kind, source_pos(profile->source, 1, 1));
        add_folder(in, profile->kind, &text);
        add_folder(in, "common", &text);
        for (const struct style *s = style; s; s = s->base) {
            source_sha256(s->source, one);
            buf_printf(&text, "%s\n", one);
        }
        if (style && in->fonts)
            add_fonts(in, style, &text);
        found = true;
        digest = shared_of(in, "kind", profile->kind, &found); /* the list may have moved */
        hash_sha256(buf_view(&text), digest);
        buf_free(&text);
    }
    buf_printf(out, "%s\n", digest);
}

static void add_plan_above(struct inputs *, const char *path, struct buf *out, int depth);

static void add_profile(struct inputs *in, const struct profile *profile, struct buf *out,
                        int depth)
{
    char own[INPUTS_SIZE];
    bool plan;
    const char *base = project_base_path(in->arena, profile->source->name);
    const char *central = project_central_file(in->project, profile, &plan);
    source_sha256(profile->source, own);
    buf_printf(out, "%s\n", own);
    if (profile->base_count && !access(base, F_OK))
        add_file(in, base, out);
    add_kind(in, profile, out);
    buf_printf(out, "central %d\n", plan);
    if (central && !plan)
        add_file(in, central, out);
    if (central && plan && depth < LIMIT_PLANS)
        add_plan_above(in, central, out, depth + 1);
}

/* What the plan is made of that this one carries out, as hundreds of others may. */
static void add_plan_above(struct inputs *in, const char *path, struct buf *out, int depth)
{
    bool found;
    char *digest = shared_of(in, "plan", path, &found);
    if (!found) {
        struct buf text = {0};
        const struct profile *above = project_profile_at(in->project, path);
        if (above)
            add_profile(in, above, &text, depth);
        digest = shared_of(in, "plan", path, &found); /* the list may have moved */
        hash_sha256(buf_view(&text), digest);
        buf_free(&text);
    }
    buf_printf(out, "%s\n", digest);
}

struct inputs *inputs_new(struct project *project, struct str options, bool fonts)
{
    struct inputs *in = mem_zalloc(sizeof *in);
    *in = (struct inputs){.project = project, .arena = arena_new(), .fonts = fonts};
    in->names.arena = in->arena;
    roots_list(in->arena, &in->roots);
    buf_puts(&in->common, "kehoach " KEHOACH_VERSION "\n");
    add_file(in, roots_find(in->arena, &in->roots, "sources/agencies.xml"), &in->common);
    add_file(in, roots_find(in->arena, &in->roots, "sources/words.def"), &in->common);
    source_settings(&in->common);
    buf_str(&in->common, options);
    return in;
}

void inputs_free(struct inputs *in)
{
    if (!in)
        return;
    arena_free(in->arena);
    buf_free(&in->common);
    vec_free(&in->shared);
    free(in);
}

void inputs_digest(struct inputs *in, const struct profile *profile, char out[INPUTS_SIZE])
{
    struct buf text = {0};
    buf_str(&text, buf_view(&in->common));
    add_profile(in, profile, &text, 0);
    hash_sha256(buf_view(&text), out);
    buf_free(&text);
}
