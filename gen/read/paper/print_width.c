/* Widths in print: see print_width.h. */
#include "read/paper/print_width.h"

#include "base/letter_width.h"
#include "read/paper/sentence.h"

/* Percent of the full line: what is wider is set in smaller letters. */
enum { FACE = 110 };

/*
 * Thousandths of a full line: below ROOM (of a first line: ROOM_FIRST) the next word had room for
 * sure; from DOUBT to CERTAIN it is not certain whether it had; FULL: it more likely had none;
 * SURE_FIRST: a first line, which is set in, surely is full. Of 84 papers, 300 lines.
 */
enum {
    ROOM_FIRST = 850,
    ROOM = 920,
    DOUBT_FIRST = 910,
    DOUBT = 950,
    SURE_FIRST = 930,
    FULL_FIRST = 960,
    FULL = 980,
    CERTAIN = 1050
};

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

static void say_doubt(struct paper *paper, const struct source_line *next)
{
    size_t i = (size_t)(next - paper->at);
    paper_remark(paper, MSG_READ_RUNS_ON, i, i, 0);
}

bool print_room(const struct paper *paper, const struct source_line *last,
                const struct source_line *next, bool first)
{
    return share_of(paper, last, next) < (size_t)(first ? ROOM_FIRST : ROOM);
}

enum print_verdict print_judges(struct paper *paper, const struct source_line *last,
                                const struct source_line *next, bool first)
{
    if (!paper->print_full || next->start == START_LOWER || sentence_label_alone(last))
        return PRINT_SILENT;
    size_t share = share_of(paper, last, next);
    if (print_room(paper, last, next, first))
        return next->start == START_DIGIT && last->ending == END_OPEN ? PRINT_SILENT : PRINT_PARTS;
    bool ended = last->ending == END_FULL || last->ending == END_SEMICOLON;
    if (last->ending == END_OPEN && next->start == START_UPPER &&
        share < (size_t)(first ? SURE_FIRST : DOUBT))
        say_doubt(paper, next);
    if (!ended || line_starts(next, WORDS_BASIS))
        return PRINT_SILENT;
    if (share >= (size_t)(first ? DOUBT_FIRST : DOUBT) && share < CERTAIN)
        say_doubt(paper, next);
    return share >= (size_t)(first ? FULL_FIRST : FULL) ? PRINT_JOINS : PRINT_PARTS;
}
