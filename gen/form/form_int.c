/* Composer: text and blocks under way, for the files compose*.c. See form_int.h. */
#include "form/form_int.h"

#include <math.h>
#include <string.h>

#include "base/diag.h"
#include "base/unicode.h"
#include "layout/font.h"

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

struct font *composer_face(const struct composer *c, unsigned style)
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
                       .font = composer_face(c, style),
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

static unsigned add_note(struct composer *, const struct node *, unsigned parent);

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
        unsigned note = add_note(c, r->note, tag);
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

enum align composer_align(enum style_align align)
{
    static const enum align aligns[] = {[ALIGN_LEFT] = FLUSH_LEFT,
                                        [ALIGN_CENTER] = CENTERED,
                                        [ALIGN_RIGHT] = FLUSH_RIGHT,
                                        [ALIGN_JUSTIFY] = JUSTIFIED};
    return aligns[align];
}

static struct span *take_text(struct composer *c, struct text_list *text)
{
    struct span *spans = vec_copy(c->arena, &text->list);
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
                                         .align = composer_align(class->align),
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

struct block *composer_blocks(struct composer *c, struct block_list *from, size_t *n)
{
    struct block *blocks = vec_copy(c->arena, &from->list);
    *n = from->list.n;
    vec_free(&from->list);
    return blocks;
}

struct cell composer_cell(struct composer *c, struct block_list *from)
{
    struct cell cell = {0};
    cell.blocks = composer_blocks(c, from, &cell.block_count);
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

/* ------------------------------------------------------------------ footnotes */

/* 1 + its index among the notes of the flow. */
static unsigned add_note(struct composer *c, const struct node *n, unsigned parent)
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
    made.blocks = composer_blocks(c, &blocks, &made.block_count);
    *vec_push(&c->notes) = made;
    return (unsigned)c->notes.n;
}
