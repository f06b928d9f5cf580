/*
 * A page of words as text: see words.h.
 *
 * Words on one height are a line, from left to right. Between words that are farther apart than a
 * wide blank are as many blanks as bring the next one to its column; the unit of columns is the
 * page's narrowest letter, so that what is aligned on the page is aligned in the text. An empty
 * line parts lines that are farther apart than those of a paragraph; a form feed begins a page.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/broken_word.h"
#include "lexicon/label.h"
#include "read/pdf/cell_paragraphs.h"
#include "read/pdf/page_lines.h"
#include "read/pdf/page_notes.h"
#include "read/pdf/rulings.h"

enum {
    LEAST_LETTERS = 5, /* a word of fewer letters does not show how wide letters are */
    NOTE_DIGITS = 2    /* of a note's mark */
};

/* Shares of a line's height. */
static const double beside = 0.8;         /* lines that are nearer are of cells side by side */
static const double wide_blank = 0.75;    /* a blank that parts columns; blanks are 0.25 to 0.4 */
static const double column_blank = 0.45;  /* the same before a word at the place of a column */
static const double paragraph_gap = 1.28; /* distance of paragraphs beside that of lines */

struct text_grid {
    double left, unit; /* where the page's text begins, width of a column of characters */
    double *starts;    /* where words begin that are far from the one before, sorted */
    size_t start_count;
};

/* Width of a column: the narrowest letter, on the average of a word. */
static double unit_of(const struct placed_word *words, size_t n)
{
    double least = 0;
    for (size_t i = 0; i < n; i++) {
        size_t letters = utf8_length(words[i].text);
        double width = (words[i].right - words[i].left) / (double)(letters ? letters : 1);
        if (letters >= LEAST_LETTERS && width > 1 && (!least || width < least))
            least = width;
    }
    return least ? least : 5;
}

/*
 * The usual distance of two lines in a paragraph: the lower quartile, of letters as large as those
 * of line `like` unless that is NULL; 0 where there are none. pitch: room for n.
 */
static double usual_pitch(const struct text_line *lines, size_t n, const struct text_line *like,
                          double *pitch)
{
    size_t count = 0;
    for (size_t k = 1; k < n; k++)
        if (lines[k].bottom - lines[k - 1].bottom > (lines[k].bottom - lines[k].top) * beside &&
            (!like || (page_lines_alike(&lines[k], like) && page_lines_alike(&lines[k - 1], like))))
            pitch[count++] = lines[k].bottom - lines[k - 1].bottom;
    doubles_sort(pitch, count);
    return count ? pitch[count / 4] : 0;
}

/* Is word i smaller and higher than the word beside it: the line may have larger letters elsewhere.
 */
static bool is_raised_beside(const struct text_line *l, const struct placed_word *words, size_t i)
{
    const struct placed_word *other = i > l->from     ? &words[i - 1]
                                      : i + 1 < l->to ? &words[i + 1]
                                                      : NULL;
    if (!other || page_note_mark(other->text) == other->text.n)
        return true;
    const struct text_line text = {0, 1, other->top, other->bottom};
    return page_note_raised(&text, &words[i]);
}

/* A small raised mark calls a note right after a word, and begins the note before its first word.
 * i: of a word of the line. */
static bool is_call(const struct text_line *l, const struct placed_word *words, size_t i)
{
    double height = text_line_height(l);
    const struct placed_word *w = &words[i];
    bool small = page_note_mark(w->text) == w->text.n && page_note_raised(l, w) &&
                 is_raised_beside(l, words, i);
    if (i > l->from)
        return small && w->left - words[i - 1].right < height / 4;
    return small && i + 1 < l->to && words[i + 1].left - w->right < height / 2;
}

static void add_word(struct pages_text *out, const struct placed_word *w)
{
    const double mm = 25.4 / 72;
    if (w->confidence < WORD_SURE)
        *vec_push(&out->uncertain) =
            (struct uncertain_word){out->text.n, out->page, (unsigned)(w->bottom * mm)};
    buf_str(&out->text, w->text);
}

/* Adds word i where it calls a note; false for another word. */
static bool add_call(struct pages_text *out, const struct text_line *l,
                     const struct placed_word *words, size_t i)
{
    bool call = is_call(l, words, i);
    if (call)
        buf_printf(&out->text, "<sup>%.*s</sup>", STR_ARG(words[i].text));
    return call;
}

