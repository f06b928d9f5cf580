/*
 * Running matter: heads and feet that are printed on each page ("UBND TỈNH X - Trang 3/5", the name
 * of the file, the head of the official gazette). They are known by repetition: the same line but
 * for its numbers, of which one rises from page to page; and by where they are: at page ends,
 * inside sentences, at even distances. Lines that come again for other reasons ("Thời gian thực
 * hiện: năm 2026") do neither. What has the same words at ends of pages only is running
 * matter too.
 */
#include "read/paper/stages.h"

#include <string.h>

#include "read/paper/keywords.h"

enum {
    LONGEST = 120,      /* characters of a running line */
    SLOTS = 8,          /* numbers of a line that are looked at; the first is the outer one */
    REPEATED = 3,       /* lines alike that make running matter */
    SURELY = 2,         /* the same where it is the name of a file */
    STEP = 4,           /* pages from one to the next that was read */
    CUT_LENGTH = 40,    /* characters of a line that a page may cut a sentence at */
    LETTERS = 3,        /* of a line, at least: a number alone is left to noise.c */
    PAGE_BYTES = 1200,  /* a page of text holds more */
    EVEN = 4,           /* lines that show even distances */
    GAZETTE_REACH = 40, /* lines from the head of a gazette to the paper's own */
    MISREAD_PERCENT = 20
};

struct running_line {
    const char *shape; /* its letter key, each number a '#', without the outer one */
    uint32_t line;     /* index in the paper */
};

struct numbers { /* of a line, in order */
    unsigned number[SLOTS];
    bool has[SLOTS];
};

struct running_search {
    struct paper *paper;
    struct arena *arena;   /* of the shapes */
    struct arena *scratch; /* of one line */
    vec(struct running_line) list;
    unsigned char *alike;   /* of each line: it is one of several alike, or a page number */
    vec(struct str) shapes; /* of what was found */
};

/* --- shapes ------------------------------------------------------------------------------- */

static struct str without_ornaments(struct str s)
{
    return str_strip(s, " -|*_=.~");
}

/* A number of up to three digits at an end, with a blank beside it: taken off. */
static struct str take_outer(struct numbers *r, struct str s)
{
    size_t n = str_number(s, 0, 4, &r->number[0]), last = s.n;
    while (last && is_digit(s.p[last - 1]))
        last--;
    if (last < s.n && s.n - last <= 3 && last && s.p[last - 1] == ' ') {
        str_number(s, last, 4, &r->number[0]);
        s.n = last;
    } else if (n && n <= 3 && str_at(s, n) == ' ')
        s = str_slice(s, n, s.n);
    else
        return s;
    r->has[0] = true;
    return without_ornaments(s);
}

/* The bytes are scratch. */
static struct str shape_of(struct arena *scratch, const struct source_line *p, struct numbers *r)
{
    arena_empty(scratch);
    struct letter_key key = p->label.rest ? letter_key(scratch, p->text) : p->key;
    struct str s = take_outer(r, without_ornaments((struct str){key.text, key.n}));
    struct buf shape = {0};
    for (size_t at = 0, slot = 1, n; at < s.n; at += n) {
        unsigned value;
        n = str_number(s, at, s.n, &value);
        if (n && slot < SLOTS) {
            r->number[slot] = value;
            r->has[slot++] = true;
        }
        buf_char(&shape, n ? '#' : s.p[at]);
        n += !n;
    }
    return buf_take(&shape, scratch);
}

static bool has_letters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += (s.p[i] >= 'A' && s.p[i] <= 'Z') || s.p[i] == '~';
    return n >= LETTERS;
}

static int by_shape(const void *a, const void *b)
{
    const struct running_line *x = a, *y = b;
    int order = x->shape == y->shape ? 0 : strcmp(x->shape, y->shape);
    return order ? order : mem_order(x->line, y->line);
}

/* --- what shows a page -------------------------------------------------------------------- */

