/*
 * Pages: each rule of page_break.h by itself, what yields to what, and pages of random flows held
 * against what is true of all pages. Pages here are a number of lines of 10 pt high.
 */
#include "layout/layout.h"
#include "layout_all.h"
#include "layout_fixture.h"

enum { LINE = 10000, WIDTH = 200000 };

/* ---------------------------------------------------------------- flows */

struct build {
    struct block blocks[64];
    size_t n;
    struct note notes[8];
    size_t note_count;
};

static unsigned last_tag;

static struct block lines_block(int lines, unsigned note)
{
    struct buf text = {0};
    struct span *run = arena_array(arena, 2, sizeof *run);
    for (int i = 0; i < lines; i++)
        buf_printf(&text, "%s%d", i ? "\n" : "", i + 1);
    run[0] = (struct span){.text = buf_take(&text, arena), .font = font, .size = 8000};
    run[1] = (struct span){.text = STR("*"), .font = font, .size = 8000, .note = note};
    return (struct block){.as.paragraph = {.runs = run, .run_count = note ? 2 : 1, .leading = LINE},
                          .tag = ++last_tag};
}

static struct block *add(struct build *b, int lines)
{
    b->blocks[b->n] = lines_block(lines, 0);
    return &b->blocks[b->n++];
}

/* A paragraph whose last line calls a footnote of so many lines. */
static void add_note(struct build *b, int lines, int note_lines)
{
    struct block *body = arena_alloc(arena, sizeof *body);
    *body = lines_block(note_lines, 0);
    b->notes[b->note_count++] = (struct note){body, 1};
    b->blocks[b->n++] = lines_block(lines, (unsigned)b->note_count);
}

static struct block *add_table(struct build *b, int rows, int lines, int header)
{
    struct column *columns = arena_alloc(arena, sizeof *columns);
    struct row *r = arena_array(arena, (size_t)rows, sizeof *r);
    for (int i = 0; i < rows; i++) {
        struct cell *cell = arena_alloc(arena, sizeof *cell);
        struct block *body = arena_alloc(arena, sizeof *body);
        *body = lines_block(lines, 0);
        *cell = (struct cell){.blocks = body, .block_count = 1};
        r[i] = (struct row){.cells = cell, .cell_count = 1};
    }
    b->blocks[b->n] = (struct block){.kind = BLOCK_TABLE,
                                     .as.table = {.columns = columns,
                                                  .column_count = 1,
                                                  .rows = r,
                                                  .row_count = (size_t)rows,
                                                  .header_rows = (size_t)header},
                                     .tag = ++last_tag};
    return &b->blocks[b->n++];
}

/* Lines of text on each page of that many lines, in the form "5 5 2"; content and all. */
static const char *paged(struct build *b, int page_lines)
{
    static char out[400];
    struct section s = {
        .width = WIDTH, .height = page_lines * LINE, .blocks = b->blocks, .block_count = b->n};
    struct flow f = {.sections = &s,
                     .section_count = 1,
                     .notes = b->notes,
                     .note_count = b->note_count,
                     .name = "test"};
    struct layout *l = layout_all(&f);
    out[0] = 0;
    for (size_t i = 0; i < layout_page_count(l); i++) {
        struct page page;
        size_t lines = 0;
        layout_page(l, i, arena, &page);
        for (size_t k = 0; k < page.piece_count; k++)
            lines += page.pieces[k].line_end;
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%zu", i ? " " : "", lines);
    }
    layout_free(l);
    return out;
}

/* ---------------------------------------------------------------- rules */

static void pages_are_filled(void **state)
{
    struct build b = {0};
    (void)state;
    for (int i = 0; i < 7; i++)
        add(&b, 1);
    assert_string_equal(paged(&b, 3), "3 3 1");
    assert_false(reported("page"));
}

