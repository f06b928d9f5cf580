/*
 * Lines of a cell that a converter joined with blanks, as MarkItDown does: see joined.h.
 */
#include "read/paper/joined.h"

#include <string.h>

#include "base/unicode.h"
#include "read/paper/keywords.h"
#include "read/paper/line_parts.h"

/* RULE: marks of a rule, at least: two may be a dash; the star of the Party is one. LONGEST: bytes
 * of a cell of a head or foot.
 */
enum { RULE = 3, LONGEST = 1000 };

struct joined {
    struct arena *arena;
    struct str text;
    bool list, signs; /* recipients; a signature */
    bool dashed;      /* the recipients have dashes */
    size_t taken;     /* end of the words of the signature's line that are known */
};

static struct str rest_of(const struct joined *j, size_t i)
{
    return str_slice(j->text, i, j->text.n);
}

static bool is_rule(struct str word)
{
    size_t n = 0;
    while (n < word.n && word.p[n] == *word.p && strchr("-_=", *word.p))
        n++;
    return (n == word.n && n >= RULE) || str_is(word, "*");
}

/* Is the word at i the second of the name that the one before it begins: "ỦY BAN", "CHI BỘ". */
static bool is_second(const struct joined *j, size_t i, struct str last)
{
    struct str before = str_trim(str_slice(j->text, 0, i));
    struct letter_key key = letter_key(j->arena, rest_of(j, before.n - last.n));
    size_t body = lexicon_starts(&key, WORDS_BODY_OPENS);
    return body && memchr(lexicon_field(WORDS_BODY_OPENS, body - 1, 0).p, ' ',
                          lexicon_field(WORDS_BODY_OPENS, body - 1, 0).n);
}

/* "UBND TỈNH THỬ" before "SỞ CÂY XANH": a body begins after the place of the one above it. */
static bool begins_body(const struct joined *j, size_t i)
{
    struct letter_key key = letter_key(j->arena, rest_of(j, i));
    struct str rest = str_slice(j->text, 0, i);
    size_t place = 0, words = 0; /* up to the place, and in all */
    if (!lexicon_starts(&key, WORDS_BODY_OPENS) || !memchr(key.text, ' ', key.n) ||
        lexicon_starts(&key, WORDS_NAME_GOES_ON)) /* "BẢO HIỂM XÃ HỘI" before "KHU VỰC XI" */
        return false; /* the last word, "VĨNH TRƯỜNG", is of the place */
    for (struct letter_key k; (k = letter_key(j->arena, rest), str_word(&rest).n); words++)
        if ((lexicon_starts(&k, WORDS_PLACE_TYPES) && !lexicon_starts(&k, WORDS_NO_PLACE)) ||
            lexicon_starts(&k, WORDS_PLACE_BODIES))
            place = words + 1;
    struct str last = str_last_word(str_trim(str_slice(j->text, 0, i)));
    if (is_second(j, i, last))
        return false;
    struct letter_key whole = letter_key(j->arena, j->text);
    if (words > 2 && lexicon_starts(&whole, WORDS_JOINED_OWNER) &&
        lexicon_starts(&key, WORDS_JOINED_OWNED))
        return true;
    key = letter_key(j->arena, last);
    return place && words > place && !lexicon_is_key(&key, WORDS_NAME_GOES_ON);
}

/* Bytes of the words that a position takes at i, the longest that begins there; 0 for none. */
static size_t position_length(const struct joined *j, size_t i)
{
    struct letter_key key = letter_key(j->arena, rest_of(j, i));
    const struct lexicon_list *positions = lexicon_list(WORDS_POSITION);
    size_t longest = 0, words = 1;
    for (size_t e = 0; e < positions->n; e++) {
        struct str letters = positions->entries[e].letters;
        bool here = letters.n > longest && letters.n <= key.n &&
                    !memcmp(key.text, letters.p, letters.n) && !is_letter(key.text[letters.n]);
        longest = here ? letters.n : longest;
    }
    for (size_t k = 0; k < longest; k++)
        words += key.text[k] == ' ';
    struct str rest = rest_of(j, i);
    while (longest && words--)
        str_word(&rest);
    return longest ? j->text.n - i - rest.n : 0;
}

/* Takes the words that begin a line of a signature at i: "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TM." */
static void take_office(struct joined *j, size_t i)
{
    struct str rest = rest_of(j, i);
    size_t office = position_length(j, i);
    if (!office) {
        str_word(&rest);
        i = j->text.n - str_trim(rest).n;
        office = position_length(j, i);
    }
    j->taken = i + office;
}

/* Is the position at i of a body that one word alone does not name: "T/M BAN" before "BÍ THƯ". */
static bool is_of_body(const struct joined *j, size_t i)
{
    struct str body = str_trim(str_slice(j->text, j->taken, i));
    struct letter_key key = letter_key(j->arena, body);
    return !memchr(body.p, ' ', body.n) && lexicon_is_key(&key, WORDS_NAMELESS_BODIES);
}

/* Is it "Nơi nhận" alone, without its colon. */
static bool is_label(const struct joined *j, struct str before)
{
    struct letter_key key = letter_key(j->arena, before);
    return lexicon_is_key(&key, WORDS_RECIPIENTS);
}

