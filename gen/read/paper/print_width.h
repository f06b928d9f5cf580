/*
 * What the widths of lines in print (base/letter_width.h) tell of flow text, which keeps no places
 * of words: whether a line ends for the margin or for its sense.
 */
#ifndef READ_PAPER_PRINT_WIDTH_H
#define READ_PAPER_PRINT_WIDTH_H

#include "read/paper/line.h"

/*
 * Of flow text: the widest lines of prose, to which others are held: of paragraphs, and of each
 * kind of list, which may be set in. Zero of others.
 */
void print_full_find(struct paper *);
static inline bool print_is_flow(const struct paper *paper)
{
    return paper->print_full[PRINT_PLAIN] > 0;
}
/*
 * In flow text: had the next word room on the line for sure. head: the first line of its paragraph,
 * which is set in.
 */
bool print_room(const struct paper *, const struct source_line *head,
                const struct source_line *last, const struct source_line *next);
/* PRINT_SILENT: the text is no flow text, or the width of the line alone does not tell. */
enum print_verdict { PRINT_SILENT, PRINT_JOINS, PRINT_PARTS };
/*
 * Does the next line, which has no number or mark, go on with the paragraph of the line above it;
 * what is not certain is said.
 */
enum print_verdict print_judges(struct paper *, const struct source_line *head,
                                const struct source_line *last, const struct source_line *next);

#endif
