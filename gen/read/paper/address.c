/* Those whom a letter is sent to (Decree 30/2020, annex I, box 9a), below its subject or title. */
#include "read/paper/keywords.h"
#include "read/paper/stages.h"

enum { ENTRY_LENGTH = 220 }; /* characters of one of them */

/*
 * Does the text of a letter begin at line i, right below the one whom it is sent to, whose last
 * line is last and has no stop: a paragraph of its own, or a line as long as those of the text
 * where the one above had room left for its first word.
 */
static bool begins_letter(const struct paper *paper, const struct source_line *last, size_t i)
{
    enum { TEXT_LENGTH = 60 }; /* characters of a line of text */
    const struct source_line *p = &paper->at[i];
    if (p->start != START_UPPER || p->caps)
        return false;
    if (!p->glued || (paper->blocks->whole && p->block != last->block))
        return true;
    if (p->ending == END_COLON)
        return true;
    return (p->length >= TEXT_LENGTH || p->sentences) &&
           (line_short(last, p) || last->length * 5 < p->length * 4);
}

/* "Đồng kính gửi: Chi cục A": whom the letter is sent to, too, whatever is above it. */
static bool is_address_too(const struct source_line *p)
{
    return p->kind == SOURCE_PARA && line_starts(p, WORDS_ADDRESS_ALSO) &&
           memchr(p->text.p, ':', p->text.n);
}

/*
 * "Kính gửi:" and what it is followed by, each entry a unit; the line after them. Entries are
 * bullets, or lines that end like those of a list.
 */
size_t address_mark(struct paper *paper, size_t i, size_t end)
{
    size_t head = i;
    bool open = paper->at[i].ending != END_FULL;
    line_begin(paper, i++, NODE_RECIPIENT);
    for (size_t next = 0; i < end; i++) {
        next = i <= next ? next : line_after(paper, i);
        if (next < end && is_address_too(&paper->at[next])) {
            line_begin(paper, i = head = next, NODE_RECIPIENT);
            open = paper->at[i].ending != END_FULL;
            continue;
        }
        struct source_line *p = &paper->at[i];
        const struct source_line *last = line_last(paper, head);
        if (!open)
            break;
        if (p->unit.noise)
            continue;
        bool entry = p->kind == SOURCE_BULLET;
        bool continues = last->ending == END_OPEN || last->ending == END_COMMA ||
                         (p->start == START_LOWER && !entry);
        bool anew = (!p->glued && p->start != START_LOWER) || begins_letter(paper, last, i);
        if (last->ending == END_OPEN && !entry && (anew || title_states(paper, i)))
            break;
        if (p->length > ENTRY_LENGTH || p->kind == SOURCE_ROW || line_starts(p, WORDS_BASIS) ||
            p->label.class != LABEL_NONE ||
            (!entry && !continues && last->ending != END_SEMICOLON && last->ending != END_COLON))
            break;
        if (!entry && continues)
            line_join(paper, head, i, ' ');
        else {
            line_begin(paper, i, NODE_RECIPIENT);
            head = i;
        }
        open = paper->at[i].ending != END_FULL;
    }
    return i;
}
