/*
 * Rejoining: which lines are one paragraph. A page break, a footnote or a stamp cuts a paragraph in
 * two; an optical reader may end a line at every width of the column. Both are undone by how
 * sentences end and begin in Vietnamese, not by what they say.
 */
#include "read/paper/stages.h"

#include <string.h>

#include "base/unicode.h"
#include "read/paper/keywords.h"
#include "read/paper/print_width.h"
#include "read/paper/sentence.h"

enum {
    CUT_LENGTH = 55,    /* characters: a paragraph that a page cuts fills a line at least */
    TITLE_LENGTH = 400, /* characters: no heading is longer */
    INDENT = 2,         /* blanks: less may be a slip of the reader */
    CLASSES = LABEL_CLASSES
};

struct rejoiner {
    struct paper *paper;
    size_t text, note;          /* heads of the clause and of the footnote that may continue */
    size_t last_note;           /* head of the footnote above, which goes on after a page end */
    struct label last[CLASSES]; /* the last label of each class */
    struct sentence_tally tally[CLASSES]; /* of the clauses of each class around here */
    bool numbered;                        /* a clause with a number has come */
    size_t joined, first_joined; /* halves that a page or a blank line parted; the first of them */
    bool own_sentence;           /* whether this clause was counted as a sentence */
};

/* Was this the number to come: the next of its class, or the first. */
static bool is_due(const struct rejoiner *h, const struct label *l)
{
    const struct label *last = &h->last[l->class];
    unsigned place = l->depth - 1;
    if (l->class == LABEL_DOTTED) {
        const struct label *up =
            last->class && last->depth >= place ? last : &h->last[LABEL_ARABIC];
        return up->class && up->number[0] == l->number[0];
    }
    return l->number[place] == 1 || !last->class || l->number[place] == last->number[0] + 1;
}

/* Are the clauses beside this one sentences for the most part. */
static bool among_sentences(const struct rejoiner *h)
{
    struct sentence_tally t = h->tally[h->paper->at[h->text].label.class];
    if (h->own_sentence)
        t.sentences -= t.sentences > 0;
    else
        t.titles -= t.titles > 0;
    return t.sentences > t.titles;
}

/* A title fills its line: those beside it are titles, and what comes below reads as a sentence. */
static bool title_fills_line(const struct rejoiner *h, const struct source_line *next)
{
    struct sentence_tally t = h->tally[h->paper->at[h->text].label.class];
    return h->paper->wrapped && t.titles > 1 && t.titles > t.sentences &&
           sentence_at(h->paper, (size_t)(next - h->paper->at));
}

/* A numbered or marked line that reads as a title: it may end without a stop. */
static bool is_title(const struct rejoiner *h)
{
    const struct source_line *head = &h->paper->at[h->text];
    if (head->kind == SOURCE_BULLET)
        return false;
    if (head->label.class != LABEL_NONE && !head->caps && !head->bold &&
        head->kind != SOURCE_HEADING && among_sentences(h))
        return false;
    bool titled = head->label.class != LABEL_NONE || head->kind == SOURCE_HEADING || head->caps ||
                  head->bold || head->step;
    return titled && !head->unit.sentences && head->unit.length < TITLE_LENGTH;
}

/* Has the clause the number of an act, so that it reads as a sentence. */
static bool cites(const struct rejoiner *h)
{
    for (size_t i = h->text; i != LINE_NONE; i = h->paper->at[i].unit.next)
        if (sentence_cites(h->paper->at[i].text))
            return true;
    return false;
}

/* A preamble: the next basis, or after the last one, which ends with a comma, who decides. */
static bool begins_basis(const struct rejoiner *h, const struct source_line *last,
                         const struct source_line *next, bool room)
{
    if (h->numbered || !line_starts(&h->paper->at[h->text], WORDS_BASIS))
        return false;
    if (last->ending == END_SEMICOLON || last->ending == END_FULL)
        return line_starts(next, WORDS_BASIS);
    return last->ending == END_COMMA && room;
}

/* First lines are indented, and the line is none: right below another, or first on a page. */
static bool is_flush(const struct rejoiner *h, const struct source_line *last,
                     const struct source_line *next)
{
    size_t margin = h->paper->margin;
    return h->paper->wrapped && margin != LINE_NONE && next->columns < margin + INDENT &&
           h->paper->at[h->text].columns >= margin + INDENT &&
           (next->glued || line_page_between(last, next));
}

