/* Letters of a text: see letters.h. */
#include "read/letters.h"

#include <string.h>

#include "base/unicode.h"

/* Controls, those of direction (UAX 9), private use, and the replacement character. */
static bool is_control(uint32_t c)
{
    return (c < 32 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xFFFD ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0xE000 && c <= 0xF8FF);
}

static bool is_vietnamese(uint32_t c)
{
    static const char base[] = "aAeEiIoOuUyYdD";
    if (c < 128 || c == 0x1A1 || c == 0x1B0) /* o and u with a horn are the most frequent ones */
        return true;
    uint32_t letter = cp_base(c);
    return (letter < 128 && strchr(base, (int)letter)) || c == 0x110 || c == 0x111;
}

void letters_count(struct letter_counts *l, const struct node *n, struct str text)
{
    bool word = false, foreign = false;
    uint32_t c;
    for (size_t size; (size = utf8_next(text, &c)); text.p += size, text.n -= size) {
        if (c > ' ' && c < 0x7F) { /* most letters: nothing but words */
            word |= (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            continue;
        }
        if (c >= 0x1EA0 && c <= 0x1EF9) { /* Vietnamese letters with two marks */
            word = true;
            continue;
        }
        if (c >= 0xD0 && cp_look_alike(c) != c && !l->look_alikes++)
            l->first_look_alike = n;
        if (c >= 0xA1 && c <= 0x24F) { /* Latin */
            word |= cp_is_letter(c);
            foreign |= !is_vietnamese(c);
            continue;
        }
        if (is_control(c) && !l->controls++)
            l->first_control = n;
        if (c == ' ' || cp_is_space(c)) {
            l->words += word;
            l->foreign += word && foreign;
            word = foreign = false;
            continue;
        }
        word |= cp_is_letter(c);
        foreign |= is_control(c);
    }
    l->words += word;
    l->foreign += word && foreign;
}
