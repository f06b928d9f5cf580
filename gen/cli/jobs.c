/*
 * Jobs: see jobs.h. Each worker takes the next task from a counter that all share; for each it
 * writes a frame to its pipe: task, length of the result, length of the exported log, result, log.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ, MAP_ANONYMOUS */
#include "cli/jobs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"

struct jobs_frame {
    size_t task, result, log;
};

struct worker {
    pid_t pid;
    int pipe; /* -1: closed */
    struct buf received;
};

/* What has come from all workers until now. */
struct arrivals {
    const struct jobs *jobs;
    bool *done;       /* of each task: its result came whole */
    struct buf *logs; /* of each task: kept to be imported in the order of tasks */
};

/* Bytes: a pipe that takes a whole frame of a plan, so that no worker waits for this process. */
enum { PIPE_SIZE = 1 << 20, READ_SIZE = 1 << 18 };

static bool send_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t sent = write(fd, bytes, n);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes += sent;
        n -= (size_t)sent;
    }
    return true;
}

/* The whole life of a worker. */
static _Noreturn void work(const struct jobs *j, atomic_size_t *next, int fd)
{
    bool sent = true;
    struct buf before = {0};
    diag_export(&before); /* what was said until now is the parent's */
    buf_free(&before);
    for (size_t i; sent && (i = atomic_fetch_add(next, 1)) < j->count;) {
        struct buf result = {0}, log = {0};
        j->task(j->context, i, &result);
        diag_export(&log);
        struct jobs_frame frame = {i, result.n, log.n};
        sent = send_all(fd, (const char *)&frame, sizeof frame) &&
               send_all(fd, result.p, result.n) && send_all(fd, log.p, log.n);
        buf_free(&result);
        buf_free(&log);
    }
    _exit(sent ? 0 : 1);
}

/*
 * False with errno; then nothing is open. The child keeps no end of another worker's pipe: with
 * one, that worker would write on for nobody.
 */
static bool start(struct worker *workers, size_t w, const struct jobs *j, atomic_size_t *next)
{
    int ends[2];
    if (pipe(ends))
        return false;
    fcntl(ends[1], F_SETPIPE_SZ, PIPE_SIZE); /* or as large as it is */
    pid_t pid = fork();
    int error = errno;
    if (!pid) {
        for (size_t i = 0; i < w; i++)
            close(workers[i].pipe);
        close(ends[0]);
        work(j, next, ends[1]);
    }
    close(ends[1]);
    if (pid < 0)
        close(ends[0]);
    workers[w] = (struct worker){.pid = pid, .pipe = ends[0]};
    errno = error;
    return pid > 0;
}

/* Hands out the whole frames of one worker; what is left is the beginning of one. */
static void unpack(struct worker *w, struct arrivals *a)
{
    struct str rest = buf_view(&w->received);
    struct jobs_frame frame;
    while (rest.n >= sizeof frame) {
        memcpy(&frame, rest.p, sizeof frame);
        struct str body = str_slice(rest, sizeof frame, rest.n);
        if (body.n < frame.result || body.n - frame.result < frame.log)
            break;
        a->done[frame.task] = true;
        a->jobs->take(a->jobs->context, frame.task, str_slice(body, 0, frame.result));
        buf_str(&a->logs[frame.task], str_slice(body, frame.result, frame.result + frame.log));
        rest = str_slice(body, frame.result + frame.log, body.n);
    }
    memmove(w->received.p, rest.p, rest.n);
    w->received.n = rest.n;
}

/* Reads what there is; at the end of the pipe it is closed. */
static void receive(struct worker *w, struct arrivals *a)
{
    buf_grow(&w->received, READ_SIZE);
    ssize_t n = read(w->pipe, w->received.p + w->received.n, READ_SIZE);
    if (n > 0) {
        w->received.n += (size_t)n;
        unpack(w, a);
    } else if (!n || errno != EINTR) {
        close(w->pipe);
        w->pipe = -1;
    }
}

/* False after a diagnostic; then the pipes are closed, which ends the workers. */
static bool receive_all(struct worker *workers, size_t n, struct arrivals *a)
{
    struct pollfd *fds = mem_alloc((n + 1) * sizeof *fds);
    size_t open = n;
    bool good = true;
    while (open && good) {
        open = 0;
        for (size_t i = 0; i < n; i++) {
            fds[i] = (struct pollfd){workers[i].pipe, POLLIN, 0};
            open += workers[i].pipe >= 0;
        }
        good = !open || poll(fds, n, -1) >= 0 || errno == EINTR;
        for (size_t i = 0; good && i < n; i++)
            if (fds[i].fd >= 0 && fds[i].revents)
                receive(&workers[i], a);
    }
    if (!good)
        diag(MSG_WORKER_FAILED, POS_NONE, msg_reason(errno));
    free(fds);
    return good;
}

/* False after a diagnostic: the worker did not end well, or how it ended is not known. */
static bool finish(struct worker *w)
{
    int status = 0;
    if (w->pipe >= 0)
        close(w->pipe);
    buf_free(&w->received);
    pid_t ended;
    while ((ended = waitpid(w->pid, &status, 0)) < 0 && errno == EINTR)
        continue;
    if (ended < 0)
        diag(MSG_WORKER_FAILED, POS_NONE, msg_reason(errno));
    else if (WIFSIGNALED(status))
        diag(MSG_WORKER_FAILED, POS_NONE, strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status))
        diag(MSG_WORKER_EXITED, POS_NONE, WEXITSTATUS(status));
    return ended > 0 && WIFEXITED(status) && !WEXITSTATUS(status);
}

/* Imports the logs; false after a diagnostic when a task gave no result. */
static bool account(struct arrivals *a)
{
    bool good = true;
    for (size_t i = 0; i < a->jobs->count; i++) {
        diag_import(buf_view(&a->logs[i]));
        buf_free(&a->logs[i]);
        if (!a->done[i])
            a->jobs->lost(a->jobs->context, i);
        good &= a->done[i];
    }
    return good;
}

static bool run_workers(const struct jobs *j)
{
    struct worker *workers = mem_zalloc(j->workers * sizeof *workers);
    struct arrivals a = {j, mem_zalloc(j->count * sizeof *a.done),
                         mem_zalloc(j->count * sizeof *a.logs)};
    size_t started = 0;
    atomic_size_t *next =
        mmap(NULL, sizeof *next, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (next == MAP_FAILED)
        mem_out();
    atomic_init(next, 0);
    while (started < j->workers && start(workers, started, j, next))
        started++;
    bool good = started == j->workers;
    if (!good)
        diag(MSG_WORKER_FAILED, POS_NONE, msg_reason(errno));
    good &= receive_all(workers, started, &a);
    for (size_t i = 0; i < started; i++)
        good &= finish(&workers[i]);
    good &= account(&a);
    munmap(next, sizeof *next);
    free(a.done);
    free(a.logs);
    free(workers);
    return good;
}

bool jobs_run(const struct jobs *asked)
{
    struct jobs j = *asked;
    if (j.workers > j.count)
        j.workers = j.count;
    if (j.workers > 1)
        return run_workers(&j);
    for (size_t i = 0; i < j.count; i++) {
        struct buf result = {0};
        j.task(j.context, i, &result);
        j.take(j.context, i, buf_view(&result));
        buf_free(&result);
    }
    return true;
}
