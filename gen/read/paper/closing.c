/*
 * The end of a paper: recipients (Decree 30/2020, annex I, box 9; Guide 05-HD/VPTW, box 9a),
 * signature (box 7), the certificate of an office that made a copy, and appendix titles.
 *
 * A certificate has a masthead, recipients and a signature of its own; all of it is noise, and
 * its units are cut as the true ones are.
 */
#include "read/paper/closing_line.h"

#include "base/unicode.h"
#include "model/part_class.h"
#include "read/paper/keywords.h"

/* OFFICE_LINES: of two who sign: TM., KT. and the office, of each; and some room. */
enum { FORM_LINES = 16, OFFICE_LINES = 8 };

enum closing_state { STATE_TEXT, STATE_RECIPIENTS, STATE_SIGNATURE, STATE_NAMED };

struct closing {
    struct paper *paper;
    enum closing_state state;
    size_t unit;               /* head of the unit that may continue */
    size_t copy_from, copy_to; /* pieces of the certificate */
    size_t entry;              /* head of the last of the recipients */
    size_t unnamed;            /* head of a signature whose name has not come */
    size_t unnamed_above;      /* the one before it, whose name has not come either */
    bool awaited;              /* "Nơi nhận:" has come, and no entry yet */
    bool listed;               /* an entry of the recipients has come */
    bool signed_already;       /* a signature has come */
    bool attached;             /* an attachment has begun */
    bool form, form_foot; /* ... which is a form, and whose recipients or signature have come */
};

static bool in_copy(const struct closing *c, size_t i)
{
    return i >= c->copy_from && i < c->copy_to;
}

static void begin(struct closing *c, size_t i, enum node_kind kind)
{
    bool copy = in_copy(c, i);
    line_begin(c->paper, i, copy ? NODE_NOISE : kind);
    if (copy)
        c->paper->at[i].unit.role = kind == NODE_SIGNATURE ? COPY_SIGNATURE : COPY_RECIPIENT;
    c->unit = i;
}

/* The last line of the unit that is being read. */
static const struct source_line *last_of(const struct closing *c)
{
    return line_last(c->paper, c->unit);
}

/*
 * Does an attached paper without "(Kèm theo ...)" begin here: after the signature the kind of a
 * paper in capitals, with clauses below its title.
 */
static bool is_attached_paper(const struct closing *c, size_t i)
{
    const struct paper *paper = c->paper;
    const struct source_line *p = &paper->at[i];
    const struct source_line *above = i ? p - 1 : p;
    bool chapter = above->label.class != LABEL_NONE && above->label.rest >= above->text.n;
    if (!c->signed_already || c->attached || !p->caps || !keyword_kind(&p->key) || chapter ||
        p->label.class != LABEL_NONE)
        return false;
    for (size_t k = line_after(paper, i + 1), lines = 0; k < paper->n && lines < TITLE_LINES;
         k = line_after(paper, k + 1), lines++) {
        const struct source_line *next = &paper->at[k];
        if (closing_clause(next))
            return true;
        if (next->length > TITLE_LINE || next->kind == SOURCE_ROW || closing_recipients(next))
            return false;
    }
    return false;
}

/* The line of the motto in the masthead that begins at line i; without one that line. */
static size_t form_motto(const struct paper *paper, size_t i)
{
    size_t k = i;
    for (size_t lines = 0; k < paper->n && lines < FORM_LINES; k++, lines++)
        if (paper->at[k].motto || line_is_motto(&paper->at[k]))
            return k;
    return i;
}

/*
 * The masthead of a form, "TÊN CƠ QUAN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": up to the kind of
 * the paper each line is a paragraph, whatever it looks like. Returns the piece after it.
 */
static size_t mark_form_head(struct closing *c, size_t i)
{
    struct paper *paper = c->paper;
    size_t motto = form_motto(paper, i); /* above it "BÁO CÁO" is of "TÊN CƠ QUAN BÁO CÁO" */
    for (size_t lines = 0; i < paper->n && lines < FORM_LINES; i++, lines++) {
        struct source_line *p = &paper->at[i];
        if (p->unit.noise)
            continue;
        bool kind = i > motto && keyword_kind(&p->key) && !keyword_number(p->text);
        if (p->kind != SOURCE_PARA || closing_clause(p) || closing_recipients(p) || kind ||
            line_starts(p, WORDS_APPENDIX))
            break;
        begin(c, i, NODE_PARA);
        p->form = true;
    }
    c->unit = LINE_NONE;
    c->form = true;
    return i;
}

