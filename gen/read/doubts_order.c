/* Ways to number clauses: see doubts_order.h. */
#include "read/doubts_order.h"

#include "lexicon/lexicon.h"
#include "model/clause_numbers.h"

static struct label label_of(struct arena *a, const struct node *n)
{
    return node_is_numbered(n) ? node_label(a, n) : (struct label){0};
}

static bool is_lettered(const struct label *l)
{
    return l->class == LABEL_LOWER || l->class == LABEL_PAREN_LOWER;
}

static struct str letter_of(unsigned place)
{
    return lexicon_field(WORDS_LIST_LETTER, place - 1, 0);
}

/* Looks through the paper once, however many lists ask. */
static bool has_own_letter(struct doubts *d)
{
    const struct node *root = d->doc->root;
    if (d->own_letters != OWN_LETTERS_UNKNOWN)
        return d->own_letters == OWN_LETTERS_FOUND;
    d->own_letters = OWN_LETTERS_NONE;
    for (const struct node *n = node_next(root, root); n; n = node_next(n, root)) {
        struct label l = node_is_numbered(n) ? label_read(n->label) : (struct label){0};
        if (is_lettered(&l) && lexicon_is(letter_of(l.number[0]), WORDS_LIST_OWN))
            d->own_letters = OWN_LETTERS_FOUND;
    }
    return d->own_letters == OWN_LETTERS_FOUND;
}

/* Does "g)" follow "e)", which no Latin list has. */
static bool goes_on_without(struct arena *a, const struct node *n, const struct label *own)
{
    const struct lexicon_list *between = lexicon_list(WORDS_LIST_BETWEEN);
    do
        n = n->next;
    while (n && !node_is_numbered(n));
    struct label next = n ? label_of(a, n) : (struct label){0}; /* LABEL_NONE of "f)" */
    if (next.class != own->class || next.inserted || next.number[0] != own->number[0] + 1)
        return false;
    for (size_t i = 0; i < between->n; i++)
        if (str_eq(between->entries[i].fields[1], letter_of(own->number[0])))
            return true;
    return false;
}

bool order_is_latin(struct doubts *d, const struct node *n, const struct label *before,
                    const struct label *own)
{
    if (!is_lettered(own) || own->class != before->class || own->inserted ||
        own->number[0] <= before->number[0] + 1)
        return false;
    for (unsigned place = before->number[0] + 1u; place < own->number[0]; place++)
        if (!lexicon_is(letter_of(place), WORDS_LIST_OWN))
            return false;
    return !goes_on_without(d->scratch, n, own) &&
           (d->doc->source->format == SOURCE_FORMAT_DOCX || !has_own_letter(d));
}

/* Are both in the same place of lists that are built alike, below one node. */
static bool are_cousins(struct arena *a, const struct node *n, const struct node *other)
{
    while (n && other && n->parent != other->parent) {
        n = n->parent;
        other = other->parent;
        if (!n || !other || n->kind != other->kind ||
            label_of(a, n).class != label_of(a, other).class)
            return false;
    }
    return n && other && n != other;
}

bool order_runs_on(struct doubts *d, const struct node *n, const struct label *own)
{
    const struct node *last = d->numbered[own->class];
    struct label before = last ? label_of(d->scratch, last) : (struct label){0};
    return last && before.number[0] > 1 && before.mark == own->mark &&
           own->number[0] == before.number[0] + 1 && are_cousins(d->scratch, n, last);
}

void order_keep(struct doubts *d, const struct node *n, const struct label *own)
{
    d->numbered[own->class] = n;
}