/* A line that may be one of a page's text: the nearest before or after line i. */
static const struct source_line *neighbour(const struct running_search *r, size_t i, int step)
{
    enum { REACH = 8 }; /* lines: foot, number and head of two pages are fewer */
    size_t n = 0;
    do
        i += (size_t)step;
    while (i < r->paper->n && n++ < REACH && (r->alike[i] || r->paper->at[i].kind == SOURCE_RULE));
    return i < r->paper->n && n <= REACH ? &r->paper->at[i] : NULL;
}

/* Are the lines halves of a sentence. */
static bool is_cut(const struct source_line *above, const struct source_line *below)
{
    return above->length >= CUT_LENGTH && below->kind == SOURCE_PARA &&
           (above->ending == END_OPEN || above->ending == END_COMMA) &&
           below->start == START_LOWER && below->label.class == LABEL_NONE;
}

/* Is the line inside a sentence. */
static bool cuts(const struct running_search *r, size_t i)
{
    const struct source_line *above = neighbour(r, i, -1), *below = neighbour(r, i, 1);
    return above && below && is_cut(above, below);
}

/* Does the line, or the next one with text, begin a page. */
static bool ends_page(const struct running_search *r, size_t i)
{
    const struct source *s = r->paper->blocks->source;
    const struct source_line *p = &r->paper->at[i];
    if (*source_line(s, p->line).p == '\f')
        return true;
    enum { REACH = 40 }; /* blank lines at the end of a page */
    for (size_t line = p->last_line + 1; line <= s->lines && line <= p->last_line + REACH; line++) {
        struct str text = source_line(s, line);
        if (str_find(text, STR("\f"), 0) == 0 || str_trim(text).n)
            return str_at(text, 0) == '\f';
    }
    return false;
}

static bool is_of_page(const struct source_line *p)
{
    return p->running || line_is_page_number(p);
}

/* Is the line next to the number of a page, or to what was found to be printed on each. */
static bool beside_number(const struct running_search *r, size_t i)
{
    const struct paper *paper = r->paper;
    return (i && is_of_page(&paper->at[i - 1])) ||
           (i + 1 < paper->n && is_of_page(&paper->at[i + 1]));
}

struct pages { /* how many of a group show it */
    size_t cut, end, number;
};

static struct pages look_at_pages(const struct running_search *r, const struct running_line *g,
                                  size_t n)
{
    struct pages p = {0};
    for (size_t i = 0; i < n; i++) {
        p.cut += cuts(r, g[i].line);
        p.end += ends_page(r, g[i].line);
        p.number += beside_number(r, g[i].line);
    }
    return p;
}

/* The slot whose number rises from line to line; SLOTS when there is none. */
static size_t rising_slot(const struct running_search *r, const struct running_line *g, size_t n)
{
    struct {
        size_t steps, rises;
        unsigned last; /* number + 1 */
    } slots[SLOTS] = {0}, *s;
    for (size_t i = 0; i < n; i++) {
        struct numbers own = {0};
        shape_of(r->scratch, &r->paper->at[g[i].line], &own);
        for (size_t slot = 0; slot < SLOTS; slot++) {
            s = &slots[slot];
            if (!own.has[slot] || own.number[slot] > 999)
                continue;
            unsigned step = own.number[slot] + 1 - s->last;
            s->rises += s->last && step >= 1 && step <= STEP;
            s->steps += s->last > 0;
            s->last = own.number[slot] + 1;
        }
    }
    for (s = slots; s < slots + SLOTS; s++)
        if (s->steps && s->steps + 1 >= SURELY && s->rises * 3 >= s->steps * 2)
            return (size_t)(s - slots);
    return SLOTS;
}

static size_t place_of(const struct running_search *r, const struct running_line *line)
{
    return line_pos(r->paper, &r->paper->at[line->line]).at;
}

