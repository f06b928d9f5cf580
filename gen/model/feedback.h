/*
 * Feedback: the comments that bodies made on a draft, what the office answered, and what became of
 * each in the final paper.
 */
#ifndef MODEL_FEEDBACK_H
#define MODEL_FEEDBACK_H

#include "base/mem.h"
#include "base/source.h"
#include "model/doc.h"

enum feedback_answer { ANSWER_NONE, ANSWER_ACCEPTED, ANSWER_PARTLY, ANSWER_REJECTED, ANSWERS };

/* What a comment asks for; FEEDBACK_OTHER where its words do not say it. */
enum feedback_request {
    FEEDBACK_OTHER,
    FEEDBACK_CHANGE,
    FEEDBACK_ADD,
    FEEDBACK_REMOVE,
    FEEDBACK_SPLIT,
    FEEDBACK_REQUESTS
};

/* What was done; UNCLEAR where nothing quoted shows it, so that a reader must look. */
enum feedback_result { RESULT_UNCLEAR, RESULT_DONE, RESULT_HALF, RESULT_NOT, RESULTS };

struct feedback_item {
    struct str number, comment, who, answer; /* cells of the table, as they are */
    size_t row;                              /* in the table's file, from 1 */
    enum feedback_answer answered;
    enum feedback_request request;
    enum feedback_result result;
    struct str old, new;      /* the words that it is about, those that it wants; or unset */
    unsigned share;           /* thousandths of the wanted (else of the old) words in the final */
    const struct node *draft; /* where the draft has the old words, or NULL */
    const struct node *final; /* where the final paper has the wanted (else the old) words */
    const struct node *still; /* where it has the old words still, beside the wanted ones */
};

struct feedback {
    struct arena *arena; /* owns the strings; the caller's */
    const struct source *table;
    const struct doc *draft, *final;
    vec(struct feedback_item) items;
};

/* Is what was done not what was answered: accepted and not wholly done, or rejected and done. */
bool feedback_conflicts(const struct feedback_item *);

#endif
