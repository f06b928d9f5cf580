/* Other programs: see process.h. */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
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

static void finish(struct process *p)
{
    int status = 0;
    if (p->id > 0) {
        pid_t waited;
        while ((waited = waitpid((pid_t)p->id, &status, 0)) < 0 && errno == EINTR)
            ;
        bool ended = waited > 0 && WIFEXITED(status);
        p->end = ended && !WEXITSTATUS(status)                ? PROCESS_DONE
                 : ended && WEXITSTATUS(status) == NO_PROGRAM ? PROCESS_MISSING
                                                              : PROCESS_FAILED;
        char chunk[1 << 16];
        ssize_t n;
        lseek(p->output_fd, 0, SEEK_SET);
        while ((n = read(p->output_fd, chunk, sizeof chunk)) > 0)
            buf_add(&p->output, chunk, (size_t)n);
    }
    if (p->output_fd >= 0)
        close(p->output_fd);
}

void process_run(struct process *p, size_t count, size_t at_once,
                 void (*done)(void *context, size_t index), void *context)
{
    size_t started = 0;
    for (size_t ended = 0; ended < count; ended++) {
        while (started < count && started < ended + at_once) {
            struct process *one = &p[started++];
            FILE *f = tmpfile();
            one->end = PROCESS_NOT_STARTED;
            one->output_fd = f ? dup(fileno(f)) : -1;
            if (f)
                fclose(f);
            one->id = one->output_fd < 0 ? -1 : fork();
            if (one->id == 0)
                become(one);
        }
        finish(&p[ended]);
        if (done)
            done(context, ended);
    }
}
