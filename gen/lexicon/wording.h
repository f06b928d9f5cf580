/*
 * Wording: the fixed words of official papers, Party and State, by which their parts are told.
 *
 * Comparisons are made on a key: letters without their marks, in capitals, words parted by one
 * blank, so that misread marks, letter case and the two ways of placing tone marks do not matter.
 */
#ifndef LEXICON_WORDING_H
#define LEXICON_WORDING_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

enum { WORDING_KEY = 160 }; /* letters; only the beginning of a longer text is looked at */

struct wording_key {
    const char *text; /* NUL-terminated, in the arena */
    size_t n;
};

struct wording_key wording_key(struct arena *, struct str);
bool wording_starts(const struct wording_key *, const char *words);
bool wording_has(const struct wording_key *, const char *words);

/* "ke-hoach" for a text that begins with KẾ HOẠCH, ...; NULL for none. */
const char *wording_type(const struct wording_key *);
/* "nghi-quyet" for the sign "NQ", ...; NULL when it is not known. */
const char *wording_sign_type(struct str sign);

/* "Số", however it was read, before a number or a blank; never "Sở". */
bool wording_number(struct str);
bool wording_motto(const struct wording_key *); /* Quốc hiệu, Tiêu ngữ, ĐẢNG CỘNG SẢN ... */
bool wording_authority(const struct wording_key *); /* T/M, TM., KT., ... before a body */
bool wording_position(const struct wording_key *);  /* BÍ THƯ, CHỦ TỊCH, ... */
bool wording_place(const struct wording_key *); /* TỈNH, THÀNH PHỐ, ...: goes with a body */
bool wording_basis(const struct wording_key *); /* Căn cứ, Thực hiện, ...: opens a preamble */
bool wording_received(const struct wording_key *);      /* the stamp VĂN BẢN ĐẾN */
bool wording_received_line(const struct wording_key *); /* a line of that stamp */
bool wording_signed(const struct wording_key *);        /* a line of a digital signature */
bool wording_copy(const struct wording_key *);          /* SAO Y, SAO LỤC, TRÍCH SAO */
bool wording_appendix(const struct wording_key *);      /* PHỤ LỤC */
bool wording_attached(const struct wording_key *);      /* (Kèm theo ... */
bool wording_order(const struct wording_key *); /* QUYẾT ĐỊNH:, QUYẾT NGHỊ:, KẾT LUẬN: */
bool wording_closing(const struct wording_key *); /* Trên đây là ..., Kế hoạch này ... */

#endif
