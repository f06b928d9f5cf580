/* Rows of sums: see sum_row.h. */
#include "lexicon/sum_row.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

bool sum_row_is(struct str text)
{
    size_t n, entry = lexicon_begins_any_case(text, WORDS_SUM_ROW, &n);
    if (!entry)
        return false;
    struct str name = lexicon_field(WORDS_SUM_ROW, entry - 1, 0), rest = str_slice(text, n, text.n);
    bool one = !memchr(name.p, ' ', name.n);
    return !cp_is_letter(utf8_first(one ? str_trim(rest) : rest, ' '));
}