/* Does the line head something by its capitals: those of "QCVN 01:2018/BYT." end a sentence. */
static bool heads(const struct source_line *p)
{
    bool sign = sentence_closes(p) && strpbrk(p->key.text, "0123456789/");
    return p->caps && !sign;
}

/*
 * A sentence that begins where a line begins: first lines are indented, and the line above is full.
 */
static bool continues_flush(const struct rejoiner *h, const struct source_line *last,
                            const struct source_line *next)
{
    return is_flush(h, last, next) && !heads(next) && !last->caps && !line_roomy(last, next) &&
           (h->numbered || !line_starts(next, WORDS_BASIS));
}

/* "I. MỤC": one syllable, which is no title. */
static bool is_torn_title(const struct source_line *p)
{
    return p->label.class != LABEL_NONE && p->label.rest < p->text.n &&
           !memchr(p->text.p + p->label.rest, ' ', p->text.n - p->label.rest);
}

/* Two lines of which the second is right below the first and begins with a capital. */
static bool wrapped_joins(const struct rejoiner *h, const struct source_line *last,
                          const struct source_line *next)
{
    const struct paper *paper = h->paper;
    bool closed = last->ending != END_OPEN && last->ending != END_COMMA;
    /* first lines are indented: what begins farther left continues, farther right is new */
    const struct source_line *head = &paper->at[h->text];
    bool room = print_is_flow(paper) ? print_room(paper, head, last, next) : line_short(last, next);
    bool indented = paper->margin != LINE_NONE && next->columns > paper->margin + INDENT;
    if ((indented && !next->caps && !last->caps) || (closed && line_set_in(paper, next)))
        return false;
    bool farther_left = last == head && !head->caps && next->columns + INDENT <= head->columns;
    if (farther_left && !paper->flush && (paper->margin != LINE_NONE || !line_roomy(last, next)))
        return true;
    bool centred = last->caps && next->caps;
    if (last != head && next->columns >= last->columns + INDENT && !centred)
        return false;
    if (last->caps != heads(next) && is_title(h))
        return false;
    if (last->caps && next->caps && is_title(h)) /* capitals are wide: fewer fill the line */
        return !room || last->length * 2 > last->width || sentence_label_alone(head) ||
               is_torn_title(last) || line_starts(next, WORDS_HEADING_CONTINUES);
    if (last->bold != next->bold && is_title(h) && last->ending == END_OPEN)
        return false;
    if (next->caps && !last->caps && (closed || (next->bold && !last->bold)))
        return false;
    if (begins_basis(h, last, next, room))
        return false;
    enum print_verdict print = print_judges(h->paper, head, last, next);
    if (print != PRINT_SILENT)
        return print == PRINT_JOINS;
    if (closed && continues_flush(h, last, next))
        return true;
    if (closed)
        return line_runs_on(paper, last, next);
    if (last->ending == END_COMMA)
        return true;
    if (!paper->flush && continues_flush(h, last, next))
        return true;
    bool listed = head->unit.listed && head->unit.length > TITLE_LENGTH / 2 && !head->bold;
    if (is_title(h) && !listed) /* a proper noun may begin a line of it, but seldom does */
        return sentence_hangs(last->text, false) || sentence_cuts_name(paper->arena, last, next) ||
               (!line_fits(last, next) && (!title_fills_line(h, next) || cites(h)));
    /* no stop below a full line: a page cut the sentence, and each half was wrapped by itself */
    return !room || last != head || last->length * 2 > last->width;
}

/* Two halves of a paragraph with a blank line, or more, between them. */
static bool cut_joins(const struct rejoiner *h, const struct source_line *last,
                      const struct source_line *next)
{
    if (heads(next) && !last->caps)
        return false;
    if (last->caps && !next->caps && is_title(h) && sentence_closes(next))
        return false; /* a sentence below a title */
    if (next->start == START_LOWER)
        return last->ending != END_FULL && last->ending != END_COLON;
    if (last->ending == END_COMMA) /* a basis in a list of them may end so too */
        return h->paper->at[h->text].unit.length >= CUT_LENGTH / 2 &&
               (h->numbered || !line_starts(&h->paper->at[h->text], WORDS_BASIS));
    if (continues_flush(h, last, next))
        return true;
    if (last->ending != END_OPEN || h->paper->at[h->text].unit.length < CUT_LENGTH)
        return false;
    if (is_title(h))
        return sentence_hangs(last->text, next->start == START_DIGIT);
    if (h->paper->nested &&
        next->start == START_UPPER) /* Markdown parts paragraphs by blank lines */
        return sentence_hangs(last->text, false) || line_page_between(last, next);
    return next->start != START_OTHER || !next->bold;
}

