/*
 * Runs templates: see render.h for the language, parse.h for the program that is run.
 *
 * Indentation. A partial or block that is alone in its line passes the blanks in front of it
 * to each line of the template that takes its place; blanks that the replacing block has itself
 * are taken off first. Both are kept in the frame (indent, margin) and applied where a line of
 * the template begins, so that lines inside values stay as they are.
 */
#include <string.h>
#include "base/limits.h"

#include "template/render_int.h"

static void render(struct renderer *, const struct render_frame *, const struct scope *,
                   size_t from, size_t to);

/* Takes back what was put since start; at line the line began that start is in. */
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
            FAULT(r, TEMPLATE_FUNCTION, render_tag_pos(f, t), STR_ARG(render_tag_name(f, t)),
                  STR_ARG(text));
    }
    /* Of what was put since start, the first origin outside the template; else that of the tag. */
    struct pos pos = render_tag_pos(f, t);
    const struct source *own = f->template->pos.source;
    for (size_t i = r->origins.n; i--;) {
        const struct origin *o = &r->origins.at[i];
        if (o->pos.source && o->pos.source != own)
            pos = o->pos;
        if (o->at <= start)
            break;
    }
    if (result.n == text.n) {
        render_append(r, result, pos); /* its origins are those of the text, byte for byte */
    } else {
        origin_cut(&r->origins, start);
        render_put(r, result, pos, true);
    }
}

static void run_macro(struct renderer *r, const struct render_frame *f, const struct scope *scope,
                      const struct template_tag *t, const struct lambda *lambda)
{
    bool section = t->type == TAG_SECTION;
    struct str text = section ? template_slice(f->template, t->inner, t->outer) : STR_NONE;
    struct str result = STR_NONE;
    if (!lambda->call(lambda->user, r->arena, text, &result)) {
        FAULT(r, TEMPLATE_FUNCTION, render_tag_pos(f, t), STR_ARG(render_tag_name(f, t)),
              STR_ARG(text));
        return;
    }
    struct delimiters delimiters =
        section ? f->template->delimiters[t->delimiters] : template_default_delimiters;
    const struct template *made =
        template_parse(r->arena, result, render_tag_pos(f, t), delimiters);
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
    render_put_value(r, v, true, render_tag_pos(f, t));
}

static void render_value(struct renderer *r, const struct render_frame *f,
                         const struct scope *scope, const struct template_tag *t)
{
    struct str name = render_tag_name(f, t);
    const struct value *v = render_lookup(scope, name);
    const struct lambda *lambda = v ? value_function(v) : NULL;
    if (v && value_type(v) == VALUE_TEXT)
        render_put_value(r, v, t->type == TAG_VALUE, render_tag_pos(f, t));
    else if (lambda && lambda->kind == LAMBDA_MACRO)
        run_macro(r, f, scope, t, lambda);
    else if (!v || value_type(v) == VALUE_UNSET)
        render_unset(r, scope, name, v, render_tag_pos(f, t));
    else if (r->options->unset != UNSET_EMPTY)
        FAULT(r, TEMPLATE_NO_TEXT, render_tag_pos(f, t), STR_ARG(name));
}

static void render_inside(struct renderer *r, const struct render_frame *f,
                          const struct scope *scope, const struct template_tag *t)
{
    render(r, f, scope, (size_t)(t - f->template->tags) + 1, t->end);
}

static void render_section(struct renderer *r, const struct render_frame *f,
                           const struct scope *scope, const struct template_tag *t)
{
    const struct value *v = render_lookup(scope, render_tag_name(f, t));
    struct scope inner = {v, scope};
    bool truth = v && value_true(v);
    if (!v)
        render_warn_misspelt(r, scope, render_tag_name(f, t), render_tag_pos(f, t));
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
    const size_t errors = diag_errors();
    const struct source *source = o->load ? o->load(o->user, name) : NULL;
    if (!source) {
        if (o->unset != UNSET_EMPTY && diag_errors() == errors)
            FAULT(r, TEMPLATE_MISSING, pos, STR_ARG(name));
        r->failed = r->failed || diag_errors() > errors;
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
        render_begin_line(r, f, render_tag_pos(f, t));
    render_put(r, template_slice(f->template, t->at - t->indent + margin, t->at),
               render_tag_pos(f, t), true);
}

static void render_partial(struct renderer *r, const struct render_frame *f,
                           const struct scope *scope, const struct template_tag *t)
{
    struct str name = render_tag_name(f, t);
    if (t->dynamic) {
        const struct value *v = render_lookup(scope, name);
        if (!v || value_type(v) != VALUE_TEXT) {
            render_unset(r, scope, name, v, render_tag_pos(f, t));
            return;
        }
        name = value_str(v);
    }
    const struct template *template = load(r, name, render_tag_pos(f, t));
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
    const struct template_tag *o =
        override_of(r, f->overrides, render_tag_name(f, t), &inner.template);
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
        render_begin_line(r, &inner, render_tag_pos(f, t));
    r->in_line = !t->alone;
    render_inside(r, &inner, scope, o);
    r->in_line = false;
    if (t->alone && r->out.n > start && r->out.p[r->out.n - 1] != '\n')
        render_put(r, STR("\n"), render_tag_pos(f, t), true);
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
        render_put_text(r, f, t);
        return;
    }
    if (t->first && t->type < TAG_PARTIAL)
        render_begin_line(r, f, render_tag_pos(f, t));
    r->in_line = r->in_line && t->alone;
    tags[t->type](r, f, scope, t);
}

static void render(struct renderer *r, const struct render_frame *f, const struct scope *scope,
                   size_t from, size_t to)
{
    const struct template_tag *tags = f->template->tags;
    if (r->depth == LIMIT_DEPTH && from < to && !r->stopped)
        STOP(r, TEMPLATE_DEPTH, render_tag_pos(f, &tags[from]), LIMIT_DEPTH);
    r->depth++;
    for (size_t i = from; i < to && !r->stopped; i = tags[i].end) {
        if (r->steps++ >= LIMIT_STEPS)
            STOP(r, TEMPLATE_STEPS, render_tag_pos(f, &tags[i]), LIMIT_STEPS);
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
    vec_free(&r.origins);
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
