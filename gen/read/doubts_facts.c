/* Doubts about facts of the masthead by their form: see doubts_facts.h. */
#include "read/doubts_facts.h"

#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/date.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/paper/joined.h"
#include "read/paper/keywords.h"
#include "read/paper/number_sign.h"
#include "read/paper/sentence.h"

enum {
    QUOTED = 60,      /* characters of a unit that a message quotes */
    SUBJECT_MOST = 80 /* words: of some 90 papers the longest subject had 61 */
};

/* --- number ------------------------------------------------------------------------------- */

/* The first letter of each word of the bodies above the title: "UBNDTT" of a People's Committee. */
static struct str initials(struct doubts *d)
{
    struct buf out = {0};
    for (const struct node *n = d->doc->root->first; n; n = n->next) {
        struct str name = node_text(d->scratch, n);
        struct letter_key key = letter_key(d->scratch, name);
        bool body = n->role == FRONT_SUPERIOR || n->role == FRONT_ISSUER ||
                    n->kind == NODE_SIGNATURE || /* "QĐ-CA" of the CHÁNH ÁN who decides */
                    (n->role == FRONT_MOTTO && lexicon_is_key(&key, WORDS_UNION_MOTTO));
        if (body)
            sign_letters(d->scratch, &out, name);
    }
    return buf_take(&out, d->scratch);
}

/*
 * Are all letters of a sign initials, or of a file that nobody typed off or read from a picture
 * half of them, "HVCTQG" of a name without "QUỐC GIA"; "TW", "TTg", "QH15" and brands have others.
 */
static bool is_of(const struct source *s, struct str sign, struct str initials)
{
    bool made = s->format == SOURCE_FORMAT_DOCX || (s->printed && !s->recognised);
    size_t letters = 0, known = 0;
    uint32_t c;
    if (lexicon_begins(sign, WORDS_BRAND_SIGN))
        return true;
    for (size_t n; (n = utf8_next(sign, &c)); sign = str_slice(sign, n, sign.n)) {
        if (c == 'W' || !cp_is_upper(c))
            return true;
        letters++;
        known += str_find(initials, str_slice(sign, 0, n), 0) != (size_t)-1;
    }
    return known == letters || (made && known * 2 >= letters);
}

/* The first letters of the words of a kind: "QĐ" of "quy định". */
static bool is_initials_of(struct str sign, struct str words)
{
    for (struct str word; (word = str_word(&words)).n;) {
        uint32_t first, c;
        utf8_next(word, &first);
        size_t size = utf8_next(sign, &c);
        if (!size || c != cp_upper(first))
            return false;
        sign = str_slice(sign, size, sign.n);
    }
    return !sign.n;
}

/* Is the sign, "KH", of the kind, or where that is unset of any. */
static bool is_of_kind(struct str sign, struct str kind)
{
    const struct lexicon_list *kinds = lexicon_list(WORDS_KINDS);
    for (size_t i = 0; i < kinds->n; i++)
        if ((!kind.n || str_eq(lexicon_field(WORDS_KINDS, i, KIND_ID), kind)) &&
            (str_eq(sign, lexicon_field(WORDS_KINDS, i, KIND_SIGN)) ||
             is_initials_of(sign, lexicon_field(WORDS_KINDS, i, KIND_WORD))))
            return true;
    return false;
}

/* The same also with what is added to it, "KHLT". */
static bool is_sign_of(struct str sign, struct str kind)
{
    const struct lexicon_list *more = lexicon_list(WORDS_SIGN_ADDITION);
    for (size_t i = 0; i < more->n; i++) {
        struct str end = more->entries[i].fields[0];
        if (str_ends(sign, end) && is_of_kind(str_slice(sign, 0, sign.n - end.n), kind))
            return true;
    }
    return is_of_kind(sign, kind);
}

/* "57/2034/QĐ-UBND", "33-NQ/TU": the sign of a kind, then of the body; a letter has the body's. */
static bool is_number_odd(struct doubts *d)
{
    struct str number = d->doc->number, bodies = initials(d);
    bool letter = str_is(d->doc->kind, "cong-van");
    bool parties = lexicon_is(d->doc->kind, WORDS_KINDS_OF_PARTIES);
    size_t signs = 0;
    for (size_t at = 0, end; at < number.n; at = end + 1) {
        for (end = at; end < number.n && !strchr("/-", number.p[end]);)
            end++;
        struct str part = str_slice(number, at, end);
        if (!at || is_digit(*part.p))
            continue;
        bool kind = is_sign_of(part, letter ? STR_NONE : d->doc->kind);
        bool body = !bodies.n || parties || is_of(d->doc->source, part, bodies);
        if (!signs && !kind && d->doc->kind.n && !(letter && body))
            return true;
        if (signs == 1 && !letter && !body)
            return true;
        signs++;
    }
    return !signs;
}

