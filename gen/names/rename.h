/*
 * Renaming: what the bodies that a text names are called on the plan's date, from the registry.
 *
 *     Ban Dân vận Tỉnh ủy chủ trì, theo Quy chế số 2-QC/TU của Ban Dân vận Tỉnh ủy về ...
 *     `- renamed -------'                                      `- cited: stays --'
 *
 * The longest name of the registry that begins at a word is the one that is meant. A body that has
 * no successor, or several, is reported and left as it is; so is one whose name continues in words
 * that the registry does not know, for that may be another body.
 */
#ifndef NAMES_RENAME_H
#define NAMES_RENAME_H

#include "lexicon/phrase.h"
#include "lexicon/tone_mark.h"
#include "model/doc.h"
#include "model/profile.h"
#include "model/registry.h"

enum rename_kind {
    RENAME_VALID,   /* a body that is called so on the date */
    RENAME_NEW,     /* it is called otherwise: to */
    RENAME_UNKNOWN, /* it has ended, and who follows is not one body */
    RENAME_NOT_YET, /* it begins later */
    RENAME_CITED,   /* in a quotation, or in the number and title of an act */
    RENAME_PAST,    /* spoken of as one of the past: "(nay là ...)", "không còn ..." */
    RENAME_DOUBTFUL /* its name continues, or is only a part: maybe another body */
};

struct rename_hit {
    enum rename_kind kind;
    size_t at, end; /* bytes of the text */
    const struct body *body;
    const struct body *now; /* RENAME_VALID and _NEW */
    struct str to;          /* RENAME_NEW: in the form, the case and the spelling of the text */
};

struct renaming {
    const struct registry *registry;
    const char *province;
    struct str day;              /* ISO */
    const struct phrase *places; /* short names of all places, for phrase_of() */
    struct tone_habit tone;      /* of the document, for texts that do not show it */
    struct name *names;          /* rename.c: by first word, then the longest first */
    size_t count;
    struct arena *arena;
};

/* Borrows the registry; owned by the arena. day is ISO. */
struct renaming *rename_new(struct arena *, const struct registry *, const char *province,
                            struct str day);
/* The same for texts of a document: tone marks of a new name follow the old name, then the text,
 * then the document. */
const struct renaming *rename_spelt(struct arena *, const struct renaming *, struct str document);
/* A name of the registry with its tones as the document has them. */
struct str rename_write(struct arena *, const struct renaming *, struct str name);
/* The body itself, or its only successor on the date; NULL where it has several, or none. */
const struct body *rename_body(const struct renaming *, const struct body *);
/* The names of those that follow a body directly, joined by a comma: "Sở A (so-a)"; "?" for none.
 */
struct str rename_successors(struct arena *, const struct registry *, const struct body *);
/* The body that has that name, a valid one first; NULL when the registry has none. */
const struct body *rename_named(const struct renaming *, struct str name);

/* Every name in the text, in order, none over another; italic as citation_spans_mark() has it. */
size_t rename_find(struct arena *, const struct renaming *, struct str text,
                   const unsigned char *italic, struct rename_hit **);
/* What a reader of the output has to know of the hits: a note for each new name, a warning for each
 * that could not be mapped, and for one that is twice in a sentence now. Hit i is at pos[i]. */
void rename_report(const struct renaming *, struct str text, const struct rename_hit *,
                   const struct pos *, size_t n);

/* Renames in every text of the document; nothing else changes. Places are those of the runs. */
void rename_apply(const struct renaming *, struct doc *);
/* A task's bodies as they are on the date, each once; cooperating ones that lead by now are left
 * out. Reports what changed; a body that cannot be mapped remains as it is. */
void rename_task(struct arena *, const struct renaming *, struct profile_task *);

#endif
