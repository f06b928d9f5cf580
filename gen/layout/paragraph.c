/* Paragraphs become lines: see paragraph.h; their boxes are made in paragraph_box.c. */
#include "layout/paragraph.h"

#include <stdlib.h>

#include "layout/break.h"
#include "layout/paragraph_box.h"

enum { TIGHT, DECENT, LOOSE, VERY_LOOSE, CLASSES };

/*
 * Blanks may shrink to two thirds, as in TeX and Typst; r is the share of that limit, or of
 * stretching by half, that a line uses, in thousandths. The first pass takes lines up to r = 1.5,
 * as TeX does with its tolerance of 200 and some; the second takes any.
 */
enum { STRETCH = 2, R_LIMIT = 1500, R_MOST = 20000 };
/* Of a paragraph that is made a line longer: no line whose blanks are 1.4 times their width. */
enum { R_LONGER = 800 };
/* A line whose blanks would be wider by more, but for its letters, is as bad as it is then. */
enum { LOOSE_PERCENT = 35 };
/* Line penalty and demerits of adjacent lines as in TeX (plain): 10 and 10000. */
enum { LINE_PENALTY = 10, CLASS_DEMERITS = 10000 };
/*
 * Of justified text: a last line of one syllable ("Nhân | dân") is as bad as a line stretched to
 * r = 1.35. A tie that is torn ("số | 43") is as bad as two lines stretched to r = 1.2, and half as
 * bad as a line stretched beyond one and a half (r > 1).
 */
enum { RUNT_DEMERITS = 65000, TIE_DEMERITS = 45000, TORN_DEMERITS = 90000 };
/*
 * Of ragged text: what a line costs, besides what it leaves empty, and what its end costs. A line
 * half empty costs 250000 where line ends should be even (centred text: the square of what is
 * empty), 156250 where the lines but the last should be filled, and among them even (flush text).
 */
enum {
    RAGGED_LINE = 100000000,
    NOT_BEST_DEMERITS = 40000,
    POOR_DEMERITS = 160000,
    CELL_RUNT_DEMERITS = 60000
};
enum { CELL_WORD_DEMERITS = 110000000, RAGGED_TIE_DEMERITS = 150000000 };
/*
 * Of flush text, dearer than a further line and than a parted word: "Sở | Xây dựng"; "Sở Y tế; Sở |
 * Tài chính". Cheaper than a further line, as a date is understood alone: "ngày | 30/6/2026".
 */
enum { OPENING_DEMERITS = 160000000, DATE_DEMERITS = 60000000 };
/*
 * Of titles and headings: dearer than two further lines, a word that is parted more than one that
 * is alone. In cells a word is dearer than one.
 */
static const int64_t title_word_demerits = 250000000, title_runt_demerits = 220000000;
/* Above this many boxes a line is filled and forgotten; no paragraph of prose comes near it. */
enum { MOST_BOXES = 3000 };
static const int64_t never = INT64_MAX / 4;

struct setter *paragraph_setter_new(void)
{
    return mem_zalloc(sizeof(struct setter));
}

void paragraph_setter_free(struct setter *s)
{
    if (!s)
        return;
    buf_free(&s->text);
    vec_free(&s->breaks);
    vec_free(&s->boxes);
    vec_free(&s->sums);
    vec_free(&s->ways);
    vec_free(&s->lines);
    vec_free(&s->kept);
    vec_free(&s->kept_boxes);
    free(s);
}

/* A width that no page has is as good as any other such width. */
static int bounded(int64_t width)
{
    return width < INT32_MAX / 4 ? (int)width : INT32_MAX / 4;
}

/* ---------------------------------------------------------------- total fit */

struct fit {
    const struct paragraph *paragraph;
    int first, other; /* measures of the first line and of all others */
    int64_t r_limit;  /* of stretching, in this pass */
    size_t lines;     /* that the paragraph has to have; 0: as many as are best */
    int64_t letter;   /* what a letter may take of a line's slack */
};

