/*
 * Masthead, title, preamble, recipients and signature as the fields that the templates print. A
 * part that they would print differently stands in the profile as it is printed.
 */
#include <stdlib.h>

#include "base/date.h"
#include "base/diag.h"
#include "derive/derive_int.h"

struct fields {
    struct derive *derive;
    struct profile *profile;
    vec(struct profile_field) list;
};

static void add_field(struct fields *f, const char *name, struct str text)
{
    if (text.n)
        *vec_push(&f->list) = (struct profile_field){.name = name, .value = {text, POS_NONE}};
}

static const struct node *top_node(const struct derive *d, enum node_kind kind, size_t place)
{
    const struct node *n = d->in.plan->root->first;
    for (; n; n = n->next)
        if (n->kind == kind && !place--)
            return n;
    return NULL;
}

static struct str part_markdown(struct derive *d, enum node_kind first, enum node_kind second)
{
    vec(const struct node *) nodes = {0};
    for (const struct node *n = d->in.plan->root->first; n; n = n->next)
        if ((n->kind == first || n->kind == second) && !derive_in_appendix(d, n))
            *vec_push(&nodes) = n;
    struct str text = nodes.n ? derive_markdown(d, nodes.at, nodes.n) : STR_NONE;
    vec_free(&nodes);
    return text;
}

/* A part as printed; where the plan has none of it, the field that says so. */
static void add_part(struct fields *f, const char *printed, const char *without,
                     enum node_kind first, enum node_kind second)
{
    struct str text = part_markdown(f->derive, first, second);
    if (text.n)
        add_field(f, printed, text);
    else if (without)
        add_field(f, without, STR("1"));
}

static struct str role_text(const struct derive *d, enum front_role role)
{
    for (const struct node *n = d->in.plan->root->first; n; n = n->next)
        if (n->kind == NODE_FRONT && n->role == role)
            return node_text(d->arena, n);
    return STR_NONE;
}

/* The day of the plan: its own, or that of the line "Kèm theo ..." over its appendix. Where neither
 * is known but bodies need one, that of the central text stands in, and it is told. */
static struct str plan_date(const struct derive *d)
{
    if (d->in.plan->date.n)
        return d->in.plan->date;
    const struct node *title = top_node(d, NODE_TABLE_TITLE, 0);
    for (; title; title = title->next) {
        struct str text = title->kind == NODE_TABLE_TITLE ? node_text(d->arena, title) : STR("");
        struct str date = date_find(d->arena, text);
        if (date.n)
            return date;
    }
    if (!derive_table_is_tasks(d) || !d->in.central->date.n)
        return STR_NONE;
    diag(MSG_DERIVE_DATE, source_pos(d->in.plan->source, 1, 1), STR_ARG(d->in.central->date));
    return d->in.central->date;
}

static size_t line_count(struct str text)
{
    size_t n = 1;
    for (size_t at = 0; (at = str_find(text, STR("\n"), at)) != (size_t)-1; at++)
        n++;
    return n;
}

static struct str line_at(struct str text, size_t place)
{
    size_t from = 0, end;
    while (place--)
        from = str_find(text, STR("\n"), from) + 1;
    end = str_find(text, STR("\n"), from);
    return str_slice(text, from, end == (size_t)-1 ? text.n : end);
}

static void add_title(struct fields *f)
{
    struct derive *d = f->derive;
    const struct node *title = top_node(d, NODE_TITLE, 0);
    struct str text = title ? node_text(d->arena, title) : STR("");
    size_t lines = line_count(text);
    if (lines < 2 || lines > 3)
        d->printed[PART_TITLE] = true;
    if (d->printed[PART_TITLE]) {
        add_field(f, "subject", d->in.plan->subject);
        add_part(f, "printed-title", NULL, NODE_TITLE, NODE_TITLE);
        return;
    }
    if (lines == 3)
        add_field(f, "author", line_at(text, 1));
    add_field(f, "subject", line_at(text, lines - 1));
}

static size_t count_top(const struct derive *d, enum node_kind kind)
{
    size_t n = 0;
    while (top_node(d, kind, n))
        n++;
    return n;
}

