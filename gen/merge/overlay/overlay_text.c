/* The words of clauses: carry with substitutions, replace, extend. See slot.h. */
#include "base/diag.h"
#include "merge/overlay/clause.h"
#include "merge/overlay/slot.h"

/* All that apply to the clause: its own first, then those it uses, then those for all. */
static size_t gather(const struct overlay *o, const struct overlay_item *item,
                     const struct substitution **out)
{
    const struct profile *p = o->profile;
    size_t n = 0;
    for (size_t i = 0; item && i < item->substitution_count; i++)
        out[n++] = &item->substitutions[i];
    for (size_t i = 0; item && i < item->use_count; i++) {
        uint32_t number = map_find(&o->names, item->uses[i]);
        if (number != MAP_NONE)
            out[n++] = o->named[number];
    }
    for (size_t i = 0; i < p->substitution_count; i++)
        if (!p->substitutions[i].name)
            out[n++] = &p->substitutions[i];
    return n;
}

/* Reports substitutions that changed nothing, or whose words are not where they were when the
 * profile was written. */
static void report_hits(struct overlay *o, const struct slot *s, const struct overlay_item *item,
                        const struct clause_change *changes, size_t n,
                        const struct substitution *const *from)
{
    const struct profile *p = o->profile;
    const struct rebase_clause *listed = rebase_of(o->rebase, s->central);
    struct str path = listed ? listed->path : s->central->path;
    bool same = !listed || listed->fate == REBASE_SAME;
    size_t own = 0, in_place = 0; /* substitutions of this clause; those that still fit */
    for (size_t i = 0; i < n; i++) {
        bool whole =
            from[i] >= p->substitutions && from[i] < p->substitutions + p->substitution_count;
        if (whole)
            o->hits[from[i] - p->substitutions] += changes[i].hits;
        if (whole && !from[i]->name) /* for all clauses */
            continue;
        bool fits =
            same || (listed->fate == REBASE_REWORDED && listed->was &&
                     revision_keeps(listed->was, s->central, from[i]->from, from[i]->through));
        own++;
        in_place += fits;
        if (!fits) { /* it was written for other words than the clause now has */
            struct revision_view view = slot_versions(o, path, s->central);
            diag(MSG_REBASE_PATCH, from[i]->pos, STR_ARG(from[i]->from), STR_ARG(path),
                 STR_ARG(view.was), STR_ARG(view.now), STR_ARG(path),
                 STR_ARG(rebase_fingerprint(o->doc->arena, s->central)));
        } else if (!changes[i].hits)
            diag(MSG_OVERLAY_NO_MATCH, whole ? item->pos : from[i]->pos, STR_ARG(from[i]->from),
                 STR_ARG(s->central->path));
    }
    if (own && own == in_place && !same)
        diag(MSG_REBASE_FITS, item->pos, STR_ARG(path), overlay_op_name(item->op));
}

void overlay_text_patch(struct overlay *o, const struct slot *s, const struct overlay_item *item,
                        struct node *n)
{
    size_t most = o->profile->substitution_count * 2 + 1;
    if (item)
        most += item->substitution_count + item->use_count;
    struct arena *a = arena_new();
    const struct substitution **list = arena_array(a, most, sizeof *list);
    struct clause_change *changes = arena_array(a, most, sizeof *changes);
    struct doc **own = arena_array(a, most, sizeof *own);
    size_t count = gather(o, item, list);
    for (size_t i = 0; i < count; i++) {
        own[i] = list[i]->own.text.p ? o->reader->read(o->reader->context, list[i]->own) : NULL;
        const struct node *first = own[i] ? own[i]->root->first : NULL;
        if (first && (first->next || first->kind != NODE_PARA || clause_form(first) != FORM_PARA))
            diag(MSG_OVERLAY_OWN_WORDS, list[i]->own.pos, STR_ARG(list[i]->from));
        changes[i] = (struct clause_change){
            .from = list[i]->from,
            .through = list[i]->through,
            .to = o->reader->expand(o->reader->context, list[i]->to, list[i]->pos),
            .own = own[i] ? own[i]->root->first : NULL,
            .pos = list[i]->pos, /* of the element: its words are further in */
        };
    }
    if (item && item->plain) {
        for (struct run *r = n->runs; r; r = r->next)
            if (!r->note)
                r->style = 0;
    }
    clause_substitute(o->doc, n, changes, count);
    report_hits(o, s, item, changes, count, list);
    for (size_t i = 0; i < count; i++)
        doc_free(own[i]);
    arena_free(a);
}

