/* Keyword tests: see keywords.h. */
#include "read/paper/keywords.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/word_key.h"

/* Letters of a line: longer ones are running text, whatever they begin with. */
enum { LINE_OF_MASTHEAD = 70, LINE_OF_STAMP = 60, LINE_OF_APPENDIX = 120, LINE_OF_ORDER = 30 };

bool keyword(const struct letter_key *k, enum words words)
{
    static const struct {
        enum words words;
        size_t letters;
    } longest[] = {{WORDS_MOTTO, LINE_OF_MASTHEAD},
                   {WORDS_POSITION, LINE_OF_STAMP},
                   {WORDS_RECEIVED_LINES, LINE_OF_STAMP},
                   {WORDS_APPENDIX, LINE_OF_APPENDIX},
                   {WORDS_DIGITAL_SIGNATURE, LINE_OF_APPENDIX}};
    for (size_t i = 0; i < sizeof longest / sizeof *longest; i++)
        if (words == longest[i].words && k->n >= longest[i].letters)
            return false;
    return lexicon_starts(k, words) ||
           (words == WORDS_MOTTO && lexicon_is_key(k, WORDS_UNION_MOTTO));
}

const char *keyword_kind(const struct letter_key *k)
{
    size_t kind = lexicon_starts(k, WORDS_KINDS);
    return kind ? lexicon_field(WORDS_KINDS, kind - 1, KIND_ID).p : NULL;
}

const char *keyword_kind_of_sign(struct str sign)
{
    const struct lexicon_list *kinds = lexicon_list(WORDS_KINDS);
    for (size_t i = 0; i < kinds->n; i++)
        if (str_eq(sign, lexicon_field(WORDS_KINDS, i, KIND_SIGN)))
            return lexicon_field(WORDS_KINDS, i, KIND_ID).p;
    return NULL;
}

bool keyword_number(struct str s)
{
    enum { HORN = 0x031B }; /* of ơ */
    uint32_t first = 0, second = 0, parts[4];
    size_t at = utf8_next(s, &first);
    at += utf8_next(str_slice(s, at, s.n), &second);
    uint32_t third = utf8_first(str_slice(s, at, s.n), ' ');
    if (cp_base(first) != 'S' || cp_upper(cp_base(second)) != 'O' || cp_is_letter(third))
        return false;
    for (size_t n = cp_decompose(second, parts); n-- > 1;)
        if (parts[n] == HORN)
            return false;
    return true;
}

/* The key after "Q." of one who acts; the same key where there is none. */
static struct letter_key after_acting(const struct letter_key *k)
{
    size_t acting = lexicon_starts_loosely(k, WORDS_ACTING);
    if (!acting)
        return *k;
    size_t n = lexicon_list(WORDS_ACTING)->entries[acting - 1].letters.n;
    while (k->text[n] == ' ')
        n++;
    return (struct letter_key){k->text + n, k->n - n};
}

bool keyword_signing(const struct letter_key *k)
{
    struct letter_key rest = after_acting(k);
    return (rest.n == k->n && lexicon_starts_loosely(k, WORDS_AUTHORITY)) ||
           keyword(&rest, WORDS_POSITION);
}

bool keyword_name(struct str s)
{
    enum { NAME_WORDS = 7 };
    size_t words = 0, size, at;
    bool gap = true;
    uint32_t c;
    lexicon_begins_any_case(s, WORDS_SIGNER_TITLE, &at);
    if (at && str_at(s, at) == ',') /* "Thượng tá, TS. ..." */
        at++;
    for (; (size = utf8_next(str_slice(s, at, s.n), &c)); at += size) {
        if (cp_is_digit(c) || c == ',' || c == ':' || (gap && cp_is_lower(c)))
            return false;
        words += gap && cp_is_letter(c);
        gap = cp_is_space(c);
    }
    return words >= 2 && words <= NAME_WORDS;
}

/* Was the word typed without marks. */
static bool is_plain(struct str word)
{
    size_t i = 0;
    while (i < word.n && (unsigned char)word.p[i] < 0x80)
        i++;
    return i == word.n;
}

