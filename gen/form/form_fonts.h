/*
 * Fonts of papers, found and read once for many documents. One set serves one thread.
 */
#ifndef FORM_FORM_FONTS_H
#define FORM_FORM_FONTS_H

#include "form/form.h"

struct form_fonts; /* opaque */
struct form_fonts *form_fonts_new(void);
void form_fonts_free(struct form_fonts *); /* NULL is allowed */

/*
 * The FACES of the style's family, opened at their first use and owned by the set. NULL where they
 * cannot be had; the diagnostics of that are given once a set.
 */
struct font *const *form_fonts_family(struct form_fonts *, const struct style *);
/* A font for a letter that this face lacks, or NULL. */
struct font *form_fonts_other(struct form_fonts *, unsigned face, uint32_t letter);

/* What is asked for, composed in these fonts, for writers that need nothing else of them. */
const struct form_paper *form_with_fonts(struct arena *, struct form_fonts *, struct form_request);

#endif
