/* Nesting: see nesting.h. */
#include "read/paper/nesting.h"

#include "base/unicode.h"

void nesting_start(struct nesting *n, struct doc *doc, bool nested, bool depths)
{
    *n = (struct nesting){.doc = doc, .nested = nested, .depths = depths, .levels = 1};
    n->level[0].node = doc->root;
}

struct node *nesting_top(const struct nesting *n)
{
    return n->level[n->levels - 1].node;
}

/* Is l the next number after the open one, or one inserted after it. */
static bool is_next(const struct label *open, const struct label *l)
{
    unsigned place = l->depth - 1;
    return l->number[place] == open->number[place] + 1 ||
           (l->inserted && l->number[place] == open->number[place]);
}

/*
 * The open level of the same family, or 0. Of several lists, "2." and "1)" below it, it is the
 * innermost with the same mark that this number follows, then any that does, then the
 * innermost with the same mark; of those alike the one that is indented alike.
 */
static size_t find_family(const struct nesting *n, const struct label *l, unsigned columns)
{
    size_t found = 0;
    int best = -1;
    for (size_t i = n->levels; i-- > 1;) {
        const struct label *open = &n->level[i].label;
        if (open->class != l->class || (l->class == LABEL_DOTTED && open->depth != l->depth))
            continue; /* another family */
        int fit = 4 * is_next(open, l) + 2 * (open->mark == l->mark) +
                  (!n->depths || n->level[i].columns == columns);
        if (fit > best) {
            best = fit;
            found = i;
        }
    }
    return found;
}

bool nesting_follows(const struct nesting *n, const struct label *next)
{
    size_t family = find_family(n, next, 0);
    if (!family)
        return false;
    const struct label *open = &n->level[family].label;
    for (unsigned i = 0; i + 1 < next->depth; i++)
        if (open->number[i] != next->number[i])
            return false;
    return next->number[next->depth - 1] == open->number[next->depth - 1] + 1;
}

/* "I." after "H." is a letter. */
static void correct_letter(const struct nesting *n, struct label *l)
{
    if (l->class != LABEL_ROMAN || !l->upper)
        return;
    for (size_t i = n->levels; i-- > 1;) {
        const struct label *open = &n->level[i].label;
        if (open->class == LABEL_ROMAN && open->number[0] + 1 == l->number[0])
            return;
        if (open->class == LABEL_UPPER && open->number[0] + 1 == l->upper) {
            l->class = LABEL_UPPER;
            l->number[0] = l->upper;
            return;
        }
    }
}

/* "1.1." goes below "1."; where no such number is open, below the innermost arabic one. */
static size_t dotted_place(const struct nesting *n, const struct label *l)
{
    size_t above = 0, outer = 1;
    for (size_t i = 1; i < n->levels; i++) {
        const struct label *open = &n->level[i].label;
        bool shorter =
            open->class == LABEL_ARABIC || (open->class == LABEL_DOTTED && open->depth < l->depth);
        if (shorter)
            above = i;
        if (open->class < LABEL_ARABIC)
            outer = i + 1;
    }
    return above ? above + 1 : outer;
}

/*
 * Is the number that far to the right of the open one that mark-up has it in a list below that; not
 * where it stands below a letter as a clause of its own.
 */
static bool is_indented(const struct nesting *n, size_t open, unsigned columns)
{
    enum { ITEM_INDENT = 2 };
    const struct nesting_level *top = &n->level[n->levels - 1];
    return n->depths && columns >= n->level[open].columns + ITEM_INDENT && columns > top->columns;
}

/*
 * A list that begins anew below an open one of the same family, or below its clause: with another
 * mark, "1)" below "2."; further in; or "3." then "1.", "2.", if the next number of the family
 * follows on it.
 */
static bool begins_anew(const struct nesting *n, size_t family, const struct label *l,
                        const struct label *next, unsigned columns)
{
    const struct label *open = &n->level[family].label;
    if (l->class < LABEL_ARABIC || l->class == LABEL_DOTTED || l->number[0] != 1)
        return false;
    return (!l->inserted && open->mark != l->mark) || is_indented(n, family, columns) ||
           (open->number[0] > 1 && family + 1 < n->levels && next->class == l->class &&
            next->number[0] == 2);
}

