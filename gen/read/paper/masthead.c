/*
 * The top of a paper: masthead (Decree 30/2020, annex I, boxes 1-4; Guide 05-HD/VPTW, boxes 1-4),
 * everything up to the title.
 */
#include "read/paper/stages.h"

#include <string.h>

#include "base/unicode.h"
#include "read/paper/joint_bodies.h"
#include "read/paper/front_joint.h"
#include "read/paper/keywords.h"
#include "read/paper/line_parts.h"

enum {
    TITLE_REACH = 80,  /* pieces in which a title must begin */
    FRONT_LENGTH = 90, /* of a line of the masthead */
    REST_REACH = 12    /* lines of a masthead after the subject of a letter */
};

static bool is_heading(const struct source_line *p)
{
    return p->label.class != LABEL_NONE && p->label.class <= LABEL_ARABIC;
}

/* "Kế hoạch" by itself below a masthead: capitals may be the style's, or be left out. */
static bool is_small_type(const struct source_line *p)
{
    return p->kind == SOURCE_PARA && !p->caps && !p->cell && p->start == START_UPPER &&
           lexicon_is_key(&p->key, WORDS_KINDS);
}

/* The type of document on a line of its own or in capitals before the subject. */
static bool is_type(const struct source_line *p)
{
    if (p->kind == SOURCE_ROW || p->kind == SOURCE_BULLET || !keyword_kind(&p->key) ||
        lexicon_begins(p->text, WORDS_PLACE_TYPES)) /* "PHƯỜNG AN" has the letters of a kind */
        return false;
    if (p->caps)
        return true;
    const char *space = memchr(p->text.p, ' ', p->text.n); /* its first words in capitals */
    size_t first = space ? (size_t)(space - p->text.p) : p->text.n;
    uint32_t last = utf8_final(str_slice(p->text, 0, first), 0);
    return cp_is_upper(last) || (p->kind == SOURCE_HEADING && p->length < 40);
}

/* A subject after a title whose type line was lost: "về ...", in small letters. */
static bool is_subject(const struct source_line *p)
{
    return p->kind != SOURCE_ROW && p->kind != SOURCE_BULLET && !p->caps && !is_heading(p) &&
           !str_in_brackets(p->text) && (p->start == START_LOWER || line_starts(p, WORDS_SUBJECT));
}

static bool is_letter_subject(const struct source_line *p)
{
    return p->kind != SOURCE_ROW && line_starts(p, WORDS_LETTER_SUBJECT);
}

/* The same in words, "Về việc ...", right below the number of the paper, where no title is. */
static bool is_subject_of_number(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    while (i && paper->at[i - 1].unit.noise)
        i--;
    return i && is_subject(p) && line_starts(p, WORDS_SUBJECT) &&
           (p->glued || p->cell || p->start == START_UPPER ||
            line_starts(p, WORDS_LETTER_SUBJECT_WORDS)) &&
           keyword_number(paper->at[i - 1].text);
}

static bool is_mark(const struct source_line *p, enum words words)
{
    return p->key.n < FRONT_MARK_LENGTH && p->start != START_LOWER && line_starts(p, words);
}

/* "05/4/2031" */
static bool is_date_of_digits(struct str s)
{
    size_t at = 0, n = 0, strokes = 0;
    for (; (n = str_number(s, at, s.n, NULL)); at += n) {
        if (at + n == s.n)
            return strokes == 2 && n == 4;
        n += str_at(s, at + n) == '/';
        strokes++;
    }
    return false;
}

/* "Thử ngày 01 tháng 6 năm 2032", without the comma, or without the place: nothing else is there.
 */
