/*
 * Patch: see patch.h. The alignment is the classical one with affine gaps, and a second kind of gap
 * for long deletions, which cost the same however long they are: they are named by their ends.
 */
#include "merge/overlay/patch.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "merge/overlay/clause.h"
#include "model/runs.h"

/* Bytes of mark-up: <substitute from="" to=""/>, its line and the words that make it unique; and
 * what through="" adds with the words in it. */
enum { COST_OPEN = 44, COST_THROUGH = 34 };
enum { CONTEXT = 8, LONG_FROM = 64, THROUGH_GAIN = 12 };

/* --- words ------------------------------------------------------------------------------- */

static bool is_word(uint32_t cp)
{
    return cp_is_letter(cp) || cp_is_digit(cp);
}

/* Bytes of the blanks at the head of s. */
static size_t blanks(struct str s)
{
    uint32_t cp;
    size_t at = 0, n;
    while ((n = utf8_next(str_slice(s, at, s.n), &cp)) && cp_is_space(cp))
        at += n;
    return at;
}

/* Bytes of the next word or sign of s with the blanks before it; all of s when it is blank. */
static size_t word_length(struct str s)
{
    uint32_t cp;
    size_t at = blanks(s), n = utf8_next(str_slice(s, at, s.n), &cp);
    if (!n)
        return s.n;
    bool word = is_word(cp);
    for (at += n; word && (n = utf8_next(str_slice(s, at, s.n), &cp)) && is_word(cp);)
        at += n;
    return at;
}

size_t patch_count_words(struct str s)
{
    size_t count = 0;
    for (size_t n; s.n; s = str_slice(s, n, s.n)) {
        uint32_t cp = 0;
        n = word_length(s);
        utf8_next(str_slice(s, blanks(s), s.n), &cp);
        count += is_word(cp);
    }
    return count;
}

/* The word with every global replacement made. */
static struct str show(struct arena *a, struct str word, const struct patch_globals *globals)
{
    struct buf b = {0};
    for (size_t at = 0; at < word.n;) {
        const struct patch_global *hit = NULL;
        for (size_t i = 0; i < globals->n && !hit; i++)
            if (str_starts(str_slice(word, at, word.n), globals->at[i].from))
                hit = &globals->at[i];
        if (hit) {
            buf_str(&b, hit->to);
            at += hit->from.n;
        } else
            buf_char(&b, word.p[at++]);
    }
    struct str shown = buf_take(&b, a);
    return str_eq(shown, word) ? word : shown;
}

/* The bytes of the runs from r on that have one style: words do not end where runs do. */
static size_t one_style(const struct run *r, bool plain, const struct run **next)
{
    size_t n = r->text.n;
    const struct run *other = r->next;
    for (; other && !other->note && (plain || other->style == r->style); other = other->next)
        n += other->text.n;
    *next = other;
    return n;
}

struct patch_text patch_read(struct arena *a, const struct node *n,
                             const struct patch_globals *globals, bool plain)
{
    struct patch_text t = {.text = node_text(a, n)};
    vec(struct patch_word) words = {0};
    size_t start = 0;
    for (const struct run *r = n->runs, *next; r; r = next) {
        next = r->next;
        if (r->note) {
            *vec_push(&words) = (struct patch_word){.at = start, .note = r->note};
            continue;
        }
        size_t end = start + one_style(r, plain, &next);
        while (start < end) {
            size_t length = word_length(str_slice(t.text, start, end));
            struct str word = str_slice(t.text, start, start + length);
            *vec_push(&words) = (struct patch_word){
                .text = word,
                .shown = globals ? show(a, word, globals) : word,
                .at = start,
                .style = plain ? 0 : r->style,
            };
            start += length;
        }
    }
    t.words = vec_copy(a, &words);
    t.n = words.n;
    vec_free(&words);
    return t;
}

static bool same_note(const struct node *left, const struct node *right)
{
    return left && right ? runs_same_text(left, right) : left == right;
}

static bool same_word(const struct patch_word *old, const struct patch_word *new)
{
    return str_eq(old->shown, new->text) &&
           old->style == new->style &&same_note(old->note, new->note);
}

