/*
 * A chain of papers: each carries out the one before it (central text, plan of the Party committee,
 * plan of the People's Committee, plan of a department). What became of each duty of the first one
 * on its way. Found by compare/, printed by write/.
 */
#ifndef MODEL_CHAIN_H
#define MODEL_CHAIN_H

#include "model/comparison.h"

struct chain_cell {              /* a duty in a paper */
    const struct node **clauses; /* that carry it; none where it is lost */
    size_t count;
    enum link_content content; /* the best of them, against the paper before */
    bool skipped;              /* found with the first paper, though the paper before has it not */
    const struct turn *turns;  /* against the paper before */
    size_t turn_count;
    const struct changed_number *numbers; /* figures that changed, against the paper before */
    size_t number_count;
    struct str deadline; /* by which it is to be done, as it is written; or unset */
};

struct chain_duty {
    const struct node *clause;      /* of the first paper */
    const struct chain_cell *cells; /* by paper; that of the first one is the clause itself */
    size_t lost; /* the first paper that has it not and none after it; 0 if the last one has it */
    size_t deadline; /* the first paper that sets a deadline; the count of papers for none */
};

struct chain {
    struct arena *arena;
    const struct doc *const *papers; /* borrowed */
    size_t paper_count;
    const struct chain_duty *duties; /* paragraphs, bullets, rows, in reading order */
    size_t duty_count;
    struct comparison **comparisons; /* that own the strings; some are NULL */
};

bool chain_is_weaker(const struct chain_cell *);
/* Is a duty lost or weaker anywhere. */
bool chain_differs(const struct chain *);
void chain_free(struct chain *); /* NULL is allowed; not the papers */

#endif
