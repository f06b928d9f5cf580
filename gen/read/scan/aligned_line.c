/* Lines of layout text: see aligned_line.h. */
#include "read/scan/aligned_line.h"

#include "base/unicode.h"
#include "markdown/cell_text.h"

struct aligned_line aligned_line_read(const struct source *s, size_t line)
{
    struct aligned_line l = {.blank = true};
    struct str text = source_line(s, line);
    size_t start = line <= s->lines && line ? cell_line_start(s, line) : 0, place = 0,
           blanks = ALIGNED_GAP;
    uint32_t c;
    for (size_t i = 0, n; !l.too_wide && (n = utf8_next(str_slice(text, i, text.n), &c)); i += n) {
        l.page |= c == '\f';
        if (c == '\f' || c == '\r')
            continue;
        if (c == ' ') {
            blanks++;
        } else {
            if (blanks >= ALIGNED_GAP || !l.parts) {
                l.too_wide |= l.parts == ALIGNED_PARTS;
                l.parts -= l.parts == ALIGNED_PARTS;
                l.part[l.parts++] = (struct stretch_part){.from = place, .start = start + i};
            }
            blanks = 0;
            l.blank = false;
            l.part[l.parts - 1].to = place + 1;
            l.part[l.parts - 1].end = start + i + n;
        }
        l.too_wide |= c == '\t' || place >= ALIGNED_WIDEST;
        place++;
    }
    return l;
}

struct aligned_line aligned_line_cut(const struct source *s, struct aligned_line whole,
                                     const size_t *places, size_t n)
{
    struct aligned_line l = whole;
    l.parts = 0;
    for (size_t k = 0; k < whole.parts; k++) {
        struct stretch_part part = whole.part[k];
        size_t place = part.from, at = part.start;
        uint32_t c, before = 0;
        for (size_t size; at < part.end; at += size, place++, before = c) {
            size = utf8_next(str_slice(s->text, at, part.end), &c);
            size_t i = before == ' ' ? 0 : n;
            while (i < n && places[i] != place)
                i++;
            if (i == n || l.parts + 2 >= ALIGNED_PARTS)
                continue;
            l.part[l.parts++] = (struct stretch_part){part.from, place - 1, part.start, at - 1};
            part.from = place;
            part.start = at;
        }
        if (l.parts < ALIGNED_PARTS)
            l.part[l.parts++] = part;
    }
    return l;
}

struct aligned_line aligned_line_cut_at(const struct source *s, struct aligned_line whole,
                                        const size_t *offsets, size_t n)
{
    size_t places[ALIGNED_PARTS], found = 0;
    for (size_t k = 0; k < whole.parts; k++)
        for (size_t i = 0; i < n && found < ALIGNED_PARTS; i++)
            if (offsets[i] > whole.part[k].start && offsets[i] < whole.part[k].end)
                places[found++] = whole.part[k].from +
                                  utf8_length(str_slice(s->text, whole.part[k].start, offsets[i]));
    return aligned_line_cut(s, whole, places, found);
}

void aligned_cover(const struct source *s, const struct stretch_part *p, bool *covered)
{
    struct str text = str_slice(s->text, p->start, p->end), rest = text;
    bool numbers = true;
    for (struct str word; (word = str_word(&rest)).n;)
        numbers &= is_digit(*word.p);
    size_t at = p->from;
    uint32_t c;
    for (size_t i = 0, n; (n = utf8_next(str_slice(text, i, text.n), &c)); i += n, at++)
        if (at < ALIGNED_WIDEST)
            covered[at] |= c != ' ' || !numbers;
}
