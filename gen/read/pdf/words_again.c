/*
 * Facts of pictures are read three times: see words_again.h. An optical reader that errs takes
 * another letter for a mark at each size, with as much confidence as for what it reads well; what
 * two of three readings agree on is right far more often.
 */
#include "read/pdf/words_again.h"

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/pdf/rulings.h"

enum {
    READINGS = 3,
    /* Confidence. Of 80 words that were read differently those that two readings had with as much,
     * and the third with less, were right. */
    CLEAR = 90,
    HOOK_SURE = 70
};

static const double front_share = 0.45; /* of the first page: masthead, title, whom it is sent to */
static const double closing_height = 270; /* pt: of recipients and the signature beside them */
static const double rim = 4;              /* pt: around an area */
static const double same_width = 0.6; /* of the wider of two words: that much of it is in both */

/* Where the recipients begin, as a height; below the page where it has none. */
static double closing_top(const struct word_page *p, struct arena *a)
{
    for (size_t i = 0; i + 1 < p->words.n; i++) {
        const struct placed_word *w = &p->words.at[i];
        if (w[0].line != w[1].line || (i && w[-1].line == w->line))
            continue;
        struct str both = str_format(a, "%.*s %.*s", STR_ARG(w[0].text), STR_ARG(w[1].text));
        struct letter_key key = letter_key(a, both);
        if (lexicon_starts(&key, WORDS_RECIPIENTS))
            return w->top;
    }
    return p->height;
}

void words_again_areas(const struct word_page *p, bool first, struct ink_boxes *out)
{
    struct arena *a = arena_new();
    double top = closing_top(p, a);
    struct ruled_tables tables = {0};
    if (first)
        *vec_push(out) = (struct ink_box){0, 0, p->width, p->height * front_share};
    if (top < p->height)
        *vec_push(out) = (struct ink_box){0, top - rim, p->width, top + closing_height};
    if (p->rulings)
        ruled_tables_find(a, p->rulings, &tables);
    for (size_t i = 0; i < tables.n; i++) {
        const struct ruled_table *t = &tables.at[i];
        *vec_push(out) =
            (struct ink_box){t->columns[0] - rim, t->rows[0] - rim,
                             t->columns[t->column_count] + rim, t->rows[t->row_count] + rim};
    }
    vec_free(&tables);
    arena_free(a);
}

static bool is_within(const struct placed_word *w, const struct ink_boxes *areas)
{
    for (size_t i = 0; i < areas->n; i++) {
        const struct ink_box *b = &areas->at[i];
        if (w->left > b->left && w->right < b->right && w->top > b->top && w->bottom < b->bottom)
            return true;
    }
    return false;
}

static double width_of(const struct placed_word *w)
{
    return w->right - w->left;
}

/* Width that two words on one height have in common. */
static double common_width(const struct placed_word *a, const struct placed_word *b)
{
    double left = a->left > b->left ? a->left : b->left;
    double right = a->right < b->right ? a->right : b->right;
    bool level = word_middle(a) > b->top && word_middle(a) < b->bottom && word_middle(b) > a->top &&
                 word_middle(b) < a->bottom;
    return level && right > left ? right - left : 0;
}

/* The word of another reading at the place of this one, or NULL. */
static const struct placed_word *same_place(const struct word_page *reading,
                                            const struct placed_word *w)
{
    for (size_t i = 0; i < reading->words.n; i++) {
        const struct placed_word *other = &reading->words.at[i];
        double wider = width_of(w) > width_of(other) ? width_of(w) : width_of(other);
        if (common_width(w, other) > wider * same_width)
            return other;
    }
    return NULL;
}

/*
 * Does the text differ from another only by hooks where that has acute accents ("Thử", "Thứ"): at
 * some size a hook looks like one, an acute accent does not look like a hook.
 */
