/* Tables: widths of columns, heights of rows, where rows may be parted. */
#include "layout/column.h"
#include "layout/table.h"
#include "layout_fixture.h"

enum { PADDING_X = 4000, PADDING_Y = 3000, LEADING = 15000 };

static struct cell cell(const char *text)
{
    struct span *run = arena_alloc(arena, sizeof *run);
    struct block *b = arena_alloc(arena, sizeof *b);
    *run = (struct span){.text = str_of(text), .font = font, .size = 13000};
    *b = (struct block){.as.paragraph = {.runs = run, .run_count = 1, .leading = LEADING}};
    return (struct cell){.blocks = b, .block_count = 1};
}

static int width_of(const char *text)
{
    struct span run = {.text = str_of(text), .font = font, .size = 13000};
    return layout_width(&run, 1) + 2 * PADDING_X;
}

/* Texts row by row, columns to a row. */
static struct table *table(const char *const *texts, size_t rows, struct column *columns, size_t n)
{
    struct table *t = arena_alloc(arena, sizeof *t);
    struct row *r = arena_array(arena, rows, sizeof *r);
    for (size_t i = 0; i < rows; i++) {
        struct cell *cells = arena_array(arena, n, sizeof *cells);
        for (size_t c = 0; c < n; c++)
            cells[c] = cell(texts[i * n + c]);
        r[i] = (struct row){.cells = cells, .cell_count = n};
    }
    *t = (struct table){.columns = columns,
                        .column_count = n,
                        .rows = r,
                        .row_count = rows,
                        .padding_x = PADDING_X,
                        .padding_y = PADDING_Y};
    return t;
}

static struct cell *cell_at(struct table *t, size_t row, size_t column)
{
    return (struct cell *)&t->rows[row].cells[column];
}

static struct set_table *set(struct table *t, int64_t page_height)
{
    struct strip_list scratch = {0};
    struct set_table *out = table_set(setter, arena, t, 300000, page_height, &scratch);
    free(scratch.at);
    return out;
}

static void columns_hold_their_longest_word(void **state)
{
    static const char *const texts[] = {"TT",
                                        "Nhiệm vụ",
                                        "Thời gian",
                                        "1",
                                        "Nghiên cứu xây dựng kế hoạch của tỉnh, báo cáo cấp uỷ",
                                        "Thường xuyên"};
    struct column columns[3] = {{0}};
    int widths[3];
    (void)state;
    column_widths(setter, table(texts, 2, columns, 3), 200000, widths);
    assert_true(widths[0] >= width_of("TT"));
    assert_true(widths[1] >= width_of("Nghiên"));
    assert_true(widths[2] >= width_of("Thường"));
    assert_int_equal(widths[0] + widths[1] + widths[2], 200000);
    assert_true(widths[1] > widths[2]);
}

static void limits_are_kept(void **state)
{
    static const char *const texts[] = {"a", "Nghiên cứu xây dựng kế hoạch của tỉnh",
                                        "Nghiên cứu xây dựng kế hoạch của tỉnh", "b"};
    struct column columns[4] = {{.width = 30000}, {.max = 80000}, {.min = 20000}, {.min = 50000}};
    int widths[4];
    (void)state;
    column_widths(setter, table(texts, 1, columns, 4), 300000, widths);
    assert_int_equal(widths[0], 30000);
    assert_true(widths[1] <= 80000);
    assert_true(widths[3] >= 50000);
    assert_int_equal(widths[0] + widths[1] + widths[2] + widths[3], 300000);
}

/* Where even the longest words do not fit, all give way alike. */
static void too_narrow_a_measure(void **state)
{
    static const char *const texts[] = {"nghiêng", "nghiêng", "nghiêng"};
    struct column columns[3] = {{0}};
    int widths[3];
    (void)state;
    column_widths(setter, table(texts, 1, columns, 3), 60000, widths);
    for (int c = 0; c < 3; c++)
        assert_in_range(widths[c], 19999, 20000);
}

/*
 * Where not all can be kept, words of two syllables are, then ties: here that of the paper, as
 * it lacks less than that of the year.
 */
static void words_are_kept_before_ties(void **state)
{
    static const char *const texts[] = {"A", "B", "C", "năm 26", "số 43-NQ/TW", "dân tộc"};
    struct column columns[3] = {{0}};
    struct table *t = table(texts, 2, columns, 3);
    int widths[3], more = width_of("số 43-NQ/TW") + 1000;
    (void)state;
    t->header_rows = 1;
    column_widths(setter, t, width_of("năm") + more + width_of("dân tộc"), widths);
    assert_true(widths[0] < width_of("năm 26"));
    assert_in_range(widths[1], width_of("số 43-NQ/TW"), more);
    assert_true(widths[2] >= width_of("dân tộc"));
}

