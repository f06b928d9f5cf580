/* Slots: see slot.h. */
#include "merge/overlay/slot.h"

#include "base/diag.h"
#include "base/mem.h"
#include "base/search.h"
#include "base/unicode.h"
#include "lexicon/list_mark.h"
#include "model/central_matter.h"

struct slot *slot_of(const struct overlay *o, const struct node *central)
{
    return &o->slots[central->id];
}

static int compare_paths(const void *left, const void *right)
{
    const struct slot *a = *(struct slot *const *)left, *b = *(struct slot *const *)right;
    int paths = str_cmp(a->central->path, b->central->path);
    return paths ? paths : mem_order(a->central->id, b->central->id);
}

struct slot *slot_find(const struct overlay *o, struct str path)
{
    size_t i;
    path = path_first(path);
    const struct rebase_clause *listed = rebase_find(o->rebase, path);
    if (listed)
        return listed->now ? slot_of(o, listed->now) : NULL;
    search_first(i, o->path_count, str_cmp(o->by_path[i]->central->path, path) < 0);
    bool found = i < o->path_count && str_eq(o->by_path[i]->central->path, path);
    return found ? o->by_path[i] : NULL;
}

bool slot_is_clause(const struct node *n)
{
    return n->kind == NODE_HEADING || n->kind == NODE_PARA || n->kind == NODE_BULLET;
}

bool slot_is_placed(const struct node *n)
{
    return slot_is_clause(n) || n->kind == NODE_TABLE;
}

/* Origins and slots of the copy's nodes, which are those of the original but for noise. */
static void fill_slots(struct overlay *o, const struct node *from, struct node *copy)
{
    if (from->kind == NODE_NOISE) {
        node_detach(copy);
        return;
    }
    node_set_origin(o->doc, copy, from->path);
    copy->line_count = 0;
    copy->central_only = false; /* what is carried is the province's */
    *slot_of(o, from) = (struct slot){.central = from,
                                      .plan = copy,
                                      .last = copy,
                                      .matter = from->central_only || central_matter(from)};
    const struct node *f = from->first;
    for (struct node *c = copy->first, *next; c; c = next, f = f->next) {
        next = c->next;
        fill_slots(o, f, c);
    }
}

void slot_fill(struct overlay *o)
{
    o->slots = arena_array(o->doc->arena, o->central->count, sizeof *o->slots);
    for (const struct node *n = o->central->root->first; n; n = n->next) {
        if (!slot_is_clause(n))
            continue;
        struct node *copy = doc_clone(o->doc, n);
        node_attach(o->doc->root, copy);
        fill_slots(o, n, copy);
    }
    o->by_path = arena_array(o->doc->arena, o->central->count, sizeof *o->by_path);
    for (size_t id = 0; id < o->central->count; id++)
        if (o->slots[id].plan && o->slots[id].central->path.n)
            o->by_path[o->path_count++] = &o->slots[id];
    array_sort(o->by_path, o->path_count, compare_paths);
}

/* --- which operations name which clause -------------------------------------------------- */

static void report_contradiction(const struct overlay_item *item, const struct overlay_item *other,
                                 struct str path)
{
    diag(MSG_OVERLAY_CONTRADICTION, item->pos, STR_ARG(path), overlay_op_name(item->op),
         overlay_op_name(other->op), pos_line(other->pos));
}

static void assign(struct slot *s, const struct overlay_item *item, struct str path)
{
    const struct overlay_item **places[] = {
        [OVERLAY_CARRY] = &s->text, [OVERLAY_REPLACE] = &s->text, [OVERLAY_EXTEND] = NULL,
        [OVERLAY_OMIT] = &s->omit,  [OVERLAY_MERGE] = &s->merge,  [OVERLAY_SPLIT] = &s->split,
        [OVERLAY_MOVE] = &s->move,
    };
    const struct overlay_item **place = places[item->op];
    s->kept = true;
    if (s->central->kind == NODE_FOOTNOTE && item->op >= OVERLAY_MERGE)
        diag(MSG_OVERLAY_FOOTNOTE, item->pos, STR_ARG(path));
    else if (item->op == OVERLAY_EXTEND)
        s->extend = item;
    else if (*place)
        report_contradiction(item, *place, path);
    else
        *place = item;
}

struct revision_view slot_versions(struct overlay *o, struct str path, const struct node *now)
{
    struct arena *a = o->doc->arena;
    const struct rebase_clause *listed = rebase_find(o->rebase, path);
    const struct node *was = listed ? listed->was : NULL;
    if (was && now)
        return revision_view(a, was, now);
    return (struct revision_view){was ? revision_beginning(a, was)
                                      : str_of(msg_text(MSG_REBASE_NO_WORDS)),
                                  now ? revision_beginning(a, now) : STR("")};
}

/* Does literal text continue the clause's last sentence, so that its end matters. */
static bool continues_sentence(const struct overlay_item *item)
{
    uint32_t first = 0;
    struct str text = str_trim(item->text.text);
    return !str_is(item->with, " ") || !utf8_next(text, &first) || !cp_is_upper(first);
}

