/*
 * Layout cases: tests/layout/NAME.flow says what to set, NAME.layout what layout_dump() has to
 * give. A case needs no code. `build/tests/test_layout --accept NAME` prints the difference's new
 * side into NAME.layout; `--dump FILE` shows one; `--rows N` sets a table of N rows and prints
 * nothing, for timing. Whatever the case, the pages are held against what is true of all pages
 * .
 *
 * Grammar of a .flow file, a command per line, lengths in points; # begins a comment:
 *     section W H TOP BOTTOM LEFT RIGHT [FIRST-NUMBER]
 *     number SIZE Y              running page number, not on the first page
 *     set OPTIONS                what paragraphs are from here on
 *     p OPTIONS : TEXT           a paragraph: **bold**, _italic_, ^superscript^, ~underlined~,
 *                                [^N] calls note N, [#N] is anchor N, \n ends a line
 *     note : TEXT                the next footnote
 *     rule LENGTH THICKNESS ALIGN BEFORE AFTER | share THOUSANDTHS THICKNESS ALIGN BEFORE AFTER
 *     space HEIGHT
 *     table OPTIONS              border T  padding X Y  header N  width W  whole THOUSANDTHS
 *                                empty THOUSANDTHS  continued (tiếp theo)
 *     column WIDTH MIN MAX       0 for none
 *     row [keep]
 *     cell [rows N] [columns N] [covered] [middle] [OPTIONS] : TEXT
 *     end                        of the table
 * OPTIONS: size N, leading N, exact, align left|center|right|justify, first N, left N, right N,
 *     before N, after N, next, together, previous, page, done, frame T PADDING, anchor N, whole
 * (words)
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/source.h"
#include "base/unicode.h"
#include "layout/font.h"
#include "layout/fontfile.h"
#include "layout/layout.h"
#include "layout_all.h"
#include "layout_dump.h"

static struct font *faces[4]; /* regular, bold, italic, bold italic */

static void open_faces(struct arena *a)
{
    struct fontfile files[4];
    struct str family = STR("Liberation Serif");
    if (fontfile_family(a, POS_NONE, &family, 1, files) < 0)
        return;
    for (int i = 0; i < 4; i++)
        faces[i] = font_open(a, files[i].path, files[i].index);
}

/* ---------------------------------------------------------------- reading cases */

struct options {
    int size;
    struct block block;
};

struct reader {
    struct arena *a;
    char *at; /* rest of the line */
    struct options defaults;
    vec(struct section) sections;
    vec(struct block) blocks;
    size_t section_blocks; /* blocks of sections before */
    vec(struct note) notes;
    struct running *running;
    struct table *table;
    vec(struct column) columns;
    vec(struct row) rows;
    vec(struct cell) cells;
    unsigned tag;
};

static char *word(struct reader *r)
{
    while (*r->at == ' ')
        r->at++;
    char *from = r->at;
    while (*r->at && *r->at != ' ')
        r->at++;
    if (*r->at)
        *r->at++ = 0;
    return from;
}

static int points(struct reader *r)
{
    double d = strtod(word(r), NULL) * 1000;
    return (int)(d < 0 ? d - 0.5 : d + 0.5);
}

static enum align align_of(const char *w)
{
    return !strcmp(w, "center")    ? CENTERED
           : !strcmp(w, "right")   ? FLUSH_RIGHT
           : !strcmp(w, "justify") ? JUSTIFIED
                                   : FLUSH_LEFT;
}

/* One option; false if w is none. */
static bool option(struct reader *r, struct options *o, const char *w)
{
    struct paragraph *p = &o->block.as.paragraph;
    if (!strcmp(w, "size"))
        o->size = points(r);
    else if (!strcmp(w, "leading"))
        p->leading = points(r);
    else if (!strcmp(w, "exact"))
        p->exact = true;
    else if (!strcmp(w, "whole"))
        p->whole_words = true;
    else if (!strcmp(w, "align"))
        p->align = align_of(word(r));
    else if (!strcmp(w, "first"))
        p->first = points(r);
    else if (!strcmp(w, "left"))
        p->left = points(r);
    else if (!strcmp(w, "right"))
        p->right = points(r);
    else if (!strcmp(w, "before"))
        o->block.before = points(r);
    else if (!strcmp(w, "after"))
        o->block.after = points(r);
    else if (!strcmp(w, "next"))
        o->block.keep_next = true;
    else if (!strcmp(w, "together"))
        o->block.keep_together = true;
    else if (!strcmp(w, "previous"))
        o->block.keep_previous = true;
    else if (!strcmp(w, "page"))
        o->block.page_before = true;
    else if (!strcmp(w, "done"))
        o->block.after_end = true;
    else if (!strcmp(w, "anchor"))
        o->block.anchor = (unsigned)atoi(word(r));
    else if (!strcmp(w, "frame"))
        p->frame = points(r), p->frame_padding = points(r);
    else
        return false;
    return true;
}

