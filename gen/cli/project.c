/* Project: see project.h. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "cli/project.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/journal.h"
#include "base/limits.h"
#include "base/mem.h"
#include "cli/roots.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"
#include "markdown/md_write.h"
#include "merge/overlay/rebase.h"
#include "merge/plan/plan.h"
#include "read/own_clauses.h"
#include "read/read.h"

#define AGENCIES "sources/agencies.xml"
#define PROVINCES "sources/provinces"
#define CENTRAL "sources/central"
#define TEMPLATES "templates"

enum file_role {
    ROLE_PROFILE,
    ROLE_BASE,
    ROLE_STYLE,
    ROLE_CENTRAL,
    ROLE_PLAN,
    ROLE_TEMPLATE,
    ROLE_REGISTRY
};

struct folder_entry { /* a file that was read, also in vain: value is NULL then */
    enum file_role role;
    const char *path;
    const void *value;
};

struct project {
    struct arena *arena;
    struct arena *passing; /* of what one plan alone is made of: its profile and base */
    struct roots roots;
    vec(struct folder_entry) files;
    unsigned depth;    /* of the plan that is being built for another one */
    const char *given; /* a central text in place of that of each profile for which it is meant */
    bool given_to_all;
};

struct project *project_new(void)
{
    struct project *p = mem_zalloc(sizeof *p);
    p->arena = arena_new();
    p->passing = arena_new();
    roots_list(p->arena, &p->roots);
    return p;
}

static bool is_document(enum file_role role)
{
    return role == ROLE_CENTRAL || role == ROLE_PLAN || role == ROLE_BASE;
}

static bool is_of_one_plan(enum file_role role)
{
    return role == ROLE_PROFILE || role == ROLE_BASE;
}

void project_release(struct project *p)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->files.n; i++) {
        struct folder_entry *e = &p->files.at[i];
        if (!is_of_one_plan(e->role))
            p->files.at[kept++] = *e;
        else if (is_document(e->role))
            doc_free((struct doc *)e->value);
    }
    p->files.n = kept;
    arena_free(p->passing);
    p->passing = arena_new();
}

void project_free(struct project *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->files.n; i++)
        if (is_document(p->files.at[i].role))
            doc_free((struct doc *)p->files.at[i].value);
    vec_free(&p->files);
    arena_free(p->passing);
    arena_free(p->arena);
    free(p);
}

static bool exists(const char *path)
{
    struct stat s;
    return !stat(path, &s);
}

static const char *find(struct project *p, const char *path)
{
    return roots_find(p->arena, &p->roots, path);
}

static const char *style_path(void *user, const char *kind)
{
    struct project *p = user;
    return find(p, str_format(p->arena, TEMPLATES "/%s/style.xml", kind).p);
}

/* The plan of a profile as the text that another one carries out: its Markdown, read. */
static const struct doc *read_plan(struct project *p, const struct source *s)
{
    const char *folder =
        str_format(p->arena, "%.*s", (int)(strrchr(s->name, '/') - s->name), s->name).p;
    const struct profile *profile = project_profile(p, folder);
    const struct doc *central = profile ? project_central(p, profile) : NULL;
    struct project_kind kind = {p, profile ? profile->kind : NULL};
    struct plan_tools tools = {read_markdown, read_fragment, project_load, &kind};
    struct plan_inputs in = {.central = central,
                             .profile = profile,
                             .registry = project_registry(p),
                             .style = profile ? project_style(p, profile->kind) : NULL};
    if (central && !rebase_is_current(profile, central))
        in.base = project_base(p, profile);
    struct plan *plan = central && in.registry && in.style ? plan_build(&in, &tools) : NULL;
    struct doc *again = NULL;
    if (plan) {
        struct buf text = {0};
        write_md(plan->plan, &text);
        const struct source *made = source_from(
            p->arena, str_format(p->arena, "out/%s/plan.md", profile->id).p, buf_view(&text));
        buf_free(&text);
        again = made ? read_markdown(made) : NULL;
        if (again)
            again->digest = central->digest;
    }
    plan_free(plan);
    return again;
}