/* To the box, in so many lines where lines are counted (else 0): one for each class. */
static struct way *ways_to(const struct setter *s, size_t lines, size_t box)
{
    return &s->ways.at[(lines * (s->boxes.n + 1) + box) * CLASSES];
}

static int64_t square(int64_t x)
{
    return x * x;
}

/* A line under trial: boxes from..to-1. */
struct trial {
    size_t from, to;
    int64_t measure, slack, elastic;
    int64_t letters; /* that its letters may take of the slack */
    bool last;       /* of the paragraph, or before a line feed */
};

/*
 * The r of a line that is too short. One without a blank, and one that is printed ragged since its
 * blanks would be too wide, are as bad as the room that they leave empty.
 */
static int64_t stretched(const struct trial *t)
{
    int64_t ragged = STRETCH * MOST_STRETCH * 1000, r = STRETCH * 1000;
    int64_t empty = t->slack * 1000 / (t->measure > 0 ? t->measure : 1);
    if (!t->elastic)
        return R_MOST * empty / 1000;
    r = (t->slack - line_letters_take(t->slack, t->elastic * LOOSE_PERCENT / 100, t->letters)) * r /
        t->elastic;
    return r < ragged ? r : ragged + (R_MOST - ragged) * empty / 1000;
}

/* Demerits of a justified line, and its class; never where it does not fit. */
static int64_t justified_cost(const struct fit *f, const struct trial *t, int *class)
{
    int64_t r = 0;
    *class = DECENT;
    if (t->slack < 0) {
        if (-t->slack * SHRINK > t->elastic)
            return never;
        r = -t->slack * SHRINK * 1000 / t->elastic;
        if (r > 500)
            *class = TIGHT;
    } else if (!t->last && t->slack > 0) {
        r = stretched(t);
        if (r > f->r_limit)
            return never;
        *class = r > 1000 ? VERY_LOOSE : r > 500 ? LOOSE : DECENT;
    }
    int64_t cost = square(LINE_PENALTY + r * r * r / 10000000);
    return *class == VERY_LOOSE ? cost + TORN_DEMERITS : cost;
}

/* A ragged line: as few lines as can be; then centred ones with even ends, others filled. */
static int64_t ragged_cost(const struct fit *f, int64_t slack, int64_t measure, bool last)
{
    int64_t empty = slack * 1000 / (measure > 0 ? measure : 1);
    if (slack < 0)
        return never;
    if (f->paragraph->align == CENTERED)
        return RAGGED_LINE + square(empty);
    return RAGGED_LINE + (last ? 0 : empty * 250 + square(empty) / 8);
}

static bool has_whole_words(const struct paragraph *p)
{
    return p->whole_words || p->align == CENTERED;
}

/* True if the last line is a syllable, or in a title a word of several that leaves half empty. */
static bool is_runt(const struct setter *s, const struct fit *f, const struct trial *t)
{
    bool words = has_whole_words(f->paragraph) && t->slack > t->measure / 2;
    if (t->to < s->boxes.n || !t->from || s->boxes.at[t->from - 1].forced)
        return false;
    size_t from = t->from;
    while (from + 1 < t->to && words && s->boxes.at[from].end_kind == BREAK_IN_WORD)
        from++;
    return from + 1 == t->to;
}

