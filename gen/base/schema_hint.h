/*
 * What would be right in place of a value that a schema refuses: an example, words, or what was
 * meant. Used by schema.c alone.
 */
#ifndef BASE_SCHEMA_HINT_H
#define BASE_SCHEMA_HINT_H

#include "base/date.h"

enum { SCHEMA_MEANT = 2 };

/* Of a type: what a value of it looks like, NULL where nothing is known. */
const char *schema_example(struct str type);
/* A <param> of a type as an example or in words; what has neither as it is, after its name. */
struct str schema_limit(struct arena *, struct str name, struct str text);
/* What 05/12/2026, 6/2027, or a quarter and a year may mean, as values; how many. */
size_t schema_meant(struct arena *, struct str value, struct str tried[SCHEMA_MEANT]);
/* Of a day that its month has not: how many days that has, else 0. */
unsigned schema_days(struct str value, struct date *);

#endif
