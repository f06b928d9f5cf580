/* How sentences end and begin on lines: see sentence.h. */
#include "read/paper/sentence.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/phrase.h"
#include "read/paper/keywords.h"

bool sentence_closes(const struct source_line *p)
{
    return p->ending == END_FULL || p->ending == END_SEMICOLON;
}

/*
 * Does the paragraph that begins at i hold or end a sentence: wrapped lines, up to the first that
 * had room for more, else with its next half if it is cut.
 */
bool sentence_at(const struct paper *paper, size_t i)
{
    bool sentences = paper->at[i].sentences, wrapped = paper->wrapped;
    size_t last = i;
    for (size_t k = i + 1; k < paper->n; last = k++) {
        const struct source_line *p = &paper->at[k];
        if (!p->glued || p->kind != SOURCE_PARA || p->label.class != LABEL_NONE ||
            (wrapped && line_short(&paper->at[last], p)))
            break;
        sentences |= p->sentences || (wrapped && paper->at[last].ending == END_FULL);
    }
    if (sentences || sentence_closes(&paper->at[last]) || wrapped)
        return sentences || sentence_closes(&paper->at[last]);
    size_t next = line_after(paper, last + 1);
    const struct source_line *half = next < paper->n ? &paper->at[next] : NULL;
    return half && half->kind == SOURCE_PARA && !half->glued && half->start == START_LOWER &&
           (half->sentences || sentence_closes(half));
}

struct sentence_tally sentence_tally(const struct paper *paper, size_t i)
{
    enum { REACH = 400 }; /* pieces */
    enum label_class class = paper->at[i].label.class;
    struct sentence_tally t = {0, 0};
    for (size_t k = i; k < paper->n && k < i + REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (p->unit.noise || p->label.class == LABEL_NONE || p->label.class > class)
            continue;
        if (p->label.class < class)
            break;
        *(sentence_at(paper, k) ? &t.sentences : &t.titles) += 1;
    }
    return t;
}

bool sentence_hangs(struct str text, bool number_follows)
{
    struct str word = str_last_word(text);
    return lexicon_is(word, WORDS_UNFINISHED) ||
           (number_follows && lexicon_is(word, WORDS_UNFINISHED_NUMBER));
}

/* Has each word of the text a capital. */
static bool is_name(struct str text)
{
    uint32_t c = 0;
    for (struct str rest = text, word; (word = str_word(&rest)).n;)
        if (!utf8_next(word, &c) || !cp_is_upper(c))
            return false;
    return true;
}

/* "... của tỉnh Hoa" / "Ban.": a name that was cut, and nothing after it. */
static bool completes_name(const struct source_line *last, const struct source_line *next)
{
    enum {
        NAME_LENGTH = 24,
        LINE = 40
    }; /* characters of the rest of a name, of a line that is cut */
    struct str word = str_last_word(last->text);
    return word.n < last->text.n && last->length >= LINE && !last->caps && !next->caps &&
           next->length <= NAME_LENGTH && sentence_closes(next) && is_name(next->text) &&
           is_name(word);
}

/* "20 Nghị định", "15. Việc", "II Luật" */
static bool begins_with_number(const struct source_line *p)
{
    size_t n = 0;
    while (n < p->text.n && strchr("IVX", p->text.p[n]))
        n++;
    return p->start == START_DIGIT || is_digit(str_at(p->text, 0)) ||
           (n && str_at(p->text, n) == ' ');
}

bool sentence_calls_for(const struct source_line *last, const struct source_line *next)
{
    return last->ending == END_OPEN && next->kind == SOURCE_PARA &&
           (sentence_hangs(last->text, begins_with_number(next)) || completes_name(last, next));
}

/* The text's last words, in so many bytes. */
static struct str last_words(struct str text, size_t bytes)
{
    size_t from = text.n > bytes ? text.n - bytes : 0;
    while (from && from < text.n && text.p[from - 1] != ' ')
        from++;
    return str_slice(text, from, text.n);
}

