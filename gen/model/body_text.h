/* What a cell of a table says: words, the name of a body; the registry is not at hand there. */
#ifndef MODEL_BODY_TEXT_H
#define MODEL_BODY_TEXT_H

#include "base/mem.h"
#include "base/text.h"

/* Two letters one after the other: words, and no figure, sum or row of dots. */
bool text_has_words(struct str);
/* "Sở Y tế", "UBND xã": it begins as a body does, and no "Tổ chức", "Ban hành". */
bool body_text_begins(struct arena *, struct str);
/* The name of a body alone, as the title of a group: a few words; in capitals the surest alone. */
bool body_text_is(struct arena *, struct str);

#endif
