/*
 * Lines of a masthead that belong together: names of bodies, dates and numbers that take two lines
 * and more.
 */
#ifndef READ_PAPER_FRONT_JOINT_H
#define READ_PAPER_FRONT_JOINT_H

#include "read/paper/line.h"

enum { FRONT_MARK_LENGTH = 40 }; /* characters of a mark: urgency, draft, a piece of a date */

/* How a line continues the unit above it: the joint, or 0 where it begins a unit of its own. */
char front_joint(const struct paper *, const struct source_line *above, const struct source_line *,
                 enum front_role);
/* Is a line in capitals below the name of a body the rest of it; near: nothing parts the two. */
bool front_name_continues(const struct paper *, const struct source_line *above,
                          const struct source_line *, bool near);
/* "7 tháng", "4 năm 2026" below "X, ngày": a date cut into lines. */
bool front_completes_date(const struct source_line *above, const struct source_line *);

#endif
