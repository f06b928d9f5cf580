/*
 * Runs templates: see render.h for the language, parse.h for the program that is run.
 *
 * Indentation. A partial or block that stands alone in its line passes the blanks in front of it
 * to each line of the template that takes its place; blanks that the replacing block has itself
 * are taken off first. Both are kept in the frame (indent, margin) and applied where a line of
 * the template begins, so that lines inside values stay as they are.
 */
#include "template/render.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "template/parse.h"

/* The values that names are looked up in, the innermost first. */
struct scope {
    const struct value *value;
    const struct scope *up;
};

/* The blocks that a parent tag replaces; those of outer ones win. */
struct overrides {
    const struct template *template;
    const struct template_tag *parent;
    const struct overrides *outer;
};

struct render_frame {
    const struct template *template;
    const struct overrides *overrides;
    struct str indent; /* put in front of each line of the template */
    size_t margin;     /* blanks taken off each line of the template first */
};

struct loaded {
    const struct source *source;
    struct str name;
    const struct template *template; /* NULL: it has faults */
};

struct renderer {
    struct arena *arena;
    const struct template_options *options;
    struct buf out;
    size_t line; /* where the current line of out begins */
    struct origin_map origins;
    vec(struct loaded) loaded;
    vec(struct template_blank) blanks;
    struct value *blank_names, *absent_names; /* sets */
    size_t blanks_printed, depth, steps;
    bool in_line; /* the line that begins now goes on after text in front of it */
    bool failed, stopped;
};

static void render(struct renderer *, const struct render_frame *, const struct scope *,
                   size_t from, size_t to);

static struct str tag_name(const struct render_frame *f, const struct template_tag *t)
{
    return template_slice(f->template, t->from, t->to);
}

static struct pos tag_pos(const struct render_frame *f, const struct template_tag *t)
{
    return template_pos(f->template, t->at);
}

#define FAULT(r, id, pos, ...) ((r)->failed = true, diag(MSG_##id, (pos), __VA_ARGS__))
#define STOP(r, id, pos, ...) ((r)->stopped = true, FAULT(r, id, pos, __VA_ARGS__))

/* Appends bytes whose origins are known already. */
static void append(struct renderer *r, struct str s, struct pos pos)
{
    if (r->out.n + s.n > TEMPLATE_MAX_OUTPUT) {
        if (!r->stopped)
            STOP(r, TEMPLATE_OUTPUT, pos, TEMPLATE_MAX_OUTPUT >> 20);
        return;
    }
    buf_str(&r->out, s);
    for (size_t n = s.n; n; n--)
        if (s.p[n - 1] == '\n') {
            r->line = r->out.n - (s.n - n);
            break;
        }
}

static void put(struct renderer *r, struct str s, struct pos pos, bool fixed)
{
    if (!s.n)
        return;
    origin_add(&r->origins, r->out.n, pos, fixed);
    append(r, s, pos);
}

