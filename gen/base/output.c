/* Output files: see output.h. */
#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
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
#include "base/standard_output.h"

enum { DIRECTORY_MODE = 0777 };

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
    struct staged part;     /* one that is not among them yet; without a path: none is */
    int fd;                 /* of its bytes */
    int error;              /* of writing them, 0 while there is none */
    struct buf_drain drain; /* for them */
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
    if (active->part.fresh)
        unlink(active->part.fresh);
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
    o->fd = -1;
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

/* Makes the file of the bytes beside their destination, or the file left of a killed run that. */
static bool open_stage(struct output *o, struct staged *s, const char *left)
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
    s->fresh = journal_name(o->journal, s->path, s->number, "new");
    note_directory(o, s->path);
    if (left)
        return !rename(left, s->fresh);
    o->fd = file_create(s->fresh, there ? &st : NULL);
    return o->fd >= 0;
}

/* Nothing of the file that is staged is left. */
static void drop_part(struct output *o)
{
    if (o->fd >= 0)
        close(o->fd);
    o->fd = -1;
    if (o->part.fresh)
        unlink(o->part.fresh);
    free(o->part.path);
    free(o->part.fresh);
    buf_free(&o->part.bytes);
    o->part = (struct staged){0};
}

/* The file, of so many bytes, is of the set; or nothing is left of it, after a diagnostic. */
static bool end_stage(struct output *o, const char *path, size_t bytes)
{
    if (!o->error && o->part.fresh && !journal_add_whole(o->journal, bytes))
        o->error = errno;
    bool good = !o->error;
    if (good)
        *vec_push(&o->files) = o->part;
    else {
        diag_file(MSG_FILE_UNWRITABLE, path, msg_reason(o->error));
        drop_part(o);
    }
    o->part = (struct staged){0};
    return good;
}

static void take_bytes(void *context, struct str bytes)
{
    struct output *o = context;
    if (!o->error && !file_write_open(o->fd, bytes))
        o->error = errno;
}

/* False after a diagnostic; true, too, with o->error set, which end_stage() tells. */
static bool begin_stage(struct output *o, const char *path)
{
    struct stat st;
    if (str_ends(str_of(path), STR("/"))) {
        diag_file(MSG_OUTPUT_IS_DIRECTORY, path);
        return false;
    }
    o->part = (struct staged){.path = file_follow_links(path)};
    bool straight = !strcmp(path, "-") || (!stat(path, &st) && !S_ISREG(st.st_mode));
    bool circle = !straight && !lstat(o->part.path, &st) && S_ISLNK(st.st_mode);
    o->error = 0;
    active = o;
    if (!straight && !open_folder(o, path)) {
        drop_part(o);
        return false;
    }
    if (circle)
        o->error = ELOOP;
    else if (!straight && !open_stage(o, &o->part, NULL))
        o->error = errno;
    return true;
}

/* Where the bytes are to be written straight they are kept. */
static bool finish_stage(struct output *o, const char *path, struct str bytes, size_t taken)
{
    if (!o->error && !o->part.fresh)
        buf_str(&o->part.bytes, bytes);
    else
        take_bytes(o, bytes);
    if (o->fd >= 0 && close(o->fd) && !o->error)
        o->error = errno;
    o->fd = -1;
    return end_stage(o, path, taken + bytes.n);
}

bool output_stage(struct output *o, const char *path, struct str bytes)
{
    signals_hold();
    bool good = begin_stage(o, path) && finish_stage(o, path, bytes, 0);
    signals_release();
    return good;
}

bool output_begin(struct output *o, const char *path, struct buf *bytes)
{
    signals_hold();
    bool good = begin_stage(o, path);
    signals_release();
    o->drain = (struct buf_drain){.take = take_bytes, .context = o};
    bytes->drain = good && o->part.fresh ? &o->drain : NULL;
    return good;
}

bool output_end(struct output *o, const char *path, const struct buf *bytes)
{
    signals_hold();
    bool good = finish_stage(o, path, buf_view(bytes), o->drain.taken);
    signals_release();
    return good;
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
    const char *left = output_left(o, path);
    struct stat st = {0};
    signals_hold();
    o->part = (struct staged){.path = file_follow_links(path)};
    o->error = !left ? ENOENT : stat(left, &st) || !open_stage(o, &o->part, left) ? errno : 0;
    bool good = end_stage(o, path, (size_t)st.st_size);
    signals_release();
    return good;
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

/* All staged bytes are on the disk; false after a diagnostic. */
static bool sync_all(const struct output *o)
{
    vec(char *) fresh = {0};
    vec(const char *) paths = {0};
    for (size_t i = 0; i < o->files.n; i++)
        if (o->files.at[i].fresh) {
            *vec_push(&fresh) = o->files.at[i].fresh;
            *vec_push(&paths) = o->files.at[i].path;
        }
    size_t failed;
    bool good = file_sync_all(fresh.at, fresh.n, &failed);
    if (!good)
        diag_file(MSG_FILE_UNWRITABLE, paths.at[failed], msg_reason(errno));
    vec_free(&fresh);
    vec_free(&paths);
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

static bool write_straight_all(const struct output *o)
{
    for (size_t i = 0; i < o->files.n; i++) {
        const struct staged *s = &o->files.at[i];
        struct str bytes = buf_view(&s->bytes);
        if (s->fresh || s->goes ||
            (strcmp(s->path, "-") ? file_write(s->path, bytes) : standard_output_write(bytes)))
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
    drop_part(o);
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
