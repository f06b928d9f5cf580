/* Footnotes of Markdown: see md_notes.h. */
#include "markdown/md_notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/search.h"
#include "base/unicode.h"
#include "markdown/md_inline.h"
#include "markdown/md_marks.h"
#include "model/doc.h"

enum { LONGEST_NOTE = 2000, INLINE_MARK = 12 };

/* ---- notes in the sentence ---- */

/* The note at "^[", which is at i: its length, or 0. */
static size_t inline_note(struct str text, size_t i, struct md_inline_note *note)
{
    size_t end = md_closing(text, i + 1, LONGEST_NOTE - 1);
    if (end == text.n)
        return 0;
    note->text = str_slice(text, i + 2, end);
    note->mark = str_slice(text, i, end < i + INLINE_MARK ? end : i + INLINE_MARK);
    note->at = i;
    return note->text.n ? end + 1 - i : 0;
}

void md_notes_text(struct arena *a, struct str text, struct pos pos, struct source_runs *runs,
                   struct md_inline_notes *notes)
{
    struct md_inline_note note;
    size_t from = 0, n = 0;
    for (size_t at = 0; (at = str_find(text, STR("^["), at)) != (size_t)-1; at += n ? n : 1) {
        n = at > from && text.p[at - 1] == '\\' ? 0 : inline_note(text, at, &note);
        if (!n)
            continue;
        md_inline(a, str_slice(text, from, at), (struct pos){pos.source, pos.at + from}, runs);
        struct pos call = {pos.source, pos.at + at};
        if (at > from && is_space(text.p[at - 1]))
            *vec_push(runs) =
                (struct source_run){.text = STR(" "), .pos = {pos.source, call.at - 1}};
        struct source_run *r = vec_push(runs);
        *r = (struct source_run){.pos = call};
        source_run_call(r, note.mark);
        *vec_push(notes) = note;
        from = at + n;
        if (is_space(str_at(text, from)))
            *vec_push(runs) =
                (struct source_run){.text = STR(" "), .pos = {pos.source, pos.at + from}};
    }
    md_inline(a, str_slice(text, from, text.n), (struct pos){pos.source, pos.at + from}, runs);
}

void md_notes_add(struct source_blocks *blocks, const struct md_inline_note *note, struct pos at)
{
    struct source_block *b = source_blocks_add(blocks, SOURCE_FOOTNOTE, at);
    b->mark = note->mark;
    b->glued = true;
    b->first_line = b->last_line = (unsigned)pos_line(at);
    md_inline(blocks->arena, note->text, (struct pos){at.source, at.at + 2}, &b->runs);
}

/* The blocks for the notes that the cells of a row call. */
static void add_called(struct source_blocks *out, const struct source_block *row,
                       const struct md_inline_notes *notes)
{
    for (size_t c = 0; c < row->cells.n; c++)
        for (size_t i = 0; i < row->cells.at[c].runs.n; i++) {
            const struct source_run *r = &row->cells.at[c].runs.at[i];
            for (size_t k = 0; r->call && k < notes->n; k++)
                if (notes->at[k].mark.p == r->text.p)
                    md_notes_add(out, &notes->at[k], r->pos);
        }
}

void md_notes_of_cells(struct source_blocks *blocks, const struct md_inline_notes *notes)
{
    struct source_blocks all = {.arena = blocks->arena};
    for (size_t i = 0, first = 0; notes->n && i < blocks->list.n; i++) {
        bool row = blocks->list.at[i].kind == SOURCE_ROW;
        bool last = i + 1 == blocks->list.n || blocks->list.at[i + 1].kind != SOURCE_ROW;
        *vec_push(&all.list) = blocks->list.at[i];
        for (size_t k = first; row && last && k <= i; k++)
            add_called(&all, &blocks->list.at[k], notes);
        first = row && !last ? first : i + 1;
    }
    if (!notes->n)
        return;
    vec_free(&blocks->list);
    blocks->list = all.list;
}

/* ---- further paragraphs ---- */

static void append(struct source_blocks *blocks, struct source_block *note,
                   const struct source_block *more)
{
    *vec_push(&note->runs) = (struct source_run){.text = STR("\n"), .pos = more->pos, .hard = true};
    if (more->kind == SOURCE_BULLET) {
        struct str mark = str_format(blocks->arena, "%.*s ", STR_ARG(more->mark));
        *vec_push(&note->runs) = (struct source_run){.text = mark, .pos = more->pos};
    }
    for (size_t i = 0; i < more->runs.n; i++)
        *vec_push(&note->runs) = more->runs.at[i];
    note->last_line = more->last_line;
}

