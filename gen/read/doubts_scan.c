/* Doubts about facts of scans: see doubts_scan.h. */
#include "read/doubts_scan.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/paper/keywords.h"

enum {
    QUOTED = 60,           /* characters of a unit that a message quotes */
    SUBJECT_MOST = 80,     /* words: of some 90 papers the longest subject had 61 */
    D_WITH_STROKE = 0x0110 /* a letter of its own in signs: "QĐ" */
};

static bool has_line(const struct node *n, size_t line)
{
    for (unsigned i = 0; i < n->line_count; i++)
        if (n->lines[i] == line)
            return true;
    return false;
}

/* The uncertain words of a unit: a line of two columns has words of two units. */
static void check_words(struct doubts *d, const struct node *n)
{
    const struct source *s = d->doc->source;
    struct str text = node_text(d->doc->arena, n);
    for (size_t i = 0; i < s->uncertain_count; i++) {
        const struct uncertain_word *u = &s->uncertain[i];
        struct str rest = str_slice(s->text, u->at, s->text.n), word = str_word(&rest);
        if (!has_line(n, pos_line((struct pos){s, u->at})) || str_find(text, word, 0) == (size_t)-1)
            continue;
        struct str line = str_line(&text);
        while (text.n && str_find(line, word, 0) == (size_t)-1)
            line = str_line(&text);
        doubt(d, MSG_READ_UNCERTAIN, n, STR_ARG(word), STR_ARG(str_first_words(line, QUOTED)),
              u->page, u->height);
        return;
    }
}

/* The first letter of each word of the bodies above the title: "UBNDTT" of a People's Committee. */
static struct str initials(struct doubts *d)
{
    struct buf out = {0};
    for (const struct node *n = d->doc->root->first; n; n = n->next) {
        bool body = n->role == FRONT_SUPERIOR || n->role == FRONT_ISSUER;
        struct str name = body ? node_text(d->doc->arena, n) : STR_NONE;
        for (struct str word; (word = str_word(&name)).n;) {
            uint32_t c;
            utf8_next(word, &c);
            c = cp_upper(c);
            utf8_append(&out, c == D_WITH_STROKE ? c : cp_base(c));
        }
    }
    return buf_take(&out, d->doc->arena);
}

/* Are all letters of a sign initials; "TW", "TTg" and "QH15" have others. */
static bool is_of(struct str sign, struct str initials)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(sign, &c)); sign = str_slice(sign, n, sign.n)) {
        if (c == 'W' || !cp_is_upper(c))
            return true;
        if (str_find(initials, str_slice(sign, 0, n), 0) == (size_t)-1)
            return false;
    }
    return true;
}

static bool is_sign_of_kind(struct str sign)
{
    const struct lexicon_list *more = lexicon_list(WORDS_SIGN_ADDITION);
    for (size_t i = 0; i < more->n; i++) {
        struct str end = more->entries[i].fields[0];
        if (str_ends(sign, end) && keyword_kind_of_sign(str_slice(sign, 0, sign.n - end.n)))
            return true;
    }
    return keyword_kind_of_sign(sign);
}

/* "57/2034/QĐ-UBND", "33-NQ/TU": the sign of a kind, then of the body; a letter has the body's. */
static bool is_number_odd(struct doubts *d)
{
    struct str number = d->doc->number, bodies = initials(d);
    bool letter = str_is(d->doc->kind, "cong-van");
    size_t signs = 0;
    for (size_t at = 0, end; at < number.n; at = end + 1) {
        for (end = at; end < number.n && !strchr("/-", number.p[end]);)
            end++;
        struct str part = str_slice(number, at, end);
        if (!at || is_digit(*part.p))
            continue;
        bool kind = is_sign_of_kind(part), body = !bodies.n || is_of(part, bodies);
        if ((!signs && !kind && !(letter && body)) || (signs == 1 && !letter && !body))
            return true;
        signs++;
    }
    return !signs;
}

/* A name has letters and begins with a capital. */
static bool is_place_odd(struct str place)
{
    uint32_t c;
    bool first = true;
    for (size_t n; (n = utf8_next(place, &c)); place = str_slice(place, n, place.n)) {
        if ((first && !cp_is_upper(c)) ||
            (!cp_is_letter(c) && !(c < 0x80 && strchr(" .-", (int)c))))
            return true;
        first = false;
    }
    return false;
}

/* A subject is no sentence, and leads to none. */
static bool is_subject_odd(struct str subject)
{
    size_t words = 0, stop = str_find(subject, STR(". "), 0);
    for (struct str rest = subject; str_word(&rest).n;)
        words++;
    return words > SUBJECT_MOST || stop != (size_t)-1 || str_ends(subject, STR(":"));
}

static void check_front(struct doubts *d, const struct node *n)
{
    const struct doc *doc = d->doc;
    if (n->role == FRONT_NUMBER && doc->number.n && is_number_odd(d))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(doc->number));
    if (n->role == FRONT_PLACE_DATE && is_place_odd(doc->place))
        doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(doc->place));
}

void doubts_of_scan(struct doubts *d)
{
    const struct doc *doc = d->doc;
    if (!doc->source->recognised)
        return;
    for (const struct node *n = doc->root->first; n; n = n->next) {
        if (n->kind == NODE_FRONT || n->kind == NODE_TITLE || n->kind == NODE_SIGNATURE)
            check_words(d, n);
        if (n->kind == NODE_FRONT)
            check_front(d, n);
        if (n->kind == NODE_TITLE && is_subject_odd(doc->subject))
            doubt(d, MSG_READ_ODD_FACT, n, STR_ARG(str_first_words(doc->subject, QUOTED)));
        if (n->kind == NODE_SIGNATURE)
            break;
    }
}
