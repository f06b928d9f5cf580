/* Heads of tables of layout text: see aligned_head.h. */
#include "read/scan/aligned_head.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "read/scan/aligned_centred.h"
#include "read/scan/aligned_parting.h"
#include "read/scan/aligned_spans.h"
#include "read/scan/aligned_titles.h"

struct str aligned_part(const struct aligned_head *h, const struct stretch_part *p)
{
    return str_slice(h->source->text, p->start, p->end);
}

bool aligned_part_starts(const struct aligned_head *h, const struct stretch_part *p,
                         bool (*sort)(uint32_t))
{
    return sort(utf8_first(aligned_part(h, p), 0));
}

/* Does a title speak of what columns are for. */
static bool is_title(const struct aligned_head *h, const struct stretch_part *p)
{
    struct letter_key key = letter_key(h->scratch, aligned_part(h, p));
    return lexicon_starts(&key, WORDS_COLUMN_TITLE) || lexicon_has(&key, WORDS_TASK_COLUMN);
}

/* Are words, of two lines perhaps, the title of the numbers: "ST" above "T". */
static bool is_number_title(const struct aligned_head *h, const struct stretch_part *first,
                            const struct stretch_part *rest)
{
    struct str whole = str_format(h->scratch, "%.*s %.*s", STR_ARG(aligned_part(h, first)),
                                  STR_ARG(rest ? aligned_part(h, rest) : STR_NONE));
    struct letter_key key = letter_key(h->scratch, str_trim(whole));
    return lexicon_is_key(&key, WORDS_NUMBER_COLUMN);
}

/*
 * The last line of a title of the numbers that begins on the line; its column may be too narrow for
 * it. 0: none begins.
 */
static size_t number_title_end(const struct aligned_head *h, size_t line,
                               const struct stretch_part *first)
{
    if (first->to - first->from > ALIGNED_TITLE) /* most lines: running text */
        return 0;
    for (size_t i = line + 1; i <= line + ALIGNED_HEAD_REACH; i++) {
        struct aligned_line l = aligned_line_read(h->source, i);
        if (l.blank || l.part[0].from > first->to)
            continue;
        if (l.part[0].to <= first->to + 1 && is_number_title(h, first, &l.part[0]))
            return i;
        break;
    }
    return is_number_title(h, first, NULL) ? line : 0;
}

/* The titles beside that of the numbers; the first begins with a letter, and of one it is known. */
static bool is_beside(const struct aligned_head *h, const struct aligned_line *l, size_t from)
{
    size_t n = l->parts - from;
    return n && !l->too_wide && aligned_part_starts(h, &l->part[from], cp_is_letter) &&
           (n > 1 || is_title(h, &l->part[from]));
}

/*
 * Titles side by side, the first of them, part, for the numbers of rows: their line, which of those
 * of the numbers' title has most; 0: there are none. "Số" also begins the line of a paper's number.
 */
static size_t read_numbered(struct aligned_head *h, size_t line, const struct stretch_part *part)
{
    struct stretch_part first = *part;
    size_t last = number_title_end(h, line, &first), titles = 0, most = 0;
    for (size_t i = line; i <= last; i++) {
        struct aligned_line l = aligned_title_line(h, i);
        size_t from = l.parts && l.part[0].from <= first.to;
        if (l.parts > from + most && is_beside(h, &l, from)) {
            most = l.parts - from;
            titles = i;
        }
    }
    if (titles) {
        h->title[0] = first;
        h->number_from = line;
        h->number_to = last;
    }
    return titles;
}

/* The same without a column of numbers: short titles, of which two are known. */
static bool is_titles(const struct aligned_head *h, const struct aligned_line *l)
{
    size_t known = 0;
    for (size_t i = 0; i < l->parts; i++) {
        if (l->part[i].to - l->part[i].from > ALIGNED_TITLE / 2 ||
            aligned_part_starts(h, &l->part[i], cp_is_lower))
            return false;
        known += is_title(h, &l->part[i]);
    }
    return l->parts >= 3 && !l->too_wide && known >= 2 && is_title(h, &l->part[0]);
}

