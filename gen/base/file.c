/* Files by name: see file.h. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { FILE_MODE = 0666, MODE_BITS = 07777, STICKY = 01000, LINKS = 16, SYNC_THREADS = 16 };

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

/* Closes it; false with errno where that, or what was done before, failed. */
static bool end_writing(int fd, bool written)
{
    int error = errno;
    if (close(fd) && written) {
        written = false;
        error = errno;
    }
    errno = error;
    return written;
}

int file_create(const char *path, const struct stat *like)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL, FILE_MODE);
    if (fd < 0 || !like || !fchmod(fd, like->st_mode & MODE_BITS))
        return fd;
    end_writing(fd, false);
    return -1;
}

bool file_create_whole(const char *path, struct str bytes, const struct stat *like)
{
    int fd = file_create(path, like);
    return fd >= 0 && end_writing(fd, file_write_open(fd, bytes));
}

bool file_write(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    return fd >= 0 && end_writing(fd, file_write_open(fd, bytes));
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
    bool good = read_whole(from, &bytes, &st) && file_create_whole(to, buf_view(&bytes), &st);
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

/*
 * A disk takes about as long to make sure of sixteen files at once as of one, so that is asked for
 * in threads, each of which takes every so many-th file; the first of them is the caller's own.
 */
struct syncing {
    char *const *paths;
    size_t n, first, step;
    size_t failed; /* of the paths, or n */
    int error;
};

static void *sync_some(void *argument)
{
    struct syncing *s = argument;
    s->failed = s->n;
    for (size_t i = s->first; !s->error && i < s->n; i += s->step) {
        int fd = open(s->paths[i], O_WRONLY | O_CLOEXEC);
        if (fd < 0 || fsync(fd)) {
            s->error = errno;
            s->failed = i;
        }
        if (fd >= 0)
            close(fd);
    }
    return NULL;
}

bool file_sync_all(char *const *paths, size_t n, size_t *failed)
{
    pthread_t threads[SYNC_THREADS];
    struct syncing work[SYNC_THREADS];
    size_t most = n < SYNC_THREADS ? n : SYNC_THREADS, started = 1;
    int error = 0;
    *failed = n;
    for (size_t i = 0; i < most; i++)
        work[i] = (struct syncing){.paths = paths, .n = n, .first = i, .step = most};
    while (started < most && !pthread_create(&threads[started], NULL, sync_some, &work[started]))
        started++;
    for (size_t i = 0; i < most; i++) {
        if (i && i < started)
            pthread_join(threads[i], NULL);
        else
            sync_some(&work[i]);
        if (work[i].failed >= *failed)
            continue;
        *failed = work[i].failed;
        error = work[i].error;
    }
    errno = error;
    return *failed == n;
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
