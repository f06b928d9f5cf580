/*
 * Steps: lines that a word and a number open, "Nhiệm vụ 1: ...", and head what is below them as
 * numbered clauses do. One is believed when another has the number after it or before it.
 */
#include "read/paper/stages.h"

#include "base/unicode.h"

enum { REACH = 400, DIGITS = 2 }; /* lines, as far as nesting looks ahead; of a number */

struct step {
    size_t word; /* 1 + the entry of the list; 0: it is none */
    unsigned number;
};

/* Takes so many words off the text. */
static void drop_words(struct str *text, size_t n)
{
    while (n-- && str_word(text).n)
        continue;
}

static size_t words_of(struct str s)
{
    size_t n = 0;
    while (str_word(&s).n)
        n++;
    return n;
}

/* "Nhiệm vụ 1: Trồng cây", "Nhóm giải pháp số 2. Chăm cây", "Bước 3 - Tưới cây" */
static struct step step_of(const struct source_line *p)
{
    static const struct step none = {0, 0};
    size_t word = p->start == START_UPPER ? lexicon_starts(&p->key, WORDS_STEP) : 0;
    if (!word || p->kind != SOURCE_PARA || p->label.class != LABEL_NONE || p->quoted ||
        p->unit.noise || p->unit.head != LINE_NONE)
        return none;
    struct str rest = p->text;
    drop_words(&rest, words_of(lexicon_field(WORDS_STEP, word - 1, 0)));
    struct step step = {.word = word};
    struct str number = str_word(&rest);
    size_t n = str_number(number, 0, DIGITS, &step.number);
    struct str mark = n == number.n ? str_word(&rest) : str_slice(number, n, number.n);
    bool marked =
        str_is(mark, ":") || str_is(mark, ".") || str_is(mark, "-") || str_is(mark, "\xE2\x80\x93");
    return n && marked && cp_is_upper(utf8_first(str_trim(rest), 0)) ? step : none;
}

/* Does a step with the next number follow line i, before another with the same word. */
static bool goes_on(const struct paper *paper, size_t i, struct step step)
{
    for (size_t k = i + 1; k < paper->n && k < i + REACH; k++) {
        struct step next = step_of(&paper->at[k]);
        if (next.word == step.word)
            return next.number == step.number + 1;
    }
    return false;
}

void steps_mark(struct paper *paper)
{
    struct step last = {0, 0};
    for (size_t i = paper->body; i < paper->n; i++) {
        struct source_line *p = &paper->at[i];
        struct step step = step_of(p);
        if (p->label.class != LABEL_NONE && p->label.class <= LABEL_ROMAN)
            last = step;
        if (!step.word)
            continue;
        bool first = step.word != last.word || step.number != last.number + 1;
        if (first && !goes_on(paper, i, step))
            continue;
        p->step = true;
        p->first_step = first;
        last = step;
    }
}
