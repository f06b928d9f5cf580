/*
 * Cells of heads and feet whose lines a converter joined with blanks, as MarkItDown does:
 *
 *     TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn Thử
 *     Nơi nhận: - Các phường; - Lưu: VT.
 *     ỦY BAN NHÂN DÂN TỈNH THỬ -------
 */
#ifndef READ_PAPER_JOINED_H
#define READ_PAPER_JOINED_H

#include "base/text.h"

struct arena;

/* Byte at which the next line begins after the one that begins at from; the end where none does. */
size_t joined_next(struct arena *, struct str text, size_t from);

#endif
