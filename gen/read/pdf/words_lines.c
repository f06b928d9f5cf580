/*
 * Words wherever they are, as a page is read first, lose what is small and alone: the hyphen or
 * the number that begins a line, its stop. As lines of columns they are kept; columns that stand
 * side by side are then read as one, so that of lines only this is taken: see words_lines.h.
 */
#include "read/pdf/words_lines.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/list_mark.h"

enum {
    MARK_SURE = 50, /* confidence of a mark: where no line begins with one none is read */
    LETTERS = 2     /* a word of fewer is a stain */
};

static const double same_width = 0.6; /* of the wider of two words: that much of it is in both */
static const double contained = 0.8, sign_width = 4; /* pt: or it is in the other but for a sign */
static const double covered = 0.3; /* of a word: where another one has that, it is no new one */
static const double reach = 60;    /* pt: from a mark to its text */

static double width_of(const struct placed_word *w)
{
    return w->right - w->left;
}

static bool is_level(const struct placed_word *a, const struct placed_word *b)
{
    double a_middle = word_middle(a), b_middle = word_middle(b);
    return (a_middle > b->top && a_middle < b->bottom) ||
           (b_middle > a->top && b_middle < a->bottom);
}

double words_common_width(const struct placed_word *a, const struct placed_word *b)
{
    double left = a->left > b->left ? a->left : b->left;
    double right = a->right < b->right ? a->right : b->right;
    bool level = word_middle(a) > b->top && word_middle(a) < b->bottom && word_middle(b) > a->top &&
                 word_middle(b) < a->bottom;
    return level && right > left ? right - left : 0;
}

/* Two words of the reading and more stand within the word: none of them is it. */
static bool is_several(const struct word_page *reading, const struct placed_word *w)
{
    size_t n = 0;
    for (size_t i = 0; i < reading->words.n; i++) {
        const struct placed_word *o = &reading->words.at[i];
        double middle = (o->left + o->right) / 2;
        n += middle > w->left && middle < w->right && words_common_width(o, w) > 0 &&
             utf8_length(o->text) > 1;
    }
    return n > 1;
}

const struct placed_word *words_same_place(const struct word_page *reading,
                                           const struct placed_word *w)
{
    if (is_several(reading, w))
        return NULL;
    for (size_t i = 0; i < reading->words.n; i++) {
        const struct placed_word *other = &reading->words.at[i];
        double wider = width_of(w) > width_of(other) ? width_of(w) : width_of(other);
        double common = words_common_width(w, other),
               narrower = width_of(w) + width_of(other) - wider;
        bool sign = common > narrower * contained && wider - common < sign_width;
        if (common > wider * same_width || sign)
            return other;
    }
    return NULL;
}

/* Does another word of the page have the place, in part. */
static bool is_covered(const struct word_page *p, const struct placed_word *w)
{
    for (size_t i = 0; i < p->words.n; i++) {
        const struct placed_word *o = &p->words.at[i];
        double left = o->left > w->left ? o->left : w->left;
        double right = o->right < w->right ? o->right : w->right;
        if (is_level(o, w) && right - left > width_of(w) * covered)
            return true;
    }
    return false;
}

size_t words_to_right(const struct word_page *p, const struct placed_word *w)
{
    size_t found = p->words.n;
    for (size_t i = 0; i < p->words.n; i++) {
        const struct placed_word *o = &p->words.at[i];
        if (o != w && is_level(o, w) && o->left > w->right - 1 && o->left < w->right + reach &&
            (found == p->words.n || o->left < p->words.at[found].left))
            found = i;
    }
    return found;
}

/* Is there nothing before it in its column. */
static bool begins_line(const struct word_page *p, const struct placed_word *w)
{
    for (size_t i = 0; i < p->words.n; i++) {
        const struct placed_word *o = &p->words.at[i];
        if (o != w && is_level(o, w) && o->right < w->left + 1 && o->right > w->left - reach)
            return false;
    }
    return true;
}

bool word_is_mark(struct str text)
{
    struct label l = label_read(text);
    return list_mark_is(text) || (l.class != LABEL_NONE && l.length == text.n);
}

void words_insert(struct word_page *p, size_t at, const struct placed_word *w)
{
    struct placed_word copy = *w;
    vec_push(&p->words);
    memmove(p->words.at + at + 1, p->words.at + at, (p->words.n - 1 - at) * sizeof copy);
    p->words.at[at] = copy;
}

/* A mark or label that begins a line. */
static bool add_mark(struct word_page *p, const struct placed_word *w)
{
    size_t next = words_to_right(p, w);
    if (!word_is_mark(w->text) || w->confidence < MARK_SURE || next == p->words.n ||
        !begins_line(p, w))
        return false;
    words_insert(p, next, w);
    return true;
}

/* A word that was not seen before: with a line of its own, and doubtful. */
static void add_word(struct word_page *p, const struct placed_word *w)
{
    if (w->confidence < WORD_SURE || utf8_length(w->text) < LETTERS || word_is_odd(w->text))
        return;
    struct placed_word *added = vec_push(&p->words);
    *added = *w;
    added->confidence = WORD_SURE - 1;
}

