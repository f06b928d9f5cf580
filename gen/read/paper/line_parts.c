/* Parts of a line: see line_parts.h. */
#include "read/paper/line_parts.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "read/paper/keywords.h"

enum {
    GAP = 3,          /* blanks between columns; two may be a slip */
    LINE_LENGTH = 200 /* characters: a longer line is no line of a head or foot */
};

static void add_part(struct line_parts *u, const struct source_line *p, size_t from, size_t to)
{
    while (to > from && is_blank(p->text.p[to - 1]))
        to--;
    if (from == to)
        return;
    const struct part first = {.column = p->columns}, *before = u->n ? &u->at[u->n - 1] : &first;
    size_t column = before->column + utf8_length(str_slice(p->text, before->from, from));
    struct str text = str_slice(p->text, from, to);
    *vec_push(u) =
        (struct part){from, to, column, utf8_length(text), false, letter_key(u->arena, text)};
}

/* Bytes of a blank at i, one that does not break included, as pages of the web have them; 0. */
static size_t blank_at(struct str s, size_t i)
{
    if (is_blank(s.p[i]))
        return 1;
    return str_starts(str_slice(s, i, s.n), STR("\xC2\xA0")) ? 2 : 0;
}

void line_parts_find(struct line_parts *u, const struct source_line *p)
{
    size_t from = 0, blanks = 0, bytes = 0;
    bool tab = false;
    u->n = 0;
    for (size_t i = 0, blank; i < p->text.n; i += blank ? blank : 1) {
        blank = blank_at(p->text, i);
        if (!blank && (blanks >= GAP || tab)) {
            add_part(u, p, from, i - bytes);
            from = i;
        }
        blanks = blank ? blanks + 1 : 0;
        bytes = blank ? bytes + blank : 0;
        tab = blank && (tab || p->text.p[i] == '\t');
    }
    add_part(u, p, from, p->text.n);
}

bool keyword_place_date(const struct letter_key *k)
{
    /* "Thời gian bắt đầu: 8 giờ, ngày ..." of minutes is text */
    bool meeting = lexicon_starts(k, WORDS_RECORD_DAY) && letter_key_has(k, ":");
    return lexicon_has(k, WORDS_PLACE_DATE) && !lexicon_starts(k, WORDS_BASIS) && !meeting;
}

bool keyword_right_column(const struct letter_key *k)
{
    return keyword(k, WORDS_MOTTO) || keyword_place_date(k) || lexicon_starts(k, WORDS_FRONT_MARKS);
}

/* The capitals that the bytes before i end with are the rest of a name, not "TP." of a place. */
static bool ends_name(const struct source_line *p, size_t from, size_t i)
{
    struct str left = str_trim(str_slice(p->text, from, i)), last = str_last_word(left);
    struct str rest = str_slice(p->text, i, p->text.n), next = str_word(&rest);
    if (next.n && next.n <= 3 && str_ends(next, STR("."))) /* "TP. Thử" */
        next = str_word(&rest);
    next = str_strip(next, ",");
    return utf8_length(last) > 2 && unicode_is_capitals(left, CAPITALS_READ) &&
           cp_is_upper(utf8_final(last, 0)) && cp_is_lower(utf8_final(next, 0));
}

void line_parts_of_head(struct line_parts *u, const struct source_line *p)
{
    if (u->n != 1 || p->length > LINE_LENGTH)
        return;
    struct part whole = u->at[0];
    bool number = keyword_number(str_slice(p->text, whole.from, whole.to));
    for (size_t i = whole.from + 1; i < whole.to; i++) {
        if (!is_blank(p->text.p[i - 1]))
            continue;
        struct letter_key key = letter_key(u->arena, str_slice(p->text, i, whole.to));
        bool sign = memchr(p->text.p + whole.from, '/', i - whole.from) ||
                    memchr(p->text.p + whole.from, '-', i - whole.from);
        bool star = str_is(str_trim(str_slice(p->text, whole.from, i)), "*");
        bool beside = star || (number && sign) || ends_name(p, whole.from, i);
        bool date = beside && keyword_place_date(&key) && key.n < LETTER_KEY / 2;
        if (!keyword(&key, WORDS_MOTTO) && !date)
            continue;
        u->n = 0;
        add_part(u, p, whole.from, i);
        add_part(u, p, i, whole.to);
        return;
    }
}

/* The bytes [from, to) of the line's one part are of the right column, what is before them not. */
static void part_at(struct line_parts *u, const struct source_line *p, size_t from)
{
    struct part whole = u->at[0];
    u->n = 0;
    add_part(u, p, whole.from, from);
    add_part(u, p, from, whole.to);
    u->at[u->n - 1].right = true;
}

/* "TM. S08.": one word with a digit, or the end of the list, after what may say how one signs. */
static bool is_office_sign(struct str text)
{
    struct str rest = text;
    str_word(&rest);
    rest = str_trim(rest);
    bool digit = false;
    for (size_t i = 0; i < rest.n; i++)
        digit |= is_digit(rest.p[i]);
    return rest.n && !memchr(rest.p, ' ', rest.n) && (digit || str_ends(rest, STR(".")));
}

