/* Roots: see roots.h. */
#include "cli/roots.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/text.h"
#include "cli/share.h"

static const char *chosen; /* --root, or NULL */

void roots_set(const char *folder)
{
    chosen = folder;
}

static char beside[4096]; /* the folder above that of the program; empty unless asked for */

void roots_add_program(void)
{
    ssize_t n = readlink("/proc/self/exe", beside, sizeof beside - 1);
    for (int levels = 2; levels; levels--)
        while (n > 0 && beside[--n] != '/')
            ;
    beside[n > 0 ? n : 0] = '\0';
}

static const char *home(void)
{
    const char *folder = getenv("KEHOACH_HOME");
    return folder && *folder ? folder : NULL;
}

static bool is_folder(const char *path)
{
    struct stat s;
    bool there = !stat(path, &s);
    if (there && !S_ISDIR(s.st_mode))
        errno = ENOTDIR;
    return there && S_ISDIR(s.st_mode);
}

bool roots_check(void)
{
    const char *const folders[] = {chosen, home()};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (folders[i] && !is_folder(folders[i])) {
            diag_file(MSG_PROJECT_NO_FOLDER, folders[i], msg_reason(errno));
            return false;
        }
    return true;
}

static bool exists(struct arena *a, const char *prefix, const char *path)
{
    struct stat s;
    return !stat(str_format(a, "%s%s", prefix, path).p, &s);
}

void roots_list(struct arena *a, struct roots *out)
{
    const char *const folders[ROOTS_MOST] = {chosen, home(), "", KEHOACH_SHARE,
                                             *beside ? beside : NULL};
    bool whole = false;
    *out = (struct roots){.n = 0};
    for (size_t i = 0; i < ROOTS_MOST && !whole; i++) {
        if (!folders[i])
            continue;
        const char *slash = !*folders[i] || str_ends(str_of(folders[i]), STR("/")) ? "" : "/";
        const char *prefix = str_format(a, "%s%s", folders[i], slash).p;
        out->prefixes[out->n++] = prefix;
        whole = exists(a, prefix, "sources/agencies.xml") && exists(a, prefix, "templates");
    }
}

const char *roots_find(struct arena *a, const struct roots *roots, const char *path)
{
    size_t i = 0;
    while (i < roots->n && !exists(a, roots->prefixes[i], path))
        i++;
    return str_format(a, "%s%s", roots->prefixes[i < roots->n ? i : 0], path).p;
}
