/*
 * The top of a paper: masthead (Decree 30/2020, annex I, boxes 1-4; Guide 05-HD/VPTW, boxes 1-4)
 * and the title block (box 5). Everything up to the title is masthead; the title is one unit.
 */
#include "read/paper/stages.h"

#include <string.h>

#include "base/unicode.h"
#include "read/paper/keywords.h"

enum {
    TITLE_REACH = 80,     /* pieces in which a title must begin */
    SUBJECT_LENGTH = 900, /* characters; a longer paragraph is no subject */
    FRONT_LENGTH = 90,    /* of a line of the masthead */
    MARK_LENGTH = 40,     /* of a mark: urgency, draft, a piece of a date */
    ENTRY_LENGTH = 220,   /* of one of those whom a letter is sent to */
    REST_REACH = 12       /* lines of a masthead after the subject of a letter */
};

static bool is_heading(const struct source_line *p)
{
    return p->label.class != LABEL_NONE && p->label.class <= LABEL_ARABIC;
}

/* "Kế hoạch" by itself below a masthead: capitals may be the style's, or be left out. */
static bool is_small_type(const struct source_line *p)
{
    return p->kind == SOURCE_PARA && !p->caps && !p->cell && p->start == START_UPPER &&
           lexicon_is_key(&p->key, WORDS_KINDS);
}

/* The type of document on a line of its own or in capitals before the subject. */
static bool is_type(const struct source_line *p)
{
    if (p->kind == SOURCE_ROW || p->kind == SOURCE_BULLET || !keyword_kind(&p->key))
        return false;
    if (p->caps)
        return true;
    const char *space = memchr(p->text.p, ' ', p->text.n); /* its first words in capitals */
    size_t first = space ? (size_t)(space - p->text.p) : p->text.n;
    uint32_t last = utf8_final(str_slice(p->text, 0, first), 0);
    return cp_is_upper(last) || (p->kind == SOURCE_HEADING && p->length < 40);
}

/* A subject after a title whose type line was lost: "về ...", in small letters. */
static bool is_subject(const struct source_line *p)
{
    return p->kind != SOURCE_ROW && p->kind != SOURCE_BULLET && !p->caps && !is_heading(p) &&
           (p->start == START_LOWER || line_starts(p, WORDS_SUBJECT));
}

static bool is_letter_subject(const struct source_line *p)
{
    return p->kind != SOURCE_ROW && line_starts(p, WORDS_LETTER_SUBJECT);
}

static bool is_mark(const struct source_line *p, enum words words)
{
    return p->key.n < MARK_LENGTH && line_starts(p, words);
}

/* A line of the masthead by itself, without regard to its neighbours; FRONT_OTHER when it is none.
 */
static enum front_role role_of(const struct source_line *p)
{
    if (line_starts(p, WORDS_MOTTO))
        return FRONT_MOTTO;
    if (p->length < FRONT_LENGTH && line_has(p, WORDS_PLACE_DATE) && !line_starts(p, WORDS_BASIS) &&
        !keyword_kind(&p->key) && /* "Nghị quyết số 1, ngày ..." */
        !keyword_number(p->text))
        return FRONT_PLACE_DATE;
    if (p->length < FRONT_LENGTH && keyword_number(p->text) &&
        (letter_key_has(&p->key, "/") || letter_key_has(&p->key, "-") || p->length < 12))
        return FRONT_NUMBER;
    bool sign = *p->key.text == '/' || (p->kind == SOURCE_BULLET && letter_key_has(&p->key, "/"));
    if (sign && p->length < 30) /* "/KH-UBND", "-KH/TU", read apart from "Số" */
        return FRONT_NUMBER;
    if (is_mark(p, WORDS_DRAFT))
        return FRONT_DRAFT;
    if (is_mark(p, WORDS_FRONT_MARKS))
        return FRONT_MARK;
    return p->caps ? FRONT_ISSUER : FRONT_OTHER;
}

bool masthead_names_body(const struct paper *paper, size_t i)
{
    bool number = false;
    for (size_t k = i + 1; i && k < paper->n && k < TITLE_REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (p->unit.noise)
            continue;
        if (number && is_type(p))
            return true;
        if (keyword_number(p->text) && letter_key_has(&p->key, "/"))
            number = true;
        else if (is_heading(p) || p->kind == SOURCE_ROW || role_of(p) == FRONT_OTHER)
            return false;
    }
    return false;
}

/* "PHỤ LỤC": an appendix on its own has neither masthead nor title of a paper. */
static bool is_appendix_label(const struct source_line *p)
{
    return line_starts(p, WORDS_APPENDIX) && p->length < 20;
}