void md_notes_join(struct source_blocks *blocks)
{
    size_t n = 0, note = (size_t)-1;
    for (size_t i = 0; i < blocks->list.n; i++) {
        struct source_block b = blocks->list.at[i];
        bool text = b.kind == SOURCE_PARA || b.kind == SOURCE_BULLET;
        if (note != (size_t)-1 && text && b.depth) {
            append(blocks, &blocks->list.at[note], &b);
            vec_free(&b.runs);
            continue;
        }
        note = b.kind == SOURCE_FOOTNOTE ? n : (size_t)-1;
        /* a raised number may stand anywhere on the foot of a page */
        b.whole = note == n && str_at(b.pos.source->text, b.pos.at) == '[';
        blocks->list.at[n++] = b;
    }
    blocks->list.n = n;
}

/* ---- notes in brackets ---- */

struct bracketed {
    size_t block, run, at; /* of the call */
    size_t n;              /* bytes of it */
};

/* The bytes of "[12]" at i, and its number; 0: there is something else, or it is a link. */
static size_t bracketed(struct str s, size_t i, unsigned *value)
{
    size_t n = str_at(s, i) == '[' ? str_number(s, i + 1, 2, value) : 0;
    char after = str_at(s, i + n + 2);
    return n && str_at(s, i + n + 1) == ']' && after != '(' && after != ':' ? n + 2 : 0;
}

/* The first call of a number in the blocks [0, end), after the one given. */
static bool find_call(const struct source_blocks *blocks, size_t end, unsigned number,
                      const struct bracketed *above, struct bracketed *call)
{
    for (size_t b = above->block; b < end; b++) {
        const struct source_block *block = &blocks->list.at[b];
        for (size_t r = b == above->block ? above->run : 0; r < block->runs.n; r++) {
            struct str text = block->runs.at[r].text;
            bool first = !r; /* what begins a paragraph calls nothing */
            for (size_t i = first; i < text.n; i++) {
                unsigned value;
                size_t n = bracketed(text, i, &value);
                if (!n || value != number)
                    continue;
                *call = (struct bracketed){b, r, i, n};
                return true;
            }
        }
    }
    return false;
}

/* Cuts the run that holds a call into the words before it, the call and the words after it. */
static void cut_call(struct source_runs *runs, const struct bracketed *c)
{
    struct source_run whole = runs->at[c->run], call = whole, after = whole;
    source_run_call(&call, str_slice(whole.text, c->at + 1, c->at + c->n - 1));
    call.pos.at += c->at;
    after.text = str_slice(whole.text, c->at + c->n, whole.text.n);
    after.pos.at += c->at + c->n;
    vec_push(runs);
    vec_push(runs);
    memmove(&runs->at[c->run + 3], &runs->at[c->run + 1],
            (runs->n - c->run - 3) * sizeof *runs->at);
    runs->at[c->run].text = str_slice(whole.text, 0, c->at);
    runs->at[c->run + 1] = call;
    runs->at[c->run + 2] = after;
}

/* A sentence in the text may begin with a number in brackets, but no note begins so. */
static bool begins_small(struct str text, size_t at)
{
    while (is_blank(str_at(text, at)))
        at++;
    return cp_is_lower(utf8_first(str_slice(text, at, text.n), 0));
}

static void make_note(struct source_block *b, size_t n)
{
    struct source_run *first = &b->runs.at[0];
    struct str text = first->text;
    b->kind = SOURCE_FOOTNOTE;
    b->mark = str_slice(text, 1, n - 1);
    while (is_blank(str_at(text, n)))
        n++;
    first->text = str_slice(text, n, text.n);
    first->pos.at += n;
}

void md_notes_bracketed(struct source_blocks *blocks)
{
    struct bracketed above = {0}, call;
    unsigned last = 0, value;
    for (size_t i = 0; i < blocks->list.n; i++) {
        struct source_block *b = &blocks->list.at[i];
        size_t n =
            b->kind == SOURCE_PARA && b->runs.n ? bracketed(b->runs.at[0].text, 0, &value) : 0;
        if (!n || value <= last || begins_small(b->runs.at[0].text, n) ||
            !find_call(blocks, i, value, &above, &call))
            continue;
        make_note(b, n);
        above = (struct bracketed){.block = call.block, .run = call.run + 2};
        last = value;
        struct bracketed from;
        do { /* once, or again */
            cut_call(&blocks->list.at[call.block].runs, &call);
            from = (struct bracketed){.block = call.block, .run = call.run + 2};
        } while (find_call(blocks, i, value, &from, &call));
    }
}