static void no_widows_no_orphans(void **state)
{
    struct build widow = {0}, orphan = {0}, three = {0};
    (void)state;
    add(&widow, 6);
    assert_string_equal(paged(&widow, 5), "4 2");
    add(&orphan, 4);
    add(&orphan, 4);
    assert_string_equal(paged(&orphan, 5), "4 4");
    add(&three, 3);
    add(&three, 3); /* can be parted nowhere */
    assert_string_equal(paged(&three, 5), "3 3");
}

static void headings_take_two_lines_along(void **state)
{
    struct build b = {0}, two = {0};
    (void)state;
    add(&b, 4);
    add(&b, 1)->keep_next = true;
    add(&b, 4);
    assert_string_equal(paged(&b, 6), "4 5");
    add(&two, 3);
    add(&two, 1)->keep_next = true;
    add(&two, 1)->keep_next = true;
    add(&two, 4);
    assert_string_equal(paged(&two, 6), "3 6");
    assert_false(reported("page"));
}

static void headings_wait_for_short_paragraphs_too(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 4);
    add(&b, 1)->keep_next = true;
    add(&b, 1);
    add(&b, 1);
    assert_string_equal(paged(&b, 6), "4 3");
}

static void signatures_are_never_alone(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 8);
    struct block *signature = add(&b, 3);
    signature->keep_previous = signature->keep_together = true;
    assert_string_equal(paged(&b, 8), "6 5");
    assert_false(reported("page"));
}

/* The signature's rule is stronger than the heading's, and the log says what had to give way. */
static void the_stronger_rule_wins(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 4);
    add(&b, 1)->keep_next = true;
    add(&b, 2);
    struct block *signature = add(&b, 4);
    signature->keep_previous = signature->keep_together = true;
    assert_string_equal(paged(&b, 6), "5 6");
    assert_true(reported("page 1: a heading"));
}

static void headers_are_printed_again(void **state)
{
    struct build b = {0};
    (void)state;
    add_table(&b, 8, 1, 1);
    assert_string_equal(paged(&b, 5), "5 4"); /* 1 + 4, 1 + 3 */
}

static void headers_take_a_row_along(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 4);
    add_table(&b, 3, 1, 1);
    assert_string_equal(paged(&b, 5), "4 3");
}

static void low_rows_are_not_parted(void **state)
{
    struct build b = {0};
    (void)state;
    add_table(&b, 3, 4, 0);
    assert_string_equal(paged(&b, 10), "8 4");
}

static void high_rows_are_parted(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 5);
    add_table(&b, 1, 22, 0);
    assert_string_equal(paged(&b, 10), "10 10 7");
    struct build whole = {0}, edge = {0};
    add(&whole, 5);
    add_table(&whole, 1, 6, 0); /* rather than half a page empty */
    assert_string_equal(paged(&whole, 10), "9 2");
    add_table(&edge, 1, 11, 0); /* ten lines have room, one would stand alone */
    assert_string_equal(paged(&edge, 10), "9 2");
}

static void footnotes_stand_with_their_calls(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 4);
    add_note(&b, 1, 2); /* does not fit below five lines: the call goes over with it */
    add(&b, 2);
    assert_string_equal(paged(&b, 6), "4 5");
    assert_false(reported("page"));
}

static void long_footnotes_go_on_overleaf(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 3);
    add_note(&b, 1, 12);
    add(&b, 1);
    assert_string_equal(paged(&b, 8), "8 8 1");
}

static void page_breaks_by_order(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 2);
    add(&b, 2)->page_before = true;
    add(&b, 1)->page_before = true;
    assert_string_equal(paged(&b, 8), "2 2 1");
}

static void kept_together_while_it_fits(void **state)
{
    struct build b = {0}, high = {0};
    (void)state;
    add(&b, 3);
    add(&b, 6)->keep_together = true;
    assert_string_equal(paged(&b, 8), "3 6");
    assert_false(reported("page"));
    add(&high, 20)->keep_together = true;
    assert_string_equal(paged(&high, 8), "8 8 4");
    assert_true(reported("kept together"));
}

