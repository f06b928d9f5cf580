/* How numbers, days, mottoes, signs and ends of lines are written: see check_int.h. */
#include <string.h>

#include "base/unicode.h"
#include "check/check_int.h"
#include "lexicon/kinds.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "lexicon/tone_mark.h"

static void wrong(struct checker *c, enum msg msg, const struct printed_part *p, struct str was,
                  const char *word)
{
    const struct style_word *w = style_find_word(c->style, word);
    struct buf must = {0};
    for (size_t i = 0; i < w->text.n; i++)
        buf_puts(&must, w->text.p[i] == '|' ? "  " : (char[2]){w->text.p[i], '\0'});
    found(c, msg, part_row(c, p), str_copy(c->arena, was).p, buf_take(&must, c->arena).p, w->rule);
}

/* ---- number and day */

/* Is that the sign of the kind; small letters of signs ("QyĐ") may be left out, as the Party does.
 */
static bool is_sign_of(struct str sign, size_t kind)
{
    struct str own = lexicon_field(WORDS_KINDS, kind, KIND_SIGN);
    size_t at = 0, n;
    uint32_t letter;
    if (str_eq(own, sign))
        return true;
    for (size_t i = 0; i < own.n; i += n) {
        n = utf8_next(str_slice(own, i, own.n), &letter);
        if (cp_is_lower(letter))
            continue;
        if (!str_starts(str_slice(sign, at, sign.n), str_slice(own, i, i + n)))
            return false;
        at += n;
    }
    return own.n && at == sign.n;
}

/* The sign that begins "/QĐ-UBND" or "-QĐ/TU" is of another kind than the title says. */
static void check_kind_sign(struct checker *c, const struct printed_part *p, struct str rest)
{
    size_t end = 1, n = lexicon_list(WORDS_KINDS)->n, own = n;
    while (end < rest.n && !strchr("-/ ", rest.p[end]))
        end++;
    struct str sign = str_slice(rest, 1, end);
    bool other = false;
    for (size_t kind = 0; kind < n; kind++) {
        bool same = str_eq(lexicon_field(WORDS_KINDS, kind, KIND_ID), c->doc->kind);
        if (same && is_sign_of(sign, kind))
            return;
        own = same && own == n ? kind : own;
        other |= str_eq(lexicon_field(WORDS_KINDS, kind, KIND_SIGN), sign);
    }
    const struct style_word *w = style_find_word(c->style, "number-sign");
    if (other && own < n && check_part(c, "title"))
        found(c, MSG_FORM_SIGN_KIND, part_row(c, p), str_copy(c->arena, sign).p,
              str_copy(c->arena, lexicon_field(WORDS_KINDS, own, KIND_SIGN)).p, w->rule);
}

/* "Số: 05/KH-UBND": opening word, figure of two places at least, sign in the order of the kind. */
static void check_number(struct checker *c, const struct printed_part *p)
{
    struct str head = style_word(c->style, "number-head");
    struct str sign = style_word(c->style, "number-sign"), text = str_trim(p->text);
    if (p->node->role != FRONT_NUMBER || !head.n || !sign.n)
        return;
    size_t at = 0;
    while (at < text.n && !is_digit(text.p[at]) && !strchr("/-.", text.p[at]))
        at++;
    struct str opening = str_trim(str_slice(text, 0, at));
    size_t open = str_find(opening, STR("…"), 0); /* the figure is left open */
    if (!str_eq(str_trim(str_slice(opening, 0, open)), head))
        wrong(c, MSG_FORM_WORDS, p, opening, "number-head");
    size_t digits = str_number(text, at, text.n, NULL);
    if (digits == 1)
        wrong(c, MSG_FORM_ZERO, p, str_slice(text, at, at + 1), "number-head");
    struct str rest = str_trim(str_slice(text, at + digits, text.n));
    if (rest.n && strchr("/-", rest.p[0]) && rest.p[0] != sign.p[0])
        wrong(c, MSG_FORM_SIGN, p, rest, "number-sign");
    else if (rest.n > 1)
        check_kind_sign(c, p, rest);
}