/* Is there a blank between two words: an optical reader has seen it, wherever their boxes are; an
 * invisible letter, which ends a word, is drawn as one. */
static bool is_parted(const struct placed_word *before, const struct placed_word *w, double thin)
{
    uint32_t last;
    size_t n = utf8_last(before->text, &last), at = before->text.n - n;
    return before->line || w->left - before->right > thin ||
           unicode_is_invisible(str_slice(before->text, at, at + n));
}

/* Do words of several lines begin at the place, each far from the one before. */
static bool starts_column(const struct text_grid *g, double at)
{
    enum { LINES = 3 };
    static const double slip = 1; /* pt */
    size_t count = 0;
    for (size_t i = 0; i < g->start_count && g->starts[i] <= at + slip; i++)
        count += g->starts[i] >= at - slip;
    return count >= LINES;
}

/* Is a word so far from the one before that a column ends between them. */
static bool is_far(const struct text_grid *g, const struct text_line *l,
                   const struct placed_word *before, const struct placed_word *w)
{
    double gap = w->left - before->right, height = l->bottom - l->top;
    return gap > height * wide_blank || (gap > height * column_blank && starts_column(g, w->left));
}

static void find_starts(struct text_grid *g, struct arena *a, const struct text_line *lines,
                        size_t n, const struct placed_word *words)
{
    g->starts = arena_array(a, n ? lines[n - 1].to + 1 : 1, sizeof *g->starts);
    for (size_t l = 0; l < n; l++)
        for (size_t i = lines[l].from + 1; i < lines[l].to; i++)
            if (words[i].left - words[i - 1].right > (lines[l].bottom - lines[l].top) * wide_blank)
                g->starts[g->start_count++] = words[i].left;
    doubles_sort(g->starts, g->start_count);
}

/* Adds the word that begins a note, whose mark is of so many bytes. */
static void add_mark(struct pages_text *out, const struct placed_word *w, size_t mark)
{
    buf_printf(&out->text, "<sup>%.*s</sup>", (int)mark, w->text.p);
    buf_str(&out->text, str_slice(w->text, mark, w->text.n));
    buf_char(&out->text, ' ');
}

/* mark: bytes of the mark with which the line begins a note, else 0. */
static void add_line(struct pages_text *out, const struct text_line *l,
                     const struct placed_word *words, const struct text_grid *g, size_t mark)
{
    double left = g->left, unit = g->unit;
    size_t counted = out->text.n, length = 0; /* characters of the line before that place */
    for (size_t i = l->from; i < l->to; i++) {
        const struct placed_word *w = &words[i], *before = i > l->from ? w - 1 : NULL;
        if (!before && mark) {
            add_mark(out, w, mark);
            continue;
        }
        if (add_call(out, l, words, i))
            continue;
        size_t column = w->left > left ? (size_t)((w->left - left) / unit + 0.5) : 0;
        length += utf8_length(str_slice(buf_view(&out->text), counted, out->text.n));
        counted = out->text.n;
        bool far = before && is_far(g, l, before, w);
        size_t blanks = !before ? column : far ? 3 : is_parted(before, w, unit / 8);
        if (far && column > length + blanks)
            blanks = column - length;
        buf_repeat(&out->text, ' ', blanks);
        size_t digits = str_number(w->text, 0, NOTE_DIGITS + 1, NULL);
        if (!before && w->top > out->notes_top && digits == w->text.n && digits <= NOTE_DIGITS)
            *vec_push(&out->notes) = out->text.n;
        add_word(out, w);
    }
    buf_char(&out->text, '\n');
}

/* Puts what was added from `start` on where the last note of the page before ends. */
static void move_rest(struct pages_text *out, struct arena *scratch, size_t start)
{
    size_t at = out->note_end, n = out->text.n - start;
    const char *between = arena_copy(scratch, out->text.p + at, start - at);
    memmove(out->text.p + at, out->text.p + start, n);
    memcpy(out->text.p + at + n, between, start - at);
    for (size_t i = 0; i < out->uncertain.n; i++)
        out->uncertain.at[i].at += out->uncertain.at[i].at >= at ? n : 0;
    for (size_t i = 0; i < out->notes.n; i++)
        out->notes.at[i] += out->notes.at[i] >= at ? n : 0;
    for (size_t i = 0; i < out->merged.n; i++)
        out->merged.at[i].row += out->merged.at[i].row >= at ? n : 0;
    out->note_end += n;
}

