/*
 * Word files (Office Open XML, ISO/IEC 29500-1, WordprocessingML) into source blocks.
 *
 *     bytes --archive--> parts --xml--> styles, numbering, notes
 *                                  `--> body: paragraphs and table rows --> struct source_blocks
 *
 * A Word file has no lines; places are counted in a text made of it, one line a paragraph and one
 * more for each line break inside it, cells in reading order. That text is the source of the
 * blocks. What Word prints is kept: numbers of lists as text, results of fields, text boxes after
 * the paragraph that holds them. Left out: headers and footers, hidden text, pictures.
 *
 * Files of Word, LibreOffice, pandoc and Google Docs are read.
 */
#ifndef READ_DOCX_DOCX_H
#define READ_DOCX_DOCX_H

#include "model/source_block.h"

/* False after a diagnostic: no Word file, damaged, encrypted, over a limit. */
bool docx_blocks(struct arena *, const struct source *file, struct source_blocks *);

#endif
