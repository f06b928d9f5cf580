/* Where a table of layout text ends: see aligned_end.h. */
#include "read/scan/aligned_end.h"

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"

/* LONGEST: lines of a table. */
enum { LONGEST = 4000 };

bool aligned_crosses(const struct aligned_head *head, const struct stretch_part *p)
{
    for (size_t k = 0; k + 1 < head->columns; k++)
        if (p->from <= stretch_middle(&head->title[k]) &&
            p->to > head->title[k + 1].from + ALIGNED_SLACK)
            return true;
    return false;
}

static size_t skip_blank(const struct aligned_head *head, size_t line)
{
    while (line < head->source->lines && aligned_line_read(head->source, line).blank)
        line++;
    return line;
}

/* Does a page end below the line: the next one begins a page, or the head anew. */
static bool ends_page(const struct aligned_head *head, size_t line)
{
    size_t next = skip_blank(head, line + 1);
    return aligned_line_read(head->source, next).page || aligned_head_again(head, next);
}

/* "7", "- 7 -" */
static bool is_number_alone(const struct aligned_head *head, const struct aligned_line *l)
{
    struct str s = l->parts == 1 ? str_strip(aligned_part(head, &l->part[0]), "- ") : STR_NONE;
    return s.n && s.n <= 3 && str_number(s, 0, s.n, NULL) == s.n;
}

enum alone { ALONE_CELL, ALONE_PAGE, ALONE_DOUBTFUL };

/* What of a line the number is above or below, by turns. */
struct around {
    size_t from;        /* where all of them begin; -1: none is there */
    bool apart, number; /* they begin at several places; one is a number */
    bool begins, ends;  /* one begins, one ends where the number does */
};

static void look_around(const struct aligned_head *head, const struct aligned_line *l,
                        const struct stretch_part *p, struct around *a)
{
    for (size_t k = 0; k < l->parts; k++) {
        const struct stretch_part *cell = &l->part[k];
        if (cell->from > p->to + 1 || p->from > cell->to + 1)
            continue;
        struct str text = aligned_part(head, cell);
        a->apart |= a->from != (size_t)-1 && a->from != cell->from;
        a->number |= str_number(text, 0, text.n, NULL) == text.n;
        a->begins |= cell->from == p->from;
        a->ends |= cell->to == p->to;
        a->from = cell->from;
    }
}

/* Does a title lie over the place. */
static bool has_title(const struct aligned_head *head, const struct stretch_part *p)
{
    for (size_t k = 0; k < head->columns; k++)
        if (head->title[k].from < p->to && p->from < head->title[k].to)
            return true;
    return false;
}

/*
 * Is a number alone on its line that of a page: the cells above and below it are words and begin at
 * one place, where it does not; a cell begins or ends where those do.
 */
static enum alone number_alone(const struct aligned_head *head, size_t line,
                               const struct stretch_part *p)
{
    enum { REACH = 12 }; /* lines */
    struct around a = {.from = (size_t)-1};
    size_t i = line > head->first + REACH ? line - REACH : head->first;
    for (i = i > head->number_to ? i : head->number_to + 1; i <= line + REACH; i++) {
        struct aligned_line l = aligned_row_line(head, i);
        bool clause =
            l.parts == 1 && label_read(aligned_part(head, &l.part[0])).class != LABEL_NONE;
        if (i > line && (l.too_wide || clause))
            break;
        if (!is_number_alone(head, &l))
            look_around(head, &l, p, &a);
    }
    if (a.begins || (a.apart && a.ends))
        return ALONE_CELL;
    bool none = a.from == (size_t)-1;
    return a.apart || a.number || (none && has_title(head, p)) ? ALONE_DOUBTFUL : ALONE_PAGE;
}

static bool in_numbers(const struct aligned_head *head, const struct aligned_line *l)
{
    return head->numbered && l->part[0].from <= head->title[0].to;
}

/*
 * The numbers of two pages, one below the other: of one upright, and of the next, which has no
 * other words and lies on its side, so that its number is at the margin, where those of rows are.
 */