/* A figure of one place after a word of the date: a day, or January and February. */
static void check_day(struct checker *c, const struct printed_part *p)
{
    struct str rest = p->text, word, before = STR("");
    struct str day_word = lexicon_field(WORDS_DATE_DAY, 0, 0);
    while ((word = str_word(&rest)).n) {
        struct letter_key key = letter_key(c->arena, word);
        if (lexicon_is_key(&key, WORDS_DATE_DAY) && !str_eq(word, day_word))
            found(c, MSG_FORM_WORDS, part_row(c, p), str_copy(c->arena, word).p, day_word.p,
                  p->class->rule);
        unsigned value = 0;
        size_t digits = str_number(word, 0, word.n, &value);
        bool day = lexicon_is(before, WORDS_DATE_DAY);
        if (digits == 1 && (day || (lexicon_is(before, WORDS_DATE_MONTH) && value <= 2)))
            found(c, MSG_FORM_ZERO, part_row(c, p), str_copy(c->arena, str_slice(word, 0, 1)).p, "",
                  p->class->rule);
        before = word;
    }
}

/* ---- mottoes */

static struct str with_one_blank(struct checker *c, struct str text)
{
    struct buf b = {0};
    struct str rest = text, word;
    while ((word = str_word(&rest)).n) {
        buf_puts(&b, b.n ? " " : "");
        buf_str(&b, word);
    }
    static const struct tone_habit one = {TONE_FIRST, TONE_FIRST}; /* both ways are right */
    return tone_write(c->arena, buf_take(&b, c->arena), one);
}

static void check_motto(struct checker *c, const struct printed_part *p)
{
    struct str rest = style_word(c->style, "motto-lines"), line;
    struct str text = with_one_blank(c, p->text), best = STR_NONE;
    size_t least = (size_t)-1;
    while (style_word_next(&rest, &line)) {
        size_t d = text_distance(with_one_blank(c, line), text);
        if (d < least) {
            least = d;
            best = line;
        }
    }
    if (best.n && least)
        found(c, MSG_FORM_WORDS, part_row(c, p), str_copy(c->arena, p->text).p,
              str_copy(c->arena, best).p, p->class->rule);
}

/* ---- who signs */

static void check_authority(struct checker *c, const struct printed_part *p)
{
    struct str rest = style_word(c->style, "authority-signs"), sign, text = str_trim(p->text);
    bool any = rest.n == 0;
    while (!any && style_word_next(&rest, &sign)) /* and a blank: "TM. ..." */
        any = str_starts(text, sign) && (text.n == sign.n || text.p[sign.n] == ' ');
    if (!any)
        wrong(c, MSG_FORM_WORDS, p, str_word(&text), "authority-signs");
}

static void check_signer(struct checker *c, const struct printed_part *p)
{
    struct letter_key key = letter_key(c->arena, p->text);
    size_t title = lexicon_starts(&key, WORDS_ACADEMIC_TITLE);
    if (title)
        found(c, MSG_FORM_ACADEMIC, part_row(c, p),
              str_copy(c->arena, lexicon_field(WORDS_ACADEMIC_TITLE, title - 1, 0)).p, "",
              p->class->rule);
}

/* ---- words and numbers with their signs */

/* A text that begins with a word of the style has its sign behind it, too: "Nơi nhận:", "Lưu:". */
static void check_opening(struct checker *c, const struct printed_part *p, const char *word)
{
    struct str must = style_word(c->style, word), text = str_trim(node_text(c->arena, p->node));
    struct str stem = str_slice(must, 0, must.n ? must.n - 1 : 0);
    if (stem.n && str_starts(text, stem) && !str_starts(text, must))
        wrong(c, MSG_FORM_WORDS, p, str_slice(text, 0, stem.n), word);
}

