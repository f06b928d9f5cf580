/*
 * Pictures of pages, made ready for optical recognition: grey bytes row by row, 0 is black. All
 * lengths are pixels at PICTURE_RESOLUTION.
 */
#ifndef READ_PDF_PICTURE_H
#define READ_PDF_PICTURE_H

#include "read/pdf/rulings.h"

enum {
    PICTURE_RESOLUTION = 300, /* pixels an inch: what Tesseract's models were trained at */
    PICTURE_DARK = 170 /* of 255: below it a pixel is ink; drawing at a higher resolution greys the
                          rims */
};

struct picture {
    unsigned char *pixels;
    size_t width, height;
    size_t colours; /* bytes of a pixel: 1 grey, 3 red, green and blue */
};

static inline size_t picture_mm(double mm)
{
    return (size_t)(mm * PICTURE_RESOLUTION / 25.4);
}

/* A box of a grey picture; right and bottom are the first beyond it. */
struct picture_area {
    size_t left, top, right, bottom;
};

/* The pixel of a place, at most the last size. */
static inline size_t picture_at(double pt, size_t most)
{
    double at = pt * PICTURE_RESOLUTION / 72;
    return at <= 0 ? 0 : at < (double)most ? (size_t)at : most;
}

/* Of a grey picture. */
static inline bool picture_is_dark(const struct picture *p, size_t x, size_t y)
{
    return p->pixels[y * p->width + x] < PICTURE_DARK;
}

/* 0 for black ink; that of seals in colour is light. i: of the pixel. */
static inline unsigned char picture_ink(const struct picture *p, size_t i)
{
    const unsigned char *at = &p->pixels[i * p->colours];
    unsigned char most = *at;
    for (size_t c = 1; c < p->colours; c++)
        most = at[c] > most ? at[c] : most;
    return most;
}

/* The picture in a PGM or PPM file of bytes (P5, P6); its pixels stay in the file. */
bool picture_open(struct buf *file, struct picture *);
/* Paper becomes white everywhere: grey or yellow sheets, shadows, each colour for itself. */
void picture_whiten(struct picture *);
/* The ink of a page that was whitened becomes black. */
void picture_blacken(struct picture *);
/* What is black from an edge on, where the sheet did not cover the glass, becomes white. */
void picture_drop_border(struct picture *);
/* Do the lines of text run up or down the page. */
bool picture_is_sideways(const struct picture *);
/* Turns it by a quarter to the right, or upside down. */
void picture_turn_right(struct picture *);
void picture_turn_over(struct picture *);
/* The rulings and seals of a page that was turned over. */
void picture_turn_places(struct word_page *);
/*
 * Colours become grey. Seals and signatures, which are large and in colour, become white; ink of
 * text below them stays. Where they were goes into the list, in pt.
 */
void picture_drop_seals(struct picture *, struct ink_boxes *);
/* Takes the rings and stars of black seals out of a grey picture; where they were goes into the
 * list. */
void picture_drop_rings(struct picture *, struct ink_boxes *);
struct seal_ring { /* between the inner and the outer ring of a seal; pixels */
    double x, y, inner, outer;
};

/* Letters between the rings of a black seal become white; those of a line of text stay. */
void picture_drop_seal_letters(const struct picture *, const struct seal_ring *);
/* Turns the page so that its lines are level, by at most 6 degrees. */
void picture_straighten(struct picture *);
/* Takes ruled lines out, and adds them to the lists in pt. */
void picture_take_rulings(struct picture *, struct rulings *);
/* Evens the edges of letters, which are steps where the picture had no grey. */
void picture_smooth(struct picture *);
/*
 * The first four of that for a file of a drawn page, and the others, which make it a PGM file that
 * is ready to be read; even: with smooth letters. A file that is no picture stays as it is.
 */
void picture_prepare(struct buf *file);
void picture_finish(struct buf *file, bool even, struct rulings *, struct ink_boxes *);
/* Cuts a prepared picture of two pages: the left one stays. False where it shows one. */
bool picture_split(struct buf *file, struct buf *right);
/*
 * Writes the areas (pt) of a prepared page at another resolution, the rest white, as a PGM file;
 * false where the file is no picture.
 */
bool picture_part(struct buf *file, const struct ink_boxes *areas, int resolution, struct buf *out);
/*
 * Drops words that go over a rule between two rows of a table: figures of two cells, one below the
 * other, that were read as one letter.
 */
void picture_drop_tall(struct word_page *);
/*
 * Leaves in the file of a prepared page only those cells of its ruled tables that have ink, and
 * none of the page's words; false where there are none.
 */
bool picture_keep_unread(struct buf *file, const struct word_page *);

/*
 * Adds the hyphens, plus signs and Roman numbers that the picture has before lines of the page and
 * no reading saw, and counts the strokes of Roman numbers that were read; what it changed of them
 * is doubtful. file: the prepared page.
 */
void picture_find_marks(struct buf *file, struct word_page *);
/* The last of that alone, of words that were read alone (WORD_LINES). */
void picture_find_numbers(struct buf *file, struct word_page *);

/* How a picture was read: pixels an inch, and the number of its first line. */
struct reading_size {
    int resolution;
    double first_line;
};

/* Adds the words of what Tesseract wrote. False after a diagnostic, with the file's name. */
bool words_of_table(struct word_pages *, struct word_page *, struct str table, struct reading_size,
                    const char *name);
/* Makes a page level that was read, and says what of it was left out or is doubtful. */
void words_doubt(struct word_page *, const char *name);

#endif
