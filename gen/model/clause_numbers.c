/* Numbers of clauses: see clause_numbers.h. */
#include "model/clause_numbers.h"

#include "lexicon/label_due.h"

enum { SISTERS = 2 }; /* "v)", "x)" */

struct sequence {
    struct doc *doc;
    struct arena *scratch;
    unsigned last[LABEL_CLASSES]; /* the number before, by class */
};

bool node_is_numbered(const struct node *n)
{
    return (n->kind == NODE_HEADING || n->kind == NODE_PARA) && n->label.n;
}

static const struct node *numbered_after(const struct node *n)
{
    do
        n = n->next;
    while (n && (!node_is_numbered(n) || n->kind == NODE_TABLE_TITLE));
    return n;
}

/* What label_read() makes of the label before a title in capitals. */
static struct str before_title(struct arena *a, struct str label)
{
    return str_format(a, "%.*s XX", STR_ARG(label));
}

static struct label printed(struct arena *a, const struct node *n)
{
    return n ? label_read(before_title(a, n->label)) : (struct label){0};
}

static bool is_due(const struct sequence *s, const struct label *l)
{
    unsigned last = s->last[l->class];
    return l->class != LABEL_NONE && l->class != LABEL_DOTTED &&
           (l->number[0] == last + 1 || (l->inserted && l->number[0] == last));
}

static const struct node *numbered_before(const struct node *n)
{
    do
        n = node_prev(n);
    while (n && !node_is_numbered(n) && n->kind != NODE_TABLE_TITLE);
    return n && n->kind != NODE_TABLE_TITLE ? n : NULL;
}

static bool is_number(const struct label *l, enum label_class class, unsigned number)
{
    return l->class == class && l->number[0] == number;
}

/*
 * "i)" before "ii)", "v)" after "iv)" are Roman numbers, "(i)" after "(h)" is a letter. reach: how
 * many letters in a row may be Roman numbers, too.
 */
static struct label by_sisters(struct arena *a, const struct node *n, unsigned reach)
{
    struct label own = printed(a, n);
    struct label other = n && reach ? label_other(n->label, &own) : (struct label){0};
    if (other.class == LABEL_NONE)
        return own;
    struct label before = by_sisters(a, numbered_before(n), reach - 1);
    struct label after = printed(a, numbered_after(n));
    bool first = other.class == LABEL_PAREN_ROMAN && other.number[0] == 1;
    bool fits = first ? is_number(&after, other.class, 2)
                      : is_number(&before, other.class, other.number[0] - 1u);
    return fits ? other : own;
}

/* The class of the division that the label names, or LABEL_NONE. */
static enum label_class division_class(struct str label)
{
    size_t length, division = label_division(label, &length);
    return division && division <= LABEL_ARTICLE ? LABEL_PART + division - 1 : LABEL_NONE;
}

/* A first number that is misread is believed if the next one is 2. */
static bool may_be_first(const struct sequence *s, const struct node *n, enum label_class class)
{
    const struct node *next = numbered_after(n);
    struct label l = printed(s->scratch, next);
    if (l.class == class)
        return l.number[0] == 2;
    return next && label_due(before_title(s->scratch, next->label), class, 2).class != LABEL_NONE;
}

/* The label as the number that is due in a class, if its letters can be that. */
static struct label as_due(const struct sequence *s, const struct node *n)
{
    struct str text = before_title(s->scratch, n->label);
    enum label_class division = division_class(n->label);
    const enum label_class classes[] = {division ? division : LABEL_ROMAN, LABEL_ARABIC};
    for (size_t i = 0; i < (division ? 1 : 2); i++) {
        unsigned due = s->last[classes[i]] + 1;
        struct label l = label_due(text, classes[i], due);
        if (l.class != LABEL_NONE && (due > 1 || may_be_first(s, n, classes[i])))
            return l;
    }
    return (struct label){0};
}

/* Does a later number prove that this Roman one is the due: II, ?, IV. */
static bool is_proved(const struct sequence *s, const struct node *n, const struct label *own)
{
    enum { REACH = 8 }; /* numbers; no reader misreads more in a row */
    unsigned due = s->last[own->class] + 1;
    size_t looked = 0;
    for (n = numbered_after(n); n && looked++ < REACH; n = numbered_after(n)) {
        struct label l = printed(s->scratch, n);
        if (l.class == own->class && l.number[0] == ++due)
            return true;
    }
    return false;
}

/*
 * In a scan: does the number repeat the one before because its last stroke was lost, "II" for
 * "III", and no other is the one due.
 */
