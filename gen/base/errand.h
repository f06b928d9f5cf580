/*
 * Work beside the caller's, in a thread of its own. What both touch has to be made for several
 * threads, or has to be there before; the work gives no message.
 */
#ifndef BASE_ERRAND_H
#define BASE_ERRAND_H

#include <pthread.h>
#include <stdbool.h>

struct errand { /* zeroed: no work */
    pthread_t thread;
    bool started;
    void (*work)(void *data);
    void *data;
};

void errand_begin(struct errand *, void (*work)(void *data), void *data);
/* The work is done: the caller waits for it, or does it where there was no thread to be had. */
void errand_end(struct errand *);

#endif
