/* Widths in print: see print_width.h. */
#include "read/paper/print_width.h"

#include "base/letter_width.h"
#include "read/paper/sentence.h"

/* Percent of a full line: what is wider is set in smaller letters; what is nearly one. */
enum { FACE = 110, NEARLY = 80 };

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

static enum print_class class_of(const struct source_line *head)
{
    enum label_class c = head->label.class;
    return head->kind == SOURCE_BULLET              ? PRINT_BULLET
           : c == LABEL_ARABIC || c == LABEL_DOTTED ? PRINT_NUMBERED
           : c != LABEL_NONE && c >= LABEL_LOWER    ? PRINT_LETTERED
                                                    : PRINT_PLAIN;
}

/* A line without a mark or number is of the paragraph above unless that has ended before it. */
static bool begins_plain(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i], *above = p - 1;
    return p->start != START_LOWER && above->ending != END_OPEN && above->ending != END_COMMA;
}

void print_full_find(struct paper *paper)
{
    enum { FEW = 4 }; /* lines that show a width */
    size_t lines[PRINT_CLASSES] = {0}, most[PRINT_CLASSES] = {0}, all = 0;
    enum print_class class = PRINT_PLAIN;
    for (size_t i = 0; i < paper->n && paper->blocks->full; i++) {
        const struct source_line *p = &paper->at[i];
        size_t width = p->kind == SOURCE_ROW ? 0 : line_width(p);
        if (p->kind == SOURCE_BULLET || p->label.class != LABEL_NONE)
            class = class_of(p);
        else if (i && begins_plain(paper, i))
            class = PRINT_PLAIN;
        if (width * 100 > paper->blocks->full * FACE)
            continue;
        all = width > all ? width : all;
        most[class] = width > most[class] ? width : most[class];
        lines[class] += width * 100 >= paper->blocks->full * NEARLY;
    }
    for (int c = 0; c < PRINT_CLASSES; c++)
        paper->print_full[c] = c && lines[c] >= FEW ? most[c] : all;
}

/* How wide the line were with the first word of the next one, in thousandths of a full line. */
static size_t share_of(const struct paper *paper, const struct source_line *head,
                       const struct source_line *p, const struct source_line *next)
{
    struct str rest = next->text, word = str_word(&rest);
    return (line_width(p) + WIDTH_OF_BLANK + letter_width(word)) * 1000 /
           paper->print_full[class_of(head)];
}

static void say_doubt(struct paper *paper, const struct source_line *next)
{
    size_t i = (size_t)(next - paper->at);
    paper_remark(paper, MSG_READ_RUNS_ON, i, i, 0);
}

bool print_room(const struct paper *paper, const struct source_line *head,
                const struct source_line *last, const struct source_line *next)
{
    return share_of(paper, head, last, next) < (size_t)(last == head ? ROOM_FIRST : ROOM);
}

enum print_verdict print_judges(struct paper *paper, const struct source_line *head,
                                const struct source_line *last, const struct source_line *next)
{
    if (!print_is_flow(paper) || next->start == START_LOWER || sentence_label_alone(last))
        return PRINT_SILENT;
    size_t share = share_of(paper, head, last, next);
    bool first = last == head;
    bool digit = next->start == START_DIGIT;
    bool open = last->ending == END_OPEN && (digit || sentence_hangs(last->text, digit));
    if (print_room(paper, head, last, next))
        return open ? PRINT_SILENT : PRINT_PARTS;
    if (last->ending == END_OPEN && !first && share >= FULL)
        return PRINT_JOINS;
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
