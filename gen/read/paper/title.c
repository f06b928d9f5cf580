/*
 * The title block (Decree 30/2020, annex I, box 5; Guide 05-HD/VPTW, box 5), which is one unit:
 * where the text of a paper begins.
 */
#include "read/paper/stages.h"

#include "base/unicode.h"
#include "read/paper/keywords.h"
#include "read/paper/print_width.h"
#include "read/paper/sentence.h"

enum { SUBJECT_LENGTH = 900 }; /* characters; a longer paragraph is no subject */

/* --- where the text begins ---------------------------------------------------------------- */

/* Does the line close a paragraph of the text, as no line of a title does. */
static bool is_text(const struct source_line *p)
{
    return p->ending == END_COLON || p->ending == END_SEMICOLON || p->ending == END_FULL ||
           line_starts(p, WORDS_LEGAL_BASIS) || p->length > SUBJECT_LENGTH;
}

bool title_states(const struct paper *paper, size_t i)
{
    const struct source_line *first = &paper->at[i];
    if (first->caps || first->start != START_UPPER || !line_starts(first, WORDS_SPEAKER))
        return false;
    enum { REACH = 40 }; /* lines of a paragraph */
    bool acts = false, invites = false;
    for (size_t k = i; k < paper->n && k < i + REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (k > i && (!p->glued || p->kind != SOURCE_PARA || p->label.class != LABEL_NONE ||
                      line_starts(p, WORDS_BASIS)))
            return invites;
        acts |= k <= i + 1 && line_has(p, WORDS_STATEMENT);
        invites |= k <= i + 1 && line_has(p, WORDS_INVITES);
        if (p->sentences || is_text(p))
            return acts;
    }
    return false;
}

/*
 * Is the line set in as far as a clause below it, and the one after it begins where lines go on:
 * the first of a paragraph.
 */
static bool begins_as_clauses(const struct paper *paper, size_t i)
{
    enum { REACH = 40, INDENT = 4, SLIP = 2 }; /* lines; columns */
    const struct source_line *p = &paper->at[i], *next = i + 1 < paper->n ? p + 1 : NULL;
    if (paper->margin == LINE_NONE || p->columns < paper->margin + INDENT || !next ||
        !next->glued || next->kind != SOURCE_PARA || next->label.class != LABEL_NONE ||
        next->columns > paper->margin + 1 || next->caps)
        return false;
    for (size_t k = i + 1; k < paper->n && k < i + REACH; k++) {
        const struct source_line *clause = &paper->at[k];
        if (clause->label.class != LABEL_NONE && clause->kind == SOURCE_PARA)
            return clause->columns <= p->columns + SLIP && p->columns <= clause->columns + SLIP;
    }
    return false;
}

/* Does the line begin with a word that no name begins with. */
static bool opens_sentence(const struct source_line *p)
{
    struct str rest = p->text;
    return line_starts(p, WORDS_BASIS) || lexicon_is(str_word(&rest), WORDS_SENTENCE_OPENS);
}

/*
 * Does a paragraph of text begin at this line right below a title, whose last line is last: lines
 * continue it to the end of a sentence, which no title holds, and no later one of
 * them could be its first, unless the title had room left for the first word of this one.
 */
static bool begins_text(const struct paper *paper, const struct source_line *last, size_t i)
{
    const struct source_line *head = &paper->at[i];
    bool basis = opens_sentence(head);
    bool room = line_short(last, &paper->at[i]);
    for (size_t k = i; k < paper->n; k++) {
        const struct source_line *p = &paper->at[k];
        if (k > i && (!p->glued || p->kind != SOURCE_PARA || p->label.class != LABEL_NONE ||
                      begins_as_clauses(paper, k)))
            return false;
        bool full = k + 1 < paper->n && !(print_is_flow(paper) ? print_room(paper, head, p, p + 1)
                                                               : line_short(p, p + 1));
        bool first = p->start == START_UPPER && full && (!basis || opens_sentence(p));
        if (k == i ? !first : first && (!room || line_starts(p, WORDS_BASIS)))
            return false;
        if (p->sentences || is_text(p))
            return true;
    }
    return false;
}

/*
 * Is what is below the type of a paper a paragraph of text, and no subject: a sentence ends in it,
 * or it ends as one, before a line that could be the first of another.
 */
static bool is_no_subject(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    if (p->caps || p->start != START_UPPER || line_starts(p, WORDS_SUBJECT) ||
        line_starts(p, WORDS_AUTHOR) || (paper->blocks->nested && p->bold))
        return false;
    for (size_t k = i; k < paper->n; k++) {
        const struct source_line *line = &paper->at[k];
        if (k > i && (!line->glued || line->kind != SOURCE_PARA || line->start == START_UPPER ||
                      line->label.class != LABEL_NONE))
            return false;
        if (line->sentences || is_text(line))
            return true;
    }
    return false;
}