/* The second half of a heading in capitals: no clause has two titles. */
static bool splits_title(const struct rejoiner *h, const struct source_line *last,
                         const struct source_line *next)
{
    const struct source_line *head = &h->paper->at[h->text];
    bool same_mark = next->kind == (sentence_label_alone(head) ? last->kind : head->kind);
    return next->caps && last->caps && last->ending == END_OPEN && same_mark &&
           head->label.class != LABEL_NONE && is_title(h);
}

/*
 * Does the next line begin where the first of the clause did, and the one between farther left:
 * first lines are indented here.
 */
static bool begins_alike(const struct rejoiner *h, const struct source_line *last,
                         const struct source_line *next)
{
    const struct source_line *head = &h->paper->at[h->text];
    return last != head && head->columns >= last->columns + INDENT &&
           next->columns + 1 >= head->columns && next->columns >= last->columns + INDENT &&
           !head->caps && next->start != START_LOWER && !h->paper->nested;
}

/* "./." ends a paper, and the formula that closes it opens a paragraph. */
static bool ends_paper(const struct source_line *last, const struct source_line *next)
{
    return str_ends(last->text, STR("./.")) ||
           (last->ending == END_FULL && line_starts(next, WORDS_CLOSING_SENTENCE));
}

/* Does a line without a label or mark of its own continue the clause above it. */
static bool joins(const struct rejoiner *h, const struct source_line *last,
                  const struct source_line *next)
{
    if (h->paper->blocks->whole && next->block != last->block)
        return false;
    bool wrapped = next->glued && h->paper->wrapped;
    if (!next->same && (ends_paper(last, next) || (is_title(h) && sentence_orphan(last, next)) ||
                        (next->caps && keyword_order(&next->key))))
        return false;
    if (next->same || line_unclosed(last) || (!wrapped && splits_title(h, last, next)) ||
        sentence_calls_for(last, next))
        return true;
    if (next->kind == SOURCE_HEADING || last->kind == SOURCE_HEADING || begins_alike(h, last, next))
        return false;
    if (h->paper->blocks->nested && next->block == last->block && next->wrap_column &&
        !line_short(last, next)) /* Markdown that a program wrapped */
        return true;
    if (wrapped) {
        if (next->start == START_LOWER && (last->ending != END_COLON || !line_short(last, next)))
            return true;
        return wrapped_joins(h, last, next);
    }
    return cut_joins(h, last, next);
}

/* A class that begins anew, or is new below the outer one, is looked along once. */
static void remember(struct rejoiner *h, size_t i)
{
    const struct label *l = &h->paper->at[i].label;
    if (h->last[l->class].class == LABEL_NONE)
        h->tally[l->class] = sentence_tally(h->paper, i);
    h->last[l->class] = *l;
    for (int c = l->class + 1; c < CLASSES; c++)
        h->last[c] = (struct label){0};
}

static void begin(struct rejoiner *h, size_t i, enum node_kind kind)
{
    struct source_line *p = &h->paper->at[i];
    line_begin(h->paper, i, kind);
    h->text = i;
    p->unit.length = p->length;
    p->unit.sentences = p->sentences;
    p->unit.listed = str_find(p->text, STR(";"), 0) < p->text.n;
    h->own_sentence = p->label.class != LABEL_NONE && sentence_at(h->paper, i);
    if (p->label.class != LABEL_NONE)
        remember(h, i);
    h->numbered |= p->label.class != LABEL_NONE;
}

/* Scans end lines anywhere; where the mark-up asks for a line end it is one. */
static char joint_of(const struct source_line *p)
{
    return p->same && p->hard ? '\n' : ' ';
}

static void append_line(struct rejoiner *h, size_t i)
{
    struct source_line *p = &h->paper->at[i];
    const struct source_line *last = line_last(h->paper, h->text);
    struct source_line *head = &h->paper->at[h->text];
    bool closed = last->ending == END_FULL && last->label.rest < last->text.n; /* not by "2.1." */
    head->unit.sentences |= p->sentences || (closed && p->start == START_UPPER);
    head->unit.listed |= str_find(p->text, STR(";"), 0) < p->text.n;
    head->unit.length += p->length + 1;
    if (!p->glued && !p->same && !sentence_label_alone(last) && !h->joined++)
        h->first_joined = h->text;
    p->label.rest = 0;
    line_join(h->paper, h->text, i, joint_of(p));
}

