/* Journal of an output folder: see journal.h. */
#define _XOPEN_SOURCE 700 /* realpath(), sync() */
#include "base/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/signals.h"
#include "base/text.h"

enum { ID_BYTES = 6, PRIVATE_MODE = 0600, WAIT_SECONDS = 30, PAUSE_MS = 50 };

#define MAGIC "kehoach 1 "

struct journal {
    int fd;
    char *folder, *path;
    char id[2 * ID_BYTES + 1];
    /* Of a killed run that is resumed: */
    size_t first;            /* number of the first file of this run */
    struct arena *arena;     /* NULL without such a run */
    struct map left;         /* paths of whole files */
    vec(const char *) fresh; /* their bytes, in the order of left */
    vec(const char *) folders;
};

static void make_id(char *id)
{
    unsigned char bytes[ID_BYTES] = {0};
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (fd < 0 || read(fd, bytes, sizeof bytes) != (ssize_t)sizeof bytes) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        long seed = now.tv_nsec ^ ((long)getpid() << 16);
        memcpy(bytes, &seed, ID_BYTES);
    }
    if (fd >= 0)
        close(fd);
    for (size_t i = 0; i < ID_BYTES; i++)
        snprintf(id + 2 * i, 3, "%02x", bytes[i]);
}

static char *join(const char *format, const char *left, const char *right)
{
    struct buf b = {0};
    buf_printf(&b, format, left, right);
    return b.p;
}

static char *name_of(const char *id, const char *path, size_t number, const char *suffix)
{
    const char *slash = strrchr(path, '/');
    struct buf b = {0};
    buf_add(&b, path, slash ? (size_t)(slash + 1 - path) : 0);
    buf_printf(&b, ".kehoach-%s-%zu.%s", id, number, suffix);
    return b.p;
}

/* --- what an earlier run left ------------------------------------------------------------- */

struct record {
    char kind;
    size_t number, bytes;     /* of what was staged whole; SIZE_MAX: not whole */
    char *path, *fresh, *old; /* from the working directory */
};

struct recovery {
    vec(struct record) records;
    char id[2 * ID_BYTES + 1];
    char mark;    /* or '\0' */
    size_t valid; /* files of a lower number are not of the set */
    off_t whole;  /* bytes of the journal without a torn record */
};

/* Is the directory of the path the folder or below it, links followed? */
static bool is_inside(const char *folder, const char *path)
{
    char *directory = join("%.0s%s", "", path), *slash = strrchr(directory, '/');
    char within[PATH_MAX], real[PATH_MAX];
    if (slash)
        *slash = '\0';
    bool inside = slash && realpath(folder, within) && realpath(directory, real) &&
                  !strncmp(real, within, strlen(within));
    inside = inside && (real[strlen(within)] == '/' || !real[strlen(within)]);
    free(directory);
    return inside;
}

static void read_record(struct recovery *r, const char *folder, const char *text)
{
    char *end;
    if (!text[1] && (*text == JOURNAL_COMMIT || *text == JOURNAL_UNDO)) {
        r->mark = *text;
        return;
    }
    if (!strchr("frdmwv", *text) || !is_digit(text[1]))
        return;
    struct record one = {.kind = *text, .number = strtoul(text + 1, &end, 10), .bytes = SIZE_MAX};
    if (*end != ' ')
        return;
    if (one.kind == JOURNAL_VOID)
        r->valid = one.number;
    if (one.kind == JOURNAL_WHOLE && r->records.n)
        r->records.at[r->records.n - 1].bytes = one.number;
    if (one.kind == JOURNAL_VOID || one.kind == JOURNAL_WHOLE)
        return;
    one.path = join("%s/%s", folder, end + 1);
    if (!is_inside(folder, one.path)) {
        free(one.path);
        return;
    }
    one.fresh = name_of(r->id, one.path, one.number, "new");
    one.old = name_of(r->id, one.path, one.number, "old");
    *vec_push(&r->records) = one;
}

