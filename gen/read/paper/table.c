/* Tables: see table.h. */
#include "read/paper/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "lexicon/broken_word.h"
#include "lexicon/label.h"
#include "lexicon/list_mark.h"
#include "read/paper/table_head.h"
#include "read/paper/table_number.h"
#include "read/paper/table_period.h"

enum { HEAD_CELL = 90, CUT_CELL = 20 }; /* characters */

struct table_reader {
    struct node_text *pen;
    struct paper *paper;
    struct arena *scratch;     /* of the row that is looked at */
    struct node *node, *row;   /* the last true row */
    struct line_numbers lines; /* of the row */
    struct table_head {
        struct letter_key *cells;
        size_t n;
    } heads[4]; /* rows of the head, to know its repetitions */
    size_t head_count;
    bool rows_begun, after_head; /* the row right above is a head */
    bool unnumbered;             /* a row of several cells has no number */
    bool two_rows;               /* which spans the titles of the one below it */
};

static struct str cell_text(struct arena *a, const struct source_cell *c)
{
    return str_trim(source_runs_text(a, c->runs.at, c->runs.n));
}

static struct letter_key cell_key(const struct table_reader *t, const struct source_block *b,
                                  size_t i)
{
    return letter_key(t->scratch,
                      i < b->cells.n ? cell_text(t->scratch, &b->cells.at[i]) : STR_NONE);
}

static struct letter_key head_key(const struct table_head *head, size_t i)
{
    return i < head->n ? head->cells[i] : (struct letter_key){"", 0};
}

static void add_head(struct table_reader *t, const struct source_block *b)
{
    struct table_head *head = &t->heads[t->head_count++];
    head->n = b->cells.n;
    head->cells = arena_array(t->paper->arena, head->n, sizeof *head->cells);
    for (size_t i = 0; i < head->n; i++)
        head->cells[i] = letter_key(t->paper->arena, cell_text(t->scratch, &b->cells.at[i]));
}

static bool same_texts(const struct table_reader *t, const struct table_head *head,
                       const struct source_block *b)
{
    size_t n = head->n > b->cells.n ? head->n : b->cells.n;
    for (size_t i = 0; i < n; i++) {
        struct letter_key x = head_key(head, i), y = cell_key(t, b, i);
        if (strcmp(x.text, y.text))
            return false;
    }
    return true;
}

static bool repeats_head(const struct table_reader *t, const struct source_block *b)
{
    struct letter_key first = cell_key(t, b, 0);
    if (lexicon_is_key(&first, WORDS_NUMBER_COLUMN))
        return true; /* some cell of it may be misread */
    for (size_t i = 0; i < t->head_count; i++)
        if (same_texts(t, &t->heads[i], b))
            return true;
    return false;
}

/* The head of another table right below: other columns, or most of the titles are others. */
static bool is_other_head(const struct table_reader *t, const struct source_block *b)
{
    const struct table_head *head = t->head_count ? t->heads : NULL;
    struct letter_key first = cell_key(t, b, 0);
    size_t same = 0;
    if (!head || !t->rows_begun || (!b->head && !lexicon_is_key(&first, WORDS_NUMBER_COLUMN)))
        return false;
    for (size_t i = 1; i < b->cells.n; i++) {
        struct letter_key own = cell_key(t, b, i), other = head_key(head, i);
        same += !strcmp(own.text, other.text);
    }
    bool columns = b->cells.n != head->n && same * 2 < b->cells.n;
    bool marked = b->head && same * 2 < b->cells.n; /* those of scans are misread, these not */
    return b->cells.n > 2 && (columns || marked || !same);
}

/* The row of column numbers below a head: (1) (2) (3), or 1 2 3, or A B 1 2 for the first ones. */
static bool numbers_columns(const struct table_reader *t, const struct source_block *b)
{
    unsigned letters = 0, numbers = 0;
    for (size_t i = 0; i < b->cells.n; i++) {
        const char *s = cell_key(t, b, i).text;
        bool letter = !numbers && letters < 26 && *s == (char)('A' + letters) && !s[1];
        if (letter)
            letters++;
        else if (table_number_of_column(s, numbers + 1))
            numbers++;
        else
            return false;
    }
    return numbers && b->cells.n >= 3;
}

enum { TASK_NAMES = 3 }; /* columns of a table of tasks that tell a head; two in print */