/* --- alignment --------------------------------------------------------------------------- */

enum patch_state { STATE_SAME, STATE_CHANGE, STATE_LONG, STATES };
enum step { STEP_BOTH, STEP_OLD, STEP_NEW }; /* which side's word a step takes */
enum { NEVER = UINT32_MAX / 2 };

struct patch_table { /* of the alignment: costs of two rows, and all steps */
    const struct patch_text *old, *new;
    uint32_t (*above)[STATES], (*here)[STATES];
    unsigned char (*steps)[STATES]; /* step * STATES + state before */
};

static void offer(struct patch_table *t, size_t i, size_t j, enum patch_state to, enum step step,
                  enum patch_state from, uint32_t cost)
{
    if (cost >= t->here[j][to])
        return;
    t->here[j][to] = cost;
    t->steps[i * (t->new->n + 1) + j][to] = (unsigned char)(step * STATES + from);
}

static void take_old(struct patch_table *t, size_t i, size_t j)
{
    const uint32_t *before = t->above[j];
    uint32_t bytes = (uint32_t)t->old->words[i - 1].text.n;
    offer(t, i, j, STATE_CHANGE, STEP_OLD, STATE_SAME, before[STATE_SAME] + COST_OPEN + bytes);
    offer(t, i, j, STATE_CHANGE, STEP_OLD, STATE_CHANGE, before[STATE_CHANGE] + bytes);
    offer(t, i, j, STATE_LONG, STEP_OLD, STATE_SAME, before[STATE_SAME] + COST_OPEN + COST_THROUGH);
    offer(t, i, j, STATE_LONG, STEP_OLD, STATE_LONG, before[STATE_LONG]);
}

static void take_new(struct patch_table *t, size_t i, size_t j)
{
    const uint32_t *before = t->here[j - 1];
    uint32_t bytes = (uint32_t)t->new->words[j - 1].text.n;
    offer(t, i, j, STATE_CHANGE, STEP_NEW, STATE_SAME, before[STATE_SAME] + COST_OPEN + bytes);
    offer(t, i, j, STATE_CHANGE, STEP_NEW, STATE_CHANGE, before[STATE_CHANGE] + bytes);
    offer(t, i, j, STATE_LONG, STEP_NEW, STATE_SAME,
          before[STATE_SAME] + COST_OPEN + COST_THROUGH + bytes);
    offer(t, i, j, STATE_LONG, STEP_NEW, STATE_LONG, before[STATE_LONG] + bytes);
}

static void take_both(struct patch_table *t, size_t i, size_t j)
{
    if (!same_word(&t->old->words[i - 1], &t->new->words[j - 1]))
        return;
    for (size_t s = 0; s < STATES; s++)
        offer(t, i, j, STATE_SAME, STEP_BOTH, (enum patch_state)s, t->above[j - 1][s]);
}

static void fill(struct patch_table *t)
{
    size_t columns = t->new->n + 1;
    for (size_t i = 0; i <= t->old->n; i++) {
        for (size_t j = 0; j < columns; j++) {
            for (size_t s = 0; s < STATES; s++)
                t->here[j][s] = NEVER;
            if (!i && !j)
                t->here[j][STATE_SAME] = 0;
            if (i && j)
                take_both(t, i, j);
            if (i)
                take_old(t, i, j);
            if (j)
                take_new(t, i, j);
        }
        uint32_t(*spare)[STATES] = t->above;
        t->above = t->here;
        t->here = spare;
    }
}

/* Walks back from the end and gathers the stretches, the last first. */
static size_t walk_back(const struct patch_table *t, enum patch_state state,
                        struct patch_stretch *out)
{
    size_t i = t->old->n, j = t->new->n, count = 0;
    bool open = false;
    while (i || j) {
        unsigned char step = t->steps[i * (t->new->n + 1) + j][state];
        if (state == STATE_SAME)
            open = false;
        else if (!open) {
            out[count++] = (struct patch_stretch){i, i, j, j};
            open = true;
        }
        i -= step / STATES != STEP_NEW;
        j -= step / STATES != STEP_OLD;
        state = (enum patch_state)(step % STATES);
        if (open) {
            out[count - 1].old_from = i;
            out[count - 1].new_from = j;
        }
    }
    return count;
}

