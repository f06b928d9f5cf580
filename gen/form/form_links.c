/*
 * Composition: references from the rows of a table to the document's own clauses, by their path as
 * printed ("mục III.2.1"), and from a clause's number back to the first row that refers to it;
 * likewise between a plan and its appendix where these are two files.
 */
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "form/form_int.h"

static bool is_roman(char c)
{
    return c && strchr("IVXLC", c);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters, digits and the signs that join document numbers: a path does not stand among them. */
static bool joins(struct str text, size_t at, bool before)
{
    uint32_t c = 0;
    if (before ? !at : at >= text.n)
        return false;
    if (before)
        utf8_last(str_slice(text, 0, at), &c);
    else
        utf8_next(str_slice(text, at, text.n), &c);
    return cp_is_letter(c) || cp_is_digit(c) || c == '-' || c == '/' || (before && c == '.');
}

/* The end of "III.2.1" at from, or from; a full stop behind it is no part of it. */
static size_t path_end(struct str text, size_t from)
{
    size_t at = from;
    while (at < text.n && is_roman(text.p[at]))
        at++;
    while (at > from && at + 1 < text.n && text.p[at] == '.' && is_digit(text.p[at + 1]))
        for (at++; at < text.n && is_digit(text.p[at]);)
            at++;
    return at;
}

/* Of the numbered clauses; rows of tables have paths, too, but no reference means them. */
static const struct node *clause_of(const struct composer *c, struct str path)
{
    for (size_t i = 0; i < c->numbered_count; i++)
        if (str_eq(c->numbered[i]->path, path))
            return c->numbered[i];
    return NULL;
}

static void list_numbered(struct composer *c)
{
    const struct node *root = c->doc->root;
    const struct node **list = arena_array(c->arena, c->doc->count + 1, sizeof *list);
    for (const struct node *n = node_next(root, root); n; n = node_next(n, root))
        if (n->label.n && (n->kind == NODE_HEADING || n->kind == NODE_PARA))
            list[c->numbered_count++] = n;
    c->numbered = list;
}

/* Is the word before the path one of those that introduce a reference ("mục")? */
static bool is_introduced(const struct composer *c, struct str text, size_t from)
{
    struct str before = str_trim(str_slice(text, 0, from));
    size_t at = before.n;
    while (at && before.p[at - 1] != ' ' && before.p[at - 1] != '(')
        at--;
    struct str word = str_slice(before, at, before.n);
    return word.n && composer_begins(c, word, "reference-begins");
}

bool composer_find_reference(const struct composer *c, struct str text, size_t from,
                             struct reference *found)
{
    for (size_t at = from; at < text.n; at++) {
        if (!is_roman(text.p[at]) || joins(text, at, true))
            continue;
        size_t end = path_end(text, at);
        struct str path = str_slice(text, at, end);
        bool plain = str_find(path, STR("."), 0) == (size_t)-1;
        const struct node *clause = NULL;
        if (!joins(text, end, false) && (!plain || is_introduced(c, text, at)))
            clause = clause_of(c, path);
        if (clause) {
            *found = (struct reference){at, end, clause};
            return true;
        }
        at = end - 1;
    }
    return false;
}

/* The text of a run in a cell, with its references as links. */
void composer_linked_text(struct composer *c, struct text_list *to, const struct style_class *class,
                          struct str text, unsigned own, struct pos pos, unsigned tag)
{
    struct reference r;
    size_t at = 0;
    while (composer_find_reference(c, text, at, &r)) {
        if (r.from > at)
            composer_text(c, to, class, str_slice(text, at, r.from), own, pos, tag);
        unsigned link = pdf_tag(c->out->tags, tag, "Link", STR_NONE);
        composer_text(c, to, class, str_slice(text, r.from, r.to), own, pos, link)->link =
            composer_node_anchor(c, r.clause);
        at = r.to;
    }
    if (at < text.n)
        composer_text(c, to, class, str_slice(text, at, text.n), own, pos, tag);
}

void composer_find_citations(struct composer *c)
{
    const struct node *root = c->doc->root;
    list_numbered(c);
    for (const struct node *n = node_next(root, root); n; n = node_next(n, root)) {
        if (n->kind != NODE_CELL || n->parent->kind != NODE_TABLE_ROW)
            continue;
        for (const struct run *run = n->runs; run; run = run->next) {
            struct reference r;
            for (size_t at = 0; !run->note && composer_find_reference(c, run->text, at, &r);
                 at = r.to)
                if (!c->cited_by[r.clause->id])
                    c->cited_by[r.clause->id] = n->parent;
        }
    }
}

/* ------------------------------------------------------------------ other files */

static bool is_ascii(struct str s)
{
    size_t i = 0;
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i == s.n;
}

/* Names that the file has as UTF-16 begin with its mark, FE FF, and so come last. */
static int by_name(const void *left, const void *right)
{
    const struct outline_entry *a = left, *b = right;
    if (is_ascii(a->title) != is_ascii(b->title))
        return is_ascii(a->title) ? -1 : 1;
    return str_cmp(a->title, b->title);
}

void composer_find_counterparts(struct composer *c)
{
    const struct pdf_options *o = c->options;
    for (size_t i = 0; i < o->reference_count; i++) {
        const struct pdf_reference *r = &o->references[i];
        const struct node *n = doc_find(c->doc, r->here);
        if (!n || c->away[n->id])
            continue;
        c->away[n->id] = r;
        *vec_push(&c->names) =
            (struct outline_entry){.title = r->here, .anchor = composer_node_anchor(c, n)};
    }
    if (c->names.n)
        qsort(c->names.at, c->names.n, sizeof *c->names.at, by_name);
}

unsigned composer_away(struct composer *c, const struct node *n)
{
    if (!c->away[n->id])
        return 0;
    unsigned link = composer_anchor(c);
    *vec_push(&c->away_links) = (struct away){link, c->away[n->id]};
    return link;
}
