/*
 * Numbers in a text without mark-up that may call notes: behind a word, a sign, a date, a stop, or
 * in brackets.
 */
#ifndef READ_SCAN_NOTE_CALLS_H
#define READ_SCAN_NOTE_CALLS_H

#include "base/source.h"

/* How a number is written; most texts have others that are written so and call no note. */
enum note_call_kind {
    CALL_ROUND, /* in round brackets, after a word */
    CALL_APART, /* the same after a blank */
    CALL_BRACKETED,
    CALL_SURE,    /* after a small letter, a closing sign or the sign of an act, or raised */
    CALL_GLUED,   /* after a percent sign, a year, or a stop after a word */
    CALL_CAPITAL, /* after capitals, "UBND1", and their digits, "QH153" */
    CALL_CLOSED,  /* a blank, which is of the call, after a quotation or the stop of a sentence */
    CALL_KINDS
};

struct note_call { /* its offset, after the first byte, and bytes; 0: none */
    size_t at, length;
};

struct note_calls {                         /* zero it to start */
    struct note_call last[CALL_KINDS][100]; /* where each number was last */
};

/* Bytes of "[12]" or "(12)" at i, and its number; 0: there is something else. */
size_t note_bracketed(struct str, size_t i, unsigned *value);
/* Reads what a line has. */
void note_calls_read(struct note_calls *, const struct source *, size_t line);

#endif
