/*
 * Text of an input or a file name, made harmless for a terminal.
 */
#ifndef BASE_HARMLESS_H
#define BASE_HARMLESS_H

#include "base/text.h"

/*
 * Text as a terminal may be shown it: control characters as their pictures (U+2400 and following),
 * C1 controls, line and paragraph separators and directional controls (UAX 9) as \uXXXX, bytes that
 * are not UTF-8 as \xXX; but those of `kept` stay.
 */
void unicode_harmless(struct buf *, struct str, const char *kept);

#endif
