/*
 * What every output shows of a comparison, once: its rows, the remarks on each, and the summary.
 *
 * Rows come in the order of the new text; an omitted clause comes where the old text had it, before
 * the first link to a later old clause. What is outside the clauses comes before and after them, a
 * footnote after its clause.
 */
#ifndef WRITE_DIFF_DIFF_ROWS_H
#define WRITE_DIFF_DIFF_ROWS_H

#include "base/diag.h"
#include "model/comparison.h"

/* The classes of rows: first those of enum link_content. */
enum { DIFF_OMITTED = CONTENT_PARTIAL + 1, DIFF_ADDED, DIFF_FRAME, DIFF_CLASSES };

enum diff_side { DIFF_OLD, DIFF_NEW, DIFF_SIDES };

/* A piece of what a row shows of one side: the path of a clause, or text. */
struct diff_piece {
    const struct node *clause; /* NULL: text */
    struct str text;
    bool marked;           /* words that the other side lacks */
    bool elsewhere;        /* words of the old side that another clause carries */
    enum difference level; /* of marked text, why it is */
};

struct diff_row {
    unsigned class;
    const char *name;        /* of the class, or part, in the user's language */
    const struct link *link; /* these three: NULL for the others */
    const struct omission *omission;
    const struct frame_change *frame;
    const struct node *clause; /* of the new text, or the old one if it is only there */
    struct diff_piece *sides[DIFF_SIDES];
    size_t piece_count[DIFF_SIDES];
    /* Relation, structure, figures, slips; of an omission its gravity and the nearest candidate. */
    const struct str *remarks;
    size_t remark_count;
    bool unchanged; /* nothing to look at: word for word, in its place */
    bool folded;    /* nothing but systematic changes */
};

/* A line of the head of a report. */
struct diff_note {
    const struct node *clause; /* of the new text, which it is about, or NULL */
    bool omitted;              /* it is one of the old text, which is left out */
    struct str text;
};

struct diff_report {
    struct arena *arena;
    const struct comparison *comparison;
    const char *heads[3];            /* of the table: old, new, explanation */
    struct str papers[DIFF_SIDES];   /* "Central text: title, number, day" */
    const char *names[DIFF_CLASSES]; /* of the classes, in the user's language */
    struct diff_row *rows;
    size_t row_count;
    const struct diff_row **omitted; /* the row of each comparison->omitted */
    const struct str *summary;       /* the counts in sentences */
    size_t summary_count;
    /* What changed in substance, the gravest first; what changed alike in many places; by part. */
    const struct diff_note *substance, *systematic, *parts;
    size_t substance_count, systematic_count, part_count;
    const struct diff_note *repaired, *introduced; /* against an earlier draft */
    size_t repaired_count, introduced_count;
};

/* Owned by the arena, which the report keeps for texts of its writers. */
const struct diff_report *diff_report(struct arena *, const struct comparison *);

/* diff_earlier.c: fills repaired and introduced. */
void diff_earlier(struct diff_report *);

/* "verbatim", "adapted", "partial", "omitted", "added", "frame", not translated. */
const char *diff_class_name(unsigned class);
const char *diff_part_name(enum frame_part); /* in the user's language */
enum msg diff_duty_message(enum duty);
size_t diff_class_count(const struct comparison *, unsigned class);

/* "HEAD: title, number, day"; the name of the file where the paper has no title. */
struct str diff_paper(struct arena *, const char *head, const struct doc *);
/* What a report says of a turn, or of a fact where turn is NULL. */
struct str diff_change(struct arena *, const struct turn *, const struct changed_number *fact);
/* "IV.2", or the kind of a clause without a path, the title's in the user's language. */
struct str diff_path(const struct node *);
/* The clause's number as printed, a blank and its text; cells of a row separated by " | ". */
struct str diff_text(struct arena *, const struct node *);

#endif
