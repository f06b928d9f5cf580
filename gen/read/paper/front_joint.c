/* Lines of a masthead that belong together: see front_joint.h. */
#include "read/paper/front_joint.h"

#include <string.h>

#include "base/unicode.h"
#include "read/paper/keywords.h"
#include "read/paper/stages.h"

/* "7 tháng", "4 năm 2026" below "X, ngày": a date cut into lines. */
bool front_completes_date(const struct source_line *above, const struct source_line *p)
{
    return !letter_key_has(&above->key, "20") && p->length < FRONT_MARK_LENGTH &&
           (p->start == START_DIGIT || p->start == START_LOWER);
}

/* "Số:" above "12/KH-UBND". */
static bool completes_number(const struct source_line *above, const struct source_line *p)
{
    for (size_t i = 0; i < above->key.n; i++)
        if (is_digit(above->key.text[i]) || above->key.text[i] == '/')
            return false;
    return p->start == START_DIGIT && p->length < FRONT_MARK_LENGTH &&
           (letter_key_has(&p->key, "/") || letter_key_has(&p->key, "-"));
}

/* "Sơn" above "La, ngày 11 ...": a name of two words that the end of the line tore. */
static bool tears_place(const struct source_line *above, const struct source_line *p)
{
    struct str rest = p->text, first = str_word(&rest);
    return above->kind == SOURCE_PARA && !above->caps &&
           !memchr(above->text.p, ' ', above->text.n) && cp_is_upper(utf8_first(above->text, 0)) &&
           cp_is_lower(utf8_final(above->text, 0)) && cp_is_upper(utf8_first(first, 0)) &&
           str_ends(first, STR(","));
}

/* "THEO QUYẾT ĐỊNH" above "SỐ 8/QĐ-X": the name of a body that an act set up. */
static bool names_act(const struct source_line *above, const struct source_line *p)
{
    return p->caps && above->caps && keyword_number(p->text) && !letter_key_has(&p->key, ":") &&
           lexicon_ends_with(&above->key, WORDS_KINDS);
}

/* "BAN CHỈ ĐẠO CHUYỂN ĐỔI" above "SỐ", "ĐỘI" above "SỐ 5": of a name, for the number is below it.
 */
static bool names_digits(const struct paper *paper, const struct source_line *above,
                         const struct source_line *p)
{
    size_t next = line_after(paper, (size_t)(p - paper->at) + 1);
    return p->caps && above->caps && !letter_key_has(&p->key, "/") &&
           !letter_key_has(&p->key, ":") && keyword_number(p->text) && next < paper->n &&
           keyword_number(paper->at[next].text);
}

/*
 * Is the body at line `above` the beginning of the one before it, "VIỆN KIỂM SÁT NHÂN DÂN" below
 * "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO": its name has more lines.
 */
static bool begins_as_superior(const struct paper *paper, const struct source_line *above)
{
    size_t head = above->unit.head, i = head;
    while (i > 0 && paper->at[i - 1].unit.noise)
        i--;
    if (!i || &paper->at[head] != above || paper->at[i - 1].unit.head == LINE_NONE)
        return false;
    const struct source_line *superior = &paper->at[paper->at[i - 1].unit.head];
    return superior->unit.role == FRONT_ISSUER && superior->key.n > above->key.n &&
           str_starts(str_of(superior->key.text), str_of(above->key.text));
}

/* Does the line end with a place of one word, "UBND TỈNH VĨNH": names of places have two or more.
 */
static bool cuts_place(const struct source_line *p)
{
    struct str last = str_last_word(p->text);
    struct str before = str_trim(str_slice(p->text, 0, p->text.n - last.n));
    struct str types[2] = {str_last_word(before)}; /* "TỈNH", "THÀNH PHỐ" */
    struct str rest = str_trim(str_slice(before, 0, before.n - types[0].n));
    types[1] = str_slice(before, rest.n - str_last_word(rest).n, before.n);
    return p->ending == END_OPEN &&
           (lexicon_is(types[0], WORDS_PLACE_TYPES) || lexicon_is(types[1], WORDS_PLACE_TYPES));
}

