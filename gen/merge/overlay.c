/*
 * Overlay: see overlay.h. A slot for every central clause remembers what is to become of it; the
 * operations then work on the copies, step by step in the order that profile.h gives. Clauses
 * that go stay in the tree until the end, so that others can be placed beside them.
 */
#include "merge/overlay.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "merge/clause.h"

struct slot { /* of a central clause */
    const struct node *central;
    struct node *plan; /* its copy; NULL for what is no clause */
    struct node *last; /* the last sibling that came out of it: plan, or a piece, or own text */
    struct node *tail; /* the last own clause behind its words, NULL without */
    struct node *beside, *inside; /* the last ones placed after it, and first in it */
    const struct overlay_item *text, *extend, *omit, *merge, *split, *move;
    bool kept;     /* some operation names it */
    bool labelled; /* some operation says its label */
};

struct own { /* an added clause with an id */
    const char *id;
    struct node *first, *last; /* of the nodes at the top of its text */
    struct node *beside, *inside;
};

struct overlay {
    struct doc *doc;
    const struct doc *central;
    const struct profile *profile;
    const struct overlay_reader *reader;
    struct slot *slots;    /* by the central node's id */
    struct slot **by_path; /* those of clauses, in the order of their paths */
    size_t path_count;
    vec(struct own) own;
    vec(struct numbering_kept) kept;
    size_t *hits; /* of the profile's substitutions, by index */
};

/* A clause that goes is marked with this until all others have found their places. */
#define GOING CHANGE_DELETED

static struct slot *slot_of(const struct overlay *o, const struct node *central)
{
    return &o->slots[central->id];
}

static int compare_paths(const void *left, const void *right)
{
    const struct slot *a = *(struct slot *const *)left, *b = *(struct slot *const *)right;
    int paths = str_cmp(a->central->path, b->central->path);
    return paths ? paths : (a->central->id > b->central->id) - (a->central->id < b->central->id);
}

