/* Titles over several columns: see aligned_spans.h. Places are counted in characters. */
#include "read/scan/aligned_spans.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

/*
 * Costs of how titles lie over those below them: twice the distance of their middles; SPAN more for
 * one over several, AGAIN for one over a single title whose name comes again, ALONE for one over
 * none. FARTHEST: more is never so. Own choice, of tables printed by an office program.
 */
enum { SPAN = 2, AGAIN = 8, ALONE = 20, FARTHEST = 8 };

static const size_t never = (size_t)-1 / 2;

struct span_search {
    const struct aligned_head *head;
    const struct stretch_part *over, *under;
    size_t overs, unders;
    size_t free;               /* titles that nothing spans: of numbers, of the rows */
    bool all;                  /* each title below is below one above */
    bool small[ALIGNED_PARTS]; /* title below: goes on with one above */
    bool again[ALIGNED_PARTS]; /* its name comes again */
    size_t cost;               /* of the best way */
    size_t first[ALIGNED_PARTS], after[ALIGNED_PARTS]; /* titles below each one above, in it */
};

static size_t distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

static void examine(struct span_search *s)
{
    for (size_t i = 0; i < s->unders; i++) {
        struct str text = aligned_part(s->head, &s->under[i]);
        uint32_t c = utf8_first(text, 0);
        s->small[i] = !cp_is_upper(c) && !cp_is_digit(c);
        s->again[i] = false;
        for (size_t k = 0; k < s->unders; k++)
            s->again[i] |= k != i && str_eq(text, aligned_part(s->head, &s->under[k]));
    }
}

/* What it costs that title k lies over [from, to) of those below. */
static size_t lies_over(const struct span_search *s, size_t k, size_t from, size_t to)
{
    const struct stretch_part *over = &s->over[k], *first = &s->under[from],
                              *last = &s->under[to - 1];
    size_t middle = distance(over->from + over->to, first->from + last->to);
    size_t start = 2 * distance(over->from, first->from);
    if (to - from == 1) {
        bool near = over->from < first->to + ALIGNED_GAP && first->from < over->to + ALIGNED_GAP;
        size_t least = middle < start ? middle : start;
        return near ? least + (s->again[from] ? AGAIN : 0) : never;
    }
    bool again = true;
    for (size_t i = from; i < to; i++) {
        if (s->small[i])
            return never;
        again &= s->again[i];
    }
    bool beyond = (k && first->from < stretch_middle(over - 1)) ||
                  (k + 1 < s->overs && last->to > stretch_middle(over + 1));
    if (beyond || (k < s->free && s->all))
        return never;
    size_t least = again && start < middle ? start : middle + SPAN;
    return s->all || least <= FARTHEST + SPAN ? least : never;
}

/* What it costs that title i below is below none: none is above it. */
static size_t lies_free(const struct span_search *s, size_t i)
{
    for (size_t k = 0; k < s->overs; k++)
        if (s->over[k].from < s->under[i].to && s->under[i].from < s->over[k].to)
            return never;
    return s->all ? never : s->again[i] ? AGAIN : 0;
}

/* The cheapest way, from left to right. */
static void search(struct span_search *s)
{
    size_t cost[ALIGNED_PARTS + 1][ALIGNED_PARTS + 1], from[ALIGNED_PARTS + 1][ALIGNED_PARTS + 1];
    for (size_t k = 0; k <= s->overs; k++)
        for (size_t i = 0; i <= s->unders; i++) {
            size_t *least = &cost[k][i];
            *least = k || i ? never : 0;
            from[k][i] = i;
            if (k) /* it lies over none */
                *least = cost[k - 1][i] + (s->all ? 0 : ALONE);
            for (size_t a = s->all ? 0 : s->free; k && a < i; a++) {
                size_t over = lies_over(s, k - 1, a, i);
                if (over < never && cost[k - 1][a] + over < *least) {
                    *least = cost[k - 1][a] + over;
                    from[k][i] = a;
                }
            }
            size_t free = i ? lies_free(s, i - 1) : never;
            if (free < never && cost[k][i - 1] + free < *least) {
                *least = cost[k][i - 1] + free;
                from[k][i] = never;
            }
        }
    s->cost = cost[s->overs][s->unders];
    for (size_t k = s->overs, i = s->unders; k && s->cost < never;) {
        if (from[k][i] == never) {
            i--;
            continue;
        }
        s->first[k - 1] = from[k][i];
        s->after[k - 1] = i;
        i = from[k--][i];
    }
}