static const void *read_source(struct project *p, enum file_role role, const struct source *s)
{
    const struct style_finder finder = {style_path, p};
    switch (role) {
    case ROLE_PROFILE:
        return profile_read(p->passing, s);
    case ROLE_STYLE:
        return style_read(p->arena, s, &finder);
    case ROLE_CENTRAL:
    case ROLE_BASE:
        return read_paper(s);
    case ROLE_PLAN:
        return read_plan(p, s);
    case ROLE_REGISTRY:
        return registry_read(p->arena, s);
    case ROLE_TEMPLATE:
        break;
    }
    return s;
}

/* Is the file that a path leads to, links followed, in the folder? */
static bool is_below(const char *path, const char *folder)
{
    char file[PATH_MAX], within[PATH_MAX];
    if (!realpath(path, file) || !realpath(folder, within))
        return false;
    size_t n = strlen(within);
    return !strncmp(file, within, n) && (file[n] == '/' || within[n - 1] == '/');
}

/*
 * A file of sources/ or templates/ is in the folder that its path names, or below one of the two in
 * a root: a link in a project that somebody sent does not make a plan of other files.
 */
static bool is_inside(struct project *p, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *own =
        str_format(p->arena, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".").p;
    bool inside = is_below(path, own);
    for (size_t i = 0; !inside && i < p->roots.n; i++)
        inside = is_below(path, str_format(p->arena, "%ssources", p->roots.prefixes[i]).p) ||
                 is_below(path, str_format(p->arena, "%s" TEMPLATES, p->roots.prefixes[i]).p);
    if (!inside)
        diag_file(MSG_PROJECT_OUTSIDE, path);
    return inside;
}

static const void *read_once(struct project *p, enum file_role role, const char *path)
{
    for (size_t i = 0; i < p->files.n; i++)
        if (p->files.at[i].role == role && !strcmp(p->files.at[i].path, path))
            return p->files.at[i].value;
    struct arena *a = is_of_one_plan(role) ? p->passing : p->arena;
    bool paper = role == ROLE_CENTRAL || role == ROLE_BASE;
    const struct source *s = NULL;
    if (path == p->given || source_is_no_pipe(path))
        s = paper ? source_open_paper(a, path) : source_open(a, path);
    const void *value = s ? read_source(p, role, s) : NULL;
    if (value || role != ROLE_TEMPLATE) /* each plan is told of a template that cannot be read */
        *vec_push(&p->files) = (struct folder_entry){role, path, value};
    return value;
}

const struct registry *project_registry(struct project *p)
{
    return read_once(p, ROLE_REGISTRY, find(p, AGENCIES));
}

const char *project_profile_path(struct project *p, const char *name)
{
    struct str folder = str_of(name);
    bool id = str_find(folder, STR("/"), 0) == (size_t)-1;
    while (str_ends(folder, STR("/")))
        folder.n--;
    const char *path = str_format(p->arena, "%.*s/profile.xml", STR_ARG(folder)).p;
    if (id && !exists(path))
        path = find(p, str_format(p->arena, PROVINCES "/%.*s/profile.xml", STR_ARG(folder)).p);
    if (id && !exists(path)) {
        size_t n = 0;
        const char *const *ids = project_provinces(p, &n);
        struct nearest near = NEAREST(str_of(name));
        for (size_t i = 0; i < n; i++)
            nearest_offer(&near, str_of(ids[i]));
        if (ids)
            diag_file(MSG_PROJECT_NO_PROVINCE, path, name, STR_ARG(n ? near.best : STR("?")));
        return NULL;
    }
    return path;
}

const struct profile *project_profile_at(struct project *p, const char *path)
{
    return read_once(p, ROLE_PROFILE, path);
}

const struct profile *project_profile(struct project *p, const char *name)
{
    const char *path = project_profile_path(p, name);
    return path ? project_profile_at(p, path) : NULL;
}

const char *project_new_folder(struct project *p, const char *id)
{
    return str_format(p->arena, "%s" PROVINCES "/%s", p->roots.prefixes[0], id).p;
}

const char *project_base_path(struct arena *a, const char *profile_path)
{
    struct str folder = str_of(profile_path);
    while (folder.n && folder.p[folder.n - 1] != '/')
        folder.n--;
    return str_format(a, "%.*sbase.md", STR_ARG(folder)).p;
}

