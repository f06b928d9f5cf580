/* Scratch folders: see scratch.h. */
#include "base/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/signals.h"

#define PREFIX "kehoach-"
enum {
    HELD_MOST = 8, /* folders at a time: a paper within the check of another needs two */
    TRIES = 100,   /* another process may take a new folder for one that is left */
};

static struct held {
    int lock; /* of the folder */
    pid_t owner;
    char path[512];
} held[HELD_MOST];
static volatile size_t held_count;

/* In the handler of a signal: another program removes them, since reading a folder is not safe. */
static void take_away(void)
{
    for (size_t i = 0; i < held_count; i++) {
        if (held[i].owner != getpid())
            continue;
        pid_t child = fork();
        if (!child) {
            execl("/bin/rm", "rm", "-rf", "--", held[i].path, (char *)NULL);
            _exit(1);
        }
        waitpid(child, NULL, 0);
    }
}

/* The lock of a folder of ours that nobody else holds; -1 if there is none. */
static int lock_folder(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    bool locked = fd >= 0 && !fstat(fd, &st) && st.st_uid == geteuid() &&
                  !flock(fd, LOCK_EX | LOCK_NB) && !access(path, F_OK);
    if (!locked && fd >= 0)
        close(fd);
    return locked ? fd : -1;
}

static void remove_left(const char *base)
{
    DIR *d = opendir(base);
    for (struct dirent *e = d ? readdir(d) : NULL; e; e = readdir(d)) {
        struct buf path = {0};
        buf_printf(&path, "%s/%s", base, e->d_name);
        bool named = !strncmp(e->d_name, PREFIX, sizeof PREFIX - 1) &&
                     strlen(e->d_name) == sizeof PREFIX - 1 + 6;
        int lock = named ? lock_folder(path.p) : -1;
        if (lock >= 0) {
            file_remove_tree(path.p);
            close(lock);
        }
        buf_free(&path);
    }
    if (d)
        closedir(d);
}

/* A new folder that this process holds; false with errno. */
static bool make_folder(const char *base)
{
    struct held *h = &held[held_count];
    h->owner = getpid();
    for (int i = 0; i < TRIES; i++) {
        int n = snprintf(h->path, sizeof h->path, "%s/" PREFIX "XXXXXX", base);
        errno = ENAMETOOLONG;
        if ((size_t)n >= sizeof h->path || !mkdtemp(h->path))
            return false;
        h->lock = lock_folder(h->path);
        if (h->lock >= 0) {
            held_count++;
            return true;
        }
    }
    return false;
}

const char *scratch_file(struct arena *a, const char *name, struct str bytes)
{
    const char *tmp = getenv("TMPDIR"), *base = tmp && *tmp ? tmp : "/tmp";
    signals_at_end(take_away);
    remove_left(base);
    errno = EMFILE;
    if (held_count == HELD_MOST || !make_folder(base)) {
        diag_file(MSG_FILE_UNWRITABLE, base, msg_reason(errno));
        return NULL;
    }
    const char *path = str_format(a, "%s/%s", held[held_count - 1].path, name).p;
    if (scratch_write(path, bytes))
        return path;
    scratch_remove(path);
    return NULL;
}

bool scratch_write(const char *path, struct str bytes)
{
    FILE *f = fopen(path, "wb");
    bool good = f && (!bytes.n || fwrite(bytes.p, 1, bytes.n, f) == bytes.n);
    if (f)
        good &= !fclose(f);
    if (!good)
        diag_file(MSG_FILE_UNWRITABLE, path, msg_reason(errno));
    return good;
}

void scratch_remove(const char *path)
{
    struct arena *a = arena_new();
    const char *folder = str_format(a, "%.*s", (int)(strrchr(path, '/') - path), path).p;
    file_remove_tree(folder);
    signals_hold();
    for (size_t i = 0; i < held_count; i++) {
        if (!strcmp(held[i].path, folder)) {
            close(held[i].lock);
            held[i] = held[held_count - 1];
            held_count--;
            break;
        }
    }
    signals_release();
    arena_free(a);
}
