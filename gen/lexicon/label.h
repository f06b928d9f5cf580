/*
 * Labels: the numbering before a clause, in all forms met in official papers.
 *
 *     Phần I   Chương II   Mục 1   Điều 5.   I-   I.   A.   1.   1-   1)   1.1.   1.1   a)   (1)
 *     a.1)   (a.1)   Điều 5a.   Điều 5 bis.   1a.   a1)   I.1.   A.2.1.   Khoản 1.   Điểm a)
 *
 * This file reads one label off the front of a text. Forms that only the numbers around them make
 * a label are read in lexicon/label_due.c; what is above it is decided in
 * read/paper/nesting.c. Letters of other alphabets count as those that they look like.
 */
#ifndef LEXICON_LABEL_H
#define LEXICON_LABEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

enum label_class { /* from the outermost to the innermost; see read/paper/nesting.c */
                   LABEL_NONE,
                   LABEL_PART,
                   LABEL_CHAPTER,
                   LABEL_SECTION,
                   LABEL_SUBSECTION,
                   LABEL_ARTICLE,
                   LABEL_UPPER, /* A. B. */
                   LABEL_ROMAN,
                   LABEL_ARABIC,
                   LABEL_DOTTED,   /* 1.1. and deeper */
                   LABEL_LOWER,    /* a) */
                   LABEL_LETTERED, /* a.1) */
                   LABEL_PAREN_ARABIC,
                   LABEL_PAREN_LOWER,
                   LABEL_PAREN_ROMAN,
                   LABEL_CLASSES
};

enum { LABEL_DEPTH = 8 }; /* dotted numbers with more places are no numbering */

struct label {
    enum label_class class : 8;
    char mark;         /* after the number, or round it: . - / ) : ( or 0; a dash is '-'; '|' after
                          the number of its section, "I.1." */
    uint8_t depth;     /* numbers in it: 2 for "1.1." */
    uint8_t upper : 7; /* of a Roman number of one letter: its place among A. B. C., else 0 */
    bool inserted : 1; /* by an amendment, after the clause of its number: 2a. a1) Điều 2 bis. */
    uint32_t length;   /* bytes of the label with its punctuation, without blanks after it */
    uint32_t rest;     /* offset of the text after it */
    uint16_t number[LABEL_DEPTH]; /* "IV" is 4, "c" is the 3rd letter of the Vietnamese order */
};

/*
 * LABEL_NONE in class when text does not begin with a label. Leading blanks are not skipped.
 * heading: it is marked as one, "Mục 1 Giữ rừng", which elsewhere is a citation.
 */
struct label label_read_as(struct str text, bool heading);
static inline struct label label_read(struct str text)
{
    return label_read_as(text, false);
}
static inline struct label label_read_heading(struct str text)
{
    return label_read_as(text, true);
}
/*
 * "i)", "(v)": a letter that is a small Roman number, too, the other way than the label of the text
 * was read; LABEL_NONE in class for others. The numbers around decide.
 */
struct label label_other(struct str text, const struct label *);
/* "b1)" as the first clause below b), as plans have it: LABEL_NONE in class for others. */
struct label label_lettered(struct str text, const struct label *);
enum division_column { DIVISION_WORD, DIVISION_ELEMENT, DIVISION_SHORT_NAME }; /* of [division] */

/*
 * 1 + the division whose word the text begins with, in any case, before a blank or a digit; 0 for
 * none. *length: where its number begins.
 */
size_t label_division(struct str text, size_t *length);
/* "IV", "A": the number of a group of rows, without a mark. */
bool label_is_bare(struct str);
/* "2" for "2.1", "1.3" for "1.3.1.": the number that heads the one below it. */
bool label_is_above(struct str number, struct str below);
/* "I. Lênin", right after "V.": the initial of a name, which what is before it is one of, too. */
bool label_is_initial(struct str rest);
/* "Mác" after "C. ", "I. Lênin" after "V. ": a name that the lexicon has with initials. */
bool label_is_name(struct str rest);
/* The clause number that a label means: "III-" -> "III", "2.1." -> "2.1", "a)" -> "a". */
struct str label_number(struct str label);
/*
 * The same for addresses, in the arena: without blanks or letters of other alphabets, and words as
 * Roman numbers: "Điều 2 bis." -> "2bis", "Phần thứ hai" -> "II".
 */
struct str label_number_plain(struct arena *, struct str label);
/* The same with a misread Roman number as it was meant, "1V-" -> "IV". */
struct str label_number_meant(struct arena *, struct str label);

#endif