/* What no text has. */
static bool is_sure_front(enum front_role role)
{
    return role == FRONT_MOTTO || role == FRONT_NUMBER || role == FRONT_PLACE_DATE;
}

/* The piece where the title begins, or n. */
static size_t find_title(const struct paper *paper)
{
    size_t limit = paper->n < TITLE_REACH ? paper->n : TITLE_REACH;
    size_t marked = paper->n; /* a heading of the first level, where no type is named */
    bool masthead = false;
    for (size_t i = 0; i < limit; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.noise)
            continue;
        if (masthead && is_small_type(p))
            return i;
        masthead |= is_sure_front(role_of(p));
        if ((is_type(p) && !masthead_names_body(paper, i)) || is_letter_subject(p))
            return i;
        if (is_heading(p) || p->kind == SOURCE_ROW || is_appendix_label(p))
            break;
        size_t next = line_after(paper, i + 1);
        if (p->caps && !line_starts(p, WORDS_MOTTO) && !keyword_number(p->text) &&
            next < paper->n && is_subject(&paper->at[next]) && !p->cell)
            return i;
        if (p->kind == SOURCE_HEADING && p->block->level == 1 && marked == paper->n)
            marked = i;
    }
    return marked;
}

/* Of two bodies the first is the superior one; a name may take two lines: "... / TỈNH X". */
static void mark_bodies(struct paper *paper, size_t from, size_t end)
{
    size_t issuer = LINE_NONE;
    for (size_t i = from; i < end; i++) {
        struct source_line *p = &paper->at[i];
        if (p->unit.noise || p->unit.head != i || p->unit.kind != NODE_FRONT ||
            p->unit.role != FRONT_ISSUER)
            continue;
        if (issuer != LINE_NONE)
            paper->at[issuer].unit.role = FRONT_SUPERIOR;
        issuer = i;
    }
}

/* "7 tháng", "4 năm 2026" below "X, ngày": a date cut into lines. */
static bool completes_date(const struct source_line *above, const struct source_line *p)
{
    return !letter_key_has(&above->key, "20") && p->length < MARK_LENGTH &&
           (p->start == START_DIGIT || p->start == START_LOWER);
}

/* "THEO QUYẾT ĐỊNH" above "SỐ 8/QĐ-X": the name of a body that an act set up. */
static bool names_act(const struct source_line *above, const struct source_line *p)
{
    return p->caps && above->caps && keyword_number(p->text) &&
           lexicon_ends_with(&above->key, WORDS_KINDS);
}

/* Is a line in capitals below the name of a body the rest of it; near: nothing parts the two. */
static bool name_continues(const struct source_line *above, const struct source_line *p, bool near)
{
    if (keyword_place(&p->key))
        return near || lexicon_is_key(&above->key, WORDS_BARE_BODIES);
    if (lexicon_is_key(&above->key, WORDS_NAMELESS_BODIES))
        return !line_starts(p, WORDS_PARTY_ORGANS);
    return line_starts(p, WORDS_TERM) || line_starts(p, WORDS_NAME_GOES_ON) ||
           (near && !line_starts(p, WORDS_BODY_OPENS));
}

/* How a line continues the unit above it: the joint, or 0 where it begins a unit of its own. */
static char front_joint(const struct source_line *above, enum front_role above_role,
                        const struct source_line *p, enum front_role role)
{
    bool hangs = p->glued && above->last_line + 1 == p->line;
    if (above_role == FRONT_PLACE_DATE && role != FRONT_MOTTO && completes_date(above, p))
        return ' ';
    bool cut = !letter_key_has(&above->key, "/") && !letter_key_has(&above->key, "-");
    if (above_role == FRONT_NUMBER && role == FRONT_NUMBER && cut && *p->key.text == '/')
        return ' ';
    if (above_role == FRONT_ISSUER && (role == FRONT_NUMBER || role == FRONT_ISSUER) &&
        names_act(above, p))
        return '\n';
    if (role == FRONT_MOTTO && above_role == FRONT_MOTTO)
        return '\n';
    bool names = role == FRONT_ISSUER && above_role == FRONT_ISSUER;
    return names && name_continues(above, p, hangs || p->cell) ? '\n' : 0;
}

static size_t mark_address(struct paper *paper, size_t i, size_t end);

