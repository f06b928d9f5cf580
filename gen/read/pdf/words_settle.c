/*
 * Pages of pictures are read twice, facts four times: see words_again.h. An optical reader that
 * errs takes another letter for a mark at each size, with as much confidence as for what it reads
 * well; what most readings agree on is right far more often, and what makes a known word with its
 * neighbour nearly always.
 */
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/syllable.h"
#include "read/pdf/words_again.h"
#include "read/pdf/words_lines.h"
#include "read/pdf/words_prove.h"

enum {
    READINGS = 4,
    OF_FACTS = 2, /* readings more, of the areas of facts */
    /* Confidence. Of 80 words that were read differently those that two readings had with as much,
     * and the third with less, were right. */
    CLEAR = 90,
    HOOK_SURE = 70,
    KNOWN_SURE = 50 /* of what a neighbour proves */
};

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

/*
 * How much the signs of a word are those of a text: a reading loses a stop more often than it sees
 * one in dust, but sees quotation marks in it.
 */
static int signs_of(struct str s)
{
    int value = 0;
    uint32_t c, before = 0;
    for (size_t n; (n = utf8_next(s, &c)); s = str_slice(s, n, s.n), before = c) {
        bool plain = c < 128 && strchr(".,:;/-", (char)c) && c != before;
        value += plain ? 1 : cp_is_word(c) ? 0 : -1;
    }
    return value;
}

/* Letters that are no syllable, with marks that only Vietnamese has: "họcsinh", "Đơt". */
static bool is_wrong(struct str text)
{
    struct str core = words_core(text);
    bool marked = false;
    uint32_t c;
    for (size_t at = 0, n; (n = utf8_next(str_slice(core, at, core.n), &c)); at += n) {
        if (!cp_is_letter(c) || (at && cp_is_upper(c)))
            return false;
        marked |= c > 127;
    }
    struct arena *scratch = arena_new();
    bool wrong = marked && !syllable_is(scratch, core);
    arena_free(scratch);
    return wrong;
}

static bool is_small(struct str text)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(text, &c)); text = str_slice(text, n, text.n))
        if (!cp_is_lower(c))
            return false;
    return true;
}

/* Small letters that are a syllable ("sau") where those of the other are none ("squ"). */
static bool is_syllable_beside(struct str text, struct str other)
{
    struct str core = words_core(text), beside = words_core(other);
    struct arena *scratch = arena_new();
    bool better = core.n && beside.n && is_small(core) && is_small(beside) &&
                  syllable_is(scratch, core) && !syllable_is(scratch, beside);
    arena_free(scratch);
    return better;
}

struct vote {
    const struct placed_word *word;
    int sum, least, agreed; /* confidence of those that read the same */
    int alike;              /* readings with the same letters, whatever signs are around them */
    bool known;             /* belongs to a word beside it */
};

/* A word as its readings have it; those beside it in the line, unset where none is.
 */
struct word_readings {
    const struct word_pairs *pairs;
    const struct placed_word *list[READINGS]; /* NULL where a reading has none */
    struct str before, after;
};

static struct vote vote_for(const struct word_readings *p, const struct placed_word *w)
{
    struct vote v = {.word = w, .least = 100};
    v.known = words_pair(p->pairs, p->before, w->text) == PAIR_KNOWN ||
              words_pair(p->pairs, w->text, p->after) == PAIR_KNOWN;
    for (int i = 0; i < READINGS; i++) {
        const struct placed_word *other = p->list[i];
        v.alike += other && same_letters(other->text, w->text);
        if (!other || !str_eq(other->text, w->text))
            continue;
        v.sum += other->confidence;
        v.least = other->confidence < v.least ? other->confidence : v.least;
        v.agreed++;
    }
    return v;
}

