/*
 * What build wrote: so that it never writes over what somebody has changed since.
 *
 * The folder of a plan has a record, OUT/ID/.kehoach: the digest of each output as it was written,
 * in lines of sha256sum(1), so that "sha256sum -c .kehoach" lists what was edited. It is replaced
 * with the outputs, in one set. An output that the record does not have was made by somebody else.
 * The files of the last build are below a comment, "# inputs DIGEST", of all that they were made of
 * (inputs.h): while that is the same and the files are whole, they need not be made again. "# text
 * DIGEST" is that of their text as Markdown, by which edits of a Word file are known as such.
 */
#ifndef CLI_WRITTEN_H
#define CLI_WRITTEN_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/text.h"

enum { DIGEST_SIZE = 65 };

struct written_file {
    const char *path;
    char digest[DIGEST_SIZE]; /* of the bytes that are to be written; "": it is removed */
};

/* The path of a folder's record; the folder is that of the output. */
const char *written_record_path(struct arena *, const char *output);
/* Is what the path has now what a build wrote there, or what is to be written; or is it nothing, or
 * no file that keeps bytes. */
bool written_is_ours(struct arena *, const struct written_file *);
/* The digest that the record has for the file; unset without. */
struct str written_digest(struct arena *, const char *path);
/* Is the file there, and not what the record has. */
bool written_is_edited(struct arena *, const char *path);
/* Has the file of that path nothing but lines of a record, or is it not there. */
bool written_record_is_ours(struct arena *, const char *record);
/* Appends the folder's record with these digests in place of those that it had. All files are of
 * that one folder. inputs: the digest of what they were made of; "" where they are to be made again
 * by the next build. text: that of their text; "" where it is what it was. */
void written_record(struct arena *, const struct written_file *, size_t n, const char *inputs,
                    const char *text, struct buf *out);
/* The digest of the text that the record has; unset without. */
struct str written_text(struct arena *, const char *record);
/* Where the bytes for a path are; NULL where they are nowhere. */
typedef const char *written_finder(void *context, const char *path);
/*
 * Are the files of the last build whole, and made of these inputs? The files and the record are
 * sought at their paths (find NULL), or where find says. files (or NULL): appends them.
 */
struct written_files {
    vec(struct written_file) list;
};
bool written_is_current(struct arena *, const char *record, const char *inputs,
                        written_finder *find, void *context, struct written_files *files);

#endif
