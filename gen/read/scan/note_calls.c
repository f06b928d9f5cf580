/* Numbers that may call notes: see note_calls.h. */
#include "read/scan/note_calls.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum { CLOSING_QUOTE = 0x201D };

/* The bytes of "[12]" or "(12)" at i, and its number; 0: there is something else. */
size_t note_bracketed(struct str s, size_t i, unsigned *value)
{
    char open = str_at(s, i), close = open == '[' ? ']' : ')';
    size_t n = open == '[' || open == '(' ? str_number(s, i + 1, 3, value) : 0;
    return n && n <= 2 && s.p[i + 1] != '0' && str_at(s, i + 1 + n) == close ? n + 2 : 0;
}

/* The bytes of the raised digits "¹²" at i, and their number; 0: there are none, or more. */
static size_t raised(struct str s, size_t i, unsigned *value)
{
    enum { ONE = 0xB9, TWO = 0xB2, THREE = 0xB3, ZERO = 0x2070, NINE = 0x2079 };
    size_t from = i, digits = 0, n;
    *value = 0;
    for (uint32_t c; (n = utf8_next(str_slice(s, i, s.n), &c)); i += n, digits++) {
        bool small = c == ONE || c == TWO || c == THREE;
        if (!small && c != ZERO && (c < ZERO + 4 || c > NINE))
            break;
        *value = *value * 10 + (c == ONE ? 1 : small ? c - TWO + 2 : c - ZERO);
        if (!*value || digits == 2)
            return 0;
    }
    return i - from;
}

/* "12/NQ-CP", "43-NQ/TW": capitals after a hyphen or a slash, the sign of an act; not of this
 * paper, "Số: 12/KH-TAKV1". */
static bool is_sign(struct str text, size_t at)
{
    size_t from = at, n;
    struct str line = str_trim(text);
    if (cp_is_upper(utf8_first(line, 0)) && lexicon_begins_any_case(line, WORDS_NUMBER, &n))
        return false;
    uint32_t c;
    while ((n = utf8_last(str_slice(text, 0, from), &c)) && cp_is_upper(c))
        from -= n;
    return from < at && from && strchr("-/", text.p[from - 1]);
}

/*
 * Is there a small letter, a sign or the end of a quotation before the number at `at`, and no
 * letter or digit after it.
 */
static bool is_call(struct str text, size_t at, size_t n)
{
    uint32_t before = utf8_final(str_slice(text, 0, at), 0);
    uint32_t after = utf8_first(str_slice(text, at + n, text.n), ' ');
    bool end = before == CLOSING_QUOTE || before == '"' || before == ')';
    return (cp_is_lower(before) || end || is_sign(text, at)) && !cp_is_word(after);
}

/* "m2", "km2": a raised number that makes another unit of a unit; the end of "năm" is none. */
static bool is_unit(struct str text, size_t at)
{
    size_t from = at;
    while (from && text.p[from - 1] >= 'a' && text.p[from - 1] <= 'z')
        from--;
    struct str word = str_slice(text, from, at);
    return word.n <= 2 && word.n && word.p[word.n - 1] == 'm' &&
           !cp_is_letter(utf8_final(str_slice(text, 0, from), 0));
}

/* "2026-20301": the number of a note, of n digits, right after a year. */
static size_t after_year(struct str text, size_t at, size_t *n, unsigned *value)
{
    enum { YEAR = 4, MOST = YEAR + 2 };
    *n = str_number(text, at + YEAR, MOST, value);
    bool year = str_number(text, at, MOST + 1, NULL) == YEAR + *n && *n && *n <= 2 &&
                (str_starts(str_slice(text, at, text.n), STR("20")) ||
                 str_starts(str_slice(text, at, text.n), STR("19")));
    return year && text.p[at + YEAR] != '0' ? at + YEAR : 0;
}

/* "2025": the digits before `at`, of no longer number. */
static bool is_year(struct str text, size_t at)
{
    enum { YEAR = 4 };
    struct str year = str_slice(text, at > YEAR ? at - YEAR : 0, at);
    return year.n == YEAR && str_number(year, 0, YEAR, NULL) == YEAR &&
           (str_starts(year, STR("20")) || str_starts(year, STR("19"))) &&
           !is_digit(str_at(text, at - YEAR - 1)) && str_at(text, at - YEAR - 1) != '.';
}

/* After a percent sign, or a stop after a word or a year. */
static bool is_glued(struct str text, size_t at, size_t n)
{
    bool end = !cp_is_word(utf8_first(str_slice(text, at + n, text.n), ' '));
    struct str above = str_slice(text, 0, at - 1);
    uint32_t last, before = 0;
    size_t size = utf8_last(above, &last);
    if (size)
        before = utf8_final(str_slice(above, 0, above.n - size), 0);
    bool word = size && cp_is_lower(last) && cp_is_letter(before);
    bool stop = text.p[at - 1] && strchr(".,;:", text.p[at - 1]) && (word || is_year(text, at - 1));
    return end && (text.p[at - 1] == '%' || stop);
}