/* Distances of a page or more, about as long as each other. */
static bool evenly_apart(const struct running_search *r, const struct running_line *g, size_t n)
{
    size_t from = place_of(r, &g[0]), last = from;
    size_t mean = (place_of(r, &g[n - 1]) - from) / (n - 1);
    for (size_t i = 1; i < n; i++) {
        size_t at = place_of(r, &g[i]);
        if ((at - last) * 2 < mean || (at - last) * 5 > mean * 8)
            return false;
        last = at;
    }
    return n >= EVEN && mean >= PAGE_BYTES;
}

/* --- groups ------------------------------------------------------------------------------- */

/* Lines of the form come again where papers are bound together. */
static bool is_form(const struct source_line *p)
{
    return line_starts(p, WORDS_MOTTO) || line_starts(p, WORDS_ATTACHED) ||
           line_starts(p, WORDS_APPENDIX) || keyword_order(&p->key) ||
           (p->caps && keyword_kind(&p->key)) || keyword_number(p->text) ||
           line_starts(p, WORDS_RECIPIENTS) || line_starts(p, WORDS_ADDRESS) ||
           line_has(p, WORDS_PLACE_DATE) || (p->caps && keyword_signing(&p->key));
}

static bool names_file(struct str shape)
{
    struct letter_key key = {shape.p, shape.n};
    struct str rest = shape;
    size_t words = 0;
    for (struct str word; (word = str_word(&rest)).n;)
        words += has_letters(word);
    return words == 1 && lexicon_ends_with(&key, WORDS_FILE_ENDING);
}

/* Does the number that rises count pages by its own words: "Trang 3", "Page 3 of 5". */
static bool names_page(struct str shape)
{
    for (size_t at = 0; at < shape.n; at++) {
        struct letter_key key = {shape.p + at, shape.n - at};
        size_t word = at && shape.p[at - 1] != ' ' ? 0 : lexicon_starts(&key, WORDS_PAGE_WORD);
        if (word) {
            struct str tail = str_slice(
                shape, at + lexicon_list(WORDS_PAGE_WORD)->entries[word - 1].letters.n, shape.n);
            tail = without_ornaments(tail);
            if (!tail.n || *tail.p == '#')
                return true;
        }
    }
    return false;
}

/* The number that rises is the one that numbers the clause: "Bước 1", "1. ...". */
static bool counts_clauses(const struct running_search *r, const struct running_line *g, size_t n,
                           size_t slot)
{
    size_t counted = 0;
    for (size_t i = 0; i < n; i++) {
        const struct source_line *p = &r->paper->at[g[i].line];
        const struct label *l = &p->label;
        struct numbers own = {0};
        shape_of(r->scratch, p, &own);
        bool same = l->class != LABEL_NONE && l->depth && own.has[slot] &&
                    l->number[l->depth - 1] == own.number[slot];
        counted += same || line_starts(p, WORDS_APPENDIX);
    }
    return counted * 2 > n;
}

/* The slot whose number rises, SLOTS when there is none; is it the one that numbers clauses. */
static size_t page_slot(const struct running_search *r, const struct running_line *g, size_t n,
                        bool *of_clauses)
{
    size_t slot = rising_slot(r, g, n);
    *of_clauses = slot < SLOTS && counts_clauses(r, g, n, slot);
    return slot;
}

static bool is_running(const struct running_search *r, const struct running_line *g, size_t n)
{
    const struct source_line *first = &r->paper->at[g[0].line];
    struct pages pages = look_at_pages(r, g, n);
    bool of_clauses;
    size_t slot = page_slot(r, g, n, &of_clauses);
    if (of_clauses)
        return false;
    if (slot < SLOTS && names_file(str_of(g->shape)))
        return true;
    if (n < REPEATED || n * 3 > r->paper->n) /* pages hold more than their heads */
        return false;
    if (slot < SLOTS && names_page(str_of(g->shape)))
        return true;
    if (slot < SLOTS)
        return pages.cut * 4 >= n || pages.end * 2 >= n ||
               (!first->bold && first->kind == SOURCE_PARA && evenly_apart(r, g, n));
    return !is_form(first) && first->ending != END_SEMICOLON && first->ending != END_FULL &&
           (pages.end * 2 >= n || pages.number * 2 >= n || pages.cut * 2 >= n);
}

