/*
 * Heads of layout text whose titles stand in the middle of their cells, each with lines of its own:
 *
 *                                              Thời gian     Kết quả
 *      STT      Nhiệm vụ       Chủ trì
 *                                             hoàn thành     đầu ra
 *
 * The lines of each title lie alike above and below the middle of the head, which no line of rows
 * does beside titles that are known.
 */
#ifndef READ_SCAN_ALIGNED_CENTRED_H
#define READ_SCAN_ALIGNED_CENTRED_H

#include "read/scan/aligned_head.h"

/* Reads such a head that begins on the line; the line below it, or 0: there is none. */
size_t aligned_centred_read(struct aligned_head *, size_t line);

#endif
