/* The server: see http.h. */
#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/library.h"
#include "base/limits.h"
#include "base/mem.h"

static struct library libmicrohttpd = {.file = LIBMICROHTTPD_FILE};
#define HTTP(function) LIBRARY_CALL(&libmicrohttpd, function)

enum {
    MEMORY = 16 << 10, /* bytes of a connection: its headers */
    IDLE = 15,         /* seconds until a silent connection is closed */
};

struct http_call { /* a request under way */
    struct MHD_Connection *connection;
    long until; /* when it is asked again, where it was put off: milliseconds_now() */
    bool waited;
};

struct http {
    struct MHD_Daemon *daemon;
    unsigned port;
    http_answer_function *answer;
    void *context;
    vec(struct http_call *) waiting;
};

static long milliseconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ------------------------------------------------------------------ what is refused */

static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};

/* Is it one of this server's names, with the port. */
static bool is_ours(const struct http *h, const char *host)
{
    bool ours = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct buf name = {0};
        buf_printf(&name, "%s:%u", names[i], h->port);
        ours |= !strcasecmp(host, name.p);
        if (h->port == 80) /* the port of the scheme is left out */
            ours |= !strcasecmp(host, names[i]);
        buf_free(&name);
    }
    return ours;
}

struct http_headers {
    const struct http *http;
    size_t hosts;
    bool foreign;
};

static enum MHD_Result look(void *context, enum MHD_ValueKind kind, const char *name,
                            const char *value)
{
    struct http_headers *h = context;
    static const char scheme[] = "http://";
    (void)kind;
    value = value ? value : "";
    if (!strcasecmp(name, "Host")) {
        h->hosts++;
        h->foreign |= !is_ours(h->http, value);
    } else if (!strcasecmp(name, "Origin"))
        h->foreign |= strncmp(value, scheme, sizeof scheme - 1) != 0 ||
                      !is_ours(h->http, value + sizeof scheme - 1);
    return MHD_YES;
}

static bool is_plain(const char *path)
{
    bool plain = *path == '/' && !strstr(path, "..");
    for (const char *c = path; *c && plain; c++)
        plain = is_letter(*c) || is_digit(*c) || strchr("/-._", *c);
    return plain;
}

/* The status that the request is refused with, or 0. */
static unsigned refusal(const struct http *h, struct MHD_Connection *c, const char *method,
                        const char *path)
{
    struct http_headers headers = {.http = h};
    HTTP(MHD_get_connection_values)(c, MHD_HEADER_KIND, look, &headers);
    if (headers.hosts != 1 || headers.foreign)
        return MHD_HTTP_FORBIDDEN;
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return MHD_HTTP_METHOD_NOT_ALLOWED;
    if (strlen(path) > LIMIT_URL)
        return MHD_HTTP_URI_TOO_LONG;
    return is_plain(path) ? 0 : MHD_HTTP_BAD_REQUEST;
}

/* ------------------------------------------------------------------ answers */