/* Clones clauses of an operation's literal text, from one on, into the plan, after the clause. */
static void add_clauses(struct overlay *o, struct slot *s, const struct overlay_item *item,
                        const struct node *from)
{
    for (; from; from = from->next) {
        if (!slot_is_placed(from))
            continue;
        if (s->plan->kind == NODE_FOOTNOTE) {
            diag(MSG_OVERLAY_NOTE_TEXT, from->pos, STR_ARG(s->central->path));
            return;
        }
        struct node *copy = doc_clone(o->doc, from);
        slot_own(o, copy, item);
        clause_number_headings(copy);
        enum overlay_form form = clause_form(s->plan);
        bool below = form == FORM_HEADING || form == FORM_NUMBER ||
                     (form == FORM_BULLET && clause_form(copy) == FORM_PARA);
        if (s->tail && (s->tail->parent == s->plan) == below)
            node_place_after(s->tail, copy);
        else if (below)
            slot_place_first(s->plan, copy);
        else
            node_place_after(s->last, copy);
        s->tail = copy;
        if (!below)
            s->last = copy;
    }
}

static void extend(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct doc *own = o->reader->read(o->reader->context, item->text);
    const struct node *first = own ? own->root->first : NULL;
    if (first && first->kind == NODE_PARA && clause_form(first) == FORM_PARA) {
        struct node *copy = doc_clone(o->doc, first);
        clause_join(o->doc, s->plan, item->with, copy);
        add_clauses(o, s, item, copy->first);
        first = first->next;
    }
    add_clauses(o, s, item, first);
    doc_free(own);
}

static void replace(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct doc *own = o->reader->read(o->reader->context, item->text);
    const struct node *first = own ? own->root->first : NULL;
    if (first && first->kind == NODE_TABLE)
        diag(MSG_FRAGMENT_TABLE, first->pos, STR_ARG(s->central->path));
    else if (first) {
        struct node *copy = doc_clone(o->doc, first);
        clause_clear(s->plan);
        clause_join(o->doc, s->plan, STR(""), copy);
        add_clauses(o, s, item, copy->first);
        add_clauses(o, s, item, first->next);
    }
    doc_free(own);
}

void overlay_text_change(struct overlay *o)
{
    for (size_t id = 0; id < o->central->count; id++) {
        struct slot *s = &o->slots[id];
        if (!s->plan || slot_left_out(s) || slot_removed_with(o, s))
            continue;
        if (s->text && s->text->op == OVERLAY_REPLACE)
            replace(o, s, s->text);
        else
            overlay_text_patch(o, s, s->text, s->plan);
    }
    for (size_t i = 0; i < o->profile->item_count; i++) {
        const struct overlay_item *item = &o->profile->items[i];
        struct slot *s = item->op == OVERLAY_EXTEND ? slot_find(o, item->paths[0]) : NULL;
        if (s && !slot_left_out(s))
            extend(o, s, item);
    }
    for (size_t i = 0; i < o->profile->substitution_count; i++)
        if (!o->profile->substitutions[i].name && !o->hits[i])
            diag(MSG_OVERLAY_NO_MATCH_ANYWHERE, o->profile->substitutions[i].pos,
                 STR_ARG(o->profile->substitutions[i].from));
}
