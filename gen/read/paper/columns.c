/*
 * Columns: the head and the foot of a paper are set in two columns, in tables without lines or with
 * blanks between (Decree 30/2020, annex I, diagram; Guide 05-HD/VPTW, diagram). Here they become
 * one column: the left one from top to bottom, then the right one, so that later stages see
 * one element a line, whatever program the paper comes from.
 *
 *     UBND TỈNH X     CỘNG HÒA ...           UBND TỈNH X
 *     SỞ Y            Độc lập - ...    -->   SỞ Y
 *     Số: 1/KH-SY     X, ngày ...            Số: 1/KH-SY
 *                                            CỘNG HÒA ...
 *                                            ...
 */
#include "read/paper/columns.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/list_mark.h"
#include "read/paper/keywords.h"
#include "read/paper/stages.h"

enum {
    HEAD_REACH = 60, /* lines: a masthead is within them */
    NEAR = 2         /* physical lines: what is not farther apart hangs together */
};

/* --- making lines ------------------------------------------------------------------------- */

/* The bytes [from, to) of a line as a line of its own. */
static struct source_line *add_slice(struct unfolding *u, const struct source_line *p, size_t from,
                                     size_t to, bool glued)
{
    struct source_line *new = unfolding_line(u);
    *new = line_beside(p);
    new->runs = p->runs;
    new->run_count = p->run_count;
    new->line = p->line;
    new->last_line = p->last_line;
    new->columns = p->columns;
    new->width = p->width;
    new->wrap_column = p->wrap_column;
    new->glued = glued;
    new->cell = true;
    line_cut(u->paper, new, from, to);
    return new;
}

/*
 * "Kính gửi: - Các sở;": the first of a list begins on the line that calls for it. Becomes two
 * lines, the second a bullet; false: it is no such line.
 */
static bool add_address(struct unfolding *u, const struct source_line *p)
{
    size_t colon = str_find(p->text, STR(":"), 0);
    if (p->kind != SOURCE_PARA || p->running || colon == (size_t)-1 || !keyword_address(&p->key))
        return false;
    struct str rest = str_slice(p->text, ++colon, p->text.n);
    size_t from = list_mark_gap(rest), n = list_mark_length(str_slice(rest, from, rest.n));
    size_t text = from + n + list_mark_gap(str_slice(rest, from + n, rest.n));
    if (!n || text == from + n || text == rest.n)
        return false;
    bool cell = p->cell;
    add_slice(u, p, 0, colon, p->glued)->cell = cell;
    struct source_line *entry = add_slice(u, p, colon + text, p->text.n, true);
    entry->cell = cell;
    entry->kind = SOURCE_BULLET;
    line_set_mark(entry, str_slice(rest, from, from + n));
    return true;
}

static void keep_line(struct unfolding *u, size_t i)
{
    if (add_address(u, &u->paper->at[i]))
        return;
    if (!u->out.n && i == u->kept)
        u->kept++;
    else
        *unfolding_line(u) = u->paper->at[i];
}

/* --- heads and feet in lines -------------------------------------------------------------- */

/* By where its middle lies: what is centred in a column begins farther left or right. */
static bool is_right(const struct stretch_of_lines *s, const struct part *part, size_t index)
{
    size_t centre = part->column + part->length / 2;
    if (s->joint)
        return centre >= s->boundary;
    return part->right || part->column >= s->boundary ||
           (part->column >= RIGHT_HALF && centre >= s->boundary) ||
           (index && keyword_right_column(&part->key));
}

enum column_side { SIDE_LEFT, SIDE_RIGHT }; /* and those beyond, who sign beside the first */

static size_t side_of(const struct stretch_of_lines *s, const struct part *part, size_t index)
{
    if (!is_right(s, part, index))
        return SIDE_LEFT;
    size_t side = SIDE_RIGHT;
    for (size_t k = 0; k < s->beyond; k++)
        side += part->column + part->length / 2 >= s->between[k];
    return side;
}

/*
 * The table whose first row is line i, with the left side; the line after it. That of a head has
 * the bodies and the motto where number and date are a line below it.
 */
static size_t add_table(struct unfolding *u, const struct stretch_of_lines *s, size_t i, bool right)
{
    size_t end = unfolding_table_end(u->paper, i);
    end = end < s->to ? end : s->to;
    if (!right && !s->foot && unfolding_is_layout(u, i, end, true, false))
        unfolding_table(u, i, end);
    else
        for (size_t k = i; k < end && !right; k++)
            keep_line(u, k);
    return end;
}