/* "UBND1", "QH153": the number of a note after two capitals and more and at most two digits. */
static void read_capital(struct note_calls *calls, struct str text, size_t at, size_t start)
{
    enum { MOST = 4 }; /* digits of both */
    size_t from = at, n, digits = str_number(text, at, MOST + 1, NULL), capitals = 0;
    for (uint32_t c; (n = utf8_last(str_slice(text, 0, from), &c)) && cp_is_upper(c); from -= n)
        capitals++;
    if (capitals < 2 || digits > MOST ||
        cp_is_word(utf8_first(str_slice(text, at + digits, text.n), ' ')))
        return;
    for (size_t own = 1; own <= 2 && own <= digits && digits - own <= 2; own++) {
        unsigned value;
        str_number(text, at + digits - own, own, &value);
        if (text.p[at + digits - own] != '0')
            calls->last[CALL_CAPITAL][value] =
                (struct note_call){start + at + digits - own + 1, own};
    }
}

/*
 * "“Mỗi xã một rừng” 7,": a blank, of letters that are wide at their sides; "trong tỉnh. 7 Các xã",
 * of a line that is stretched.
 */
static bool is_closed(struct str text, size_t at, size_t n)
{
    struct str above = str_trim(str_slice(text, 0, at)), rest = str_slice(text, at + n, text.n);
    uint32_t before, last = 0;
    size_t size = utf8_last(above, &last);
    before = utf8_final(str_slice(above, 0, above.n - size), 0);
    bool quote = last == CLOSING_QUOTE || last == '"';
    bool stop = (last == '.' || last == ';') && cp_is_lower(before);
    bool ends = !rest.n || strchr(".,;:", *rest.p);
    bool goes_on = *rest.p == ' ' && cp_is_letter(utf8_first(str_trim(rest), 0));
    return text.p[at - 1] == ' ' && ((quote && ends) || (stop && rest.n && goes_on));
}

static void read_digits(struct note_calls *calls, struct str text, size_t at, size_t start)
{
    unsigned value;
    size_t n = str_number(text, at, 3, &value), late;
    struct note_call call = {start + at + 1, n};
    if (n < 3 && is_call(text, at, n) && !is_unit(text, at))
        calls->last[CALL_SURE][value] = call;
    else if (n < 3 && is_glued(text, at, n))
        calls->last[CALL_GLUED][value] = call;
    else if (n < 3 && is_closed(text, at, n))
        calls->last[CALL_CLOSED][value] = (struct note_call){call.at - 1, n + 1};
    else if (n == 3 && (late = after_year(text, at, &n, &value)))
        calls->last[CALL_GLUED][value] = (struct note_call){start + late + 1, n};
    else
        read_capital(calls, text, at, start);
}

/* "tỉnh(1)", "quy hoạch (2)"; after a stop as in "gồm: (1) rừng; (2) hồ" it is a list's. */
static void read_round(struct note_calls *calls, struct str text, size_t at, size_t start)
{
    unsigned value;
    size_t n = note_bracketed(text, at, &value);
    struct str before = str_trim(str_slice(text, 0, at));
    if (!n || cp_is_word(utf8_first(str_slice(text, at + n, text.n), ' ')) ||
        (before.n && strchr(":;,", before.p[before.n - 1])))
        return;
    enum note_call_kind kind = is_blank(text.p[at - 1]) ? CALL_APART : CALL_ROUND;
    calls->last[kind][value] = (struct note_call){start + at + 1, n};
}

void note_calls_read(struct note_calls *calls, const struct source *s, size_t line)
{
    struct str text = source_line(s, line);
    size_t start = (size_t)(text.p - s->text.p), n;
    for (size_t at = 1; at < text.n; at++) {
        unsigned value;
        unsigned char c = (unsigned char)text.p[at];
        if (c > '[' && c != 0xC2 && c != 0xE2) /* most bytes */
            continue;
        if (c == '(')
            read_round(calls, text, at, start);
        else if (c == '[' && (n = note_bracketed(text, at, &value)))
            calls->last[CALL_BRACKETED][value] = (struct note_call){start + at + 1, n};
        else if (c >= 0xC2 && (n = raised(text, at, &value)) && !is_unit(text, at)) {
            calls->last[CALL_SURE][value] = (struct note_call){start + at + 1, n};
            at += n - 1;
        } else if (is_digit(text.p[at]) && !is_digit(text.p[at - 1]))
            read_digits(calls, text, at, start);
    }
}
