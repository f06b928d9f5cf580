/*
 * Inline Markdown there and back: whatever text and styles a paragraph, heading, bullet or cell
 * has, it is read as it was written. Texts are drawn from the characters that mean something.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "model/doc.h"
#include "markdown/md_block.h"
#include "markdown/md_escape.h"
#include "markdown/md_text.h"

static unsigned long seed = 43;

static unsigned draw(unsigned n)
{
    seed = seed * 6364136223846793005ul + 1442695040888963407ul;
    return (unsigned)(seed >> 33) % n;
}

static const char *const pieces[] = {
    "a",   "Đ",     "ệ",     " ",      "  ",  "\n",   "*",    "**",   "_",
    "__",  "____",  "\\",    "1",      ".",   "1. ",  "2.1.", "a)",   "I-",
    "- ",  "+ ",    "– ",    "#",      "# ",  "##",   "|",    "[^1]", "[",
    "]",   "^",     "<b>",   "</b>",   "<",   "<br>", ">",    "<!--", "-->",
    "&",   "&amp;", "&#49;", ";",      "---", "===",  "***",  ":",    "<sup>1</sup>",
    "`",   "~~",    "“",     "”",      "!",   "%",    "(",    ")",    "\"",
    "|-|", "<u>",   "• ",    "\u00A0", "x|y", "-|-",
};

/* The text with the style that counts for each byte: blanks and breaks share their neighbours'. */
struct styled {
    struct buf text;
    vec(unsigned char) style;
};

static void add_styled(struct styled *s, struct str text, unsigned style)
{
    buf_str(&s->text, text);
    for (size_t i = 0; i < text.n; i++)
        *vec_push(&s->style) = (unsigned char)style;
}

static size_t blank_bytes(const struct styled *s, size_t i)
{
    uint32_t cp;
    size_t n = utf8_next(str_slice(buf_view(&s->text), i, s->text.n), &cp);
    return n && (cp_is_space(cp) || cp == '\n') ? n : 0;
}

static void settle(struct styled *s)
{
    for (size_t i = 0; i < s->text.n;) {
        size_t end = i, n;
        bool line_end = false;
        while (end < s->text.n && (n = blank_bytes(s, end))) {
            line_end |= s->text.p[end] == '\n';
            end += n;
        }
        if (end == i) {
            i++;
            continue;
        }
        unsigned left = i ? s->style.at[i - 1] : 0, right = end < s->text.n ? s->style.at[end] : 0;
        for (; i < end; i++)
            s->style.at[i] = left == right && !line_end ? (unsigned char)left : 0;
    }
}

static void print_styled(struct styled *s, struct buf *out)
{
    settle(s);
    unsigned style = 0;
    for (size_t i = 0; i < s->text.n; i++) {
        if (s->style.at[i] != style)
            buf_printf(out, "{%u}", s->style.at[i]);
        style = s->style.at[i];
        buf_char(out, s->text.p[i]);
    }
    buf_char(out, '\0');
    buf_free(&s->text);
    vec_free(&s->style);
}

static void print_runs(const struct source_runs *runs, struct buf *out)
{
    struct styled s = {0};
    for (size_t i = 0; i < runs->n; i++)
        add_styled(&s, runs->at[i].text, runs->at[i].style);
    print_styled(&s, out);
}

static bool keeps_line_edges(const struct str text)
{
    static const char *const edges[] = {" \n", "\n ", "\xA0\n", "\n\xC2\xA0"};
    struct str t = str_trim(text);
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        if (str_find(text, str_of(edges[i]), 0) != (size_t)-1)
            return false;
    return t.n == text.n && t.n;
}

/* A node of random runs, its text as print_runs() shows it. False where blanks stand at edges. */
static bool random_text(struct doc *d, struct node *n, unsigned base, struct buf *expected)
{
    struct styled s = {0};
    unsigned runs = 1 + draw(4);
    while (runs--) {
        struct buf text = {0};
        unsigned style = draw(3) ? 0 : draw(16), count = 1 + draw(5);
        while (count--)
            buf_puts(&text, pieces[draw(sizeof pieces / sizeof *pieces)]);
        node_add_text(d, n, buf_view(&text), style, POS_NONE);
        add_styled(&s, buf_view(&text), style | base);
        buf_free(&text);
    }
    bool good = keeps_line_edges(buf_view(&s.text));
    print_styled(&s, expected);
    return good;
}

