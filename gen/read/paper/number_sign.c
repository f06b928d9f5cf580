/* Signs of bodies: see number_sign.h. */
#include "read/paper/number_sign.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum { D_WITH_STROKE = 0x0110 /* a letter of its own in signs: "QĐ" */ };

/* "UBND", "THCS": no syllable, so each letter is one of a word's. */
static bool is_abbreviation(struct arena *a, struct str word)
{
    struct letter_key key = letter_key(a, word);
    size_t at = strcspn(key.text, "AEIOUY");
    bool vowel = at < key.n;
    at += strspn(key.text + at, "AEIOUY");
    struct letter_key end = {key.text + at, key.n - at};
    return !vowel || (end.n && !lexicon_is_key(&end, WORDS_SYLLABLE_END));
}

void sign_letters(struct arena *a, struct buf *out, struct str name)
{
    struct letter_key key = letter_key(a, name);
    size_t known = lexicon_has(&key, WORDS_SIGN_LETTERS);
    for (struct str word; (word = str_word(&name)).n;) {
        bool all = is_abbreviation(a, word);
        uint32_t c;
        for (size_t size; (size = utf8_next(word, &c)); word = str_slice(word, size, word.n)) {
            c = cp_upper(c);
            utf8_append(out, c == D_WITH_STROKE ? c : cp_base(c));
            if (!all)
                break;
        }
    }
    buf_str(out, known ? lexicon_field(WORDS_SIGN_LETTERS, known - 1, 1) : STR(""));
}

/* Are the letters those of the words from the first on, some left out: "SGDĐT" of "SGDVĐT". */
static bool is_within(struct str sign, struct str letters)
{
    uint32_t want, c;
    bool first = true;
    while (sign.n) {
        sign = str_slice(sign, utf8_next(sign, &want), sign.n);
        do {
            if (!letters.n)
                return false;
            letters = str_slice(letters, utf8_next(letters, &c), letters.n);
            if (first && c != want)
                return false;
        } while (c != want);
        first = false;
    }
    return true;
}

bool sign_names(struct arena *a, struct str sign, struct str name)
{
    enum { LEAST = 2, PIECE = 3 }; /* bytes of a sign; of one that begins amid the name, "MTTQ" */
    struct buf letters = {0};
    sign_letters(a, &letters, name);
    struct str all = buf_take(&letters, a);
    return sign.n >= LEAST &&
           (is_within(sign, all) || (sign.n >= PIECE && str_find(all, sign, 0) != (size_t)-1));
}
