/* Where the foot of a paper is, and where its right column begins: see columns.h. */
#include <string.h>

#include "lexicon/lexicon.h"
#include "read/paper/columns.h"
#include "read/paper/keywords.h"
#include "read/paper/stages.h"

enum {
    FOOT_LINES = 60, /* lines: recipients and signature are not longer */
    AUTHORITY_ABOVE = 3,
    SIGNING_LINES = 12,        /* from a body to the name of who signs for it */
    SIGNERS = 2 + MOST_BEYOND, /* side by side, at most */
    ROUGHLY = 2                /* columns: middles of lines that are centred below one another */
};

static bool starts_with(const struct part *p, enum words words)
{
    return lexicon_starts(&p->key, words);
}

static bool is_signing(const struct part *p)
{
    return keyword_signing(&p->key);
}

static size_t middle(const struct part *p)
{
    return p->column + p->length / 2;
}

/* Two and more who sign side by side. */
static bool several_sign(const struct unfolding *u)
{
    size_t n = 0;
    while (n < u->parts.n && is_signing(&u->parts.at[n]))
        n++;
    return n == u->parts.n && n >= 2 && n <= 2 + MOST_BEYOND;
}

/*
 * The columns between those who sign side by side right of the first part, recipients or who signs,
 * too: none where one of them does not sign.
 */
static void find_between(const struct unfolding *u, struct stretch_of_lines *s)
{
    const struct part *p = u->parts.at;
    size_t n = u->parts.n, signing = 1;
    while (signing < n && is_signing(&p[signing]))
        signing++;
    if (s->beyond || signing < n || n < 3 || n > 2 + MOST_BEYOND)
        return;
    for (size_t k = 2; k < n; k++)
        s->between[s->beyond++] = (middle(&p[k - 1]) + middle(&p[k])) / 2;
}

static bool is_signer(const struct source_line *p, const struct part *part)
{
    struct str text = str_slice(p->text, part->from, part->to);
    return keyword_signer(text) || (!p->glued && keyword_capital_signer(text));
}

/* What is after a foot: a line in capitals by itself or above a table, no line of a signature. */
static bool is_heading(const struct unfolding *u, const struct source_line *p, bool table)
{
    return (!p->glued || table) && p->kind == SOURCE_PARA && p->caps && u->parts.n == 1 &&
           !is_signing(&u->parts.at[0]);
}

/* "TM. ỦY BAN NHÂN DÂN     Nơi nhận:": the columns have changed places. */
static bool signs_on_the_left(const struct unfolding *u)
{
    return u->parts.n == 2 && is_signing(&u->parts.at[0]) &&
           starts_with(&u->parts.at[1], WORDS_RECIPIENTS);
}

/* "BẢN SAO VĂN BẢN     T/L BAN THƯỜNG VỤ": how it was copied beside who signs for that. */
static bool is_copy_beside_signature(const struct unfolding *u)
{
    return u->parts.n == 2 && starts_with(&u->parts.at[0], WORDS_COPY) &&
           is_signing(&u->parts.at[1]);
}

/* The last of the recipients: "- Lưu: VT." */
static bool ends_list(const struct unfolding *u, const struct source_line *p)
{
    return u->parts.n && str_ends(str_slice(p->text, 0, u->parts.at[0].to), STR("."));
}

/* Above a table, or "(Kèm theo ...)". */
static bool is_above_table(const struct paper *paper, size_t i)
{
    do
        i++;
    while (i < paper->n && paper->at[i].kind == SOURCE_RULE);
    return i < paper->n &&
           (paper->at[i].kind == SOURCE_ROW || line_starts(&paper->at[i], WORDS_ATTACHED));
}

static bool right_has_name(struct unfolding *u, const struct stretch_of_lines *s)
{
    for (size_t i = s->from; i < s->to; i++) {
        const struct source_line *p = &u->paper->at[i];
        if (p->kind == SOURCE_ROW)
            continue;
        line_parts_find(&u->parts, p);
        for (size_t k = 0; k < u->parts.n; k++)
            if (u->parts.at[k].column >= s->boundary && is_signer(p, &u->parts.at[k]))
                return true;
    }
    return false;
}

/* An appendix, or an attached paper. */
static bool begins_anew(const struct paper *paper, size_t i)
{
    return line_starts(&paper->at[i], WORDS_APPENDIX) || attached_head_end(paper, i) != LINE_NONE ||
           attached_title(paper, i);
}

