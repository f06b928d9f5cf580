/*
 * Rejoining: which lines are one paragraph. A page break, a footnote or a stamp cuts a paragraph in
 * two; an optical reader may end a line at every width of the column. Both are undone by how
 * sentences end and begin in Vietnamese, not by what they say.
 */
#include "read/paper/stages.h"

#include <string.h>

#include "base/unicode.h"
#include "read/paper/keywords.h"

enum {
    CUT_LENGTH = 55,    /* characters: a paragraph that a page cuts fills a line at least */
    TITLE_LENGTH = 400, /* characters: no heading is longer */
    INDENT = 2,         /* blanks: less may be a slip of the reader */
    CLASSES = LABEL_CLASSES
};

struct sentence_tally { /* of clauses that read as sentences, and of those that read as titles */
    size_t sentences, titles;
};

struct rejoiner {
    struct paper *paper;
    size_t text, note;          /* heads of the clause and of the footnote that may continue */
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

static bool closes(const struct source_line *p)
{
    return p->ending == END_FULL || p->ending == END_SEMICOLON;
}

/*
 * Does the paragraph that begins at i hold or end a sentence: wrapped lines, up to the first that
 * had room for more, else with its next half if it is cut.
 */
static bool is_sentence(const struct paper *paper, size_t i)
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
    if (sentences || closes(&paper->at[last]) || wrapped)
        return sentences || closes(&paper->at[last]);
    size_t next = line_after(paper, last + 1);
    const struct source_line *half = next < paper->n ? &paper->at[next] : NULL;
    return half && half->kind == SOURCE_PARA && !half->glued && half->start == START_LOWER &&
           (half->sentences || closes(half));
}

/* Looks ahead along the clauses of one class, up to the next outer one. */
static struct sentence_tally take_tally(const struct paper *paper, size_t i)
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
        *(is_sentence(paper, k) ? &t.sentences : &t.titles) += 1;
    }
    return t;
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
           is_sentence(h->paper, (size_t)(next - h->paper->at));
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
    bool titled =
        head->label.class != LABEL_NONE || head->kind == SOURCE_HEADING || head->caps || head->bold;
    return titled && !head->unit.sentences && head->unit.length < TITLE_LENGTH;
}

/*
 * Does the text end with a word that must be followed by another: a preposition, a conjunction, a
 * plural article, the first word of a body's name; before a number also "năm", "số", ... that name
 * what is counted.
 */
static bool hangs(struct str text, bool number_follows)
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
           next->length <= NAME_LENGTH && closes(next) && is_name(next->text) && is_name(word);
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

