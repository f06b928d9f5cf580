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
#include "read/pdf/picture.h"

enum {
    WORD_LEVEL = 5,
    DOUBTS_NAMED = 8, /* words of a page */
    LEAST_WORDS = 5   /* a page of fewer does not show that it is upside down */
};

struct recognition {
    struct word_pages *out;
    const char *name, *path; /* of the file as the user named it; of the copy that is read */
    size_t count;            /* pages that are read */
    size_t done;             /* pages that were read before those that are read now */
    bool good;               /* no step has failed */
    struct buf *drawn;       /* of each page, where it is read now: its picture */
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

/* first_line: the number of its first line. */
static void take_line(struct word_pages *out, struct word_page *page, struct str line,
                      double first_line)
{
    enum { LEVEL, BLOCK = 2, PARAGRAPH, LINE, LEFT = 6, TOP, WIDTH, HEIGHT, CONFIDENCE, TEXT };
    const double pt = 72.0 / PICTURE_RESOLUTION;
    struct str text = str_trim(field(line, TEXT));
    if ((int)pixels(line, LEVEL) != WORD_LEVEL || !text.n)
        return;
    double left = pixels(line, LEFT) * pt, top = pixels(line, TOP) * pt;
    *vec_push(&page->words) =
        (struct placed_word){unicode_nfc(out->arena, str_copy(out->arena, text)),
                             left,
                             top,
                             left + pixels(line, WIDTH) * pt,
                             top + pixels(line, HEIGHT) * pt,
                             (int)pixels(line, CONFIDENCE),
                             (unsigned)(first_line + pixels(line, BLOCK) * 1e6 +
                                        pixels(line, PARAGRAPH) * 1e3 + pixels(line, LINE))};
}

/* Says which words were not read with confidence: a line a page, the first of them. */
static void doubt(const struct recognition *r, size_t page)
{
    const struct word_page *p = &r->out->pages.at[page];
    const double mm = 25.4 / 72;
    struct buf words = {0};
    size_t doubtful = 0;
    for (size_t i = 0; i < p->words.n; i++)
        if (p->words.at[i].confidence < WORD_SURE && doubtful++ < DOUBTS_NAMED)
            buf_printf(&words, "%s%.*s (%zu)", words.n ? ", " : "", STR_ARG(p->words.at[i].text),
                       (size_t)(p->words.at[i].bottom * mm));
    if (doubtful)
        diag_file(MSG_OCR_DOUBT, r->name, page + 1, doubtful, p->words.n, words.p);
    buf_free(&words);
}

/* The words below a seal that were not read with confidence, after commas. */
static void add_doubtful(const struct word_page *p, const struct ink_box *seal, struct buf *out)
{
    for (size_t i = 0; i < p->words.n; i++) {
        const struct placed_word *w = &p->words.at[i];
        bool mark = utf8_length(w->text) < 2; /* what is left of the seal */
        if (mark || w->confidence >= WORD_TRUSTED || w->right < seal->left ||
            w->left > seal->right || w->bottom < seal->top || w->top > seal->bottom)
            continue;
        buf_puts(out, out->n ? ", " : "");
        buf_str(out, w->text);
    }
}

/* Says where seals and signatures in colour were left out. */
static void tell_seals(const struct recognition *r, size_t page)
{
    const double mm = 25.4 / 72;
    const struct word_page *p = &r->out->pages.at[page];
    for (size_t k = 0; k < p->seals.n; k++) {
        const struct ink_box *s = &p->seals.at[k];
        size_t left = (size_t)(s->left * mm), top = (size_t)(s->top * mm);
        size_t wide = (size_t)((s->right - s->left) * mm);
        size_t high = (size_t)((s->bottom - s->top) * mm);
        struct buf words = {0};
        add_doubtful(p, s, &words);
        if (words.n)
            diag_file(MSG_OCR_SEAL_DOUBT, r->name, page + 1, left, top, wide, high, words.p);
        else
            diag_file(MSG_OCR_SEAL, r->name, page + 1, left, top, wide, high);
        buf_free(&words);
    }
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
    const char **(*arguments)(const struct recognition *, size_t page);
    const char *package;
    bool (*take)(const struct recognition *, size_t page, struct buf *output);
    bool progress; /* is said */
};

struct step_run { /* of one step over several pages */
    struct recognition *r;
    const struct step *step;
    const size_t *pages;
    struct process *list;
};

static const char **arguments_of(struct arena *a, const char *const *list, size_t n)
{
    const char **copy = arena_array(a, n + 1, sizeof *copy);
    memcpy(copy, list, n * sizeof *copy);
    return copy;
}

/* Draws a page to the standard output, as PPM. */
static const char **drawing(const struct recognition *r, size_t page)
{
    struct arena *a = r->out->arena;
    const char *number = str_format(a, "%zu", page + 1).p;
    const char *resolution = str_format(a, "%d", PICTURE_RESOLUTION).p;
    const char *const list[] = {"pdftoppm", "-r", resolution, "-f", number, "-l", number, r->path};
    return arguments_of(a, list, sizeof list / sizeof *list);
}

static const char **tesseract(const struct recognition *r, size_t page, const char *layout)
{
    struct arena *a = r->out->arena;
    const char *const list[] = {
        "tesseract", picture_of(a, r->path, page), "stdout", "-l", "vie", "--psm", layout, "tsv"};
    return arguments_of(a, list, sizeof list / sizeof *list);
}

/*
 * Words wherever they are: as one column, the lines of recipients and of a signature beside them,
 * and those of the cells of a table, would be read as one.
 */
static const char **reading(const struct recognition *r, size_t page)
{
    return tesseract(r, page, "11");
}

/* One block of text: a figure that is alone in a cell is text there, too. */
static const char **reading_cells(const struct recognition *r, size_t page)
{
    return tesseract(r, page, "6");
}

static bool take_picture(const struct recognition *r, size_t page, struct buf *drawn)
{
    struct word_page *p = &r->out->pages.at[page];
    struct picture made;
    p->rulings = arena_array(r->out->arena, 1, sizeof *p->rulings);
    picture_prepare(drawn, p->rulings, &p->seals);
    if (picture_open(drawn, &made)) {
        const double pt = 72.0 / PICTURE_RESOLUTION;
        if ((made.width < made.height) != (p->width < p->height))
            diag_file(MSG_OCR_TURNED, r->name, page + 1);
        p->width = (double)made.width * pt;
        p->height = (double)made.height * pt;
    }
    r->drawn[page] = *drawn;
    *drawn = (struct buf){0};
    return scratch_write(picture_of(r->out->arena, r->path, page), buf_view(&r->drawn[page]));
}

/* Words of a page from what Tesseract wrote. */
static bool take_words(const struct recognition *r, size_t page, struct str table,
                       double first_line)
{
    struct word_page *p = &r->out->pages.at[page];
    if (utf8_check(table) < table.n || (table.n && memchr(table.p, '\0', table.n))) {
        diag_file(MSG_OCR_FAILED, r->name, "tesseract");
        return false;
    }
    while (table.n)
        take_line(r->out, p, str_line(&table), first_line);
    return true;
}

static bool take_page(const struct recognition *r, size_t page, struct buf *output)
{
    r->out->pages.at[page].words.n = 0;
    return take_words(r, page, buf_view(output), 0);
}

static bool take_cells(const struct recognition *r, size_t page, struct buf *output)
{
    return take_words(r, page, buf_view(output), 3e9); /* after all lines of the page */
}

/* Words of several letters that were read with confidence. */
static size_t count_trusted(const struct word_page *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->words.n; i++)
        n += p->words.at[i].confidence >= WORD_TRUSTED && utf8_length(p->words.at[i].text) > 1;
    return n;
}

