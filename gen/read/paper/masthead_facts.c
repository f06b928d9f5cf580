/* Facts: see masthead_facts.h. */
#include "read/paper/masthead_facts.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/phrase.h"
#include "read/paper/keywords.h"
#include "read/paper/line_parts.h"
#include "read/paper/number_date.h"

enum { COLUMN_GAP = 3 };

static void read_number(struct doc *d, struct str line)
{
    struct cursor c = {line, 0};
    size_t size;
    if (d->number.n || !keyword_number(line))
        return;
    for (int letters = 2; letters--; c.at += size)
        utf8_peek(line, c.at, &size);
    d->number = unicode_look_alikes(d->arena, number_at(d->arena, &c));
}

/* The end of a column of a masthead set in two: a tab or several blanks, or the line's end. */
static size_t column_end(struct str s)
{
    for (size_t i = 0, from = 0, gap = 0, size; i < s.n; i += size) {
        uint32_t c;
        size = utf8_next(str_slice(s, i, s.n), &c);
        from = gap ? from : i;
        gap = cp_is_space(c) && c != '\n' ? gap + 1 : 0; /* those that do not break, too */
        if (c == '\t' || gap == COLUMN_GAP)
            return from;
    }
    return s.n;
}

static struct str last_column(struct str s)
{
    uint32_t c;
    for (size_t end = column_end(s), size; end < s.n; end = column_end(s))
        for (s = str_slice(s, end, s.n); (size = utf8_next(s, &c)) && cp_is_space(c);)
            s = str_slice(s, size, s.n);
    return s;
}

/* May a word begin at the place: after a blank, a comma, or glued to a capital, "UBNDngày". */
static bool may_begin(struct str text, size_t at)
{
    uint32_t before;
    utf8_last(str_slice(text, 0, at), &before);
    return !at || is_blank(text.p[at - 1]) || before == ',' || cp_is_upper(before);
}

/* Where a word of the list begins in the text, in any case; (size_t)-1 for nowhere. */
static size_t find_word(struct arena *a, struct str text, enum words words, size_t *end)
{
    struct str lower = unicode_lower(a, text);
    for (size_t at = 0; at < lower.n; at++) {
        if (!may_begin(lower.n == text.n ? text : lower, at))
            continue;
        size_t length = lexicon_length(str_slice(lower, at, lower.n), words);
        *end = at + length;
        if (length)
            return at;
    }
    return (size_t)-1;
}

/* Without the hour of a telegram: "Hà Nội, hồi 21 giờ 30 phút". */
static struct str without_hour(struct str place)
{
    for (size_t at = place.n; at-- > 0;)
        if (place.p[at] == ',') {
            struct str rest = str_slice(place, at, place.n);
            size_t digit = 0;
            while (digit < rest.n && !is_digit(rest.p[digit]))
                digit++;
            return digit < rest.n ? str_trim(str_slice(place, 0, at)) : place;
        }
    return place;
}

/* "Hà Nội, ngày 24 tháng 11 năm 2023"; a blank day or month leaves the date unset. */
static void read_place_date(struct doc *d, struct str line)
{
    size_t end, word = find_word(d->arena, line, WORDS_DATE_DAY, &end);
    if (word == (size_t)-1)
        return;
    struct str place = str_trim(str_slice(line, 0, word));
    if (place.n && place.p[place.n - 1] == ',')
        place = str_trim(str_slice(place, 0, place.n - 1));
    place = last_column(place);
    size_t comma = str_find(place, STR(","), 0); /* a number on the same line */
    if (keyword_number(place))
        place = comma == (size_t)-1 ? STR_NONE : str_trim(str_slice(place, comma + 1, place.n));
    if (!d->place.n && place.n)
        d->place = str_copy(d->arena, without_hour(place));
    struct cursor c = {unicode_lower(d->arena, line), end};
    if (!d->date.n) {
        struct str date = date_at(d->arena, &c);
        d->date = date.n ? date : d->date;
    }
}

/* --- parts of the paper ------------------------------------------------------------------- */

