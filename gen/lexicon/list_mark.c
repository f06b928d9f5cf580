/* Marks of list items: see list_mark.h. */
#include "lexicon/list_mark.h"

#include "base/unicode.h"
#include "lexicon/lexicon.h"

/* Signs of symbol fonts, which PDFs of office programs have: Unicode 15, 23.5, private use. */
enum { SYMBOLS_FROM = 0xF020, SYMBOLS_TO = 0xF0FF };

size_t list_mark_length(struct str text)
{
    uint32_t c = 0;
    size_t n = utf8_next(text, &c);
    if (c >= SYMBOLS_FROM && c <= SYMBOLS_TO)
        return n;
    size_t letter = lexicon_length(text, WORDS_BULLET_LETTER), gap = letter;
    while (letter && is_blank(str_at(text, gap)))
        gap++;
    if (gap > letter && cp_is_upper(utf8_first(str_slice(text, gap, text.n), 0)))
        return letter;
    return lexicon_length(text, WORDS_BULLET);
}

size_t list_mark_gap(struct str text)
{
    uint32_t c;
    size_t gap = 0, n;
    while ((n = utf8_next(str_slice(text, gap, text.n), &c)) && cp_is_space(c) && c != '\n')
        gap += n;
    return gap;
}

struct str list_mark_trim(struct str text)
{
    text = str_trim(text);
    size_t gap = list_mark_gap(text);
    return gap < text.n ? str_slice(text, gap, text.n) : text;
}

bool list_mark_is(struct str text)
{
    return text.n && (list_mark_length(text) == text.n || lexicon_is(text, WORDS_BULLET_LETTER));
}
