/* Which path is answered with what: see site.h. */
#include "serve/site.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "base/mem.h"
#include "serve/site_int.h"

static const char style[] =
#include "serve/preview.css.h"
    ;
static const char script[] =
#include "serve/preview.js.h"
    ;

#define HTML "text/html; charset=utf-8"
#define PLAIN "text/plain; charset=utf-8"
/* Nothing from elsewhere, nothing in the page that is not a file of this server. */
#define POLICY                                                                                     \
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src "       \
    "'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "               \
    "frame-ancestors 'self'"

struct site *site_new(void (*make)(void *context, const char *id), void *context,
                      const char *editor)
{
    struct site *s = mem_zalloc(sizeof *s);
    s->make = make;
    s->context = context;
    s->editor = editor && *editor ? editor : NULL;
    /* a page of a server that ended is not one of this server */
    s->number = (unsigned long)time(NULL);
    return s;
}

static void drop_preview(struct preview *p)
{
    if (p)
        arena_free(p->arena);
}

void site_free(struct site *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->plans.n; i++) {
        drop_preview(s->plans.at[i].preview);
        free((char *)s->plans.at[i].id);
    }
    vec_free(&s->plans);
    vec_free(&s->messages);
    vec_free(&s->fonts);
    arena_free(s->message_arena);
    free(s);
}

static struct site_plan *find_plan(struct site *s, struct str id)
{
    for (size_t i = 0; i < s->plans.n; i++)
        if (str_is(id, s->plans.at[i].id))
            return &s->plans.at[i];
    return NULL;
}

void site_set_plans(struct site *s, const char *const *ids, size_t n)
{
    struct site now = {.plans = {0}};
    struct str chosen = str_of(site_current(s));
    for (size_t i = 0; i < n; i++) {
        struct site_plan *was = find_plan(s, str_of(ids[i]));
        struct buf id = {0};
        buf_puts(&id, ids[i]);
        *vec_push(&now.plans) =
            (struct site_plan){.id = id.p, .preview = was ? was->preview : NULL};
        now.chosen = str_is(chosen, ids[i]) ? i : now.chosen;
        if (was)
            was->preview = NULL;
    }
    for (size_t i = 0; i < s->plans.n; i++) {
        drop_preview(s->plans.at[i].preview);
        free((char *)s->plans.at[i].id);
    }
    vec_free(&s->plans);
    s->plans.at = now.plans.at;
    s->plans.n = now.plans.n;
    s->plans.cap = now.plans.cap;
    s->chosen = now.chosen;
    s->number++;
}

const char *site_current(const struct site *s)
{
    return s->chosen < s->plans.n ? s->plans.at[s->chosen].id : NULL;
}

void site_put(struct site *s, const char *id, struct preview *p)
{
    struct site_plan *plan = find_plan(s, str_of(id));
    if (p && plan)
        drop_preview(plan->preview);
    else
        drop_preview(p);
    if (!plan)
        return;
    plan->preview = p ? p : plan->preview;
    plan->current = true;
    plan->failed = !p;
    s->number++;
}

static bool same_message(const struct site_message *a, const struct site_message *b)
{
    return a->level == b->level && a->line == b->line && a->column == b->column &&
           str_eq(a->text, b->text) && str_eq(str_of(a->file), str_of(b->file)) &&
           str_eq(a->content, b->content);
}

void site_set_messages(struct site *s, const struct site_message *messages, size_t n)
{
    bool same = s->messages.n == n;
    for (size_t i = 0; i < n && same; i++)
        same = same_message(&s->messages.at[i], &messages[i]);
    if (same)
        return;
    struct arena *a = arena_new();
    s->messages.n = 0;
    for (size_t i = 0; i < n; i++) {
        struct site_message m = messages[i];
        m.text = str_copy(a, m.text);
        m.file = m.file ? str_copy(a, str_of(m.file)).p : NULL;
        /* messages of one file share its text */
        bool again = i && m.content.p && m.content.p == messages[i - 1].content.p;
        if (m.content.p)
            m.content = again ? s->messages.at[i - 1].content : str_copy(a, m.content);
        *vec_push(&s->messages) = m;
    }
    arena_free(s->message_arena);
    s->message_arena = a;
    s->number++;
}

void site_set_font(struct site *s, size_t number, struct str file)
{
    while (s->fonts.n <= number)
        *vec_push(&s->fonts) = STR_NONE;
    s->fonts.at[number] = file;
}

bool site_has_changed(struct site *s)
{
    bool changed = s->told != s->number;
    s->told = s->number;
    return changed;
}

/* ------------------------------------------------------------------ answers */

static void answer_with(struct http_answer *a, const char *type, const char *policy)
{
    a->status = 200;
    a->type = type;
    a->policy = policy;
}

static void lead_to(struct http_answer *a, const char *id)
{
    answer_with(a, PLAIN, POLICY);
    a->status = 302;
    a->location = str_format(a->arena, "/plan/%s/", id).p;
}

static void put_fonts(const struct site *s, struct buf *b)
{
    for (size_t i = 0; i < s->fonts.n; i++)
        buf_printf(b, "@font-face{font-family:f%zu;src:url(/font/%zu)}.f%zu{font-family:f%zu}\n", i,
                   i, i, i);
}

/* The page has its one script and its style in itself: that script may run, no other. */
static const char *comparison_policy(struct arena *arena, struct str page)
{
    const struct str begin = STR("<script>"), end = STR("</script>");
    const size_t from = str_find(page, begin, 0), to = str_find(page, end, 0);
    char digest[HASH_BASE64];
    hash_sha256_base64(from < page.n ? str_slice(page, from + begin.n, to) : STR_NONE, digest);
    return str_format(arena,
                      "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'; "
                      "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
                      digest)
        .p;
}

