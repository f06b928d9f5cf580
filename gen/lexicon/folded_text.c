/* Folded text: see folded_text.h. */
#include "lexicon/folded_text.h"

#include <string.h>

#include "base/unicode.h"

/*
 * May there be a letter to fold among the first bytes: Eth (C3), African D (U+0189, C6 89), i
 * without its dot (C4 B1), phonetic letters (C9), Greek or Cyrillic letters between U+0340 and
 * U+053F (CD to D4), full-width forms (EF), the copyright sign (C2 A9), as which optical readers
 * take "c)". Letters of Vietnamese, C3 to C6 too, are none.
 */
static bool may_have_look_alike(struct str text)
{
    for (size_t i = 0; i < text.n && i < FOLDED_BYTES; i++) {
        unsigned char c = (unsigned char)text.p[i];
        unsigned char next = (unsigned char)str_at(text, i + 1);
        if ((c >= 0xCD && c <= 0xD4) || c >= 0xEF || (c == 0xC6 && next == 0x89) || c == 0xC9 ||
            (c == 0xC4 && next == 0xB1) || (c == 0xC3 && (next == 0x90 || next == 0xB0)) ||
            (c == 0xC2 && next == 0xA9))
            return true;
    }
    return false;
}

void text_fold(struct folded_text *f, struct str text)
{
    f->as_printed = f->text = text;
    if (!may_have_look_alike(text))
        return;
    struct buf b = {0};
    uint32_t c;
    for (size_t n; (n = utf8_next(text, &c)) && b.n + 4 < sizeof f->room;
         text = str_slice(text, n, text.n))
        utf8_append(&b, c == 0xA9 ? 'c' : cp_look_alike(c));
    memcpy(f->room, b.p, b.n);
    f->text = (struct str){f->room, b.n};
    buf_free(&b);
}

size_t text_unfold(const struct folded_text *f, size_t at)
{
    if (f->text.p == f->as_printed.p)
        return at;
    size_t letters = utf8_length(str_slice(f->text, 0, at)), printed = 0;
    uint32_t c;
    while (letters--)
        printed += utf8_next(str_slice(f->as_printed, printed, f->as_printed.n), &c);
    return printed;
}
