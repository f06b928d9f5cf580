/* Scanned text into blocks: see scan_block.h. */
#include "read/scan/scan_block.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/search.h"
#include "base/unicode.h"
#include "markdown/md_converter.h"
#include "markdown/text_table.h"
#include "read/scan/aligned_table.h"
#include "read/scan/flow_hyphen.h"
#include "read/scan/flow_signers.h"
#include "read/scan/flow_text.h"
#include "read/scan/scan_inline.h"
#include "read/scan/scan_marks.h"
#include "read/scan/tab_row.h"
#include "lexicon/list_mark.h"

enum line_kind {
    LINE_BLANK,
    LINE_TEXT,
    LINE_NEW,
    LINE_HEADING,
    LINE_BULLET,
    LINE_NOTE,
    LINE_ROW,
    LINE_PIPES,
    LINE_DELIMITERS,
    LINE_RULE,
    LINE_COMMENT
};

struct scan_line {
    enum line_kind kind;
    size_t from, to; /* without outer blanks and line end */
    size_t text;     /* where the text after the mark begins */
    struct str mark; /* of a bullet or footnote */
    unsigned level;  /* of a heading */
    unsigned tabs;
    bool page; /* a page begins with it */
};

struct front_end {
    struct source_blocks *out;
    struct scan_inline_reader scanner;
    const struct source *source;
    size_t line; /* 1-based, the next to be read */
    bool glued;  /* no blank line since the last block */
    struct plain_notes plain;
    struct text_tables tables;
    struct flow_text flow;
    unsigned row_tabs; /* of the row above, while in a table */
    unsigned columns;  /* of the first row of that table */
};

static struct str slice(const struct front_end *f, size_t from, size_t to)
{
    return str_slice(f->source->text, from, to);
}

static size_t skip_blanks(struct str s, size_t at)
{
    while (at < s.n && is_space(s.p[at]))
        at++;
    return at;
}

static struct scan_line read_line(const struct front_end *f, size_t number)
{
    struct scan_line l = {.kind = LINE_BLANK};
    const struct plain_note *plain = NULL;
    struct str raw = source_line(f->source, number), s = str_trim(raw);
    s = str_trim(str_slice(s, scan_block_tags(s), s.n));
    l.from = (size_t)((s.n ? s.p : raw.p) - f->source->text.p);
    l.to = l.from + s.n;
    l.text = l.from;
    if (!s.n)
        return l;
    l.tabs = tab_row_tabs(raw);
    l.page = *raw.p == '\f';
    l.kind = LINE_TEXT;
    size_t hashes = 0, mark;
    bool markup = !f->source->printed;
    while (markup && hashes < s.n && s.p[hashes] == '#')
        hashes++;
    if (markup && str_starts(s, STR("<!--")))
        l.kind = LINE_COMMENT;
    else if (markup && s.p[0] == '|' && s.n > 1)
        l.kind = scan_is_delimiters(s) ? LINE_DELIMITERS : LINE_PIPES;
    else if ((plain = plain_note_on(&f->plain, number)) && plain->end) {
        l.kind = LINE_NOTE;
        l.mark = plain->mark;
        l.text = plain->text;
    } else if (scan_is_rule(s) || md_converter_form(s))
        l.kind = LINE_RULE;
    else if (hashes && hashes <= 6 && hashes < s.n && is_space(s.p[hashes])) {
        l.kind = LINE_HEADING;
        l.level = (unsigned)hashes;
        l.text += skip_blanks(s, hashes);
    } else if ((mark = scan_note_mark(f->scanner.arena, s, !markup, &l.mark))) {
        l.kind = LINE_NOTE;
        l.text += mark;
    } else if (plain) {
        l.kind = LINE_NOTE;
        l.mark = plain->mark;
        l.text = plain->text;
    } else if ((mark = scan_bullet_mark(s, &l.mark))) {
        l.kind = LINE_BULLET;
        l.text += mark + list_mark_gap(str_slice(s, mark, s.n));
    } else if (scan_begins_clause(s))
        l.kind = LINE_NEW;
    return l;
}

static size_t cells_filled(struct str raw)
{
    size_t filled = 0, start = 0;
    for (size_t i = 0; i <= raw.n; i++)
        if (i == raw.n || raw.p[i] == '\t') {
            filled += str_trim(str_slice(raw, start, i)).n > 0;
            start = i + 1;
        }
    return filled;
}

/* A row of tab-separated cells: three are filled, or it is right below a row, or printed. */
static bool is_row(const struct front_end *f, const struct scan_line *l, size_t number)
{
    if (l->tabs < 1 || f->row_tabs || f->source->printed)
        return l->tabs >= 1;
    return l->tabs >= 2 && cells_filled(source_line(f->source, number)) >= 3;
}