static void what_is_too_high_still_ends(void **state)
{
    struct build b = {0};
    (void)state;
    add(&b, 2)->as.paragraph.leading = 10 * LINE;
    add(&b, 1);
    assert_string_equal(paged(&b, 5), "1 1 1");
    assert_true(reported("higher than the page"));
}

static void spaces_at_page_ends_are_left_out(void **state)
{
    struct build b = {0};
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct block *p = add(&b, 2);
        p->before = p->after = 5000;
    }
    assert_string_equal(paged(&b, 5), "4 4"); /* 2 lines, 10 pt, 2 lines */
}

/* ---------------------------------------------------------------- random flows */

static uint32_t seed;

/* A linear congruential generator (Numerical Recipes), so that runs are alike everywhere. */
static int pick(int n)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((uint64_t)(seed >> 8) * (uint64_t)n >> 24);
}

/* A second column whose cells cover some rows each; a lead may be higher than they are. */
static void add_leads(struct block *b)
{
    struct table *t = &b->as.table;
    struct column *columns = arena_array(arena, 2, sizeof *columns);
    columns[0].width = columns[1].width = WIDTH / 2;
    for (size_t r = 0, end = 0; r < t->row_count; r++) {
        struct cell *cells = arena_array(arena, 2, sizeof *cells);
        cells[0] = t->rows[r].cells[0];
        cells[1].covered = r < end;
        if (r == end) {
            struct block *body = arena_alloc(arena, sizeof *body);
            *body = lines_block(1 + pick(pick(3) ? 3 : 12), 0);
            body->as.paragraph.leading =
                pick(2) ? LINE : LINE * 3 / 2; /* not level with the first */
            end = r < t->header_rows ? r + 1 : r + 1 + (size_t)pick(5);
            cells[1] = (struct cell){
                .blocks = body, .block_count = 1, .rows = (unsigned)(end - r), .middle = !pick(3)};
        }
        ((struct row *)t->rows)[r] = (struct row){.cells = cells, .cell_count = 2};
    }
    t->columns = columns;
    t->column_count = 2;
}

static void add_random(struct build *b)
{
    struct block *p;
    switch (pick(7)) {
    case 2:
        p = add_table(b, 1 + pick(12), 1 + pick(pick(4) ? 3 : 20), pick(2));
        add_leads(p);
        break;
    case 0:
        p = add_table(b, 1 + pick(6), 1 + pick(pick(4) ? 3 : 40), pick(2));
        break;
    case 1:
        if (b->note_count < 8) {
            add_note(b, 1 + pick(4), 1 + pick(pick(3) ? 4 : 25));
            return;
        }
        /* fall through */
    default:
        p = add(b, 1 + pick(pick(5) ? 6 : 30));
    }
    p->before = pick(3) * 3000;
    p->after = pick(3) * 3000;
    p->after_more = pick(3) * 5000;
    if (p->kind == BLOCK_TABLE)
        p->as.table.row_more = pick(2) * 4000;
    p->keep_next = !pick(4);
    p->keep_together = !pick(6);
    p->keep_previous = !pick(8);
    p->page_before = !pick(20);
    p->as.paragraph.frame = p->kind == BLOCK_PARAGRAPH && !pick(10) ? 500 : 0;
}

static unsigned lines_in(const struct block *p)
{
    struct str text = p->as.paragraph.runs[0].text;
    unsigned n = 1;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n';
    return n;
}

static unsigned lines_of(const struct build *b)
{
    unsigned n = 0;
    for (size_t i = 0; i < b->n; i++) {
        const struct table *t = &b->blocks[i].as.table;
        if (b->blocks[i].kind == BLOCK_PARAGRAPH)
            n += lines_in(&b->blocks[i]);
        for (size_t r = 0; b->blocks[i].kind == BLOCK_TABLE && r < t->row_count; r++)
            for (size_t c = 0; c < t->rows[r].cell_count; c++)
                n += t->rows[r].cells[c].block_count ? lines_in(t->rows[r].cells[c].blocks) : 0;
    }
    for (size_t i = 0; i < b->note_count; i++)
        n += lines_in(b->notes[i].blocks);
    return n;
}

