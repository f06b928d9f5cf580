/*
 * Pages that are pictures: see words.h. pdftoppm draws each page, Tesseract with its Vietnamese
 * model reads it.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/process.h"
#include "base/scratch.h"
#include "base/unicode.h"
#include "read/pdf/picture.h"
#include "read/pdf/words_again.h"
#include "read/pdf/words_raised.h"

enum {
    LEAST_WORDS = 5 /* a page of fewer does not show that it is upside down */
};

struct recognition {
    struct word_pages *out;
    const char *name, *path;     /* of the file as the user named it; of the copy that is read */
    size_t count, done;          /* pages that are read, that were read */
    bool good;                   /* no step has failed */
    struct buf *drawn;           /* of each page, where it is read now: its picture */
    struct page_readings *again; /* of each page */
    struct raised_marks *raised; /* of each page */
};

/* Pixels an inch. As lines of 15 pages, one word in 36 was wrong at 250, in 30 at 300. */
enum { LINES_SIZE = 250 };

static const int sizes[WORDS_SIZES] = {200, 375};

static bool ended_well(const struct process *p, const char *name, const char *package)
{
    if (p->end == PROCESS_MISSING)
        diag_file(MSG_PDF_NO_PROGRAM, name, p->arguments[0], package);
    else if (p->end == PROCESS_FAILED)
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
    else if (!known && p.end != PROCESS_NOT_RUN)
        diag_file(MSG_OCR_NO_LANGUAGE, name);
    buf_free(&p.output);
    return known;
}

enum {
    AT_ONCE = 8,         /* pages drawn before they are read: a picture takes 9 MB of the disk */
    SHEETS = AT_ONCE * 2 /* where each picture shows two pages */
};

static const char *picture_of(struct arena *a, const char *path, size_t page)
{
    return str_format(a, "%s-%zu.pgm", path, page + 1).p;
}