static void turn_list(struct ruling_list *l, double length, double across)
{
    for (size_t i = 0; i < l->n; i++) {
        struct ruling *line = &l->at[i];
        *line = (struct ruling){across - line->at, length - line->to, length - line->from};
    }
}

/* Of a page that was turned over; kept where it is read better than before. */
static bool take_turned(const struct recognition *r, size_t page, struct buf *output)
{
    struct word_page *p = &r->out->pages.at[page], before = *p;
    struct picture made;
    p->words.at = NULL;
    p->words.n = p->words.cap = 0;
    bool good = take_words(r, page, buf_view(output), 0);
    if (count_trusted(p) > count_trusted(&before)) {
        turn_list(&p->rulings->across, p->width, p->height);
        turn_list(&p->rulings->down, p->height, p->width);
        for (size_t i = 0; i < p->seals.n; i++) {
            struct ink_box *s = &p->seals.at[i];
            *s = (struct ink_box){p->width - s->right, p->height - s->bottom, p->width - s->left,
                                  p->height - s->top};
        }
        diag_file(MSG_OCR_TURNED, r->name, page + 1);
        vec_free(&before.words);
        return good;
    }
    vec_free(&p->words);
    p->words = before.words;
    if (picture_open(&r->drawn[page], &made))
        picture_turn_over(&made);
    return good;
}

