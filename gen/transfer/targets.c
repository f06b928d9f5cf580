/* Targets: see targets.h. */
#include "transfer/targets.h"

#include <string.h>

#include "base/mem.h"
#include "lexicon/lexicon.h"

enum { SLOGAN_WORDS = 8 }; /* from the word to the number */
enum { LONGEST = 9 };      /* digits of an amount */

/* How a number is written. */
enum shape { SHAPE_PLAIN, SHAPE_YEAR, SHAPE_FRACTION, SHAPE_NONE };

struct number {
    enum shape shape;
    size_t words; /* of the text that it takes */
    bool percent;
    size_t end;  /* bytes; with the sign of a share */
    bool ranges; /* from one number to another */
};

/* --- numbers ----------------------------------------------------------------------------- */

static bool is_number(const struct phrase *p, size_t i)
{
    struct str word = i < p->n ? phrase_word(p, i) : STR_NONE;
    return word.n && str_number(word, 0, word.n, NULL) == word.n;
}

/* The sign between two words that touch: '.', ',' '/'; 0 for others. */
static char joint(const struct phrase *p, size_t i)
{
    struct str gap = i < p->n ? phrase_gap(p, i) : STR("");
    return gap.n == 1 && strchr(".,/", *gap.p) ? *gap.p : 0;
}

/* One number from word i on: "1.500", "8,5", "12/15"; dates and versions have SHAPE_NONE. */
static struct number read_one(const struct phrase *p, size_t i)
{
    struct number n = {SHAPE_PLAIN, 1, false, p->words[i].end, false};
    struct str first = phrase_word(p, i);
    size_t commas = 0, slashes = 0;
    for (char sign; is_number(p, i + n.words) && (sign = joint(p, i + n.words)); n.words++) {
        size_t width = phrase_word(p, i + n.words).n;
        commas += sign == ',';
        slashes += sign == '/';
        if ((sign == '.' && (width != 3 || commas)) || commas > 1 || slashes > 1)
            n.shape = SHAPE_NONE;
        n.end = p->words[i + n.words].end;
    }
    bool year = phrase_year(p, i + n.words - 1);
    if (first.n > LONGEST || (n.words > 1 && *first.p == '0' && !commas && !slashes))
        n.shape = SHAPE_NONE;
    if (n.shape == SHAPE_PLAIN && slashes)
        n.shape = year ? SHAPE_NONE : SHAPE_FRACTION;
    if (n.shape == SHAPE_PLAIN && n.words == 1 && year)
        n.shape = SHAPE_YEAR;
    return n;
}

/* Does a range continue at word *i, after a dash or "đến"; *i then is its second number. */
static bool ranges_to(const struct phrase *p, size_t *i)
{
    struct str gap = phrase_gap(p, *i);
    if (is_number(p, *i))
        return phrase_is_dash(gap);
    size_t next = *i + lexicon_at(WORDS_RANGE_TO, p, *i);
    if (next == *i || !phrase_is_blank(gap) || !is_number(p, next) ||
        !phrase_is_blank(phrase_gap(p, next)))
        return false;
    *i = next;
    return true;
}

/* Bytes of a sign of shares after byte at, with a blank before it; else 0. */
static size_t sign_length(struct str text, size_t at)
{
    size_t blank = at < text.n && text.p[at] == ' ';
    struct str rest = str_slice(text, at + blank, text.n);
    return str_starts(rest, STR("%")) ? blank + 1 : str_starts(rest, STR("‰")) ? blank + 3 : 0;
}

/* The number from word i on, or from one number to another. */
static struct number read_number(const struct phrase *p, size_t i)
{
    struct number n = read_one(p, i);
    size_t sign = sign_length(p->text, n.end), next = i + n.words;
    n.percent = sign;
    n.end += sign;
    if (sign || n.shape == SHAPE_NONE || !ranges_to(p, &next))
        return n;
    struct number second = read_one(p, next);
    sign = sign_length(p->text, second.end);
    if (second.shape == SHAPE_NONE || (second.shape == SHAPE_YEAR) != (n.shape == SHAPE_YEAR))
        return n;
    return (struct number){n.shape, next + second.words - i, sign > 0, second.end + sign, true};
}

/* --- the context ------------------------------------------------------------------ */

/* Does one of the list end before word i, with a blank between. */
static bool is_after(const struct phrase *p, enum words words, size_t i)
{
    return i && phrase_is_blank(phrase_gap(p, i)) && lexicon_before(words, p, i);
}

/* Is the number a part of a code, a mark, a field or a label at the head of its line. */
static bool is_code(const struct phrase *p, size_t i, const struct number *n)
{
    struct str gap = phrase_gap(p, i), after = phrase_gap(p, i + n->words);
    char last = gap.n ? gap.p[gap.n - 1] : ' ';
    bool touches = i + n->words < p->n && after.n == 1 && strchr("-/_", *after.p);
    bool head = !i || (gap.n && memchr(gap.p, '\n', gap.n));
    if (strchr("-/_.^{>#", last) || touches)
        return true;
    if (last == '(' && str_starts(after, STR(")")))
        return true;
    return head && after.n > 1 && strchr(".)", after.p[0]) && strchr(" \n", after.p[1]);
}

