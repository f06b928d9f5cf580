/* Heads whose titles are in the middle of their cells: see aligned_centred.h. */
#include "read/scan/aligned_centred.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "read/scan/aligned_parting.h"
#include "read/scan/aligned_titles.h"

/* LINES: of a head at most; at least MOST_TITLES parts in one line. */
enum { LINES = 9, LEAST_LINES = 3, LEAST_COLUMNS = 3 };

struct centred {
    struct aligned_head *head;
    struct aligned_line line[LINES];
    size_t first, lines;
    struct stretch_part column[ALIGNED_PARTS]; /* places; offsets of the first line */
    size_t columns;
    bool has[ALIGNED_PARTS][LINES]; /* words of the column on the line */
};

static bool overlap(const struct stretch_part *a, const struct stretch_part *b)
{
    return a->from < b->to && b->from < a->to;
}

static size_t distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* ---- titles a blank apart ---- */

/*
 * The part of a line that lies over "left" and over another title right of it, cut at the blank
 * before a capital, or in a further line of titles at any, that leaves its beginning in the middle
 * of "left"; false: there is none.
 */
static bool cut_part(struct centred *t, struct aligned_line *l, size_t k,
                     const struct stretch_part *left)
{
    struct stretch_part part = l->part[k], best = {.from = 0};
    struct str text = aligned_part(t->head, &part);
    size_t place = part.from, least = (size_t)-1;
    uint32_t c, before = 0;
    bool goes_on = cp_is_lower(utf8_first(text, 0)); /* so may the title right of it */
    for (size_t i = 0, n; (n = utf8_next(str_slice(text, i, text.n), &c)); i += n, place++) {
        size_t miss = distance(part.from + place - 1, left->from + left->to);
        if (before == ' ' && (cp_is_upper(c) || goes_on) && miss < least) {
            least = miss;
            best = (struct stretch_part){place, part.to, part.start + i, part.end};
        }
        before = c;
    }
    if (!best.from || l->parts == ALIGNED_PARTS || t->head->cuts == ALIGNED_PARTS)
        return false;
    memmove(&l->part[k + 1], &l->part[k], (l->parts - k) * sizeof *l->part);
    l->parts++;
    l->part[k].to = best.from - 1;
    l->part[k].end = best.start - 1;
    l->part[k + 1] = best;
    t->head->cut[t->head->cuts++] = best.start;
    return true;
}

/* The first of two parts of a line that lie both below or above a part; NULL: there are none. */
static const struct stretch_part *two_at(const struct aligned_line *l, const struct stretch_part *p)
{
    for (size_t k = 0; k + 1 < l->parts; k++)
        if (overlap(&l->part[k], p) && overlap(&l->part[k + 1], p))
            return &l->part[k];
    return NULL;
}

/* Cuts a part, of a title of one line, over two columns of the rows below the head. */
static void cut_by_rows(struct centred *t, struct aligned_line *l, size_t k, size_t last_line)
{
    const struct stretch_part *p = &l->part[k];
    struct str text = aligned_part(t->head, p);
    size_t place = p->from;
    uint32_t c, before = 0;
    for (size_t i = 0, n; (n = utf8_next(str_slice(text, i, text.n), &c)); i += n, place++) {
        if (before == ' ' && cp_is_upper(c) && aligned_titles_meet(t->head, last_line, p, place)) {
            struct stretch_part left = {p->from, place - 1, p->start, p->start + i - 1};
            cut_part(t, l, k, &left);
            return;
        }
        before = c;
    }
}

/* Has one of the lines two parts: lines of one part each are no titles in the middle of cells. */
static bool has_parts(const struct centred *t)
{
    for (size_t i = 0; i < t->lines; i++)
        if (t->line[i].parts > 1)
            return true;
    return false;
}

/* Cuts parts that lie over two titles of another line; false: a title may span them. */
static bool cut_lines(struct centred *t)
{
    for (size_t i = 0; i < t->lines; i++)
        for (size_t k = 0; k < t->line[i].parts; k++)
            for (size_t j = 0; j < t->lines; j++) {
                const struct stretch_part *left = two_at(&t->line[j], &t->line[i].part[k]);
                if (left && !cut_part(t, &t->line[i], k, left))
                    return false;
            }
    for (size_t i = 0; i < t->lines; i++)
        for (size_t k = 0; k < t->line[i].parts; k++)
            cut_by_rows(t, &t->line[i], k, t->first + t->lines - 1);
    return true;
}

/* ---- columns ---- */

