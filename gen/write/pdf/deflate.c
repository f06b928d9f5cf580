/*
 * Packing beside drawing: see deflate.h. One queue, taken from by the thread and, once all is
 * drawn, by the caller too:
 *
 *     streams   packed packed | being packed | plain plain
 *                                            ^ next
 */
#include "write/pdf/deflate.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <libdeflate.h>

#include "base/library.h"
#include "base/mem.h"

static struct library libdeflate = {.file = LIBDEFLATE_FILE};
#define DEFLATE(function) LIBRARY_CALL(&libdeflate, function)

struct deflater {
    pthread_mutex_t lock; /* of all below but the thread */
    pthread_cond_t changed;
    vec(struct buf *) streams; /* plain, then packed */
    size_t next;
    bool closed;
    size_t plain; /* bytes that came until now */
    pthread_t thread;
    bool started; /* without a thread the caller packs all, at the end */
};

/* The next stream to be packed, waited for; NULL when none will come. */
static struct buf *next_stream(struct deflater *d)
{
    pthread_mutex_lock(&d->lock);
    while (d->next == d->streams.n && !d->closed)
        pthread_cond_wait(&d->changed, &d->lock);
    struct buf *bytes = d->next < d->streams.n ? d->streams.at[d->next++] : NULL;
    pthread_mutex_unlock(&d->lock);
    return bytes;
}

/*
 * LEVEL: of the streams of a long paper 4 is 2.5 % smaller and takes 1.7 times as long; 5 is 4.5 %
 * smaller and takes 2.5 times. WORTH_A_THREAD, in bytes: of some five pages; for less a thread
 * costs more than it saves, and papers are made on all cores at once.
 */
enum { LEVEL = 1, WORTH_A_THREAD = 1 << 17 };

static void *work(void *deflater)
{
    struct libdeflate_compressor *z =
        DEFLATE(libdeflate_alloc_compressor)(LEVEL); /* one for all streams */
    if (!z)
        mem_out();
    for (struct buf *bytes; (bytes = next_stream(deflater));) {
        struct buf packed = {.cap = DEFLATE(libdeflate_zlib_compress_bound)(z, bytes->n)};
        packed.p = mem_alloc(packed.cap);
        packed.n = DEFLATE(libdeflate_zlib_compress)(z, bytes->p, bytes->n, packed.p, packed.cap);
        packed.p = mem_resize(packed.p, packed.n, 1);
        packed.cap = packed.n;
        buf_free(bytes);
        *bytes = packed;
    }
    DEFLATE(libdeflate_free_compressor)(z);
    return NULL;
}

struct deflater *deflater_new(void)
{
    struct deflater *d = mem_zalloc(sizeof *d);
    pthread_mutex_init(&d->lock, NULL);
    pthread_cond_init(&d->changed, NULL);
    return d;
}

size_t deflater_add(struct deflater *d, struct str bytes)
{
    struct buf *stream = mem_zalloc(sizeof *stream);
    buf_str(stream, bytes);
    pthread_mutex_lock(&d->lock);
    *vec_push(&d->streams) = stream;
    size_t number = d->streams.n - 1;
    pthread_cond_signal(&d->changed);
    pthread_mutex_unlock(&d->lock);
    bool was_worth = d->plain >= WORTH_A_THREAD;
    d->plain += bytes.n;
    if (!was_worth && d->plain >= WORTH_A_THREAD)
        d->started = !pthread_create(&d->thread, NULL, work, d);
    return number;
}

void deflater_finish(struct deflater *d)
{
    if (d->closed)
        return;
    pthread_mutex_lock(&d->lock);
    d->closed = true;
    pthread_cond_signal(&d->changed);
    pthread_mutex_unlock(&d->lock);
    work(d);
    if (d->started)
        pthread_join(d->thread, NULL);
}

struct buf deflater_take(struct deflater *d, size_t stream)
{
    struct buf bytes = *d->streams.at[stream];
    *d->streams.at[stream] = (struct buf){0};
    return bytes;
}

void deflater_free(struct deflater *d)
{
    if (!d)
        return;
    deflater_finish(d);
    for (size_t i = 0; i < d->streams.n; i++) {
        buf_free(d->streams.at[i]);
        free(d->streams.at[i]);
    }
    vec_free(&d->streams);
    pthread_cond_destroy(&d->changed);
    pthread_mutex_destroy(&d->lock);
    free(d);
}
