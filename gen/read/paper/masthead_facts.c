/* Facts: see masthead_facts.h. */
#include "read/paper/masthead_facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "read/paper/keywords.h"

enum { NUMBER_LENGTH = 40, COLUMN_GAP = 3 };

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_digit(s.p[i]))
            return true;
    return false;
}

/* The end of a column of a masthead set in two: a tab or several blanks, or the line's end. */
static size_t column_end(struct str s)
{
    size_t gap = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\t')
            return i;
        gap = s.p[i] == ' ' ? gap + 1 : 0;
        if (gap == COLUMN_GAP)
            return i + 1 - gap;
    }
    return s.n;
}

static struct str without_blanks(struct arena *a, struct str s)
{
    struct buf b = {0};
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ')
            buf_char(&b, s.p[i]);
    return buf_take(&b, a);
}

/* "Số: 55-CTr/TU" -> "55-CTr/TU"; unset where the number is blank. */
static void read_number(struct doc *d, struct str line)
{
    size_t skip = 0;
    uint32_t c;
    if (d->number.n || !keyword_number(line))
        return;
    for (int letters = 2; letters--;)
        skip += utf8_next(str_slice(line, skip, line.n), &c);
    struct str s = str_slice(line, skip, line.n);
    while (s.n && strchr(":. ", *s.p))
        s = str_slice(s, 1, s.n);
    s = str_trim(str_slice(s, 0, column_end(s)));
    bool numbered = s.n && is_digit(*s.p);
    if (numbered && utf8_length(s) <= NUMBER_LENGTH)
        d->number = without_blanks(d->arena, s);
}

/* The number behind a word of the date, or 0: "ngày 05", "tháng 3", "năm 2024". */
static unsigned number_behind(struct str s, const char *word)
{
    size_t at = str_find(s, str_of(word), 0);
    if (at == (size_t)-1)
        return 0;
    at += strlen(word);
    while (at < s.n && s.p[at] == ' ')
        at++;
    unsigned value = 0;
    for (; at < s.n && is_digit(s.p[at]) && value < 10000; at++)
        value = value * 10 + (unsigned)(s.p[at] - '0');
    return value;
}

static struct str last_column(struct str s)
{
    for (size_t end = column_end(s); end < s.n; end = column_end(s))
        s = str_trim(str_slice(s, end, s.n));
    return s;
}

/* "Hà Nội, ngày 24 tháng 11 năm 2023"; a blank day or month leaves the date unset. */
static void read_place_date(struct doc *d, struct str line)
{
    size_t word = str_find(line, STR("ngày"), 0);
    if (word == (size_t)-1 || str_find(line, STR("tháng"), word) == (size_t)-1)
        return;
    struct str place = last_column(str_trim(str_slice(line, 0, word)));
    if (!d->place.n && place.n && place.p[place.n - 1] == ',')
        d->place = str_copy(d->arena, str_trim(str_slice(place, 0, place.n - 1)));
    struct str date = str_slice(line, word, line.n);
    unsigned day = number_behind(date, "ngày"), month = number_behind(date, "tháng");
    unsigned year = number_behind(date, "năm");
    if (!d->date.n && day && day <= 31 && month && month <= 12 && year >= 1900 && year < 10000)
        d->date = str_format(d->arena, "%04u-%02u-%02u", year, month, day);
}

/* Lines of a node, "\n" between them, as one line. */
static struct str one_line(struct arena *a, struct str s)
{
    char *copy = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (copy[i] == '\n')
            copy[i] = ' ';
    return (struct str){copy, s.n};
}

static void read_front(struct doc *d, const struct node *n)
{
    struct str text = node_text(d->arena, n);
    struct letter_key key = letter_key(d->arena, text);
    if (n->role == FRONT_NUMBER)
        read_number(d, text);
    if (n->role == FRONT_PLACE_DATE || n->role == FRONT_NUMBER)
        read_place_date(d, text);
    if (n->role == FRONT_ISSUER)
        d->issuer = one_line(d->arena, str_slice(text, 0, column_end(text)));
    if (letter_key_has(&key, "DANG CONG SAN VIET NAM"))
        d->system = SYSTEM_PARTY;
    if (letter_key_has(&key, "CONG HOA XA HOI CHU NGHIA"))
        d->system = SYSTEM_STATE;
}

/* Lines of the title: type, authors ("CỦA ..."), subject. */
static void read_title(struct doc *d, const struct node *n)
{
    struct str text = node_text(d->arena, n), author = STR_NONE;
    struct buf subject = {0};
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = str_find(text, STR("\n"), at);
        end = end == (size_t)-1 ? text.n : end;
        struct str line = str_slice(text, at, end);
        struct letter_key key = letter_key(d->arena, line);
        const char *type = keyword_kind(&key);
        if (!at && type) {
            d->kind = str_of(type);
            continue;
        }
        if (letter_key_starts(&key, "CUA "))
            author = str_trim(str_slice(line, strlen("CỦA"), line.n));
        else if (!at && unicode_is_capitals(line, CAPITALS_READ))
            author = line;
        else if (!keyword_attached(&key)) {
            buf_puts(&subject, subject.n ? " " : "");
            buf_str(&subject, line);
        }
    }
    d->subject = buf_take(&subject, d->arena);
    if (!d->issuer.n)
        d->issuer = author;
}

/* "43-NQ/TW" and "12/KH-UBND": the sign of the type stands behind the first mark. */
static void read_sign(struct doc *d)
{
    size_t at = 0;
    while (at < d->number.n && !strchr("-/", d->number.p[at]))
        at++;
    size_t end = at + 1;
    while (end < d->number.n && !strchr("-/", d->number.p[end]))
        end++;
    if (at >= d->number.n)
        return;
    const char *type = keyword_kind_of_sign(str_slice(d->number, at + 1, end));
    if (!d->kind.n && type)
        d->kind = str_of(type);
    if (d->system == SYSTEM_UNKNOWN)
        d->system = d->number.p[at] == '-' ? SYSTEM_PARTY : SYSTEM_STATE;
}

/* "T/M" and "K/T" are the Party's, "TM." and "KT." the State's. */
static void read_signature(struct doc *d, const struct node *n)
{
    struct str text = node_text(d->arena, n);
    if (d->system == SYSTEM_UNKNOWN && text.n > 3)
        d->system = text.p[1] == '/' ? SYSTEM_PARTY : text.p[2] == '.' ? SYSTEM_STATE : d->system;
    if (d->issuer.n || !str_starts(text, STR("T")))
        return;
    size_t end = str_find(text, STR("\n"), 0), space = str_find(text, STR(" "), 0);
    if (space != (size_t)-1 && space < 5)
        d->issuer = str_slice(text, space + 1, end == (size_t)-1 ? text.n : end);
}

void masthead_facts_read(struct doc *d)
{
    d->kind = d->number = d->date = d->place = d->issuer = d->subject = STR("");
    for (const struct node *n = d->root->first; n; n = n->next) {
        if (n->kind == NODE_FRONT)
            read_front(d, n);
        else if (n->kind == NODE_TITLE)
            read_title(d, n);
        else if (n->kind == NODE_SIGNATURE)
            read_signature(d, n);
    }
    if (has_digit(d->number))
        read_sign(d);
}