static const struct form {
    const char *name, *before, *after;
    enum md_place place;
    size_t indent;
    enum source_block_kind kind;
    size_t cell;
} forms[] = {
    {"paragraph", "", "", MD_BLOCK, 0, SOURCE_PARA, 0},
    {"bullet", "- ", "", MD_AFTER, 2, SOURCE_BULLET, 0},
    {"heading", "## ", "", MD_LINE, 0, SOURCE_HEADING, 0},
    {"cell", "| ", " |\n|---|\n", MD_CELL, 0, SOURCE_ROW, 0},
    {"footnote", "[^9]: ", "", MD_AFTER, 4, SOURCE_FOOTNOTE, 0},
};

/* How the text of the only block is read, or an empty buffer where there is not one such block. */
static void read_back(struct doc *d, const struct form *f, struct str markdown, struct buf *got)
{
    const struct source *source = source_from(d->arena, "t.md", markdown);
    struct source_blocks blocks = {0};
    md_block_scan(d->arena, source, &blocks);
    const struct source_block *b = blocks.list.at;
    if (blocks.list.n == 1 && b->kind == f->kind)
        print_runs(f->kind == SOURCE_ROW && b->cells.n ? &b->cells.at[0].runs : &b->runs, got);
    else
        buf_char(got, '\0');
    source_blocks_free(&blocks);
}

/* A value that a template prints in the same place. */
static void check_value(const struct form *f)
{
    struct doc *d = doc_new(NULL);
    struct buf text = {0}, markdown = {0}, got = {0};
    for (unsigned count = 1 + draw(8); count;) {
        const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];
        count -= *piece != '\n';
        buf_puts(&text, *piece == '\n' ? "" : piece);
    }
    struct str value = buf_view(&text), line = str_of(f->before);
    if (keeps_line_edges(value)) {
        buf_puts(&markdown, f->before);
        for (size_t i = 0; i < value.n;)
            i += md_escape(value, i, line, &markdown);
        buf_puts(&markdown, f->after);
        read_back(d, f, buf_view(&markdown), &got);
        if (strcmp(got.p, text.p))
            fail_msg("%s\nis    %s\nwrote %s\nread  %s", f->name, text.p, markdown.p, got.p);
    }
    buf_free(&text);
    buf_free(&markdown);
    buf_free(&got);
    doc_free(d);
}

static void check_form(const struct form *f)
{
    struct doc *d = doc_new(NULL);
    struct node *n = doc_append(d, d->root, NODE_PARA, POS_NONE);
    struct buf expected = {0}, markdown = {0}, got = {0};
    unsigned base = draw(4) ? 0 : STYLE_BOLD;
    if (random_text(d, n, base, &expected)) {
        buf_puts(&markdown, f->before);
        md_text_write(n, f->place, base, f->indent, &markdown);
        buf_puts(&markdown, f->after);
        read_back(d, f, buf_view(&markdown), &got);
        if (strcmp(got.p, expected.p))
            fail_msg("%s\nis    %s\nwrote %s\nread  %s", f->name, expected.p, markdown.p, got.p);
    }
    buf_free(&expected);
    buf_free(&markdown);
    buf_free(&got);
    doc_free(d);
}

static void there_and_back(void **state)
{
    (void)state;
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
        for (unsigned i = 0; i < 20000; i++)
            check_form(&forms[f]);
}

static void values_of_templates_are_read_as_text(void **state)
{
    (void)state;
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
        for (unsigned i = 0; i < 20000; i++)
            check_value(&forms[f]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(there_and_back),
                                       cmocka_unit_test(values_of_templates_are_read_as_text)};
    return cmocka_run_group_tests_name("mdtext", tests, NULL, NULL);
}
