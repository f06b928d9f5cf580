/* Scanned text into blocks: see scan_block.h. */
#include "read/scan/scan_block.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/search.h"
#include "base/unicode.h"
#include "markdown/html_tag.h"
#include "markdown/md_converter.h"
#include "markdown/text_table.h"
#include "read/scan/aligned_table.h"
#include "read/scan/scan_inline.h"
#include "read/scan/tab_row.h"
#include "lexicon/label.h"
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
    unsigned row_tabs; /* of the row above, while in a table */
    unsigned columns;  /* of the first row of that table */
};

static struct str slice(const struct front_end *f, size_t from, size_t to)
{
    return str_slice(f->source->text, from, to);
}

/* A line of nothing but dashes, stars, underscores or equals signs, or what is left of a border. */
static bool is_rule(struct str s)
{
    static const char *const marks[] = {"-", "*", "_", "=", "~", "–", "—", "\\*", "\\-", "\\_"};
    size_t count = 0, stars = 0, at = 0;
    if (str_is(s, "|"))
        return true;
    while (at < s.n) {
        size_t was = at;
        for (size_t i = 0; at == was && i < sizeof marks / sizeof *marks; i++)
            if (str_starts(str_slice(s, at, s.n), str_of(marks[i]))) {
                at += strlen(marks[i]);
                stars += marks[i][strlen(marks[i]) - 1] == '*';
                count++;
            }
        if (at == was && s.p[at] == ' ')
            at++;
        if (at == was)
            return false;
    }
    return count >= 3 || (stars && stars == count);
}

/* Cells "---", ":--:" between pipes. */
static bool is_delimiters(struct str s)
{
    bool dash = false;
    for (size_t i = 0; i < s.n; i++) {
        if (!strchr("|-: \t", s.p[i]))
            return false;
        dash |= s.p[i] == '-';
    }
    return dash;
}

static size_t skip_blanks(struct str s, size_t at)
{
    while (at < s.n && is_space(s.p[at]))
        at++;
    return at;
}

/* "[^1]:", after which some readers write the raised mark once more: "[^0]: ${ }^{1}$". */
static size_t bracket_start(struct arena *a, struct str s, struct str *mark)
{
    enum { LONGEST = 32 };
    size_t close = str_find(str_slice(s, 0, LONGEST), STR("]:"), 2);
    if (!str_starts(s, STR("[^")) || close == (size_t)-1)
        return 0;
    *mark = str_slice(s, 2, close);
    struct str again, rest = str_slice(s, close + 2, s.n), text = str_trim(rest);
    size_t n = scan_inline_raised(a, text, &again);
    if (n)
        *mark = again;
    return mark->n ? close + 2 + (n ? (size_t)(text.p - rest.p) + n : 0) : 0;
}

/*
 * Bytes of the mark that begins a footnote, and of the blanks after it; 0 when there is none. In
 * print a call does not begin a line: "1." there is a mark with its stop.
 */
static size_t note_start(struct arena *a, struct str s, bool printed, struct str *mark)
{
    size_t end = bracket_start(a, s, mark), raised = end ? 0 : scan_inline_raised(a, s, mark);
    uint32_t c = utf8_first(str_slice(s, raised, s.n), ' ');
    bool stop = printed && (c == '.' || c == ')') && str_at(s, raised + 1) == ' ';
    if (raised && !cp_is_space(c) && !cp_is_letter(c) && !stop)
        return 0; /* a call before punctuation begins the second half of a sentence */
    end += raised;
    return end ? skip_blanks(s, end) : 0;
}

/* Bytes of a list mark, with its escape; 0 when there is none. */
static size_t bullet_mark(struct str s, struct str *mark)
{
    size_t escape = s.n && s.p[0] == '\\';
    size_t sign = list_mark_length(str_slice(s, escape, s.n)), n = escape + sign;
    if (!sign)
        return 0;
    uint32_t c = utf8_first(str_slice(s, n, s.n), ' ');
    bool opens = s.p[escape] != '*' && (cp_is_upper(c) || c == '*' || c == '"' || c == 0x201C);
    if (!cp_is_space(c) && !opens)
        return 0;
    *mark = str_slice(s, escape, n);
    return n;
}

/* A numbered clause begins here: stars and escapes before and in the number are looked through. */
static bool begins_clause(struct str s)
{
    char head[24];
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < sizeof head; i++)
        if (s.p[i] != '*' && s.p[i] != '\\')
            head[n++] = s.p[i];
    struct str text = {head, utf8_check((struct str){head, n})};
    return label_read(text).class != LABEL_NONE;
}

/* Bytes of the tags of paragraphs and headings with which a line begins. */
static size_t block_tags(struct str s)
{
    static const char *const names[] = {"p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6"};
    size_t at = 0, n;
    struct html_tag tag;
    while ((n = html_tag_read(str_slice(s, at, s.n), &tag))) {
        size_t i = 0;
        while (i < sizeof names / sizeof *names && !html_tag_is(&tag, names[i]))
            i++;
        if (i == sizeof names / sizeof *names || at + n == s.n)
            break;
        at += n;
    }
    return at;
}

static struct scan_line read_line(const struct front_end *f, size_t number)
{
    struct scan_line l = {.kind = LINE_BLANK};
    const struct plain_note *plain = NULL;
    struct str raw = source_line(f->source, number), s = str_trim(raw);
    s = str_trim(str_slice(s, block_tags(s), s.n));
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
        l.kind = is_delimiters(s) ? LINE_DELIMITERS : LINE_PIPES;
    else if ((plain = plain_note_on(&f->plain, number)) && plain->end) {
        l.kind = LINE_NOTE;
        l.mark = plain->mark;
        l.text = plain->text;
    } else if (is_rule(s) || md_converter_form(s))
        l.kind = LINE_RULE;
    else if (hashes && hashes <= 6 && hashes < s.n && is_space(s.p[hashes])) {
        l.kind = LINE_HEADING;
        l.level = (unsigned)hashes;
        l.text += skip_blanks(s, hashes);
    } else if ((mark = note_start(f->scanner.arena, s, !markup, &l.mark))) {
        l.kind = LINE_NOTE;
        l.text += mark;
    } else if (plain) {
        l.kind = LINE_NOTE;
        l.mark = plain->mark;
        l.text = plain->text;
    } else if ((mark = bullet_mark(s, &l.mark))) {
        l.kind = LINE_BULLET;
        l.text += mark + list_mark_gap(str_slice(s, mark, s.n));
    } else if (begins_clause(s))
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
            if (c != '\t' && c != '\v')
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
    while (first->kind != LINE_HEADING && f->line <= f->source->lines) {
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
}

/* All marks that begin a footnote, sorted. */
static void find_notes(struct front_end *f)
{
    vec(struct str) marks = {0};
    for (size_t number = 1; number <= f->source->lines; number++) {
        struct str mark, s = str_trim(source_line(f->source, number));
        if (s.n && memchr("<[$\xC2\xE2", *s.p, 5) &&
            note_start(f->scanner.arena, s, f->source->printed, &mark))
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

static void read_block(struct front_end *f)
{
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
    plain_note_find(source, &f.plain);
    text_tables_start(&f.tables, source);
    f.scanner.plain = &f.plain;
    while (f.line <= source->lines)
        read_block(&f);
    free((void *)f.scanner.notes);
    plain_notes_free(&f.plain);
}