/*
 * In a scan: is the line the first of a paragraph, set in from the one below that it is as full as,
 * and no line of a title, which are centred.
 */
static bool is_set_in(const struct paper *paper, size_t i)
{
    enum { INDENT = 4, ROUGHLY = 2 }; /* columns */
    const struct source_line *p = &paper->at[i], *next = i + 1 < paper->n ? p + 1 : NULL;
    return paper->blocks->source->recognised && next && next->glued && next->kind == SOURCE_PARA &&
           next->columns + INDENT <= p->columns &&
           p->columns + p->length + ROUGHLY >= next->columns + next->length;
}

/* Word: a line of a title, as its first lines are. */
static bool is_centred_bold(const struct source_line *p)
{
    return p->bold && p->align == SOURCE_ALIGN_CENTER;
}

/* "ỦY BAN ...", "GIÁM ĐỐC SỞ ..." */
static bool names_body(const struct paper *paper, const struct source_line *p)
{
    bool recognised = paper->blocks->source->recognised;
    return (keyword_body(paper->arena, p->text, recognised) &&
            !(recognised && line_starts(p, WORDS_TERM))) || /* "KHOA" and "KHÓA" */
           keyword(&p->key, WORDS_POSITION);
}

/*
 * Who decides, in capitals or left open below a subject: bases or "QUYẾT ĐỊNH:" follow, perhaps
 * after the term.
 */
static bool names_who_decides(const struct paper *paper, size_t i, bool subject)
{
    enum { REACH = 4 }; /* lines of the name and the term */
    const struct source_line *p = &paper->at[i];
    if (!(subject && str_in_brackets(p->text)) && (!p->caps || !names_body(paper, p)))
        return false;
    for (size_t k = line_after(paper, i + 1), lines = 0; k < paper->n && lines < REACH;
         k = line_after(paper, k + 1), lines++) {
        const struct source_line *below = &paper->at[k];
        if (line_starts(below, WORDS_LEGAL_BASIS) || line_starts(below, WORDS_PROPOSED_BASIS) ||
            keyword_order(&below->key))
            return true;
        if (!below->caps || names_body(paper, below))
            break;
    }
    return false;
}

static size_t twice_the_middle(const struct source_line *p)
{
    return 2 * (size_t)p->columns + p->length;
}

/*
 * The second half of a subject that a blank line parts: centred as the first, and below it is who
 * decides, or the bases.
 */
static bool is_centred_half(const struct paper *paper, const struct source_line *last, size_t i)
{
    enum { SLIP = 4 }; /* half columns */
    const struct source_line *p = &paper->at[i];
    size_t above = twice_the_middle(last), own = twice_the_middle(p);
    size_t next = line_after(paper, i + 1);
    bool centred = p->columns && last->columns && p->columns != last->columns &&
                   above <= own + SLIP && own <= above + SLIP;
    return centred && !p->caps && !last->caps && last->ending == END_OPEN &&
           p->ending == END_OPEN && !p->sentences && !opens_sentence(p) && next < paper->n &&
           (names_who_decides(paper, next, true) ||
            line_starts(&paper->at[next], WORDS_LEGAL_BASIS));
}

/*
 * "Chăm cây:" above "cách tưới, cách tỉa", "Việc năm 2030;" above "việc năm 2031": a subject, for
 * no list is in small letters.
 */
static bool leads_on(const struct paper *paper, size_t i)
{
    size_t next = line_after(paper, i + 1);
    const struct source_line *p = &paper->at[i];
    bool open = p->ending == END_COLON ||
                (p->ending == END_SEMICOLON && !p->sentences && !line_starts(p, WORDS_LEGAL_BASIS));
    return open && next < paper->n && paper->at[next].kind == SOURCE_PARA &&
           paper->at[next].start == START_LOWER && paper->at[next].label.class == LABEL_NONE;
}

/* Could the line be one of a subject that begins with a capital: a basis and a sentence are none.
 */
static bool may_go_on(const struct source_line *last, const struct source_line *p)
{
    return p->kind == SOURCE_PARA && !p->caps && !last->caps && !p->sentences &&
           p->start == START_UPPER && !is_text(p) && !line_starts(p, WORDS_BASIS);
}

/*
 * Does the line above end with a comma, or call for the act that this one names, "Nghị quyết số
 * 9-NQ/TU của Tỉnh ủy", or are both centred.
 */
static bool is_called(const struct paper *paper, const struct source_line *last,
                      const struct source_line *p)
{
    enum { SLIP = 6 }; /* half columns */
    size_t above = twice_the_middle(last), own = twice_the_middle(p);
    bool centred = p->glued && p->columns > paper->margin && last->columns && above <= own + SLIP &&
                   own <= above + SLIP;
    bool act = last->ending == END_OPEN && keyword_kind(&p->key) && sentence_cites(p->text);
    return may_go_on(last, p) &&
           (last->ending == END_COMMA ||
            (act && (centred || lexicon_ends_with(&last->key, WORDS_ACT_FOLLOWS))));
}

