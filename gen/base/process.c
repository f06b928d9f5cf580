/* Other programs: see process.h. */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/signals.h"

enum { NO_PROGRAM = 127 }; /* exit status of a child whose program is missing, as of shells */

static void limit(int what, rlim_t most)
{
    struct rlimit r = {most, most};
    setrlimit(what, &r);
}

static void become(const struct process *p)
{
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(p->output_fd, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
    limit(RLIMIT_CPU, LIMIT_SECONDS);
    limit(RLIMIT_FSIZE, LIMIT_PROGRAM);
    limit(RLIMIT_CORE, 0);
    setenv("OMP_THREAD_LIMIT", "1", 1); /* one page a process: threads of its own slow it down */
    setenv("LC_ALL", "C.UTF-8", 1);
    signals_child();
    execvp(p->arguments[0], (char *const *)p->arguments);
    _exit(NO_PROGRAM);
}

/* The machine could not do it, by errno. */
static void machine_failed(struct process *p)
{
    diag_file(MSG_PROGRAM_FAILED, p->arguments[0], msg_reason(errno));
    p->end = PROCESS_NOT_RUN;
}

/* Was the program ended because a file may not grow, by a limit of this process and not by ours? */
static bool is_limited(int status)
{
    struct rlimit r;
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ && !getrlimit(RLIMIT_FSIZE, &r) &&
           r.rlim_cur < LIMIT_PROGRAM;
}

static bool read_output(struct process *p)
{
    char chunk[1 << 16];
    ssize_t n;
    lseek(p->output_fd, 0, SEEK_SET);
    while ((n = read(p->output_fd, chunk, sizeof chunk)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            buf_add(&p->output, chunk, (size_t)n);
    return !n;
}

static void finish(struct process *p)
{
    int status = 0;
    pid_t waited;
    while ((waited = waitpid((pid_t)p->id, &status, 0)) < 0 && errno == EINTR)
        ;
    bool ended = waited > 0 && WIFEXITED(status);
    p->end = ended && !WEXITSTATUS(status)                ? PROCESS_DONE
             : ended && WEXITSTATUS(status) == NO_PROGRAM ? PROCESS_MISSING
                                                          : PROCESS_FAILED;
    if (waited > 0 && is_limited(status))
        errno = EFBIG;
    if (waited < 0 || is_limited(status) || !read_output(p))
        machine_failed(p);
}

static void start(struct process *p)
{
    FILE *f = tmpfile();
    p->end = PROCESS_NOT_RUN;
    p->output_fd = f ? dup(fileno(f)) : -1;
    int error = errno;
    if (f)
        fclose(f);
    errno = error;
    p->id = p->output_fd < 0 ? -1 : fork();
    if (p->id == 0)
        become(p);
    if (p->id < 0)
        machine_failed(p);
}

void process_run(struct process *p, size_t count, size_t at_once,
                 void (*done)(void *context, size_t index), void *context)
{
    size_t started = 0;
    for (size_t ended = 0; ended < count; ended++) {
        while (started < count && started < ended + at_once)
            start(&p[started++]);
        if (p[ended].id > 0)
            finish(&p[ended]);
        if (p[ended].output_fd >= 0)
            close(p[ended].output_fd);
        if (done)
            done(context, ended);
    }
}