/* --- marking ------------------------------------------------------------------------------ */

/* Lines one after the other that are alike share it, as they do in lists of thousands. */
static const char *kept_shape(const struct running_search *r, struct str shape)
{
    const char *last = r->list.n ? r->list.at[r->list.n - 1].shape : NULL;
    return last && str_is(shape, last) ? last : str_copy(r->arena, shape).p;
}

static void find_lines(struct running_search *r)
{
    struct paper *paper = r->paper;
    r->alike = arena_array(paper->arena, paper->n + 1, 1);
    for (size_t i = 0; i < paper->n; i++) {
        const struct source_line *p = &paper->at[i];
        r->alike[i] = line_is_page_number(p);
        if ((p->kind != SOURCE_PARA && p->kind != SOURCE_HEADING) || p->length > LONGEST ||
            r->alike[i])
            continue;
        struct numbers numbers = {0};
        struct str shape = shape_of(r->scratch, p, &numbers);
        if (!has_letters(shape))
            continue;
        struct running_line line = {kept_shape(r, shape), (uint32_t)i};
        *vec_push(&r->list) = line;
    }
    array_sort(r->list.at, r->list.n, by_shape);
}

/* Is line i of a masthead: it has the motto, or is in capitals right above or below it. */
static bool is_of_masthead(const struct paper *paper, size_t i)
{
    enum { REACH = 3 }; /* lines: names of bodies are above the motto, beside it, or below it */
    if (line_has(&paper->at[i], WORDS_MOTTO))
        return true;
    if (!paper->at[i].caps)
        return false;
    for (size_t k = i; k && paper->at[k].glued && i - k < REACH; k--)
        if (line_has(&paper->at[k - 1], WORDS_MOTTO))
            return true;
    for (size_t k = i + 1; k < paper->n && paper->at[k].glued && k <= i + REACH; k++)
        if (line_has(&paper->at[k], WORDS_MOTTO))
            return true;
    return false;
}

/*
 * Attachments on new pages repeat the masthead of the paper, which is no head of pages: takes its
 * lines out of a group, of which the number that is left is returned.
 */
static size_t leave_mastheads(const struct running_search *r, struct running_line *g, size_t n)
{
    size_t left = 0;
    for (size_t i = 0; i < n; i++)
        if (!is_of_masthead(r->paper, g[i].line))
            g[left++] = g[i];
    return left;
}

static size_t group_end(const struct running_search *r, size_t i)
{
    size_t end = i + 1;
    while (end < r->list.n && !strcmp(r->list.at[end].shape, r->list.at[i].shape))
        end++;
    return end;
}

static void take(struct running_search *r, const struct running_line *g, size_t n)
{
    for (size_t i = 0; i < n; i++)
        r->paper->at[g[i].line].running = true;
    *vec_push(&r->shapes) = str_of(g->shape);
    paper_remark(r->paper, MSG_READ_RUNNING, g[0].line, g[n - 1].line, n);
}

/* The same line with letters read otherwise, at the end of a page or inside a sentence. */
static void take_misread(struct running_search *r)
{
    enum { SHAPES = 16 }; /* that are looked at */
    size_t shapes = r->shapes.n < SHAPES ? r->shapes.n : SHAPES;
    for (size_t i = 0; i < r->list.n && shapes; i++) {
        const struct running_line *l = &r->list.at[i];
        struct source_line *p = &r->paper->at[l->line];
        struct str own = str_of(l->shape);
        for (size_t k = 0; k < shapes && !p->running; k++) {
            struct str shape = r->shapes.at[k];
            size_t most = shape.n * MISREAD_PERCENT / 100;
            if (own.n + most < shape.n || own.n > shape.n + most ||
                text_distance(own, shape) > most)
                continue;
            p->running = cuts(r, l->line) || ends_page(r, l->line) || beside_number(r, l->line);
            if (p->running)
                paper_remark(r->paper, MSG_READ_RUNNING_LIKE, l->line, l->line, 1);
        }
    }
}

