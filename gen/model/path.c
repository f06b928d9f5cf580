/*
 * Addresses of clauses: doc_number() of doc.h. Numbers as printed, joined by dots with those above;
 * what has no number is counted below the number above it (gen/README.md, "Paths").
 *
 * Papers and appendices that are attached have name spaces of their own: PL/1, PL2/I.1 for the
 * second appendix, DK1:III.2 for the first attached paper. Rows whose numbers begin anew under each
 * group row have the group's number before theirs, PL/II.1. So have clauses whose numbers begin
 * anew under a heading without one: I/h2.a, after I.a. Where an address is still printed twice in
 * one paper, the second clause gets "#2" at its end.
 */

#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/label_due.h"
#include "lexicon/lexicon.h"
#include "model/clause_numbers.h"
#include "model/doc.h"

/* How many children of each sort a node has so far: what their paths count. */
struct counts {
    unsigned bullets, headings, paras, rows, tables;
};

struct addressing {
    struct doc *doc;
    struct arena *scratch;
    vec(struct counts) counts; /* of the root, and on to the parent of the node that is addressed */
    struct map taken;          /* paths so far */
    unsigned *times;           /* how often each of them is printed */
    struct str space;          /* "PL2/", "DK1:"; "" in the paper itself */
    struct str group;          /* number of the group row above, in a table */
    unsigned groups;           /* group rows with Roman numbers so far, in a table */
    size_t table;              /* place of the last table among those of its parent */
    size_t appendices, papers;
};

/* "2.1" or "2": a number that repeats those of the arabic ancestors when it has dots, but not that
 * of an article. */
static bool arabic(struct str number)
{
    return number.n && cp_is_digit((unsigned char)number.p[0]);
}

static const struct node *numbered_above(const struct node *n)
{
    n = n->parent;
    while (n && !node_is_numbered(n))
        n = n->parent;
    return n;
}

/* "a.1", "a1" below a: without what is there already. */
static struct str below_letter(const struct node *up, struct str number)
{
    struct str letter = str_of(up->number);
    if (arabic(letter) || !str_starts(number, letter))
        return number;
    size_t n = letter.n + (str_at(number, letter.n) == '.');
    return is_digit(str_at(number, n)) ? str_slice(number, n, number.n) : number;
}

static struct str numbered_path(const struct addressing *g, const struct node *n)
{
    struct doc *d = g->doc;
    struct str number = str_of(n->number);
    const struct node *up = numbered_above(n);
    size_t length;
    if (str_find(number, STR("."), 0) != (size_t)-1 && arabic(number))
        while (up && arabic(str_of(up->number)) && !label_division(up->label, &length))
            up = numbered_above(up);
    if (!up)
        return str_format(d->arena, "%.*s%.*s", STR_ARG(g->space), STR_ARG(number));
    number = below_letter(up, number);
    return str_format(d->arena, "%.*s.%.*s", STR_ARG(up->path), STR_ARG(number));
}

static struct str below(const struct addressing *g, const struct node *parent, const char *letter,
                        size_t k)
{
    struct str up = parent->path;
    return up.n ? str_format(g->doc->arena, "%.*s/%s%zu", STR_ARG(up), letter, k)
                : str_format(g->doc->arena, "%.*s%s%zu", STR_ARG(g->space), letter, k);
}

static bool is_taken(const struct addressing *g, struct str path)
{
    return map_find(&g->taken, path) != MAP_NONE;
}

/* "III Kiểm tra", "A. Việc chung" in one cell, the others empty: the number of a group row. */
static struct str group_number(struct arena *a, const struct node *row, struct str text)
{
    struct str rest = text, number = str_word(&rest);
    bool stop = str_ends(number, STR("."));
    number = str_strip(number, ".");
    size_t roman = 0;
    while (roman < number.n && strchr("IVX", number.p[roman]))
        roman++;
    bool letter = stop && number.n == 1 && number.p[0] >= 'A' && number.p[0] <= 'Z';
    if (!number.n || !str_trim(rest).n || (roman < number.n && !letter))
        return STR_NONE;
    for (const struct node *cell = row->first->next; cell; cell = cell->next)
        if (str_trim(node_text(a, cell)).n)
            return STR_NONE;
    return number;
}

/*
 * In a scan: a group row whose Roman number was misread, "HI. Kiểm tra" after II, has the one that
 * is due.
 */
