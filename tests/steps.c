/*
 * Counts the steps of a program that clang built with -fsanitize-coverage=trace-pc. The linker puts
 * this in place of what the sanitizers have (--wrap). Each process that ends adds its number as a
 * line to the file that KEHOACH_STEPS names.
 */
#include "steps.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define PLAIN __attribute__((no_sanitize("coverage", "thread", "address", "undefined")))

uint64_t steps_taken;

void __wrap___sanitizer_cov_trace_pc(void);
void __wrap__exit(int status);
_Noreturn void __real__exit(int status);

/* Threads at once may lose a step. */
PLAIN void __wrap___sanitizer_cov_trace_pc(void)
{
    __atomic_store_n(&steps_taken, __atomic_load_n(&steps_taken, __ATOMIC_RELAXED) + 1,
                     __ATOMIC_RELAXED);
}

PLAIN static void begin_anew(void)
{
    steps_taken = 0;
}

/* A child counts what it does itself. */
PLAIN __attribute__((constructor)) static void begin(void)
{
    pthread_atfork(NULL, NULL, begin_anew);
}

PLAIN __attribute__((destructor)) static void end(void)
{
    const char *path = getenv("KEHOACH_STEPS");
    int fd = path ? open(path, O_WRONLY | O_APPEND | O_CREAT, 0644) : -1;
    if (fd >= 0) {
        dprintf(fd, "%llu\n", (unsigned long long)steps_taken);
        close(fd);
    }
}

PLAIN void __wrap__exit(int status)
{
    end();
    __real__exit(status);
}
