/*
 * Composes a paper: see form.h. Here are the clauses, the sections and the whole; the parts that
 * the form rules fix are functions of form_parts.h, and form_builder.c adds text and blocks.
 */
#include "form/form.h"

#include <math.h>
#include <string.h>

#include "layout/font.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "form/form_heading.h"
#include "form/form_parts.h"
#include "form/form_sheet.h"
#include "model/part_class.h"

/* ------------------------------------------------------------------ clauses */

static bool is_closing(const struct node *n)
{
    return n->kind == NODE_RECIPIENT || n->kind == NODE_SIGNATURE;
}

/*
 * The clause that ends the text of a paper which begins at that child of the root: the one before
 * the closing, NULL for a text without one, such as an appendix. An attached paper needs none.
 */
static const struct node *last_clause(const struct node *n, bool attached)
{
    const struct node *last = NULL, *root = n ? n->parent : NULL;
    bool begun = false; /* recipients before the text are those that it is sent to */
    for (; n; n = node_next(n, root)) {
        bool next = attached && (n->kind == NODE_FRONT || n->kind == NODE_TABLE_TITLE);
        if (begun && (is_closing(n) || next))
            return last;
        begun |= n->kind == NODE_PARA || n->kind == NODE_BULLET || n->kind == NODE_TABLE ||
                 n->kind == NODE_HEADING || n->kind == NODE_PREAMBLE;
        if (n->kind == NODE_PARA || n->kind == NODE_BULLET)
            last = n;
        else if (n->kind == NODE_TABLE || n->kind == NODE_HEADING)
            last = NULL;
    }
    return attached ? last : NULL;
}

/* Completes the end mark that the form asks for, where the text lacks it: form, no content. */
static void add_end_mark(struct form_builder *f, struct text_list *to,
                         const struct style_class *class, const struct node *n)
{
    struct str mark = style_word(f->style, "end-mark"), text = str_trim(node_text(f->arena, n));
    if (n != f->last || !text.n)
        return;
    size_t has = mark.n; /* how much of the mark's beginning the text ends with */
    while (has && !str_ends(text, str_slice(mark, 0, has)))
        has--;
    if (has == mark.n || (!has && strchr(".;:!?/", text.p[text.n - 1])))
        return;
    form_text(f, to, class, str_slice(mark, has, mark.n), 0, POS_NONE, 0);
}

/* "Điều 1." is bold: NĐ 30, II.6. */
static bool is_article(struct str label)
{
    size_t length, division = label_division(label, &length);
    return division &&
           str_is(lexicon_field(WORDS_DIVISION, division - 1, DIVISION_ELEMENT), "article");
}

/* The number of a clause and a blank; the number leads to the row that refers to the clause. */
static void add_label(struct form_builder *f, struct text_list *to, const struct style_class *class,
                      const struct node *n, unsigned own, unsigned element)
{
    if (!n->label.n)
        return;
    const char *gap = n->kind == NODE_HEADING && part_is_division(n->label) ? "\n" : " ";
    struct str label = n->runs ? str_format(f->arena, "%.*s%s", STR_ARG(n->label), gap) : n->label;
    const struct node *row = f->links.cited_by[n->id];
    unsigned target = row ? form_node_anchor(f, row) : form_link_counterpart(f, n);
    if (!target) {
        form_text(f, to, class, label, own, n->pos, element);
        return;
    }
    unsigned link = form_element(f, element, ROLE_LINK);
    form_text(f, to, class, n->label, own, n->pos, link)->link = target;
    if (n->runs)
        form_text(f, to, class, str_of(gap), own, n->pos, element);
}

enum { SHORT_LEAD = 160 }; /* bytes: one that leads to others in a line or two ends no page */

