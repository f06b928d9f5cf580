/*
 * The parser of templates: see parse.h. One pass from tag to tag; what is open is on a
 * stack. It looks at blanks around a tag, never farther, so its time is linear in the text.
 */
#include "template/parse.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/diag.h"
#include "base/mem.h"

const struct delimiters template_default_delimiters = {{"{{", 2}, {"}}", 2}};

struct parser {
    struct template *template;
    struct str text;
    struct delimiters delimiters;
    vec(struct template_tag) tags;
    vec(struct delimiters) changes;
    size_t open[LIMIT_NESTING]; /* indexes of the tags that are open */
    size_t depth;
    size_t at;         /* after the last tag */
    size_t line_pure;  /* up to here the line holds blanks and opening tags of parent, block */
    size_t line_fresh; /* up to here the line holds comments */
    bool failed, lost; /* lost: nothing can be said about what follows */
};

/* A tag as it is written. */
struct written {
    char sigil;       /* "#", ..., or '\0' of {{name}} */
    size_t at, after; /* of the whole tag */
    size_t from, to;  /* of the name */
};

struct pos template_pos(const struct template *t, size_t at)
{
    return (struct pos){t->pos.source, t->pos.at + (t->exact ? at : 0)};
}

struct str template_slice(const struct template *t, size_t from, size_t to)
{
    return str_slice(t->text, from, to);
}

size_t template_blanks(const struct template *t, size_t at)
{
    size_t n = 0;
    while (is_blank(str_at(t->text, at + n)))
        n++;
    return n;
}

struct str template_margin(const struct template *t, size_t at)
{
    struct str text = t->text;
    size_t line = at;
    while (at < text.n && (is_blank(text.p[at]) || text.p[at] == '\n' || text.p[at] == '\r'))
        if (text.p[at++] == '\n')
            line = at;
    return str_slice(text, line, at);
}

