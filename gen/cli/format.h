/*
 * Output formats: one table of names, endings of file names and writers, for every command.
 */
#ifndef CLI_FORMAT_H
#define CLI_FORMAT_H

#include <stdbool.h>

#include "model/chain.h"
#include "model/feedback.h"
#include "model/matrix.h"
#include "write/docx/docx_changes.h"
#include "write/pdf/pdf.h"
#include "write/tasks/tasks_write.h"

struct project;

/* Which commands offer a format; FORMAT_HIDDEN: not named in messages, for tests. */
enum {
    FORMAT_BUILD = 1,
    FORMAT_RENDER = 2,
    FORMAT_IMPORT = 4,
    FORMAT_DIFF = 8,
    FORMAT_MATRIX = 16, /* diff of several plans */
    FORMAT_HIDDEN = 32,
    FORMAT_FEEDBACK = 64,
    FORMAT_CHAIN = 128, /* diff --chain */
    FORMAT_TASKS = 256
};

/* What a writer of documents may need besides the document. */
struct format_context {
    const struct style *style;
    struct pdf_options pdf;
};

struct output_format {
    const char *name, *suffix; /* "md", ".md" */
    unsigned commands;
    /* Each appends; NULL where no command offers it, and for comparisons in pdf, which may fail. */
    void (*document)(const struct doc *, struct buf *);
    void (*comparison)(const struct comparison *, struct buf *);
    void (*matrix)(const struct matrix *, struct buf *);
    void (*feedback)(const struct feedback *, struct buf *);
    void (*chain)(const struct chain *, struct buf *);
    bool (*tasks)(const struct task_writing *, struct buf *); /* false after a diagnostic */
    /* A document in the official form; false after diagnostics. */
    bool (*paper)(const struct doc *, const struct format_context *, struct buf *);
    bool margin; /* papers have notes beside their text where pdf_options ask for them */
};

enum { FORMATS = 14 };

/*
 * The format that the command has by that name; NULL after a diagnostic that lists its formats as
 * values of the option.
 */
const struct output_format *format_named(unsigned command, const char *option, struct str name);
/* The format that the name of the file ends with, otherwise the one named so. */
const struct output_format *format_of_file(unsigned command, const char *path,
                                           const char *otherwise);
/* False after a diagnostic: the file's name ends like that of another format. "-" and a name
 * without an ending suit all. */
bool format_suits(const struct output_format *, unsigned command, const char *path);
/* Says on standard output that a file is written, with its pages if it has any. */
void format_written(const char *path, size_t pages);
/* All formats of "pdf,md", each once; how many, 0 after diagnostics. */
size_t format_list(unsigned command, const char *option, const char *list,
                   const struct output_format *formats[FORMATS]);
/* Begins to load what the writers of these formats need, beside other work; once a run. */
void format_load_ahead(const struct output_format *const formats[], size_t n);
/* Appends the document; false after diagnostics. Context is read by papers alone, else may be NULL.
 */
bool format_write(const struct output_format *, const struct doc *, const struct format_context *,
                  struct buf *);
/* Appends the comparison; false after diagnostics. */
bool format_write_comparison(const struct output_format *, const struct comparison *,
                             const struct docx_change_options *, struct buf *);
/* The same of feedback. */
bool format_write_feedback(const struct output_format *, const struct feedback *, struct buf *);
bool format_write_chain(const struct output_format *, const struct chain *, struct buf *);
/* Appends the list; width and colours are those of the terminal. */
bool format_write_tasks(const struct output_format *, const struct task_writing *, struct buf *);
/* Writes a report to the file, or to standard output (NULL), for the terminal through the pager
 * where there is one; false after a diagnostic. */
bool format_deliver(const struct output_format *, const char *path, struct str bytes);

#endif