struct marks {
    vec(struct span) runs;
    bool bold, italic, raised, underlined;
    int size;
};

static void end_run(struct marks *m, struct buf *text, struct arena *a, unsigned note,
                    unsigned anchor)
{
    if (!text->n)
        return;
    *vec_push(&m->runs) = (struct span){.text = buf_take(text, a),
                                        .font = faces[m->bold + 2 * m->italic],
                                        .size = m->raised ? m->size * 2 / 3 : m->size,
                                        .rise = m->raised ? m->size / 3 : 0,
                                        .underline = m->underlined,
                                        .note = note,
                                        .anchor = anchor};
}

/* "[^N]" or "[#N]" at p; its length, 0 if it is none. */
static size_t bracket(const char *p, char kind, unsigned *number)
{
    int n = 0;
    char sign;
    if (*p != '[' || sscanf(p, "[%c%u]%n", &sign, number, &n) < 2 || !n || sign != kind)
        return 0;
    return (size_t)n;
}

static void read_text(struct reader *r, const char *text, int size, struct paragraph *p)
{
    struct marks m = {.size = size};
    struct buf part = {0};
    unsigned number, anchor = 0;
    size_t skip;
    for (const char *c = text; *c; c += skip) {
        bool *toggle = *c == '_'   ? &m.italic
                       : *c == '^' ? &m.raised
                       : *c == '~' ? &m.underlined
                                   : NULL;
        skip = 1;
        if (!strncmp(c, "**", 2))
            toggle = &m.bold, skip = 2;
        if (toggle) {
            end_run(&m, &part, r->a, 0, anchor);
            *toggle = !*toggle;
        } else if ((skip = bracket(c, '^', &number)) > 0) {
            end_run(&m, &part, r->a, 0, anchor);
            buf_printf(&part, "%u", number);
            m.raised = true;
            end_run(&m, &part, r->a, number, 0);
            m.raised = false;
        } else if ((skip = bracket(c, '#', &number)) > 0) {
            end_run(&m, &part, r->a, 0, anchor);
            anchor = number;
            continue;
        } else {
            skip = 1 + !strncmp(c, "\\n", 2);
            buf_char(&part, skip == 2 ? '\n' : *c);
            continue;
        }
        anchor = 0;
    }
    end_run(&m, &part, r->a, 0, anchor);
    buf_free(&part);
    struct span *runs = arena_array(r->a, m.runs.n, sizeof *runs);
    if (m.runs.n)
        memcpy(runs, m.runs.at, m.runs.n * sizeof *runs);
    p->runs = runs;
    p->run_count = m.runs.n;
    vec_free(&m.runs);
}

/* Options up to ":", then the text. */
static struct block paragraph(struct reader *r, struct cell *cell)
{
    struct options o = r->defaults;
    char *w;
    while (*(w = word(r)) && strcmp(w, ":")) {
        if (cell && !strcmp(w, "rows"))
            cell->rows = (unsigned)atoi(word(r));
        else if (cell && !strcmp(w, "columns"))
            cell->columns = (unsigned)atoi(word(r));
        else if (cell && !strcmp(w, "covered"))
            cell->covered = true;
        else if (cell && !strcmp(w, "middle"))
            cell->middle = true;
        else
            option(r, &o, w);
    }
    read_text(r, r->at, o.size, &o.block.as.paragraph);
    o.block.tag = ++r->tag;
    return o.block;
}

static void *kept(struct reader *r, const void *at, size_t n, size_t size)
{
    void *copy = arena_array(r->a, n + 1, size);
    if (n)
        memcpy(copy, at, n * size);
    return copy;
}

static void end_row(struct reader *r)
{
    if (!r->rows.n)
        return;
    struct row *row = &r->rows.at[r->rows.n - 1];
    row->cells = kept(r, r->cells.at, r->cells.n, sizeof(struct cell));
    row->cell_count = r->cells.n;
    r->cells.n = 0;
}