static bool are_of_pages(const struct aligned_head *head, size_t line)
{
    struct aligned_line l = aligned_line_read(head->source, line);
    struct aligned_line next = aligned_line_read(head->source, line + 1);
    unsigned own = 0, other = 0;
    if (!is_number_alone(head, &l) || !is_number_alone(head, &next) || in_numbers(head, &l) ||
        !in_numbers(head, &next) || !aligned_line_read(head->source, line - 1).blank)
        return false;
    str_number(str_strip(aligned_part(head, &l.part[0]), "- "), 0, 3, &own);
    str_number(str_strip(aligned_part(head, &next.part[0]), "- "), 0, 3, &other);
    return other == own + 1;
}

/* A number that is all there is on its page, at the margin where those of rows are. */
static bool is_all_of_page(const struct aligned_head *head, size_t line)
{
    struct aligned_line l = aligned_line_read(head->source, line);
    if (!l.page || !is_number_alone(head, &l))
        return false;
    for (size_t i = line + 1; i <= head->source->lines; i++) {
        l = aligned_line_read(head->source, i);
        if (l.page || !l.blank)
            return l.page;
    }
    return true;
}

static enum alone find_alone(const struct aligned_head *head, size_t line)
{
    struct aligned_line l = aligned_line_read(head->source, line);
    if (are_of_pages(head, line) || are_of_pages(head, line - 1) || is_all_of_page(head, line))
        return ALONE_PAGE;
    if (!is_number_alone(head, &l) || in_numbers(head, &l))
        return ALONE_CELL;
    bool apart = aligned_line_read(head->source, line - 1).blank &&
                 aligned_line_read(head->source, line + 1).blank;
    return l.page || apart || ends_page(head, line) ? ALONE_PAGE
                                                    : number_alone(head, line, &l.part[0]);
}

bool aligned_page_number(const struct aligned_head *head, size_t line)
{
    return find_alone(head, line) == ALONE_PAGE;
}

bool aligned_number_doubtful(const struct aligned_head *head, size_t line)
{
    return find_alone(head, line) == ALONE_DOUBTFUL;
}

/* Where rows have no numbers: is the line of the first column, with cells beside it or below. */
static bool cells_follow(const struct aligned_head *head, size_t line)
{
    struct aligned_line l = aligned_line_read(head->source, line);
    if (l.part[0].to > head->title[1].from)
        return false;
    for (; !l.blank && l.parts < 2; l = aligned_line_read(head->source, ++line))
        ;
    bool fit = l.parts > 1;
    for (size_t k = 0; k < l.parts; k++)
        fit &= !aligned_crosses(head, &l.part[k]);
    return fit;
}

/*
 * Does a row with a number of its own follow before another head: then what is above it is of
 * the table, a title of a group or a line whose cells run into one another. again: the head itself
 * printed again, as at the top of a page, counts as a row.
 */
static bool row_follows(const struct aligned_head *head, size_t line, bool again)
{
    enum { REACH = 12 }; /* lines */
    if (!head->numbered)
        return cells_follow(head, line);
    for (size_t seen = 0; line < head->source->lines && seen < REACH; line++) {
        struct aligned_line next = aligned_row_line(head, line + 1);
        enum head_found found = aligned_head_again(head, line + 1);
        if (next.too_wide || found)
            return again && found == HEAD_SAME;
        if (next.parts > 1 && next.part[0].to <= head->title[0].to + ALIGNED_SLACK &&
            aligned_part_starts(head, &next.part[0], cp_is_digit))
            return true;
        seen += !next.blank;
    }
    return false;
}

/* The number of the clause that the table stands in: the first one above it. */
static struct label label_above(const struct aligned_head *head)
{
    enum { REACH = 12 }; /* lines */
    struct label label = {0};
    for (size_t line = head->first; --line && line + REACH > head->first;) {
        struct aligned_line l = aligned_line_read(head->source, line);
        if (l.parts == 1)
            label = label_read(aligned_part(head, &l.part[0]));
        if (label.class != LABEL_NONE)
            break;
    }
    return label;
}

/* "IV. TRÌNH TỰ", or the number after that of the clause which the table stands in. */
static bool is_next_clause(const struct aligned_head *head, struct str text)
{
    struct label own = label_read(text), above;
    if (own.class == LABEL_NONE)
        return false;
    if (own.class <= LABEL_ROMAN &&
        unicode_is_capitals(str_slice(text, own.rest, text.n), CAPITALS_READ))
        return true;
    above = label_above(head);
    return above.class == own.class && above.depth == own.depth && own.depth &&
           own.number[own.depth - 1] == above.number[own.depth - 1] + 1;
}

