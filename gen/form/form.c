/*
 * Composition: the clauses, sections, and the whole. The masthead, the title and the closing are in
 * form_masthead.c, tables in form_table.c, links in form_links.c; what all of them add text
 * and blocks with, in form_int.c.
 */
#include "form/form.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/unicode.h"
#include "layout/font.h"
#include "form/form_int.h"

/* ------------------------------------------------------------------ clauses */

/* The clause before the closing; NULL for a text without one, such as an appendix. */
static const struct node *last_clause(const struct doc *doc)
{
    const struct node *last = NULL;
    for (const struct node *n = node_next(doc->root, doc->root); n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_RECIPIENT || n->kind == NODE_SIGNATURE)
            return last;
        if (n->kind == NODE_PARA || n->kind == NODE_BULLET)
            last = n;
        else if (n->kind == NODE_TABLE || n->kind == NODE_HEADING)
            last = NULL;
    }
    return NULL;
}

/* What the text's own end lacks of the end mark that the form asks for: form, no content. */
static void add_end_mark(struct composer *c, struct text_list *to, const struct style_class *class,
                         const struct node *n)
{
    struct str mark = style_word(c->style, "end-mark"), text = str_trim(node_text(c->arena, n));
    if (n != c->last || !text.n)
        return;
    size_t has = mark.n; /* how much of the mark's beginning the text ends with */
    while (has && !str_ends(text, str_slice(mark, 0, has)))
        has--;
    if (has == mark.n || (!has && strchr(".;:!?/", text.p[text.n - 1])))
        return;
    composer_text(c, to, class, str_slice(mark, has, mark.n), 0, POS_NONE, 0);
}

/* Is all of the node's text bold: then its number is, too. */
static bool all_bold(const struct node *n)
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

/* The number of a clause and the blank behind it; it leads to the row that refers to the clause. */
static void add_label(struct composer *c, struct text_list *to, const struct style_class *class,
                      const struct node *n, unsigned own, unsigned tag)
{
    if (!n->label.n)
        return;
    struct str label = n->runs ? str_format(c->arena, "%.*s ", STR_ARG(n->label)) : n->label;
    const struct node *row = c->cited_by[n->id];
    unsigned target = row ? composer_node_anchor(c, row) : composer_away(c, n);
    if (!target) {
        composer_text(c, to, class, label, own, n->pos, tag);
        return;
    }
    unsigned link = pdf_tag(c->out->tags, tag, "Link", STR_NONE);
    composer_text(c, to, class, n->label, own, n->pos, link)->link = target;
    if (n->runs)
        composer_text(c, to, class, STR(" "), own, n->pos, tag);
}

static const struct style_class *heading_class(const struct composer *c, const struct node *n)
{
    if (composer_begins(c, n->label, "part-begins") && composer_class(c, "part"))
        return composer_class(c, "part");
    char name[16] = "heading-1";
    for (unsigned level = n->level ? n->level : 1; level; level--) {
        name[8] = (char)('0' + (level < 9 ? level : 9));
        if (composer_class(c, name))
            return composer_class(c, name);
    }
    return style_class(c->style, "body");
}

/* Structure types of headings: H1 is the document's title, and no level may be left out. */
static const char *heading_type(struct composer *c, const struct node *n)
{
    static const char *const types[] = {"H2", "H3", "H4", "H5", "H6"};
    unsigned level = n->level ? n->level : 1;
    if (level > c->heading_level + 1)
        level = c->heading_level + 1;
    c->heading_level = level;
    return types[level < 5 ? level - 1 : 4];
}

static void add_outline(struct composer *c, const struct node *n, unsigned level)
{
    struct str text = node_text(c->arena, n);
    struct str title = !n->label.n ? text
                       : text.n
                           ? str_format(c->arena, "%.*s %.*s", STR_ARG(n->label), STR_ARG(text))
                           : n->label;
    *vec_push(&c->outline) = (struct outline_entry){
        .title = title, .level = level ? level : 1, .anchor = composer_node_anchor(c, n)};
}

