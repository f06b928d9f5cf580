/* Tables of flow text: see flow_table.h. */
#include "read/scan/flow_table.h"

#include <string.h>

#include "base/diag.h"
#include "base/search.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "lexicon/list_mark.h"

/*
 * LEAST: lines of a table. RESUMES: cells below text from which on it goes on. BESIDE: lines of
 * text beside it. SENTENCE: words. TITLE: characters.
 */
enum { LEAST = 4, RESUMES = 4, BESIDE = 14, SENTENCE = 5, TITLE = 40 };

enum line_sort { SORT_NONE, SORT_CELL, SORT_TEXT }; /* NONE: empty, or a number of a page */

struct table_finder {
    struct flow_text *text;
    unsigned outer[LABEL_CLASSES]; /* numbers of the last clauses of the paper, "II.", "Điều 3." */
    unsigned point;                /* the number of the last point "1. ..." beside the table */
    unsigned row;                  /* the number of the last row of the table; */
    bool signing;                  /* whether an office that signs was beside it; */
    bool untitled;                 /* whether a number of a clause was alone beside it */
    bool table;                    /* whether lines of one are read */
    bool prose;                    /* whether text was above: the masthead is over */
};

static size_t words_of(struct str text)
{
    size_t n = 0;
    while (str_word(&text).n)
        n++;
    return n;
}

/* A line without a rule that is drawn in front of it by letters: "----TT". */
static struct str bare_line(const struct flow_text *f, size_t line)
{
    struct str text = flow_line(f, line);
    bool rule = str_starts(text, STR("---")) || str_starts(text, STR("___"));
    return rule ? str_trim(str_strip(text, "-_")) : text;
}

/* "TT", or "STT Nội dung": the title of the column of numbers, and of one beside it. */
static bool is_number_title(struct flow_text *f, size_t line)
{
    struct str text = bare_line(f, line), rest = text, first = str_word(&rest);
    if (!text.n || utf8_length(text) > TITLE ||
        strpbrk(str_copy(f->scratch, text).p, "0123456789:/"))
        return false; /* "Số: 12/KH-UBND" */
    struct letter_key key = letter_key(f->scratch, text), word = letter_key(f->scratch, first);
    bool number = letter_key_has(&key, "TT") && cp_is_upper(utf8_first(text, ' '));
    if (number && lexicon_is_key(&key, WORDS_NUMBER_COLUMN))
        return true;
    return number && unicode_is_capitals(first, CAPITALS_READ) && rest.n &&
           lexicon_is_key(&word, WORDS_NUMBER_COLUMN) &&
           cp_is_upper(utf8_first(str_trim(rest), ' '));
}

/* "75", "12.450", "30/6/2026", "%": a cell with a value. */
static bool is_value(struct str text)
{
    enum { LENGTH = 16 };
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        digits += is_digit(text.p[i]);
        if (!is_digit(text.p[i]) && !strchr(".,/-%><= ()", text.p[i]))
            return false;
    }
    return text.n && text.n <= LENGTH && digits && !str_ends(text, STR(".")) && *text.p != '(';
}

/* The next number of a clause of the paper, "III. KINH PHÍ", "Điều 4. ...": no row is called so. */
static bool is_outer(const struct table_finder *t, struct str text, const struct label *l)
{
    bool outer = l->class != LABEL_NONE && l->class <= LABEL_ROMAN;
    struct str rest = str_slice(text, l->rest, text.n);
    if (!outer || (l->class >= LABEL_UPPER && !l->mark))
        return false;
    bool title = !rest.n || unicode_is_capitals(rest, CAPITALS_READ);
    return l->class < LABEL_UPPER || (title && l->number[0] == t->outer[l->class] + 1);
}

static bool is_signing(struct flow_text *f, struct str text)
{
    struct letter_key key = letter_key(f->scratch, text);
    return unicode_is_capitals(text, CAPITALS_READ) &&
           (lexicon_starts_loosely(&key, WORDS_AUTHORITY) || lexicon_starts(&key, WORDS_POSITION));
}

