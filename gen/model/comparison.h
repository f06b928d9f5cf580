/*
 * The result of a comparison: facts that compare/ finds and write/ prints. Every output (terminal,
 * Markdown, HTML, JSON) is printed from this one structure, so that all agree on every count.
 *
 *     old  I  I.1  II  II.1  III ...        old clauses: the central text, or the earlier draft
 *              \  /     |     \
 *     new  I   I.1     II      (none)       links; omitted: old without link; added: new without
 *
 * Nodes are borrowed from the two documents, which must outlive the comparison.
 */
#ifndef MODEL_COMPARISON_H
#define MODEL_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "model/doc.h"

struct arena;

/* How far two words, or two clauses, differ: each level folds more than the one before. */
enum difference {
    DIFFERENCE_NONE,
    DIFFERENCE_LAYOUT,     /* blanks and line ends */
    DIFFERENCE_TYPOGRAPHY, /* case, quotes, dashes, punctuation */
    DIFFERENCE_SPELLING,   /* variants, both correct: hòa, hoà */
    DIFFERENCE_SLIP, /* suspected scanning or typing error: "đây mạnh" for "đẩy mạnh" */
    DIFFERENCE_WORDING,
    DIFFERENCE_LEVELS
};

enum link_content { CONTENT_VERBATIM, CONTENT_ADAPTED, CONTENT_PARTIAL };

enum link_structure { STRUCTURE_ONE, STRUCTURE_SPLIT, STRUCTURE_MERGED, STRUCTURE_MANY };

/*
 * A stretch of the marked text of a link. Stretches in order, without the inserted ones, are the
 * old clauses' text (joined by "\n"); without the deleted ones the new clause's text, byte for
 * byte. Of an old clause that was split, a piece's link deletes what other pieces carry; this is no
 * change of wording, and is not counted as one.
 */
struct stretch {
    enum change change;
    enum difference level; /* NONE for common text; of a changed stretch, why it is one */
    struct str text;
    const struct node *elsewhere; /* of a deleted one: the clause of the new text that carries it */
    bool systematic;              /* part of a replacement that is made in many places */
};

enum changed_kind { CHANGED_NUMBER, CHANGED_DATE, CHANGED_ACT, CHANGED_LEAD, CHANGED_BODY };

/* A figure, a date, an act, a leading body or another one that a link changed or lost; of two
 * drafts an act or a body that the link put in, too. */
struct changed_number {
    struct str was, now; /* now is unset where it is gone, was where it was put in */
    enum changed_kind kind;
    struct str what;                 /* what the figure counts, or unset */
    struct str was_shown, now_shown; /* with bound and unit: "trên 80 %" */
};

enum turn_kind { TURN_ROLE, TURN_STAGE, TURN_NEGATION };

/* A word that turns a duty: who leads became who joins in, a later stage became an earlier one. */
struct turn {
    enum turn_kind kind;
    struct str was, now; /* either is unset where nothing is in its place */
};

/* A cell of a row that differs. */
struct changed_cell {
    struct str column; /* its title, or unset */
    struct str was, now;
    struct str dropped, added; /* the items that only one has */
    bool list;                 /* other items are in both, or one is empty */
};

/* One clause of the new text with the old clauses that it carries. */
struct link {
    const struct node *clause;
    const struct node **old; /* in reading order */
    size_t old_count;
    enum link_content content;
    enum link_structure structure;
    bool moved;
    unsigned cov_old, cov_new;          /* thousandths of the words that the other side has */
    unsigned evidence;                  /* strength of the weakest of its pairs, in bits */
    unsigned counts[DIFFERENCE_LEVELS]; /* words by level of difference */
    unsigned marks; /* pairs of words within WORDING that differ by a mark: check them */
    struct stretch *stretches;
    size_t stretch_count;
    const struct changed_number *numbers;
    size_t number_count;
    const struct changed_cell *cells; /* of a row linked with one row */
    size_t cell_count;
    const struct turn *turns;
    size_t turn_count;
    bool only_systematic; /* nothing is worded otherwise but by replacements made in many places */
};

