/*
 * Edits of a profile, element by element: what nobody edits keeps its bytes, comments included.
 */
#ifndef MODEL_PROFILE_EDIT_H
#define MODEL_PROFILE_EDIT_H

#include "model/profile.h"

struct profile_edit {
    struct pos at;    /* the element that goes, its tag or its text; unset: none does */
    struct pos after; /* where none goes: the element that the new one follows; unset: the new one
                         is the last operation of the overlay */
    /* The element that comes; all unset: none does. */
    const struct profile_field *field;
    const struct profile_task *task;
    const struct overlay_item *item;
    struct str recipient, basis;
};

#endif
