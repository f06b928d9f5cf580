/* Heads and feet in tables: see unfolding.h. */
#include "read/paper/unfolding.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/paper/joined.h"
#include "read/paper/keywords.h"
#include "read/paper/line_parts.h"

enum { FOOT_ROWS = 8, FOOT_COLUMNS = 5 }; /* of a table that is a foot */

/* Most papers have no columns: their lines are copied once there is a new one. */
struct source_line *unfolding_line(struct unfolding *u)
{
    if (!u->out.at)
        u->out.at = mem_vec_room(NULL, &u->out.cap, u->paper->n - u->kept + 1, sizeof *u->out.at);
    return vec_push(&u->out);
}

size_t unfolding_table_end(const struct paper *paper, size_t i)
{
    size_t end = i + 1;
    while (end < paper->n && paper->at[end].kind == SOURCE_ROW && paper->at[end].glued)
        end++;
    return end;
}

/* Gathers the lines of a cell; none where the row has no such cell. */
static void find_cell_lines(struct unfolding *u, const struct source_line *row, size_t cell)
{
    const struct source_runs *runs =
        cell < row->row->cells.n ? &row->row->cells.at[cell].runs : NULL;
    size_t start = 0;
    u->cell.n = 0;
    for (size_t i = 0; runs && i <= runs->n; i++) {
        if (i < runs->n && !str_is(runs->at[i].text, "\n"))
            continue;
        struct source_line line = line_beside(row);
        line.runs = runs->at + start;
        line.run_count = i - start;
        line.line = line.last_line = row->line;
        line.cell = true;
        if (i > start && runs->at[start].pos.source == u->paper->blocks->source)
            line.line = line.last_line = (unsigned)pos_line(runs->at[start].pos);
        start = i + 1;
        line_examine(u->paper, &line);
        if (line.text.n && !unicode_is_invisible(line.text))
            *vec_push(&u->cell) = line;
    }
}

static size_t columns_of_table(const struct paper *paper, size_t from, size_t to)
{
    size_t most = 0;
    for (size_t i = from; i < to; i++)
        if (paper->at[i].row->cells.n > most)
            most = paper->at[i].row->cells.n;
    return most;
}

/* Lines that hold marks only, of HTML, a grid, a head of pipes: noise. */
static void add_marks(struct unfolding *u, const struct source_line *row)
{
    const struct source_block *b = row->row;
    const struct source *s = b->pos.source;
    struct str first = str_trim(source_line(s, b->first_line));
    struct str last = str_trim(source_line(s, b->last_line));
    bool rule = b->last_line > b->first_line && str_at(last, 0) == '|';
    if (!rule && !memchr("<+-", str_at(first, 0), 3) && !memchr("<+-", str_at(last, 0), 3))
        return;
    struct source_line *new = unfolding_line(u);
    *new = line_beside(row);
    new->kind = SOURCE_RULE;
    new->glued = true;
    new->line = rule ? b->last_line : b->first_line;
    new->last_line = b->last_line;
    line_examine(u->paper, new);
}

/* The only line of a cell: a line of the paper, or several that a converter joined. */
static void add_joined(struct unfolding *u, const struct source_line *line)
{
    size_t end = line->text.n;
    for (size_t from = 0, to; from < end; from = to) {
        to = joined_next(u->paper->arena, line->text, from);
        struct source_line *new = unfolding_line(u);
        *new = *line;
        new->glued = line->glued || from;
        if (from || to < end)
            line_cut(u->paper, new, from, to);
    }
}

void unfolding_table(struct unfolding *u, size_t from, size_t to)
{
    size_t columns = columns_of_table(u->paper, from, to);
    for (size_t c = 0; c < columns; c++) {
        bool glued = false;
        for (size_t i = from; i < to; i++) {
            find_cell_lines(u, &u->paper->at[i], c);
            for (size_t k = 0; k < u->cell.n; k++, glued = true) {
                u->cell.at[k].glued = glued;
                if (u->cell.n == 1)
                    add_joined(u, &u->cell.at[k]);
                else
                    *unfolding_line(u) = u->cell.at[k];
            }
        }
    }
    for (size_t i = from; i < to; i++)
        add_marks(u, &u->paper->at[i]);
}

static bool is_of_head(const struct source_line *p)
{
    return line_starts(p, WORDS_MOTTO) || keyword_address(&p->key);
}

