/*
 * Pages that are pictures: see words.h. pdftoppm draws each page, Tesseract with its Vietnamese
 * model reads it and writes a table of words, TSV: level, page, block, paragraph, line, word, left,
 * top, width, height (pixels), confidence, text.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/process.h"
#include "base/scratch.h"
#include "base/unicode.h"
#include "read/pdf/words.h"

enum {
    RESOLUTION = 300, /* pixels an inch: what Tesseract's models were trained at */
    WORD_LEVEL = 5,
    DOUBTS_NAMED = 8 /* words of a page */
};

struct recognition {
    struct word_pages *out;
    const char *name, *path; /* of the file as the user named it; of the copy that is read */
    const size_t *pages;     /* indexes of the pages that are read */
    size_t count;
    size_t from; /* the first of those that are read now */
};

/* Field i (from 0) of a line of the table. */
static struct str field(struct str line, int i)
{
    for (; i; i--) {
        size_t tab = str_find(line, STR("\t"), 0);
        line = tab == (size_t)-1 ? STR_NONE : str_slice(line, tab + 1, line.n);
    }
    return str_slice(line, 0, str_find(line, STR("\t"), 0));
}

static double pixels(struct str line, int i)
{
    char digits[16] = "";
    struct str f = field(line, i);
    if (f.n < sizeof digits)
        memcpy(digits, f.p, f.n);
    return strtod(digits, NULL);
}

static void take_line(struct word_pages *out, struct word_page *page, struct str line)
{
    enum { LEVEL, BLOCK = 2, PARAGRAPH, LINE, LEFT = 6, TOP, WIDTH, HEIGHT, CONFIDENCE, TEXT };
    const double pt = 72.0 / RESOLUTION;
    struct str text = str_trim(field(line, TEXT));
    if ((int)pixels(line, LEVEL) != WORD_LEVEL || !text.n)
        return;
    double left = pixels(line, LEFT) * pt, top = pixels(line, TOP) * pt;
    *vec_push(&page->words) = (struct placed_word){
        unicode_nfc(out->arena, str_copy(out->arena, text)),
        left,
        top,
        left + pixels(line, WIDTH) * pt,
        top + pixels(line, HEIGHT) * pt,
        (int)pixels(line, CONFIDENCE),
        (unsigned)(pixels(line, BLOCK) * 1e6 + pixels(line, PARAGRAPH) * 1e3 + pixels(line, LINE))};
}

static void say_progress(void *context, size_t index)
{
    const struct recognition *r = context;
    diag_progress_at(MSG_OCR_PAGE, r->pages[r->from + index] + 1, r->from + index + 1, r->count);
}

/* Says which words were not read with confidence: a line a page, the first of them. */
static void doubt(const struct recognition *r, size_t page)
{
    const struct word_page *p = &r->out->pages.at[page];
    struct buf words = {0};
    size_t doubtful = 0;
    for (size_t i = 0; i < p->words.n; i++)
        if (p->words.at[i].confidence < WORD_TRUSTED && doubtful++ < DOUBTS_NAMED) {
            buf_puts(&words, words.n ? ", " : "");
            buf_str(&words, p->words.at[i].text);
        }
    if (doubtful)
        diag_file(MSG_OCR_DOUBT, r->name, page + 1, doubtful, p->words.n, words.p);
    buf_free(&words);
}

static bool ended_well(const struct process *p, const char *name, const char *package)
{
    if (p->end == PROCESS_MISSING)
        diag_file(MSG_PDF_NO_PROGRAM, name, p->arguments[0], package);
    else if (p->end != PROCESS_DONE)
        diag_file(MSG_OCR_FAILED, name, p->arguments[0]);
    return p->end == PROCESS_DONE;
}

/* Is Tesseract here with its Vietnamese model; else false after a diagnostic. */
static bool has_tesseract(const char *name)
{
    const char *const arguments[] = {"tesseract", "--list-langs", NULL};
    struct process p = {.arguments = arguments};
    process_run(&p, 1, 1, NULL, NULL);
    bool here = p.end == PROCESS_DONE;
    bool known = here && str_find(buf_view(&p.output), STR("\nvie\n"), 0) != (size_t)-1;
    if (p.end == PROCESS_MISSING)
        diag_file(MSG_PDF_NO_PROGRAM, name, "tesseract", "tesseract-ocr, tesseract-ocr-vie");
    else if (!known)
        diag_file(MSG_OCR_NO_LANGUAGE, name);
    buf_free(&p.output);
    return known;
}

