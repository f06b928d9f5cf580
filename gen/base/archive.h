/*
 * ZIP archives in memory: archive.c alone includes libarchive. Members are found by name and
 * unpacked into memory; nothing is written to the disk, so names such as "../x" do no harm.
 */
#ifndef BASE_ARCHIVE_H
#define BASE_ARCHIVE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

struct archive_member {
    const char *name; /* as asked for */
    struct str bytes; /* unset where the archive has no such member */
};

/*
 * Fills the bytes of the members asked for, owned by the arena. False after a diagnostic under the
 * name of the file: no ZIP archive, damaged, encrypted, or over a limit.
 */
bool archive_unpack(struct arena *, const char *file, struct str bytes, struct archive_member *,
                    size_t count);

/*
 * Appends an archive of these members in their order, deflated, without times: the same members
 * give the same bytes.
 */
void archive_pack(const struct archive_member *, size_t count, struct buf *);

#endif