bool project_profile_recover(const char *profile_path)
{
    char *folder = file_directory(profile_path);
    bool good = journal_recover(folder);
    free(folder);
    return good;
}

const struct doc *project_base(struct project *p, const struct profile *profile)
{
    const char *path = project_base_path(p->arena, profile->source->name);
    return profile->base_count && exists(path) ? read_once(p, ROLE_BASE, path) : NULL;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The kinds of plans that there are templates for, sorted, with a comma between. */
static struct str kinds(struct project *p)
{
    vec(const char *) names = {0};
    struct buf list = {0};
    DIR *folder = opendir(find(p, TEMPLATES));
    for (struct dirent *e = folder ? readdir(folder) : NULL; e; e = readdir(folder))
        if (e->d_name[0] != '.' &&
            exists(find(p, str_format(p->arena, TEMPLATES "/%s/plan.md", e->d_name).p)))
            *vec_push(&names) = str_copy(p->arena, str_of(e->d_name)).p;
    if (folder)
        closedir(folder);
    array_sort(names.at, names.n, by_name);
    for (size_t i = 0; i < names.n; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", names.at[i]);
    vec_free(&names);
    return buf_take(&list, p->arena);
}

const struct style *project_style_at(struct project *p, const char *kind, struct pos pos)
{
    const char *path = style_path(p, kind);
    if (exists(path))
        return read_once(p, ROLE_STYLE, path);
    struct str known = kinds(p);
    if (pos.source)
        diag(MSG_PROJECT_NO_KIND, pos, kind, STR_ARG(known));
    else
        diag_at(MSG_PROJECT_NO_KIND, path, 1, 1, kind, STR_ARG(known));
    return NULL;
}

const struct style *project_style(struct project *p, const char *kind)
{
    return project_style_at(p, kind, POS_NONE);
}

static const char *body_of(const struct doc *doc)
{
    return doc->system == SYSTEM_STATE ? "ubnd" : "tinh-uy";
}

const char *project_plan_kind(struct project *p, const struct doc *doc)
{
    return str_format(p->arena, "ke-hoach-%s", body_of(doc)).p;
}

const char *project_kind_of(struct project *p, const struct doc *doc)
{
    enum kind_column column =
        doc->system == SYSTEM_STATE ? KIND_STATE_TEMPLATE : KIND_PARTY_TEMPLATE;
    for (size_t i = 0; i < lexicon_list(WORDS_KINDS)->n; i++) {
        struct str template = lexicon_field(WORDS_KINDS, i, column);
        if (template.n && str_eq(doc->kind, lexicon_field(WORDS_KINDS, i, KIND_ID)))
            return str_copy(p->arena, template).p;
    }
    const char *own = str_format(p->arena, "%.*s-%s", STR_ARG(doc->kind), body_of(doc)).p;
    if (doc->kind.n && exists(style_path(p, own)))
        return own;
    return project_plan_kind(p, doc);
}

const char *project_central_path(struct project *p, const char *id, const char **there)
{
    static const char *const suffixes[] = {"xml", "md", "txt"};
    *there = NULL;
    for (size_t i = 0; !*there && i < sizeof suffixes / sizeof *suffixes; i++) {
        const char *guess = find(p, str_format(p->arena, CENTRAL "/%s.%s", id, suffixes[i]).p);
        if (exists(guess))
            *there = guess;
    }
    return str_format(p->arena, "%s" CENTRAL "/%s.md", p->roots.prefixes[0], id).p;
}

/* The letters and digits alike: "43-NQ/TW" and "43-nq-tw". */
static bool same_letters(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a.n && !is_letter(a.p[i]) && !is_digit(a.p[i]))
            i++;
        while (k < b.n && !is_letter(b.p[k]) && !is_digit(b.p[k]))
            k++;
        if (i >= a.n || k >= b.n)
            return i >= a.n && k >= b.n;
        if ((a.p[i] | ' ') != (b.p[k] | ' '))
            return false;
    }
}