/* Adds a part of a further line of the head: to the title that it lies above or below, or anew. */
static void add_title(struct aligned_head *h, const struct stretch_part *p)
{
    size_t k = 0;
    while (k < h->columns && h->title[k].to <= p->from)
        k++;
    if (k < h->columns && h->title[k].from < p->to) {
        h->title[k].from = p->from < h->title[k].from ? p->from : h->title[k].from;
        h->title[k].to = p->to > h->title[k].to ? p->to : h->title[k].to;
        return;
    }
    if (h->columns == ALIGNED_PARTS)
        return;
    for (size_t i = h->columns++; i > k; i--)
        h->title[i] = h->title[i - 1];
    h->title[k] = *p;
}

/* In the first line of a head, where titles begin, none begins with a small letter. */
static void join_small(const struct aligned_head *h, struct aligned_line *l)
{
    size_t n = 0;
    for (size_t i = 0; i < l->parts; i++) {
        struct stretch_part *last = n ? &l->part[n - 1] : NULL;
        if (last && l->part[i].from - last->to < ALIGNED_GAP &&
            aligned_part_starts(h, &l->part[i], cp_is_lower)) {
            last->to = l->part[i].to;
            last->end = l->part[i].end;
        } else
            l->part[n++] = l->part[i];
    }
    l->parts = n;
}

struct aligned_line aligned_head_line(const struct aligned_head *h, size_t line)
{
    size_t places[ALIGNED_PARTS];
    for (size_t i = 0; i < h->columns; i++)
        places[i] = h->title[i].from;
    struct aligned_line whole = aligned_line_read(h->source, line);
    whole = aligned_line_cut_at(h->source, whole, h->cut, h->cuts);
    if (h->centred)
        return whole;
    struct aligned_line l = aligned_line_cut(h->source, whole, places, h->columns);
    if (line == h->first)
        join_small(h, &l);
    return l;
}

/*
 * Two titles or more on the line, all known, and more on the one above, beside them: those of two
 * lines are above and below the others.
 */
static bool is_spread(const struct aligned_head *h, size_t line)
{
    struct aligned_line l = aligned_line_read(h->source, line);
    struct aligned_line above = aligned_line_read(h->source, line - 1);
    size_t apart = 0;
    if (l.parts < 2 || l.too_wide || above.too_wide || above.blank)
        return false;
    for (size_t i = 0; i < l.parts; i++)
        if (!is_title(h, &l.part[i]) || aligned_part_starts(h, &l.part[i], cp_is_lower) ||
            l.part[i].to - l.part[i].from > ALIGNED_TITLE / 2)
            return false;
    for (size_t k = 0; k < above.parts; k++) {
        bool over = !aligned_part_starts(h, &above.part[k], cp_is_upper) ||
                    above.part[k].to - above.part[k].from > ALIGNED_TITLE / 2;
        for (size_t i = 0; i < l.parts; i++)
            over |= above.part[k].from < l.part[i].to && l.part[i].from < above.part[k].to;
        if (over)
            return false;
        apart++;
    }
    return l.parts + apart >= 3;
}

/* "2031", "2031 - 2035" */
static bool is_year(struct str text)
{
    enum { YEAR = 4 }; /* digits */
    unsigned value = 0;
    size_t n = str_number(text, 0, YEAR + 1, &value);
    bool century = value / 100 == 19 || value / 100 == 20;
    return n == YEAR && century && !str_strip(text, "0123456789- ").n && !aligned_are_years(text);
}

/*
 * Does a year below titles end the one that it is below: others go on on the line, in small
 * letters; or the first row, right below, has a cell there that is no year.
 */
static bool ends_title(const struct aligned_head *h, size_t line, const struct aligned_line *l,
                       const struct stretch_part *p)
{
    if (!h->numbered || !is_year(aligned_part(h, p)))
        return false;
    for (size_t k = 0; k < l->parts; k++)
        if (aligned_part_starts(h, &l->part[k], cp_is_lower))
            return true;
    struct aligned_line row = aligned_line_read(h->source, line + 1);
    bool number = row.parts > 1 && row.part[0].from < h->title[0].to;
    for (size_t k = 1; number && k < row.parts; k++)
        if (row.part[k].from < p->to && p->from < row.part[k].to)
            return !is_year(aligned_part(h, &row.part[k]));
    return false;
}