static void reverse(struct patch_stretch *list, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        struct patch_stretch other = list[i];
        list[i] = list[n - 1 - i];
        list[n - 1 - i] = other;
    }
}

size_t patch_align(struct arena *a, const struct patch_text *old, const struct patch_text *new,
                   struct patch_stretch **out, size_t *count)
{
    size_t rows = old->n + 1, columns = new->n + 1;
    if (rows > PATCH_MOST / columns)
        return (size_t)-1;
    struct patch_table t = {
        .old = old,
        .new = new,
        .above = mem_alloc(columns * sizeof *t.above),
        .here = mem_alloc(columns * sizeof *t.here),
        .steps = mem_alloc(rows * columns * sizeof *t.steps),
    };
    fill(&t);
    const uint32_t *last = t.above[columns - 1];
    enum patch_state best = STATE_SAME;
    for (size_t s = 1; s < STATES; s++)
        if (last[s] < last[best])
            best = (enum patch_state)s;
    size_t cost = last[best];
    *out = arena_array(a, rows + columns, sizeof **out);
    *count = walk_back(&t, best, *out);
    reverse(*out, *count);
    free(t.above);
    free(t.here);
    free(t.steps);
    return cost;
}

/* --- substitutions ----------------------------------------------------------------------- */

struct patch_builder {
    struct arena *arena;
    struct patch_text old, new;
    const struct patch_tools *tools;
};

/* The bytes of a text from one word to another. */
static struct str between(const struct patch_text *t, size_t from, size_t to)
{
    size_t begin = from < t->n ? t->words[from].at : t->text.n;
    size_t end = to < t->n ? t->words[to].at : t->text.n;
    return str_slice(t->text, begin, end);
}

static bool occurs_once(struct str text, struct str phrase)
{
    size_t at = phrase.n ? str_find(text, phrase, 0) : (size_t)-1;
    return at != (size_t)-1 && str_find(text, phrase, at + 1) == (size_t)-1;
}

/* A field for its words wherever they stand. */
static struct str refer(struct arena *a, struct str text, const struct patch_tools *tools)
{
    struct buf out = {0};
    if (!tools->value.n || str_find(text, tools->value, 0) == (size_t)-1)
        return text;
    for (size_t at; (at = str_find(text, tools->value, 0)) != (size_t)-1;) {
        buf_str(&out, str_slice(text, 0, at));
        buf_printf(&out, "{{%.*s}}", STR_ARG(tools->name));
        text = str_slice(text, at + tools->value.n, text.n);
    }
    buf_str(&out, text);
    return buf_take(&out, a);
}

struct str patch_markdown(struct arena *a, const struct doc *d, const struct patch_tools *tools)
{
    struct buf written = {0}, safe = {0};
    tools->write_md(d, &written);
    struct str rest = str_trim(buf_view(&written));
    for (size_t at; (at = str_find(rest, STR("{{"), 0)) != (size_t)-1;) {
        buf_str(&safe, str_slice(rest, 0, at + 1));
        buf_puts(&safe, "&#123;");
        rest = str_slice(rest, at + 2, rest.n);
    }
    buf_str(&safe, rest);
    buf_free(&written);
    return refer(a, buf_take(&safe, a), tools);
}

/* Words of the new clause as Markdown, with their styles and footnotes, no blank before. */
static struct str markdown(const struct patch_builder *m, size_t from, size_t to)
{
    struct doc *d = doc_new(NULL);
    struct node *n = doc_append(d, d->root, NODE_PARA, POS_NONE);
    for (size_t i = from; i < to; i++) {
        const struct patch_word *w = &m->new.words[i];
        struct str text = i == from ? str_slice(w->text, blanks(w->text), w->text.n) : w->text;
        if (!w->note) {
            node_add_text(d, n, text, w->style, POS_NONE);
            continue;
        }
        struct node *note = doc_clone(d, w->note);
        node_attach(n, note);
        node_add_text(d, n, note->label, STYLE_SUPERSCRIPT, POS_NONE)->note = note;
    }
    doc_number(d);
    struct str text = patch_markdown(m->arena, d, m->tools);
    doc_free(d);
    return text;
}

