/*
 * Notes at the foot of pages of flow text. Their numbers are raised, and so blocks of their own:
 * that of the first comes after all, at the end of the page, those of the others above their texts:
 *
 *     Theo sổ cây.
 *     2
 *     Tính đến cuối năm.
 *     1
 */
#ifndef READ_SCAN_FLOW_FEET_H
#define READ_SCAN_FLOW_FEET_H

#include "read/scan/flow_text.h"
#include "read/scan/note_feet.h"

/* Adds the notes of a flow text by line; says where the text of one is not known. */
void flow_feet_find(const struct flow_text *, struct foot_notes *);
/*
 * What may call the note: its number between blanks, which print has not, when it is once so on the
 * page. False: nothing does.
 */
bool flow_feet_call(const struct source *, const struct foot_note *, size_t *at, size_t *length);

#endif