enum { AT_ONCE = 8 }; /* pages drawn before they are read: a picture takes 9 MB of the disk */

static const char *picture_of(struct arena *a, const char *path, size_t page)
{
    return str_format(a, "%s-%zu.pgm", path, page + 1).p;
}

/* What is done with each page: the program, its package, and what becomes of its output. */
struct step {
    const char **(*arguments)(struct arena *, const char *path, size_t page);
    const char *package;
    bool (*take)(const struct recognition *, size_t page, struct buf *output);
    bool progress; /* is said */
};

static const char **arguments_of(struct arena *a, const char *const *list, size_t n)
{
    const char **copy = arena_array(a, n + 1, sizeof *copy);
    memcpy(copy, list, n * sizeof *copy);
    return copy;
}

/* Draws a page to the standard output, as PGM. */
static const char **drawing(struct arena *a, const char *path, size_t page)
{
    const char *number = str_format(a, "%zu", page + 1).p;
    const char *resolution = str_format(a, "%d", RESOLUTION).p;
    const char *const list[] = {"pdftoppm", "-r", resolution, "-gray", "-f",
                                number,     "-l", number,     path};
    return arguments_of(a, list, sizeof list / sizeof *list);
}

static const char **reading(struct arena *a, const char *path, size_t page)
{
    const char *const list[] = {
        "tesseract", picture_of(a, path, page), "stdout", "-l", "vie", "--psm",
        "4", /* one column of text of several sizes */
        "tsv"};
    return arguments_of(a, list, sizeof list / sizeof *list);
}

static bool take_picture(const struct recognition *r, size_t page, struct buf *pgm)
{
    picture_clean(pgm);
    return scratch_write(picture_of(r->out->arena, r->path, page), buf_view(pgm));
}

/* Words of a page from what Tesseract wrote, level, with what is doubtful said. */
static bool take_page(const struct recognition *r, size_t page, struct buf *output)
{
    struct word_page *p = &r->out->pages.at[page];
    struct str table = buf_view(output);
    p->words.n = 0;
    if (utf8_check(table) < table.n || (table.n && memchr(table.p, '\0', table.n))) {
        diag_file(MSG_OCR_FAILED, r->name, "tesseract");
        return false;
    }
    while (table.n)
        take_line(r->out, p, str_line(&table));
    size_t specks = picture_level(p);
    if (specks)
        diag_file(MSG_OCR_SPECKS, r->name, page + 1, specks);
    doubt(r, page);
    return true;
}

static bool run_step(struct recognition *r, const struct step *step, size_t from, size_t n)
{
    struct process list[AT_ONCE] = {{0}};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    bool good = true;
    for (size_t i = 0; i < n; i++)
        list[i].arguments = step->arguments(r->out->arena, r->path, r->pages[from + i]);
    r->from = from;
    process_run(list, n, processors > 1 ? (size_t)processors : 1,
                step->progress ? say_progress : NULL, r);
    for (size_t i = 0; i < n; i++) {
        good = good && ended_well(&list[i], r->name, step->package) &&
               step->take(r, r->pages[from + i], &list[i].output);
        buf_free(&list[i].output);
    }
    return good;
}

bool words_of_pictures(struct word_pages *out, const char *path, const char *name,
                       const bool *pictures)
{
    static const struct step draw = {drawing, "poppler-utils", take_picture, false};
    static const struct step read = {reading, "tesseract-ocr, tesseract-ocr-vie", take_page, true};
    struct arena *a = out->arena;
    size_t *pages = arena_array(a, out->pages.n + 1, sizeof *pages), n = 0;
    for (size_t i = 0; i < out->pages.n; i++)
        if (pictures[i])
            pages[n++] = i;
    struct recognition r = {out, name, path, pages, n, 0};
    bool good = has_tesseract(name);
    for (size_t from = 0; from < n && good; from += AT_ONCE) {
        size_t count = n - from < AT_ONCE ? n - from : AT_ONCE;
        good = run_step(&r, &draw, from, count) && run_step(&r, &read, from, count);
        for (size_t i = 0; i < count; i++)
            unlink(picture_of(a, path, pages[from + i]));
    }
    diag_progress_end();
    return good;
}