static bool is_date_alone(const struct source_line *p)
{
    enum { PLACE_WORDS = 5 };
    struct str rest = p->text, word;
    for (size_t words = 0; words <= PLACE_WORDS && (word = str_word(&rest)).n; words++) {
        size_t length;
        if (lexicon_begins_any_case(word, WORDS_DATE_DAY, &length) && length == word.n)
            return (!words && is_date_of_digits(str_trim(rest))) ||
                   (p->length < FRONT_LENGTH / 2 && lexicon_has(&p->key, WORDS_DATE_MONTH) &&
                    lexicon_has(&p->key, WORDS_DATE_YEAR) &&
                    is_digit(str_at(p->text, p->text.n - 1)));
        if (!cp_is_upper(utf8_first(word, 0)))
            return false;
    }
    return false;
}

enum front_role masthead_role(const struct source_line *p)
{
    if (line_is_motto(p))
        return FRONT_MOTTO;
    if (is_date_alone(p) ||
        (p->length < FRONT_LENGTH && keyword_place_date(&p->key) && !line_starts(p, WORDS_BASIS) &&
         !keyword_kind(&p->key) && /* "Nghị quyết số 1, ngày ..." */
         !keyword_number(p->text)))
        return FRONT_PLACE_DATE;
    if (p->length < FRONT_LENGTH && keyword_number(p->text) &&
        (letter_key_has(&p->key, "/") || letter_key_has(&p->key, "-") || p->length < 12))
        return FRONT_NUMBER;
    bool sign = *p->key.text == '/' || (p->kind == SOURCE_BULLET && letter_key_has(&p->key, "/"));
    if (sign && p->length < 30) /* "/KH-UBND", "-KH/TU", read apart from "Số" */
        return FRONT_NUMBER;
    if (is_mark(p, WORDS_DRAFT))
        return FRONT_DRAFT;
    if (is_mark(p, WORDS_FRONT_MARKS) || (p->caps && line_starts(p, WORDS_CIRCULATION_LAST)))
        return FRONT_MARK;
    return p->caps || str_in_brackets(p->text) ? FRONT_ISSUER : FRONT_OTHER;
}

/*
 * A subject without "V/v": right below the number of a paper without a type, above those whom it is
 * sent to; of flow text the right column of the masthead may be between.
 */
static bool is_bare_subject(const struct paper *paper, size_t i)
{
    enum { LINES = 8 };
    enum front_role over = FRONT_OTHER;
    for (size_t above = i; above-- && i - above < LINES && over != FRONT_NUMBER;) {
        over = masthead_role(&paper->at[above]);
        if (!paper->at[above].unit.noise && over != FRONT_MOTTO && over != FRONT_PLACE_DATE)
            break;
    }
    if (over != FRONT_NUMBER)
        return false;
    for (size_t n = 0; n < LINES && i < paper->n; n++, i = line_after(paper, i + 1)) {
        const struct source_line *p = &paper->at[i];
        enum front_role role = masthead_role(p);
        if (n && keyword_address(&p->key))
            return true;
        bool marked = !n && p->kind == SOURCE_HEADING; /* as Markdown has it */
        bool text = role == FRONT_OTHER && (p->kind == SOURCE_PARA || marked) &&
                    p->ending == END_OPEN && p->length < FRONT_LENGTH &&
                    p->label.class == LABEL_NONE && !letter_key_has(&p->key, ":") && !is_type(p);
        if (!text && (!n || (role != FRONT_MOTTO && role != FRONT_PLACE_DATE)))
            return false;
    }
    return false;
}

bool masthead_names_body(const struct paper *paper, size_t i)
{
    bool number = false;
    for (size_t k = i + 1; i && k < paper->n && k < TITLE_REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (p->unit.noise)
            continue;
        if (number && is_type(p))
            return true;
        if (keyword_number(p->text) && letter_key_has(&p->key, "/"))
            number = true;
        else if (is_heading(p) || p->kind == SOURCE_ROW || masthead_role(p) == FRONT_OTHER)
            return false;
    }
    return false;
}

/* "PHỤ LỤC": an appendix on its own has neither masthead nor title of a paper. */
static bool is_appendix_label(const struct source_line *p)
{
    return line_starts(p, WORDS_APPENDIX) && p->length < 20;
}

