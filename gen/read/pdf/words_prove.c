/* Words of pictures proved by their neighbours: see words_prove.h. */
#include "read/pdf/words_prove.h"

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "read/pdf/words_again.h"

enum { MENDS_NAMED = 8 /* words of a page */ };

enum { ACUTE = 0x301, TILDE = 0x303, HOOK = 0x309, MARKS = 0x1000 /* of marks none is higher */ };

static bool is_high(uint32_t tone)
{
    return tone == ACUTE || tone == TILDE || tone == HOOK;
}

/* A capital and small letters. */
static bool is_name(struct str word)
{
    uint32_t first, last;
    return utf8_next(word, &first) && utf8_last(word, &last) && cp_is_upper(first) &&
           cp_is_lower(last);
}

/* Is a letter or figure the first (the last) of the text. */
static bool begins_plain(struct str text)
{
    uint32_t c;
    return utf8_next(text, &c) && cp_is_word(c);
}

static bool ends_plain(struct str text)
{
    uint32_t c;
    return utf8_last(text, &c) && (cp_is_word(c) || c == ':'); /* "Lưu: VT" */
}

struct str words_core(struct str text)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(text, &c)) && !cp_is_word(c);)
        text = str_slice(text, n, text.n);
    for (size_t n; (n = utf8_last(text, &c)) && !cp_is_word(c);)
        text = str_slice(text, 0, text.n - n);
    return text;
}

enum pair_proof words_pair(const struct word_pairs *pairs, struct str first, struct str second)
{
    if (!ends_plain(first) || !begins_plain(second))
        return PAIR_UNKNOWN;
    enum pair_proof pair = word_pair(pairs, words_core(first), words_core(second));
    bool names = is_name(words_core(first)) && is_name(words_core(second));
    return pair == PAIR_MISREAD && names ? PAIR_UNKNOWN : pair;
}

/* Words of one page. */
struct proof {
    struct word_page *page;
    struct word_pairs *pairs;
    struct buf mended; /* what the message names */
    size_t count;
};

static bool same_line(const struct proof *p, size_t a, size_t b)
{
    return b < p->page->words.n && p->page->words.at[a].line == p->page->words.at[b].line;
}

/* What the words i and i + 1 are together; unknown where they are on two lines. */
static enum pair_proof pair_at(const struct proof *p, size_t i)
{
    return same_line(p, i, i + 1)
               ? words_pair(p->pairs, p->page->words.at[i].text, p->page->words.at[i + 1].text)
               : PAIR_UNKNOWN;
}

/*
 * Are other marks certain: a name in capitals may have any, unless it goes on with a known word
 * ("HỘI ĐỒNG" before "NHÂN DÂN").
 */
static bool is_certain(const struct proof *p, size_t i)
{
    uint32_t c;
    utf8_next(p->page->words.at[i + 1].text, &c);
    return cp_is_lower(c) || pair_at(p, i + 2) == PAIR_KNOWN ||
           (i > 1 && pair_at(p, i - 2) == PAIR_KNOWN);
}

/* Gives a word its marks, the signs around it stay. */
static void take(struct proof *p, struct arena *a, struct placed_word *w, struct str mended)
{
    const double mm = 25.4 / 72;
    struct str core = words_core(w->text);
    if (str_eq(core, mended))
        return;
    if (p->count++ < MENDS_NAMED)
        buf_printf(&p->mended, "%s%.*s > %.*s (%zu)", p->mended.n ? ", " : "", STR_ARG(core),
                   STR_ARG(mended), (size_t)(w->bottom * mm));
    struct str before = str_slice(w->text, 0, (size_t)(core.p - w->text.p));
    struct str after = str_slice(w->text, before.n + core.n, w->text.n);
    w->text = str_format(a, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(mended), STR_ARG(after));
    w->confidence = w->confidence > WORD_SURE ? w->confidence : WORD_SURE;
}

/* The letter without its tone. */
static uint32_t split_tone(uint32_t c, uint32_t *tone)
{
    enum { PARTS = 4 };
    static const uint32_t tones[] = {0x300, 0x301, 0x303, HOOK, 0x323};
    uint32_t parts[PARTS], rest = 0;
    size_t n = cp_decompose(c, parts);
    *tone = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_tone = false;
        for (size_t k = 0; k < sizeof tones / sizeof *tones; k++)
            is_tone |= parts[i] == tones[k];
        *tone = is_tone ? parts[i] : *tone;
        rest = is_tone ? rest : rest * MARKS + parts[i];
    }
    return rest;
}

/*
 * Do two words of as many letters differ only by tones that look alike: acute accent, tilde and
 * hook, and the hook of an "i" and its dot. Others are taken for one another only where the reader
 * is not sure.
 */
static bool looks_alike(struct str read, struct str known)
{
    const uint32_t dot = 'i';
    while (read.n && known.n) {
        uint32_t c, d, tone, other;
        read = str_slice(read, utf8_next(read, &c), read.n);
        known = str_slice(known, utf8_next(known, &d), known.n);
        uint32_t letter = split_tone(c, &tone);
        if (letter != split_tone(d, &other))
            return false;
        bool high = is_high(tone) && is_high(other);
        bool dotted = letter == dot && (tone == HOOK || other == HOOK) && (!tone || !other);
        if (tone != other && !high && !dotted)
            return false;
    }
    return !read.n && !known.n;
}

static void make_doubtful(struct placed_word *w)
{
    w->confidence = w->confidence < WORD_SURE ? w->confidence : WORD_SURE - 1;
}

/* The words i and i + 1 have wrong marks: they take the right ones, or are doubtful. */
static void mend(struct proof *p, struct arena *a, size_t i, bool fact)
{
    struct placed_word *w = &p->page->words.at[i];
    struct str read[2] = {words_core(w[0].text), words_core(w[1].text)};
    struct str known[2] = {read[0], read[1]};
    bool mended = is_certain(p, i) && word_pair_mend(p->pairs, &known[0], &known[1]);
    for (size_t k = 0; k < 2; k++) {
        bool sure = w[k].confidence >= WORD_SURE;
        if (mended && (!sure || (fact && looks_alike(read[k], known[k]))))
            take(p, a, &w[k], known[k]);
        else if (fact || (mended && !str_eq(read[k], known[k])))
            make_doubtful(&w[k]);
    }
}

void words_prove(struct word_pages *pages, struct word_page *page, struct word_pairs *pairs,
                 const struct ink_boxes *facts, const char *name)
{
    struct proof p = {.page = page, .pairs = pairs};
    for (size_t i = 0; i + 1 < page->words.n; i++)
        if (pair_at(&p, i) == PAIR_MISREAD && !(i && pair_at(&p, i - 1) == PAIR_KNOWN) &&
            pair_at(&p, i + 1) != PAIR_KNOWN)
            mend(&p, pages->arena, i, words_again_within(&page->words.at[i], facts));
    if (p.count)
        diag_file(MSG_OCR_MARKS, name, page->number, p.count, p.mended.p);
    buf_free(&p.mended);
}