static void mend_group(struct addressing *g, struct node *row)
{
    struct arena *a = g->scratch;
    struct str rest = row->first ? str_trim(node_text(a, row->first)) : STR_NONE;
    struct str first = str_word(&rest), printed = str_strip(first, ".");
    size_t filled = str_trim(rest).n > 0;
    for (const struct node *cell = first.n ? row->first->next : NULL; cell; cell = cell->next)
        filled += str_trim(node_text(a, cell)).n > 0;
    if (filled != 1)
        return;
    struct buf due = {0};
    buf_roman(&due, g->groups + 1, true);
    bool same = str_eq(printed, buf_view(&due));
    struct str title = str_format(a, "%.*s XX", STR_ARG(first));
    if (!same && label_due(title, LABEL_ROMAN, g->groups + 1).class != LABEL_NONE)
        row->number = str_copy(g->doc->arena, buf_view(&due)).p;
    g->groups += same || row->number;
    buf_free(&due);
}

/* The number that a row begins with, unset where its first cell is none. */
static struct str row_number(struct arena *a, const struct node *row)
{
    enum { LONGEST = 8 }; /* characters of a number */
    struct str text = row->first ? str_trim(node_text(a, row->first)) : STR_NONE;
    struct str number = text.n && !row->number ? group_number(a, row, text) : str_of(row->number);
    if (number.n)
        return number;
    number = label_number(text);
    bool one_word = str_find(number, STR(" "), 0) == (size_t)-1;
    return one_word && utf8_length(number) <= LONGEST ? number : STR_NONE;
}

/*
 * Rows of an appendix go by their numbers, PL/12; those of a table between clauses by their place
 * below the clause, III.2/r1, in its second table III.2/t2r1. k: the row's place in its table.
 */
static struct str row_path(struct addressing *g, const struct node *row, size_t k)
{
    struct doc *d = g->doc;
    struct str up = row->parent->parent->path, number = row_number(g->scratch, row),
               space = g->space;
    if (up.n && g->table > 1)
        return str_format(d->arena, "%.*s/t%zur%zu", STR_ARG(up), g->table, k);
    if (up.n)
        return str_format(d->arena, "%.*s/r%zu", STR_ARG(up), k);
    if (!space.n)
        space = g->table > 1 ? str_format(d->arena, "PL%zu/", g->table) : STR("PL/");
    struct str path = number.n ? str_format(d->arena, "%.*s%.*s", STR_ARG(space), STR_ARG(number))
                               : str_format(d->arena, "%.*sr%zu", STR_ARG(space), k);
    if (number.n && !arabic(number))
        g->group = number;
    else if (number.n && g->group.n && is_taken(g, path))
        path = str_format(d->arena, "%.*s%.*s.%.*s", STR_ARG(space), STR_ARG(g->group),
                          STR_ARG(number));
    if (is_taken(g, path) && g->table > 1)
        path = str_format(d->arena, "%.*st%zur%zu", STR_ARG(space), g->table, k);
    return path;
}

static struct counts *counts_above(struct addressing *g)
{
    return &g->counts.at[g->counts.n - 1];
}

static struct str path_of(struct addressing *g, const struct node *n)
{
    struct counts *counts = counts_above(g);
    struct str up = n->parent->path;
    if (n->kind == NODE_TABLE_ROW)
        return row_path(g, n, ++counts->rows);
    if (n->kind == NODE_FOOTNOTE)
        return str_format(g->doc->arena, "%.*s%sfn%.*s", STR_ARG(up.n ? up : g->space),
                          up.n ? "/" : "", STR_ARG(label_number(n->label)));
    if (node_is_numbered(n))
        return numbered_path(g, n);
    if (n->kind == NODE_BULLET)
        return below(g, n->parent, "b", ++counts->bullets);
    if (n->kind == NODE_HEADING)
        return below(g, n->parent, "h", ++counts->headings);
    if (n->kind == NODE_PARA && n->parent->kind == NODE_BULLET)
        return str_format(g->doc->arena, "%.*sp%u", STR_ARG(up), ++counts->paras + 1);
    if (n->kind == NODE_PARA)
        return below(g, n->parent, "p", ++counts->paras);
    return STR("");
}

static const struct node *numbered_before(const struct node *n)
{
    do
        n = node_prev(n);
    while (n && !node_is_numbered(n));
    return n;
}

/*
 * Where the numbers begin anew under a heading that has none, the address of a clause that another
 * has already is below the heading, I/h2.a, and so are those after it; unset elsewhere.
 */
