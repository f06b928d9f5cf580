/*
 * A server of HTTP/1.1 on the loopback interface, for the browser of whoever runs the program. The
 * only file that includes libmicrohttpd. It refuses, before anybody else sees a request,
 *
 *     - methods other than GET and HEAD;
 *     - a Host that is not this machine's loopback name with this port (a foreign name that was
 *       made to lead here: DNS rebinding), and an Origin that is not this server's;
 *     - paths with anything but letters, digits, "/", "-", "." and "_", or with "..", and long
 * ones.
 *
 * All happens in http_serve(), in the caller's thread.
 */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include <stdbool.h>

#include "base/text.h"

struct http_request {
    const char *path; /* "/a/b", as described above */
    bool waited;      /* its answer was put off, and may not be again */
};

struct arena;
struct http_answer {     /* of the one who answers; zeroed before but for the arena */
    struct arena *arena; /* for what it points to: freed once it is sent */
    unsigned status;     /* 200, 302, 404; 0: put off until http_wake(), or for HTTP_WAIT seconds */
    const char *type;    /* "text/html; charset=utf-8" ... */
    const char *policy;  /* of Content-Security-Policy */
    const char *location; /* of 302 */
    struct buf body;      /* freed by the server */
};

enum { HTTP_WAIT = 20 };

typedef void http_answer_function(void *context, const struct http_request *, struct http_answer *);

struct http; /* opaque */
/* port 0: one that is free. NULL after a diagnostic. */
struct http *http_start(unsigned port, http_answer_function *, void *context);
unsigned http_port(const struct http *);
/* Answers what is asked within so many milliseconds, and waits for their end; not longer where the
 * process gets a signal. */
void http_serve(struct http *, int milliseconds);
void http_wake(struct http *); /* what was put off is asked again */
void http_stop(struct http *); /* NULL is allowed */

#endif
