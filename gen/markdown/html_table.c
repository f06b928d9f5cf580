/* Tables in HTML: see table_forms.h. */
#include "markdown/table_forms.h"
#include "base/diag.h"
#include "base/limits.h"

#include <stdio.h>

#include "markdown/html_tag.h"
#include "model/doc.h"

/*
 * MAX_CELLS: what is beyond is reported and goes into the last cell: an attack, no table of a
 * paper. MAX_LISTS: list levels whose marks are counted. MAX_SPAN: rows that a cell reaches over.
 */
enum { MAX_CELLS = LIMIT_COLUMNS, MAX_LISTS = 8, MAX_SPAN = 10000, LIST_MARK = 16 };

struct html_table {
    struct source_blocks *out;
    const struct cell_reader *reader;
    const struct source *source;
    size_t at;       /* offset of what is read next */
    size_t last;     /* offset at which the last table of the text ends */
    size_t depth;    /* tables that are open */
    size_t line;     /* the first that no block has yet */
    size_t row;      /* index of the open row's block */
    size_t head_row; /* of the first one of the open thead */
    bool row_open, cell_open, head, all_heads, glued;
    bool headless;                  /* the thead was empty: the table has no head */
    struct cell_text text;          /* of the open cell, or of what is between rows */
    size_t colspan, rowspan;        /* of the open cell */
    size_t reach[MAX_CELLS];        /* rows that a cell above reaches over yet, by column */
    size_t lists, items[MAX_LISTS]; /* open lists; items so far of an ordered one, 0 of others */
    size_t marked; /* bytes of the cell's text up to the end of the last mark of a list item; 0:
                      none */
    bool ordered[MAX_LISTS];
};

bool html_table_begins(struct str line)
{
    struct html_tag tag;
    size_t n;
    for (line = str_trim(line); (n = html_tag_read(line, &tag));
         line = str_trim(str_slice(line, n, line.n))) {
        if (html_tag_is(&tag, "table"))
            return !tag.close;
        if (!html_tag_is(&tag, "div") && !html_tag_is(&tag, "center") &&
            !html_tag_is(&tag, "figure"))
            return false;
    }
    return false;
}

size_t html_table_last(struct str text)
{
    static const char mark[] = "</table";
    for (size_t i = text.n; i-- > 0;)
        if (text.p[i] == '<' && (str_starts(str_slice(text, i, text.n), STR(mark)) ||
                                 str_starts(str_slice(text, i, text.n), STR("</TABLE"))))
            return i;
    return 0;
}

/* ---- blocks ---- */

static struct source_block *add_block(struct html_table *t, enum source_block_kind kind)
{
    struct source_block *b = source_blocks_add(t->out, kind, (struct pos){t->source, t->at});
    b->first_line = (unsigned)t->line;
    b->last_line = (unsigned)pos_line((struct pos){t->source, t->at});
    b->first_line = b->first_line > b->last_line ? b->last_line : b->first_line;
    b->glued = t->glued;
    t->glued = true;
    return b;
}

static void close_lines(struct html_table *t, struct source_block *b)
{
    b->last_line = (unsigned)pos_line((struct pos){t->source, t->at ? t->at - 1 : 0});
    t->line = b->last_line + 1;
}

/* What is between rows: a caption. */
static void close_caption(struct html_table *t)
{
    bool words = str_trim(buf_view(&t->text.text)).n > 0;
    struct source_cell cell = {0};
    cell_text_end(&t->text, t->reader, &cell);
    if (!words || !cell.runs.n) {
        vec_free(&cell.runs);
        return;
    }
    struct source_block *b = add_block(t, SOURCE_PARA);
    b->runs = cell.runs;
    b->pos = cell.pos;
    close_lines(t, b);
}

/* ---- cells and rows ---- */

static struct source_block *open_row_block(struct html_table *t)
{
    return &t->out->list.at[t->row];
}

/* A cell that continues the one above it, or the one left of it. */
static void add_empty(struct html_table *t, bool above)
{
    *vec_push(&open_row_block(t)->cells) =
        (struct source_cell){.pos = {t->source, t->at}, .merged = above, .spanned = !above};
}

