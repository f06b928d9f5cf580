/*
 * Jobs: see jobs.h. Worker w does the tasks w, w + workers, ...; for each it writes a frame to its
 * pipe: task, length of the result, length of the exported log, result, log.
 */
#include "cli/jobs.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"

struct jobs_frame {
    size_t task, result, log;
};

struct worker {
    pid_t pid;
    int pipe;
    struct buf received;
};

struct jobs {
    size_t count, workers;
    void (*task)(void *context, size_t i, struct buf *result);
    void *context;
    struct buf *results;
};

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
static _Noreturn void work(const struct jobs *j, size_t first, int fd)
{
    bool sent = true;
    struct buf before = {0};
    diag_export(&before); /* what was said until now is the parent's */
    buf_free(&before);
    for (size_t i = first; sent && i < j->count; i += j->workers) {
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

/* False with errno; then nothing is open. */
static bool start(struct worker *w, const struct jobs *j, size_t first)
{
    int ends[2];
    if (pipe(ends))
        return false;
    w->pid = fork();
    int error = errno;
    if (!w->pid) {
        close(ends[0]);
        work(j, first, ends[1]);
    }
    close(ends[1]);
    w->pipe = ends[0];
    if (w->pid < 0)
        close(ends[0]);
    errno = error;
    return w->pid > 0;
}

/* Reads what there is; false at the end of the pipe. */
static bool receive(struct worker *w)
{
    char bytes[65536];
    ssize_t n = read(w->pipe, bytes, sizeof bytes);
    if (n > 0)
        buf_add(&w->received, bytes, (size_t)n);
    return n > 0 || (n < 0 && errno == EINTR);
}

/* Hands out the frames of one worker; logs are kept to be imported in the order of tasks. */
static void unpack(const struct worker *w, const struct jobs *j, struct buf *logs)
{
    struct str rest = buf_view(&w->received);
    struct jobs_frame frame;
    while (rest.n >= sizeof frame) {
        memcpy(&frame, rest.p, sizeof frame);
        rest = str_slice(rest, sizeof frame, rest.n);
        if (rest.n < frame.result + frame.log)
            return;
        buf_str(&j->results[frame.task], str_slice(rest, 0, frame.result));
        buf_str(&logs[frame.task], str_slice(rest, frame.result, frame.result + frame.log));
        rest = str_slice(rest, frame.result + frame.log, rest.n);
    }
}

static bool run_workers(const struct jobs *j)
{
    struct worker *workers = mem_zalloc(j->workers * sizeof *workers);
    struct buf *logs = mem_zalloc(j->count * sizeof *logs);
    size_t started = 0;
    while (started < j->workers && start(&workers[started], j, started))
        started++;
    bool good = started == j->workers;
    if (!good)
        diag(MSG_WORKER_FAILED, POS_NONE, msg_reason(errno));
    struct pollfd *fds = mem_alloc(started * sizeof *fds);
    size_t open = started;
    for (size_t i = 0; i < started; i++)
        fds[i] = (struct pollfd){workers[i].pipe, POLLIN, 0};
    while (open && (poll(fds, started, -1) >= 0 || errno == EINTR))
        for (size_t i = 0; i < started; i++)
            if (fds[i].fd >= 0 && fds[i].revents && !receive(&workers[i])) {
                fds[i].fd = -1;
                open--;
            }
    free(fds);
    for (size_t i = 0; i < started; i++) {
        unpack(&workers[i], j, logs);
        struct worker *w = &workers[i];
        int status = 0;
        close(w->pipe);
        buf_free(&w->received);
        while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
            continue;
        bool died = WIFSIGNALED(status);
        if (died)
            diag(MSG_WORKER_FAILED, POS_NONE, strsignal(WTERMSIG(status)));
        else if (WEXITSTATUS(status))
            diag(MSG_WORKER_EXITED, POS_NONE, WEXITSTATUS(status));
        good &= !died && !WEXITSTATUS(status);
    }
    for (size_t i = 0; i < j->count; i++) {
        diag_import(buf_view(&logs[i]));
        buf_free(&logs[i]);
    }
    free(logs);
    free(workers);
    return good;
}

bool jobs_run(size_t count, size_t workers,
              void (*task)(void *context, size_t i, struct buf *result), void *context,
              struct buf *results)
{
    struct jobs j = {count, workers < count ? workers : count, task, context, results};
    if (j.workers > 1)
        return run_workers(&j);
    for (size_t i = 0; i < count; i++)
        task(context, i, &results[i]);
    return true;
}