/* One side of the stretch's lines, one after the other. */
static void add_side(struct unfolding *u, const struct stretch_of_lines *s, size_t side)
{
    bool right = side != SIDE_LEFT;
    size_t above = -NEAR - 1;
    bool unnamed = false, begun = false;
    for (size_t i = s->from; i < s->to; i++) {
        const struct source_line *p = &u->paper->at[i];
        if (p->kind == SOURCE_ROW) {
            i = add_table(u, s, i, right) - 1;
            continue;
        }
        if (p->kind == SOURCE_FOOTNOTE || p->kind == SOURCE_COMMENT || p->running) {
            if (!right)
                keep_line(u, i);
            continue;
        }
        line_parts_find(&u->parts, p);
        line_parts_of_head(&u->parts, p);
        if (s->by_words || s->unnamed)
            unnamed = line_parts_of_foot(&u->parts, p, unnamed);
        size_t from = p->text.n, to = 0, parts = u->parts.n;
        for (size_t k = 0; k < parts; k++)
            if (side_of(s, &u->parts.at[k], k) == side) {
                from = u->parts.at[k].from < from ? u->parts.at[k].from : from;
                to = u->parts.at[k].to;
            }
        if (to <= from)
            continue;
        if (parts == 1 && p->kind != SOURCE_PARA)
            keep_line(u, i);
        else {
            struct source_line *new = add_slice(u, p, from, to, (long)p->line - above <= NEAR);
            new->beside = right && s->foot && s->boundary != LINE_NONE;
            new->signs = (s->joint || s->pair) && !begun;
            new->form_head = s->form && !begun && !right;
            begun = true;
            if (p->kind == SOURCE_BULLET && !from) {
                new->kind = SOURCE_BULLET;
                line_set_mark(new, line_mark(p));
            }
        }
        above = (long)p->last_line;
    }
}

static void add_sides(struct unfolding *u, const struct stretch_of_lines *s)
{
    for (size_t side = SIDE_LEFT; side <= SIDE_RIGHT + s->beyond; side++)
        add_side(u, s, side);
}

/* Is the text of an entry a column away from its mark. */
static bool is_far(const struct paper *paper, const struct source_line *p)
{
    struct str line = str_trim(source_line(paper->blocks->source, p->line));
    size_t blanks = 0;
    while (is_blank(str_at(line, 1 + blanks)))
        blanks++;
    return blanks >= RIGHT_HALF / 4;
}

/* "*" of the Party's masthead with the date on its right is no list mark: text again, two parts. */
static void restore_stars(struct unfolding *u, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        struct source_line *p = &u->paper->at[i];
        if (p->kind != SOURCE_BULLET || !str_is(line_mark(p), "*") ||
            (!keyword_right_column(&p->key) && !is_far(u->paper, p)))
            continue;
        line_restore_mark(u->paper, p);
        line_examine(u->paper, p);
        p->label.class = LABEL_NONE;
    }
}

/* Where the body's column begins in a head whose columns have changed places: beside the motto. */
static size_t mirrored_boundary(struct unfolding *u, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct source_line *p = &u->paper->at[i];
        if (p->kind != SOURCE_PARA || !p->caps || p->running)
            continue;
        line_parts_find(&u->parts, p);
        if (u->parts.n == 2 && keyword(&u->parts.at[0].key, WORDS_MOTTO))
            return u->parts.at[1].column;
    }
    return LINE_NONE;
}

/* Where the right column begins: the least place of a part that is surely of it. */
static size_t head_boundary(struct unfolding *u, size_t from, size_t to)
{
    enum { LEFT_LINES = 2 }; /* beside none of the right column, where each has lines of its own */
    size_t least = LINE_NONE, worded = LINE_NONE, left = 0;
    size_t mirrored = mirrored_boundary(u, from, to);
    if (mirrored != LINE_NONE)
        return mirrored;
    bool two = false;
    for (size_t i = from; i < to; i++) {
        const struct source_line *p = &u->paper->at[i];
        if (p->kind == SOURCE_ROW || p->running)
            continue;
        line_parts_find(&u->parts, p);
        bool gap = u->parts.n > 1;
        line_parts_of_head(&u->parts, p);
        size_t *column = !gap && u->parts.n > 1 ? &worded : &least;
        for (size_t k = 0; k < u->parts.n; k++)
            if (((keyword(&u->parts.at[k].key, WORDS_MOTTO) &&
                  (k || u->parts.at[k].column >= RIGHT_HALF / 2)) ||
                 (k && keyword_right_column(&u->parts.at[k].key))) &&
                u->parts.at[k].column < *column)
                *column = u->parts.at[k].column;
        two |= u->parts.n > 1;
    }
    least = least == LINE_NONE ? worded : least; /* long names leave one blank, farther left */
    for (size_t i = from; i < to && !two && least != LINE_NONE; i++) {
        const struct source_line *p = &u->paper->at[i];
        left +=
            p->kind == SOURCE_PARA && p->text.n && !p->running && p->columns + p->length <= least;
    }
    two |= left >= LEFT_LINES;
    return two && least != LINE_NONE && least ? least : LINE_NONE;
}