/* Of the line's end, and of a word alone on the last line. */
static int64_t end_cost(const struct setter *s, const struct fit *f, const struct trial *t)
{
    bool justified = f->paragraph->align == JUSTIFIED, whole = has_whole_words(f->paragraph);
    int64_t cost = 0;
    if (is_runt(s, f, t))
        cost = justified ? RUNT_DEMERITS : whole ? title_runt_demerits : CELL_RUNT_DEMERITS;
    if (t->last)
        return cost;
    switch (s->boxes.at[t->to - 1].end_kind) {
    case BREAK_TIE:
        return cost + (justified ? TIE_DEMERITS
                       : whole   ? title_word_demerits
                                 : RAGGED_TIE_DEMERITS);
    case BREAK_DATE:
        return cost + (whole ? title_word_demerits : DATE_DEMERITS);
    case BREAK_IN_WORD:
        return cost + (whole ? title_word_demerits : CELL_WORD_DEMERITS);
    case BREAK_PLAIN:
        return cost + (whole ? NOT_BEST_DEMERITS : 0);
    case BREAK_POOR:
        return cost + (whole ? POOR_DEMERITS : 0);
    case BREAK_OPENING:
        return cost + (whole ? NOT_BEST_DEMERITS : OPENING_DEMERITS);
    default:
        return cost;
    }
}

static int64_t line_cost(const struct setter *s, const struct fit *f, const struct trial *t,
                         int *class)
{
    int64_t cost;
    *class = DECENT;
    if (f->paragraph->align == JUSTIFIED)
        cost = justified_cost(f, t, class);
    else
        cost = ragged_cost(f, t->slack, t->measure, t->last);
    if (cost >= never && t->to == t->from + 1 && t->slack < 0)
        return square(R_MOST); /* a letter wider than the measure */
    return cost < never ? cost + end_cost(s, f, t) : never;
}

/* The best of the ways to a box, per class of the line that begins there. */
struct start {
    int64_t cost[CLASSES];
    uint8_t class[CLASSES]; /* of the line before */
};

/* False where no way leads to the box. */
static bool find_start(const struct way *ways, struct start *start)
{
    bool reached = false;
    for (int next = 0; next < CLASSES; next++)
        start->cost[next] = never;
    for (int c = 0; c < CLASSES; c++) {
        if (ways[c].cost >= never)
            continue;
        reached = true;
        for (int next = 0; next < CLASSES; next++) {
            int64_t cost = ways[c].cost + (abs(c - next) > 1 ? CLASS_DEMERITS : 0);
            if (cost < start->cost[next]) {
                start->cost[next] = cost;
                start->class[next] = (uint8_t)c;
            }
        }
    }
    return reached;
}

/*
 * Tries all lines that begin with box `from`; the ways so made have that number of lines. near:
 * the first box at which a line from an earlier one may end, or a later one; those before are too
 * near.
 */
static void extend_ways(struct setter *s, const struct fit *f, size_t from,
                        const struct start *start, size_t lines, size_t *near)
{
    for (size_t to = from < *near ? *near : from + 1; to <= s->boxes.n; to++) {
        int64_t measure = from ? f->other : f->first;
        struct trial t = {.from = from,
                          .to = to,
                          .measure = measure,
                          .slack = measure - box_width(s, from, to),
                          .elastic = box_elastic(s, from, to),
                          .letters = f->letter * (box_letters(s, from, to) - 1),
                          .last = to == s->boxes.n || s->boxes.at[to - 1].forced};
        int class;
        /* r > 2000 in the first pass, as of most lines that are tried: seen without a division. */
        if (t.slack - t.letters > t.elastic && !t.last && f->r_limit == R_LIMIT &&
            f->paragraph->align == JUSTIFIED) {
            *near = from ? to + 1 : 0; /* the first line may have a measure of its own */
            continue;
        }
        int64_t cost = line_cost(s, f, &t, &class);
        struct way *there = ways_to(s, lines, to) + class;
        if (cost < never && start->cost[class] + cost < there->cost)
            *there = (struct way){start->cost[class] + cost, (uint32_t)from, start->class[class]};
        if (s->boxes.at[to - 1].forced || -t.slack > t.elastic / SHRINK)
            break;
    }
}