static void rows_are_as_high_as_their_highest_cell(void **state)
{
    static const char *const texts[] = {"một", "một\nhai\nba", "một\nhai", "một"};
    struct column columns[2] = {{0}};
    (void)state;
    struct set_table *t = set(table(texts, 2, columns, 2), 700000);
    assert_int_equal(t->rows[0].height, 3 * LEADING + 2 * PADDING_Y);
    assert_int_equal(t->rows[1].top, t->rows[0].height);
    assert_int_equal(t->rows[1].height, 2 * LEADING + 2 * PADDING_Y);
    assert_int_equal(t->height, t->rows[0].height + t->rows[1].height);
    assert_int_equal(t->rows[0].cuts.n, 0);
}

/* A cell over two rows makes the last of them higher if it must. */
static void leads_stretch_their_last_row(void **state)
{
    static const char *const texts[] = {"1", "một\nhai\nba\nbốn", "2", "", "3", "một"};
    struct column columns[2] = {{0}};
    struct table *source = table(texts, 3, columns, 2);
    (void)state;
    cell_at(source, 0, 1)->rows = 2;
    *cell_at(source, 1, 1) = (struct cell){.covered = true};
    struct set_table *t = set(source, 700000);
    assert_int_equal(t->rowspan_count, 1);
    assert_ptr_equal(table_rowspan_at(t, 0, 1), &t->rowspans[0]);
    assert_null(table_rowspan_at(t, 1, 1));
    assert_int_equal(t->rows[0].height, LEADING + 2 * PADDING_Y);
    assert_int_equal(t->rows[0].height + t->rows[1].height, 4 * LEADING + 2 * PADDING_Y);
    assert_int_equal(t->rows[2].rowspan_count, 0);
}

/* A lead that no page could hold is set in its first row. */
static void leads_too_high_are_none(void **state)
{
    static const char *const texts[] = {"1", "một\nhai\nba\nbốn\nnăm\nsáu", "2", ""};
    struct column columns[2] = {{0}};
    struct table *source = table(texts, 2, columns, 2);
    (void)state;
    cell_at(source, 0, 1)->rows = 2;
    *cell_at(source, 1, 1) = (struct cell){.covered = true};
    struct set_table *t = set(source, 80000);
    assert_int_equal(t->rowspan_count, 0);
    assert_int_equal(t->rows[0].height, 6 * LEADING + 2 * PADDING_Y);
    assert_int_equal(t->rows[0].cuts.n, 5);
}

/* Without a border cells are texts side by side, which begin on one base line. */
static void texts_side_by_side_are_level(void **state)
{
    static const char *const texts[] = {"1\n2\n3", "1\n2\n3"};
    struct column columns[2] = {{0}};
    struct table *source = table(texts, 1, columns, 2);
    (void)state;
    ((struct block *)cell_at(source, 0, 1)->blocks)->as.paragraph.leading = 20000;
    for (int border = 0; border < 2; border++) {
        source->border = border;
        const struct set_row *row = &set(source, 100000)->rows[0];
        const struct strip *left = row->cells[0].stack.strips, *right = row->cells[1].stack.strips;
        int64_t apart = right->top + right->line->base - left->top - left->line->base;
        assert_int_equal(right->top, 0);
        assert_int_equal(apart, border ? 2500 : 0);
        assert_int_equal(row->height, 60000 + 2 * PADDING_Y);
    }
}

/* The lines of two cells that are not level: one across a cut goes to the lower part. */
static void cuts_take_whole_lines(void **state)
{
    static const char *const texts[] = {"1\n2\n3\n4\n5\n6", "1\n2\n3"};
    struct column columns[2] = {{0}};
    struct table *source = table(texts, 1, columns, 2);
    (void)state;
    ((struct block *)cell_at(source, 0, 1)->blocks)->as.paragraph.leading = 20000;
    source->border = 1; /* else the two begin on one base line */
    struct set_table *t = set(source, 100000);
    const struct cuts *cuts = &t->rows[0].cuts;
    assert_int_equal(cuts->n, 5);
    assert_int_equal(cuts->up[0], 15000);
    assert_int_equal(cuts->down[0], 0); /* the first line of the other cell crosses 15 */
    assert_int_equal(cuts->up[1], 30000);
    assert_int_equal(cuts->down[1], 20000);
    assert_int_equal(cuts->up[3], 60000);
    assert_int_equal(cuts->down[3], 60000);
}

static void headers_higher_than_half_a_page_stand_once(void **state)
{
    static const char *const texts[] = {"một\nhai\nba\nbốn", "một"};
    struct column columns[1] = {{0}};
    struct table *source = table(texts, 2, columns, 1);
    (void)state;
    source->header_rows = 1;
    assert_int_equal(set(source, 700000)->header_height, 4 * LEADING + 2 * PADDING_Y);
    assert_int_equal(set(source, 100000)->header_height, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_hold_their_longest_word),
        cmocka_unit_test(words_are_kept_before_ties),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(too_narrow_a_measure),
        cmocka_unit_test(rows_are_as_high_as_their_highest_cell),
        cmocka_unit_test(leads_stretch_their_last_row),
        cmocka_unit_test(leads_too_high_are_none),
        cmocka_unit_test(texts_side_by_side_are_level),
        cmocka_unit_test(cuts_take_whole_lines),
        cmocka_unit_test(headers_higher_than_half_a_page_stand_once),
    };
    return cmocka_run_group_tests(tests, open_font, close_font);
}