/* A motto begins, whatever a converter joined to it. */
static bool keyword_motto(const struct letter_key *key)
{
    return keyword(key, WORDS_MOTTO) || lexicon_starts(key, WORDS_MOTTO);
}

/* "Số: 12/KH-SCX", "V/v trồng cây" below it, or, below the motto, "Thử, ngày ...". */
static bool begins_fact(const struct joined *j, size_t i, struct str before)
{
    enum { NUMBER = 40 }; /* bytes of "Số: 12/KH-SCX" */
    struct str rest = rest_of(j, i), word = rest;
    word = str_word(&word);
    struct letter_key key = letter_key(j->arena, rest), above = letter_key(j->arena, before);
    bool small = cp_is_lower(utf8_final(str_strip(word, ":"), 0));
    if (small && keyword_number(rest) && memchr(rest.p, '/', rest.n < NUMBER ? rest.n : NUMBER))
        return true;
    if (lexicon_starts(&key, WORDS_LETTER_SUBJECT))
        return letter_key_has(&above, "/");
    return lexicon_ends_with(&above, WORDS_WHOLE_MOTTO) && keyword_place_date(&key);
}

/* The dash of an entry of the recipients: what is above it has an end. */
static bool is_entry_dash(const struct joined *j, size_t i, struct str word)
{
    struct str before = str_trim(str_slice(j->text, 0, i));
    return before.n && (str_is(word, "-") || str_is(word, "–") || str_is(word, "+")) &&
           (strchr(":;.,", before.p[before.n - 1]) || is_label(j, before));
}

/* Does a line begin at i, where a word begins. */
static bool begins_line(struct joined *j, size_t i)
{
    struct str before = str_trim(str_slice(j->text, 0, i)), last = str_last_word(before);
    struct str rest = rest_of(j, i), word = rest;
    word = str_word(&word);
    if (is_rule(word) || is_rule(last))
        return true;
    if (j->list && !j->dashed)
        return cp_is_upper(utf8_first(word, 0)) &&
               (str_ends(before, STR(";")) || is_label(j, str_strip(before, ":")));
    if (j->list)
        return is_entry_dash(j, i, word);
    struct letter_key key = letter_key(j->arena, rest);
    if (!j->signs)
        return keyword_motto(&key) || begins_fact(j, i, before) ||
               (unicode_is_capitals(word, CAPITALS_READ) && begins_body(j, i));
    if (i < j->taken || !unicode_is_capitals(last, CAPITALS_READ))
        return false;
    struct str after = str_slice(rest, word.n, rest.n);
    bool letter = utf8_length(word) == 1 && !unicode_is_capitals(str_word(&after), CAPITALS_READ);
    if (letter || !unicode_is_capitals(word, CAPITALS_READ)) /* "Y Bình" */
        return utf8_length(last) > 1 && !str_ends(last, STR(".")) &&
               keyword_signer(rest); /* no "TS." is before it */
    if (lexicon_starts(&key, WORDS_ACADEMIC_TITLE) && keyword_signer(rest))
        return true;
    if (keyword_signing(&key) && !is_of_body(j, i)) {
        take_office(j, i);
        return true;
    }
    return false;
}

/* Are two blanks before the word at i, and may it begin a line: in "Số:  12" it may not. */
static bool is_after_two(struct str text, size_t i)
{
    bool two = i >= 2 && is_blank(text.p[i - 1]) && is_blank(text.p[i - 2]);
    return two &&
           (cp_is_upper(utf8_first(str_slice(text, i, text.n), 0)) || strchr("-_=*([+", text.p[i]));
}

static bool begins_word(struct str text, size_t i)
{
    return i && is_blank(text.p[i - 1]) && !is_blank(text.p[i]);
}

static bool has_dashes(const struct joined *j)
{
    for (size_t i = 1; i < j->text.n; i++) {
        struct str word = rest_of(j, i);
        if (begins_word(j->text, i) && is_entry_dash(j, i, str_word(&word)))
            return true;
    }
    return false;
}

/* Did the converter leave two blanks where lines begin: none that is known has but one. */
static bool has_two_blanks(struct joined j)
{
    bool two = false;
    for (size_t i = 1; i < j.text.n; i++) {
        if (!begins_word(j.text, i))
            continue;
        if (is_after_two(j.text, i))
            two = true;
        else if (begins_line(&j, i))
            return false;
    }
    return two;
}

size_t joined_next(struct arena *a, struct str text, size_t from)
{
    if (text.n > LONGEST)
        return text.n;
    struct letter_key key = letter_key(a, text);
    struct joined j = {.arena = a, .text = text, .list = keyword(&key, WORDS_RECIPIENTS)};
    j.signs = !j.list && keyword_signing(&key);
    if (j.signs)
        take_office(&j, 0);
    j.dashed = j.list && has_dashes(&j);
    bool two = has_two_blanks(j);
    for (size_t i = 1; i < text.n; i++)
        if (begins_word(text, i) && (two ? is_after_two(text, i) : begins_line(&j, i)) && i > from)
            return i;
    return text.n;
}
