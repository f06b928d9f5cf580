/* Widths in print: see print_width.h. */
#include "read/paper/print_width.h"

#include "base/letter_width.h"
#include "read/paper/sentence.h"

/* Percent of the full line: what is wider is set in smaller letters. */
enum { FACE = 110 };

/*
 * Thousandths of a full line: below ROOM the next word had room for sure; from DOUBT to CERTAIN it
 * is not certain whether it had; FULL: it more likely had none. Of 84 papers, 300 lines.
 */
enum { ROOM = 920, DOUBT = 950, FULL_FIRST = 960, FULL = 980, CERTAIN = 1050 };

static size_t line_width(const struct source_line *p)
{
    return letter_width(p->text) + (p->kind == SOURCE_BULLET ? WIDTH_OF_DASH + WIDTH_OF_BLANK : 0);
}

size_t print_full(const struct paper *paper)
{
    size_t full = 0;
    for (size_t i = 0; i < paper->n; i++) {
        size_t width = paper->at[i].kind == SOURCE_ROW ? 0 : line_width(&paper->at[i]);
        if (width > full && width * 100 <= paper->blocks->full * FACE)
            full = width;
    }
    return full;
}

/* How wide the line were with the first word of the next one, in thousandths of a full line. */
static size_t share_of(const struct paper *paper, const struct source_line *p,
                       const struct source_line *next)
{
    struct str rest = next->text, word = str_word(&rest);
    return (line_width(p) + WIDTH_OF_BLANK + letter_width(word)) * 1000 / paper->print_full;
}

bool print_ends(const struct paper *paper, const struct source_line *last,
                const struct source_line *next)
{
    return paper->print_full && next->start != START_LOWER && !sentence_label_alone(last) &&
           share_of(paper, last, next) < ROOM;
}

bool print_decides(const struct paper *paper, const struct source_line *last,
                   const struct source_line *next)
{
    bool ended = last->ending == END_FULL || last->ending == END_SEMICOLON;
    return paper->print_full && ended && !line_starts(next, WORDS_BASIS);
}

bool print_goes_on(struct paper *paper, const struct source_line *last,
                   const struct source_line *next, bool first)
{
    size_t share = share_of(paper, last, next), i = (size_t)(next - paper->at);
    if (share >= DOUBT && share < CERTAIN)
        paper_remark(paper, MSG_READ_RUNS_ON, i, i, 0);
    return share >= (size_t)(first ? FULL_FIRST : FULL);
}
