/* Lines of the end of a paper: see closing_line.h. */
#include "read/paper/closing_line.h"

#include <string.h>

#include "base/unicode.h"
#include "read/paper/keywords.h"
#include "read/paper/line_parts.h"

bool closing_recipients(const struct source_line *p)
{
    enum { LABEL = 120, LIST = 600 }; /* characters; the list may be on its line */
    size_t label = lexicon_starts(&p->key, WORDS_RECIPIENTS);
    if (!label)
        return false;
    struct str rest = str_slice(p->text, p->label.rest, p->text.n), word = STR_NONE;
    for (int words = 2; words--;)
        word = str_word(&rest);
    if (!str_ends(word, STR(":")) && cp_is_lower(utf8_first(str_trim(rest), 0)))
        return false; /* "Nơi nhận tiền là ...": a sentence */
    size_t n = lexicon_list(WORDS_RECIPIENTS)->entries[label - 1].letters.n;
    size_t most = p->key.text[n] == ':' ? LIST : LABEL;
    return p->kind != SOURCE_ROW && p->length < most && p->start == START_UPPER;
}

enum { FORM_BODY = 60 }; /* characters of a line of a body */

/* "T/M BAN THƯỜNG VỤ": the prefix, then capitals. */
bool closing_authority(const struct source_line *p)
{
    return p->kind != SOURCE_ROW && p->caps && p->length < 90 &&
           (p->signs || lexicon_starts_loosely(&p->key, WORDS_AUTHORITY));
}

bool closing_position(const struct source_line *p)
{
    return p->kind == SOURCE_PARA && p->caps && p->length < 60 && p->label.class == LABEL_NONE &&
           keyword_signing(&p->key);
}

/* A line in capitals, as those of an office or a body are. */
static bool is_office_line(const struct source_line *p)
{
    enum { LINE = 60 }; /* characters */
    return p->kind == SOURCE_PARA && p->caps && p->length < LINE && p->label.class == LABEL_NONE &&
           p->ending == END_OPEN;
}

/* Is the office of who signs for a body at line i, or right below the rest of its name there. */
static bool is_above_position(const struct paper *paper, size_t i)
{
    enum { LINES = 3 }; /* of the rest of a name */
    for (size_t n = 0; n < LINES && i < paper->n; n++, i = line_after(paper, i + 1)) {
        const struct source_line *p = &paper->at[i];
        if (closing_position(p))
            return !closing_on_behalf(p);
        if (!is_office_line(p) || !p->glued || line_starts(p, WORDS_BODY_OPENS))
            break;
    }
    return false;
}

bool closing_office(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    if (closing_position(p))
        return true;
    if (!is_office_line(p))
        return false;
    size_t below = line_after(paper, i + 1); /* not for each note: it passes over those below */
    if (below >= paper->n)
        return false;
    return line_starts(&paper->at[below], WORDS_SIGNED_NOTE) ||
           (line_starts(p, WORDS_BODY_OPENS) && is_above_position(paper, below));
}

/* The name of one who signs; also "(Đã ký)", and room for it, "[Họ và tên]". */
bool closing_name(const struct source_line *p)
{
    enum { SHORT = 40 };
    bool room = p->kind == SOURCE_PARA && p->length <= SHORT && str_starts(p->text, STR("[")) &&
                str_ends(p->text, STR("]"));
    return room || line_starts(p, WORDS_SIGNED_NOTE) ||
           (p->kind == SOURCE_PARA && p->length <= 60 && p->ending == END_OPEN &&
            keyword_name(p->text));
}

bool closing_room(const struct source_line *p)
{
    return memchr("([", *p->text.p, 2) || line_starts(p, WORDS_SIGNED_NOTE);
}

bool closing_two_names(const struct paper *paper, size_t i)
{
    size_t next = line_after(paper, i + 1);
    return i < paper->n && closing_name(&paper->at[i]) && !closing_position(&paper->at[i]) &&
           next < paper->n && paper->at[i].caps == paper->at[next].caps &&
           closing_room(&paper->at[i]) == closing_room(&paper->at[next]) &&
           closing_name(&paper->at[next]) && !closing_position(&paper->at[next]);
}