/* The parts of a path between its slashes; what is beyond them makes the path one of none. */
struct path_parts {
    struct str at[6];
    size_t n;
};

static struct path_parts cut(const char *path)
{
    struct path_parts p = {.n = 0};
    struct str rest = str_of(path + 1);
    bool more = true;
    while (more && p.n < sizeof p.at / sizeof *p.at) {
        size_t slash = str_find(rest, STR("/"), 0);
        more = slash < rest.n;
        p.at[p.n++] = str_slice(rest, 0, more ? slash : rest.n);
        rest = more ? str_slice(rest, slash + 1, rest.n) : STR_NONE;
    }
    p.n += more;
    return p;
}

static bool is_route(const struct path_parts *p, const char *first, size_t n)
{
    return p->n == n && str_is(p->at[0], first);
}

/* A part that is a number and nothing else. */
static bool number_at(const struct path_parts *p, size_t i, unsigned *number)
{
    return i < p->n && str_number(p->at[i], 0, 9, number) == p->at[i].n && p->at[i].n;
}

static void answer_source(struct site *s, const struct site_plan *plan, const struct path_parts *p,
                          struct http_answer *a)
{
    unsigned source, line, unit;
    const struct preview *v = plan->preview;
    if (!number_at(p, 3, &source) || !number_at(p, 4, &line) || !number_at(p, 5, &unit) || !v ||
        source >= v->source_count || unit >= v->unit_count)
        return;
    struct site_view view = {
        v->sources[source].name, v->sources[source].text, line, line, plan, unit};
    for (size_t i = 0; i < v->units[unit].place_count; i++) {
        const struct preview_place *place = &v->units[unit].places[i];
        if (place->source == source && place->line == line)
            view.last_line = place->last_line;
    }
    answer_with(a, HTML, POLICY);
    site_put_source(s, &view, &a->body);
}

static void answer_plan(struct site *s, const struct path_parts *p, struct http_answer *a)
{
    struct site_plan *plan = find_plan(s, p->at[1]);
    if (!plan)
        return;
    if (p->n == 2)
        lead_to(a, plan->id);
    else if (p->n == 3 && !p->at[2].n) {
        s->chosen = (size_t)(plan - s->plans.at);
        if (!plan->current)
            s->make(s->context, plan->id);
        answer_with(a, HTML, POLICY);
        site_put_plan(s, plan, &a->body);
    } else if (p->n == 3 && str_is(p->at[2], "comparison") && plan->preview) {
        const struct str page = plan->preview->comparison;
        answer_with(a, HTML, comparison_policy(a->arena, page));
        buf_str(&a->body, page);
    } else if (p->n == 6 && str_is(p->at[2], "source"))
        answer_source(s, plan, p, a);
}

static void answer_message(struct site *s, const struct path_parts *p, struct http_answer *a)
{
    unsigned n, line;
    if (!number_at(p, 1, &n) || !number_at(p, 2, &line) || n >= s->messages.n ||
        !s->messages.at[n].content.p)
        return;
    const struct site_message *m = &s->messages.at[n];
    answer_with(a, HTML, POLICY);
    site_put_source(s, &(struct site_view){m->file, m->content, line, line, NULL, 0}, &a->body);
}

static void answer_change(struct site *s, const struct path_parts *p,
                          const struct http_request *request, struct http_answer *a)
{
    const struct str now = str_format(a->arena, "%lu", s->number);
    answer_with(a, PLAIN, POLICY);
    if (str_eq(p->at[1], now) && !request->waited)
        a->status = 0;
    else
        buf_str(&a->body, now);
}

static void answer_file(const struct site *s, const struct path_parts *p, struct http_answer *a)
{
    unsigned n;
    if (is_route(p, "preview.css", 1)) {
        answer_with(a, "text/css; charset=utf-8", POLICY);
        buf_puts(&a->body, style);
    } else if (is_route(p, "preview.js", 1)) {
        answer_with(a, "text/javascript; charset=utf-8", POLICY);
        buf_puts(&a->body, script);
    } else if (is_route(p, "fonts.css", 1)) {
        answer_with(a, "text/css; charset=utf-8", POLICY);
        put_fonts(s, &a->body);
    } else if (is_route(p, "font", 2) && number_at(p, 1, &n) && n < s->fonts.n) {
        answer_with(a, "font/ttf", POLICY);
        buf_str(&a->body, s->fonts.at[n]);
    }
}

void site_answer(void *context, const struct http_request *request, struct http_answer *a)
{
    struct site *s = context;
    const struct path_parts p = cut(request->path);
    answer_with(a, PLAIN, POLICY);
    a->status = 404;
    if (is_route(&p, "", 1) && s->plans.n)
        lead_to(a, site_current(s));
    else if (is_route(&p, "", 1)) {
        answer_with(a, HTML, POLICY);
        site_put_plan(s, NULL, &a->body);
    } else if (str_is(p.at[0], "plan") && p.n > 1)
        answer_plan(s, &p, a);
    else if (is_route(&p, "message", 3))
        answer_message(s, &p, a);
    else if (is_route(&p, "change", 2))
        answer_change(s, &p, request, a);
    else
        answer_file(s, &p, a);
    if (a->status == 404)
        buf_puts(&a->body, msg_text(MSG_SERVE_NOT_HERE));
}
