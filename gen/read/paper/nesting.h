/*
 * Nesting: below which clause the next one hangs, from the classes of their labels. A label of a
 * class that is open closes the levels below that class; one of a new class opens a level below the
 * clause before it. The value of a number decides nothing, except where it repeats the number above
 * ("2.1." below "2."), so that wrong and doubled numbers of a bad scan do no harm.
 */
#ifndef READ_PAPER_NESTING_H
#define READ_PAPER_NESTING_H

#include "read/paper/line.h"

enum { NESTING_LEVELS = 24, BULLET_LEVELS = 6 };

struct nesting_level {
    struct node *node;
    struct label label;
    unsigned columns; /* that it is indented by, where the mark-up shows depth */
};

struct nesting {
    struct doc *doc;
    bool nested; /* the mark-up shows the depth of bullets */
    bool depths; /* it does where they differ in it; among those alike marks show it */
    struct nesting_level level[NESTING_LEVELS]; /* [0] is the document */
    size_t levels;
    struct {
        struct node *node;
        struct str mark;
        unsigned depth;
    } bullet[BULLET_LEVELS];
    size_t bullets;
};

/*
 * Closes all levels; nested: the mark-up shows the depth of bullets; depths: it does where they
 * differ in it, and among those that are as deep their marks do.
 */
void nesting_start(struct nesting *, struct doc *, bool nested, bool depths);
/*
 * The parent of a numbered clause with that label; next is the label of its class or an outer one
 * that follows, of no class if there is none. The caller makes the node and hands it to
 * nesting_open(). columns: its indentation, which says where the mark-up shows depth that "1." is
 * the first of a list below another "1.".
 */
struct node *nesting_parent(struct nesting *, struct label *, const struct label *next,
                            unsigned columns);
void nesting_open(struct nesting *, struct node *, const struct label *, unsigned columns);
/* Is it the next number of a list that is open. */
bool nesting_follows(const struct nesting *, const struct label *next);
/*
 * Before a paragraph without a number: closes a list that is one sentence, "gồm: (i) ...; (ii) ...
 * .", which has ended: the paragraph is of the clause that leads to it.
 */
void nesting_end_sentence(struct nesting *);
/* The parent of a heading without a number, which closes all clauses or the innermost one. */
struct node *nesting_heading(struct nesting *, bool outermost);
/* The parent of a bullet with that mark, and depth if the mark-up shows it; its node goes to
 * nesting_bullet(). */
struct node *nesting_bullet_parent(struct nesting *, struct str mark, unsigned depth);
void nesting_bullet(struct nesting *, struct node *, struct str mark, unsigned depth);
/* The parent of a paragraph without a number. */
struct node *nesting_para_parent(const struct nesting *, unsigned depth);
/* The innermost open clause, bullets left out: the parent of tables. */
struct node *nesting_top(const struct nesting *);

#endif