/* Recipients and signature of a form are paragraphs of it. */
static bool mark_form_foot(struct closing *c, size_t i)
{
    struct source_line *p = &c->paper->at[i];
    bool begins = closing_recipients(p) || closing_authority(p) || closing_position(p);
    if (!c->form || closing_clause(p) || p->length > ENTRY_LENGTH || closing_appendix(c->paper, i))
        return false;
    c->form_foot |= begins;
    if (!c->form_foot)
        return false;
    begin(c, i, p->kind == SOURCE_BULLET ? NODE_BULLET : NODE_PARA);
    p->form = true;
    return true;
}

/* May the piece belong to the certificate of a copy: short lines without a clause's number. */
static bool is_form(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    return p->unit.noise || (p->kind != SOURCE_ROW && p->kind != SOURCE_FOOTNOTE &&
                             p->length < ENTRY_LENGTH && !closing_clause(p));
}

/* Finds the certificate: the mark of a copy, back to its masthead, on to the end of its form. */
static void find_copy(struct closing *c, size_t from)
{
    const struct paper *paper = c->paper;
    size_t mark = from;
    bool signed_already = false;
    for (; mark < paper->n; mark++) {
        if (!paper->at[mark].unit.noise && paper->at[mark].kind != SOURCE_ROW &&
            paper->at[mark].start == START_UPPER && keyword_copy(&paper->at[mark].key))
            break;
        signed_already |= closing_authority(&paper->at[mark]) || closing_position(&paper->at[mark]);
    }
    c->copy_from = c->copy_to = paper->n;
    if (mark == paper->n || !signed_already)
        return;
    c->copy_from = mark;
    for (size_t i = mark; i-- > from;) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.noise)
            continue;
        bool masthead =
            p->caps || line_is_motto(p) || line_has(p, WORDS_DATE_DAY) || keyword_number(p->text);
        if (!masthead || closing_authority(p) || closing_position(p) || p->length > 90)
            break;
        c->copy_from = i;
    }
    c->copy_to = mark + 1;
    while (c->copy_to < paper->n && is_form(paper, c->copy_to) &&
           !closing_appendix(paper, c->copy_to))
        c->copy_to++;
}

/* Lines of an appendix title; returns the piece after it. */
static size_t mark_appendix(struct closing *c, size_t i)
{
    struct paper *paper = c->paper;
    size_t head = i, last = i, note = attached_note(paper, i);
    c->form = c->form_foot = false;
    begin(c, i++, NODE_TABLE_TITLE);
    for (; i < paper->n; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.noise || p->block_kind == SOURCE_FOOTNOTE)
            continue;
        bool attached = line_starts(p, WORDS_ATTACHED);
        bool opened =
            str_starts(paper->at[last].text, STR("(")) && !str_ends(paper->at[last].text, STR(")"));
        if (p->kind == SOURCE_ROW || p->kind == SOURCE_BULLET || closing_clause(p) ||
            p->length > TITLE_LINE || closing_recipients(p) || closing_authority(p) ||
            keyword_address(&p->key) ||
            (!closing_form_head(paper, head) && closing_form_head(paper, i)) ||
            (!attached && !opened && p->ending != END_OPEN))
            break;
        bool above = note != LINE_NONE && i < note;
        if (!p->caps && !attached && !opened && !above && line_has(p, WORDS_DATE_DAY) && !p->glued)
            break;
        line_join(paper, head, i, opened ? ' ' : '\n');
        last = i;
    }
    c->state = STATE_TEXT;
    c->unit = LINE_NONE;
    c->attached = true;
    return i < paper->n && closing_form_head(paper, i) ? mark_form_head(c, i) : i;
}

static void mark_recipient(struct closing *c, size_t i)
{
    struct paper *paper = c->paper;
    const struct source_line *p = &paper->at[i], *last = last_of(c);
    bool label = lexicon_is_key(&last->key, WORDS_RECIPIENTS); /* perhaps without its colon */
    bool first = !last->glued && last->unit.head == (size_t)(last - paper->at) &&
                 last->length < 20 && last->ending == END_COLON;
    bool open = (last->ending == END_OPEN || last->ending == END_ELLIPSIS) && !first;
    bool continues = p->kind == SOURCE_BULLET
                         ? open && p->start == START_LOWER
                         : open || p->start == START_LOWER || p->start == START_OTHER;
    if (last->ending == END_COLON || label)
        continues = false;
    if (p->kind == SOURCE_PARA && p->glued && last->ending == END_COMMA &&
        paper->at[c->unit].kind == SOURCE_BULLET)
        continues = true; /* "- Uỷ ban A,", "Ban B (báo cáo),": entries of this list have dashes */
    if (p->text.n && *p->text.p == '(' && p->kind != SOURCE_BULLET)
        continues = !closing_group_label(paper, i, last); /* "(báo cáo)" after a brace */
    if (continues)
        line_join(paper, c->unit, i, ' ');
    else
        begin(c, i, NODE_RECIPIENT);
    c->entry = c->unit;
    c->listed = true;
}