static struct source_block *add_block(struct front_end *f, enum source_block_kind kind,
                                      const struct scan_line *l)
{
    struct source_block *b = source_blocks_add(f->out, kind, (struct pos){f->source, l->from});
    b->glued = f->glued && !l->page;
    b->first_line = b->last_line = (unsigned)f->line;
    f->glued = true;
    return b;
}

static void add_cell(struct front_end *f, struct source_block *b, size_t from, size_t to)
{
    struct str text = str_trim(slice(f, from, to));
    bool merged = !text.n && source_is_merged(f->source, f->line, b->cells.n);
    from = (size_t)(text.p - f->source->text.p);
    struct source_cell *c = vec_push(&b->cells);
    *c = (struct source_cell){.pos = {f->source, from}, .merged = merged};
    f->scanner.carry = 0;
    scan_inline(&f->scanner, from, from + text.n, &c->runs);
    f->scanner.carry = 0;
}

/* The bytes are one more line of the row's last cell. */
static void add_cell_line(struct front_end *f, struct source_block *b, size_t from, size_t to)
{
    struct str text = str_trim(slice(f, from, to));
    struct source_cell *c = &b->cells.at[b->cells.n - 1];
    from = (size_t)(text.p - f->source->text.p);
    *vec_push(&c->runs) = (struct source_run){.text = STR("\n"), .pos = {f->source, from}};
    scan_inline(&f->scanner, from, from + text.n, &c->runs);
    f->scanner.carry = 0;
}

static void add_tab_row(struct front_end *f, const struct scan_line *l)
{
    struct source_block *b = add_block(f, SOURCE_ROW, l);
    f->columns = f->row_tabs ? f->columns : l->tabs + 1;
    size_t first = f->line, last = tab_row_end(f->source, first, f->columns);
    for (; f->line <= last; f->line++) {
        size_t cell = f->source->line_at[f->line - 1];
        size_t end = cell + source_line(f->source, f->line).n;
        bool rest = f->line > first; /* of a cell that began above */
        for (size_t i = cell; i <= end; i++) {
            char c = i < end ? f->source->text.p[i] : '\t';
            if (c != '\t' && (c != '\v' || !f->source->printed))
                continue;
            (rest ? add_cell_line : add_cell)(f, b, cell, i);
            rest = c == '\v'; /* read/pdf: paragraphs of a cell */
            cell = i + 1;
        }
    }
    b->last_line = (unsigned)last;
    f->row_tabs = f->columns - 1;
}

static void add_pipe_row(struct front_end *f, const struct scan_line *l)
{
    struct source_block *b = add_block(f, SOURCE_ROW, l);
    const char *p = f->source->text.p;
    size_t cell = l->from + 1;
    for (size_t i = cell; i < l->to; i++)
        if (p[i] == '|' && p[i - 1] != '\\') {
            add_cell(f, b, cell, i);
            cell = i + 1;
        }
    if (cell < l->to)
        add_cell(f, b, cell, l->to);
    f->line++;
}

static void add_rule(struct front_end *f, const struct scan_line *l)
{
    struct source_block *b = add_block(f, SOURCE_RULE, l);
    *vec_push(&b->runs) = (struct source_run){.text = slice(f, l->from, l->to), .pos = b->pos};
    f->line++;
}

/* "|---|---|" belongs to the head row above it. */
static void add_delimiters(struct front_end *f, const struct scan_line *l)
{
    struct source_block *above = f->out->list.n ? &f->out->list.at[f->out->list.n - 1] : NULL;
    if (!above || above->kind != SOURCE_ROW || !f->glued || above->head) {
        add_rule(f, l);
        return;
    }
    above->head = true;
    above->last_line = (unsigned)f->line++;
}

static void add_comment(struct front_end *f, const struct scan_line *l)
{
    struct source_block *b = add_block(f, SOURCE_COMMENT, l);
    size_t close = str_find(f->source->text, STR("-->"), l->from);
    size_t end = close == (size_t)-1 ? f->source->text.n : close;
    struct str text = str_trim(slice(f, l->from + 4, end));
    *vec_push(&b->runs) = (struct source_run){.text = text, .pos = b->pos};
    size_t last = pos_line((struct pos){f->source, close == (size_t)-1 ? end : end + 2});
    b->last_line = (unsigned)last;
    f->line = last + 1;
}

/*
 * The next note at the foot of the page, below the line of one, with no blank line between them:
 * paragraphs and lists between the two are of the first. None: in print, which has nothing below
 * the notes without a blank line, the line after the last one, but below "1." a number may begin
 * another note; else 0.
 */