/* Does the number go on those of the rows above the line, a group "II" below the group "I". */
static bool numbers_group(const struct aligned_head *head, size_t line, const struct label *own)
{
    unsigned last = 0;
    for (size_t i = head->first; i < line; i++) {
        struct aligned_line l = aligned_row_line(head, i);
        for (size_t k = 0; k < l.parts; k++) {
            struct str text = aligned_part(head, &l.part[k]);
            if (label_is_bare(text))
                text = str_format(head->scratch, "%.*s.", STR_ARG(text));
            struct label label = label_read(text);
            if (label.class == own->class && label.depth == own->depth && own->depth)
                last = label.number[own->depth - 1];
        }
    }
    return own->depth && own->number[own->depth - 1] == last + 1;
}

/*
 * The clause after the one that the table stands in, below the last row: no row follows, or rows
 * have no numbers, nor groups of them. glued: it is right below.
 */
static bool is_clause_below(const struct aligned_head *head, size_t line, struct str text,
                            bool glued)
{
    struct label own = label_read(text);
    if (!is_next_clause(head, text))
        return false;
    bool group = (glued || !head->numbered) && numbers_group(head, line, &own);
    return !group && (!head->numbered || !row_follows(head, line, false));
}

/* Are the lines from here on running text over columns, to the end of its block: no row is below.
 */
static bool is_running_text(const struct aligned_head *head, size_t line)
{
    enum { REACH = 12 }; /* lines */
    struct aligned_line l = aligned_line_read(head->source, line);
    bool over = false;
    for (size_t end = line + REACH; line < end && !l.blank && !l.too_wide;
         l = aligned_line_read(head->source, ++line)) {
        struct letter_key key = letter_key(head->scratch, aligned_part(head, &l.part[0]));
        if (lexicon_starts(&key, WORDS_RECIPIENTS))
            break;
        if (aligned_head_again(head, line) != HEAD_NONE)
            return true;
        if (l.parts > 1)
            return false;
        over |= aligned_crosses(head, &l.part[0]);
    }
    return over || l.too_wide;
}

/*
 * Does a clause begin right below the rows, without a blank line: the next one, or in capitals,
 * over columns or the column of numbers, or where no cell of the rows above begins.
 */
static bool clause_begins(const struct aligned_head *head, size_t line)
{
    enum { REACH = 12 }; /* lines above */
    struct aligned_line l = aligned_line_read(head->source, line);
    struct str text = l.parts == 1 ? aligned_part(head, &l.part[0]) : STR_NONE;
    size_t from = line - head->first > REACH ? line - REACH : head->first;
    size_t number = head->title[0].to + ALIGNED_SLACK; /* where the column of numbers ends */
    if (is_clause_below(head, line, text, true))
        return true;
    return label_read(text).class != LABEL_NONE && !label_is_bare(text) &&
           is_running_text(head, line) &&
           (unicode_is_capitals(text, CAPITALS_READ) || aligned_crosses(head, &l.part[0]) ||
            (head->numbered && l.part[0].from <= number && l.part[0].to > number) ||
            aligned_begins_elsewhere(head, line, from, line));
}

/* The title of another table, whose head follows. */
static bool is_caption(const struct aligned_head *head, size_t line)
{
    struct aligned_line l = aligned_line_read(head->source, line);
    return l.parts == 1 && !aligned_part_starts(head, &l.part[0], cp_is_lower) &&
           aligned_head_again(head, skip_blank(head, line + 1)) == HEAD_OTHER;
}

/* "(*) Số liệu làm tròn": explains a mark in the rows, none of which follows. */
static bool is_note(const struct aligned_head *head, size_t line, struct str text)
{
    struct letter_key key = letter_key(head->scratch, text);
    return lexicon_starts(&key, WORDS_TABLE_NOTE) ||
           (str_starts(text, STR("(*")) && !row_follows(head, line, false));
}

/*
 * Offices side by side in capitals, of those who sign below the rows: no row has capitals right
 * above, nor follows. One alone is so below a row that is left empty to be filled in.
 */