/* Where all cells are short titles, how many are of different columns of a table of tasks. */
static size_t names_columns(const struct table_reader *t, const struct source_block *b)
{
    enum { TITLE = 40 }; /* characters */
    struct str names[TASK_NAMES] = {{0}};
    size_t known = 0;
    for (size_t i = 0; i < b->cells.n; i++) {
        struct letter_key key = cell_key(t, b, i);
        size_t word = lexicon_has(&key, WORDS_TASK_COLUMN);
        struct str name = word ? lexicon_field(WORDS_TASK_COLUMN, word - 1, 1) : STR_NONE;
        if (!key.n || key.n > TITLE || strpbrk(key.text, "0123456789.;"))
            return 0;
        for (size_t k = 0; k < known; k++)
            if (str_eq(names[k], name))
                name = STR_NONE;
        if (name.n && known < TASK_NAMES)
            names[known++] = name;
    }
    return known;
}

static bool is_title(const struct table_reader *t, const struct source_block *b, size_t i)
{
    struct letter_key key = cell_key(t, b, i);
    return key.n && key.n <= HEAD_CELL && !table_number_plain(key.text);
}

/*
 * Titles in two rows: each column has one in the first, or is spanned there by the one on its left
 * and has one in the second, where no other column has.
 */
static bool spans_columns(const struct table_reader *t, const struct source_block *b,
                          const struct source_block *next)
{
    size_t spanned = 0, n = b->cells.n;
    if (!next || next->cells.n != n || n < 3 || !is_title(t, b, 0) || cell_key(t, next, 0).n)
        return false;
    for (size_t i = 1; i < n; i++) {
        bool first = cell_key(t, b, i).n > 0;
        bool spans = !first || (i + 1 < n && !cell_key(t, b, i + 1).n);
        bool year = table_number_plain(cell_key(t, next, i).text) && cell_key(t, next, i).n == 4;
        spanned += !first;
        if ((first && !is_title(t, b, i)) || (spans && !year && !is_title(t, next, i)) ||
            (!spans && cell_key(t, next, i).n))
            return false;
    }
    return spanned > 0 && cell_key(t, b, 1).n;
}

/*
 * Short titles in every cell and a number, or nothing like it, below the first. The first row of a
 * printed table of two columns is taken for its head.
 */
static bool looks_like_head(const struct table_reader *t, const struct source_block *b,
                            const struct source_block *next, size_t line)
{
    struct letter_key first = cell_key(t, b, 0);
    size_t names = next ? names_columns(t, b) : 0;
    bool print = b->pos.source->printed && b->cells.n > 2 && next && !names_columns(t, next);
    if (names == TASK_NAMES || (print && names + 1 == TASK_NAMES))
        return true;
    if (!b->headless && spans_columns(t, b, next))
        return true;
    bool named =
        lexicon_is_key(&first, WORDS_NUMBER_COLUMN) || table_heads_periods(t->scratch, b, next);
    if (b->head || named || b->headless)
        return !b->headless || named;
    for (size_t i = 0; i < b->cells.n; i++) {
        struct str text = cell_text(t->scratch, &b->cells.at[i]);
        if (!text.n || utf8_length(text) > HEAD_CELL || table_number_plain(cell_key(t, b, i).text))
            return false;
    }
    bool two = b->pos.source->printed && b->cells.n == 2;
    return next && (two || table_number_plain(cell_key(t, next, 0).text) ||
                    numbers_columns(t, next) || table_head_printed(t->scratch, t->paper, line));
}

/* Is the first row below it number 2: its own number, 1, was lost. */
static bool is_before_two(const struct table_reader *t, const struct source_block *next)
{
    const char *number = next ? cell_key(t, next, 0).text : "";
    return table_number_plain(number) && atoi(number) == 2;
}

/* Does a cell of the row above go on in this one: the source says that they are two rows. */
static bool has_merged(const struct source_block *b)
{
    for (size_t i = 0; i < b->cells.n; i++)
        if (b->cells.at[i].merged)
            return true;
    return false;
}

/* Is the row right below a head of which a cell goes on in it. */
static bool goes_on_from_head(const struct table_reader *t, const struct source_block *b)
{
    return t->after_head && has_merged(b) && !table_number_plain(cell_key(t, b, 0).text);
}