/* --- place, bodies, subject --------------------------------------------------------------- */

/* "SỞ Y TẾ Thử": the name of a body ran into that of the place. */
static bool is_mixed(struct str place)
{
    size_t capitals = 0, words = 0;
    for (struct str word; (word = str_word(&place)).n; words++) {
        uint32_t first, second, last = utf8_final(word, 0);
        size_t n = utf8_next(word, &first);
        utf8_next(str_slice(word, n, word.n), &second);
        bool torn = n < word.n && cp_is_upper(second) && cp_is_lower(last); /* "LỘCThử" */
        capitals += unicode_is_capitals(word, CAPITALS_READ) && !str_ends(word, STR("."));
        if (torn)
            return true;
    }
    return capitals > 1 && capitals < words;
}

/* "ngày 31 tháng 4": the calendar has no such day. */
static bool is_no_day(struct str date)
{
    struct date read;
    return date.n && !date_read(date, &read);
}

/* A name has letters and begins with a capital; its last word may be a number, "Thử 2". */
static bool is_place_odd(struct str place)
{
    uint32_t c;
    bool first = true;
    struct str last = str_last_word(place);
    if (last.n < place.n && last.n <= 2 && str_number(last, 0, last.n, NULL) == last.n)
        place = str_trim(str_slice(place, 0, place.n - last.n));
    if (is_mixed(place))
        return true;
    for (size_t n; (n = utf8_next(place, &c)); place = str_slice(place, n, place.n)) {
        if ((first && !cp_is_upper(c)) ||
            (!cp_is_letter(c) && !(c < 0x80 && strchr(" .-", (int)c))))
            return true;
        first = false;
    }
    return false;
}

/* Signs of mark-up and of tables, which no fact has. */
static bool has_marks(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (strchr("*|#<>\\=", text.p[i]))
            return true;
    return false;
}

/* "UBND TỈNH THỬ SỞ CÂY XANH" on one line: two bodies, which nothing parts. */
static bool has_two_bodies(struct doubts *d, struct str name)
{
    while (name.n) {
        struct str line = str_trim(str_line(&name));
        struct letter_key key = letter_key(d->scratch, line);
        size_t owner = lexicon_starts(&key, WORDS_OWNING_BODY);
        size_t n = owner ? lexicon_list(WORDS_OWNING_BODY)->entries[owner - 1].letters.n : 0;
        struct letter_key more = {key.text + n, key.n - n};
        if (owner && lexicon_has(&more, WORDS_OWNED_BODY) && !letter_key_has(&key, " - "))
            return true;
        size_t next = joined_next(d->scratch, line, 0);
        if (next < line.n && !str_ends(str_trim(str_slice(line, 0, next)), STR("-")))
            return true;
    }
    return false;
}

/* The name of a body begins as names of bodies do, and is no piece of one. */
static bool is_body_odd(struct doubts *d, struct str name)
{
    struct letter_key key = letter_key(d->scratch, name);
    bool open = str_starts(name, STR("["));
    if (has_marks(name) || lexicon_starts(&key, WORDS_NAME_GOES_ON) || has_two_bodies(d, name))
        return true;
    return !open && !keyword_body(d->scratch, name, false) &&
           !lexicon_starts(&key, WORDS_BARE_BODIES) && !lexicon_starts(&key, WORDS_LONE_HEADS) &&
           !lexicon_starts(&key, WORDS_PLACE_BODIES);
}

/* Does a sentence end inside the text: a stop after a word in small letters, no "TP." of a name. */
static bool has_sentence(struct str text)
{
    for (size_t at = 0; (at = str_find(text, STR(". "), at)) != (size_t)-1; at++) {
        struct str word = str_last_word(str_slice(text, 0, at));
        uint32_t c;
        if (utf8_length(word) > 2 && (utf8_next(word, &c), !cp_is_upper(c)))
            return true;
    }
    return false;
}

/* Brackets or quotation marks that the text opens and does not close, or the reverse. */
static bool is_unclosed(struct str text)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"“", "”"}, {"«", "»"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t open = 0, close = 0, at = 0;
        for (; (at = str_find(text, str_of(pairs[i][0]), at)) != (size_t)-1; at++)
            open++;
        for (at = 0; (at = str_find(text, str_of(pairs[i][1]), at)) != (size_t)-1; at++)
            close++;
        if (open != close)
            return true;
    }
    return false;
}