/* The line after the office at line i and those below it, where names may be. */
static size_t names_after(const struct paper *paper, size_t i)
{
    size_t name = line_after(paper, i + 1);
    for (size_t n = 0; n < OFFICE_LINES && name < paper->n && closing_position(&paper->at[name]);
         n++)
        name = line_after(paper, name + 1);
    return name;
}

/*
 * Is the office at line i, below a blank line, another one's who signs, not the rest of the
 * signature above: "TM." of a body is followed by "KT." of its head, and two have two names.
 */
static bool signs_beside(const struct closing *c, size_t i)
{
    const struct source_line *above = &c->paper->at[c->unit], *p = &c->paper->at[i];
    if (line_starts(above, WORDS_BODY_OPENS) && !closing_authority(above) &&
        !closing_position(last_of(c)))
        return false; /* the body that he signs for, whose office has not come */
    if (line_starts(last_of(c), WORDS_SIGN_HERE))
        return true;
    if (closing_two_names(c->paper, names_after(c->paper, i)))
        return closing_authority(p) || !closing_authority(above);
    return closing_authority(p) && !closing_by_order(above, p) &&
           (!closing_on_behalf(above) || closing_on_behalf(p));
}

/* Does the next of several signatures begin at line i; two in flow text have lines by turns. */
static void next_signature(struct closing *c, size_t i)
{
    if (c->state != STATE_SIGNATURE || c->paper->at[i].glued)
        return;
    if (c->unnamed_above != LINE_NONE && closing_two_names(c->paper, names_after(c->paper, i))) {
        size_t other = c->unnamed_above;
        c->unnamed_above = c->unit;
        c->unit = c->unnamed = other;
    } else if (signs_beside(c, i)) {
        c->state = STATE_NAMED;
        c->unnamed_above = c->unnamed;
    }
}

/* Flow text has two signatures side by side one below the other, then both names: the first. */
static bool mark_first_name(struct closing *c, size_t i)
{
    if (c->unnamed_above == LINE_NONE || c->state != STATE_SIGNATURE ||
        !closing_two_names(c->paper, i))
        return false;
    if (c->unnamed_above > c->unit) {
        size_t second = c->unnamed_above;
        c->unnamed_above = c->unit;
        c->unit = c->unnamed = second;
    }
    line_join(c->paper, c->unnamed_above, i, '\n');
    if (!closing_room(&c->paper->at[i]))
        c->unnamed_above = LINE_NONE;
    return true;
}

static void mark_signature(struct closing *c, size_t i)
{
    if (c->state == STATE_RECIPIENTS && c->unnamed != LINE_NONE && !in_copy(c, i)) {
        c->unit = c->unnamed;
        c->state = STATE_SIGNATURE;
    }
    if (c->state == STATE_SIGNATURE)
        line_join(c->paper, c->unit, i, closing_rest(last_of(c), &c->paper->at[i]) ? ' ' : '\n');
    else
        begin(c, i, NODE_SIGNATURE);
    c->state = STATE_SIGNATURE;
    c->signed_already = true;
    c->unnamed = c->unit;
}

/* What a line above the recipients of a certificate is. */
static enum front_role copy_role(const struct source_line *p)
{
    enum front_role role = line_starts(p, WORDS_COPY) ? COPY_FORM : masthead_role(p);
    return role == FRONT_OTHER ? FRONT_MARK : role;
}

