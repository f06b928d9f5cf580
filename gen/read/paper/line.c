/* Physical lines: see line.h. */
#include "read/paper/line.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/list_mark.h"
#include "read/paper/line_parts.h"

static bool is_closer(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == '*';
}

static bool is_opener(uint32_t c)
{
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201C || c == 0x2018 || c == 0xAB;
}

static enum line_ending ending_of(struct str s)
{
    uint32_t c = 0;
    size_t size;
    while ((size = utf8_last(s, &c)) && (cp_is_space(c) || is_closer(c)))
        s.n -= size;
    if (c == 0x2026 || str_ends(s, STR("...")) || str_ends(s, STR("..")))
        return END_ELLIPSIS;
    switch (c) {
    case '.':
    case '!':
    case '?':
        return END_FULL;
    case ';':
        return END_SEMICOLON;
    case ':':
        return END_COLON;
    case ',':
        return END_COMMA;
    default:
        return END_OPEN;
    }
}

static enum line_start start_of(struct str s)
{
    uint32_t c = 0;
    size_t at = 0, size;
    while ((size = utf8_next(str_slice(s, at, s.n), &c)) && (cp_is_space(c) || is_opener(c)))
        at += size;
    if (!size)
        return START_OTHER;
    if (cp_is_digit(c))
        return START_DIGIT;
    return cp_is_lower(c) ? START_LOWER : cp_is_upper(c) ? START_UPPER : START_OTHER;
}

/* A full stop after a word of two small letters or more, then a capital. */
static bool sentences_of(struct str s)
{
    size_t small = 0, size;
    bool stopped = false, gap = false;
    uint32_t c;
    for (size_t at = 0; (size = utf8_next(str_slice(s, at, s.n), &c)); at += size) {
        if (cp_is_space(c)) {
            gap = true;
            continue;
        }
        if (stopped && gap && cp_is_upper(c))
            return true;
        if (is_opener(c) || is_closer(c)) {
            if (!is_closer(c) || !stopped)
                small = stopped ? small : 2; /* "(...)." ends a sentence too */
            gap = gap && stopped;
            continue;
        }
        stopped = (c == '.' || c == '?' || c == '!') && small >= 2;
        small = cp_is_lower(c) || cp_is_digit(c) ? (gap ? 1 : small + 1) : 0;
        gap = false;
    }
    return false;
}

static bool bold_of(const struct source_line *p)
{
    for (size_t i = 0; i < p->run_count; i++)
        if (!(p->runs[i].style & STYLE_BOLD) && str_trim(p->runs[i].text).n)
            return false;
    return p->run_count > 0;
}

static bool has_outer_blank(const struct source_run *r)
{
    return list_mark_trim(r->text).n < r->text.n;
}

/* What lines have of their own goes with the last lot at the latest. */
static struct arena *lot_arena(const struct paper *paper)
{
    return paper->lots.at[paper->lots.n - 1].arena;
}

/* Blanks at the ends of a line stay out of the text; runs that become empty go. */
static void trim_runs(struct paper *paper, struct source_line *p)
{
    size_t from = 0, to = p->run_count;
    while (from < to && !p->runs[from].call && !str_trim(p->runs[from].text).n)
        from++;
    while (to > from && !p->runs[to - 1].call && !str_trim(p->runs[to - 1].text).n)
        to--;
    p->run_count = to - from;
    if (from == to)
        return;
    p->runs += from;
    if (!has_outer_blank(&p->runs[0]) && !has_outer_blank(&p->runs[to - from - 1]))
        return;
    struct source_run *runs = arena_array(lot_arena(paper), to - from, sizeof *runs);
    memcpy(runs, p->runs, p->run_count * sizeof *runs);
    struct source_run *first = &runs[0], *last = &runs[p->run_count - 1];
    struct str whole = first->text, trimmed = list_mark_trim(whole);
    first->pos.at += (size_t)(trimmed.p - whole.p);
    first->text = str_slice(whole, (size_t)(trimmed.p - whole.p), whole.n);
    trimmed = str_trim(last->text);
    last->text.n = (size_t)(trimmed.p + trimmed.n - last->text.p);
    p->runs = runs;
}

void line_set_mark(struct source_line *p, struct str mark)
{
    p->mark_length = (uint32_t)mark.n;
    if (mark.n)
        p->mark = mark.p;
}

struct source_line line_beside(const struct source_line *p)
{
    return (struct source_line){.block_kind = p->block_kind,
                                .align = p->align,
                                .level = p->level,
                                .row = p->row,
                                .block = p->block,
                                .depth = p->depth};
}

