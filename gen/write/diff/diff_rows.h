/*
 * The rows of a comparison, as every output shows them, and what is remarked on each.
 *
 * Rows stand in the order of the new text; what was omitted stands where the old text had it:
 * before the first link to a later old clause.
 */
#ifndef WRITE_DIFF_DIFF_ROWS_H
#define WRITE_DIFF_DIFF_ROWS_H

#include "base/diag.h"
#include "model/comparison.h"

enum diff_row_kind { DIFF_ROW_LINK, DIFF_ROW_OMITTED, DIFF_ROW_ADDED };

struct diff_row {
    enum diff_row_kind kind;
    bool draft;                      /* two drafts are compared: other names for the same classes */
    const struct link *link;         /* of a LINK */
    const struct omission *omission; /* of an OMITTED */
    const struct node *added;        /* of an ADDED */
};

/* Owned by the arena. */
const struct diff_row *diff_rows(struct arena *, const struct comparison *, size_t *count);

/* The classes of rows: first those of enum link_content. */
enum { DIFF_CLASS_OMITTED = CONTENT_PARTIAL + 1, DIFF_CLASS_ADDED, DIFF_CLASSES };
/* "verbatim", "adapted", "partial", "omitted", "added", not translated. */
const char *diff_class_name(unsigned class);
/* The same in the user's language. */
enum msg diff_class_message(unsigned class, bool draft);
const char *diff_row_class(const struct diff_row *);
const char *diff_row_name(const struct diff_row *);
enum msg diff_duty_message(enum duty);

/* "IV.2", or the kind of a clause without a path. */
struct str diff_path(const struct node *);
/* The clause's number as printed, a blank and its text; cells of a row parted by " | ". */
struct str diff_text(struct arena *, const struct node *);

/* The start of a text, some bytes long, up to the end of a word on its first line. */
struct str diff_first_words(struct str text, size_t bytes);

/*
 * What there is to say of a row, one remark each: relation, structure, figures, slips; of an
 * omission its gravity and the nearest candidate. remark() gets each without a line end.
 */
void diff_remarks(const struct diff_row *, void (*remark)(void *context, struct str),
                  void *context);
/* The lines that sum up: counts as in JSON. */
void diff_summary(const struct comparison *, void (*line)(void *context, struct str),
                  void *context);
enum msg diff_old_name(const struct comparison *);
enum msg diff_new_name(const struct comparison *);

#endif
