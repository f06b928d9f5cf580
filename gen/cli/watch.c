/* Watching: see watch.h. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "cli/watch.h"

#include <ftw.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/hash.h"

/* While somebody looks at the pages, a change is found sooner. */
enum { PAUSE_MS = 200, PAUSE_SEEN_MS = 60, SETTLE_MS = 30, OPEN_FOLDERS = 16 };

/* nftw() has no user pointer. */
static uint64_t sum;
static uint64_t seen; /* the sum when all was built last */
static volatile sig_atomic_t asked_to_end;

static void end(int signal)
{
    (void)signal;
    asked_to_end = 1;
}

/* A different sum for any change that matters here. */
static void add(const void *bytes, size_t n)
{
    sum = hash_bytes(sum, (struct str){bytes, n});
}

static int look(const char *path, const struct stat *s, int type, struct FTW *place)
{
    (void)place;
    if (type != FTW_F && type != FTW_SL)
        return 0;
    add(path, strlen(path));
    add(&s->st_size, sizeof s->st_size);
    add(&s->st_ino, sizeof s->st_ino);
    add(&s->st_mtim, sizeof s->st_mtim);
    return 0;
}

static uint64_t state(const char *const *paths)
{
    sum = HASH_START;
    for (; *paths; paths++)
        nftw(*paths, look, OPEN_FOLDERS, FTW_PHYS);
    return sum;
}

static void rest(long milliseconds)
{
    struct timespec t = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&t, NULL);
}

void watch_start(const char *const *paths)
{
    struct sigaction action = {.sa_handler = end};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    seen = state(paths);
}

bool watch_wait(const char *const *paths, void (*pass)(void *context, int milliseconds),
                void *context)
{
    while (!asked_to_end) {
        if (state(paths) != seen) {
            rest(SETTLE_MS); /* an editor may still be writing */
            seen = state(paths);
            return true;
        }
        if (pass)
            pass(context, PAUSE_SEEN_MS);
        else
            rest(PAUSE_MS);
    }
    return false;
}