/* Do the words begin the line as they are spelt, with their marks: not "VÂN PHONG" for "VĂN PHÒNG".
 */
static bool begins_spelt(struct str line, struct str words)
{
    struct str word;
    bool same = true;
    while (same && (word = str_word(&words)).n) {
        struct buf wanted = {0}, got = {0};
        word_key_spelling(word, &wanted);
        word_key_spelling(str_strip(str_word(&line), ".,-"), &got);
        same = str_eq((struct str){wanted.p, wanted.n}, (struct str){got.p, got.n});
        buf_free(&wanted);
        buf_free(&got);
    }
    return same;
}

bool keyword_body(struct arena *a, struct str line, bool recognised)
{
    struct letter_key key = letter_key(a, line);
    const struct lexicon_list *bodies = lexicon_list(WORDS_BODY_OPENS);
    struct str rest = line, first = unicode_upper(a, str_strip(str_word(&rest), ".,-"));
    size_t found = lexicon_starts(&key, WORDS_BODY_OPENS);
    for (size_t i = found ? found - 1 : bodies->n; i < bodies->n; i++) {
        struct str name = bodies->entries[i].fields[0], letters = bodies->entries[i].letters;
        bool begins = str_starts(str_of(key.text), letters);
        bool whole = begins && !cp_is_letter((unsigned char)key.text[letters.n]);
        bool spelt = memchr(name.p, ' ', name.n) ? begins_spelt(line, name) : str_eq(first, name);
        if (whole && (recognised || is_plain(first) || spelt))
            return true;
    }
    return false;
}

bool keyword_address(const struct letter_key *k)
{
    return lexicon_starts(k, WORDS_ADDRESS) ||
           (k->n < LINE_OF_MASTHEAD && lexicon_ends_with(k, WORDS_TELEGRAM_ADDRESS));
}

bool keyword_place(const struct letter_key *k)
{
    return lexicon_starts(k, WORDS_PLACE_TYPES) && !lexicon_starts(k, WORDS_PLACE_BODIES);
}

bool keyword_received(const struct letter_key *k)
{
    return k->n < LINE_OF_STAMP &&
           (lexicon_starts(k, WORDS_RECEIVED_STAMP) || lexicon_is_key(k, WORDS_RECEIVED_ALONE));
}

bool keyword_copy(const struct letter_key *k)
{
    return k->n < LINE_OF_STAMP &&
           (lexicon_starts(k, WORDS_COPY) || lexicon_has(k, WORDS_COPY_SIGNS));
}

/* Does the key begin with the word, blanks after each letter: "Q U Y E T  D I N H :". */
static bool starts_spaced(const struct letter_key *k, struct str word)
{
    size_t at = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == ' ')
            continue;
        if (at >= k->n || k->text[at] != word.p[i] || k->text[at + 1] != ' ')
            return false;
        while (k->text[at + 1] == ' ')
            at++;
        at++;
    }
    return true;
}

bool keyword_order(const struct letter_key *k)
{
    if (!k->n || k->n >= LINE_OF_ORDER || k->text[k->n - 1] != ':')
        return false;
    const struct lexicon_list *orders = lexicon_list(WORDS_ORDER);
    bool spaced = false;
    for (size_t i = 0; i < orders->n && k->text[1] == ' ' && !spaced; i++)
        spaced = starts_spaced(k, orders->entries[i].letters);
    return spaced || lexicon_starts(k, WORDS_ORDER);
}

bool keyword_body_orders(const struct letter_key *k)
{
    struct letter_key key = *k;
    while (key.n && strchr(": ", key.text[key.n - 1]))
        key.n--;
    return lexicon_ends_with(&key, WORDS_ORDER_ENDING) && lexicon_starts(k, WORDS_BODY_OPENS);
}

bool keyword_assigns(const struct letter_key *k)
{
    return lexicon_ends_with(k, WORDS_ASSIGNING) && lexicon_starts(k, WORDS_ASSIGNED_BODY) &&
           !lexicon_has(k, WORDS_ASSIGNING_NOUN);
}
