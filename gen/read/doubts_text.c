/* Doubts about numbers and words: see doubts_text.h. */
#include "read/doubts_text.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/broken_word.h"
#include "lexicon/label_due.h"
#include "lexicon/lexicon.h"
#include "model/clause_numbers.h"
#include "read/doubts_columns.h"
#include "read/doubts_dates.h"
#include "read/doubts_openings.h"
#include "read/doubts_order.h"
#include "read/paper/keywords.h"

enum {
    SENSE_LEAST = 40,   /* words: of fewer nothing is inferred */
    SENSE_PERCENT = 80, /* of the words: fewer that are Vietnamese are reported */
};

/* --- numbering ---------------------------------------------------------------------------- */

static struct label label_of(struct arena *a, const struct node *n)
{
    return node_is_numbered(n) ? node_label(a, n) : (struct label){0};
}

/* The clause before n of the same class of numbers, beside it. */
static const struct node *sister_before(struct arena *a, const struct node *n,
                                        enum label_class class, struct label *label)
{
    for (const struct node *p = node_prev(n); p; p = node_prev(p)) {
        *label = label_of(a, p);
        if (p->kind == NODE_TABLE_TITLE)
            break;
        if (label->class == class)
            return p;
    }
    return NULL;
}

/* A number without its stop, "5 Trồng": of a clause or of a note; digits: its bytes. */
static bool is_bare_number(struct str text, size_t digits)
{
    return digits && *text.p != '0' && str_at(text, digits) == ' ' &&
           cp_is_upper(utf8_first(str_slice(text, digits + 1, text.n), 0));
}

/* The start of a text that would be a label if its number were due: "5: Trồng"; unset if not. */
static struct str untaken(struct str text)
{
    enum {
        SECTIONS = 40,
        DIGITS = 2
    }; /* numbers that sections go up to, and of those of clauses */
    unsigned number = 0;
    struct label l = {0};
    size_t digits = str_number(text, 0, DIGITS, &number);
    if (digits)
        l = label_due(text, LABEL_ARABIC, number);
    else if (unicode_is_capitals(text, CAPITALS_READ))
        while (l.class == LABEL_NONE && number++ < SECTIONS)
            l = label_due(text, LABEL_ROMAN, number);
    return str_slice(text, 0, is_bare_number(text, digits) ? digits : l.length);
}

/* A text without a number that looks as if it had one, or opens a quotation for ever. */
static void check_unlabelled(struct doubts *d, const struct node *n, struct str text)
{
    if (n->quoted == QUOTATION_OPEN)
        doubt(d, MSG_READ_QUOTATION, n);
    if (n->quoted || n->label.n || (n->kind != NODE_PARA && n->kind != NODE_HEADING))
        return;
    struct str like = untaken(text);
    if (like.n)
        doubt(d, MSG_READ_NOT_TAKEN, n, STR_ARG(like));
    else
        doubts_of_openings(d, n);
}

/* Is the number another than the one printed. */
static bool is_mended(struct arena *a, const struct node *n)
{
    return !str_eq(str_of(n->number), label_number_plain(a, n->label));
}

/* The clause whose number the one of n follows: beside it, or the last chapter or article. */
static const struct node *before(struct doubts *d, const struct node *n, enum label_class class,
                                 struct label *label)
{
    const struct node **last = class == LABEL_CHAPTER   ? &d->chapter
                               : class == LABEL_ARTICLE ? &d->article
                                                        : NULL;
    if (!last)
        return sister_before(d->scratch, n, class, label);
    const struct node *found = *last;
    *last = n;
    *label = found ? label_of(d->scratch, found) : (struct label){0};
    return found;
}

static void check_number(struct doubts *d, const struct node *n, struct label own)
{
    struct label other = {0};
    if (is_mended(d->scratch, n))
        doubt(d, MSG_READ_MENDED, n, STR_ARG(n->label), STR_ARG(str_of(n->number)));
    const struct node *sister = before(d, n, own.class, &other);
    size_t mark = str_find(n->path, STR("#"), 0);
    if (mark != (size_t)-1 && mark + 2 >= n->path.n) {
        struct str path = str_slice(n->path, 0, mark);
        bool said = d->count[MSG_READ_PATH] < DOUBTS_OF_A_RULE; /* a search reads the whole paper */
        const struct node *first = said ? doc_find(d->doc, path) : NULL;
        doubt(d, MSG_READ_PATH, n, STR_ARG(path), first ? pos_line(first->pos) : 0);
        return;
    }
    unsigned last = own.depth ? own.number[own.depth - 1] : 0;
    unsigned due = sister && other.depth ? other.number[other.depth - 1] + 1 : 0;
    bool letter_of_roman = own.upper && sister && own.upper == other.upper + 1;
    bool anew = last == 1 && sister && (own.class > LABEL_ROMAN || sister->parent != n->parent);
    due -= due == last + 1 && own.inserted;
    if (sister && last != due && !letter_of_roman && !anew && !order_is_latin(d, n, &other, &own))
        doubt(d, MSG_READ_SEQUENCE, n, STR_ARG(n->label), STR_ARG(sister->label));
    else if (!sister && last > 1 && own.class != LABEL_ARTICLE && own.class != LABEL_DOTTED &&
             !(own.class == LABEL_LOWER && str_starts(n->label, STR("i"))) && /* a Roman 1, too */
             !order_runs_on(d, n, &own))
        doubt(d, MSG_READ_FIRST, n, STR_ARG(n->label));
}

