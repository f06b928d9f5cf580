/* A comparison as JSON, "kehoach-diff". */
#ifndef WRITE_DIFF_DIFF_JSON_H
#define WRITE_DIFF_DIFF_JSON_H

#include "model/comparison.h"

struct json_value;

void write_diff_json(const struct comparison *, struct buf *);

/* Parts that the matrix of plans prints as well; the caller owns them. */
struct json_value *diff_json_file(const struct doc *);
/* The numbers of the source lines that the nodes come from, in one array. */
struct json_value *diff_json_lines(const struct node *const *, size_t n);

#endif
