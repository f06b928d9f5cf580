/*
 * Slots: inside the overlay, what is to become of each central clause. Private to overlay.c and
 * the steps that it calls, in this order:
 *
 *     slot.c            the copies; which operation names which clause; what contradicts what
 *     overlay_text.c    carry, replace, extend
 *     overlay_shape.c   merge, form and label, split
 *     overlay_place.c   move, add, copy, omit
 */
#ifndef MERGE_OVERLAY_SLOT_H
#define MERGE_OVERLAY_SLOT_H

#include "base/map.h"
#include "base/mem.h"
#include "merge/overlay/overlay.h"
#include "merge/overlay/rebase.h"

struct slot {
    const struct node *central;
    struct node *plan; /* its copy; NULL for what is no clause */
    struct node *last; /* the last sibling that came of it: plan, or a piece, or literal text */
    struct node *tail; /* the last clause of literal text that was added after it, or NULL */
    struct node *beside, *inside; /* the last ones placed after it, and first in it */
    const struct overlay_item *text, *extend, *omit, *merge, *split, *move;
    bool kept;     /* some operation names it */
    bool matter;   /* for central bodies: left out where no operation names it */
    bool absorbed; /* by the first clause of its merge */
    bool labelled; /* some operation says its label */
};

struct added { /* an added clause with an id */
    const char *id;
    struct node *first, *last; /* of the nodes at the top of its text */
    struct node *beside, *inside;
};

struct overlay {
    struct doc *doc;
    const struct doc *central;
    const struct profile *profile;
    const struct overlay_reader *reader;
    const struct rebase *rebase; /* NULL where the profile names no base */
    struct slot *slots;          /* by the central node's id */
    struct slot **by_path;       /* those of clauses, in the order of their paths */
    size_t path_count;
    vec(struct added) added;
    vec(struct renumbering_kept) kept;
    size_t *hits;     /* of the profile's substitutions, by index */
    struct map names; /* of those that have one, and which it is of each */
    const struct substitution **named;
};

/* Marks a clause that is removed once all others have found their places. */
#define TO_BE_REMOVED CHANGE_DELETED

/* Copies the central clauses into the plan, each with its origin, and makes their slots. */
void slot_fill(struct overlay *);
/* Gives every slot its operations; reports contradictions; marks what is to be removed. */
void slot_claim(struct overlay *);

struct slot *slot_of(const struct overlay *, const struct node *central);
/* By path, as the profile's base has it, else as the central text has it; of several clauses of one
 * path (a number that the text has twice) the first. */
struct slot *slot_find(const struct overlay *, struct str path);
struct added *slot_find_added(const struct overlay *, struct str id);

/* A clause of the base in both versions, for messages; now may be NULL. */
struct revision_view slot_versions(struct overlay *, struct str path, const struct node *now);

bool slot_is_clause(const struct node *); /* heading, paragraph, bullet */
bool slot_is_placed(const struct node *); /* the same, or a table: what literal text may hold */
bool slot_left_out(const struct slot *);
/* The nearest clause above that is left out, if the clause is not moved or merged elsewhere. */
const struct slot *slot_removed_with(const struct overlay *, const struct slot *);

/* Notes that the node and all below it are of that operation. */
void slot_own(const struct overlay *, struct node *, const struct overlay_item *);
void slot_place_first(struct node *parent, struct node *);
/* Keeps the label as it is; a bullet takes only a mark. pos is for the message. */
void slot_keep_label(struct overlay *, struct node *, struct str label, struct pos);

void overlay_text_change(struct overlay *);
/* What an operation's and the whole profile's substitutions make of the words of a node that has
 * the slot's; the operation may be NULL. */
void overlay_text_patch(struct overlay *, const struct slot *, const struct overlay_item *,
                        struct node *);
void overlay_shape_change(struct overlay *);
void overlay_place_change(struct overlay *);
/* Removes what is marked. */
void overlay_place_omit(struct overlay *);

#endif
