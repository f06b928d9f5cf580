/*
 * Literal text: what a profile says in words of the province, with {{fields}} filled in, as
 * Markdown or as clauses. Every byte keeps its origin, so that a message about such a clause names
 * the line of the profile.
 */
#ifndef MERGE_PLAN_LITERAL_H
#define MERGE_PLAN_LITERAL_H

#include "base/mem.h"
#include "template/render.h"
#include "merge/overlay/overlay.h"
#include "template/value.h"
#include "model/profile.h"

struct literals {
    struct arena *arena;             /* owns what the functions below return */
    const struct value *data;        /* the fields */
    struct template_options options; /* for Markdown */
    struct doc *(*read_fragment)(const struct source *);
    vec(struct template_blank) blanks; /* printed so far; free with vec_free */
};

/* A template, expanded; adds its blanks. NULL after diagnostics. */
struct template_result *literal_render(struct literals *, struct str text, struct pos,
                                       const struct template_options *);
/* A value with the fields filled in, trimmed; NULL after diagnostics. */
struct value *literal_value(struct literals *, struct profile_text);
/* The same as plain text, nothing escaped; "" after diagnostics. For struct overlay_reader. */
struct str literal_expand(void *literals, struct str text, struct pos pos);
/* As clauses. For struct overlay_reader. */
struct doc *literal_read(void *literals, struct profile_text);

#endif
