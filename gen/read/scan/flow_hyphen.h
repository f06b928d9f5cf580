/*
 * Hyphens that flow text has lost: pdftotext takes a hyphen at the end of a line for one that parts
 * a word, drops it and puts the next line right behind, "43-" / "NQ/TW" becoming "43NQ/TW".
 */
#ifndef READ_SCAN_FLOW_HYPHEN_H
#define READ_SCAN_FLOW_HYPHEN_H

#include "read/scan/scan_note.h"

/* Says where numbers of acts, or lines that are too long for print, show that one is lost. */
void flow_hyphens_say(const struct flow_text *, const struct plain_notes *);

#endif
