/*
 * The bodies of a masthead: which issued the paper, which is above those.
 *
 * Of several the last one issued it and the others are superior, but for those that issued it
 * together, each on a line: the number names them, "05/CTr-SYT-CAT", or none is above the other, as
 * a department is of no police. Offices within a body, whose numbers may name it, too, are none.
 */
#ifndef READ_PAPER_JOINT_BODIES_H
#define READ_PAPER_JOINT_BODIES_H

#include "read/paper/line.h"

/* Sets the roles of the bodies among the units of a masthead, lines [from, end). */
void joint_bodies_mark(struct paper *, size_t from, size_t end);

#endif
