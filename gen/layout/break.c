/*
 * Where a line may end. The text is cut into words at blanks; rules then look at the words on both
 * sides of a gap, or at the text left and right of an opportunity inside a word.
 */
#include "layout/break.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/list_mark.h"

struct break_word {
    struct str text;
    size_t at;  /* its offset */
    bool plain; /* it has none of the marks and digits that rules look for: most words */
    bool opens; /* of ragged text: the text or an item of it begins with it */
    size_t key_length;
    char key[32]; /* of ragged text: core() */
};

/* Of the letters a to z, or of a letter of two or three bytes? Marks begin with C2, E2 and EF. */
static bool is_plain_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    if (byte < 0x80)
        return (byte | 32) >= 'a' && (byte | 32) <= 'z';
    return byte != 0xC2 && byte < 0xE2;
}

/* The next word at or after *at; false at the end of the text. */
static bool next_word(struct str text, size_t *at, struct break_word *w)
{
    size_t from = *at, to;
    bool plain = true;
    while (from < text.n && is_space(text.p[from]))
        from++;
    for (to = from; to < text.n && !is_space(text.p[to]); to++)
        plain &= is_plain_byte(text.p[to]);
    *w = (struct break_word){.text = str_slice(text, from, to), .at = from, .plain = plain};
    *at = to;
    return to > from;
}

static uint32_t first_of(struct str s)
{
    uint32_t cp = utf8_first(s, 0);
    return cp;
}

/* The word in lower case, without the marks around it; false where it is too long to be listed. */
static bool core(struct str word, char room[32], struct str *out)
{
    uint32_t cp;
    size_t length = 0;
    while (word.n && strchr("(\"'", word.p[0]))
        word = str_slice(word, 1, word.n);
    while (word.n > 1 && strchr(".,;:)\"'", word.p[word.n - 1]))
        word.n--;
    if (!word.n || word.n > 16)
        return false;
    for (size_t at = 0, n; (n = utf8_next(str_slice(word, at, word.n), &cp)) > 0; at += n)
        length += utf8_write(&room[length], cp_lower(cp));
    *out = (struct str){room, length};
    return true;
}

static bool is_dash(struct str word)
{
    return str_is(word, "-") || str_is(word, "–") || str_is(word, "—");
}

/* "3", "05/KH", "IV,", "a", "đ)": what may follow Điều, khoản, số ... */
static bool is_number_like(struct str word)
{
    uint32_t cp;
    size_t letters = 0;
    bool roman = true;
    if (word.n && cp_is_digit((unsigned char)word.p[0]))
        return true;
    if (word.n > 1 && word.p[0] >= 'a' && word.p[0] <= 'z' && is_letter(word.p[1]))
        return false; /* two letters, the first not Roman, as most words have */
    for (size_t at = 0, n; (n = utf8_next(str_slice(word, at, word.n), &cp)) > 0; at += n) {
        if (!cp_is_letter(cp))
            break;
        roman = roman && cp <= 'X' && strchr("IVXLCDM", (int)cp);
        if (++letters > 1 && !roman)
            return false;
    }
    return letters > 0;
}

static bool ends_in_digit(struct str word)
{
    return word.n && is_digit(word.p[word.n - 1]);
}

/* Marks that no line begins with, even after a blank. */
static bool begins_closing(struct str word)
{
    if (lexicon_begins(word, WORDS_LINE_CLOSING_MARK))
        return true;
    return word.n && strchr(",.;:!?)]}%", word.p[0]) && !(word.n > 1 && ends_in_digit(word));
}

static bool is_opening(struct str word, bool quote_open)
{
    return str_is(word, "“") || str_is(word, "‘") || str_is(word, "«") || str_is(word, "(") ||
           str_is(word, "[") || (str_is(word, "\"") && quote_open);
}

static struct str key_of(const struct break_word *w)
{
    return (struct str){w->key, w->key_length};
}

