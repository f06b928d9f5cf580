/*
 * Overlay: the central document's clauses, changed as a profile says, become the plan's clauses.
 *
 * Semantics of the operations: model/profile.h. The result is a tree of clauses alone (headings,
 * paragraphs, bullets, footnotes), numbered anew, in the one shape that its Markdown reads back
 * to: an unnumbered clause hangs below the numbered one before it. Knows no template and no file.
 */
#ifndef MERGE_OVERLAY_OVERLAY_H
#define MERGE_OVERLAY_OVERLAY_H

#include "merge/overlay/renumber.h"
#include "model/doc.h"
#include "model/profile.h"

/*
 * How literal text becomes clauses: expands its fields and reads it. Positions in the result are
 * those of the words in the profile. NULL after a diagnostic; the caller frees the document.
 */
struct overlay_reader {
    struct doc *(*read)(void *context, struct profile_text);
    /* Fields in the replacement of a substitution; owned by the reader's context. */
    struct str (*expand)(void *context, struct str text, struct pos);
    void *context;
};

struct overlay; /* the plan's clauses, and what became of each central clause */

/*
 * All faults are reported; what could be done is done even so, so that later stages find theirs.
 * Never NULL. central must be numbered and outlive it; so must base, the text that the profile was
 * written against, NULL where it is not at hand.
 */
struct overlay *overlay_apply(const struct doc *central, const struct doc *base,
                              const struct profile *, const struct renumbering *,
                              const struct overlay_reader *);
void overlay_free(struct overlay *); /* with its document; NULL is allowed */

/*
 * Each node's origin is the central path that it carries (several, joined by blanks, where
 * clauses were merged), unset for added clauses.
 */
const struct doc *overlay_doc(const struct overlay *);

/*
 * The plan's clause for a central path or for the id of an added clause. NULL where the overlay
 * left it out (known becomes true) or where there is none of that name (known becomes false).
 */
const struct node *overlay_clause(const struct overlay *, struct str name, bool *known);
/* Says what is wrong with words that are no address: a comma after one, a no-break space in one, or
 * "Mục III.3". False where it is none of these. */
bool overlay_path_fault(struct str, struct pos);
/* The name most like it, for that message; unset where it is only counted. */
struct str overlay_nearest(const struct overlay *, struct str name, enum msg, struct pos);

/* Adds words at the end of that clause, after a blank; nothing where the plan has it not. */
void overlay_mark(struct overlay *, struct str name, struct str words, struct pos);

#endif
