/* Titles by what is below them: see aligned_titles.h. */
#include "read/scan/aligned_titles.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

/* The part of a line below title k: its middle is nearer to that title than to its neighbours. */
static const struct stretch_part *below_title(const struct aligned_line *head, size_t k,
                                              const struct aligned_line *l)
{
    const struct stretch_part *t = &head->part[k];
    size_t from = k ? (t[-1].to + t->from) / 2 : 0;
    size_t to = k + 1 < head->parts ? (t->to + t[1].from) / 2 : ALIGNED_WIDEST;
    for (size_t i = 0; i < l->parts; i++)
        if (stretch_middle(&l->part[i]) >= from && stretch_middle(&l->part[i]) < to)
            return &l->part[i];
    return NULL;
}

/* Short titles side by side, each of which begins with a capital and ends as no sentence does. */
static bool may_be_titles(const struct aligned_head *h, const struct aligned_line *l)
{
    for (size_t k = 0; k < l->parts; k++)
        if (l->part[k].to - l->part[k].from > ALIGNED_TITLE / 2 ||
            !aligned_part_starts(h, &l->part[k], cp_is_upper) ||
            strchr(".;:,", h->source->text.p[l->part[k].end - 1]))
            return false;
    return l->parts >= 3 && !l->too_wide;
}

bool aligned_titles_of_values(const struct aligned_head *h, size_t line)
{
    enum { REACH = 30, VALUES = 3, PERIODS = 2 }; /* fewer below "Ngày" */
    struct aligned_line head = aligned_line_read(h->source, line);
    size_t values[ALIGNED_PARTS] = {0}, most = 0, left = 0;
    bool words[ALIGNED_PARTS] = {false};
    if (!may_be_titles(h, &head))
        return false;
    for (size_t i = line + 1; i <= line + REACH && i <= h->source->lines; i++) {
        struct aligned_line l = aligned_line_read(h->source, i);
        if (l.blank || l.too_wide || l.page ||
            (l.parts == 1 && l.part[0].to - l.part[0].from > ALIGNED_TITLE))
            break;
        left = left ? left : l.part[0].from + 1;
        for (size_t k = 0; k < head.parts; k++) {
            const struct stretch_part *p = below_title(&head, k, &l);
            if (!k) /* other cells may begin left of where their titles do */
                p = l.part[0].from + 1 == left ? &l.part[0] : NULL;
            bool value = p && aligned_part_starts(h, p, cp_is_digit);
            words[k] |= p && !value;
            values[k] += value;
        }
    }
    for (size_t k = 0; k < head.parts; k++)
        most = !words[k] && values[k] > most ? values[k] : most;
    struct letter_key first = letter_key(h->scratch, aligned_part(h, &head.part[0]));
    bool periods = lexicon_is_key(&first, WORDS_PERIOD_COLUMN) && !words[0];
    return most >= (periods ? PERIODS : VALUES);
}

bool aligned_are_years(struct str words)
{
    enum { YEAR = 4 }; /* digits */
    size_t n = 0;
    for (struct str word; (word = str_word(&words)).n; n++)
        if (word.n != YEAR || str_strip(word, "0123456789").n)
            return false;
    return n > 1;
}
