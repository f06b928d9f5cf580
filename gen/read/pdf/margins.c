/*
 * Margins: running heads and feet of a PDF file, see words.h. What is printed in the upper or lower
 * margin of several pages at one height, with the same letters, is no text of the paper, nor is
 * what one page has above its text; but the rows of a table that begins or ends a page are, as its
 * head that is printed again.
 */

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/pdf/rulings.h"

#include "read/pdf/page_notes.h"

/* Share of the page's height: margins are 20 to 25 mm of 297, Decree 30/2020, appendix I. */
static const double margin = 0.08;
static const double same_height = 3; /* pt */

enum { SHARE = 3 }; /* running matter is on one page in three, at least: odd, even and first ones */

struct margin_line {
    size_t page, from, to; /* words of the page: one after another in the list */
    double at;             /* height of the middle */
    struct str key;        /* letters without figures: "Trang 2" is the same on each page */
    struct str text;
};

/* The label of an appendix has its figures: "Phụ lục 2" begins another. */
static struct str key_of(struct arena *a, struct str s)
{
    struct buf b = {0};
    struct letter_key begin = letter_key(a, s);
    if (lexicon_starts(&begin, WORDS_APPENDIX))
        return unicode_lower(a, s);
    uint32_t c;
    for (size_t n; (n = utf8_next(s, &c)); s = str_slice(s, n, s.n))
        if (cp_is_letter(c))
            utf8_append(&b, cp_lower(c));
    return buf_take(&b, a);
}

vec_named(margin_lines, struct margin_line);

/* Is there a raised mark before the words: a note at the foot, which may be as one elsewhere. */
static bool is_note(const struct word_page *p, const struct placed_word *w, size_t n)
{
    enum { REACH = 8 }; /* words: poppler gives those of a line one after another */
    size_t at = (size_t)(w - p->words.at);
    bool note = n > 1 && page_note_marks(w, w + 1);
    for (size_t i = at > REACH ? at - REACH : 0; i < at + REACH && i < p->words.n && !note; i++)
        note = page_note_marks(&p->words.at[i], w);
    return note;
}

static void find_lines(struct arena *a, const struct word_page *p, size_t page,
                       struct margin_lines *out)
{
    enum { LINES_MOST = 100 }; /* a page with more in its margins has none */
    size_t before = out->n;
    for (size_t from = 0, to; from < p->words.n; from = to) {
        const struct placed_word *w = p->words.at;
        struct buf text = {0};
        for (to = from; to < p->words.n; to++) {
            double at = word_middle(&w[to]), off = at - word_middle(&w[from]);
            bool inside = at >= p->height * margin && at <= p->height * (1 - margin);
            if (inside || off > same_height || off < -same_height)
                break;
            buf_puts(&text, to > from ? " " : "");
            buf_str(&text, w[to].text);
        }
        struct str line = buf_take(&text, a);
        if (to > from && !is_note(p, &w[from], to - from))
            *vec_push(out) =
                (struct margin_line){page, from, to, word_middle(&w[from]), key_of(a, line), line};
        to += to == from;
    }
    if (out->n - before > LINES_MOST)
        out->n = before;
}

/* Is the line beside the motto: of the masthead of a paper, which an attached one has, too. */
static bool is_of_masthead(struct arena *a, const struct margin_lines *lines,
                           const struct margin_line *line)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct margin_line *l = &lines->at[i];
        double off = l->at - line->at;
        if (l->page != line->page || off >= same_height || off <= -same_height)
            continue;
        struct letter_key key = letter_key(a, l->text);
        if (lexicon_has(&key, WORDS_MOTTO))
            return true;
    }
    return false;
}

/* "TT", "TT Task"; not "Số 5", which may number a periodical. */
static bool begins_head(struct arena *a, struct str text)
{
    struct str rest = text, first = str_word(&rest);
    struct letter_key whole = letter_key(a, text), word = letter_key(a, first);
    return lexicon_is_key(&whole, WORDS_NUMBER_COLUMN) ||
           (lexicon_is_key(&word, WORDS_NUMBER_COLUMN) && unicode_is_capitals(first, CAPITALS_ALL));
}

/* Is the line a title of columns: beside that of the numbers, whose lines may be fewer. */
static bool is_of_head(struct arena *a, const struct margin_lines *lines,
                       const struct margin_line *line)
{
    static const double reach = 20; /* pt: a title of three lines around the one beside it */
    for (size_t i = 0; i < lines->n; i++) {
        const struct margin_line *l = &lines->at[i];
        double off = l->at - line->at;
        if (l->page != line->page || off >= reach || off <= -reach)
            continue;
        if (begins_head(a, l->text))
            return true;
    }
    return false;
}

