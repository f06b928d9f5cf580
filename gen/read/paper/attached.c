/*
 * Papers that are attached with a masthead of their own, without number and date: Decree 30/2020,
 * annex III, form 1.3.
 *
 *     TÊN CƠ QUAN, TỔ CHỨC      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 *                               Độc lập - Tự do - Hạnh phúc
 *                       KẾ HOẠCH
 *                       ...
 *           (Kèm theo Quyết định số ... của ...)
 *
 * Appendices, too: "PHỤ LỤC I" is then in the place of the kind.
 */
#include "read/paper/stages.h"

#include "read/paper/keywords.h"

enum { HEAD_LINES = 10, TITLE_LINES = 8, LINE_LENGTH = 200 };

static bool is_of_title(const struct source_line *p)
{
    return p->kind != SOURCE_ROW && p->kind != SOURCE_BULLET && p->label.class == LABEL_NONE;
}

size_t attached_note(const struct paper *paper, size_t i)
{
    for (size_t k = line_after(paper, i + 1), lines = 0; k < paper->n && lines < TITLE_LINES;
         k = line_after(paper, k + 1), lines++) {
        if (!is_of_title(&paper->at[k]))
            break;
        if (line_starts(&paper->at[k], WORDS_ATTACHED))
            return k;
    }
    return LINE_NONE;
}

bool attached_title(const struct paper *paper, size_t i)
{
    const struct source_line *p = i < paper->n ? &paper->at[i] : NULL;
    return p && is_of_title(p) && p->caps && keyword_kind(&p->key) &&
           attached_note(paper, i) != LINE_NONE;
}

/* "PHỤ LỤC II", "Mẫu số 1": opens an appendix, whatever is below it. */
static bool is_appendix(const struct source_line *p)
{
    enum { LABEL = 20 }; /* characters of such a line in small letters */
    return p->kind != SOURCE_ROW && p->kind != SOURCE_BULLET && line_starts(p, WORDS_APPENDIX) &&
           (p->caps || p->length < LABEL);
}

/*
 * A title in capitals that is none of a paper's, "DANH SÁCH", with "(Kèm theo ...)" below it. Lines
 * of the masthead are in capitals, too, and are near that note.
 */
static bool is_other_title(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    return is_of_title(p) && p->caps && !p->glued && !line_has(p, WORDS_MOTTO) &&
           !line_starts(p, WORDS_BODY_OPENS) && !keyword_place(&p->key) &&
           attached_note(paper, i) != LINE_NONE;
}

bool attached_begins(const struct paper *paper, size_t i)
{
    return attached_title(paper, i) ||
           (i < paper->n && (is_appendix(&paper->at[i]) || is_other_title(paper, i)));
}

/* A body that is left open; the open name of who signs above is below a position or on the right.
 */
static bool is_open_body(const struct source_line *p)
{
    enum { LEFT_HALF = 40 }; /* columns */
    return str_in_brackets(p->text) && !p->glued && !p->beside && p->columns < LEFT_HALF;
}

/* A line of such a masthead: of a body, or of the motto, side by side or not. */
static bool is_of_head(const struct source_line *p, bool motto)
{
    return p->kind == SOURCE_RULE ||
           (p->kind == SOURCE_PARA && p->length < LINE_LENGTH && p->label.class == LABEL_NONE &&
            (motto || p->caps || is_open_body(p)) && !keyword_signing(&p->key) && !is_appendix(p));
}

/* Is the line right below "Mẫu số 1", what it is called and what it is attached to. */
static bool is_below_appendix(const struct paper *paper, size_t i)
{
    enum { LINES = 4 };
    for (size_t lines = 0; i-- > 0 && lines < LINES;) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.noise)
            continue;
        if (is_appendix(p))
            return true;
        if (!is_of_title(p) || (!p->caps && !line_starts(p, WORDS_ATTACHED)))
            return false;
        lines++;
    }
    return false;
}

size_t attached_form_end(const struct paper *paper, size_t i)
{
    if (paper->at[i].kind != SOURCE_PARA || !line_has(&paper->at[i], WORDS_MOTTO) ||
        !is_below_appendix(paper, i))
        return LINE_NONE;
    for (size_t lines = 0; i < paper->n && lines < HEAD_LINES; i++, lines++) {
        const struct source_line *p = &paper->at[i];
        if (p->caps && !line_has(p, WORDS_MOTTO) && keyword_kind(&p->key))
            return i;
        if (p->kind != SOURCE_RULE && !p->unit.noise &&
            (!is_of_title(p) || p->length >= LINE_LENGTH || is_appendix(p)))
            break;
    }
    return LINE_NONE;
}

bool attached_form_table(const struct paper *paper, size_t i, size_t end)
{
    size_t title = line_after(paper, end);
    return is_below_appendix(paper, i) && title < paper->n && is_of_title(&paper->at[title]) &&
           paper->at[title].caps;
}

size_t attached_head_end(const struct paper *paper, size_t i)
{
    bool any = false;
    if (paper->at[i].kind != SOURCE_PARA)
        return LINE_NONE;
    for (size_t lines = 0; i < paper->n && lines < HEAD_LINES; i++, lines++) {
        const struct source_line *p = &paper->at[i];
        if (any && attached_begins(paper, i))
            return i;
        bool motto = p->motto || line_has(p, WORDS_MOTTO);
        bool noise = p->unit.noise || (any && line_is_page_number(p));
        if (!noise && !is_of_head(p, motto))
            break;
        any |= motto;
    }
    return LINE_NONE;
}
