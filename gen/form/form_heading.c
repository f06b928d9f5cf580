/* Titles and sentences: see form_heading.h. */
#include "form/form_heading.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"

bool form_all_bold(const struct node *n)
{
    bool any = false;
    for (const struct run *r = n->runs; r; r = r->next) {
        if (r->note || !str_trim(r->text).n)
            continue;
        if (!(r->style & STYLE_BOLD))
            return false;
        any = true;
    }
    return any;
}

/* The sign that the node's text ends with, without marks of footnotes. */
static char last_sign(const struct node *n)
{
    char sign = '\0';
    for (const struct run *r = n->runs; r; r = r->next) {
        struct str text = r->note ? STR_NONE : str_trim(r->text);
        if (text.n)
            sign = text.p[text.n - 1];
    }
    return sign;
}

static bool ends_with_any(const struct node *n, const char *signs)
{
    char sign = last_sign(n);
    return sign && strchr(signs, sign);
}

/* What is looked for among the clauses beside one. */
struct sought {
    const char *signs; /* a heading that ends with one of them is no title, but in bold */
    bool title, text;  /* found: a title; a numbered text */
};

static void look_at(struct sought *s, const struct node *n, const struct node *beside)
{
    if (beside->level != n->level)
        return;
    if (beside->kind == NODE_HEADING)
        s->title |= form_all_bold(beside) || !ends_with_any(beside, s->signs);
    s->text |= beside->kind == NODE_PARA && beside->label.n;
}

static struct sought look_beside(const struct node *n, const char *signs)
{
    enum { MOST = 24 }; /* on each side: there may be thousands */
    struct sought s = {.signs = signs};
    const struct node *before = node_prev(n), *after = n->next;
    for (int i = 0; i < MOST && (before || after); i++) {
        if (before)
            look_at(&s, n, before);
        if (after)
            look_at(&s, n, after);
        before = before ? node_prev(before) : NULL;
        after = after ? after->next : NULL;
    }
    return s;
}

/* "... như sau:", "... gồm:" */
static bool leads_in(struct form_builder *f, const struct node *n)
{
    enum { TAIL = 24 }; /* bytes */
    struct str text = str_trim(node_text(f->arena, n));
    struct str tail = str_slice(text, text.n > TAIL ? text.n - TAIL : 0, text.n);
    while (tail.n && utf8_continues(*tail.p))
        tail = str_slice(tail, 1, tail.n);
    struct letter_key key = letter_key(f->arena, tail);
    return lexicon_ends_with(&key, WORDS_LEAD_IN);
}

/* The drafter sets titles of numbered clauses in bold. */
static bool marks_titles(struct form_builder *f)
{
    const struct node *root = f->in->doc->root;
    if (!f->marks_known)
        for (const struct node *n = root; n && !f->marks_titles; n = node_next(n, root))
            f->marks_titles = n->kind == NODE_HEADING && n->label.n && form_all_bold(n);
    f->marks_known = true;
    return f->marks_titles;
}

static bool heads_others(const struct node *n)
{
    return n->label.n && n->first && label_read(n->label).class >= LABEL_LOWER;
}

bool form_is_odd(const struct form_builder *f, const struct node *n)
{
    if (!f->in->even || !heads_others(n) || !form_all_bold(n) || !n->parent)
        return false;
    for (const struct node *k = n->parent->first; k; k = k->next)
        if (k->level == n->level && heads_others(k) && !form_all_bold(k))
            return true;
    return false;
}

bool form_is_sentence(const struct node *n)
{
    return !form_all_bold(n) && ends_with_any(n, ".;,") && !look_beside(n, ".;,").title;
}

bool form_leads_on(struct form_builder *f, const struct node *n)
{
    if (!n->label.n || (form_all_bold(n) && !form_is_odd(f, n)))
        return false;
    if (label_read(n->label).class >= LABEL_LOWER)
        return true;
    if (last_sign(n) != ':')
        return false;
    struct sought beside = look_beside(n, ".;,:");
    return leads_in(f, n) || (!beside.title && (beside.text || marks_titles(f)));
}

bool form_is_order(struct form_builder *f, const struct node *n)
{
    return !n->label.n && last_sign(n) == ':' &&
           unicode_is_capitals(node_text(f->arena, n), CAPITALS_READ) &&
           (!node_prev(n) || node_prev(n)->kind == NODE_PREAMBLE);
}