/* No line over another one in its column. */
static void check_apart(const struct page *page)
{
    for (size_t i = 0; i < page->piece_count; i++)
        for (size_t k = 0; k < i; k++)
            if (page->pieces[i].x == page->pieces[k].x)
                assert_true(abs(page->pieces[i].y - page->pieces[k].y) >= LINE);
}

/* The lowest base line of the first page, in pt. */
static int first_foot(struct build *b, int page_lines)
{
    struct section s = {
        .width = WIDTH, .height = page_lines * LINE, .blocks = b->blocks, .block_count = b->n};
    struct flow f = {.sections = &s, .section_count = 1};
    struct layout *l = layout_all(&f);
    struct page page;
    int foot = 0;
    layout_page(l, 0, arena, &page);
    for (size_t i = 0; i < page.piece_count; i++)
        foot = page.pieces[i].y > foot ? page.pieces[i].y : foot;
    layout_free(l);
    return foot / 1000;
}

/* Two paragraphs of three lines below each other, the third one is for the next page. */
static void gaps_of_a_short_page_grow(void **state)
{
    (void)state;
    for (int more = 0; more <= 30; more += 15) {
        struct build b = {0};
        for (int i = 0; i < 3; i++)
            add(&b, 3)->after_more = more * 1000;
        int foot = first_foot(&b, 8);
        assert_int_equal(foot, 57 + (more < 20 ? more : 20));
        b.blocks[2].page_before = true; /* then the page is to be short */
        assert_int_equal(first_foot(&b, 8), 57);
    }
}

static void rows_of_a_short_page_grow(void **state)
{
    struct build b = {0}, head = {0};
    (void)state;
    add_table(&b, 3, 3, 0)->as.table.row_more = 15000;
    assert_int_equal(first_foot(&b, 8), 57 + 15);
    add_table(&head, 5, 2, 1)->as.table.row_more = 3000; /* none below the header */
    assert_int_equal(first_foot(&head, 7), 57 + 3);
}

/* A paragraph of words that fill nearly all of its last line, then one that cannot be parted. */
static void paragraphs_of_a_short_page_are_longer(void **state)
{
    int longer = 0;
    (void)state;
    for (int words = 60; words < 130; words++) {
        struct build b = {0};
        struct buf text = {0};
        struct line *lines, *more;
        for (int i = 0; i < words; i++)
            buf_printf(&text, "%sab", i ? " " : "");
        struct block *p = add(&b, 1);
        ((struct span *)p->as.paragraph.runs)->text = buf_take(&text, arena);
        p->as.paragraph.align = JUSTIFIED;
        size_t n = paragraph_set(setter, arena, &p->as.paragraph, WIDTH, &lines);
        bool can = paragraph_set_longer(setter, arena, &p->as.paragraph, WIDTH, n + 1, &more);
        add(&b, 3);
        int foot = first_foot(&b, (int)n + 1);
        assert_int_equal(foot, 10 * (int)n - 3 + (can && n >= 4 ? 10 : 0));
        longer += can && n >= 4;
    }
    assert_in_range(longer, 1, 60);
}

