/* PDF files: see pdf.h. */
#include "read/pdf/pdf.h"

#include <stdio.h>

#include "base/diag.h"
#include "base/encoding.h"
#include "base/process.h"
#include "base/scratch.h"
#include "base/unicode.h"
#include "read/pdf/rulings.h"

/*
 * A page with less text is a picture: signed papers are scanned, and all the text in them is the
 * stamp of the signature (letters).
 */
enum {
    PICTURE_LETTERS = 250,
    PICTURE_COVER = 50, /* percent of the page; a coat of arms or a stamp covers less */
    /* Percent of the letters. Of some 300 papers none had over 20, in English or Vietnamese; of
     * fonts without Unicode nearly all make no sense. */
    NONSENSE = 40
};

struct picture_line { /* of what pdfimages lists */
    size_t page;
    double width, height;              /* pixels */
    unsigned colours, bits;            /* of a pixel; bits of each colour */
    double x_resolution, y_resolution; /* an inch */
};

static size_t letters_of(const struct word_page *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->words.n; i++)
        n += utf8_length(p->words.at[i].text);
    return n;
}

/* Share of each page, in percent, that its pictures cover together; which is black and white. */
static void find_covers(struct arena *a, struct word_pages *w, const char *path, unsigned *cover)
{
    const char *const arguments[] = {"pdfimages", "-list", path, NULL};
    struct process p = {.arguments = arguments};
    process_run(&p, 1, 1, NULL, NULL);
    struct str list = p.end == PROCESS_DONE ? buf_view(&p.output) : STR_NONE;
    while (list.n) {
        struct picture_line l = {0};
        /* page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio */
        if (sscanf(str_copy(a, str_line(&list)).p,
                   "%zu %*s %*s %lf %lf %*s %u %u %*s %*s %*s %*s %lf %lf", &l.page, &l.width,
                   &l.height, &l.colours, &l.bits, &l.x_resolution, &l.y_resolution) != 7 ||
            !l.page || l.page > w->pages.n || l.x_resolution < 1 || l.y_resolution < 1)
            continue;
        struct word_page *page = &w->pages.at[l.page - 1];
        double area = l.width / l.x_resolution * l.height / l.y_resolution * 72 * 72;
        double share = page->width > 0 ? 100 * area / (page->width * page->height) : 0;
        page->two_levels |= share >= PICTURE_COVER && l.colours * l.bits == 1;
        share += cover[l.page - 1];
        cover[l.page - 1] = share < 100 ? (unsigned)share : 100;
    }
    buf_free(&p.output);
}

/*
 * Which pages are read as pictures: those with little text that a picture covers; all where none
 * has a letter. How many.
 */
static size_t find_pictures(struct arena *a, struct word_pages *w, const char *path, bool *pictures)
{
    unsigned *cover = arena_array(a, w->pages.n + 1, sizeof *cover);
    size_t most = 0, count = 0, few = 0;
    for (size_t i = 0; i < w->pages.n; i++) {
        size_t letters = letters_of(&w->pages.at[i]);
        most = letters > most ? letters : most;
        few += letters < PICTURE_LETTERS;
    }
    if (few)
        find_covers(a, w, path, cover);
    for (size_t i = 0; i < w->pages.n; i++) {
        bool little = letters_of(&w->pages.at[i]) < PICTURE_LETTERS;
        pictures[i] = !most || (little && cover[i] >= PICTURE_COVER);
        count += pictures[i];
    }
    return count;
}

/*
 * Pages as text; where a page is a picture, may hold a table, or the end of one that the page
 * before holds, its ruled lines are looked at.
 */
static void add_pages(struct pages_text *out, struct word_pages *words, const char *path,
                      const bool *pictures)
{
    bool ruled = false;
    for (size_t i = 0; i < words->pages.n; i++) {
        struct word_page *page = &words->pages.at[i];
        bool looked_at = pictures[page->number - 1] || ruled || page_has_columns(page) ||
                         page_may_have_notes(out, page);
        struct rulings lines = {0};
        struct ruled_tables tables = {0};
        if (looked_at && !page->rulings)
            rulings_read(words->arena, &lines, path, page->number);
        const struct rulings *rulings = looked_at && page->rulings ? page->rulings : &lines;
        ruled_tables_find(words->arena, rulings, &tables);
        for (size_t k = 0; pictures[page->number - 1] && k < tables.n; k++)
            ruled_table_split_rows(&tables.at[k], page);
        page_text(out, page, rulings, &tables);
        ruled = tables.n > 0;
        vec_free(&tables);
        rulings_free(&lines);
    }
}

