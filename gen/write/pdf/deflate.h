/*
 * Streams deflated (RFC 1950) while the document is still being drawn: a long paper has a thread
 * that packs them in the order in which they come, so that a finished page is kept packed. The
 * only file that includes libdeflate.
 */
#ifndef WRITE_PDF_DEFLATE_H
#define WRITE_PDF_DEFLATE_H

#include <stddef.h>

#include "base/text.h"

struct deflater; /* opaque */

struct deflater *deflater_new(void);
/* Waits for the thread; all results go as well. NULL is allowed. */
void deflater_free(struct deflater *);
/* Takes a copy of the bytes to be packed; the number of the stream, from 0. */
size_t deflater_add(struct deflater *, struct str bytes);
/* Packs with the thread what is left. Nothing can be added afterwards. */
void deflater_finish(struct deflater *);
/* The packed bytes of a stream, after deflater_finish: the caller's now. */
struct buf deflater_take(struct deflater *, size_t stream);

#endif