/* On how many pages the line is printed. */
static size_t pages_with(const struct margin_lines *lines, const struct margin_line *line)
{
    size_t count = 0, last = (size_t)-1;
    for (size_t i = 0; i < lines->n; i++) {
        const struct margin_line *l = &lines->at[i];
        double off = l->at - line->at;
        if (l->page == last || off > same_height || off < -same_height ||
            !str_eq(l->key, line->key))
            continue;
        last = l->page;
        count++;
    }
    return count;
}

struct text_edges {
    double left, top;
};

/* Where the words begin whose lower edge is below the height, but for the number of the page. */
static struct text_edges edges_below(const struct word_page *p, double height)
{
    struct text_edges e = {p->width, p->height};
    for (size_t i = 0; i < p->words.n; i++) {
        const struct placed_word *w = &p->words.at[i];
        if (w->bottom <= height || str_number(w->text, 0, w->text.n, NULL) == w->text.n)
            continue;
        e.left = w->left < e.left ? w->left : e.left;
        e.top = w->top < e.top ? w->top : e.top;
    }
    return e;
}

/*
 * Is the line above the text, as a head is that one page alone has, for the first one has none: the
 * text of both begins at the same place below it.
 */
static bool is_above_text(struct arena *a, const struct word_pages *w,
                          const struct margin_line *line)
{
    static const double slip = 4; /* pt */
    const struct word_page *first = &w->pages.at[0], *page = &w->pages.at[line->page];
    struct letter_key key = letter_key(a, line->text);
    struct text_edges text = edges_below(first, 0);
    if (!line->page || first->width != page->width || first->height != page->height ||
        text.top > page->height * margin || lexicon_starts(&key, WORDS_APPENDIX))
        return false;
    for (size_t i = line->from; i < line->to; i++)
        if (page->words.at[i].bottom > text.top)
            return false;
    struct text_edges own = edges_below(page, text.top);
    double left = own.left - text.left, top = own.top - text.top;
    return left < slip && left > -slip && top < slip && top > -slip;
}

/* The ruled tables of a page, which are looked for once it is asked. */
struct page_tables {
    bool found;
    struct ruled_tables tables;
};

static void find_tables(struct word_pages *w, const char *path, struct word_page *page,
                        struct page_tables *t)
{
    t->found = true;
    if (!page_has_columns(page))
        return;
    if (!page->rulings) {
        page->rulings = arena_array(w->arena, 1, sizeof *page->rulings);
        rulings_read(w->arena, page->rulings, path, page->number);
    }
    ruled_tables_find(w->arena, page->rulings, &t->tables);
}

/* Is the line of a ruled table of the text: one that is in the margin alone is of a running head.
 */
static bool is_of_table(const struct word_page *page, const struct ruled_tables *tables,
                        const struct margin_line *line)
{
    for (size_t i = 0; i < tables->n; i++) {
        const struct ruled_table *t = &tables->at[i];
        double top = t->rows[0], bottom = t->rows[t->row_count];
        if (bottom > page->height * margin * 2 && top < page->height * (1 - margin * 2) &&
            ruled_place(t, &page->words.at[line->from]) != (size_t)-1)
            return true;
    }
    return false;
}

static void pack(struct word_page *p)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->words.n; i++)
        if (p->words.at[i].text.p)
            p->words.at[kept++] = p->words.at[i];
    p->words.n = kept;
}

void margins_drop(struct word_pages *w, const char *path, const char *name)
{
    struct margin_lines lines = {0};
    struct page_tables *tables = arena_array(w->arena, w->pages.n + 1, sizeof *tables);
    size_t dropped = 0;
    struct str first = STR_NONE;
    for (size_t i = 0; i < w->pages.n; i++)
        find_lines(w->arena, &w->pages.at[i], i, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        const struct margin_line *l = &lines.at[i];
        struct word_page *page = &w->pages.at[l->page];
        size_t count = l->key.n ? pages_with(&lines, l) : 0;
        bool repeated = count > 1 && count * SHARE >= w->pages.n;
        if (!l->key.n || (!repeated && !is_above_text(w->arena, w, l)) ||
            is_of_masthead(w->arena, &lines, l) || is_of_head(w->arena, &lines, l))
            continue;
        if (!tables[l->page].found)
            find_tables(w, path, page, &tables[l->page]);
        if (is_of_table(page, &tables[l->page].tables, l))
            continue;
        first = first.p ? first : l->text;
        dropped++;
        for (size_t k = l->from; k < l->to; k++)
            page->words.at[k].text = STR_NONE;
    }
    for (size_t i = 0; i < w->pages.n; i++) {
        pack(&w->pages.at[i]);
        vec_free(&tables[i].tables);
    }
    if (dropped)
        diag_file(MSG_PDF_RUNNING, name, dropped, STR_ARG(first));
    vec_free(&lines);
}
