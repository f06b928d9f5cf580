/*
 * Footnotes and the calls that lead to them, for every reader: both are gathered as they are read,
 * and joined when all are known. Papers number their notes anew on every page, or not.
 */
#ifndef MODEL_FOOTNOTES_H
#define MODEL_FOOTNOTES_H

#include "base/mem.h"
#include "model/doc.h"

struct footnote_call {
    struct node *node; /* whose text holds the call */
    struct run *run;   /* its text is the mark */
};

struct footnote {
    struct node *node;   /* detached; its label is the mark */
    struct node *anchor; /* where it hangs if nothing calls it; NULL: the document */
    bool called;         /* set by footnotes_attach(), like the next */
    bool again;          /* one before it has the same mark */
};

struct footnotes { /* zero it to start */
    vec(struct footnote_call) calls;
    vec(struct footnote) notes;
    bool in_rows; /* what a cell calls hangs in its row and goes where the table goes; else after it
                   */
};

/*
 * Joins each call with the first note of its mark that follows it in the source, else the last one
 * before; a call without a note stays superscript text. Every note is hung below the clause that
 * calls it, one that a cell calls as in_rows says; notes are then in the order of the source.
 */
void footnotes_attach(struct footnotes *, struct doc *);
void footnotes_free(struct footnotes *);

/* Hangs a detached note into holder, after the footnotes with which its children begin. */
void footnote_place(struct node *holder, struct node *note);

#endif
