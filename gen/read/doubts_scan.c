/* Doubts about facts of scans: see doubts_scan.h. */
#include "read/doubts_scan.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum { QUOTED = 60 }; /* characters of a unit that a message quotes */

static bool has_line(const struct node *n, size_t line)
{
    for (unsigned i = 0; i < n->line_count; i++)
        if (node_lines(n)[i] == line)
            return true;
    return false;
}

/* The uncertain words of a unit: a line of two columns, or of cells, has words of others. */
static void check_words(struct doubts *d, const struct node *n)
{
    const struct source *s = d->doc->source;
    const struct node *place = n->kind == NODE_CELL ? n->parent : n;
    struct str text = node_text(d->scratch, n);
    for (size_t i = 0; i < s->uncertain_count; i++) {
        const struct uncertain_word *u = &s->uncertain[i];
        struct str rest = str_slice(s->text, u->at, s->text.n), word = str_word(&rest);
        if (!has_line(place, pos_line((struct pos){s, u->at})) ||
            str_find(text, word, 0) == (size_t)-1)
            continue;
        struct str line = str_line(&text);
        while (text.n && str_find(line, word, 0) == (size_t)-1)
            line = str_line(&text);
        doubt(d, MSG_READ_UNCERTAIN, place, STR_ARG(word), STR_ARG(str_first_words(line, QUOTED)),
              u->page, u->height);
        return;
    }
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
        if (lexicon_is(unicode_lower(d->scratch, word), WORDS_QUARTER) && year && value > 4)
            doubt(d, MSG_READ_ODD_FACT, n->kind == NODE_CELL ? n->parent : n,
                  STR_ARG(str_first_words(after, QUOTED)));
    }
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

/* A cell or a unit that a plan's facts are taken from. */
static void check_unit(struct doubts *d, const struct node *n)
{
    bool fact = n->kind == NODE_FRONT || n->kind == NODE_TITLE || n->kind == NODE_RECIPIENT ||
                n->kind == NODE_SIGNATURE || n->kind == NODE_CELL;
    struct str row = n->kind == NODE_TABLE_ROW ? str_of(n->number) : STR_NONE;
    if (fact)
        check_words(d, n);
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
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        check_unit(d, n);
        arena_empty(d->scratch);
    }
    check_place(d);
}
