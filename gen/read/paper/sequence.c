/*
 * Numbers in sequence: lines whose label only the numbers before and after it prove
 * (lexicon/label_due.h). "5:" is a label after "4.", and "HI." is III after "II."; elsewhere they
 * are text. What number a misread label stands for is decided in model/clause_numbers.h, with the
 * tree at hand.
 */
#include "read/paper/stages.h"

#include "lexicon/label_due.h"

enum { REACH = 400 }; /* lines; as far as nesting looks ahead */

struct sequence {
    struct paper *paper;
    unsigned last[LABEL_CLASSES]; /* the number of the open list of each class; 0: none is open */
    unsigned letter;              /* the number of the open clause "a)" whose lists they are */
    const struct source_line *above;
    bool small_titles; /* the sections of the open list have titles in small letters */
    struct {           /* a number of a class that no line before `to` has */
        unsigned number;
        size_t to;
    } none[LABEL_CLASSES];
};

static bool is_peer(enum label_class a, enum label_class b)
{
    return (a == LABEL_UPPER && b == LABEL_ROMAN) || (a == LABEL_ROMAN && b == LABEL_UPPER);
}

/* Articles are numbered through all chapters. */
static void accept(struct sequence *s, const struct label *l)
{
    s->last[l->class] = l->number[l->depth - 1];
    if (l->class != LABEL_LETTERED)
        s->letter = l->class == LABEL_LOWER ? l->number[0] : 0;
    for (enum label_class c = l->class + 1; c < LABEL_CLASSES; c++)
        if (!is_peer(c, l->class) && c != LABEL_ARTICLE)
            s->last[c] = 0;
}

static bool is_due(const struct sequence *s, const struct label *l)
{
    unsigned number = l->depth ? l->number[l->depth - 1] : 0, last = s->last[l->class];
    return number && (number == last + 1 || (l->inserted && number == last));
}

static bool has_text(const struct source_line *p)
{
    return !p->unit.noise && !p->quoted && (p->kind == SOURCE_PARA || p->kind == SOURCE_HEADING) &&
           p->unit.head == LINE_NONE;
}

/* May a clause begin at the line: it has space above it, or what is there has ended. */
static bool may_begin(const struct sequence *s, const struct source_line *p)
{
    const struct source_line *above = s->above;
    if (!p->glued || p->kind == SOURCE_HEADING || !above)
        return true;
    return above->ending == END_FULL || above->ending == END_SEMICOLON ||
           above->ending == END_COLON || (above->caps && p->caps);
}

/* The line at which the search for a number of the class ends, and whether it is that number. */
static size_t search(const struct paper *paper, size_t i, enum label_class class, unsigned number,
                     bool *found)
{
    size_t k = i + 1;
    *found = false;
    for (; k < paper->n && k < i + REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (!has_text(p))
            continue;
        *found = p->label.class == class ? p->label.number[0] == number
                                         : label_due(p->text, class, number).class != LABEL_NONE;
        bool outer = p->label.class != LABEL_NONE && p->label.class < class;
        *found &= !outer;
        if (*found || outer || p->label.class == class)
            break;
    }
    return k;
}

/* Is it the next label of the class after line i, with no outer one before it. */
static bool number_follows(struct sequence *s, size_t i, enum label_class class, unsigned number)
{
    bool found;
    if (s->none[class].number == number && i < s->none[class].to)
        return false;
    size_t end = search(s->paper, i, class, number, &found);
    if (!found) {
        s->none[class].number = number;
        s->none[class].to = end;
    }
    return found;
}

/* The first of a list, and a letter within a list of letters, need the next number as proof. */
static bool needs_proof(const struct sequence *s, const struct source_line *p, unsigned due)
{
    return due == 1 || (p->label.class == LABEL_UPPER && s->last[LABEL_UPPER]);
}

/* A heading shows that it is one. */
static bool title_fits(const struct sequence *s, const struct source_line *p, const struct label *l)
{
    struct source_line read = *p;
    if (l->class != LABEL_ROMAN || (s->last[LABEL_ROMAN] && s->small_titles))
        return true;
    read.label = *l;
    line_label(s->paper, &read);
    return read.caps || p->bold || p->kind == SOURCE_HEADING;
}

/* The label of line i as the next number of an open list, or the first of a new one. */
static struct label find_due(struct sequence *s, size_t i)
{
    static const enum label_class classes[] = {LABEL_PART,       LABEL_CHAPTER, LABEL_SECTION,
                                               LABEL_SUBSECTION, LABEL_ARTICLE, LABEL_ROMAN,
                                               LABEL_ARABIC,     LABEL_UPPER,   LABEL_LOWER};
    const struct source_line *p = &s->paper->at[i];
    size_t length, division = label_division(p->text, &length);
    for (size_t k = 0; k < sizeof classes / sizeof *classes; k++) {
        bool named = classes[k] <= LABEL_ARTICLE;
        if (division ? (size_t)(classes[k] - LABEL_PART) + 1 != division : named)
            continue;
        unsigned due = s->last[classes[k]] + 1;
        struct label l = label_due(p->text, classes[k], due);
        if (l.class != LABEL_NONE && title_fits(s, p, &l) &&
            (!needs_proof(s, p, due) || number_follows(s, i, l.class, due + 1)))
            return l;
    }
    return (struct label){0};
}

/* Is a letter that may be a small Roman number, or the other way round, the other of the two. */
static bool is_other(struct sequence *s, size_t i, const struct label *own,
                     const struct label *other)
{
    bool goes_on = s->last[own->class] && is_due(s, own);
    if (other->class == LABEL_NONE || !is_due(s, other))
        return false;
    if (other->class == LABEL_PAREN_ROMAN && other->number[0] == 1)
        return number_follows(s, i, other->class, 2);
    return !goes_on && s->last[other->class] &&
           (own->number[0] != 1 || !number_follows(s, i, own->class, 2));
}

/*
 * "b1)" right below "b) ...:", or "b2)" after it: a clause of b), for one that an amendment inserts
 * is below a whole one.
 */
static struct label below_letter(const struct sequence *s, const struct source_line *p)
{
    struct label l = label_lettered(p->text, &p->label);
    bool same = l.class != LABEL_NONE && s->letter == p->label.number[0];
    bool leads = s->above && s->above->ending != END_FULL && s->above->ending != END_SEMICOLON;
    bool due = same && is_due(s, &l) && (l.number[0] > 1 || leads);
    return due ? l : (struct label){0};
}

static void mark(struct sequence *s, size_t i)
{
    struct source_line *p = &s->paper->at[i];
    struct label below = below_letter(s, p);
    if (below.class != LABEL_NONE)
        p->label = below;
    struct label own = p->label, other = label_other(p->text, &own);
    if (is_other(s, i, &own, &other))
        p->label = own = other;
    if (!is_due(s, &own) && own.class != LABEL_DOTTED && may_begin(s, p)) {
        struct label due = find_due(s, i);
        if (due.class != LABEL_NONE) {
            p->label = own = due;
            line_label(s->paper, p);
        }
    }
    if (own.class != LABEL_NONE)
        accept(s, &own);
    if (own.class == LABEL_ROMAN)
        s->small_titles = !p->caps;
    s->above = p;
}

void sequence_mark(struct paper *paper)
{
    struct sequence s = {.paper = paper};
    for (size_t i = paper->body; i < paper->n; i++) {
        const struct source_line *p = &paper->at[i];
        if (has_text(p))
            mark(&s, i);
        else if (p->unit.head != LINE_NONE && !p->unit.noise)
            s = (struct sequence){.paper = paper};
    }
}
