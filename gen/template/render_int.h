/*
 * Within the renderer of templates: what running a template (render.c) and printing its values
 * (render_values.c) share.
 */
#ifndef TEMPLATE_RENDER_INT_H
#define TEMPLATE_RENDER_INT_H

#include "base/diag.h"
#include "base/mem.h"
#include "template/parse.h"
#include "template/render.h"

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
    bool in_line; /* the line that begins now continues text in front of it */
    bool failed, stopped;
};

static inline struct str render_tag_name(const struct render_frame *f, const struct template_tag *t)
{
    return template_slice(f->template, t->from, t->to);
}

static inline struct pos render_tag_pos(const struct render_frame *f, const struct template_tag *t)
{
    return template_pos(f->template, t->at);
}

#define FAULT(r, id, pos, ...) ((r)->failed = true, diag(MSG_##id, (pos), __VA_ARGS__))
#define STOP(r, id, pos, ...) ((r)->stopped = true, FAULT(r, id, pos, __VA_ARGS__))

/* Appends bytes whose origins are known already. */
void render_append(struct renderer *, struct str, struct pos);
void render_put(struct renderer *, struct str, struct pos, bool fixed);
void render_begin_line(struct renderer *, const struct render_frame *, struct pos);
/* pos: of the tag, for what has no origin of its own. */
void render_put_value(struct renderer *, const struct value *, bool escaped, struct pos);
void render_put_text(struct renderer *, const struct render_frame *, const struct template_tag *);

/* NULL when there is none. The first part of a.b is sought in all scopes, the others in it. */
const struct value *render_lookup(const struct scope *, struct str name);
/*
 * A section of a name that nobody set is left out, as it should; but if one letter of it makes a
 * name that is set (two letters of a long one), it was meant to be that. Looked at once a name.
 */
void render_warn_misspelt(struct renderer *, const struct scope *, struct str name, struct pos);
/* A name without a value, in the place of a value: as the options say. */
void render_unset(struct renderer *, const struct scope *, struct str name, const struct value *,
                  struct pos);

#endif
