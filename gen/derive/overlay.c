/*
 * The decisions of a derivation as operations of an overlay, in the order of the plan, so that
 * every clause is placed after one that has found its place.
 */
#include <stdlib.h>
#include <string.h>

#include "base/sequence.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "merge/overlay/clause.h"
#include "derive/derive_int.h"
#include "merge/overlay/rebase.h"
#include "model/central_matter.h"

struct items {
    struct derive *derive;
    vec(struct overlay_item) list;
    size_t ids;
};

struct spot { /* where the next clause goes */
    enum overlay_place place;
    struct str anchor;
};

/* --- which hosts are where they should be ------------------------------------------------- */

/* Is the host a child of the central clause that is host of the clause's parent. */
static bool at_home(const struct derive *d, const struct derived_clause *c)
{
    const struct node *up = c->host->parent;
    return c->parent == NOWHERE ? !up->parent : d->clauses[c->parent].host == up;
}

/* Marks the clauses that break the longest run in the central order below their parent as moved. */
static void mark_moved(struct derive *d)
{
    struct sequence_link *list = mem_alloc((d->clause_count + 1) * sizeof *list);
    for (int parent = NOWHERE; parent < (int)d->clause_count; parent++) {
        size_t n = 0;
        int first = parent == NOWHERE ? d->top : d->clauses[parent].below;
        for (int i = first; i != NOWHERE; i = d->clauses[i].beside) {
            struct derived_clause *c = &d->clauses[i];
            c->moved |= c->host != NULL;
            if (c->host && at_home(d, c))
                list[n++] = (struct sequence_link){c->host->id, (uint32_t)i, 0};
        }
        n = sequence_chain(list, n);
        for (size_t i = 0; i < n; i++)
            d->clauses[list[i].new].moved = false;
    }
    free(list);
}

/* --- operations -------------------------------------------------------------------------- */

static struct overlay_item *add_item(struct items *o, enum overlay_op op,
                                     const struct node *central)
{
    struct overlay_item *item = vec_push(&o->list);
    *item = (struct overlay_item){.op = op, .with = STR(" ")};
    if (!central)
        return item;
    item->paths = arena_alloc(o->derive->arena, sizeof *item->paths);
    item->paths[0] = derive_path(o->derive, central);
    item->path_count = 1;
    return item;
}

static void set_place(struct overlay_item *item, const struct spot *spot)
{
    item->place = spot->place;
    item->anchor = spot->anchor;
}

static void set_patch(struct overlay_item *item, const struct patch *p)
{
    item->plain = p->plain;
    item->substitutions = p->substitutions;
    item->substitution_count = p->substitution_count;
}

static void set_shape(struct overlay_item *item, const struct derived_clause *c,
                      const struct node *central)
{
    if (clause_form(c->node) != clause_form(central))
        item->form = clause_form(c->node);
    if (c->kept_label)
        item->label = c->node->label;
}

static void add_extension(struct items *o, const struct node *central, const struct patch *p)
{
    if (!p || !p->extension.n)
        return;
    struct overlay_item *item = add_item(o, OVERLAY_EXTEND, central);
    item->text.text = p->extension;
    item->with = p->close ? STR("") : STR(" ");
}

static void add_merge(struct items *o, const struct derived_clause *c)
{
    for (size_t i = 0; i < c->part_count; i++) {
        const struct derived_joint *part = &c->parts[i];
        if (part->patch->substitution_count || part->patch->plain)
            set_patch(add_item(o, OVERLAY_CARRY, part->central), part->patch);
        add_extension(o, part->central, part->patch);
    }
    if (!c->part_count)
        return;
    struct overlay_item *item = add_item(o, OVERLAY_MERGE, NULL);
    item->paths = arena_array(o->derive->arena, c->part_count + 1, sizeof *item->paths);
    item->paths[item->path_count++] = derive_path(o->derive, c->host);
    for (size_t i = 0; i < c->part_count; i++)
        item->paths[item->path_count++] = derive_path(o->derive, c->parts[i].central);
}

static void add_split(struct items *o, const struct derived_clause *c)
{
    const struct derived_clause *end = derive_cut_end(o->derive, c);
    if (c + 1 == end)
        return;
    struct overlay_item *item = add_item(o, OVERLAY_SPLIT, c->host);
    item->phrases = arena_array(o->derive->arena, (size_t)(end - c), sizeof *item->phrases);
    for (const struct derived_clause *piece = c + 1; piece < end; piece++) {
        struct overlay_phrase *at = &item->phrases[item->phrase_count++];
        *at = (struct overlay_phrase){.text = {piece->phrase, POS_NONE}};
        if (clause_form(piece->node) != clause_form(c->node))
            at->form = clause_form(piece->node);
        if (piece->kept_label)
            at->label = piece->node->label;
    }
}

