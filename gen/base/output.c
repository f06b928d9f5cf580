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
#include "base/file.h"
#include "base/journal.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/signals.h"
#include "base/unicode.h"

enum { DIRECTORY_MODE = 0777, SYNC_THREADS = 16 };

struct staged {
    char *path;    /* links followed */
    char *fresh;   /* the file of its bytes; NULL where they are written straight at commit */
    char *old;     /* the name under which a replaced file is kept; NULL for none */
    size_t number; /* in the journal */
    bool goes;     /* the file is removed at commit */
    bool renamed;  /* or removed */
    struct buf bytes;
};

struct output {
    char *folder;
    struct journal *journal; /* NULL until the first file */
    vec(struct staged) files;
    char *staging;          /* the file of the bytes of one that is not among them yet, or NULL */
    struct map directories; /* whose entries change */
    vec(char *) made;       /* directories that were not there */
};

/* --- what a signal or the end of the process takes away ----------------------------------- */

static struct output *active; /* changed with signals held back */
static pid_t owner;           /* children have copies */

/* Safe in a handler: nothing is allocated or freed. */
static void take_away(void)
{
    if (!active || owner != getpid())
        return;
    for (size_t i = 0; i < active->files.n; i++) {
        if (active->files.at[i].fresh)
            unlink(active->files.at[i].fresh);
        if (active->files.at[i].old)
            unlink(active->files.at[i].old);
    }
    if (active->staging)
        unlink(active->staging);
    if (active->journal) {
        journal_remove_left(active->journal);
        unlink(journal_path(active->journal));
    }
    for (size_t i = active->made.n; i-- > 0;)
        rmdir(active->made.at[i]);
}

static struct output *new_set(const char *folder)
{
    static bool registered;
    if (!registered)
        atexit(take_away);
    registered = true;
    signals_at_end(take_away);
    struct output *o = mem_zalloc(sizeof *o);
    o->directories.arena = arena_new();
    o->folder = folder ? file_name_copy(folder, strlen(folder)) : NULL;
    while (folder && strlen(o->folder) > 1 && str_ends(str_of(o->folder), STR("/")))
        o->folder[strlen(o->folder) - 1] = '\0';
    owner = getpid();
    return o;
}

struct output *output_new(const char *folder)
{
    struct output *o = new_set(folder);
    if (!folder || journal_recover(o->folder))
        return o;
    output_discard(o);
    return NULL;
}

struct output *output_resume(const char *folder)
{
    struct output *o = new_set(folder);
    signals_hold();
    bool good = journal_resume(o->folder, &o->journal);
    const char *made;
    for (size_t i = 0; o->journal && (made = journal_left_folder(o->journal, i)); i++)
        *vec_push(&o->made) = file_name_copy(made, strlen(made));
    active = o;
    signals_release();
    if (good)
        return o;
    output_discard(o);
    return NULL;
}

/* --- staging ------------------------------------------------------------------------------ */

/* Keeps the name of the directory that path is in. */
static void note_directory(struct output *o, const char *path)
{
    char *name = file_directory(path);
    map_add(&o->directories, str_of(name));
    free(name);
}

/* Makes the directory that path is in, and those above. */
static bool make_parents(struct output *o, const char *path)
{
    char *p = file_directory(path);
    bool there = map_find(&o->directories, str_of(p)) != MAP_NONE;
    free(p);
    if (there)
        return true;
    p = file_name_copy(path, strlen(path));
    char *slash = strchr(p + (*p == '/'), '/');
    for (there = true; there && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = !mkdir(p, DIRECTORY_MODE);
        there = made || errno == EEXIST;
        if (made) {
            note_directory(o, p);
            *vec_push(&o->made) = file_name_copy(p, strlen(p));
            if (o->journal)
                journal_add(o->journal, JOURNAL_FOLDER, o->made.n, p);
        }
        *slash = '/';
    }
    free(p);
    return there;
}

/* The folder is this run's from now on; false after a diagnostic. */
static bool open_folder(struct output *o, const char *path)
{
    if (o->journal)
        return true;
    if (!o->folder)
        o->folder = file_directory(path);
    struct buf inside = {0};
    buf_printf(&inside, "%s/.", o->folder);
    bool there = make_parents(o, inside.p);
    buf_free(&inside);
    if (!there)
        diag_file(MSG_FILE_UNWRITABLE, path, msg_reason(errno));
    return there && (o->journal = journal_open(o->folder));
}