/* "PHỐI HỢP" below "BAN, ĐƠN VỊ": titles in capitals go on in them, where none is of a row. */
static bool goes_on_in_capitals(const struct aligned_head *h, const struct aligned_line *l)
{
    if (!h->numbered || l->parts < 2)
        return false;
    for (size_t k = 1; k < h->columns; k++)
        if (!unicode_is_capitals(aligned_part(h, &h->title[k]), CAPITALS_READ))
            return false;
    for (size_t i = 0; i < l->parts; i++)
        if (!unicode_is_capitals(aligned_part(h, &l->part[i]), CAPITALS_READ))
            return false;
    return true;
}

/* May the line be a further one of a head: short parts, each at one title at most. */
static bool is_further(const struct aligned_head *h, size_t line, const struct aligned_line *l,
                       bool below)
{
    bool of_number = h->numbered && line >= h->number_from && line <= h->number_to;
    bool capitals = below && goes_on_in_capitals(h, l);
    if (l->blank || l->too_wide || (below && l->page))
        return false;
    for (size_t i = 0; i < l->parts; i++) {
        const struct stretch_part *p = &l->part[i];
        size_t over = 0;
        for (size_t k = 0; k < h->columns; k++)
            over += h->title[k].from < p->to && p->from < h->title[k].to;
        bool number = !i && p->from < h->title[0].to;
        if (number && of_number)
            continue;
        if (over > 1 || p->to - p->from > ALIGNED_TITLE || number)
            return false;
        bool bracket = *aligned_part(h, p).p == '(';
        bool lower = below && !capitals && (over || !is_title(h, p));
        bool year = below && over && ends_title(h, line, l, p);
        if (!bracket && !year && !aligned_part_starts(h, p, lower ? cp_is_lower : cp_is_letter))
            return false;
    }
    return true;
}

/* The line of titles at or below the one given, as far as a head reaches; 0: there is none. */
static size_t find_titles(struct aligned_head *h, size_t line)
{
    size_t titles = 0, numbered = 0;
    for (size_t i = line; i < line + ALIGNED_HEAD_REACH && i <= h->source->lines; i++) {
        struct aligned_line l = aligned_title_line(h, i);
        if (l.blank)
            break;
        numbered = read_numbered(h, i, &l.part[0]);
        if (numbered ||
            (!titles && (is_titles(h, &l) || (!h->within && aligned_titles_of_values(h, i)) ||
                         (i > line && is_spread(h, i)))))
            titles = i; /* the number's title is in the middle of those of several lines */
        if (numbered)
            break;
    }
    titles = numbered ? numbered : titles;
    h->numbered = numbered > 0;
    h->columns = h->numbered;
    if (!titles)
        return 0;
    struct aligned_line l = aligned_title_line(h, titles);
    bool beside = numbered && l.part[0].from <= h->title[0].to;
    for (size_t k = beside; k < l.parts; k++)
        aligned_titles_part(h, titles, l.part[k]);
    return titles;
}

/* A title of the table, above its head: one part in capitals, which those of columns are not. */
static bool is_caption(const struct aligned_head *h, size_t line)
{
    struct aligned_line l = aligned_line_read(h->source, line);
    const struct stretch_part *last = &h->title[h->columns - 1];
    return l.parts == 1 && unicode_is_capitals(aligned_part(h, &l.part[0]), CAPITALS_READ) &&
           l.part[0].to > h->title[0].to + 1 &&
           !unicode_is_capitals(aligned_part(h, last), CAPITALS_READ);
}

/* The end of what a line above began: "(Kèm theo Quyết định ... của / UBND tỉnh)". */
static bool closes_bracket(struct str text)
{
    return text.n && text.p[text.n - 1] == ')' && !memchr(text.p, '(', text.n);
}

