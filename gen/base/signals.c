/* Signals: see signals.h. */
#include "base/signals.h"

#include <signal.h>
#include <stddef.h>

/* Those that end a process without a fault of its own. */
static const int endings[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM,   SIGALRM, SIGUSR1,
                              SIGUSR2, SIGXCPU, SIGPROF, SIGVTALRM, SIGPOLL};
enum { ENDINGS = sizeof endings / sizeof *endings };

static void (*at_end[SIGNALS_CLEANERS])(void);
static size_t holds;
static sigset_t before; /* the first hold */

static void set(int signal, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigaction(signal, &action, NULL);
}

void signals_clean(void)
{
    for (size_t i = 0; i < SIGNALS_CLEANERS && at_end[i]; i++)
        at_end[i]();
}

static void end(int signal)
{
    signals_clean();
    set(signal, SIG_DFL);
    raise(signal);
}

void signals_at_end(void (*clean)(void))
{
    size_t i = 0;
    while (i + 1 < SIGNALS_CLEANERS && at_end[i] && at_end[i] != clean)
        i++;
    at_end[i] = clean;
}

void signals_hold(void)
{
    sigset_t all;
    sigemptyset(&all);
    for (size_t i = 0; i < ENDINGS; i++)
        sigaddset(&all, endings[i]);
    if (!holds++)
        sigprocmask(SIG_BLOCK, &all, &before);
}

void signals_release(void)
{
    if (!--holds)
        sigprocmask(SIG_SETMASK, &before, NULL);
}

void signals_start(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    set(SIGCHLD, SIG_DFL);
    set(SIGPIPE, SIG_IGN);
    set(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; i < ENDINGS; i++) {
        struct sigaction inherited;
        if (!sigaction(endings[i], NULL, &inherited) && inherited.sa_handler == SIG_DFL)
            set(endings[i], end);
    }
}

void signals_child(void)
{
    set(SIGPIPE, SIG_DFL);
    set(SIGXFSZ, SIG_DFL);
}