/* Masthead lines of a certificate that hang together are one unit, the star below them too. */
static void mark_copy_line(struct closing *c, size_t i)
{
    struct source_line *p = &c->paper->at[i];
    bool above = c->unit != LINE_NONE && p->glued && (p->caps || p->kind == SOURCE_RULE) &&
                 c->unit >= c->copy_from && last_of(c)->caps;
    bool day = c->unit != LINE_NONE && p->glued && last_of(c)->ending == END_COMMA &&
               line_starts(p, WORDS_DATE_DAY); /* below its place, in a narrow column */
    if (day) {
        line_join(c->paper, c->unit, i, ' ');
        c->paper->at[c->unit].unit.role = FRONT_PLACE_DATE;
    } else if (above && !line_is_motto(p) && !keyword_copy(&p->key))
        line_join(c->paper, c->unit, i, '\n');
    else {
        struct line_unit *last = c->unit == LINE_NONE ? NULL : &c->paper->at[c->unit].unit;
        enum front_role role = copy_role(p);
        if (last && role == FRONT_ISSUER && last->role == role && i > c->copy_from)
            last->role = FRONT_SUPERIOR;
        begin(c, i, NODE_NOISE);
        p->unit.role = role;
    }
    c->state = STATE_NAMED;
}

/* A heading after the list of recipients: by itself, in capitals, when the list has its end. */
static bool heads_on(const struct closing *c, const struct source_line *p)
{
    return c->signed_already && c->listed && p->caps && !p->glued && p->kind != SOURCE_BULLET &&
           last_of(c)->ending == END_FULL;
}

/* "(*) Theo Luật ..." below a list that has its end: a note to the text, no recipient's "(để b/c)".
 */
static bool is_note_below(const struct closing *c, const struct source_line *p)
{
    return c->listed && !p->glued && p->kind == SOURCE_PARA && str_starts(p->text, STR("(")) &&
           last_of(c)->ending == END_FULL;
}

/* The drafter's code, the address of the office, or who may not read it: lines of their own after
 * the recipients. */
static bool is_after_recipients(const struct closing *c, const struct source_line *p)
{
    return c->listed && p->kind == SOURCE_PARA &&
           (part_is_drafter_code(p->text) || line_starts(p, WORDS_CONTACT) ||
            (p->caps && line_starts(p, WORDS_CIRCULATION_LAST)));
}

/* Recipients begin; listed: their heading was above what comes before them. */
static void begin_recipients(struct closing *c, size_t i, bool listed)
{
    begin(c, i, NODE_RECIPIENT);
    c->state = STATE_RECIPIENTS;
    c->listed = listed;
    c->entry = listed ? i : LINE_NONE;
    c->awaited = !listed && c->paper->at[i].ending == END_COLON;
}

/* Does the list of recipients begin here, with who signs between it and "Nơi nhận:". */
static bool begins_list(const struct closing *c, const struct source_line *p)
{
    return p->kind == SOURCE_BULLET &&
           ((c->state == STATE_SIGNATURE && !c->listed) || (c->state == STATE_NAMED && c->awaited));
}

/* Does it continue here: flow text has its entries and the lines of who signs by turns. */
static bool continues_list(const struct closing *c, const struct source_line *p)
{
    return p->kind == SOURCE_BULLET && c->listed && c->entry != LINE_NONE &&
           (c->state == STATE_SIGNATURE || c->state == STATE_NAMED) &&
           line_last(c->paper, c->entry)->ending != END_FULL;
}

/* An office that a seal made unreadable: it is where only offices are, in capitals. */
static bool is_office_place(const struct closing *c, const struct source_line *p)
{
    return c->listed && !c->signed_already && p->beside && p->caps && p->length < ENTRY_LENGTH;
}

/* The name of who signs; "(Đã ký)" is none yet. */
static void mark_signer(struct closing *c, size_t i)
{
    bool bracket = closing_room(&c->paper->at[i]);
    mark_signature(c, i);
    c->unnamed = bracket ? c->unnamed : LINE_NONE;
    c->state = bracket ? STATE_SIGNATURE : STATE_NAMED;
}

/* In flow text, below an entry of the recipients: the rest of a signature that has no name yet. */
static bool continues_signature(const struct closing *c, const struct source_line *p)
{
    if (c->state != STATE_RECIPIENTS || c->unnamed == LINE_NONE || p->kind != SOURCE_PARA ||
        line_starts(p, WORDS_APPENDIX))
        return false;
    return (closing_name(p) && !closing_position(p)) ||
           closing_rest(line_last(c->paper, c->unnamed), p);
}

/* An office that no list has: by what is around it, or above a name after the recipients; in a
 * form, above how it is to be signed. */
static bool is_unknown_office(const struct closing *c, size_t i)
{
    const struct source_line *p = &c->paper->at[i];
    size_t next = line_after(c->paper, i + 1);
    bool closed =
        c->state == STATE_NAMED || (c->state == STATE_RECIPIENTS && last_of(c)->ending == END_FULL);
    if (c->attached)
        return p->caps && p->kind == SOURCE_PARA && p->ending == END_OPEN && next < c->paper->n &&
               c->paper->at[next].glued && line_starts(&c->paper->at[next], WORDS_SIGN_HERE);
    return closing_office(c->paper, i) ||
           (c->listed && closed && p->kind == SOURCE_PARA && p->caps && p->ending == END_OPEN &&
            !line_starts(p, WORDS_APPENDIX) && closing_above_name(c->paper, i));
}

