/*
 * Libraries that few runs of the program need, loaded by those: the dynamic linker takes more than
 * a millisecond for libmicrohttpd and the libraries that it brings.
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
 * status 3. Each place that calls one keeps its address.
 */
#define LIBRARY_CALL(library, function)                                                            \
    (*({                                                                                           \
        static __typeof__(function) *address;                                                      \
        if (!address)                                                                              \
            address = (__typeof__(function) *)library_function(library, #function);                \
        address;                                                                                   \
    }))
void *library_function(struct library *, const char *name);

#endif
