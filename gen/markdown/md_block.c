/*
 * Markdown into blocks: see md_block.h.
 *
 * Lines are taken one by one. A paragraph, bullet or footnote stays open, and takes further lines,
 * until a blank line or a line that begins a block; its inline mark-up is read when it closes.
 */
#include "markdown/md_block.h"

#include "base/diag.h"
#include "base/limits.h"
#include "base/mem.h"
#include "lexicon/list_mark.h"
#include "markdown/md_token.h"
#include "markdown/html_tag.h"
#include "markdown/md_converter.h"
#include "markdown/md_marks.h"
#include "markdown/md_notes.h"
#include "markdown/text_table.h"

/*
 * MAX_CELLS: what follows is reported and stays in the last cell (a row of thousands is an attack
 * on the layout, no table of an official paper). MAX_DEPTH: list levels; deeper ones count as the
 * last. OWN_INDENT: blanks from a bullet's mark to the paragraphs that belong to it. LEAST_RULE:
 * signs that make a rule.
 */
enum {
    MAX_CELLS = LIMIT_COLUMNS,
    MAX_DEPTH = LIMIT_LISTS,
    OWN_INDENT = 2,
    TAB = 4,
    LEAST_RULE = 3
};

struct scanner {
    struct arena *arena;
    const struct source *source;
    struct source_blocks *out;
    size_t line;             /* 1-based */
    bool blank;              /* the line before is blank, or there is none */
    bool open;               /* the last block takes further lines */
    bool escaped;            /* the open bullet's mark was escaped */
    bool quoted;             /* the line before is of a block quote */
    bool table;              /* the last block is a row, which others may follow */
    bool headless;           /* its table has no head */
    unsigned shape;          /* of the number with which the open block begins */
    size_t from, to;         /* text of the open block, offsets into the source */
    size_t marks[MAX_DEPTH]; /* columns of the bullets that are open around the next block */
    size_t depth;
    struct text_tables tables;
    size_t table_end; /* last line of a table of text_table.h, below which ": " begins a caption */
    struct md_inline_notes cell_notes;
    size_t last_comment_end; /* offset of the last "-->" of the source, 0 if there is none */
};

/* What is left to read of a line. */
struct rest {
    struct str text; /* from the first character that is no blank, without the line end */
    size_t at;       /* its offset in the source */
    size_t columns;  /* its place in the line */
};

static struct rest rest_of(const struct scanner *s, size_t from, size_t columns)
{
    struct str line = source_line(s->source, s->line);
    size_t i = from - s->source->line_at[s->line - 1];
    line = str_ends(line, STR("\r")) ? str_slice(line, 0, line.n - 1) : line;
    for (; is_blank(str_at(line, i)); i++)
        columns += line.p[i] == '\t' ? TAB - columns % TAB : 1;
    return (struct rest){str_slice(line, i, line.n), s->source->line_at[s->line - 1] + i, columns};
}

static struct source_block *last_block(const struct scanner *s)
{
    return &s->out->list.at[s->out->list.n - 1];
}

/* The text of the open block; notes within its sentences are blocks below it. */
static void read_open_text(struct scanner *s)
{
    struct md_inline_notes notes = {0};
    struct str text = str_slice(s->source->text, s->from, s->to);
    struct source_runs *runs = &last_block(s)->runs;
    md_notes_text(s->arena, text, (struct pos){s->source, s->from}, runs, &notes);
    if (runs->n < runs->cap)
        vec_trim(runs);
    for (size_t i = 0; i < notes.n; i++)
        md_notes_add(s->out, &notes.at[i], (struct pos){s->source, s->from + notes.at[i].at});
    vec_free(&notes);
}

static void close_block(struct scanner *s)
{
    s->table = false;
    if (!s->open)
        return;
    s->open = s->escaped = false;
    s->shape = 0;
    read_open_text(s);
}

