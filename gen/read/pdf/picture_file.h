/*
 * Pictures of pages as scanners and phones write them: PNG, JPEG, TIFF (all its pages). MuPDF's
 * mutool makes a PDF of them, which is read as any other whose pages are pictures (pdf.h).
 */
#ifndef READ_PDF_PICTURE_FILE_H
#define READ_PDF_PICTURE_FILE_H

#include "base/source.h"

/*
 * A source of the format PDF, with the name of the first file, whose pages are those of the files
 * in their order. NULL after a diagnostic: a file is no picture, is damaged or too large
 * (LIMIT_PIXELS), or mutool is missing.
 */
const struct source *picture_files_pdf(const struct source *const *files, size_t n);

#endif
