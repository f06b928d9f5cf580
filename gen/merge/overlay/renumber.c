/* Renumbering: see renumber.h. */
#include "merge/overlay/renumber.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "model/runs.h"

/* A counter's letter at i: it is alone, not inside a word ("Điều 1.", "I-", "a)"). */
static bool counter_at(struct str s, size_t i)
{
    if (!strchr("Ii1aA", s.p[i]))
        return false;
    uint32_t before = utf8_final(str_slice(s, 0, i), 0);
    uint32_t after = utf8_first(str_slice(s, i + 1, s.n), 0);
    return !cp_is_word(before) && !cp_is_letter(after) && !cp_is_digit(after);
}

size_t renumber_counters(struct str example)
{
    size_t n = 0;
    for (size_t i = 0; i < example.n; i++)
        n += counter_at(example, i);
    return n;
}

/* a, b, ..., y, aa, ab, ...: letters without marks and đ, those that lists are numbered with. */
static void add_letter(struct buf *b, unsigned n, bool upper)
{
    unsigned size = (unsigned)lexicon_list(WORDS_LIST_LETTER)->n;
    if (n > size)
        add_letter(b, (n - 1) / size, upper);
    uint32_t letter = utf8_first(lexicon_field(WORDS_LIST_LETTER, (n - 1) % size, 0), 0);
    utf8_append(b, upper ? cp_upper(letter) : letter);
}

struct str renumber_label(struct arena *a, struct str example, const unsigned *counts, size_t level)
{
    struct buf b = {0};
    size_t above =
        renumber_counters(example); /* how many levels up the next counter is, plus one */
    for (size_t i = 0; i < example.n; i++) {
        if (!counter_at(example, i)) {
            buf_char(&b, example.p[i]);
            continue;
        }
        if (above <= level) {
            unsigned n = counts[level - above];
            if (example.p[i] == '1')
                buf_printf(&b, "%u", n);
            else if (example.p[i] == 'I' || example.p[i] == 'i')
                buf_roman(&b, n, example.p[i] == 'I');
            else
                add_letter(&b, n, example.p[i] == 'A');
        } else
            i++; /* nothing counts there: its point is dropped as well */
        above--;
    }
    return buf_take(&b, a);
}

/* Does it open a section of the text: what is unnumbered hangs below it. */
static bool sectional(const struct node *n)
{
    return n->kind == NODE_HEADING || (n->kind == NODE_PARA && n->label.n);
}

/* A clause taken out of the tree, and how deep it was there. */
struct label_piece {
    struct node *node;
    size_t section; /* sections above */
    size_t bullet;  /* bullets above, up to the next section */
};

vec_named(pieces, struct label_piece);

static void take_apart(struct pieces *out, struct node *parent, size_t section, size_t bullet)
{
    for (struct node *n = parent->first, *next; n; n = next) {
        next = n->next;
        bool called = n->kind == NODE_FOOTNOTE && runs_call(parent, n); /* not by a table below */
        if (called || n->kind == NODE_CELL)
            continue;
        node_detach(n);
        bool table = n->kind == NODE_TABLE; /* ends the list that it is in */
        *vec_push(out) = (struct label_piece){n, section, table ? 0 : bullet};
        if (table)
            continue;
        if (sectional(n))
            take_apart(out, n, section + 1, 0);
        else
            take_apart(out, n, section, bullet + (n->kind == NODE_BULLET));
    }
}

struct open_clauses {
    vec(const struct label_piece *) sections;
    vec(struct node *) bullets;
};

static struct node *innermost_section(const struct open_clauses *open, struct node *root)
{
    return open->sections.n ? open->sections.at[open->sections.n - 1]->node : root;
}

/* Footnotes in the order of their calls: those of literal text were added last. */
static void order_footnotes(struct node *n)
{
    for (struct run *r = n->runs; r; r = r->next)
        if (r->note && r->note->parent == n) {
            node_detach(r->note);
            node_attach(n, r->note);
        }
}

void renumber_shape(struct doc *d)
{
    struct pieces pieces = {0};
    struct open_clauses open = {0};
    take_apart(&pieces, d->root, 0, 0);
    for (size_t i = 0; i < pieces.n; i++) {
        struct label_piece *p = &pieces.at[i];
        order_footnotes(p->node);
        if (sectional(p->node)) {
            while (open.sections.n && open.sections.at[open.sections.n - 1]->section >= p->section)
                open.sections.n--;
            node_attach(innermost_section(&open, d->root), p->node);
            *vec_push(&open.sections) = p;
            open.bullets.n = 0;
        } else {
            while (open.bullets.n > p->bullet)
                open.bullets.n--;
            node_attach(open.bullets.n ? open.bullets.at[open.bullets.n - 1]
                                       : innermost_section(&open, d->root),
                        p->node);
            if (p->node->kind == NODE_BULLET)
                *vec_push(&open.bullets) = p->node;
        }
    }
    vec_free(&pieces);
    vec_free(&open.sections);
    vec_free(&open.bullets);
}

