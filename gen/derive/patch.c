/* Patch: see patch.h. */
#include "derive/patch.h"

#include <string.h>

#include "base/mem.h"
#include "markdown/md_escape.h"
#include "merge/overlay/clause.h"

enum { CONTEXT = 8, LONG_FROM = 64, THROUGH_GAIN = 12 };

struct patch_builder {
    struct arena *arena;
    struct clause_words old, new;
    const struct patch_tools *tools;
};

/* The bytes of a text from one word to another. */
static struct str between(const struct clause_words *t, size_t from, size_t to)
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

/* A field for its words wherever they are. */
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
    md_escape_tags(str_trim(buf_view(&written)), &safe);
    buf_free(&written);
    return refer(a, buf_take(&safe, a), tools);
}

/* Words of the new clause as Markdown, with their styles and footnotes, no blank before. */
static struct str markdown(const struct patch_builder *m, size_t from, size_t to)
{
    struct doc *d = doc_new(NULL);
    struct node *n = doc_append(d, d->root, NODE_PARA, POS_NONE);
    for (size_t i = from; i < to; i++) {
        const struct clause_word *w = &m->new.words[i];
        struct str text =
            i == from ? str_slice(w->text, clause_words_blanks(w->text), w->text.n) : w->text;
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

/* Have the new words the style that plain text in place of the old ones takes. */
static bool is_plain(const struct patch_builder *m, const struct clause_stretch *s)
{
    for (size_t i = s->new_from; i < s->new_to; i++)
        if (m->new.words[i].note || m->new.words[i].style != m->old.words[s->old_from].style)
            return false;
    return str_find(between(&m->new, s->new_from, s->new_to), STR("{{"), 0) == (size_t)-1;
}

/* Names a long passage by its first and last words, where that is shorter. */
static void shorten(const struct patch_builder *m, const struct clause_stretch *s,
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
            size_t start = m->old.words[k].at + clause_words_blanks(m->old.words[k].text);
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

/* The substitution for a stretch; false where its words occur elsewhere too. */
static bool substitute(const struct patch_builder *m, const struct clause_stretch *s,
                       struct substitution *out)
{
    struct str from = between(&m->old, s->old_from, s->old_to);
    struct str to = between(&m->new, s->new_from, s->new_to);
    if (!from.n)
        return false;
    size_t old_blanks = clause_words_blanks(from), new_blanks = clause_words_blanks(to);
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

/* Takes in as few common words as make the passage unique. Between end and next they are free. */
static bool make_unique(const struct patch_builder *m, struct clause_stretch *s, size_t end,
                        size_t next, struct substitution *out)
{
    size_t before = s->old_from - end < CONTEXT ? s->old_from - end : CONTEXT;
    size_t after = next - s->old_to < CONTEXT ? next - s->old_to : CONTEXT;
    size_t least = (size_t)-1;
    struct clause_stretch best = *s;
    for (size_t i = 0; i <= before; i++)
        for (size_t k = 0; k <= after; k++) {
            struct clause_stretch wide = {s->old_from - i, s->old_to + k, s->new_from - i,
                                          s->new_to + k};
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

static size_t words_of(const struct clause_words *t, size_t from, size_t to)
{
    return clause_words_count(between(t, from, to));
}

/* The words that the new clause has after the end of the old one; false where it has none. */
static bool set_extension(const struct patch_builder *m, struct patch *p,
                          const struct clause_stretch *s)
{
    if (s->old_from != m->old.n || !s->old_from || s->new_to != m->new.n)
        return false;
    struct str words = markdown(m, s->new_from, s->new_to);
    if (!reads_as_words(m, words))
        return false;
    p->extension = words;
    p->close = !clause_words_blanks(between(&m->new, s->new_from, s->new_to)) ||
               m->new.words[s->new_from].note != NULL;
    p->own = words_of(&m->new, s->new_from, s->new_to);
    p->cost += words.n + CLAUSE_WORDS_OPEN;
    return true;
}

/* One stretch of two neighbours, the words between them included. */
static void join(struct clause_stretch *list, size_t *n, size_t i)
{
    if (i + 1 == *n)
        i--;
    list[i].old_to = list[i + 1].old_to;
    list[i].new_to = list[i + 1].new_to;
    memmove(&list[i + 1], &list[i + 2], (--*n - i - 1) * sizeof *list);
}

/* The stretches' substitutions; where one fails, which, else n. */
static size_t fill_in(const struct patch_builder *m, struct patch *p, struct clause_stretch *list,
                      size_t n)
{
    size_t end = 0, total = words_of(&m->new, 0, m->new.n);
    *p = (struct patch){.stretches = list, .stretch_count = n};
    p->substitutions = arena_array(m->arena, n + 1, sizeof *p->substitutions);
    for (size_t i = 0; i < n; i++) {
        struct clause_stretch s = list[i];
        if (set_extension(m, p, &s))
            continue;
        struct substitution *sub = &p->substitutions[p->substitution_count++];
        if (!make_unique(m, &s, end, i + 1 < n ? list[i + 1].old_from : m->old.n, sub))
            return i;
        p->patched += words_of(&m->new, list[i].new_from, list[i].new_to);
        p->cost += sub->from.n + sub->through.n + sub->to.n + sub->own.text.n + CLAUSE_WORDS_OPEN;
        end = s.old_to;
    }
    p->carried = total - p->patched - p->own;
    return n;
}

static struct patch *try_one(struct arena *a, const struct node *old, const struct node *new,
                             const struct word_replacements *globals,
                             const struct patch_tools *tools, bool plain)
{
    struct patch_builder m = {a, clause_words_read(a, old, globals, plain),
                              clause_words_read(a, new, NULL, false), tools};
    struct clause_stretch *list;
    size_t n;
    if (!clause_words_align(a, &m.old, &m.new, &list, &n))
        return NULL;
    struct patch *p = arena_alloc(a, sizeof *p);
    for (size_t i; (i = fill_in(&m, p, list, n)) < n;) {
        if (n == 1)
            return NULL;
        join(list, &n, i);
    }
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
                         const struct word_replacements *globals, const struct patch_tools *tools)
{
    struct patch *styled = try_one(a, old, new, globals, tools, false);
    struct patch *plain = has_emphasis(old) ? try_one(a, old, new, globals, tools, true) : NULL;
    if (!plain)
        return styled;
    plain->cost += sizeof " emphasis=\"none\"";
    return styled && styled->cost <= plain->cost ? styled : plain;
}
