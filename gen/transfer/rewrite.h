/*
 * Rewriting: one text of the first province as the beginning of the other's. Names of the place and
 * of bodies change; targets and names of people become named blanks; acts, places below the
 * province and terms of its bodies are reported. What is cited stays. Used by transfer.c alone.
 */
#ifndef TRANSFER_REWRITE_H
#define TRANSFER_REWRITE_H

#include "base/diag.h"
#include "base/mem.h"
#include "lexicon/phrase.h"
#include "model/profile.h"
#include "model/registry.h"
#include "names/rename.h"

struct place_name {
    struct phrase name; /* "Bắc Ninh", or "Thành phố Hồ Chí Minh" where that is the name */
    struct phrase type; /* "tỉnh", "thành phố"; empty where it is a part of the name */
};

struct rewrite_open { /* what the drafter has to decide, and where: see struct rewrite_place */
    const char *where;
    struct str question;
};

struct rewrite {
    struct arena *arena;
    const struct profile *from;
    const struct registry *registry;
    const struct renaming *renaming;
    unsigned year;                  /* of the date: what was due before it is past */
    bool moves;                     /* to another province; else only bodies change */
    bool to_city;                   /* from a province: "Tỉnh uỷ" becomes "Thành uỷ" */
    const struct phrase *old_names; /* of the first province, its main name first */
    struct phrase old_type;
    struct place_name new_place;
    vec(struct profile_field) blanks;
    vec(struct rewrite_open) opens;
    size_t target_count, person_count;
};

enum rewrite_text {
    REWRITE_VALUE,   /* plain, of the form: no blanks */
    REWRITE_PLAIN,   /* plain, words of the province */
    REWRITE_MARKDOWN /* the same with mark-up */
};

/* Fills what is derived from arena, from, registry, renaming, moves and the two bodies of the
 * registry, each of which may be NULL. */
void rewrite_start(struct rewrite *, const struct body *old_place, const struct body *new_place);
struct rewrite_place {
    const char *where;  /* the clause, row or field, for messages */
    struct str central; /* words of the central text in the text: their numbers are no targets */
    struct pos pos;     /* of the text's first byte, or with exact false of all of it */
    bool exact;
};

/* Reports by a message that takes the place and the words; its text is the question, once a place.
 */
void rewrite_report(struct rewrite *, enum msg, struct pos, const char *where, struct str words);
struct str rewrite_text(struct rewrite *, struct str text, enum rewrite_text,
                        const struct rewrite_place *);
/* The name of a body as a city has it: "UBND thành phố"; as it is where the province is none. */
struct str rewrite_city(struct rewrite *, struct str name);
/* Does the text name the first province. */
bool rewrite_names_old(struct rewrite *, struct str text);
/* Does the text hold a target. */
bool rewrite_has_target(struct rewrite *, struct str text);
/* Is it a number and nothing else. */
bool rewrite_is_number(struct str text);

#endif
