/* Tables: see table.h. */
#include "read/paper/table.h"

#include <string.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "lexicon/broken_word.h"
#include "lexicon/label.h"
#include "lexicon/list_mark.h"
#include "read/paper/table_head.h"
#include "read/paper/table_printed.h"

enum { CUT_CELL = 20 }; /* characters */

static void fill_cell(const struct table_reader *t, struct node *cell,
                      const struct source_cell *from)
{
    struct node_text *pen = t->pen;
    struct str text = source_runs_text(t->scratch, from->runs.at, from->runs.n);
    bool called = false;
    for (size_t i = 0; i < from->runs.n; i++)
        called |= from->runs.at[i].call > 0;
    if (!called && unicode_is_invisible(text))
        return;
    pen->node = cell;
    for (size_t i = 0; i < from->runs.n; i++) {
        const struct source_run *r = &from->runs.at[i];
        if (str_is(r->text, "\n"))
            node_text_joint(pen, '\n', r->style, r->pos);
        else
            node_text_runs(pen, r, 1, 0);
    }
    node_text_flush(pen);
}

static void add_lines(struct line_numbers *numbers, const struct source_line *p)
{
    const struct source *s = p->row->pos.source;
    for (unsigned line = p->line; line <= p->last_line; line++)
        if (line > s->lines || str_trim(source_line(s, line)).n)
            line_numbers_add(numbers, line);
}

/* A cell over several rows, printed again after a page end: "Sở A (continued)" below "Sở A". */
static bool is_repeated(const struct table_reader *t, const struct source_cell *c, size_t column)
{
    struct arena *a = t->scratch;
    struct letter_key key = letter_key(a, table_cell_text(a, c));
    if (!lexicon_ends_with(&key, WORDS_CONTINUED))
        return false;
    for (const struct node *row = node_last(t->node); row; row = node_prev(row)) {
        const struct node *above = node_cell(row, column);
        if (row->kind == NODE_TABLE_ROW && above && above->runs) {
            struct letter_key first = letter_key(a, node_text(a, above));
            return first.n && first.n < key.n && !strncmp(first.text, key.text, first.n) &&
                   lexicon_starts(&(struct letter_key){key.text + first.n + 1, key.n - first.n - 1},
                                  WORDS_CONTINUED);
        }
    }
    return false;
}

static void add_repeated(struct table_reader *t, const struct source_cell *c)
{
    fill_cell(t, doc_append(t->pen->doc, t->node->parent, NODE_NOISE, c->pos), c);
}

static struct node *add_row(struct table_reader *t, const struct source_line *p,
                            enum node_kind kind)
{
    struct node *row = doc_append(t->pen->doc, t->node, kind, p->row->pos);
    t->pen->mask = kind == NODE_TABLE_HEAD ? STYLE_SUPERSCRIPT : ~0U;
    for (size_t i = 0; i < p->row->cells.n; i++) {
        const struct source_cell *c = &p->row->cells.at[i];
        struct node *cell = doc_append(t->pen->doc, row, NODE_CELL, c->pos);
        cell->of_above = c->merged && !c->runs.n;
        cell->of_left = c->spanned && !c->runs.n;
        if (kind == NODE_TABLE_ROW && is_repeated(t, c, i))
            add_repeated(t, c);
        else
            fill_cell(t, cell, c);
    }
    t->pen->mask = ~0U;
    return row;
}

static bool ends_open(struct str s)
{
    return s.n && !strchr(".;:!?", s.p[s.n - 1]) && utf8_length(s) >= CUT_CELL;
}

/* Is the row the first of a page: below a head that is printed again, or at the page's top. */
static bool begins_page(const struct table_reader *t, const struct source_block *b)
{
    return t->after_head || str_at(source_line(b->pos.source, b->first_line), 0) == '\f';
}

/* Has the row above a number of its own. */
static bool numbered_row(const struct table_reader *t)
{
    struct str number = node_text(t->scratch, t->row->first);
    return str_number(number, 0, 4, NULL) > 0;
}