/* Does the operation depend on the words that the clause had. Substitutions are checked one by one,
 * when they are made. */
static bool needs_words(const struct rebase_clause *c, const struct overlay_item *item)
{
    switch (item->op) {
    case OVERLAY_EXTEND:
        return c->fate == REBASE_REPLACED ||
               (continues_sentence(item) && !(c->was && revision_keeps_end(c->was, c->now)));
    case OVERLAY_OMIT:
    case OVERLAY_REPLACE:
        return true;
    case OVERLAY_CARRY:
    case OVERLAY_COPY:
        return c->fate == REBASE_REPLACED && !item->substitution_count && !item->use_count;
    default:
        return c->fate == REBASE_REPLACED;
    }
}

/* An operation on a clause that the central text no longer has, or has in other words: a conflict
 * is reported. False where there is no clause to operate on. */
static bool still_fits(struct overlay *o, const struct overlay_item *item, struct str path)
{
    const struct rebase_clause *c = rebase_find(o->rebase, path);
    if (!c || c->fate == REBASE_SAME)
        return true;
    if (c->fate == REBASE_GONE && item->op == OVERLAY_OMIT)
        return false;
    struct revision_view view = slot_versions(o, path, c->now);
    if (c->fate == REBASE_GONE && item->op == OVERLAY_MOVE && !item->form && !item->label.n)
        diag(MSG_REBASE_NOT_MOVED, item->pos, STR_ARG(path), STR_ARG(view.was));
    else if (c->fate == REBASE_GONE)
        diag(MSG_REBASE_GONE, item->pos, overlay_op_name(item->op), STR_ARG(path),
             STR_ARG(view.was));
    else if (needs_words(c, item))
        diag(MSG_REBASE_REWORDED, item->pos, overlay_op_name(item->op), STR_ARG(path),
             STR_ARG(view.was), STR_ARG(view.now), STR_ARG(path),
             STR_ARG(rebase_fingerprint(o->doc->arena, c->now)));
    else if (!item->substitution_count && !item->use_count)
        diag(MSG_REBASE_FITS, item->pos, STR_ARG(path), overlay_op_name(item->op));
    return c->fate != REBASE_GONE;
}

enum { SHOWN = 40 }; /* bytes of a clause that a message shows */

/* Two clauses of the central text have the address: the profile must say which is meant. */
static bool is_ambiguous(const struct overlay *o, const struct overlay_item *item, struct str path)
{
    struct slot *first = slot_find(o, path);
    struct arena *a = o->doc->arena;
    struct slot *second = slot_find(o, path_of_second(a, path));
    if (!first || !second || str_ends(path, STR("#1")))
        return false;
    struct str one = str_first_words(node_text(a, first->central), SHOWN);
    struct str two = str_first_words(node_text(a, second->central), SHOWN);
    diag(MSG_OVERLAY_AMBIGUOUS, item->pos, STR_ARG(path), pos_line(first->central->pos),
         STR_ARG(one), pos_line(second->central->pos), STR_ARG(two), STR_ARG(path), STR_ARG(path));
    return true;
}

bool overlay_path_fault(struct str path, struct pos pos)
{
    struct str no_break = STR("\xC2\xA0");
    size_t letters = 0; /* of other alphabets than an address has */
    for (size_t i = 0; i < path.n; i++)
        letters += (unsigned char)path.p[i] >= 0x80;
    size_t blank = str_find(path, no_break, 0);
    if (blank != (size_t)-1)
        diag(MSG_OVERLAY_PATH_BLANK, pos, STR_ARG(path), STR_ARG(str_slice(path, 0, blank)),
             STR_ARG(str_slice(path, blank + no_break.n, path.n)));
    else if (str_ends(path, STR(",")) || str_ends(path, STR(";")))
        diag(MSG_OVERLAY_PATH_COMMA, pos, STR_ARG(path), STR_ARG(str_slice(path, 0, path.n - 1)));
    else if (letters)
        diag(MSG_OVERLAY_PATH_WORDS, pos, STR_ARG(path));
    else
        return false;
    return true;
}

static void assign_all(struct overlay *o)
{
    for (size_t i = 0; i < o->profile->item_count; i++) {
        const struct overlay_item *item = &o->profile->items[i];
        for (size_t k = 0; k < item->path_count; k++) {
            struct str path = item->paths[k];
            if (!still_fits(o, item, path) || is_ambiguous(o, item, path))
                continue;
            struct slot *s = slot_find(o, path);
            if (s && item->op != OVERLAY_COPY)
                assign(s, item, path);
            if (s && s->merge == item)
                s->absorbed = k > 0;
            else if (!s && !overlay_path_fault(path, item->pos))
                diag(MSG_OVERLAY_NO_CLAUSE, item->pos, STR_ARG(path),
                     STR_ARG(overlay_nearest(o, path, MSG_OVERLAY_NO_CLAUSE, item->pos)));
        }
    }
}

