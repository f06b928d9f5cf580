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
#include "base/unicode.h"
#include "read/pdf/words.h"

enum {
    RESOLUTION = 300, /* pixels an inch: what Tesseract's models were trained at */
    WORD_LEVEL = 5,
    COLUMNS = 12,
    TRUSTED = 60 /* confidence; words below it are told with their place */
};

struct recognition {
    struct word_pages *out;
    const char *name;
    const size_t *pages; /* indexes of the pages that are read */
    size_t count;
};

/* Field i (from 0) of a line of the table. */
static struct str field(struct str line, int i)
{
    size_t at = 0, end;
    for (;; i--) {
        end = str_find(line, STR("\t"), at);
        end = end == (size_t)-1 ? line.n : end;
        if (!i || end == line.n)
            return i ? STR_NONE : str_slice(line, at, end);
        at = end + 1;
    }
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
    enum { LEVEL, LEFT = 6, TOP, WIDTH, HEIGHT, CONFIDENCE, TEXT };
    const double pt = 72.0 / RESOLUTION;
    struct str text = str_trim(field(line, TEXT));
    if ((int)pixels(line, LEVEL) != WORD_LEVEL || !text.n)
        return;
    double left = pixels(line, LEFT) * pt, top = pixels(line, TOP) * pt;
    struct placed_word *w = vec_push(&page->words);
    *w = (struct placed_word){unicode_nfc(out->arena, str_copy(out->arena, text)),
                              left,
                              top,
                              left + pixels(line, WIDTH) * pt,
                              top + pixels(line, HEIGHT) * pt,
                              (int)pixels(line, CONFIDENCE)};
}

static void take_table(struct word_pages *out, struct word_page *page, struct str table)
{
    page->words.n = 0;
    for (size_t at = 0, end; at < table.n; at = end + 1) {
        end = str_find(table, STR("\n"), at);
        end = end == (size_t)-1 ? table.n : end;
        take_line(out, page, str_slice(table, at, end));
    }
}

static void say_progress(void *context, size_t index)
{
    const struct recognition *r = context;
    diag_progress(MSG_OCR_PAGE, r->pages[index] + 1, index + 1, r->count);
}

/* Says which words were not read with confidence: a line a page, the first of them. */
static void doubt(const struct recognition *r, size_t page)
{
    const struct word_page *p = &r->out->pages.at[page];
    struct buf words = {0};
    size_t doubtful = 0;
    for (size_t i = 0; i < p->words.n; i++)
        if (p->words.at[i].confidence < TRUSTED && doubtful++ < 8) {
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

/* Draws a page into PATH-N.png beside the file. */
static const char *draw(struct arena *a, const char *path, size_t page, const char *name)
{
    const char *number = str_format(a, "%zu", page + 1).p;
    const char *root = str_format(a, "%s-%zu", path, page + 1).p;
    const char *resolution = str_format(a, "%d", RESOLUTION).p;
    const char *const arguments[] = {"pdftoppm", "-r",   resolution, "-gray", "-png",
                                     "-f",       number, "-l",       number,  "-singlefile",
                                     path,       root,   NULL};
    struct process p = {.arguments = arguments};
    process_run(&p, 1, 1, NULL, NULL);
    buf_free(&p.output);
    return ended_well(&p, name, "poppler-utils") ? str_format(a, "%s.png", root).p : NULL;
}

bool words_of_pictures(struct word_pages *out, const char *path, const char *name,
                       const bool *pictures)
{
    struct arena *a = out->arena;
    size_t *pages = arena_array(a, out->pages.n, sizeof *pages), n = 0;
    const char **files = arena_array(a, out->pages.n, sizeof *files);
    struct process *readers = arena_array(a, out->pages.n, sizeof *readers);
    bool good = true;
    for (size_t i = 0; i < out->pages.n && good; i++) {
        if (!pictures[i])
            continue;
        files[n] = draw(a, path, i, name);
        good = files[n] != NULL;
        if (good) {
            const char *list[] = {"tesseract", files[n], "stdout", "-l",
                                  "vie",       "--psm",  "4",      "tsv"};
            const char **arguments = arena_array(a, 9, sizeof *arguments);
            memcpy(arguments, list, sizeof list);
            readers[n] = (struct process){.arguments = arguments};
            pages[n++] = i;
        }
    }
    struct recognition r = {out, name, pages, n};
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (good)
        process_run(readers, n, cores > 1 ? (size_t)cores : 1, say_progress, &r);
    for (size_t i = 0; i < n; i++) {
        good = good && ended_well(&readers[i], name, "tesseract-ocr, tesseract-ocr-vie");
        if (good) {
            take_table(out, &out->pages.at[pages[i]], buf_view(&readers[i].output));
            doubt(&r, pages[i]);
        }
        buf_free(&readers[i].output);
        unlink(files[i]);
    }
    return good;
}