/* Lines of a node, "\n" between them, as one line. */
static struct str one_line(struct arena *a, struct str s)
{
    char *copy = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (copy[i] == '\n')
            copy[i] = ' ';
    return (struct str){copy, s.n};
}

/* Of several issuers above the title, which issued the paper together, the names of all. */
static void read_front(struct doc *d, const struct node *n, bool titled)
{
    struct str text = node_text(d->arena, n);
    struct letter_key key = letter_key(d->arena, text);
    if (n->role == FRONT_NUMBER)
        read_number(d, text);
    if (n->role == FRONT_PLACE_DATE || n->role == FRONT_NUMBER)
        read_place_date(d, unicode_look_alikes(d->arena, one_line(d->arena, text)));
    if (n->role == FRONT_ISSUER) {
        struct str name = one_line(d->arena, str_slice(text, 0, column_end(text)));
        bool joint = d->issuer.n && !titled;
        d->issuer =
            joint ? str_format(d->arena, "%.*s - %.*s", STR_ARG(d->issuer), STR_ARG(name)) : name;
    }
    if (lexicon_has(&key, WORDS_PARTY_MOTTO))
        d->system = SYSTEM_PARTY;
    if (lexicon_has(&key, WORDS_STATE_MOTTO))
        d->system = SYSTEM_STATE;
}

/*
 * All facts in one line, as copies on web pages have them: "Nghị quyết số 12-NQ/TW, ngày 5/4/2026
 * của Ban Chấp hành Trung ương về ...". False where the line has no number.
 */
static bool read_title_line(struct doc *d, struct str line)
{
    struct str lower = unicode_lower(d->arena, line);
    size_t end, at = find_word(d->arena, line, WORDS_NUMBER, &end);
    struct letter_key kind = letter_key(d->arena, str_slice(line, 0, at == (size_t)-1 ? 0 : at));
    if (d->number.n || !lexicon_is_key(&kind, WORDS_KINDS))
        return false;
    struct cursor c = {line, end};
    struct str number = number_at(d->arena, &c);
    if (!memchr(number.n ? number.p : "", '/', number.n) &&
        !memchr(number.n ? number.p : "", '-', number.n))
        return false;
    d->number = unicode_look_alikes(d->arena, number);
    size_t tail = c.at;
    struct str rest = str_slice(line, tail, line.n);
    at = find_word(d->arena, rest, WORDS_DATE_DAY, &end);
    if (at != (size_t)-1) {
        struct cursor day = {lower, tail + end};
        struct str date = date_at(d->arena, &day);
        d->date = date.n ? date : d->date;
        tail = date.n ? day.at : tail;
        rest = str_slice(line, tail, line.n);
    }
    size_t about_end, about = find_word(d->arena, rest, WORDS_ABOUT, &about_end);
    size_t by_end, by = find_word(d->arena, rest, WORDS_BY, &by_end);
    if (!d->issuer.n && by != (size_t)-1 && by < about)
        d->issuer = str_trim(str_slice(rest, by_end, about));
    d->subject = about == (size_t)-1 ? STR_NONE : str_trim(str_slice(rest, about, rest.n));
    return true;
}

/*
 * Where the subject begins in "CỦA ... về ..." on one line, or its length; of a committee the first
 * such word is part of its name: "BAN CHỈ ĐẠO THỰC HIỆN ...".
 */
static size_t subject_after_author(struct arena *a, struct str line)
{
    size_t end, more, at = find_word(a, line, WORDS_TITLE_OPENER, &end);
    if (at == (size_t)-1)
        return line.n;
    struct letter_key author = letter_key(a, str_slice(line, 0, at));
    if (!lexicon_has(&author, WORDS_COMMITTEE))
        return at;
    at = find_word(a, str_slice(line, end, line.n), WORDS_TITLE_OPENER, &more);
    return at == (size_t)-1 ? line.n : end + at;
}

/* What follows the type of paper on its line, "về ..." or "CỦA ... về ...", where that is no part
 * of a name in capitals; "" without. */
