/*
 * A PDF file as numbered objects, pages and streams. pdf_file.c is the only file that includes
 * libharu, which keeps the objects, the page tree and the cross-reference table and writes the
 * file; what the dictionaries say is decided by its callers.
 *
 * Dictionaries are handed over as the text between "<<" and ">>". Lengths are in points, the
 * origin is the lower left corner of the page.
 */
#ifndef WRITE_PDF_PDF_FILE_H
#define WRITE_PDF_PDF_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct pdf_file; /* opaque */

struct pdf_file *pdf_file_new(void);
void pdf_file_free(struct pdf_file *); /* NULL is allowed */

/* The number of a new dictionary object, to be filled in later. */
unsigned pdf_object(struct pdf_file *);
/* Appends entries to a dictionary object, the catalog or the info dictionary; empties the buffer.
 */
void pdf_object_add(struct pdf_file *, unsigned object, struct buf *entries);
void pdf_catalog_add(struct pdf_file *, struct buf *entries);
void pdf_info_add(struct pdf_file *, struct buf *entries);
/* The number of a new dictionary object with these entries, which are freed. */
unsigned pdf_object_of(struct pdf_file *, struct buf *entries);
/*
 * The number of the first of n new dictionary objects, whose numbers follow one another. What they
 * say is asked for when the file is saved, one after the other: print appends the entries of the
 * next one to an empty buffer. Once a file, as the next: its structure has an object for each word
 * or two of a short note, and each would be kept till then.
 */
unsigned pdf_objects_late(struct pdf_file *, size_t n, void (*print)(void *data, struct buf *),
                          void *data);
/* The same of annotations, for pdf_page_annotate(). */
unsigned pdf_annotations_late(struct pdf_file *, size_t n, void (*print)(void *data, struct buf *),
                              void *data);
/* A stream object with these entries besides Length and Filter; bytes are deflated if deflate. */
unsigned pdf_stream(struct pdf_file *, struct str entries, struct str bytes, bool deflate);
/* Appends a page; its place in the file, from 0. Fonts is the object with all fonts by name. */
size_t pdf_page(struct pdf_file *, double width, double height, unsigned fonts);
unsigned pdf_page_object(const struct pdf_file *, size_t page);
void pdf_page_content(struct pdf_file *, size_t page, struct str operators);
void pdf_page_set_number(struct pdf_file *, size_t page, const char *key, long value);
void pdf_page_set_name(struct pdf_file *, size_t page, const char *key, const char *name);
void pdf_page_annotate(struct pdf_file *, size_t page, unsigned annotation);

/*
 * Appends the finished file, which names itself in its trailer by the digest of its own bytes.
 * False after a diagnostic. Nothing can be added afterwards.
 */
bool pdf_file_save(struct pdf_file *, struct buf *out);

/* "<FEFF...>": a text string in UTF-16, for titles and the like. */
void pdf_put_text(struct buf *, struct str utf8);
/* The hexadecimal digits of UTF-16 alone. */
void pdf_put_utf16(struct buf *, struct str utf8);
/* A byte of a string "(...)", escaped. */
void pdf_put_escaped(struct buf *, char);
static inline void pdf_put_byte(struct buf *b, char c)
{
    if (c == '(' || c == ')' || c == '\\' || c == '\r')
        pdf_put_escaped(b, c);
    else
        buf_char(b, c);
}
/*
 * Digits by hand: half of a file's bytes are numbers, and printf takes ten times as long. A number
 * has at most three decimals, in the same form in every locale; lengths are in millipoints and are
 * printed in points; a reference is " 12 0 R".
 */
void pdf_put_count(struct buf *, unsigned long long);
void pdf_put_number(struct buf *, double);
void pdf_put_length(struct buf *, long long millipoints);
void pdf_put_reference(struct buf *, unsigned object);

#endif