/* Adds the lines of notes; those of one that the page before began go there. */
static void add_notes(struct pages_text *out, struct arena *scratch, const struct page_notes *notes,
                      const struct text_line *lines, const struct placed_word *words,
                      const struct text_grid *grid)
{
    size_t start = out->text.n;
    for (size_t i = notes->from; i < notes->to; i++) {
        if (i == notes->rest && i > notes->from)
            move_rest(out, scratch, start);
        add_line(out, &lines[i], words, grid, notes->marks[i]);
    }
    if (notes->rest == notes->to)
        move_rest(out, scratch, start);
    else
        out->note_end = out->text.n;
    out->note_height = notes->height;
}

static bool is_cut_off(struct str text)
{
    text = str_trim(text);
    return text.n && !strchr(".;:!?)", text.p[text.n - 1]);
}

enum { HEIGHTS_MOST = 200 }; /* of lines on a page: real ones have a few */

struct pitches {
    double height[HEIGHTS_MOST], of_height[HEIGHTS_MOST];
    size_t n;
    double all; /* of all lines */
};

/* The usual pitch of lines that are as high as line i, else of all. */
static double pitch_of(struct pitches *p, const struct text_line *lines, size_t n, size_t i,
                       double *room)
{
    double height = text_line_height(&lines[i]);
    size_t k = 0;
    while (k < p->n && (p->height[k] < height || p->height[k] > height))
        k++;
    if (k == p->n && k < HEIGHTS_MOST) {
        double pitch = usual_pitch(lines, n, &lines[i], room);
        p->height[k] = height;
        p->of_height[k] = pitch > 0 ? pitch : p->all;
        p->n++;
    }
    return k < p->n ? p->of_height[k] : p->all;
}

/* Appends words as lines; the first of them after an empty line where they begin a stretch. foot:
 * they end the page, which may have notes. */
static void add_lines(struct pages_text *out, struct arena *scratch, const struct word_page *page,
                      struct placed_word *words, size_t n, double left, double unit, bool foot)
{
    struct text_line *lines;
    struct text_grid grid = {.left = left, .unit = unit};
    size_t count = page_lines_find(scratch, words, n, &lines);
    find_starts(&grid, scratch, lines, count, words);
    double *room = arena_array(scratch, count + 1, sizeof *room);
    struct pitches pitches = {.all = usual_pitch(lines, count, NULL, room)};
    const struct notes_before before = {
        out->note_height,
        is_cut_off(str_slice(buf_view(&out->text), 0, out->note_height > 0 ? out->note_end : 0)),
        out->notes_top};
    struct page_notes notes = {count, count, count, NULL, 0};
    if (foot) {
        notes = page_notes_find(scratch, page, lines, count, words, &before);
        out->note_height = 0;
    }
    for (size_t i = 0; i < count; i++) {
        double step = i ? lines[i].bottom - lines[i - 1].bottom : 0;
        double pitch = pitch_of(&pitches, lines, count, i, room);
        if (i && pitch > 0 && step > pitch * paragraph_gap)
            buf_char(&out->text, '\n');
        if (i == notes.from && notes.to > i) {
            add_notes(out, scratch, &notes, lines, words, &grid);
            i = notes.to - 1;
            if (notes.to < count) /* nothing else is of the last note */
                buf_char(&out->text, '\n');
        } else
            add_line(out, &lines[i], words, &grid, 0);
    }
}

/* --- ruled tables ------------------------------------------------------------------------- */

/* The words of one line of a cell after those before it; broken: its first one is the rest of one.
 */
static void add_cell_line(struct pages_text *out, size_t start, const struct text_line *l,
                          const struct placed_word *words, bool broken)
{
    double thin = (l->bottom - l->top) / 20; /* narrower gaps are inside a word */
    for (size_t i = l->from; i < l->to; i++) {
        const struct placed_word *w = &words[i], *before = i > l->from ? w - 1 : NULL;
        if (add_call(out, l, words, i))
            continue;
        struct str cell = str_slice(buf_view(&out->text), start, out->text.n);
        if (before ? is_parted(before, w, thin) : cell.n && !broken && !word_is_cut(cell, w->text))
            buf_char(&out->text, ' ');
        add_word(out, w);
    }
}

