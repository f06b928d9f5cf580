/*
 * Superior matter: what of a superior paper is none of the plan's issuer, and what of it a drafter
 * has to decide. For proposals of a first profile; what a build leaves out by itself, and what a
 * comparison does not miss, are the narrower rules of model/central_matter.h.
 */
#ifndef TRANSFER_SUPERIOR_H
#define TRANSFER_SUPERIOR_H

#include "base/diag.h"
#include "model/doc.h"

struct arena;

struct superior {
    struct arena *arena;
    bool commune; /* the issuer is a commune's: bodies of a province are above it */
    bool own;     /* the paper is of the issuer's own place: its targets are the issuer's */
};

/* The message that says why the clause is not for the plan; MSG_COUNT where it may be. */
enum msg superior_reason(const struct superior *, const struct node *);
/* The question that a clause which is carried asks a drafter; MSG_COUNT for none. */
enum msg superior_question(const struct superior *, const struct node *);
/* Is the clause nothing without those below it: a heading, or words that end no sentence. */
bool superior_only_leads(const struct superior *, const struct node *);
/* Does the heading name bodies of the plan's level, or below it, to which the clauses below it are
 * given. */
bool superior_gives_tasks(const struct superior *, const struct node *);
/* Do the words name a body of the plan's level or below it, and speak to several of them. */
bool superior_names_ours(const struct superior *, struct str text);
bool superior_names_several(const struct superior *, struct str text);

#endif