/*
 * Rows that a number begins, or a head that names a column of numbers, are entries of a list,
 * whatever other papers' lines they name: "TT | Nội dung | Nơi nhận".
 */
static bool is_numbered(struct unfolding *u, size_t from, size_t to)
{
    size_t numbered = 0;
    for (size_t i = from; i < to; i++) {
        find_cell_lines(u, &u->paper->at[i], 0);
        struct str first = u->cell.n == 1 ? u->cell.at[0].text : STR_NONE;
        numbered += first.n && str_number(first, 0, first.n, NULL) == first.n;
        if (first.n && i == from && lexicon_is_key(&u->cell.at[0].key, WORDS_NUMBER_COLUMN))
            return true;
    }
    return numbered > 1;
}

/* Several lines that a converter joined: what they are, and the key of the first. */
static void look_at_joined(struct unfolding *u, struct source_line *p, bool *number, bool *place)
{
    struct arena *a = u->paper->arena;
    size_t first = joined_next(a, p->text, 0);
    if (first == p->text.n)
        return;
    p->key = letter_key(a, str_slice(p->text, 0, first));
    p->caps = unicode_is_capitals(str_slice(p->text, 0, first), CAPITALS_READ);
    for (size_t from = first, to; from < p->text.n; from = to) {
        to = joined_next(a, p->text, from);
        struct letter_key key = letter_key(a, str_slice(p->text, from, to));
        *number |= keyword_number(str_slice(p->text, from, to));
        *place |= keyword_place_date(&key);
    }
}

/* Is the first cell of a row in capitals: who issues the paper, where the table is a masthead. */
static bool is_name(struct unfolding *u, const struct source_line *row)
{
    find_cell_lines(u, row, 0);
    return u->cell.n && u->cell.at[0].caps;
}

/*
 * Are the cells of column c in rows from..to those of a table, no rest of a signature: something
 * else than capitals, remarks and one name below the office; named: a name has to be there.
 */
static bool is_data_below(struct unfolding *u, size_t from, size_t to, size_t c, bool named)
{
    size_t names = 0;
    for (size_t i = from; i < to; i++) {
        find_cell_lines(u, &u->paper->at[i], c);
        for (size_t k = 0; k < u->cell.n; k++) {
            const struct source_line *p = &u->cell.at[k];
            bool name = p->caps ? keyword_capital_signer(p->text) : keyword_signer(p->text);
            bool remark = memchr("([", *p->text.p, 2) || line_starts(p, WORDS_SIGNED_NOTE) ||
                          keyword(&p->key, WORDS_DIGITAL_SIGNATURE);
            names += name && !remark;
            if (names > 1 || (!p->caps && !name && !remark))
                return true;
        }
    }
    return named && !names;
}

bool unfolding_is_layout(struct unfolding *u, size_t from, size_t to, bool head, bool foot)
{
    size_t columns = columns_of_table(u->paper, from, to);
    bool found = false;
    if (columns > FOOT_COLUMNS || to - from > FOOT_ROWS || columns < 2 || is_numbered(u, from, to))
        return false;
    bool number = false, place_date = false, copy = false, sides[2] = {false};
    bool name = head && is_name(u, &u->paper->at[from]);
    for (size_t i = from; i < to; i++)
        for (size_t c = 0; c < columns; c++) {
            find_cell_lines(u, &u->paper->at[i], c);
            sides[c > 0] |= u->cell.n;
            bool signs = false, named = i == from;
            for (size_t k = 0; k < u->cell.n; k++) {
                struct source_line *p = &u->cell.at[k];
                if (foot && !head && line_is_page_number(p))
                    return false; /* "120": a table beside who signs */
                if (u->cell.n == 1)
                    look_at_joined(u, p, &number, &place_date);
                found |= (head && is_of_head(p)) || (foot && line_starts(p, WORDS_RECIPIENTS));
                signs |= foot && p->caps && keyword_signing(&p->key);
                named |= signs && (keyword_signer(p->text) || keyword_capital_signer(p->text));
                number |= keyword_number(p->text);
                place_date |= keyword_place_date(&p->key);
                copy |= p->caps && line_starts(p, WORDS_COPY); /* head of its certificate */
            }
            found |= signs && !is_data_below(u, i + 1, to, c, !named);
        }
    if (name && (!sides[1] || place_date))
        return true;
    return found || ((head || copy) && place_date && (number || !sides[0]));
}