static bool is_signature(const struct aligned_head *head, size_t line, bool apart)
{
    struct aligned_line l = aligned_row_line(head, line), above = aligned_row_line(head, line - 1);
    bool empty = above.parts == 1 && above.part[0].from <= head->title[0].to;
    if (!head->numbered || in_numbers(head, &l) || row_follows(head, line, false) ||
        (l.parts < 2 && (!empty || head->columns < 3 || l.part[0].from < head->title[1].to)))
        return false;
    for (size_t k = 0; k < l.parts; k++) {
        struct str text = aligned_part(head, &l.part[k]), rest = text;
        str_word(&rest);
        for (size_t i = 0; i < text.n; i++)
            if (is_digit(text.p[i]))
                return false;
        if (!rest.n || !unicode_is_capitals(text, CAPITALS_READ))
            return false;
    }
    for (size_t k = 0; k < above.parts && !apart && !empty; k++)
        if (unicode_is_capitals(aligned_part(head, &above.part[k]), CAPITALS_READ))
            return false;
    return true;
}

/* "PHỤ LỤC II", "Mẫu số 02": another attachment; in small letters no row follows. */
static bool is_appendix(const struct aligned_head *head, size_t line, struct str text)
{
    enum { LABEL = 20 }; /* characters of such a line in small letters */
    struct letter_key key = letter_key(head->scratch, text);
    return lexicon_starts(&key, WORDS_APPENDIX) &&
           (unicode_is_capitals(text, CAPITALS_READ) ||
            (utf8_length(text) < LABEL && !row_follows(head, line, false)));
}

/* Has the line the motto of a masthead, which a form or another paper has. */
static bool has_motto(const struct aligned_head *head, const struct aligned_line *l)
{
    bool motto = false;
    for (size_t k = 0; k < l->parts; k++) {
        struct letter_key key = letter_key(head->scratch, aligned_part(head, &l->part[k]));
        motto |= lexicon_starts(&key, WORDS_MOTTO);
    }
    return motto;
}

/*
 * A line that ends the table: of another attachment or the foot, a note, or running text. apart:
 * blank lines are above it.
 */
static bool ends_table(const struct aligned_head *head, size_t line, bool apart, bool first_line)
{
    struct aligned_line l = aligned_line_read(head->source, line);
    struct str first = aligned_part(head, &l.part[0]);
    struct letter_key key = letter_key(head->scratch, first);
    bool alone = l.parts == 1;
    bool words = (alone && is_appendix(head, line, first)) || has_motto(head, &l) ||
                 (alone && is_note(head, line, first)) || is_signature(head, line, apart) ||
                 lexicon_starts(&key, WORDS_RECIPIENTS);
    bool margin = l.part[0].from <= head->title[0].to + ALIGNED_SLACK;
    bool wide =
        aligned_crosses(head, &l.part[0]) && (apart || (margin && l.part[0].to > ALIGNED_TITLE));
    bool words_for_number = !head->numbered || (l.part[0].from < head->title[0].to &&
                                                l.part[0].to > head->title[0].to + ALIGNED_SLACK);
    bool clause = apart && alone && is_clause_below(head, line, first, false);
    bool below = words_for_number && (apart || (head->numbered && str_ends(first, STR("."))));
    bool text = alone && !first_line && (wide || below) && !row_follows(head, line, true);
    return l.too_wide || words || clause || text || (apart && is_caption(head, line)) ||
           (!apart && clause_begins(head, line)) ||
           (!apart && is_caption(head, line) &&
            aligned_begins_elsewhere(head, line, head->first, line));
}

size_t aligned_table_end(const struct aligned_head *head, size_t line)
{
    size_t end = line, blanks = 0;
    for (size_t i = line; i <= head->source->lines && i < line + LONGEST; i++) {
        struct aligned_line l = aligned_line_read(head->source, i);
        if (l.blank) {
            blanks++;
            continue;
        }
        if (head->reader && head->reader->is_note && head->reader->is_note(head->reader, i))
            break;
        if (aligned_page_number(head, i))
            continue;
        if (ends_table(head, i, blanks > 0, i == line) || aligned_head_again(head, i))
            break;
        blanks = 0;
        end = i + 1;
    }
    return end;
}
