/*
 * Notes in the side margins of a PDF file, see words.h: small letters beside the text, as copies
 * for review have them. They are no text of the paper, and would part its lines.
 */
#include "base/diag.h"
#include "base/mem.h"
#include "read/pdf/page_notes.h"

/* Height of a note's letters in those of most words, at most: recipients have 11 pt of 14, Decree
 * 30/2020, appendix I; our notes 6.5. */
static const double small = 0.7;
static const double gap = 2;     /* pt between the text and a note, at least */
static const double strip = 0.2; /* share of the page's width that a margin has, at most */

struct text_edges { /* of the words that are not small */
    double left, right;
};

static double height(const struct placed_word *w)
{
    return w->bottom - w->top;
}

/* Of the words of a page: the median, above which notes are small. */
static double usual_height(struct arena *a, const struct word_page *p)
{
    double *all = arena_array(a, p->words.n, sizeof *all);
    for (size_t i = 0; i < p->words.n; i++)
        all[i] = height(&p->words.at[i]);
    doubles_sort(all, p->words.n);
    return all[p->words.n / 2];
}

static struct text_edges edges_of(const struct word_page *p, double most)
{
    struct text_edges e = {.left = p->width, .right = 0};
    for (size_t i = 0; i < p->words.n; i++) {
        const struct placed_word *w = &p->words.at[i];
        if (height(w) > most) {
            e.left = w->left < e.left ? w->left : e.left;
            e.right = w->right > e.right ? w->right : e.right;
        }
    }
    return e;
}

/* Small words across the edge of the text are a table that is wider than it, which has no margin.
 */
static bool is_crossed(const struct word_page *p, double edge)
{
    for (size_t i = 0; i < p->words.n; i++)
        if (p->words.at[i].left < edge - gap && p->words.at[i].right > edge + gap)
            return true;
    return false;
}

/* Is the word the raised mark of a note at the foot, left of its text, which is set in by a tab. */
static bool is_mark(const struct word_page *p, const struct placed_word *w)
{
    bool mark = false;
    for (size_t i = 0; i < p->words.n && !mark; i++)
        mark = page_note_marks(w, &p->words.at[i]);
    return mark;
}

static size_t drop(struct word_page *p, double most, struct str *first)
{
    struct text_edges e = edges_of(p, most);
    bool right = e.right > p->width * (1 - strip) && !is_crossed(p, e.right);
    bool left = e.left < p->width * strip && !is_crossed(p, e.left);
    size_t kept = 0, n = p->words.n;
    for (size_t i = 0; i < n; i++) {
        const struct placed_word *w = &p->words.at[i];
        bool beside = (right && w->left > e.right + gap) || (left && w->right < e.left - gap);
        if (height(w) > most || !beside || is_mark(p, w))
            p->words.at[kept++] = *w;
        else if (!first->n)
            *first = w->text;
    }
    p->words.n = kept;
    return n - kept;
}

void margin_notes_drop(struct word_pages *w, const char *name)
{
    size_t dropped = 0;
    struct str first = STR_NONE;
    for (size_t i = 0; i < w->pages.n; i++) {
        struct word_page *p = &w->pages.at[i];
        if (p->words.n)
            dropped += drop(p, small * usual_height(w->arena, p), &first);
    }
    if (dropped)
        diag_file(MSG_PDF_MARGIN_NOTES, name, dropped, STR_ARG(first));
}
