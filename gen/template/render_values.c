/* What a template prints, and names without a value: see render_int.h. */
#include <string.h>
#include "base/limits.h"

#include "template/render_int.h"

void render_append(struct renderer *r, struct str s, struct pos pos)
{
    if (r->out.n + s.n > LIMIT_OUTPUT) {
        if (!r->stopped)
            STOP(r, TEMPLATE_OUTPUT, pos, LIMIT_OUTPUT >> 20);
        return;
    }
    buf_str(&r->out, s);
    for (size_t n = s.n; n; n--)
        if (s.p[n - 1] == '\n') {
            r->line = r->out.n - (s.n - n);
            break;
        }
}

void render_put(struct renderer *r, struct str s, struct pos pos, bool fixed)
{
    if (!s.n)
        return;
    origin_add(&r->origins, r->out.n, pos, fixed);
    render_append(r, s, pos);
}

void render_begin_line(struct renderer *r, const struct render_frame *f, struct pos pos)
{
    if (!r->in_line)
        render_put(r, f->indent, pos, true);
    r->in_line = false;
}

/* Origins of a part of a value; those of the tag where the value has none. */
static void add_origins(struct renderer *r, const struct value *v, size_t from, size_t to,
                        struct pos pos)
{
    if (value_pos(v).source)
        value_origins(v, from, to, &r->origins, r->out.n);
    else
        origin_add(&r->origins, r->out.n, pos, true);
}

void render_put_value(struct renderer *r, const struct value *v, bool escaped, struct pos pos)
{
    template_escape *form = escaped ? r->options->escape : r->options->fit;
    struct str text = value_str(v);
    if (!form) {
        if (text.n)
            add_origins(r, v, 0, text.n, pos);
        render_append(r, text, pos);
        return;
    }
    struct buf part = {0};
    size_t line = r->line, start = r->out.n;
    for (size_t at = 0, used; at < text.n && !r->stopped; at += used) {
        part.n = 0;
        used = form(text, at, str_slice(buf_view(&r->out), line, start), &part);
        if (part.n)
            add_origins(r, v, at, at + used, pos);
        render_append(r, buf_view(&part), pos);
    }
    buf_free(&part);
}

void render_put_text(struct renderer *r, const struct render_frame *f, const struct template_tag *t)
{
    struct str text = f->template->text;
    if (!f->indent.n && !f->margin) {
        r->in_line = false;
        render_put(r, template_slice(f->template, t->from, t->to), render_tag_pos(f, t),
                   !f->template->exact);
        return;
    }
    bool first = t->first;
    for (size_t at = t->from, next; at < t->to; at = next, first = true) {
        const char *end = memchr(text.p + at, '\n', t->to - at);
        next = end ? (size_t)(end - text.p) + 1 : t->to;
        size_t margin = first ? template_blanks(f->template, at) : 0;
        at += margin < f->margin ? margin : f->margin;
        bool empty = end && (text.p[at] == '\n' || (text.p[at] == '\r' && at + 2 == next));
        if (first && !empty)
            render_begin_line(r, f, template_pos(f->template, at));
        r->in_line = false;
        render_put(r, str_slice(text, at, next), template_pos(f->template, at),
                   !f->template->exact);
    }
}

const struct value *render_lookup(const struct scope *scope, struct str name)
{
    if (str_eq(name, STR(".")))
        return scope->value;
    size_t dot = str_find(name, STR("."), 0);
    struct str head = str_slice(name, 0, dot);
    const struct value *v = NULL;
    for (; scope && !v; scope = scope->up)
        v = value_get(scope->value, head);
    while (v && dot < name.n) {
        size_t from = dot + 1;
        dot = str_find(name, STR("."), from);
        v = value_get(v, str_slice(name, from, dot));
    }
    return v;
}

/* The name in scope that is nearest in spelling, less than distance bytes off; unset if none is. */
static struct str nearest(const struct scope *scope, struct str name, size_t distance)
{
    struct nearest near = {name, STR_NONE, distance};
    for (; scope && name.n <= 64; scope = scope->up)
        for (size_t i = 0; i < value_size(scope->value); i++)
            nearest_offer(&near, value_key(scope->value, i));
    return near.best;
}

static void report_unset(struct renderer *r, const struct scope *scope, struct str name,
                         const struct value *v, struct pos pos)
{
    const char *profile = r->options->profile ? r->options->profile : "";
    if (v && value_pos(v).source) {
        FAULT(r, TEMPLATE_EMPTY, pos, STR_ARG(name), value_pos(v).source->name,
              pos_line(value_pos(v)));
        return;
    }
    struct str near = v ? STR_NONE : nearest(scope, name, name.n / 3 + 1);
    if (near.n)
        FAULT(r, TEMPLATE_UNSET_NEAR, pos, STR_ARG(name), profile, STR_ARG(near));
    else
        FAULT(r, TEMPLATE_UNSET, pos, STR_ARG(name), profile);
}

void render_warn_misspelt(struct renderer *r, const struct scope *scope, struct str name,
                          struct pos pos)
{
    if (!r->absent_names)
        r->absent_names = value_object(r->arena);
    if (r->options->unset == UNSET_EMPTY || value_get(r->absent_names, name))
        return;
    value_set(r->absent_names, str_copy(r->arena, name).p, r->absent_names);
    struct str near = nearest(scope, name, name.n / 4 + 1);
    if (near.n && name.n > 5)
        diag(MSG_TEMPLATE_SECTION_NEAR, pos, STR_ARG(name), STR_ARG(near));
}

static void put_blank(struct renderer *r, struct str name, const struct value *v, struct pos pos)
{
    static const struct template_options plain = {.unset = UNSET_EMPTY};
    struct value *data = value_object(r->arena);
    struct pos value_at = v ? value_pos(v) : POS_NONE;
    value_set_text(data, "name", name, POS_NONE);
    render_put(r, template_text(r->arena, r->options->blank, POS_NONE, data, &plain),
               value_at.source ? value_at : pos, true);
    r->blanks_printed++;
    if (!r->blank_names)
        r->blank_names = value_object(r->arena);
    if (value_get(r->blank_names, name))
        return;
    struct str key = str_copy(r->arena, name);
    value_set(r->blank_names, key.p, data);
    *vec_push(&r->blanks) = (struct template_blank){key, pos, value_at};
}

void render_unset(struct renderer *r, const struct scope *scope, struct str name,
                  const struct value *v, struct pos pos)
{
    switch (r->options->unset) {
    case UNSET_ERROR:
        report_unset(r, scope, name, v, pos);
        break;
    case UNSET_BLANK:
        put_blank(r, name, v, pos);
        break;
    case UNSET_EMPTY:
        break;
    }
}