/* The page level, with what is doubtful said. */
static void finish_page(const struct recognition *r, size_t page)
{
    tell_seals(r, page);
    size_t specks = picture_level(&r->out->pages.at[page]);
    if (specks)
        diag_file(MSG_OCR_SPECKS, r->name, page + 1, specks);
    doubt(r, page);
}

static void step_done(void *context, size_t index)
{
    const struct step_run *run = context;
    struct recognition *r = run->r;
    struct process *p = &run->list[index];
    size_t page = run->pages[index];
    if (run->step->progress)
        diag_progress_at(MSG_OCR_PAGE, page + 1, r->done + index + 1, r->count);
    r->good = r->good && ended_well(p, r->name, run->step->package) &&
              run->step->take(r, page, &p->output);
    buf_free(&p->output);
}

static bool run_step(struct recognition *r, const struct step *step, const size_t *pages, size_t n)
{
    struct process list[AT_ONCE] = {{0}};
    struct step_run run = {r, step, pages, list};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    for (size_t i = 0; i < n; i++)
        list[i].arguments = step->arguments(r, pages[i]);
    process_run(list, n, processors > 1 ? (size_t)processors : 1, step_done, &run);
    return r->good;
}

/* Turns over those pages of which less than half was read with confidence; how many. */
static size_t turn_poor(struct recognition *r, const size_t *pages, size_t n, size_t *out)
{
    size_t count = 0;
    for (size_t i = 0; i < n && r->good; i++) {
        struct buf *drawn = &r->drawn[pages[i]];
        const struct word_page *p = &r->out->pages.at[pages[i]];
        struct picture made;
        if (p->words.n < LEAST_WORDS || count_trusted(p) * 2 >= p->words.n ||
            !picture_open(drawn, &made))
            continue;
        picture_turn_over(&made);
        out[count++] = pages[i];
        r->good = scratch_write(picture_of(r->out->arena, r->path, pages[i]), buf_view(drawn));
    }
    return count;
}

/* Pictures of the cells in which no word was found, of those pages that have such; how many. */
static size_t draw_cells(struct recognition *r, const size_t *pages, size_t n, size_t *out)
{
    size_t count = 0;
    for (size_t i = 0; i < n && r->good; i++)
        if (picture_keep_unread(&r->drawn[pages[i]], &r->out->pages.at[pages[i]])) {
            out[count++] = pages[i];
            r->good = scratch_write(picture_of(r->out->arena, r->path, pages[i]),
                                    buf_view(&r->drawn[pages[i]]));
        }
    return count;
}

static void read_pages(struct recognition *r, const size_t *pages, size_t n)
{
    static const char tesseract_packages[] = "tesseract-ocr, tesseract-ocr-vie";
    static const struct step draw = {drawing, "poppler-utils", take_picture, false};
    static const struct step read = {reading, tesseract_packages, take_page, true};
    static const struct step turned = {reading, tesseract_packages, take_turned, false};
    static const struct step cells = {reading_cells, tesseract_packages, take_cells, false};
    size_t again[AT_ONCE];
    if (run_step(r, &draw, pages, n) && run_step(r, &read, pages, n) &&
        run_step(r, &turned, again, turn_poor(r, pages, n, again)))
        run_step(r, &cells, again, draw_cells(r, pages, n, again));
    for (size_t i = 0; i < n; i++) {
        unlink(picture_of(r->out->arena, r->path, pages[i]));
        buf_free(&r->drawn[pages[i]]);
        if (r->good)
            finish_page(r, pages[i]);
    }
}

bool words_of_pictures(struct word_pages *out, const char *path, const char *name,
                       const bool *pictures)
{
    struct arena *a = out->arena;
    size_t *pages = arena_array(a, out->pages.n + 1, sizeof *pages), n = 0;
    for (size_t i = 0; i < out->pages.n; i++)
        if (pictures[i])
            pages[n++] = i;
    struct recognition r = {out,
                            name,
                            path,
                            n,
                            0,
                            has_tesseract(name),
                            arena_array(a, out->pages.n + 1, sizeof *r.drawn)};
    for (; r.done < n && r.good; r.done += AT_ONCE)
        read_pages(&r, pages + r.done, n - r.done < AT_ONCE ? n - r.done : AT_ONCE);
    diag_progress_end();
    return r.good;
}
