/* Files by name: see file.h. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { FILE_MODE = 0666, MODE_BITS = 07777, STICKY = 01000, LINKS = 16 };

char *file_name_copy(const char *path, size_t n)
{
    char *copy = mem_zalloc(n + 1);
    memcpy(copy, path, n);
    return copy;
}

char *file_directory(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? file_name_copy(path, slash == path ? 1 : (size_t)(slash - path))
                 : file_name_copy(".", 1);
}

char *file_follow_links(const char *path)
{
    char *at = file_name_copy(path, strlen(path)), target[PATH_MAX];
    ssize_t n;
    for (size_t i = 0; i < LINKS && (n = readlink(at, target, sizeof target - 1)) > 0; i++) {
        target[n] = '\0';
        char *directory = file_directory(at);
        struct buf next = {0};
        buf_printf(&next, "%s%s%s", *target == '/' ? "" : directory, *target == '/' ? "" : "/",
                   target);
        free(directory);
        free(at);
        at = next.p;
    }
    return at;
}

bool file_write_open(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes = str_slice(bytes, (size_t)n, bytes.n);
    }
    return true;
}

bool file_write(const char *path, int flags, struct str bytes, const struct stat *like)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | flags, FILE_MODE);
    if (fd < 0)
        return false;
    bool written = file_write_open(fd, bytes) && (!like || !fchmod(fd, like->st_mode & MODE_BITS));
    int error = errno;
    if (close(fd) && written) {
        written = false;
        error = errno;
    }
    errno = error;
    return written;
}

/* The file's bytes and what stat() says of it; false with errno. */
static bool read_whole(const char *path, struct buf *bytes, struct stat *st)
{
    char chunk[1 << 16];
    ssize_t n = -1;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0 && !fstat(fd, st);
    while (good && (n = read(fd, chunk, sizeof chunk)) > 0)
        buf_add(bytes, chunk, (size_t)n);
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return good && !n;
}

bool file_read(const char *path, struct buf *bytes)
{
    struct stat st;
    return read_whole(path, bytes, &st);
}

bool file_copy(const char *from, const char *to)
{
    struct buf bytes = {0};
    struct stat st;
    bool good =
        read_whole(from, &bytes, &st) && file_write(to, O_CREAT | O_EXCL, buf_view(&bytes), &st);
    int error = errno;
    buf_free(&bytes);
    errno = error;
    return good;
}

bool file_may_go(const char *path)
{
    struct stat file, parent;
    char *directory = file_directory(path);
    bool foreign = !stat(directory, &parent) && !stat(path, &file) && (parent.st_mode & STICKY) &&
                   geteuid() && geteuid() != file.st_uid && geteuid() != parent.st_uid;
    free(directory);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool fixed = fd < 0 && errno == EPERM;
    if (fd >= 0)
        close(fd);
    errno = EPERM;
    return !foreign && !fixed;
}

void file_remove_tree(const char *folder)
{
    DIR *d = opendir(folder);
    for (struct dirent *e = d ? readdir(d) : NULL; e; e = readdir(d)) {
        struct buf path = {0};
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
            continue;
        buf_printf(&path, "%s/%s", folder, e->d_name);
        if (unlink(path.p) && (errno == EISDIR || errno == EPERM))
            file_remove_tree(path.p);
        buf_free(&path);
    }
    if (d)
        closedir(d);
    rmdir(folder);
}

void file_keep_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            open("/dev/null",
                 fd == STDIN_FILENO ? O_WRONLY : O_RDONLY); /* the lowest that is free */
}