/* Cells that one of the rows above reaches over. */
static void add_merged(struct html_table *t)
{
    for (size_t c; (c = open_row_block(t)->cells.n) < MAX_CELLS && t->reach[c];) {
        t->reach[c]--;
        add_empty(t, true);
    }
}

static void close_cell(struct html_table *t)
{
    if (!t->cell_open)
        return;
    t->cell_open = false;
    t->lists = 0;
    add_merged(t);
    size_t column = open_row_block(t)->cells.n;
    if (column >= MAX_CELLS) { /* its text is kept for what is between rows */
        diag(MSG_TABLE_TOO_WIDE, (struct pos){t->source, t->at}, MAX_CELLS);
        t->text.apart = true;
        return;
    }
    struct source_cell cell = {0};
    bool text = t->text.slices.n > 0;
    cell_text_end(&t->text, t->reader, &cell);
    if (!text)
        cell.pos.at = t->at;
    *vec_push(&open_row_block(t)->cells) = cell;
    for (size_t i = 0; i < t->colspan && column + i < MAX_CELLS; i++) {
        t->reach[column + i] = t->rowspan - 1;
        if (i)
            add_empty(t, false);
    }
}

static void open_cell(struct html_table *t, const struct html_tag *tag)
{
    close_cell(t);
    t->cell_open = true;
    t->marked = 0;
    t->colspan = tag ? html_tag_number(tag, "colspan", MAX_CELLS) : 1;
    t->rowspan = tag ? html_tag_number(tag, "rowspan", MAX_SPAN) : 1;
    t->all_heads &= tag && html_tag_is(tag, "th");
}

static void close_row(struct html_table *t)
{
    close_cell(t);
    if (!t->row_open)
        return;
    t->row_open = false;
    if (!open_row_block(t)->cells.n) { /* its lines go to the next row */
        t->out->list.n--;
        return;
    }
    add_merged(t);
    struct source_block *b = open_row_block(t);
    b->head = t->head || t->all_heads;
    b->headless = t->headless && !b->head;
    close_lines(t, b);
}

static void open_row(struct html_table *t)
{
    close_row(t);
    close_caption(t);
    add_block(t, SOURCE_ROW);
    t->row = t->out->list.n - 1;
    t->row_open = t->all_heads = true;
}

/* ---- tags ---- */

static void list_item(struct html_table *t)
{
    char mark[LIST_MARK];
    size_t level = t->lists < MAX_LISTS ? t->lists : MAX_LISTS;
    if (level && t->ordered[level - 1])
        snprintf(mark, sizeof mark, "%zu. ", ++t->items[level - 1]);
    else
        snprintf(mark, sizeof mark, "- ");
    t->text.apart = true;
    cell_text_put(&t->text, str_of(mark));
    t->marked = t->text.text.n;
}

/* Has a list item begun of which there are no words yet: "<li><p>". */
static bool is_marked(const struct html_table *t)
{
    struct str text = buf_view(&t->text.text);
    return t->marked && text.n >= t->marked && !str_trim(str_slice(text, t->marked, text.n)).n;
}

static void list_tag(struct html_table *t, const struct html_tag *tag)
{
    t->text.apart = true;
    if (tag->close) {
        t->lists -= t->lists > 0;
        return;
    }
    if (t->lists < MAX_LISTS) {
        t->ordered[t->lists] = html_tag_is(tag, "ol");
        t->items[t->lists] = 0;
    }
    t->lists++;
}

static void style_tag(struct html_table *t, unsigned style, bool close)
{
    static const char *const marks[][2] = {[STYLE_BOLD] = {"<b>", "</b>"},
                                           [STYLE_ITALIC] = {"<i>", "</i>"},
                                           [STYLE_UNDERLINE] = {"<u>", "</u>"},
                                           [STYLE_SUPERSCRIPT] = {"<sup>", "</sup>"}};
    cell_text_put(&t->text, str_of(marks[style][close]));
}