static struct source_block *add_block(struct scanner *s, enum source_block_kind kind,
                                      const struct rest *r)
{
    close_block(s);
    bool glued = !s->blank;
    struct source_block *b = source_blocks_add(s->out, kind, (struct pos){s->source, r->at});
    b->glued = glued && s->out->list.n > 1;
    b->first_line = b->last_line = (unsigned)s->line;
    s->blank = false;
    return b;
}

/* The new block's text begins skip bytes into the rest of the line. */
static void open_text(struct scanner *s, const struct rest *r, size_t skip)
{
    while (is_blank(str_at(r->text, skip)))
        skip++;
    s->open = true;
    s->from = r->at + skip;
    s->to = r->at + r->text.n;
}

/* ---- what a line begins ---- */

static bool scan_heading(struct scanner *s, const struct rest *r)
{
    size_t mark = md_heading(r->text);
    if (!mark || mark == r->text.n)
        return false;
    struct source_block *b = add_block(s, SOURCE_HEADING, r);
    b->level = (unsigned)mark;
    s->depth = 0;
    struct rest inner = *r;
    inner.text = str_trim(inner.text);
    size_t n = inner.text.n; /* a closing row of # is no text */
    while (n > mark && inner.text.p[n - 1] == '#')
        n--;
    if (n == mark || is_blank(inner.text.p[n - 1]))
        inner.text.n = n;
    inner.text.n -= md_converter_attributes(inner.text);
    open_text(s, &inner, mark);
    close_block(s);
    return true;
}

/* A mark with nothing after it; also the lone star that papers have under the issuing body. */
static bool empty_mark(struct str s)
{
    static const char *const marks[] = {"*", "\\*", "-", "+"};
    return md_heading(s) == s.n || str_among(s, marks) < sizeof marks / sizeof *marks;
}

static bool scan_rule(struct scanner *s, const struct rest *r)
{
    struct str t = str_trim(r->text);
    if (md_rule(t) < LEAST_RULE && !empty_mark(t))
        return false;
    if (*t.p == '=' && s->open && last_block(s)->kind == SOURCE_PARA) { /* a heading's underline */
        struct source_block *b = last_block(s);
        b->kind = SOURCE_HEADING;
        b->level = 1;
        b->last_line = (unsigned)s->line;
        close_block(s);
        return true;
    }
    struct source_block *b = add_block(s, SOURCE_RULE, r);
    *vec_push(&b->runs) = (struct source_run){.text = t, .pos = b->pos};
    s->depth = 0;
    return true;
}

/* "[^1]:", or "<sup>1</sup>" where a paragraph may begin. */
static bool scan_footnote(struct scanner *s, const struct rest *r)
{
    struct str mark;
    size_t n = md_token_call(r->text, &mark);
    if (n && *r->text.p == '[')
        n = str_at(r->text, n) == ':' ? n + 1 : 0;
    else if (s->open && last_block(s)->kind != SOURCE_FOOTNOTE)
        n = 0;
    if (!n)
        return false;
    struct source_block *b = add_block(s, SOURCE_FOOTNOTE, r);
    b->mark = mark;
    open_text(s, r, n);
    s->marks[0] = r->columns;
    s->depth = 1;
    return true;
}

/* Blocks in column or beyond belong to the bullets that stay on the stack. */
static void leave_bullets(struct scanner *s, size_t column)
{
    while (s->depth && s->marks[s->depth - 1] + OWN_INDENT > column)
        s->depth--;
}