void masthead_lines_mark(struct paper *paper, size_t from, size_t end)
{
    size_t above = LINE_NONE, last = LINE_NONE; /* the unit that may continue, and its last line */
    for (size_t i = from; i < end; i++) {
        struct source_line *p = &paper->at[i];
        if (p->unit.noise)
            continue;
        if (keyword_address(&p->key)) {
            i = mark_address(paper, i, end) - 1;
            above = LINE_NONE;
            continue;
        }
        enum front_role role = role_of(p);
        char joint = above == LINE_NONE
                         ? 0
                         : front_joint(&paper->at[last], paper->at[above].unit.role, p, role);
        if (joint)
            line_join(paper, above, i, joint);
        else {
            line_begin(paper, i, NODE_FRONT);
            p->unit.role = role;
            above = i;
        }
        last = i;
    }
    mark_bodies(paper, from, end);
}

/* --- where the text begins ---------------------------------------------------------------- */

/* Does the line close a paragraph of the text, as no line of a title does. */
static bool is_text(const struct source_line *p)
{
    return p->ending == END_COLON || p->ending == END_SEMICOLON || p->ending == END_FULL ||
           line_starts(p, WORDS_LEGAL_BASIS) || p->length > SUBJECT_LENGTH;
}

/*
 * Does a paragraph of text begin at this line by its words: a body that does something, and the
 * lines continue to the end of a sentence.
 */
static bool states(const struct paper *paper, size_t i)
{
    const struct source_line *first = &paper->at[i];
    if (first->caps || first->start != START_UPPER || !line_starts(first, WORDS_SPEAKER))
        return false;
    enum { REACH = 40 }; /* lines of a paragraph */
    bool acts = false;
    for (size_t k = i; k < paper->n && k < i + REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (k > i && (!p->glued || p->kind != SOURCE_PARA || p->label.class != LABEL_NONE ||
                      line_starts(p, WORDS_BASIS)))
            return false;
        acts |= k <= i + 1 && line_has(p, WORDS_STATEMENT);
        if (p->sentences || is_text(p))
            return acts;
    }
    return false;
}

/* --- whom a letter is sent to ------------------------------------------------------------- */

/*
 * "Kính gửi:" and what it is followed by, each entry a unit; the line after them. Entries are
 * bullets, or lines that end like those of a list.
 */