static void compose_heading(struct form_builder *f, const struct node *n, unsigned parent)
{
    bool leads = form_leads_on(f, n);
    const struct style_class *class = leads                 ? style_class(f->style, "body")
                                      : form_is_order(f, n) ? style_class(f->style, "order")
                                                            : part_class_heading(f->style, n);
    /* No level of headings may be left out (ISO 14289-1:2014, 7.4.2). */
    unsigned element = form_element(f, parent, ROLE_HEADING);
    unsigned level = n->level ? n->level : 1;
    if (level > f->heading_level + 1)
        level = f->heading_level + 1;
    f->heading_level = level;
    f->elements.at[element].level = level;
    struct text_list text = {0};
    form_margin_begin(f, n);
    struct str words = node_text(f->arena, n);
    struct str title = n->label.n ? n->label : words;
    if (n->label.n && words.n)
        title = str_format(f->arena, "%.*s %.*s", STR_ARG(n->label), STR_ARG(words));
    *vec_push(&f->outline) = (struct form_place){
        .title = title, .level = n->level ? n->level : 1, .anchor = form_node_anchor(f, n)};
    add_label(f, &text, class, n, leads && is_article(n->label) ? STYLE_BOLD : 0, element);
    form_runs(f, &text, class, n, leads && !form_is_odd(f, n) ? KEEP_ALL : KEEP_ITALIC, element);
    struct block *b = form_paragraph(f, &f->body, class, &text);
    b->as.paragraph.whole_words = !leads;
    b->anchor = form_node_anchor(f, n);
    b->keep_next = !leads || words.n <= SHORT_LEAD;
}

/* A clause without a number leads to its counterpart by its first word. */
static void link_first_word(struct form_builder *f, struct text_list *text, const struct node *n,
                            unsigned element)
{
    unsigned target = n->label.n || !text->list.n ? 0 : form_link_counterpart(f, n);
    if (!target)
        return;
    struct span first = text->list.at[0];
    size_t end = str_find(first.text, STR(" "), 0);
    end = end == (size_t)-1 ? first.text.n : end;
    *vec_push(&text->list) = first;
    memmove(text->list.at + 1, text->list.at, (text->list.n - 1) * sizeof first);
    text->list.at[1].text = str_slice(first.text, end, first.text.n);
    text->list.at[1].anchor = text->list.at[1].beside = 0;
    first.text = str_slice(first.text, 0, end);
    first.link = target;
    first.tag = form_element(f, element, ROLE_LINK);
    text->list.at[0] = first;
}

/* "Đơn vị tính: ..." above a table. */
static bool is_unit(struct form_builder *f, const struct node *n)
{
    return n->kind == NODE_PARA && !n->label.n && n->next && n->next->kind == NODE_TABLE &&
           !strcmp(part_class_appendix(f->arena, node_text(f->arena, n)), "table-unit");
}

static void compose_para(struct form_builder *f, const struct node *n, unsigned parent)
{
    const char *name = n->kind == NODE_PREAMBLE ? part_class_preamble(n)
                       : is_unit(f, n)          ? "table-unit"
                                                : "body";
    const struct style_class *class = style_class(f->style, name);
    unsigned element = form_element(f, parent, ROLE_PARAGRAPH);
    struct text_list text = {0};
    bool odd = form_is_odd(f, n), bold = (form_all_bold(n) && !odd) || is_article(n->label);
    form_margin_begin(f, n);
    add_label(f, &text, class, n, bold ? STYLE_BOLD : 0, element);
    form_runs(f, &text, class, n, odd ? KEEP_ITALIC : KEEP_ALL, element);
    link_first_word(f, &text, n, element);
    add_end_mark(f, &text, class, n);
    struct block *b = form_paragraph(f, &f->body, class, &text);
    b->anchor = form_node_anchor(f, n);
    b->keep_next = odd || !strcmp(name, "order") || !strcmp(name, "table-unit");
}

/* A bullet is an item of the list that its neighbours of the same depth belong to. */
static unsigned compose_bullet(struct form_builder *f, const struct node *n, unsigned list)
{
    const struct style_class *class = style_class(f->style, "bullet");
    unsigned item = form_element(f, list, ROLE_ITEM);
    unsigned label = form_element(f, item, ROLE_LABEL);
    unsigned body = form_element(f, item, ROLE_BODY);
    struct text_list text = {0};
    form_margin_begin(f, n);
    add_label(f, &text, class, n, 0, label);
    form_runs(f, &text, class, n, KEEP_ALL, body);
    add_end_mark(f, &text, class, n);
    struct block *b = form_paragraph(f, &f->body, class, &text);
    b->anchor = form_node_anchor(f, n);
    return body;
}

