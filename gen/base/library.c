/* Libraries that are loaded when they are needed: see library.h. */
#include "base/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/signals.h"

enum { EXIT_MACHINE = 3 };

/* All that LIBRARY_CALL has in its section: the linker makes these names. */
extern struct library_call __start_library_calls[], __stop_library_calls[];

static struct {
    pthread_t thread;
    bool running;
    const struct library_step *steps;
    pthread_mutex_t lock; /* of done */
    pthread_cond_t changed;
    size_t done; /* steps */
} ahead = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

/* False where the file cannot be loaded. */
static bool load(const char *file)
{
    void *handle = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
    for (struct library_call *c = __start_library_calls; handle && c < __stop_library_calls; c++)
        if (!strcmp(c->library->file, file))
            atomic_store_explicit(&c->address, dlsym(handle, c->name), memory_order_release);
    return handle;
}

/* What cannot be loaded is reported by the first call. */
static void *load_steps(void *data)
{
    (void)data;
    for (const struct library_step *s = ahead.steps; s->file; s++) {
        if (load(s->file) && s->then)
            s->then();
        pthread_mutex_lock(&ahead.lock);
        ahead.done++;
        pthread_cond_broadcast(&ahead.changed);
        pthread_mutex_unlock(&ahead.lock);
    }
    return NULL;
}

static void wait_for_all(void)
{
    if (ahead.running)
        pthread_join(ahead.thread, NULL);
    ahead.running = false;
}

void library_load_ahead(const struct library_step steps[])
{
    ahead.steps = steps;
    ahead.running = !pthread_atfork(wait_for_all, NULL, NULL) && !atexit(wait_for_all) &&
                    !pthread_create(&ahead.thread, NULL, load_steps, NULL);
}

void library_wait(const struct library *l)
{
    size_t step = 0;
    if (!ahead.running || pthread_equal(pthread_self(), ahead.thread))
        return;
    while (ahead.steps[step].file && strcmp(ahead.steps[step].file, l->file))
        step++;
    pthread_mutex_lock(&ahead.lock);
    while (ahead.steps[step].file && ahead.done <= step)
        pthread_cond_wait(&ahead.changed, &ahead.lock);
    pthread_mutex_unlock(&ahead.lock);
}

void *library_function(struct library_call *call)
{
    library_wait(call->library);
    void *address = atomic_load_explicit(&call->address, memory_order_acquire);
    if (!address && load(call->library->file))
        address = atomic_load_explicit(&call->address, memory_order_acquire);
    if (address)
        return address;
    diag(MSG_LIBRARY_MISSING, POS_NONE, call->library->file, dlerror());
    diag_print(stderr);
    signals_clean();
    _Exit(EXIT_MACHINE);
}
