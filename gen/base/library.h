/*
 * Libraries that not every run of the program needs, loaded by those: the dynamic linker takes more
 * than a millisecond for those of the page, as long for libmicrohttpd, and two for libxml2, with
 * the libraries that they bring.
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include "base/library_files.h" /* LIBARCHIVE_FILE: "libarchive.so.13", as a linker would write */

struct library {
    const char *file;
    void *handle; /* once it is loaded */
};

/*
 * A function of the library, with its own type: LIBRARY_CALL(&zip, archive_read_new)(). The first
 * one loads the library; where it is not installed or damaged, the program says so and ends with
 * status 3. Each place that calls one keeps its address. For one thread.
 */
#define LIBRARY_CALL(library, function)                                                            \
    (*({                                                                                           \
        static __typeof__(function) *address;                                                      \
        if (!address)                                                                              \
            address = (__typeof__(function) *)library_function(library, #function);                \
        address;                                                                                   \
    }))
void *library_function(struct library *, const char *name);

/*
 * Once a run, for one that will call these files, up to NULL, and need much memory: a thread loads
 * them and has the kernel clear memory while the caller does other work. The first call of any
 * library waits for it, as fork() and the end of the program do.
 */
void library_load_ahead(const char *const files[]);

#endif