static struct str after_type(struct arena *a, struct str line)
{
    struct phrase words = phrase_read(a, line);
    size_t type = lexicon_at(WORDS_KINDS, &words, 0);
    if (!type || type >= words.n)
        return STR("");
    struct str rest = str_slice(line, words.words[type].at, line.n);
    size_t end, about = find_word(a, rest, WORDS_ABOUT, &end);
    struct letter_key key = letter_key(a, rest);
    bool parted = phrase_is_upper(&words, 0, type) && !phrase_is_upper(&words, type, type + 1);
    bool small = !phrase_is_upper(&words, type, words.n);
    bool author = lexicon_starts(&key, WORDS_AUTHOR) && subject_after_author(a, rest) < rest.n;
    return author || ((about == 0 || parted) && small) ? rest : STR("");
}

/*
 * "PHÁT TRIỂN DU LỊCH NĂM 2026" after the type on its line, all in capitals, so many words at
 * least: the subject where no line below the type has one; a word or two are of the type, "CHƯƠNG
 * TRÌNH PHỐI HỢP".
 */
enum { LEAST = 4 };
static struct str subject_on_line(struct arena *a, struct str line, size_t least)
{
    struct phrase words = phrase_read(a, line);
    size_t type = lexicon_at(WORDS_KINDS, &words, 0);
    bool whole = type && type + least <= words.n && phrase_is_upper(&words, 0, words.n);
    return whole ? str_slice(line, words.words[type].at, line.n) : STR_NONE;
}

/*
 * Does the title say of what meeting the paper is, "của đồng chí Bí thư tại buổi làm việc với ...":
 * who spoke there is of the subject, for the masthead has who issues it.
 */
static bool is_of_meeting(const struct doc *d, struct str title)
{
    size_t end;
    return d->issuer.n && find_word(d->arena, title, WORDS_MEETING, &end) != (size_t)-1;
}

/*
 * "KẾT LUẬN" / "HỘI NGHỊ BAN THƯỜNG VỤ TỈNH ỦY" / "về ...": what is left of a title below the lines
 * in capitals that name the meeting which decided; all of it where no subject is below them.
 */
static struct str below_meeting(struct arena *a, const char *kind, struct str title)
{
    struct str rest = title;
    struct letter_key key = letter_key(a, title);
    if (!kind || !lexicon_is(str_of(kind), WORDS_KINDS_OF_MEETINGS) ||
        !lexicon_starts(&key, WORDS_MEETING_OPENS))
        return title;
    for (struct str below = rest; below.n; rest = below) {
        struct str line = str_line(&below);
        if (!unicode_is_capitals(line, CAPITALS_READ) ||
            lexicon_begins_any_case(line, WORDS_ABOUT, &(size_t){0}))
            return rest;
    }
    return title;
}

/*
 * "của Ban Thường vụ năm 2031", the title below "CHƯƠNG TRÌNH LÀM VIỆC", which says more than a
 * type: the subject where nothing else is; "" for others.
 */
static struct str own_program(struct arena *a, struct str line, struct str below)
{
    struct phrase words = phrase_read(a, line);
    struct letter_key key = letter_key(a, below);
    size_t type = lexicon_at(WORDS_KINDS, &words, 0);
    below = one_line(a, str_slice(below, 0, str_find(below, STR("\n("), 0)));
    bool more = type && type < words.n && lexicon_starts(&key, WORDS_AUTHOR);
    return more && subject_after_author(a, below) == below.n ? str_trim(below) : STR("");
}

/*
 * Is what follows the type on its line, "TRỒNG CÂY" of "KẾ HOẠCH TRỒNG CÂY", the beginning of the
 * subject that goes on below, "VEN ĐƯỜNG": no body whose paper it is, nor the rest of the type,
 * below which the subject begins anew.
 */
static bool begins_subject(struct doc *d, struct str line, struct str rest)
{
    struct str below = str_line(&rest);
    struct letter_key key = letter_key(d->arena, below);
    bool goes_on = unicode_is_capitals(below, CAPITALS_READ) || cp_is_lower(utf8_first(below, 0));
    return line.n && below.n && goes_on && !lexicon_starts(&key, WORDS_AUTHOR) &&
           !lexicon_starts(&key, WORDS_SUBJECT) && !keyword(&key, WORDS_ATTACHED) &&
           !keyword_body(d->arena, line, d->source->recognised);
}