/*
 * Is the last word of a cell, which the line ends, broken between it and the next line: a cell is
 * as wide as its column but for the room that is at the left of a word that fills it.
 */
static bool is_broken(struct str cell, const struct text_line *l, const struct placed_word *words,
                      double left, double right)
{
    const struct placed_word *w = &words[l[0].from], *next = &words[l[1].from];
    enum { LONG = 12 }; /* letters: a longer word fills its line to less than a wide letter */
    size_t letters = utf8_length(w->text);
    double letter = (w->right - w->left) / (double)letters;
    bool date = is_digit(*w->text.p) && memchr(w->text.p, '/', w->text.n); /* digits are wider */
    double room = letter * (letters > LONG ? 1.25 : date ? 1 : 0.75);
    bool full = w->right + room > right - (w->left - left);
    return l->to - l->from == 1 && word_is_broken(str_last_word(cell), next->text, full);
}

/* The left edge of the leftmost line, from that of the cell. */
static double pad_of(const struct text_line *lines, size_t count, const struct placed_word *words,
                     double left)
{
    double pad = count ? words[lines->from].left - left : 0;
    for (size_t i = 1; i < count; i++)
        pad = words[lines[i].from].left - left < pad ? words[lines[i].from].left - left : pad;
    return pad;
}

/* The words of one cell as one line, its paragraphs apart as far as they are known. */
static void add_cell(struct pages_text *out, struct arena *scratch, const struct ruled_table *t,
                     const struct word_page *page, size_t cell)
{
    struct placed_word *words = arena_array(scratch, page->words.n + 1, sizeof *words);
    struct text_line *lines;
    size_t n = 0, start = out->text.n, column = cell % t->column_count, last = column;
    for (size_t i = 0; i < page->words.n; i++) {
        size_t place = ruled_place(t, &page->words.at[i]);
        if (place != (size_t)-1 && t->cell[place] == cell)
            words[n++] = page->words.at[i];
    }
    while (last + 1 < t->column_count && t->cell[cell + last + 1 - column] == cell)
        last++;
    size_t count = page_lines_find(scratch, words, n, &lines);
    double width = t->columns[last + 1] - t->columns[column];
    double pad = pad_of(lines, count, words, t->columns[column]);
    for (size_t l = 0; l < count; l++) {
        struct str cell_before = str_slice(buf_view(&out->text), start, out->text.n);
        if (l && cell_paragraph_begins(scratch, &lines[l - 1], cell_before, words, width, pad)) {
            buf_char(&out->text, '\v');
            start = out->text.n;
            cell_before = STR("");
        }
        bool broken = l && is_broken(cell_before, &lines[l - 1], words, t->columns[column],
                                     t->columns[last + 1]);
        add_cell_line(out, start, &lines[l], words, broken);
    }
}

/* A cell over all columns: "IV Titles", "2 Titles" above "2.1" have a number for the first one. */
static void add_group(struct pages_text *out, struct arena *scratch, const struct ruled_table *t,
                      const struct word_page *page, size_t cell)
{
    size_t start = out->text.n, tabs = t->column_count - 1;
    add_cell(out, scratch, t, page, cell);
    struct str text = str_slice(buf_view(&out->text), start, out->text.n), number = str_word(&text);
    struct str below = ruled_first_word(t, page, cell + t->column_count);
    if (text.n && (label_is_bare(number) || label_is_above(number, below))) {
        out->text.p[start + number.n] = '\t';
        tabs--;
    }
    buf_repeat(&out->text, '\t', tabs);
}

static void add_row(struct pages_text *out, struct arena *scratch, const struct ruled_table *t,
                    const struct word_page *page, size_t row)
{
    size_t first = row * t->column_count;
    bool group = true, numbered = false;
    for (size_t c = 0; c < t->column_count; c++)
        group &= t->cell[first + c] == first;
    if (group)
        add_group(out, scratch, t, page, first);
    for (size_t c = 0; c < t->column_count && !group; c++) {
        if (c)
            buf_char(&out->text, '\t');
        size_t before = out->text.n;
        if (t->cell[first + c] == first + c)
            add_cell(out, scratch, t, page, first + c);
        numbered |= !c && out->text.n > before;
        bool over = numbered && !row && table_goes_on(&out->table, t, c);
        if (t->cell[first + c] < first || (over && out->text.n == before))
            *vec_push(&out->merged) = (struct merged_at){out->text.n, (unsigned)c};
    }
    buf_char(&out->text, '\n');
}