static bool scan_bullet(struct scanner *s, const struct rest *r)
{
    size_t escape = r->text.n > 2 && *r->text.p == '\\';
    size_t n = md_bullet(str_slice(r->text, escape, r->text.n));
    if (!n || escape + n == r->text.n || (escape && n > 1))
        return false;
    struct str mark = str_slice(r->text, escape, escape + n);
    /* An escaped or printer's dash inside a paragraph is text, unless it continues the list. */
    if (s->open && (escape || n > 1) &&
        !(last_block(s)->kind == SOURCE_BULLET && str_eq(last_block(s)->mark, mark) &&
          s->escaped == (escape > 0)))
        return false;
    leave_bullets(s, r->columns);
    struct source_block *b = add_block(s, SOURCE_BULLET, r);
    b->mark = mark;
    b->depth = (unsigned)s->depth;
    n += escape; /* beyond a blank, one that does not break is text */
    bool blank = n < r->text.n && is_space(r->text.p[n]);
    open_text(s, r, n + (blank ? 0 : list_mark_gap(str_slice(r->text, n, r->text.n))));
    s->escaped = escape > 0;
    if (s->depth < MAX_DEPTH)
        s->marks[s->depth++] = r->columns;
    else if (r->columns > s->marks[MAX_DEPTH - 1])
        diag(MSG_LIST_TOO_DEEP, (struct pos){s->source, r->at}, MAX_DEPTH);
    return true;
}

/* ---- comments ---- */

/* Takes the whole comment, over lines if need be; the scanner is then on its last line. */
static bool scan_comment(struct scanner *s, struct rest *r)
{
    if (!str_starts(r->text, STR("<!--")) || r->at + 4 > s->last_comment_end)
        return false;
    size_t end = str_find(s->source->text, STR("-->"), r->at + 4);
    struct source_block *b = add_block(s, SOURCE_COMMENT, r);
    struct str text = str_trim(str_slice(s->source->text, r->at + 4, end));
    *vec_push(&b->runs) =
        (struct source_run){.text = text, .pos = {s->source, (size_t)(text.p - s->source->text.p)}};
    while (s->line < s->source->lines && s->source->line_at[s->line] <= end)
        s->line++;
    b->last_line = (unsigned)s->line;
    *r = rest_of(s, end + 3, r->columns);
    return true;
}

/* ---- tables ---- */

static void add_row(struct scanner *s, const struct rest *r, bool head)
{
    bool table = s->table;
    struct source_block *b = add_block(s, SOURCE_ROW, r);
    b->head = head;
    b->headless = s->headless && !head;
    struct str line = md_cells(r->text);
    bool any = false;
    for (size_t i = 0; i <= line.n;) {
        size_t end = b->cells.n + 1 == MAX_CELLS ? line.n : md_pipe(line, i);
        struct str cell_text = str_trim(str_slice(line, i, end));
        struct source_cell *cell = vec_push(&b->cells);
        *cell = (struct source_cell){.pos = {s->source, (size_t)(cell_text.p - s->source->text.p)}};
        md_notes_text(s->arena, cell_text, cell->pos, &cell->runs, &s->cell_notes);
        any |= cell_text.n > 0;
        if (end == line.n && md_pipe(line, i) < line.n)
            diag(MSG_TABLE_TOO_WIDE, cell->pos, MAX_CELLS);
        i = end + 1;
    }
    vec_trim(&b->cells);
    if (head)
        s->headless = !any;
    if (!any && head) { /* a header row without text is form */
        for (size_t i = 0; i < b->cells.n; i++)
            vec_free(&b->cells.at[i].runs);
        vec_free(&b->cells);
        b->kind = SOURCE_RULE;
    }
    if (head) {
        b->last_line = (unsigned)++s->line;
        s->depth = 0;
    }
    s->table = table || head;
}

static bool scan_row(struct scanner *s, const struct rest *r)
{
    if (md_pipe(r->text, 0) == r->text.n)
        return false;
    bool head = !s->table && s->line < s->source->lines &&
                md_delimiter_row(source_line(s->source, s->line + 1));
    if (!head && !s->table)
        return false;
    add_row(s, r, head);
    return true;
}

static void scan_paragraph(struct scanner *, const struct rest *);

/* Ends a head of two columns, below which no rows are: a masthead or a foot. */
static bool ends_layout(const struct scanner *s, size_t line)
{
    struct str text = source_line(s->source, line);
    size_t pipe = md_pipe(text, 0);
    return md_delimiter_row(text) && md_pipe(text, pipe + 1) == text.n &&
           (line == s->source->lines || !str_trim(source_line(s->source, line + 1)).n);
}

