/* A chain of papers in every form: see diff.h. */
#include "write/diff/diff.h"

#include "base/harmless.h"
#include "base/json_value.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/xml.h"
#include "markdown/md_write.h"
#include "write/diff/diff_rows.h"
#include "write/diff/diff_table.h"

enum { FIRST_WORDS = 90 /* characters of a duty on the terminal */ };

static struct str paper_name(struct arena *a, const struct chain *c, size_t paper)
{
    struct str all = diff_paper(a, "", c->papers[paper]);
    return str_slice(all, 2, all.n); /* ": " */
}

/* "mất", "yếu đi", ... of one paper: how many duties. */
static struct str summary(struct arena *a, const struct chain *c, size_t paper)
{
    size_t carried = 0, lost = 0, weaker = 0, deadlines = 0;
    for (size_t i = 0; i < c->duty_count; i++) {
        const struct chain_duty *d = &c->duties[i];
        carried += d->cells[paper].count != 0;
        lost += d->lost == paper;
        weaker += chain_is_weaker(&d->cells[paper]);
        deadlines += d->deadline == paper;
    }
    struct buf b = {0};
    struct str name = paper_name(a, c, paper);
    buf_printf(&b, "(%zu) %.*s: ", paper + 1, STR_ARG(name));
    if (paper)
        buf_printf(&b, msg_text(MSG_CHAIN_SUMMARY), carried, c->duty_count, lost, weaker,
                   deadlines);
    else
        buf_printf(&b, msg_text(MSG_CHAIN_FIRST), c->duty_count, deadlines);
    return buf_take(&b, a);
}

static void say(struct buf *b, const char *text)
{
    buf_puts(b, b->n ? "\n" : "");
    buf_puts(b, text);
}

static void say_weaker(struct arena *a, struct buf *b, const struct chain_cell *cell)
{
    for (size_t i = 0; i < cell->turn_count + cell->number_count; i++) {
        bool turn = i < cell->turn_count;
        struct str text = diff_change(a, turn ? &cell->turns[i] : NULL,
                                      turn ? NULL : &cell->numbers[i - cell->turn_count]);
        say(b, "");
        buf_str(b, text);
    }
}

/* What a paper makes of a duty, in lines. */
static struct str cell_text(struct arena *a, const struct chain_duty *d, size_t paper)
{
    static const enum msg contents[] = {MSG_DIFF_VERBATIM, MSG_DIFF_ADAPTED, MSG_DIFF_PARTIAL};
    const struct chain_cell *cell = &d->cells[paper];
    struct buf b = {0};
    for (size_t i = 0; i < cell->count && paper; i++) {
        buf_puts(&b, i ? ", " : "");
        buf_str(&b, diff_path(cell->clauses[i]));
    }
    if (paper && cell->count)
        buf_printf(&b, " (%s)", msg_text(contents[cell->content]));
    if (!cell->count)
        say(&b, d->lost == paper ? msg_text(MSG_CHAIN_LOST) : "–");
    if (cell->skipped)
        say(&b, msg_text(MSG_CHAIN_SKIPPED));
    say_weaker(a, &b, cell);
    if (cell->deadline.n) {
        say(&b, "");
        buf_printf(&b,
                   msg_text(d->deadline == paper ? MSG_CHAIN_DEADLINE_FIRST : MSG_CHAIN_DEADLINE),
                   STR_ARG(cell->deadline));
    }
    return buf_take(&b, a);
}

/* --- as a document ------------------------------------------------------------------------ */

struct doc *chain_document(const struct chain *c)
{
    struct arena *a = arena_new();
    struct doc *d = doc_new(NULL);
    doc_add(d, d->root, NODE_TITLE, unicode_upper(a, str_of(msg_text(MSG_CHAIN_TITLE))),
            STYLE_BOLD);
    for (size_t k = 0; k < c->paper_count; k++)
        doc_add(d, d->root, NODE_PARA, summary(a, c, k), 0);
    struct node *table = doc_append(d, d->root, NODE_TABLE, POS_NONE);
    struct node *row = doc_append(d, table, NODE_TABLE_HEAD, POS_NONE);
    for (size_t k = 0; k < c->paper_count; k++)
        doc_add(d, row, NODE_CELL, str_format(a, "(%zu)", k + 1), STYLE_BOLD);
    for (size_t i = 0; i < c->duty_count; i++) {
        const struct chain_duty *duty = &c->duties[i];
        struct str first = cell_text(a, duty, 0), text = diff_text(a, duty->clause);
        row = doc_append(d, table, NODE_TABLE_ROW, POS_NONE);
        doc_add(d, row, NODE_CELL,
                str_format(a, "[%.*s] %.*s%s%.*s", STR_ARG(diff_path(duty->clause)), STR_ARG(text),
                           first.n ? "\n" : "", STR_ARG(first)),
                0);
        for (size_t k = 1; k < c->paper_count; k++)
            doc_add(d, row, NODE_CELL, cell_text(a, duty, k),
                    duty->lost == k || chain_is_weaker(&duty->cells[k]) ? STYLE_BOLD : 0);
    }
    doc_number(d);
    arena_free(a);
    return d;
}

