/*
 * Own text: what a profile says in its own words, with {{fields}} filled in, as Markdown or as
 * clauses. Every byte keeps its origin, so that a message about a clause of own text names the line
 * of the profile.
 */
#ifndef MERGE_PLAN_OWN_TEXT_H
#define MERGE_PLAN_OWN_TEXT_H

#include "base/mem.h"
#include "template/render.h"
#include "merge/overlay/overlay.h"
#include "template/value.h"
#include "model/profile.h"

struct own_text {
    struct arena *arena;             /* owns what the functions below return */
    const struct value *data;        /* the fields */
    struct template_options options; /* for Markdown */
    struct doc *(*read_fragment)(const struct source *);
    vec(struct template_blank) blanks; /* printed so far; free with vec_free */
};

/* A value with the fields filled in, trimmed; NULL after diagnostics. */
struct value *own_text_value(struct own_text *, struct profile_text);
/* The same as plain text, nothing escaped; "" after diagnostics. For struct overlay_reader. */
struct str own_text_expand(void *own_text, struct str text, struct pos);
/* As clauses. For struct overlay_reader. */
struct doc *own_text_read(void *own_text, struct profile_text);

#endif