/*
 * "... thêm 12" / "m.", "... khoản 3" / "Điều 4.": a number with a stop and nothing else, which no
 * list is waiting for.
 */
static bool is_alone(const struct rejoiner *h, const struct source_line *last,
                     const struct source_line *p)
{
    const struct label *before = &h->last[p->label.class];
    unsigned number = p->label.number[0];
    bool class = p->label.class == LABEL_LOWER || p->label.class == LABEL_ARTICLE;
    bool whole = h->paper->blocks->whole && p->block != last->block;
    return class && !whole && p->kind == SOURCE_PARA && !p->bold && p->label.rest >= p->text.n &&
           p->glued && last->ending == END_OPEN && number != 1 && number != before->number[0] + 1U;
}

/* "... gồm: (1) ...; (2) ...;" / "(3) ...": the number before it is inside the paragraph. */
static bool goes_on_inside(const struct rejoiner *h, const struct source_line *p)
{
    const struct source_line *head = &h->paper->at[h->text];
    bool roman = p->label.class == LABEL_PAREN_ROMAN, found = false;
    if ((p->label.class != LABEL_PAREN_ARABIC && !roman) || head->label.class == p->label.class ||
        !p->glued || !h->paper->wrapped || p->label.number[0] < 2)
        return false;
    struct buf before = {0};
    buf_char(&before, '(');
    if (roman)
        buf_roman(&before, p->label.number[0] - 1U, false);
    else
        buf_printf(&before, "%u", p->label.number[0] - 1U);
    buf_char(&before, ')');
    for (size_t i = h->text; i != LINE_NONE && !found; i = h->paper->at[i].unit.next)
        found = str_find(h->paper->at[i].text, buf_view(&before), 0) != (size_t)-1;
    buf_free(&before);
    return found;
}

/*
 * A label that no list waits for, on a line of an indented paragraph: "... gồm: (i) ...;" /
 * "(iii) ...".
 */
static bool is_inside(const struct rejoiner *h, const struct source_line *last,
                      const struct source_line *p)
{
    const struct label *before = &h->last[p->label.class];
    unsigned number = p->label.number[p->label.depth - 1];
    bool due = number == 1 || number == before->number[0] + 1U ||
               (last->ending == END_FULL && p->label.class == LABEL_ARABIC);
    return !due && p->label.class != LABEL_DOTTED && is_flush(h, last, p);
}

/* A number at the start of a second half: "... đến năm" / "2030. ..." or "... ngày" / "15. ...". */
static bool is_false_label(const struct rejoiner *h, const struct source_line *p)
{
    if (h->text == LINE_NONE || p->kind == SOURCE_HEADING || p->bold)
        return false;
    const struct source_line *last = line_last(h->paper, h->text);
    if (h->paper->blocks->whole && p->block != last->block)
        return false;
    if (line_unclosed(last) || is_inside(h, last, p) ||
        (sentence_hangs(last->text, true) && !is_due(h, &p->label)))
        return true;
    bool cut = last->ending == END_OPEN || last->ending == END_COMMA;
    return cut && h->paper->at[h->text].unit.length >= CUT_LENGTH && !is_title(h) &&
           !is_due(h, &p->label);
}

/* "Km 18" / "+ 500": a sum, for no word follows, or where lines go on and none begins. */
static bool is_sum(const struct rejoiner *h, const struct source_line *last,
                   const struct source_line *next)
{
    bool after_number = last->text.n && is_digit(last->text.p[last->text.n - 1]);
    return str_is(line_mark(next), "+") && next->start == START_DIGIT &&
           (after_number || is_flush(h, last, next));
}

/*
 * A dash between words at which a line was cut, "kinh tế" / "- xã hội", or a plus in a sum, and no
 * list mark: it goes on with an open sentence in small letters, in a list whose points begin with
 * capitals, or in none; in capitals within a name, or where lines go on and no list begins.
 */
static bool is_dash(const struct rejoiner *h, const struct source_line *last,
                    const struct source_line *next)
{
    const struct source_line *head = &h->paper->at[h->text];
    bool wrapped = next->glued && h->paper->wrapped;
    bool small = next->start == START_LOWER || next->start == START_DIGIT;
    bool small_list = small && head->kind == SOURCE_BULLET && head->start != START_UPPER;
    bool whole = h->paper->blocks->whole && next->block != last->block;
    struct str mark = line_mark(next);
    bool dash =
        str_is(mark, "-") || str_is(mark, "–") || str_is(mark, "—") || is_sum(h, last, next);
    bool name = wrapped && sentence_cuts_name(h->paper->arena, last, next);
    small |= name || (h->paper->bullets_in && is_flush(h, last, next));
    if (!whole && sentence_cuts_span(last, next))
        return true;
    if (whole || !small || small_list || last->ending != END_OPEN || !dash)
        return false;
    if (wrapped)
        return name || !line_short(last, next);
    return head->unit.length >= CUT_LENGTH && !is_title(h);
}