bool closing_capital_name(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    size_t next = line_after(paper, i + 1);
    if (!keyword_capital_signer(p->text) || closing_above_name(paper, i))
        return false;
    bool room = !p->glued || (i && (p->line > p[-1].last_line + 1 || closing_room(p - 1)));
    return room || next >= paper->n || !paper->at[next].caps || !paper->at[next].glued;
}

bool closing_by_order(const struct source_line *above, const struct source_line *p)
{
    struct str rest = str_strip(str_slice(str_of(above->key.text), 1, above->key.n), "./ ");
    return *above->key.text == 'T' && *p->key.text == 'K' &&
           (str_starts(rest, STR("L")) || str_starts(rest, STR("U")));
}

bool closing_on_behalf(const struct source_line *p)
{
    struct str rest = str_slice(str_of(p->key.text), 1, p->key.n);
    return *p->key.text == 'T' && str_starts(str_strip(rest, "./ "), STR("M"));
}

bool closing_rest(const struct source_line *above, const struct source_line *p)
{
    enum { LINE = 16 }; /* characters of a line that its column cuts */
    return p->caps && above->caps && above->length >= LINE && !memchr(p->text.p, ' ', p->text.n);
}

bool closing_above_name(const struct paper *paper, size_t i)
{
    size_t next = line_after(paper, i + 1);
    return next < paper->n && !paper->at[next].caps && closing_name(&paper->at[next]);
}

/* A paragraph of the text, not a line of a form. */
bool closing_clause(const struct source_line *p)
{
    return p->kind != SOURCE_ROW && p->label.class != LABEL_NONE &&
           (p->label.class != LABEL_LOWER || p->length > 40);
}

/* "phụ lục.", "Biểu số 01.": the end of the sentence above, which a full line cut. */
static bool is_cut_sentence(const struct paper *paper, size_t i)
{
    enum { FULL = 40 }; /* characters: no name of who signs is so long */
    const struct source_line *p = &paper->at[i], *above = i ? p - 1 : p;
    bool open = above->ending == END_OPEN || above->ending == END_COMMA;
    return !p->caps && p->kind == SOURCE_PARA && p->glued && i &&
           (p->start == START_LOWER || (open && above->length >= FULL));
}

/*
 * Does an appendix begin here: PHỤ LỤC, or a title in capitals with "(Kèm theo ...)" or a table
 * below it.
 */
bool closing_appendix(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    if (p->kind == SOURCE_ROW || p->unit.noise || closing_clause(p) || is_cut_sentence(paper, i))
        return false;
    if (line_starts(p, WORDS_APPENDIX) && (p->caps || p->length < 20 || p->kind == SOURCE_HEADING))
        return true;
    if ((!p->caps && p->kind != SOURCE_HEADING) || p->kind == SOURCE_BULLET)
        return false; /* "- Lưu: VT, TTCNTT." is nearly all capitals */
    for (size_t k = line_after(paper, i + 1), lines = 0; k < paper->n && lines < TITLE_LINES;
         k = line_after(paper, k + 1), lines++) {
        const struct source_line *next = &paper->at[k];
        if (next->kind == SOURCE_ROW || line_starts(next, WORDS_ATTACHED))
            return true;
        if (next->length > TITLE_LINE || closing_clause(next) || closing_recipients(next) ||
            next->kind == SOURCE_BULLET)
            return false;
    }
    return false;
}

struct source_line *closing_entry(struct paper *paper, size_t i)
{
    struct source_line *p = &paper->at[i];
    if (p->hard) {
        p->same = false;
        line_examine(paper, p);
    }
    return p;
}

/*
 * Is the "Nơi nhận:" at line i an example in the text, below which the clauses go on: before who
 * signs, and with another one after them.
 */
