/* Text of cells: see cell_text.h. */
#include "markdown/cell_text.h"

#include "base/letter_width.h"
#include "base/search.h"
#include "base/unicode.h"
#include "lexicon/broken_word.h"
#include "markdown/md_marks.h"

size_t cell_line_start(const struct source *s, size_t line)
{
    return s->line_at[line - 1];
}

size_t cell_line_end(const struct source *s, size_t line)
{
    return s->line_at[line - 1] + source_line(s, line).n;
}

bool cell_line_blank(const struct source *s, size_t line)
{
    return !str_trim(source_line(s, line)).n;
}

static bool has_words(const struct cell_text *t)
{
    return str_trim(buf_view(&t->text)).n > 0;
}

static void part(struct cell_text *t)
{
    if (t->apart && has_words(t)) {
        if (t->text.p[t->text.n - 1] == '\\') /* a break that Markdown asks for, too */
            t->text.n--;
        buf_puts(&t->text, "<br>");
    }
    t->apart = false;
}

void cell_text_add(struct cell_text *t, const struct source *s, size_t from, size_t to)
{
    if (from >= to)
        return;
    if (str_trim(str_slice(s->text, from, to)).n)
        part(t);
    *vec_push(&t->slices) = (struct cell_slice){t->text.n, from};
    buf_str(&t->text, str_slice(s->text, from, to));
}

void cell_text_put(struct cell_text *t, struct str mark)
{
    part(t);
    buf_str(&t->text, mark);
}

static struct str last_line(const struct cell_text *t)
{
    size_t from = t->text.n;
    while (from && t->text.p[from - 1] != '\n')
        from--;
    return str_slice(buf_view(&t->text), from, t->text.n);
}

/* Had no digit more room on a line of figures: none of its column is wider by one. */
static bool is_full(const struct cell_text *t)
{
    enum { DIGIT = 500 }; /* as letter_width() has it */
    struct str line = last_line(t);
    return t->room && !str_strip(line, "0123456789/").n && letter_width(line) + DIGIT > t->room;
}

void cell_text_add_line(struct cell_text *t, const struct source *s, size_t from, size_t to)
{
    struct str line = str_slice(s->text, from, to), words = str_trim(line);
    unsigned shape;
    if (!words.n) {
        t->apart = true;
        return;
    }
    from += (size_t)(words.p - line.p);
    t->apart |= md_bullet(words) || md_number(words, &shape);
    if (has_words(t) && !t->apart && !word_is_broken(last_line(t), words, is_full(t)) &&
        !word_is_cut(last_line(t), words))
        buf_char(&t->text, '\n');
    cell_text_add(t, s, from, from + words.n);
}

/* The place in the source of an offset into the cell's text. */
static size_t place_of(const struct cell_text *t, size_t at)
{
    size_t after;
    search_first(after, t->slices.n, t->slices.at[after].at <= at);
    if (!t->slices.n)
        return 0;
    const struct cell_slice *s = &t->slices.at[after ? after - 1 : 0];
    return s->from + (at > s->at ? at - s->at : 0);
}

/* Line ends of the source wrap: they are blanks. Of breaks in a row one is left, none at the ends.
 */
static void normalise_breaks(struct source_runs *runs)
{
    size_t n = 0;
    for (size_t i = 0; i < runs->n; i++) {
        struct source_run r = runs->at[i];
        bool line_end = str_is(r.text, "\n");
        if (line_end && !n)
            continue;
        struct source_run *last = n ? &runs->at[n - 1] : NULL;
        bool after_break = last && !last->call && str_is(last->text, "\n");
        if (line_end && after_break)
            continue;
        if (line_end && !r.hard)
            r.text = STR(" ");
        runs->at[n++] = r;
    }
    while (n && !runs->at[n - 1].call && !str_trim(runs->at[n - 1].text).n)
        n--;
    runs->n = n;
}

void cell_text_end(struct cell_text *t, const struct cell_reader *reader, struct source_cell *cell)
{
    t->whole = buf_take(&t->text, reader->arena);
    cell->pos = (struct pos){reader->source, place_of(t, 0)};
    if (str_trim(t->whole).n)
        reader->read(reader, t, &cell->runs);
    for (size_t i = 0; i < cell->runs.n; i++)
        cell->runs.at[i].pos = (struct pos){reader->source, place_of(t, cell->runs.at[i].pos.at)};
    normalise_breaks(&cell->runs);
    vec_free(&t->slices);
    *t = (struct cell_text){0};
}

struct source_block *table_rows_add(struct table_rows *t, enum source_block_kind kind, size_t line,
                                    size_t to)
{
    struct pos pos = {t->source, cell_line_start(t->source, line)};
    struct source_block *b = source_blocks_add(t->out, kind, pos);
    b->first_line = (unsigned)t->next_line;
    b->last_line = (unsigned)(to - 1);
    b->glued = t->glued;
    t->glued = true;
    t->next_line = to;
    return b;
}

void table_rows_cell(struct table_rows *t, struct source_block *row, struct cell_text *text)
{
    struct source_cell cell = {0};
    cell_text_end(text, t->reader, &cell);
    if (!cell.runs.n)
        cell.pos = row->pos;
    *vec_push(&row->cells) = cell;
}
