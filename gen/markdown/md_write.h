/*
 * A document as Markdown that reads naturally, for people to edit: tests/spec.md describes the
 * form. Reading it gives the same tree, and writing that gives the same bytes. Noise and repeated
 * table heads are left out; nothing else is.
 */
#ifndef MARKDOWN_MD_WRITE_H
#define MARKDOWN_MD_WRITE_H

#include "model/doc.h"

void write_md(const struct doc *, struct buf *);

#endif
