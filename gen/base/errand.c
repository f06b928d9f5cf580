/* Work beside the caller's: see errand.h. */
#include "base/errand.h"

#include <stddef.h>

static void *run(void *errand)
{
    struct errand *e = errand;
    e->work(e->data);
    return NULL;
}

void errand_begin(struct errand *e, void (*work)(void *data), void *data)
{
    *e = (struct errand){.work = work, .data = data};
    e->started = !pthread_create(&e->thread, NULL, run, e);
}

void errand_end(struct errand *e)
{
    if (e->started)
        pthread_join(e->thread, NULL);
    else if (e->work)
        e->work(e->data);
    *e = (struct errand){.started = false};
}