static void compose_heading(struct composer *c, const struct node *n, unsigned parent)
{
    const struct style_class *class = heading_class(c, n);
    unsigned tag = pdf_tag(c->out->tags, parent, heading_type(c, n), STR_NONE);
    struct text_list text = {0};
    add_outline(c, n, n->level);
    add_label(c, &text, class, n, 0, tag);
    composer_runs(c, &text, class, n, KEEP_ITALIC, tag);
    struct block *b = composer_paragraph(c, &c->body, class, &text);
    b->anchor = composer_node_anchor(c, n);
    b->keep_next = true;
}

/* Legal bases are told by the word that they begin with, behind a dash or not. */
static const struct style_class *preamble_class(const struct composer *c, const struct node *n)
{
    struct str text = node_text(c->arena, n);
    while (text.n && (text.p[0] == '-' || text.p[0] == ' '))
        text = str_slice(text, 1, text.n);
    return style_class(c->style, composer_begins(c, text, "basis-begins") ? "basis" : "body");
}

/* A clause without a number leads to its counterpart by its first word. */
static void link_first_word(struct composer *c, struct text_list *text, const struct node *n,
                            unsigned tag)
{
    unsigned target = n->label.n || !text->list.n ? 0 : composer_away(c, n);
    if (!target)
        return;
    struct span first = text->list.at[0];
    size_t end = str_find(first.text, STR(" "), 0);
    end = end == (size_t)-1 ? first.text.n : end;
    *vec_push(&text->list) = first;
    memmove(text->list.at + 1, text->list.at, (text->list.n - 1) * sizeof first);
    text->list.at[1].text = str_slice(first.text, end, first.text.n);
    text->list.at[1].anchor = 0;
    first.text = str_slice(first.text, 0, end);
    first.link = target;
    first.tag = pdf_tag(c->out->tags, tag, "Link", STR_NONE);
    text->list.at[0] = first;
}

static void compose_para(struct composer *c, const struct node *n, unsigned parent)
{
    const struct style_class *class =
        n->kind == NODE_PREAMBLE ? preamble_class(c, n) : style_class(c->style, "body");
    unsigned tag = pdf_tag(c->out->tags, parent, "P", STR_NONE);
    struct text_list text = {0};
    add_label(c, &text, class, n, all_bold(n) ? STYLE_BOLD : 0, tag);
    composer_runs(c, &text, class, n, KEEP_ALL, tag);
    link_first_word(c, &text, n, tag);
    add_end_mark(c, &text, class, n);
    struct block *b = composer_paragraph(c, &c->body, class, &text);
    b->anchor = composer_node_anchor(c, n);
}

/* A bullet is an item of the list that its neighbours of the same depth belong to. */
static unsigned compose_bullet(struct composer *c, const struct node *n, unsigned list)
{
    const struct style_class *class = style_class(c->style, "bullet");
    unsigned item = pdf_tag(c->out->tags, list, "LI", STR_NONE);
    unsigned label = pdf_tag(c->out->tags, item, "Lbl", STR_NONE);
    unsigned body = pdf_tag(c->out->tags, item, "LBody", STR_NONE);
    struct text_list text = {0};
    add_label(c, &text, class, n, 0, label);
    composer_runs(c, &text, class, n, KEEP_ALL, body);
    add_end_mark(c, &text, class, n);
    struct block *b = composer_paragraph(c, &c->body, class, &text);
    b->anchor = composer_node_anchor(c, n);
    return body;
}

/*
 * The node and all below it, in reading order. list is the list that a bullet before it began, 0
 * for none; neighbouring bullets share one.
 */
static void compose_clause(struct composer *c, const struct node *n, unsigned parent,
                           unsigned *list);