struct walk {
    struct doc *doc;
    const struct renumbering *numbering;
    const struct renumbering_kept *kept;
    size_t kept_count;
    vec(unsigned) counts; /* of the levels above, and the level at hand */
};

static int by_node(const void *left, const void *right)
{
    const struct renumbering_kept *a = left, *b = right;
    return mem_order((uintptr_t)a->node, (uintptr_t)b->node);
}

static const struct renumbering_kept *find_kept(const struct walk *w, const struct node *n)
{
    struct renumbering_kept key = {n, STR_NONE};
    return w->kept_count ? bsearch(&key, w->kept, w->kept_count, sizeof key, by_node) : NULL;
}

/* The label as an example if it is a small letter, "đ)" as "a)"; else unset. */
static struct str lettered(struct arena *a, struct str label)
{
    struct str number = label_number(label);
    uint32_t letter = 0;
    if (!number.n || utf8_next(number, &letter) != number.n || !cp_is_lower(letter))
        return STR_NONE;
    size_t at = (size_t)(number.p - label.p);
    struct str after = str_slice(label, at + number.n, label.n);
    return str_format(a, "%.*sa%.*s", (int)at, label.p, STR_ARG(after));
}

/* Points a), b) remain points, whatever the level: those below one clause are as the first is. */
static struct str example_below(const struct walk *w, const struct node *parent)
{
    const struct renumbering *style = w->numbering;
    size_t level = w->counts.n < style->levels ? w->counts.n : style->levels;
    struct node *first = parent->first;
    while (first && (!sectional(first) || !first->label.n || find_kept(w, first)))
        first = first->next;
    struct str own = first ? lettered(w->doc->arena, first->label) : STR_NONE;
    return own.n || !level ? own : style->level[level - 1];
}

static void number_below(struct walk *w, struct node *parent)
{
    struct str example = example_below(w, parent);
    for (struct node *n = parent->first; n; n = n->next) {
        const struct renumbering_kept *kept = n->kind == NODE_BULLET ? find_kept(w, n) : NULL;
        if (n->kind == NODE_BULLET)
            n->label = kept ? kept->label : w->numbering->bullet;
        bool numbered = sectional(n) && n->label.n;
        if (numbered) {
            w->counts.at[w->counts.n - 1]++;
            const struct renumbering_kept *known = find_kept(w, n);
            if (known)
                n->label = known->label;
            else if (example.n)
                n->label = renumber_label(w->doc->arena, example, w->counts.at, w->counts.n);
        }
        /* An unnumbered heading does not make a level: what is below it starts again. */
        unsigned here = w->counts.at[w->counts.n - 1];
        if (numbered)
            *vec_push(&w->counts) = 0;
        else
            w->counts.at[w->counts.n - 1] = 0;
        number_below(w, n);
        w->counts.n -= numbered;
        w->counts.at[w->counts.n - 1] = here;
    }
}

/* The footnote's number, if it has none yet. */
static void number_note(struct doc *d, struct node *note, unsigned *count)
{
    if (!note->label.n)
        note->label = str_format(d->arena, "%u", ++*count);
}

void renumber_notes(struct doc *d)
{
    static const struct str called = {"*", 1};
    unsigned count = 0;
    for (struct node *n = d->root; n; n = node_next(n, d->root))
        if (n->kind == NODE_FOOTNOTE)
            n->label = STR("");
    for (struct node *n = d->root; n; n = node_next(n, d->root))
        for (struct run *r = n->runs; r; r = r->next)
            if (r->note)
                r->note->label = called;
    for (struct node *n = d->root; n; n = node_next(n, d->root)) {
        if (n->kind == NODE_FOOTNOTE)
            number_note(d, n, &count);
        for (struct run *r = n->runs; r; r = r->next) {
            if (!r->note)
                continue;
            if (str_eq(r->note->label, called))
                r->note->label = STR("");
            number_note(d, r->note, &count);
            r->text = r->note->label;
        }
    }
}

void renumber_apply(struct doc *d, const struct renumbering *numbering,
                    struct renumbering_kept *kept, size_t count)
{
    array_sort(kept, count, by_node);
    struct walk w = {.doc = d, .numbering = numbering, .kept = kept, .kept_count = count};
    *vec_push(&w.counts) = 0;
    number_below(&w, d->root);
    vec_free(&w.counts);
    renumber_notes(d);
    doc_number(d);
}