/* Is it one paragraph to a build: not, where the words begin like a clause, "6. Đổi mới". */
static bool reads_as_words(const struct patch_builder *m, struct str text)
{
    const struct source *source = source_from(m->arena, "patch", text);
    struct doc *d = source ? m->tools->read_fragment(source) : NULL;
    const struct node *n = d ? d->root->first : NULL;
    bool words = n && !n->next && clause_form(n) == FORM_PARA && n->kind == NODE_PARA;
    doc_free(d);
    return words;
}

/* Have the new words the style that plain text put in place of the old ones takes. */
static bool is_plain(const struct patch_builder *m, const struct patch_stretch *s)
{
    for (size_t i = s->new_from; i < s->new_to; i++)
        if (m->new.words[i].note || m->new.words[i].style != m->old.words[s->old_from].style)
            return false;
    return str_find(between(&m->new, s->new_from, s->new_to), STR("{{"), 0) == (size_t)-1;
}

/* Names a long passage by its first and last words, where that is shorter. */
static void shorten(const struct patch_builder *m, const struct patch_stretch *s,
                    struct substitution *out)
{
    struct str text = m->old.text, whole = out->from;
    size_t begin = (size_t)(whole.p - text.p), end = begin + whole.n;
    if (whole.n < LONG_FROM)
        return;
    for (size_t i = s->old_from + 1; i < s->old_to; i++) {
        size_t stop = m->old.words[i].at;
        struct str head = str_slice(text, begin, stop > begin ? stop : begin);
        if (!occurs_once(text, head))
            continue;
        for (size_t k = s->old_to; k-- > i;) {
            size_t start = m->old.words[k].at + blanks(m->old.words[k].text);
            struct str tail = str_slice(text, start, end);
            size_t hit = tail.n ? str_find(text, tail, stop) : (size_t)-1;
            if (hit != start || head.n + tail.n + THROUGH_GAIN >= whole.n)
                continue;
            out->from = head;
            out->through = tail;
            return;
        }
        return;
    }
}

/* The substitution for a stretch; false where its words do not tell it from others. */
static bool substitute(const struct patch_builder *m, const struct patch_stretch *s,
                       struct substitution *out)
{
    struct str from = between(&m->old, s->old_from, s->old_to);
    struct str to = between(&m->new, s->new_from, s->new_to);
    if (!from.n)
        return false;
    size_t old_blanks = blanks(from), new_blanks = blanks(to);
    bool empty = s->new_from == s->new_to;
    if (!empty && (old_blanks != new_blanks || memcmp(from.p, to.p, old_blanks)))
        return false;
    if (!empty) {
        from = str_slice(from, old_blanks, from.n);
        to = str_slice(to, new_blanks, to.n);
    }
    if (!occurs_once(m->old.text, from))
        return false;
    *out = (struct substitution){.from = from};
    if (empty || is_plain(m, s))
        out->to = to.p ? refer(m->arena, to, m->tools) : STR("");
    else
        out->own = (struct profile_text){markdown(m, s->new_from, s->new_to), POS_NONE};
    if (out->own.text.n && !reads_as_words(m, out->own.text))
        return false;
    shorten(m, s, out);
    return true;
}

/* The stretch with so many common words before and behind. */
static struct patch_stretch widen(const struct patch_stretch *s, size_t before, size_t behind)
{
    return (struct patch_stretch){s->old_from - before, s->old_to + behind, s->new_from - before,
                                  s->new_to + behind};
}

/* Takes in as few common words as make the passage unique. Between end and next they are free. */
static bool make_unique(const struct patch_builder *m, struct patch_stretch *s, size_t end,
                        size_t next, struct substitution *out)
{
    size_t before = s->old_from - end < CONTEXT ? s->old_from - end : CONTEXT;
    size_t behind = next - s->old_to < CONTEXT ? next - s->old_to : CONTEXT;
    size_t least = (size_t)-1;
    struct patch_stretch best = *s;
    for (size_t i = 0; i <= before; i++)
        for (size_t k = 0; k <= behind; k++) {
            struct patch_stretch wide = widen(s, i, k);
            struct substitution found;
            size_t bytes = between(&m->old, wide.old_from, wide.old_to).n;
            if (bytes >= least || !substitute(m, &wide, &found))
                continue;
            least = bytes;
            best = wide;
            *out = found;
        }
    *s = best;
    return least != (size_t)-1;
}