static bool lost_a_stroke(const struct sequence *s, const struct node *n, const struct label *own)
{
    unsigned last = s->last[own->class];
    if (!s->doc->source || !s->doc->source->recognised || own->class != LABEL_ROMAN ||
        own->number[0] != last)
        return false;
    struct buf numbers = {0};
    buf_roman(&numbers, last, true);
    buf_char(&numbers, 'I');
    size_t longer = numbers.n;
    buf_roman(&numbers, last + 1, true);
    bool stroke = str_eq(str_slice(buf_view(&numbers), 0, longer),
                         str_slice(buf_view(&numbers), longer, numbers.n));
    buf_free(&numbers);
    for (n = numbered_after(n); stroke && n; n = numbered_after(n)) {
        struct label l = printed(s->scratch, n);
        stroke = l.class != own->class || l.number[0] != last + 1;
    }
    return stroke;
}

static void find_number(struct sequence *s, struct node *n)
{
    struct arena *a = s->doc->arena;
    struct label own = by_sisters(s->scratch, n, SISTERS);
    n->number = str_copy(a, label_number_meant(s->scratch, n->label)).p;
    if (is_due(s, &own)) {
        s->last[own.class] = own.number[0];
        return;
    }
    struct label meant = as_due(s, n);
    bool letters = own.class == LABEL_ROMAN ||
                   (own.class < LABEL_ARTICLE && own.class && !is_digit(*n->number));
    if (meant.class == LABEL_NONE && letters &&
        (is_proved(s, n, &own) || lost_a_stroke(s, n, &own))) {
        meant = own;
        meant.number[0] = s->last[own.class] + 1;
    }
    if (meant.class == LABEL_NONE) {
        s->last[own.class] = own.number[0];
        return;
    }
    s->last[meant.class] = meant.number[0];
    bool arabic = meant.class == LABEL_ARABIC || meant.class == LABEL_ARTICLE ||
                  (meant.class != LABEL_ROMAN && is_digit(*n->number));
    struct buf number = {0};
    if (arabic)
        buf_printf(&number, "%u", meant.number[0]);
    else
        buf_roman(&number, meant.number[0], true);
    n->number = buf_take(&number, a).p;
}

void clause_numbers_find(struct doc *d, struct arena *scratch, struct node *parent,
                         unsigned *article)
{
    struct sequence s = {.doc = d, .scratch = scratch, .last = {[LABEL_ARTICLE] = *article}};
    for (struct node *n = parent->first; n; n = n->next) {
        if (n->kind == NODE_TABLE_TITLE) /* an attached paper counts anew */
            s = (struct sequence){.doc = d, .scratch = scratch};
        if (node_is_numbered(n))
            find_number(&s, n);
    }
    *article = s.last[LABEL_ARTICLE];
}

/* "C." after "B." is a letter, no hundred: a Roman number of one letter that is due among letters.
 */
static struct label by_letters(struct arena *a, const struct node *n, struct label own)
{
    enum { IN_A_ROW = 4 }; /* letters that are Roman numbers, too */
    struct label l = own;
    for (size_t i = 1; i < IN_A_ROW && l.class == LABEL_ROMAN && l.upper > 1; i++) {
        unsigned due = l.upper - 1u;
        n = numbered_before(n);
        l = printed(a, n);
        if (is_number(&l, LABEL_UPPER, due)) {
            own.class = LABEL_UPPER;
            own.number[0] = own.upper;
            break;
        }
        if (l.upper != due)
            break;
    }
    return own;
}

/* "b1)" below b): one of a list of its own, where one that an amendment inserts stands beside b).
 */
static struct label by_parent(struct arena *a, const struct node *n, struct label own)
{
    struct label below = label_lettered(n->label, &own);
    const struct node *up = below.class != LABEL_NONE ? n->parent : NULL;
    struct label letter = up && node_is_numbered(up) ? printed(a, up) : (struct label){0};
    return is_number(&letter, LABEL_LOWER, own.number[0]) ? below : own;
}

struct label node_label(struct arena *a, const struct node *n)
{
    struct label own = by_parent(a, n, by_letters(a, n, by_sisters(a, n, SISTERS)));
    if (str_eq(str_of(n->number), label_number_plain(a, n->label)) && own.class)
        return own;
    struct str text = str_format(a, "%.*s. XX", STR_ARG(str_of(n->number)));
    struct label meant = label_read(text);
    enum label_class division = division_class(n->label);
    if (division)
        meant.class = division;
    return meant;
}