/* Has the line no stop, and the text begins right below it. */
static bool is_above_text(const struct paper *paper, const struct source_line *last, size_t i)
{
    const struct source_line *p = &paper->at[i];
    size_t next = line_after(paper, i + 1);
    if (!p->glued || !may_go_on(last, p) || last->ending != END_OPEN || p->ending != END_OPEN ||
        line_starts(p, WORDS_SPEAKER) || next >= paper->n ||
        (paper->wrapped && !line_short(p, &paper->at[next])))
        return false;
    return line_starts(&paper->at[next], WORDS_LEGAL_BASIS) || title_states(paper, next) ||
           names_who_decides(paper, next, true);
}

struct title {
    size_t head, last;
    bool letter;   /* it is the subject of a letter */
    bool subject;  /* its first line was read */
    bool capitals; /* a subject in capitals was: "... VỀ ..." */
};

/* "VỀ TRỒNG CÂY", "THỰC HIỆN NGHỊ QUYẾT SỐ 9": no line of who issues the paper. */
static bool is_capital_subject(const struct paper *paper, const struct source_line *p)
{
    bool author =
        line_starts(p, WORDS_AUTHOR) || names_body(paper, p) || line_starts(p, WORDS_TERM);
    bool committee = author && lexicon_has(&p->key, WORDS_COMMITTEE); /* named after a subject */
    bool subject =
        (lexicon_has(&p->key, WORDS_SUBJECT) && !committee) || line_starts(p, WORDS_BASIS);
    return p->caps && !str_in_brackets(p->text) && (subject || !author);
}

/* Below a subject in capitals: a paragraph of the text. */
static bool is_below_capitals(const struct title *t, const struct source_line *p)
{
    return t->capitals && !p->caps && p->start == START_UPPER && !p->bold &&
           !line_starts(p, WORDS_SUBJECT) && !line_starts(p, WORDS_AUTHOR);
}

/*
 * Is a line below a centred one not centred: a heading without a number, in bold like the subject
 * above it. Where no alignment is told, by the middles of both.
 */
static bool is_off_centre(const struct source_line *last, const struct source_line *p)
{
    enum { SET_IN = 12, OFF = 8 }; /* columns: before a centred line; between the middles */
    if (last->align == SOURCE_ALIGN_CENTER && p->align == SOURCE_ALIGN_LEFT)
        return true;
    size_t middle = 2 * last->columns + last->length, other = 2 * p->columns + p->length;
    return !p->cell && last->columns >= SET_IN && p->start == START_UPPER &&
           other + 2 * OFF < middle;
}

/*
 * Is the paragraph the rest of the subject of a letter that mark-up parts from its beginning: below
 * it the masthead goes on, or those whom the letter is sent to are.
 */
static bool is_rest_of_letter(const struct paper *paper, const struct source_line *last, size_t i)
{
    enum { LINES = 3, LENGTH = 90 }; /* lines of the rest; characters */
    for (size_t n = 0; n < LINES && i < paper->n; n++, i = line_after(paper, i + 1)) {
        const struct source_line *p = &paper->at[i];
        enum front_role role = masthead_role(p);
        if (n && (role == FRONT_MOTTO || role == FRONT_PLACE_DATE || keyword_address(&p->key)))
            return true;
        if (p->kind != SOURCE_PARA || role != FRONT_OTHER || p->length > LENGTH || p->sentences ||
            last->ending != END_OPEN || p->label.class != LABEL_NONE || keyword_address(&p->key))
            break;
        last = p;
    }
    return false;
}

