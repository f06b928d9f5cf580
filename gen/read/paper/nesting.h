/*
 * Numbering: units become a tree by their labels. A label of a class that is open closes what
 * stands below it; one of a new class opens a level below the clause before it. The number
 * itself decides nothing but where it repeats the upper one ("2.1." below "2."), so that wrong
 * and doubled numbers of a bad scan do no harm.
 */
#ifndef READ_PAPER_NESTING_H
#define READ_PAPER_NESTING_H

#include "read/paper/line.h"

enum { NUMBERING_LEVELS = 24, BULLET_LEVELS = 6 };

struct numbering_level {
    struct node *node;
    struct label label;
};

struct numbering {
    struct doc *doc;
    bool nested;                                    /* the mark-up tells the depth of bullets */
    struct numbering_level level[NUMBERING_LEVELS]; /* [0] is the document */
    size_t levels;
    struct {
        struct node *node;
        struct str mark;
        unsigned depth;
    } bullet[BULLET_LEVELS];
    size_t bullets;
};

void numbering_start(struct numbering *, struct doc *, bool nested);
/* The parent of a numbered clause with that label; its node is then told by numbering_open(). */
struct node *numbering_parent(struct numbering *, struct label *, const struct label *next);
void numbering_open(struct numbering *, struct node *, const struct label *);
/* The parent of a heading without a number, which closes all clauses or the innermost one. */
struct node *numbering_heading(struct numbering *, bool outermost);
struct node *numbering_bullet_parent(struct numbering *, struct str mark, unsigned depth);
void numbering_bullet(struct numbering *, struct node *, struct str mark, unsigned depth);
/* The parent of a paragraph without a number. */
struct node *numbering_para_parent(const struct numbering *, unsigned depth);
/* The clause that is open: the parent of tables. */
struct node *numbering_top(const struct numbering *);

#endif