static size_t next_number(const struct output *o)
{
    return journal_first(o->journal) + o->files.n;
}

/* Brings the bytes, or the file left of a killed run, beside their destination; false with errno.
 */
static bool stage_file(struct output *o, struct staged *s, struct str bytes, const char *left)
{
    struct stat st;
    bool there = !stat(s->path, &st);
    if (there && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return false;
    }
    s->number = next_number(o);
    if (!make_parents(o, s->path) ||
        !journal_add(o->journal, there ? JOURNAL_REPLACED : JOURNAL_FRESH, s->number, s->path))
        return false;
    o->staging = s->fresh = journal_name(o->journal, s->path, s->number, "new");
    bool written = left ? !rename(left, s->fresh)
                        : file_write(s->fresh, O_CREAT | O_EXCL, bytes, there ? &st : NULL);
    written = written && journal_add_whole(o->journal, bytes.n);
    int error = errno;
    if (!written)
        unlink(s->fresh);
    note_directory(o, s->path);
    errno = error;
    return written;
}

/* Adds the file, or frees what there is of it. */
static bool end_stage(struct output *o, struct staged *s, bool good)
{
    if (good)
        *vec_push(&o->files) = *s;
    o->staging = NULL;
    signals_release();
    if (!good) {
        free(s->path);
        free(s->fresh);
    }
    return good;
}

bool output_stage(struct output *o, const char *path, struct str bytes)
{
    struct stat st;
    if (str_ends(str_of(path), STR("/"))) {
        diag_file(MSG_OUTPUT_IS_DIRECTORY, path);
        return false;
    }
    struct staged s = {.path = file_follow_links(path)};
    bool straight = !strcmp(path, "-") || (!stat(path, &st) && !S_ISREG(st.st_mode));
    bool circle = !straight && !lstat(s.path, &st) && S_ISLNK(st.st_mode);
    signals_hold();
    active = o;
    bool good = straight || open_folder(o, path);
    if (good && straight)
        buf_str(&s.bytes, bytes);
    else if (good && !(good = !circle && stage_file(o, &s, bytes, NULL)))
        diag_file(MSG_FILE_UNWRITABLE, path, msg_reason(circle ? ELOOP : errno));
    return end_stage(o, &s, good);
}

const char *output_left(const struct output *o, const char *path)
{
    char *real = o->journal ? file_follow_links(path) : NULL;
    const char *left = real ? journal_left(o->journal, real) : NULL;
    free(real);
    return left;
}

bool output_take_over(struct output *o, const char *path)
{
    struct staged s = {.path = file_follow_links(path)};
    const char *left = output_left(o, path);
    struct stat st;
    signals_hold();
    bool good =
        left && !stat(left, &st) && stage_file(o, &s, (struct str){NULL, (size_t)st.st_size}, left);
    if (!good)
        diag_file(MSG_FILE_UNWRITABLE, path, msg_reason(errno));
    return end_stage(o, &s, good);
}

bool output_remove(struct output *o, const char *path)
{
    signals_hold();
    active = o;
    bool good = open_folder(o, path);
    size_t number = good ? next_number(o) : 0;
    if (good && !(good = journal_add(o->journal, JOURNAL_REMOVED, number, path)))
        diag_file(MSG_FILE_UNWRITABLE, path, msg_reason(errno));
    if (good) {
        *vec_push(&o->files) = (struct staged){
            .path = file_name_copy(path, strlen(path)), .number = number, .goes = true};
        note_directory(o, path);
    }
    signals_release();
    return good;
}

/* --- commit ------------------------------------------------------------------------------- */

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