/* Copies the words that lie between two heights and in no table; those beside one are before it. */
static size_t words_between(const struct word_page *page, const struct ruled_tables *tables,
                            double from, double to, struct placed_word *out)
{
    size_t n = 0;
    for (size_t i = 0; i < page->words.n; i++) {
        const struct placed_word *w = &page->words.at[i];
        bool inside = false;
        for (size_t k = 0; tables && k < tables->n; k++)
            inside |= ruled_place(&tables->at[k], w) != (size_t)-1;
        if (!inside && word_middle(w) >= from && word_middle(w) < to)
            out[n++] = *w;
    }
    return n;
}

/*
 * Where notes begin: below a rule from the left edge of the text that is 20 to 80 mm wide (Word's
 * has 51, LibreOffice's a quarter of the line), lower than the middle of the page.
 */
static double notes_top(const struct word_page *page, const struct rulings *rulings,
                        const struct ruled_tables *tables, double left)
{
    const double edge = 12, least = 57, most = 227; /* pt */
    double found = 1e9;
    for (size_t i = 0; rulings && i < rulings->across.n; i++) {
        const struct ruling *r = &rulings->across.at[i];
        bool inside = false;
        for (size_t k = 0; tables && k < tables->n; k++)
            inside |= r->at > tables->at[k].rows[0] - 1 &&
                      r->at < tables->at[k].rows[tables->at[k].row_count] + 1;
        if (!inside && r->from > left - edge && r->from < left + edge && r->to - r->from > least &&
            r->to - r->from < most && r->at > page->height / 2)
            found = r->at;
    }
    return found;
}

/* Nothing, or the number of the page alone. */
static bool is_page_number(const struct placed_word *words, size_t n)
{
    struct str text = n ? words->text : STR("");
    return n < 2 && str_number(text, 0, text.n, NULL) == text.n;
}

void page_text(struct pages_text *out, struct word_page *page, const struct rulings *rulings,
               const struct ruled_tables *tables)
{
    struct arena *scratch = arena_new();
    struct placed_word *words = arena_array(scratch, page->words.n + 1, sizeof *words);
    double unit = unit_of(page->words.at, page->words.n), left = page->width, from = -1e9;
    size_t count = tables ? tables->n : 0;
    for (size_t i = 0; i < page->words.n; i++)
        left = page->words.at[i].left < left ? page->words.at[i].left : left;
    out->notes_top = notes_top(page, rulings, tables, left);
    if (out->page)
        buf_char(&out->text, '\f');
    out->page = (unsigned)page->number;
    for (size_t k = 0; k <= count; k++) {
        const struct ruled_table *t = k < count ? &tables->at[k] : NULL;
        size_t n = words_between(page, tables, from, t ? t->rows[t->row_count] : 1e9, words);
        if (!is_page_number(words, n))
            table_end_note(&out->table, NULL);
        add_lines(out, scratch, page, words, n, left, unit, !t);
        if (t) {
            buf_puts(&out->text, n ? "\n" : "");
            if (ruled_table_is_cut(t, rulings, page->width))
                *vec_push(&out->beyond) = (struct beyond_at){out->text.n, out->page};
            for (size_t r = 0; r < t->row_count; r++)
                add_row(out, scratch, t, page, r);
            table_end_note(&out->table, t);
            from = t->rows[t->row_count];
        }
    }
    arena_free(scratch);
}

bool page_has_columns(const struct word_page *page)
{
    enum { LINES = 2 };
    struct arena *scratch = arena_new();
    size_t n = page->words.n, found = 0;
    struct placed_word *words = arena_array(scratch, n + 1, sizeof *words);
    struct text_line *lines;
    if (n)
        memcpy(words, page->words.at, n * sizeof *words);
    size_t count = page_lines_find(scratch, words, n, &lines);
    for (size_t l = 0; l < count; l++) {
        size_t gaps = 0;
        for (size_t i = lines[l].from + 1; i < lines[l].to; i++)
            gaps +=
                words[i].left - words[i - 1].right > (lines[l].bottom - lines[l].top) * wide_blank;
        found += gaps >= 1;
    }
    arena_free(scratch);
    return found >= LINES;
}