/* Word after the number at which its measure may begin: "05 (năm) mô hình". */
static size_t measure_word(const struct phrase *p, size_t i)
{
    enum { IN_WORDS = 4 };
    if (i < p->n && str_is(phrase_gap(p, i), " ("))
        for (size_t k = i + 1; k < p->n && k <= i + IN_WORDS; k++)
            if (str_is(phrase_gap(p, k), ") "))
                return k;
    return i < p->n && phrase_is_blank(phrase_gap(p, i)) ? i : p->n;
}

static bool is_slogan(const struct phrase *p, size_t i)
{
    for (size_t k = i; k && i - k < SLOGAN_WORDS; k--) {
        struct str gap = k < i ? phrase_gap(p, k) : STR("");
        if (gap.n && (memchr(gap.p, '.', gap.n) || memchr(gap.p, ';', gap.n)))
            return false;
        if (lexicon_before(WORDS_SLOGAN, p, k))
            return true;
    }
    return false;
}

/* --- what a number is -------------------------------------------------------------------- */

enum verdict { NOTHING, DOUBTFUL, SURE };

/* Where measures end that follow one another, "triệu đồng", with word i after the first. */
static size_t measures_end(const struct phrase *p, size_t i)
{
    for (size_t n;
         i < p->n && phrase_is_blank(phrase_gap(p, i)) && (n = lexicon_at(WORDS_MEASURE, p, i));)
        i += n;
    return p->words[i - 1].end;
}

/* The number at word i; *shown becomes the end of its measure. */
static enum verdict classify(const struct phrase *p, size_t i, const struct number *n,
                             size_t *shown)
{
    size_t after = measure_word(p, i + n->words);
    size_t measure = lexicon_at(WORDS_MEASURE, p, after),
           time = lexicon_at(WORDS_DURATION, p, after);
    bool named =
        is_after(p, WORDS_NUMBER_MAY_BE_NAME, i) || is_after(p, WORDS_NUMBER_SELDOM_NAME, i);
    size_t other = lexicon_at(WORDS_NO_MEASURE, p, after);
    measure = other > measure ? 0 : measure;
    *shown = measure ? measures_end(p, after + measure) : n->end;
    if (n->shape == SHAPE_NONE || is_code(p, i, n))
        return NOTHING;
    if (n->percent)
        return SURE;
    if (n->shape != SHAPE_YEAR && !measure && is_after(p, WORDS_RANK, i))
        return DOUBTFUL;
    if (is_after(p, WORDS_NUMBER_IS_NAME, i))
        return NOTHING;
    if (n->shape == SHAPE_YEAR)
        return measure && !named && !n->ranges ? DOUBTFUL : NOTHING;
    if (measure > time) {
        bool part = is_after(p, WORDS_NUMBER_MAY_BE_NAME, i) || is_slogan(p, i) ||
                    lexicon_at(WORDS_SLOGAN, p, after);
        return part ? DOUBTFUL : SURE;
    }
    if (time || named)
        return NOTHING;
    if (is_after(p, WORDS_AMOUNT, i) ||
        (n->shape == SHAPE_FRACTION && lexicon_at(WORDS_WHOLE, p, after)))
        return SURE;
    bool counts = after < p->n && !phrase_is_large(p, after) &&
                  !is_digit(str_at(phrase_word(p, after), 0)) && n->shape != SHAPE_FRACTION;
    return counts && !is_slogan(p, i) ? DOUBTFUL : NOTHING;
}

/* Digits with their unit in one word, "20ha": bytes of the digits; else 0. */
static size_t with_unit(struct str word)
{
    size_t n = str_number(word, 0, word.n, NULL);
    return n && lexicon_is(str_slice(word, n, word.n), WORDS_JOINED_UNIT) ? n : 0;
}

size_t target_find(struct arena *a, const struct phrase *text, const unsigned char *cited,
                   struct target **out)
{
    vec(struct target) found = {0};
    for (size_t i = 0, step; i < text->n; i += step) {
        size_t at = text->words[i].at, unit = with_unit(phrase_word(text, i));
        struct number n = {SHAPE_NONE, 1, false, text->words[i].end, false};
        size_t shown = n.end;
        enum verdict verdict = unit ? SURE : NOTHING;
        if (unit)
            n.end = at + unit;
        if (is_number(text, i)) {
            n = read_number(text, i);
            verdict = classify(text, i, &n, &shown);
        }
        step = n.words;
        if (verdict != NOTHING && !cited[at])
            *vec_push(&found) = (struct target){at, n.end, shown, verdict == SURE};
    }
    *out = vec_copy(a, &found);
    size_t n = found.n;
    vec_free(&found);
    return n;
}