/*
 * A head that one page alone has, as the second of two: it is between the halves of a sentence
 * whose lines are one below the other, and itself apart from what is below, or above the page's
 * number.
 */
static bool is_lone_head(const struct running_search *r, size_t i)
{
    const struct paper *paper = r->paper;
    const struct source_line *p = &paper->at[i], *above = p - 1, *below = p + 1;
    if (i < 2 || i + 1 >= paper->n || *source_line(paper->blocks->source, p->line).p != '\f')
        return false;
    bool number = line_is_page_number(below) && i + 2 < paper->n;
    bool apart = below->line > p->last_line + 1 || number;
    bool close = above->line == above[-1].last_line + 1;
    return apart && close && p->start == START_UPPER && p->label.class == LABEL_NONE &&
           p->ending == END_OPEN && p->length * 4 < above->length * 3 &&
           is_cut(above, number ? below + 1 : below);
}

static void take_lone_heads(struct running_search *r)
{
    for (size_t i = 0; i < r->list.n; i++) {
        uint32_t line = r->list.at[i].line;
        if (r->paper->at[line].running || !is_lone_head(r, line))
            continue;
        r->paper->at[line].running = true;
        paper_remark(r->paper, MSG_READ_RUNNING, line, line, (size_t)1);
    }
}

/* Above a paper the gazette prints its own part, and once more who issued the paper. */
static void take_gazette_part(struct paper *paper)
{
    for (size_t i = 0; i < paper->n && i < GAZETTE_REACH; i++) {
        if (!lexicon_is_key(&paper->at[i].key, WORDS_GAZETTE_PART))
            continue;
        paper->at[i].running = true;
        size_t next = i + 1 < paper->n ? i + 1 : i;
        struct source_line *issuer = &paper->at[next];
        for (size_t k = next + 1; k < paper->n && k < i + GAZETTE_REACH; k++)
            issuer->running |=
                issuer->caps && str_starts(str_of(paper->at[k].key.text), str_of(issuer->key.text));
    }
}

void running_mark(struct paper *paper)
{
    struct running_search r = {.paper = paper, .arena = arena_new(), .scratch = arena_new()};
    find_lines(&r);
    for (size_t i = 0, end; i < r.list.n; i = end) {
        end = group_end(&r, i);
        for (size_t k = i; k < end && end - i >= REPEATED; k++)
            r.alike[r.list.at[k].line] = true;
    }
    bool gazette = false;
    for (size_t i = 0, end; i < r.list.n; i = end) {
        end = group_end(&r, i);
        /* heads of the official gazette name themselves (Decree 34/2016, chapter VIII) */
        struct letter_key key = {r.list.at[i].shape, strlen(r.list.at[i].shape)};
        bool own = lexicon_starts_loosely(&key, WORDS_GAZETTE_HEAD);
        gazette |= own;
        size_t n = end - i;
        if (!own && n >= SURELY)
            n = is_running(&r, &r.list.at[i], n) ? leave_mastheads(&r, &r.list.at[i], n) : 0;
        if (n && (own || end - i >= SURELY))
            take(&r, &r.list.at[i], n);
    }
    if (gazette)
        take_gazette_part(paper);
    take_misread(&r);
    take_lone_heads(&r);
    vec_free(&r.list);
    vec_free(&r.shapes);
    arena_free(r.arena);
    arena_free(r.scratch);
}
