/*
 * Composition, first part: text and blocks, the clauses, footnotes, sections. The masthead, the
 * title and the closing are in compose_form.c, tables in compose_table.c.
 */
#include "write/compose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/unicode.h"
#include "layout/font.h"
#include "write/composer.h"

int composer_length(double points)
{
    return (int)lround(points * 1000);
}

int composer_number(const struct composer *c, const char *name, double otherwise)
{
    return composer_length(style_number(c->style, name, otherwise));
}

const struct style_class *composer_class(const struct composer *c, const char *name)
{
    const struct style_class *class = style_class(c->style, name);
    return class && !strcmp(class->name, name) ? class : NULL;
}

bool composer_begins(const struct composer *c, struct str text, const char *name)
{
    struct str words = style_word(c->style, name);
    while (words.n) {
        size_t end = str_find(words, STR("|"), 0);
        if (end == (size_t)-1)
            end = words.n;
        if (end && str_starts(text, str_slice(words, 0, end)))
            return true;
        words = str_slice(words, end < words.n ? end + 1 : end, words.n);
    }
    return false;
}

unsigned composer_anchor(struct composer *c)
{
    return ++c->anchors;
}

unsigned composer_node_anchor(struct composer *c, const struct node *n)
{
    if (!c->node_anchor[n->id])
        c->node_anchor[n->id] = composer_anchor(c);
    return c->node_anchor[n->id];
}

/* ------------------------------------------------------------------ text */

static struct font *face_of(const struct composer *c, unsigned style)
{
    return c->faces[(style & STYLE_BOLD ? FACE_BOLD : FACE_REGULAR) +
                    (style & STYLE_ITALIC ? FACE_ITALIC : FACE_REGULAR)];
}

/* The word around byte at, for a message. */
static struct str word_at(struct str text, size_t at)
{
    size_t from = at, to = at;
    while (from > 0 && text.p[from - 1] != ' ' && text.p[from - 1] != '\n')
        from--;
    while (to < text.n && text.p[to] != ' ' && text.p[to] != '\n')
        to++;
    return str_slice(text, from, to);
}

static void check_letters(struct composer *c, struct font *font, struct str text, struct pos pos)
{
    size_t at = font_missing(font, text);
    if (at == (size_t)-1)
        return;
    uint32_t letter = 0;
    utf8_next(str_slice(text, at, text.n), &letter);
    struct str word = word_at(text, at);
    struct buf terminated = {0};
    buf_str(&terminated, word);
    if (pos.source)
        pos.at += at;
    diag(MSG_FONT_LACKS, pos, font_name(font), (unsigned)letter, terminated.p);
    buf_free(&terminated);
    c->missing = true;
}

static struct str printed(struct composer *c, const struct style_class *class, struct str text)
{
    return class->caps ? unicode_upper(c->arena, text) : text;
}

struct span *composer_text(struct composer *c, struct text_list *to,
                           const struct style_class *class, struct str text, unsigned own,
                           struct pos pos, unsigned tag)
{
    unsigned style = class->style | own;
    struct span *s = vec_push(&to->list);
    *s = (struct span){.text = printed(c, class, text),
                       .font = face_of(c, style),
                       .size = composer_length(class->size),
                       .underline = style & STYLE_UNDERLINE,
                       .tag = tag};
    if (style & STYLE_SUPERSCRIPT) {
        s->rise = (int)(s->size * style_number(c->style, "superscript-rise", 0.35));
        s->size = (int)(s->size * style_number(c->style, "superscript-size", 0.62));
    }
    check_letters(c, s->font, s->text, pos);
    return s;
}

static unsigned compose_note(struct composer *, const struct node *, unsigned parent);

/* A footnote's call: a link to the note, and the place that the note leads back to. */
static void add_call(struct composer *c, struct text_list *to, const struct style_class *class,
                     const struct run *r, unsigned tag)
{
    unsigned reference = pdf_tag(c->out->tags, tag, "Reference", STR_NONE);
    unsigned link = pdf_tag(c->out->tags, reference, "Link", STR_NONE);
    struct span *s = composer_text(c, to, class, r->text, STYLE_SUPERSCRIPT, r->pos, link);
    size_t at = to->list.n - 1;
    s->link = composer_node_anchor(c, r->note);
    if (!c->call_anchor[r->note->id]) {
        s->anchor = c->call_anchor[r->note->id] = composer_anchor(c);
        unsigned note = compose_note(c, r->note, tag);
        to->list.at[at].note = note;
    }
}

