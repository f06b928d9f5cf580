/*
 * Repair: words that look like a slip of the scanner or the typist get the key of the word that
 * was meant, so that they are found and compared as that word. The text is not touched.
 *
 * There is no dictionary: each text is evidence about the other (after Afli et al. on OCR
 * correction: most errors are wrong marks, at distance one or two). "đây" before "mạnh" is a slip
 * for "đẩy" when
 *   - the two have the same letters without marks;
 *   - "đẩy" occurs elsewhere between the same neighbours, before and after;
 *   - "đây" occurs so on one side only, and more rarely.
 * For a word that occurs nowhere else and a reading that is common, one neighbour will do.
 * Marks carry meaning, so words with digits and negations are never repaired.
 */
#ifndef COMPARE_OCR_REPAIR_H
#define COMPARE_OCR_REPAIR_H

#include "compare/clauses.h"

void ocr_repair(struct sides *);

#endif