/*
 * Text above the table, not the first line of a title: one part over the first titles that ends as
 * no title does, "như sau:", or goes on a line of text, or has a number of its own; or anywhere
 * what amounts are counted in, "Đơn vị tính: triệu đồng".
 */
static bool is_text_above(const struct aligned_head *h, size_t line)
{
    struct aligned_line l = aligned_line_read(h->source, line);
    struct str text = l.parts == 1 ? aligned_part(h, &l.part[0]) : STR_NONE;
    const struct stretch_part *words = &h->title[h->numbered && h->columns > 1];
    if (str_find(text, STR(": "), 0) != (size_t)-1 || closes_bracket(text))
        return true;
    return text.n && l.part[0].from < words->to &&
           (strchr(":.;", text.p[text.n - 1]) || cp_is_lower(utf8_first(text, 0)) ||
            label_read(text).class != LABEL_NONE);
}

/* Which columns say who leads a task or helps with it. */
static void find_offices(struct aligned_head *h)
{
    for (size_t k = 0; k < h->columns; k++) {
        struct letter_key key = letter_key(h->scratch, aligned_part(h, &h->title[k]));
        size_t known = lexicon_has(&key, WORDS_TASK_COLUMN);
        struct str name = known ? lexicon_field(WORDS_TASK_COLUMN, known - 1, 1) : STR_NONE;
        h->office[k] = str_is(name, "lead") || str_is(name, "cooperating");
        h->dates[k] = str_is(name, "deadline");
    }
}

/* Adds the titles on a line above most of them; false: it is none of the head. */
static bool add_above(struct aligned_head *h, size_t line)
{
    bool page = aligned_line_read(h->source, line + 1).page;
    struct aligned_line whole = aligned_line_read(h->source, line), l = whole;
    if (page || whole.blank || is_caption(h, line) || is_text_above(h, line))
        return false;
    aligned_spans_above(h, line, &l);
    if (l.parts == whole.parts)
        l = aligned_head_line(h, line);
    if (l.parts && !is_further(h, line, &l, false))
        return false;
    for (size_t k = 0; k < l.parts; k++)
        add_title(h, &l.part[k]);
    return true;
}

/* The same below them. */
static bool add_below(struct aligned_head *h, size_t line)
{
    struct aligned_line l = aligned_line_read(h->source, line);
    if (!aligned_spans_below(h, line, &l)) {
        l = aligned_head_line(h, line);
        if (!is_further(h, line, &l, true))
            return false;
    }
    for (size_t k = 0; k < l.parts; k++)
        add_title(h, &l.part[k]);
    return true;
}

/*
 * Where numbers of rows begin at the last: in their title, or farther to the right where they are
 * flush: 1 and 2 end at one place, and one blank is after them.
 */
static size_t find_numbers(const struct aligned_head *h, size_t line)
{
    enum { REACH = 60, LEAST = 2 }; /* lines looked at; numbers */
    size_t place = 0;
    unsigned count = 0, number;
    for (size_t i = line; i <= line + REACH && count < LEAST && h->numbered; i++) {
        struct aligned_line l = aligned_line_read(h->source, i);
        struct str text = l.blank ? STR_NONE : aligned_part(h, &l.part[0]);
        size_t n = str_number(text, 0, 3, &number);
        if (!n || (n < text.n && text.p[n] != ' ') || number != count + 1)
            continue;
        if (count && l.part[0].from + n != place)
            break;
        place = l.part[0].from + n;
        count++;
    }
    return count == LEAST && place > h->title[0].to ? place : h->title[0].to;
}

size_t aligned_head_read(struct aligned_head *h, size_t line)
{
    bool pipes = str_at(str_trim(source_line(h->source, line)), 0) == '|';
    size_t centred = pipes ? 0 : aligned_centred_read(h, line);
    if (centred) {
        h->numbers_to = find_numbers(h, centred);
        return centred;
    }
    size_t titles = pipes ? 0 : find_titles(h, line), end = titles + 1;
    if (!titles)
        return 0;
    h->first = line;
    h->titles = titles;
    for (size_t i = titles; i-- > line;)
        if (!add_above(h, i))
            return 0; /* the head begins farther down */
    while (end <= titles + ALIGNED_HEAD_REACH && add_below(h, end))
        end++;
    find_offices(h);
    h->numbers_to = find_numbers(h, end);
    return end;
}