/* False where no way leads to the end within the limit of this pass. */
static bool find_ways(struct setter *s, const struct fit *f)
{
    struct start start;
    size_t n = s->boxes.n, all = (f->lines + 1) * (n + 1) * CLASSES, line = 0;
    s->ways.at = mem_vec_room(s->ways.at, &s->ways.cap, all, sizeof *s->ways.at);
    for (size_t i = 0; i < all; i++)
        s->ways.at[i] = (struct way){never, 0, 0};
    s->ways.at[DECENT].cost = 0;
    do {
        size_t near = 0;
        for (size_t from = 0; from < n; from++)
            if (find_start(ways_to(s, line, from), &start))
                extend_ways(s, f, from, &start, f->lines ? line + 1 : 0, &near);
    } while (++line < f->lines);
    return find_start(ways_to(s, f->lines, n), &start);
}

/* ---------------------------------------------------------------- lines */

/* Height and base line: the leading, or more for larger text in an inexact line. */
static void set_height(const struct paragraph *p, struct line *l)
{
    int ascent = 0, descent = 0;
    uint32_t from = l->run_from;
    for (uint32_t i = l->run; i < p->run_count && (from < l->end || i == l->run); i++) {
        const struct span *run = &p->runs[i];
        int up = (int)box_scaled(font_ascent(run->font), run);
        int down = (int)box_scaled(font_descent(run->font), run);
        from += (uint32_t)run->text.n;
        if (run->rise && i != l->run)
            continue; /* superscripts do not make a line higher */
        ascent = up > ascent ? up : ascent;
        descent = down > descent ? down : descent;
    }
    l->height = p->leading;
    if (!p->exact && ascent + descent > l->height)
        l->height = ascent + descent;
    l->base = (l->height + ascent - descent) / 2;
}

static void add_line(struct setter *s, const struct paragraph *p, size_t from, size_t to)
{
    const struct box *a = &s->boxes.at[from], *b = &s->boxes.at[to - 1];
    struct line *l = vec_push(&s->lines);
    *l = (struct line){.from = a->from,
                       .end = b->end,
                       .next = b->next,
                       .run = a->run,
                       .run_from = a->run_from,
                       .width = bounded(box_width(s, from, to)),
                       .elastic = bounded(box_elastic(s, from, to)),
                       .letters = (int)box_letters(s, from, to),
                       .last = to == s->boxes.n || b->forced,
                       .broken = b->broken};
    set_height(p, l);
}

static void trace_lines(struct setter *s, const struct fit *f)
{
    size_t to = s->boxes.n, lines = 0, counted = f->lines;
    int class = 0;
    for (int c = 1; c < CLASSES; c++)
        if (ways_to(s, counted, to)[c].cost < ways_to(s, counted, to)[class].cost)
            class = c;
    vec(uint32_t) starts = {0};
    while (to) {
        const struct way *w = ways_to(s, counted, to) + class;
        counted -= counted > 0;
        *vec_push(&starts) = w->from;
        to = w->from;
        class = w->from_class;
        lines++;
    }
    while (lines--)
        add_line(s, f->paragraph, starts.at[lines], lines ? starts.at[lines - 1] : s->boxes.n);
    vec_free(&starts);
}

size_t paragraph_set(struct setter *s, struct arena *a, const struct paragraph *p, int measure,
                     struct line **lines)
{
    int other = measure - p->left - p->right;
    struct fit f = {p, other - p->first, other, R_LIMIT, 0, line_letter_most(p, 0)};
    int narrowest = f.first < f.other ? f.first : f.other;
    if (!box_recall(s, p, narrowest))
        box_make(s, p, narrowest);
    s->lines.n = 0;
    if (!s->boxes.n) {
        struct line *l = vec_push(&s->lines);
        *l = (struct line){.last = true, .height = p->leading, .base = p->leading};
        if (p->run_count)
            set_height(p, l);
    } else if (s->boxes.n > MOST_BOXES) {
        size_t from = 0, n = s->boxes.n;
        while (from < n) {
            size_t to = from + 1;
            while (to < n && !s->boxes.at[to - 1].forced &&
                   box_width(s, from, to + 1) <= (from ? f.other : f.first))
                to++;
            while (to < n && to > from + 1 && s->boxes.at[to - 1].end_kind == BREAK_TIE)
                to--;
            add_line(s, f.paragraph, from, to);
            from = to;
        }
    } else {
        if (!find_ways(s, &f)) {
            f.r_limit = INT64_MAX;
            find_ways(s, &f);
        }
        trace_lines(s, &f);
    }
    *lines = vec_copy(a, &s->lines);
    return s->lines.n;
}