/* The picture of its facts at another resolution, which Tesseract finds by the size of letters. */
static const char *part_of(struct arena *a, const char *path, size_t page, int resolution)
{
    return str_format(a, "%s-%zu-%d.pgm", path, page + 1, resolution).p;
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

/*
 * Draws a page to the standard output, as PPM. Photos and careless scanners give pages of metres or
 * of a stamp's size: those are drawn as if they were A4.
 */
static const char **drawing(const struct recognition *r, size_t page)
{
    const double mm = 25.4 / 72, a4 = 297, least = 100,
                 most = 450; /* of A7: 105 mm, of A3: 420 mm */
    struct arena *a = r->out->arena;
    const struct word_page *p = &r->out->pages.at[page];
    double side = mm * (p->width > p->height ? p->width : p->height);
    bool usual = side > least && side < most;
    int pixels_a4 = (int)(a4 / 25.4 * PICTURE_RESOLUTION);
    const char *number = str_format(a, "%zu", p->number).p;
    const char *size = str_format(a, "%d", usual ? PICTURE_RESOLUTION : pixels_a4).p;
    const char *const list[] = {
        "pdftoppm", usual ? "-r" : "-scale-to", size, "-f", number, "-l", number, r->path};
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

static const char **reading_at(const struct recognition *r, size_t page, int resolution,
                               const char *layout)
{
    struct arena *a = r->out->arena;
    const char *const list[] = {
        "tesseract", part_of(a, r->path, page, resolution), "stdout", "-l", "vie", "--psm", layout,
        "tsv"};
    return arguments_of(a, list, sizeof list / sizeof *list);
}

static const char **reading_smaller(const struct recognition *r, size_t page)
{
    return reading_at(r, page, sizes[0], "11");
}

static const char **reading_larger(const struct recognition *r, size_t page)
{
    return reading_at(r, page, sizes[1], "11");
}

/* One column of text of several sizes. */
static const char **reading_lines(const struct recognition *r, size_t page)
{
    return reading_at(r, page, LINES_SIZE, "4");
}

/* One line: the raised marks side by side. */
static const char **reading_raised(const struct recognition *r, size_t page)
{
    return reading_at(r, page, LINES_SIZE, "7");
}

/* One block of text: a figure that is alone in a cell is text there, too. */
static const char **reading_cells(const struct recognition *r, size_t page)
{
    return tesseract(r, page, "6");
}

/* The picture of a page, made ready, into its file. */
static bool keep_picture(const struct recognition *r, size_t page, struct buf drawn)
{
    struct word_page *p = &r->out->pages.at[page];
    struct picture made;
    p->rulings = arena_array(r->out->arena, 1, sizeof *p->rulings);
    picture_finish(&drawn, p->two_levels, p->rulings, &p->seals);
    if (picture_open(&drawn, &made)) {
        const double pt = 72.0 / PICTURE_RESOLUTION;
        p->width = (double)made.width * pt;
        p->height = (double)made.height * pt;
    }
    r->drawn[page] = drawn;
    return scratch_write(picture_of(r->out->arena, r->path, page), buf_view(&drawn));
}

static bool take_picture(const struct recognition *r, size_t page, struct buf *drawn)
{
    struct word_page *p = &r->out->pages.at[page];
    struct picture made;
    struct buf right = {0}, left;
    picture_prepare(drawn);
    if (picture_open(drawn, &made) && (made.width < made.height) != (p->width < p->height))
        diag_file(MSG_OCR_TURNED, r->name, p->number);
    bool two = picture_split(drawn, &right);
    left = *drawn;
    *drawn = (struct buf){0};
    if (!two)
        return keep_picture(r, page, left);
    diag_file(MSG_OCR_SPREAD, r->name, p->number);
    p[1].number = p->number;
    p[1].two_levels = p->two_levels;
    return keep_picture(r, page, left) && keep_picture(r, page + 1, right);
}

static bool take_words(const struct recognition *r, struct word_page *p, struct buf *output,
                       int resolution, double first_line)
{
    const struct reading_size how = {resolution, first_line};
    return words_of_table(r->out, p, buf_view(output), how, r->name);
}

static bool take_page(const struct recognition *r, size_t page, struct buf *output)
{
    struct word_page *p = &r->out->pages.at[page];
    p->words.n = 0;
    return take_words(r, p, output, PICTURE_RESOLUTION, 0);
}

static bool take_cells(const struct recognition *r, size_t page, struct buf *output)
{
    /* after all lines of the page */
    bool good = take_words(r, &r->out->pages.at[page], output, PICTURE_RESOLUTION, WORD_LINES);
    picture_find_numbers(&r->drawn[page], &r->out->pages.at[page]);
    return good;
}

static bool take_raised(const struct recognition *r, size_t page, struct buf *output)
{
    struct word_page read = {0};
    bool good = take_words(r, &read, output, PICTURE_RESOLUTION, 0);
    words_raised_take(r->out->arena, &r->out->pages.at[page], &r->raised[page], &read);
    vec_free(&read.words);
    return good;
}

static bool take_smaller(const struct recognition *r, size_t page, struct buf *output)
{
    return take_words(r, &r->again[page].sizes[0], output, sizes[0], 0);
}

static bool take_larger(const struct recognition *r, size_t page, struct buf *output)
{
    return take_words(r, &r->again[page].sizes[1], output, sizes[1], 0);
}

static bool take_lines(const struct recognition *r, size_t page, struct buf *output)
{
    return take_words(r, &r->again[page].lines, output, LINES_SIZE, WORD_OWN_LINES);
}

/* Words of several letters that were read with confidence. */
static size_t count_trusted(const struct word_page *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->words.n; i++)
        n += p->words.at[i].confidence >= WORD_TRUSTED && utf8_length(p->words.at[i].text) > 1;
    return n;
}

/* Of a page that was turned over; kept where it is read better than before. */
static bool take_turned(const struct recognition *r, size_t page, struct buf *output)
{
    struct word_page *p = &r->out->pages.at[page], before = *p;
    struct picture made;
    p->words.at = NULL;
    p->words.n = p->words.cap = 0;
    bool good = take_words(r, p, output, PICTURE_RESOLUTION, 0);
    if (count_trusted(p) > count_trusted(&before)) {
        picture_turn_places(p);
        diag_file(MSG_OCR_TURNED, r->name, p->number);
        vec_free(&before.words);
        return good;
    }
    vec_free(&p->words);
    p->words = before.words;
    if (picture_open(&r->drawn[page], &made))
        picture_turn_over(&made);
    return good;
}

static void step_done(void *context, size_t index)
{
    const struct step_run *run = context;
    struct recognition *r = run->r;
    struct process *p = &run->list[index];
    size_t page = run->pages[index];
    if (run->step->progress)
        diag_progress_at(MSG_OCR_PAGE, r->out->pages.at[page].number, ++r->done, r->count);
    r->good = r->good && ended_well(p, r->name, run->step->package) &&
              run->step->take(r, page, &p->output);
    buf_free(&p->output);
}

static bool run_step(struct recognition *r, const struct step *step, const size_t *pages, size_t n)
{
    struct process list[SHEETS] = {{0}};
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

/* Pictures at another size of whole pages, or of their areas of facts; of how many pages. */
static size_t draw_parts(struct recognition *r, const size_t *pages, size_t n, int size, bool whole,
                         size_t *out)
{
    size_t count = 0;
    struct buf part = {0};
    for (size_t i = 0; i < n && r->good; i++) {
        const struct word_page *p = &r->out->pages.at[pages[i]];
        struct ink_boxes *areas = &r->again[pages[i]].areas;
        struct ink_box page = {0, 0, p->width, p->height};
        struct ink_boxes all = {.at = &page, .n = 1};
        if (!whole && !areas->n)
            words_again_areas(p, !pages[i], areas);
        if (whole)
            areas = &all;
        if (!areas->n || !picture_part(&r->drawn[pages[i]], areas, size, &part))
            continue;
        out[count++] = pages[i];
        r->good = scratch_write(part_of(r->out->arena, r->path, pages[i], size), buf_view(&part));
    }
    buf_free(&part);
    return count;
}

/* Pictures of raised marks, of those pages that have such; how many. */
static size_t draw_raised(struct recognition *r, const size_t *pages, size_t n, size_t *out)
{
    size_t count = 0;
    struct buf row = {0};
    for (size_t i = 0; i < n && r->good; i++) {
        size_t k = pages[i];
        if (!words_raised_draw(&r->drawn[k], &r->out->pages.at[k], &r->raised[k], &row))
            continue;
        out[count++] = k;
        r->good = scratch_write(part_of(r->out->arena, r->path, k, LINES_SIZE), buf_view(&row));
    }
    buf_free(&row);
    return count;
}

/* Words take what most of their readings have. */
static void settle_page(struct recognition *r, size_t page)
{
    struct page_readings *again = &r->again[page];
    picture_drop_tall(&r->out->pages.at[page]);
    words_again_settle(r->out, &r->out->pages.at[page], again, r->name);
    picture_find_marks(&r->drawn[page], &r->out->pages.at[page]);
}

static void readings_free(struct page_readings *again)
{
    vec_free(&again->areas);
    vec_free(&again->lines.words);
    for (size_t i = 0; i < WORDS_SIZES; i++)
        vec_free(&again->sizes[i].words);
}

/* The pages of pictures that were drawn: two where one shows two; how many. */
static size_t find_sheets(struct recognition *r, const size_t *pages, size_t n, size_t *out)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        out[count++] = pages[i];
        if (r->out->pages.at[pages[i] + 1].number)
            out[count++] = pages[i] + 1;
    }
    r->count += count - n;
    return count;
}

