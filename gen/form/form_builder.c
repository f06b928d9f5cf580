/* Adds text and blocks to a paper: see form_builder.h. */
#include "form/form_builder.h"

#include <math.h>
#include <string.h>

#include "base/diag.h"
#include "base/unicode.h"
#include "layout/font.h"

int form_length(double points)
{
    return (int)lround(points * 1000);
}

double form_number(struct form_builder *f, const char *name)
{
    if (!style_has_number(f->style, name)) {
        diag(MSG_STYLE_NUMBER, source_pos(f->style->source, 1, 1), name);
        f->failed = true;
    }
    return style_number(f->style, name);
}

int form_number_length(struct form_builder *f, const char *name)
{
    return form_length(form_number(f, name));
}

const struct style_class *form_class(const struct form_builder *f, const char *name)
{
    const struct style_class *class = style_class(f->style, name);
    return class && !strcmp(class->name, name) ? class : NULL;
}

unsigned form_element(struct form_builder *f, unsigned parent, enum form_role role)
{
    *vec_push(&f->elements) = (struct form_element){.role = role, .parent = parent};
    return (unsigned)f->elements.n - 1;
}

unsigned form_anchor(struct form_builder *f)
{
    *vec_push(&f->anchored) = NULL;
    return (unsigned)f->anchored.n;
}

unsigned form_node_anchor(struct form_builder *f, const struct node *n)
{
    if (!f->node_anchor[n->id]) {
        f->node_anchor[n->id] = form_anchor(f);
        f->anchored.at[f->anchored.n - 1] = n;
    }
    return f->node_anchor[n->id];
}

struct font *form_face(const struct form_builder *f, unsigned style)
{
    return f->in->faces[(style & STYLE_BOLD ? FACE_BOLD : FACE_REGULAR) +
                        (style & STYLE_ITALIC ? FACE_ITALIC : FACE_REGULAR)];
}

_Static_assert((int)STYLE_OPEN < (int)LOOK_LINE_END, "styles and looks share a word");

struct span *form_text(struct form_builder *f, struct text_list *to,
                       const struct style_class *class, struct str text, unsigned own,
                       struct pos pos, unsigned element)
{
    unsigned style = class->style | own;
    struct span *s = vec_push(&to->list);
    *s = (struct span){.text = class->caps ? unicode_upper(f->arena, text) : text,
                       .font = form_face(f, style),
                       .size = form_length(class->size),
                       .underline = style & STYLE_UNDERLINE,
                       .frame = style & STYLE_OPEN ? form_number_length(f, "rule-width") : 0,
                       .tag = element,
                       .look = style | (own & KEEP_ALL) * LOOK_OWN,
                       .unit = f->unit};
    if (style & STYLE_SUPERSCRIPT) {
        s->rise = (int)(s->size * form_number(f, "superscript-rise"));
        s->size = (int)(s->size * form_number(f, "superscript-size"));
    }
    form_letters_check(&f->letters, s->font, s->text, pos);
    form_margin_attach(f, s, element);
    return s;
}

static unsigned add_note(struct form_builder *, const struct node *, unsigned parent);

void form_run(struct form_builder *f, struct text_list *to, const struct style_class *class,
              const struct run *r, size_t from, size_t end, unsigned keep, unsigned element)
{
    struct pos pos = r->pos;
    pos.at += from;
    if (r->note) {
        /* A footnote's call: a link to the note, and the place that the note leads back to. */
        unsigned reference = form_element(f, element, ROLE_NOTE_CALL);
        unsigned link = form_element(f, reference, ROLE_LINK);
        struct span *s = form_text(f, to, class, r->text, STYLE_SUPERSCRIPT, r->pos, link);
        size_t at = to->list.n - 1;
        s->link = form_node_anchor(f, r->note);
        if (!f->call_anchor[r->note->id]) {
            s->anchor = f->call_anchor[r->note->id] = form_anchor(f);
            unsigned note = add_note(f, r->note, element);
            to->list.at[at].note = note;
        }
    } else if (from < end)
        form_web_text(f, to, class, str_slice(r->text, from, end), r->style & keep, pos, element);
}

void form_runs(struct form_builder *f, struct text_list *to, const struct style_class *class,
               const struct node *n, unsigned keep, unsigned element)
{
    for (const struct run *r = n->runs; r; r = r->next)
        form_run(f, to, class, r, 0, r->text.n, keep, element);
}

enum align form_align(enum style_align align)
{
    static const enum align aligns[] = {[ALIGN_LEFT] = FLUSH_LEFT,
                                        [ALIGN_CENTER] = CENTERED,
                                        [ALIGN_RIGHT] = FLUSH_RIGHT,
                                        [ALIGN_JUSTIFY] = JUSTIFIED};
    return aligns[align];
}

/* The span from byte `from` on; what is once in a text stays with its beginning. */
static void add_piece(struct text_list *to, struct span s, size_t from, size_t end,
                      struct font *font)
{
    if (from == end)
        return;
    s.text = str_slice(s.text, from, end);
    s.font = font;
    if (from)
        s.anchor = s.note = s.beside = 0;
    *vec_push(&to->list) = s;
}

/* Letters that a face lacks become spans of their own, in the font that has them. */
static void set_other_fonts(const struct form_builder *f, struct text_list *text)
{
    struct text_list made = {0};
    for (size_t i = 0; i < text->list.n; i++) {
        struct span s = text->list.at[i];
        size_t from = 0, lacking, n;
        uint32_t letter = 0;
        for (size_t at = 0; at < s.text.n; at += n) {
            lacking = font_missing(s.font, str_slice(s.text, at, s.text.n));
            if (lacking == (size_t)-1)
                break;
            at += lacking;
            n = utf8_next(str_slice(s.text, at, s.text.n), &letter);
            struct font *other = form_letters_other(&f->letters, s.font, letter);
            if (!other)
                continue;
            add_piece(&made, s, from, at, s.font);
            add_piece(&made, s, at, at + n, other);
            from = at + n;
        }
        add_piece(&made, s, from, s.text.n, s.font);
    }
    vec_free(&text->list);
    text->list = made.list;
}