static void mark_text(struct rejoiner *h, size_t i)
{
    struct source_line *p = &h->paper->at[i];
    const struct source_line *last = h->text == LINE_NONE ? NULL : line_last(h->paper, h->text);
    if (p->kind == SOURCE_BULLET) {
        if (last && is_dash(h, last, p)) {
            line_restore_mark(h->paper, p);
            append_line(h, i);
        } else
            begin(h, i, NODE_BULLET);
        return;
    }
    bool cell = p->caps && lexicon_is_key(&p->key, WORDS_NUMBER_COLUMN); /* a line for each */
    bool address = p->start == START_UPPER && keyword_address(&p->key);
    bool parted = p->begins || p->step || cell || address || (last && !p->quoted != !last->quoted);
    bool alone = last && !parted && (is_alone(h, last, p) || goes_on_inside(h, p));
    if (parted ||
        (p->label.class != LABEL_NONE && !alone && !(p->same && last) && !is_false_label(h, p))) {
        begin(h, i, NODE_PARA);
        return;
    }
    p->label.class = LABEL_NONE;
    p->label.rest = 0;
    if (last && h->paper->at[h->text].unit.next == LINE_NONE &&
        sentence_awaited(h->paper, &h->paper->at[h->text], p))
        append_line(h, i);
    else if (alone || (last && joins(h, last, p)))
        append_line(h, i);
    else
        begin(h, i, NODE_PARA);
}

/* The lines of a footnote; a line below it may also be the second half of the clause it parts. */
static bool mark_note(struct rejoiner *h, size_t i)
{
    struct source_line *p = &h->paper->at[i];
    const struct source_block *block = &h->paper->blocks->list.at[p->block];
    if (p->kind == SOURCE_FOOTNOTE && block->rest && h->last_note != LINE_NONE) {
        line_join(h->paper, h->last_note, i, ' ');
        h->note = h->last_note;
        return true;
    }
    if (p->kind == SOURCE_FOOTNOTE) {
        line_begin(h->paper, i, NODE_FOOTNOTE);
        h->note = h->last_note = i;
        return true;
    }
    if (h->note == LINE_NONE)
        return false;
    const struct source_line *last = line_last(h->paper, h->note);
    bool same_block = p->block == last->block;
    if (same_block && block->whole) { /* as the front end parted them */
        if (p->kind == SOURCE_BULLET)
            line_restore_mark(h->paper, p);
        p->label.rest = 0;
        line_join(h->paper, h->note, i, joint_of(p));
        return true;
    }
    if (p->kind != SOURCE_PARA || p->label.class != LABEL_NONE)
        return false;
    bool open = last->ending != END_FULL && last->ending != END_COLON;
    bool clause_open = h->text != LINE_NONE && line_last(h->paper, h->text)->ending != END_FULL;
    bool continues = same_block ? open || !h->paper->wrapped || !line_short(last, p)
                                : open && !clause_open && p->start == START_LOWER;
    if (continues)
        line_join(h->paper, h->note, i, joint_of(p));
    else
        h->note = LINE_NONE;
    return continues;
}

void rejoin_mark(struct paper *paper)
{
    struct rejoiner h = {
        .paper = paper, .text = LINE_NONE, .note = LINE_NONE, .last_note = LINE_NONE};
    for (size_t i = paper->body; i < paper->n; i++) {
        struct source_line *p = &paper->at[i];
        bool taken = p->unit.head != LINE_NONE || p->kind == SOURCE_ROW;
        /* an empty comment parts two clauses, and so does one that marks a clause */
        bool parts = !p->unit.noise ||
                     (p->kind == SOURCE_COMMENT && (!p->text.n || str_is(p->text, "central-only")));
        if (taken)
            h.note = LINE_NONE;
        if (taken && parts)
            h.text = LINE_NONE;
        if (!taken && !mark_note(&h, i))
            mark_text(&h, i);
    }
    if (h.joined)
        paper_remark(paper, MSG_READ_JOINED, h.first_joined, h.first_joined, h.joined);
}