static size_t next_note(const struct front_end *f, const struct scan_line *first)
{
    unsigned number = 0, next = 0;
    size_t line = f->line;
    char after = str_at(f->source->text, first->text);
    bool sure = f->source->printed && after != '.' && after != ')';
    str_number(first->mark, 0, 3, &number);
    for (; number && line <= f->source->lines; line++) {
        struct scan_line l = read_line(f, line);
        if (l.kind == LINE_BLANK || l.page)
            break;
        if (l.kind != LINE_NOTE)
            continue;
        str_number(l.mark, 0, 3, &next);
        return next == number + 1 ? line : 0;
    }
    return sure && number ? line : 0;
}

/* The last line of the paragraph that begins with the block's last line, read above it. */
static void add_tail(struct front_end *f, struct source_block *b)
{
    size_t line = flow_tail_of(&f->flow, b->last_line);
    if (!line)
        return;
    size_t from = (size_t)(flow_line(&f->flow, line).p - f->source->text.p);
    *vec_push(&b->runs) = (struct source_run){
        .text = STR("\n"), .pos = {f->source, (uint32_t)from}, .joins = true, .moved = true};
    scan_inline(&f->scanner, from, from + flow_line(&f->flow, line).n, &b->runs);
}

/* The lines from here that continue the block: no blank line, nothing that begins anew. */
static void add_text(struct front_end *f, const struct scan_line *first)
{
    static const enum source_block_kind kinds[] = {[LINE_HEADING] = SOURCE_HEADING,
                                                   [LINE_BULLET] = SOURCE_BULLET,
                                                   [LINE_NOTE] = SOURCE_FOOTNOTE};
    struct source_block *b = add_block(f, kinds[first->kind], first);
    b->level = first->level;
    b->mark = first->mark;
    const struct plain_note *plain = plain_note_on(&f->plain, f->line);
    b->whole = first->kind == LINE_NOTE && (f->source->printed || (plain && plain->end));
    b->rest = b->whole && !b->mark.n;
    size_t end = first->to;
    f->line++;
    if (first->text >= end && first->kind == LINE_NOTE) { /* its number has a line to itself */
        size_t line = pos_line((struct pos){f->source, first->text});
        end = read_line(f, line).to;
        b->last_line = (unsigned)line;
        f->line = line + 1;
    }
    size_t known = plain && first->kind == LINE_NOTE ? plain->end : 0;
    size_t note = b->whole && !known ? next_note(f, first) : known;
    while (first->kind != LINE_HEADING && f->line <= f->source->lines &&
           flow_use(&f->flow, f->line) == FLOW_PLAIN && !flow_tail_of(&f->flow, f->line - 1)) {
        struct scan_line next = read_line(f, f->line);
        if (f->line >= note && (next.kind != LINE_TEXT || next.page || is_row(f, &next, f->line) ||
                                text_table_begins(&f->tables, f->source, f->line) ||
                                aligned_table_begins(f->source, f->scanner.arena, f->line)))
            break;
        end = next.to;
        b->last_line = (unsigned)f->line++;
    }
    unsigned carry = f->scanner.carry;
    if (first->kind == LINE_NOTE)
        f->scanner.carry = 0;
    scan_inline(&f->scanner, first->text, end, &b->runs);
    if (first->kind == LINE_NOTE)
        f->scanner.carry = carry; /* the halves that a footnote parts belong together */
    flow_mend_offices(&f->flow, &b->runs);
    add_tail(f, b);
}

/* All marks that begin a footnote, sorted. */
static void find_notes(struct front_end *f)
{
    vec(struct str) marks = {0};
    for (size_t number = 1; number <= f->source->lines; number++) {
        struct str mark, s = str_trim(source_line(f->source, number));
        if (s.n && memchr("<[$\xC2\xE2", *s.p, 5) &&
            scan_note_mark(f->scanner.arena, s, f->source->printed, &mark))
            *vec_push(&marks) = mark;
    }
    array_sort(marks.at, marks.n, str_order);
    f->scanner.notes = marks.at;
    f->scanner.note_count = marks.n;
}

/* The text of a cell that is no stretch of the source: read as a small source of its own. */
static void read_cell(const struct cell_reader *reader, const struct cell_text *cell,
                      struct source_runs *out)
{
    const struct front_end *f = reader->front_end;
    struct source made = {.text = cell->whole};
    struct scan_inline_reader scanner = f->scanner;
    scanner.source = &made;
    struct plain_notes calls = {0};
    plain_notes_of_cell(&f->plain, cell, &calls);
    scanner.plain = &calls;
    scanner.carry = 0;
    scan_inline(&scanner, 0, made.text.n, out);
    plain_notes_free(&calls);
}

/* Does a note begin on the line, as its place shows: those that are told by numbers may be rows. */
static bool is_note(const struct cell_reader *reader, size_t line)
{
    const struct front_end *f = reader->front_end;
    const struct plain_note *note = plain_note_on(&f->plain, line);
    return note && note->end;
}

