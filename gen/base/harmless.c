/* Text that a terminal may be shown: see harmless.h. */
#include "base/harmless.h"

#include <string.h>

#include "base/unicode.h"

/* Does it act on a terminal, or on the order of what is shown, where it is written as it is? */
static bool acts(uint32_t c)
{
    return (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void unicode_harmless(struct buf *out, struct str s, const char *kept)
{
    enum { PICTURES = 0x2400, PICTURE_OF_DELETE = 0x2421, DELETE = 0x7F };
    uint32_t c;
    for (size_t at = 0, n; at < s.n; at += n) {
        n = utf8_next(str_slice(s, at, s.n), &c);
        if (!n) {
            n = 1;
            buf_printf(out, "\\x%02X", (unsigned char)s.p[at]);
        } else if (c < ' ' && !(c && strchr(kept, (int)c)))
            utf8_append(out, PICTURES + c);
        else if (c == DELETE)
            utf8_append(out, PICTURE_OF_DELETE);
        else if (acts(c))
            buf_printf(out, "\\u%04X", (unsigned)c);
        else
            buf_add(out, s.p + at, n);
    }
}