void composer_run(struct composer *c, struct text_list *to, const struct style_class *class,
                  const struct run *r, size_t from, size_t end, unsigned keep, unsigned tag)
{
    struct pos pos = r->pos;
    pos.at += from;
    if (r->note)
        add_call(c, to, class, r, tag);
    else if (from < end)
        composer_text(c, to, class, str_slice(r->text, from, end), r->style & keep, pos, tag);
}

void composer_runs(struct composer *c, struct text_list *to, const struct style_class *class,
                   const struct node *n, unsigned keep, unsigned tag)
{
    for (const struct run *r = n->runs; r; r = r->next)
        composer_run(c, to, class, r, 0, r->text.n, keep, tag);
}

/* ------------------------------------------------------------------ blocks */

static enum align align_of(enum style_align align)
{
    static const enum align aligns[] = {[ALIGN_LEFT] = FLUSH_LEFT,
                                        [ALIGN_CENTER] = CENTERED,
                                        [ALIGN_RIGHT] = FLUSH_RIGHT,
                                        [ALIGN_JUSTIFY] = JUSTIFIED};
    return aligns[align];
}

static struct span *take_text(struct composer *c, struct text_list *text)
{
    struct span *spans = arena_array(c->arena, text->list.n, sizeof *spans);
    memcpy(spans, text->list.at, text->list.n * sizeof *spans);
    vec_free(&text->list);
    return spans;
}

struct block *composer_paragraph(struct composer *c, struct block_list *to,
                                 const struct style_class *class, struct text_list *text)
{
    struct block *b = vec_push(&to->list);
    size_t n = text->list.n;
    *b = (struct block){.kind = BLOCK_PARAGRAPH,
                        .before = composer_length(class->before),
                        .after = composer_length(class->after)};
    b->as.paragraph = (struct paragraph){.runs = n ? take_text(c, text) : NULL,
                                         .run_count = n,
                                         .align = align_of(class->align),
                                         .left = composer_length(class->left),
                                         .right = composer_length(class->right),
                                         .first = composer_length(class->indent),
                                         .leading = composer_length(class->leading),
                                         .exact = class->exact};
    return b;
}

struct block *composer_line(struct composer *c, struct block_list *to,
                            const struct style_class *class, struct str text, struct pos pos,
                            unsigned tag)
{
    struct text_list spans = {0};
    composer_text(c, &spans, class, text, 0, pos, tag);
    return composer_paragraph(c, to, class, &spans);
}

void composer_rule(struct composer *c, struct block_list *to, double share, double before,
                   double after)
{
    if (share <= 0)
        return;
    struct block *b = vec_push(&to->list);
    *b = (struct block){
        .kind = BLOCK_RULE, .before = composer_length(before), .after = composer_length(after)};
    b->as.rule = (struct rule){.text_share = (int)lround(share * 1000),
                               .thickness = composer_number(c, "rule-width", 0.75),
                               .align = CENTERED};
}

void composer_space(struct block_list *to, int height)
{
    struct block *b = vec_push(&to->list);
    *b = (struct block){.kind = BLOCK_SPACE};
    b->as.space = height;
}

static struct block *take_blocks(struct composer *c, struct block_list *from, size_t *n)
{
    struct block *blocks = arena_array(c->arena, from->list.n, sizeof *blocks);
    if (from->list.n)
        memcpy(blocks, from->list.at, from->list.n * sizeof *blocks);
    *n = from->list.n;
    vec_free(&from->list);
    return blocks;
}

struct cell composer_cell(struct composer *c, struct block_list *from)
{
    struct cell cell = {0};
    cell.blocks = take_blocks(c, from, &cell.block_count);
    return cell;
}

static int measure_width(const struct composer *c)
{
    return composer_length(c->style->width - c->style->left - c->style->right);
}

struct block *composer_columns(struct composer *c, struct block_list *to, const int *shares,
                               struct cell *cells, size_t n)
{
    struct column *columns = arena_array(c->arena, n, sizeof *columns);
    struct cell *kept = arena_array(c->arena, n, sizeof *kept);
    struct row *row = arena_alloc(c->arena, sizeof *row);
    memcpy(kept, cells, n * sizeof *kept);
    for (size_t i = 0; i < n; i++)
        columns[i].width = (int)((long long)measure_width(c) * shares[i] / 1000);
    *row = (struct row){.cells = kept, .cell_count = n};
    struct block *b = vec_push(&to->list);
    *b = (struct block){.kind = BLOCK_TABLE};
    b->as.table =
        (struct table){.columns = columns, .column_count = n, .rows = row, .row_count = 1};
    return b;
}

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

