/*
 * Overlay: see overlay.h. A slot for every central clause remembers what is to become of it
 * (slot.h); the operations then work on the copies, step by step in the order that profile.h
 * gives. Clauses that are removed remain in the tree until the end, so that others can be placed
 * beside them.
 */
#include "merge/overlay/overlay.h"

#include "base/diag.h"
#include "merge/overlay/clause.h"
#include "merge/overlay/slot.h"

/* The first child that is a clause. */
static const struct node *first_clause(const struct node *n)
{
    const struct node *child = n->first;
    while (child && !slot_is_clause(child))
        child = child->next;
    return child;
}

/* Where every operation could be done: what they left is a plan, and no heading lost all below it.
 */
static void check_rest(const struct overlay *o)
{
    struct pos whole = source_pos(o->profile->source, 1, 1);
    if (!o->doc->root->first)
        diag(MSG_OVERLAY_NOTHING_LEFT, whole);
    for (size_t id = 0; id < o->central->count; id++) {
        const struct slot *s = &o->slots[id];
        const struct node *lost = s->plan ? first_clause(s->central) : NULL;
        if (!lost || s->plan->kind != NODE_HEADING || first_clause(s->plan) ||
            !clause_is_within(s->plan, o->doc->root))
            continue;
        const struct overlay_item *omit = slot_of(o, lost)->omit;
        diag(MSG_OVERLAY_EMPTY, omit ? omit->pos : whole, STR_ARG(s->central->path));
    }
}

struct overlay *overlay_apply(const struct doc *central, const struct doc *base,
                              const struct profile *profile, const struct renumbering *numbering,
                              const struct overlay_reader *reader)
{
    size_t errors = diag_errors();
    struct doc *d = doc_new(NULL);
    struct overlay *o = arena_alloc(d->arena, sizeof *o);
    *o = (struct overlay){.doc = d, .central = central, .profile = profile, .reader = reader};
    o->hits = arena_array(d->arena, profile->substitution_count, sizeof *o->hits);
    o->named = arena_array(d->arena, profile->substitution_count, sizeof *o->named);
    o->names.arena = d->arena;
    for (size_t i = 0; i < profile->substitution_count; i++) {
        const struct substitution *s = &profile->substitutions[i];
        uint32_t next = (uint32_t)o->names.keys.n;
        if (s->name && map_add(&o->names, str_of(s->name)) == next)
            o->named[next] = s;
    }
    slot_fill(o);
    o->rebase = rebase_align(d->arena, profile, central, base);
    slot_claim(o);
    overlay_text_change(o);
    overlay_shape_change(o);
    overlay_place_change(o);
    overlay_place_omit(o);
    renumber_shape(d);
    if (diag_errors() == errors)
        check_rest(o);
    renumber_apply(d, numbering, o->kept.at, o->kept.n);
    return o;
}

void overlay_free(struct overlay *o)
{
    if (!o)
        return;
    vec_free(&o->added);
    vec_free(&o->kept);
    doc_free(o->doc);
}

const struct doc *overlay_doc(const struct overlay *o)
{
    return o->doc;
}

static struct node *find_clause(const struct overlay *o, struct str name, bool *known)
{
    const struct slot *s = slot_find(o, name);
    const struct added *added = s ? NULL : slot_find_added(o, name);
    *known = s || added;
    if (s && s->absorbed)
        s = slot_find(o, s->merge->paths[0]);
    struct node *n = s ? s->plan : added ? added->first : NULL;
    return n && clause_is_within(n, o->doc->root) ? n : NULL;
}

const struct node *overlay_clause(const struct overlay *o, struct str name, bool *known)
{
    return find_clause(o, name, known);
}

void overlay_mark(struct overlay *o, struct str name, struct str words, struct pos pos)
{
    bool known;
    struct node *n = find_clause(o, name, &known);
    if (!n)
        return;
    node_add_text(o->doc, n, STR(" "), 0, pos);
    node_add_text(o->doc, n, words, 0, pos);
}
