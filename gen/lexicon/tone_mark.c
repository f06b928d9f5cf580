/* Tone marks: see tone_mark.h. The three pairs: Hoàng Phê (ed.), Từ điển tiếng Việt, on spelling.
 */
#include "lexicon/tone_mark.h"

#include "base/unicode.h"

enum { TAIL = 3 }; /* letters that decide: the two vowels, and what is before */

struct letter {
    uint32_t bare; /* without a tone mark */
    uint32_t tone; /* or 0 */
    size_t at;     /* bytes from the head of the text */
};

/* The letter; one with a tone and another mark keeps that one, and then is no bare vowel. */
static struct letter read_letter(uint32_t cp, size_t at)
{
    uint32_t parts[4] = {cp, 0, 0, 0};
    size_t n = cp < 0x80 ? 1 : cp_decompose(cp, parts);
    if (n == 2 && cp_tone(parts[1]))
        return (struct letter){parts[0], parts[1], at};
    return (struct letter){cp, 0, at};
}

static bool is_vowel(uint32_t cp)
{
    uint32_t base = cp_lower(cp_base(cp));
    return base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}

/* How the word that ends in these letters, n of them known, has its tone. */
static enum tone_place place_of(const struct letter tail[TAIL], size_t n)
{
    const struct letter *first = &tail[TAIL - 2], *second = &tail[TAIL - 1];
    if (n < 2 || !first->tone == !second->tone)
        return TONE_EITHER;
    uint32_t a = cp_lower(first->bare), b = cp_lower(second->bare);
    uint32_t before = n > 2 ? cp_lower(tail[0].bare) : 0;
    bool pair = (a == 'o' && (b == 'a' || b == 'e')) || (a == 'u' && b == 'y');
    if (!pair || (a == 'u' && before == 'q') || (before && is_vowel(before)))
        return TONE_EITHER;
    return first->tone ? TONE_FIRST : TONE_SECOND;
}

/* The next word of the text from *at on: its last letters, at the end of the array; how many. *at
 * becomes its end; 0 at the end of the text. */
static size_t next_word(struct str text, size_t *at, struct letter tail[TAIL])
{
    uint32_t cp;
    size_t n = 0, count = 0;
    while ((n = utf8_next(str_slice(text, *at, text.n), &cp)) && !cp_is_letter(cp))
        *at += n;
    while ((n = utf8_next(str_slice(text, *at, text.n), &cp)) && cp_is_letter(cp)) {
        for (size_t i = 1; i < TAIL; i++)
            tail[i - 1] = tail[i];
        tail[TAIL - 1] = read_letter(cp, *at);
        count += count < TAIL;
        *at += n;
    }
    return count;
}

static bool is_u(const struct letter tail[TAIL])
{
    return cp_lower(tail[TAIL - 2].bare) == 'u';
}

static enum tone_place most(const size_t counts[TONE_SECOND + 1])
{
    return counts[TONE_FIRST] > counts[TONE_SECOND]   ? TONE_FIRST
           : counts[TONE_SECOND] > counts[TONE_FIRST] ? TONE_SECOND
                                                      : TONE_EITHER;
}

struct tone_habit tone_usual(struct str text)
{
    struct letter tail[TAIL] = {{0}};
    size_t o[TONE_SECOND + 1] = {0}, u[TONE_SECOND + 1] = {0};
    for (size_t at = 0, n; (n = next_word(text, &at, tail));)
        (is_u(tail) ? u : o)[place_of(tail, n)]++;
    return (struct tone_habit){most(o), most(u)};
}

struct tone_habit tone_else(struct tone_habit first, struct tone_habit second)
{
    return (struct tone_habit){first.o ? first.o : second.o, first.u ? first.u : second.u};
}

struct tone_habit tone_whole(struct tone_habit h)
{
    return (struct tone_habit){h.o ? h.o : h.u, h.u ? h.u : h.o};
}

struct str tone_write(struct arena *a, struct str text, struct tone_habit habit)
{
    struct letter tail[TAIL] = {{0}};
    struct buf out = {0};
    size_t done = 0;
    for (size_t at = 0, n; (habit.o || habit.u) && (n = next_word(text, &at, tail));) {
        enum tone_place was = place_of(tail, n), place = is_u(tail) ? habit.u : habit.o;
        if (was == TONE_EITHER || place == TONE_EITHER || was == place)
            continue;
        const struct letter *first = &tail[TAIL - 2], *second = &tail[TAIL - 1];
        buf_str(&out, str_slice(text, done, first->at));
        utf8_append(&out, first->bare);
        if (place == TONE_FIRST)
            utf8_append(&out, second->tone);
        utf8_append(&out, second->bare);
        if (place == TONE_SECOND)
            utf8_append(&out, first->tone);
        done = at;
    }
    if (!done)
        return text;
    buf_str(&out, str_slice(text, done, text.n));
    return unicode_nfc(a, buf_take(&out, a));
}