static void read_journal(struct recovery *r, const char *folder, int fd)
{
    struct buf text = {0};
    char bytes[4096];
    ssize_t n;
    lseek(fd, 0, SEEK_SET);
    while ((n = read(fd, bytes, sizeof bytes)) > 0)
        buf_add(&text, bytes, (size_t)n);
    size_t head = sizeof MAGIC - 1 + 2 * ID_BYTES;
    bool known = text.n > head && !memcmp(text.p, MAGIC, sizeof MAGIC - 1) && !text.p[head];
    for (size_t i = sizeof MAGIC - 1; known && i < head; i++)
        known = strchr("0123456789abcdef", text.p[i]) != NULL;
    if (known) {
        memcpy(r->id, text.p + sizeof MAGIC - 1, sizeof r->id);
        for (size_t at = head + 1, end; at < text.n; at = end + 1) {
            for (end = at; end < text.n && text.p[end];)
                end++;
            if (end < text.n && end > at) /* the last may be torn */
                read_record(r, folder, text.p + at);
            if (end < text.n)
                r->whole = (off_t)end + 1;
        }
    }
    buf_free(&text);
}

/* False with errno. */
static bool complete(const struct record *r)
{
    if (r->kind == JOURNAL_REMOVED)
        return !unlink(r->path) || errno == ENOENT;
    return r->kind == JOURNAL_FOLDER || !rename(r->fresh, r->path) || errno == ENOENT;
}

static bool take_back(const struct record *r, char mark)
{
    bool renamed = mark && access(r->fresh, F_OK);
    if (r->kind == JOURNAL_FOLDER)
        return rmdir(r->path), true;
    if (mark && r->kind != JOURNAL_FRESH && rename(r->old, r->path) && errno != ENOENT)
        return false;
    if (r->kind == JOURNAL_FRESH && renamed)
        unlink(r->path);
    unlink(r->fresh);
    return true;
}

static void free_recovery(struct recovery *r)
{
    for (size_t i = 0; i < r->records.n; i++) {
        free(r->records.at[i].path);
        free(r->records.at[i].fresh);
        free(r->records.at[i].old);
    }
    vec_free(&r->records);
}

/* Completes the set or takes it back. False after a diagnostic: the journal stays. */
static bool obey(const struct recovery *r, const char *folder)
{
    size_t files = 0;
    bool good = true, on = r->mark == JOURNAL_COMMIT;
    for (size_t i = 0; i < r->records.n; i++) { /* back: folders after what is in them */
        struct record *one = &r->records.at[on ? i : r->records.n - 1 - i];
        bool is_void = one->kind != JOURNAL_FOLDER && one->number < r->valid;
        if (is_void) {
            unlink(one->fresh);
            continue;
        }
        files += one->kind != JOURNAL_FOLDER && (r->mark || !access(one->fresh, F_OK));
        bool done = on ? complete(one) : take_back(one, r->mark);
        if (done)
            unlink(one->old);
        else
            diag_file(MSG_FILE_UNWRITABLE, one->path, msg_reason(errno));
        good &= done;
    }
    if (files)
        sync();
    if (files && good)
        diag_file(on ? MSG_OUTPUT_COMPLETED : MSG_OUTPUT_UNDONE, folder, files);
    return good;
}

/* The same of the journal that is open. */
static bool put_right(const char *folder, int fd)
{
    struct recovery r = {.mark = '\0'};
    read_journal(&r, folder, fd);
    bool good = obey(&r, folder);
    free_recovery(&r);
    return good;
}

/* Keeps the staged bytes of a path if all are there; of two runs' the later, and no others. */
static void keep_left(struct journal *j, const struct record *one)
{
    struct stat st;
    bool whole = one->bytes != SIZE_MAX && !lstat(one->fresh, &st) && S_ISREG(st.st_mode) &&
                 (size_t)st.st_size == one->bytes;
    if (!whole) {
        unlink(one->fresh);
        return;
    }
    uint32_t i = map_add(&j->left, str_of(one->path));
    if (i == j->fresh.n)
        *vec_push(&j->fresh) = NULL;
    else
        unlink(j->fresh.at[i]);
    j->fresh.at[i] = str_copy(j->arena, str_of(one->fresh)).p;
}

