/* A comparison as JSON: kehoach-diff, contract section 5. */
#ifndef WRITE_DIFF_DIFF_JSON_H
#define WRITE_DIFF_DIFF_JSON_H

#include "model/comparison.h"

void write_diff_json(const struct comparison *, struct buf *);

/* The names of the contract, for every output that prints them. */
const char *diff_content_name(enum link_content);
const char *diff_structure_name(enum link_structure);
const char *diff_duty_name(enum duty);

#endif