/* "Thử, ngày ..." between recipients and who signs, of a paper whose masthead has no date. */
static bool is_date_above_signature(const struct closing *c, const struct source_line *p)
{
    return c->state == STATE_RECIPIENTS && c->listed && !c->signed_already &&
           p->kind == SOURCE_PARA && masthead_role(p) == FRONT_PLACE_DATE;
}

/* One piece after the body; returns the next one. */
static size_t mark_piece(struct closing *c, size_t i)
{
    struct paper *paper = c->paper;
    struct source_line *p = c->state == STATE_RECIPIENTS ? closing_entry(paper, i) : &paper->at[i];
    bool copy = in_copy(c, i);
    size_t head_end;
    if (i == c->copy_from)
        c->state = STATE_NAMED, c->unit = LINE_NONE;
    if (p->unit.noise && !(copy && p->kind == SOURCE_RULE && p->glued))
        return i + 1;
    bool note = p->block_kind == SOURCE_FOOTNOTE && paper->blocks->list.at[p->block].whole;
    if (p->kind == SOURCE_ROW || p->kind == SOURCE_FOOTNOTE || note) {
        bool foot = note || (paper->blocks->full && p->kind == SOURCE_FOOTNOTE); /* of a page */
        return c->state = foot && c->state != STATE_NAMED ? c->state : STATE_TEXT, i + 1;
    }
    if (!copy && mark_form_foot(c, i))
        c->state = STATE_TEXT, c->unit = LINE_NONE;
    else if (closing_recipients(p))
        begin_recipients(c, i, false);
    else if (!copy && is_after_recipients(c, p))
        begin(c, i, NODE_RECIPIENT);
    else if (!copy && (begins_list(c, p) || continues_list(c, p)))
        begin_recipients(c, i, true);
    else if (!copy && continues_signature(c, p)) {
        if (closing_name(p) && !closing_rest(line_last(paper, c->unnamed), p))
            mark_signer(c, i);
        else
            mark_signature(c, i);
    } else if (closing_authority(p) || closing_position(p) ||
               (!copy && (is_office_place(c, p) || is_unknown_office(c, i)))) {
        next_signature(c, i);
        mark_signature(c, i);
    } else if (!copy && c->state == STATE_SIGNATURE && closing_capital_name(paper, i))
        mark_signer(c, i);
    else if (!copy && mark_first_name(c, i))
        return i + 1;
    else if (!copy && c->signed_already && (head_end = attached_head_end(paper, i)) != LINE_NONE) {
        masthead_lines_mark(paper, i, head_end);
        return head_end;
    } else if (c->state == STATE_SIGNATURE && !copy &&
               ((p->caps && !line_starts(p, WORDS_APPENDIX) &&
                 (p->glued || closing_above_name(paper, i))) ||
                lexicon_is_key(&p->key, WORDS_BOTH_OFFICES)))
        mark_signature(c, i);
    else if (c->state == STATE_SIGNATURE && closing_name(p) &&
             (copy || !closing_appendix(paper, i)))
        mark_signer(c, i);
    else if (!copy && (closing_appendix(paper, i) || is_attached_paper(c, i)))
        return mark_appendix(c, i);
    else if (!copy && is_date_above_signature(c, p)) {
        begin(c, i, NODE_PARA);
        c->state = STATE_TEXT;
    } else if (c->state == STATE_RECIPIENTS && p->length < ENTRY_LENGTH && !closing_clause(p) &&
               !(copy && keyword_copy(&p->key)) && !heads_on(c, p) && !is_note_below(c, p))
        mark_recipient(c, i);
    else if (copy)
        mark_copy_line(c, i);
    else
        c->state = STATE_TEXT; /* text after the signature: left to the next stage */
    return i + 1;
}

void closing_mark(struct paper *paper)
{
    struct closing c = {.paper = paper, .unit = LINE_NONE};
    c.entry = c.unnamed = c.unnamed_above = LINE_NONE;
    paper->closing = closing_begin(paper);
    find_copy(&c, paper->closing);
    for (size_t i = paper->closing; i < paper->n;)
        i = mark_piece(&c, i);
}