/* "TM. ỦY BAN NHÂN DÂN", "PHÓ GIÁM ĐỐC", not the signs of offices: "KT. VX". */
static bool is_signature_line(struct line_parts *u, struct str text)
{
    enum { LEAST = 8 }; /* letters */
    if (!unicode_is_capitals(text, CAPITALS_READ) || is_office_sign(text))
        return false;
    struct letter_key key = letter_key(u->arena, text);
    return (key.n >= LEAST || lexicon_is_key(&key, WORDS_POSITION)) && keyword_signing(&key);
}

bool keyword_signer(struct str text)
{
    return keyword_name(text) && !unicode_is_capitals(text, CAPITALS_READ);
}

bool keyword_capital_signer(struct str text)
{
    struct str last = text, word;
    while ((word = str_word(&last)).n && str_ends(word, STR(".")))
        text = last; /* "THS." */
    return unicode_is_capitals(text, CAPITALS_READ) && keyword_name(text) &&
           lexicon_is(word, WORDS_SURNAME);
}

/* The same for a part after a gap that may begin farther left than the column. */
static bool part_is_of_signature(struct line_parts *u, struct part *part, struct str text,
                                 bool unnamed)
{
    struct letter_key key = letter_key(u->arena, text);
    bool signs = is_signature_line(u, text);
    bool name = unnamed && (keyword_signer(text) || keyword_capital_signer(text));
    part->right |= signs || name || (unnamed && lexicon_starts(&key, WORDS_SIGNED_NOTE));
    return signs || (unnamed && !name);
}

/* Has the text the sign of an office, "NN.", "TGĐ", which no name has, unless it is a title. */
static bool has_sign(struct line_parts *u, struct str text)
{
    bool sign = false;
    for (struct str rest = text, word; (word = str_word(&rest)).n && !sign;) {
        struct letter_key key = letter_key(u->arena, word);
        bool capitals = unicode_is_capitals(word, CAPITALS_READ);
        bool bracket = memchr(word.p, '(', word.n) && word.n > 1 && *word.p != '(';
        sign = bracket || (capitals && (str_ends(word, STR(".")) || utf8_length(word) > 1) &&
                           !lexicon_starts(&key, WORDS_ACADEMIC_TITLE));
    }
    return sign;
}

/* "ThS.", "Thượng tá, TS.": what is before the name of who signs. */
static bool is_title(struct line_parts *u, struct str text)
{
    size_t length;
    if (lexicon_begins_any_case(text, WORDS_SIGNER_TITLE, &length))
        text = str_strip(str_slice(text, length, text.n), ", ");
    struct letter_key key = letter_key(u->arena, text);
    return !text.n || (!memchr(text.p, ' ', text.n) && lexicon_starts(&key, WORDS_ACADEMIC_TITLE));
}

bool line_parts_of_foot(struct line_parts *u, const struct source_line *p, bool unnamed)
{
    if (u->n == 2)
        return part_is_of_signature(u, &u->at[1], str_slice(p->text, u->at[1].from, u->at[1].to),
                                    unnamed);
    if (u->n != 1 || p->length > LINE_LENGTH)
        return unnamed;
    struct part whole = u->at[0];
    bool small = false; /* what is before is no line in capitals */
    for (size_t i = whole.from, size; i < whole.to; i += size) {
        uint32_t c;
        size = utf8_next(str_slice(p->text, i, whole.to), &c);
        small |= cp_is_lower(c);
        struct str rest = str_slice(p->text, i + size, whole.to);
        if (small && cp_is_space(c) && is_signature_line(u, rest)) {
            part_at(u, p, i + size);
            return true;
        }
        bool stop = i && cp_is_space(c) && strchr(".;,", p->text.p[i - 1]) &&
                    !is_title(u, str_slice(p->text, whole.from, i));
        struct letter_key key =
            unnamed && small && stop ? letter_key(u->arena, rest) : (struct letter_key){"", 0};
        if (lexicon_starts(&key, WORDS_SIGNED_NOTE)) {
            part_at(u, p, i + size);
            return true;
        }
        if (unnamed && small && stop && keyword_signer(rest) && !has_sign(u, rest)) {
            part_at(u, p, i + size);
            return false;
        }
    }
    struct str text = str_slice(p->text, whole.from, whole.to);
    bool entry = p->kind == SOURCE_BULLET; /* "- Lưu Ban." is no name */
    bool name = unnamed && !entry && (keyword_signer(text) || keyword_capital_signer(text));
    bool signs = is_signature_line(u, text) || lexicon_starts(&whole.key, WORDS_SIGNED_NOTE);
    u->at[0].right = name || (unnamed && !entry && signs);
    return unnamed && !name;
}

size_t line_parts_rule(struct str s, bool flow)
{
    enum {
        RULE = 4,
        GLUED = 3
    }; /* marks: fewer may be a dash; right before a capital, of which
          flow text lost one */
    size_t n = 0;
    while (n < s.n && s.p[n] == s.p[0] && strchr("-_=", s.p[0]))
        n++;
    size_t end = n;
    while (end < s.n && is_blank(s.p[end]))
        end++;
    uint32_t c = utf8_first(str_slice(s, end, s.n), 0);
    bool rule = n >= RULE || (flow && n == GLUED && end == n && cp_is_upper(c));
    return rule && end <= n + 1 && cp_is_letter(c) && s.p[s.n - 1] != s.p[0] ? end : 0;
}