/* Does a line of the form begin here: recipients, a signature, an appendix, a motto. */
static bool is_form(const struct table_finder *t, struct str text)
{
    struct flow_text *f = t->text;
    struct letter_key key = letter_key(f->scratch, text);
    bool caps = unicode_is_capitals(text, CAPITALS_READ);
    return lexicon_starts(&key, WORDS_RECIPIENTS) || is_signing(f, text) ||
           ((caps || !t->table) && lexicon_starts(&key, WORDS_APPENDIX)) ||
           lexicon_starts(&key, WORDS_MOTTO) || str_ends(text, STR("./."));
}

/* "TỔ CHỨC THỰC HIỆN" apart from its number, "IV.", which was alone beside the table. */
static bool is_missed_title(const struct table_finder *t, struct str text)
{
    return t->untitled && words_of(text) > 1 && unicode_is_capitals(text, CAPITALS_READ);
}

/* "2. ...", after "1. ..." in the text beside the table. */
static bool is_next_point(const struct table_finder *t, struct str text, const struct label *l)
{
    return t->point && l->class == LABEL_ARABIC && l->mark && l->rest < text.n &&
           l->number[0] == t->point + 1;
}

/* Is the line below one of text, with no blank line between them, text, too. */
static bool goes_on(struct flow_text *f, size_t line, struct str text, const struct label *l)
{
    struct str above = flow_line(f, line - 1);
    bool marked = l->class != LABEL_NONE || list_mark_length(text);
    if (!above.n || flow_page(f, line))
        return false;
    if (marked || (flow_full(f, line - 1) && !flow_closed(above)))
        return true;
    return flow_closed(text) && words_of(text) >= SENTENCE;
}

/* "5 Rà soát ...": the number of a row that is due, or about so, without a stop. */
static bool begins_row(const struct table_finder *t, struct str text)
{
    enum { ABOUT = 5 }; /* rows that flow text has in another order */
    unsigned number = 0;
    size_t n = str_number(text, 0, 4, &number);
    return n && str_at(text, n) == ' ' && number <= t->row + ABOUT && number + ABOUT > t->row;
}

/* May a line as long as those of the text be of a cell: it is of one that goes on, or of a row. */
static bool is_long_cell(const struct table_finder *t, size_t line, enum line_sort above)
{
    const struct flow_text *f = t->text;
    bool below = above == SORT_CELL && flow_line(f, line - 1).n && !flow_page(f, line) &&
                 !flow_page_number(f, line - 1);
    return t->table && (below || begins_row(t, flow_line(f, line)));
}

/* "IV.", and its title below a blank line: not that of a column. */
static bool below_number(struct flow_text *f, size_t line)
{
    struct letter_key key = letter_key(f->scratch, flow_line(f, line));
    if (lexicon_has(&key, WORDS_TASK_COLUMN))
        return false;
    size_t above = line - 1;
    while (above && !flow_line(f, above).n && !flow_page(f, above))
        above--;
    struct str text = flow_line(f, above);
    struct label l = label_read(text);
    return l.class != LABEL_NONE && l.rest >= text.n && l.mark;
}

/* What a line is, below a line of that sort. */
static enum line_sort sort_of(struct table_finder *t, size_t line, enum line_sort above)
{
    struct flow_text *f = t->text;
    struct str text = flow_line(f, line);
    if (!text.n || flow_page_number(f, line))
        return SORT_NONE;
    struct label l = label_read(text);
    bool marked = l.class != LABEL_NONE && l.mark && l.rest < text.n;
    if ((flow_full(f, line) && !is_long_cell(t, line, above)) || is_outer(t, text, &l) ||
        is_form(t, text) || is_missed_title(t, text) || is_next_point(t, text, &l) ||
        (marked && flow_closed(text) && words_of(text) >= SENTENCE) ||
        (flow_closed(text) && text.p[text.n - 1] == ':' && words_of(text) > SENTENCE) ||
        (above == SORT_TEXT && goes_on(f, line, text, &l)))
        return SORT_TEXT;
    return above == SORT_TEXT && !is_value(text) && below_number(f, line) ? SORT_TEXT : SORT_CELL;
}