/* HTML, grids, columns below dashes or between blanks. */
static bool add_text_table(struct front_end *f)
{
    const struct cell_reader reader = {read_cell, is_note, f, f->source, f->scanner.arena};
    size_t last = text_table_scan(&f->tables, f->out, &reader, f->line, f->glued);
    last = last ? last : aligned_table_scan(f->out, &reader, f->line, f->glued);
    if (!last)
        return false;
    f->line = last + 1;
    f->glued = true;
    f->row_tabs = 0;
    return true;
}

/* A row for each piece of a table whose columns are not known, with one cell. */
static void add_flow_table(struct front_end *f, const struct flow_table *t)
{
    for (size_t i = t->pieces; i < t->more; i++) {
        const struct flow_piece *p = &f->flow.piece.at[i];
        struct scan_line l = read_line(f, p->first);
        struct source_block *b = add_block(f, SOURCE_ROW, &l);
        add_cell(f, b, l.from, l.to);
        for (size_t line = p->first + 1; line <= p->last; line++) {
            struct str text = flow_line(&f->flow, line);
            size_t from = (size_t)(text.p - f->source->text.p);
            if (text.n)
                add_cell_line(f, b, from, from + text.n);
        }
        b->headless = true;
        b->first_line = (unsigned)p->first;
        b->last_line = (unsigned)p->last;
    }
}

/* One more line of the block, or what is left of the line above it. */
static void add_flow_line(struct front_end *f, struct source_block *b, size_t line, bool rest)
{
    size_t from = (size_t)(flow_line(&f->flow, line).p - f->source->text.p);
    if (b->runs.n)
        *vec_push(&b->runs) = (struct source_run){.text = rest ? STR(" ") : STR("\n"),
                                                  .pos = {f->source, (uint32_t)from},
                                                  .moved = !rest};
    scan_inline(&f->scanner, from, from + flow_line(&f->flow, line).n, &b->runs);
}

/* A block for each who signs beside others. */
static void add_flow_signers(struct front_end *f, const struct flow_signer *s)
{
    const struct flow_signer *end = f->flow.signer.at + f->flow.signer.n;
    for (size_t at = s->at; s < end && s->at == at; s++) {
        struct scan_line l = read_line(f, s->line[0]);
        f->glued = false;
        struct source_block *b = add_block(f, SOURCE_PARA, &l);
        for (size_t i = 0; i < s->lines; i++)
            add_flow_line(f, b, s->line[i], s->rest && i + 1 == s->lines);
        b->first_line = b->last_line = (unsigned)s->line[0];
    }
}

/* A line of flow text that is not read where it stands, or in place of which a table is. */
static bool read_flow(struct front_end *f)
{
    const struct flow_table *table = flow_table_at(&f->flow, f->line);
    if (table)
        add_flow_table(f, table);
    const struct flow_signer *signer = flow_signer_at(&f->flow, f->line);
    if (signer)
        add_flow_signers(f, signer);
    if (flow_use(&f->flow, f->line) == FLOW_PLAIN)
        return false;
    f->line++;
    f->glued = false;
    return true;
}

static void read_block(struct front_end *f)
{
    if (read_flow(f))
        return;
    struct scan_line l = read_line(f, f->line);
    if (add_text_table(f))
        return;
    bool row = l.kind != LINE_BLANK && l.kind != LINE_PIPES && is_row(f, &l, f->line);
    if (!row)
        f->row_tabs = 0;
    if (row)
        add_tab_row(f, &l);
    else if (l.kind == LINE_BLANK) {
        f->glued = false;
        f->line++;
    } else if (l.kind == LINE_PIPES)
        add_pipe_row(f, &l);
    else if (l.kind == LINE_DELIMITERS)
        add_delimiters(f, &l);
    else if (l.kind == LINE_RULE)
        add_rule(f, &l);
    else if (l.kind == LINE_COMMENT)
        add_comment(f, &l);
    else
        add_text(f, &l);
}

void scan_blocks(struct arena *arena, const struct source *source, struct source_blocks *out)
{
    struct front_end f = {
        .out = out, .source = source, .line = 1, .scanner = {.source = source, .arena = arena}};
    out->source = source;
    out->arena = arena;
    find_notes(&f);
    flow_text_find(&f.flow, source);
    out->full = f.flow.full;
    plain_note_find(source, &f.flow, &f.plain);
    flow_hyphens_say(&f.flow, &f.plain);
    text_tables_start(&f.tables, source);
    f.scanner.plain = &f.plain;
    while (f.line <= source->lines)
        read_block(&f);
    free((void *)f.scanner.notes);
    plain_notes_free(&f.plain);
    flow_text_free(&f.flow);
}