bool slot_left_out(const struct slot *s)
{
    return s->omit || (s->matter && !s->kept);
}

const struct slot *slot_removed_with(const struct overlay *o, const struct slot *s)
{
    for (const struct node *n = s->central; n->parent; n = n->parent) {
        const struct slot *up = slot_of(o, n);
        if (up != s && up->plan && slot_left_out(up))
            return up;
        if (up->move || up->absorbed)
            return NULL;
    }
    return NULL;
}

/* A recognised clause of which the profile names a part is carried with it. */
static void keep_named(struct overlay *o)
{
    for (size_t id = 0; id < o->central->count; id++) {
        const struct slot *s = &o->slots[id];
        for (const struct node *n = s->plan && s->kept && !s->omit ? s->central->parent : NULL; n;
             n = n->parent)
            slot_of(o, n)->kept |= slot_of(o, n)->plan && !n->central_only;
    }
}

/* What is left out although no operation says so; the marks of the central text say it themselves.
 */
static void report_matter(const struct overlay *o)
{
    for (size_t id = 0; id < o->central->count; id++) {
        const struct slot *s = &o->slots[id];
        if (!s->plan || !s->matter || s->kept || s->central->central_only ||
            slot_removed_with(o, s))
            continue;
        struct str words = str_first_words(node_text(o->doc->arena, s->central), SHOWN);
        diag(MSG_OVERLAY_MATTER, s->central->pos, STR_ARG(s->central->path), STR_ARG(words),
             STR_ARG(s->central->path));
    }
}

static void check_all(struct overlay *o)
{
    for (size_t id = 0; id < o->central->count; id++) {
        struct slot *s = &o->slots[id];
        if (!s->plan)
            continue;
        /* what cannot go together with being left out or merged into another clause */
        const struct overlay_item *with[] = {s->text, s->extend, s->merge, s->split, s->move};
        for (size_t i = 0; s->omit && i < sizeof with / sizeof *with; i++)
            if (with[i])
                report_contradiction(with[i], s->omit, s->central->path);
        if (s->absorbed && s->split)
            report_contradiction(s->split, s->merge, s->central->path);
        if (s->absorbed && s->move)
            report_contradiction(s->move, s->merge, s->central->path);
        const struct overlay_item *item = s->text     ? s->text
                                          : s->extend ? s->extend
                                          : s->split  ? s->split
                                                      : s->merge;
        const struct slot *up = item && s->kept ? slot_removed_with(o, s) : NULL;
        if (up)
            diag(MSG_OVERLAY_UNDER_OMITTED, item->pos, STR_ARG(s->central->path),
                 STR_ARG(up->central->path));
        if (slot_left_out(s))
            s->plan->change = TO_BE_REMOVED;
    }
}

struct added *slot_find_added(const struct overlay *o, struct str id)
{
    for (size_t i = 0; i < o->added.n; i++)
        if (str_is(id, o->added.at[i].id))
            return &o->added.at[i];
    return NULL;
}

struct str overlay_nearest(const struct overlay *o, struct str name, enum msg m, struct pos pos)
{
    if (diag_is_full(m, pos))
        return STR_NONE;
    struct nearest near = NEAREST(name);
    for (size_t id = 0; id < o->central->count; id++)
        if (o->slots[id].plan)
            nearest_offer(&near, o->slots[id].central->path);
    for (size_t i = 0; i < o->added.n; i++)
        nearest_offer(&near, str_of(o->added.at[i].id));
    return near.best;
}

void slot_own(const struct overlay *o, struct node *top, const struct overlay_item *item)
{
    for (struct node *n = top; n; n = node_next(n, top))
        node_set_item(o->doc, n, (unsigned)(item - o->profile->items) + 1);
}

void slot_place_first(struct node *parent, struct node *n)
{
    if (parent->first)
        node_place_before(parent->first, n);
    else
        node_attach(parent, n);
}

void slot_keep_label(struct overlay *o, struct node *n, struct str label, struct pos pos)
{
    if (!label.n)
        return;
    if (n->kind == NODE_BULLET && !list_mark_is(label)) {
        diag(MSG_OVERLAY_BULLET_LABEL, pos, STR_ARG(label));
        return;
    }
    n->label = label;
    *vec_push(&o->kept) = (struct renumbering_kept){n, label};
}

void slot_claim(struct overlay *o)
{
    /* New clauses are carried: the drafter should know. */
    for (size_t id = 0; o->rebase && id < o->central->count; id++) {
        const struct slot *s = &o->slots[id];
        if (s->plan && slot_is_clause(s->central) && !rebase_of(o->rebase, s->central))
            diag(MSG_REBASE_NEW, source_pos(o->profile->source, 1, 1), STR_ARG(s->central->path),
                 STR_ARG(revision_beginning(o->doc->arena, s->central)));
    }
    assign_all(o);
    keep_named(o);
    check_all(o);
    report_matter(o);
}