/*
 * Cells of several lines, as html2text writes them: "A" / "B | C" / "D" / "---|---". Does the
 * second of two begin on the line.
 */
static bool begins_second_cell(const struct scanner *s, const struct rest *r)
{
    enum { CELL_LINES = 30 };
    size_t pipe = md_pipe(r->text, 0), line = s->line + 1, end = line + CELL_LINES;
    if (s->table || pipe == r->text.n || md_pipe(r->text, pipe + 1) < r->text.n)
        return false;
    for (; line <= s->source->lines && line < end; line++) {
        struct str next = str_trim(source_line(s->source, line));
        bool blank = !source_line(s->source, line).n; /* "<br>" alone leaves blanks */
        if (blank || md_pipe(next, 0) < next.n)
            break;
    }
    return line <= s->source->lines && line < end && ends_layout(s, line) &&
           (s->open || line > s->line + 1);
}

/* The line with the end of a cell and the beginning of the next, each a paragraph. */
static bool scan_cells(struct scanner *s, const struct rest *r)
{
    if (!begins_second_cell(s, r))
        return false;
    size_t pipe = md_pipe(r->text, 0);
    struct rest first = {str_trim(str_slice(r->text, 0, pipe)), r->at, r->columns};
    struct rest second = rest_of(s, r->at + pipe + 1, r->columns);
    if (first.text.n)
        scan_paragraph(s, &first);
    close_block(s);
    s->blank = true;
    if (second.text.n)
        scan_paragraph(s, &second);
    return true;
}

static void read_cell(const struct cell_reader *r, const struct cell_text *c, struct source_runs *o)
{
    struct scanner *s = r->front_end;
    md_notes_text(r->arena, c->whole, (struct pos){r->source, 0}, o, &s->cell_notes);
}

/* HTML, grids, columns below dashes; the scanner then is on its last line. */
static bool scan_text_table(struct scanner *s)
{
    const struct cell_reader reader = {read_cell, NULL, s, s->source, s->arena};
    struct source_blocks rows = {0};
    bool glued = !s->blank && s->out->list.n;
    size_t last = text_table_scan(&s->tables, &rows, &reader, s->line, glued);
    if (last)
        close_block(s);
    for (size_t i = 0; i < rows.list.n; i++)
        *vec_push(&s->out->list) = rows.list.at[i];
    vec_free(&rows.list);
    s->line = last ? last : s->line;
    s->table_end = last ? last : s->table_end;
    s->blank = !last && s->blank;
    s->depth = last ? 0 : s->depth;
    return last > 0;
}

/* ---- paragraphs ---- */

/* A line in an open paragraph begins the next clause: its number has the shape of the first, or it
 * is left of a bullet. */
static bool continues(const struct scanner *s, const struct rest *r)
{
    unsigned shape;
    if (!s->open || (str_at(r->text, 0) == '[' && is_digit(str_at(r->text, 1)) &&
                     s->source->text.p[s->from] == '[')) /* the next of the notes at the end */
        return false;
    bool left =
        last_block(s)->kind == SOURCE_BULLET && s->depth && r->columns < s->marks[s->depth - 1];
    bool first = str_starts(r->text, STR("1. ")) || str_starts(r->text, STR("1) "));
    return !(md_number(r->text, &shape) && left) && !first && !(shape && shape == s->shape);
}

static void scan_paragraph(struct scanner *s, const struct rest *r)
{
    if (continues(s, r)) {
        s->to = r->at + r->text.n;
        last_block(s)->last_line = (unsigned)s->line;
        return;
    }
    leave_bullets(s, r->columns);
    struct source_block *b = add_block(s, SOURCE_PARA, r);
    b->depth = (unsigned)s->depth;
    bool caption = s->table_end && s->line <= s->table_end + 2 && str_starts(r->text, STR(": "));
    open_text(s, r, caption ? 2 : 0);
    md_number(r->text, &s->shape);
}