/* What kind of statement was dropped, the gravest first: the order of the report. */
enum duty { DUTY_TARGET, DUTY_TASK, DUTY_PRINCIPLE, DUTY_HEADING, DUTY_BACKGROUND, DUTY_CENTRAL };

struct omission {
    const struct node *clause; /* of the old text */
    enum duty duty;
    const struct node *best; /* the rejected candidate nearest to it; NULL without one */
    unsigned score;          /* thousandths of what a link would have needed */
    struct str shared;       /* the longest wording that the two share, or unset */
    struct str missing;      /* the weightiest wording that the candidate lacks, or unset */
    char digest[13];         /* of the clause's text: what a waiver names it by */
    struct str waiver;       /* the reason why a reviewer let it pass, or unset */
    struct pos waiver_pos;   /* where that is written, or unset */
};

/* What is outside the clauses, in the order of a paper. */
enum frame_part {
    FRAME_SUPERIOR,
    FRAME_ISSUER,
    FRAME_MOTTO,
    FRAME_NUMBER,
    FRAME_PLACE_DATE,
    FRAME_DRAFT,
    FRAME_MARK,
    FRAME_OTHER,
    FRAME_PREAMBLE,
    FRAME_FOOTNOTE,
    FRAME_TABLE_TITLE,
    FRAME_TABLE_HEAD,
    FRAME_RECIPIENT,
    FRAME_SIGNATURE,
    FRAME_PARTS
};

/* A difference outside the clauses. */
struct frame_change {
    enum frame_part part;
    const struct node *old, *new; /* either is NULL where the unit was put in or dropped */
    bool moved;                   /* the same text at another place of its list */
    bool filled;                  /* the number or the date, which the old text left blank */
    unsigned counts[DIFFERENCE_LEVELS];
    const struct stretch *stretches; /* as those of a link */
    size_t stretch_count;
};

/* Words of each side by what became of them; each side's parts add up to its total. */
struct ledger {
    size_t old_total, old_carried, old_dropped, old_omitted;
    size_t new_total, new_carried, new_own, new_added;
};

/* The same wording replaced by the same other one in several places: "UBND", "Ủy ban nhân dân". */
struct replacement {
    struct str was, now; /* as in the first place */
    size_t places;
    const struct node *first; /* of the new text */
};

/* A part of the old text (I, II ...) and how much of it is carried. */
struct part_share {
    const struct node *heading;
    size_t clauses, carried;
    unsigned mass; /* thousandths of its weight */
};

struct comparison {
    struct arena *arena;
    const struct doc *old_doc, *new_doc;
    bool draft;         /* the old text is an earlier draft, not the text that is carried out */
    struct link *links; /* in reading order of the new text */
    size_t link_count;
    const struct omission *omitted; /* gravest first, then in reading order */
    size_t omitted_count;
    const struct node **added; /* in reading order */
    size_t added_count;
    const struct frame_change *frame; /* by part, then in reading order */
    size_t frame_count;
    size_t old_clauses;    /* headings, paragraphs, bullets and rows: titles are not counted */
    size_t carried;        /* of them, those with a link */
    size_t content[3];     /* links by enum link_content */
    unsigned carried_mass; /* thousandths of the old text's weight that is carried */
    size_t waived;         /* omissions with a waiver */
    size_t stale_waivers;  /* waivers whose clause has changed or is carried by now */
    struct pos reasons;    /* where a profile has its reasons, or unset; set by cli/ */
    const struct replacement *replacements; /* the most frequent first */
    size_t replacement_count;
    const struct part_share *parts;
    size_t part_count;
    struct ledger ledger;
    const unsigned char *new_carried; /* by word of the new text, in order: is it carried */
    /* Three-way: set by compare_with_earlier(), else NULL and 0. Nodes of the old text. */
    const struct doc *earlier;
    const struct node **repaired; /* omitted by the earlier draft, carried now */
    size_t repaired_count;
    const struct node **introduced; /* carried by the earlier draft, omitted now */
    size_t introduced_count;
};

/*
 * Is there anything that a reviewer must look at: wording, moves, omissions, additions, what is
 * outside the clauses; of two drafts every changed letter.
 */
bool comparison_differs(const struct comparison *);
void comparison_free(struct comparison *); /* NULL is allowed */

#endif
