/*
 * A province's profile (sources/provinces/ID/profile.xml, grammar profile.rng): its names, the
 * masthead, what it does with each central clause, and its tasks.
 *
 * Central clauses are addressed by path (model/doc.h), always as in the central
 * document, whatever else the overlay moves. What no operation names is carried unchanged, but
 * for clauses that are meant for central bodies only, as the central document marks them or by
 * their words (model/central_matter.h): those need an operation of their own. Literal text is
 * Markdown and may hold {{fields}}; blanks that indent all its lines alike do not count.
 *
 * The overlay works in this order, whatever the order of its lines:
 *   1. the text of each clause: carry (substitutions) or replace, then extend in the order given;
 *   2. merge; 3. as and label; 4. split (so phrases are those of the changed text);
 *   5. move and add, in the order given; 6. omit; 7. numbering and footnote marks made anew.
 * A copy is a clause of its own: it takes part in step 5 only, and may be an anchor by its id.
 *
 * <base> lists the central clauses that the overlay was written against, path and beginning of the
 * SHA-256 of the words, in their order. A path then means the clause that it meant there, wherever
 * the central text has it now. A clause that reads differently takes the operations that still fit;
 * what does not fit, or has lost its clause, is a conflict, an error (merge/overlay/rebase.h).
 *
 * One clause may have one of carry and replace, any number of extend, one split, one move, a part
 * in one merge; an omitted clause has nothing else (others may still be placed before or after it).
 */
#ifndef MODEL_PROFILE_H
#define MODEL_PROFILE_H

#include <stdbool.h>

#include "base/source.h"

struct arena;

/*
 * Text with its place, for messages. Markdown texts are as in the file, line for line; all others
 * are trimmed, and their line ends are blanks.
 */
struct profile_text {
    struct str text; /* unset where the element is missing */
    struct pos pos;
};

struct profile_field { /* {{name}} in templates and literal text */
    const char *name;
    struct profile_text value; /* an empty element is a blank left on purpose: unset */
    struct str owner;          /* who has to fill it, for the list of blanks; may be unset */
};

/*
 * Every occurrence of from becomes to; zero occurrences is a warning. With through, all from there
 * on to the end of the next through goes with it, so that a long passage is named by its ends.
 */
struct substitution {
    const char *name;             /* NULL when written in place, or for all clauses */
    struct str from, through, to; /* plain text; {{fields}} in to */
    struct profile_text own;      /* Markdown in place of to: with its own emphasis and footnotes */
    struct pos pos;
};

enum overlay_op {
    OVERLAY_CARRY,   /* with substitutions and, maybe, another form (as) */
    OVERLAY_EXTEND,  /* sentences of the plan after the clause's text */
    OVERLAY_REPLACE, /* literal text in place of the clause's; its place and children stay */
    OVERLAY_OMIT,    /* one or several, with all below but what is moved away; reason is a must */
    OVERLAY_MERGE,   /* the texts of paths[1..] follow that of paths[0] in one paragraph */
    OVERLAY_SPLIT,   /* a new clause begins at each of the phrases */
    OVERLAY_MOVE,    /* with all below it, to place */
    OVERLAY_ADD,     /* own clauses at place */
    OVERLAY_COPY     /* the central clause's words once more, at place, with substitutions */
};

enum overlay_place { PLACE_BEFORE, PLACE_AFTER, PLACE_FIRST, PLACE_LAST }; /* of/in the anchor */

enum overlay_form { FORM_SAME, FORM_HEADING, FORM_NUMBER, FORM_PARA, FORM_BULLET };

struct overlay_phrase {
    struct profile_text text; /* the words with which a new piece begins; trimmed */
    enum overlay_form form;   /* FORM_SAME: that of the split */
    struct str label;
};

struct overlay_item {
    enum overlay_op op;
    enum overlay_form form; /* of the clause; of each piece of a split */
    struct str label;       /* printed in place of the number that the clause would get; a
                               paragraph with a label is a numbered clause */
    struct str *paths;      /* central paths, at least one but for OVERLAY_ADD */
    size_t path_count;
    enum overlay_place place; /* OVERLAY_MOVE and OVERLAY_ADD */
    struct str anchor;        /* central path, or the id of an added clause */
    const char *id;           /* of an added clause, so that others can be placed beside it */
    bool keep_labels;         /* add: numbers remain as the text has them */
    struct profile_text text; /* Markdown: extend, replace, add */
    struct str with;          /* extend, merge: what joins the texts; " " when not given */
    struct str reason;        /* omit */
    bool proposed;            /* by the program: nobody has looked at it yet */
    bool plain;               /* carry, copy: without the central text's emphasis */
    struct str *uses;         /* carry: names of substitutions of the whole overlay */
    size_t use_count;
    struct substitution *substitutions;
    size_t substitution_count;
    /* A phrase that does not occur is passed over with a warning, so that one profile can serve
     * the digest and the official text; when none of them occurs it is an error. */
    struct overlay_phrase *phrases;
    size_t phrase_count;
    struct pos pos;
};