static bool is_in_text(const struct paper *paper, size_t i)
{
    bool clause = false;
    if (!closing_recipients(&paper->at[i]))
        return false;
    for (i = line_after(paper, i + 1); i < paper->n; i = line_after(paper, i + 1)) {
        const struct source_line *p = &paper->at[i];
        if (closing_recipients(p))
            return clause;
        bool anew = closing_clause(p) && p->label.number[0] == 1; /* of another paper */
        if (closing_authority(p) || closing_office(paper, i) || closing_appendix(paper, i) ||
            (anew && !clause))
            return false;
        clause |= closing_clause(p);
    }
    return false;
}

/* The line below the office at line i, which a narrow column may cut: "GIÁM ĐỐC SỞ" / "CÂY XANH".
 */
static size_t below_office(const struct paper *paper, size_t i)
{
    enum { LINES = 3, LINE = 40 };
    size_t next = line_after(paper, i + 1);
    for (size_t n = 0; n < LINES && next < paper->n; n++, next = line_after(paper, next + 1)) {
        const struct source_line *p = &paper->at[next];
        if (p->kind != SOURCE_PARA || !p->caps || !p->glued || p->length > LINE ||
            p->label.class != LABEL_NONE || line_starts(p, WORDS_APPENDIX))
            break;
    }
    return next;
}

size_t closing_begin(const struct paper *paper)
{
    for (size_t i = paper->body; i < paper->n; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.noise || p->kind == SOURCE_ROW)
            continue;
        if ((closing_recipients(p) && !is_in_text(paper, i)) || closing_authority(p))
            return i;
        if (p->length > ENTRY_LENGTH)
            continue;
        if (closing_office(paper, i)) {
            size_t next = below_office(paper, i);
            if (next < paper->n &&
                (closing_name(&paper->at[next]) || closing_recipients(&paper->at[next])))
                return i;
        }
        if (line_starts(p, WORDS_APPENDIX) && closing_appendix(paper, i))
            return i;
    }
    return paper->n;
}

bool closing_group_label(const struct paper *paper, size_t i, const struct source_line *last)
{
    const struct source_line *p = &paper->at[i];
    size_t next = line_after(paper, i + 1);
    bool label =
        str_ends(p->text, STR(")")) && cp_is_upper(utf8_first(str_slice(p->text, 1, p->text.n), 0));
    return label && last->ending != END_OPEN && last->ending != END_COMMA && next < paper->n &&
           paper->at[next].kind == SOURCE_BULLET;
}

/* A line of a body above the number of a form; also "TỈNH ........". */
static bool is_form_body(const struct source_line *p)
{
    return p->kind == SOURCE_PARA && p->caps && p->length <= FORM_BODY &&
           p->label.class == LABEL_NONE && !line_starts(p, WORDS_APPENDIX) &&
           !str_in_brackets(p->text);
}

/* Do the bodies of a form begin: with one that has a name, or as forms say where it is to be. */
static bool opens_form(const struct paper *paper, const struct source_line *p)
{
    return !keyword_kind(&p->key) &&
           (line_starts(p, WORDS_FORM_BODY) || keyword_body(paper->arena, p->text, false));
}

bool closing_form_head(const struct paper *paper, size_t i)
{
    enum { BODIES = 6 }; /* lines */
    const struct source_line *p = &paper->at[i];
    if (p->form_head || p->motto || line_has(p, WORDS_MOTTO))
        return true;
    size_t below = line_after(paper, i + 1), bodies = 1;
    while (below < paper->n && bodies < BODIES && is_form_body(&paper->at[below])) {
        below = line_after(paper, below + 1);
        bodies++;
    }
    if (below == paper->n || !line_starts(&paper->at[below], WORDS_NUMBER))
        return false;
    size_t motto = line_after(paper, below + 1);
    return motto < paper->n && line_is_motto(&paper->at[motto]) &&
           (bodies == 1 || (is_form_body(p) && opens_form(paper, p)));
}
