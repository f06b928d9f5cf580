/* Vietnamese syllables: see syllable.h. */
#include "lexicon/syllable.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum { GRAVE = 0x300, ACUTE = 0x301, TILDE = 0x303, HOOK = 0x309, DOT_BELOW = 0x323 };

static bool is_tone(uint32_t c)
{
    return c == GRAVE || c == ACUTE || c == TILDE || c == HOOK || c == DOT_BELOW;
}

/* The word in small letters without tones; how many it has, and the last one. */
static struct str without_tones(struct arena *a, struct str word, size_t *tones, uint32_t *tone)
{
    struct buf out = {0};
    uint32_t c, parts[4];
    for (size_t n; (n = utf8_next(word, &c)); word = str_slice(word, n, word.n)) {
        size_t count = cp_decompose(cp_lower(c), parts);
        for (size_t i = 0; i < count; i++)
            if (is_tone(parts[i])) {
                ++*tones;
                *tone = parts[i];
            } else
                utf8_append(&out, parts[i]);
    }
    struct str plain = unicode_nfc(a, str_copy(a, buf_view(&out)));
    buf_free(&out);
    return plain;
}

bool syllable_is(struct arena *scratch, struct str word)
{
    uint32_t tone = 0;
    size_t tones = 0;
    struct str plain = without_tones(scratch, word, &tones, &tone);
    if (tones > 1 || !plain.n)
        return false;
    bool stop = strchr("ptc", plain.p[plain.n - 1]) || str_ends(plain, STR("ch"));
    if (stop && tone != ACUTE && tone != DOT_BELOW)
        return false;
    if (lexicon_is(plain, WORDS_RHYME))
        return true;
    for (size_t n = 1; n < plain.n; n++)
        if (lexicon_is(str_slice(plain, 0, n), WORDS_ONSET) &&
            lexicon_is(str_slice(plain, n, plain.n), WORDS_RHYME))
            return true;
    return false;
}
