/* Plan: see plan.h. */
#include "merge/plan/plan.h"

#include <stdio.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/mem.h"
#include "markdown/md_escape.h"
#include "merge/plan/acts.h"
#include "merge/plan/context.h"
#include "template/lambda.h"
#include "template/render.h"
#include "merge/plan/final.h"
#include "merge/plan/literal.h"
#include "merge/plan/open_items.h"
#include "merge/plan/task_rows.h"
#include "names/rename.h"
#include "model/tasks.h"

struct plan_builder {
    const struct plan_inputs *in;
    const struct plan_tools *tools;
    struct arena *arena;
    struct literals literals;
    struct lambda_words words;
    const struct renaming *renaming; /* NULL where bodies are not renamed */
};

static struct str needed_word(const struct plan_builder *m, const char *name)
{
    struct str word = style_word(m->in->style, name);
    if (!word.n)
        diag_file(MSG_PLAN_NO_WORD, m->in->profile->source->name, m->in->style->kind, name);
    return word;
}

static struct renumbering numbering_of(const struct plan_builder *m)
{
    const struct profile *p = m->in->profile;
    struct renumbering n = {.bullet = needed_word(m, "bullet")};
    char name[16];
    for (size_t i = 0; i < RENUMBER_LEVELS; i++) {
        snprintf(name, sizeof name, "label-%zu", i + 1);
        struct str label = i < p->label_count ? p->labels[i] : style_word(m->in->style, name);
        if (!label.n)
            break;
        if (!renumber_counters(label))
            diag(MSG_OVERLAY_LABEL, source_pos(p->source, 1, 1), STR_ARG(label));
        n.level[n.levels++] = label;
    }
    if (!n.levels)
        needed_word(m, "label-1");
    return n;
}

/*
 * The document that the template of that name makes of the context; NULL after diagnostics.
 * with_rows: it has the tables of tasks and targets.
 */
static struct doc *expand(struct plan_builder *m, const char *name, bool with_rows)
{
    const size_t errors = diag_errors();
    const struct source *template = m->tools->load(m->tools->user, str_of(name));
    if (!template && diag_errors() == errors)
        diag_file(MSG_PLAN_NO_TEMPLATE, m->in->profile->source->name, m->in->profile->kind, name);
    if (!template)
        return NULL;
    struct template_result *result = literal_render(
        &m->literals, template->text, (struct pos){template, 0}, &m->literals.options);
    if (result && with_rows) {
        const struct source **files =
            arena_array(m->arena, result->file_count + 1, sizeof(struct source *));
        files[0] = template;
        for (size_t i = 0; i < result->file_count; i++)
            files[i + 1] = result->files[i];
        task_rows_check(m->in->profile, files, result->file_count + 1);
        final_check_templates(m->in, files, result->file_count + 1);
    }
    struct source *text = result ? source_from(m->arena, template->name, result->text) : NULL;
    if (!text)
        return NULL;
    origin_attach(text, &result->origins);
    return m->tools->read_markdown(text);
}

/*
 * What {{{clauses}}} puts into the Markdown: a heading that nobody writes (U+E000 is for private
 * use). When the Markdown has been read, the overlay's clauses take its place, node for node:
 * they need not pass through text, so nothing on the way can join, number or drop them.
 */
#define PLACE_MARK "\xEE\x80\x80"
#define PLACE_HEADING "## I- " PLACE_MARK

/* The first text after n that the mark is in; NULL when there is none. */
static struct node *next_place(const struct doc *d, const struct node *n)
{
    struct arena *a = arena_new();
    struct node *place = node_next(n, d->root);
    while (place && str_find(node_text(a, place), STR(PLACE_MARK), 0) == (size_t)-1)
        place = node_next(place, d->root);
    arena_free(a);
    return place;
}

/* Has the place nothing but the mark: the heading, or, right above a table, the table's title. */
static bool is_alone(const struct node *place)
{
    struct arena *a = arena_new();
    struct str text = node_text(a, place);
    bool alone = place->kind == NODE_HEADING ||
                 (place->kind == NODE_TABLE_TITLE && str_ends(STR(PLACE_HEADING), text));
    arena_free(a);
    return alone;
}