static void read_pages(struct recognition *r, const size_t *drawn_pages, size_t drawn_count)
{
    static const char tesseract_packages[] = "tesseract-ocr, tesseract-ocr-vie";
    static const struct step draw = {drawing, "poppler-utils", take_picture, false};
    static const struct step read = {reading, tesseract_packages, take_page, true};
    static const struct step turned = {reading, tesseract_packages, take_turned, false};
    static const struct step smaller = {reading_smaller, tesseract_packages, take_smaller, false};
    static const struct step larger = {reading_larger, tesseract_packages, take_larger, false};
    static const struct step lines = {reading_lines, tesseract_packages, take_lines, false};
    static const struct step raised = {reading_raised, tesseract_packages, take_raised, false};
    static const struct step cells = {reading_cells, tesseract_packages, take_cells, false};
    size_t sheets[SHEETS], again[SHEETS];
    bool drawn = run_step(r, &draw, drawn_pages, drawn_count);
    size_t n = find_sheets(r, drawn_pages, drawn_count, sheets);
    if (drawn && run_step(r, &read, sheets, n) &&
        run_step(r, &turned, again, turn_poor(r, sheets, n, again)) &&
        run_step(r, &smaller, again, draw_parts(r, sheets, n, sizes[0], false, again)) &&
        run_step(r, &larger, again, draw_parts(r, sheets, n, sizes[1], false, again)) &&
        run_step(r, &lines, again, draw_parts(r, sheets, n, LINES_SIZE, true, again))) {
        for (size_t i = 0; i < n; i++)
            settle_page(r, sheets[i]);
        run_step(r, &raised, again, draw_raised(r, sheets, n, again));
        run_step(r, &cells, again, draw_cells(r, sheets, n, again));
    }
    for (size_t i = 0; i < n; i++) {
        unlink(picture_of(r->out->arena, r->path, sheets[i]));
        unlink(part_of(r->out->arena, r->path, sheets[i], LINES_SIZE));
        for (size_t k = 0; k < WORDS_SIZES; k++)
            unlink(part_of(r->out->arena, r->path, sheets[i], sizes[k]));
        buf_free(&r->drawn[sheets[i]]);
        readings_free(&r->again[sheets[i]]);
        vec_free(&r->raised[sheets[i]]);
        if (r->good)
            words_doubt(&r->out->pages.at[sheets[i]], r->name);
    }
}

