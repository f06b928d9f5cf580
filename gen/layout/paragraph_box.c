/* Boxes of a paragraph: see paragraph_box.h. */
#include "layout/paragraph_box.h"

#include "base/unicode.h"
#include "layout/break.h"

/* A megabyte of boxes, some 1000 rows of an appendix; cells further down are measured twice. */
enum { MOST_KEPT_BOXES = 16384 };

/* box_scaled(units, run) > room, for every letter of a text: without a division. */
static bool exceeds(int64_t units, const struct span *run, int64_t room)
{
    int64_t em = font_units(run->font);
    return units * run->size + em / 2 >= (room + 1) * em;
}

int paragraph_blank(const struct span *run)
{
    return (int)box_scaled(font_letter(run->font, ' ')->advance, run);
}

/* What is being measured: a box that grows letter by letter. */
struct growth {
    struct box box;
    int64_t units; /* of the letters since the run or the box began, not yet scaled */
    int64_t kern;  /* of the first letter with the one before the box */
    const struct font_letter *left; /* letter before, NULL where kerning ends */
    int wide;                       /* boxes wider than this are broken inside */
};

static void begin_box(struct growth *g, uint32_t at, uint32_t run, uint32_t run_from)
{
    g->box = (struct box){.from = at, .end = at, .next = at, .run = run, .run_from = run_from};
    g->units = g->kern = 0;
}

static void add_width(struct growth *g, const struct span *run)
{
    g->box.width += box_scaled(g->units, run);
    g->units = 0;
}

static void end_box(struct setter *s, struct growth *g, const struct span *run, uint32_t at)
{
    add_width(g, run);
    g->box.kern = box_scaled(g->kern, run);
    g->box.next = at;
    *vec_push(&s->boxes) = g->box;
}

static bool is_mark(uint32_t letter)
{
    return letter >= 0x300 && letter < 0x370; /* combining: stays on its letter */
}

/* One letter, at offset at; n bytes long. */
static void add_letter(struct setter *s, struct growth *g, const struct span *run, uint32_t run_at,
                       uint32_t run_from, uint32_t at, uint32_t cp, uint32_t n)
{
    struct box *b = &g->box;
    if (b->gap) { /* blanks inside a box are elastic */
        b->width += b->gap;
        b->elastic += b->gap;
        b->letters += b->gap_letters;
        b->gap = b->gap_letters = 0;
    }
    const struct font_letter *letter = font_letter(run->font, cp);
    int kern = g->left ? font_kern(run->font, g->left, letter) : 0;
    if (b->end > b->from && !is_mark(cp) &&
        exceeds(g->units + kern + letter->advance, run, g->wide - b->width)) {
        b->broken = true;
        end_box(s, g, run, at);
        begin_box(g, at, run_at, run_from);
    }
    if (b->end == b->from)
        g->kern = kern;
    g->units += kern + letter->advance;
    g->left = letter;
    b->end = at + n;
    b->letters++;
}

/* wide: the narrowest line of the paragraph. */
static void make_boxes(struct setter *s, const struct paragraph *p, int wide)
{
    struct growth g = {.wide = wide};
    struct str text = buf_view(&s->text);
    uint32_t at = 0, letter, run_from = 0;
    s->boxes.n = 0;
    begin_box(&g, 0, 0, 0);
    for (uint32_t i = 0; i < p->run_count; i++, run_from = at) {
        const struct span *run = &p->runs[i];
        size_t end = run_from + run->text.n, n;
        g.left = NULL;
        struct str rest = str_slice(text, at, end);
        for (; (n = utf8_next(rest, &letter)) > 0; at += n, rest.p += n, rest.n -= n) {
            if (at > g.box.from && s->breaks.at[at]) {
                g.box.end_kind = s->breaks.at[at];
                g.box.forced = g.box.end_kind == BREAK_MUST;
                end_box(s, &g, run, at);
                begin_box(&g, at, i, run_from);
            } else if (at == g.box.from) {
                g.box.run = i, g.box.run_from = run_from;
            }
            if (letter == '\n')
                g.left = NULL;
            else if (paragraph_is_blank(letter)) {
                add_width(&g, run);
                g.box.gap += paragraph_blank(run);
                g.box.gap_letters++;
                g.left = NULL;
            } else
                add_letter(s, &g, run, i, run_from, at, letter, (uint32_t)n);
        }
        add_width(&g, run);
    }
    if (p->run_count && at > g.box.from)
        end_box(s, &g, &p->runs[p->run_count - 1], at);
}

void box_keep(struct setter *s, const struct paragraph *p)
{
    struct kept k = {.paragraph = p, .first = s->kept_boxes.n, .n = s->boxes.n};
    if (k.first + k.n > MOST_KEPT_BOXES)
        return;
    for (size_t i = 0; i < k.n; i++) {
        *vec_push(&s->kept_boxes) = s->boxes.at[i];
        k.measure = s->boxes.at[i].width > k.measure ? s->boxes.at[i].width : k.measure;
    }
    int em = 0; /* kerning may take back some of a box that was wider for a moment, but not an em */
    for (size_t i = 0; i < p->run_count; i++)
        em = p->runs[i].size > em ? p->runs[i].size : em;
    k.measure += em;
    *vec_push(&s->kept) = k;
}

static void make_sums(struct setter *s)
{
    struct sum sum = {0, 0, 0};
    s->sums.n = 0;
    for (size_t i = 0; i < s->boxes.n; i++) {
        const struct box *b = &s->boxes.at[i];
        *vec_push(&s->sums) = sum;
        sum.width += b->width + b->gap;
        sum.elastic += b->elastic + b->gap;
        sum.letters += b->letters + b->gap_letters;
    }
    *vec_push(&s->sums) = sum;
}

/* False where the paragraph's boxes are not kept, or must be broken for so narrow a measure. */
bool box_recall(struct setter *s, const struct paragraph *p, int measure)
{
    if (s->recalled == s->kept.n || s->kept.at[s->recalled].paragraph != p)
        return false;
    const struct kept *k = &s->kept.at[s->recalled++];
    if (k->measure > measure)
        return false;
    s->boxes.n = 0;
    for (size_t i = 0; i < k->n; i++)
        *vec_push(&s->boxes) = s->kept_boxes.at[k->first + i];
    make_sums(s);
    return true;
}

void box_make(struct setter *s, const struct paragraph *p, int measure)
{
    s->text.n = 0;
    for (size_t i = 0; i < p->run_count; i++)
        buf_str(&s->text, p->runs[i].text);
    s->breaks.n = 0;
    if (s->text.n) {
        s->breaks.at = mem_vec_room(s->breaks.at, &s->breaks.cap, s->text.n, 1);
        break_opportunities(buf_view(&s->text), p->align != JUSTIFIED, s->breaks.at);
    }
    make_boxes(s, p, measure);
    make_sums(s);
}