/* A subject is no sentence, and leads to none; "2031 2035" lost the dash of a span of years. */
static bool is_subject_odd(struct doubts *d, struct str subject)
{
    enum { YEAR = 4 }; /* digits */
    size_t words = 0, years = 0;
    for (struct str rest = subject, word; (word = str_word(&rest)).n && years < 2; words++)
        years = word.n == YEAR && str_number(word, 0, YEAR, NULL) == YEAR ? years + 1 : 0;
    if (years > 1)
        return true;
    struct letter_key key = letter_key(d->scratch, subject);
    return words > SUBJECT_MOST || has_marks(subject) || has_sentence(subject) ||
           (subject.n && strchr(":;,(-", subject.p[subject.n - 1])) || is_unclosed(subject) ||
           sentence_hangs(subject, false) || lexicon_starts(&key, WORDS_LEGAL_BASIS);
}

/* "NGÂN HÀNG X" above "CHI NHÁNH Y": one name or two, which no paper tells. */
static void check_branch(struct doubts *d, const struct node *n, struct str name)
{
    const struct node *above = node_prev(n);
    struct letter_key key = letter_key(d->scratch, name);
    if (n->role == FRONT_ISSUER && above && above->role == FRONT_SUPERIOR &&
        lexicon_starts(&key, WORDS_BRANCH))
        doubt(d, MSG_READ_BRANCH, n, STR_ARG(str_first_words(name, QUOTED)),
              STR_ARG(str_first_words(node_text(d->scratch, above), QUOTED)));
}

/*
 * Words of the place that the line ends with: 2 in "UBND TỈNH THỬ MẪU"; 0 without one, or where a
 * dash after it begins another body, "BAN X TỈNH ỦY - THANH" / "TRA TỈNH".
 */
static size_t place_words(struct doubts *d, struct str line)
{
    size_t words = 0;
    while (line.n) {
        size_t type = lexicon_begins(line, WORDS_PLACE_TYPES);
        struct letter_key key = letter_key(d->scratch, line);
        if (type && !lexicon_starts(&key, WORDS_NO_PLACE)) {
            line = str_slice(line, lexicon_field(WORDS_PLACE_TYPES, type - 1, 0).n, line.n);
            for (struct str word; (word = str_word(&line)).n; words++)
                if (str_is(word, "-"))
                    return 0;
            return words;
        }
        str_word(&line);
        line = str_trim(line);
    }
    return 0;
}

/*
 * Lines of a name that may be two: its rest is longer than that of a place which a line cut, and
 * begins as no rest does; or its first line, "PHÒNG", may be the end of the superior one's.
 */
static bool may_be_two(struct doubts *d, const struct node *n, struct str name)
{
    struct str above = str_line(&name);
    struct letter_key first = letter_key(d->scratch, above);
    bool one = !memchr(above.p, ' ', above.n) && lexicon_is_key(&first, WORDS_NAMELESS_BODIES) &&
               n->role == FRONT_ISSUER && node_prev(n) && node_prev(n)->role == FRONT_SUPERIOR;
    if (!name.n)
        return one;
    for (struct str line; name.n; above = line) {
        line = str_line(&name);
        struct letter_key key = letter_key(d->scratch, line);
        size_t words = 0, place = cp_is_word(utf8_final(above, 0)) ? place_words(d, above) : 0;
        for (struct str rest = line; str_word(&rest).n;)
            words++;
        if (one && keyword_body(d->scratch, line, false))
            return true;
        if (place && place + words > 3 && words > 1 && !keyword_place(&key) &&
            !lexicon_starts(&key, WORDS_NAME_GOES_ON) && !lexicon_starts(&key, WORDS_TERM))
            return true;
        one = false;
    }
    return false;
}

static void check_front(struct doubts *d, const struct node *n)
{
    const struct doc *doc = d->doc;
    struct str text = node_text(d->scratch, n);
    if (n->role == FRONT_NUMBER && doc->number.n && is_number_odd(d))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(doc->number));
    if (n->role == FRONT_PLACE_DATE && is_no_day(doc->date))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(str_first_words(text, QUOTED)));
    if (n->role == FRONT_PLACE_DATE && is_place_odd(doc->place))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(doc->place));
    struct date date;
    if (n->role == FRONT_PLACE_DATE && doc->date.n && !date_read(doc->date, &date))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(str_first_words(text, QUOTED)));
    bool body = n->role == FRONT_ISSUER || n->role == FRONT_SUPERIOR;
    struct letter_key key = letter_key(d->scratch, text);
    bool cut = n->role == FRONT_SUPERIOR && lexicon_is_key(&key, WORDS_NAMELESS_BODIES);
    if (body && (cut || is_body_odd(d, text) || may_be_two(d, n, text)))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(str_first_words(text, QUOTED)));
    check_branch(d, n, text);
}

