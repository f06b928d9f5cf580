/* Clauses: see clauses.h. */
#include "compare/clauses.h"

#include <stdlib.h>

#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

static bool aligned(const struct node *n)
{
    return node_is_clause(n) || n->kind == NODE_TABLE_ROW;
}

static enum clause_class class_of(const struct node *n)
{
    return n->kind == NODE_TITLE     ? CLASS_TITLE
           : n->kind == NODE_HEADING ? CLASS_HEADING
                                     : CLASS_BODY;
}

static struct str row_text(struct arena *a, const struct node *row)
{
    struct buf b = {0};
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        if (cell->prev)
            buf_char(&b, '\t');
        for (const struct run *r = cell->runs; r; r = r->next)
            if (!r->note)
                buf_str(&b, r->text);
    }
    return buf_take(&b, a);
}

static void add_clause(struct arena *a, struct vocabulary *v, const struct node *n, struct side *s,
                       uint32_t up)
{
    struct clause c = {.node = n, .class = class_of(n), .heading = up};
    c.text = n->kind == NODE_TABLE_ROW ? row_text(a, n) : node_text(a, n);
    c.first_word = (uint32_t)s->words.n;
    c.word_count = (uint32_t)vocabulary_split(v, c.text, &s->words);
    if (up != NO_CLAUSE)
        c.background = s->clauses.at[up].background;
    else if (c.class == CLASS_HEADING) {
        struct phrase heading = phrase_read(a, c.text);
        c.background = lexicon_in(WORDS_BACKGROUND, &heading);
    }
    *vec_push(&s->clauses) = c;
}

void clauses_collect(struct arena *a, struct vocabulary *v, const struct doc *d, struct side *s)
{
    uint32_t *index = mem_alloc((d->count + 1) * sizeof *index); /* clause by node id */
    s->doc = d;
    index[0] = NO_CLAUSE;
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        uint32_t up = index[n->parent->id]; /* the nearest heading at or above the parent */
        index[n->id] = up;
        if (!aligned(n))
            continue;
        if (class_of(n) == CLASS_HEADING)
            index[n->id] = (uint32_t)s->clauses.n;
        add_clause(a, v, n, s, up);
    }
    free(index);
    for (uint32_t i = (uint32_t)s->clauses.n; i-- > 0;) {
        struct clause *c = &s->clauses.at[i];
        if (c->section_end <= i)
            c->section_end = i + 1;
        if (c->heading != NO_CLAUSE && s->clauses.at[c->heading].section_end < c->section_end)
            s->clauses.at[c->heading].section_end = c->section_end;
    }
}

void clauses_free(struct side *s)
{
    vec_free(&s->clauses);
    vec_free(&s->words);
    vec_free(&s->segments);
    vec_free(&s->grams);
}

bool clauses_below(const struct side *s, uint32_t h, uint32_t i)
{
    return i > h && i < s->clauses.at[h].section_end;
}
