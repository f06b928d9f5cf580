/*
 * The parts of a line that is of two columns: what gaps or, where one blank parts the columns, as
 * optical readers give them, words part.
 */
#ifndef READ_PAPER_LINE_PARTS_H
#define READ_PAPER_LINE_PARTS_H

#include "read/paper/line.h"

struct part {        /* a stretch of a line between gaps */
    size_t from, to; /* bytes of the line's text */
    size_t column;   /* characters from the margin */
    size_t length;   /* characters */
    bool right;      /* of the right column, by its words */
    struct letter_key key;
};

struct line_parts { /* on the heap: free with vec_free() */
    struct arena *arena;
    struct part *at;
    size_t n, cap;
};

/* The stretches between gaps, in place of those of the line before. */
void line_parts_find(struct line_parts *, const struct source_line *);
/* Of a line of a head that has one part: the motto, or the date after the number, is the second.
 */
void line_parts_of_head(struct line_parts *, const struct source_line *);
/*
 * The same of a foot: "- Như trên; KT. GIÁM ĐỐC", "- Lưu: VT. Nguyễn Văn A". unnamed: a position
 * has come, and no name yet; returns whether it is so now.
 */
bool line_parts_of_foot(struct line_parts *, const struct source_line *, bool unnamed);

bool keyword_place_date(const struct letter_key *);
/* What is in the right column of a head, whatever its place. */
bool keyword_right_column(const struct letter_key *);
/* A name that is no line of a body's name, "SỞ XÂY DỰNG". */
bool keyword_signer(struct str);
/* The same in capitals, "THS. NGUYỄN VĂN THỬ": told by its surname. */
bool keyword_capital_signer(struct str);
/*
 * Bytes of a rule that was run into the text after it, "-----Căn cứ ...", and of what parts them.
 * flow: flow text loses one of its marks.
 */
size_t line_parts_rule(struct str, bool flow);

#endif