/* Does a cell begin with a small letter that is no label: "b)", "đ". */
static bool begins_small(struct str text)
{
    return cp_is_lower(utf8_first(text, 0)) && label_read(text).class == LABEL_NONE &&
           !label_is_bare(text);
}

/*
 * Does a page begin with the rest of the task in a table without a column of numbers: its first
 * cell goes on with a small letter, as no row of the table begins.
 */
static bool goes_on_unnumbered(const struct table_reader *t, const struct source_block *b)
{
    struct str text = table_cell_text(t->scratch, &b->cells.at[0]);
    struct str before = node_text(t->scratch, t->row->first);
    return begins_page(t, b) && begins_small(text) && !t->small && before.n &&
           !label_is_bare(before) && !strchr(".;:!?", before.p[before.n - 1]) &&
           !table_has_merged(b);
}

/*
 * Is the row the rest of the one above, which a page break cut: it has no number of its own, and
 * some cell begins with a small letter, or its one cell continues a list; or a page begins, and its
 * one cell, or one beside those of the number and the task, continues a sentence that has no end,
 * or there a list; or where all rows are numbered, an item of the task's list, or its sentence goes
 * on with a figure.
 */
static bool is_rest(const struct table_reader *t, const struct source_block *b)
{
    if (t->row && b->rest)
        return true;
    if (t->row && goes_on_unnumbered(t, b))
        return true;
    if (!t->row || table_cell_key(t, b, 0).n || table_has_merged(b))
        return false;
    enum { NAMES = 2 };             /* cells of a rest that may all begin with capitals */
    size_t filled = 0, capital = 0; /* a row of empty cells adds nothing to the one above */
    bool small = false, open = false, item = false; /* item: of a list of the task */
    bool list = false;                              /* beside the number and the task */
    const struct node *above = t->row->first;
    for (size_t i = 0; i < b->cells.n; i++, above = above ? above->next : NULL) {
        struct str text = table_cell_text(t->scratch, &b->cells.at[i]);
        /* the end of it is enough: all of it may be long by now */
        struct str before = above && above->last_run ? str_trim(above->last_run->text) : STR_NONE;
        filled += text.n > 0;
        capital += cp_is_upper(utf8_first(text, 0));
        small |= text.n && before.n && cp_is_lower(utf8_first(text, 0));
        item |= text.n && before.n && i == 1 && (list_mark_length(text) || is_digit(*text.p));
        list |= i > 1 && text.n && before.n && strchr(";,", before.p[before.n - 1]);
        open |= list || (text.n && ends_open(before));
    }
    /* below a numbered row, a cell or two beside the task's are no row */
    bool alone = !table_cell_key(t, b, 1).n && filled <= NAMES && numbered_row(t);
    bool beside =
        filled == 1 || (!table_cell_key(t, b, 1).n && (capital < filled || filled <= NAMES));
    return !filled || small || (list && filled == 1) ||
           (begins_page(t, b) &&
            (alone || (beside && open) || (item && numbered_row(t) && !t->unnumbered)));
}

/*
 * A head in two rows that does not say which of its cells are one: each column has a title in the
 * first row, or is spanned there and has one in the second, as no other column has.
 */
static void merge_head(struct table_reader *t)
{
    struct node *below = node_last(t->node), *above = node_prev(below);
    const struct table_head *first = &t->heads[0], *second = &t->heads[1];
    bool spans = false;
    for (size_t i = 0; i < first->n; i++) {
        bool next = i + 1 < first->n && !first->cells[i + 1].n, own = first->cells[i].n > 0;
        if (first->n != second->n || (!own && !i) || (second->cells[i].n > 0) != (!own || next))
            return;
        spans |= !own;
    }
    struct node *upper = above->first, *lower = below->first;
    for (size_t i = 0; spans && i < first->n; i++, upper = upper->next, lower = lower->next) {
        upper->of_left = !first->cells[i].n;
        lower->of_above = !second->cells[i].n;
    }
}

