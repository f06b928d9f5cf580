/* Libraries that are loaded when they are needed: see library.h. */
#include "base/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/signals.h"

enum { EXIT_MACHINE = 3 };

static pthread_t ahead;
static bool loading;

static void wait_for_ahead(void)
{
    if (loading)
        pthread_join(ahead, NULL);
    loading = false;
}

/* What cannot be loaded is reported by the first call. */
static void *load(void *files)
{
    mem_clear_ahead();
    for (const char *const *file = files; *file; file++)
        dlopen(*file, RTLD_LAZY | RTLD_LOCAL);
    return NULL;
}

void library_load_ahead(const char *const files[])
{
    loading = !pthread_atfork(wait_for_ahead, NULL, NULL) && !atexit(wait_for_ahead) &&
              !pthread_create(&ahead, NULL, load, (void *)files);
}

void *library_function(struct library *l, const char *name)
{
    wait_for_ahead();
    if (!l->handle)
        l->handle = dlopen(l->file, RTLD_LAZY | RTLD_LOCAL);
    void *function = l->handle ? dlsym(l->handle, name) : NULL;
    if (function)
        return function;
    diag(MSG_LIBRARY_MISSING, POS_NONE, l->file, dlerror());
    diag_print(stderr);
    signals_clean();
    _Exit(EXIT_MACHINE);
}