static void compose_para(struct composer *c, const struct node *n, unsigned parent)
{
    const struct style_class *class =
        n->kind == NODE_PREAMBLE ? preamble_class(c, n) : style_class(c->style, "body");
    unsigned tag = pdf_tag(c->out->tags, parent, "P", STR_NONE);
    struct text_list text = {0};
    add_label(c, &text, class, n, all_bold(n) ? STYLE_BOLD : 0, tag);
    composer_runs(c, &text, class, n, KEEP_ALL, tag);
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

/* 1 + its index among the notes of the flow. */
static unsigned compose_note(struct composer *c, const struct node *n, unsigned parent)
{
    const struct style_class *class = style_class(c->style, "footnote");
    unsigned note = pdf_tag(c->out->tags, parent, "Note", STR_NONE);
    pdf_tag_name(c->out->tags, note, n->id);
    unsigned label = pdf_tag(c->out->tags, note, "Lbl", STR_NONE);
    unsigned link = pdf_tag(c->out->tags, label, "Link", STR_NONE);
    unsigned body = pdf_tag(c->out->tags, note, "P", STR_NONE);
    struct block_list blocks = {0};
    struct text_list text = {0};
    struct span *mark = composer_text(c, &text, class, n->label, STYLE_SUPERSCRIPT, n->pos, link);
    mark->link = c->call_anchor[n->id];
    mark->anchor = composer_node_anchor(c, n);
    composer_text(c, &text, class, STR(" "), 0, n->pos, body);
    composer_runs(c, &text, class, n, KEEP_ALL, body);
    composer_paragraph(c, &blocks, class, &text);
    struct note made = {0};
    made.blocks = take_blocks(c, &blocks, &made.block_count);
    *vec_push(&c->notes) = made;
    return (unsigned)c->notes.n;
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
    struct font *font = face_of(c, class->style);
    struct running *r = arena_alloc(c->arena, sizeof *r);
    *r = (struct running){.numbered = true,
                          .not_on_first = !style_number(c->style, "page-number-first", 0),
                          .font = font,
                          .size = composer_length(class->size),
                          .align = align_of(class->align)};
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
    section.blocks = take_blocks(c, &c->body, &section.block_count);
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

static void finish_counterparts(struct composer *c)
{
    struct away *away = arena_array(c->arena, c->away_links.n, sizeof *away);
    struct outline_entry *names = arena_array(c->arena, c->names.n, sizeof *names);
    for (size_t i = 0; i < c->away_links.n; i++)
        away[i] = c->away_links.at[i];
    for (size_t i = 0; i < c->names.n; i++)
        names[i] = c->names.at[i];
    c->out->away = away;
    c->out->away_count = c->away_links.n;
    c->out->names = names;
    c->out->name_count = c->names.n;
}

static void finish_flow(struct composer *c)
{
    struct flow *f = &c->out->flow;
    struct section *sections = arena_array(c->arena, c->sections.n, sizeof *sections);
    struct note *notes = arena_array(c->arena, c->notes.n, sizeof *notes);
    struct outline_entry *outline = arena_array(c->arena, c->outline.n, sizeof *outline);
    for (size_t i = 0; i < c->sections.n; i++)
        sections[i] = c->sections.at[i];
    for (size_t i = 0; i < c->notes.n; i++)
        notes[i] = c->notes.at[i];
    for (size_t i = 0; i < c->outline.n; i++)
        outline[i] = c->outline.at[i];
    *f = (struct flow){.sections = sections,
                       .section_count = c->sections.n,
                       .notes = notes,
                       .note_count = c->notes.n,
                       .note_gap = composer_number(c, "footnote-gap", 6),
                       .note_rule = composer_number(c, "rule-width", 0.75),
                       .note_rule_share =
                           (int)lround(style_number(c->style, "footnote-rule", 0.33) * 1000),
                       .name = c->doc->source ? c->doc->source->name : NULL};
    c->out->outline = outline;
    c->out->outline_count = c->outline.n;
    finish_counterparts(c);
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
