/*
 * Notes in the margin: see model/margin.h. A note becomes a few short lines, which are one link to
 * its row of the list, in an element of their own within the element of the text.
 */
#include "form/form_builder.h"

#include "base/unicode.h"
#include "model/part_class.h"

enum { LINES_MOST = 3 };

void form_margin_find(struct form_builder *f)
{
    const struct margin_notes *m = f->in->margin;
    if (!m)
        return;
    f->margin = arena_array(f->arena, f->in->doc->count + 1, sizeof *f->margin);
    for (size_t i = 0; i < m->n; i++)
        f->margin[m->at[i].of->id] = &m->at[i];
}

void form_margin_begin(struct form_builder *f, const struct node *unit)
{
    f->unit_margin = f->margin ? f->margin[unit->id] : NULL;
    f->unit = unit->id;
}

bool form_margin_lists(const struct form_builder *f, const struct node *n)
{
    return f->in->margin && n->id >= f->in->margin->list->id;
}

/* ------------------------------------------------------------------ lines */

/* What sets the lines of one note. */
struct setting {
    struct form_builder *f;
    const struct style_class *class;
    unsigned element;
    int room;               /* width of a line */
    struct text_list lines; /* a span each */
};

static struct span *set_line(struct setting *s, struct str words)
{
    return form_text(s->f, &s->lines, s->class, words, 0, POS_NONE, s->element);
}

static bool fits(struct setting *s, struct str words)
{
    struct span span = {.text = words,
                        .font = form_face(s->f, s->class->style),
                        .size = form_length(s->class->size)};
    return layout_width(&span, 1) <= s->room;
}

/* The longest beginning that fits with what follows it, at least one letter. */
static struct str beginning(struct setting *s, struct str words, const char *more)
{
    size_t best = 0, at = 0, n;
    uint32_t letter;
    while ((n = utf8_next(str_slice(words, at, words.n), &letter)) > 0) {
        at += n;
        struct str line = str_format(s->f->arena, "%.*s%s", (int)at, words.p, more);
        if (best && !fits(s, line))
            break;
        best = at;
    }
    return str_slice(words, 0, best);
}

/* Adds the words to the line under way, or begins lines of their own. */
static struct str add_words(struct setting *s, struct str line, struct str words)
{
    struct str joined =
        line.n ? str_format(s->f->arena, "%.*s %.*s", STR_ARG(line), STR_ARG(words)) : words;
    if (fits(s, joined))
        return joined;
    if (line.n)
        set_line(s, line);
    while (!fits(s, words)) {
        struct str first = beginning(s, words, "");
        if (first.n == words.n)
            break;
        set_line(s, first);
        words = str_slice(words, first.n, words.n);
    }
    return words;
}

/* The line with a sign that there is more. */
static struct str cut(struct setting *s, struct str line)
{
    struct str first = beginning(s, line, "…");
    return str_format(s->f->arena, "%.*s…", STR_ARG(first));
}

/* Of a margin on any page, whichever way the paper is turned: end_section() of form.c. */
static int margin_room(struct form_builder *f)
{
    double least = f->style->right < f->style->top ? f->style->right : f->style->top;
    return form_length(least) - form_number_length(f, "margin-note-gap") -
           form_number_length(f, "margin-note-edge");
}

static struct beside make_beside(struct form_builder *f, const struct margin_note *note,
                                 unsigned element)
{
    const struct style_class class = {.size = form_number(f, "margin-note-size")};
    struct setting s = {.f = f, .class = &class, .element = element, .room = margin_room(f)};
    struct beside made = {0};
    struct str line = STR_NONE;
    for (size_t i = 0; i < note->word_count && s.lines.list.n <= LINES_MOST; i++)
        line = add_words(&s, line, note->words[i]);
    set_line(&s, line);
    if (s.lines.list.n > LINES_MOST) {
        s.lines.list.n = LINES_MOST;
        struct str last = s.lines.list.at[LINES_MOST - 1].text;
        s.lines.list.n--;
        set_line(&s, cut(&s, last));
    }
    made.line_count = s.lines.list.n;
    struct str first = s.lines.list.at[0].text;
    set_line(&s, made.line_count > 1 ? cut(&s, first) : first);
    for (size_t i = 0; i < s.lines.list.n; i++)
        s.lines.list.at[i].link = form_node_anchor(f, note->to);
    size_t all;
    vec_move(f->arena, &s.lines.list, made.lines, all);
    made.brief = made.lines[all - 1];
    return made;
}

/* The nearest element that is not a link; 0 for a label, beside which there is no room. */
static unsigned around(const struct form_builder *f, unsigned element)
{
    const struct form_element *all = f->elements.at;
    while (all[element].role == ROLE_LINK || all[element].role == ROLE_NOTE_CALL)
        element = all[element].parent;
    return all[element].role == ROLE_LABEL ? 0 : element;
}

/* Units that lie beside others are no blocks: their text is the place that the list leads to. */
static bool is_no_block(struct form_builder *f, const struct node *n)
{
    return n->kind == NODE_FRONT || n->kind == NODE_RECIPIENT || n->kind == NODE_SIGNATURE ||
           n->kind == NODE_TABLE_HEAD || part_is_letter_subject(f->arena, n);
}

void form_margin_attach(struct form_builder *f, struct span *s, unsigned element)
{
    const struct margin_note *note = f->unit_margin;
    unsigned of = element ? around(f, element) : 0;
    if (!note || !of || !s->text.n)
        return;
    f->unit_margin = NULL;
    unsigned outer = form_element(f, of, ROLE_NOTE);
    /* unlike the names of footnotes and heads, which are numbers of nodes */
    f->elements.at[outer].name = (unsigned)f->in->doc->count + note->of->id;
    unsigned link = form_element(f, outer, ROLE_LINK);
    f->elements.at[link].description = note->full;
    *vec_push(&f->besides) = make_beside(f, note, link);
    s->beside = (unsigned)f->besides.n;
    if (!s->anchor && is_no_block(f, note->of))
        s->anchor = form_node_anchor(f, note->of);
}
