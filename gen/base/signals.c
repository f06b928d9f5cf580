/* Signals: see signals.h. */
#include "base/signals.h"

#include <signal.h>
#include <stddef.h>

static void set(int signal, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigaction(signal, &action, NULL);
}

void signals_start(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    set(SIGCHLD, SIG_DFL);
    set(SIGPIPE, SIG_IGN);
    set(SIGXFSZ, SIG_IGN);
}

void signals_child(void)
{
    set(SIGPIPE, SIG_DFL);
    set(SIGXFSZ, SIG_DFL);
}
