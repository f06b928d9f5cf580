/* Files of our own writer (write/docx/). */
#ifndef READ_DOCX_DOCX_FORM_H
#define READ_DOCX_DOCX_FORM_H

#include "model/source_block.h"

/* What the paragraph is by the id of its style; text is all that was read of it. */
void docx_form_block(struct arena *, struct source_block *, struct str style, struct str text);

#endif
