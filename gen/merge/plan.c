/* Plan: see plan.h. */
#include "merge/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "merge/context.h"
#include "merge/lambda.h"
#include "merge/mustache.h"
#include "merge/owntext.h"

struct making {
    const struct plan_inputs *in;
    const struct plan_tools *tools;
    struct arena *arena;
    struct owntext own;
    struct lambda_words words;
};

/* --- what the style says ----------------------------------------------------------------- */

static struct str needed_word(const struct making *m, const char *name)
{
    struct str word = style_word(m->in->style, name);
    if (!word.n)
        diag_file(MSG_PLAN_NO_WORD, m->in->profile->source->name, m->in->style->kind, name);
    return word;
}

static struct numbering numbering_of(const struct making *m)
{
    const struct profile *p = m->in->profile;
    struct numbering n = {.bullet = needed_word(m, "bullet")};
    char name[16];
    for (size_t i = 0; i < NUMBERING_LEVELS; i++) {
        snprintf(name, sizeof name, "label-%zu", i + 1);
        struct str label = i < p->label_count ? p->labels[i] : style_word(m->in->style, name);
        if (!label.n)
            break;
        if (!numbering_valid(label))
            diag(MSG_OVERLAY_LABEL, source_pos(p->source, 1, 1), STR_ARG(label));
        n.level[n.levels++] = label;
    }
    if (!n.levels)
        needed_word(m, "label-1");
    return n;
}

static struct mustache_options options_of(const struct making *m)
{
    return (struct mustache_options){
        .escape = mustache_markdown,
        .fit = mustache_markdown_fit,
        .unset = m->in->mode == PLAN_DRAFT ? UNSET_BLANK : UNSET_ERROR,
        .blank = m->in->mode == PLAN_DRAFT ? needed_word(m, "blank") : STR_NONE,
        .profile = m->in->profile->source->name,
        .load = m->tools->load,
        .user = m->tools->user,
    };
}

/* --- expansion --------------------------------------------------------------------------- */

/* Nodes and runs come from where the template or the profile says it. */
static void set_origins(struct doc *d, const struct origin_map *map)
{
    for (struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        if (n->pos.source == d->source)
            n->pos = origin_at(map, n->pos.at);
        for (struct run *r = n->runs; r; r = r->next)
            if (r->pos.source == d->source)
                r->pos = origin_at(map, r->pos.at);
    }
}

/* The document that the template of that name makes of the context; NULL after diagnostics. */
static struct doc *expand(struct making *m, const char *name, const struct value *context,
                          const struct mustache_options *options)
{
    const struct source *template = m->tools->load(m->tools->user, str_of(name));
    struct mustache_result result;
    if (!template) {
        diag_file(MSG_PLAN_NO_TEMPLATE, m->in->profile->source->name, name, m->in->profile->kind);
        return NULL;
    }
    if (!mustache_render(m->arena, template->text, (struct pos){template, 0}, context, options,
                         &result))
        return NULL;
    for (size_t i = 0; i < result.blank_count; i++)
        *vec_push(&m->own.blanks) = result.blanks[i];
    const struct source *text = source_from(m->arena, template->name, result.text);
    struct doc *d = text ? m->tools->read_markdown(text) : NULL;
    if (d)
        set_origins(d, &result.origins);
    return d;
}

/* --- clauses arrive unchanged ------------------------------------------------------------- */

static bool is_clause(const struct node *n)
{
    return n->kind == NODE_HEADING || n->kind == NODE_PARA || n->kind == NODE_BULLET ||
           n->kind == NODE_FOOTNOTE;
}

static struct node *next_clause(const struct node *n, const struct doc *d)
{
    struct node *next = node_next(n, d->root);
    while (next && !is_clause(next))
        next = node_next(next, d->root);
    return next;
}

/* Marks of footnotes may differ: the template may have notes of its own. */
static bool same_clause(struct arena *a, const struct node *l, const struct node *r)
{
    return l->kind == r->kind && (l->kind == NODE_FOOTNOTE || str_eq(l->label, r->label)) &&
           str_eq(node_text(a, l), node_text(a, r));
}

