/*
 * Patch: the substitutions that turn one clause's words into another's, the cheapest in bytes of
 * the profile that holds them.
 *
 *     central   Tiếp tục | nghiên cứu | quán triệt tư tưởng ... Minh | về đoàn kết
 *     plan      Tổ chức  | nghiên cứu |                              | về đoàn kết, thống nhất
 *               `-- substitute          `-- substitute from through      `-- extension
 *
 * Knows no overlay.
 */
#ifndef DERIVE_PATCH_H
#define DERIVE_PATCH_H

#include "merge/overlay/clause_words.h"
#include "model/profile.h"

struct patch_tools { /* handed in by cli/ */
    void (*write_md)(const struct doc *, struct buf *);
    struct doc *(*read_fragment)(const struct source *); /* how a build reads literal text */
    struct str name,
        value; /* a field and the words that it replaces in literal text; may be unset */
};

struct patch {
    bool plain;  /* the central emphasis is dropped */
    size_t cost; /* bytes of the profile, about */
    const struct clause_stretch *stretches;
    size_t stretch_count;
    struct substitution *substitutions;
    size_t substitution_count;
    struct str extension;         /* Markdown; unset without */
    bool close;                   /* no blank before the extension */
    size_t carried, patched, own; /* words of the plan: central, substituted, in the extension */
};

/* The cheaper of both emphases; NULL where no wording is found once alone. */
struct patch *patch_find(struct arena *, const struct node *old, const struct node *new,
                         const struct word_replacements *, const struct patch_tools *);
/* Markdown for a profile: fields in place of their words, and other braces escaped. */
struct str patch_markdown(struct arena *, const struct doc *, const struct patch_tools *);

#endif