static void note_label(struct table_finder *t, size_t line)
{
    struct str text = flow_line(t->text, line);
    struct label l = label_read(text);
    if (l.class == LABEL_NONE || l.class > LABEL_ROMAN || (l.class >= LABEL_UPPER && !l.mark))
        return;
    t->outer[l.class] = l.number[0];
    t->prose = true;
    t->untitled = l.rest >= text.n;
    for (int c = l.class + 1; c < LABEL_CLASSES && l.class < LABEL_ARTICLE; c++)
        t->outer[c] = 0;
}

/*
 * Lines of cells from `line` on, blank ones between them, up to text or the end of the page: the
 * line after the last, and how many they are, and how many of them are values.
 */
static size_t cells_end(struct table_finder *t, size_t line, size_t *cells, size_t *values)
{
    struct flow_text *f = t->text;
    size_t end = line;
    *cells = *values = 0;
    for (size_t first = line; line <= f->source->lines; line++) {
        struct str text = flow_line(f, line);
        if (line > first && flow_page(f, line))
            break;
        enum line_sort sort = sort_of(t, line, SORT_CELL);
        if (sort == SORT_TEXT)
            break;
        if (sort == SORT_NONE)
            continue;
        if (begins_row(t, text))
            str_number(text, 0, 4, &t->row);
        ++*cells;
        *values += is_value(text) || label_is_bare(text);
        end = line + 1;
    }
    return end;
}

/* Does a table without the title of a column of numbers begin with the line. */
static bool begins_with_values(struct table_finder *t, size_t line, size_t *end)
{
    enum { CELLS = 8, FEW = 6 };
    struct flow_text *f = t->text;
    size_t cells, values;
    if (!t->prose || line < *end || sort_of(t, line, SORT_TEXT) != SORT_CELL)
        return false;
    *end = cells_end(t, line, &cells, &values);
    for (size_t i = line; i < *end; i++) /* one with such a title is read from there on */
        if (is_number_title(f, i))
            return false;
    return (cells >= CELLS && values * 3 >= cells) || (cells >= FEW && values * 2 >= cells);
}

/* Words that all begin with capitals: it may be the name of a person. */
static bool is_name(struct str text)
{
    enum { FEW = 2, MOST = 6 };
    size_t words = 0;
    for (struct str word; (word = str_word(&text)).n; words++)
        if (!cp_is_upper(utf8_first(word, ' ')))
            return false;
    return words >= FEW && words <= MOST;
}

/* The end of cells below an office that signs: the last of them, apart, may be who does. */
static size_t end_above_name(const struct table_finder *t, size_t from, size_t end)
{
    const struct flow_text *f = t->text;
    bool apart = end > from + 1 && !flow_line(f, end - 2).n;
    return t->signing && apart && is_name(flow_line(f, end - 1)) ? end - 2 : end;
}

static void add_piece(struct flow_text *f, size_t first, size_t last)
{
    for (size_t line = first; line <= last; line++)
        f->use[line] = FLOW_CELL;
    *vec_push(&f->piece) = (struct flow_piece){first, last};
}

/* Adds the lines [from, to) of cells, in stretches without numbers of pages. */
static void add_pieces(struct flow_text *f, size_t from, size_t to)
{
    size_t first = 0, last = 0;
    for (size_t line = from; line < to; line++) {
        bool number = flow_page_number(f, line);
        if (number && first) {
            add_piece(f, first, last);
            first = 0;
        }
        if (number || !flow_line(f, line).n)
            continue;
        first = first ? first : line;
        last = line;
    }
    if (first)
        add_piece(f, first, last);
}