enum deadline_kind {
    DEADLINE_DATE,
    DEADLINE_MONTH,
    DEADLINE_QUARTER,
    DEADLINE_YEAR,      /* value says which */
    DEADLINE_ONGOING,   /* thường xuyên */
    DEADLINE_PERIODIC,  /* định kỳ */
    DEADLINE_YEARLY,    /* hằng năm */
    DEADLINE_TERM,      /* theo nhiệm kỳ */
    DEADLINE_PROGRAMME, /* theo chương trình, đề án */
    DEADLINE_OTHER      /* in words only */
};

struct profile_body { /* a body of a task: from the registry, or in words */
    const char *ref;  /* registry id, or NULL */
    struct str words; /* printed in its place; unset: the registry's name */
    bool printed;     /* of the first: the cell is as an existing paper has it, also where the
                         row above has the same lead, and its first letter stays small */
    struct pos pos;
};

struct profile_column { /* of an appendix, beside the form's own */
    const char *name;
    struct str title;
    struct pos pos;
};

struct profile_cell { /* of such a column, or of one that a template has */
    const char *name;
    struct profile_text text; /* Markdown; may be "" */
};

struct profile_task { /* or a target, which has neither deadline, product nor code */
    const char *id;
    unsigned code;            /* its number for life, wherever its row goes; 0: not given yet */
    struct str number;        /* printed in place of its place among the tasks, or unset */
    struct profile_text text; /* Markdown */
    struct str *clauses;      /* central paths, rows of annexes with them (PL2/66), or ids of added
                                 clauses, that the task serves */
    size_t clause_count;
    struct profile_body *lead, *cooperating;
    size_t lead_count, cooperating_count;
    enum deadline_kind deadline;
    struct str deadline_value; /* "2024-04-30", "2024-04", "2024-Q1", "2025" */
    struct str deadline_words; /* printed unchanged, in place of the style's words */
    struct pos deadline_pos;
    struct profile_text product;
    struct profile_cell *cells;
    size_t cell_count;
    bool proposed; /* as of an overlay_item */
    struct pos pos;
};

struct profile_base { /* a central clause as the overlay knows it */
    struct str path, digest;
};

enum open_place { OPEN_MASTHEAD, OPEN_OVERLAY, OPEN_TASK }; /* the element that it is in */

struct profile_open { /* <open>: what somebody still has to decide */
    enum open_place place;
    struct str name;     /* of the field, or path of the clause, that it asks about; may be unset */
    size_t index;        /* of the operation that follows it, or of its task */
    struct str question; /* one line */
    struct pos pos;
};

/* Comments of a new profile, for people, one a line. */
struct profile_remarks {
    struct str head, rest; /* above all; after the last operation */
    struct str *items;     /* above each operation, in their order */
    size_t count;
};

struct profile {
    const char *id;               /* of the plan: one place has many */
    const char *province;         /* id of the place in the registry; NULL: it is the plan's */
    const char *kind;             /* templates/KIND */
    struct profile_field *fields; /* of masthead and fields; the names: merge/plan/plan.h */
    size_t field_count;
    struct profile_text *bases;      /* legal bases, in order */
    struct profile_text *addressees; /* "Kính gửi": whom a letter or a report is sent to */
    struct profile_text *recipients; /* "Nơi nhận": who gets a copy */
    size_t basis_count, addressee_count, recipient_count;
    const char *central;       /* id of the central document, sources/central/ID.md */
    struct profile_base *base; /* may be none */
    size_t base_count;
    struct str *labels; /* by level, in place of the style's: "I-" "1." "1.1." "a)" */
    size_t label_count;
    struct overlay_item *items; /* in document order */
    size_t item_count;
    struct substitution *substitutions; /* of the whole overlay: named ones, and ones for all */
    size_t substitution_count;
    struct profile_task *tasks, *targets;
    size_t task_count, target_count;
    unsigned codes;       /* the highest code that a task has or had: none is given twice */
    struct pos tasks_pos; /* of <tasks>; unset without */
    struct profile_column *task_columns, *target_columns;
    size_t task_column_count, target_column_count;
    struct profile_open *opens; /* in document order */
    size_t open_count;
    const struct source *source;
};

/* Owned by the arena; NULL after diagnostics when it is no profile at all (XML, schema). */
const struct profile *profile_read(struct arena *, const struct source *);
/* The element's name: "carry", "extend", ... */
const char *overlay_op_name(enum overlay_op);
/* The words of a profile for its forms, places and deadlines, by their enumerators. */
extern const char *const overlay_form_names[FORM_BULLET + 1];
extern const char *const overlay_place_names[PLACE_LAST + 1];
extern const char *const deadline_names[DEADLINE_OTHER + 1];
/* Is the field of that name Markdown: preamble, articles, and those that begin with "printed-". */
bool profile_is_markdown(const char *name);
/* Is the field who signs, whose lines are those of the print. */
bool profile_is_signature(const char *name);
const struct profile_field *profile_field(const struct profile *, const char *name);
/* The last day of a task's deadline, ISO, the 31st of any month; "" where it has none. */
struct str profile_deadline_day(struct arena *, const struct profile_task *);
/* The sign of a number without its figure: "-KH/TU" of "12-KH/TU", "/KH-UBND" of "12/KH-UBND"; ""
 * for none. */
struct str profile_number_sign(struct str number);
/* The id by which the registry knows the place that the plan is of. */
const char *profile_place(const struct profile *);

#endif
