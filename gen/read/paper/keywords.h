/*
 * Keyword tests: which part of an official paper a line is, by the words that it begins with (the
 * lists are in lexicon/words.def). Each looks at one line alone; the reader weighs it against its
 * neighbours.
 */
#ifndef READ_PAPER_KEYWORDS_H
#define READ_PAPER_KEYWORDS_H

#include <stdbool.h>

#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"

/* "ke-hoach" for a text that begins with KẾ HOẠCH, ...; NULL for none. */
const char *keyword_kind(const struct letter_key *);
/* "nghi-quyet" for the sign "NQ", ...; NULL when it is not known. */
const char *keyword_kind_of_sign(struct str sign);

/* "Số", however it was read, before a number or a blank; never "Sở". */
bool keyword_number(struct str);
bool keyword_motto(const struct letter_key *); /* Quốc hiệu, Tiêu ngữ, ĐẢNG CỘNG SẢN ... */
bool keyword_authority(const struct letter_key *); /* T/M, TM., KT., ... before a body */
bool keyword_position(const struct letter_key *);  /* BÍ THƯ, CHỦ TỊCH, ... */
bool keyword_place(const struct letter_key *);     /* TỈNH, THÀNH PHỐ, ...: goes with a body */
bool keyword_basis(const struct letter_key *); /* Căn cứ, Thực hiện, ...: opens a preamble */
bool keyword_received(const struct letter_key *);      /* the stamp VĂN BẢN ĐẾN */
bool keyword_received_line(const struct letter_key *); /* a line of that stamp */
bool keyword_signed(const struct letter_key *);        /* a line of a digital signature */
bool keyword_copy(const struct letter_key *);          /* SAO Y, SAO LỤC, TRÍCH SAO */
bool keyword_appendix(const struct letter_key *);      /* PHỤ LỤC */
bool keyword_attached(const struct letter_key *);      /* (Kèm theo ... */
bool keyword_order(const struct letter_key *); /* QUYẾT ĐỊNH:, QUYẾT NGHỊ:, KẾT LUẬN: */
/* "Công an huyện chỉ đạo:" says who does what; "Công tác chỉ đạo:" and "Ban Chỉ đạo:" name. */
bool keyword_assigns(const struct letter_key *);
bool keyword_closing(const struct letter_key *); /* Trên đây là ..., Kế hoạch này ... */

#endif
