/* Abbreviations: see compare_int.h. */
#include "compare/compare_int.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum { GROUP_LONGEST = 14, LETTERS_MOST = 24 }; /* words in brackets; letters */

struct definer {
    struct sides *s;
    const struct clause *clause;
    const struct word *w;
    uint32_t n, is;   /* words of the clause; the key of "là" */
    uint32_t *joints; /* keys of "và" and the like, which have no letter */
    size_t joint_count;
};

static bool gap_has(const struct definer *d, uint32_t i, char sign)
{
    size_t from = i ? d->w[i - 1].at + d->w[i - 1].bytes : 0;
    size_t end = i < d->n ? d->w[i].at : d->clause->text.n;
    return end > from && memchr(d->clause->text.p + from, sign, end - from);
}

static struct str text_of(const struct definer *d, uint32_t i)
{
    return str_slice(d->clause->text, d->w[i].at, d->w[i].at + d->w[i].bytes);
}

/* The letters of a word of capitals alone, without marks; 0 for another word. */
static size_t capitals(struct str s, uint32_t letter[LETTERS_MOST])
{
    size_t n = 0;
    uint32_t c;
    for (size_t b; (b = utf8_next(s, &c)); s = str_slice(s, b, s.n)) {
        if (!cp_is_upper(c) || n == LETTERS_MOST)
            return 0;
        letter[n++] = cp_base(cp_lower(c));
    }
    return n;
}

/* The first of the words before word end whose initials are the letters; end if they are not. */
static uint32_t expansion(const struct definer *d, uint32_t end, const uint32_t *letter, size_t n)
{
    uint32_t i = end;
    while (n && i) {
        bool joint = false;
        i--;
        uint32_t c = utf8_first(text_of(d, i), 0);
        for (size_t k = 0; k < d->joint_count; k++)
            joint |= d->w[i].key == d->joints[k];
        if (cp_base(cp_lower(c)) == letter[n - 1])
            n--;
        else if (!joint || i + 1 == end)
            return end;
    }
    return n ? end : i;
}

/* The brackets open before word i: "(sau đây viết tắt là X)" or "(X)" after what it abbreviates. */
static void read_group(struct definer *d, uint32_t i)
{
    uint32_t close = i + 1, letter[LETTERS_MOST], word[LETTERS_MOST];
    size_t n = 0;
    while (close < d->n && close - i < GROUP_LONGEST && !gap_has(d, close, ')'))
        close++;
    uint32_t from = close;
    for (size_t k;
         from > i && (k = capitals(text_of(d, from - 1), word)) && n + k <= LETTERS_MOST;) {
        memmove(letter + k, letter, n * sizeof *letter);
        memcpy(letter, word, k * sizeof *letter);
        n += k;
        from--;
    }
    if (!gap_has(d, close, ')') || n < 2 || (from > i && d->w[from - 1].key != d->is))
        return;
    uint32_t begin = expansion(d, i, letter, n);
    if (begin < i)
        *arena_push(d->s->arena, &d->s->abbreviations) =
            (struct abbreviation){d->w + from, close - from, d->w + begin, i - begin};
}

static void read_side(struct definer *d, const struct side *s)
{
    for (size_t c = 0; c < s->clauses.n; c++) {
        d->clause = &s->clauses.at[c];
        d->w = s->words.at + d->clause->first_word;
        d->n = d->clause->word_count;
        for (uint32_t i = 1; i < d->n; i++)
            if (gap_has(d, i, '('))
                read_group(d, i);
    }
}

void abbreviations_find(struct sides *s)
{
    const struct lexicon_list *joints = lexicon_list(WORDS_CONJUNCTION);
    struct definer d = {.s = s};
    d.is = vocabulary_of(s->vocabulary, lexicon_field(WORDS_ABBREVIATED, 0, 0));
    d.joints = arena_array(s->arena, joints->n + 1, sizeof *d.joints);
    for (size_t i = 0; i < joints->n; i++)
        d.joints[d.joint_count++] =
            vocabulary_of(s->vocabulary, lexicon_field(WORDS_CONJUNCTION, i, 0));
    read_side(&d, &s->old);
    read_side(&d, &s->new);
}