/* What is below the title, if it looks like the rest of the subject: words in small letters, a few
 * that nothing ends above the first basis, or what brackets hold, "(20/8/1952 - 20/8/2032)". */
static bool goes_on_below(struct doubts *d, const struct node *title)
{
    enum { LINE = 60 }; /* characters */
    const struct node *n = title->next;
    while (n && n->kind == NODE_NOISE)
        n = n->next;
    bool first = n && (n->kind == NODE_PREAMBLE || n->kind == NODE_PARA) && !n->label.n;
    struct str text = first ? node_text(d->scratch, n) : STR_NONE;
    struct letter_key key = letter_key(d->scratch, text);
    if (!text.n)
        return false;
    if (cp_is_lower(utf8_first(text, 0)))
        return true;
    if (n->kind != NODE_PREAMBLE || utf8_length(text) >= LINE)
        return false;
    if (*text.p == '(' && str_ends(text, STR(")")))
        return is_digit(str_at(text, 1));
    return cp_is_word(utf8_final(text, 0)) && !unicode_is_capitals(text, CAPITALS_READ) &&
           !lexicon_starts(&key, WORDS_BASIS) && n->next && n->next->kind == NODE_PREAMBLE;
}

static void check_title(struct doubts *d, const struct node *n)
{
    const struct doc *doc = d->doc;
    if (is_subject_odd(d, doc->subject) || (doc->subject.n && goes_on_below(d, n)))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(str_first_words(doc->subject, QUOTED)));
    else if (!doc->subject.n && doc->kind.n && doc->number.n &&
             !lexicon_is(doc->kind, WORDS_KINDS_WITHOUT_SUBJECT))
        doubt(d, MSG_READ_NO_SUBJECT, n);
}

/* --- lines among the clauses --------------------------------------------------------------- */

/* A line that only a masthead or an end has. */
static bool is_misplaced(struct doubts *d, const struct node *n, struct str text)
{
    enum { LINE = 60 }; /* characters */
    struct letter_key key = letter_key(d->scratch, text);
    if (n->label.n && n->kind != NODE_BULLET)
        return false;
    if (utf8_length(text) > LINE)
        return false;
    if (lexicon_starts(&key, WORDS_FILED_COPY))
        return true;
    if (unicode_is_capitals(text, CAPITALS_READ) && lexicon_starts_loosely(&key, WORDS_AUTHORITY))
        return true;
    bool day = lexicon_has(&key, WORDS_PLACE_DATE) && is_digit(str_at(text, text.n - 1));
    bool number = keyword_number(text) && letter_key_has(&key, "/");
    return n->kind == NODE_PREAMBLE && (lexicon_starts(&key, WORDS_MOTTO) || day || number);
}

/* A masthead that is a table, of a paper that has none: its lines were joined to one. */
static void check_first_table(struct doubts *d)
{
    const struct node *table = d->doc->root->first;
    const struct node *row = table && table->kind == NODE_TABLE ? table->first : NULL;
    for (const struct node *cell = row ? row->first : NULL; cell && !d->doc->number.n;
         cell = cell->next) {
        struct str text = node_text(d->scratch, cell);
        struct letter_key key = letter_key(d->scratch, text);
        if (lexicon_starts(&key, WORDS_MOTTO))
            doubt(d, MSG_READ_MISPLACED, row, STR_ARG(str_first_words(text, QUOTED)));
    }
}

void doubts_of_front(struct doubts *d)
{
    const struct doc *doc = d->doc;
    for (const struct node *n = doc->root->first; n; n = n->next) {
        if (n->kind == NODE_FRONT)
            check_front(d, n);
        if (n->kind == NODE_TITLE && !doc->digest && (doc->number.n || doc->issuer.n))
            check_title(d, n);
        if (n->kind == NODE_SIGNATURE || n->kind == NODE_TABLE_TITLE)
            break;
    }
    check_first_table(d);
    for (const struct node *n = node_next(doc->root, doc->root); n; n = node_next(n, doc->root)) {
        arena_empty(d->scratch);
        bool text = node_is_clause(n) || n->kind == NODE_PREAMBLE;
        struct str words = text ? node_text(d->scratch, n) : STR_NONE;
        if (n->kind == NODE_SIGNATURE || n->kind == NODE_TABLE_TITLE)
            break;
        if (words.n && is_misplaced(d, n, words))
            doubt(d, MSG_READ_MISPLACED, n, STR_ARG(words));
    }
}