/*
 * The node and all below it, in reading order. list is the list that a bullet before it began, 0
 * for none; neighbouring bullets share one.
 */
/* ------------------------------------------------------------------ sections */

/* The number of the page, above the text: the style says how far from the edge of the paper. top:
 * the upper margin. */
static struct running *page_numbers(struct form_builder *f, int top)
{
    const struct style_class *class = style_class(f->style, "page-number");
    struct font *font = form_face(f, class->style);
    struct running *r = arena_alloc(f->arena, sizeof *r);
    *r = (struct running){.numbered = true,
                          .not_on_first =
                              !f->continues && !style_number(f->style, "page-number-first"),
                          .font = font,
                          .size = form_length(class->size),
                          .align = form_align(class->align)};
    /* As far above the text as on upright paper, where a turned page has a wider margin. */
    r->y = form_number_length(f, "page-number-top") + top - form_length(f->style->top) +
           (int)((long long)r->size * font_ascent(font) / font_units(font));
    return r;
}

/* Turned paper: the edge that is bound stays the wide one; it is the other one on a verso. */
static void end_section(struct form_builder *f, bool landscape)
{
    const struct style *s = f->style;
    struct section section = {.width = form_length(landscape ? s->height : s->width),
                              .height = form_length(landscape ? s->width : s->height),
                              .top = form_length(landscape ? s->left : s->top),
                              .bottom = form_length(landscape ? s->right : s->bottom),
                              .left = form_length(landscape ? s->bottom : s->left),
                              .right = form_length(landscape ? s->top : s->right),
                              .first_number = f->continues ? 0 : 1,
                              .running_count = 1,
                              .foot_on_last = style_number(s, "contact-on-last") != 0};
    if (style_number(s, "two-sided"))
        section.verso = landscape ? VERSO_TOP_BOTTOM : VERSO_SIDES;
    section.running = page_numbers(f, section.top);
    section.head = form_blocks(f, &f->head, &section.head_count);
    section.head_top = form_number_length(f, "circulation-top");
    section.foot = form_blocks(f, &f->foot, &section.foot_count);
    section.blocks = form_blocks(f, &f->body, &section.block_count);
    *vec_push(&f->sections) = section;
    f->front = 0;
}

/* A table of few columns is not measured for it: its words fit. */
enum { MANY_COLUMNS = 6 };
static const double crowded = 0.85; /* share of the measure that the longest words take */
enum { FULL_COLUMN = 3 }; /* part of the measure that long texts have, 27 letters a line */

/*
 * True if the words of a table below would be broken on upright paper, or set one below another, or
 * long texts in short lines.
 */
static bool wants_landscape(const struct form_builder *f)
{
    int measure = form_length(f->style->width - f->style->left - f->style->right);
    for (size_t i = 0; i < f->body.list.n; i++) {
        const struct block *b = &f->body.list.at[i];
        if (b->kind == BLOCK_TABLE && b->as.table.column_count >= MANY_COLUMNS &&
            layout_table_width(&b->as.table, measure, measure / FULL_COLUMN) > crowded * measure)
            return true;
    }
    return false;
}

/* True if the last block is a table whose words would be broken on upright paper. */
static bool ends_in_wide_table(const struct form_builder *f)
{
    int measure = form_length(f->style->width - f->style->left - f->style->right);
    const struct block *b = f->body.list.n ? &f->body.list.at[f->body.list.n - 1] : NULL;
    return b && b->kind == BLOCK_TABLE && b->as.table.column_count >= MANY_COLUMNS &&
           layout_table_width(&b->as.table, measure, 0) > measure;
}

/*
 * A wide table in a text has turned pages of its own, with what leads to it; an annex is turned as
 * a whole.
 */
