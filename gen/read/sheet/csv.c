/* CSV: see sheet.h. */
#include "read/sheet/sheet.h"

#include "base/diag.h"

struct csv {
    const struct source *source;
    struct str text;
    size_t at, line;
    char separator;
};

/* A line of words alone, a title, has none. */
static char separator_of(struct str text)
{
    static const char signs[] = {',', ';', '\t'};
    size_t most = 0, best = 0;
    while (!most && text.n) {
        struct str head = str_line(&text);
        for (size_t k = 0; k < sizeof signs; k++) {
            size_t n = 0;
            for (size_t i = 0; i < head.n; i++)
                n += head.p[i] == signs[k];
            if (n > most) {
                most = n;
                best = k;
            }
        }
    }
    return signs[best];
}

static struct str plain_cell(struct csv *c)
{
    size_t from = c->at;
    while (c->at < c->text.n && c->text.p[c->at] != c->separator && c->text.p[c->at] != '\n')
        c->at++;
    return str_slice(c->text, from, c->at);
}

/* A cell in quotes: doubled ones are one. What follows them up to the end of the cell is of it, as
 * spreadsheets have it. */
static struct str quoted_cell(struct csv *c, struct arena *a)
{
    struct buf cell = {0};
    size_t start = c->at;
    for (c->at++; c->at < c->text.n; c->at++) {
        bool quote = c->text.p[c->at] == '"';
        if (quote && str_at(c->text, c->at + 1) != '"')
            break;
        c->at += quote;
        c->line += c->text.p[c->at] == '\n';
        buf_char(&cell, c->text.p[c->at]);
    }
    if (c->at < c->text.n)
        c->at++;
    else
        diag(MSG_CSV_QUOTE, (struct pos){c->source, start});
    buf_str(&cell, plain_cell(c));
    return buf_take(&cell, a);
}

void sheet_read_csv(struct sheet_rows *g, const struct source *s)
{
    struct csv c = {s, s->text, 0, 1, separator_of(s->text)};
    while (c.at < c.text.n) {
        struct sheet_row row = {.line = c.line};
        bool more = true;
        for (size_t i = 0; more; i++) {
            bool quoted = str_at(c.text, c.at) == '"';
            struct str cell = quoted ? quoted_cell(&c, g->arena) : plain_cell(&c);
            *sheet_cell(g, &row, i) = str_trim(cell);
            more = str_at(c.text, c.at) == c.separator;
            c.at += more;
        }
        c.at++; /* the line end */
        c.line++;
        *arena_push(g->arena, &g->rows) = row;
    }
}