/* What no text has. */
static bool is_sure_front(enum front_role role)
{
    return role == FRONT_MOTTO || role == FRONT_NUMBER || role == FRONT_PLACE_DATE;
}

/*
 * A type that the lexicon does not know, "THỂ LỆ": alone in capitals below number, date or motto,
 * above a line that is none of a masthead and no clause.
 */
static bool is_unknown_type(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    size_t next = line_after(paper, i + 1);
    if (p->kind != SOURCE_PARA || !p->caps || p->cell || p->length >= FRONT_MARK_LENGTH ||
        p->ending != END_OPEN || masthead_role(p) != FRONT_ISSUER || str_in_brackets(p->text) ||
        line_starts(p, WORDS_BODY_OPENS) || keyword_place(&p->key) || keyword_signing(&p->key) ||
        next >= paper->n)
        return false;
    const struct source_line *below = &paper->at[next];
    return below->kind == SOURCE_PARA && !is_heading(below) && !below->caps &&
           !line_starts(below, WORDS_LEGAL_BASIS) && masthead_role(below) == FRONT_OTHER;
}

/*
 * The type of the paper below what looks like the subject of a letter, line i: "V/v ..." below the
 * number of a report. Only the rest of it and lines of a masthead are between; LINE_NONE for none.
 */
static size_t type_below(const struct paper *paper, size_t i)
{
    enum { LINES = 4 }; /* of a subject in a narrow column */
    size_t lines = 0;
    for (size_t k = line_after(paper, i + 1); k < paper->n && k < i + REST_REACH;
         k = line_after(paper, k + 1)) {
        const struct source_line *p = &paper->at[k];
        if (is_type(p) && p->caps && !masthead_names_body(paper, k))
            return k;
        enum front_role role = masthead_role(p);
        bool rest = role == FRONT_OTHER && p->start == START_LOWER && ++lines < LINES;
        if (is_heading(p) || keyword_address(&p->key) || (!is_sure_front(role) && !rest))
            break;
    }
    return LINE_NONE;
}

/* The piece where the title begins, or n. */
static size_t find_title(const struct paper *paper)
{
    size_t limit = paper->n < TITLE_REACH ? paper->n : TITLE_REACH;
    size_t marked = paper->n; /* a heading of the first level, where no type is named */
    bool masthead = false, number = false;
    for (size_t i = 0; i < limit; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.noise)
            continue;
        if (masthead && is_small_type(p))
            return i;
        enum front_role role = masthead_role(p);
        if (marked == paper->n && number && is_unknown_type(paper, i))
            marked = i;
        masthead |= is_sure_front(role);
        number |= role == FRONT_NUMBER;
        bool letter =
            is_letter_subject(p) || is_subject_of_number(paper, i) || is_bare_subject(paper, i);
        size_t below = letter ? type_below(paper, i) : LINE_NONE;
        if (below != LINE_NONE)
            return below;
        if ((is_type(p) && !masthead_names_body(paper, i)) || letter)
            return i;
        if (is_heading(p) || p->kind == SOURCE_ROW || is_appendix_label(p))
            break;
        size_t next = line_after(paper, i + 1);
        if (p->caps && !line_is_motto(p) && !keyword_number(p->text) && next < paper->n &&
            is_subject(&paper->at[next]) && !p->cell)
            return i;
        if (p->kind == SOURCE_HEADING && p->level == 1 && marked == paper->n)
            marked = i;
    }
    return marked;
}

/*
 * Flow text has the lines of both columns by turns: the rest of a name at line i continues the body
 * whose last line is body, where only lines of the right column are between.
 */