/*
 * Is the one word of a line, "TRƯỜNG", the rest of the place above, "TỈNH VĨNH", not the beginning
 * of a body: no line goes on with its name.
 */
static bool ends_place(const struct paper *paper, const struct source_line *above,
                       const struct source_line *p)
{
    size_t next = line_after(paper, (size_t)(p - paper->at) + 1);
    if (memchr(p->text.p, ' ', p->text.n) || !cuts_place(above))
        return false;
    const struct source_line *below = next < paper->n ? &paper->at[next] : NULL;
    bool recognised = paper->blocks->source->recognised;
    return !below || !below->caps || masthead_role(below) != FRONT_ISSUER || !below->glued ||
           keyword_body(paper->arena, below->text, recognised);
}

/* The last n words of a text. */
static struct str last_words(struct str text, size_t n)
{
    struct str rest = str_trim(text);
    while (n-- && rest.n)
        rest = str_trim(str_slice(rest, 0, rest.n - str_last_word(rest).n));
    return str_trim(str_slice(text, rest.n, text.n));
}

static size_t count_words(struct str text)
{
    size_t n = 0;
    while (str_word(&text).n)
        n++;
    return n;
}

/* Could the last word of the key be a syllable, "SON"; not an abbreviation, "CHQS". */
static bool ends_syllable(const struct letter_key *k)
{
    static const char *const finals[] = {"NG", "NH", "CH", "C", "M", "N", "P", "T"};
    struct str s = str_last_word((struct str){k->text, k->n});
    for (size_t i = 0; i < sizeof finals / sizeof *finals; i++)
        if (str_ends(s, str_of(finals[i]))) {
            s.n -= strlen(finals[i]);
            break;
        }
    return s.n && strchr("AEIOUY", s.p[s.n - 1]);
}

/* "HỘI AN", "TRƯỜNG SƠN": two words that may be a place's name, whatever body begins so. */
static bool is_name_of_two(const struct source_line *p)
{
    struct str last = str_last_word(p->text);
    return count_words(p->text) == 2 && ends_syllable(&p->key) &&
           !lexicon_is(last, WORDS_PLACE_TYPES) && !lexicon_is_key(&p->key, WORDS_BODY_OPENS);
}

/* Is the line the place in which the paper is dated: "HỘI AN" where that is "Hội An, ngày ...". */
static bool is_place_of_date(const struct paper *paper, const struct source_line *p)
{
    enum { REACH = 20 };
    size_t at = (size_t)(p - paper->at);
    for (size_t i = at > REACH ? at - REACH : 0; i < paper->n && i < at + REACH; i++) {
        const struct letter_key *k = &paper->at[i].key;
        if (k->n > p->key.n && k->text[p->key.n] == ',' &&
            str_starts((struct str){k->text, k->n}, (struct str){p->key.text, p->key.n}) &&
            masthead_role(&paper->at[i]) == FRONT_PLACE_DATE)
            return true;
    }
    return false;
}

/*
 * Is the line the name that the one above lacks, though it begins as a body does: "TRƯỜNG SA" below
 * "ĐẶC KHU", "HỘI AN" below "BỆNH VIỆN ĐA KHOA".
 */
static bool names_above(const struct paper *paper, const struct source_line *above,
                        const struct source_line *p)
{
    enum { NAME_WORDS = 4, TYPE_WORDS = 4 };
    if (lexicon_is(above->text, WORDS_PLACE_TYPES))
        return count_words(p->text) <= NAME_WORDS && !line_starts(p, WORDS_PARTY_ORGANS);
    if (is_place_of_date(paper, p))
        return true;
    for (size_t n = 1; n <= TYPE_WORDS && is_name_of_two(p); n++) {
        struct str last = last_words(above->text, n);
        if (lexicon_is(last, WORDS_PLACE_TYPES) || lexicon_is(last, WORDS_NAMELESS_ENDS))
            return true;
    }
    return false;
}

