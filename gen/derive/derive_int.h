/*
 * What the files of the derivation share: see derive.h.
 *
 *     derive.c          decides for each clause: host, copy, own text
 *     joints.c    merges and splits
 *     overlay.c  the decisions as operations
 *     front.c    masthead, title, closing;  tasks.c  the appendix
 *     text.c     parts of the plan as Markdown, for all of these
 *     check.c    what was built, held against the plan; decisions that retreat
 *     offer.c    tasks told from sentences
 */
#ifndef DERIVE_DERIVE_INT_H
#define DERIVE_DERIVE_INT_H

#include "base/mem.h"
#include "derive/derive.h"
#include "model/runs.h"

enum { NOWHERE = -1 };

struct derived_joint { /* a central clause whose words follow the host's behind a blank */
    const struct node *central;
    const struct patch *patch;
};

struct derived_clause { /* a heading, paragraph, bullet or table of the plan */
    const struct node *node;
    int parent;                  /* index, or NOWHERE */
    const struct node *host;     /* the central clause in whose place it stands, or NULL */
    const struct node *source;   /* the central clause of whose words it is a copy, or NULL */
    const struct patch *patch;   /* what makes its words of the central ones; NULL: own text */
    bool moved;                  /* the host does not stand there of itself */
    bool kept_label;             /* the label is given */
    bool apart;                  /* own: stands in an addition of its own, with its labels */
    const char *id;              /* as an anchor, where it is no host */
    struct derived_joint *parts; /* merged into it */
    size_t part_count;
    struct derived_clause *cut_from; /* whose host's words go on with its own; or NULL */
    struct str phrase;               /* with which they begin there */
    const struct node *alone_host;   /* host and patch without parts and pieces, for a retreat */
    const struct patch *alone;
};

enum derived_part {
    PART_MASTHEAD,
    PART_TITLE,
    PART_PREAMBLE,
    PART_CLOSING,
    PART_APPENDIX_TITLE,
    PART_COLUMNS,
    PART_APPENDIX,
    PARTS
};

struct derive {
    struct derive_inputs in;
    struct arena *arena;
    struct derived_clause *clauses;
    size_t clause_count;
    int *clause_of; /* by the plan's node id: index of the clause; NOWHERE for other nodes */
    int *host_of;   /* by the central node's id: index of the clause it is host of */
    struct word_replacements globals;
    bool printed[PARTS]; /* the part stands in the profile as printed */
    struct profile *profile;
};

bool derive_is_body(const struct node *);
/* The node at the end of part with its footnotes, with all below it or alone. */
struct node *derive_clone(const struct derive *, struct doc *part, const struct node *, bool alone);
/* Nodes, each with all below it, as Markdown for a profile. */
struct str derive_markdown(struct derive *, const struct node *const *nodes, size_t n);

/* Merges and splits, where they make the profile smaller. */
void derive_joints(struct derive *);
/* Takes back the one that the clause is a part of; false without. */
bool derive_drop_joint(struct derive *, struct derived_clause *);
void derive_overlay(struct derive *, struct profile *);
void derive_front(struct derive *, struct profile *);
void derive_tasks(struct derive *, struct profile *);
/* The first node of the appendix, at the top of the plan: a title or table behind which no
 * recipient and no signature stands. NULL without an appendix. */
const struct node *derive_appendix(const struct derive *);
bool derive_in_appendix(const struct derive *, const struct node *);
const struct node *derive_table(const struct derive *); /* the appendix's first; NULL without */
bool derive_table_is_tasks(const struct derive *);

/* How a profile names a clause of the central text. */
struct str derive_path(const struct derive *, const struct node *central);

#endif