/* Has one of the lines of a head the number of a row, as the head's own titles have none. */
static bool has_row(const struct aligned_head *h, size_t line)
{
    for (size_t i = line; h->numbered && i < line + ALIGNED_HEAD_REACH; i++) {
        struct aligned_line l = aligned_line_read(h->source, i);
        if (l.blank)
            break;
        if (l.part[0].to <= h->numbers_to + 1 && aligned_part_starts(h, &l.part[0], cp_is_digit))
            return true;
    }
    return false;
}

enum head_found aligned_head_again(const struct aligned_head *h, size_t line)
{
    struct aligned_head next = {.source = h->source, .scratch = h->scratch, .within = h->numbered};
    if (!aligned_head_read(&next, line) || (!next.numbered && has_row(h, line)))
        return HEAD_NONE;
    bool same = next.columns == h->columns;
    for (size_t k = 0; same && k < h->columns; k++) {
        struct letter_key own = letter_key(h->scratch, aligned_part(h, &h->title[k]));
        struct letter_key other = letter_key(h->scratch, aligned_part(h, &next.title[k]));
        same = !strcmp(own.text, other.text);
    }
    return same ? HEAD_SAME : HEAD_OTHER;
}

size_t aligned_head_above(const struct aligned_head *h, const struct source_blocks *out)
{
    size_t n = out->list.n;
    const struct source_block *at = out->list.at;
    if (n > 1 && at[n - 1].kind != SOURCE_ROW && at[n - 1].runs.n == 1 &&
        str_number(str_trim(at[n - 1].runs.at->text), 0, 3, NULL))
        n--;
    while (n && at[n - 1].kind == SOURCE_FOOTNOTE) /* at the foot of the page before */
        n--;
    while (n && at[n - 1].kind == SOURCE_ROW && !at[n - 1].head)
        n--;
    while (n > 1 && at[n - 2].kind == SOURCE_ROW && at[n - 2].last_line == at[n - 1].last_line)
        n--; /* of two rows */
    bool same = n && at[n - 1].kind == SOURCE_ROW &&
                aligned_head_again(h, at[n - 1].first_line) == HEAD_SAME;
    return same ? at[n - 1].last_line - at[n - 1].first_line + 1 : 0;
}

struct aligned_line aligned_row_line(const struct aligned_head *h, size_t line)
{
    struct aligned_line l = aligned_line_read(h->source, line);
    struct stretch_part *first = &l.part[0];
    if (!h->numbered || !l.parts || l.parts == ALIGNED_PARTS || first->from >= h->numbers_to)
        return l;
    struct str text = aligned_part(h, first);
    struct str rest = text, word = str_word(&rest);
    size_t digits = label_is_bare(word) && rest.n ? word.n : str_number(text, 0, 3, NULL);
    if (!digits || str_at(text, digits) != ' ')
        return l;
    memmove(&l.part[1], &l.part[0], l.parts * sizeof l.part[0]);
    l.parts++;
    first->to = first->from + digits;
    first->end = first->start + digits;
    l.part[1].from += digits + 1;
    l.part[1].start += digits + 1;
    return l;
}

bool aligned_begins_elsewhere(const struct aligned_head *h, size_t i, size_t from, size_t to)
{
    struct aligned_line l = aligned_row_line(h, i), above;
    size_t known = 0;
    for (size_t k = 0; k < l.parts; k++) {
        bool found = false;
        for (size_t line = from; line < to && !found; line++) {
            above = aligned_row_line(h, line);
            for (size_t m = 0; m < above.parts; m++)
                found |= above.part[m].from == l.part[k].from;
        }
        known += found;
    }
    return known < l.parts;
}