bool sentence_cuts_name(struct arena *a, const struct source_line *last,
                        const struct source_line *next)
{
    enum { NAME = 64 }; /* bytes of its half */
    if (last->ending != END_OPEN || next->start != START_UPPER)
        return false;
    struct str rest = str_slice(next->text, next->label.rest, next->text.n);
    struct str above = last_words(last->text, NAME), below = str_first_words(rest, NAME);
    struct str dash = next->kind == SOURCE_BULLET ? line_mark(next) : STR_NONE;
    struct phrase p = phrase_read(
        a, str_format(a, "%.*s %.*s %.*s", STR_ARG(above), STR_ARG(dash), STR_ARG(below)));
    size_t joint = 0;
    while (joint < p.n && p.words[joint].at < above.n)
        joint++;
    for (size_t i = 0; i < joint; i++) {
        size_t which = lexicon_which(WORDS_CUT_NAME, &p, i);
        const struct phrase *name = which ? &lexicon_phrases(WORDS_CUT_NAME)[which - 1] : NULL;
        if (name && i + name->n > joint && phrase_is_large(name, joint - i))
            return true;
    }
    return false;
}

/* "147/QĐ-TTg", "57-NQ/TW", not "24/24" */
static bool is_act_number(struct str word)
{
    uint32_t c;
    if (!is_digit(str_at(word, 0)))
        return false;
    for (size_t i = 1; i < word.n; i++) {
        struct str sign = str_slice(word, i + 1, word.n);
        size_t n = word.p[i] == '/' || word.p[i] == '-' ? utf8_next(sign, &c) : 0;
        if (n && cp_is_upper(c) && cp_is_upper(utf8_first(str_slice(sign, n, sign.n), 0)))
            return true;
    }
    return false;
}

bool sentence_cites(struct str text)
{
    for (struct str word; (word = str_word(&text)).n;)
        if (is_act_number(word))
            return true;
    return false;
}

bool line_page_between(const struct source_line *last, const struct source_line *next)
{
    for (const struct source_line *p = last + 1; p < next; p++)
        if (p->unit.noise && (p->running || p->kind == SOURCE_PARA || p->kind == SOURCE_HEADING))
            return true;
    return false;
}

bool sentence_ends_paper(const struct source_line *first, const struct source_line *last)
{
    return line_starts(first, WORDS_CLOSING) || str_ends(last->text, STR("./.")) ||
           (line_starts(first, WORDS_SPEAKER) && line_has(first, WORDS_STATEMENT));
}

bool sentence_cuts_span(const struct source_line *last, const struct source_line *next)
{
    enum { YEAR = 4 }; /* digits */
    unsigned begin = 0, end = 0;
    struct str from = str_last_word(last->text),
               rest = str_slice(next->text, next->label.rest, next->text.n), to = str_word(&rest);
    uint32_t c = utf8_first(str_trim(rest), 0);
    return next->kind == SOURCE_BULLET && next->glued && from.n == YEAR && to.n == YEAR &&
           str_number(from, 0, YEAR, &begin) == YEAR && str_number(to, 0, YEAR, &end) == YEAR &&
           begin < end && (!c || cp_is_lower(c));
}

bool sentence_label_alone(const struct source_line *p)
{
    return p->label.class != LABEL_NONE && p->label.class <= LABEL_ROMAN &&
           p->label.rest >= p->text.n;
}

bool sentence_awaited(const struct paper *paper, const struct source_line *head,
                      const struct source_line *p)
{
    if (sentence_label_alone(head))
        return p->ending == END_OPEN;
    bool number = head->label.class == LABEL_ARABIC || head->label.class == LABEL_DOTTED;
    return number && head->label.rest >= head->text.n && p->kind == SOURCE_PARA && !p->caps &&
           !paper->nested && !paper->blocks->whole;
}

bool sentence_orphan(const struct source_line *last, const struct source_line *next)
{
    return next->start == START_LOWER && last->caps && next->ending == END_FULL &&
           last->label.class != LABEL_NONE && last->ending == END_OPEN && !line_unclosed(last) &&
           !memchr(next->text.p, ' ', next->text.n);
}
