/*
 * Plan: central document + profile -> the plan and its appendix, through the templates.
 *
 *     profile, registry, style --> context (struct value) --template--> Markdown, with the origin
 *     of every byte --reader--> the frame of the plan (struct doc), with a place for the clauses
 *     central doc, profile --overlay--> clauses (struct doc) --> take that place, node for node
 *
 * The readers are handed in (struct plan_tools): this stage includes none. The clauses do not pass
 * through Markdown, so every character of a carried clause arrives as it is, with its origin.
 *
 * Two templates are expanded: plan and, if there are tasks, appendix. Both read the same names.
 *
 * THE NAMES A TEMPLATE MAY USE (this list is the contract between templates and program)
 *
 *   {{name}}    is escaped for its place in the Markdown; {{{name}}} is printed as it is:
 *               use it for values marked [md] below, which are Markdown already.
 *   {{#name}}   of a value that is not set is left out, never an error; {{name}} of one is.
 *   A date is an object: {{date.day}} "05", {{date.month}} "3" (days below 10 and months below 3
 *   with a zero: Decree 30/2020 Annex I II.4, Guide 05-HD/VPTW), {{date.year}}, {{date.short}}
 *   "05/3/2024", {{date.iso}}. A date of which only month or year is known lacks the other parts.
 *
 *   Fields of the profile: every <field name="x"> is {{x}}, in <masthead> and <fields> alike.
 *   The names below are those that the shipped templates share; a profile may add its own.
 *     province    Bắc Giang
 *     superior    body above the issuer (masthead, upper left, first line)    may be unset
 *     issuer      issuing body as the masthead prints it: TỈNH UỶ BẮC GIANG
 *     body        the body that decides, as sentences name it: Ban Thường vụ Tỉnh uỷ
 *     author      author line below the type: CỦA BAN THƯỜNG VỤ TỈNH UỶ        may be unset
 *     number      124-KH/TU, 16/KH-UBND                                        may be unset
 *     place       Bắc Giang
 *     date        a date, see above; written 2024-03-19, 2024-03 or 2024       may be unset
 *     subject     what the plan is about: thực hiện Nghị quyết số ...
 *     preamble    [md] the sentence(s) that lead to the first clause
 *     without-masthead, without-closing   set: the paper prints none           may be unset
 *     printed-masthead, printed-title, printed-closing, printed-appendix-title, printed-appendix
 *                 [md] that part of an existing paper as it is, in place of the form's own
 *     printed-columns [md] the heading row of the task table in place of the form's
 *     authority   T/M BAN THƯỜNG VỤ, TM. ỦY BAN NHÂN DÂN
 *     position    PHÓ BÍ THƯ, CHỦ TỊCH
 *     signatory   name under the signature                                     may be unset
 *   draft         number of the draft, with --draft only ("2")
 *   bases         list of { text [md], last }: legal bases in order
 *   articles      [md] the articles of a decision, in place of the form's       may be unset
 *   addressees    list of { text [md], last }: whom a letter or a report is sent to
 *   only-addressee, several-addressees   the text [md] of a single one; true where there are more
 *   recipients    list of { text [md], last }: who gets a copy
 *   clauses       [md] all clauses of the plan, numbered, with their footnotes: {{{clauses}}}
 *                 is once in the plan's template, in a line of its own
 *   central       { kind ("nghị quyết"), number, date, place, issuer, subject, digest (true or
 *                 unset) }: the text that is carried out
 *   id, kind      of the profile
 *
 *   tasks         list, one a row of the appendix, in the order of the profile:
 *                 { number "1", id, text [md], deadline, product [md, may be ""],
 *                   lead "A; B", cooperating "A; B" (names joined by the style's word),
 *                   leads, cooperators: lists of { name, last },
 *                   clauses: list of { path (in the plan), last },
 *                   same-lead: true where the row above has the same lead,
 *                 cells: list of { name, text [md] } of the profile's columns, each cell also by
 *                   its name ({{{funding}}} for <cell name="funding">) }
 *   review        true in the copy for those who decide, with --copy review; then each task has
 *                 sources: list of { path, text, own (true or unset), last }: the clauses that it
 *                 serves, with the beginning of the central words; own: a clause of the plan
 *   columns       list of { name, title } of the columns that the profile adds
 *   has-tasks, has-products   true or unset
 *   targets       list, one a row of their appendix: { number, id, text [md], lead, cooperating,
 *                 leads, cooperators, clauses, cells } as of tasks
 *   target-columns   as columns, of the targets
 *   has-targets, has-target-leads, has-target-cooperators   true or unset
 *   several-appendices   true where there are tasks and targets
 *   groups        the tasks by lead, each lead once, in order of first task:
 *                 { number "1", roman "I", lead, count, tasks: as above }
 *
 *   Functions ({{#upper}}...{{/upper}} and others): lambda.h.
 *
 * WORDS of style.xml that this stage prints (so no word of a document is in the program):
 *   label-1 .. label-6   numbering of level 1 .. 6, by example: "I-" "1." "1.1." "a)"; I, i, 1, a
 *                        and A mean the counters, the last is the level's own, those before
 *                        it are the numbers of the levels above
 *   bullet               mark of a bullet: "-"
 *   body-separator       after each body of a joint lead but the last: ";" (a blank follows)
 *   deadline-date, -month, -quarter, -year      small templates over {{day}} {{month}}
 *                        {{quarter}} {{year}}: "Tháng {{month}}/{{year}}"
 *   deadline-ongoing, -periodic, -yearly, -term, -programme   "Thường xuyên" ...
 *   blank                what --draft prints for an unset name, over {{name}}: "[{{name}}]"
 *   open-date            what the templates print for a day that is not known: "…"
 */
