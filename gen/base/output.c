/* Output files: see output.h. */
#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"

enum { DIRECTORY_MODE = 0777, FILE_MODE = 0666, SYNC_THREADS = 16 };

struct staged {
    char *path, *temporary; /* temporary is NULL where bytes are written straight at commit */
    char *old;              /* during the commit: the name under which a replaced file is kept */
    bool goes;              /* the file is removed at commit */
    bool renamed;           /* or removed */
    struct buf bytes;
};

struct output {
    vec(struct staged) files;
    vec(char *) directories; /* whose entries change */
};

struct output *output_new(void)
{
    return mem_zalloc(sizeof(struct output));
}

/* Keeps the name of the directory that path is in. */
static void note_directory(struct output *o, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? path : ".";
    size_t n = !slash || slash == path ? 1 : (size_t)(slash - path);
    for (size_t i = 0; i < o->directories.n; i++)
        if (strlen(o->directories.at[i]) == n && !memcmp(o->directories.at[i], name, n))
            return;
    char *copy = mem_zalloc(n + 1);
    memcpy(copy, name, n);
    *vec_push(&o->directories) = copy;
}

/* Makes the directories above path. */
static bool make_parents(struct output *o, const char *path)
{
    bool there = true;
    char *p = mem_alloc(strlen(path) + 1);
    strcpy(p, path);
    char *slash = strchr(p + (*p == '/'), '/');
    for (; there && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = !mkdir(p, DIRECTORY_MODE);
        there = made || errno == EEXIST;
        if (made)
            note_directory(o, p);
        *slash = '/';
    }
    free(p);
    return there;
}

static bool write_all(int fd, struct str bytes)
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

/* Opens the file with these flags and writes all of it; false with errno. */
static bool write_file(const char *path, int flags, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | flags, FILE_MODE);
    if (fd < 0)
        return false;
    bool written = write_all(fd, bytes);
    int error = errno;
    if (close(fd) && written) {
        written = false;
        error = errno;
    }
    errno = error;
    return written;
}

/* False with errno where path is a directory: that is known before anything is renamed. */
static bool write_temporary(const char *path, const char *temporary, struct str bytes)
{
    struct stat s;
    if (!stat(path, &s) && S_ISDIR(s.st_mode)) {
        errno = EISDIR;
        return false;
    }
    bool written = write_file(temporary, O_CREAT | O_EXCL, bytes);
    int error = errno;
    if (!written && error != EEXIST)
        unlink(temporary);
    errno = error;
    return written;
}

bool output_stage(struct output *o, const char *path, struct str bytes)
{
    struct staged *s = vec_push(&o->files);
    size_t room = strlen(path) + 32;
    *s = (struct staged){.path = mem_alloc(strlen(path) + 1)};
    strcpy(s->path, path);
    struct stat st;
    if (!strcmp(path, "-") || (!stat(path, &st) && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))) {
        buf_str(&s->bytes, bytes);
        return true;
    }
    s->temporary = mem_alloc(room);
    snprintf(s->temporary, room, "%s.tmp-%ld", path, (long)getpid());
    if (make_parents(o, path) && write_temporary(path, s->temporary, bytes)) {
        note_directory(o, path);
        return true;
    }
    diag_file(MSG_FILE_UNWRITABLE, path, msg_reason(errno));
    free(s->temporary);
    free(s->path);
    o->files.n--;
    return false;
}

void output_remove(struct output *o, const char *path)
{
    struct staged *s = vec_push(&o->files);
    *s = (struct staged){.path = mem_alloc(strlen(path) + 1), .goes = true};
    strcpy(s->path, path);
    note_directory(o, path);
}

/*
 * A disk takes about as long to make sure of sixteen files at once as of one, so that is asked for
 * in threads, each of which takes every so many-th file; the first of them is the caller's own.
 */
struct syncing {
    const struct output *output;
    size_t first, step;
    size_t failed; /* index of a file, or the number of files */
    int error;
};

static int sync_file(const char *path)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    int error = fd < 0 || fsync(fd) ? errno : 0;
    if (fd >= 0)
        close(fd);
    return error;
}

static void *sync_some(void *argument)
{
    struct syncing *s = argument;
    s->failed = s->output->files.n;
    for (size_t i = s->first; !s->error && i < s->output->files.n; i += s->step) {
        const char *temporary = s->output->files.at[i].temporary;
        s->error = temporary ? sync_file(temporary) : 0;
        if (s->error)
            s->failed = i;
    }
    return NULL;
}

/* All staged bytes are on the disk; false after a diagnostic. */
static bool sync_all(const struct output *o)
{
    pthread_t threads[SYNC_THREADS];
    struct syncing work[SYNC_THREADS];
    size_t n = o->files.n < SYNC_THREADS ? o->files.n : SYNC_THREADS, started = 1;
    bool good = true;
    for (size_t i = 0; i < n; i++)
        work[i] = (struct syncing){.output = o, .first = i, .step = n};
    while (started < n && !pthread_create(&threads[started], NULL, sync_some, &work[started]))
        started++;
    for (size_t i = 0; i < n; i++) {
        if (i && i < started)
            pthread_join(threads[i], NULL);
        else
            sync_some(&work[i]);
        if (!work[i].error)
            continue;
        good = false;
        diag_file(MSG_FILE_UNWRITABLE, o->files.at[work[i].failed].path, msg_reason(work[i].error));
    }
    return good;
}