/*
 * Has the name above no end, so that the line is the rest of it though it begins as a body does:
 * "... ĐÊ ĐIỀU VÀ" above "PHÒNG, CHỐNG THIÊN TAI", "BAN THƯỜNG VỤ TỈNH" above "ĐOÀN VĨNH SƠN".
 */
static bool lacks_end(const struct source_line *above, const struct source_line *p)
{
    bool union_body = line_starts(above, WORDS_PARTY_ORGANS) && line_starts(p, WORDS_UNION_REST) &&
                      lexicon_is(str_last_word(above->text), WORDS_PLACE_TYPES);
    return lexicon_ends_with(&above->key, WORDS_NAME_CALLS) || union_body;
}

/* Is a line in capitals below the name of a body the rest of it; near: nothing parts the two. */
bool front_name_continues(const struct paper *paper, const struct source_line *above,
                          const struct source_line *p, bool near)
{
    bool first = &paper->at[above->unit.head] == above;
    if (keyword_place(&p->key)) /* no body is a place alone */
        return true;
    bool open = above->ending == END_COMMA || str_ends(above->text, STR(" -")) ||
                str_ends(above->text, STR(" –")); /* "SỞ A -" above "SỞ B": of two bodies */
    if (line_cuts_word(paper, above, p) || open || lacks_end(above, p) ||
        ends_place(paper, above, p) || names_above(paper, above, p))
        return true;
    if (begins_as_superior(paper, above) && !line_starts(p, WORDS_PLACE_BODIES))
        return true;
    if (first && lexicon_is_key(&above->key, WORDS_LONE_HEADS))
        return true;
    bool body = keyword_body(paper->arena, p->text, paper->blocks->source->recognised);
    if (first && lexicon_is_key(&above->key, WORDS_NAMELESS_BODIES))
        return !body || !line_starts(p, WORDS_PARTY_ORGANS);
    return (line_starts(p, WORDS_TERM) && !body) || line_starts(p, WORDS_NAME_GOES_ON) ||
           (near && !body);
}

/* How a line continues the unit above it: the joint, or 0 where it begins a unit of its own. */
char front_joint(const struct paper *paper, const struct source_line *above,
                 const struct source_line *p, enum front_role role)
{
    enum front_role above_role = paper->at[above->unit.head].unit.role;
    bool hangs = p->glued && above->last_line + 1 == p->line;
    if (above_role == FRONT_PLACE_DATE && role != FRONT_MOTTO && front_completes_date(above, p))
        return ' ';
    bool cut = !letter_key_has(&above->key, "/");
    if (above_role == FRONT_NUMBER && role == FRONT_NUMBER && cut && *p->key.text == '/')
        return ' ';
    if (above_role == FRONT_NUMBER && completes_number(above, p))
        return ' ';
    if (above_role == FRONT_OTHER && role == FRONT_PLACE_DATE && tears_place(above, p))
        return ' ';
    if (above_role == FRONT_ISSUER && (role == FRONT_NUMBER || role == FRONT_ISSUER) &&
        (names_act(above, p) || names_digits(paper, above, p)))
        return '\n';
    if (role == FRONT_MOTTO && above_role == FRONT_MOTTO)
        return '\n';
    if (above_role == FRONT_ISSUER && line_is_page_number(p)) /* "TÒA ÁN KHU VỰC" above "3" */
        return '\n';
    bool names = role == FRONT_ISSUER && above_role == FRONT_ISSUER && !str_in_brackets(p->text);
    bool near = hangs || p->cell || paper->blocks->nested; /* Markdown: each line a paragraph */
    return names && front_name_continues(paper, above, p, near) ? '\n' : 0;
}