static void check_recipients(struct checker *c, const struct printed_part *p)
{
    check_opening(c, p, p->node->label.n ? "recipient-last" : "recipients");
}

/* "I." of the State, "I-" of the Party. */
static void check_heading(struct checker *c, const struct printed_part *p)
{
    struct str must = style_word(c->style, "label-1"), label = str_trim(p->node->label);
    if (str_starts(must, STR("I")) && label_read(label).class == LABEL_ROMAN &&
        label.p[label.n - 1] != must.p[must.n - 1])
        wrong(c, MSG_FORM_WORDS, p, label, "label-1");
}

/* ---- ends of lines */

static bool ends_with(const struct checker *c, struct str text, const char *name)
{
    struct str rest = style_word(c->style, name), end;
    bool any = rest.n == 0;
    while (!any && style_word_next(&rest, &end))
        any = str_ends(str_trim(text), end);
    return any;
}

/* No line of the list follows, but for what is passed over, such as the number of a page. */
static bool is_last(const struct checker *c, size_t part, const char *class)
{
    while (++part < c->parts.n)
        if (c->parts.at[part].class)
            return !part_has_class(&c->parts.at[part], class);
    return true;
}

/* Lines of a list, which end with one sign, and the last one with another. */
static void check_ends(struct checker *c, const char *class, const char *ends,
                       const char *last_ends)
{
    for (size_t i = 0; i < c->parts.n; i++) {
        const struct printed_part *p = &c->parts.at[i];
        if (!part_has_class(p, class))
            continue;
        const char *word = is_last(c, i, class) ? last_ends : ends;
        size_t shown = p->text.n < 24 ? p->text.n : 24; /* bytes of its end, at a word */
        size_t from = str_find(p->text, STR(" "), p->text.n - shown);
        if (!ends_with(c, p->text, word))
            wrong(c, MSG_FORM_END, p, str_slice(p->text, from + 1, p->text.n), word);
    }
}

/* The text ends with the mark of its form before the signature. */
static void check_end_mark(struct checker *c)
{
    const struct printed_part *last = NULL;
    for (size_t i = 0; i < c->parts.n; i++) {
        enum node_kind kind = c->parts.at[i].node->kind;
        if (last && (kind == NODE_RECIPIENT || kind == NODE_SIGNATURE))
            break;
        if (kind == NODE_TABLE_TITLE)
            return;
        if (kind == NODE_PARA || kind == NODE_BULLET || kind == NODE_CELL)
            last = &c->parts.at[i];
    }
    struct str mark = style_word(c->style, "end-mark");
    if (!last || !mark.n || !last->class || !check_part(c, "recipient-head"))
        return;
    size_t from = last->text.n > 12 ? last->text.n - 12 : 0;
    from = str_find(last->text, STR(" "), from) + 1;
    if (!str_ends(last->text, mark) || (mark.n == 1 && str_ends(last->text, STR("/."))))
        wrong(c, MSG_FORM_END, last, str_slice(last->text, from, last->text.n), "end-mark");
}

void check_wording(struct checker *c)
{
    static const struct {
        const char *class;
        void (*check)(struct checker *, const struct printed_part *);
    } checks[] = {{"number", check_number},       {"place-date", check_day},
                  {"motto", check_motto},         {"motto-2", check_motto},
                  {"authority", check_authority}, {"signer", check_signer},
                  {"heading-1", check_heading},   {"recipient-head", check_recipients},
                  {"recipient", check_recipients}};
    for (size_t i = 0; i < c->parts.n; i++)
        for (size_t k = 0; k < sizeof checks / sizeof *checks; k++)
            if (part_has_class(&c->parts.at[i], checks[k].class))
                checks[k].check(c, &c->parts.at[i]);
    check_ends(c, "basis", "basis-ends", "basis-last-ends");
    check_ends(c, "recipient", "recipient-ends", "recipient-last-ends");
    check_end_mark(c);
}
