/*
 * The form of one kind of document (templates/KIND/style.xml, grammar style.rng): page, sizes,
 * spacing and the fixed words. Every number in it carries the clause of the rule it comes from.
 * Lengths are in points (pt) once read; the file may say mm.
 *
 * <style base="OTHER"> takes everything from templates/OTHER/style.xml that it does not say itself:
 * a page, a list of fonts, or a class, word or number is taken as a whole.
 */
#ifndef MODEL_STYLE_H
#define MODEL_STYLE_H

#include <stdbool.h>

#include "base/source.h"

struct arena;

enum style_align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_JUSTIFY };

/* What a rule allows, both ends included; most 0: the rule says nothing. */
struct style_range {
    double least, most;
};

/* One class of text: "title", "subject", "body", "heading-1", "recipient", ... */
struct style_class {
    const char *name;
    double size;    /* pt */
    unsigned style; /* STYLE_BOLD | ... of model/doc.h */
    bool caps;      /* printed in capitals */
    enum style_align align;
    double indent;        /* first line, pt */
    double left, right;   /* pt */
    double before, after; /* pt */
    double after_most;    /* pt, up to which `after` grows on a page that is not full; or 0 */
    double leading;       /* distance of base lines, pt */
    bool exact;           /* leading is exact, not a multiple of the size */
    /* For papers that others set: where sizes are allowed, bold and italic are as here, too. */
    struct style_range sizes, leadings, indents;
    double after_least; /* pt between paragraphs; or 0 */
    struct str rule;    /* decree and clause, in words */
};

struct style {
    const char *kind;                                /* "ke-hoach-tinh-uy" */
    double width, height, top, bottom, left, right;  /* page, pt */
    struct style_range tops, bottoms, lefts, rights; /* margins that the rule allows */
    struct str page_rule, fonts_rule;
    const struct style_class *classes;
    size_t class_count;
    const struct style_word {
        const char *name;
        struct str text;
        struct str rule;
    } * words; /* words printed in documents: "continued", "page-blank", ... */
    size_t word_count;
    const struct style_number {
        const char *name;
        double value; /* pt, or a plain number */
        struct style_range values;
        struct str rule;
    } * numbers; /* what is neither class nor page: rule widths, column ratios, ... */
    size_t number_count;
    struct str fonts[4]; /* family names, in order of preference; unset ones are {NULL,0} */
    struct pos fonts_pos;
    const struct source *source;
    const struct style *base; /* or NULL */
};

/* The path of the style of a kind, wherever it is; handed in by cli/, as only that knows the roots.
 */
struct style_finder {
    const char *(*path)(void *user, const char *kind);
    void *user;
};

/* Owned by the arena; NULL after diagnostics. The finder is asked for bases. */
const struct style *style_read(struct arena *, const struct source *, const struct style_finder *);
/* The class, or the class "body" where the style has none of that name. */
const struct style_class *style_class(const struct style *, const char *name);
struct str style_word(const struct style *, const char *name); /* "" when there is none */
/* The words that a style gives one after the other: "TM.|KT.". False after the last. */
bool style_word_next(struct str *rest, struct str *word);
double style_number(const struct style *, const char *name); /* 0 when there is none */
bool style_has_number(const struct style *, const char *name);
/* The element of that name, or NULL. */
const struct style_number *style_find_number(const struct style *, const char *name);
const struct style_word *style_find_word(const struct style *, const char *name);

#endif
