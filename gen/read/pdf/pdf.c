/* PDF files: see pdf.h. */
#include "read/pdf/pdf.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/process.h"
#include "base/unicode.h"
#include "read/pdf/words.h"

/*
 * A page with less text is a picture: signed papers are scanned, and all the text in them is the
 * stamp of the signature (letters).
 */
enum { PICTURE_LETTERS = 250 };

static size_t letters_of(const struct word_page *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->words.n; i++)
        n += utf8_length(p->words.at[i].text);
    return n;
}

/* Is every page that has little text, beside others that have more, read as a picture. */
static bool *find_pictures(struct arena *a, const struct word_pages *w, bool *any)
{
    bool *pictures = arena_array(a, w->pages.n, sizeof *pictures);
    size_t most = 0;
    for (size_t i = 0; i < w->pages.n; i++)
        most = letters_of(&w->pages.at[i]) > most ? letters_of(&w->pages.at[i]) : most;
    *any = most < PICTURE_LETTERS;
    for (size_t i = 0; i < w->pages.n; i++)
        pictures[i] = *any;
    return pictures;
}

const struct source *pdf_text(const struct source *file)
{
    struct arena *a = arena_new();
    struct word_pages words = {.arena = a};
    const struct source *made = NULL;
    bool pictures = false;
    const char *path = process_file(a, "paper.pdf", file->raw);
    bool good = path && words_of_text(&words, path, file->name);
    bool *which = good ? find_pictures(a, &words, &pictures) : NULL;
    if (good && pictures)
        good = words_of_pictures(&words, path, file->name, which);
    if (path)
        process_file_remove(path);
    if (good) {
        struct buf out = {0};
        for (size_t i = 0; i < words.pages.n; i++)
            page_text(&out, &words.pages.at[i], i == 0);
        if (str_trim(buf_view(&out)).n)
            made = source_made(file, unicode_nfc(a, buf_view(&out)));
        else
            diag_file(MSG_FILE_EMPTY, file->name);
        buf_free(&out);
    }
    word_pages_free(&words);
    arena_free(a);
    return made;
}