static void add_closing(struct fields *f)
{
    struct derive *d = f->derive;
    const struct node *signature = top_node(d, NODE_SIGNATURE, 0);
    struct str text = signature ? node_text(d->arena, signature) : STR("");
    size_t lines = line_count(text);
    if (count_top(d, NODE_SIGNATURE) != 1 || lines < 2 || lines > 3 ||
        count_top(d, NODE_RECIPIENT) < 2)
        d->printed[PART_CLOSING] = true;
    if (d->printed[PART_CLOSING]) {
        add_part(f, "printed-closing", "without-closing", NODE_RECIPIENT, NODE_SIGNATURE);
        return;
    }
    size_t n = count_top(d, NODE_RECIPIENT);
    f->profile->recipients = arena_array(d->arena, n + 1, sizeof *f->profile->recipients);
    for (size_t i = 1; i < n; i++) {
        const struct node *recipient = top_node(d, NODE_RECIPIENT, i);
        struct doc *part = doc_new(NULL);
        struct node *copy = doc_clone(part, recipient);
        copy->kind = NODE_PARA;
        copy->label = STR_NONE;
        node_attach(part->root, copy);
        doc_number(part);
        f->profile->recipients[f->profile->recipient_count++] =
            (struct profile_text){patch_markdown(d->arena, part, &d->in.tools), POS_NONE};
        doc_free(part);
    }
    add_field(f, "authority", line_at(text, 0));
    add_field(f, "position", line_at(text, 1));
    if (lines == 3)
        add_field(f, "signatory", line_at(text, 2));
}

static struct str appendix_markdown(struct derive *d, bool title_only)
{
    vec(const struct node *) nodes = {0};
    for (const struct node *n = derive_appendix(d); n; n = n->next)
        if (!title_only || n->kind == NODE_TABLE_TITLE)
            *vec_push(&nodes) = n;
    struct str text = nodes.n ? derive_markdown(d, nodes.at, nodes.n) : STR_NONE;
    vec_free(&nodes);
    return text;
}

static void add_appendix(struct fields *f)
{
    struct derive *d = f->derive;
    if (!derive_appendix(d))
        return;
    d->printed[PART_APPENDIX] |= !derive_table_is_tasks(d);
    if (d->printed[PART_APPENDIX]) {
        add_field(f, "printed-appendix", appendix_markdown(d, false));
        return;
    }
    add_field(f, "printed-appendix-title", appendix_markdown(d, true));
    const struct node *head = derive_table(d)->first;
    if (head && head->kind == NODE_TABLE_HEAD) {
        struct doc *part = doc_new(NULL);
        node_attach(doc_append(part, part->root, NODE_TABLE, POS_NONE), doc_clone(part, head));
        doc_number(part);
        struct str rows = patch_markdown(d->arena, part, &d->in.tools);
        add_field(f, "printed-columns", line_at(rows, 0));
        doc_free(part);
    }
}

void derive_front(struct derive *d, struct profile *p)
{
    struct fields f = {.derive = d, .profile = p};
    const struct doc *plan = d->in.plan;
    struct str issuer = role_text(d, FRONT_ISSUER);
    if (!issuer.n || !role_text(d, FRONT_MOTTO).n || !plan->date.n)
        d->printed[PART_MASTHEAD] = true;
    add_field(&f, "superior", role_text(d, FRONT_SUPERIOR));
    add_field(&f, "issuer", issuer.n ? issuer : plan->issuer);
    add_field(&f, "place", plan->place);
    add_field(&f, "number", plan->number);
    add_field(&f, "date", plan_date(d));
    if (d->printed[PART_MASTHEAD])
        add_part(&f, "printed-masthead", "without-masthead", NODE_FRONT, NODE_FRONT);
    add_title(&f);
    add_field(&f, "preamble", part_markdown(f.derive, NODE_PREAMBLE, NODE_PREAMBLE));
    add_closing(&f);
    add_appendix(&f);
    vec_move(d->arena, &f.list, p->fields, p->field_count);
}
