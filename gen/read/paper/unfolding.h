/* Two columns become one (columns.c): the lines as they are made, and heads and feet in tables. */
#ifndef READ_PAPER_UNFOLDING_H
#define READ_PAPER_UNFOLDING_H

#include "base/mem.h"
#include "read/paper/line_parts.h"

struct unfolding {
    struct paper *paper;
    size_t kept; /* so many lines stay as they are; then come those of out, once there is one */
    vec(struct source_line) out;
    struct line_parts parts;      /* of the line that is looked at */
    vec(struct source_line) cell; /* lines of the cell that is looked at */
};

/* The next line that is made. */
struct source_line *unfolding_line(struct unfolding *);
/* The row after the last one of the table that begins at row i. */
size_t unfolding_table_end(const struct paper *, size_t i);
/* Is the table, rows [from, to), the head or the foot of a paper, whichever it may be, by its size
 * and some line. */
bool unfolding_is_layout(struct unfolding *, size_t from, size_t to, bool head, bool foot);
/* Makes lines of its cells, column by column. */
void unfolding_table(struct unfolding *, size_t from, size_t to);

#endif