/* Does the next line begin with what the end of the last one calls for. */
static bool is_called_for(const struct source_line *last, const struct source_line *next)
{
    return last->ending == END_OPEN && next->kind == SOURCE_PARA &&
           (hangs(last->text, begins_with_number(next)) || completes_name(last, next));
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

/* "Phần I" on a line, its title in capitals on the next. */
static bool is_label_alone(const struct source_line *p)
{
    return p->label.class != LABEL_NONE && p->label.class <= LABEL_ROMAN &&
           p->label.rest >= p->text.n;
}

/* Two lines of which the second is right below the first and begins with a capital. */
static bool wrapped_joins(const struct rejoiner *h, const struct source_line *last,
                          const struct source_line *next)
{
    const struct paper *paper = h->paper;
    bool room = line_short(last, next);
    bool closed = last->ending != END_OPEN && last->ending != END_COMMA;
    /* first lines are indented: what begins farther left continues, farther right is new */
    const struct source_line *head = &paper->at[h->text];
    bool indented = paper->margin != LINE_NONE && next->columns > paper->margin + INDENT;
    if (indented && !next->caps && !last->caps)
        return false;
    if (last == head && !head->caps && next->columns + INDENT <= head->columns)
        return true;
    if (last != head && next->columns >= last->columns + INDENT)
        return false;
    if (last->caps != next->caps && is_title(h))
        return false;
    if (last->caps && next->caps && is_title(h)) /* capitals are wide: fewer fill the line */
        return !room || last->length * 2 > last->width || is_label_alone(head) ||
               line_starts(next, WORDS_HEADING_CONTINUES);
    if (last->bold != next->bold && is_title(h) && last->ending == END_OPEN)
        return false;
    if (next->caps && !last->caps && (closed || (next->bold && !last->bold)))
        return false;
    if (begins_basis(h, last, next, room))
        return false;
    if (closed)
        return !room && next->columns <= last->columns;
    if (last->ending == END_COMMA)
        return true;
    bool listed = head->unit.listed && head->unit.length > TITLE_LENGTH / 2 && !head->bold;
    if (is_title(h) && !listed) /* a proper noun may begin a line of it, but seldom does */
        return hangs(last->text, false) || (!line_fits(last, next) && !title_fills_line(h, next));
    /* no stop below a full line: a page cut the sentence, and each half was wrapped by itself */
    return !room || last != head || last->length * 2 > last->width;
}

/* Is there the mark of a page between the two lines. */
static bool page_between(const struct source_line *last, const struct source_line *next)
{
    for (const struct source_line *p = last + 1; p < next; p++)
        if (p->unit.noise && (p->running || p->kind == SOURCE_PARA || p->kind == SOURCE_HEADING))
            return true;
    return false;
}

/* Two halves of a paragraph with a blank line, or more, between them. */
static bool cut_joins(const struct rejoiner *h, const struct source_line *last,
                      const struct source_line *next)
{
    if (next->caps && !last->caps)
        return false;
    if (last->caps && !next->caps && is_title(h) && closes(next))
        return false; /* a sentence below a title */
    if (next->start == START_LOWER)
        return last->ending != END_FULL && last->ending != END_COLON;
    if (last->ending == END_COMMA) /* a basis in a list of them may end so too */
        return h->paper->at[h->text].unit.length >= CUT_LENGTH / 2 &&
               (h->numbered || !line_starts(&h->paper->at[h->text], WORDS_BASIS));
    if (last->ending != END_OPEN || h->paper->at[h->text].unit.length < CUT_LENGTH)
        return false;
    if (is_title(h))
        return hangs(last->text, next->start == START_DIGIT);
    if (h->paper->nested &&
        next->start == START_UPPER) /* Markdown parts paragraphs by blank lines */
        return hangs(last->text, false) || page_between(last, next);
    return next->start != START_OTHER || !next->bold;
}

/* The second half of a heading in capitals: no clause has two titles. */
static bool splits_title(const struct rejoiner *h, const struct source_line *last,
                         const struct source_line *next)
{
    const struct source_line *head = &h->paper->at[h->text];
    bool same_mark = next->kind == (is_label_alone(head) ? last->kind : head->kind);
    return next->caps && last->caps && last->ending == END_OPEN && same_mark &&
           head->label.class != LABEL_NONE && is_title(h);
}

/* Does a line without a label or mark of its own continue the clause above it. */
static bool joins(const struct rejoiner *h, const struct source_line *last,
                  const struct source_line *next)
{
    if (h->paper->blocks->whole && next->block != last->block)
        return false;
    bool wrapped = next->glued && h->paper->wrapped;
    if (next->same || line_unclosed(last) || (!wrapped && splits_title(h, last, next)) ||
        is_called_for(last, next))
        return true;
    if (next->kind == SOURCE_HEADING || last->kind == SOURCE_HEADING)
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
        h->tally[l->class] = take_tally(h->paper, i);
    h->last[l->class] = *l;
    for (int c = l->class + 1; c < CLASSES; c++)
        h->last[c] = (struct label){0};
}

static bool has_semicolon(const struct source_line *p)
{
    return p->text.n && memchr(p->text.p, ';', p->text.n);
}

static void begin(struct rejoiner *h, size_t i, enum node_kind kind)
{
    struct source_line *p = &h->paper->at[i];
    line_begin(h->paper, i, kind);
    h->text = i;
    p->unit.length = p->length;
    p->unit.sentences = p->sentences;
    p->unit.listed = has_semicolon(p);
    h->own_sentence = p->label.class != LABEL_NONE && is_sentence(h->paper, i);
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
    head->unit.sentences |= p->sentences || (last->ending == END_FULL && p->start == START_UPPER);
    head->unit.listed |= has_semicolon(p);
    head->unit.length += p->length + 1;
    if (!p->glued && !p->same && !is_label_alone(last) && !h->joined++)
        h->first_joined = h->text;
    p->skip = 0;
    line_join(h->paper, h->text, i, joint_of(p));
}

/* "... thêm 12" / "m.": a letter with a stop and nothing else, which no list is waiting for. */
static bool is_unit_alone(const struct rejoiner *h, const struct source_line *last,
                          const struct source_line *p)
{
    const struct label *before = &h->last[LABEL_LOWER];
    unsigned number = p->label.number[0];
    return p->label.class == LABEL_LOWER && p->label.rest >= p->text.n && p->glued &&
           last->ending == END_OPEN && number != 1 &&
           (before->class == LABEL_NONE || number != before->number[0] + 1);
}

/* A number at the start of a second half: "... đến năm" / "2030. ..." or "... ngày" / "15. ...". */
static bool is_false_label(const struct rejoiner *h, const struct source_line *p)
{
    if (h->text == LINE_NONE || p->kind == SOURCE_HEADING || p->bold)
        return false;
    const struct source_line *last = line_last(h->paper, h->text);
    if (h->paper->blocks->whole && p->block != last->block)
        return false;
    if (line_unclosed(last) || (hangs(last->text, true) && !is_due(h, &p->label)) ||
        is_unit_alone(h, last, p))
        return true;
    bool cut = last->ending == END_OPEN || last->ending == END_COMMA;
    return cut && h->paper->at[h->text].unit.length >= CUT_LENGTH && !is_title(h) &&
           !is_due(h, &p->label);
}

/*
 * A dash between words at which a line was cut, "kinh tế" / "- xã hội", and no list mark: it goes
 * on in small letters with an open sentence, in a list whose points begin with capitals, or in
 * none.
 */
static bool is_dash(const struct rejoiner *h, const struct source_line *last,
                    const struct source_line *next)
{
    const struct source_line *head = &h->paper->at[h->text];
    bool small = next->start == START_LOWER || next->start == START_DIGIT;
    bool small_list = head->kind == SOURCE_BULLET && head->start != START_UPPER;
    bool whole = h->paper->blocks->whole && next->block != last->block;
    if (whole || !small || small_list || last->ending != END_OPEN || !str_is(next->mark, "-"))
        return false;
    if (next->glued && h->paper->wrapped)
        return !line_short(last, next);
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
    bool parted = p->begins || (last && !p->quoted != !last->quoted);
    if (parted || (p->label.class != LABEL_NONE && !(p->same && last) && !is_false_label(h, p))) {
        begin(h, i, NODE_PARA);
        return;
    }
    p->label.class = LABEL_NONE;
    p->skip = 0;
    if (last && is_label_alone(&h->paper->at[h->text]) && last->unit.head == h->text &&
        h->paper->at[h->text].unit.next == LINE_NONE && p->ending == END_OPEN)
        append_line(h, i);
    else if (last && joins(h, last, p))
        append_line(h, i);
    else
        begin(h, i, NODE_PARA);
}

/* The lines of a footnote; a line below it may also be the second half of the clause it parts. */
static bool mark_note(struct rejoiner *h, size_t i)
{
    struct source_line *p = &h->paper->at[i];
    if (p->kind == SOURCE_FOOTNOTE) {
        line_begin(h->paper, i, NODE_FOOTNOTE);
        h->note = i;
        return true;
    }
    if (h->note == LINE_NONE || p->kind != SOURCE_PARA || p->label.class != LABEL_NONE)
        return false;
    const struct source_line *last = line_last(h->paper, h->note);
    bool open = last->ending != END_FULL && last->ending != END_COLON;
    bool same_block = p->block == last->block;
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
    struct rejoiner h = {.paper = paper, .text = LINE_NONE, .note = LINE_NONE};
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