static size_t mark_address(struct paper *paper, size_t i, size_t end)
{
    size_t head = i;
    bool open = paper->at[i].ending != END_FULL;
    line_begin(paper, i++, NODE_RECIPIENT);
    for (; i < end && open; i++) {
        struct source_line *p = &paper->at[i];
        const struct source_line *last = line_last(paper, head);
        if (p->unit.noise)
            continue;
        bool entry = p->kind == SOURCE_BULLET;
        bool continues = last->ending == END_OPEN || last->ending == END_COMMA ||
                         (p->start == START_LOWER && !entry);
        if (last->ending == END_OPEN && !entry && (!p->glued || states(paper, i)))
            break;
        if (p->length > ENTRY_LENGTH || p->kind == SOURCE_ROW || line_starts(p, WORDS_BASIS) ||
            p->label.class != LABEL_NONE || (!entry && !continues && last->ending == END_FULL))
            break;
        if (!entry && !continues && last->ending != END_SEMICOLON && last->ending != END_COLON)
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

/*
 * Does a paragraph of text begin at this line, right below a title: lines continue it
 * to the end of a sentence, which no title holds, and no later one of them could be its first.
 */
static bool begins_text(const struct paper *paper, size_t i)
{
    bool basis = line_starts(&paper->at[i], WORDS_BASIS);
    for (size_t k = i; k < paper->n; k++) {
        const struct source_line *p = &paper->at[k];
        if (k > i && (!p->glued || p->kind != SOURCE_PARA || p->label.class != LABEL_NONE))
            return false;
        bool full = k + 1 < paper->n && !line_short(p, &paper->at[k + 1]);
        bool first = p->start == START_UPPER && full && (!basis || line_starts(p, WORDS_BASIS));
        if (first != (k == i))
            return false;
        if (p->sentences || is_text(p))
            return true;
    }
    return false;
}

/* Word: a line of a title, as its first lines are. */
static bool is_centred_bold(const struct source_line *p)
{
    return p->bold && p->block && p->block->align == SOURCE_ALIGN_CENTER;
}

struct title {
    size_t head, last;
    bool subject; /* its first line was read */
};

/* Does the piece belong to the title; joint: by which character. */
static bool continues(const struct paper *paper, const struct title *t, size_t i, char *joint)
{
    const struct source_line *p = &paper->at[i], *last = &paper->at[t->last];
    *joint = ' ';
    enum front_role role = role_of(p);
    bool front = role == FRONT_MOTTO || role == FRONT_PLACE_DATE || role == FRONT_MARK;
    if (front && is_letter_subject(&paper->at[t->head])) /* it is below the number */
        return false;
    if (p->kind == SOURCE_PARA && line_unclosed(last))
        return true;
    if (keyword_address(&p->key) || (p->cell && role == FRONT_MOTTO))
        return false;
    if (p->cell && last->cell && p->glued && p->kind == SOURCE_PARA &&
        p->label.class == LABEL_NONE && is_letter_subject(&paper->at[t->head]))
        return true; /* box 5b of Decree 30: all that is left of the motto below the number */
    if (str_starts(p->text, STR("--"))) /* the rule below the title, run into the text */
        return false;
    if (p->kind == SOURCE_ROW || p->kind == SOURCE_BULLET || p->label.class != LABEL_NONE ||
        keyword_order(&p->key) || (p->kind == SOURCE_HEADING && t->subject))
        return false;
    *joint = '\n';
    if (line_starts(p, WORDS_ATTACHED))
        return true;
    bool marked = paper->blocks->nested; /* Markdown: the subject is a bold paragraph */
    if (!t->subject)
        return p->caps || p->start == START_LOWER || !is_text(p) || line_starts(p, WORDS_AUTHOR) ||
               (marked && p->bold);
    if (marked && last->bold && !p->bold && !p->same)
        return false;
    *joint = marked && p->same && p->hard ? '\n' : ' ';
    if (p->same)
        return true;
    if (p->start == START_LOWER)
        return last->ending != END_FULL;
    if (is_centred_bold(p) && is_centred_bold(last) && !is_text(p) && p->kind == last->kind)
        return true;
    if (!p->glued || is_text(p) || p->caps != last->caps)
        return false;
    if (p->start == START_UPPER && (states(paper, i) || (paper->wrapped && begins_text(paper, i))))
        return false;
    /* wrapped: a line that begins the preamble is below one that has room left */
    return !line_starts(p, WORDS_BASIS) || (paper->wrapped && !line_short(last, p));
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

static size_t mark_title(struct paper *paper, size_t start)
{
    struct title t = {start, start, is_letter_subject(&paper->at[start])};
    size_t i = start + 1;
    line_begin(paper, start, NODE_TITLE);
    for (; i < paper->n; i++) {
        struct source_line *p = &paper->at[i];
        char joint;
        if (p->unit.noise && p->kind == SOURCE_RULE && t.subject)
            break;
        if (p->unit.noise || mark_note(paper, i))
            continue;
        if (!continues(paper, &t, i, &joint))
            break;
        line_join(paper, start, i, joint);
        t.subject |= !p->caps && !line_starts(p, WORDS_AUTHOR);
        t.last = i;
    }
    return i;
}

/* After the subject of a letter the masthead continues, up to those whom it is sent to. */
static size_t mark_rest(struct paper *paper, size_t i)
{
    size_t end = i;
    for (size_t k = i; k < paper->n && k < i + REST_REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (p->unit.noise)
            continue;
        enum front_role role = role_of(p);
        bool front = is_sure_front(role) || role == FRONT_MARK;
        bool date = k > i && role == FRONT_OTHER && completes_date(&paper->at[k - 1], p) &&
                    end == k && paper->at[k - 1].unit.kind != NODE_TITLE;
        if (!front && !date)
            break;
        end = k + 1;
    }
    masthead_lines_mark(paper, i, end);
    size_t next = line_after(paper, end);
    if (next < paper->n && keyword_address(&paper->at[next].key))
        return mark_address(paper, next, paper->n);
    return end;
}

void masthead_mark(struct paper *paper)
{
    size_t title = find_title(paper);
    if (title < paper->n) {
        masthead_lines_mark(paper, 0, title);
        paper->body = mark_rest(paper, mark_title(paper, title));
        mark_bodies(paper, 0, paper->body);
        return;
    }
    /* no title: as much of a masthead as there is */
    size_t end = 0;
    for (size_t i = 0; i < paper->n && i < TITLE_REACH; i++) {
        const struct source_line *p = &paper->at[i];
        enum front_role role = role_of(p);
        if (!p->unit.noise &&
            (is_heading(p) || p->kind == SOURCE_ROW || is_appendix_label(p) || role == FRONT_OTHER))
            break;
        bool body = (p->cell && i) || keyword_place(&p->key); /* else it may be a heading */
        if (p->unit.noise ? end == i : role != FRONT_ISSUER || body)
            end = i + 1;
    }
    masthead_lines_mark(paper, 0, end);
    paper->body = mark_rest(paper, end);
}
