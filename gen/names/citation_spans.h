/*
 * Cited words: which bytes of a text are words of another paper, which nobody may change:
 * quotations, and acts from their number or kind to the end of their title.
 *
 *     ... theo Kế hoạch số 5-KH/TU ngày 02/3/2024 của Ban ... về phối hợp với ..., Sở ... chủ trì
 *              `------------- the act: number, day, issuer, title ------------'
 *
 * A programme or a plan is known by its name as well, without a number: a kind with a capital,
 * words, and the years that it is for, "Đề án trồng rừng giai đoạn 2021-2030"; inside a sentence
 * the capital alone says so of those that nobody writes large otherwise.
 *
 * A title has no mark at its end. It ends with its sentence, at ";" or ":", with the brackets or
 * the italics that it is in, and at a comma after which another one begins to act.
 */
#ifndef NAMES_CITATION_SPANS_H
#define NAMES_CITATION_SPANS_H

#include "lexicon/phrase.h"

enum citation_spans_kind { CITATION_NOTHING, CITATION_QUOTATION, CITATION_ACT };

/* An enum citation_spans_kind for each byte. italic says of each byte whether it is; NULL where the
 * text has no styles. */
const unsigned char *citation_spans_mark(struct arena *, const struct phrase *text,
                                         const unsigned char *italic);
/* Bytes of the number of an act at the head of s, "43-NQ/TW", "202/2025/QH15"; else 0. */
size_t citation_spans_number(struct str s);

#endif