/* True if the word, without the marks around it, is in the list. */
static bool is_listed(struct str word, enum words list)
{
    char room[32];
    struct str key;
    return core(word, room, &key) && lexicon_is(key, list);
}

/* True if marks forbid a line end in the gap between two words, one with a mark or digit. */
static bool marks_hold(struct str before, struct str left, struct str right, bool quote_open)
{
    if (begins_closing(right) || is_opening(left, quote_open))
        return true;
    if (str_is(right, "\"") && quote_open)
        return true; /* a closing one */
    /* the label of a paragraph: a dash or sign alone, or short and ending in . ) or - */
    bool label = left.n >= 2 && left.n <= 12 && strchr(".)-", left.p[left.n - 1]);
    if (!before.p && (list_mark_is(left) || (label && is_number_like(left))))
        return true;
    if (is_dash(right))
        return true;
    return lexicon_is(left, WORDS_LINE_BEFORE_NAME) && cp_is_upper(first_of(right));
}

/* "43-NQ/TW", "01-1:2024/BYT": the number of a paper or of a standard. */
static bool is_paper_number(struct str word)
{
    bool upper = false;
    for (size_t i = 0; i < word.n; i++)
        upper |= word.p[i] >= 'A' && word.p[i] <= 'Z';
    return upper && is_digit(word.p[0]) && str_find(word, STR("/"), 0) != (size_t)-1;
}

/* Between a word and its number, or a number and its unit; before is the word before left. */
static bool is_tie(const struct break_word *before, const struct break_word *left,
                   const struct break_word *right)
{
    return (is_paper_number(right->text) && cp_is_letter(utf8_final(left->text, 0))) ||
           (is_number_like(right->text) && !strchr(".,;)", left->text.p[left->text.n - 1]) &&
            is_listed(left->text, WORDS_LINE_BEFORE_NUMBER)) ||
           ((ends_in_digit(left->text) || ends_in_digit(before->text)) &&
            is_listed(right->text, WORDS_LINE_UNIT) && /* "tỷ đồng" after a number as well */
            (ends_in_digit(left->text) || is_listed(left->text, WORDS_LINE_MULTIPLE)));
}

/*
 * True if an entry of the list has the first word, and after it the second; without a second, if
 * an entry is the first word and nothing else.
 */
static bool is_pair(const struct break_word *first, const struct break_word *second,
                    enum words list)
{
    const struct lexicon_list *l = lexicon_list(list);
    struct str key = key_of(first), other = second ? key_of(second) : STR_NONE;
    size_t i = key.n && (!second || other.n) ? lexicon_is(key, list) : 0;
    for (i = i ? i - 1 : l->n; i < l->n; i++) {
        const struct lexicon_entry *e = &l->entries[i];
        if (!str_eq(e->fields[0], key)) {
            if (l->sorted)
                return false;
            continue;
        }
        if (!second && e->count == 1)
            return true;
        for (size_t k = 1; second && k < e->count; k++)
            if (str_eq(e->fields[k], other))
                return true;
    }
    return false;
}

/* "Việt": a capital, and no other. */
static bool is_capitalized(struct str word)
{
    uint32_t cp;
    size_t n = utf8_next(word, &cp);
    if (!n || !cp_is_upper(cp))
        return false;
    return utf8_next(str_slice(word, n, word.n), &cp) && cp_is_lower(cp);
}

static bool is_name(const struct break_word *left, const struct break_word *right)
{
    uint32_t last = utf8_final(left->text, 0);
    return cp_is_letter(last) && is_capitalized(left->text) && is_capitalized(right->text);
}

/* Inside a word of two syllables, or before the month or year of a date. */
static bool is_one_word(const struct break_word *left, const struct break_word *right)
{
    uint32_t last = utf8_final(left->text, 0);
    if (cp_is_digit(last) || last == 0x2026) /* an ellipsis: "ngày … tháng … năm" */
        return is_listed(right->text, WORDS_DATE_MONTH) || is_listed(right->text, WORDS_DATE_YEAR);
    return cp_is_letter(last) && is_pair(left, right, WORDS_LINE_WORD);
}