#ifndef MERGE_PLAN_PLAN_H
#define MERGE_PLAN_PLAN_H

#include "merge/overlay/overlay.h"
#include "model/doc.h"
#include "model/profile.h"
#include "model/registry.h"
#include "model/style.h"

enum plan_mode {
    PLAN_STRICT, /* an unset name is an error */
    PLAN_DRAFT,  /* it becomes a blank, listed by a note */
    PLAN_FINAL   /* as strict; and a field left empty in the profile is an error */
};

struct plan_inputs { /* all borrowed, to live as long as the plan */
    const struct doc *central;
    const struct doc *base; /* the text that the profile's <base> lists, or NULL */
    const struct profile *profile;
    const struct registry *registry;
    const struct style *style;
    enum plan_mode mode;
    bool review;       /* the copy that is not issued, with the sources of tasks */
    const char *draft; /* number of the draft in PLAN_DRAFT, else NULL */
    struct str date;   /* ISO: the plan date for names of bodies; unset: the profile's date */
    bool renames;      /* bodies that have ended are called as on that day (rename.h); else they are
                          errors in tasks, and texts stay */
};

struct plan_tools { /* other stages, handed in by cli/ */
    struct doc *(*read_markdown)(const struct source *);
    struct doc *(*read_fragment)(const struct source *); /* clauses without a masthead */
    /* A template of the profile's kind by name ("plan", "appendix", a partial); NULL when there is
     * none, after no diagnostic. */
    const struct source *(*load)(void *user, struct str name);
    void *user;
};

struct plan_reference { /* a task's row of the appendix, and a clause of the plan that it serves */
    struct str row, clause; /* paths */
};

struct plan {
    struct doc *plan;     /* clauses have their origin */
    struct doc *appendix; /* NULL when the profile has no tasks */
    struct overlay *overlay;
    struct plan_reference *references; /* in the order of the tasks */
    size_t reference_count;
    struct arena *arena;
};

/* NULL after diagnostics: all faults of profile, templates and clauses. Free with plan_free(). */
struct plan *plan_build(const struct plan_inputs *, const struct plan_tools *);
void plan_free(struct plan *); /* NULL is allowed */

#endif