static void end_table(struct reader *r)
{
    end_row(r);
    r->table->columns = kept(r, r->columns.at, r->columns.n, sizeof(struct column));
    r->table->column_count = r->columns.n;
    r->table->rows = kept(r, r->rows.at, r->rows.n, sizeof(struct row));
    r->table->row_count = r->rows.n;
    r->blocks.at[r->blocks.n - 1].as.table = *r->table;
    r->table = NULL;
}

static void begin_table(struct reader *r)
{
    struct options o = {.size = r->defaults.size, .block = {.kind = BLOCK_TABLE, .tag = ++r->tag}};
    struct table *t = arena_alloc(r->a, sizeof *t);
    char *w;
    while (*(w = word(r))) {
        if (!strcmp(w, "border"))
            t->border = points(r);
        else if (!strcmp(w, "padding"))
            t->padding_x = points(r), t->padding_y = points(r);
        else if (!strcmp(w, "header"))
            t->header_rows = (size_t)atoi(word(r));
        else if (!strcmp(w, "width"))
            t->width = points(r);
        else if (!strcmp(w, "whole"))
            t->whole = atoi(word(r));
        else if (!strcmp(w, "empty"))
            t->empty_foot = atoi(word(r));
        else if (!strcmp(w, "continued")) {
            struct span run = {
                .text = str_format(r->a, " %s", r->at), .font = faces[2], .size = o.size};
            t->continued = kept(r, &run, 1, sizeof run);
            r->at += strlen(r->at);
        } else
            option(r, &o, w);
    }
    r->table = t;
    r->columns.n = r->rows.n = r->cells.n = 0;
    *vec_push(&r->blocks) = o.block;
}

static void end_section(struct reader *r)
{
    if (!r->sections.n)
        return;
    struct section *s = &r->sections.at[r->sections.n - 1];
    size_t n = r->blocks.n - r->section_blocks;
    s->blocks = kept(r, r->blocks.at + r->section_blocks, n, sizeof(struct block));
    s->block_count = n;
    s->running = r->running;
    s->running_count = r->running != NULL;
    r->section_blocks = r->blocks.n;
}

static void read_rule(struct reader *r)
{
    struct block b = {.kind = BLOCK_RULE, .tag = ++r->tag};
    char *w = word(r);
    if (!strcmp(w, "share"))
        b.as.rule.text_share = atoi(word(r));
    else
        b.as.rule.length = (int)(strtod(w, NULL) * 1000);
    b.as.rule.thickness = points(r);
    b.as.rule.align = align_of(word(r));
    b.before = points(r);
    b.after = points(r);
    *vec_push(&r->blocks) = b;
}

static void read_line(struct reader *r)
{
    const char *command = word(r);
    if (!strcmp(command, "section")) {
        end_section(r);
        struct section s = {0};
        int *const numbers[] = {&s.width, &s.height, &s.top, &s.bottom, &s.left, &s.right};
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            *numbers[i] = points(r);
        s.first_number = atoi(word(r));
        *vec_push(&r->sections) = s;
    } else if (!strcmp(command, "number")) {
        struct running n = {.numbered = true,
                            .not_on_first = true,
                            .font = faces[0],
                            .align = CENTERED,
                            .size = points(r),
                            .y = points(r)};
        r->running = kept(r, &n, 1, sizeof n);
    } else if (!strcmp(command, "set")) {
        for (char *w; *(w = word(r));)
            option(r, &r->defaults, w);
    } else if (!strcmp(command, "p")) {
        *vec_push(&r->blocks) = paragraph(r, NULL);
    } else if (!strcmp(command, "note")) {
        struct block b = paragraph(r, NULL);
        *vec_push(&r->notes) = (struct note){kept(r, &b, 1, sizeof b), 1};
    } else if (!strcmp(command, "rule")) {
        read_rule(r);
    } else if (!strcmp(command, "space")) {
        *vec_push(&r->blocks) = (struct block){.kind = BLOCK_SPACE, .as.space = points(r)};
    } else if (!strcmp(command, "table")) {
        begin_table(r);
    } else if (!strcmp(command, "column")) {
        *vec_push(&r->columns) = (struct column){points(r), points(r), points(r)};
    } else if (!strcmp(command, "row")) {
        end_row(r);
        *vec_push(&r->rows) = (struct row){.keep_next = !strcmp(word(r), "keep")};
    } else if (!strcmp(command, "cell")) {
        struct cell cell = {0};
        struct block b = paragraph(r, &cell);
        cell.blocks = kept(r, &b, 1, sizeof b);
        cell.block_count = !cell.covered;
        *vec_push(&r->cells) = cell;
    } else if (!strcmp(command, "end")) {
        end_table(r);
    }
}

