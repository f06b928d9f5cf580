/*
 * Memory: what every stage of the program is built on.
 *
 * Out of memory ends the program with exit status 3, so no caller checks for it. An arena owns many
 * small objects of one lifetime and frees them in one call.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>
#include <stdlib.h>

/* Heap memory, released with free(). Sizes in bytes; n * size is checked for overflow. */
void *mem_alloc(size_t size);
void *mem_zalloc(size_t size);
void *mem_resize(void *old, size_t n, size_t size);
/* Gives pages that lie wholly in these bytes back to the system. What they held is lost, and they
 * are still to be freed. */
void mem_forget(void *from, size_t bytes);
/* Gives what was freed of the heap back to the system: after much of it, before more is asked for.
 */
void mem_trim(void);
void *mem_out(void); /* ends the program; for libraries that say so in their own way */
/*
 * Once, before work: the heap is made of pages of 2 MB where the kernel has them (madvise(2),
 * MADV_HUGEPAGE). The kernel takes 2 microseconds for each page of 4 KB that is touched first.
 */
void mem_large_pages(void);

struct arena;
struct arena *arena_new(void);
void arena_free(struct arena *); /* NULL is allowed */
/* Frees all objects; the arena is there for new ones. */
void arena_empty(struct arena *);

/* Zeroed, aligned for any type but long double, owned by the arena. */
void *arena_alloc(struct arena *, size_t size);
void *arena_array(struct arena *, size_t n, size_t size);
/* A copy of n bytes and a NUL. */
char *arena_copy(struct arena *, const char *bytes, size_t n);

/*
 * A growing array: declare with vec(T), zero it to start, free with vec_free. vec_push gives the
 * address of a new, uninitialised last element; elements move when the array grows.
 */
#define vec(T) vec_named(, T)
/* The same with a tag, for lists that are handed about: vec_named(words, struct word); */
#define vec_named(tag, T)                                                                          \
    struct tag {                                                                                   \
        T *at;                                                                                     \
        size_t n, cap;                                                                             \
    }
#define vec_push(v)                                                                                \
    ((v)->at = (v)->n < (v)->cap ? (v)->at                                                         \
                                 : mem_vec_room((v)->at, &(v)->cap, (v)->n + 1, sizeof *(v)->at),  \
     &(v)->at[(v)->n++])
/* Gives back the room for more elements. */
#define vec_trim(v) ((v)->at = mem_resize((v)->at, (v)->n, sizeof *(v)->at), (v)->cap = (v)->n)
/* The elements as an array of the arena, with room for one more, zeroed. */
#define vec_copy(a, v) mem_vec_copy(a, (v)->at, (v)->n, sizeof *(v)->at)
/* The same into to, their number into count; the vector is freed. */
#define vec_move(a, v, to, count)                                                                  \
    do {                                                                                           \
        (to) = vec_copy(a, v);                                                                     \
        (count) = (v)->n;                                                                          \
        vec_free(v);                                                                               \
    } while (0)
/* As vec_push, but the elements are the arena's, and nothing is freed. */
#define arena_push(a, v)                                                                           \
    ((v)->at =                                                                                     \
         (v)->n < (v)->cap ? (v)->at : arena_room(a, (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at), \
     &(v)->at[(v)->n++])
#define vec_free(v) (free((v)->at), (v)->at = NULL, (v)->n = (v)->cap = 0)
/* -1, 0 or 1: what functions for array_sort() return of two numbers. */
#define mem_order(a, b) (((a) > (b)) - ((a) < (b)))
/* qsort() with the size of the elements; none at all are allowed. */
#define array_sort(at, n, compare) mem_sort(at, n, sizeof *(at), compare)
void mem_sort(void *at, size_t n, size_t size, int (*compare)(const void *, const void *));
void *mem_vec_copy(struct arena *, const void *at, size_t n, size_t size);
void *arena_room(struct arena *, void *at, size_t n, size_t *cap, size_t size);
void *mem_vec_room(void *at, size_t *cap, size_t need, size_t size);

#endif