/* The words of the lines that stand within the word; how many. */
static size_t parts_of(const struct word_page *lines, const struct placed_word *w, size_t *first)
{
    size_t n = 0;
    for (size_t i = 0; i < lines->words.n; i++) {
        const struct placed_word *o = &lines->words.at[i];
        double middle = (o->left + o->right) / 2;
        if (!is_level(o, w) || middle < w->left || middle > w->right)
            continue;
        *first = n ? *first : i;
        if (i != *first + n)
            return 0;
        n++;
    }
    return n;
}

/* Do the words together have the text. */
static bool is_joined(const struct placed_word *words, size_t n, struct str text)
{
    for (size_t i = 0; i < n; i++) {
        if (!str_starts(text, words[i].text))
            return false;
        text = str_slice(text, words[i].text.n, text.n);
    }
    return !text.n;
}

/*
 * Do letters meet where two of the words do: there a reading loses blanks, "họcsinh"; at figures
 * and signs it sees some that are none, "28/1 1/2025".
 */
static bool has_letter_seam(const struct placed_word *words, size_t n)
{
    uint32_t last, first;
    for (size_t i = 0; i + 1 < n; i++)
        if (utf8_last(words[i].text, &last) && utf8_next(words[i + 1].text, &first) &&
            cp_is_letter(last) && cp_is_letter(first))
            return true;
    return false;
}

/* A word in which the lines have blanks between letters becomes several. */
static void part(struct word_page *p, const struct word_page *lines)
{
    for (size_t i = 0; i < p->words.n; i++) {
        struct placed_word whole = p->words.at[i];
        size_t first = 0, n = parts_of(lines, &whole, &first);
        const struct placed_word *parts = &lines->words.at[first];
        if (n < 2 || !has_letter_seam(parts, n))
            continue;
        if (!is_joined(parts, n, whole.text)) {
            p->words.at[i].confidence =
                whole.confidence < WORD_SURE ? whole.confidence : WORD_SURE - 1;
            continue;
        }
        for (size_t k = 0; k < n; k++) {
            if (k)
                words_insert(p, i + k, &whole);
            struct placed_word *w = &p->words.at[i + k];
            w->text = parts[k].text;
            w->left = parts[k].left;
            w->right = parts[k].right;
        }
        i += n - 1;
    }
}

/* Words that the lines have as one become one where no letters meet. */
static void join(struct word_page *p, const struct word_page *lines)
{
    for (size_t k = 0; k < lines->words.n; k++) {
        const struct placed_word *whole = &lines->words.at[k];
        size_t first = 0, n = parts_of(p, whole, &first);
        struct placed_word *w = &p->words.at[first];
        if (n < 2 || has_letter_seam(w, n))
            continue;
        bool same = is_joined(w, n, whole->text);
        for (size_t i = 0; i < n && !same; i++)
            w[i].confidence = w[i].confidence < WORD_SURE ? w[i].confidence : WORD_SURE - 1;
        if (!same)
            continue;
        w->text = whole->text;
        w->right = w[n - 1].right;
        p->words.n -= n - 1;
        memmove(w + 1, w + n, (p->words.n - first - 1) * sizeof *w);
    }
}

/* The word that ends where a stop begins; n where there is none. */
static size_t word_before(const struct word_page *p, const struct placed_word *stop)
{
    static const double gap = 3, over = 0.5; /* pt */
    for (size_t i = 0; i < p->words.n; i++) {
        const struct placed_word *o = &p->words.at[i];
        if (o != stop && is_level(o, stop) && stop->left < o->right + gap &&
            stop->left > o->right - over)
            return i;
    }
    return p->words.n;
}

void words_join_stops(struct arena *a, struct word_page *p)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->words.n; i++) {
        struct placed_word *w = &p->words.at[i];
        bool stop = w->text.n == 1 && strchr(".,;:", *w->text.p);
        size_t at = stop ? word_before(p, w) : p->words.n;
        p->words.at[kept++] = *w;
        if (at == p->words.n || at >= i)
            continue;
        struct placed_word *before = &p->words.at[at];
        before->text = str_format(a, "%.*s%.*s", STR_ARG(before->text), STR_ARG(w->text));
        before->right = w->right;
        before->confidence = before->confidence < WORD_SURE ? before->confidence : WORD_SURE - 1;
        kept--;
    }
    p->words.n = kept;
}

void words_join_marks(struct word_page *p)
{
    for (size_t i = 0; i < p->words.n; i++) {
        struct placed_word mark = p->words.at[i];
        bool alone = (!i || p->words.at[i - 1].line != mark.line) &&
                     (i + 1 == p->words.n || p->words.at[i + 1].line != mark.line);
        size_t next =
            alone && word_is_mark(mark.text) ? words_to_right(p, &p->words.at[i]) : p->words.n;
        if (next == p->words.n || !begins_line(p, &p->words.at[i]))
            continue;
        mark.line = p->words.at[next].line;
        p->words.n--;
        memmove(p->words.at + i, p->words.at + i + 1, (p->words.n - i) * sizeof mark);
        words_insert(p, next > i ? next - 1 : next, &mark);
        i -= next > i;
    }
}

void words_lines_add(struct word_page *p, const struct word_page *lines)
{
    part(p, lines);
    join(p, lines);
    for (size_t i = 0; i < lines->words.n; i++) {
        const struct placed_word *w = &lines->words.at[i];
        if (!is_covered(p, w) && !word_below_seal(p, w) && !add_mark(p, w))
            add_word(p, w);
    }
}
