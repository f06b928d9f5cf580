/* What build wrote: see written.h. */
#include "cli/written.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"

#define RECORD ".kehoach"
#define INPUTS "# inputs "
#define TEXT "# text "

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *written_record_path(struct arena *a, const char *output)
{
    return str_format(a, "%.*s" RECORD, (int)(name_of(output) - output), output).p;
}

/* The bytes of a file; unset where there is none that can be read. */
static struct str bytes_of(struct arena *a, const char *path)
{
    struct buf bytes = {0};
    bool there = file_read(path, &bytes);
    struct str text = there ? buf_take(&bytes, a) : STR_NONE;
    buf_free(&bytes);
    return there && !text.p ? STR("") : text;
}

/* The digest and the name of a line "DIGEST  NAME"; false where it is none. */
static bool read_line(struct str line, struct str *digest, struct str *name)
{
    size_t n = DIGEST_SIZE - 1;
    if (line.n < n + 3 || line.p[n] != ' ' || line.p[n + 1] != ' ')
        return false;
    *digest = str_slice(line, 0, n);
    *name = str_slice(line, n + 2, line.n);
    return true;
}

struct str written_digest(struct arena *a, const char *path)
{
    struct str digest, name;
    for (struct str rest = bytes_of(a, written_record_path(a, path)); rest.n;)
        if (read_line(str_line(&rest), &digest, &name) && str_is(name, name_of(path)))
            return digest;
    return STR_NONE;
}

/* The digest of the file's bytes; false where there are none, or the path is no file. */
static bool digest_of(struct arena *a, const char *path, char digest[DIGEST_SIZE])
{
    struct stat st;
    digest[0] = '\0';
    if (stat(path, &st) || !S_ISREG(st.st_mode) || !st.st_size)
        return false;
    struct str bytes = bytes_of(a, path);
    if (bytes.p) /* what cannot be read is somebody's */
        hash_sha256(bytes, digest);
    return true;
}

bool written_is_edited(struct arena *a, const char *path)
{
    char now[DIGEST_SIZE];
    return digest_of(a, path, now) && !str_is(written_digest(a, path), now);
}

bool written_is_ours(struct arena *a, const struct written_file *f)
{
    char now[DIGEST_SIZE];
    return !digest_of(a, f->path, now) || !strcmp(now, f->digest) ||
           (*now && str_is(written_digest(a, f->path), now));
}

bool written_record_is_ours(struct arena *a, const char *record)
{
    struct str digest, name;
    for (struct str rest = bytes_of(a, record); rest.n;) {
        struct str line = str_line(&rest);
        if (!str_starts(line, STR(INPUTS)) && !str_starts(line, STR(TEXT)) &&
            !read_line(line, &digest, &name))
            return false;
    }
    return true;
}

struct str written_text(struct arena *a, const char *record)
{
    for (struct str rest = bytes_of(a, record); rest.n;) {
        struct str line = str_line(&rest);
        if (str_starts(line, STR(TEXT)))
            return str_slice(line, strlen(TEXT), line.n);
    }
    return STR_NONE;
}

void written_record(struct arena *a, const struct written_file *files, size_t n, const char *inputs,
                    const char *text, struct buf *out)
{
    struct str digest, name;
    const char *record = written_record_path(a, files[0].path);
    struct str words = *text ? str_of(text) : written_text(a, record);
    if (words.n)
        buf_printf(out, TEXT "%.*s\n", STR_ARG(words));
    for (struct str rest = bytes_of(a, record); rest.n;) {
        size_t i = 0;
        if (!read_line(str_line(&rest), &digest, &name))
            continue;
        while (i < n && !str_is(name, name_of(files[i].path)))
            i++;
        if (i == n)
            buf_printf(out, "%.*s  %.*s\n", STR_ARG(digest), STR_ARG(name));
    }
    if (*inputs)
        buf_printf(out, INPUTS "%s\n", inputs);
    for (size_t i = 0; i < n; i++)
        if (*files[i].digest)
            buf_printf(out, "%s  %s\n", files[i].digest, name_of(files[i].path));
}

bool written_is_current(struct arena *a, const char *record, const char *inputs,
                        written_finder *find, void *context, struct written_files *files)
{
    const char *there = find ? find(context, record) : record;
    struct str rest = there ? bytes_of(a, there) : STR_NONE, digest, name;
    size_t whole = 0;
    bool known = false;
    while (rest.n && !known) {
        struct str line = str_line(&rest);
        known = str_starts(line, STR(INPUTS)) &&
                str_is(str_slice(line, strlen(INPUTS), line.n), inputs);
    }
    while (rest.n && read_line(str_line(&rest), &digest, &name)) {
        struct written_file f = {.path = str_format(a, "%.*s%.*s", (int)(name_of(record) - record),
                                                    record, STR_ARG(name))
                                             .p};
        const char *path = find ? find(context, f.path) : f.path;
        if (!path || !digest_of(a, path, f.digest) || !str_is(digest, f.digest))
            return false;
        if (files)
            *vec_push(&files->list) = f;
        whole++;
    }
    return whole && !rest.n;
}
