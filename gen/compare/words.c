/* Words: see words.h. */
#include "compare/compare_int.h"

#include <string.h>

#include "base/sequence.h"
#include "base/unicode.h"

enum {
    STRAY = 3,  /* a single common word between edits of so many words together is one, too */
    ISLAND = 2, /* common words so few between two edits are dissolved if the edits are longer */
    LITTLE_COMMON = 5 /* under a fifth of the shorter text in common: two blocks */
};

struct marker {
    struct sides *s;
    const struct worded *old, *new;
    uint32_t *match; /* old word -> new word, or SEQUENCE_NONE */
    struct stretches *stretches;
    unsigned *counts;
    unsigned marks;
};

/* Where the text between word i - 1 and word i begins; for i == n the text after the last. */
static size_t gap_start(const struct worded *t, size_t i)
{
    return i ? t->words[i - 1].at + t->words[i - 1].bytes : 0;
}

static size_t gap_end(const struct worded *t, size_t i)
{
    return i < t->n ? t->words[i].at : t->text.n;
}

static struct str gap(const struct worded *t, size_t i)
{
    return str_slice(t->text, gap_start(t, i), gap_end(t, i));
}

/* Is there punctuation before word i. */
static bool at_punctuation(const struct worded *t, size_t i)
{
    struct str g = gap(t, i);
    for (size_t k = 0; k < g.n; k++)
        if (strchr(",;.:()\n", g.p[k]))
            return true;
    return i == 0 || i == t->n;
}

/* Takes common runs of few words back into the longer edits around them. */
static void dissolve_islands(struct marker *m)
{
    size_t old_before = 0, new_before = 0; /* ends of the common run before */
    for (size_t i = 0, end; i < m->old->n; i = end) {
        end = i + 1;
        if (m->match[i] == SEQUENCE_NONE)
            continue;
        while (end < m->old->n && m->match[end] == m->match[end - 1] + 1)
            end++;
        size_t length = end - i, next = end, new_end = m->match[end - 1] + 1u;
        while (next < m->old->n && m->match[next] == SEQUENCE_NONE)
            next++;
        size_t new_next = next < m->old->n ? m->match[next] : m->new->n;
        size_t left = i - old_before + (m->match[i] - new_before);
        size_t right = next - end + (new_next - new_end);
        bool stray = length == 1 && left && right && left + right >= STRAY;
        if (stray || (length <= ISLAND && left > length && right > length))
            for (size_t k = i; k < end; k++)
                m->match[k] = SEQUENCE_NONE;
        else {
            old_before = end;
            new_before = new_end;
        }
    }
}

/* A deleted run old[from, to) with common words on both sides: the shift that ends it best. */
static void slide_deletion(struct marker *m, size_t from, size_t to)
{
    size_t best = 0;
    const struct word *w = m->old->words;
    if (!from || m->match[from - 1] == SEQUENCE_NONE || at_punctuation(m->old, to))
        return;
    for (size_t shift = 1; shift <= from && m->match[from - shift] != SEQUENCE_NONE &&
                           w[from - shift].key == w[to - shift].key;
         shift++)
        if (at_punctuation(m->old, to - shift)) {
            best = shift;
            break;
        }
    for (size_t k = 1; k <= best; k++) {
        m->match[to - k] = m->match[from - k];
        m->match[from - k] = SEQUENCE_NONE;
    }
}

static void slide_edits(struct marker *m)
{
    for (size_t i = 0, end; i < m->old->n; i = end) {
        end = i + 1;
        if (m->match[i] != SEQUENCE_NONE)
            continue;
        while (end < m->old->n && m->match[end] == SEQUENCE_NONE)
            end++;
        size_t new_from = i ? m->match[i - 1] + 1u : 0;
        size_t new_to = end < m->old->n ? m->match[end] : m->new->n;
        if (new_from == new_to)
            slide_deletion(m, i, end);
    }
}

/* Takes the common words old[i] and new[k] into the edit beside them. */
static void give_up(struct marker *m, uint32_t *back, size_t i, size_t k)
{
    m->match[i] = SEQUENCE_NONE;
    back[k] = SEQUENCE_NONE;
}

/* Moves edges of edits out of the compounds of one side; is there none any more. */
static bool keep_compounds(struct marker *m, const struct worded *t, uint32_t *own, uint32_t *back,
                           bool old)
{
    bool done = true;
    for (size_t i = 0; i + 1 < t->n; i++) {
        if (!t->words[i].compound || (own[i] == SEQUENCE_NONE) == (own[i + 1] == SEQUENCE_NONE))
            continue;
        size_t common = own[i] == SEQUENCE_NONE ? i + 1 : i, other = own[common];
        done = false;
        if (old)
            give_up(m, back, common, other);
        else
            give_up(m, own, other, common);
    }
    return done;
}

