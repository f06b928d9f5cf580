/* Classes of the parts of a paper: see part_class.h. */
#include "model/part_class.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"

static bool is_circulation(struct arena *a, struct str line)
{
    struct letter_key key = letter_key(a, line);
    return lexicon_starts(&key, WORDS_CIRCULATION);
}

/* A line above a mere place ("TỈNH ...") is no superior body: the two lines name the issuer. */
static bool is_superior(struct arena *a, const struct node *n)
{
    for (const struct node *m = n->next; m && m->kind == n->kind; m = m->next)
        if (m->role == FRONT_ISSUER) { /* "TỈNH ...", not "TỈNH ỦY ..." */
            struct letter_key key = letter_key(a, node_text(a, m));
            return !lexicon_starts(&key, WORDS_PLACE_TYPES) ||
                   lexicon_starts(&key, WORDS_PLACE_BODIES);
        }
    return true;
}

const char *part_class_front(struct arena *a, const struct node *n)
{
    switch (n->role) {
    case FRONT_SUPERIOR:
        return is_superior(a, n) ? "superior" : "issuer";
    case FRONT_ISSUER:
        return "issuer";
    case FRONT_MOTTO:
        return "motto";
    case FRONT_PLACE_DATE:
        return "place-date";
    case FRONT_DRAFT:
        return "draft";
    case FRONT_MARK: /* in capitals a stamp; "Bản số: 01" is none */
        if (!unicode_is_capitals(node_text(a, n), CAPITALS_READ))
            return "number";
        if (part_is_circulation_last(a, node_text(a, n)))
            return "circulation-last";
        return is_circulation(a, node_text(a, n)) ? "circulation" : "stamp";
    case COPY_FORM:
        return "copy-form";
    case FRONT_NUMBER:
    case FRONT_OTHER:
    case COPY_RECIPIENT:
    case COPY_SIGNATURE:
    case FRONT_ROLES:
        break;
    }
    return "number";
}

/* The text without its first letters, which are those of `with` whatever blanks either has; .p is
 * NULL where they are others. */
static struct str after_letters(struct str text, struct str with)
{
    uint32_t wanted, got;
    for (size_t n; (n = utf8_next(with, &wanted)); with = str_slice(with, n, with.n)) {
        if (cp_is_space(wanted))
            continue;
        for (; (n = utf8_next(text, &got)) && cp_is_space(got);)
            text = str_slice(text, n, text.n);
        if (!n || got != wanted)
            return STR_NONE;
        text = str_slice(text, n, text.n);
    }
    return text;
}

struct str part_motto_wrapped(struct arena *a, const struct style *style, struct str above,
                              struct str line)
{
    struct str lines = style_word(style, "motto-lines"), right;
    while (above.n && style_word_next(&lines, &right)) {
        struct str rest = after_letters(right, above);
        if (rest.n && after_letters(rest, line).p)
            return str_format(a, "%.*s %.*s", STR_ARG(above), STR_ARG(line));
    }
    return STR_NONE;
}

const char *part_class_title(struct str line, bool first)
{
    if (!unicode_is_capitals(line, CAPITALS_READ))
        return "subject";
    return first ? "title" : "author";
}

bool part_is_letter_subject(struct arena *a, const struct node *n)
{
    struct letter_key key = letter_key(a, node_text(a, n));
    return n->kind == NODE_TITLE &&
           (lexicon_starts(&key, WORDS_LETTER_SUBJECT) || lexicon_starts(&key, WORDS_SUBJECT));
}

/* The words of a paragraph before the first clause, without a dash before them. */
static struct str preamble_words(struct arena *a, const struct node *n)
{
    struct str text = str_trim(node_text(a, n));
    while (text.n && (text.p[0] == '-' || text.p[0] == ' '))
        text = str_slice(text, 1, text.n);
    return text;
}

static bool opens_basis(struct arena *a, const struct node *n)
{
    struct str text = preamble_words(a, n);
    struct letter_key key = letter_key(a, text);
    bool opens = text.n && text.p[text.n - 1] == ':';
    return lexicon_starts(&key, WORDS_LEGAL_BASIS) ||
           (!opens && lexicon_starts(&key, WORDS_PROPOSED_BASIS));
}

/* An entry of a list of bases that another follows: it ends with a semicolon. */
static bool is_entry(struct arena *a, const struct node *n)
{
    return n && n->kind == NODE_PREAMBLE && str_ends(preamble_words(a, n), STR(";"));
}

/*
 * "Thực hiện Nghị quyết ...;" in a list of bases, of which others begin as bases do; the last of
 * the list is above who decides. So many entries on either side are looked at: no paper has more
 * between two that do.
 */
static bool is_among_bases(struct arena *a, const struct node *n)
{
    enum { NEAR = 40 };
    struct letter_key key = letter_key(a, preamble_words(a, n));
    const struct node *next = n->next;
    bool last = next && next->kind == NODE_PREAMBLE && lexicon_starts(&key, WORDS_BASIS) &&
                unicode_is_capitals(preamble_words(a, next), CAPITALS_READ);
    bool found = false;
    unsigned left = NEAR;
    for (const struct node *m = node_prev(n); is_entry(a, m) && !found && left--; m = node_prev(m))
        found = opens_basis(a, m);
    left = NEAR;
    for (const struct node *m = n; is_entry(a, m) && !found && left--; m = m->next)
        found = m->next && m->next->kind == NODE_PREAMBLE && opens_basis(a, m->next);
    return found && (last || is_entry(a, n));
}