static enum MHD_Result send_answer(struct MHD_Connection *c, struct http_answer *a)
{
    const char *const headers[][2] = {
        {"Content-Type", a->type},
        {"Content-Security-Policy", a->policy},
        {"Location", a->location},
        {"Allow", a->status == MHD_HTTP_METHOD_NOT_ALLOWED ? "GET, HEAD" : NULL},
        {"Cache-Control", "no-store"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "SAMEORIGIN"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
    };
    struct MHD_Response *r =
        HTTP(MHD_create_response_from_buffer)(a->body.n, a->body.p, MHD_RESPMEM_MUST_COPY);
    buf_free(&a->body);
    if (!r)
        return MHD_NO;
    bool good = true;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        good &= !headers[i][1] || HTTP(MHD_add_response_header)(r, headers[i][0], headers[i][1]);
    enum MHD_Result sent = good ? HTTP(MHD_queue_response)(c, a->status, r) : MHD_NO;
    HTTP(MHD_destroy_response)(r);
    return sent;
}

static enum MHD_Result refuse(struct MHD_Connection *c, unsigned status)
{
    struct http_answer a = {
        .status = status, .type = "text/plain; charset=utf-8", .policy = "default-src 'none'"};
    buf_printf(&a.body, "%u\n", status);
    return send_answer(c, &a);
}

static enum MHD_Result put_off(struct http *h, struct http_call *call)
{
    call->until = milliseconds_now() + HTTP_WAIT * 1000;
    *vec_push(&h->waiting) = call;
    HTTP(MHD_suspend_connection)(call->connection);
    return MHD_YES;
}

/* The library calls this with the headers, and again for the answer. */
static enum MHD_Result take(void *context, struct MHD_Connection *c, const char *path,
                            const char *method, const char *version, const char *upload,
                            size_t *upload_size, void **state)
{
    struct http *h = context;
    struct http_call *call = *state;
    (void)version, (void)upload, (void)upload_size;
    unsigned refused = refusal(h, c, method, path);
    if (refused)
        return refuse(c, refused);
    if (!call) {
        *state = call = mem_zalloc(sizeof *call);
        call->connection = c;
        return MHD_YES;
    }
    if (*upload_size)
        return MHD_NO; /* a body, which has no meaning here */
    struct http_answer a = {.arena = arena_new()};
    h->answer(h->context, &(struct http_request){path, call->waited}, &a);
    enum MHD_Result result = a.status ? send_answer(c, &a) : put_off(h, call);
    arena_free(a.arena);
    return result;
}

static void end_call(void *context, struct MHD_Connection *c, void **state,
                     enum MHD_RequestTerminationCode how)
{
    struct http *h = context;
    size_t kept = 0;
    (void)c, (void)how;
    for (size_t i = 0; i < h->waiting.n; i++)
        if (h->waiting.at[i] != *state)
            h->waiting.at[kept++] = h->waiting.at[i];
    h->waiting.n = kept;
    free(*state);
    *state = NULL;
}

/* What is encoded in a path stays so, and is refused. */
static size_t keep_escapes(void *context, struct MHD_Connection *c, char *text)
{
    (void)context, (void)c;
    return strlen(text);
}

/* ------------------------------------------------------------------ the socket */

/* A socket that listens on 127.0.0.1, or -1 with errno. *port becomes the one that it has. */
static int listen_on(unsigned *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)*port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t n = sizeof address;
    const int yes = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (!bind(fd, (struct sockaddr *)&address, n) && !listen(fd, SOMAXCONN) &&
        !getsockname(fd, (struct sockaddr *)&address, &n)) {
        *port = ntohs(address.sin_port);
        return fd;
    }
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

struct http *http_start(unsigned port, http_answer_function *answer, void *context)
{
    const unsigned asked = port;
    int fd = listen_on(&port);
    struct http *h = mem_zalloc(sizeof *h);
    *h = (struct http){.port = port, .answer = answer, .context = context};
    if (fd >= 0)
        h->daemon = HTTP(MHD_start_daemon)(
            MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, take, h,
            MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT, (unsigned)LIMIT_CONNECTIONS,
            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
            (size_t)MEMORY, MHD_OPTION_NOTIFY_COMPLETED, end_call, h, MHD_OPTION_UNESCAPE_CALLBACK,
            keep_escapes, NULL, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    if (h->daemon)
        return h;
    diag(MSG_SERVE_PORT, POS_NONE, asked, msg_reason(errno));
    if (fd >= 0)
        close(fd);
    free(h);
    return NULL;
}

unsigned http_port(const struct http *h)
{
    return h->port;
}

/* ------------------------------------------------------------------ time passes */

/* Those are asked again that were put off until that time or before. */
static void resume(struct http *h, long until)
{
    size_t kept = 0;
    for (size_t i = 0; i < h->waiting.n; i++) {
        struct http_call *call = h->waiting.at[i];
        if (call->until > until) {
            h->waiting.at[kept++] = call;
            continue;
        }
        call->waited = true;
        HTTP(MHD_resume_connection)(call->connection);
    }
    h->waiting.n = kept;
}

void http_serve(struct http *h, int milliseconds)
{
    const union MHD_DaemonInfo *info =
        HTTP(MHD_get_daemon_info)(h->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    const long end = milliseconds_now() + milliseconds;
    HTTP(MHD_run)(h->daemon);
    for (long left = milliseconds; left > 0; left = end - milliseconds_now()) {
        MHD_UNSIGNED_LONG_LONG soon;
        struct pollfd fd = {.fd = info->epoll_fd, .events = POLLIN};
        if (HTTP(MHD_get_timeout)(h->daemon, &soon) && soon < (unsigned long long)left)
            left = (long)soon;
        if (poll(&fd, 1, (int)left) < 0)
            break;
        resume(h, milliseconds_now());
        HTTP(MHD_run)(h->daemon);
    }
}

void http_wake(struct http *h)
{
    resume(h, LONG_MAX);
    HTTP(MHD_run)(h->daemon);
}

void http_stop(struct http *h)
{
    if (!h)
        return;
    resume(h, LONG_MAX);
    HTTP(MHD_stop_daemon)(h->daemon);
    vec_free(&h->waiting);
    free(h);
}