/* Does a part begin to the left of a column, and end to the right of it. */
static bool reaches(const struct part *part, size_t column)
{
    return column != LINE_NONE && part->column < column && part->column + part->length > column;
}

bool columns_copy(struct unfolding *u, const struct source_line *p)
{
    if (p->kind == SOURCE_ROW)
        return false;
    line_parts_find(&u->parts, p);
    return u->parts.n == 2 && starts_with(&u->parts.at[1], WORDS_COPY);
}

size_t columns_copy_boundary(struct unfolding *u, size_t from, size_t to)
{
    size_t boundary = LINE_NONE;
    for (size_t i = from; i < to; i++) {
        line_parts_find(&u->parts, &u->paper->at[i]);
        if (u->parts.n == 2 && u->parts.at[1].column < boundary)
            boundary = u->parts.at[1].column;
    }
    return boundary;
}

/* Is each part of the line in the middle of one of `at`, of those who sign below it. */
static bool is_centred(const struct unfolding *u, const size_t *at, size_t n)
{
    size_t centred = 0;
    for (size_t k = 0; k < u->parts.n; k++)
        for (size_t i = 0; i < n; i++)
            centred += middle(&u->parts.at[k]) + ROUGHLY >= at[i] &&
                       middle(&u->parts.at[k]) <= at[i] + ROUGHLY;
    return u->parts.n && centred == u->parts.n;
}

/*
 * The line of the names of those who sign side by side, or of the last of them, whose bodies and
 * offices begin with line i, in capitals; of a form, which has no names, how each is to sign.
 * LINE_NONE: there is none.
 */
static size_t names_below(struct unfolding *u, size_t i)
{
    const struct paper *paper = u->paper;
    size_t n = 0, end = i + SIGNING_LINES < paper->n ? i + SIGNING_LINES : paper->n;
    size_t found = LINE_NONE, signers = 0; /* named so far */
    bool office = false, names = false;
    for (; i < end && !names; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->kind != SOURCE_PARA || p->running || p->length > LINE_LENGTH)
            break;
        line_parts_find(&u->parts, p);
        size_t how = 0;
        n = n ? n : u->parts.n;
        bool named = office && u->parts.n;
        for (size_t k = 0; k < u->parts.n; k++) {
            named &= is_signer(p, &u->parts.at[k]);
            office |= is_signing(&u->parts.at[k]);
            how += starts_with(&u->parts.at[k], WORDS_SIGN_HERE);
        }
        signers += named ? u->parts.n : 0;
        names = named && (n == 2 ? signers : u->parts.n) == n; /* of two each on its own line */
        if (n < 2 || n > SIGNERS ||
            (!p->caps && !named && !how && !line_starts(p, WORDS_SIGNED_NOTE)))
            break;
        found = names || how == n ? i : found;
    }
    return found;
}

/* Where a foot begins: "Nơi nhận:", two signatures, a signature beside what is said of a copy. */
static bool begins_foot(const struct unfolding *u)
{
    return u->parts.n && (starts_with(&u->parts.at[0], WORDS_RECIPIENTS) || several_sign(u) ||
                          signs_on_the_left(u) || is_copy_beside_signature(u));
}

/* The next foot, and the line of names of those who sign side by side, or LINE_NONE. */
static size_t next_foot(struct unfolding *u, size_t at, size_t *names)
{
    const struct paper *paper = u->paper;
    for (size_t i = at; i < paper->n; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->kind == SOURCE_ROW || p->length > LINE_LENGTH)
            continue;
        *names = p->caps ? names_below(u, i) : LINE_NONE;
        if (*names != LINE_NONE)
            return i;
        line_parts_find(&u->parts, p);
        if (begins_foot(u))
            return i;
    }
    return LINE_NONE;
}

/*
 * The first line of who signs, which may be above the foot's line i: of one on the right, or the
 * bodies of those who sign side by side, each of whom has one, or above their middles.
 */
static size_t foot_top(struct unfolding *u, size_t at, size_t i, const size_t *middles, size_t n)
{
    size_t top = i, signing;
    line_parts_find(&u->parts, &u->paper->at[i]);
    signing = several_sign(u) ? u->parts.n : 0;
    for (size_t k = i; k > at && i - k < AUTHORITY_ABOVE; k--) {
        const struct source_line *above = &u->paper->at[k - 1];
        line_parts_find(&u->parts, above);
        bool one = u->parts.n == 1 && above->columns >= RIGHT_HALF;
        bool bodies = signing && u->parts.n == signing;
        if (above->kind != SOURCE_PARA || !above->caps ||
            !(one || bodies || is_centred(u, middles, n)) || begins_anew(u->paper, k - 1))
            break;
        top = k - 1;
    }
    return top;
}

