/*
 * Signs of bodies in the number of a paper, "SYT" of "12/KH-SYT": the first letters of the words of
 * a name (Decree 30/2020, annex I, II.3).
 */
#ifndef READ_PAPER_NUMBER_SIGN_H
#define READ_PAPER_NUMBER_SIGN_H

#include "base/text.h"

struct arena;

/* Appends the letters that signs of the body may have, in their order: "UBNDTT" of a People's
 * Committee. */
void sign_letters(struct arena *, struct buf *, struct str name);
/* Is the sign, "SGDĐT", of the body "SỞ GIÁO DỤC VÀ ĐÀO TẠO". */
bool sign_names(struct arena *, struct str sign, struct str name);

#endif