static void *sync_some(void *argument)
{
    struct syncing *s = argument;
    s->failed = s->output->files.n;
    for (size_t i = s->first; !s->error && i < s->output->files.n; i += s->step) {
        const char *fresh = s->output->files.at[i].fresh;
        int fd = fresh ? open(fresh, O_WRONLY | O_CLOEXEC) : -1;
        if (fresh && (fd < 0 || fsync(fd))) {
            s->error = errno;
            s->failed = i;
        }
        if (fd >= 0)
            close(fd);
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

/* Keeps the file that path names, if there is one, under a second name. False after a diagnostic.
 */
static bool keep_old(struct output *o, struct staged *s)
{
    struct stat st;
    if (!s->fresh && !s->goes)
        return true;
    bool good, there = !lstat(s->path, &st);
    if (there && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        good = false;
    } else if (!there)
        good = errno == ENOENT;
    else {
        char *old = journal_name(o->journal, s->path, s->number, "old");
        good = !link(s->path, old) || (file_may_go(s->path) && file_copy(s->path, old));
        if (good)
            s->old = old;
        else
            free(old);
    }
    if (!good)
        diag_file(MSG_FILE_UNWRITABLE, s->path, msg_reason(errno));
    return good;
}

/* False after a diagnostic. */
static bool rename_one(struct staged *s)
{
    s->renamed = s->goes ? !unlink(s->path) || errno == ENOENT : !rename(s->fresh, s->path);
    if (!s->renamed)
        diag_file(MSG_FILE_UNWRITABLE, s->path, msg_reason(errno));
    return s->renamed;
}

/* Renames last on a disk once the directory is on it, where a file system can say so (EINVAL). */
static bool sync_directories(const struct output *o)
{
    bool good = true;
    for (size_t i = 0; good && i < o->directories.keys.n; i++) {
        int fd = open(o->directories.keys.at[i].p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        good = fd >= 0 ? !fsync(fd) || errno == EINVAL : errno == EACCES;
        if (!good)
            diag_file(MSG_FILE_UNWRITABLE, o->directories.keys.at[i].p, msg_reason(errno));
        if (fd >= 0)
            close(fd);
    }
    return good;
}

/* A reader that has enough and closes the pipe is no fault. */
static bool write_out(struct str bytes)
{
    return file_write_open(STDOUT_FILENO, bytes) || errno == EPIPE;
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
        if (s->fresh || s->goes ||
            (strcmp(s->path, "-") ? file_write(s->path, 0, bytes, NULL) : write_standard(bytes)))
            continue;
        diag_file(MSG_FILE_UNWRITABLE, s->path, msg_reason(errno));
        return false;
    }
    return true;
}

/* What renames replaced is there again, and what they made is gone. */
static void put_back(struct output *o)
{
    journal_mark(o->journal, JOURNAL_UNDO);
    for (size_t i = o->files.n; i-- > 0;) {
        struct staged *s = &o->files.at[i];
        if (s->renamed && s->old && rename(s->old, s->path))
            diag_file(MSG_FILE_UNWRITABLE, s->path, msg_reason(errno));
        else if (s->renamed && !s->old)
            unlink(s->path);
    }
}

/* All files are new, or all are as they were, and false. */
static bool replace_all(struct output *o)
{
    bool good = true;
    for (size_t i = 0; good && i < o->files.n; i++)
        good = keep_old(o, &o->files.at[i]);
    bool set = o->files.n > 1; /* the rename of one file is whole by itself */
    if (good && set && o->journal && !journal_mark(o->journal, JOURNAL_COMMIT)) {
        diag_file(MSG_FILE_UNWRITABLE, o->folder, msg_reason(errno));
        good = false;
    }
    if (!good)
        return false;
    for (size_t i = 0; good && i < o->files.n; i++)
        good = !(o->files.at[i].fresh || o->files.at[i].goes) || rename_one(&o->files.at[i]);
    good = good && sync_directories(o);
    if (!good)
        put_back(o);
    return good;
}

/* done: the set is complete; else what was staged goes too. */
static void release(struct output *o, bool done)
{
    bool all_gone = true;
    signals_hold();
    for (size_t i = 0; i < o->files.n; i++) {
        struct staged *s = &o->files.at[i];
        if (s->fresh && !done)
            unlink(s->fresh);
        if (s->old && unlink(s->old) && errno != ENOENT)
            all_gone = false;
        free(s->path);
        free(s->fresh);
        free(s->old);
        buf_free(&s->bytes);
    }
    journal_close(o->journal, !all_gone);
    for (size_t i = o->made.n; i-- > 0;) {
        if (!done)
            rmdir(o->made.at[i]);
        free(o->made.at[i]);
    }
    vec_free(&o->files);
    arena_free(o->directories.arena);
    vec_free(&o->made);
    free(o->folder);
    free(o);
    active = NULL;
    signals_release();
}

bool output_commit(struct output *o)
{
    bool done = sync_all(o);
    signals_hold(); /* who asks for the end waits until all renames are done */
    done = done && write_straight_all(o) && replace_all(o);
    release(o, done);
    signals_release();
    return done;
}

void output_discard(struct output *o)
{
    release(o, false);
}

bool output_write(const char *path, struct str bytes)
{
    struct output *output = output_new(NULL);
    if (output_stage(output, path, bytes))
        return output_commit(output);
    output_discard(output);
    return false;
}
