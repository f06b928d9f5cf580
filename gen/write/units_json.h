/*
 * The logical units of a document as JSON (kehoach-units, version 1): one object for each unit
 * in reading order, with all physical lines that it covers; the facts of the masthead; the rows
 * of the responsibility table with merged cells resolved.
 */
#ifndef WRITE_UNITS_JSON_H
#define WRITE_UNITS_JSON_H

#include "model/doc.h"

void write_units(const struct doc *, struct buf *);

#endif