static void turn_table(struct form_builder *f)
{
    size_t n = f->body.list.n, first = n - 1;
    if (f->annex || !ends_in_wide_table(f))
        return;
    while (first > f->front &&
           (f->body.list.at[first - 1].keep_next ||
            (first == n - 1 && f->body.list.at[first - 1].kind == BLOCK_PARAGRAPH)))
        first--;
    if (!first && !f->continues) /* the paper would begin turned */
        return;
    struct block_list turned = {0};
    for (size_t i = first; i < n; i++)
        *vec_push(&turned.list) = f->body.list.at[i];
    f->body.list.n = first;
    if (first)
        end_section(f, false);
    for (size_t i = 0; i < n - first; i++)
        *vec_push(&f->body.list) = turned.list.at[i];
    vec_free(&turned.list);
    f->turned = f->continues = true;
}

/* After turned pages in the text come upright ones. */
static void turn_back(struct form_builder *f)
{
    if (f->turned)
        end_section(f, true);
    f->turned = false;
}

/* ------------------------------------------------------------------ the text */

static void compose_clause(struct form_builder *f, const struct node *n, unsigned parent,
                           unsigned *list)
{
    if (n->kind == NODE_NOISE)
        return;
    if (n->kind == NODE_FOOTNOTE) { /* printed with its call, or here where no text calls it */
        if (f->called[n->id] || f->call_anchor[n->id])
            return;
        f->call_anchor[n->id] = form_node_anchor(f, n);
    }
    if (n->kind != NODE_BULLET)
        *list = 0;
    turn_back(f);
    switch (n->kind) {
    case NODE_BULLET:
        if (!*list)
            *list = form_element(f, parent, ROLE_LIST);
        parent = compose_bullet(f, n, *list);
        break;
    case NODE_HEADING:
        if (form_is_sentence(n))
            compose_para(f, n, parent);
        else
            compose_heading(f, n, parent);
        break;
    case NODE_TABLE:
        form_table(f, n, parent);
        turn_table(f);
        return;
    default:
        compose_para(f, n, parent);
    }
    unsigned below = 0;
    for (const struct node *child = n->first; child; child = child->next)
        compose_clause(f, child, parent, &below);
}

/* Does the title of an attachment name the kind of a paper. */
static bool is_paper(const struct form_builder *f, const struct node *title)
{
    struct letter_key key = letter_key(f->arena, node_text(f->arena, title));
    return title->kind == NODE_TABLE_TITLE && lexicon_starts(&key, WORDS_KINDS);
}

/*
 * From one table title, or the masthead above it, to the next, or to the closing: an appendix or an
 * attached paper, on pages of its own. closed: the paper itself has been signed.
 */
static const struct node *compose_attachment(struct form_builder *f, const struct node *n,
                                             bool closed)
{
    unsigned list = 0;
    if (f->body.list.n)
        end_section(f, f->turned);
    f->turned = f->continues = false;
    f->annex = n->kind != NODE_FRONT;
    if (n->kind == NODE_FRONT)
        n = form_masthead(f, n);
    f->front = f->body.list.n;
    if (n && n->kind == NODE_TABLE_TITLE) {
        f->last = is_paper(f, n) ? last_clause(n->next, true) : NULL;
        n = form_appendix_title(f, n);
    }
    while (n && n->kind != NODE_FRONT && n->kind != NODE_TABLE_TITLE && !node_is_copy(n)) {
        const struct node *after = form_sheet(f, n);
        if (after == n && is_closing(n))
            break;
        if (after == n) {
            compose_clause(f, n, 0, &list);
            after = n->next;
        }
        n = after;
    }
    if (n && is_closing(n) && closed) /* its own: the paper has ended */
        n = form_closing(f, n);
    if (n && node_is_copy(n))
        n = form_copy(f, n);
    bool turned = style_number(f->style, "appendix-landscape") != 0 || wants_landscape(f);
    end_section(f, f->annex ? turned : f->turned);
    return n;
}

