/* Says what of a picture was left out or not read with confidence: see picture.h. */
#include <stdlib.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "read/pdf/picture.h"

enum { DOUBTS_NAMED = 8 /* words of a page */ };

/* Says which words were not read with confidence: a line a page, the first of them. */
static void doubt(const struct word_page *p, const char *name)
{
    const double mm = 25.4 / 72;
    struct buf words = {0};
    size_t doubtful = 0;
    for (size_t i = 0; i < p->words.n; i++)
        if (p->words.at[i].confidence < WORD_SURE && doubtful++ < DOUBTS_NAMED)
            buf_printf(&words, "%s%.*s (%zu)", words.n ? ", " : "", STR_ARG(p->words.at[i].text),
                       (size_t)(p->words.at[i].bottom * mm));
    if (doubtful)
        diag_file(MSG_OCR_DOUBT, name, p->number, doubtful, p->words.n, words.p);
    buf_free(&words);
}

/* The height that half of the trusted words have at least, or 0. */
static double usual_height(const struct placed_word *words, size_t n)
{
    double *heights = mem_resize(NULL, n + 1, sizeof *heights);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if (words[i].confidence >= WORD_TRUSTED)
            heights[count++] = words[i].bottom - words[i].top;
    doubles_sort(heights, count);
    double height = count ? heights[count / 2] : 0;
    free(heights);
    return height;
}

/* Can it be a word of the text: what is left of seals and signatures has other signs and sizes. */
static bool may_be_word(const struct placed_word *w, double usual)
{
    const double least = 0.6, most = 1.7; /* of the usual height */
    double height = w->bottom - w->top;
    bool letters = utf8_length(w->text) > 1 && !word_is_odd(w->text);
    for (size_t i = 0; i < w->text.n; i++)
        letters &= !is_digit(w->text.p[i]);
    return letters && height > usual * least && height < usual * most;
}

static bool is_kept(const struct word_page *p, const struct placed_word *w)
{
    for (size_t i = 0; i < p->words.n; i++)
        if (p->words.at[i].text.p == w->text.p)
            return true;
    return false;
}

/* The words below a seal that were not read with confidence and left out, after commas. */
static void add_doubtful(const struct word_page *p, const struct placed_word *words, size_t n,
                         const struct ink_box *seal, struct buf *out)
{
    double usual = usual_height(words, n);
    for (size_t i = 0; i < n; i++) {
        const struct placed_word *w = &words[i];
        if (!may_be_word(w, usual) || is_kept(p, w) || w->confidence >= WORD_TRUSTED ||
            w->right < seal->left || w->left > seal->right || w->bottom < seal->top ||
            w->top > seal->bottom)
            continue;
        buf_puts(out, out->n ? ", " : "");
        buf_str(out, w->text);
    }
}

/* Says where seals and signatures were left out. words: what the page had before it was cleaned. */
static void tell_seals(const struct word_page *p, const struct placed_word *words, size_t n,
                       const char *name)
{
    const double mm = 25.4 / 72;
    for (size_t k = 0; k < p->seals.n; k++) {
        const struct ink_box *s = &p->seals.at[k];
        size_t left = (size_t)(s->left * mm), top = (size_t)(s->top * mm);
        size_t wide = (size_t)((s->right - s->left) * mm);
        size_t high = (size_t)((s->bottom - s->top) * mm);
        struct buf lost = {0};
        add_doubtful(p, words, n, s, &lost);
        if (lost.n)
            diag_file(MSG_OCR_SEAL_DOUBT, name, p->number, left, top, wide, high, lost.p);
        else
            diag_file(MSG_OCR_SEAL, name, p->number, left, top, wide, high);
        buf_free(&lost);
    }
}

void words_doubt(struct word_page *p, const char *name)
{
    size_t n = p->words.n;
    struct placed_word *before = mem_resize(NULL, n + 1, sizeof *before);
    for (size_t i = 0; i < n; i++)
        before[i] = p->words.at[i];
    size_t specks = picture_level(p);
    tell_seals(p, before, n, name);
    free(before);
    if (specks)
        diag_file(MSG_OCR_SPECKS, name, p->number, specks);
    doubt(p, name);
}
