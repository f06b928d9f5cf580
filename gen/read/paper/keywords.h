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

/*
 * Does the line begin with a word of the list: a motto, a position, "Căn cứ", "PHỤ LỤC"; lines that
 * are longer than such a line is are running text, whatever they begin with.
 */
bool keyword(const struct letter_key *, enum words);

/* "ke-hoach" for a text that begins with KẾ HOẠCH, ...; NULL for none. */
const char *keyword_kind(const struct letter_key *);
/* "nghi-quyet" for the sign "NQ", ...; NULL when it is not known. */
const char *keyword_kind_of_sign(struct str sign);

/* "Số", however it was read, before a number or a blank; never "Sở". */
bool keyword_number(struct str);
/* T/M, KT. before a body; BÍ THƯ, Q. CHỦ TỊCH */
bool keyword_signing(const struct letter_key *);
/* A person's name: two to seven words, each with a capital, maybe after a rank. */
bool keyword_name(struct str);
/*
 * Does the line begin as names of bodies do. A name of one syllable is told by its marks, too, for
 * "ĐAI" of "ĐẤT ĐAI" is no "ĐÀI": unless it has none, or the text is recognised, and its marks may
 * be wrong.
 */
bool keyword_body(struct arena *, struct str line, bool recognised);
bool keyword_address(const struct letter_key *);  /* Kính gửi, ... điện: */
bool keyword_place(const struct letter_key *);    /* TỈNH, THÀNH PHỐ, ...: goes with a body */
bool keyword_received(const struct letter_key *); /* the stamp VĂN BẢN ĐẾN */
bool keyword_copy(const struct letter_key *);     /* SAO Y, SAO LỤC, TRÍCH SAO */
bool keyword_order(const struct letter_key *); /* QUYẾT ĐỊNH:, QUYẾT NGHỊ:, KẾT LUẬN: */
/* The same behind who decides: BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH, with or without a colon. */
bool keyword_body_orders(const struct letter_key *);
/* "Công an huyện chỉ đạo:" says who does what; "Công tác chỉ đạo:" and "Ban Chỉ đạo:" name. */
bool keyword_assigns(const struct letter_key *);

#endif