/* Of several clauses of one path (a number that the text has twice) the first. */
static struct slot *find_slot(const struct overlay *o, struct str path)
{
    size_t low = 0, high = o->path_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(o->by_path[middle]->central->path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < o->path_count && str_eq(o->by_path[low]->central->path, path);
    return found ? o->by_path[low] : NULL;
}

static struct own *find_own(const struct overlay *o, struct str id)
{
    for (size_t i = 0; i < o->own.n; i++)
        if (str_is(id, o->own.at[i].id))
            return &o->own.at[i];
    return NULL;
}

/* The path of a clause that is most like the one asked for. */
static struct str nearest_path(const struct overlay *o, struct str path)
{
    struct str best = STR("");
    size_t least = (size_t)-1;
    for (size_t id = 0; id < o->central->count; id++) {
        const struct slot *s = &o->slots[id];
        size_t distance = s->plan ? text_distance(s->central->path, path) : (size_t)-1;
        if (distance < least) {
            least = distance;
            best = s->central->path;
        }
    }
    return best;
}

static bool is_body(const struct node *n)
{
    return n->kind == NODE_HEADING || n->kind == NODE_PARA || n->kind == NODE_BULLET;
}

/* The copy's nodes in step with the original's: origins and slots; noise does not come along. */
static void fill_slots(struct overlay *o, const struct node *from, struct node *copy)
{
    if (from->kind == NODE_NOISE) {
        node_detach(copy);
        return;
    }
    copy->origin = str_copy(o->doc->arena, from->path);
    copy->line_count = 0;
    copy->central_only = false; /* what is carried is the province's */
    *slot_of(o, from) = (struct slot){.central = from, .plan = copy, .last = copy};
    const struct node *f = from->first;
    for (struct node *c = copy->first, *next; c; c = next, f = f->next) {
        next = c->next;
        fill_slots(o, f, c);
    }
}

static void copy_central(struct overlay *o)
{
    o->slots = arena_array(o->doc->arena, o->central->count, sizeof *o->slots);
    for (const struct node *n = o->central->root->first; n; n = n->next) {
        if (!is_body(n))
            continue;
        struct node *copy = doc_clone(o->doc, n);
        node_attach(o->doc->root, copy);
        fill_slots(o, n, copy);
    }
    o->by_path = arena_array(o->doc->arena, o->central->count, sizeof *o->by_path);
    for (size_t id = 0; id < o->central->count; id++)
        if (o->slots[id].plan && o->slots[id].central->path.n)
            o->by_path[o->path_count++] = &o->slots[id];
    if (o->path_count)
        qsort(o->by_path, o->path_count, sizeof *o->by_path, compare_paths);
}

/* --- who does what to which clause ------------------------------------------------------- */

static void contradict(const struct overlay_item *item, const struct overlay_item *other,
                       struct str path)
{
    diag(MSG_OVERLAY_CONTRADICTION, item->pos, STR_ARG(path), overlay_op_name(item->op),
         overlay_op_name(other->op), pos_line(other->pos));
}

/* Puts the item into one place of the slot, unless another item stands there. */
static void claim(const struct overlay_item **place, const struct overlay_item *item,
                  struct str path)
{
    if (*place)
        contradict(item, *place, path);
    else
        *place = item;
}

static void claim_slot(struct slot *s, const struct overlay_item *item, struct str path)
{
    const struct overlay_item **places[] = {
        [OVERLAY_CARRY] = &s->text, [OVERLAY_REPLACE] = &s->text, [OVERLAY_EXTEND] = NULL,
        [OVERLAY_OMIT] = &s->omit,  [OVERLAY_MERGE] = &s->merge,  [OVERLAY_SPLIT] = &s->split,
        [OVERLAY_MOVE] = &s->move,
    };
    s->kept |= item->op != OVERLAY_OMIT;
    if (s->central->kind == NODE_FOOTNOTE && item->op >= OVERLAY_MERGE)
        diag(MSG_OVERLAY_FOOTNOTE, item->pos, STR_ARG(path));
    else if (item->op == OVERLAY_EXTEND)
        s->extend = item;
    else
        claim(places[item->op], item, path);
}

static void claim_all(struct overlay *o)
{
    for (size_t i = 0; i < o->profile->item_count; i++) {
        const struct overlay_item *item = &o->profile->items[i];
        for (size_t k = 0; k < item->path_count; k++) {
            struct str path = item->paths[k];
            struct slot *s = find_slot(o, path);
            if (s)
                claim_slot(s, item, path);
            else
                diag(MSG_OVERLAY_NO_CLAUSE, item->pos, STR_ARG(path),
                     STR_ARG(nearest_path(o, path)));
        }
    }
}

/* Is the clause another's second, third ... text. */
static bool absorbed(const struct slot *s)
{
    return s->merge && !str_eq(s->merge->paths[0], s->central->path);
}

/* The operations that cannot go together with being left out or merged into another clause. */
static void check_slot(const struct slot *s)
{
    const struct overlay_item *with[] = {s->text, s->extend, s->merge, s->split, s->move};
    for (size_t i = 0; s->omit && i < sizeof with / sizeof *with; i++)
        if (with[i])
            contradict(with[i], s->omit, s->central->path);
    if (absorbed(s) && s->split)
        contradict(s->split, s->merge, s->central->path);
    if (absorbed(s) && s->move)
        contradict(s->move, s->merge, s->central->path);
}

static bool left_out(const struct slot *s)
{
    return s->omit || (s->central->central_only && !s->kept);
}

/* The nearest clause above that is left out, if the clause does not get away from it. */
static const struct slot *lost_with(const struct overlay *o, const struct slot *s)
{
    for (const struct node *n = s->central; n->parent; n = n->parent) {
        const struct slot *up = slot_of(o, n);
        if (up != s && up->plan && left_out(up))
            return up;
        if (up->move || absorbed(up))
            return NULL;
    }
    return NULL;
}

static void check_claims(struct overlay *o)
{
    for (size_t id = 0; id < o->central->count; id++) {
        struct slot *s = &o->slots[id];
        if (!s->plan)
            continue;
        check_slot(s);
        const struct overlay_item *item = s->text     ? s->text
                                          : s->extend ? s->extend
                                          : s->split  ? s->split
                                                      : s->merge;
        const struct slot *up = item && s->kept ? lost_with(o, s) : NULL;
        if (up)
            diag(MSG_OVERLAY_UNDER_OMITTED, item->pos, STR_ARG(s->central->path),
                 STR_ARG(up->central->path));
        if (left_out(s))
            s->plan->change = GOING;
    }
}

/* --- text: carry, replace, extend -------------------------------------------------------- */

static const struct substitution *named(const struct profile *p, struct str name)
{
    for (size_t i = 0; i < p->substitution_count; i++)
        if (p->substitutions[i].name && str_is(name, p->substitutions[i].name))
            return &p->substitutions[i];
    return NULL;
}

/* All that apply to the clause: its own first, then those it uses, then those for all. */
static size_t gather(const struct overlay *o, const struct overlay_item *item,
                     const struct substitution **out)
{
    const struct profile *p = o->profile;
    size_t n = 0;
    for (size_t i = 0; item && i < item->substitution_count; i++)
        out[n++] = &item->substitutions[i];
    for (size_t i = 0; item && i < item->use_count; i++)
        if (named(p, item->uses[i]))
            out[n++] = named(p, item->uses[i]);
    for (size_t i = 0; i < p->substitution_count; i++)
        if (!p->substitutions[i].name)
            out[n++] = &p->substitutions[i];
    return n;
}

static void report_hits(struct overlay *o, const struct slot *s,
                        const struct clause_change *changes, size_t n,
                        const struct substitution *const *from)
{
    for (size_t i = 0; i < n; i++) {
        const struct profile *p = o->profile;
        bool whole =
            from[i] >= p->substitutions && from[i] < p->substitutions + p->substitution_count;
        if (whole)
            o->hits[from[i] - p->substitutions] += changes[i].hits;
        if (!changes[i].hits && !(whole && !from[i]->name))
            diag(MSG_OVERLAY_NO_MATCH, whole ? s->text->pos : from[i]->pos, STR_ARG(from[i]->from),
                 STR_ARG(s->central->path));
    }
}

static void carry(struct overlay *o, struct slot *s)
{
    size_t most = o->profile->substitution_count * 2 + 1;
    if (s->text)
        most += s->text->substitution_count + s->text->use_count;
    struct arena *a = arena_new();
    const struct substitution **list = arena_array(a, most, sizeof *list);
    struct clause_change *changes = arena_array(a, most, sizeof *changes);
    size_t n = gather(o, s->text, list);
    for (size_t i = 0; i < n; i++)
        changes[i] = (struct clause_change){
            .from = list[i]->from,
            .to = o->reader->expand(o->reader->context, list[i]->to, list[i]->pos),
        };
    clause_substitute(o->doc, s->plan, changes, n);
    report_hits(o, s, changes, n, list);
    arena_free(a);
}

static void place_first(struct node *parent, struct node *n)
{
    if (parent->first)
        node_place_before(parent->first, n);
    else
        node_attach(parent, n);
}

/* Where the clauses behind a clause's own text go, after the ones put there before. */
static void put_behind(struct slot *s, struct node *n)
{
    struct node *self = s->plan;
    enum overlay_form form = clause_form(self);
    bool below = form == FORM_HEADING || form == FORM_NUMBER ||
                 (form == FORM_BULLET && clause_form(n) == FORM_PARA);
    if (s->tail && (s->tail->parent == self) == below)
        node_place_after(s->tail, n);
    else if (below)
        place_first(self, n);
    else
        node_place_after(s->last, n);
    s->tail = n;
    if (!below)
        s->last = n;
}

/* Clones the own text's clauses but its first into the plan, behind the clause. */
static void put_rest(struct overlay *o, struct slot *s, const struct node *from)
{
    for (; from; from = from->next) {
        if (!is_body(from))
            continue;
        if (s->plan->kind == NODE_FOOTNOTE) {
            diag(MSG_OVERLAY_NOTE_TEXT, from->pos, STR_ARG(s->central->path));
            return;
        }
        struct node *copy = doc_clone(o->doc, from);
        clause_number_headings(copy);
        put_behind(s, copy);
    }
}

static void extend(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct doc *own = o->reader->read(o->reader->context, item->text);
    if (!own)
        return;
    const struct node *first = own->root->first;
    if (first && clause_form(first) == FORM_PARA) {
        struct node *copy = doc_clone(o->doc, first);
        clause_join(o->doc, s->plan, item->with, copy);
        put_rest(o, s, copy->first);
        first = first->next;
    }
    put_rest(o, s, first);
    doc_free(own);
}

static void replace(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct doc *own = o->reader->read(o->reader->context, item->text);
    const struct node *first = own ? own->root->first : NULL;
    if (first) {
        struct node *copy = doc_clone(o->doc, first);
        clause_clear(s->plan);
        clause_join(o->doc, s->plan, STR(""), copy);
        put_rest(o, s, copy->first);
        put_rest(o, s, first->next);
    }
    doc_free(own);
}

static void change_texts(struct overlay *o)
{
    for (size_t id = 0; id < o->central->count; id++) {
        struct slot *s = &o->slots[id];
        if (!s->plan || left_out(s) || lost_with(o, s))
            continue;
        if (s->text && s->text->op == OVERLAY_REPLACE)
            replace(o, s, s->text);
        else
            carry(o, s);
    }
    for (size_t i = 0; i < o->profile->item_count; i++) {
        const struct overlay_item *item = &o->profile->items[i];
        struct slot *s = item->op == OVERLAY_EXTEND ? find_slot(o, item->paths[0]) : NULL;
        if (s && !left_out(s))
            extend(o, s, item);
    }
    for (size_t i = 0; i < o->profile->substitution_count; i++)
        if (!o->profile->substitutions[i].name && !o->hits[i])
            diag(MSG_OVERLAY_NO_MATCH_ANYWHERE, o->profile->substitutions[i].pos,
                 STR_ARG(o->profile->substitutions[i].from));
}

/* --- merge, split, form ------------------------------------------------------------------ */

/* Is n below up, or up itself. */
static bool is_above(const struct node *up, const struct node *n)
{
    while (n && n != up)
        n = n->parent;
    return n;
}

static void absorb(struct overlay *o, struct slot *into, struct slot *s, struct str with)
{
    struct node *behind = s->plan;
    bool inside = is_above(into->plan, s->plan);
    clause_join(o->doc, into->plan, with, s->plan);
    while (s->plan->first) {
        struct node *n = s->plan->first;
        node_detach(n);
        if (inside)
            node_place_after(behind, n);
        else
            node_attach(into->plan, n);
        behind = n;
    }
    into->plan->origin = str_format(o->doc->arena, "%.*s %.*s", STR_ARG(into->plan->origin),
                                    STR_ARG(s->plan->origin));
    s->plan->change = GOING;
}

static void merge(struct overlay *o, const struct overlay_item *item)
{
    struct slot *into = find_slot(o, item->paths[0]);
    for (size_t i = 1; into && i < item->path_count; i++) {
        struct slot *s = find_slot(o, item->paths[i]);
        if (!s || s == into)
            continue;
        if (is_above(s->plan, into->plan))
            diag(MSG_OVERLAY_MERGE_ORDER, item->pos, STR_ARG(s->central->path),
                 STR_ARG(into->central->path));
        else
            absorb(o, into, s, item->with);
    }
}

/* Is it a mark that a bullet may have. */
static bool is_mark(struct str label)
{
    static const char *const marks[] = {"-", "+", "*", "–", "•"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_is(label, marks[i]))
            return true;
    return false;
}

/* A label says that a paragraph is numbered; a bullet has no number. */
static void keep_label(struct overlay *o, struct node *n, struct str label, struct pos pos)
{
    if (!label.n)
        return;
    if (n->kind == NODE_BULLET && !is_mark(label)) {
        diag(MSG_OVERLAY_BULLET_LABEL, pos, STR_ARG(label));
        return;
    }
    n->label = label;
    *vec_push(&o->kept) = (struct numbering_kept){n, label};
}

static void set_form(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    if (!item)
        return;
    if (s->plan->kind == NODE_FOOTNOTE) {
        if (item->form || item->label.n)
            diag(MSG_OVERLAY_FOOTNOTE, item->pos, STR_ARG(s->central->path));
        return;
    }
    clause_set_form(s->plan, item->form);
    if (!s->labelled)
        keep_label(o, s->plan, item->label, item->pos);
    s->labelled |= item->label.n > 0;
}

/* Puts a piece behind the one before it: a paragraph cut off a bullet stays in the bullet. */
static void place_piece(struct node *before, struct node *piece, enum overlay_form form)
{
    bool in_bullet = before->kind == NODE_PARA && before->parent->kind == NODE_BULLET;
    if (before->kind == NODE_BULLET && form == FORM_PARA)
        node_attach(before, piece);
    else if (in_bullet && form != FORM_PARA)
        node_place_after(before->parent, piece);
    else
        node_place_after(before, piece);
}

static void split(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct node *last = s->plan;
    enum overlay_form same = clause_form(s->plan);
    bool alone = s->last == s->plan; /* no own clauses beside it, which come after the pieces */
    for (size_t i = 0; i < item->phrase_count; i++) {
        const struct overlay_phrase *phrase = &item->phrases[i];
        enum overlay_form form = phrase->form ? phrase->form : item->form ? item->form : same;
        struct node *piece = clause_cut(o->doc, last, phrase->text.text);
        if (!piece) {
            diag(MSG_OVERLAY_NO_PHRASE, phrase->text.pos, STR_ARG(phrase->text.text),
                 STR_ARG(s->central->path));
            continue;
        }
        place_piece(last, piece, form);
        clause_set_form(piece, form);
        keep_label(o, piece, phrase->label, phrase->text.pos);
        last = piece;
        if (alone && piece->parent == s->plan->parent)
            s->last = piece;
    }
    if (last == s->plan)
        diag(MSG_OVERLAY_NO_SPLIT, item->pos, STR_ARG(s->central->path));
}

static void change_shapes(struct overlay *o)
{
    for (size_t i = 0; i < o->profile->item_count; i++)
        if (o->profile->items[i].op == OVERLAY_MERGE)
            merge(o, &o->profile->items[i]);
    for (size_t id = 0; id < o->central->count; id++) {
        struct slot *s = &o->slots[id];
        if (!s->plan || left_out(s) || absorbed(s))
            continue;
        set_form(o, s, s->merge);
        set_form(o, s, s->text);
        set_form(o, s, s->move);
        set_form(o, s, s->split);
        if (s->split)
            split(o, s, s->split);
    }
}

/* --- move, add, omit --------------------------------------------------------------------- */

struct anchor {
    struct node *first, *last; /* the siblings that stand for it */
    struct node **beside, **inside;
};

static bool find_anchor(const struct overlay *o, struct str name, struct anchor *out)
{
    struct slot *s = find_slot(o, name);
    struct own *own = s ? NULL : find_own(o, name);
    if (s)
        *out = (struct anchor){s->plan, s->last, &s->beside, &s->inside};
    else if (own)
        *out = (struct anchor){own->first, own->last, &own->beside, &own->inside};
    return s || own;
}

/* Will what is placed there stay in the plan. */
static bool place_stays(const struct anchor *anchor, enum overlay_place place)
{
    bool within = place == PLACE_FIRST || place == PLACE_LAST;
    for (const struct node *n = within ? anchor->last : anchor->last->parent; n; n = n->parent)
        if (n->change == GOING)
            return false;
    return true;
}

/* Places n; the next one with the same anchor and place comes behind it. */
static void put_at(struct anchor *anchor, enum overlay_place place, struct node *n)
{
    struct node *beside = *anchor->beside, *inside = *anchor->inside;
    switch (place) {
    case PLACE_BEFORE:
        node_place_before(anchor->first, n);
        break;
    case PLACE_AFTER:
        node_place_after(beside && beside->parent == anchor->last->parent ? beside : anchor->last,
                         n);
        *anchor->beside = n;
        break;
    case PLACE_FIRST:
        if (inside && inside->parent == anchor->first)
            node_place_after(inside, n);
        else
            place_first(anchor->first, n);
        *anchor->inside = n;
        break;
    case PLACE_LAST:
        node_attach(anchor->last, n);
        break;
    }
}

static struct str nearest_anchor(const struct overlay *o, struct str name)
{
    struct str best = nearest_path(o, name);
    for (size_t i = 0; i < o->own.n; i++)
        if (text_distance(str_of(o->own.at[i].id), name) < text_distance(best, name))
            best = str_of(o->own.at[i].id);
    return best;
}

static bool usable_anchor(const struct overlay *o, const struct overlay_item *item,
                          struct anchor *anchor)
{
    if (!find_anchor(o, item->anchor, anchor))
        diag(MSG_OVERLAY_NO_ANCHOR, item->pos, STR_ARG(item->anchor),
             STR_ARG(nearest_anchor(o, item->anchor)));
    else if (anchor->first && anchor->first->kind == NODE_FOOTNOTE)
        diag(MSG_OVERLAY_ANCHOR_NOTE, item->pos, STR_ARG(item->anchor));
    else if (!anchor->first) /* its text was at fault, and a message says so */
        return false;
    else if (!place_stays(anchor, item->place))
        diag(MSG_OVERLAY_ANCHOR_OMITTED, item->pos, STR_ARG(item->anchor));
    else
        return true;
    return false;
}

/* Moves the clause with all that came out of it: its pieces and its own clauses. */
static void move(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct anchor anchor;
    if (!usable_anchor(o, item, &anchor))
        return;
    if (is_above(s->plan, anchor.last) || is_above(s->plan, anchor.first)) {
        diag(MSG_OVERLAY_MOVE_INSIDE, item->pos, STR_ARG(s->central->path));
        return;
    }
    for (struct node *n = s->plan, *next; n; n = next) {
        next = n == s->last ? NULL : n->next;
        node_detach(n);
        put_at(&anchor, item->place, n);
    }
}

static void keep_labels(struct overlay *o, struct node *top)
{
    for (struct node *n = top; n; n = node_next(n, top))
        keep_label(o, n, n->label, n->pos);
}

static void add(struct overlay *o, const struct overlay_item *item)
{
    struct anchor anchor;
    struct doc *text = o->reader->read(o->reader->context, item->text);
    bool usable = usable_anchor(o, item, &anchor);
    struct own own = {.id = item->id};
    for (struct node *n = text && usable ? text->root->first : NULL; n; n = n->next) {
        if (!is_body(n))
            continue;
        struct node *copy = doc_clone(o->doc, n);
        if (item->keep_labels)
            keep_labels(o, copy);
        else
            clause_number_headings(copy);
        put_at(&anchor, item->place, copy);
        own.first = own.first ? own.first : copy;
        own.last = copy;
    }
    if (own.id)
        *vec_push(&o->own) = own;
    doc_free(text);
}

static void change_places(struct overlay *o)
{
    for (size_t i = 0; i < o->profile->item_count; i++) {
        const struct overlay_item *item = &o->profile->items[i];
        struct slot *s = item->op == OVERLAY_MOVE ? find_slot(o, item->paths[0]) : NULL;
        if (s && s->move == item && !left_out(s) && !absorbed(s))
            move(o, s, item);
        else if (item->op == OVERLAY_ADD)
            add(o, item);
    }
}

static void remove_going(struct overlay *o)
{
    for (size_t id = 0; id < o->central->count; id++) {
        struct node *n = o->slots[id].plan;
        if (!n || n->change != GOING)
            continue;
        if (n->kind == NODE_FOOTNOTE && n->parent)
            clause_drop_calls(n->parent, n);
        if (n->parent)
            node_detach(n);
    }
}

/* --- the whole --------------------------------------------------------------------------- */

static bool in_plan(const struct overlay *o, const struct node *n)
{
    return is_above(o->doc->root, n);
}

struct overlay *overlay_apply(const struct doc *central, const struct profile *profile,
                              const struct numbering *numbering,
                              const struct overlay_reader *reader)
{
    size_t errors = diag_errors();
    struct doc *d = doc_new(NULL);
    struct overlay *o = arena_alloc(d->arena, sizeof *o);
    *o = (struct overlay){.doc = d, .central = central, .profile = profile, .reader = reader};
    o->hits = arena_array(d->arena, profile->substitution_count, sizeof *o->hits);
    copy_central(o);
    claim_all(o);
    check_claims(o);
    change_texts(o);
    change_shapes(o);
    change_places(o);
    remove_going(o);
    if (!d->root->first && diag_errors() == errors)
        diag(MSG_OVERLAY_NOTHING_LEFT, source_pos(profile->source, 1, 1));
    numbering_shape(d);
    numbering_apply(d, numbering, o->kept.at, o->kept.n);
    return o;
}

void overlay_free(struct overlay *o)
{
    if (!o)
        return;
    vec_free(&o->own);
    vec_free(&o->kept);
    doc_free(o->doc);
}

const struct doc *overlay_doc(const struct overlay *o)
{
    return o->doc;
}

const struct node *overlay_clause(const struct overlay *o, struct str name, bool *known)
{
    const struct slot *s = find_slot(o, name);
    const struct own *own = s ? NULL : find_own(o, name);
    *known = s || own;
    if (s && absorbed(s))
        s = find_slot(o, s->merge->paths[0]);
    const struct node *n = s ? s->plan : own ? own->first : NULL;
    return n && in_plan(o, n) ? n : NULL;
}

struct str overlay_nearest(const struct overlay *o, struct str name)
{
    return nearest_anchor(o, name);
}