/*
 * Looks at the text layer: false after a diagnostic where it is in an older encoding that nobody
 * asked to convert. Where it makes no sense all pages are pictures, which is said.
 */
static bool text_is_good(struct arena *a, const struct source *file, const struct word_pages *w,
                         bool *pictures, size_t *count)
{
    struct buf all = {0};
    for (size_t i = 0; i < w->pages.n; i++)
        for (size_t k = 0; !pictures[i] && k < w->pages.at[i].words.n; k++) {
            buf_str(&all, w->pages.at[i].words.at[k].text);
            buf_char(&all, ' ');
        }
    struct str text = source_decode(a, file->name, buf_view(&all));
    unsigned nonsense = text.p ? encoding_nonsense(text) : 0;
    bool good = text.p || !all.n;
    buf_free(&all);
    if (nonsense < NONSENSE)
        return good;
    diag_file(MSG_PDF_NONSENSE, file->name, (size_t)nonsense);
    for (size_t i = 0; i < w->pages.n; i++)
        pictures[i] = true;
    *count = w->pages.n;
    return true;
}

/* Merged cells by the lines of their rows. */
static void place_merged(struct source *made, const struct pages_text *pages)
{
    struct merged_place *places = arena_array(made->arena, pages->merged.n + 1, sizeof *places);
    unsigned line = 1;
    for (size_t i = 0, at = 0; i < pages->merged.n; i++) {
        for (; at < pages->merged.at[i].row; at++)
            line += pages->text.p[at] == '\n';
        places[i] = (struct merged_place){line, pages->merged.at[i].column};
    }
    made->merged = places;
    made->merged_count = pages->merged.n;
}

/* Tables that the edge of the paper cuts, said with their first rows. */
static void say_beyond(const struct source *made, const struct pages_text *pages)
{
    unsigned line = 1;
    for (size_t i = 0, at = 0; i < pages->beyond.n; i++) {
        for (; at < pages->beyond.at[i].row; at++)
            line += pages->text.p[at] == '\n';
        struct str row = source_line(made, line);
        diag(MSG_READ_BEYOND, (struct pos){made, (size_t)(row.p - made->text.p)},
             pages->beyond.at[i].page);
    }
}

static const struct source *finished(const struct source *file, struct arena *a,
                                     const struct pages_text *pages, bool recognised)
{
    struct str text = buf_view(&pages->text);
    if (!str_trim(text).n) {
        diag_file(MSG_FILE_EMPTY, file->name);
        return NULL;
    }
    struct str decoded = source_decode(a, file->name, text);
    struct source *made = decoded.p ? source_made(file, unicode_nfc(a, decoded)) : NULL;
    if (made)
        made->printed = true;
    if (made && recognised) {
        made->recognised = true;
        made->uncertain = vec_copy(made->arena, &pages->uncertain);
        made->uncertain_count = pages->uncertain.n;
        made->notes = vec_copy(made->arena, &pages->notes);
        made->note_count = pages->notes.n;
    }
    if (made && !recognised) { /* rules of pictures are lost in part */
        place_merged(made, pages);
        say_beyond(made, pages);
    }
    return made;
}

static const struct source *text_of_words(struct arena *a, const struct source *file,
                                          struct word_pages *words, const char *path)
{
    const struct source *made = NULL;
    bool *pictures = arena_array(a, words->pages.n + 1, sizeof *pictures);
    size_t count = find_pictures(a, words, path, pictures);
    bool good = text_is_good(a, file, words, pictures, &count);
    if (good && count)
        good = words_of_pictures(words, path, file->name, pictures);
    if (good) {
        struct pages_text out = {0};
        margins_drop(words, path, file->name);
        add_pages(&out, words, path, pictures);
        made = finished(file, a, &out, count > 0);
        buf_free(&out.text);
        vec_free(&out.uncertain);
        vec_free(&out.notes);
        vec_free(&out.merged);
        vec_free(&out.beyond);
    }
    return made;
}

const struct source *pdf_text(const struct source *file, struct word_pages *known)
{
    struct arena *a = arena_new();
    struct word_pages read = {.arena = a};
    const struct source *made = NULL;
    const char *path = scratch_file(a, "paper.pdf", file->raw);
    if (path && (known || words_of_text(&read, path, file->name)))
        made = text_of_words(a, file, known ? known : &read, path);
    if (path)
        scratch_remove(path);
    word_pages_free(&read);
    arena_free(a);
    return made;
}