static void widen_to_compounds(struct marker *m)
{
    struct arena *scratch = arena_new();
    uint32_t *back = arena_array(scratch, m->new->n + 1, sizeof *back);
    for (size_t k = 0; k < m->new->n; k++)
        back[k] = SEQUENCE_NONE;
    for (size_t i = 0; i < m->old->n; i++)
        if (m->match[i] != SEQUENCE_NONE)
            back[m->match[i]] = (uint32_t)i;
    bool done = false;
    while (!done) {
        done = keep_compounds(m, m->old, m->match, back, true);
        done &= keep_compounds(m, m->new, back, m->match, false);
    }
    arena_free(scratch);
}

static void add_stretch(struct marker *m, enum change change, enum difference level,
                        struct str text)
{
    struct stretches *p = m->stretches;
    struct stretch *last = p->n ? &p->at[p->n - 1] : NULL;
    if (!text.n)
        return;
    if (last && last->change == change && last->level == level &&
        last->text.p + last->text.n == text.p)
        last->text.n += text.n;
    else
        *vec_push(p) = (struct stretch){.change = change, .level = level, .text = text};
}

static bool invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool words_only_blanks(struct str s)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(s, &c)); s = str_slice(s, n, s.n))
        if (!cp_is_space(c) && !invisible(c))
            return false;
    return true;
}

/* The next character that is seen: a blank for several, "-" for hyphens like it; 0 at the end. */
static uint32_t next_seen(struct str *s)
{
    bool blank = false;
    uint32_t c = 0;
    for (size_t n; (n = utf8_next(*s, &c)); *s = str_slice(*s, n, s->n)) {
        if (cp_is_space(c))
            blank = true;
        else if (!invisible(c) && blank)
            return ' ';
        else if (!invisible(c)) {
            *s = str_slice(*s, n, s->n);
            return c == 0x2010 || c == 0x2011 ? '-' : c;
        }
    }
    return blank ? ' ' : 0;
}

static bool looks_equal(struct str a, struct str b)
{
    uint32_t c;
    do
        if ((c = next_seen(&a)) != next_seen(&b))
            return false;
    while (c);
    return true;
}

/*
 * Edits of the same level with a blank between them are one: "[-BAN CHẤP-]{+Ban Chấp+}". The last
 * three stretches are then deleted, inserted, common; old and new follow them directly.
 */
static bool joins_last(const struct marker *m, enum difference level)
{
    const struct stretch *s = m->stretches->at + m->stretches->n;
    return m->stretches->n >= 3 && s[-3].change == CHANGE_DELETED && s[-3].level == level &&
           !s[-3].elsewhere && s[-2].change == CHANGE_INSERTED && s[-2].level == level &&
           s[-1].change == CHANGE_NONE && words_only_blanks(s[-1].text);
}

/* Words of old[i, end) that another clause of the new text carries. */
static size_t carried_elsewhere(const struct marker *m, size_t i, size_t end)
{
    size_t n = 0;
    for (; i < end; i++)
        n += m->old->words[i].elsewhere != NULL;
    return n;
}

/* What of the text is carried elsewhere is a stretch of its own; words [i, end) are in it. */
static void add_deleted(struct marker *m, struct str text, size_t i, size_t end)
{
    const struct word *w = m->old->words;
    const char *start = m->old->text.p, *stop = text.p + text.n;
    for (size_t to; i < end; i = to) {
        for (to = i + 1; to < end && w[to].elsewhere == w[i].elsewhere;)
            to++;
        const char *limit = to < end ? start + w[to].at : stop;
        *vec_push(m->stretches) = (struct stretch){.change = CHANGE_DELETED,
                                                   .level = DIFFERENCE_WORDING,
                                                   .text = {text.p, (size_t)(limit - text.p)},
                                                   .elsewhere = w[i].elsewhere};
        text.p = limit;
    }
}

static void add_edit(struct marker *m, enum difference level, struct str old, struct str new)
{
    if (old.n && new.n && joins_last(m, level)) {
        struct stretch *s = m->stretches->at + m->stretches->n--;
        s[-3].text.n = (size_t)(old.p + old.n - s[-3].text.p);
        s[-2].text.n = (size_t)(new.p + new.n - s[-2].text.p);
        return;
    }
    add_stretch(m, CHANGE_DELETED, level, old);
    add_stretch(m, CHANGE_INSERTED, level, new);
}

/* Old words [i, end) became the new text. */
static void add_changed_words(struct marker *m, struct str old, size_t i, size_t end,
                              struct str new)
{
    size_t elsewhere = carried_elsewhere(m, i, end);
    if (!elsewhere) {
        add_edit(m, DIFFERENCE_WORDING, old, new);
        return;
    }
    m->counts[DIFFERENCE_WORDING] -= (unsigned)elsewhere;
    add_deleted(m, old, i, end);
    add_stretch(m, CHANGE_INSERTED, DIFFERENCE_WORDING, new);
}