/* Every clause of the overlay is in the plan, in order, with its words; each gets its origin. */
static void trace_clauses(const struct doc *clauses, struct doc *plan)
{
    struct arena *a = arena_new();
    struct node *from = next_clause(plan->root, plan);
    for (struct node *n = next_clause(clauses->root, clauses); n; n = next_clause(n, clauses)) {
        struct node *found = from;
        while (found && !same_clause(a, n, found))
            found = next_clause(found, plan);
        if (!found) {
            diag(MSG_PLAN_CLAUSE_LOST, n->pos, STR_ARG(n->path));
            continue;
        }
        found->origin = n->origin;
        found->pos = n->pos;
        if (found->runs && n->runs)
            found->runs->pos = n->runs->pos;
        from = next_clause(found, plan);
    }
    arena_free(a);
}

/* --- blanks ------------------------------------------------------------------------------ */

static struct str owner_of(const struct making *m, struct str name)
{
    const struct profile *p = m->in->profile;
    for (size_t i = 0; i < p->field_count; i++)
        if (str_is(name, p->fields[i].name) && p->fields[i].owner.n)
            return p->fields[i].owner;
    return STR("?");
}

static void list_blanks(const struct making *m)
{
    for (size_t i = 0; i < m->own.blanks.n; i++) {
        const struct mustache_blank *b = &m->own.blanks.at[i];
        diag(MSG_PLAN_BLANK, b->value_pos.source ? b->value_pos : b->pos, STR_ARG(b->name),
             STR_ARG(owner_of(m, b->name)));
    }
}

static void refuse_blanks(const struct making *m)
{
    const struct profile *p = m->in->profile;
    for (size_t i = 0; i < p->field_count; i++)
        if (!p->fields[i].value.text.p)
            diag(MSG_PLAN_FINAL_BLANK, p->fields[i].value.pos, p->fields[i].name,
                 STR_ARG(owner_of(m, str_of(p->fields[i].name))));
}

/* --- the whole --------------------------------------------------------------------------- */

static struct overlay *lay_over(struct making *m)
{
    struct numbering numbering = numbering_of(m);
    struct overlay_reader reader = {owntext_read, owntext_expand, &m->own};
    return overlay_apply(m->in->central, m->in->profile, &numbering, &reader);
}

static void add_clauses(const struct making *m, const struct overlay *overlay,
                        struct value *context)
{
    struct buf b = {0};
    m->tools->write_markdown(overlay_doc(overlay), &b);
    value_set_text(context, "clauses", buf_take(&b, m->arena), POS_NONE);
}

static void make(struct making *m, struct plan *plan)
{
    struct mustache_options options = options_of(m);
    struct value *context = context_fields(m->arena, m->in);
    m->words = (struct lambda_words){style_word(m->in->style, "date-words"),
                                     style_word(m->in->style, "date-short")};
    lambda_add(m->arena, context, &m->words);
    m->own.data = context;
    m->own.options = options;
    m->own.read_fragment = m->tools->read_fragment;
    context_add_texts(&m->own, m->in, context);
    plan->overlay = lay_over(m);
    if (!plan->overlay)
        return;
    context_add_tasks(&m->own, m->in, plan->overlay, context);
    add_clauses(m, plan->overlay, context);
    plan->plan = expand(m, "plan", context, &options);
    if (plan->plan)
        trace_clauses(overlay_doc(plan->overlay), plan->plan);
    if (m->in->profile->task_count)
        plan->appendix = expand(m, "appendix", context, &options);
}

struct plan *plan_build(const struct plan_inputs *in, const struct plan_tools *tools)
{
    size_t errors = diag_errors();
    struct arena *a = arena_new();
    struct plan *plan = arena_alloc(a, sizeof *plan);
    struct making m = {.in = in, .tools = tools, .arena = a, .own = {.arena = a}};
    plan->arena = a;
    make(&m, plan);
    if (in->mode == PLAN_FINAL)
        refuse_blanks(&m);
    list_blanks(&m);
    vec_free(&m.own.blanks);
    if (diag_errors() == errors)
        return plan;
    plan_free(plan);
    return NULL;
}

void plan_free(struct plan *plan)
{
    if (!plan)
        return;
    overlay_free(plan->overlay);
    doc_free(plan->plan);
    doc_free(plan->appendix);
    arena_free(plan->arena);
}
