/* Numbers of a Word file that only its numbering part holds: ISO/IEC 29500-1, 17.9. */
#ifndef READ_DOCX_DOCX_NUMBERING_H
#define READ_DOCX_DOCX_NUMBERING_H

#include "base/xml.h"

struct docx_numbering;
struct docx_numbering *docx_numbering_read(struct arena *, const struct xml *numbering);
/*
 * Counts one more paragraph of the list num at a level and appends the label that Word prints,
 * "1.2.", "a)", or the list mark. False where the list prints none.
 */
bool docx_numbering_next(struct docx_numbering *, struct str num, long level, struct buf *label,
                         bool *bullet);
void docx_numbering_free(struct docx_numbering *);

#endif