static void check_label(struct doubts *d, const struct node *n)
{
    if (n->kind == NODE_TABLE_TITLE) {
        d->chapter = d->article = NULL;
        memset(d->numbered, 0, sizeof d->numbered);
    }
    struct label own = label_of(d->scratch, n);
    if (own.class == LABEL_NONE)
        return;
    check_number(d, n, own);
    order_keep(d, n, &own);
}

/* --- text --------------------------------------------------------------------------------- */

/* Of several marks the first of the list; a backslash at the end was to break the line. */
static void check_markup(struct doubts *d, const struct node *n, struct str text)
{
    const struct lexicon_list *marks = lexicon_list(WORDS_MARKUP);
    size_t first = marks->n;
    for (size_t at = 0; at < text.n; at++) {
        if (!d->begins_mark[(unsigned char)text.p[at]])
            continue;
        struct str rest = str_slice(text, at, text.n);
        for (size_t i = 0; i < first; i++)
            if (str_starts(rest, marks->entries[i].fields[0]))
                first = i;
    }
    struct str left = first < marks->n            ? marks->entries[first].fields[0]
                      : str_ends(text, STR("\\")) ? STR("\\")
                                                  : STR_NONE;
    if (left.n)
        doubt(d, MSG_READ_MARKUP, n, STR_ARG(left));
}

static const struct node *skip_notes(const struct node *n)
{
    while (n && (n->kind == NODE_FOOTNOTE || n->kind == NODE_NOISE))
        n = n->next;
    return n;
}

/* "2. Phân công như sau:" and then "3. Kinh phí", or nothing: what the colon leads to is lost. */
static bool leads_nowhere(struct doubts *d, const struct node *n, struct str text)
{
    const struct node *next = skip_notes(n->next);
    struct label own = label_of(d->scratch, n);
    bool sister = next && own.class != LABEL_NONE && own.class == label_of(d->scratch, next).class;
    return n->kind == NODE_PARA && str_ends(text, STR(":")) && (!next || sister);
}

/* "III. CÁC HOẠT ĐỘNG", and right below it "IV. ĐÁNH GIÁ": what was between them is lost. */
static bool is_empty_section(struct doubts *d, const struct node *n, struct str text)
{
    enum label_class own = label_of(d->scratch, n).class;
    return n->kind == NODE_HEADING && own != LABEL_NONE && own <= LABEL_ROMAN && n->next &&
           unicode_is_capitals(text, CAPITALS_READ);
}

/* A clause that ends with a word or a sign that must be followed by another. */
static void check_end(struct doubts *d, const struct node *n, struct str text)
{
    struct str last = str_last_word(text);
    if (skip_notes(n->first))
        return;
    if (is_empty_section(d, n, text) && !d->outline)
        doubt(d, MSG_READ_EMPTY_SECTION, n);
    if (n->kind != NODE_PARA && n->kind != NODE_BULLET)
        return;
    if (lexicon_is(last, WORDS_UNFINISHED) || leads_nowhere(d, n, text))
        doubt(d, MSG_READ_UNFINISHED, n, STR_ARG(last));
}

/* "hiện." by itself below "III. TỔ CHỨC": the last word of a paragraph that is elsewhere. */
static void check_orphan(struct doubts *d, const struct node *n, struct str text)
{
    const struct node *up = n->parent;
    if (n->kind == NODE_PARA && !n->label.n && up && up->kind == NODE_HEADING && up->label.n &&
        unicode_is_capitals(node_text(d->scratch, up), CAPITALS_READ) &&
        skip_notes(up->first) == n && cp_is_lower(utf8_first(text, 0)) &&
        !memchr(text.p, ' ', text.n))
        doubt(d, MSG_READ_ORPHAN, n);
}