static void compose_children(struct composer *c, const struct node *n, unsigned parent)
{
    unsigned list = 0;
    for (const struct node *child = n->first; child; child = child->next)
        compose_clause(c, child, parent, &list);
}

static bool ends_like_sentence(struct composer *c, const struct node *n)
{
    struct str text = str_trim(node_text(c->arena, n));
    return text.n && strchr(".;,", text.p[text.n - 1]);
}

/*
 * A numbered sentence with clauses below it: no title, whatever its place in the tree. Where one of
 * its neighbours is a title, it is one, too, with a full stop that should not be there.
 */
static bool is_sentence(struct composer *c, const struct node *n)
{
    if (!ends_like_sentence(c, n) || all_bold(n))
        return false;
    for (const struct node *m = n->parent->first; m; m = m->next)
        if (m->kind == NODE_HEADING && m->level == n->level && !ends_like_sentence(c, m))
            return false;
    return true;
}

static void compose_clause(struct composer *c, const struct node *n, unsigned parent,
                           unsigned *list)
{
    if (n->kind == NODE_NOISE)
        return;
    if (n->kind == NODE_FOOTNOTE) { /* stands with its call; one that no text calls stands here */
        if (c->called[n->id] || c->call_anchor[n->id])
            return;
        c->call_anchor[n->id] = composer_node_anchor(c, n);
    }
    if (n->kind != NODE_BULLET)
        *list = 0;
    switch (n->kind) {
    case NODE_BULLET:
        if (!*list)
            *list = pdf_tag(c->out->tags, parent, "L", STR_NONE);
        parent = compose_bullet(c, n, *list);
        break;
    case NODE_HEADING:
        if (is_sentence(c, n))
            compose_para(c, n, parent);
        else
            compose_heading(c, n, parent);
        break;
    case NODE_TABLE:
        compose_table(c, &c->body, n, parent);
        return;
    default:
        compose_para(c, n, parent);
    }
    compose_children(c, n, parent);
}

/* ------------------------------------------------------------------ sections */

/*
 * The number of the page, over the text, its top at the distance that the style tells from the
 * edge of the paper.
 */
static struct running *page_numbers(struct composer *c)
{
    const struct style_class *class = style_class(c->style, "page-number");
    struct font *font = composer_face(c, class->style);
    struct running *r = arena_alloc(c->arena, sizeof *r);
    *r = (struct running){.numbered = true,
                          .not_on_first = !style_number(c->style, "page-number-first", 0),
                          .font = font,
                          .size = composer_length(class->size),
                          .align = composer_align(class->align)};
    r->y = composer_number(c, "page-number-top", 28.35) +
           (int)((long long)r->size * font_ascent(font) / font_units(font));
    return r;
}

/* Turned paper: the edge that is bound stays the wide one. */
static void end_section(struct composer *c, bool landscape)
{
    const struct style *s = c->style;
    struct section section = {.width = composer_length(landscape ? s->height : s->width),
                              .height = composer_length(landscape ? s->width : s->height),
                              .top = composer_length(landscape ? s->left : s->top),
                              .bottom = composer_length(landscape ? s->right : s->bottom),
                              .left = composer_length(landscape ? s->bottom : s->left),
                              .right = composer_length(landscape ? s->top : s->right),
                              .first_number = 1,
                              .running = page_numbers(c),
                              .running_count = 1};
    section.blocks = composer_blocks(c, &c->body, &section.block_count);
    *vec_push(&c->sections) = section;
}

static bool is_closing(const struct node *n)
{
    return n->kind == NODE_RECIPIENT || n->kind == NODE_SIGNATURE;
}

/* From one table title to the next, or to the closing: an appendix, on pages of its own. */
static const struct node *compose_appendix(struct composer *c, const struct node *n)
{
    unsigned list = 0;
    if (c->body.list.n)
        end_section(c, false);
    n = compose_appendix_title(c, n);
    for (; n && n->kind != NODE_TABLE_TITLE && !is_closing(n); n = n->next)
        compose_clause(c, n, PDF_TAG_ROOT, &list);
    end_section(c, style_number(c->style, "appendix-landscape", 0) != 0);
    return n;
}

