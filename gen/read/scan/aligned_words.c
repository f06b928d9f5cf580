/* Words of a line of layout text: see aligned_words.h. */
#include "read/scan/aligned_words.h"

#include <string.h>

#include "base/letter_width.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "read/scan/tall_cells.h"

/* Digits that the year of a date in figures lacks: 1 of "31/12/202". */
static size_t year_lacks(struct str word)
{
    enum { YEAR = 4 };
    size_t last = word.n, slashes = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == '/') {
            slashes++;
            last = i + 1;
        } else if (!is_digit(word.p[i]))
            return 0;
    }
    size_t year = word.n - last;
    bool whole = year == 2 || year >= YEAR || (slashes == 1 && year < 2);
    return slashes && slashes < 3 && is_digit(*word.p) && !whole ? YEAR - year : 0;
}

/* What a word is, now that its end is known. */
static void read_figures(struct aligned_words *w, const struct aligned_head *h)
{
    for (size_t i = 0; i < w->n; i++) {
        struct str word = str_slice(h->source->text, w->at[i].start, w->at[i].end);
        struct letter_key key = letter_key(h->scratch, word);
        w->period[i] = lexicon_is_key(&key, WORDS_PERIOD_COLUMN);
        w->ditto[i] = cell_is_ditto(h->scratch, word);
        w->large[i] |= w->ditto[i];
        w->office[i] |= w->ditto[i];
        w->capitals[i] = unicode_is_capitals(word, CAPITALS_READ);
        w->label[i] = label_is_bare(word);
        w->digit[i] = is_digit(*word.p);
        w->digits[i] = str_strip(word, "0123456789").n ? 0 : word.n;
        w->lacks[i] = year_lacks(word);
        w->width[i] = letter_width(word);
        w->ends[i] = strchr(".;:", word.p[word.n - 1]) != NULL;
    }
}

bool aligned_words_read(struct aligned_words *w, const struct aligned_head *h, size_t line)
{
    const struct source *s = h->source;
    struct aligned_line parts = aligned_line_read(s, line);
    w->n = 0;
    for (size_t k = 0; k < parts.parts; k++) {
        struct stretch_part p = parts.part[k];
        struct str text = str_slice(s->text, p.start, p.end);
        size_t place = p.from;
        bool begun = false;
        uint32_t c;
        for (size_t i = 0, n; (n = utf8_next(str_slice(text, i, text.n), &c)); i += n, place++) {
            if (c == ' ') {
                begun = false;
                continue;
            }
            if (!begun && w->n == ALIGNED_CUT_WORDS)
                return false;
            if (!begun) {
                w->large[w->n] = cp_is_upper(c);
                struct letter_key key = letter_key(h->scratch, str_slice(text, i, text.n));
                w->office[w->n] = w->large[w->n] && lexicon_starts(&key, WORDS_OFFICE_WORD);
                w->at[w->n++] = (struct stretch_part){.from = place, .start = p.start + i};
            }
            begun = true;
            w->at[w->n - 1].to = place + 1;
            w->at[w->n - 1].end = p.start + i + n;
        }
    }
    read_figures(w, h);
    return !parts.too_wide;
}