/* A list mark that the front end left in the text; not a star, which its escape made text. */
static void find_mark(struct source_line *p)
{
    size_t dash = lexicon_length(p->text, WORDS_CONVERTED_DASH);
    size_t n = dash ? dash : list_mark_length(p->text);
    if (p->kind != SOURCE_PARA || !n || *p->text.p == '*' || n == p->text.n)
        return;
    uint32_t next = utf8_first(str_slice(p->text, n, p->text.n), 0);
    bool sign = *p->text.p == '-' || *p->text.p & 0x80;
    size_t gap = list_mark_gap(str_slice(p->text, n, p->text.n));
    if (gap ? p->same : !sign || !cp_is_upper(next))
        return;
    p->kind = SOURCE_BULLET;
    line_set_mark(p, str_slice(p->text, 0, dash ? 1 : n)); /* the hyphen that Decree 30 knows */
    p->label.rest = n + gap;
}

void line_label(struct paper *paper, struct source_line *p)
{
    struct str rest = str_slice(p->text, p->label.rest, p->text.n);
    p->key = letter_key(lot_arena(paper), rest);
    p->start = start_of(rest);
    p->caps = unicode_is_capitals(rest.n ? rest : p->text, CAPITALS_READ);
    p->sentences = sentences_of(rest);
}

/* "Q. GIÁM ĐỐC": the letter is no number of a section. */
static void unlabel_signing(struct paper *paper, struct source_line *p)
{
    struct letter_key whole = letter_key(paper->arena, p->text);
    if (!keyword_signing(&whole))
        return;
    p->label = (struct label){0};
    line_label(paper, p);
}

void line_examine(struct paper *paper, struct source_line *p)
{
    trim_runs(paper, p);
    p->text = source_runs_text(lot_arena(paper), p->runs, p->run_count);
    p->length = utf8_length(p->text);
    p->unit.head = p->unit.next = LINE_NONE;
    find_mark(p);
    if (p->kind == SOURCE_PARA)
        p->label = label_read(p->text);
    if (p->kind == SOURCE_HEADING)
        p->label = label_read_heading(p->text);
    line_label(paper, p);
    if (p->label.class == LABEL_UPPER && p->caps)
        unlabel_signing(paper, p);
    p->ending = ending_of(p->text);
    p->bold = bold_of(p);
}

void line_cut(struct paper *paper, struct source_line *p, size_t from, size_t to)
{
    struct source_run *runs = arena_array(lot_arena(paper), p->run_count + 1, sizeof *runs);
    size_t n = 0, at = 0;
    for (size_t i = 0; i < p->run_count; i++) {
        struct source_run r = p->runs[i];
        size_t start = from > at ? from - at : 0, end = to > at ? to - at : 0;
        bool inside = r.call ? at >= from && at <= to : start < r.text.n && end > start;
        at += r.text.n;
        if (!inside)
            continue;
        r.text = str_slice(r.text, start, end);
        r.pos.at += start;
        runs[n++] = r;
    }
    p->runs = runs;
    p->run_count = n;
    line_examine(paper, p);
}

struct pos line_pos(const struct paper *paper, const struct source_line *p)
{
    const struct source *s = paper->blocks->source;
    return p->run_count ? p->runs->pos
           : p->kind == SOURCE_ROW
               ? p->row->pos
               : pos_after_blanks((struct pos){s, s->line_at[p->line ? p->line - 1 : 0]});
}

static size_t columns_of(const struct source *s, size_t line)
{
    struct str text = source_line(s, line);
    size_t page = 0, n = 0; /* the first line of a page has its mark before the blanks */
    while (str_at(text, page) == '\f')
        page++;
    while (is_blank(str_at(text, page + n)))
        n++;
    return n;
}

/* A line of that block, with nothing in it yet. */
static struct source_line line_of_block(const struct paper *paper, const struct source_block *b)
{
    enum { LEVELS = 15, DEPTHS = 255 };
    struct source_line p = {.block_kind = b->kind, .align = b->align};
    p.level = b->level < LEVELS ? b->level : LEVELS;
    p.depth = b->depth < DEPTHS ? b->depth : DEPTHS;
    p.block = (uint32_t)(b - paper->blocks->list.at);
    if (b->kind == SOURCE_ROW)
        p.row = b;
    return p;
}

/* A copy of the runs that stays with the lines when the blocks go. */
static const struct source_run *own_runs(struct paper *paper, const struct source_run *runs,
                                         size_t n)
{
    if (!n)
        return NULL;
    struct source_run *own = arena_array(lot_arena(paper), n, sizeof *own);
    return memcpy(own, runs, n * sizeof *own);
}

static unsigned last_run_line(const struct source_line *p)
{
    return p->run_count ? (unsigned)pos_line(p->runs[p->run_count - 1].pos) : p->line;
}

