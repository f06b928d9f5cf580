/* Doubts about facts of scans: see doubts_scan.h. */
#include "read/doubts_scan.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"

enum { QUOTED = 60 }; /* characters of a unit that a message quotes */

static bool has_line(const struct node *n, size_t line)
{
    for (unsigned i = 0; i < n->line_count; i++)
        if (node_lines(n)[i] == line)
            return true;
    return false;
}

/* Does a clause state a fact by the word: a figure, a number, a name. */
static bool is_fact(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (is_digit(word.p[i]))
            return true;
    return cp_is_upper(utf8_first(word, 0));
}

/* Does the text have the word; a sign or figure alone is a word of its own there. */
static bool has_word(struct str text, struct str word)
{
    enum { SHORT = 2 };
    static const char blanks[] = " \t\n";
    for (size_t at = 0; (at = str_find(text, word, at)) != (size_t)-1; at++) {
        bool starts = !at || strchr(blanks, text.p[at - 1]);
        size_t end = at + word.n;
        if (word.n > SHORT || (starts && (end == text.n || strchr(blanks, text.p[end]))))
            return true;
    }
    return false;
}

/*
 * The uncertain words of a unit: a line of two columns, or of cells, has words of others. facts: of
 * a clause, those that are facts alone; the others are named with their page.
 */
static void check_words(struct doubts *d, const struct node *n, bool facts)
{
    const struct source *s = d->doc->source;
    const struct node *place = n->kind == NODE_CELL ? n->parent : n;
    struct str text = node_text(d->scratch, n);
    for (size_t i = 0; i < s->uncertain_count; i++) {
        const struct uncertain_word *u = &s->uncertain[i];
        struct str rest = str_slice(s->text, u->at, s->text.n), word = str_word(&rest);
        size_t call = str_find(word, STR("<sup>"), 0);
        word = str_slice(word, 0, call);
        if (!has_line(place, pos_line((struct pos){s, u->at})) ||
            (facts && call == (size_t)-1 && !is_fact(word)))
            continue;
        if (n->label.n && str_eq(word, n->label))
            text = str_format(d->scratch, "%.*s %.*s", STR_ARG(word), STR_ARG(text));
        if (!has_word(text, word))
            continue;
        struct str line = str_line(&text);
        while (text.n && !has_word(line, word))
            line = str_line(&text);
        doubt(d, MSG_READ_UNCERTAIN, place, STR_ARG(word), STR_ARG(str_first_words(line, QUOTED)),
              u->page, u->height);
        return;
    }
}

/*
 * "IH/2026": a word of capitals before a year that is no quarter. "Quý II, III/2026" has two.
 */
static bool is_odd_quarter(struct str after)
{
    static const char letters[] = "IVHLT1l";
    enum { LONGEST = 4 };
    size_t n = 0;
    while (n < after.n && after.p[n] && strchr(letters, after.p[n]))
        n++;
    struct str number = str_slice(after, 0, n);
    bool ends = n == after.n || strchr(" /,;.", after.p[n]);
    return n && n <= LONGEST && ends && !str_number(number, 0, 3, NULL) && !label_is_bare(number);
}

/* A quarter of a year is one of four: "Quý 11/2036" was II. */
static void check_quarters(struct doubts *d, const struct node *n)
{
    struct str text = node_text(d->scratch, n), rest = text;
    for (struct str word; (word = str_word(&rest)).n;) {
        unsigned value = 0;
        struct str after = str_trim(rest);
        size_t digits = str_number(after, 0, 3, &value);
        bool year = digits && (digits == after.n || !is_digit(str_at(after, digits)));
        bool quarter = lexicon_is(unicode_lower(d->scratch, word), WORDS_QUARTER) > 0;
        size_t comma = str_find(after, STR(", "), 0);
        struct str second = comma != (size_t)-1 ? str_slice(after, comma + 2, after.n) : STR_NONE;
        if (quarter && ((year && value > 4) || is_odd_quarter(after) || is_odd_quarter(second)))
            doubt(d, MSG_READ_ODD_FACT, n->kind == NODE_CELL ? n->parent : n,
                  STR_ARG(str_first_words(after, QUOTED)));
    }
}