static struct flow *read_flow(struct arena *a, const char *path)
{
    struct source *source = source_open(a, path);
    struct reader r = {.a = a, .defaults = {14000, {.as.paragraph = {.leading = 20000}}}};
    if (!source)
        return NULL;
    for (size_t i = 1; i <= source->lines; i++) {
        struct str line = str_copy(a, source_line(source, i));
        r.at = (char *)line.p;
        if (line.n && *r.at != '#')
            read_line(&r);
    }
    end_section(&r);
    struct flow *f = arena_alloc(a, sizeof *f);
    *f = (struct flow){.sections = kept(&r, r.sections.at, r.sections.n, sizeof(struct section)),
                       .section_count = r.sections.n,
                       .notes = kept(&r, r.notes.at, r.notes.n, sizeof(struct note)),
                       .note_count = r.notes.n,
                       .note_gap = 6000,
                       .note_rule = 500,
                       .note_rule_share = 333,
                       .name = path};
    vec_free(&r.sections);
    vec_free(&r.blocks);
    vec_free(&r.notes);
    vec_free(&r.columns);
    vec_free(&r.rows);
    vec_free(&r.cells);
    return f;
}

/* ---------------------------------------------------------------- what is true of all pages */

/* Texts by their blocks' tags, which count paragraphs as the file has them. */
struct tagged {
    unsigned tag;
    size_t order;
    struct str text;
};

struct tagged_list {
    vec(struct tagged) list;
};

static void collect(struct tagged_list *out, unsigned tag, struct str text)
{
    *vec_push(&out->list) = (struct tagged){tag, out->list.n, text};
}

static void collect_blocks(const struct block *, size_t n, struct tagged_list *);

static void collect_block(const struct block *b, struct tagged_list *out)
{
    if (b->kind == BLOCK_PARAGRAPH)
        for (size_t i = 0; i < b->as.paragraph.run_count; i++)
            collect(out, b->tag, b->as.paragraph.runs[i].text);
    if (b->kind == BLOCK_TABLE)
        for (size_t r = 0; r < b->as.table.row_count; r++)
            for (size_t c = 0; c < b->as.table.rows[r].cell_count; c++)
                collect_blocks(b->as.table.rows[r].cells[c].blocks,
                               b->as.table.rows[r].cells[c].block_count, out);
}

static void collect_blocks(const struct block *blocks, size_t n, struct tagged_list *out)
{
    for (size_t i = 0; i < n; i++)
        collect_block(&blocks[i], out);
}

