/* Names of bodies in cells: see body_text.h. */
#include "model/body_text.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

bool text_has_words(struct str s)
{
    uint32_t c;
    size_t letters = 0;
    for (size_t n; letters < 2 && (n = utf8_next(s, &c)); s = str_slice(s, n, s.n))
        letters = cp_is_upper(c) || cp_is_lower(c) ? letters + 1 : 0;
    return letters > 1;
}

/* Does the text begin with an entry of two words and more, "Công an", "Văn phòng". */
static bool begins_in_words(const struct letter_key *key, enum words list)
{
    size_t entry = lexicon_starts(key, list);
    struct str word = entry ? lexicon_field(list, entry - 1, 0) : STR_NONE;
    return word.n && memchr(word.p, ' ', word.n);
}

bool body_text_begins(struct arena *a, struct str text)
{
    struct letter_key key = letter_key(a, text);
    struct str first = str_word(&text), second = str_word(&text);
    bool brief = utf8_length(first) > 1 && unicode_is_capitals(first, CAPITALS_READ);
    bool large = cp_is_upper(utf8_first(second, 0)) || brief;
    if (!cp_is_upper(utf8_first(first, 0)))
        return false;
    if (large)
        return lexicon_starts(&key, WORDS_OFFICE_WORD) || lexicon_starts(&key, WORDS_BODY_OPENS);
    return begins_in_words(&key, WORDS_OFFICE_WORD) || begins_in_words(&key, WORDS_BODY_OPENS);
}

bool body_text_is(struct arena *a, struct str text)
{
    enum { WORDS = 10 };
    if (phrase_count(text, WORDS) > WORDS || !body_text_begins(a, text))
        return false;
    struct letter_key key = letter_key(a, text);
    return !unicode_is_capitals(text, CAPITALS_READ) || lexicon_starts(&key, WORDS_BODY_TITLE);
}