static bool spans(const struct span_search *s, size_t k)
{
    return s->after[k] > s->first[k] + 1;
}

/* Finds the cheapest way; false: none spans. */
static bool find(struct span_search *s)
{
    examine(s);
    search(s);
    for (size_t k = 0; k < s->overs && s->cost < never; k++)
        if (spans(s, k))
            return true;
    return false;
}

static void add_span(struct aligned_head *h, const struct stretch_part *over, size_t last_line,
                     size_t first, size_t after)
{
    if (h->spans < ALIGNED_PARTS)
        h->span[h->spans++] = (struct aligned_span){*over, last_line, first, after - 1};
}

/* Is a title above one that spans, of which it is a line. */
static bool joins_span(struct aligned_head *h, const struct stretch_part *p)
{
    for (size_t i = 0; i < h->spans; i++) {
        struct aligned_span *span = &h->span[i];
        if (p->to <= h->title[span->first].from || p->from >= h->title[span->last].to ||
            distance(p->from + p->to, span->words.from + span->words.to) > FARTHEST)
            continue;
        span->words.from = p->from < span->words.from ? p->from : span->words.from;
        span->words.to = p->to > span->words.to ? p->to : span->words.to;
        return true;
    }
    return false;
}

/* Does a part go on with one on the line above it. */
static bool goes_on(const struct aligned_head *h, size_t line, const struct stretch_part *p)
{
    struct aligned_line above = aligned_line_read(h->source, line - 1);
    for (size_t k = 0; k < above.parts && !above.blank; k++)
        if (above.part[k].from < p->to && p->from < above.part[k].to)
            return cp_is_lower(utf8_first(aligned_part(h, p), 0));
    return false;
}

/* "Đơn vị tính: triệu đồng" is no title of columns, and no caption is. */
static bool is_title(const struct aligned_head *h, size_t line, const struct stretch_part *p)
{
    struct str text = aligned_part(h, p);
    struct letter_key key = letter_key(h->scratch, text);
    uint32_t c = utf8_first(text, 0);
    return !lexicon_starts(&key, WORDS_TABLE_CAPTION) && !memchr(text.p, ':', text.n) &&
           p->to - p->from <= ALIGNED_TITLE &&
           (cp_is_upper(c) || cp_is_digit(c) || goes_on(h, line, p));
}

/* How many parts a line has within places. */
static size_t count_parts(const struct aligned_line *l, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = 0; i < l->parts; i++)
        n += l->part[i].to > from && l->part[i].from < to;
    return n;
}

/*
 * Is a part that has room between two titles the title of columns of its own there: their names are
 * below, on a line that begins no row, or a row has words there beside those of both titles.
 */
static bool has_own_columns(const struct aligned_head *h, const struct stretch_part *p)
{
    enum { REACH = 12 }; /* lines looked at */
    size_t k = 0;
    while (k < h->columns && h->title[k].to <= p->from)
        k++;
    if (!k || (k < h->columns && h->title[k].from < p->to))
        return false;
    size_t from = h->title[k - 1].to, to = k < h->columns ? h->title[k].from : ALIGNED_WIDEST;
    struct aligned_line below = aligned_line_read(h->source, h->titles + 1);
    if (below.parts && below.part[0].from > h->title[0].to && count_parts(&below, from, to))
        return true;
    for (size_t i = h->titles + 1; i <= h->titles + REACH && k < h->columns; i++) {
        below = aligned_line_read(h->source, i);
        if (count_parts(&below, h->title[k - 1].from, h->title[k].to) > 2)
            return true;
    }
    return false;
}

/* A title alone on its line that is not quite over the middle of its columns: maybe a caption. */
static bool is_loose(const struct span_search *s, size_t k)
{
    const struct stretch_part *over = &s->over[k], *first = &s->under[s->first[k]],
                              *last = &s->under[s->after[k] - 1];
    return s->overs == 1 && distance(over->from + over->to, first->from + last->to) > SPAN;
}