static bool is_better(const struct vote *v, const struct vote *best)
{
    struct str text = v->word->text, other = best->word->text;
    if (is_wrong(text) != is_wrong(other))
        return is_wrong(other);
    if (is_syllable_beside(text, other))
        return true;
    if (is_syllable_beside(other, text))
        return false;
    if (v->known != best->known)
        return v->known ? v->sum >= KNOWN_SURE : best->sum < KNOWN_SURE && v->sum > best->sum;
    if (is_hooked(text, other))
        return v->sum >= HOOK_SURE;
    if (same_letters(text, other) && word_is_mark(text) != word_is_mark(other))
        return word_is_mark(text); /* "1." was read as "1" by those that lose small stops */
    if (v->agreed == best->agreed && same_letters(text, other) && signs_of(text) != signs_of(other))
        return signs_of(text) > signs_of(other);
    return v->sum > best->sum && !(is_hooked(other, text) && best->sum >= HOOK_SURE);
}

/* The confidence of what was chosen: less where readings differ. doubt: of the surest other one. */
static int confidence_of(const struct vote *best, int present, int doubt)
{
    int own = best->word->confidence;
    bool proved = best->known && (best->agreed > 1 || own >= KNOWN_SURE);
    if (present == 1 || word_is_odd(best->word->text))
        return own;
    if (proved || best->alike == present || (best->agreed > 1 && !doubt) ||
        (best->least >= CLEAR && doubt < CLEAR && best->agreed > 1))
        return own > WORD_SURE ? own : WORD_SURE;
    if (best->agreed == 1)
        return WORD_TRUSTED - 1;
    return own >= WORD_SURE && best->agreed < present ? WORD_SURE - 1 : own;
}

/* Takes for the word what most confidence speaks for; its own is less where readings differ. */
static void settle(const struct word_page *page, struct placed_word *w, struct word_readings *p)
{
    const struct placed_word first = *w;
    p->list[0] = &first;
    struct vote best = vote_for(p, &first);
    int present = 1, doubt = 0; /* the most confidence of what reads otherwise */
    for (int i = 1; i < READINGS; i++) {
        struct vote v = p->list[i] ? vote_for(p, p->list[i]) : best;
        present += p->list[i] != NULL;
        if (is_better(&v, &best))
            best = v;
    }
    for (int i = 0; i < READINGS; i++) {
        const struct placed_word *o = p->list[i];
        if (o && !str_eq(o->text, best.word->text) && o->confidence > doubt &&
            !(best.agreed > 1 &&
              (same_letters(o->text, best.word->text) || is_hooked(best.word->text, o->text))))
            doubt = o->confidence;
    }
    w->text = best.word->text;
    w->confidence = confidence_of(&best, present, doubt);
    bool below_seal = best.agreed < present && word_below_seal(page, w);
    if ((is_wrong(w->text) || below_seal) && w->confidence >= WORD_SURE)
        w->confidence = WORD_SURE - 1;
}

static bool same_line(const struct placed_word *a, const struct placed_word *b)
{
    return a->line == b->line;
}

void words_again_settle(struct word_pages *pages, struct word_page *p,
                        const struct page_readings *again, const char *name)
{
    struct arena *a = arena_new();
    words_lines_add(p, &again->lines);
    struct word_pairs *pairs = word_pairs_read(a);
    struct word_readings place = {.pairs = pairs};
    for (size_t i = 0; i < p->words.n; i++) {
        struct placed_word *w = &p->words.at[i];
        if (w->line >= WORD_OWN_LINES)
            continue;
        bool fact = words_again_within(w, &again->areas);
        place.before = i && same_line(&w[-1], w) ? w[-1].text : STR_NONE;
        place.after = i + 1 < p->words.n && same_line(w, &w[1]) ? w[1].text : STR_NONE;
        for (int k = 1; k <= OF_FACTS; k++)
            place.list[k] = fact ? words_same_place(&again->sizes[k - 1], w) : NULL;
        place.list[READINGS - 1] = words_same_place(&again->lines, w);
        settle(p, w, &place);
    }
    words_join_stops(pages->arena, p);
    words_join_marks(p);
    words_prove(pages, p, pairs, &again->areas, name);
    arena_free(a);
}