static void compose_document(struct composer *c)
{
    unsigned list = 0;
    const struct node *n = compose_masthead(c, c->doc->root->first);
    while (n)
        if (n->kind == NODE_TITLE)
            n = compose_title(c, n);
        else if (is_closing(n))
            n = compose_closing(c, n);
        else if (n->kind == NODE_TABLE_TITLE)
            n = compose_appendix(c, n);
        else {
            compose_clause(c, n, PDF_TAG_ROOT, &list);
            n = n->next;
        }
    if (c->body.list.n || !c->sections.n) /* a PDF has at least one page */
        end_section(c, false);
}

static bool is_printed(const struct node *n)
{
    return n->kind != NODE_NOISE && !node_is_repeated_head(n);
}

/* Footnotes that a printed text calls; calls inside footnotes do not count. */
static void find_calls(struct composer *c)
{
    const struct node *n = node_next(c->doc->root, c->doc->root);
    while (n) {
        if (n->kind != NODE_FOOTNOTE && is_printed(n))
            for (const struct run *r = n->runs; r; r = r->next)
                if (r->note)
                    c->called[r->note->id] = true;
        n = is_printed(n) ? node_next(n, c->doc->root) : node_skip(n, c->doc->root);
    }
}

static void finish_flow(struct composer *c)
{
    struct flow *f = &c->out->flow;
    *f = (struct flow){.sections = vec_copy(c->arena, &c->sections),
                       .section_count = c->sections.n,
                       .notes = vec_copy(c->arena, &c->notes),
                       .note_count = c->notes.n,
                       .note_gap = composer_number(c, "footnote-gap", 6),
                       .note_rule = composer_number(c, "rule-width", 0.75),
                       .note_rule_share =
                           (int)lround(style_number(c->style, "footnote-rule", 0.33) * 1000),
                       .name = c->doc->source ? c->doc->source->name : NULL};
    c->out->outline = vec_copy(c->arena, &c->outline);
    c->out->outline_count = c->outline.n;
    c->out->away = vec_copy(c->arena, &c->away_links);
    c->out->away_count = c->away_links.n;
    c->out->names = vec_copy(c->arena, &c->names);
    c->out->name_count = c->names.n;
}

struct composition *compose(struct arena *arena, const struct doc *doc, const struct style *style,
                            struct font *const faces[FACES], const struct pdf_options *options)
{
    struct composition *out = arena_alloc(arena, sizeof *out);
    struct composer c = {
        .arena = arena, .doc = doc, .style = style, .faces = faces, .out = out, .options = options};
    out->tags = pdf_tags_new();
    c.called = arena_array(arena, doc->count + 1, sizeof *c.called);
    c.cited_by = arena_array(arena, doc->count + 1, sizeof *c.cited_by);
    c.tasks = doc_tasks(doc, arena, &c.task_count);
    composer_find_citations(&c);
    c.last = last_clause(doc);
    find_calls(&c);
    c.node_anchor = arena_array(arena, doc->count + 1, sizeof *c.node_anchor);
    c.call_anchor = arena_array(arena, doc->count + 1, sizeof *c.call_anchor);
    c.away = arena_array(arena, doc->count + 1, sizeof *c.away);
    composer_find_counterparts(&c);
    compose_document(&c);
    finish_flow(&c);
    vec_free(&c.body.list);
    vec_free(&c.sections);
    vec_free(&c.notes);
    vec_free(&c.outline);
    vec_free(&c.away_links);
    vec_free(&c.names);
    if (!c.missing)
        return out;
    composition_free(out);
    return NULL;
}

void composition_free(struct composition *composition)
{
    if (composition)
        pdf_tags_free(composition->tags);
}