void aligned_spans_above(struct aligned_head *h, size_t line, struct aligned_line *l)
{
    struct span_search s = {.head = h,
                            .over = l->part,
                            .under = h->title,
                            .overs = l->parts,
                            .unders = h->columns,
                            .free = h->numbered ? 2 : 1};
    size_t left = 0, spans_below = h->spans;
    bool found = !spans_below && !l->too_wide && find(&s);
    for (size_t k = 0; k < l->parts; k++) {
        if (found && spans(&s, k) && is_title(h, line, &l->part[k]) &&
            !has_own_columns(h, &l->part[k])) {
            h->doubtful |= is_loose(&s, k);
            add_span(h, &l->part[k], line, s.first[k], s.after[k]);
        } else if (!spans_below || !joins_span(h, &l->part[k]))
            l->part[left++] = l->part[k];
    }
    l->parts = left;
}

/* Do rows below have words in two columns of each that are spanned; else it is one of them. */
static bool is_filled(const struct span_search *s, size_t line)
{
    enum { REACH = 12 }; /* lines looked at */
    for (size_t k = 0; k < s->overs; k++) {
        bool filled = !spans(s, k);
        for (size_t i = line + 1; i <= line + REACH && !filled; i++) {
            struct aligned_line l = aligned_line_read(s->head->source, i);
            size_t parts = 0;
            for (size_t n = 0; n < l.parts; n++)
                parts += l.part[n].from < s->under[s->after[k] - 1].to &&
                         l.part[n].to > s->under[s->first[k]].from;
            filled = parts > 1;
        }
        if (!filled)
            return false;
    }
    return true;
}

/* Columns of the rows below, between two places. */
struct zone {
    size_t from, to;
    struct stretch_part column[ALIGNED_PARTS]; /* places only */
    size_t columns;
};

/* Finds the columns in which the rows below the line have words, down to text from the margin. */
static void find_columns(struct zone *z, const struct aligned_head *h, size_t line)
{
    enum { REACH = 60, BLANKS = 3 }; /* lines looked at; blank ones that end a table */
    bool covered[ALIGNED_WIDEST + 1] = {false};
    for (size_t i = line + 1, blanks = 0; i <= line + REACH && blanks < BLANKS; i++) {
        struct aligned_line l = aligned_line_read(h->source, i);
        if (blanks && l.parts == 1 && l.part[0].from <= h->title[0].to)
            break;
        blanks = l.blank ? blanks + 1 : 0;
        for (size_t k = 0; k < l.parts && l.parts > 1 && !l.too_wide; k++)
            aligned_cover(h->source, &l.part[k], covered);
    }
    for (size_t at = z->from; at < z->to && at < ALIGNED_WIDEST; at++) {
        if (covered[at] && (at == z->from || !covered[at - 1])) {
            if (z->columns == ALIGNED_PARTS)
                return;
            z->column[z->columns++].from = at;
        }
        if (covered[at])
            z->column[z->columns - 1].to = at + 1;
    }
}

/* Words of a line that may begin a title, and what is before the next one. */
struct title_words {
    size_t n;
    struct stretch_part at[ALIGNED_PARTS];
};

static void read_words(struct title_words *w, const struct aligned_head *h, const struct zone *z,
                       const struct aligned_line *l)
{
    for (size_t k = 0; k < l->parts; k++) {
        const struct stretch_part *p = &l->part[k];
        struct str text = aligned_part(h, p);
        size_t at = p->from;
        uint32_t c, before = 0;
        for (size_t i = 0, n; (n = utf8_next(str_slice(text, i, text.n), &c)); i += n, at++) {
            bool begins = !i || (before == ' ' && (cp_is_upper(c) || cp_is_digit(c)));
            before = c;
            if (p->from < z->from || p->to > z->to || (begins && w->n == ALIGNED_PARTS))
                continue;
            if (begins)
                w->at[w->n++].from = at;
            w->at[w->n - 1].to = at + 1;
        }
    }
}