/* ---- calls ---- */

/* The mark as the source writes it, brackets or tags and all: "[^1]" and "<sup>1</sup>" differ. */
static struct str written_mark(struct pos pos, struct str mark)
{
    struct str text = pos.source->text;
    if (text.p[pos.at] == '^')
        return mark;
    bool bracket = text.p[pos.at] == '[';
    size_t before = bracket ? 1 + (text.p[pos.at + 1] == '^') : strlen("<sup>"),
           after = bracket ? 1 : strlen("</sup>");
    return str_slice(text, pos.at, pos.at + before + mark.n + after);
}

struct resolving {
    struct source_blocks *blocks;
    vec(struct str) marks; /* of the notes, as written, sorted */
    unsigned *number;      /* of each, 0 while nothing has called it */
    unsigned called;
    bool named;
};

/* A name in place of a number or of stars. */
static bool is_name(struct str mark)
{
    for (size_t i = 0; i < mark.n; i++)
        if (!is_digit(mark.p[i]) && mark.p[i] != '*')
            return true;
    return false;
}

/* Notes in the sentence, "^[...]", may begin alike: there only the same string is the same mark. */
static int mark_order(struct str a, struct str b)
{
    int order = str_cmp(a, b);
    return order || str_at(a, 0) != '^' ? order : mem_order(a.p, b.p);
}

static int by_written_mark(const void *left, const void *right)
{
    return mark_order(*(const struct str *)left, *(const struct str *)right);
}

static size_t note_of(const struct resolving *s, struct str written)
{
    size_t i;
    search_first(i, s->marks.n, mark_order(s->marks.at[i], written) < 0);
    return i < s->marks.n && !mark_order(s->marks.at[i], written) ? i : s->marks.n;
}

static struct str number_of(struct resolving *s, size_t note)
{
    if (!s->number[note])
        s->number[note] = ++s->called;
    return str_format(s->blocks->arena, "%u", s->number[note]);
}

/* A call that no footnote answers is text: "m<sup>2</sup>" a raised 2, "[^x]" itself. */
static void resolve_calls(struct resolving *s, struct source_runs *runs)
{
    for (size_t i = 0; i < runs->n; i++) {
        struct source_run *r = &runs->at[i];
        if (!r->call)
            continue;
        struct str mark = source_run_mark(r), written = written_mark(r->pos, mark);
        size_t note = note_of(s, written);
        if (note < s->marks.n) {
            if (s->named)
                source_run_call(r, number_of(s, note));
            continue;
        }
        bool bracket = *written.p == '[';
        if (bracket)
            diag(MSG_FOOTNOTE_CALL, r->pos, STR_ARG(mark), STR_ARG(mark));
        r->style |= bracket ? 0 : STYLE_SUPERSCRIPT;
        r->text = bracket ? written : mark;
        r->pos.at += (size_t)(r->text.p - written.p);
        r->call = 0;
    }
}

void md_notes_resolve(struct source_blocks *blocks)
{
    struct resolving s = {.blocks = blocks};
    for (size_t i = 0; i < blocks->list.n; i++) {
        const struct source_block *b = &blocks->list.at[i];
        if (b->kind != SOURCE_FOOTNOTE)
            continue;
        *vec_push(&s.marks) = written_mark(b->pos, b->mark);
        s.named |= is_name(b->mark);
    }
    array_sort(s.marks.at, s.marks.n, by_written_mark);
    s.number = arena_array(blocks->arena, s.marks.n + 1, sizeof *s.number);
    for (size_t i = 0; i < blocks->list.n; i++) {
        struct source_block *b = &blocks->list.at[i];
        resolve_calls(&s, &b->runs);
        for (size_t k = 0; k < b->cells.n; k++)
            resolve_calls(&s, &b->cells.at[k].runs);
    }
    for (size_t i = 0; s.named && i < blocks->list.n; i++) {
        struct source_block *b = &blocks->list.at[i];
        if (b->kind == SOURCE_FOOTNOTE)
            b->mark = number_of(&s, note_of(&s, written_mark(b->pos, b->mark)));
    }
    vec_free(&s.marks);
}