/* Takes the killed run's files and folders over; its journal is this run's. */
static void take_over(struct journal *j, const struct recovery *r)
{
    j->arena = arena_new();
    j->left.arena = j->arena;
    memcpy(j->id, r->id, sizeof j->id);
    for (size_t i = 0; i < r->records.n; i++) {
        const struct record *one = &r->records.at[i];
        unlink(one->old);
        if (one->kind == JOURNAL_FOLDER)
            *vec_push(&j->folders) = str_copy(j->arena, str_of(one->path)).p;
        else if (one->kind != JOURNAL_REMOVED)
            keep_left(j, one);
        if (one->kind != JOURNAL_FOLDER && one->number >= j->first)
            j->first = one->number + 1;
    }
}

/* --- the lock ----------------------------------------------------------------------------- */

static double seconds_to_wait(void)
{
    const char *given = getenv("KEHOACH_WAIT");
    return given && is_digit(*given) ? strtod(given, NULL) : WAIT_SECONDS;
}

/* Is the open file the one that has the name? A run that ends removes it. */
static bool is_current(int fd, const char *path)
{
    struct stat open_file, named;
    return !fstat(fd, &open_file) && !lstat(path, &named) && open_file.st_ino == named.st_ino &&
           open_file.st_dev == named.st_dev;
}

enum { NOT_THERE = -2 }; /* of lock(): no file, and none is to be made */

/* The descriptor of the locked file; -1 after a diagnostic. */
static int lock(const char *folder, const char *path, bool make)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    double left = seconds_to_wait();
    for (;; left -= PAUSE_MS / 1000.0) {
        struct stat s;
        int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | (make ? O_CREAT : 0), PRIVATE_MODE);
        if (fd < 0 && errno == ENOENT && !make)
            return NOT_THERE;
        bool ours = fd >= 0 && !fstat(fd, &s) && S_ISREG(s.st_mode) && s.st_uid == geteuid();
        if (fd < 0 || !ours) {
            diag_file(MSG_FILE_UNWRITABLE, folder, msg_reason(fd < 0 ? errno : EPERM));
            return fd >= 0 ? close(fd), -1 : -1;
        }
        bool locked = !fcntl(fd, F_SETLK, &whole);
        if (locked && is_current(fd, path))
            return fd;
        struct flock other = whole;
        if (!locked && left <= 0 && !fcntl(fd, F_GETLK, &other) && other.l_type != F_UNLCK) {
            diag_file(MSG_OUTPUT_HELD, folder, (long)other.l_pid);
            close(fd);
            return -1;
        }
        close(fd);
        if (locked)
            continue;
        signals_release();
        nanosleep(&(struct timespec){0, PAUSE_MS * 1000000L}, NULL);
        signals_hold();
    }
}

static char *path_in(const char *folder)
{
    struct buf b = {0};
    buf_printf(&b, "%s/.kehoach-%ld.run", folder, (long)geteuid());
    return b.p;
}

static bool write_record(int fd, const char *bytes, size_t n)
{
    ssize_t written;
    while ((written = write(fd, bytes, n)) < 0 && errno == EINTR)
        continue;
    if (written >= 0 && (size_t)written < n)
        errno = ENOSPC;
    return written == (ssize_t)n;
}

/* All memory is asked for first: a run that ends for lack of it leaves no journal behind. */
struct journal *journal_open(const char *folder)
{
    struct journal *j = mem_zalloc(sizeof *j);
    *j = (struct journal){.folder = join("%.0s%s", "", folder), .path = path_in(folder)};
    make_id(j->id);
    char *head = join("%s%s", MAGIC, j->id);
    j->fd = lock(folder, j->path, true);
    if (j->fd < 0 || !put_right(folder, j->fd)) {
        if (j->fd >= 0)
            close(j->fd);
        free(j->folder);
        free(j->path);
        free(j);
        j = NULL;
    } else if (ftruncate(j->fd, 0) || lseek(j->fd, 0, SEEK_SET) ||
               !write_record(j->fd, head, strlen(head) + 1)) {
        diag_file(MSG_FILE_UNWRITABLE, folder, msg_reason(errno));
        journal_close(j, false);
        j = NULL;
    }
    free(head);
    return j;
}

