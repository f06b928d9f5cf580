/* Markdown into blocks: kinds, marks, depth, runs and the place of every run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "model/doc.h"
#include "markdown/md_inline.h"
#include "markdown/md_block.h"

static void print_block_runs(const struct source_runs *runs, struct buf *out)
{
    for (size_t i = 0; i < runs->n; i++) {
        const struct source_run *r = &runs->at[i];
        buf_printf(out, " %zu:%zu", pos_line(r->pos), pos_column(r->pos));
        buf_puts(out, r->style & STYLE_BOLD ? "b" : "");
        buf_puts(out, r->style & STYLE_ITALIC ? "i" : "");
        buf_puts(out, r->style & STYLE_SUPERSCRIPT ? "s" : "");
        buf_puts(out, r->style & STYLE_UNDERLINE ? "u" : "");
        if (r->call)
            buf_printf(out, "^%.*s", STR_ARG(source_run_mark(r)));
        else if (str_is(r->text, "\n"))
            buf_puts(out, r->hard ? "\\" : "/");
        else
            buf_printf(out, "{%.*s}", STR_ARG(r->text));
    }
}

/* "kind depth mark" and the runs, a block a line. */
static void print_blocks(const struct source_blocks *blocks, struct buf *out)
{
    static const char *const kinds[] = {"para", "heading", "bullet", "footnote",
                                        "row",  "rule",    "comment"};
    for (size_t i = 0; i < blocks->list.n; i++) {
        const struct source_block *b = &blocks->list.at[i];
        buf_printf(out, "%s%s%u-%u", b->glued ? "+" : "", b->head ? "head " : "", b->first_line,
                   b->last_line);
        buf_printf(out, " %s", kinds[b->kind]);
        if (b->level)
            buf_printf(out, " #%u", b->level);
        if (b->depth)
            buf_printf(out, " >%u", b->depth);
        if (b->mark.n)
            buf_printf(out, " [%.*s]", STR_ARG(b->mark));
        print_block_runs(&b->runs, out);
        for (size_t k = 0; k < b->cells.n; k++) {
            buf_puts(out, " |");
            print_block_runs(&b->cells.at[k].runs, out);
        }
        buf_char(out, '\n');
    }
}

static void check(const char *markdown, const char *expected)
{
    struct arena *a = arena_new();
    const struct source *source = source_from(a, "test.md", str_of(markdown));
    struct source_blocks blocks = {0};
    struct buf out = {0};
    md_block_scan(a, source, &blocks);
    print_blocks(&blocks, &out);
    buf_char(&out, '\0');
    assert_string_equal(out.p, expected);
    buf_free(&out);
    source_blocks_free(&blocks);
    arena_free(a);
}

static void emphasis(void **state)
{
    (void)state;
    check("a *b* **c** ***d*** e",
          "1-1 para 1:1{a } 1:4i{b} 1:6{ } 1:9b{c} 1:12{ } 1:16bi{d} 1:20{ e}\n");
    check("*a **b***", "1-1 para 1:2i{a } 1:6bi{b}\n");
    check("**a", "1-1 para 1:1{**a}\n");
    check("x ____ *y*", "1-1 para 1:1{x ____ } 1:9i{y}\n");
    check("<b>a</b><i>b</i><u>c</u> m<sup>2</sup>",
          "1-1 para 1:4b{a} 1:12i{b} 1:20u{c} 1:25{ m} 1:32s{2}\n");
    check("<b>a *b</b> c*", "1-1 para 1:4b{a } 1:7bi{b} 1:12i{ c}\n");
    check("<b>a </i>b", "1-1 para 1:1{<b>a </i>b}\n");
}

static void escapes(void **state)
{
    (void)state;
    check("a\\*b\\\\c \\d", "1-1 para 1:1{a} 1:3{*b} 1:6{\\c \\d}\n");
    check("&lt;&eacute; &amp &nosuch; é", "1-1 para 1:1{<} 1:5{é} 1:13{ &amp &nosuch; é}\n");
    check("e&#x301; &#10; &#0;", "1-1 para 1:1{e&#x301; &#10; &#0;}\n");
    check("`a` [b](c) <d> ~e~ > f", "1-1 para 1:1{`a` [b](c) <d> ~e~ > f}\n");
    check("1\\. a", "1-1 para 1:1{1} 1:3{. a}\n");
    check("\\- a", "1-1 bullet [-] 1:4{a}\n");
}

