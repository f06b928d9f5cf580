/*
 * Paragraphs become lines: total fit after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into
 * Lines", Software: Practice and Experience 11 (1981), 1119-1184, without hyphenation.
 */
#ifndef LAYOUT_PARAGRAPH_H
#define LAYOUT_PARAGRAPH_H

#include "base/mem.h"
#include "layout/layout.h"

/* Offsets are into the texts of all runs, joined. */
struct line {
    uint32_t from, end, next; /* first letter; after the last one; where the next line begins */
    uint32_t run, run_from;   /* the run it begins in, and the offset of that run's first byte */
    int width;                /* as it is, blanks neither stretched nor shrunk */
    int elastic;              /* part of it that is blanks */
    int letters;              /* how many it has, blanks included */
    int height, base;         /* of the line; from its top to the base line */
    bool last;                /* of its paragraph, or before a line feed: not justified */
    bool broken;              /* ends inside a word that is wider than the measure */
};

/* Room that is used again for each paragraph. */
struct setter;
struct setter *paragraph_setter_new(void);
void paragraph_setter_free(struct setter *);

/* The lines of a paragraph set in that measure, owned by the arena; at least one. */
size_t paragraph_set(struct setter *, struct arena *, const struct paragraph *, int measure,
                     struct line **lines);
/* The same, of a justified paragraph, in just n lines, if none of them has to be loose for it. */
bool paragraph_set_longer(struct setter *, struct arena *, const struct paragraph *, int measure,
                          size_t n, struct line **lines);
/* Least measures in which nothing is broken, and the one for which a single line is enough. */
struct extent {
    int syllables; /* no syllable */
    int compounds; /* nor a word of two syllables, or a name */
    int narrow;    /* no tie; in centred text no word of two syllables either */
    int words;     /* no word of two syllables, nor a name, nor a tie */
    int wide;
};
struct extent paragraph_extent(struct setter *, const struct paragraph *);
/*
 * The same; and the words as measured are kept for paragraph_set(), until paragraph_forget(). It
 * finds them if the paragraphs come in the same order, others among them or not; they must not
 * change meanwhile. So a cell is measured once, for the widths of columns and for its lines.
 */
struct extent paragraph_extent_kept(struct setter *, const struct paragraph *);
void paragraph_forget(struct setter *);
/*
 * What flush text keeps together if it can: words of two syllables, names, ties, opening words with
 * the next one.
 */
struct text_unit {
    int width, gap; /* gap: of the blanks after it */
    bool ends;      /* its paragraph, or before a line feed */
};
vec_named(unit_list, struct text_unit);
/* Appends the units of the paragraph that was measured last. */
void paragraph_units(const struct setter *, struct unit_list *);

/* The line's own measure: its indents are taken off. */
int paragraph_measure(const struct paragraph *, const struct line *, int measure);
/*
 * What is added to all blanks of the line together, to make it as wide as its measure; and to each
 * letter but the last, blanks included, where the blanks would else be wide: less than can be seen.
 */
int paragraph_letter(const struct paragraph *, const struct line *, int measure);
int paragraph_slack(const struct paragraph *, const struct line *, int measure);

/* Width of blanks and of text in one run; *left is the letter before (0: none), for kerning. */
int paragraph_blank(const struct span *);
static inline bool paragraph_is_blank(uint32_t letter)
{
    return letter == ' ' || letter == '\t' || letter == 0xA0;
}

#endif
