/*
 * Which class of the style a part of a paper has: "issuer", "place-date", "authority", ... One
 * decision for those who print papers (form/) and those who measure printed ones (check/).
 */
#ifndef MODEL_PART_CLASS_H
#define MODEL_PART_CLASS_H

#include "model/doc.h"
#include "model/style.h"

/* Of a part of the masthead; a further line of the motto has "motto-2" where the style has it. */
const char *part_class_front(struct arena *, const struct node *);
/*
 * Does the line go on with a line of the motto that is wrapped: "... XÃ HỘI CHỦ NGHĨA" / "VIỆT
 * NAM". above: that line so far, empty for none; returns all of it, or nothing where the line is
 * another.
 */
struct str part_motto_wrapped(struct arena *, const struct style *, struct str above,
                              struct str line);
/* Of a line of the title: capitals are its type, then its author; the rest is the subject. */
const char *part_class_title(struct str line, bool first);
/* Is a title the subject of a letter, which is printed below its number. */
bool part_is_letter_subject(struct arena *, const struct node *);
/* Of a paragraph before the first clause: a legal basis, who decides and "QUYẾT ĐỊNH:", or text. */
const char *part_class_preamble(const struct node *);
/* "Phần I", "Chương II", "Mục 1": lines of their own above their titles. */
bool part_is_division(struct str label);
const struct style_class *part_class_heading(const struct style *, const struct node *);
/* The drafter's code and the number of copies below the recipients: "PL.(300)", "NguyenVanAn-26"
 * (Decree 30/2020/NĐ-CP, Annex I, box 12; Guide 05-HD/VPTW, box 12). */
bool part_is_drafter_code(struct str line);
/* Address, telephone and mail of the office (box 13 of both). */
bool part_is_contact(struct arena *, struct str line);
/* "KHÔNG PHỔ BIẾN ...", at the foot of the last page (Guide 05-HD/VPTW, II.4.1). */
bool part_is_circulation_last(struct arena *, struct str line);
/* Of a line of the signature: on whose behalf, as what, "(Ký, ghi rõ họ tên)", who. */
const char *part_class_signature(struct arena *, struct str line, bool first);
/* Of a line above an appendix: "PHỤ LỤC I", its title, "(Kèm theo ...)", "Đơn vị tính: ...". */
const char *part_class_appendix(struct arena *, struct str line);
/* "..., ngày ... tháng ... năm ...": nothing but figures and dots between the words. */
bool part_is_open_date(struct str line);
/* A line of a form to be filled in: motto, whom it is sent to, its day, who signs it and how; in an
 * annex also what it is, in capitals. */
bool part_is_form_line(struct arena *, struct str line);
/*
 * The number of the style that says how wide the frame of a stamp with that text is (Decree
 * 30/2020, annex I, box 10b), or NULL where the style names no such stamp.
 */
const char *part_stamp_size(const struct style *, struct str text);

#endif