/* Who decides, in capitals, or left open above the bases. */
static bool is_order(struct arena *a, const struct node *n)
{
    const struct node *next = n->next;
    struct str text = preamble_words(a, n);
    if (next && next->kind == NODE_PREAMBLE && opens_basis(a, next) && str_in_brackets(text))
        return true;
    return unicode_is_capitals(text, CAPITALS_READ);
}

const char *part_class_preamble(const struct node *n)
{
    struct arena *a = arena_new();
    bool basis = opens_basis(a, n) || is_among_bases(a, n);
    bool order = !basis && is_order(a, n);
    arena_free(a);
    return basis ? "basis" : order ? "order" : "body";
}

bool part_is_division(struct str label)
{
    static const char *const parts[] = {"part", "chapter", "section", "subsection"};
    size_t length, division = label_division(label, &length);
    struct str element =
        division ? lexicon_field(WORDS_DIVISION, division - 1, DIVISION_ELEMENT) : STR_NONE;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_is(element, parts[i]))
            return true;
    return false;
}

/* The class of just that name, or NULL. */
static const struct style_class *class_named(const struct style *s, const char *name)
{
    const struct style_class *c = style_class(s, name);
    return c && !strcmp(c->name, name) ? c : NULL;
}

const struct style_class *part_class_heading(const struct style *s, const struct node *n)
{
    const struct style_class *part = class_named(s, "part");
    if (part && part_is_division(n->label))
        return part;
    char name[16] = "heading-1";
    for (unsigned level = n->level ? n->level : 1; level; level--) {
        name[8] = (char)('0' + (level < 9 ? level : 9));
        if (class_named(s, name))
            return class_named(s, name);
    }
    return style_class(s, "body");
}

bool part_is_drafter_code(struct str line)
{
    size_t at = 0, letters = 0, n, digits;
    uint32_t letter;
    while ((n = utf8_next(str_slice(line, at, line.n), &letter)) &&
           (cp_is_letter(letter) || letter == '.')) {
        letters += cp_is_letter(letter);
        at += n;
    }
    at += letters && str_starts(str_slice(line, at, line.n), STR(" (")) ? 1 : 0;
    char sign = str_at(line, at);
    bool dot = at && line.p[at - 1] == '.' && is_digit(sign); /* "TVA.15b" */
    digits = str_number(line, at + !dot, 4, NULL);
    size_t end = at + !dot + digits;
    end += digits && str_at(line, end) == 'b'; /* copies: "bản" */
    end += sign == '(' && str_at(line, end) == ')';
    return letters > 1 && digits && end == line.n &&
           (sign == '(' ? line.p[line.n - 1] == ')' : sign == '-' || dot);
}

bool part_is_contact(struct arena *a, struct str line)
{
    struct letter_key key = letter_key(a, line);
    return lexicon_starts(&key, WORDS_CONTACT);
}

bool part_is_circulation_last(struct arena *a, struct str line)
{
    struct letter_key key = letter_key(a, line);
    return unicode_is_capitals(line, CAPITALS_READ) && lexicon_starts(&key, WORDS_CIRCULATION_LAST);
}

const char *part_class_signature(struct arena *a, struct str line, bool first)
{
    struct letter_key key = letter_key(a, line);
    if (str_starts(line, STR("(")) && !first)
        return "signature-note";
    if (!unicode_is_capitals(line, CAPITALS_READ) && !first &&
        !lexicon_is_key(&key, WORDS_BOTH_OFFICES))
        return "signer";
    return lexicon_starts_loosely(&key, WORDS_AUTHORITY) ? "authority" : "position";
}

const char *part_class_appendix(struct arena *a, struct str line)
{
    struct letter_key key = letter_key(a, line);
    if (lexicon_starts(&key, WORDS_APPENDIX))
        return "appendix-label";
    if (lexicon_starts(&key, WORDS_TABLE_UNIT))
        return "table-unit";
    return str_starts(line, STR("(")) ? "appendix-note" : "appendix-title";
}

enum { FORM_LINE = 200 }; /* bytes; a longer line is text */

bool part_is_open_date(struct str line)
{
    static const enum words dates[] = {WORDS_DATE_DAY, WORDS_DATE_MONTH, WORDS_DATE_YEAR};
    size_t words = 0;
    if (line.n > FORM_LINE)
        return false;
    for (struct str word = str_word(&line); word.n; word = str_word(&line))
        if (words < 3 && lexicon_is(word, dates[words]))
            words++;
        else if (words && cp_is_letter(utf8_first(word, 0)))
            return false;
    return words == 3;
}

bool part_is_form_line(struct arena *a, struct str line)
{
    struct letter_key key = letter_key(a, line);
    return line.n && line.n <= FORM_LINE &&
           (unicode_is_capitals(line, CAPITALS_READ) || part_is_open_date(line) ||
            lexicon_has(&key, WORDS_SIGN_HERE) || lexicon_starts(&key, WORDS_MOTTO) ||
            lexicon_starts(&key, WORDS_ADDRESS));
}

/* Is the text one of those of the style's word, which are parted by "|". */
static bool is_one_of(struct str text, struct str words)
{
    for (size_t at = 0, end; at < words.n; at = end + 1) {
        end = str_find(words, STR("|"), at);
        end = end == (size_t)-1 ? words.n : end;
        if (str_eq(str_trim(str_slice(words, at, end)), text))
            return true;
    }
    return false;
}

const char *part_stamp_size(const struct style *style, struct str text)
{
    static const char *const names[] = {"stamp-short", "stamp-middle", "stamp-long"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_one_of(text, style_word(style, names[i])))
            return names[i];
    return NULL;
}