/* Does the piece belong to the title; joint: by which character. */
static bool continues(const struct paper *paper, const struct title *t, size_t i, char *joint)
{
    const struct source_line *p = &paper->at[i], *last = &paper->at[t->last];
    *joint = ' ';
    enum front_role role = masthead_role(p);
    bool front = role == FRONT_MOTTO || role == FRONT_PLACE_DATE || role == FRONT_MARK ||
                 role == FRONT_DRAFT;
    if (front && t->letter) /* it is below the number */
        return false;
    if (p->kind == SOURCE_PARA && line_unclosed(last))
        return true;
    if (keyword_address(&p->key) || (p->cell && role == FRONT_MOTTO))
        return false;
    if (p->cell && last->cell && p->glued && p->kind == SOURCE_PARA &&
        p->label.class == LABEL_NONE && t->letter)
        return true; /* box 5b of Decree 30: all that is left of the motto below the number */
    if (str_starts(p->text, STR("--"))) /* the rule below the title, run into the text */
        return false;
    if (p->kind == SOURCE_ROW || p->kind == SOURCE_BULLET || p->label.class != LABEL_NONE ||
        keyword_order(&p->key) || (p->kind == SOURCE_HEADING && t->subject) ||
        (names_who_decides(paper, i, t->subject) && !line_cuts_word(paper, last, p)))
        return false;
    *joint = '\n';
    if (line_starts(p, WORDS_ATTACHED))
        return true;
    bool marked = paper->blocks->nested; /* Markdown: the subject is a bold paragraph */
    if (is_below_capitals(t, p))
        return false;
    if (!t->subject)
        return p->caps || p->start == START_LOWER || (!is_text(p) && !is_no_subject(paper, i)) ||
               leads_on(paper, i) || line_starts(p, WORDS_AUTHOR) || (marked && p->bold);
    if (marked && last->bold && !p->bold && !p->same)
        return false;
    *joint = marked && p->same && p->hard ? '\n' : ' ';
    bool years = *p->text.p == '(' && is_digit(str_at(p->text, 1)) && str_ends(p->text, STR(")"));
    if (p->same || years || is_called(paper, last, p) ||
        (p->start == START_DIGIT &&
         sentence_calls_for(last, p))) /* "... tháng cuối năm" above "2035" */
        return true;
    if (p->start == START_LOWER)
        return last->ending != END_FULL;
    if (is_off_centre(last, p))
        return false;
    bool alike = (is_centred_bold(p) && is_centred_bold(last)) ||
                 (marked && p->bold && last->bold && !front);
    if (alike && !is_text(p) && p->kind == last->kind)
        return true;
    if (!p->glued &&
        (is_centred_half(paper, last, i) || (t->letter && is_rest_of_letter(paper, last, i))))
        return true;
    if (!p->glued || is_text(p) || p->caps != last->caps)
        return false;
    if (is_above_text(paper, last, i))
        return true;
    if (p->start == START_UPPER &&
        (is_set_in(paper, i) || begins_as_clauses(paper, i) || title_states(paper, i) ||
         (paper->wrapped && begins_text(paper, last, i))))
        return false;
    /* wrapped: a line that begins the preamble is below one that has room left */
    return !line_starts(p, WORDS_BASIS) || (paper->wrapped && !line_short(last, p));
}

/* "- 2035" below "giai đoạn 2031": no bullet, but the end of a span of years. */
static bool ends_span(const struct source_line *last, const struct source_line *p)
{
    enum { YEAR = 4 }; /* digits */
    struct str from = str_last_word(last->text),
               to = str_trim(str_slice(p->text, p->label.rest, p->text.n));
    return p->kind == SOURCE_BULLET && from.n == YEAR && str_number(from, 0, YEAR, NULL) == YEAR &&
           str_number(to, 0, to.n, NULL) == YEAR;
}

/* "1" right below "khu vực": no number of a page, which ends there. */
static bool ends_name(const struct source_line *last, const struct source_line *p)
{
    return p->unit.noise && p->kind == SOURCE_PARA && p->glued && !line_page_between(last, p) &&
           line_is_page_number(p) && (p->cell || last->line + 1 == p->line) &&
           sentence_hangs(last->text, true);
}

/* A footnote of the first page may part a title. */
static bool mark_note(struct paper *paper, size_t i)
{
    struct source_line *p = &paper->at[i];
    const struct source_line *above = &p[-1];
    if (p->kind == SOURCE_FOOTNOTE)
        line_begin(paper, i, NODE_FOOTNOTE);
    else if (p->block == above->block && above->unit.kind == NODE_FOOTNOTE)
        line_join(paper, above->unit.head, i, ' ');
    else
        return false;
    return true;
}

size_t title_mark(struct paper *paper, size_t start, bool letter)
{
    struct title t = {start, start, letter, letter, false};
    size_t i = start + 1;
    line_begin(paper, start, NODE_TITLE);
    for (; i < paper->n; i++) {
        struct source_line *p = &paper->at[i];
        char joint;
        if (p->unit.noise && p->kind == SOURCE_RULE && t.subject)
            break;
        if (ends_name(&paper->at[t.last], p)) {
            p->unit.noise = false;
            line_join(paper, start, i, ' ');
            t.last = i;
            continue;
        }
        if (p->unit.noise || mark_note(paper, i))
            continue;
        if (ends_span(&paper->at[t.last], p)) {
            line_restore_mark(paper, p);
            joint = ' ';
        } else if (!continues(paper, &t, i, &joint))
            break;
        line_join(paper, start, i, joint);
        t.subject |= !p->caps && !line_starts(p, WORDS_AUTHOR);
        t.capitals |= is_capital_subject(paper, p);
        t.last = i;
    }
    return i;
}
