/* Clauses without a masthead: see own_clauses.h. */
#include "read/own_clauses.h"

#include "base/diag.h"
#include "lexicon/label.h"
#include "lexicon/label_due.h"
#include "markdown/md_block.h"
#include "model/footnotes.h"

struct open_section { /* a heading or a numbered paragraph that others may hang below */
    struct node *node;
    unsigned mark; /* level of the heading mark, 0 of a paragraph */
    unsigned rank; /* by its label; 0 without */
};

struct own_clauses {
    struct doc *doc;
    vec(struct open_section) sections;
    vec(struct node *) bullets;
    struct footnotes notes;
    struct node *table;  /* the one whose rows are being read, or NULL */
    struct node *clause; /* the last one read, or NULL */
};

enum { RANKS = 16 }; /* more than LABEL_DEPTH: places within a class of labels */

/* May a section of that mark and rank hang below the open one. */
static bool is_inside(const struct open_section *open, unsigned mark, unsigned rank)
{
    if (mark)
        return open->mark && open->mark < mark;
    return open->mark && !open->rank ? true : open->rank < rank;
}

static struct node *innermost(const struct own_clauses *f)
{
    return f->sections.n ? f->sections.at[f->sections.n - 1].node : f->doc->root;
}

static struct node *open_section(struct own_clauses *f, const struct source_block *b, unsigned rank)
{
    unsigned mark = b->kind == SOURCE_HEADING ? b->level : 0;
    while (f->sections.n && !is_inside(&f->sections.at[f->sections.n - 1], mark, rank))
        f->sections.n--;
    struct node *n = doc_append(f->doc, innermost(f), mark ? NODE_HEADING : NODE_PARA, b->pos);
    *vec_push(&f->sections) = (struct open_section){n, mark, rank};
    f->bullets.n = 0;
    return n;
}

/* A bullet, or a paragraph, which may belong to a bullet. */
static struct node *open_text(struct own_clauses *f, const struct source_block *b)
{
    bool bullet = b->kind == SOURCE_BULLET;
    size_t depth = b->depth < f->bullets.n ? b->depth : f->bullets.n;
    struct node *parent = depth ? f->bullets.at[depth - 1] : innermost(f);
    struct node *n = doc_append(f->doc, parent, bullet ? NODE_BULLET : NODE_PARA, b->pos);
    f->bullets.n = depth;
    if (bullet) {
        n->label = str_copy(f->doc->arena, b->mark);
        *vec_push(&f->bullets) = n;
    }
    return n;
}

static struct node *open_note(struct own_clauses *f, const struct source_block *b)
{
    struct node *n = doc_append(f->doc, f->doc->root, NODE_FOOTNOTE, b->pos);
    n->label = str_copy(f->doc->arena, b->mark);
    node_detach(n);
    *vec_push(&f->notes.notes) = (struct footnote){.node = n, .anchor = f->clause};
    return n;
}

/* The text but for its first skip bytes; a line that only wraps ends in a blank. */
static void add_runs(struct own_clauses *f, struct node *n, const struct source_runs *runs,
                     size_t skip)
{
    for (size_t i = 0; i < runs->n; i++) {
        const struct source_run *r = &runs->at[i];
        if (r->call) {
            struct run *run =
                node_add_text(f->doc, n, source_run_mark(r), STYLE_SUPERSCRIPT, r->pos);
            *vec_push(&f->notes.calls) = (struct footnote_call){n, run};
            continue;
        }
        size_t from = skip < r->text.n ? skip : r->text.n;
        struct pos pos = {r->pos.source, r->pos.at + from};
        skip -= from;
        if (str_is(r->text, "\n") && !r->hard)
            node_add_text(f->doc, n, STR(" "), r->style, pos);
        else if (from < r->text.n)
            node_add_text(f->doc, n, str_slice(r->text, from, r->text.n), r->style, pos);
    }
}

/* That of the text. Numbers of three digits, which in a paper those before them prove, are one
 * here: the clauses before are elsewhere. */
static struct label own_label(struct str text)
{
    enum { DIGITS = 3 };
    struct label label = label_read(text);
    unsigned number;
    if (label.class == LABEL_NONE && str_number(text, 0, DIGITS + 1, &number) == DIGITS)
        label = label_due(text, LABEL_ARABIC, number);
    return label;
}

static void add_block(struct own_clauses *f, const struct source_block *b)
{
    struct str text = source_runs_text(f->doc->arena, b->runs.at, b->runs.n);
    struct label label = own_label(text);
    bool sectional = b->kind == SOURCE_HEADING ||
                     (b->kind == SOURCE_PARA && !b->depth && label.class != LABEL_NONE);
    struct node *n;
    if (sectional)
        n = open_section(f, b, label.class ? (unsigned)label.class * RANKS + label.depth : 0);
    else if (b->kind == SOURCE_FOOTNOTE)
        n = open_note(f, b);
    else
        n = open_text(f, b);
    if (sectional && label.class != LABEL_NONE)
        n->label = str_copy(f->doc->arena, str_slice(text, 0, label.length));
    add_runs(f, n, &b->runs, sectional && label.class != LABEL_NONE ? label.rest : 0);
    if (n->kind != NODE_FOOTNOTE)
        f->clause = n;
}

static void add_row(struct own_clauses *f, const struct source_block *b)
{
    if (!f->table || b->head) {
        f->bullets.n = 0;
        f->table = doc_append(f->doc, innermost(f), NODE_TABLE, b->pos);
    }
    enum node_kind kind = b->head ? NODE_TABLE_HEAD : NODE_TABLE_ROW;
    struct node *row = doc_append(f->doc, f->table, kind, b->pos);
    for (size_t i = 0; i < b->cells.n; i++) {
        const struct source_cell *c = &b->cells.at[i];
        add_runs(f, doc_append(f->doc, row, NODE_CELL, c->pos), &c->runs, 0);
    }
}

/* A note that nothing calls, as scans have them that lost a mark, stays with its clause. */
static void join_notes(struct own_clauses *f)
{
    struct node *first = f->doc->root->first;
    for (size_t i = 0; i < f->notes.notes.n; i++)
        if (!f->notes.notes.at[i].anchor && first && first->kind != NODE_TABLE)
            f->notes.notes.at[i].anchor = first;
    footnotes_attach(&f->notes, f->doc);
    for (size_t i = 0; i < f->notes.notes.n; i++) {
        const struct footnote *note = &f->notes.notes.at[i];
        if (!note->called)
            diag(MSG_FRAGMENT_NOTE, note->node->pos, STR_ARG(note->node->label));
    }
}

struct doc *read_fragment(const struct source *source)
{
    struct own_clauses f = {.doc = doc_new(source), .notes.in_rows = true};
    struct source_blocks blocks = {0};
    md_block_scan(f.doc->arena, source, &blocks);
    for (size_t i = 0; i < blocks.list.n; i++) {
        const struct source_block *b = &blocks.list.at[i];
        if (b->kind != SOURCE_ROW)
            f.table = NULL;
        if (b->kind == SOURCE_ROW)
            add_row(&f, b);
        else if (b->kind != SOURCE_RULE && b->kind != SOURCE_COMMENT)
            add_block(&f, b);
    }
    join_notes(&f);
    doc_number(f.doc);
    source_blocks_free(&blocks);
    vec_free(&f.sections);
    vec_free(&f.bullets);
    footnotes_free(&f.notes);
    return f.doc;
}