bool project_is_meant(struct project *p, const struct profile *profile, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    struct str stem = str_slice(str_of(name), 0, str_find(str_of(name), STR("."), 1));
    const struct doc *d = read_once(p, ROLE_CENTRAL, path);
    return str_is(stem, profile->central) ||
           (d && d->number.n && same_letters(d->number, str_of(profile->central)));
}

void project_give_central(struct project *p, const char *path, bool to_all)
{
    p->given = path;
    p->given_to_all = to_all;
}

const char *project_central_file(struct project *p, const struct profile *profile, bool *plan)
{
    const char *path = NULL;
    *plan = false;
    if (p->given && (p->given_to_all || project_is_meant(p, profile, p->given)))
        return p->given;
    project_central_path(p, profile->central, &path);
    if (path)
        return path;
    path = find(p, str_format(p->arena, PROVINCES "/%s/profile.xml", profile->central).p);
    *plan = exists(path);
    return *plan ? path : NULL;
}

const struct doc *project_central(struct project *p, const struct profile *profile)
{
    bool plan;
    const char *path = project_central_file(p, profile, &plan);
    if (!path) {
        diag(MSG_PROJECT_NO_CENTRAL, source_pos(profile->source, 1, 1), profile->central);
        return NULL;
    }
    if (!plan)
        return path == p->given || is_inside(p, path) ? read_once(p, ROLE_CENTRAL, path) : NULL;
    const struct doc *d = NULL;
    if (p->depth++ < LIMIT_PLANS)
        d = read_once(p, ROLE_PLAN, path);
    else
        diag(MSG_PROJECT_CYCLE, source_pos(profile->source, 1, 1), profile->central);
    p->depth--;
    return d;
}

/* Letters, digits, "-" and "_": no name leads out of the folder. */
static bool plain_name(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", name.p[i]))
            return false;
    return name.n;
}

const struct source *project_load(void *user, struct str name)
{
    const struct project_kind *templates = user;
    struct project *p = templates->project;
    const char *const folders[] = {templates->kind, "common"};
    if (!plain_name(name))
        return NULL;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *path =
            find(p, str_format(p->arena, TEMPLATES "/%s/%.*s.md", folders[i], STR_ARG(name)).p);
        if (exists(path))
            return is_inside(p, path) ? read_once(p, ROLE_TEMPLATE, path) : NULL;
    }
    return NULL;
}

const char *project_province_path(struct project *p, const char *id)
{
    return str_format(p->arena, "%s/%s/profile.xml", find(p, PROVINCES), id).p;
}

const char *const *project_provinces(struct project *p, size_t *count)
{
    vec(const char *) ids = {0};
    const char *provinces = find(p, PROVINCES);
    DIR *folder = opendir(provinces);
    if (!folder) {
        diag_file(MSG_PROJECT_NO_FOLDER, provinces, msg_reason(errno));
        return NULL;
    }
    for (struct dirent *e = readdir(folder); e; e = readdir(folder))
        if (e->d_name[0] != '.' &&
            exists(str_format(p->arena, "%s/%s/profile.xml", provinces, e->d_name).p))
            *vec_push(&ids) = str_copy(p->arena, str_of(e->d_name)).p;
    closedir(folder);
    array_sort(ids.at, ids.n, by_name);
    const char **sorted;
    vec_move(p->arena, &ids, sorted, *count);
    return sorted;
}

const char *project_id_of(struct arena *a, const char *path, enum words otherwise)
{
    struct buf id = {0};
    struct str name = str_of(path);
    while (name.n > 1 && name.p[name.n - 1] == '/')
        name.n--;
    /* The last part of a path, without its suffix. */
    size_t from = name.n, end;
    while (from && name.p[from - 1] != '/')
        from--;
    end = str_find(name, STR("."), from + 1);
    name = str_slice(name, from, end == (size_t)-1 ? name.n : end);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool letter = c >= 'a' && c <= 'z', digit = is_digit(c);
        if (letter || digit || (id.n && c == '-'))
            buf_char(&id, c);
        else if (c >= 'A' && c <= 'Z')
            buf_char(&id, (char)(c - 'A' + 'a'));
    }
    struct str made = buf_take(&id, a);
    return made.n ? made.p : lexicon_field(otherwise, 0, 0).p;
}