bool journal_recover(const char *folder)
{
    char *path = path_in(folder);
    signals_hold();
    int fd = lock(folder, path, false);
    bool good = fd == NOT_THERE || (fd >= 0 && put_right(folder, fd));
    if (fd >= 0 && good)
        unlink(path);
    if (fd >= 0)
        close(fd);
    signals_release();
    free(path);
    return good;
}

bool journal_resume(const char *folder, struct journal **out)
{
    struct recovery r = {.mark = '\0'};
    char *path = path_in(folder);
    int fd = lock(folder, path, false);
    bool good = fd >= 0 || fd == NOT_THERE;
    *out = NULL;
    if (fd >= 0)
        read_journal(&r, folder, fd);
    if (fd >= 0 && r.records.n && !r.mark && !ftruncate(fd, r.whole)) {
        *out = mem_zalloc(sizeof **out);
        **out = (struct journal){.fd = fd, .folder = join("%.0s%s", "", folder), .path = path};
        lseek(fd, 0, SEEK_END);
        take_over(*out, &r);
    } else {
        good = good && (fd < 0 || obey(&r, folder));
        if (fd >= 0 && good)
            unlink(path);
        if (fd >= 0)
            close(fd);
        free(path);
    }
    free_recovery(&r);
    return good;
}

const char *journal_left(const struct journal *j, const char *path)
{
    uint32_t i = j->arena ? map_find(&j->left, str_of(path)) : MAP_NONE;
    return i == MAP_NONE ? NULL : j->fresh.at[i];
}

void journal_remove_left(const struct journal *j)
{
    for (size_t i = 0; i < j->fresh.n; i++)
        unlink(j->fresh.at[i]);
}

const char *journal_left_folder(const struct journal *j, size_t i)
{
    return i < j->folders.n ? j->folders.at[i] : NULL;
}

size_t journal_first(const struct journal *j)
{
    return j->first;
}

const char *journal_path(const struct journal *j)
{
    return j->path;
}

char *journal_name(const struct journal *j, const char *path, size_t number, const char *suffix)
{
    return name_of(j->id, path, number, suffix);
}

bool journal_add(struct journal *j, enum journal_record kind, size_t number, const char *path)
{
    size_t n = strlen(j->folder);
    bool here = !strcmp(j->folder, ".") && *path != '/';
    bool below = !strncmp(path, j->folder, n) && path[n] == '/';
    if (!here && !below)
        return true;
    struct buf record = {0};
    buf_printf(&record, "%c%zu %s", (char)kind, number, path + (below ? n + 1 : 0));
    bool good = write_record(j->fd, record.p, record.n + 1);
    buf_free(&record);
    return good;
}

static bool add_number(struct journal *j, enum journal_record kind, size_t number)
{
    char record[32];
    int n = snprintf(record, sizeof record, "%c%zu ", (char)kind, number);
    return write_record(j->fd, record, (size_t)n + 1);
}

bool journal_add_whole(struct journal *j, size_t bytes)
{
    return add_number(j, JOURNAL_WHOLE, bytes);
}

bool journal_mark(struct journal *j, enum journal_record mark)
{
    const char record[2] = {(char)mark, '\0'};
    int folder = open(j->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = !j->arena || add_number(j, JOURNAL_VOID, j->first);
    if (good)
        journal_remove_left(j);
    good = good && write_record(j->fd, record, sizeof record) && !fsync(j->fd) &&
           (folder < 0 || !fsync(folder) || errno == EINVAL);
    int error = errno;
    if (folder >= 0)
        close(folder);
    errno = error;
    return good;
}

void journal_close(struct journal *j, bool kept)
{
    if (!j)
        return;
    journal_remove_left(j);
    if (!kept)
        unlink(j->path);
    close(j->fd);
    if (j->arena)
        arena_free(j->arena);
    vec_free(&j->fresh);
    vec_free(&j->folders);
    free(j->folder);
    free(j->path);
    free(j);
}
