/*
 * Central matter: clauses of a superior paper that none below it can carry out. A comparison does
 * not miss them in a plan (compare/omissions.c), and a plan carries them only where its profile
 * says so (merge/overlay/slot.c).
 */
#ifndef MODEL_CENTRAL_MATTER_H
#define MODEL_CENTRAL_MATTER_H

#include "model/doc.h"

enum central_matter {
    MATTER_NONE,
    MATTER_DUTY,          /* its subject is central bodies, and no local one beside them */
    MATTER_ENACTING,      /* "Ban hành kèm theo ...", day of force, who carries the paper out */
    MATTER_DISSEMINATION, /* "Nghị quyết này phổ biến đến chi bộ" */
    MATTER_CLOSING        /* "Trên đây là ..." */
};

/* A clause by its words and those below it; MATTER_NONE for a heading and what is no clause. */
enum central_matter central_matter(const struct node *);

#endif
