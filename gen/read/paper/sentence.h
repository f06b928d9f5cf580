/*
 * How sentences end and begin on the lines of a paper: by stops, capitals and the words that call
 * for another, in Vietnamese.
 */
#ifndef READ_PAPER_SENTENCE_H
#define READ_PAPER_SENTENCE_H

#include "read/paper/line.h"

struct sentence_tally { /* of clauses that read as sentences, and of those that read as titles */
    size_t sentences, titles;
};

/* Looks ahead along the clauses of the class of line i, up to the next outer one. */
struct sentence_tally sentence_tally(const struct paper *, size_t i);
/* Does the paragraph that begins at line i hold or end a sentence. */
bool sentence_at(const struct paper *, size_t i);
/* Does the line end one, or a part of a list. */
bool sentence_closes(const struct source_line *);
/*
 * Does the text end with a word that must be followed by another: a preposition, a conjunction, a
 * plural article, the first word of a body's name; before a number also "năm", "số", ... that name
 * what is counted.
 */
bool sentence_hangs(struct str text, bool number_follows);
/* Does the next line begin with what the end of the last one calls for. */
bool sentence_calls_for(const struct source_line *last, const struct source_line *next);
/* Does a name that is known begin on the last line and go on with the next: "Thủ tướng" above
 * "Chính phủ", "Văn hóa" above "- Xã hội". */
bool sentence_cuts_name(struct arena *, const struct source_line *last,
                        const struct source_line *next);
/* "giai đoạn 2026" above "- 2030 phấn đấu ...": no mark of a list, but a dash between two years. */
bool sentence_cuts_span(const struct source_line *last, const struct source_line *next);
/* "Phần I" on a line, its title in capitals on the next. */
bool sentence_label_alone(const struct source_line *);
/*
 * Is the line the title of such a label right above it, or the words of a number that flow text has
 * on a line of its own, "2.1.".
 */
bool sentence_awaited(const struct paper *, const struct source_line *head,
                      const struct source_line *);
/* "III- TỔ CHỨC" above "hiện.": the last word of a paragraph, in a wrong place in flow text. */
bool sentence_orphan(const struct source_line *title, const struct source_line *);
/* Is the number of an act in the text, "147/QĐ-TTg", as titles seldom have. */
bool sentence_cites(struct str text);
/*
 * Is the last paragraph of a paper, of which these are the first and last lines, the one that
 * closes it: by its words, by the mark "./.", or as a body that does something.
 */
bool sentence_ends_paper(const struct source_line *first, const struct source_line *last);
/* Is there the mark of a page between the two lines. */
bool line_page_between(const struct source_line *last, const struct source_line *next);

#endif