/* A clause in the place of a central one: moved there or not, with its words. */
static void add_host(struct items *o, const struct derived_clause *c, const struct spot *spot)
{
    struct overlay_item *item = c->moved ? add_item(o, OVERLAY_MOVE, c->host) : NULL;
    bool shaped = c->kept_label || clause_form(c->node) != clause_form(c->host);
    if (item) {
        set_place(item, spot);
        set_shape(item, c, c->host);
    }
    if (!c->patch) {
        item = add_item(o, OVERLAY_REPLACE, c->host);
        item->text.text = derive_words(o->derive, c->node);
        if (!c->moved)
            set_shape(item, c, c->host);
        return;
    }
    bool words = c->patch->substitution_count || c->patch->plain;
    if (words || ((shaped || c->host->central_only || central_matter(c->host)) && !c->moved)) {
        item = add_item(o, OVERLAY_CARRY, c->host);
        set_patch(item, c->patch);
        if (!c->moved)
            set_shape(item, c, c->host);
    }
    add_extension(o, c->host, c->patch);
    add_merge(o, c);
    add_split(o, c);
}

static const char *new_id(struct items *o)
{
    const char *stem = lexicon_field(WORDS_ID_OF_CLAUSE, 0, 0).p;
    return str_format(o->derive->arena, "%s-%zu", stem, ++o->ids).p;
}

/* --- clauses of literal text ------------------------------------------------------------- */

static bool is_literal(const struct derived_clause *c)
{
    return !c->host && !c->source && !c->cut_from;
}

static bool all_literal(const struct derive *d, const struct node *top)
{
    for (const struct node *n = top; n; n = node_next(n, top))
        if (derive_is_body(n) && !is_literal(&d->clauses[d->clause_of[n->id]]))
            return false;
    return true;
}

static bool any_alone(const struct derive *d, const struct node *top)
{
    for (const struct node *n = top; n; n = node_next(n, top))
        if (derive_is_body(n) && d->clauses[d->clause_of[n->id]].alone)
            return true;
    return false;
}

/* The next clause among siblings, from n on; not those of the appendix. */
static const struct node *next_body(const struct derive *d, const struct node *n)
{
    while (n && d->clause_of[n->id] == NOWHERE)
        n = n->next;
    return n;
}

/* The clause and those that follow it, as far as they are literal text to the bottom; the next one.
 */
static const struct node *add_group(struct items *o, const struct node *n, const struct spot *spot)
{
    struct derive *d = o->derive;
    bool alone = any_alone(d, n);
    vec(const struct node *) nodes = {0};
    while (n && all_literal(d, n) && any_alone(d, n) == alone && !(alone && nodes.n)) {
        *vec_push(&nodes) = n;
        n = next_body(d, n->next);
    }
    struct overlay_item *item = add_item(o, OVERLAY_ADD, NULL);
    item->keep_labels = alone;
    item->text.text = derive_markdown(d, nodes.at, nodes.n);
    set_place(item, spot);
    vec_free(&nodes);
    return n;
}

/* --- in the order of the plan ------------------------------------------------------------ */

static struct str anchor_of(const struct derived_clause *c)
{
    const struct derived_clause *whole = c->cut_from ? c->cut_from : c;
    return whole->host ? whole->host->path : str_of(whole->id);
}

static void add_below(struct items *o, const struct node *parent, struct spot spot)
{
    struct derive *d = o->derive;
    for (const struct node *n = next_body(d, parent->first); n;) {
        struct derived_clause *c = &d->clauses[d->clause_of[n->id]];
        if (is_literal(c) && all_literal(d, n)) {
            n = add_group(o, n, &spot);
            continue;
        }
        if (c->host)
            add_host(o, c, &spot);
        else if (c->cut_from)
            ; /* it is in the split of that clause */
        else if (c->source) {
            struct overlay_item *item = add_item(o, OVERLAY_COPY, c->source);
            set_patch(item, c->patch);
            set_shape(item, c, c->source);
            set_place(item, &spot);
            item->id = c->id = new_id(o);
        } else {
            struct doc *part = doc_new(NULL);
            derive_clone(d, part, c->node, true);
            struct overlay_item *item = add_item(o, OVERLAY_ADD, NULL);
            item->keep_labels = c->alone;
            item->text.text = derive_part(d, part);
            item->id = c->id = new_id(o);
            set_place(item, &spot);
        }
        add_below(o, n, (struct spot){PLACE_FIRST, anchor_of(c)});
        spot = (struct spot){PLACE_AFTER, anchor_of(c)};
        n = next_body(d, n->next);
    }
}

