/* ZIP archives: see archive.h. */
#include "base/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/diag.h"
#include "base/library.h"
#include "base/limits.h"
#include "base/mem.h"

static struct library libarchive = {.file = LIBARCHIVE_FILE};
#define ZIP(function) LIBRARY_CALL(&libarchive, function)

struct unpacking {
    struct arena *arena;
    const char *file;
    struct archive *archive;
    size_t total; /* bytes unpacked so far */
};

static bool damaged(const struct unpacking *u)
{
    const char *why = ZIP(archive_error_string)(u->archive);
    diag_file(MSG_ARCHIVE_DAMAGED, u->file, why ? why : "?");
    return false;
}

static bool unpack_member(struct unpacking *u, struct str *bytes)
{
    char chunk[1 << 15];
    struct buf b = {0};
    la_ssize_t n;
    while ((n = ZIP(archive_read_data)(u->archive, chunk, sizeof chunk)) > 0) {
        buf_add(&b, chunk, (size_t)n);
        u->total += (size_t)n;
        if (u->total > LIMIT_ARCHIVE)
            break;
    }
    *bytes = str_copy(u->arena, buf_view(&b));
    buf_free(&b);
    if (u->total > LIMIT_ARCHIVE)
        diag_file(MSG_ARCHIVE_TOO_LARGE, u->file, (size_t)LIMIT_ARCHIVE >> 20);
    else if (n < 0)
        return damaged(u);
    return n == 0;
}

static struct archive_member *wanted(struct archive_member *members, size_t count, const char *name)
{
    for (size_t i = 0; name && i < count; i++)
        if (!members[i].bytes.p && !strcmp(members[i].name, name))
            return &members[i];
    return NULL;
}

static bool unpack_all(struct unpacking *u, struct archive_member *members, size_t count)
{
    struct archive_entry *entry;
    int status;
    for (size_t n = 0; (status = ZIP(archive_read_next_header)(u->archive, &entry)) == ARCHIVE_OK;
         n++) {
        if (n == LIMIT_MEMBERS) {
            diag_file(MSG_ARCHIVE_MEMBERS, u->file, (size_t)LIMIT_MEMBERS);
            return false;
        }
        struct archive_member *m = wanted(members, count, ZIP(archive_entry_pathname)(entry));
        if (m && ZIP(archive_entry_is_data_encrypted)(entry)) {
            diag_file(MSG_ARCHIVE_ENCRYPTED, u->file);
            return false;
        }
        if (m && !unpack_member(u, &m->bytes))
            return false;
    }
    return status == ARCHIVE_EOF || damaged(u);
}

bool archive_unpack(struct arena *arena, const char *file, struct str bytes,
                    struct archive_member *members, size_t count)
{
    struct unpacking u = {arena, file, ZIP(archive_read_new)(), 0};
    bool good = false;
    ZIP(archive_read_support_format_zip_seekable)(u.archive);
    if (ZIP(archive_read_open_memory)(u.archive, bytes.p, bytes.n) == ARCHIVE_OK)
        good = unpack_all(&u, members, count);
    else
        damaged(&u);
    ZIP(archive_read_free)(u.archive);
    return good;
}

static la_ssize_t append(struct archive *a, void *to, const void *bytes, size_t n)
{
    (void)a;
    buf_add(to, bytes, n);
    return (la_ssize_t)n;
}

void archive_pack(const struct archive_member *members, size_t count, struct buf *out)
{
    struct archive *a = ZIP(archive_write_new)();
    struct archive_entry *entry = ZIP(archive_entry_new)();
    bool good = a && entry && ZIP(archive_write_set_format_zip)(a) == ARCHIVE_OK &&
                ZIP(archive_write_set_bytes_per_block)(a, 0) == ARCHIVE_OK &&
                ZIP(archive_write_open)(a, out, NULL, append, NULL) == ARCHIVE_OK;
    for (size_t i = 0; good && i < count; i++) {
        ZIP(archive_entry_clear)(entry);
        ZIP(archive_entry_set_pathname)(entry, members[i].name);
        ZIP(archive_entry_set_filetype)(entry, AE_IFREG);
        ZIP(archive_entry_set_perm)(entry, 0644);
        ZIP(archive_entry_set_size)(entry, (la_int64_t)members[i].bytes.n);
        good = ZIP(archive_write_header)(a, entry) == ARCHIVE_OK &&
               ZIP(archive_write_data)(a, members[i].bytes.p, members[i].bytes.n) ==
                   (la_ssize_t)members[i].bytes.n;
    }
    if (!good || ZIP(archive_write_close)(a) != ARCHIVE_OK)
        mem_out(); /* nothing else can fail here */
    ZIP(archive_entry_free)(entry);
    ZIP(archive_write_free)(a);
}