/* The runs [start, end) of a block as its next piece; lines are those kept before it. */
static void fill_piece(struct paper *paper, const struct source_block *b, struct source_line *p,
                       size_t start, size_t end, size_t lines)
{
    p->runs = own_runs(paper, b->runs.at + start, end - start);
    p->run_count = end - start;
    p->kind = lines ? SOURCE_PARA : b->kind;
    p->glued = lines || b->glued;
    p->same = lines && (paper->blocks->nested || b->runs.at[start - 1].joins);
    p->hard = start && b->runs.at[start - 1].hard;
    if (b->kind != SOURCE_ROW)
        line_set_mark(p, lines ? STR_NONE : b->mark);
    p->line = lines && end > start ? (unsigned)pos_line(p->runs->pos) : b->first_line;
    p->last_line = start && b->runs.at[start - 1].moved ? last_run_line(p) : b->last_line;
    p->columns = line_short_number(columns_of(paper->blocks->source, p->line));
    line_examine(paper, p);
}

static void cut_block(struct paper *paper, const struct source_block *b)
{
    bool whole = b->kind == SOURCE_ROW || b->kind == SOURCE_RULE || b->kind == SOURCE_COMMENT;
    size_t start = 0, lines = 0;
    for (size_t i = 0; i <= b->runs.n; i++) {
        if (i < b->runs.n && (whole || !str_is(b->runs.at[i].text, "\n")))
            continue;
        struct source_line *p = vec_push(paper);
        *p = line_of_block(paper, b);
        fill_piece(paper, b, p, start, i, lines);
        bool moved = start && b->runs.at[start - 1].moved;
        start = i + 1;
        if (!p->run_count && (lines || i < b->runs.n)) { /* an empty line inside a block */
            paper->n--;
            continue;
        }
        if (!whole && p->kind != SOURCE_FOOTNOTE &&
            (!p->run_count || (p->text.n && unicode_is_invisible(p->text)) ||
             (paper->blocks->nested && str_is(p->text, "\\"))))
            p->kind = SOURCE_RULE; /* nothing is left but marks, or a break with no line after it */
        if (lines && moved)
            p[-1].last_line = last_run_line(&p[-1]);
        else if (lines) /* the piece before has the lines up to this one */
            p[-1].last_line = p->line > p[-1].line ? p->line - 1 : p[-1].line;
        line_split(paper);
        lines++;
    }
}

/*
 * Heading marks that leave out a clause with a Roman number, or bold lines in their place, are the
 * work of an optical reader, which shows no nesting either.
 */
static bool belies_marks(const struct source_line *p)
{
    enum label_class c = p->label.class;
    bool outer = c != LABEL_NONE && c <= LABEL_ROMAN && c != LABEL_ARTICLE;
    return p->kind == SOURCE_PARA && c != LABEL_NONE &&
           ((outer && p->caps) || (p->bold && p->ending == END_OPEN && p->label.rest < p->text.n));
}

bool line_cuts_word(const struct paper *paper, const struct source_line *above,
                    const struct source_line *p)
{
    struct str last = str_last_word(str_strip(str_of(above->key.text), " _-."));
    struct str rest = str_of(p->key.text);
    struct str first = str_word(&rest);
    struct letter_key word = letter_key(
        paper->arena, str_format(paper->arena, "%.*s %.*s", STR_ARG(last), STR_ARG(first)));
    return above->caps == p->caps && lexicon_is_key(&word, WORDS_CUT_WORD);
}

/* Blocks [from, end) into lines; they are given back, unless rows are among them. */
static void cut_lot(struct paper *paper, size_t from, size_t end)
{
    bool rows = false;
    *vec_push(&paper->lots) = (struct line_lot){.end = end, .arena = arena_new()};
    for (size_t i = from; i < end; i++) {
        cut_block(paper, &paper->blocks->list.at[i]);
        rows |= paper->blocks->list.at[i].kind == SOURCE_ROW;
    }
    paper->lots.at[paper->lots.n - 1].rows = rows;
    if (!rows)
        source_blocks_release(paper->blocks, from, end);
}

/* Room for the lines of all blocks: as a list grows it is twice there. */
static void make_room(struct paper *paper)
{
    size_t lines = 0;
    for (size_t i = 0; i < paper->blocks->list.n; i++) {
        const struct source_block *b = &paper->blocks->list.at[i];
        lines++;
        for (size_t k = 0; k < b->runs.n; k++)
            lines += str_is(b->runs.at[k].text, "\n");
    }
    paper->at = mem_vec_room(NULL, &paper->cap, lines + 1, sizeof *paper->at);
}

static size_t lot_size(size_t whole)
{
    enum { LOTS = 64, LEAST = 2048 }; /* of a paper; lines or blocks of a lot */
    return whole / LOTS > LEAST ? whole / LOTS : LEAST;
}