static void table_tag(struct html_table *t, const struct html_tag *tag)
{
    bool cell = html_tag_is(tag, "td") || html_tag_is(tag, "th");
    if (html_tag_is(tag, "table")) {
        if (tag->close && !--t->depth)
            close_row(t);
        t->headless &= t->depth > 0;
        t->depth += !tag->close;
        t->text.apart = true;
    } else if (t->depth > 1) { /* inside a cell: rows are lines, cells are parted by blanks */
        t->text.apart |= !cell;
        if (cell && !tag->close)
            buf_char(&t->text.text, ' ');
    } else if (html_tag_is(tag, "tr"))
        tag->close ? close_row(t) : open_row(t);
    else if (cell) {
        if (tag->close) {
            close_cell(t);
            return;
        }
        if (!t->row_open)
            open_row(t);
        open_cell(t, tag);
    } else {
        close_row(t);
        if (html_tag_is(tag, "caption") && tag->close)
            close_caption(t);
        t->headless |=
            html_tag_is(tag, "thead") && tag->close && t->head && t->head_row == t->out->list.n;
        t->head = html_tag_is(tag, "thead") && !tag->close;
        t->head_row = t->out->list.n;
    }
}

static void take_tag(struct html_table *t, const struct html_tag *tag)
{
    static const char *const within_lines[] = {"span", "a",     "font", "col",
                                               "sub",  "small", "s",    NULL};
    if (html_tag_of_table(tag))
        table_tag(t, tag);
    else if (html_tag_is(tag, "ul") || html_tag_is(tag, "ol"))
        list_tag(t, tag);
    else if (html_tag_is(tag, "li") && !tag->close)
        list_item(t);
    else if (html_tag_style(tag))
        style_tag(t, html_tag_style(tag), tag->close);
    else if (!html_tag_among(tag, within_lines) && !is_marked(t))
        t->text.apart = true; /* p, div, br, headings */
}

/* ---- the whole ---- */

/* One table, from its first tag on. */
static void read_table(struct html_table *t)
{
    size_t from = t->at;
    struct str text = t->source->text;
    bool begun = false;
    while (t->at < text.n && (!begun || t->depth)) {
        struct html_tag tag;
        size_t n = text.p[t->at] == '<' ? html_tag_read(str_slice(text, t->at, text.n), &tag) : 0;
        if (n && html_tag_known(&tag)) {
            if (t->row_open && !t->cell_open && str_trim(str_slice(text, from, t->at)).n)
                open_cell(t, NULL);
            cell_text_add(&t->text, t->source, from, t->at);
            t->at += n;
            from = t->at;
            take_tag(t, &tag);
            begun |= html_tag_is(&tag, "table");
            if (t->at > t->last)
                t->depth = 0;
        } else
            t->at++;
    }
    close_row(t);
    close_caption(t);
}

size_t html_table_scan(struct source_blocks *out, const struct cell_reader *reader, size_t line,
                       size_t last_table, bool glued)
{
    const struct source *source = reader->source;
    struct html_table t = {.out = out, .reader = reader, .source = source, .line = line};
    t.glued = glued;
    t.at = cell_line_start(source, line);
    t.last = last_table;
    size_t before = out->list.n, last;
    for (;;) {
        read_table(&t);
        last = pos_line((struct pos){source, t.at - 1});
        struct html_tag tag;
        struct str rest = str_slice(source->text, t.at, cell_line_end(source, last));
        for (size_t n; (n = html_tag_read(rest, &tag)) && tag.close && html_tag_known(&tag);
             rest = str_slice(rest, n, rest.n))
            t.at += n;
        if (html_table_begins(rest))
            continue;
        cell_text_add(&t.text, source, t.at, t.at + rest.n);
        t.line = last;
        close_caption(&t);
        break;
    }
    struct source_block *end = out->list.n > before ? &out->list.at[out->list.n - 1] : NULL;
    if (end)
        end->last_line = (unsigned)last;
    else
        add_block(&t, SOURCE_RULE)->last_line = (unsigned)last;
    return last;
}
