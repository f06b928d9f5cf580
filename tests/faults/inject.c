/*
 * Faults of the machine, preloaded into the program: the N-th call of a function of the C library
 * fails, or a signal arrives at it.
 *
 *     FAULT=CALL:N:ACTION   CALL  rename, link, unlink, mkdir, fsync, close, read, write, open (and
 *                                 fopen, opendir), poll, alloc (malloc, calloc and realloc
 * together) N     1 is the first; counted in each process by itself ACTION  the number of an error
 * for errno, or -S: the process has signal S raised before the call, which is then made
 *     FAULT_CHILD=K         only in the K-th child; 0 (or not set): only in the first process;
 * never in other programs FAULT_COUNT=FILE      gets the number of calls that the first process
 * made, at its exit
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *call = "";
static long at, action, child, children, calls;
static _Bool counts; /* this process is the one meant */

__attribute__((constructor)) static void begin(void)
{
    static char name[16];
    const char *fault = getenv("FAULT"), *which = getenv("FAULT_CHILD");
    if (fault && sscanf(fault, "%15[a-z]:%ld:%ld", name, &at, &action) == 3)
        call = name;
    child = which ? atol(which) : 0;
    counts = !child && !strcmp(program_invocation_short_name, "kehoach");
}

__attribute__((destructor)) static void end(void)
{
    const char *path = counts && !child ? getenv("FAULT_COUNT") : NULL;
    long n = calls;
    FILE *f = path ? fopen(path, "w") : NULL;
    if (f) {
        fprintf(f, "%ld", n);
        fclose(f);
    }
}

/* Does this call fail? */
static _Bool fails(const char *name)
{
    if (!counts || strcmp(name, call) || __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) != at)
        return 0;
    if (action < 0)
        raise((int)-action);
    else
        errno = (int)action;
    return action >= 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

pid_t fork(void)
{
    children++;
    pid_t id = NEXT(fork)();
    if (!id) {
        counts = children == child;
        children = 0;
    }
    return id;
}

int rename(const char *from, const char *to)
{
    return fails("rename") ? -1 : NEXT(rename)(from, to);
}

int link(const char *from, const char *to)
{
    return fails("link") ? -1 : NEXT(link)(from, to);
}

int unlink(const char *path)
{
    return fails("unlink") ? -1 : NEXT(unlink)(path);
}

int fsync(int fd)
{
    return fails("fsync") ? -1 : NEXT(fsync)(fd);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    return fails("write") ? -1 : NEXT(write)(fd, bytes, n);
}

int open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = flags & O_CREAT ? va_arg(args, int) : 0;
    va_end(args);
    return fails("open") ? -1 : NEXT(open)(path, flags, mode);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    return fails("read") ? -1 : NEXT(read)(fd, bytes, n);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("mkdir") ? -1 : NEXT(mkdir)(path, mode);
}

/* Closed all the same, as Linux does. */
int close(int fd)
{
    int result = NEXT(close)(fd);
    return fails("close") ? -1 : result;
}

FILE *fopen(const char *path, const char *mode)
{
    return fails("open") ? NULL : NEXT(fopen)(path, mode);
}

DIR *opendir(const char *path)
{
    return fails("open") ? NULL : NEXT(opendir)(path);
}

int poll(struct pollfd *fds, nfds_t n, int timeout)
{
    return fails("poll") ? -1 : NEXT(poll)(fds, n, timeout);
}

/* What the program's own malloc() calls (base/mem_libraries.c); dlsym() itself may ask for memory.
 */
static void *early(size_t n)
{
    static _Alignas(16) char bytes[1 << 16];
    static size_t used;
    used = (used + 15) & ~(size_t)15;
    used += n;
    return used <= sizeof bytes ? bytes + used - n : NULL;
}

void *__libc_malloc(size_t n)
{
    static void *(*next)(size_t);
    static _Bool sought;
    if (!next && sought)
        return early(n);
    sought = 1;
    if (!next)
        next = dlsym(RTLD_NEXT, "__libc_malloc");
    return fails("alloc") ? NULL : next(n);
}

void *__libc_calloc(size_t n, size_t size)
{
    static void *(*next)(size_t, size_t);
    static _Bool sought;
    if (!next && sought)
        return early(n * size);
    sought = 1;
    if (!next)
        next = dlsym(RTLD_NEXT, "__libc_calloc");
    return fails("alloc") ? NULL : next(n, size);
}

void *__libc_realloc(void *p, size_t n)
{
    static void *(*next)(void *, size_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "__libc_realloc");
    return fails("alloc") ? NULL : next(p, n);
}
