/*
 * The heap of the C library: how the kernel gives it, and what happens when there is no more.
 *
 * Memory of libraries: what they ask for they get, or the program ends as mem.h says. Without
 * memory fontconfig 2.14 follows a null pointer or waits for a lock that it holds, libarchive 3.6
 * ends the program with status 1, and what fopen() and opendir() then say is no fault of a file.
 *
 * A program's own malloc(), calloc() and realloc() take the place of the C library's in every
 * library (glibc manual, 3.2.5 "Replacing malloc"); these call those. Not under sanitizers, which
 * have their own.
 */
#define _DEFAULT_SOURCE /* sbrk(), madvise() */

#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sanitized.h"

#ifndef SANITIZED

/*
 * The kernel gives these pages at once, for less than it takes for a tenth of them one by one as
 * they are touched.
 */
static void give_pages(const char *from, const char *end, bool to_write)
{
#ifdef MADV_POPULATE_WRITE /* Linux 5.14 */
    size_t page = (size_t)sysconf(_SC_PAGESIZE), before = (uintptr_t)from % page;
    madvise((void *)(from - before), (size_t)(end - from) + before,
            to_write ? MADV_POPULATE_WRITE : MADV_POPULATE_READ);
#else
    (void)from, (void)end, (void)to_write;
#endif
}

/* The program in memory, by names that linkers define. */
extern const char __executable_start[], __bss_start[], _end[];

#endif

/*
 * The break is moved to a little before where a large page may begin: a command that needs no more
 * than that little has no large one cleared for it. The heap grows from there at once by what most
 * commands need, which are addresses: the kernel gives memory as it is used. What malloc() writes
 * as the heap grows lies before the first large page, or that page would be made of small ones.
 */
void mem_large_pages(void)
{
#ifndef SANITIZED
    enum { PAGE = 2 << 20, HEAP = 16 * PAGE, BEFORE = 256 << 10, FIRST = 192 << 10 };
    uintptr_t end = (uintptr_t)sbrk(0), gap = -(end + BEFORE) % PAGE;
    if (sbrk((intptr_t)gap) == (void *)-1)
        return;
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, PAGE);
    mallopt(M_TRIM_THRESHOLD, 2 * HEAP);
    mallopt(M_TOP_PAD, HEAP);
    free(mem_alloc(FIRST)); /* more than is left of the heap before: it grows */
    char *large_pages = (char *)(end + gap + BEFORE);
    madvise(large_pages, HEAP - BEFORE, MADV_HUGEPAGE);
    give_pages(large_pages - BEFORE, large_pages, true);
    give_pages(__executable_start, __bss_start, false);
    give_pages(__bss_start, _end, true);
#endif
}

void mem_trim(void)
{
#ifndef SANITIZED
    malloc_trim(0);
#endif
}

#ifndef SANITIZED

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    void *p = __libc_malloc(size);
    return p ? p : mem_out();
}

void *calloc(size_t n, size_t size)
{
    void *p = __libc_calloc(n, size);
    return p ? p : mem_out();
}

void *realloc(void *old, size_t size)
{
    void *p = __libc_realloc(old, size);
    return p || !size ? p : mem_out();
}

#endif