/* The clause below which a text belongs that follows n and all below it. */
static struct node *last_section(struct node *n)
{
    for (struct node *c = node_last(n); c; c = node_prev(c))
        if (c->kind == NODE_HEADING || (c->kind == NODE_PARA && c->label.n))
            return last_section(c);
    return n;
}

/* The plan prints the clauses once, the appendix at most once. */
static void fill_place(const struct plan_builder *m, struct doc *d, const struct doc *clauses,
                       const char *name, bool needed)
{
    const struct source *template = m->tools->load(m->tools->user, str_of(name));
    struct node *place = next_place(d, d->root);
    if (place ? !is_alone(place) || next_place(d, place) : needed)
        diag(MSG_PLAN_CLAUSES, source_pos(template, 1, 1));
    if (place && clauses->root->first) {
        struct node *last = place;
        for (const struct node *n = clauses->root->first; n; n = n->next) {
            struct node *copy = doc_clone(d, n);
            node_place_before(place, copy);
            last = copy;
        }
        last = last_section(last);
        for (struct node *n = place->first, *next; n && last != place; n = next) {
            next = n->next;
            node_detach(n);
            node_attach(last, n);
        }
        node_detach(place);
    }
    renumber_notes(d);
    doc_number(d);
}

/*
 * What is above the table of an existing paper's appendix is its title, also where it was read as
 * that of a document or as a paragraph.
 */
static void name_titles(const struct profile *p, struct doc *d)
{
    const struct node *table = d->root->first;
    bool printed =
        profile_field(p, "printed-appendix-title") || profile_field(p, "printed-appendix");
    while (table && table->kind != NODE_TABLE)
        table = table->next;
    for (struct node *n = table && printed ? d->root->first : NULL; n && n != table; n = n->next)
        if (n->kind == NODE_TITLE || (n->kind == NODE_PARA && !n->label.n))
            n->kind = NODE_TABLE_TITLE;
}

static void refer(const struct plan_builder *m, struct plan *plan)
{
    const struct profile *p = m->in->profile;
    size_t n;
    vec(struct plan_reference) references = {0};
    const struct task_row *rows = doc_tasks(plan->appendix, m->arena, &n);
    const struct doc_index *clauses = doc_index_new(m->arena, plan->plan);
    struct map numbers = {.arena = m->arena};
    size_t *row_of = arena_array(m->arena, n + 1, sizeof *row_of); /* the first of each number */
    for (size_t row = 0; row < n; row++) {
        size_t known = numbers.keys.n;
        if (map_add(&numbers, rows[row].number) == known)
            row_of[known] = row;
    }
    for (size_t i = 0; i < p->task_count; i++) {
        const struct profile_task *t = &p->tasks[i];
        struct str number = t->number.n ? t->number : str_format(m->arena, "%zu", i + 1);
        uint32_t found = map_find(&numbers, number);
        for (size_t k = 0; found != MAP_NONE && k < t->clause_count; k++) {
            bool known;
            const struct node *clause = overlay_clause(plan->overlay, t->clauses[k], &known);
            if (clause && doc_index_find(clauses, clause->path))
                *vec_push(&references) =
                    (struct plan_reference){str_copy(m->arena, rows[row_of[found]].row->path),
                                            str_copy(m->arena, clause->path)};
        }
    }
    vec_move(m->arena, &references, plan->references, plan->reference_count);
}

/* A province that has ended issues no plans; on which day is unknown of a paper without one. */
static void check_place(const struct plan_builder *m)
{
    const struct profile *p = m->in->profile;
    const struct body *place = registry_find(m->in->registry, profile_place(p));
    struct str day = context_plan_day(m->arena, m->in);
    bool dated = day.n && (m->in->renames || profile_field(p, "date"));
    if (place && place->kind == BODY_PLACE && dated && !body_valid_on(place, day))
        diag(MSG_PLAN_PLACE_ENDED, source_pos(p->source, 1, 1), STR_ARG(place->name), STR_ARG(day),
             STR_ARG(rename_successors(m->arena, m->in->registry, place)));
}