static void omit_rest(struct items *o)
{
    const struct derive *d = o->derive;
    const struct node *root = d->in.central->root;
    struct str *paths = arena_array(d->arena, d->in.central->count + 1, sizeof *paths);
    size_t count = 0;
    for (const struct node *n = node_next(root, root); n; n = node_next(n, root)) {
        bool below = n->parent->parent && d->host_of[n->parent->id] == NOWHERE;
        if (!derive_is_body(n) || !n->path.n || below || n->central_only ||
            d->host_of[n->id] != NOWHERE)
            continue;
        paths[count++] = derive_path(d, n);
    }
    if (!count)
        return;
    struct overlay_item *item = add_item(o, OVERLAY_OMIT, NULL);
    item->paths = paths;
    item->path_count = count;
    item->reason = d->in.reason;
}

/* --- numbering --------------------------------------------------------------------------- */

/* The label with its numbers as counters: "III-" as "I-", "2.10." as "1.1.", "đ)" as "a)". */
static struct str example(struct arena *a, struct str label)
{
    struct buf b = {0};
    char last = '\0';
    for (size_t n; label.n; label = str_slice(label, n, label.n)) {
        uint32_t cp;
        n = utf8_next(label, &cp);
        char counter = cp_is_digit(cp)                        ? '1'
                       : cp < 128 && strchr("IVXLC", (int)cp) ? 'I'
                       : cp_is_lower(cp)                      ? 'a'
                       : cp_is_upper(cp)                      ? 'A'
                                                              : '\0';
        if (!counter)
            buf_str(&b, str_slice(label, 0, n));
        else if (counter != last)
            buf_char(&b, counter);
        last = counter;
    }
    return buf_take(&b, a);
}

/* The example that most clauses of a level follow, the first of several; unset where there is
 * none. */
static struct str usual_label(const struct derive *d, unsigned level)
{
    struct usage {
        struct str label;
        size_t n;
    };
    vec(struct usage) labels = {0}; /* few */
    struct usage best = {0};
    for (size_t i = 0, k; i < d->clause_count; i++) {
        const struct node *n = d->clauses[i].node;
        if (n->level != level || !n->label.n || str_find(n->label, STR(" "), 0) != (size_t)-1)
            continue;
        struct str mine = example(d->arena, n->label);
        for (k = 0; k < labels.n && !str_eq(labels.at[k].label, mine); k++)
            ;
        if (k == labels.n)
            *vec_push(&labels) = (struct usage){mine, 0};
        labels.at[k].n++;
    }
    for (size_t k = 0; k < labels.n; k++)
        if (labels.at[k].n > best.n)
            best = labels.at[k];
    vec_free(&labels);
    return best.label;
}

static void set_labels(const struct derive *d, struct profile *p)
{
    bool differs = false;
    p->labels = arena_array(d->arena, RENUMBER_LEVELS, sizeof *p->labels);
    for (unsigned level = 1; level <= RENUMBER_LEVELS; level++) {
        struct str name = str_format(d->arena, "label-%u", level);
        struct str usual = usual_label(d, level), styled = style_word(d->in.style, name.p);
        if (!usual.n)
            break;
        if (!renumber_counters(usual))
            usual = styled.n ? styled : STR("1.");
        differs |= !str_eq(usual, styled);
        p->labels[p->label_count++] = usual;
    }
    if (!differs)
        p->label_count = 0;
}

void derive_overlay(struct derive *d, struct profile *p)
{
    struct items o = {.derive = d};
    const struct node *first = d->in.central->root->first;
    while (first && (!derive_is_body(first) || !first->path.n))
        first = first->next;
    mark_moved(d);
    rebase_list(d->arena, d->in.central, p);
    p->substitutions = arena_array(d->arena, d->globals.n + 1, sizeof *p->substitutions);
    for (size_t i = 0; i < d->globals.n; i++)
        p->substitutions[p->substitution_count++] =
            (struct substitution){.from = d->globals.at[i].from, .to = d->globals.at[i].to};
    set_labels(d, p);
    add_below(&o, d->in.plan->root, (struct spot){PLACE_BEFORE, first ? first->path : STR("")});
    omit_rest(&o);
    vec_move(d->arena, &o.list, p->items, p->item_count);
}