/* Room for a second page behind each that is a picture: pages without a number. */
static void add_spares(struct word_pages *out, const bool *pictures)
{
    struct word_pages all = {.arena = out->arena};
    for (size_t i = 0; i < out->pages.n; i++) {
        *vec_push(&all.pages) = out->pages.at[i];
        if (pictures[i])
            *vec_push(&all.pages) = (struct word_page){0};
    }
    vec_free(&out->pages);
    *out = all;
}

static void drop_spares(struct word_pages *out)
{
    size_t n = 0;
    for (size_t i = 0; i < out->pages.n; i++)
        if (out->pages.at[i].number)
            out->pages.at[n++] = out->pages.at[i];
    out->pages.n = n;
}

bool words_of_pictures(struct word_pages *out, const char *path, const char *name,
                       const bool *pictures)
{
    struct arena *a = out->arena;
    size_t *pages = arena_array(a, out->pages.n + 1, sizeof *pages), n = 0;
    for (size_t i = 0; i < out->pages.n; i++)
        if (pictures[i]) {
            pages[n] = i + n;
            n++;
        }
    add_spares(out, pictures);
    struct recognition r = {out,
                            name,
                            path,
                            n,
                            0,
                            has_tesseract(name),
                            arena_array(a, out->pages.n + 1, sizeof *r.drawn),
                            arena_array(a, out->pages.n + 1, sizeof *r.again),
                            arena_array(a, out->pages.n + 1, sizeof *r.raised)};
    for (size_t i = 0; i < n && r.good; i += AT_ONCE)
        read_pages(&r, pages + i, n - i < AT_ONCE ? n - i : AT_ONCE);
    drop_spares(out);
    diag_progress_end();
    return r.good;
}