static void breaks(void **state)
{
    (void)state;
    check("a\nb", "1-2 para 1:1{a} 1:2/ 2:1{b}\n");
    check("a  \n  b\\\nc<br>\nd", "1-4 para 1:1{a} 1:2\\ 2:3{b} 2:4\\ 3:1{c} 3:2\\ 4:1{d}\n");
    check("**a**\\\n**b**", "1-2 para 1:3b{a} 1:6b\\ 2:3b{b}\n");
    check("**a**\\\nb", "1-2 para 1:3b{a} 1:6\\ 2:1{b}\n");
    check("**a\r\nb**\r\n", "1-2 para 1:3b{a} 1:4b/ 2:1b{b}\n");
    check("a\\\\\nb", "1-2 para 1:1{a} 1:3{\\} 1:4/ 2:1{b}\n");
}

static void calls(void **state)
{
    (void)state;
    check("a[^1] b[^2]\n\n[^1]: note\nmore\n\n    own",
          "1-1 para 1:1{a} 1:2^1 1:6{ b} 1:8{[^2]}\n"
          "3-6 footnote [1] 3:7{note} 3:11/ 4:1{more} 6:5\\ 6:5{own}\n");
    check("a<sup>1</sup> m<sup>2</sup>\n\n<sup>1</sup> note",
          "1-1 para 1:1{a} 1:2^1 1:14{ m} 1:21s{2}\n"
          "3-3 footnote [1] 3:14{note}\n");
    check("a\\[^1]\n\n[^1]: n", "1-1 para 1:1{a} 1:3{[^1]}\n3-3 footnote [1] 3:7{n}\n");
}

static void bullets(void **state)
{
    (void)state;
    check("- a\n- b\n\n  own\n\nmargin", "1-1 bullet [-] 1:3{a}\n+2-2 bullet [-] 2:3{b}\n4-4 para "
                                         ">1 4:3{own}\n6-6 para 6:1{margin}\n");
    check("- a\n  + b\n    own\n\n    own\n- c",
          "1-1 bullet [-] 1:3{a}\n+2-3 bullet >1 [+] 2:5{b} 2:6/ 3:5{own}\n5-5 para >2 "
          "5:5{own}\n+6-6 bullet [-] 6:3{c}\n");
    check("1. a\n\n   - b\n   - c",
          "1-1 para 1:1{1. a}\n3-3 bullet [-] 3:6{b}\n+4-4 bullet [-] 4:6{c}\n");
    check("– a\n– b\n\nx\n– y",
          "1-1 bullet [–] 1:3{a}\n+2-2 bullet [–] 2:3{b}\n4-5 para 4:1{x} 4:2/ 5:1{– y}\n");
    check("1. a\n2. b\nc", "1-1 para 1:1{1. a}\n+2-3 para 2:1{2. b} 2:5/ 3:1{c}\n");
    check("a\n2. b", "1-2 para 1:1{a} 1:2/ 2:1{2. b}\n");
    check("a) x\nb) y", "1-1 para 1:1{a) x}\n+2-2 para 2:1{b) y}\n");
}

static void marks(void **state)
{
    (void)state;
    check("# A #\nb", "1-1 heading #1 1:3{A}\n+2-2 para 2:1{b}\n");
    check("#x\n\n#### **I- A**", "1-1 para 1:1{#x}\n3-3 heading #4 3:8b{I- A}\n");
    check("A\n===\nb\n---\n*",
          "1-2 heading #1 1:1{A}\n+3-3 para 3:1{b}\n+4-4 rule 4:1{---}\n+5-5 rule 5:1{*}\n");
    check("<!-- a\nb --> c\n<!-- d", "1-2 comment 1:6{a\nb}\n+2-3 para 2:7{c} 2:8/ 3:1{<!-- d}\n");
    check("# <!-- a --> b <!-- c -->", "1-1 heading #1 1:14{b}\n");
    check("a <!-- b --> c", "1-1 para 1:1{a } 1:13{ c}\n");
}

static void tables(void **state)
{
    (void)state;
    check("| a | b |\n|---|:-:|\n| c\\|d | e<br>f |\n| | g",
          "head 1-2 row | 1:3{a} | 1:7{b}\n"
          "+3-3 row | 3:3{c} 3:5{|d} | 3:10{e} 3:11\\ 3:15{f}\n+4-4 row | | 4:5{g}\n");
    check("a | b\n-|-\nc | d\ne",
          "head 1-2 row | 1:1{a} | 1:5{b}\n+3-3 row | 3:1{c} | 3:5{d}\n+4-4 para 4:1{e}\n");
    check("a | b\nc", "1-2 para 1:1{a | b} 1:6/ 2:1{c}\n");
    check("| | |\n|-|-|\n|a|b|", "head 1-2 rule\n+3-3 row | 3:2{a} | 3:4{b}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(emphasis), cmocka_unit_test(escapes), cmocka_unit_test(breaks),
        cmocka_unit_test(calls),    cmocka_unit_test(bullets), cmocka_unit_test(marks),
        cmocka_unit_test(tables),
    };
    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
