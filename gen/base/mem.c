/* Memory: see mem.h. Arena blocks double up to a megabyte; big objects get a block of their own. */
#define _DEFAULT_SOURCE /* madvise() */
#include "base/mem.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/sanitized.h"
#include "base/signals.h"

enum {
    EXIT_MACHINE = 3,
    ALIGN = 8, /* bytes: no struct of ours has a long double */
    BLOCK_FIRST = 4096,
    BLOCK_LARGEST = 1 << 18,
    FRESH = 2 << 20 /* bytes from which on memory comes zeroed from the kernel: mem_libraries.c */
};

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    bool zeroed; /* from the first byte that is not used */
    alignas(ALIGN) char bytes[];
};

struct arena {
    struct arena_block *head;
};

void *mem_out(void)
{
    static const char program[] = "kehoach: ";
    const char *said = msg_text(MSG_OUT_OF_MEMORY);
    ssize_t written = write(STDERR_FILENO, program, sizeof program - 1);
    written = write(STDERR_FILENO, said, strlen(said));
    (void)written;
    signals_clean();
    _exit(EXIT_MACHINE);
}

void *mem_alloc(size_t size)
{
    void *p = malloc(size ? size : 1);
    return p ? p : mem_out();
}

void *mem_zalloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);
    return p ? p : mem_out();
}

void *mem_resize(void *old, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        return mem_out();
    size_t bytes = n * size;
    void *p = realloc(old, bytes ? bytes : 1);
    return p ? p : mem_out();
}

void mem_forget(void *from, size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), skip = -(uintptr_t)from % page;
    if (bytes >= skip + page)
        madvise((char *)from + skip, (bytes - skip) / page * page, MADV_DONTNEED);
}

void *mem_vec_copy(struct arena *a, const void *at, size_t n, size_t size)
{
    void *copy = arena_array(a, n + 1, size);
    return n ? memcpy(copy, at, n * size) : copy;
}

/* The first room of a vector is FIRST bytes, or an element: many have one. */
enum { FIRST = 64 };

void *mem_vec_room(void *at, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap)
        return at;
    size_t grown = *cap ? *cap * 2 : size < FIRST ? FIRST / size : 1;
    *cap = grown < need ? need : grown;
    return mem_resize(at, *cap, size);
}

void mem_sort(void *at, size_t n, size_t size, int (*compare)(const void *, const void *))
{
    size_t in_order = 1; /* as lists of papers often are: qsort() would take a copy of them */
    const char *p = at;
    while (in_order < n && compare(p + (in_order - 1) * size, p + in_order * size) <= 0)
        in_order++;
    if (in_order < n)
        qsort(at, n, size, compare);
}

struct arena *arena_new(void)
{
    return mem_zalloc(sizeof(struct arena));
}

static void free_blocks(struct arena_block *b)
{
    for (struct arena_block *next; b; b = next) {
        next = b->next;
        free(b);
    }
}

void arena_empty(struct arena *a)
{
    if (!a->head)
        return;
    free_blocks(a->head->next);
    a->head->next = NULL;
    a->head->used = 0;
    a->head->zeroed = false;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    free_blocks(a->head);
    free(a);
}

/* Bytes of the next block; of a sanitizer each object has its own, with forbidden bytes behind it.
 */
static size_t block_size(const struct arena *a, size_t need)
{
#ifdef SANITIZED_ADDRESSES
    (void)a;
    return need;
#else
    size_t size = a->head ? a->head->size * 2 : BLOCK_FIRST;
    if (size > BLOCK_LARGEST)
        size = BLOCK_LARGEST;
    return size < need ? need : size;
#endif
}

static struct arena_block *block_new(struct arena *a, size_t need)
{
    size_t size = block_size(a, need);
    if (size > SIZE_MAX - sizeof(struct arena_block))
        return mem_out();
    bool zeroed = size == need && size >= FRESH; /* of others the part that is used is cleared */
    struct arena_block *b = zeroed ? mem_zalloc(sizeof *b + size) : mem_alloc(sizeof *b + size);
    b->used = 0;
    b->size = size;
    b->zeroed = zeroed;
    struct arena_block **place = a->head && need == size ? &a->head->next : &a->head;
    b->next = *place; /* after the one in use where one object fills it */
    *place = b;
    return b;
}

/* Bytes, zeroed or of any content; align is a power of two. */
static void *arena_bytes(struct arena *a, size_t size, size_t align, bool zero)
{
    struct arena_block *b = a->head;
    size_t at = b ? (b->used + align - 1) & ~(align - 1) : 0;
    if (!b || at > b->size || b->size - at < size) {
        b = block_new(a, size);
        at = 0;
    }
    b->used = at + size;
    return zero && !b->zeroed ? memset(b->bytes + at, 0, size) : b->bytes + at;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return arena_bytes(a, size, ALIGN, true);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        return mem_out();
    return arena_alloc(a, n * size);
}

char *arena_copy(struct arena *a, const char *bytes, size_t n)
{
    if (n == SIZE_MAX)
        return mem_out();
    char *p = arena_bytes(a, n + 1, 1, false);
    p[n] = '\0';
    return n ? memcpy(p, bytes, n) : p;
}

void *arena_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return at;
    struct arena_block *b = a->head;
    size_t old = *cap * size;
    *cap = *cap ? *cap * 2 : 4;
    if (n && (char *)at + old == b->bytes + b->used && b->size - b->used >= old) {
        b->used += old; /* it is the last of its block: it grows in place */
        return at;
    }
    if (*cap > SIZE_MAX / size)
        return mem_out();
    void *grown = arena_bytes(a, *cap * size, ALIGN, false);
    return n ? memcpy(grown, at, n * size) : grown;
}