static size_t words_of(const struct patch_text *t, size_t from, size_t to)
{
    return patch_count_words(between(t, from, to));
}

/* Where the new clause goes on behind the end of the old one, its words there; else false. */
static bool set_extension(const struct patch_builder *m, struct patch *p,
                          const struct patch_stretch *s)
{
    if (s->old_from != m->old.n || !s->old_from || s->new_to != m->new.n)
        return false;
    struct str words = markdown(m, s->new_from, s->new_to);
    if (!reads_as_words(m, words))
        return false;
    p->extension = words;
    p->close =
        !blanks(between(&m->new, s->new_from, s->new_to)) || m->new.words[s->new_from].note != NULL;
    p->own = words_of(&m->new, s->new_from, s->new_to);
    p->cost += words.n + COST_OPEN;
    return true;
}

/* One stretch of two neighbours, the words between them included. */
static void join(struct patch_stretch *list, size_t *n, size_t i)
{
    if (i + 1 == *n)
        i--;
    list[i].old_to = list[i + 1].old_to;
    list[i].new_to = list[i + 1].new_to;
    memmove(&list[i + 1], &list[i + 2], (--*n - i - 1) * sizeof *list);
}

/* The stretches' substitutions; where one fails, which, else n. */
static size_t fill_in(const struct patch_builder *m, struct patch *p, struct patch_stretch *list,
                      size_t n)
{
    size_t end = 0, total = words_of(&m->new, 0, m->new.n);
    *p = (struct patch){.stretches = list, .stretch_count = n};
    p->substitutions = arena_array(m->arena, n + 1, sizeof *p->substitutions);
    for (size_t i = 0; i < n; i++) {
        struct patch_stretch s = list[i];
        if (set_extension(m, p, &s))
            continue;
        struct substitution *sub = &p->substitutions[p->substitution_count++];
        if (!make_unique(m, &s, end, i + 1 < n ? list[i + 1].old_from : m->old.n, sub))
            return i;
        p->patched += words_of(&m->new, list[i].new_from, list[i].new_to);
        p->cost += sub->from.n + sub->through.n + sub->to.n + sub->own.text.n + COST_OPEN;
        end = s.old_to;
    }
    p->carried = total - p->patched - p->own;
    return n;
}

static struct patch *make_out(const struct patch_builder *m, struct patch_stretch *list, size_t n)
{
    struct patch *p = arena_alloc(m->arena, sizeof *p);
    for (size_t i; (i = fill_in(m, p, list, n)) < n;) {
        if (n == 1)
            return NULL;
        join(list, &n, i);
    }
    return p;
}

static struct patch *try_one(struct arena *a, const struct node *old, const struct node *new,
                             const struct patch_globals *globals, const struct patch_tools *tools,
                             bool plain)
{
    struct patch_builder m = {a, patch_read(a, old, globals, plain),
                              patch_read(a, new, NULL, false), tools};
    struct patch_stretch *list;
    size_t n;
    if (patch_align(a, &m.old, &m.new, &list, &n) == (size_t)-1)
        return NULL;
    struct patch *p = make_out(&m, list, n);
    if (p)
        p->plain = plain;
    return p;
}

static bool has_emphasis(const struct node *n)
{
    for (const struct run *r = n->runs; r; r = r->next)
        if (!r->note && r->style)
            return true;
    return false;
}

struct patch *patch_find(struct arena *a, const struct node *old, const struct node *new,
                         const struct patch_globals *globals, const struct patch_tools *tools)
{
    struct patch *styled = try_one(a, old, new, globals, tools, false);
    struct patch *plain = has_emphasis(old) ? try_one(a, old, new, globals, tools, true) : NULL;
    if (!plain)
        return styled;
    plain->cost += sizeof " emphasis=\"none\"";
    return styled && styled->cost <= plain->cost ? styled : plain;
}