/* Lines of the title: type, authors ("CỦA ..."), subject. */
static void read_title(struct doc *d, const struct node *n)
{
    struct str text = node_text(d->arena, n), author = STR_NONE, whole = STR_NONE;
    struct buf subject = {0};
    struct letter_key first = letter_key(d->arena, text);
    if (lexicon_starts(&first, WORDS_LETTER_SUBJECT))
        d->kind = STR("cong-van");
    const char *kind = keyword_kind(&first);
    if (kind && read_title_line(d, one_line(d->arena, text))) {
        d->kind = str_of(kind);
        return;
    }
    bool meeting = is_of_meeting(d, one_line(d->arena, text));
    for (bool head = true; text.n; head = false) {
        struct str line = str_line(&text);
        struct letter_key key = letter_key(d->arena, line);
        const char *type = keyword_kind(&key);
        if (head && type) {
            d->kind = str_of(type);
            text = below_meeting(d->arena, type, text);
            whole = subject_on_line(d->arena, line, LEAST);
            if (!whole.n && d->issuer.n && (whole = own_program(d->arena, line, text)).n)
                text = STR("");
            struct str begun = subject_on_line(d->arena, line, 1);
            line = after_type(d->arena, line);
            if (!line.n && begins_subject(d, begun, text))
                buf_str(&subject, begun);
            if (!line.n)
                continue;
            key = letter_key(d->arena, line);
        }
        size_t about = line.n;
        bool own = subject.n && d->issuer.n; /* "của" of the subject, above which a line ends */
        own |= meeting && !unicode_is_capitals(line, CAPITALS_READ);
        if (!own && lexicon_starts(&key, WORDS_AUTHOR)) {
            about = subject_after_author(d->arena, line);
            author = str_trim(str_slice(line, lexicon_field(WORDS_BY, 0, 0).n, about));
            buf_str(&subject, str_slice(line, about, line.n));
        } else if (head && unicode_is_capitals(line, CAPITALS_READ))
            author = line;
        else if (!keyword(&key, WORDS_ATTACHED)) {
            buf_puts(&subject, subject.n ? " " : "");
            buf_str(&subject, line);
        }
    }
    buf_str(&subject, subject.n ? STR("") : whole);
    d->subject = buf_take(&subject, d->arena);
    if (!d->issuer.n)
        d->issuer = author;
}

/* "43-NQ/TW" and "12/KH-UBND": the sign of the type is after the first mark. */
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

/*
 * "ỦY BAN NHÂN DÂN" of a signature with its place, as the body that decides is named above the
 * bases; unset where it is not.
 */
static struct str whole_name(struct doc *d, struct str body)
{
    enum { TOP_NODES = 100 }; /* the bases of a paper are among them */
    struct letter_key key = letter_key(d->arena, body);
    if (!lexicon_is_key(&key, WORDS_BARE_BODIES) && !lexicon_is_key(&key, WORDS_NAMELESS_BODIES))
        return body;
    size_t left = TOP_NODES;
    for (const struct node *n = d->root->first; n && left--; n = n->next) {
        struct str line = n->kind == NODE_PREAMBLE ? node_text(d->arena, n) : STR_NONE;
        struct letter_key whole = letter_key(d->arena, line);
        if (unicode_is_capitals(line, CAPITALS_READ) && whole.n > key.n &&
            str_starts(str_of(whole.text), str_of(key.text)))
            return one_line(d->arena, line);
    }
    return STR("");
}

/* "T/M" and "K/T" are the Party's, "TM." and "KT." the State's. */
static void read_signature(struct doc *d, const struct node *n)
{
    struct str text = node_text(d->arena, n);
    if (d->system == SYSTEM_UNKNOWN && text.n > 3)
        d->system = text.p[1] == '/' ? SYSTEM_PARTY : text.p[2] == '.' ? SYSTEM_STATE : d->system;
    size_t on_behalf = str_starts(text, STR("T")) ? lexicon_begins(text, WORDS_AUTHORITY) : 0;
    if (d->issuer.n || !on_behalf)
        return;
    size_t from = lexicon_field(WORDS_AUTHORITY, on_behalf - 1, 0).n;
    size_t end = str_find(text, STR("\n"), 0);
    struct str body = str_strip(str_slice(text, from, end == (size_t)-1 ? text.n : end), ". ");
    struct letter_key key = letter_key(d->arena, body);
    if (!keyword(&key, WORDS_POSITION)) /* "TL. GIÁM ĐỐC": an office, no body */
        d->issuer = whole_name(d, body);
}

