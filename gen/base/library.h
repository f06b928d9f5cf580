/*
 * Libraries that not every run of the program needs, loaded by those: the dynamic linker takes more
 * than a millisecond for those of the page, as long for libmicrohttpd, and two for libxml2, with
 * the libraries that they bring.
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdatomic.h>

#include "base/library_files.h" /* LIBARCHIVE_FILE: "libarchive.so.13", as a linker would write */

struct library {
    const char *file;
};

/* A place of the program that calls a function of a library. */
struct library_call {
    struct library *library;
    const char *name;
    _Atomic(void *) address; /* NULL before the library is loaded */
};

/*
 * A function of the library, with its own type: LIBRARY_CALL(&zip, archive_read_new)(). The first
 * one loads the library, for all places that call it; where it is not installed or damaged, the
 * program says so and ends with status 3.
 */
#define LIBRARY_CALL(library, function)                                                            \
    (*(__typeof__(function) *)library_address(({                                                   \
        static struct library_call call_                                                           \
            __attribute__((section("library_calls"), used, aligned(sizeof(void *)))) = {           \
                library, #function, NULL};                                                         \
        &call_;                                                                                    \
    })))
void *library_function(struct library_call *);
static inline void *library_address(struct library_call *call)
{
    void *address = atomic_load_explicit(&call->address, memory_order_acquire);
    return address ? address : library_function(call);
}

/* A library to be loaded ahead, and what is prepared with it then, or NULL: it gives no message. */
struct library_step {
    const char *file;
    void (*then)(void);
};

/*
 * Once a run, for one that will call these libraries, up to one without a file: a thread loads one
 * after the other while the caller does other work. Who calls one of them waits until it is loaded;
 * fork() and the end of the program wait for all.
 */
void library_load_ahead(const struct library_step steps[]);
/* What is to be prepared with the library is done. */
void library_wait(const struct library *);

#endif