/* Every paragraph's lines once and in order, nothing below the page. */
static void check_pages(const struct build *b, int page_lines)
{
    unsigned *seen = mem_zalloc((last_tag + 1) * sizeof *seen), counted = 0;
    struct section s = {
        .width = WIDTH, .height = page_lines * LINE, .blocks = b->blocks, .block_count = b->n};
    struct flow f = {.sections = &s,
                     .section_count = 1,
                     .notes = b->notes,
                     .note_count = b->note_count,
                     .note_gap = 2000,
                     .note_rule = 500};
    struct layout *l = layout_all(&f);
    for (size_t i = 0; i < layout_page_count(l); i++) {
        struct page page;
        layout_page(l, i, arena, &page);
        check_apart(&page);
        for (size_t k = 0; k < page.piece_count; k++) {
            const struct piece *p = &page.pieces[k];
            assert_in_range(p->y, 1, page_lines * LINE);
            if (!p->tag || p->text.p[0] == '*')
                continue;
            assert_int_equal(strtoul(p->text.p, NULL, 10), ++seen[p->tag]);
            counted++;
        }
    }
    assert_int_equal(counted, lines_of(b));
    layout_free(l);
    free(seen);
}

static void pages_of_random_flows(void **state)
{
    (void)state;
    for (int round = 0; round < 300; round++) {
        struct build b = {0};
        seed = (uint32_t)round + 1;
        last_tag = 0;
        for (int i = 3 + pick(40); i > 0; i--)
            add_random(&b);
        check_pages(&b, 8 + pick(20));
    }
}

/* Texts and places of all pages; of the first section alone where the rest is not waited for. */
static struct str places(const struct flow *f, bool all)
{
    struct buf b = {0};
    struct layout *l = layout_begin(f);
    while (layout_section(l) && all)
        continue;
    for (size_t i = 0; i < layout_page_count(l); i++) {
        struct page page;
        layout_page(l, i, arena, &page);
        for (size_t k = 0; k < page.piece_count; k++)
            buf_printf(&b, "%zu %d %d %.*s\n", i, page.pieces[k].x, page.pieces[k].y,
                       STR_ARG(page.pieces[k].text));
    }
    layout_free(l);
    return buf_take(&b, arena);
}

/* A long section after the first is set in a thread, but not where there are footnotes. */
static void sections_beside_each_other(void **state)
{
    struct build b = {0}, annex = {0};
    struct note none = {0};
    (void)state;
    add(&b, 12);
    add_table(&annex, 150, 2, 1);
    struct section sections[2] = {
        {.width = WIDTH, .height = 9 * LINE, .blocks = b.blocks, .block_count = b.n},
        {.width = WIDTH, .height = 9 * LINE, .blocks = annex.blocks, .block_count = annex.n}};
    struct flow beside = {.sections = sections, .section_count = 2}, alone = beside;
    alone.notes = &none;
    alone.note_count = 1;
    struct str pages = places(&beside, true), first = places(&beside, false);
    assert_true(str_eq(pages, places(&alone, true)));
    assert_true(first.n && first.n < pages.n && str_starts(pages, first));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_filled),
        cmocka_unit_test(no_widows_no_orphans),
        cmocka_unit_test(headings_take_two_lines_along),
        cmocka_unit_test(headings_wait_for_short_paragraphs_too),
        cmocka_unit_test(signatures_are_never_alone),
        cmocka_unit_test(the_stronger_rule_wins),
        cmocka_unit_test(headers_are_printed_again),
        cmocka_unit_test(headers_take_a_row_along),
        cmocka_unit_test(low_rows_are_not_parted),
        cmocka_unit_test(high_rows_are_parted),
        cmocka_unit_test(footnotes_stand_with_their_calls),
        cmocka_unit_test(long_footnotes_go_on_overleaf),
        cmocka_unit_test(page_breaks_by_order),
        cmocka_unit_test(kept_together_while_it_fits),
        cmocka_unit_test(what_is_too_high_still_ends),
        cmocka_unit_test(spaces_at_page_ends_are_left_out),
        cmocka_unit_test(gaps_of_a_short_page_grow),
        cmocka_unit_test(rows_of_a_short_page_grow),
        cmocka_unit_test(paragraphs_of_a_short_page_are_longer),
        cmocka_unit_test(pages_of_random_flows),
        cmocka_unit_test(sections_beside_each_other),
    };
    return cmocka_run_group_tests(tests, open_font, close_font);
}