/* "30/6/2026" */
static bool is_whole_date(struct str word)
{
    size_t parts = 1, digits = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (is_digit(word.p[i]))
            digits++;
        else if (word.p[i] == '/' && digits)
            digits = 0, parts++;
        else
            break;
    }
    return parts == 3 && digits == 4;
}

/* True if the text or an item of it begins with the word, a label aside. */
static bool opens(const struct break_word *before, const struct break_word *word, const char *out)
{
    return !before->text.n || out[word->at] == BREAK_MUST ||
           before->text.p[before->text.n - 1] == ';' ||
           (before->opens && out[word->at] == BREAK_NONE);
}

/* The gap before word, which is after `opening`. */
static void close_opening(const struct break_word *opening, const struct break_word *word,
                          char *out)
{
    char *gap = &out[word->at];
    if (opening->opens && (*gap == BREAK_PLAIN || *gap == BREAK_BEST || *gap == BREAK_POOR) &&
        cp_is_letter(utf8_final(opening->text, 0)))
        *gap = BREAK_OPENING;
}

/* "của các | xã"; "Tổ quốc | Việt Nam", where before and left are a word with a capital. */
static bool is_poor(const struct break_word *before, const struct break_word *left,
                    const struct break_word *right)
{
    return lexicon_is(key_of(left), WORDS_LINE_ENDS_WORST) ||
           (is_capitalized(before->text) && is_capitalized(right->text) &&
            cp_is_letter(utf8_final(left->text, 0)) && is_one_word(before, left));
}

/* "BAN THƯỜNG VỤ" after the dash behind another name: in small letters they are often one term. */
static bool is_second_body(const struct break_word *before, const struct break_word *left,
                           const struct break_word *right)
{
    return is_dash(before->text) && unicode_is_capitals(left->text, CAPITALS_ALL) &&
           (is_pair(left, right, WORDS_LINE_SECOND_BODY) ||
            is_pair(left, NULL, WORDS_LINE_SECOND_BODY));
}

/* Kinds of what is before left and between left and right, of ragged text. */
static void weigh(const struct break_word *before, const struct break_word *left,
                  const struct break_word *right, char *out)
{
    char *gap = &out[right->at], *earlier = &out[left->at];
    bool one_word = is_one_word(left, right);
    if (*gap == BREAK_PLAIN && (one_word || is_name(left, right)))
        *gap = BREAK_IN_WORD;
    else if (*gap == BREAK_PLAIN && (is_pair(right, NULL, WORDS_LINE_BEGINS_BEST) ||
                                     left->text.p[left->text.n - 1] == ';'))
        *gap = BREAK_BEST;
    else if (*gap == BREAK_PLAIN && is_poor(before, left, right))
        *gap = BREAK_POOR;
    /* "Sở | Nội vụ" are two words, whatever their capitals */
    if (one_word && *earlier == BREAK_IN_WORD && !is_one_word(before, left))
        *earlier = BREAK_PLAIN;
    if (*earlier == BREAK_PLAIN && is_pair(left, right, WORDS_LINE_BEGINS_BEST))
        *earlier = BREAK_BEST;
    if (is_second_body(before, left, right))
        *earlier = BREAK_BEST;
    if (*gap == BREAK_TIE && is_whole_date(right->text))
        *gap = BREAK_DATE;
    close_opening(before, left, out);
}

static bool is_address(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] == '@' ||
            (word.p[i] == ':' && str_starts(str_slice(word, i, word.n), STR("://"))))
            return true;
    return str_starts(word, STR("www."));
}

/* True if the text next to offset at, up to the next mark, has a small letter and no digit. */
static bool is_plain_side(struct str word, size_t at, bool left)
{
    uint32_t cp;
    bool small = false;
    struct str rest = left ? str_slice(word, 0, at) : str_slice(word, at, word.n);
    for (bool first = true;; first = false) {
        size_t n = left ? utf8_last(rest, &cp) : utf8_next(rest, &cp);
        if (!n || (!first && !cp_is_word(cp)))
            return small;
        if (cp_is_digit(cp))
            return false;
        small |= cp_is_lower(cp);
        rest = left ? str_slice(rest, 0, rest.n - n) : str_slice(rest, n, rest.n);
    }
}