/* Marks of a quotation that the text opens less those that it closes. */
static int open_marks(struct str text)
{
    int open = 0;
    for (size_t i = 0; i < text.n; i++) {
        struct str rest = str_slice(text, i, text.n);
        open += str_starts(rest, STR("“")) - str_starts(rest, STR("”"));
    }
    return open;
}

/*
 * "“Theo" with nothing that closes it is dust where a paper has more of one mark than of the other;
 * elsewhere a quotation has several paragraphs.
 */
static void check_marks(struct doubts *d, const struct node *n)
{
    struct str text = node_text(d->scratch, n);
    if (open_marks(text))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(str_first_words(text, QUOTED)));
}

/* "2:" or "2," for a number that has another sign. */
static void check_label(struct doubts *d, const struct node *n)
{
    if (n->label.n && strchr(",:;", n->label.p[n->label.n - 1]))
        doubt(d, MSG_READ_MENDED, n, STR_ARG(n->label), STR_ARG(str_of(n->number)));
}

static bool is_clause(const struct node *n)
{
    return n->kind == NODE_PARA || n->kind == NODE_BULLET || n->kind == NODE_HEADING ||
           n->kind == NODE_PREAMBLE;
}

/* The number in the first cell of a row; 0 where it has none. */
static unsigned row_number(struct arena *a, const struct node *row)
{
    unsigned number = 0;
    if (row && row->kind == NODE_TABLE_ROW && row->first)
        str_number(str_trim(node_text(a, row->first)), 0, 4, &number);
    return number;
}

/* A row without a number, where the rows around it leave one out. */
static bool lost_number(struct arena *a, const struct node *row)
{
    unsigned next = row_number(a, row->next);
    return row->first && !str_trim(node_text(a, row->first)).n && next > 1 &&
           row_number(a, node_prev(row)) == next - 2;
}

/* A unit of the paper, or a cell. uneven: the paper opens and closes quotations unequally often. */
static void check_unit(struct doubts *d, const struct node *n, bool uneven)
{
    bool fact = n->kind == NODE_FRONT || n->kind == NODE_TITLE || n->kind == NODE_RECIPIENT ||
                n->kind == NODE_SIGNATURE || n->kind == NODE_CELL;
    struct str row = n->kind == NODE_TABLE_ROW ? str_of(n->number) : STR_NONE;
    if (fact || is_clause(n))
        check_words(d, n, !fact);
    if (is_clause(n))
        check_label(d, n);
    if (is_clause(n) && uneven)
        check_marks(d, n);
    if (n->kind == NODE_CELL || n->kind == NODE_PARA || n->kind == NODE_BULLET)
        check_quarters(d, n);
    if (n->kind == NODE_TABLE_ROW && !row.n && lost_number(d->doc->arena, n))
        doubt(d, MSG_READ_UNREAD, n);
    if (row.n) {
        struct str text = node_text(d->scratch, n->first), printed = str_word(&text);
        doubt(d, MSG_READ_MENDED, n, STR_ARG(printed), STR_ARG(row));
    }
}

/* Words of the place with other marks than the issuer has them: "Thứ Giang", "TỈNH THỬ GIANG". */
static void check_place(struct doubts *d)
{
    const struct doc *doc = d->doc;
    struct arena *a = doc->arena;
    struct letter_key place = letter_key(a, doc->place), issuer = letter_key(a, doc->issuer);
    const struct node *n = doc->root->first;
    while (n && n->role != FRONT_PLACE_DATE)
        n = n->next;
    if (n && place.n && letter_key_has(&issuer, place.text) &&
        str_find(unicode_lower(a, doc->issuer), unicode_lower(a, doc->place), 0) == (size_t)-1)
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(doc->place));
}

void doubts_of_scan(struct doubts *d)
{
    const struct doc *doc = d->doc;
    if (!doc->source->recognised)
        return;
    bool uneven = open_marks(doc->source->text) != 0;
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        check_unit(d, n, uneven);
        arena_empty(d->scratch);
    }
    check_place(d);
}
