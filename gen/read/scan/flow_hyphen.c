/* Lost hyphens: see flow_hyphen.h. */
#include "read/scan/flow_hyphen.h"

#include <string.h>

#include "base/diag.h"
#include "base/letter_width.h"
#include "base/unicode.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"

/*
 * FACE: percent of the full line that no line of the same letters is wider than. LONGER: percent
 * of the widest of these. USUAL: lines of a page for each of those that are longer, or it is one of
 * other letters, or turned. MASTHEAD: lines.
 */
enum { FACE = 110, LONGER = 115, USUAL = 4, MASTHEAD = 40 };

/* Bytes of the longest sign of a kind of paper, "NQ", with which the text begins. */
static size_t kind_sign(struct str s)
{
    const struct lexicon_list *kinds = lexicon_list(WORDS_KINDS);
    size_t longest = 0;
    for (size_t i = 0; i < kinds->n; i++) {
        struct str sign = lexicon_field(WORDS_KINDS, i, KIND_SIGN);
        if (sign.n > longest && str_starts(s, sign))
            longest = sign.n;
    }
    return longest;
}

static size_t capitals(struct str s)
{
    size_t count = 0, n;
    uint32_t c;
    for (size_t at = 0; (n = utf8_next(str_slice(s, at, s.n), &c)) && cp_is_upper(c); at += n)
        count++;
    return count;
}

static bool is_word_at(struct str text, size_t at, size_t n)
{
    return !cp_is_word(utf8_final(str_slice(text, 0, at), ' ')) &&
           !cp_is_word(utf8_first(str_slice(text, at + n, text.n), ' '));
}

static bool is_elsewhere(struct str text, struct str word)
{
    for (size_t at = 0; (at = str_find(text, word, at)) != (size_t)-1; at += word.n)
        if (is_word_at(text, at, word.n))
            return true;
    return false;
}

/* "TANDTCBCA", where "TANDTC" and "BCA" are in the text: two bodies that issue a paper. */
static bool is_two_bodies(const struct flow_text *f, struct str s)
{
    enum { LEAST = 2 };
    size_t n;
    uint32_t c;
    for (size_t at = 0; (n = utf8_next(str_slice(s, at, s.n), &c)); at += n)
        if (at > LEAST && s.n - at > LEAST && capitals(s) * 3 > s.n &&
            is_elsewhere(f->source->text, str_slice(s, 0, at)) &&
            is_elsewhere(f->source->text, str_slice(s, at, s.n)))
            return true;
    return false;
}

/* "20232030": two years. */
static bool is_two_years(struct str word)
{
    enum { YEAR = 4 };
    unsigned from = 0, to = 0;
    return str_number(word, 0, 2 * YEAR + 1, NULL) == 2 * YEAR &&
           str_number(word, 0, YEAR, &from) && str_number(word, YEAR, YEAR, &to) && from > 1900 &&
           from < to && to < 2100;
}

/* "2026 2030": the same, of which a dash between blanks is lost. */
static bool is_span(struct str word, struct str rest)
{
    enum { YEAR = 4, LONGEST = 2 * YEAR + 1 };
    char both[LONGEST];
    struct str next = str_strip(str_word(&rest), ".,;:)");
    if (word.n != YEAR || next.n != YEAR)
        return false;
    memcpy(both, word.p, YEAR);
    memcpy(both + YEAR, next.p, YEAR);
    return is_two_years((struct str){both, 2 * YEAR});
}

/* "43NQ/TW", "766/QĐTTg": the number of an act in which a hyphen is missing. */
static bool lacks_hyphen(const struct flow_text *f, struct str word, size_t line)
{
    word = str_strip(word, ".,;:()\"'");
    size_t digits = str_number(word, 0, 6, NULL), slash = word.n;
    while (slash && word.p[slash - 1] != '/')
        slash--;
    if (!digits || !slash)
        return is_two_years(word);
    struct str first = str_slice(word, digits, slash - 1), last = str_slice(word, slash, word.n);
    size_t sign = kind_sign(first);
    if (sign && (sign == first.n || first.p[sign] == '/'))
        return true;
    size_t year = str_at(first, 0) == '/' ? str_number(first, 1, 5, NULL) + 1 : 0;
    bool number = year == first.n;
    sign = kind_sign(last);
    struct str rest = str_slice(last, sign, last.n);
    if (number && sign && capitals(rest) > 1 && !memchr(last.p, '-', last.n) &&
        !lexicon_is(rest, WORDS_JOINT_SIGN))
        return true;
    size_t part = last.n;
    while (part && last.p[part - 1] != '-')
        part--;
    return number && line <= MASTHEAD && part && is_two_bodies(f, str_slice(last, part, last.n));
}

static bool is_of_note(const struct plain_notes *notes, size_t line)
{
    bool found = false;
    for (size_t i = 0; i < notes->notes.n && !found && notes->notes.at[i].line <= line; i++)
        found = line < notes->notes.at[i].end;
    return found;
}

/* The widest line of the text's own letters. */
static size_t widest(const struct flow_text *f)
{
    size_t most = 0;
    for (size_t line = 1; line <= f->source->lines; line++) {
        size_t own = letter_width(flow_line(f, line));
        if (own > most && own * 100 <= f->full * FACE)
            most = own;
    }
    return most;
}

struct hyphen_finder {
    const struct flow_text *text;
    const struct plain_notes *notes;
    size_t widest;
};

static bool is_longer(const struct hyphen_finder *h, size_t line)
{
    return h->widest && flow_use(h->text, line) == FLOW_PLAIN &&
           letter_width(str_strip(flow_line(h->text, line), "-_")) * 100 > h->widest * LONGER &&
           !is_of_note(h->notes, line);
}

static void look_at_line(const struct hyphen_finder *h, size_t line, bool wide)
{
    const struct source *s = h->text->source;
    struct str rest = flow_line(h->text, line);
    size_t start = (size_t)(rest.p - s->text.p);
    for (struct str word; (word = str_word(&rest)).n;)
        if (lacks_hyphen(h->text, word, line) || is_span(word, rest)) {
            diag(MSG_READ_HYPHEN, (struct pos){s, (uint32_t)(word.p - s->text.p)}, STR_ARG(word));
            return;
        }
    if (!wide && is_longer(h, line))
        diag(MSG_READ_HYPHEN_LINE, (struct pos){s, (uint32_t)start});
}

void flow_hyphens_say(const struct flow_text *f, const struct plain_notes *notes)
{
    struct hyphen_finder h = {f, notes, 0};
    if (!f->use)
        return;
    h.widest = widest(f);
    for (size_t line = 1, end; line <= f->source->lines; line = end) {
        size_t prose = 0, longer = 0;
        for (end = line; end <= f->source->lines && (end == line || !flow_page(f, end)); end++) {
            prose += flow_use(f, end) == FLOW_PLAIN && flow_full(f, end);
            longer += is_longer(&h, end);
        }
        for (size_t i = line; i < end; i++)
            look_at_line(&h, i, prose < longer * (USUAL + 1));
    }
}
