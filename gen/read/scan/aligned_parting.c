/* Titles one blank apart: see aligned_parting.h. */
#include "read/scan/aligned_parting.h"

#include "base/unicode.h"
#include "lexicon/lexicon.h"

static struct aligned_line read_line(const struct aligned_head *h, size_t line)
{
    struct aligned_below *b = h->below;
    if (!b || line < b->first || line - b->first >= ALIGNED_BELOW)
        return aligned_line_read(h->source, line);
    size_t k = line - b->first;
    if (!b->read[k])
        b->line[k] = aligned_line_read(h->source, line);
    b->read[k] = true;
    return b->line[k];
}

/* Below the line: does a row begin with a number there, which ends left of the place. */
static bool number_follows(const struct aligned_head *h, size_t line, size_t place)
{
    enum { REACH = 12 }; /* lines */
    for (size_t i = line + 1; i <= line + REACH; i++) {
        struct aligned_line l = read_line(h, i);
        struct str text = l.blank ? STR_NONE : aligned_part(h, &l.part[0]);
        size_t n = str_number(text, 0, 3, NULL);
        if (n && l.part[0].from + n < place && (n == text.n || text.p[n] == ' '))
            return true;
    }
    return false;
}

struct aligned_line aligned_title_line(struct aligned_head *h, size_t line)
{
    struct aligned_line l = read_line(h, line);
    struct str text = l.blank || l.too_wide ? STR_NONE : aligned_part(h, &l.part[0]), rest = text;
    struct str word = str_word(&rest);
    rest = str_trim(rest);
    struct letter_key key = letter_key(h->scratch, word);
    size_t start = text.n - rest.n;
    if (!rest.n || !cp_is_upper(utf8_first(rest, 0)) || !unicode_is_capitals(word, CAPITALS_READ) ||
        !lexicon_is_key(&key, WORDS_NUMBER_COLUMN) ||
        !number_follows(h, line, l.part[0].from + start))
        return l;
    size_t at = l.part[0].start + start;
    bool known = false;
    for (size_t i = 0; i < h->cuts; i++)
        known |= h->cut[i] == at;
    if (!known && h->cuts < ALIGNED_PARTS)
        h->cut[h->cuts++] = at;
    return aligned_line_cut_at(h->source, l, &at, 1);
}

/* Below the titles: do parts of lines begin at the place, and seldom words lie across it. */
static bool begins_column(const struct aligned_head *h, size_t titles, size_t place)
{
    enum { REACH = 60, BLANKS = 3 }; /* lines looked at; blank ones that end a table */
    size_t starts = 0, across = 0, blanks = 0;
    for (size_t i = titles + 1; i <= titles + REACH && i <= h->source->lines; i++) {
        struct aligned_line l = read_line(h, i);
        blanks = l.blank ? blanks + 1 : 0;
        if (blanks == BLANKS || l.too_wide)
            break;
        for (size_t k = 0; k < l.parts; k++) {
            starts += l.part[k].from == place;
            across += l.part[k].from < place && l.part[k].to > place;
        }
    }
    return starts >= 2 && starts >= across;
}

/*
 * Below the titles: do lines have a part that begins between the middles of the two titles that the
 * place parts, and one left of it that is not left of both. Words lie seldom across that place.
 */
bool aligned_titles_meet(const struct aligned_head *h, size_t titles,
                         const struct stretch_part *both, size_t place)
{
    enum { REACH = 60, BLANKS = 3, LEAST = 2 }; /* as above; such lines */
    size_t left = (both->from + place) / 2, right = (place + both->to) / 2, blanks = 0;
    unsigned starts[ALIGNED_WIDEST + 1] = {0}, across[ALIGNED_WIDEST + 1] = {0};
    for (size_t i = titles + 1; i <= titles + REACH && i <= h->source->lines; i++) {
        struct aligned_line l = read_line(h, i);
        blanks = l.blank ? blanks + 1 : 0;
        bool text = l.parts == 1 && l.part[0].to - l.part[0].from > ALIGNED_TITLE;
        if (blanks == BLANKS || l.too_wide || text)
            break;
        for (size_t k = 0; k < l.parts; k++) {
            bool beside = k && l.part[k - 1].to > both->from;
            for (size_t at = left + 1; at < right && at <= ALIGNED_WIDEST; at++) {
                starts[at] += l.part[k].from == at && beside;
                across[at] += l.part[k].from < at && l.part[k].to > at;
            }
        }
    }
    for (size_t at = left + 1; at < right && at <= ALIGNED_WIDEST; at++)
        if (starts[at] >= LEAST && starts[at] >= across[at])
            return true;
    return false;
}

void aligned_titles_part(struct aligned_head *h, size_t titles, struct stretch_part part)
{
    struct str text = aligned_part(h, &part);
    size_t place = part.from;
    uint32_t c, before = 0;
    for (size_t i = 0, n; (n = utf8_next(str_slice(text, i, text.n), &c)); i += n, place++) {
        if (before == ' ' && cp_is_upper(c) && h->columns + 1 < ALIGNED_PARTS &&
            (begins_column(h, titles, place) || aligned_titles_meet(h, titles, &part, place))) {
            if (h->cuts < ALIGNED_PARTS)
                h->cut[h->cuts++] = part.start + i;
            struct stretch_part *title = &h->title[h->columns++];
            *title = part;
            title->to = place - 1;
            title->end = part.start + i - 1;
            part.from = place;
            text = str_slice(h->source->text, part.start += i, part.end);
            i = 0;
        }
        before = c;
    }
    if (h->columns < ALIGNED_PARTS)
        h->title[h->columns++] = part;
}
