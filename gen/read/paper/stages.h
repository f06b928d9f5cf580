/*
 * The stages of structure.c between the cutting of lines and the tree, each in the file named; they
 * run in this order, and mark lines with the unit that they belong to (line.h).
 */
#ifndef READ_PAPER_STAGES_H
#define READ_PAPER_STAGES_H

#include "read/paper/line.h"

/* running.c: lines that are printed on each page. */
void running_mark(struct paper *);
/* columns.c: two columns of the head and the foot of a paper become one. */
void columns_mark(struct paper *);
/* motto.c: mottoes that a narrow column tore. */
void mottoes_mark(struct paper *);
/* noise.c: rules, stamps, signatures of machines, page numbers. */
void noise_mark(struct paper *);
/* masthead.c: everything up to the title; sets body. */
void masthead_mark(struct paper *);
/* closing.c: recipients, signature, copies, appendices; sets closing. */
void closing_mark(struct paper *);
/* noise.c: among the clauses a rule that somebody wrote is room to fill in: text again. */
void fill_ins_keep(struct paper *);
/* widths.c: the widths of the body and of each attachment, which may be set otherwise. */
void widths_measure(struct paper *);
/* quotation.c: what amending acts quote holds no clauses of the paper. */
void quotations_mark(struct paper *);
/* sequence.c: labels that only the numbers around them prove. */
void sequence_mark(struct paper *);
/* step.c: lines that a word and a number open, "Nhiệm vụ 1: ...". */
void steps_mark(struct paper *);
/* rejoin.c: which lines are one clause. */
void rejoin_mark(struct paper *);

/* ---- what stages ask of others ---- */

/* masthead.c: lines [from, end) are a masthead. */
void masthead_lines_mark(struct paper *, size_t from, size_t end);
/*
 * Does line i of a masthead continue the name of a body though it begins with a kind of paper,
 * "CHƯƠNG TRÌNH CÂY XANH" below "BAN CHỈ ĐẠO": the number and the type of the paper are below it.
 */
bool masthead_names_body(const struct paper *, size_t i);
/* A line of a masthead by itself, without regard to its neighbours; FRONT_OTHER when it is none. */
enum front_role masthead_role(const struct source_line *);

/* title.c: the title that begins at line start, that of a letter: a subject alone; the line after
 * it. */
size_t title_mark(struct paper *, size_t start, bool letter);
/* Does a paragraph of text begin at line i by its words: a body that does something, or invites. */
bool title_states(const struct paper *, size_t i);
/*
 * address.c: "Kính gửi:" at line i and what it is followed by, each entry a unit; the line after
 * them. Entries are bullets, or lines that end like those of a list.
 */
size_t address_mark(struct paper *, size_t i, size_t end);

/* attached.c: the note "(Kèm theo ...)" below a title that begins at line i; LINE_NONE for none. */
size_t attached_note(const struct paper *, size_t i);
/* Is the line the title of an attached paper, "KẾ HOẠCH", with "(Kèm theo ...)" below it. */
bool attached_title(const struct paper *, size_t i);
/* The same, or "PHỤ LỤC II", which opens an appendix. */
bool attached_begins(const struct paper *, size_t i);
/* The title of the attached paper whose own masthead begins at line i; LINE_NONE for none. */
size_t attached_head_end(const struct paper *, size_t i);
/* What the form is whose masthead begins at line i, below "Mẫu số 1"; LINE_NONE for none. */
size_t attached_form_end(const struct paper *, size_t i);
/* Are the rows [i, end) between "Mẫu số 1" and a title in capitals, where its masthead is. */
bool attached_form_table(const struct paper *, size_t i, size_t end);

#endif