static size_t place_of(const struct nesting *n, const struct label *l, const struct label *next,
                       unsigned columns)
{
    size_t family = find_family(n, l, columns);
    if (family)
        return begins_anew(n, family, l, next, columns) ? n->levels : family;
    if (l->class == LABEL_DOTTED)
        return dotted_place(n, l);
    if (l->class > LABEL_ROMAN)
        return n->levels;
    /* an outer class that is not open closes all inner ones; letters and Roman numbers are peers */
    size_t place = 1;
    while (place < n->levels) {
        enum label_class open = n->level[place].label.class;
        bool peer = (open == LABEL_UPPER && l->class == LABEL_ROMAN) ||
                    (open == LABEL_ROMAN && l->class == LABEL_UPPER);
        if (open == LABEL_NONE || (open >= l->class && !peer))
            break; /* a heading without a number too gives way to one with an outer number */
        place++;
    }
    return place;
}

struct node *nesting_parent(struct nesting *n, struct label *l, const struct label *next,
                            unsigned columns)
{
    correct_letter(n, l);
    n->levels = place_of(n, l, next, columns);
    if (n->levels == NESTING_LEVELS)
        n->levels--;
    n->bullets = 0;
    return nesting_top(n);
}

void nesting_open(struct nesting *n, struct node *node, const struct label *l, unsigned columns)
{
    n->level[n->levels++] = (struct nesting_level){node, *l, columns};
}

/* The last sign of a node's own text; 0 of none. */
static uint32_t last_sign(const struct node *n)
{
    uint32_t sign = 0;
    for (const struct run *r = n->runs; r; r = r->next)
        if (!r->note && str_trim(r->text).n)
            sign = utf8_final(str_trim(r->text), 0);
    return sign;
}

/* "(i) ...; (ii) ...": does the item hold the one that follows it. */
static bool holds_next(const struct node *n, const struct label *l)
{
    for (const struct run *r = n->runs; r; r = r->next)
        for (size_t i = 0; (i = str_find(r->text, STR("; "), i)) != (size_t)-1; i += 2) {
            struct label next = label_read(str_slice(r->text, i + 2, r->text.n));
            if (next.class == l->class && next.number[0] == l->number[0] + 1)
                return true;
        }
    return false;
}

void nesting_end_sentence(struct nesting *n)
{
    size_t top = n->levels - 1;
    const struct node *last = n->level[top].node, *item;
    const struct label *label = &n->level[top].label;
    if (n->bullets || !top || label->class < LABEL_LOWER || last->first || last_sign(last) != '.' ||
        last_sign(last->parent) != ':')
        return;
    for (item = last->parent->first; item != last; item = item->next)
        if (item->first || !item->label.n || last_sign(item) != ';')
            return;
    if (item != last->parent->first || holds_next(last, label))
        n->levels = top;
}

struct node *nesting_heading(struct nesting *n, bool outermost)
{
    size_t place = 1;
    while (!outermost && place < n->levels && n->level[place].label.class != LABEL_NONE)
        place++;
    n->levels = place < NESTING_LEVELS ? place : NESTING_LEVELS - 1;
    n->bullets = 0;
    return nesting_top(n);
}

/* "+" below "- ...:" as far in: papers print the items of an item so, Markdown has two lists. */
static bool is_item_of(const struct nesting *n, size_t i, struct str mark, unsigned depth)
{
    return str_is(mark, "+") && !str_is(n->bullet[i].mark, "+") && n->bullet[i].depth == depth &&
           last_sign(n->bullet[i].node) == ':';
}

struct node *nesting_bullet_parent(struct nesting *n, struct str mark, unsigned depth)
{
    size_t place = n->bullets;
    for (size_t i = n->bullets; i-- > 0;) {
        unsigned open = n->bullet[i].depth;
        bool beside = str_eq(n->bullet[i].mark, mark) && (open == depth || !n->depths);
        if (n->nested ? open >= depth && !is_item_of(n, i, mark, depth)
                      : beside || (n->depths && open > depth))
            place = i;
    }
    n->bullets = place < BULLET_LEVELS ? place : BULLET_LEVELS - 1;
    return n->bullets ? n->bullet[n->bullets - 1].node : nesting_top(n);
}

void nesting_bullet(struct nesting *n, struct node *node, struct str mark, unsigned depth)
{
    n->bullet[n->bullets].node = node;
    n->bullet[n->bullets].mark = mark;
    n->bullet[n->bullets++].depth = depth;
}

struct node *nesting_para_parent(const struct nesting *n, unsigned depth)
{
    size_t k = n->bullets;
    while (n->nested && k && n->bullet[k - 1].depth >= depth)
        k--;
    return k ? n->bullet[k - 1].node : nesting_top(n);
}