/*
 * Keeps the file that path names, if there is one, under a second name; where the file system has
 * no hard links it is renamed. False with errno.
 */
static bool keep_old(struct staged *s)
{
    struct stat st;
    if (lstat(s->path, &st))
        return errno == ENOENT;
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return false;
    }
    size_t room = strlen(s->path) + 32;
    s->old = mem_alloc(room);
    snprintf(s->old, room, "%s.old-%ld", s->path, (long)getpid());
    if (!link(s->path, s->old) || (errno != EEXIST && !rename(s->path, s->old)))
        return true;
    free(s->old);
    s->old = NULL;
    return false;
}

/* False after a diagnostic. */
static bool rename_one(struct staged *s)
{
    s->renamed = keep_old(s) &&
                 (s->goes ? !unlink(s->path) || errno == ENOENT : !rename(s->temporary, s->path));
    if (!s->renamed)
        diag_file(MSG_FILE_UNWRITABLE, s->path, msg_reason(errno));
    return s->renamed;
}

/* Renames last on a disk once the directory is on it, where a file system can tell (EINVAL). */
static bool sync_directories(const struct output *o)
{
    bool good = true;
    for (size_t i = 0; good && i < o->directories.n; i++) {
        int fd = open(o->directories.at[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        good = fd >= 0 ? !fsync(fd) || errno == EINVAL : errno == EACCES;
        if (!good)
            diag_file(MSG_FILE_UNWRITABLE, o->directories.at[i], msg_reason(errno));
        if (fd >= 0)
            close(fd);
    }
    return good;
}

/* A reader that has enough and closes the pipe is no fault. */
static bool write_out(struct str bytes)
{
    return write_all(STDOUT_FILENO, bytes) || errno == EPIPE;
}

bool output_print(struct str bytes)
{
    bool good = write_out(bytes);
    if (!good)
        diag_file(MSG_FILE_UNWRITABLE, "-", msg_reason(errno));
    return good;
}

/* Text keeps its characters on its way to a file or a pipe; a terminal would obey some of them. */
static bool write_standard(struct str bytes)
{
    struct buf shown = {0};
    if (isatty(STDOUT_FILENO))
        unicode_harmless(&shown, bytes, "\n\t");
    bool good = write_out(shown.n ? buf_view(&shown) : bytes);
    int error = errno;
    buf_free(&shown);
    errno = error;
    return good;
}

static bool write_straight_all(const struct output *o)
{
    for (size_t i = 0; i < o->files.n; i++) {
        const struct staged *s = &o->files.at[i];
        struct str bytes = buf_view(&s->bytes);
        if (s->temporary || s->goes ||
            (strcmp(s->path, "-") ? write_file(s->path, 0, bytes) : write_standard(bytes)))
            continue;
        diag_file(MSG_FILE_UNWRITABLE, s->path, msg_reason(errno));
        return false;
    }
    return true;
}

/* All files are new, or all are as they were, and false. */
static bool rename_all(struct output *o)
{
    bool good = true;
    for (size_t i = 0; good && i < o->files.n; i++)
        good = !(o->files.at[i].temporary || o->files.at[i].goes) || rename_one(&o->files.at[i]);
    good = good && sync_directories(o);
    for (size_t i = 0; i < o->files.n; i++) {
        struct staged *s = &o->files.at[i];
        if (!good) {
            /* What a rename replaced is there again, and what it made is gone. */
            if (s->old && rename(s->old, s->path))
                diag_file(MSG_FILE_UNWRITABLE, s->path, msg_reason(errno));
            else if (s->old)
                unlink(s->old); /* rename() leaves both names of one file */
            else if (s->renamed)
                unlink(s->path);
            free(s->old);
            s->old = NULL;
        } else if (s->old)
            unlink(s->old);
    }
    return good;
}

static void release(struct output *o)
{
    for (size_t i = 0; i < o->files.n; i++) {
        free(o->files.at[i].path);
        free(o->files.at[i].temporary);
        free(o->files.at[i].old);
        buf_free(&o->files.at[i].bytes);
    }
    for (size_t i = 0; i < o->directories.n; i++)
        free(o->directories.at[i]);
    vec_free(&o->files);
    vec_free(&o->directories);
    free(o);
}

bool output_commit(struct output *o)
{
    bool done = sync_all(o) && write_straight_all(o) && rename_all(o);
    if (done)
        release(o);
    else
        output_discard(o);
    return done;
}

void output_discard(struct output *o)
{
    for (size_t i = 0; i < o->files.n; i++)
        if (o->files.at[i].temporary && !o->files.at[i].renamed)
            unlink(o->files.at[i].temporary);
    release(o);
}

bool output_write(const char *path, struct str bytes)
{
    struct output *output = output_new();
    if (output_stage(output, path, bytes))
        return output_commit(output);
    output_discard(output);
    return false;
}