static bool resumes_body(const struct paper *paper, size_t body, size_t last, size_t i)
{
    if (body == LINE_NONE || last == LINE_NONE || last <= body)
        return false;
    enum front_role role = paper->at[paper->at[last].unit.head].unit.role;
    return (role == FRONT_MOTTO || role == FRONT_PLACE_DATE) &&
           masthead_role(&paper->at[i]) == FRONT_ISSUER &&
           front_name_continues(paper, &paper->at[body], &paper->at[i], true);
}

/*
 * "ĐOÀN TNCS HỒ CHÍ MINH" above a body of the Youth Union, whose motto, the same words, is below,
 * or above the place that it is the union of.
 */
static bool is_union(const struct paper *paper, size_t i, size_t end)
{
    const struct letter_key *key = &paper->at[i].key;
    const struct source_line *next = &paper->at[i] + 1;
    bool named = lexicon_is_key(key, WORDS_UNION_MOTTO);
    bool again = named && i + 1 < end && next->caps && keyword_place(&next->key);
    while (named && !again && ++i < end)
        again = !strcmp(paper->at[i].key.text, key->text);
    return again;
}

void masthead_lines_mark(struct paper *paper, size_t from, size_t end)
{
    size_t above = LINE_NONE, last = LINE_NONE; /* the unit that may continue, and its last line */
    size_t body = LINE_NONE;                    /* the last line of the name of a body */
    size_t motto = LINE_NONE;                   /* head of a motto that such a name parts */
    bool parted = false;
    for (size_t i = from; i < end; i++) {
        struct source_line *p = &paper->at[i];
        if (p->unit.noise)
            continue;
        if (keyword_address(&p->key)) {
            i = address_mark(paper, i, end) - 1;
            above = LINE_NONE;
            continue;
        }
        enum front_role role = is_union(paper, i, end) ? FRONT_ISSUER : masthead_role(p);
        char joint = above == LINE_NONE ? 0 : front_joint(paper, &paper->at[last], p, role);
        if (joint) {
            line_join(paper, above, i, joint);
            if (role == FRONT_PLACE_DATE) /* known by its second line */
                paper->at[above].unit.role = role;
        } else if (resumes_body(paper, body, last, i)) {
            above = paper->at[body].unit.head;
            line_join(paper, above, i, '\n');
            parted = true;
        } else if (role == FRONT_MOTTO && motto != LINE_NONE &&
                   (parted || (p->motto && paper->at[motto].motto))) {
            line_join(paper, motto, i, '\n');
            above = motto;
        } else {
            line_begin(paper, i, NODE_FRONT);
            p->unit.role = role;
            above = i;
            motto = role == FRONT_MOTTO ? i : motto;
        }
        bool right = role == FRONT_MOTTO || role == FRONT_PLACE_DATE;
        body = role == FRONT_ISSUER ? i : right ? body : LINE_NONE;
        last = i;
    }
    joint_bodies_mark(paper, from, end);
}

/* Nothing follows the year of a place and date, as in "Hôm nay, ngày ..., tại ...". */
static bool ends_date(const struct source_line *p)
{
    struct str last = str_last_word(p->text);
    uint32_t first = utf8_first(last, 0); /* of the year, or of dots in its place */
    bool sentence = p->ending == END_FULL && cp_is_letter(first); /* "Ngày 02/3/2031, hội ..." */
    return last.n && !sentence && (!cp_is_letter(first) || !lexicon_has(&p->key, WORDS_DATE_YEAR));
}

/*
 * Flow text has the right column amid the subject of a letter, whose last line is above line i: the
 * line after the rest of it, which begins at line next above those whom it is sent to, or next.
 */
static size_t rest_of_subject(const struct paper *paper, size_t i, size_t next)
{
    enum { LINES = 4 }; /* of a subject in a narrow column */
    const struct source_line *above = &paper->at[i - 1];
    if (next >= paper->n || above->unit.kind != NODE_TITLE || above->ending != END_OPEN ||
        paper->at[next].start != START_LOWER)
        return next;
    for (size_t k = next, lines = 0; k < paper->n && lines <= LINES;
         k = line_after(paper, k + 1), lines++) {
        const struct source_line *p = &paper->at[k];
        if (keyword_address(&p->key))
            return k;
        if (p->kind != SOURCE_PARA || p->length >= FRONT_LENGTH || p->ending != END_OPEN)
            break;
    }
    return next;
}

