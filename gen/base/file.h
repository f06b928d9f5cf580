/*
 * Files by name: where they are, and whole files read and written. False is with errno.
 * Strings are freed by the caller.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/text.h"

char *file_name_copy(const char *path, size_t n);
/* The directory that path is in. */
char *file_directory(const char *path);
/* Where the bytes of a path go: what its link names, also where nothing is there yet. */
char *file_follow_links(const char *path);
bool file_write_open(int fd, struct str bytes);
/* A new file, open to be written; like (or NULL): its mode. -1 where there is one, or none can be.
 */
int file_create(const char *path, const struct stat *like);
/* The same with all its bytes. */
bool file_create_whole(const char *path, struct str bytes, const struct stat *like);
/* Writes all of a file that is there: a device, a pipe. */
bool file_write(const char *path, struct str bytes);
/* Appends the bytes of a file. */
bool file_read(const char *path, struct buf *);
/* Where the file system has no links. */
bool file_copy(const char *from, const char *to);
/*
 * May a file be replaced that cannot be linked? Of immutable ones, and those of others in a sticky
 * directory, neither is allowed (EPERM).
 */
bool file_may_go(const char *path);

/*
 * At the start of the program: no file or socket gets the number of a standard stream that is
 * closed, or what is meant for the stream would be written there. It stays one that cannot be used.
 */
void file_keep_streams(void);

/* The files' bytes are on the disk; else false, and which is the first of which that is not sure.
 */
bool file_sync_all(char *const *paths, size_t n, size_t *failed);

/* A folder and all that is in it, as far as it can be removed; links are not followed. */
void file_remove_tree(const char *folder);

#endif