struct block *form_paragraph(struct form_builder *f, struct block_list *to,
                             const struct style_class *class, struct text_list *text)
{
    struct block *b = vec_push(&to->list);
    *b = (struct block){.kind = BLOCK_PARAGRAPH,
                        .look = class->name,
                        .before = form_length(class->before),
                        .after = form_length(class->after)};
    if (class->after_most > class->after)
        b->after_more = form_length(class->after_most - class->after);
    b->as.paragraph = (struct paragraph){.align = form_align(class->align),
                                         .left = form_length(class->left),
                                         .right = form_length(class->right),
                                         .first = form_length(class->indent),
                                         .leading = form_length(class->leading),
                                         .exact = class->exact};
    if (f->letters.list.n)
        set_other_fonts(f, text);
    vec_move(f->arena, &text->list, b->as.paragraph.runs, b->as.paragraph.run_count);
    return b;
}

struct block *form_plain(struct form_builder *f, struct block_list *to,
                         const struct style_class *class, struct str text, struct pos pos,
                         unsigned element)
{
    struct text_list spans = {0};
    form_text(f, &spans, class, text, 0, pos, element);
    return form_paragraph(f, to, class, &spans);
}

void form_rule(struct form_builder *f, struct block_list *to, double share, double before_pt,
               double after_pt)
{
    if (share <= 0)
        return;
    struct block *b = vec_push(&to->list);
    *b = (struct block){
        .kind = BLOCK_RULE, .before = form_length(before_pt), .after = form_length(after_pt)};
    b->as.rule = (struct rule){.text_share = (int)lround(share * 1000),
                               .thickness = form_number_length(f, "rule-width"),
                               .align = CENTERED};
}

void form_space(struct block_list *to, int height)
{
    struct block *b = vec_push(&to->list);
    *b = (struct block){.kind = BLOCK_SPACE};
    b->as.space = height;
}

struct block *form_blocks(struct form_builder *f, struct block_list *from, size_t *n)
{
    struct block *blocks;
    vec_move(f->arena, &from->list, blocks, *n);
    return blocks;
}

struct cell form_cell(struct form_builder *f, struct block_list *from)
{
    struct cell cell = {0};
    cell.blocks = form_blocks(f, from, &cell.block_count);
    return cell;
}

struct block *form_columns(struct form_builder *f, struct block_list *to, double left,
                           struct block_list sides[2])
{
    const struct style *s = f->style;
    int measure = form_length(s->width - s->left - s->right), share = (int)lround(left * 1000);
    const int shares[2] = {share, 1000 - share};
    struct column *columns = arena_array(f->arena, 2, sizeof *columns);
    struct cell *cells = arena_array(f->arena, 2, sizeof *cells);
    struct row *row = arena_alloc(f->arena, sizeof *row);
    for (size_t i = 0; i < 2; i++) {
        columns[i].width = (int)((long long)measure * shares[i] / 1000);
        cells[i] = form_cell(f, &sides[i]);
    }
    *row = (struct row){.cells = cells, .cell_count = 2};
    struct block *b = vec_push(&to->list);
    *b = (struct block){.kind = BLOCK_TABLE};
    b->as.table =
        (struct table){.columns = columns, .column_count = 2, .rows = row, .row_count = 1};
    return b;
}

static struct note compose_note(struct form_builder *f, const struct node *n, unsigned parent)
{
    const struct style_class *class = style_class(f->style, "footnote");
    unsigned note = form_element(f, parent, ROLE_NOTE);
    f->elements.at[note].name = n->id;
    unsigned label = form_element(f, note, ROLE_LABEL);
    unsigned link = form_element(f, label, ROLE_LINK);
    unsigned body = form_element(f, note, ROLE_PARAGRAPH);
    struct block_list blocks = {0};
    struct text_list text = {0};
    const unsigned unit = f->unit; /* the text that calls the note is not at its end */
    f->unit = n->id;
    struct span *mark = form_text(f, &text, class, n->label, STYLE_SUPERSCRIPT, n->pos, link);
    mark->link = f->call_anchor[n->id];
    mark->anchor = form_node_anchor(f, n);
    form_text(f, &text, class, STR(" "), 0, n->pos, body);
    form_margin_begin(f, n);
    form_runs(f, &text, class, n, KEEP_ALL, body);
    form_paragraph(f, &blocks, class, &text);
    f->unit = unit;
    struct note made = {0};
    made.blocks = form_blocks(f, &blocks, &made.block_count);
    return made;
}

/* 1 + its index among the notes of the flow. Notes may call notes, and these others. */
static unsigned add_note(struct form_builder *f, const struct node *n, unsigned parent)
{
    enum { DEEPEST = 16 };
    if (f->note_depth == DEEPEST) {
        *vec_push(&f->notes) = (struct note){0};
        *vec_push(&f->waiting) = (struct waiting_note){n, (unsigned)f->notes.n};
        return (unsigned)f->notes.n;
    }
    f->note_depth++;
    struct note made = compose_note(f, n, parent);
    f->note_depth--;
    *vec_push(&f->notes) = made;
    unsigned note = (unsigned)f->notes.n;
    while (!f->note_depth && f->waiting.n) {
        struct waiting_note w = f->waiting.at[--f->waiting.n];
        f->note_depth = 1;
        made = compose_note(f, w.node, parent);
        f->note_depth = 0;
        f->notes.at[w.note - 1] = made;
    }
    return note;
}