bool paragraph_set_longer(struct setter *s, struct arena *a, const struct paragraph *p, int measure,
                          size_t n, struct line **lines)
{
    int other = measure - p->left - p->right;
    struct fit f = {p, other - p->first, other, R_LONGER, n, 0};
    box_make(s, p, f.first < f.other ? f.first : f.other);
    if (!s->boxes.n || s->boxes.n > 10 * MOST_BOXES / n || !find_ways(s, &f))
        return false;
    s->lines.n = 0;
    trace_lines(s, &f);
    *lines = vec_copy(a, &s->lines);
    return true;
}

/* A run of boxes that is measured: where it began, and the widest so far. */
struct unbroken {
    size_t from;
    int64_t most;
};

/* Box i is the next one of the run; it ends there or not. */
static void measure_box(struct unbroken *t, const struct setter *s, const struct paragraph *p,
                        size_t i, bool ends)
{
    int64_t width = box_width(s, t->from, i + 1) + (t->from ? 0 : p->first);
    t->most = width > t->most ? width : t->most;
    if (ends)
        t->from = i + 1;
}

struct extent paragraph_extent(struct setter *s, const struct paragraph *p)
{
    struct unbroken syllables = {0}, compounds = {0}, narrow = {0}, words = {0}, wide = {0};
    int indents = p->left + p->right;
    box_make(s, p, INT32_MAX);
    for (size_t i = 0; i < s->boxes.n; i++) {
        const struct box *b = &s->boxes.at[i];
        bool tied = b->end_kind == BREAK_TIE || b->end_kind == BREAK_DATE;
        bool in_word = b->end_kind == BREAK_IN_WORD;
        measure_box(&syllables, s, p, i, true);
        measure_box(&compounds, s, p, i, !in_word);
        measure_box(&narrow, s, p, i, !tied && !(in_word && has_whole_words(p)));
        measure_box(&words, s, p, i, !tied && !in_word);
        measure_box(&wide, s, p, i, b->forced);
    }
    return (struct extent){.syllables = bounded(syllables.most + indents),
                           .compounds = bounded(compounds.most + indents),
                           .narrow = bounded(narrow.most + indents),
                           .words = bounded(words.most + indents),
                           .wide = bounded(wide.most + indents)};
}

void paragraph_units(const struct setter *s, struct unit_list *out)
{
    size_t from = 0;
    for (size_t i = 0; i < s->boxes.n; i++) {
        const struct box *b = &s->boxes.at[i];
        bool ends = i + 1 == s->boxes.n || b->forced;
        char kind = b->end_kind;
        if (!ends && kind != BREAK_PLAIN && kind != BREAK_BEST && kind != BREAK_POOR)
            continue;
        *vec_push(out) =
            (struct text_unit){bounded(box_width(s, from, i + 1)), bounded(b->gap), ends};
        from = i + 1;
    }
}

struct extent paragraph_extent_kept(struct setter *s, const struct paragraph *p)
{
    struct extent e = paragraph_extent(s, p);
    box_keep(s, p);
    return e;
}

void paragraph_forget(struct setter *s)
{
    s->kept.n = s->kept_boxes.n = s->recalled = 0;
}

int layout_width(const struct span *runs, size_t run_count)
{
    struct setter *s = paragraph_setter_new();
    struct paragraph p = {.runs = runs, .run_count = run_count};
    int wide = paragraph_extent(s, &p).wide;
    paragraph_setter_free(s);
    return wide;
}
