/* Links of the paper: see form_links.h. */
#include "form/form_links.h"

#include <string.h>

#include "base/unicode.h"
#include "form/form_builder.h"
#include "form/form_web.h"
#include "lexicon/lexicon.h"

static const char roman[] = "IVXLC";

/* True if the letter before or at offset at is one of a longer number or word: no path then. */
static bool joins(struct str text, size_t at, bool before)
{
    uint32_t c = 0;
    if (before ? !at : at >= text.n)
        return false;
    if (before)
        utf8_last(str_slice(text, 0, at), &c);
    else
        utf8_next(str_slice(text, at, text.n), &c);
    return cp_is_word(c) || c == '-' || c == '/' || (before && c == '.');
}

/* The end of "III.2.1" at from, or from; a full stop after it is no part of it. */
static size_t path_end(struct str text, size_t from)
{
    size_t at = from;
    while (str_at(text, at) && strchr(roman, text.p[at]))
        at++;
    while (at > from && at + 1 < text.n && text.p[at] == '.' && is_digit(text.p[at + 1]))
        for (at++; at < text.n && is_digit(text.p[at]);)
            at++;
    return at;
}

/* Of the numbered clauses; rows of tables have paths, too, but no reference means them. */
static const struct node *clause_of(const struct form_links *l, struct str path)
{
    for (size_t i = 0; i < l->numbered_count; i++)
        if (str_eq(l->numbered[i]->path, path))
            return l->numbered[i];
    return NULL;
}

/* True if the word before the path is one that introduces a reference, by the style. */
static bool is_introduced(struct str text, size_t from)
{
    struct str before = str_trim(str_slice(text, 0, from));
    size_t at = before.n;
    while (at && before.p[at - 1] != ' ' && before.p[at - 1] != '(')
        at--;
    struct str word = str_slice(before, at, before.n);
    return lexicon_is(word, WORDS_REFERENCE);
}

/* A reference to a clause of the document itself: bytes from..to-1 of a text. */
struct form_reference {
    size_t from, to;
    const struct node *clause;
};

/* The first reference at or after offset from. */
static bool next_reference(const struct form_builder *f, struct str text, size_t from,
                           struct form_reference *found)
{
    for (size_t at = from; at < text.n; at++) {
        if (text.p[at] < 'C' || text.p[at] > 'X' || !strchr(roman, text.p[at]) ||
            joins(text, at, true))
            continue;
        size_t end = path_end(text, at);
        struct str path = str_slice(text, at, end);
        bool plain = str_find(path, STR("."), 0) == (size_t)-1;
        const struct node *clause = NULL;
        if (!joins(text, end, false) && (!plain || is_introduced(text, at)))
            clause = clause_of(&f->links, path);
        if (clause) {
            *found = (struct form_reference){at, end, clause};
            return true;
        }
        at = end - 1;
    }
    return false;
}

void form_link_text(struct form_builder *f, struct text_list *to, const struct style_class *class,
                    const struct run *run, unsigned element)
{
    struct form_reference r;
    unsigned own = run->style & KEEP_ALL;
    size_t at = 0;
    while (next_reference(f, run->text, at, &r)) {
        form_run(f, to, class, run, at, r.from, KEEP_ALL, element);
        unsigned link = form_element(f, element, ROLE_LINK);
        struct pos pos = run->pos;
        pos.at += r.from;
        form_text(f, to, class, str_slice(run->text, r.from, r.to), own, pos, link)->link =
            form_node_anchor(f, r.clause);
        at = r.to;
    }
    form_run(f, to, class, run, at, run->text.n, KEEP_ALL, element);
}

void form_web_text(struct form_builder *f, struct text_list *to, const struct style_class *class,
                   struct str text, unsigned own, struct pos pos, unsigned element)
{
    struct web_address address;
    struct pos from = pos;
    size_t at = 0;
    while (element && !class->caps && form_next_address(f->arena, text, at, &address)) {
        struct form_counterpart *web = arena_alloc(f->arena, sizeof *web);
        unsigned anchor = form_anchor(f);
        *web = (struct form_counterpart){.file = address.uri};
        *vec_push(&f->links.external) = (struct form_external_link){anchor, web};
        from.at = pos.at + at;
        if (address.from > at)
            form_text(f, to, class, str_slice(text, at, address.from), own, from, element);
        from.at = pos.at + address.from;
        form_text(f, to, class, str_slice(text, address.from, address.to), own, from,
                  form_element(f, element, ROLE_LINK))
            ->link = anchor;
        at = address.to;
    }
    from.at = pos.at + at;
    if (at < text.n)
        form_text(f, to, class, str_slice(text, at, text.n), own, from, element);
}

unsigned form_link_counterpart(struct form_builder *f, const struct node *n)
{
    const struct form_counterpart *to = f->links.counterparts[n->id];
    if (f->links.targets[n->id])
        return form_node_anchor(f, f->links.targets[n->id]);
    if (!to)
        return 0;
    unsigned link = form_anchor(f);
    *vec_push(&f->links.external) = (struct form_external_link){link, to};
    return link;
}

void form_links_find(struct form_builder *f)
{
    size_t nodes = f->in->doc->count + 1;
    struct form_links *l = &f->links;
    l->cited_by = arena_array(f->arena, nodes, sizeof *l->cited_by);
    l->counterparts = arena_array(f->arena, nodes, sizeof *l->counterparts);
    l->targets = arena_array(f->arena, nodes, sizeof *l->targets);
    const struct node *root = f->in->doc->root;
    const struct node **list = arena_array(f->arena, nodes, sizeof *list);
    for (const struct node *n = node_next(root, root); n; n = node_next(n, root))
        if (n->label.n && (n->kind == NODE_HEADING || n->kind == NODE_PARA))
            list[l->numbered_count++] = n;
    l->numbered = list;
    for (const struct node *n = node_next(root, root); n && !form_margin_lists(f, n);
         n = node_next(n, root)) {
        if (n->kind != NODE_CELL || n->parent->kind != NODE_TABLE_ROW)
            continue;
        for (const struct run *run = n->runs; run; run = run->next) {
            struct form_reference r;
            for (size_t at = 0; !run->note && next_reference(f, run->text, at, &r); at = r.to)
                if (!l->cited_by[r.clause->id])
                    l->cited_by[r.clause->id] = n->parent;
        }
    }
    for (size_t i = 0; f->in->margin && i < f->in->margin->n; i++)
        l->targets[f->in->margin->at[i].to->id] = f->in->margin->at[i].of;
    const struct doc_index *index = doc_index_new(f->arena, f->in->doc);
    for (size_t i = 0; i < f->in->counterpart_count; i++) {
        const struct form_counterpart *to = &f->in->counterparts[i];
        const struct node *n = doc_index_find(index, to->here);
        if (!n || l->counterparts[n->id] || l->targets[n->id])
            continue;
        if (!to->file.n) {
            l->targets[n->id] = doc_index_find(index, to->there);
            continue;
        }
        l->counterparts[n->id] = to;
        *vec_push(&l->names) =
            (struct form_place){.title = to->here, .anchor = form_node_anchor(f, n)};
    }
}