static struct str path_below_heading(const struct addressing *g, const struct node *n)
{
    const struct node *up = n->parent, *last = node_is_numbered(n) ? numbered_before(n) : NULL;
    if (!node_is_numbered(n) || up->kind != NODE_HEADING || up->label.n)
        return STR_NONE;
    struct str space = str_format(g->scratch, "%.*s.", STR_ARG(up->path));
    struct label l = node_label(g->scratch, n);
    bool first = !last && l.class != LABEL_NONE && l.number[l.depth - 1] == 1;
    bool follows = last && str_starts(last->path, space);
    return first || follows ? str_format(g->doc->arena, "%.*s%s", STR_ARG(space), n->number)
                            : STR_NONE;
}

/* An address that the paper has already gets its place among its equals, "#2". */
static struct str unique(struct addressing *g, struct str path)
{
    if (!path.n)
        return path;
    unsigned times = ++g->times[map_add(&g->taken, path)];
    return times < 2 ? path : str_format(g->doc->arena, "%.*s#%u", STR_ARG(path), times);
}

struct str path_first(struct str path)
{
    return str_ends(path, STR("#1")) ? str_slice(path, 0, path.n - 2) : path;
}

struct str path_of_second(struct arena *a, struct str path)
{
    return str_format(a, "%.*s#2", STR_ARG(path));
}

/* Does the title name the kind of a paper, on its first line or below a masthead. */
static bool names_kind(struct arena *a, struct str title)
{
    bool masthead = false;
    for (bool first = true; title.n; first = false) {
        struct letter_key key = letter_key(a, str_line(&title));
        if (lexicon_starts(&key, WORDS_APPENDIX) || (!masthead && !first))
            return false;
        if (lexicon_starts(&key, WORDS_KINDS))
            return true;
        masthead |= lexicon_has(&key, WORDS_MOTTO) != 0;
    }
    return false;
}

/* An appendix or an attached paper begins: its own name space, and its own count. */
static void enter(struct addressing *g, const struct node *title)
{
    const struct node *next = title->next;
    while (next && (next->kind == NODE_NOISE || next->kind == NODE_FOOTNOTE))
        next = next->next;
    bool paper =
        names_kind(g->scratch, node_text(g->scratch, title)) && next && next->kind != NODE_TABLE;
    size_t place = paper ? ++g->papers : ++g->appendices;
    g->space = paper       ? str_format(g->doc->arena, "DK%zu:", place)
               : place > 1 ? str_format(g->doc->arena, "PL%zu/", place)
                           : STR("PL/");
    g->counts.at[0] = (struct counts){0};
    g->group = STR_NONE;
}

/* The counts of n's parent come last: before is the node above or beside it in reading order. */
static void count_below(struct addressing *g, const struct node *before, const struct node *n)
{
    if (n->parent == before)
        *vec_push(&g->counts) = (struct counts){0};
    for (; before->parent != n->parent && before != n->parent; before = before->parent)
        g->counts.n--;
}

static void number_node(struct addressing *g, struct node *n, unsigned id)
{
    const struct node *up = numbered_above(n);
    n->id = id;
    n->level = node_is_numbered(n) ? (up ? up->level : 0) + 1 : 0;
    if (n->kind == NODE_TABLE_TITLE && n->parent == g->doc->root)
        enter(g, n);
    if (n->kind == NODE_TABLE) {
        g->table = ++counts_above(g)->tables;
        g->group = STR_NONE;
        g->groups = 0;
    }
    if (n->kind == NODE_TABLE_ROW && g->doc->source && g->doc->source->recognised)
        mend_group(g, n);
    struct str path = path_of(g, n);
    struct str below = is_taken(g, path) ? path_below_heading(g, n) : STR_NONE;
    n->path = unique(g, below.n && !is_taken(g, below) ? below : path);
}

void doc_number(struct doc *d)
{
    struct arena *scratch = arena_new();
    struct addressing g = {.doc = d,
                           .scratch = scratch,
                           .taken = {.arena = scratch, .borrowed = true},
                           .space = STR("")};
    unsigned id = 0, article = 0;
    size_t clauses = 0;
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root))
        clauses += n->kind != NODE_CELL;
    map_room(&g.taken, clauses);
    g.times = arena_array(scratch, clauses, sizeof *g.times);
    d->paths = NULL;
    d->root->path = STR("");
    d->root->id = 0;
    clause_numbers_find(d, scratch, d->root, &article);
    const struct node *before = d->root;
    for (struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        count_below(&g, before, n);
        number_node(&g, n, ++id);
        clause_numbers_find(d, scratch, n, &article);
        before = n;
    }
    vec_free(&g.counts);
    arena_free(scratch);
    d->count = id + 1;
}