/* What the templates print: fields, literal text, functions. */
static struct value *make_context(struct plan_builder *m)
{
    bool draft = m->in->mode == PLAN_DRAFT;
    struct value *context = context_fields(m->arena, m->in);
    open_items_fields(m->arena, m->in, context);
    m->words = (struct lambda_words){style_word(m->in->style, "date-words"),
                                     style_word(m->in->style, "date-short")};
    lambda_add(m->arena, context, &m->words);
    m->literals = (struct literals){
        .arena = m->arena,
        .data = context,
        .read_fragment = m->tools->read_fragment,
        .options = {.escape = md_escape,
                    .fit = md_escape_fit,
                    .unset = draft ? UNSET_BLANK : UNSET_ERROR,
                    .blank = draft ? needed_word(m, "blank") : STR_NONE,
                    .profile = m->in->profile->source->name,
                    .load = m->tools->load,
                    .user = m->tools->user},
    };
    context_add_texts(&m->literals, m->in, context);
    return context;
}

/* Does a template ask for the subject, or the one whose blocks it fills: "{{<party-paper}}". */
static bool asks_for_subject(const struct plan_builder *m, struct str template)
{
    size_t at = str_find(template, STR("{{<"), 0), end = str_find(template, STR("}}"), at);
    const struct source *frame = NULL;
    if (end < template.n)
        frame = m->tools->load(m->tools->user, str_trim(str_slice(template, at + 3, end)));
    return str_find(template, STR("{{subject}}"), 0) != (size_t)-1 ||
           (frame && str_find(frame->text, STR("{{subject}}"), 0) != (size_t)-1);
}

/* The subject is asked for by templates, which the drafter does not look into. */
static void check_subject(const struct plan_builder *m)
{
    const struct profile *p = m->in->profile;
    const struct source *template = m->tools->load(m->tools->user, STR("plan"));
    if (template && !profile_field(p, "subject") && !profile_field(p, "printed-title") &&
        asks_for_subject(m, template->text))
        diag(MSG_PLAN_NO_SUBJECT,
             p->field_count ? p->fields[0].value.pos : source_pos(p->source, 1, 1));
}

static void make(struct plan_builder *m, struct plan *plan)
{
    const struct profile *p = m->in->profile;
    check_subject(m);
    check_place(m);
    struct value *context = make_context(m);
    struct renumbering numbering = numbering_of(m);
    struct overlay_reader reader = {literal_read, literal_expand, &m->literals};
    plan->overlay = overlay_apply(m->in->central, m->in->base, p, &numbering, &reader);
    open_items_print(m->arena, m->in, plan->overlay);
    task_rows_add(&m->literals, m->in, plan->overlay, m->renaming, context);
    value_set_text(context, "clauses", STR(PLACE_HEADING), POS_NONE);
    plan->plan = expand(m, "plan", false);
    if (plan->plan)
        fill_place(m, plan->plan, overlay_doc(plan->overlay), "plan", true);
    if (p->task_count || p->target_count || profile_field(p, "printed-appendix"))
        plan->appendix = expand(m, "appendix", true);
    if (plan->appendix) {
        final_check_printed(m->arena, m->in, plan->appendix);
        name_titles(p, plan->appendix);
        fill_place(m, plan->appendix, overlay_doc(plan->overlay), "appendix", false);
    }
    if (plan->plan)
        open_items_list(m->arena, m->in, plan->overlay, plan->plan);
    if (plan->plan && plan->appendix)
        refer(m, plan);
    if (m->renaming && plan->plan)
        rename_apply(m->renaming, plan->plan);
    if (m->renaming && plan->appendix)
        rename_apply(m->renaming, plan->appendix);
    struct template_blank *blanks = m->literals.blanks.at;
    open_items_mark(m->arena, m->in, blanks, m->literals.blanks.n, plan->plan);
    open_items_mark(m->arena, m->in, blanks, m->literals.blanks.n, plan->appendix);
}

struct plan *plan_build(const struct plan_inputs *in, const struct plan_tools *tools)
{
    size_t errors = diag_errors();
    struct arena *a = arena_new();
    struct plan *plan = arena_alloc(a, sizeof *plan);
    struct plan_builder m = {.in = in, .tools = tools, .arena = a};
    plan->arena = a;
    if (in->renames)
        m.renaming = rename_spelt(
            a, rename_new(a, in->registry, profile_place(in->profile), context_plan_day(a, in)),
            in->profile->source->text);
    make(&m, plan);
    final_check(a, in);
    acts_check(in->registry, in->central, plan->plan, plan->appendix);
    open_items_report(in, m.literals.blanks.at, m.literals.blanks.n);
    vec_free(&m.literals.blanks);
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