/* Is that cell the only one with text, which has the number of a group of rows: "II. Trồng cây". */
static bool is_group_title(const struct table_reader *t, const struct source_block *b, size_t i)
{
    struct label label = label_read(cell_text(t->scratch, &b->cells.at[i]));
    for (size_t k = 0; k < b->cells.n; k++)
        if (k != i && cell_key(t, b, k).n)
            return false;
    return label.class != LABEL_NONE && label.depth == 1;
}

/*
 * A further line of a head: one that cells of the head go on in, or nothing in the number column
 * and short titles in some others.
 */
static bool continues_head(const struct table_reader *t, const struct source_block *b,
                           const struct source_block *next)
{
    if (b->head || numbers_columns(t, b))
        return true;
    if (goes_on_from_head(t, b))
        return true;
    if (!t->head_count || t->head_count == 4 || cell_key(t, b, 0).n || is_before_two(t, next))
        return false;
    for (size_t i = 1; i < b->cells.n; i++) {
        if (is_group_title(t, b, i))
            return false;
        struct letter_key k = cell_key(t, b, i), above = head_key(t->heads, i);
        if (i > 1 && table_number_amount(k.text))
            return false; /* of a row that sums up those below */
        if (k.n > HEAD_CELL / 2 || (k.n && above.n && above.n > k.n && k.text[k.n - 1] == '.'))
            return false;
    }
    return b->cells.n > 1 && (!table_number_plain(cell_key(t, b, 1).text) || t->two_rows);
}

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
    struct letter_key key = letter_key(a, cell_text(a, c));
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

/*
 * Is the row the rest of the one above, which a page break cut: it has no number of its own, and
 * some cell begins with a small letter, or its one cell continues a list; or a page begins, and its
 * one cell, or one beside those of the number and the task, continues a sentence that has no end,
 * or there a list; or where all rows are numbered, an item of the task's list.
 */
static bool is_rest(const struct table_reader *t, const struct source_block *b)
{
    if (t->row && b->rest)
        return true;
    if (!t->row || cell_key(t, b, 0).n || has_merged(b))
        return false;
    enum { NAMES = 2 };             /* cells of a rest that may all begin with capitals */
    size_t filled = 0, capital = 0; /* a row of empty cells adds nothing to the one above */
    bool small = false, open = false, item = false; /* item: of a list of the task */
    bool list = false;                              /* beside the number and the task */
    const struct node *above = t->row->first;
    for (size_t i = 0; i < b->cells.n; i++, above = above ? above->next : NULL) {
        struct str text = cell_text(t->scratch, &b->cells.at[i]);
        /* the end of it is enough: all of it may be long by now */
        struct str before = above && above->last_run ? str_trim(above->last_run->text) : STR_NONE;
        filled += text.n > 0;
        capital += cp_is_upper(utf8_first(text, 0));
        small |= text.n && before.n && cp_is_lower(utf8_first(text, 0));
        item |= text.n && before.n && list_mark_length(text) && i == 1;
        list |= i > 1 && text.n && before.n && strchr(";,", before.p[before.n - 1]);
        open |= list || (text.n && ends_open(before));
    }
    /* below a numbered row, a cell or two beside the task's are no row */
    bool alone = !cell_key(t, b, 1).n && filled <= NAMES && numbered_row(t);
    bool beside = filled == 1 || (!cell_key(t, b, 1).n && (capital < filled || filled <= NAMES));
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
    t->two_rows = !t->head_count && spans_columns(t, p->row, next);
    struct node *row = add_row(t, p, NODE_TABLE_HEAD);
    add_lines(&lines, p);
    node_set_lines(t->pen->doc, row, &lines);
    if (!t->rows_begun && t->head_count < 4) {
        add_head(t, p->row);
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
    bool head = t->rows_begun   ? repeats_head(t, b) || goes_on_from_head(t, b)
                : t->head_count ? continues_head(t, b, next) || repeats_head(t, b)
                                : looks_like_head(t, b, next, line);
    if (head) {
        take_head(t, p, next);
        return;
    }
    if (is_rest(t, b))
        join_row(t, p);
    else {
        end_row(t);
        t->row = add_row(t, p, NODE_TABLE_ROW);
        t->unnumbered |= !cell_key(t, b, 0).n && cell_key(t, b, 1).n;
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
        if (paper->at[i].kind != SOURCE_ROW || is_other_head(&t, paper->at[i].row))
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