/* Adds a part to the column that it lies over, or as one of its own; false: it lies over two. */
static bool add_part(struct centred *t, const struct stretch_part *p, size_t line)
{
    size_t k = 0;
    while (k < t->columns && t->column[k].to <= p->from)
        k++;
    struct stretch_part *column = &t->column[k];
    if (k < t->columns && overlap(column, p)) {
        if (k + 1 < t->columns && overlap(column + 1, p))
            return false;
        column->from = p->from < column->from ? p->from : column->from;
        column->to = p->to > column->to ? p->to : column->to;
        t->has[k][line] = true;
        return true;
    }
    if (t->columns == ALIGNED_PARTS)
        return false;
    memmove(column + 1, column, (t->columns - k) * sizeof *column);
    memmove(t->has[k + 1], t->has[k], (t->columns - k) * sizeof *t->has);
    memset(t->has[k], 0, sizeof t->has[k]);
    t->columns++;
    *column = *p;
    t->has[k][line] = true;
    return true;
}

static bool find_columns(struct centred *t)
{
    t->columns = 0;
    for (size_t i = 0; i < t->lines; i++)
        for (size_t k = 0; k < t->line[i].parts; k++)
            if (!add_part(t, &t->line[i].part[k], i))
                return false;
    return t->columns >= LEAST_COLUMNS;
}

/* Do the lines of each column lie alike around the middle, and those of one not reach the ends. */
static bool is_symmetric(const struct centred *t)
{
    bool inner = false;
    for (size_t k = 0; k < t->columns; k++) {
        for (size_t i = 0; i < t->lines; i++)
            if (t->has[k][i] != t->has[k][t->lines - 1 - i])
                return false;
        inner |= !t->has[k][0];
    }
    return inner;
}

/* ---- titles ---- */

static struct str words_of(const struct centred *t, size_t column)
{
    struct str text = STR_NONE;
    for (size_t i = 0; i < t->lines; i++)
        for (size_t k = 0; k < t->line[i].parts; k++)
            if (overlap(&t->line[i].part[k], &t->column[column]))
                text = str_format(t->head->scratch, "%.*s %.*s", STR_ARG(text),
                                  STR_ARG(aligned_part(t->head, &t->line[i].part[k])));
    return str_trim(text);
}

/* Reads what the columns are for; false: the words are no titles. */
static bool read_titles(struct centred *t)
{
    size_t known = 0;
    for (size_t k = 0; k < t->columns; k++) {
        struct str text = words_of(t, k);
        struct letter_key key = letter_key(t->head->scratch, text);
        bool number = !k && lexicon_is_key(&key, WORDS_NUMBER_COLUMN);
        if (!cp_is_upper(utf8_first(text, 0)) || strchr(".;:", text.p[text.n - 1]) ||
            t->column[k].to - t->column[k].from > ALIGNED_TITLE)
            return false;
        size_t task = lexicon_has(&key, WORDS_TASK_COLUMN);
        struct str name = task ? lexicon_field(WORDS_TASK_COLUMN, task - 1, 1) : STR_NONE;
        t->head->office[k] = str_is(name, "lead") || str_is(name, "cooperating");
        t->head->dates[k] = str_is(name, "deadline");
        t->head->numbered |= number;
        known += number || task || lexicon_starts(&key, WORDS_COLUMN_TITLE);
    }
    return known >= 2;
}

/* ---- the head ---- */

/* The number of a row or of a clause; the end of a caption. */
static bool is_no_title(const struct aligned_head *h, const struct stretch_part *p)
{
    struct str text = aligned_part(h, p);
    return is_digit(*text.p) || label_is_bare(text) || label_read(text).class != LABEL_NONE;
}

static bool read_lines(struct centred *t, size_t line)
{
    for (size_t i = 0; i < t->lines; i++) {
        struct aligned_line l = aligned_title_line(t->head, line + i);
        if (l.blank || l.too_wide || (i && l.page) || is_no_title(t->head, &l.part[0]))
            return false;
        for (size_t k = 1; k < l.parts; k++)
            if (aligned_are_years(aligned_part(t->head, &l.part[k])))
                return false; /* a title spans them */
        t->line[i] = l;
    }
    return true;
}

static void take(const struct centred *t, size_t line)
{
    struct aligned_head *h = t->head;
    memcpy(h->title, t->column, sizeof h->title);
    h->columns = t->columns;
    h->first = line;
    h->titles = h->number_from = h->number_to = line + t->lines / 2;
    h->centred = true;
}

static size_t read_head(struct aligned_head *h, size_t line)
{
    struct centred t = {.head = h, .first = line};
    for (t.lines = LEAST_LINES; t.lines <= LINES; t.lines++) {
        h->cuts = 0;
        h->numbered = false;
        memset(t.has, 0, sizeof t.has);
        memset(h->office, 0, sizeof h->office);
        if (!read_lines(&t, line))
            break;
        if (has_parts(&t) && cut_lines(&t) && find_columns(&t) && is_symmetric(&t) &&
            read_titles(&t)) {
            take(&t, line);
            return line + t.lines;
        }
    }
    h->cuts = 0;
    h->numbered = false;
    return 0;
}

size_t aligned_centred_read(struct aligned_head *h, size_t line)
{
    struct aligned_below below;
    below.first = line;
    memset(below.read, 0, sizeof below.read);
    h->below = &below;
    size_t end = read_head(h, line);
    h->below = NULL;
    return end;
}