static int by_tag(const void *a, const void *b)
{
    const struct tagged *x = a, *y = b;
    if (x->tag != y->tag)
        return x->tag < y->tag ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

/* The texts joined in the order of their tags, without blanks and line feeds. */
static void join(struct tagged_list *in, struct buf *out)
{
    if (in->list.n)
        qsort(in->list.at, in->list.n, sizeof *in->list.at, by_tag);
    for (size_t i = 0; i < in->list.n; i++)
        for (size_t k = 0; k < in->list.at[i].text.n; k++)
            if (!strchr(" \n\t", in->list.at[i].text.p[k]))
                buf_char(out, in->list.at[i].text.p[k]);
    vec_free(&in->list);
}

/* Every letter of the flow once and, within its paragraph, in order. */
static bool text_is_whole(const struct flow *f, const struct layout *l, struct arena *a)
{
    struct tagged_list wanted = {0}, got = {0};
    struct buf w = {0}, g = {0};
    for (size_t i = 0; i < f->section_count; i++)
        collect_blocks(f->sections[i].blocks, f->sections[i].block_count, &wanted);
    for (size_t i = 0; i < f->note_count; i++)
        collect_blocks(f->notes[i].blocks, f->notes[i].block_count, &wanted);
    for (size_t i = 0; i < layout_page_count(l); i++) {
        struct page page;
        layout_page(l, i, a, &page);
        for (size_t k = 0; k < page.piece_count; k++)
            if (page.pieces[k].tag)
                collect(&got, page.pieces[k].tag, page.pieces[k].text);
    }
    join(&wanted, &w);
    join(&got, &g);
    bool same = str_eq(buf_view(&w), buf_view(&g));
    buf_free(&w);
    buf_free(&g);
    return same;
}

/* The only line on its page: nothing could be done about one that is too high for it. */
static bool is_alone(const struct page *page, const struct piece *p)
{
    for (size_t i = 0; i < page->piece_count; i++)
        if (page->pieces[i].tag && page->pieces[i].y != p->y)
            return false;
    return true;
}

static bool is_outside(const struct section *s, const struct page *page, const struct piece *p)
{
    if (p->x < s->left - 1 || p->x + p->width > s->width - s->right + 20)
        return true;
    return (p->y < s->top || p->y > s->height - s->bottom) && !is_alone(page, p);
}

/* No line beyond the text area, nor over another one. */
static bool lines_are_apart(const struct flow *f, const struct layout *l, struct arena *a)
{
    for (size_t i = 0; i < layout_page_count(l); i++) {
        struct page page;
        layout_page(l, i, a, &page);
        const struct section *s = &f->sections[page.section];
        for (size_t k = 0; k < page.piece_count; k++) {
            const struct piece *p = &page.pieces[k];
            if (p->tag && is_outside(s, &page, p)) {
                printf("# page %zu: outside: %.*s\n", i + 1, STR_ARG(p->text));
                return false;
            }
            for (size_t m = 0; m < k && m + 60 > k; m++) {
                const struct piece *q = &page.pieces[m];
                bool level = abs(p->y - q->y) < p->run->size / 3 && p->run->rise == q->run->rise;
                if (level && p->x < q->x + q->width - 20 && q->x < p->x + p->width - 20) {
                    printf("# page %zu: %.*s over %.*s\n", i + 1, STR_ARG(p->text),
                           STR_ARG(q->text));
                    return false;
                }
            }
        }
    }
    return true;
}

/* ---------------------------------------------------------------- running */

static unsigned number;

static void tell(bool ok, const char *name, const char *what)
{
    printf("%sok %u - %s: %s\n", ok ? "" : "not ", ++number, name, what);
}

static bool read_all(const char *path, struct buf *out)
{
    char part[4096];
    size_t n;
    FILE *f = fopen(path, "rb");
    while (f && (n = fread(part, 1, sizeof part, f)) > 0)
        buf_add(out, part, n);
    if (f)
        fclose(f);
    return f;
}

/* The first line in which two dumps differ. */
static void show_difference(struct str got, struct str wanted)
{
    size_t i = 0, from = 0;
    while (i < got.n && i < wanted.n && got.p[i] == wanted.p[i])
        from = got.p[i++] == '\n' ? i : from;
    for (int k = 0; k < 2; k++) {
        struct str s = k ? wanted : got;
        size_t end = str_find(s, STR("\n"), from < s.n ? from : s.n);
        struct str line = str_slice(s, from < s.n ? from : s.n, end < s.n ? end : s.n);
        printf("# %s: %.*s\n", k ? "wanted" : "got   ", STR_ARG(line));
    }
}

/* What was reported: part of what a case expects. */
static void dump_log(struct buf *out)
{
    char part[4096];
    size_t n;
    FILE *f = tmpfile();
    diag_print(f);
    rewind(f);
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        buf_add(out, part, n);
    fclose(f);
}

static void run_case(const char *name, bool accept)
{
    struct arena *a = arena_new();
    char flow_path[512], layout_path[512];
    snprintf(flow_path, sizeof flow_path, "tests/layout/%s.flow", name);
    snprintf(layout_path, sizeof layout_path, "tests/layout/%s.layout", name);
    struct flow *f = read_flow(a, flow_path);
    struct layout *l = layout_all(f);
    struct buf got = {0}, wanted = {0};
    layout_dump(l, &got);
    dump_log(&got);
    if (accept) {
        FILE *out = fopen(layout_path, "wb");
        fwrite(got.p, 1, got.n, out);
        fclose(out);
    } else {
        read_all(layout_path, &wanted);
        bool same = str_eq(buf_view(&got), buf_view(&wanted));
        if (!same)
            show_difference(buf_view(&got), buf_view(&wanted));
        tell(same, name, "the pages expected");
        tell(text_is_whole(f, l, a), name, "every letter once");
        tell(lines_are_apart(f, l, a), name, "lines inside their area and apart");
    }
    layout_free(l);
    buf_free(&got);
    buf_free(&wanted);
    arena_free(a);
}

static int is_flow(const struct dirent *e)
{
    size_t n = strlen(e->d_name);
    return n > 5 && !strcmp(e->d_name + n - 5, ".flow");
}

static void run_all(void)
{
    struct dirent **list;
    int n = scandir("tests/layout", &list, is_flow, alphasort);
    for (int i = 0; i < n; i++) {
        list[i]->d_name[strlen(list[i]->d_name) - 5] = 0;
        run_case(list[i]->d_name, false);
        free(list[i]);
    }
    if (n > 0)
        free(list);
    printf("1..%u\n", number);
}

/* A table of n rows with a group of rows per lead agency, as in a plan's appendix. */
static struct flow *appendix(struct arena *a, size_t n)
{
    struct reader r = {.a = a, .defaults = {13000, {.as.paragraph = {.leading = 16000}}}};
    char line[600];
    const char *const head[] = {"section 595.276 841.890 56.693 56.693 85.039 42.520 1",
                                "number 13 40",
                                "table border 0.5 padding 4 3 header 1 continued (tiếp theo)",
                                "column 0 0 0",
                                "column 0 0 0",
                                "column 0 0 120",
                                "column 0 0 120",
                                "column 0 0 90",
                                "row",
                                "cell align center : **Số TT**",
                                "cell align center : **Nhiệm vụ**",
                                "cell align center : **Chủ trì**",
                                "cell align center : **Phối hợp**",
                                "cell align center : **Thời hạn**"};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
        snprintf(line, sizeof line, "%s", head[i]);
        r.at = line;
        read_line(&r);
    }
    for (size_t i = 0; i < n; i++) {
        const char *cells[] = {"row",
                               NULL,
                               NULL,
                               i % 7 ? "cell covered :" : "cell rows 7 : Sở Kế hoạch và Đầu tư",
                               "cell : Các sở, ban, ngành, địa phương liên quan",
                               NULL};
        for (size_t c = 0; c < 6; c++) {
            if (c == 1)
                snprintf(line, sizeof line, "cell align center : %zu", i + 1);
            else if (c == 2)
                snprintf(line, sizeof line,
                         "cell : Xây dựng kế hoạch số %zu thực hiện nhiệm vụ, giải pháp %s", i + 1,
                         i % 3 ? "được giao"
                               : "phát triển hạ tầng số, dữ liệu dùng chung của tỉnh");
            else if (c == 5)
                snprintf(line, sizeof line, "cell : Quý %zu năm 2027", i % 4 + 1);
            else
                snprintf(line, sizeof line, "%s", cells[c]);
            r.at = line;
            read_line(&r);
        }
    }
    end_table(&r);
    end_section(&r);
    struct flow *f = arena_alloc(a, sizeof *f);
    *f = (struct flow){.sections = kept(&r, r.sections.at, 1, sizeof(struct section)),
                       .section_count = 1};
    vec_free(&r.sections);
    vec_free(&r.blocks);
    vec_free(&r.columns);
    vec_free(&r.rows);
    vec_free(&r.cells);
    return f;
}