#define FAULT(p, id, at, ...)                                                                      \
    ((p)->failed = true, diag(MSG_##id, template_pos((p)->template, (at)), __VA_ARGS__))

static bool begins_line(const struct parser *p, size_t at)
{
    return at == 0 || p->text.p[at - 1] == '\n';
}

/* Where the blanks in front of at begin, but not before the last tag. */
static size_t blanks_before(const struct parser *p, size_t at)
{
    while (at > p->at && is_blank(p->text.p[at - 1]))
        at--;
    return at;
}

/* After the rest of the line if nothing but blanks is left in it; else (size_t)-1. */
static size_t line_left(const struct parser *p, size_t at)
{
    at += template_blanks(p->template, at);
    if (at == p->text.n)
        return at;
    if (p->text.p[at] == '\n')
        return at + 1;
    return str_starts(str_slice(p->text, at, p->text.n), STR("\r\n")) ? at + 2 : (size_t)-1;
}

static struct template_tag *add_tag(struct parser *p, enum template_tag_type type, size_t at,
                                    size_t start)
{
    struct template_tag *t = vec_push(&p->tags);
    *t = (struct template_tag){.type = (uint8_t)type, .at = at, .end = p->tags.n};
    t->first = begins_line(p, start) || start == p->line_fresh;
    t->delimiters = (uint32_t)p->changes.n - 1;
    return t;
}

static void add_text(struct parser *p, size_t from, size_t to)
{
    if (from >= to)
        return;
    struct template_tag *t = add_tag(p, TAG_TEXT, from, from);
    t->from = from;
    t->to = to;
}

static struct str name_of(const struct parser *p, const struct template_tag *t)
{
    return str_slice(p->text, t->from, t->to);
}

/* {{=<% %>=}} */
static void change_delimiters(struct parser *p, const struct written *w)
{
    struct str inside = str_trim(str_slice(p->text, w->from, w->to));
    size_t open = 0, close;
    while (open < inside.n && !is_blank(inside.p[open]))
        open++;
    for (close = open; is_blank(str_at(inside, close));)
        close++;
    struct delimiters d = {str_slice(inside, 0, open), str_slice(inside, close, inside.n)};
    bool bad = !d.open.n || !d.close.n || memchr(inside.p, '=', inside.n);
    for (size_t i = 0; i < d.close.n; i++)
        bad = bad || is_blank(d.close.p[i]) || d.close.p[i] == '\n';
    if (bad) {
        FAULT(p, TEMPLATE_DELIMITERS, w->at, STR_ARG(inside));
        return;
    }
    p->delimiters = d;
    *vec_push(&p->changes) = d;
}

/* The tag that {{/name}} closes, popped; NULL after a message. */
static struct template_tag *close_tag(struct parser *p, const struct written *w)
{
    struct str name = str_slice(p->text, w->from, w->to);
    size_t depth = p->depth;
    while (depth && !str_eq(name_of(p, &p->tags.at[p->open[depth - 1]]), name))
        depth--;
    if (!depth) {
        FAULT(p, TEMPLATE_CLOSES_NOTHING, w->at, STR_ARG(name));
        return NULL;
    }
    while (p->depth > depth) {
        const struct template_tag *t = &p->tags.at[p->open[--p->depth]];
        FAULT(p, TEMPLATE_OPEN, t->at, STR_ARG(name_of(p, t)));
    }
    struct template_tag *t = &p->tags.at[p->open[--p->depth]];
    t->end = p->tags.n;
    t->outer = w->at;
    return t;
}

/* A tag that leaves no trace if it is alone in its line; text before it is added. */
static bool take_line(struct parser *p, const struct written *w, size_t *indent)
{
    size_t start = blanks_before(p, w->at), after = line_left(p, w->after);
    bool alone = begins_line(p, start) && after != (size_t)-1;
    add_text(p, p->at, alone ? start : w->at);
    p->at = alone ? after : w->after;
    if (indent)
        *indent = alone ? w->at - start : 0;
    return alone;
}

/*
 * {{<frame}} or {{$block}}. Blanks in front of it belong to it. They may be several in a line:
 * after {{<frame}}{{$block}} at its end, the line is taken as that of the block.
 */
static void open_frame(struct parser *p, const struct written *w, enum template_tag_type type)
{
    size_t start = blanks_before(p, w->at);
    bool first = begins_line(p, start), pure = first || p->line_pure == start;
    size_t after = line_left(p, w->after);
    add_text(p, p->at, first ? start : w->at);
    struct template_tag *t = add_tag(p, type, w->at, first ? start : w->at);
    t->indent = first ? (uint32_t)(w->at - start) : 0;
    p->at = w->after;
    if (pure)
        p->line_pure = p->at;
    if (type == TAG_BLOCK && pure && after != (size_t)-1 && after < p->text.n) {
        t->alone = true;
        t->margin = (uint32_t)template_margin(p->template, after).n;
        p->at = after;
    }
    t->inner = p->at;
}

static void close_any(struct parser *p, const struct written *w)
{
    struct str name = str_slice(p->text, w->from, w->to);
    const struct template_tag *top = p->depth ? &p->tags.at[p->open[p->depth - 1]] : NULL;
    enum template_tag_type type = top && str_eq(name_of(p, top), name) ? top->type : TAG_SECTION;
    if (type ==
        TAG_BLOCK) { /* blanks before it and the line end after it go, if it begins its line */
        size_t start = blanks_before(p, w->at), after = line_left(p, w->after);
        bool begins = begins_line(p, start);
        bool ends = after != (size_t)-1;
        bool shared = str_starts(str_slice(p->text, w->after, p->text.n), p->delimiters.open);
        add_text(p, p->at, begins && (ends || shared) ? start : w->at);
        p->at = begins && ends ? after : w->after;
    } else if (type == TAG_PARENT)
        add_text(p, p->at, w->at);
    else
        take_line(p, w, NULL);
    struct template_tag *t = close_tag(p, w);
    if (t && type == TAG_PARENT) {
        /* {{/frame}}: alone if nothing is before its opening tag nor after this one. */
        size_t after = line_left(p, w->after);
        t->alone = t->first && after != (size_t)-1;
        p->at = t->alone ? after : w->after;
    }
}

/* Takes the "*" off a dynamic name, then says whether there is a name left. */
static bool read_name(struct parser *p, struct written *w, bool *dynamic)
{
    bool may = w->sigil == '>' || w->sigil == '<' || w->sigil == '/';
    struct str name = str_slice(p->text, w->from, w->to);
    *dynamic = may && str_starts(name, STR("*"));
    if (*dynamic) {
        name = str_trim(str_slice(name, 1, name.n));
        w->from = (size_t)(name.p - p->text.p);
        w->to = w->from + name.n;
    }
    bool bad = !name.n;
    for (size_t i = 0; i < name.n; i++)
        bad = bad || is_blank(name.p[i]) || name.p[i] == '\n' || name.p[i] == '\r';
    if (bad)
        FAULT(p, TEMPLATE_NAME, w->at, STR_ARG(name));
    return !bad;
}

static void add_named(struct parser *p, const struct written *w, bool dynamic)
{
    size_t indent = 0;
    bool alone = false;
    struct template_tag *t;
    switch (w->sigil) {
    case '#':
    case '^':
        alone = take_line(p, w, NULL);
        t = add_tag(p, w->sigil == '#' ? TAG_SECTION : TAG_INVERTED, w->at, w->at);
        t->first = t->first && !alone;
        t->inner = t->outer = p->at;
        break;
    case '>':
        alone = take_line(p, w, &indent);
        t = add_tag(p, TAG_PARTIAL, w->at, w->at);
        t->indent = (uint32_t)indent;
        break;
    case '<':
    case '$':
        open_frame(p, w, w->sigil == '<' ? TAG_PARENT : TAG_BLOCK);
        t = &p->tags.at[p->tags.n - 1];
        break;
    default:
        add_text(p, p->at, w->at);
        t = add_tag(p, w->sigil ? TAG_RAW : TAG_VALUE, w->at, w->at);
        p->at = w->after;
        break;
    }
    t->alone = t->alone || alone;
    t->from = w->from;
    t->to = w->to;
    t->dynamic = dynamic;
    if (!w->sigil || !strchr("#^<$", w->sigil))
        return;
    if (p->depth < LIMIT_NESTING) {
        p->open[p->depth++] = p->tags.n - 1;
    } else {
        FAULT(p, TEMPLATE_NESTING, t->at, LIMIT_NESTING);
        p->lost = true;
    }
}

/* Cuts out the next tag; false at the end of the text or where a tag has no end. */
static bool next_tag(struct parser *p, struct written *w)
{
    struct str text = p->text;
    w->at = str_find(text, p->delimiters.open, p->at);
    if (w->at == (size_t)-1)
        return false;
    size_t from = w->at + p->delimiters.open.n;
    w->sigil = from < text.n && strchr("#^/><$!&={", text.p[from]) ? text.p[from] : '\0';
    from += w->sigil ? 1 : 0;
    bool wrapped = w->sigil == '{' || w->sigil == '=';
    struct buf close = {0};
    if (wrapped)
        buf_char(&close, w->sigil == '{' ? '}' : '=');
    buf_str(&close, p->delimiters.close);
    size_t to = str_find(text, buf_view(&close), from);
    w->after = to + close.n;
    buf_free(&close);
    if (to == (size_t)-1) {
        FAULT(p, TEMPLATE_TAG_OPEN, w->at, STR_ARG(p->delimiters.close));
        p->lost = true;
        return false;
    }
    struct str name = str_trim(str_slice(text, from, to));
    w->from = (size_t)(name.p - text.p);
    w->to = w->from + name.n;
    return true;
}

const struct template *template_parse(struct arena *arena, struct str text, struct pos pos,
                                      struct delimiters delimiters)
{
    struct template *t = arena_alloc(arena, sizeof *t);
    struct parser p = {.template = t, .text = text, .delimiters = delimiters};
    struct written w;
    t->text = text;
    t->pos = pos;
    t->exact = pos.source && str_eq(text, str_slice(pos.source->text, pos.at, pos.at + text.n));
    p.line_pure = p.line_fresh = (size_t)-1;
    *vec_push(&p.changes) = delimiters;
    while (!p.lost && next_tag(&p, &w)) {
        bool dynamic = false;
        if (w.sigil == '!' || w.sigil == '=') {
            if (!take_line(&p, &w, NULL) && (begins_line(&p, w.at) || p.line_fresh == w.at))
                p.line_fresh = p.at;
            if (w.sigil == '=')
                change_delimiters(&p, &w);
        } else if (!read_name(&p, &w, &dynamic)) {
            p.at = w.after;
        } else if (w.sigil == '/') {
            close_any(&p, &w);
        } else {
            add_named(&p, &w, dynamic);
        }
    }
    add_text(&p, p.at, text.n);
    while (!p.lost && p.depth) {
        const struct template_tag *open = &p.tags.at[p.open[--p.depth]];
        FAULT(&p, TEMPLATE_OPEN, open->at, STR_ARG(name_of(&p, open)));
    }
    vec_move(arena, &p.tags, t->tags, t->count);
    t->delimiters = vec_copy(arena, &p.changes);
    vec_free(&p.changes);
    return p.failed ? NULL : t;
}