/* Is all of the title a subject: a paper without a type is a letter. */
static bool about_letter(struct doc *d)
{
    const struct node *n = d->root->first;
    bool number = false;
    for (; n && n->kind != NODE_TITLE; n = n->next)
        number |= n->role == FRONT_NUMBER;
    struct letter_key key = letter_key(d->arena, n ? node_text(d->arena, n) : STR_NONE);
    return number && lexicon_starts(&key, WORDS_SUBJECT);
}

/* "Thử, ngày 5 tháng 11 năm 2034" by itself. */
static bool is_place_date_alone(struct arena *a, struct str text)
{
    enum { LETTERS = 60 }; /* of a line of a masthead */
    struct letter_key key = letter_key(a, text);
    return key.n < LETTERS && keyword_place_date(&key) && cp_is_upper(utf8_first(text, 0)) &&
           is_digit(str_at(text, text.n - 1));
}

/*
 * A paper whose masthead has no date has it above who signs, or, of kinds that record what people
 * did, in their first words: "Hôm nay, ngày ...".
 */
static void read_other_date(struct doc *d)
{
    struct str last = STR_NONE;
    bool record = lexicon_is(d->kind, WORDS_KINDS_OF_RECORD);
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        bool text = n->kind == NODE_PARA || n->kind == NODE_PREAMBLE;
        if (text)
            last = node_text(d->arena, n);
        struct letter_key key = letter_key(d->arena, text ? last : STR_NONE);
        if (text && record && !d->date.n && lexicon_starts(&key, WORDS_RECORD_DAY)) {
            struct str place = d->place;
            read_place_date(d, last);
            d->place = place;
        }
        if ((n->kind == NODE_SIGNATURE || n->kind == NODE_RECIPIENT) && last.n &&
            is_place_date_alone(d->arena, last))
            read_place_date(d, last);
        if (n->kind == NODE_SIGNATURE)
            return;
    }
}

/* Is there a title, of a kind that the lexicon does not know: a letter has its subject at most. */
static bool is_capital_title(struct doc *d)
{
    const struct node *n = d->root->first;
    while (n && n->kind != NODE_TITLE)
        n = n->next;
    struct str text = n ? node_text(d->arena, n) : STR_NONE;
    return n && unicode_is_capitals(str_line(&text), CAPITALS_READ);
}

/* "Kính gửi: ..." */
static bool is_address(struct doc *d, const struct node *n)
{
    struct letter_key key = letter_key(d->arena, node_text(d->arena, n));
    return keyword_address(&key);
}

void masthead_facts_read(struct doc *d)
{
    d->kind = d->number = d->date = d->place = d->issuer = d->subject = STR("");
    bool has_date = false, titled = false, addressed = false,
         closed = false; /* an attached paper may have a masthead of its own */
    for (const struct node *n = d->root->first; n; n = n->next) {
        has_date |= n->kind == NODE_FRONT && n->role == FRONT_PLACE_DATE;
        titled |= n->kind == NODE_TITLE;
        if (n->kind == NODE_FRONT && !closed)
            read_front(d, n, titled);
        else if (n->kind == NODE_TITLE)
            read_title(d, n);
        else if (n->kind == NODE_RECIPIENT && !closed)
            addressed |= is_address(d, n);
        else if (n->kind == NODE_SIGNATURE) {
            read_signature(d, n);
            closed = true;
        }
    }
    if (d->number.n)
        read_sign(d);
    bool letter = addressed && d->number.n && !is_capital_title(d);
    if (!d->kind.n && (letter || about_letter(d))) /* "Về việc ..." below the number */
        d->kind = STR("cong-van");
    if (!has_date)
        read_other_date(d);
}
