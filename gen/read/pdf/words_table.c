/*
 * What Tesseract wrote of a page: see picture.h. A table of words, TSV: level, page, block,
 * paragraph, line, word, left, top, width, height (pixels), confidence, text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/pdf/picture.h"

enum { WORD_LEVEL = 5 };

/*
 * Two stops or commas in a row, but for the dots of a line to fill in; a solidus at the end, which
 * has lost what is after it; an apostrophe, which is dust or the call of a note.
 */
static bool has_odd_signs(struct str word)
{
    static const char stops[] = ".,;:";
    size_t run = 0, longest = 0;
    bool mixed = false;
    for (size_t i = 0; i < word.n; i++) {
        run = strchr(stops, word.p[i]) ? run + 1 : 0;
        longest = run > longest ? run : longest;
        mixed |= run > 1 && word.p[i] != word.p[i - 1];
    }
    return mixed || longest == 2 || (word.n > 1 && word.p[word.n - 1] == '/') ||
           (word.n > 1 &&
            (*word.p == '\'' || word.p[word.n - 1] == '\'' || word.p[word.n - 2] == '\''));
}

bool word_is_odd(struct str word)
{
    if (has_odd_signs(word))
        return true;
    bool small = false, sign = str_find(word, STR("/"), 0) != (size_t)-1; /* "15-CTrHĐ/TU" */
    uint32_t c;
    for (size_t n; (n = utf8_next(word, &c)); word = str_slice(word, n, word.n)) {
        if ((!cp_is_word(c) && !lexicon_begins(word, WORDS_SIGN_OF_TEXT)) ||
            (small && cp_is_upper(c) && !sign))
            return true;
        small = cp_is_lower(c);
    }
    return false;
}

/* Field i (from 0) of a line of the table. */
static struct str field(struct str line, int i)
{
    for (; i; i--) {
        size_t tab = str_find(line, STR("\t"), 0);
        line = tab == (size_t)-1 ? STR_NONE : str_slice(line, tab + 1, line.n);
    }
    return str_slice(line, 0, str_find(line, STR("\t"), 0));
}

static double pixels(struct str line, int i)
{
    char digits[16] = "";
    struct str f = field(line, i);
    if (f.n < sizeof digits)
        memcpy(digits, f.p, f.n);
    return strtod(digits, NULL);
}

/* The text with the letters and signs of Vietnamese papers that its own look like: "Ð", "30⁄5". */
static struct str as_in_papers(struct arena *a, struct str text)
{
    enum { ETH = 0xD0, FRACTION = 0x2044 };
    struct buf out = {0};
    uint32_t c;
    for (size_t n; (n = utf8_next(text, &c)); text = str_slice(text, n, text.n))
        utf8_append(&out, c == ETH ? cp_look_alike(c) : c == FRACTION ? '/' : c);
    return unicode_nfc(a, buf_take(&out, a));
}

static void take_line(struct word_pages *out, struct word_page *page, struct str line,
                      struct reading_size how)
{
    enum { LEVEL, BLOCK = 2, PARAGRAPH, LINE, LEFT = 6, TOP, WIDTH, HEIGHT, CONFIDENCE, TEXT };
    const double pt = 72.0 / how.resolution;
    struct str text = str_trim(field(line, TEXT));
    if ((int)pixels(line, LEVEL) != WORD_LEVEL || !text.n)
        return;
    int confidence = (int)pixels(line, CONFIDENCE);
    if (confidence >= WORD_SURE && word_is_odd(text))
        confidence = WORD_SURE - 1;
    double left = pixels(line, LEFT) * pt, top = pixels(line, TOP) * pt;
    *vec_push(&page->words) =
        (struct placed_word){as_in_papers(out->arena, text),
                             left,
                             top,
                             left + pixels(line, WIDTH) * pt,
                             top + pixels(line, HEIGHT) * pt,
                             confidence,
                             (unsigned)(how.first_line + pixels(line, BLOCK) * 1e6 +
                                        pixels(line, PARAGRAPH) * 1e3 + pixels(line, LINE))};
}

bool words_of_table(struct word_pages *out, struct word_page *p, struct str table,
                    struct reading_size how, const char *name)
{
    if (utf8_check(table) < table.n || (table.n && memchr(table.p, '\0', table.n))) {
        diag_file(MSG_OCR_FAILED, name, "tesseract");
        return false;
    }
    while (table.n)
        take_line(out, p, str_line(&table), how);
    return true;
}