/* Does the foot end above line p, which is below its first one. */
static bool ends_foot(struct unfolding *u, const struct source_line *p, size_t i)
{
    bool clause = p->label.class != LABEL_NONE && (p->label.class <= LABEL_ROMAN || !p->glued);
    if (p->kind == SOURCE_ROW || clause || begins_anew(u->paper, i) || columns_copy(u, p))
        return true;
    line_parts_find(&u->parts, p);
    return is_copy_beside_signature(u);
}

/* Part k of the line may begin farther left than those of the right column above it; first: the
 * line of "Nơi nhận:". */
static void move_boundary(const struct unfolding *u, struct stretch_of_lines *s,
                          const struct source_line *p, size_t k, bool first)
{
    const struct part *part = &u->parts.at[k];
    bool alone = u->parts.n == 1, signing = is_signing(part);
    bool right = k ? signing || first || reaches(part, s->boundary) /* centred below another */
                   : alone && part->column >= RIGHT_HALF &&
                         (signing || (reaches(part, s->boundary) && is_signer(p, part)));
    if (alone && s->centre && part->column && (signing || is_signer(p, part)))
        right |= part->column + part->length / 2 + ROUGHLY >= s->centre &&
                 part->column + part->length / 2 <= s->centre + ROUGHLY;
    if (!right || part->right)
        return;
    s->centre = alone && signing && !s->centre ? part->column + part->length / 2 : s->centre;
    if (part->column < s->boundary)
        s->boundary = part->column;
}

/* The foot of those who sign side by side, whose names are on a line. */
static void joint_foot(struct unfolding *u, size_t at, size_t i, size_t names,
                       struct stretch_of_lines *s)
{
    size_t middles[SIGNERS] = {0}, n = 0;
    line_parts_find(&u->parts, &u->paper->at[names]);
    if (u->parts.n < 2) /* a name a line, for one body took more lines than the other */
        line_parts_find(&u->parts, &u->paper->at[i]);
    for (size_t k = 0; k < u->parts.n && n < SIGNERS; k++)
        middles[n++] = middle(&u->parts.at[k]);
    s->from = foot_top(u, at, i, middles, n);
    s->to = names + 1;
    s->boundary = (middles[0] + middles[1]) / 2;
    for (size_t k = 2; k < n; k++)
        s->between[s->beyond++] = (middles[k - 1] + middles[k]) / 2;
    s->joint = true;
    s->unnamed = false;
}

bool columns_foot(struct unfolding *u, size_t at, struct stretch_of_lines *s)
{
    const struct paper *paper = u->paper;
    size_t names = LINE_NONE, i = next_foot(u, at, &names);
    if (i == LINE_NONE)
        return false;
    s->boundary = LINE_NONE;
    s->by_words = s->joint = false;
    s->pair = names == LINE_NONE && several_sign(u);
    s->beyond = s->centre = 0;
    s->foot = true;
    if (names != LINE_NONE) {
        joint_foot(u, at, i, names, s);
        return true;
    }
    s->from = foot_top(u, at, i, NULL, 0);
    bool named = false, listed = false;
    for (s->to = s->from; s->to < paper->n && s->to < s->from + FOOT_LINES; s->to++) {
        const struct source_line *p = &paper->at[s->to];
        if (s->to > i && ends_foot(u, p, s->to))
            break;
        line_parts_find(&u->parts, p);
        bool table = is_above_table(paper, s->to);
        if ((named || (listed && table)) && is_heading(u, p, table))
            break;
        listed = ends_list(u, p);
        for (size_t k = 0; k < u->parts.n; k++)
            named |= (k || u->parts.at[k].column >= RIGHT_HALF ||
                      (s->by_words && p->kind != SOURCE_BULLET)) &&
                     is_signer(p, &u->parts.at[k]);
        if (u->parts.n == 1)
            s->by_words |= line_parts_of_foot(&u->parts, p, false);
        find_between(u, s);
        for (size_t k = 0; k < u->parts.n; k++)
            move_boundary(u, s, p, k, p->line == paper->at[i].line);
    }
    s->unnamed = !right_has_name(u, s);
    return true;
}
