/*
 * What a line is at the end of a paper, by itself: of recipients (Decree 30/2020, annex I, box 9;
 * Guide 05-HD/VPTW, box 9a), of a signature (box 7), or of what is attached.
 */
#ifndef READ_PAPER_CLOSING_LINE_H
#define READ_PAPER_CLOSING_LINE_H

#include "read/paper/stages.h"

enum { TITLE_LINE = 260, TITLE_LINES = 6 }; /* characters, and lines, of an attachment's title */
enum { ENTRY_LENGTH = 220 };                /* characters of an entry of the recipients */

bool closing_recipients(const struct source_line *); /* "Nơi nhận:" */
/* "T/M BAN THƯỜNG VỤ": prefix, capitals; also the body of one who signs beside another. */
bool closing_authority(const struct source_line *);
bool closing_position(const struct source_line *); /* "PHÓ BÍ THƯ" */
/*
 * The same at line i, also of an office that no list has: in capitals above "(Ký, ghi rõ họ tên)",
 * or a body above a position.
 */
bool closing_office(const struct paper *, size_t i);
/* The name of one who signs; also "(Đã ký)", and room for it, "[Họ và tên]". */
bool closing_name(const struct source_line *);
/* "(Đã ký)", "[Họ và tên]": where a name is or will be. */
bool closing_room(const struct source_line *);
/* The names of two who sign, or two notes, one below the other, from line i on. */
bool closing_two_names(const struct paper *, size_t i);
/* The name of who signs in capitals, with nothing of his office below it. */
bool closing_capital_name(const struct paper *, size_t i);
/* "TL. GIÁM ĐỐC" above "KT. CHÁNH VĂN PHÒNG": for one who signs by order. */
bool closing_by_order(const struct source_line *above, const struct source_line *);
/* "TM." of a body, "T/M", not "KT." or "TL." of one who heads it. */
bool closing_on_behalf(const struct source_line *);
/* "VỤ TRƯỞNG VỤ KẾ HOẠCH - TÀI" / "CHÍNH": a word alone is the rest of the line above. */
bool closing_rest(const struct source_line *above, const struct source_line *);
/* "PHỤ TRÁCH TRƯỜNG", the rest of an office: line i is right above the name of who signs. */
bool closing_above_name(const struct paper *, size_t i);
/* "(Báo cáo)" at line i, below the recipient that ends with line last: the label of the entries
 * below it, not of those above. */
bool closing_group_label(const struct paper *, size_t i, const struct source_line *last);
/* A paragraph of the text, not a line of a form. */
bool closing_clause(const struct source_line *);
/*
 * Does an appendix begin at line i: PHỤ LỤC, or a title in capitals with "(Kèm theo ...)" or a
 * table below it.
 */
bool closing_appendix(const struct paper *, size_t i);

/*
 * Does the masthead of a form begin at line i, which is no part of its title: with the motto, or in
 * one column with bodies and the number above it.
 */
bool closing_form_head(const struct paper *, size_t i);

/* The first piece of the closing: recipients, or a signature with nothing but forms after it. */
size_t closing_begin(const struct paper *);
/*
 * Line i, below recipients: after a line end that the mark-up asks for, as pages of the web have
 * them, it may be an entry with a mark of its own: "\\- Như trên;".
 */
struct source_line *closing_entry(struct paper *, size_t i);

#endif