static void begin_line(struct renderer *r, const struct render_frame *f, struct pos pos)
{
    if (!r->in_line)
        put(r, f->indent, pos, true);
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

static void put_value(struct renderer *r, const struct value *v, bool escaped, struct pos pos)
{
    template_escape *form = escaped ? r->options->escape : r->options->fit;
    struct str text = value_str(v);
    if (!form) {
        if (text.n)
            add_origins(r, v, 0, text.n, pos);
        append(r, text, pos);
        return;
    }
    struct buf part = {0};
    size_t line = r->line, start = r->out.n;
    for (size_t at = 0, used; at < text.n && !r->stopped; at += used) {
        part.n = 0;
        used = form(text, at, str_slice(buf_view(&r->out), line, start), &part);
        if (part.n)
            add_origins(r, v, at, at + used, pos);
        append(r, buf_view(&part), pos);
    }
    buf_free(&part);
}

static void put_text(struct renderer *r, const struct render_frame *f, const struct template_tag *t)
{
    struct str text = f->template->text;
    if (!f->indent.n && !f->margin) {
        r->in_line = false;
        put(r, template_slice(f->template, t->from, t->to), tag_pos(f, t), !f->template->exact);
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
            begin_line(r, f, template_pos(f->template, at));
        r->in_line = false;
        put(r, str_slice(text, at, next), template_pos(f->template, at), !f->template->exact);
    }
}

/* NULL when there is none. The first part of a.b is sought in all scopes, the others in it. */
static const struct value *lookup(const struct scope *scope, struct str name)
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

/*
 * A section of a name that nobody set is left out, as it should; but if one letter of it makes a
 * name that is set (two letters of a long one), it was meant to be that. Looked at once a name.
 */
static void warn_misspelt(struct renderer *r, const struct scope *scope, struct str name,
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
    put(r, template_text(r->arena, r->options->blank, POS_NONE, data, &plain),
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

static void unset(struct renderer *r, const struct scope *scope, struct str name,
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

/* Takes back what was put since start; at line the line began in which start stands. */
static struct str take_back(struct renderer *r, size_t start, size_t line)
{
    struct str text = str_copy(r->arena, str_slice(buf_view(&r->out), start, r->out.n));
    r->out.n = start;
    r->line = line;
    return text;
}

static void run_filter(struct renderer *r, const struct render_frame *f, const struct scope *scope,
                       const struct template_tag *t, const struct lambda *lambda)
{
    size_t start = r->out.n, line = r->line, blanks = r->blanks_printed;
    size_t index = (size_t)(t - f->template->tags);
    bool failed = r->failed;
    r->failed = false;
    render(r, f, scope, index + 1, t->end);
    bool sound = !r->failed;
    r->failed = r->failed || failed;
    if (!sound)
        return;
    struct str text = take_back(r, start, line), result = text;
    if (!lambda->call(lambda->user, r->arena, text, &result)) {
        result = text; /* a blank stays a blank */
        if (r->blanks_printed == blanks)
            FAULT(r, TEMPLATE_FUNCTION, tag_pos(f, t), STR_ARG(tag_name(f, t)), STR_ARG(text));
    }
    /* Of what was put since start, the first origin outside the template; else that of the tag. */
    struct pos pos = tag_pos(f, t);
    const struct source *own = f->template->pos.source;
    for (size_t i = r->origins.n; i--;) {
        const struct origin *o = &r->origins.at[i];
        if (o->pos.source && o->pos.source != own)
            pos = o->pos;
        if (o->at <= start)
            break;
    }
    if (result.n == text.n) {
        append(r, result, pos); /* its origins are those of the text, byte for byte */
    } else {
        origin_cut(&r->origins, start);
        put(r, result, pos, true);
    }
}

static void run_macro(struct renderer *r, const struct render_frame *f, const struct scope *scope,
                      const struct template_tag *t, const struct lambda *lambda)
{
    bool section = t->type == TAG_SECTION;
    struct str text = section ? template_slice(f->template, t->inner, t->outer) : STR_NONE;
    struct str result = STR_NONE;
    if (!lambda->call(lambda->user, r->arena, text, &result)) {
        FAULT(r, TEMPLATE_FUNCTION, tag_pos(f, t), STR_ARG(tag_name(f, t)), STR_ARG(text));
        return;
    }
    struct delimiters delimiters =
        section ? f->template->delimiters[t->delimiters] : template_default_delimiters;
    const struct template *made = template_parse(r->arena, result, tag_pos(f, t), delimiters);
    if (!made) {
        r->failed = true;
        return;
    }
    struct render_frame inner = {.template = made, .overrides = f->overrides};
    size_t start = r->out.n, line = r->line;
    render(r, &inner, scope, 0, made->count);
    if (t->type != TAG_VALUE || r->stopped)
        return;
    origin_cut(&r->origins, start);
    const struct value *v = value_text(r->arena, take_back(r, start, line), POS_NONE);
    put_value(r, v, true, tag_pos(f, t));
}

static void render_value(struct renderer *r, const struct render_frame *f,
                         const struct scope *scope, const struct template_tag *t)
{
    struct str name = tag_name(f, t);
    const struct value *v = lookup(scope, name);
    const struct lambda *lambda = v ? value_function(v) : NULL;
    if (v && value_type(v) == VALUE_TEXT)
        put_value(r, v, t->type == TAG_VALUE, tag_pos(f, t));
    else if (lambda && lambda->kind == LAMBDA_MACRO)
        run_macro(r, f, scope, t, lambda);
    else if (!v || value_type(v) == VALUE_UNSET)
        unset(r, scope, name, v, tag_pos(f, t));
    else if (r->options->unset != UNSET_EMPTY)
        FAULT(r, TEMPLATE_NO_TEXT, tag_pos(f, t), STR_ARG(name));
}

static void render_inside(struct renderer *r, const struct render_frame *f,
                          const struct scope *scope, const struct template_tag *t)
{
    render(r, f, scope, (size_t)(t - f->template->tags) + 1, t->end);
}

static void render_section(struct renderer *r, const struct render_frame *f,
                           const struct scope *scope, const struct template_tag *t)
{
    const struct value *v = lookup(scope, tag_name(f, t));
    struct scope inner = {v, scope};
    bool truth = v && value_true(v);
    if (!v)
        warn_misspelt(r, scope, tag_name(f, t), tag_pos(f, t));
    if (t->type == TAG_INVERTED) {
        if (!truth)
            render_inside(r, f, scope, t);
        return;
    }
    if (!truth)
        return;
    const struct lambda *lambda = value_function(v);
    if (lambda) {
        (lambda->kind == LAMBDA_MACRO ? run_macro : run_filter)(r, f, scope, t, lambda);
    } else if (value_type(v) == VALUE_LIST) {
        for (size_t i = 0; i < value_size(v) && !r->stopped; i++) {
            inner.value = value_at(v, i);
            r->steps++;
            render_inside(r, f, &inner, t);
        }
    } else {
        render_inside(r, f, value_type(v) == VALUE_BOOL ? scope : &inner, t);
    }
}

/* The template of that name, loaded and parsed once; NULL when there is none or it has faults. */
static const struct template *load(struct renderer *r, struct str name, struct pos pos)
{
    for (size_t i = 0; i < r->loaded.n; i++)
        if (str_eq(r->loaded.at[i].name, name))
            return r->loaded.at[i].template;
    const struct template_options *o = r->options;
    const struct source *source = o->load ? o->load(o->user, name) : NULL;
    if (!source) {
        if (o->unset != UNSET_EMPTY)
            FAULT(r, TEMPLATE_MISSING, pos, STR_ARG(name));
        return NULL;
    }
    const struct template *t = template_parse(r->arena, source->text, (struct pos){source, 0},
                                              template_default_delimiters);
    r->failed = r->failed || !t;
    *vec_push(&r->loaded) = (struct loaded){source, str_copy(r->arena, name), t};
    return t;
}

static struct str indent_of(struct renderer *r, const struct render_frame *f, struct str blanks)
{
    size_t margin = f->margin < blanks.n ? f->margin : blanks.n;
    if (!blanks.n)
        return f->indent;
    return str_format(r->arena, "%.*s%.*s", STR_ARG(f->indent),
                      STR_ARG(str_slice(blanks, margin, blanks.n)));
}

/* The blanks that belong to the tag, where they are printed after all. */
static void put_indent(struct renderer *r, const struct render_frame *f,
                       const struct template_tag *t)
{
    size_t margin = f->margin < t->indent ? f->margin : t->indent;
    if (t->first)
        begin_line(r, f, tag_pos(f, t));
    put(r, template_slice(f->template, t->at - t->indent + margin, t->at), tag_pos(f, t), true);
}

static void render_partial(struct renderer *r, const struct render_frame *f,
                           const struct scope *scope, const struct template_tag *t)
{
    struct str name = tag_name(f, t);
    if (t->dynamic) {
        const struct value *v = lookup(scope, name);
        if (!v || value_type(v) != VALUE_TEXT) {
            unset(r, scope, name, v, tag_pos(f, t));
            return;
        }
        name = value_str(v);
    }
    const struct template *template = load(r, name, tag_pos(f, t));
    if (!template)
        return;
    struct overrides overrides = {f->template, t, f->overrides};
    struct render_frame inner = {.template = template, .overrides = f->overrides};
    if (t->type == TAG_PARENT)
        inner.overrides = &overrides;
    if (t->alone)
        inner.indent = indent_of(r, f, template_slice(f->template, t->at - t->indent, t->at));
    else
        put_indent(r, f, t);
    r->in_line = false;
    render(r, &inner, scope, 0, template->count);
}

/* The block of that name in the outermost parent tag that has one; its template goes to owner. */
static const struct template_tag *override_of(struct renderer *r, const struct overrides *o,
                                              struct str name, const struct template **owner)
{
    const struct template_tag *found = NULL;
    for (; o; o = o->outer) {
        const struct template_tag *t = o->parent + 1, *end = o->template->tags + o->parent->end;
        for (; t < end; t = o->template->tags + t->end, r->steps++)
            if (t->type == TAG_BLOCK && str_eq(template_slice(o->template, t->from, t->to), name)) {
                found = t;
                *owner = o->template;
            }
    }
    return found;
}

static void render_block(struct renderer *r, const struct render_frame *f,
                         const struct scope *scope, const struct template_tag *t)
{
    struct render_frame inner = {.overrides = f->overrides};
    const struct template_tag *o = override_of(r, f->overrides, tag_name(f, t), &inner.template);
    if (!t->alone)
        put_indent(r, f, t);
    if (!o) {
        render_inside(r, f, scope, t);
        return;
    }
    size_t start = r->out.n;
    bool holds = t->end > (size_t)(t - f->template->tags) + 1;
    struct str margin = t->alone && holds ? template_margin(f->template, t->inner)
                                          : template_slice(f->template, t->at - t->indent, t->at);
    inner.indent = indent_of(r, f, margin);
    inner.margin = o->margin;
    if (t->alone && !o->alone)
        begin_line(r, &inner, tag_pos(f, t));
    r->in_line = !t->alone;
    render_inside(r, &inner, scope, o);
    r->in_line = false;
    if (t->alone && r->out.n > start && r->out.p[r->out.n - 1] != '\n')
        put(r, STR("\n"), tag_pos(f, t), true);
}

static void render_tag(struct renderer *r, const struct render_frame *f, const struct scope *scope,
                       const struct template_tag *t)
{
    static void (*const tags[])(struct renderer *, const struct render_frame *,
                                const struct scope *, const struct template_tag *) = {
        [TAG_VALUE] = render_value,     [TAG_RAW] = render_value,
        [TAG_SECTION] = render_section, [TAG_INVERTED] = render_section,
        [TAG_PARTIAL] = render_partial, [TAG_PARENT] = render_partial,
        [TAG_BLOCK] = render_block,
    };
    if (t->type == TAG_TEXT) {
        put_text(r, f, t);
        return;
    }
    if (t->first && t->type < TAG_PARTIAL)
        begin_line(r, f, tag_pos(f, t));
    r->in_line = r->in_line && t->alone;
    tags[t->type](r, f, scope, t);
}

static void render(struct renderer *r, const struct render_frame *f, const struct scope *scope,
                   size_t from, size_t to)
{
    const struct template_tag *tags = f->template->tags;
    if (r->depth == TEMPLATE_MAX_DEPTH && from < to && !r->stopped)
        STOP(r, TEMPLATE_DEPTH, tag_pos(f, &tags[from]), TEMPLATE_MAX_DEPTH);
    r->depth++;
    for (size_t i = from; i < to && !r->stopped; i = tags[i].end) {
        if (r->steps++ >= TEMPLATE_MAX_STEPS)
            STOP(r, TEMPLATE_STEPS, tag_pos(f, &tags[i]), TEMPLATE_MAX_STEPS);
        else
            render_tag(r, f, scope, &tags[i]);
    }
    r->depth--;
}

bool template_render(struct arena *arena, struct str text, struct pos pos, const struct value *data,
                     const struct template_options *options, struct template_result *result)
{
    *result = (struct template_result){0};
    struct renderer r = {.arena = arena, .options = options};
    const struct template *t = template_parse(arena, text, pos, template_default_delimiters);
    if (t) {
        struct scope scope = {data, NULL};
        struct render_frame frame = {.template = t};
        render(&r, &frame, &scope, 0, t->count);
        result->files = arena_array(r.arena, r.loaded.n, sizeof *result->files);
        for (size_t i = 0; i < r.loaded.n; i++)
            result->files[result->file_count++] = r.loaded.at[i].source;
    }
    bool done = t && !r.failed;
    if (done) {
        result->blanks = arena_array(r.arena, r.blanks.n, sizeof *result->blanks);
        for (size_t i = 0; i < r.blanks.n; i++)
            result->blanks[result->blank_count++] = r.blanks.at[i];
        result->text = buf_take(&r.out, arena);
        result->origins = origin_take(&r.origins, arena);
    }
    buf_free(&r.out);
    origin_free(&r.origins);
    vec_free(&r.loaded);
    vec_free(&r.blanks);
    return done;
}

struct str template_text(struct arena *arena, struct str text, struct pos pos,
                         const struct value *data, const struct template_options *options)
{
    struct template_result result;
    if (!template_render(arena, text, pos, data, options, &result))
        return STR_NONE;
    return result.text.p ? result.text : STR("");
}
