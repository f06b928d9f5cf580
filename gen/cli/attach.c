/* Sources in a PDF: see attach.h. */
#include "cli/attach.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "cli/cli.h"
#include "cli/roots.h"

/* Once each: a template may be loaded several times. False after a diagnostic. */
static bool add_file(struct attach_list *l, const char *name, const char *path)
{
    struct buf bytes = {0};
    for (size_t i = 0; i < l->files.n; i++)
        if (str_is(l->files.at[i].name, name))
            return true;
    bool good = file_read(path, &bytes);
    if (good)
        *vec_push(&l->files) =
            (struct pdf_attachment){str_copy(l->arena, str_of(name)), buf_take(&bytes, l->arena)};
    else
        source_unreadable(path);
    buf_free(&bytes);
    return good;
}

/* "/usr/share/kehoach/templates/common/x.md" -> "templates/common/x.md" */
static const char *from_templates(const char *path)
{
    const char *found = path;
    for (const char *at = path; (at = strstr(at, "templates/")); at++)
        found = at;
    return found;
}

const struct source *attach_load(void *user, struct str name)
{
    struct attach_templates *t = user;
    const struct source *s = project_load(&t->kind, name);
    if (s && t->list)
        add_file(t->list, from_templates(s->name), s->name);
    return s;
}

/* An office's own words, where it has some. */
static bool add_words(struct attach_list *l)
{
    static const char name[] = "sources/words.def";
    struct roots roots;
    struct stat s;
    roots_list(l->arena, &roots);
    const char *path = roots_find(l->arena, &roots, name);
    return stat(path, &s) || add_file(l, name, path);
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *in_folder(struct attach_list *l, const char *id, const char *name)
{
    return str_format(l->arena, "sources/provinces/%s/%s", id, name).p;
}

static const char *central_name(struct attach_list *l, const struct plan_inputs *in)
{
    return str_format(l->arena, "sources/central/%s", file_name(in->central->source->name)).p;
}

/* A plan that another one carries out is made for it, whatever a file of its name holds: its text
 * is attached as it is here. */
static bool add_central(struct attach_list *l, const struct plan_inputs *in)
{
    const struct source *s = in->central->source;
    struct buf bytes = {0};
    char read[65], now[65] = "";
    source_sha256(s, read);
    if (file_read(s->name, &bytes))
        hash_sha256(buf_view(&bytes), now);
    buf_free(&bytes);
    if (s->raw.n || !strcmp(read, now))
        return add_file(l, central_name(l, in), s->name);
    *vec_push(&l->files) = (struct pdf_attachment){str_of(central_name(l, in)), s->text};
    return true;
}

bool attach_sources(struct attach_list *l, const struct plan_inputs *in)
{
    const struct profile *p = in->profile;
    struct roots roots;
    roots_list(l->arena, &roots);
    bool good = add_file(l, in_folder(l, p->id, "profile.xml"), p->source->name);
    if (in->base)
        good &= add_file(l, in_folder(l, p->id, "base.md"), in->base->source->name);
    good &= add_central(l, in);
    good &=
        add_file(l, "sources/agencies.xml", roots_find(l->arena, &roots, "sources/agencies.xml"));
    for (const struct style *s = in->style; s; s = s->base)
        good &= add_file(l, from_templates(s->source->name), s->source->name);
    return add_words(l) && good;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct pdf_attachment *)a)->name,
                   ((const struct pdf_attachment *)b)->name);
}

void attach_record(struct attach_list *l, const struct build_options *w,
                   const struct plan_inputs *in, const char *file, const char *today)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct buf b = {0};
    buf_printf(&b, "kehoach %s\nfile %s\nid %s\ncentral %s\ntoday %s\n", KEHOACH_VERSION, file,
               in->profile->id, central_name(l, in), today);
    if (epoch)
        buf_printf(&b, "epoch %s\n", epoch);
    if (w->draft)
        buf_printf(&b, "draft %s\n", w->draft);
    if (w->date)
        buf_printf(&b, "date %s\n", w->date);
    buf_puts(&b, w->final ? "final yes\n" : "");
    buf_puts(&b, w->one_file ? "one-file yes\n" : "");
    struct pdf_attachment record = {STR(ATTACH_RECORD), buf_take(&b, l->arena)};
    for (size_t i = 0; i < l->files.n; i++)
        if (str_eq(l->files.at[i].name, record.name)) {
            l->files.at[i] = record;
            return;
        }
    *vec_push(&l->files) = record;
    array_sort(l->files.at, l->files.n, by_name);
}
