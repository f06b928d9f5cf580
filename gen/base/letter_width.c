/* Widths of letters: see letter_width.h. */
#include "base/letter_width.h"

#include "base/unicode.h"

enum { OTHER = 500, FIRST = ' ', LAST = '~' };

/* Of Times, from the blank to the tilde. */
static const unsigned short widths[] = {
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541};

size_t letter_width(struct str s)
{
    size_t width = 0, n;
    uint32_t c;
    for (size_t at = 0; (n = utf8_next(str_slice(s, at, s.n), &c)); at += n) {
        uint32_t base = cp_base(c);
        width += base >= FIRST && base <= LAST ? widths[base - FIRST] : OTHER;
    }
    return width;
}
