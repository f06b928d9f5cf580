/* Node text builder: see node_text.h. */
#include "read/paper/node_text.h"

#include "base/unicode.h"

void node_text_flush(struct node_text *pen)
{
    if (pen->text.n)
        node_add_text(pen->doc, pen->node, buf_view(&pen->text), pen->style, pen->pos);
    buf_free(&pen->text);
}

static void node_text_text(struct node_text *pen, struct str s, unsigned style, struct pos pos)
{
    if (!s.n)
        return;
    if (pen->text.n && (style != pen->style || pen->pos.at + pen->text.n != pos.at))
        node_text_flush(pen);
    if (!pen->text.n) {
        pen->style = style;
        pen->pos = pos;
    }
    buf_str(&pen->text, s);
}

void node_text_runs(struct node_text *pen, const struct source_run *runs, size_t count, size_t skip)
{
    for (size_t i = 0; i < count; i++) {
        struct source_run r = runs[i];
        if (r.call) {
            node_text_flush(pen);
            struct run *run =
                node_add_text(pen->doc, pen->node, source_run_mark(&r), STYLE_SUPERSCRIPT, r.pos);
            *vec_push(&pen->notes->calls) = (struct footnote_call){pen->node, run};
            continue;
        }
        size_t cut = skip < r.text.n ? skip : r.text.n;
        skip -= cut;
        r.text = str_slice(r.text, cut, r.text.n);
        r.pos.at += cut;
        node_text_text(pen, r.text, r.style & pen->mask, r.pos);
    }
}

void node_text_joint(struct node_text *pen, char joint, unsigned style, struct pos at)
{
    static const char blank[] = " ", newline[] = "\n";
    node_text_text(pen, (struct str){joint == '\n' ? newline : blank, 1}, style & pen->mask, at);
}

static void join_pieces(struct node_text *pen, const struct paper *paper,
                        const struct source_line *last, const struct source_line *next)
{
    const struct source_run *end = last->run_count ? &last->runs[last->run_count - 1] : NULL;
    struct pos at =
        end ? (struct pos){end->pos.source, end->pos.at + end->text.n} : line_pos(paper, next);
    unsigned style = end && next->run_count ? end->style & next->runs->style : 0;
    if (last->label.rest >= last->text.n ||
        (next->unit.joint == ' ' && word_is_cut(last->text, next->text)))
        return;
    node_text_joint(pen, next->unit.joint, style, at);
}

/* Lines of a unit from line i on; first: i is its head. */
static size_t add_lines(struct node_text *pen, const struct paper *paper, size_t i, size_t end,
                        bool first)
{
    const struct source *s = paper->blocks->source;
    do {
        const struct source_line *p = &paper->at[i];
        node_text_runs(pen, p->runs, p->run_count, first ? p->label.rest : 0);
        for (unsigned line = p->line; line <= p->last_line; line++)
            if (str_trim(source_line(s, line)).n)
                line_numbers_add(&pen->lines, line);
        i = p->unit.next;
        if (i != LINE_NONE)
            join_pieces(pen, paper, p, &paper->at[i]);
        first = false;
    } while (i < end && i != LINE_NONE);
    node_text_flush(pen);
    if (i == LINE_NONE)
        node_set_lines(pen->doc, pen->node, &pen->lines);
    return i;
}

/* What is text of the source stays there; else a copy. */
static struct str kept(struct doc *d, struct str s)
{
    struct str text = d->source->text;
    bool inside = s.p >= text.p && s.p + s.n <= text.p + text.n;
    return inside ? s : str_copy(d->arena, s);
}

size_t node_text_unit(struct node_text *pen, const struct paper *paper, size_t head, size_t end)
{
    const struct source_line *p = &paper->at[head];
    if (p->label.class != LABEL_NONE)
        pen->node->label = kept(pen->doc, str_slice(p->text, 0, p->label.length));
    else if (p->mark_length)
        pen->node->label = kept(pen->doc, line_mark(p));
    return add_lines(pen, paper, head, end, true);
}

size_t node_text_rest(struct node_text *pen, const struct paper *paper, size_t i, size_t end)
{
    return add_lines(pen, paper, i, end, false);
}
