/*
 * Diagnostics: every message about an input goes through diag() and comes from msg.def.
 *
 * Faults in input never travel as return codes: a stage reports and continues; it returns NULL
 * only where nothing is left to work with. The log belongs to the process; it is printed once,
 * sorted by file and place, by diag_print(). Form of a message:
 *
 *     FILE:LINE:COLUMN: error: TEXT [rule-name]
 *         the source line
 *         ^ under the character
 *
 * It is bounded and harmless whatever the input: 20 of one message of msg.def on one file are
 * kept and the rest counted; long texts are cut in the middle; what could act on a terminal is
 * shown by signs (unicode_harmless()).
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/source.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

enum msg {
#define MSG(id, level, rule, vi, en) MSG_##id,
#include "base/msg.def"
#undef MSG
    MSG_COUNT
};

/* Arguments fill the %-directives of the message, in the same order in both languages. */
void diag(enum msg, struct pos, ...);
void diag_list(enum msg, struct pos, va_list);
/* Are so many of this message kept of the file that one more is only counted: what is worked out
 * for its text alone need not be. */
bool diag_is_full(enum msg, struct pos);
const char *diag_last(void); /* text of the last message, also where it is only counted */
enum diag_level msg_level(enum msg);
const char *msg_rule(enum msg);
bool msg_of_machine(enum msg); /* does it say that the machine failed, not the input */
/*
 * How far work has come, on standard error: on a terminal a bar, which the next one replaces and
 * diag_progress_end() takes away; elsewhere a line. The arguments are those numbers. At most one a
 * second, ten on a terminal, none in the first second, and nothing with --quiet.
 */
void diag_progress_of(enum msg, size_t done, size_t all);
/* The same at once, of what is begun now: the arguments are its number, then the others. */
void diag_progress_at(enum msg, size_t what, size_t done, size_t all);
void diag_progress_end(void);
/* A line on standard output at once, of what a command has done; nothing with --quiet. */
void diag_result(enum msg, ...);
/* The same on standard error. */
void diag_line(enum msg, ...);
/* Where there is no source to point into: name is the file as the user gave it. */
void diag_file(enum msg, const char *name, ...);
void diag_at(enum msg, const char *name, size_t line, size_t column, ...);

size_t diag_errors(void); /* so far, printed or not */
size_t diag_said(void);   /* messages of any level */
/* Was one of them that the machine failed: a file cannot be written, a program not be run. */
bool diag_of_machine(void);
/* As at the start of the process: no messages, none counted. For tests of several runs in one. */
void diag_forget(void);

/*
 * What the log has of one file (NULL: of all, and of none) from an entry on, for whoever keeps or
 * shows it: *at is diag_entries() of that moment, and is moved on. False where there is no more.
 * Text and file are the log's: valid until it is printed. Messages that were only counted are one,
 * without a text.
 */
struct diag_message {
    enum msg msg;
    const char *file;    /* NULL without a place */
    size_t line, column; /* 0 without a place */
    struct str text;
    size_t count; /* of those only counted */
};
size_t diag_entries(void);
bool diag_next(size_t *at, const char *file, struct diag_message *);

enum diag_language { DIAG_VI, DIAG_EN };
/* "vi", "en", or NULL for LC_ALL, LC_MESSAGES, LANG; false if the name is neither. */
bool diag_set_language(const char *name);
enum diag_language diag_language(void);
/* "auto", "always", "never"; false otherwise. */
bool diag_set_color(const char *when);
/* Is what goes to the file to be coloured: as --color says, else where it is a terminal. */
bool diag_color(FILE *);
void diag_set_quiet(bool); /* notes and warnings are counted, not printed */
bool diag_is_quiet(void);

/* Sorted, each message once, then the log is empty; the counts stay. */
void diag_print(FILE *);
/*
 * From one process of this program to another: the log as bytes (then it is empty; counts stay),
 * and such bytes taken into the log, counts included.
 */
void diag_export(struct buf *);
void diag_import(struct str);
/* The text of a message outside the log (help, summaries). */
const char *msg_text(enum msg);
/* Why the machine refused, by errno; causes that users meet in the language of the messages. */
const char *msg_reason(int error);

#endif
