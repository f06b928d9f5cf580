/* How far work has come: see diag.h. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"

enum { BAR = 40, LINE_MS = 1000, TERMINAL_MS = 100 };

static long long started, shown; /* ms; 0: not yet */

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000 + 1;
}

static void draw_bar(size_t done, size_t all)
{
    char bar[BAR + 1];
    for (size_t i = 0; i < BAR; i++)
        bar[i] = i < done * BAR / all ? '#' : '.';
    bar[BAR] = '\0';
    fprintf(stderr, "\r[%s] ", bar);
}

/* What was said before may have been longer. */
static void end_bar(void)
{
    fputs("\033[K", stderr);
    fflush(stderr);
}

void diag_progress_of(enum msg m, size_t done, size_t all)
{
    long long time = now();
    bool terminal = isatty(STDERR_FILENO);
    if (!started)
        started = time;
    if (diag_is_quiet() || !all || time - started < LINE_MS ||
        (shown && time - shown < (terminal ? TERMINAL_MS : LINE_MS)))
        return;
    shown = time;
    if (!terminal) {
        diag_line(m, done, all);
        return;
    }
    draw_bar(done, all);
    fprintf(stderr, msg_text(m), done, all);
    end_bar();
}

void diag_progress_at(enum msg m, size_t what, size_t done, size_t all)
{
    if (diag_is_quiet())
        return;
    shown = now();
    if (!isatty(STDERR_FILENO)) {
        diag_line(m, what, done, all);
        return;
    }
    draw_bar(done, all);
    fprintf(stderr, msg_text(m), what, done, all);
    end_bar();
}

void diag_progress_end(void)
{
    if (shown && isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
    started = shown = 0;
}