/* Text beside the table, from `line` on: where cells go on below it, or 0. */
static size_t beside_end(struct table_finder *t, size_t line)
{
    struct flow_text *f = t->text;
    enum line_sort above = SORT_TEXT;
    size_t n = 0, cells, values;
    for (; line <= f->source->lines && n <= BESIDE && !flow_page(f, line); line++) {
        enum line_sort sort = sort_of(t, line, above);
        if (sort == SORT_CELL) {
            unsigned row = t->row;
            cells_end(t, line, &cells, &values);
            t->row = row;
            return cells >= RESUMES && !is_number_title(f, line) ? line : 0;
        }
        struct label l = label_read(flow_line(f, line));
        if (sort == SORT_TEXT && l.class == LABEL_ARABIC && l.mark)
            t->point = l.number[0];
        n += sort == SORT_TEXT;
    }
    return 0;
}

/* The next page goes on with the table: the line of its first cell, or 0. */
static size_t next_page(struct table_finder *t, size_t line)
{
    struct flow_text *f = t->text;
    while (line <= f->source->lines && !flow_line(f, line).n && !flow_page(f, line))
        line++;
    if (line > f->source->lines || !flow_page(f, line))
        return 0;
    while (line <= f->source->lines && (!flow_line(f, line).n || flow_page_number(f, line)))
        line++;
    return line <= f->source->lines && sort_of(t, line, SORT_CELL) == SORT_CELL ? line : 0;
}

/* Has the piece more than the column of numbers. */
static bool has_titles(struct flow_text *f, const struct flow_piece *p)
{
    for (size_t line = p->first; line <= p->last; line++)
        if (flow_line(f, line).n && !is_value(flow_line(f, line)) && !is_number_title(f, line) &&
            !label_is_bare(flow_line(f, line)))
            return true;
    return false;
}

/* The table that begins with the line; the line after it. */
static size_t take_table(struct table_finder *t, size_t line)
{
    struct flow_text *f = t->text;
    size_t pieces = f->piece.n, cells, values, end = line, resumed = line, all = 0;
    t->row = t->point = 0;
    t->table = true;
    t->untitled = t->signing = false;
    while (resumed) {
        for (; line < resumed; line++) { /* of what is beside the table */
            note_label(t, line);
            t->signing |= is_signing(f, flow_line(f, line));
        }
        line = end = end_above_name(t, resumed, cells_end(t, resumed, &cells, &values));
        add_pieces(f, resumed, end);
        all += cells;
        resumed = next_page(t, end);
        if (!resumed)
            resumed = beside_end(t, end);
    }
    t->table = false;
    if (all < LEAST) {
        for (size_t i = pieces; i < f->piece.n; i++)
            memset(f->use + f->piece.at[i].first, FLOW_PLAIN,
                   f->piece.at[i].last - f->piece.at[i].first + 1);
        f->piece.n = pieces;
        return end;
    }
    size_t at = pieces;
    while (at + 1 < f->piece.n && !has_titles(f, &f->piece.at[at]))
        at++;
    size_t first = f->piece.at[pieces].first;
    *vec_push(&f->table) =
        (struct flow_table){.at = f->piece.at[at].first, .pieces = pieces, .more = f->piece.n};
    diag(MSG_READ_FLOW_TABLE, (struct pos){f->source, f->source->line_at[first - 1]}, first,
         end - 1);
    return end;
}

void flow_tables_find(struct flow_text *f)
{
    struct table_finder t = {.text = f};
    size_t end = 0; /* of the lines that begin no table without a title of numbers */
    for (size_t line = 1; line <= f->source->lines;) {
        arena_empty(f->scratch);
        if (is_number_title(f, line) || (t.prose && begins_with_values(&t, line, &end))) {
            size_t after = take_table(&t, line);
            line = after > line ? after : line + 1;
            continue;
        }
        t.prose |= flow_full(f, line);
        note_label(&t, line++);
    }
}

const struct flow_table *flow_table_at(const struct flow_text *f, size_t line)
{
    size_t i;
    search_first(i, f->table.n, f->table.at[i].at < line);
    return i < f->table.n && f->table.at[i].at == line ? &f->table.at[i] : NULL;
}