static bool digit_after_letter(struct str text)
{
    size_t i = 1;
    while (i < text.n && (!is_digit(text.p[i]) || is_digit(text.p[i - 1]) ||
                          ((unsigned char)text.p[i - 1] < 0x80 && !is_letter(text.p[i - 1]))))
        i++;
    return i < text.n;
}

/* "cây2": a small letter and a digit after it at the end of a word of several letters. */
static void check_digits(struct doubts *d, const struct node *n, struct str text)
{
    enum { WORD = 3, LONGEST = 40 }; /* bytes: "m2", "km2" are units */
    struct str rest = text;
    if (n->kind != NODE_PARA && n->kind != NODE_BULLET && n->kind != NODE_HEADING)
        return;
    if (!digit_after_letter(text))
        return;
    for (struct str word; (word = str_word(&rest)).n;) {
        size_t end = word.n <= LONGEST ? word.n : 0;
        while (end && strchr(".,;:)\"", word.p[end - 1]))
            end--;
        if (!end || !is_digit(word.p[end - 1]))
            continue;
        size_t digits = end;
        while (digits && is_digit(word.p[digits - 1]))
            digits--;
        size_t slash = digits; /* "4%/năm1" */
        while (slash && word.p[slash - 1] != '/')
            slash--;
        bool letters = true;
        uint32_t c;
        for (size_t at = slash; at < digits; at += utf8_next(str_slice(word, at, digits), &c))
            letters = letters && utf8_next(str_slice(word, at, digits), &c) && cp_is_lower(c);
        if (digits < end && end - digits <= 2 && digits - slash >= WORD && letters)
            doubt(d, MSG_READ_DIGIT, n, STR_ARG(str_slice(word, 0, end)));
    }
}

/* "31/1 2/2025": a date that a narrow column broke, and a blank came between. */
static void check_dates(struct doubts *d, const struct node *n, struct str text)
{
    struct str rest = text, before, word = STR_NONE;
    if (!text.n || !memchr(text.p, '/', text.n))
        return;
    while (word_date_torn_next(&rest, &before, &word))
        doubt(d, MSG_READ_TORN_DATE, n, STR_ARG(before), STR_ARG(word));
}

/* What a program prints where a field found nothing: a number or a title is missing there. */
static void check_fields(struct doubts *d, const struct node *n, struct str text)
{
    const struct lexicon_list *errors = lexicon_list(WORDS_FIELD_ERROR);
    for (size_t i = 0; i < errors->n; i++) {
        struct str words = errors->entries[i].fields[0];
        if (str_find(text, words, 0) == (size_t)-1)
            continue;
        doubt(d, MSG_READ_FIELD, n, STR_ARG(words));
        return;
    }
}

/* "57" and a raised "(1)" that calls no note: read as letters, they are one number. */
static void check_raised(struct doubts *d, const struct node *n)
{
    enum { DIGITS = 2 };
    for (const struct run *r = n->runs; r; r = r->next) {
        struct str text = str_trim(r->text), inside = str_slice(text, 1, text.n - (text.n > 1));
        if ((r->style & STYLE_SUPERSCRIPT) && !r->note && str_starts(text, STR("(")) &&
            str_ends(text, STR(")")) && inside.n && inside.n <= DIGITS &&
            str_number(inside, 0, DIGITS, NULL) == inside.n)
            doubt(d, MSG_READ_DIGIT, n, STR_ARG(text));
    }
}

void doubts_of_letters(struct doubts *d, const struct letter_counts *l)
{
    if (l->words >= SENSE_LEAST && (l->words - l->foreign) * 100 < SENSE_PERCENT * l->words)
        doubt(d, MSG_READ_LETTERS, NULL, 100 * l->foreign / l->words);
    if (l->controls)
        doubt(d, MSG_READ_CONTROLS, l->first_control, l->controls);
    if (l->look_alikes)
        doubt(d, MSG_READ_LOOK_ALIKES, l->first_look_alike, l->look_alikes);
}

void doubts_of_node(struct doubts *d, const struct node *n, struct str text)
{
    if (n->kind == NODE_TABLE_TITLE) {
        struct letter_key key = letter_key(d->scratch, text);
        d->outline = lexicon_has(&key, WORDS_OUTLINE);
    }
    check_label(d, n);
    check_unlabelled(d, n, text);
    check_markup(d, n, text);
    doubts_of_columns(d, n, text);
    check_end(d, n, text);
    check_orphan(d, n, text);
    check_digits(d, n, text);
    check_dates(d, n, text);
    check_fields(d, n, text);
    check_raised(d, n);
    doubts_of_dates(d, n, text);
}
