/*
 * Patch: the substitutions that turn one clause's words into another's, the cheapest in bytes of
 * the profile that holds them.
 *
 *     central   Tiếp tục | nghiên cứu | quán triệt tư tưởng ... Minh | về đoàn kết
 *     plan      Tổ chức  | nghiên cứu |                              | về đoàn kết, thống nhất
 *               `-- substitute          `-- substitute from through      `-- extension
 *
 * Words are compared byte for byte, style and footnotes included. Knows no overlay.
 */
#ifndef MERGE_OVERLAY_PATCH_H
#define MERGE_OVERLAY_PATCH_H

#include "model/doc.h"
#include "model/profile.h"

struct patch_word {   /* a word or a sign, with the blanks before it; or a footnote call */
    struct str text;  /* as it stands; "" for a call */
    struct str shown; /* as the replacements of the whole profile leave it */
    size_t at;        /* of text in the clause's */
    unsigned style;
    const struct node *note;
};

struct patch_text {
    struct str text; /* of the clause, without calls */
    struct patch_word *words;
    size_t n;
};

struct patch_global { /* a word that the whole profile replaces */
    struct str from, to;
};

struct patch_globals {
    const struct patch_global *at;
    size_t n;
};

struct patch_stretch { /* words [old_from, old_to) become words [new_from, new_to) */
    size_t old_from, old_to, new_from, new_to;
};

struct patch_tools { /* handed in by cli/ */
    void (*write_md)(const struct doc *, struct buf *);
    struct doc *(*read_fragment)(const struct source *); /* how a build reads own text */
    struct str name, value; /* a field and the words that it stands for in own text; may be unset */
};

struct patch {
    bool plain;  /* the central emphasis is dropped */
    size_t cost; /* bytes of the profile, about */
    const struct patch_stretch *stretches;
    size_t stretch_count;
    struct substitution *substitutions;
    size_t substitution_count;
    struct str extension;         /* Markdown; unset without */
    bool close;                   /* no blank before the extension */
    size_t carried, patched, own; /* words of the plan: central, put in, in the extension */
};

struct patch_text patch_read(struct arena *, const struct node *, const struct patch_globals *,
                             bool plain);
/* The stretches alone, with about what they cost; a text of more than PATCH_MOST cells is not tried
 * and costs (size_t)-1. */
enum { PATCH_MOST = 4000000 };
size_t patch_align(struct arena *, const struct patch_text *old, const struct patch_text *new,
                   struct patch_stretch **out, size_t *count);
/* The cheaper of both emphases, made out; NULL where words cannot be told apart by their wording.
 */
struct patch *patch_find(struct arena *, const struct node *old, const struct node *new,
                         const struct patch_globals *, const struct patch_tools *);
/* The words of a text, as accounts count them. */
size_t patch_count_words(struct str);
/* Markdown for a profile: fields stand for their words, and other braces cannot be mistaken. */
struct str patch_markdown(struct arena *, const struct doc *, const struct patch_tools *);

#endif