/* Parts the words, from left to right, among the columns so that they lie next to their middles. */
static void part_words(const struct title_words *w, const struct zone *z, size_t *places, size_t *n)
{
    size_t cost[ALIGNED_PARTS + 1][ALIGNED_PARTS + 1], from[ALIGNED_PARTS + 1][ALIGNED_PARTS + 1];
    for (size_t k = 0; k <= z->columns; k++)
        for (size_t i = 0; i <= w->n; i++) {
            cost[k][i] = k || i ? never : 0;
            for (size_t a = 0; k && a < i; a++) {
                size_t miss = distance(w->at[a].from + w->at[i - 1].to,
                                       z->column[k - 1].from + z->column[k - 1].to);
                if (cost[k - 1][a] < never && cost[k - 1][a] + miss < cost[k][i]) {
                    cost[k][i] = cost[k - 1][a] + miss;
                    from[k][i] = a;
                }
            }
        }
    for (size_t k = z->columns, i = w->n; k && cost[z->columns][w->n] < never; k--) {
        i = from[k][i];
        if (*n < ALIGNED_PARTS)
            places[(*n)++] = w->at[i].from;
    }
}

/* One blank may part two titles: cuts the line where there are more columns below a title above. */
static struct aligned_line cut_titles(const struct aligned_head *h, size_t line)
{
    struct aligned_line l = aligned_line_read(h->source, line);
    size_t places[ALIGNED_PARTS], n = 0;
    for (size_t k = h->numbered ? 2 : 1; k < h->columns && !l.too_wide; k++) {
        struct zone z = {.from = h->title[k - 1].to,
                         .to = k + 1 < h->columns ? h->title[k + 1].from : ALIGNED_WIDEST};
        struct title_words w = {0};
        size_t parts = 0;
        for (size_t i = 0; i < l.parts; i++)
            parts += l.part[i].from >= z.from && l.part[i].to <= z.to;
        find_columns(&z, h, line);
        read_words(&w, h, &z, &l);
        if (parts && parts < z.columns && w.n >= z.columns)
            part_words(&w, &z, places, &n);
    }
    return aligned_line_cut(h->source, l, places, n);
}

static void move_spans(struct aligned_head *h, size_t from, size_t by)
{
    for (size_t i = 0; i < h->spans; i++)
        if (h->span[i].first > from) {
            h->span[i].first += by;
            h->span[i].last += by;
        }
}

/* Title k, which spans, gives its place to the titles [from, to) below it. */
static void replace_title(struct aligned_head *h, size_t k, const struct stretch_part *under,
                          size_t n, size_t line)
{
    struct stretch_part over = h->title[k];
    memmove(&h->title[k + n], &h->title[k + 1], (h->columns - k - 1) * sizeof *h->title);
    memcpy(&h->title[k], under, n * sizeof *under);
    h->columns += n - 1;
    move_spans(h, k, n - 1);
    add_span(h, &over, line - 1, k, k + n);
}

bool aligned_spans_below(struct aligned_head *h, size_t line, struct aligned_line *titles)
{
    struct aligned_line cut = cut_titles(h, line), *l = &cut;
    struct span_search s = {.head = h,
                            .over = h->title,
                            .under = l->part,
                            .overs = h->columns,
                            .unders = l->parts,
                            .free = h->numbered ? 2 : 1,
                            .all = true};
    if (l->blank || l->too_wide || l->page || h->spans || l->part[0].from < h->title[0].to ||
        !find(&s) || !is_filled(&s, line))
        return false;
    struct aligned_line rest = *l;
    size_t more = 0;
    rest.parts = 0;
    for (size_t k = 0; k < s.overs; k++) {
        more += spans(&s, k) ? s.after[k] - s.first[k] - 1 : 0;
        for (size_t i = s.first[k]; !spans(&s, k) && i < s.after[k]; i++) {
            if (!s.small[i])
                return false;
            rest.part[rest.parts++] = l->part[i];
        }
    }
    if (h->columns + more > ALIGNED_PARTS)
        return false;
    for (size_t k = s.overs; k-- > 0;)
        if (spans(&s, k))
            replace_title(h, k, &l->part[s.first[k]], s.after[k] - s.first[k], line);
    *titles = rest;
    return true;
}

const struct aligned_span *aligned_span_of(const struct aligned_head *h, size_t line,
                                           const struct stretch_part *p)
{
    for (size_t i = 0; i < h->spans; i++)
        if (line <= h->span[i].last_line && p->from < h->span[i].words.to &&
            h->span[i].words.from < p->to)
            return &h->span[i];
    return NULL;
}