/*
 * Inside a word a line ends only between plain words ("và/hoặc"), in addresses, and between letters
 * where their script allows it (Chinese).
 */
static void tailor_inside(struct break_word w, char *out)
{
    uint32_t before;
    if (!w.plain && is_address(w.text)) {
        static const char marks[] = "/.-";
        for (size_t i = 1; i < w.text.n; i++) {
            bool scheme = i > 2 && w.text.p[i - 1] == '/' && w.text.p[i - 2] == '/';
            bool mark = strchr(marks, w.text.p[i - 1]) && !strchr(marks, w.text.p[i]);
            out[w.at + i] = mark && !scheme ? 'b' : 0;
        }
        return;
    }
    for (size_t i = 1; i < w.text.n; i++) {
        if (out[w.at + i] != 'b')
            continue;
        utf8_last(str_slice(w.text, 0, i), &before);
        if (cp_is_letter(before))
            continue;
        if (before == 0xAD || /* nothing is hyphenated */
            !is_plain_side(w.text, i, true) || !is_plain_side(w.text, i, false))
            out[w.at + i] = 0;
    }
}

void break_prepare(void)
{
    static const enum words lists[] = {
        WORDS_BULLET,           WORDS_BULLET_LETTER,     WORDS_DATE_MONTH,
        WORDS_DATE_YEAR,        WORDS_LINE_BEFORE_NAME,  WORDS_LINE_BEFORE_NUMBER,
        WORDS_LINE_BEGINS_BEST, WORDS_LINE_CLOSING_MARK, WORDS_LINE_ENDS_WORST,
        WORDS_LINE_MULTIPLE,    WORDS_LINE_SECOND_BODY,  WORDS_LINE_UNIT,
        WORDS_LINE_WORD};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        lexicon_prepare(lists[i]);
}

void break_opportunities(struct str text, bool ragged, char *out)
{
    const struct break_word none = {.text = STR_NONE};
    struct break_word before = none, left = none, right;
    bool quote_open = false;
    size_t at = 0, since = 2; /* words since a hyphen that was kept off the end of a line */
    if (!text.n)
        return;
    unicode_line_breaks(text, out);
    while (next_word(text, &at, &right)) {
        /*
         * A hyphen at the end of a line reads as a divided word, and poppler's text drops it: no
         * line ends there ("chính trị - xã hội"), but in a row of hyphens every other one may, and
         * in ragged text that behind the first of two bodies.
         */
        bool hyphen = left.text.n && left.text.p[left.text.n - 1] == '-' && since >= 2;
        bool range = is_dash(left.text) && cp_is_digit(first_of(right.text)); /* "2026 - 2030" */
        since = hyphen ? 0 : since + 1;
        if (left.text.p && out[right.at] == BREAK_PLAIN) {
            bool plain = left.plain && right.plain;
            if (range)
                out[right.at] = ragged ? BREAK_TIE : BREAK_NONE;
            else if (hyphen ||
                     (!plain && marks_hold(before.text, left.text, right.text, quote_open)))
                out[right.at] = BREAK_NONE;
            else if (is_tie(&before, &left, &right))
                out[right.at] = BREAK_TIE;
        }
        struct str key;
        if (ragged && core(right.text, right.key, &key))
            right.key_length = key.n;
        right.opens = ragged && opens(&left, &right, out);
        if (ragged && left.text.p)
            weigh(&before, &left, &right, out);
        tailor_inside(right, out);
        for (size_t i = 0; !right.plain && i < right.text.n; i++)
            quote_open ^= right.text.p[i] == '"';
        before = out[right.at] == BREAK_MUST ? none : left;
        left = right;
    }
    if (before.text.p)
        close_opening(&before, &left, out);
}
