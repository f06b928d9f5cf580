/*
 * What the files of the derivation share: see derive.h.
 *
 *     derive.c   decides for each clause: host, copy, literal text
 *     joints.c   merges and splits
 *     overlay.c  the decisions as operations
 *     front.c    masthead, title, closing;  tasks.c  the appendix
 *     text.c     parts of the plan as Markdown, for all of these
 *     check.c    what was built, compared with the plan; decisions that retreat
 *     offer.c    tasks inferred from sentences
 */
#ifndef DERIVE_DERIVE_INT_H
#define DERIVE_DERIVE_INT_H

#include "base/mem.h"
#include "derive/derive.h"
#include "model/runs.h"

enum { NOWHERE = -1 };

struct derived_joint { /* a central clause whose words follow the host's after a blank */
    const struct node *central;
    const struct patch *patch;
};

struct derived_clause { /* a heading, paragraph, bullet or table of the plan */
    const struct node *node;
    int parent;                  /* index, or NOWHERE */
    int below, beside;           /* the first clause below; the next of the same parent */
    const struct node *host;     /* the central clause whose place it takes, or NULL */
    const struct node *source;   /* the central clause of whose words it is a copy, or NULL */
    const struct patch *patch;   /* what makes its words of the central ones; NULL: literal text */
    bool moved;                  /* the host would be elsewhere without an operation */
    bool kept_label;             /* the label is given */
    bool alone;                  /* literal text: emitted as an <add> that keeps its labels */
    const char *id;              /* as an anchor, where it is no host */
    struct derived_joint *parts; /* merged into it */
    size_t part_count;
    struct derived_clause *cut_from;  /* whose host's words continue with its own; or NULL */
    struct str phrase;                /* with which they begin there */
    const struct node *fallback_host; /* match to use if a merge or split fails */
    const struct patch *fallback;
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
    const struct doc_index *central; /* of in.central */
    struct derived_clause *clauses;
    size_t clause_count;
    int top;                     /* the first clause without a parent; NOWHERE without */
    const struct node *appendix; /* what derive_appendix_of() gives of the plan */
    int *clause_of; /* by the plan's node id: index of the clause; NOWHERE for other nodes */
    int *host_of;   /* by the central node's id: index of the clause it is host of */
    struct word_replacements globals;
    bool printed[PARTS]; /* the profile has the part as printed */
    size_t trials;       /* how often what was built was compared with the plan */
    struct profile *profile;
};

bool derive_is_body(const struct node *);
/* The node at the end of part with its footnotes, with all below it or alone. */
struct node *derive_clone(const struct derive *, struct doc *part, const struct node *, bool alone);
/* A part of the plan as Markdown for a profile; frees it. */
struct str derive_part(struct derive *, struct doc *part);
/* Nodes, each with all below it. */
struct str derive_markdown(struct derive *, const struct node *const *nodes, size_t n);
/* The words and footnotes of a node as a paragraph. */
struct str derive_words(struct derive *, const struct node *);

/* Merges and splits, where they make the profile smaller. */
void derive_joints(struct derive *);
/* After the last clause that is cut from the head; c + 1 where none is. */
struct derived_clause *derive_cut_end(const struct derive *, const struct derived_clause *head);
/* Takes back the one that the clause is a part of; false without. */
bool derive_drop_joint(struct derive *, struct derived_clause *);
void derive_overlay(struct derive *, struct profile *);
void derive_front(struct derive *, struct profile *);
void derive_tasks(struct derive *, struct profile *);
/* A cell of a row as Markdown; unset where it is empty. */
struct profile_text derive_cell(struct derive *, const struct node *row, size_t place);
/* How many columns of the table are the form's; those after them are the office's own. */
size_t derive_form_columns(const struct derive *);
/* What the task has in the office's own columns; columns that the profile has not are added to it.
 */
void derive_cells(struct derive *, struct profile *, const struct node *row, struct profile_task *);
/* The first node of the appendix, at the top of the plan: a title or table after which there is no
 * recipient and no signature. NULL without an appendix. */
const struct node *derive_appendix_of(const struct doc *plan);
bool derive_in_appendix(const struct derive *, const struct node *);
const struct node *derive_table(const struct derive *); /* the appendix's first; NULL without */
bool derive_table_is_tasks(const struct derive *);
/* Does a row of the tasks leave the lead empty that the row above has: one merged cell. */
bool derive_merges_leads(const struct derive *);

/* Can an operation name the central clause: it has a path, and is the first of that path. */
bool derive_can_name(const struct derive *, const struct node *central);
/* How it does. */
struct str derive_path(const struct derive *, const struct node *central);

#endif