void write_chain_md(const struct chain *c, struct buf *out)
{
    struct doc *d = chain_document(c);
    write_md(d, out);
    doc_free(d);
}

/* --- HTML --------------------------------------------------------------------------------- */

static bool is_weaker(const struct chain *c, const struct chain_duty *d)
{
    bool weaker = false;
    for (size_t k = 1; k < c->paper_count; k++)
        weaker |= chain_is_weaker(&d->cells[k]);
    return weaker;
}

static void html_duty(struct arena *a, const struct chain *c, const struct chain_duty *d,
                      struct buf *out)
{
    struct str first = cell_text(a, d, 0);
    struct str text = str_format(a, "%.*s%s%.*s", STR_ARG(diff_text(a, d->clause)),
                                 first.n ? "\n" : "", STR_ARG(first));
    table_page_row(out, d->clause, text,
                   str_format(a, "%s%s%s", d->lost ? " lost" : "", is_weaker(c, d) ? " weaker" : "",
                              d->deadline < c->paper_count ? "" : " open"));
    for (size_t k = 1; k < c->paper_count; k++) {
        bool grave = d->lost == k || chain_is_weaker(&d->cells[k]);
        buf_puts(out, grave ? "<td class=\"grave\">" : "<td>");
        table_page_text(out, cell_text(a, d, k));
        buf_puts(out, "</td>");
    }
    buf_puts(out, "</tr>\n");
}

void write_chain_html(const struct chain *c, struct buf *out)
{
    struct arena *a = arena_new();
    struct str *lines = arena_array(a, c->paper_count, sizeof *lines);
    struct table_filter filters[] = {{"lost", MSG_CHAIN_IS_LOST, 0},
                                     {"weaker", MSG_CHAIN_IS_WEAKER, 0},
                                     {"open", MSG_CHAIN_IS_OPEN, 0}};
    for (size_t k = 0; k < c->paper_count; k++)
        lines[k] = summary(a, c, k);
    for (size_t i = 0; i < c->duty_count; i++) {
        filters[0].rows += c->duties[i].lost != 0;
        filters[1].rows += is_weaker(c, &c->duties[i]);
        filters[2].rows += c->duties[i].deadline == c->paper_count;
    }
    table_page_begin(out, MSG_CHAIN_TITLE, lines, c->paper_count);
    table_page_tools(out, filters, sizeof filters / sizeof *filters, c->duty_count);
    buf_puts(out, "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>");
    for (size_t k = 0; k < c->paper_count; k++) {
        buf_printf(out, "<th scope=\"col\">(%zu) ", k + 1);
        xml_escape(out, paper_name(a, c, k));
        buf_puts(out, "</th>");
    }
    buf_puts(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < c->duty_count; i++)
        html_duty(a, c, &c->duties[i], out);
    buf_puts(out, "</tbody></table></div>\n");
    table_page_end(out);
    arena_free(a);
}

/* --- for the terminal --------------------------------------------------------------------- */

static bool is_printed(const struct chain *c, const struct chain_duty *d, int pass, size_t paper)
{
    return pass == 0   ? d->lost == paper
           : pass == 1 ? chain_is_weaker(&d->cells[paper])
                       : d->deadline == paper && paper && paper < c->paper_count;
}

static void term_duty(struct arena *a, const struct chain_duty *d, size_t paper, struct buf *out)
{
    struct str text = diff_text(a, d->clause), start = str_first_words(text, FIRST_WORDS);
    struct str cell = cell_text(a, d, paper);
    buf_printf(out, "%.*s  ", STR_ARG(diff_path(d->clause)));
    for (size_t i = 0; i < start.n; i++)
        buf_char(out, is_space(start.p[i]) ? ' ' : start.p[i]);
    buf_puts(out, start.n < text.n ? " …\n    " : "\n    ");
    for (size_t i = 0; i < cell.n; i++)
        if (cell.p[i] == '\n')
            buf_puts(out, " · ");
        else
            buf_char(out, cell.p[i]);
    buf_char(out, '\n');
}

void write_chain_term(const struct chain *c, struct buf *out)
{
    static const enum msg titles[] = {MSG_CHAIN_LOST_HERE, MSG_CHAIN_WEAKER_HERE,
                                      MSG_CHAIN_DEADLINE_HERE};
    struct arena *a = arena_new();
    struct buf text = {0};
    for (size_t k = 0; k < c->paper_count; k++) {
        buf_str(&text, summary(a, c, k));
        buf_char(&text, '\n');
    }
    for (int pass = 0; pass < 3; pass++)
        for (size_t k = 1; k < c->paper_count; k++) {
            bool first = true;
            for (size_t i = 0; i < c->duty_count; i++) {
                if (!is_printed(c, &c->duties[i], pass, k))
                    continue;
                if (first) {
                    struct str name = paper_name(a, c, k);
                    buf_printf(&text, "\n== ");
                    buf_printf(&text, msg_text(titles[pass]), k + 1, STR_ARG(name));
                    buf_puts(&text, " ==\n");
                }
                first = false;
                term_duty(a, &c->duties[i], k, &text);
            }
        }
    unicode_harmless(out, buf_view(&text), "\n\t");
    buf_free(&text);
    arena_free(a);
}
