/* Libraries that are loaded when they are needed: see library.h. */
#include "base/library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/signals.h"

enum { EXIT_MACHINE = 3 };

void *library_function(struct library *l, const char *name)
{
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
