/* Footnotes at the foot of a page: see page_notes.h. */
#include "read/pdf/page_notes.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

/* Shares of a line's height. */
static const double raised = 0.80;  /* height of a mark beside that of the text */
static const double smaller = 0.95; /* lines of notes beside those of the text */

size_t page_note_mark(struct str word)
{
    enum { DIGITS = 3, STARS = 3, DAGGER = 0x2020, DOUBLE_DAGGER = 0x2021 };
    size_t n = str_number(word, 0, DIGITS + 1, NULL), signs = 0, size;
    uint32_t c;
    if (n && *word.p != '0' && n <= DIGITS)
        return n;
    for (n = 0; (size = utf8_next(str_slice(word, n, word.n), &c)) && signs <= STARS; signs++) {
        if (c != '*' && c != DAGGER && c != DOUBLE_DAGGER)
            break;
        n += size;
    }
    return signs && signs <= STARS ? n : 0;
}

bool page_note_raised(const struct text_line *l, const struct placed_word *w)
{
    double height = text_line_height(l);
    return w->bottom - w->top < height * raised && w->bottom < l->bottom - height / 10;
}

/* Is the line of letters of that height. */
static bool is_level(const struct text_line *l, double height)
{
    double own = text_line_height(l);
    return own * smaller < height && own > height * smaller;
}

bool page_note_marks(const struct placed_word *w, const struct placed_word *text)
{
    const double tab = 72; /* pt */
    const struct text_line line = {0, 1, text->top, text->bottom};
    return text->left > w->right && text->left < w->right + tab && text->top < w->bottom &&
           text->bottom > w->bottom && page_note_mark(w->text) == w->text.n &&
           page_note_raised(&line, w);
}

/* "2", "- 2 -": the number of the page. */
static bool is_number_line(const struct text_line *l, const struct placed_word *words)
{
    enum { PARTS = 3 };
    bool number = false;
    if (l->to - l->from > PARTS)
        return false;
    for (size_t i = l->from; i < l->to; i++) {
        struct str w = words[i].text;
        size_t digits = str_number(w, 0, 4, NULL);
        bool dash = !str_strip(w, "-–").n;
        if (!dash && digits != w.n)
            return false;
        number |= digits > 0;
    }
    return number;
}

/* The mark that begins a line which has more words, or has it alone as its first word. */
static size_t mark_of(const struct text_line *l, const struct placed_word *words)
{
    struct str w = words[l->from].text;
    size_t n = page_note_mark(w);
    bool whole = n == w.n || (n + 1 == w.n && strchr(".)", w.p[n]));
    return n && whole && l->to - l->from > 1 ? n : 0;
}

/*
 * The line after the last one of what may be notes: neither the number of the page, nor a line that
 * is apart from them without a mark, as the address of the office is.
 */
static size_t foot_end(const struct text_line *lines, size_t n, const struct placed_word *words)
{
    static const double apart = 1.7; /* distance of lines; notes are at most 1.6 from another */
    for (; n; n--) {
        const struct text_line *l = &lines[n - 1];
        bool far = n > 1 && l->bottom - l[-1].bottom > text_line_height(l) * apart;
        if (!is_number_line(l, words) && !(far && !mark_of(l, words)))
            break;
    }
    return n;
}

/* Is there a small raised word that is the mark, above the height. */
static bool is_called(const struct word_page *page, struct str mark, double height, double above)
{
    for (size_t i = 0; i < page->words.n; i++) {
        const struct placed_word *w = &page->words.at[i];
        if (w->bottom < above && w->bottom - w->top < height && str_eq(w->text, mark))
            return true;
    }
    return false;
}

/* Does the line begin a note: the number is raised as that of the first, or follows the last. */
static bool begins_note(const struct text_line *l, const struct placed_word *words, bool high,
                        unsigned last)
{
    size_t n = mark_of(l, words);
    const struct placed_word *w = &words[l->from];
    unsigned value = 0;
    str_number(w->text, 0, 3, &value);
    bool follows = value ? value == last + 1 : n > 0;
    return n && page_note_raised(l, w) == high && (high || follows);
}

/* Marks the lines that begin notes; a number that is not raised is below a rule. */
static void find_marks(struct page_notes *notes, const struct word_page *page,
                       const struct text_line *lines, const struct placed_word *words, double top)
{
    unsigned last = 0;
    bool high = false;
    for (size_t i = notes->from; i < notes->to; i++) {
        const struct placed_word *w = &words[lines[i].from];
        struct str mark = str_slice(w->text, 0, mark_of(&lines[i], words));
        bool first = notes->rest == notes->to;
        if (first)
            high = page_note_raised(&lines[i], w);
        if (first ? !mark.n || !(high || lines[i].top > top) ||
                        !is_called(page, mark, notes->height, lines[notes->from].top)
                  : !begins_note(&lines[i], words, high, last))
            continue;
        if (first)
            notes->rest = i;
        notes->marks[i] = mark.n;
        str_number(mark, 0, 3, &last);
    }
}

/* May the lines before the first note, at the foot of the page, be the rest of the one with which
 * the page before ends. */
static bool may_be_rest(const struct word_page *page, const struct page_notes *notes,
                        const struct text_line *lines, const struct notes_before *before)
{
    static const double foot = 0.7; /* of the page's height */
    return before->height > 0 && lines[notes->to - 1].bottom > page->height * foot &&
           is_level(&lines[notes->from], before->height) &&
           (before->cut || lines[notes->from].top > before->top);
}

/* Are words of the page higher than the lines of its notes, one of ten and more. */
static bool is_small(const struct word_page *page, double height)
{
    size_t higher = 0;
    for (size_t i = 0; i < page->words.n; i++)
        higher += (page->words.at[i].bottom - page->words.at[i].top) * smaller > height;
    return higher * 10 > page->words.n;
}

/* The first of the lines that may be notes: below the rule, else of the letters of the last one. */
static size_t first_line(const struct word_page *page, const struct text_line *lines,
                         const struct page_notes *notes, double top)
{
    size_t from = notes->to;
    bool ruled = lines[from - 1].top > top;
    while (from && (ruled ? lines[from - 1].top > top : is_level(&lines[from - 1], notes->height)))
        from--;
    bool below = from ? text_line_height(&lines[from - 1]) * smaller > notes->height
                      : is_small(page, notes->height); /* below a table */
    return ruled || below ? from : notes->to;
}

struct page_notes page_notes_find(struct arena *a, const struct word_page *page,
                                  const struct text_line *lines, size_t count,
                                  const struct placed_word *words,
                                  const struct notes_before *before)
{
    struct page_notes notes = {.to = foot_end(lines, count, words)};
    notes.marks = arena_array(a, count + 1, sizeof *notes.marks);
    notes.from = notes.rest = notes.to;
    if (!notes.to || words->line)
        return notes;
    notes.height = text_line_height(&lines[notes.to - 1]);
    notes.from = first_line(page, lines, &notes, before->top);
    find_marks(&notes, page, lines, words, before->top);
    if (notes.rest > notes.from && !may_be_rest(page, &notes, lines, before))
        notes.from = notes.rest;
    return notes;
}

bool page_may_have_notes(const struct pages_text *out, const struct word_page *page)
{
    bool found = out->note_height > 0;
    for (size_t i = 1; i < page->words.n && !found; i++) {
        const struct placed_word *w = &page->words.at[i], *before = w - 1;
        struct text_line line = {0, 0, before->top, before->bottom};
        found = page_note_mark(w->text) == w->text.n && page_note_raised(&line, w);
    }
    return found;
}