static void join_row(struct table_reader *t, const struct source_line *p)
{
    struct node *cell = t->row->first;
    for (size_t i = 0; i < p->row->cells.n; i++) {
        const struct source_cell *c = &p->row->cells.at[i];
        if (!cell)
            cell = doc_append(t->pen->doc, t->row, NODE_CELL, c->pos);
        if (c->runs.n && is_repeated(t, c, i))
            add_repeated(t, c);
        else if (c->runs.n) {
            t->pen->node = cell;
            if (cell->last_run) {
                const struct run *r = cell->last_run;
                struct pos at = {r->pos.source, r->pos.at + r->text.n};
                if (!word_is_broken(str_last_word(r->text), c->runs.at->text, false))
                    node_text_joint(t->pen, ' ', r->style & c->runs.at->style, at);
            }
            fill_cell(t, cell, c);
        }
        cell = cell->next;
    }
}

static void end_row(struct table_reader *t)
{
    if (t->row)
        node_set_lines(t->pen->doc, t->row, &t->lines);
}

static void take_head(struct table_reader *t, const struct source_line *p,
                      const struct source_block *next)
{
    struct line_numbers lines = {0};
    t->two_rows = !t->head_count && table_head_spans(t, p->row, next);
    struct node *row = add_row(t, p, NODE_TABLE_HEAD);
    add_lines(&lines, p);
    node_set_lines(t->pen->doc, row, &lines);
    if (!t->rows_begun && t->head_count < 4) {
        table_head_add(t, p->row);
        if (t->head_count == 2)
            merge_head(t);
    }
    t->after_head = true;
}

static void take_row(struct table_reader *t, size_t line, const struct source_block *next)
{
    const struct source_line *p = &t->paper->at[line];
    const struct source_block *b = p->row;
    arena_empty(t->scratch);
    bool head = t->rows_begun   ? table_head_repeats(t, b) || table_head_goes_on_in(t, b)
                : t->head_count ? table_head_goes_on(t, b, next) || table_head_repeats(t, b)
                                : table_head_begins(t, line, next);
    if (head) {
        take_head(t, p, next);
        return;
    }
    if (is_rest(t, b))
        join_row(t, p);
    else {
        end_row(t);
        t->row = add_row(t, p, NODE_TABLE_ROW);
        t->unnumbered |= !table_cell_key(t, b, 0).n && table_cell_key(t, b, 1).n;
        t->small |= begins_small(table_cell_text(t->scratch, &b->cells.at[0]));
    }
    add_lines(&t->lines, p);
    t->rows_begun = true;
    t->after_head = false;
}

static const struct source_block *next_row(const struct paper *paper, size_t i)
{
    while (i < paper->n && table_between_rows(paper, i))
        i++;
    return i < paper->n && paper->at[i].kind == SOURCE_ROW ? paper->at[i].row : NULL;
}

void tables_narrow(struct source_blocks *blocks)
{
    for (size_t i = 0; i < blocks->list.n; i++) {
        struct source_block *b = &blocks->list.at[i];
        if (b->kind != SOURCE_ROW || b->cells.n <= LIMIT_COLUMNS)
            continue;
        struct source_cell *last = &b->cells.at[LIMIT_COLUMNS - 1];
        diag(MSG_TABLE_TOO_WIDE, last[1].pos, (int)LIMIT_COLUMNS);
        for (; b->cells.n > LIMIT_COLUMNS; b->cells.n--)
            vec_free(&b->cells.at[b->cells.n - 1].runs);
    }
}

size_t table_build(struct node_text *pen, struct paper *paper, size_t from, struct node *parent)
{
    struct table_reader t = {.pen = pen, .paper = paper, .scratch = arena_new()};
    t.node = doc_append(pen->doc, parent, NODE_TABLE, paper->at[from].row->pos);
    size_t end = from;
    bool noise = false;
    for (size_t i = from; i < paper->n; i++) {
        noise |= table_between_rows(paper, i);
        if (table_between_rows(paper, i))
            continue;
        if (paper->at[i].kind != SOURCE_ROW || table_head_other(&t, paper->at[i].row))
            break;
        take_row(&t, i, next_row(paper, i + 1));
        end = i + 1;
        if (!noise)
            lines_release(paper, end);
    }
    end_row(&t);
    arena_free(t.scratch);
    return end;
}
