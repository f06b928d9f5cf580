/*
 * Encodings of Vietnamese text before Unicode: TCVN3 and VNI, which are drawn by fonts of their
 * own, Microsoft's windows-1258, and UTF-16. Text in them becomes UTF-8 in NFC.
 */
#ifndef BASE_ENCODING_H
#define BASE_ENCODING_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

enum encoding {
    ENCODING_UTF8,
    ENCODING_TCVN3,
    ENCODING_VNI,
    ENCODING_WINDOWS_1258,
    ENCODING_UTF16,
    ENCODING_AUTO /* as the text looks */
};

/* "utf-8", "tcvn3", "vni", "windows-1258", "utf-16", "auto"; false for another word. */
bool encoding_named(const char *name, enum encoding *);
const char *encoding_name(enum encoding);
/*
 * What the text looks like: by its byte order mark, else by the share of its words that are
 * Vietnamese syllables when it is read in each encoding; UTF-8 in doubt.
 */
enum encoding encoding_of(struct str bytes);
/*
 * The share of letters, in percent, that make no sense: those of words without a vowel, of words
 * with marked letters that can be no Vietnamese syllable, and characters that are no letters of any
 * script. 0 of a text of few words.
 */
unsigned encoding_nonsense(struct str text);
/* In UTF-8, in the arena; the bytes themselves for UTF-8. Text of single bytes that was saved as
 * UTF-8 afterwards is understood as well. */
struct str encoding_decode(struct arena *, struct str bytes, enum encoding);

#endif