/* Metadata before the text, between "---" lines, the first of which is the file's. */
static bool scan_metadata(struct scanner *s)
{
    enum { REACH = 200 }; /* lines */
    size_t end = 2, last = s->source->lines < REACH ? s->source->lines : REACH;
    struct str second = source_line(s->source, 2);
    if (s->line > 1 || !str_is(str_trim(source_line(s->source, 1)), "---") ||
        str_find(second, STR(":"), 0) == (size_t)-1)
        return false;
    while (end <= last && !str_is(str_trim(source_line(s->source, end)), "---") &&
           !str_is(str_trim(source_line(s->source, end)), "..."))
        end++;
    if (end > last)
        return false;
    struct rest r = rest_of(s, 0, 0);
    for (size_t line = 2; line < end; line++)
        md_converter_metadata(source_line(s->source, line), s->out);
    struct source_block *b = add_block(s, SOURCE_RULE, &r);
    struct str text =
        str_trim(str_slice(s->source->text, s->source->line_at[1], s->source->line_at[end - 1]));
    *vec_push(&b->runs) = (struct source_run){.text = text, .pos = b->pos};
    b->last_line = (unsigned)end;
    s->line = end;
    return true;
}

/* Fences, lone tags: noise, and what is above and below is apart. */
static bool scan_form(struct scanner *s, const struct rest *r)
{
    if (!md_converter_form(r->text))
        return false;
    struct source_block *b = add_block(s, SOURCE_RULE, r);
    *vec_push(&b->runs) = (struct source_run){.text = str_trim(r->text), .pos = b->pos};
    s->blank = true;
    return true;
}

/* "<li>", an item of a list of HTML. */
static bool scan_item(struct scanner *s, const struct rest *r)
{
    struct html_tag tag;
    size_t n = html_tag_read(r->text, &tag);
    if (!n || tag.close || !html_tag_is(&tag, "li"))
        return false;
    leave_bullets(s, 0);
    add_block(s, SOURCE_BULLET, r)->mark = STR("-");
    open_text(s, r, n);
    return true;
}

static void scan_line(struct scanner *s)
{
    struct rest r = rest_of(s, s->source->line_at[s->line - 1], 0);
    size_t quote = md_converter_quote(r.text); /* as converters write an indented paragraph */
    if (quote && !s->quoted)
        close_block(s);
    s->quoted = quote > 0;
    r.text = str_slice(r.text, quote, r.text.n);
    r.at += quote;
    bool blank = !str_trim(r.text).n;
    if (blank) {
        close_block(s);
        s->blank = true;
    }
    while (str_trim(r.text).n && scan_comment(s, &r))
        ;
    if (!str_trim(r.text).n || scan_metadata(s) || scan_cells(s, &r) ||
        (s->table && scan_row(s, &r)) || scan_text_table(s) || scan_row(s, &r) || scan_form(s, &r))
        return;
    if (scan_item(s, &r) || scan_rule(s, &r) || scan_heading(s, &r) || scan_footnote(s, &r) ||
        scan_bullet(s, &r))
        return;
    scan_paragraph(s, &r);
}

static size_t last_comment_end(struct str text)
{
    for (size_t i = text.n; i >= 3; i--)
        if (text.p[i - 1] == '>' && text.p[i - 2] == '-' && text.p[i - 3] == '-')
            return i - 3;
    return 0;
}

void md_block_scan(struct arena *arena, const struct source *source, struct source_blocks *out)
{
    struct scanner s = {.arena = arena,
                        .source = source,
                        .out = out,
                        .blank = true,
                        .last_comment_end = last_comment_end(source->text)};
    out->source = source;
    out->arena = arena;
    out->nested = true;
    text_tables_start(&s.tables, source);
    for (s.line = 1; s.line <= source->lines; s.line++)
        scan_line(&s);
    close_block(&s);
    md_notes_bracketed(out);
    md_notes_of_cells(out, &s.cell_notes);
    vec_free(&s.cell_notes);
    md_notes_join(out);
    md_notes_resolve(out);
    vec_trim(&out->list);
}