/* What is between two words that are common on both sides. */
static void add_gaps(struct marker *m, struct str old, struct str new)
{
    if (str_eq(old, new)) {
        add_stretch(m, CHANGE_NONE, DIFFERENCE_NONE, new);
        return;
    }
    enum difference level = looks_equal(old, new) ? DIFFERENCE_LAYOUT : DIFFERENCE_TYPOGRAPHY;
    m->counts[level]++;
    add_edit(m, level, old, new);
}

/* The bytes that both begin with, up to the last whole character. */
static size_t common_start(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    while (n && n < a.n && utf8_continues(a.p[n]))
        n--;
    return n;
}

static size_t common_end(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n])
        n++;
    while (n && utf8_continues(a.p[a.n - n]))
        n--;
    return n;
}

/*
 * An edit: old words [i, i_end) became new words [k, k_end); either may be none. The gaps around
 * them belong to it, but for what of them is common on both sides.
 */
static void add_changed(struct marker *m, size_t i, size_t i_end, size_t k, size_t k_end)
{
    struct str old = str_slice(m->old->text, gap_start(m->old, i), gap_end(m->old, i_end));
    struct str new = str_slice(m->new->text, gap_start(m->new, k), gap_end(m->new, k_end));
    size_t head = common_start(gap(m->old, i), gap(m->new, k));
    if (i == i_end || k == k_end) /* one side has a single gap: keep its blank for the far end */
        head = head && (i == i_end ? gap(m->old, i) : gap(m->new, k)).n == head ? 0 : head;
    struct str old_rest = str_slice(old, head, old.n), new_rest = str_slice(new, head, new.n);
    struct str old_tail = gap(m->old, i_end), new_tail = gap(m->new, k_end);
    size_t tail = common_end(old_tail, new_tail);
    tail = tail < old_rest.n ? tail : old_rest.n;
    tail = tail < new_rest.n ? tail : new_rest.n;
    bool same = variants_same(m->s, &(struct edit_words){m->old, i, i_end},
                              &(struct edit_words){m->new, k, k_end});
    m->counts[same ? DIFFERENCE_SPELLING : DIFFERENCE_WORDING] +=
        same ? 1 : (unsigned)(i_end - i + k_end - k);
    add_stretch(m, CHANGE_NONE, DIFFERENCE_NONE, str_slice(new, 0, head));
    old_rest.n -= tail;
    new_rest.n -= tail;
    if (same)
        add_edit(m, DIFFERENCE_SPELLING, old_rest, new_rest);
    else
        add_changed_words(m, old_rest, i, i_end, new_rest);
    add_stretch(m, CHANGE_NONE, DIFFERENCE_NONE, (struct str){new_rest.p + new_rest.n, tail});
}

static void add_word(struct marker *m, const struct word *o, const struct word *n)
{
    struct str old = str_slice(m->old->text, o->at, o->at + o->bytes);
    struct str new = str_slice(m->new->text, n->at, n->at + n->bytes);
    enum difference level = vocabulary_difference(m->s->vocabulary, o, n);
    if (level == DIFFERENCE_NONE) {
        add_stretch(m, CHANGE_NONE, DIFFERENCE_NONE, new);
        return;
    }
    if (level == DIFFERENCE_TYPOGRAPHY && looks_equal(old, new))
        level = DIFFERENCE_LAYOUT;
    if (o->label && n->label)
        level = DIFFERENCE_TYPOGRAPHY;
    bool mark = level == DIFFERENCE_WORDING; /* the letters are the same */
    m->counts[level] += mark ? 2 : 1;
    m->marks += mark;
    add_edit(m, level, old, new);
}

static void add_stretches(struct marker *m)
{
    size_t k = 0;
    for (size_t i = 0; i <= m->old->n; i++) {
        size_t i_end = i;
        while (i_end < m->old->n && m->match[i_end] == SEQUENCE_NONE)
            i_end++;
        size_t k_end = i_end < m->old->n ? m->match[i_end] : m->new->n;
        if (i_end > i || k_end > k)
            add_changed(m, i, i_end, k, k_end);
        else
            add_gaps(m, gap(m->old, i), gap(m->new, k));
        if (i_end < m->old->n)
            add_word(m, &m->old->words[i_end], &m->new->words[k_end]);
        i = i_end;
        k = k_end + 1;
    }
}

unsigned words_mark(struct sides *s, const struct worded *old, const struct worded *new,
                    uint32_t *match, struct stretches *out, unsigned counts[DIFFERENCE_LEVELS])
{
    struct marker m = {s, old, new, match, out, counts, 0};
    size_t common = 0;
    dissolve_islands(&m);
    slide_edits(&m);
    widen_to_compounds(&m);
    for (size_t i = 0; i < old->n; i++)
        common += match[i] != SEQUENCE_NONE;
    if (common * LITTLE_COMMON < (old->n < new->n ? old->n : new->n)) {
        counts[DIFFERENCE_WORDING] += (unsigned)(old->n + new->n);
        add_changed_words(&m, old->text, 0, old->n, new->text);
    } else
        add_stretches(&m);
    return m.marks;
}
