/*
 * Passes: each looks in one text for one thing that is true of the first province alone. It sees
 * the original words, never another's edits; it adds edits and reports what the drafter has to look
 * at. rewrite.c has the table of passes, in the order of the messages, and applies the edits.
 */
#ifndef TRANSFER_PASSES_H
#define TRANSFER_PASSES_H

#include "base/diag.h"
#include "names/citation_spans.h"
#include "transfer/rewrite.h"

struct edit { /* bytes of the text, and what replaces them */
    size_t at, end;
    struct str to;
};

enum { MARK_REPORTED = CITATION_ACT + 1 }; /* years that were reported with the province's name */

struct editing { /* one text */
    struct rewrite *rewrite;
    struct phrase text;
    const unsigned char *italic; /* for each byte; NULL for plain text */
    /* For each byte: an enum citation_spans_kind or MARK_REPORTED. A field {{...}} is left as a
     * quotation is. */
    unsigned char *marks;
    const struct rewrite_place *place;
    vec(struct edit) edits;
};

/* --- passes_place.c ----------------------------------------------------------------------- */

/* The first province's name becomes the new one's; in citations, in names of towns and with years
 * that are past it is reported. Reports other provinces. Before find_years(). */
void find_place(struct editing *);
/* Reports units below the province, "huyện Lục Ngạn", and the region that it is in. */
void find_units(struct editing *);
/* "Tỉnh uỷ" becomes "Thành uỷ", the province the city. On texts that are rewritten otherwise. */
void find_level(struct editing *);

/* --- passes_time.c ------------------------------------------------------------------------ */

/* Reports ranges of years that are over, and years before the plan's in which something is due. */
void find_years(struct editing *);
/* Reports the terms of the province's bodies: "Đảng bộ tỉnh khoá XVII". */
void find_terms(struct editing *);

/* --- passes_own.c ------------------------------------------------------------------------- */

/* Bodies are called as on the date. */
void find_bodies(struct editing *);
/* Names of people become blanks. */
void find_people(struct editing *);
/* Reports numbers of acts of a province. */
void find_acts(struct editing *);
/* Targets become blanks; numbers that may be targets are reported. */
void find_targets(struct editing *);

/* --- what they share, in rewrite.c -------------------------------------------------------- */

struct str edit_between(const struct editing *, size_t from, size_t to); /* bytes */
struct pos edit_pos(const struct editing *, size_t at);
void edit_replace(struct editing *, size_t at, size_t end, struct str to);
/* Replaces bytes by a field of the profile that is new and blank, STEM-NUMBER; its name. */
const char *edit_blank(struct editing *, size_t at, size_t end, const char *stem, size_t *number);
/* A message on the bytes; its arguments are the place and the words. */
void edit_report(const struct editing *, enum msg, size_t at, size_t end);
/* The words with the capitals of the text's words [from, to): all, the first, or their own. */
struct str edit_in_case(const struct editing *, size_t from, size_t to, struct str words);
/* Words of years from word i on that are over by the date: "giai đoạn 2010 - 2023", "từ năm 2010
 * đến nay"; 0 for none. In passes_time.c. */
size_t past_years(const struct editing *, size_t i);

#endif