static bool is_hooked(struct str text, struct str other)
{
    enum { ACUTE = 0x301, HOOK = 0x309, PARTS = 4 };
    bool hooked = false;
    while (text.n && other.n) {
        uint32_t c, d, parts[PARTS], others[PARTS];
        text = str_slice(text, utf8_next(text, &c), text.n);
        other = str_slice(other, utf8_next(other, &d), other.n);
        size_t n = cp_decompose(c, parts);
        if (cp_decompose(d, others) != n)
            return false;
        for (size_t i = 0; i < n; i++) {
            bool hook = parts[i] == HOOK && others[i] == ACUTE;
            hooked |= hook;
            if (!hook && parts[i] != others[i])
                return false;
        }
    }
    return hooked && !text.n && !other.n;
}

/* Have two words the same letters and figures: what is around them names nothing else. */
static bool same_letters(struct str a, struct str b)
{
    uint32_t c = 0, d = 0;
    do {
        for (c = 0; a.n && !cp_is_word(c);)
            a = str_slice(a, utf8_next(a, &c), a.n);
        for (d = 0; b.n && !cp_is_word(d);)
            b = str_slice(b, utf8_next(b, &d), b.n);
        c = cp_is_word(c) ? c : 0;
        d = cp_is_word(d) ? d : 0;
    } while (c && c == d);
    return c == d;
}

struct vote {
    const struct placed_word *word;
    int sum, least, agreed; /* confidence of those that read the same */
};

static struct vote vote_for(const struct placed_word *const *list, const struct placed_word *w)
{
    struct vote v = {.word = w, .least = 100};
    for (int i = 0; i < READINGS; i++)
        if (list[i] && str_eq(list[i]->text, w->text)) {
            v.sum += list[i]->confidence;
            v.least = list[i]->confidence < v.least ? list[i]->confidence : v.least;
            v.agreed++;
        }
    return v;
}

static bool is_better(const struct vote *v, const struct vote *best)
{
    struct str text = v->word->text, other = best->word->text;
    if (is_hooked(text, other))
        return v->sum >= HOOK_SURE;
    return v->sum > best->sum && !(is_hooked(other, text) && best->sum >= HOOK_SURE);
}

/* Takes for the word what most confidence speaks for; its own is less where readings differ. */
static void settle(struct placed_word *w, const struct word_page *readings)
{
    const struct placed_word first = *w;
    const struct placed_word *list[READINGS] = {&first, same_place(&readings[0], w),
                                                same_place(&readings[1], w)};
    struct vote best = vote_for(list, &first);
    int present = 1, doubt = 0; /* the most confidence of what reads otherwise */
    for (int i = 1; i < READINGS; i++) {
        struct vote v = list[i] ? vote_for(list, list[i]) : best;
        present += list[i] != NULL;
        if (is_better(&v, &best))
            best = v;
    }
    for (int i = 0; i < READINGS; i++)
        if (list[i] && !str_eq(list[i]->text, best.word->text) && list[i]->confidence > doubt &&
            !(best.agreed > 1 && same_letters(list[i]->text, best.word->text)))
            doubt = list[i]->confidence;
    w->text = best.word->text;
    w->confidence = best.word->confidence;
    if (present == 1 || word_is_odd(w->text))
        return;
    if (best.agreed == 1)
        w->confidence = WORD_TRUSTED - 1;
    else if ((best.agreed > 1 && !doubt) || (best.least >= CLEAR && doubt < CLEAR))
        w->confidence = w->confidence > WORD_SURE ? w->confidence : WORD_SURE;
    else if (w->confidence >= WORD_SURE && best.agreed < present)
        w->confidence = WORD_SURE - 1;
}

void words_again_settle(struct word_page *p, const struct word_page *readings,
                        const struct ink_boxes *areas)
{
    for (size_t i = 0; i < p->words.n; i++)
        if (p->words.at[i].line < WORD_LINES && is_within(&p->words.at[i], areas))
            settle(&p->words.at[i], readings);
}