void lines_cut(struct paper *paper)
{
    size_t n = paper->blocks->list.n, lot = lot_size(n);
    make_room(paper);
    for (size_t i = 0; i < n; i += lot)
        cut_lot(paper, i, n - i < lot ? n : i + lot);
    vec_trim(paper);
    paper->nested = paper->blocks->nested;
    for (size_t i = 0; i < paper->n && paper->nested; i++)
        paper->nested = !belies_marks(&paper->at[i]);
    for (size_t i = 0; i < paper->n && !paper->nested && !paper->blocks->whole; i++)
        paper->at[i].same = false;
    lines_part_blocks(paper);
    widths_find(paper);
}

/* Frees what the lines of blocks before end hold, in whole lots. */
static void release_lots(struct paper *paper, size_t end)
{
    for (; paper->lot < paper->lots.n && paper->lots.at[paper->lot].end <= end; paper->lot++) {
        struct line_lot *lot = &paper->lots.at[paper->lot];
        arena_free(lot->arena);
        if (lot->rows)
            source_blocks_release(paper->blocks, paper->lot ? lot[-1].end : 0, lot->end);
    }
}

size_t lines_kept(const struct paper *paper)
{
    return paper->released + lot_size(paper->n);
}

void lines_release(struct paper *paper, size_t end)
{
    size_t left = paper->blocks->list.n;
    if (end < lines_kept(paper))
        return;
    for (size_t i = end; i < paper->n; i++) /* columns of a head are not in the order of blocks */
        if (paper->at[i].block < left)
            left = paper->at[i].block;
    release_lots(paper, left);
    mem_forget(paper->at + paper->released, (end - paper->released) * sizeof *paper->at);
    paper->released = end;
}

void lines_free(struct paper *paper)
{
    release_lots(paper, paper->blocks->list.n);
    paper->blocks->list.n = 0;
    vec_free(&paper->lots);
    vec_free(paper);
}

void line_begin(struct paper *paper, size_t i, enum node_kind kind)
{
    struct line_unit *unit = &paper->at[i].unit;
    unit->kind = kind;
    unit->head = unit->last = i;
}

void line_join(struct paper *paper, size_t head, size_t i, char joint)
{
    struct line_unit *first = &paper->at[head].unit, *unit = &paper->at[i].unit;
    unit->kind = first->kind;
    unit->role = first->role;
    unit->head = head;
    unit->joint = joint;
    paper->at[first->last].unit.next = i;
    first->last = i;
}

const struct source_line *line_last(const struct paper *paper, size_t head)
{
    return &paper->at[paper->at[head].unit.last];
}

bool line_unclosed(const struct source_line *p)
{
    enum { REACH = 160 }; /* bytes: farther off it was left open by mistake */
    size_t at = p->text.n, from = at > REACH ? at - REACH : 0;
    while (at > from && p->text.p[at - 1] != '(' && p->text.p[at - 1] != ')')
        at--;
    return at > from && p->text.p[at - 1] == '(' && p->ending != END_FULL;
}

void line_restore_mark(const struct paper *paper, struct source_line *p)
{
    const struct source *s = paper->blocks->source;
    bool kept = p->label.rest > 0; /* the front end left it in the text */
    size_t mark = kept ? 0 : (size_t)(p->mark - s->text.p);
    size_t text = kept || !p->run_count ? mark : p->runs->pos.at;
    p->kind = SOURCE_PARA;
    p->label.rest = 0;
    if (text <= mark)
        return;
    struct source_run *runs = arena_array(lot_arena(paper), p->run_count + 1, sizeof *runs);
    runs[0].text = str_slice(s->text, mark, text);
    runs[0].pos = (struct pos){s, mark};
    for (size_t i = 0; i < p->run_count; i++)
        runs[i + 1] = p->runs[i];
    p->runs = runs;
    p->run_count++;
    p->text = source_runs_text(paper->arena, p->runs, p->run_count);
}

void paper_remark(struct paper *paper, enum msg msg, size_t first, size_t last, size_t count)
{
    enum { WORDS = 60 }; /* bytes */
    const struct source_line *p = &paper->at[first];
    struct remark *r = arena_push(paper->arena, &paper->remarks);
    *r = (struct remark){.msg = msg, .count = count}; /* the line is gone before it is told */
    r->text = str_copy(paper->arena, str_trim(str_first_words(p->text, WORDS)));
    r->pos = line_pos(paper, p);
    r->lines[0] = p->line;
    r->lines[1] = paper->at[last].last_line;
}

size_t line_after(const struct paper *paper, size_t i)
{
    while (i < paper->n && (paper->at[i].unit.noise || paper->at[i].kind == SOURCE_FOOTNOTE))
        i++;
    return i;
}