static void compose_document(struct form_builder *f)
{
    unsigned list = 0;
    bool closed = false;
    const struct node *n = form_masthead(f, f->in->doc->root->first);
    f->front = f->body.list.n;
    while (n)
        if (n->kind == NODE_TITLE || form_is_address(f, n)) {
            n = n->kind == NODE_TITLE ? form_title(f, n) : form_address(f, n);
            f->front = f->body.list.n;
        } else if (is_closing(n)) {
            n = form_closing(f, n);
            closed = true;
        } else if (node_is_copy(n))
            n = form_copy(f, n);
        else if (n->kind == NODE_TABLE_TITLE || (closed && n->kind == NODE_FRONT))
            n = compose_attachment(f, n, closed);
        else {
            compose_clause(f, n, 0, &list);
            n = n->next;
        }
    if (f->body.list.n || !f->sections.n) /* a PDF has at least one page */
        end_section(f, f->turned);
}

static struct form_paper *finish(struct form_builder *f)
{
    const struct doc *doc = f->in->doc;
    struct form_paper *p = arena_alloc(f->arena, sizeof *p);
    p->flow = (struct flow){.note_gap = form_number_length(f, "footnote-gap"),
                            .note_rule = form_number_length(f, "rule-width"),
                            .note_rule_share = (int)lround(form_number(f, "footnote-rule") * 1000),
                            .name = doc->source ? doc->source->name : NULL};
    vec_move(f->arena, &f->sections, p->flow.sections, p->flow.section_count);
    vec_move(f->arena, &f->notes, p->flow.notes, p->flow.note_count);
    vec_move(f->arena, &f->besides, p->flow.besides, p->flow.beside_count);
    if (p->flow.beside_count) {
        p->flow.beside_leading = form_number_length(f, "margin-note-leading");
        p->flow.beside_gap = form_number_length(f, "margin-note-gap");
    }
    vec_move(f->arena, &f->elements, p->elements, p->element_count);
    vec_move(f->arena, &f->outline, p->outline, p->outline_count);
    vec_move(f->arena, &f->links.external, p->external_links, p->external_link_count);
    vec_move(f->arena, &f->links.names, p->names, p->name_count);
    vec_move(f->arena, &f->anchored, p->anchored, p->anchor_count);
    return p;
}

const struct form_paper *form_compose(struct arena *arena, const struct form_request *in)
{
    size_t nodes = in->doc->count + 1;
    struct form_builder f = {.arena = arena, .in = in, .style = in->style, .letters = {.in = in}};
    form_element(&f, 0, ROLE_DOCUMENT);
    f.called = arena_array(arena, nodes, sizeof *f.called);
    f.node_anchor = arena_array(arena, nodes, sizeof *f.node_anchor);
    f.call_anchor = arena_array(arena, nodes, sizeof *f.call_anchor);
    f.tasks = doc_tasks(in->doc, arena, &f.task_count);
    f.last = last_clause(in->doc->root->first, false);
    /* Footnotes that a printed text calls; calls inside footnotes do not count. */
    const struct node *root = in->doc->root, *n = node_next(root, root);
    while (n) {
        bool printed = !node_is_incidental(n);
        if (n->kind != NODE_FOOTNOTE && printed)
            for (const struct run *r = n->runs; r; r = r->next)
                if (r->note)
                    f.called[r->note->id] = true;
        n = printed ? node_next(n, root) : node_skip(n, root);
    }
    form_margin_find(&f);
    form_links_find(&f);
    compose_document(&f);
    const struct form_paper *paper = finish(&f);
    f.failed |= form_letters_report(&f.letters);
    vec_free(&f.body.list);
    vec_free(&f.waiting);
    vec_free(&f.letters.list);
    return f.failed ? NULL : paper;
}

struct str form_document_title(struct arena *arena, const struct doc *doc)
{
    struct str title = STR_NONE;
    for (const struct node *n = doc->root->first; n && !title.n; n = n->next)
        if (n->kind == NODE_TITLE || n->kind == NODE_TABLE_TITLE)
            title = node_text(arena, n);
    char *line_end;
    struct str copy = str_copy(arena, title);
    while (copy.n && (line_end = strchr(copy.p, '\n')))
        *line_end = ' ';
    return copy;
}