static void run_rows(size_t n)
{
    struct arena *a = arena_new(), *scratch;
    struct layout *l = layout_all(appendix(a, n));
    for (size_t i = 0; i < layout_page_count(l); i++) {
        struct page page;
        scratch = arena_new();
        layout_page(l, i, scratch, &page);
        arena_free(scratch);
    }
    printf("%zu rows, %zu pages\n", n, layout_page_count(l));
    layout_free(l);
    arena_free(a);
}

static void dump_file(const char *path)
{
    struct arena *a = arena_new();
    struct buf out = {0};
    struct flow *f = read_flow(a, path);
    struct layout *l = layout_all(f);
    layout_dump(l, &out);
    fwrite(out.p, 1, out.n, stdout);
    diag_print(stderr);
    buf_free(&out);
    layout_free(l);
    arena_free(a);
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    diag_set_language("en");
    open_faces(a);
    if (!faces[0])
        printf("not ok 1 - Liberation Serif is installed\n");
    else if (argc == 3 && !strcmp(argv[1], "--accept"))
        run_case(argv[2], true);
    else if (argc == 3 && !strcmp(argv[1], "--dump"))
        dump_file(argv[2]);
    else if (argc == 3 && !strcmp(argv[1], "--rows"))
        run_rows((size_t)atol(argv[2]));
    else
        run_all();
    for (int i = 0; i < 4; i++)
        font_close(faces[i]);
    arena_free(a);
    return 0;
}
