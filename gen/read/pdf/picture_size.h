/* Kinds of picture files and how large their pictures are, by their heads. */
#ifndef READ_PDF_PICTURE_SIZE_H
#define READ_PDF_PICTURE_SIZE_H

#include <stdbool.h>

#include "base/text.h"

enum picture_kind { PICTURE_NONE, PICTURE_PNG, PICTURE_JPEG, PICTURE_TIFF };

enum picture_kind picture_kind(struct str bytes);
/*
 * Pixels of the largest picture in the file; 0 where its head is damaged. In time that grows with
 * the file.
 */
size_t picture_pixels(struct str bytes, enum picture_kind);
/* Has a file of that kind, whose head is good, its end; TIFF has none. */
bool picture_has_end(struct str bytes, enum picture_kind);

#endif
