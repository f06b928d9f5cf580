/*
 * PDF files: words with places (read/pdf/words.h) laid out as text (page_text), which the reader
 * of scanned text then reads; a page that is a picture goes through optical recognition.
 *
 *     bytes --pdftotext -bbox-layout--> words --page_text--> text with columns --read/scan-->
 * blocks
 *           `-pdftoppm, tesseract-----> words (pages without text)
 *
 * Programs: poppler-utils; for pictures also tesseract-ocr and tesseract-ocr-vie.
 */
#ifndef READ_PDF_PDF_H
#define READ_PDF_PDF_H

#include "base/source.h"
#include "read/pdf/words.h"

/*
 * The text of a PDF file as a source of its own; NULL after a diagnostic. known: its text layer
 * where it was read already, with the ruled lines of each page (used up); else NULL.
 */
const struct source *pdf_text(const struct source *file, struct word_pages *known);

#endif