/*
 * "(Số liệu đến ngày ...)" at line i, between a title and those whom the paper is sent to: the line
 * after it, or i where there is no such remark.
 */
static size_t mark_remark(struct paper *paper, size_t i)
{
    enum { LINES = 4 };
    if (i >= paper->n || paper->at[i].kind != SOURCE_PARA || str_at(paper->at[i].text, 0) != '(')
        return i;
    size_t end = i, lines = 0;
    while (end < paper->n && ++lines < LINES && paper->at[end].kind == SOURCE_PARA &&
           !str_ends(paper->at[end].text, STR(")")))
        end = line_after(paper, end + 1);
    size_t below = line_after(paper, end + 1);
    if (end >= paper->n || !str_ends(paper->at[end].text, STR(")")) || below >= paper->n ||
        !keyword_address(&paper->at[below].key))
        return i;
    line_begin(paper, i, NODE_PREAMBLE);
    for (size_t k = line_after(paper, i + 1); k <= end; k = line_after(paper, k + 1))
        line_join(paper, i, k, ' ');
    return below;
}

/* After the subject of a letter the masthead continues, up to those whom it is sent to. */
static size_t mark_rest(struct paper *paper, size_t i)
{
    size_t end = i;
    for (size_t k = i; k < paper->n && k < i + REST_REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (p->unit.noise)
            continue;
        if (is_heading(p))
            break;
        enum front_role role = masthead_role(p);
        bool front = (is_sure_front(role) && (role != FRONT_PLACE_DATE || ends_date(p))) ||
                     role == FRONT_MARK || role == FRONT_DRAFT;
        bool date = k > i && role == FRONT_OTHER && front_completes_date(&paper->at[k - 1], p) &&
                    end == k && paper->at[k - 1].unit.kind != NODE_TITLE;
        if (!front && !date)
            break;
        end = k + 1;
    }
    masthead_lines_mark(paper, i, end);
    size_t next = line_after(paper, end);
    size_t rest_end = i && end > i ? rest_of_subject(paper, i, next) : next;
    for (; next < rest_end; next = line_after(paper, end = next + 1))
        line_join(paper, paper->at[i - 1].unit.head, next, ' ');
    next = mark_remark(paper, next);
    if (next < paper->n && keyword_address(&paper->at[next].key))
        return address_mark(paper, next, paper->n);
    return end;
}

void masthead_mark(struct paper *paper)
{
    size_t title = find_title(paper);
    if (title < paper->n) {
        const struct source_line *p = &paper->at[title];
        bool letter = is_letter_subject(p) || (is_subject(p) && line_starts(p, WORDS_SUBJECT)) ||
                      is_bare_subject(paper, title);
        masthead_lines_mark(paper, 0, title);
        paper->body = mark_rest(paper, title_mark(paper, title, letter));
        joint_bodies_mark(paper, 0, paper->body);
        return;
    }
    /* no title: as much of a masthead as there is */
    size_t end = 0;
    for (size_t i = 0; i < paper->n && i < TITLE_REACH; i++) {
        const struct source_line *p = &paper->at[i];
        enum front_role role = masthead_role(p);
        if (!p->unit.noise &&
            (is_heading(p) || p->kind == SOURCE_ROW || is_appendix_label(p) || role == FRONT_OTHER))
            break;
        bool body = (p->cell && i) || keyword_place(&p->key); /* else it may be a heading */
        if (p->unit.noise ? end == i : role != FRONT_ISSUER || body)
            end = i + 1;
    }
    masthead_lines_mark(paper, 0, end);
    paper->body = mark_rest(paper, end);
}
