/* PDF files: see pdf.h. */
#include "read/pdf/pdf.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/process.h"
#include "base/unicode.h"
#include "read/pdf/rulings.h"

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

/* Pages as text; where a page may hold a table its ruled lines are looked at. */
static void add_pages(struct buf *out, struct word_pages *words, const char *path, bool pictures)
{
    for (size_t i = 0; i < words->pages.n; i++) {
        struct word_page *page = &words->pages.at[i];
        struct rulings lines = {0};
        struct ruled_tables tables = {0};
        if (!pictures && page_has_columns(page)) {
            rulings_read(words->arena, &lines, path, i + 1);
            ruled_tables_find(words->arena, &lines, &tables);
        }
        page_text(out, page, &tables, i == 0);
        vec_free(&tables.list);
        rulings_free(&lines);
    }
}

static const struct source *finished(const struct source *file, struct arena *a, struct str text)
{
    if (str_trim(text).n)
        return source_made(file, unicode_nfc(a, text));
    diag_file(MSG_FILE_EMPTY, file->name);
    return NULL;
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
    if (good) {
        struct buf out = {0};
        add_pages(&out, &words, path, pictures);
        made = finished(file, a, buf_view(&out));
        buf_free(&out);
    }
    if (path)
        process_file_remove(path);
    word_pages_free(&words);
    arena_free(a);
    return made;
}