/* A title without its type: who decided, in capitals above "về ...". */
static bool is_author_above_subject(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i], *next = p + 1;
    return i + 1 < paper->n && p->caps && !keyword_number(p->text) && next->kind == SOURCE_PARA &&
           next->start == START_LOWER && line_starts(next, WORDS_SUBJECT);
}

/* The line at which the title begins, or what is in its place in a letter. */
static size_t head_end(const struct paper *paper)
{
    size_t i = 0;
    bool dated = false, letter = false;
    for (; i < paper->n && i < HEAD_REACH; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->kind == SOURCE_ROW || p->running)
            continue;
        letter = line_starts(p, WORDS_LETTER_SUBJECT) || (letter && p->glued);
        bool alone = p->caps && !p->glued && !strstr(p->key.text, "   ");
        if (dated && alone && !line_starts(p, WORDS_BODY_OPENS) && !keyword_number(p->text) &&
            !keyword_right_column(&p->key))
            break; /* a type that the lexicon does not know */
        dated |= keyword_place_date(&p->key);
        bool title = keyword_kind(&p->key) && p->caps && !memchr(p->text.p, '\t', p->text.n) &&
                     !masthead_names_body(paper, i);
        bool small = i && p->start == START_UPPER && lexicon_is_key(&p->key, WORDS_KINDS) &&
                     !letter; /* "V/v góp ý dự thảo" / "Thông tư" */
        if (title || small || is_author_above_subject(paper, i) || keyword_address(&p->key) ||
            (p->label.class != LABEL_NONE && p->label.class <= LABEL_ARABIC))
            break;
    }
    return i;
}

/* --- the stage ---------------------------------------------------------------------------- */

static void copy_lines(struct unfolding *u, size_t from, size_t to, size_t head)
{
    for (size_t i = from; i < to;) {
        const struct source_line *p = &u->paper->at[i];
        size_t end = p->kind == SOURCE_ROW ? unfolding_table_end(u->paper, i) : i + 1;
        end = end < to ? end : to;
        size_t title = i < head ? LINE_NONE : attached_head_end(u->paper, i);
        struct stretch_of_lines s = {.from = i, .to = title, .boundary = LINE_NONE};
        if (i >= head && title == LINE_NONE) {
            s.to = title = attached_form_end(u->paper, i);
            s.form = title != LINE_NONE;
        }
        if (title != LINE_NONE) {
            restore_stars(u, i, title);
            s.boundary = head_boundary(u, i, title);
        }
        if (title == LINE_NONE && i >= head && columns_copy(u, p)) {
            title = s.to = to;
            s.boundary = columns_copy_boundary(u, i, to);
        }
        bool above = p->kind == SOURCE_ROW &&
                     (i < head || attached_begins(u->paper, line_after(u->paper, end)));
        bool form = p->kind == SOURCE_ROW && i >= head && attached_form_table(u->paper, i, end);
        if (p->kind == SOURCE_ROW && unfolding_is_layout(u, i, end, above || form, i >= head)) {
            size_t first = u->out.n;
            unfolding_table(u, i, end);
            if (form && first < u->out.n)
                u->out.at[first].form_head = true;
        } else if (s.boundary != LINE_NONE) {
            add_sides(u, &s);
            end = title;
        } else
            for (size_t k = i; k < end; k++)
                keep_line(u, k);
        i = end;
    }
}

void columns_mark(struct paper *paper)
{
    struct unfolding u = {.paper = paper, .parts.arena = arena_new()};
    size_t head = head_end(paper), at = 0;
    struct stretch_of_lines s = {.to = head};
    restore_stars(&u, 0, head);
    s.boundary = head_boundary(&u, 0, head);
    if (s.boundary != LINE_NONE) {
        add_sides(&u, &s);
        at = head;
    }
    while (at < paper->n) {
        bool foot = columns_foot(&u, at > head ? at : head, &s);
        copy_lines(&u, at, foot ? s.from : paper->n, head);
        at = foot ? s.to : paper->n;
        if (foot && s.boundary == LINE_NONE && !s.by_words)
            copy_lines(&u, s.from, s.to, head);
        else if (foot)
            add_sides(&u, &s);
    }
    arena_free(u.parts.arena);
    vec_free(&u.parts);
    vec_free(&u.cell);
    paper->at = mem_vec_room(paper->at, &paper->cap, u.kept + u.out.n, sizeof *paper->at);
    if (u.out.n)
        memcpy(paper->at + u.kept, u.out.at, u.out.n * sizeof *paper->at);
    paper->n = u.kept + u.out.n;
    vec_free(&u.out);
}
