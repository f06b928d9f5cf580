/* Clauses: see clauses.h. */
#include "compare/clauses.h"

#include <string.h>

#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/tasks.h"

static enum clause_class class_of(const struct node *n)
{
    return n->kind == NODE_TITLE     ? CLASS_TITLE
           : n->kind == NODE_HEADING ? CLASS_HEADING
                                     : CLASS_BODY;
}

struct str clauses_text(struct arena *a, const struct node *n, const struct task_row *task)
{
    struct buf b = {0};
    if (n->kind != NODE_TABLE_ROW && n->kind != NODE_TABLE_HEAD)
        return node_text(a, n);
    for (const struct node *cell = n->first; cell; cell = cell->next) {
        if (node_prev(cell))
            buf_char(&b, '\t');
        buf_str(&b, task_cell_text(a, task, cell));
    }
    return buf_take(&b, a);
}

/*
 * The number of a row, alone in its first cell, is a label: all have the same key, so that a row
 * that got another number is the same row.
 */
static void mark_row_number(struct sides *k, const struct clause *c, struct word *w)
{
    const char *tab = c->text.n ? memchr(c->text.p, '\t', c->text.n) : NULL;
    size_t cell = tab ? (size_t)(tab - c->text.p) : 0;
    if (!c->word_count || w->at >= cell || (c->word_count > 1 && w[1].at < cell))
        return;
    struct str number = str_slice(c->text, w->at, w->at + w->bytes);
    bool digits = true, roman = true;
    for (size_t i = 0; i < number.n; i++) {
        digits &= is_digit(number.p[i]) || number.p[i] == '.';
        roman &= strchr("IVX", number.p[i]) != NULL;
    }
    w->label = (digits && number.n != 4) || roman; /* four digits are a year */
    if (w->label)
        w->key = vocabulary_of(k->vocabulary, STR("\t"));
}

static void add_clause(struct sides *k, struct arena *texts, const struct node *n, struct side *s,
                       const struct task_row *task, uint32_t up)
{
    struct clause c = {
        .node = n, .task = task, .class = class_of(n), .heading = up, .partner = NO_CLAUSE};
    c.first_word = (uint32_t)s->words.n;
    c.text = clauses_text(texts, n, task);
    c.word_count = (uint32_t)vocabulary_split(k->vocabulary, c.text, &s->words);
    if (n->kind == NODE_TABLE_ROW)
        mark_row_number(k, &c, s->words.at + c.first_word);
    if (up != NO_CLAUSE)
        c.background = s->clauses.at[up].background;
    else if (c.class == CLASS_HEADING) {
        struct phrase heading = phrase_read(texts, c.text);
        c.background = lexicon_in(WORDS_BACKGROUND, &heading);
    }
    *arena_push(k->arena, &s->clauses) = c;
}

void clauses_collect(struct sides *k, struct arena *texts, const struct doc *d, struct side *s)
{
    uint32_t *index = arena_array(k->arena, d->count + 1, sizeof *index); /* by node id */
    size_t task = 0, task_count = 0;
    const struct task_row *tasks = k->printed ? doc_tasks(d, texts, &task_count) : NULL;
    s->doc = d;
    index[0] = NO_CLAUSE;
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        uint32_t up = index[n->parent->id]; /* the nearest heading at or above the parent */
        index[n->id] = up;
        if (!node_is_clause(n) && n->kind != NODE_TABLE_ROW)
            continue;
        if (class_of(n) == CLASS_HEADING)
            index[n->id] = (uint32_t)s->clauses.n;
        bool is_task = task < task_count && tasks[task].row == n;
        add_clause(k, texts, n, s, is_task ? &tasks[task] : NULL, up);
        task += is_task;
    }
}

bool clauses_below(const struct side *s, uint32_t h, uint32_t i)
{
    do
        i = s->clauses.at[i].heading;
    while (i != NO_CLAUSE && i != h);
    return i == h;
}

uint32_t clauses_shared_words(struct sides *s, const struct clause *old, const struct clause *new)
{
    const struct word *o = s->old.words.at + old->first_word,
                      *n = s->new.words.at + new->first_word;
    uint32_t shared = 0;
    if (!s->unshared)
        s->unshared = arena_array(s->arena, vocabulary_count(s->vocabulary), sizeof *s->unshared);
    for (uint32_t i = 0; i < old->word_count; i++)
        s->unshared[o[i].key] += !o[i].listed;
    for (uint32_t i = 0; i < new->word_count; i++)
        if (!n[i].listed && s->unshared[n[i].key]) {
            s->unshared[n[i].key]--;
            shared++;
        }
    for (uint32_t i = 0; i < old->word_count; i++)
        s->unshared[o[i].key] = 0;
    return shared;
}
