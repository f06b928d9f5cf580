/* Lines of paragraphs: what total fit promises, whatever the font's widths are. */
#include "layout_fixture.h"

static const char prose[] =
    "Các cơ quan, đơn vị, địa phương căn cứ chức năng, nhiệm vụ được giao để xây dựng kế hoạch của "
    "mình, nêu rõ việc phải làm, người chịu trách nhiệm, thời hạn và kết quả cần đạt; hằng quý tự "
    "kiểm tra, đánh giá và báo cáo kết quả thực hiện về cơ quan thường trực để tổng hợp chung.";

/* One run of 14 pt in a paragraph of 20 pt leading. */
static struct paragraph paragraph(struct span *run, struct str text, enum align align)
{
    *run = (struct span){.text = text, .font = font, .size = 14000};
    return (struct paragraph){.runs = run, .run_count = 1, .align = align, .leading = 20000};
}

/* Lines follow one another without a gap and cover the text. */
static void check_cover(const struct line *lines, size_t n, size_t bytes)
{
    assert_true(n > 0);
    assert_int_equal(lines[0].from, 0);
    assert_int_equal(lines[n - 1].next, bytes);
    for (size_t i = 0; i < n; i++) {
        assert_true(lines[i].end <= lines[i].next);
        if (i)
            assert_int_equal(lines[i].from, lines[i - 1].next);
    }
    assert_true(lines[n - 1].last);
}

static void fills_the_measure(void **state)
{
    struct span run;
    struct line *lines;
    struct paragraph p = paragraph(&run, STR(prose), JUSTIFIED);
    (void)state;
    for (int measure = 150000; measure <= 500000; measure += 50000) {
        size_t n = paragraph_set(setter, arena, &p, measure, &lines);
        check_cover(lines, n, sizeof prose - 1);
        for (size_t i = 0; i + 1 < n; i++) {
            int slack = paragraph_slack(&p, &lines[i], measure);
            int letter = paragraph_letter(&p, &lines[i], measure);
            int letters = letter * (lines[i].letters - 1);
            if (measure - lines[i].width <= 2 * lines[i].elastic)
                assert_int_equal(lines[i].width + slack + letters, measure);
            else
                assert_int_equal(slack + letters,
                                 0); /* blanks three times as wide: better ragged */
            /* letters take what widens blanks by more than a fifth, and no more than 0.8 % each */
            assert_in_range(letter, 0, run.size * 8 / 1000);
            if (letter && letter < run.size * 8 / 1000)
                assert_in_range(5 * slack, lines[i].elastic,
                                lines[i].elastic + 5 * lines[i].letters);
            if (5 * slack < lines[i].elastic)
                assert_int_equal(letter, 0);
            assert_true(-3 * slack <= lines[i].elastic); /* shrunk to two thirds at most */
        }
        assert_true(lines[n - 1].width <= measure ||
                    paragraph_slack(&p, &lines[n - 1], measure) < 0);
    }
}

/* A line more, where no blank has to be 1.4 times as wide; and never by tearing the text. */
static void can_be_a_line_longer(void **state)
{
    struct span run;
    struct line *lines, *more;
    struct paragraph p = paragraph(&run, STR(prose), JUSTIFIED);
    int longer = 0, refused = 0;
    (void)state;
    for (int measure = 250000; measure <= 500000; measure += 1000) {
        size_t n = paragraph_set(setter, arena, &p, measure, &lines);
        if (!paragraph_set_longer(setter, arena, &p, measure, n + 1, &more)) {
            refused++;
            continue;
        }
        longer++;
        check_cover(more, n + 1, sizeof prose - 1);
        for (size_t i = 0; i < n; i++)
            assert_true(5 * (measure - more[i].width) <= 2 * more[i].elastic);
    }
    assert_in_range(longer, 1, longer + refused - 1);
}

/* Sum over the lines of the squared stretch of their blanks, in thousandths. */
static double unevenness(const struct paragraph *p, const struct line *lines, size_t n, int measure)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        double stretch = (double)paragraph_slack(p, &lines[i], measure) / lines[i].elastic;
        sum += stretch * stretch;
    }
    return sum;
}

/* Lines filled one by one, as many words as fit. */
static double greedy_unevenness(const char *text, int measure)
{
    double sum = 0;
    struct span run = {.font = font, .size = 14000};
    int blank = paragraph_blank(&run);
    const char *from = text, *end = text;
    while (*end) {
        const char *next = strchr(end + 1, ' ');
        next = next ? next : end + strlen(end);
        run.text = (struct str){from, (size_t)(next - from)};
        if (layout_width(&run, 1) > measure && end > from) {
            run.text.n = (size_t)(end - from);
            int blanks = 0;
            for (size_t i = 0; i < run.text.n; i++)
                blanks += from[i] == ' ';
            double stretch = (double)(measure - layout_width(&run, 1)) / (blanks * blank);
            sum += stretch * stretch;
            from = end + 1;
        }
        end = next;
    }
    return sum;
}

static void is_more_even_than_greedy(void **state)
{
    struct span run;
    struct line *lines;
    struct paragraph p = paragraph(&run, STR(prose), JUSTIFIED);
    double total = 0, greedy = 0;
    (void)state;
    for (int measure = 200000; measure <= 480000; measure += 20000) {
        size_t n = paragraph_set(setter, arena, &p, measure, &lines);
        total += unevenness(&p, lines, n, measure);
        greedy += greedy_unevenness(prose, measure);
    }
    assert_true(total < greedy * 0.9);
}

static void ragged_lines_are_as_few_as_can_be(void **state)
{
    struct span run;
    struct line *lines;
    (void)state;
    for (int measure = 120000; measure <= 480000; measure += 40000) {
        struct paragraph left = paragraph(&run, STR(prose), FLUSH_LEFT);
        size_t n = paragraph_set(setter, arena, &left, measure, &lines);
        int wide = paragraph_extent(setter, &left).wide;
        check_cover(lines, n, sizeof prose - 1);
        assert_true(n >= (size_t)(wide / measure) && n <= (size_t)(wide / measure) + 4);
        for (size_t i = 0; i < n; i++) {
            assert_true(lines[i].width <= measure);
            assert_int_equal(paragraph_slack(&left, &lines[i], measure), 0);
        }
    }
}

static void line_feeds_and_empty_texts(void **state)
{
    struct span run;
    struct line *lines;
    struct paragraph p = paragraph(&run, STR("một\n\nhai ba\n"), JUSTIFIED);
    (void)state;
    size_t n = paragraph_set(setter, arena, &p, 400000, &lines);
    assert_int_equal(n, 3);
    check_cover(lines, n, run.text.n);
    assert_int_equal(lines[1].width, 0);
    assert_true(lines[0].last && lines[1].last && lines[2].last);
    run.text = STR("");
    assert_int_equal(paragraph_set(setter, arena, &p, 400000, &lines), 1);
    assert_int_equal(lines[0].height, 20000);
    p.run_count = 0;
    assert_int_equal(paragraph_set(setter, arena, &p, 400000, &lines), 1);
}

static void a_word_too_long_is_broken(void **state)
{
    struct span run;
    struct line *lines;
    struct paragraph p =
        paragraph(&run, STR("ngắn nghiêngnghiêngnghiêngnghiêngnghiêng rồi"), JUSTIFIED);
    (void)state;
    size_t n = paragraph_set(setter, arena, &p, 100000, &lines);
    size_t broken = 0;
    check_cover(lines, n, run.text.n);
    for (size_t i = 0; i < n; i++) {
        assert_true(lines[i].width <= 100000);
        broken += lines[i].broken;
    }
    assert_int_equal(broken, 2);
    /* a measure of nothing still ends, one letter a line */
    n = paragraph_set(setter, arena, &p, -5, &lines);
    check_cover(lines, n, run.text.n);
}

static void extents(void **state)
{
    struct span run;
    struct paragraph p = paragraph(&run, STR("một nghiêng\nhai"), FLUSH_LEFT);
    struct span longest = {.text = STR("nghiêng"), .font = font, .size = 14000};
    struct span line = {.text = STR("một nghiêng"), .font = font, .size = 14000};
    (void)state;
    p.left = 5000;
    struct extent e = paragraph_extent(setter, &p);
    assert_int_equal(e.narrow, layout_width(&longest, 1) + 5000);
    assert_int_equal(e.words, e.narrow);
    assert_int_equal(e.wide, layout_width(&line, 1) + 5000);
    run.text = STR("một văn phòng, khoản 3"); /* a word of two syllables; a tie */
    longest.text = STR("khoản 3"), line.text = STR("văn phòng,");
    e = paragraph_extent(setter, &p);
    assert_int_equal(e.narrow, layout_width(&longest, 1) + 5000);
    assert_int_equal(e.words, layout_width(&line, 1) + 5000);
    p.whole_words = true;
    assert_int_equal(paragraph_extent(setter, &p).narrow, e.words);
}

static void kept_words_give_the_same_lines(void **state)
{
    struct span run, other_run;
    struct paragraph p = paragraph(&run, str_of(prose), JUSTIFIED);
    struct paragraph other = paragraph(&other_run, STR("Cơ quan chủ trì"), FLUSH_LEFT);
    struct line *lines, *again;
    struct extent e = paragraph_extent(setter, &p);
    (void)state;
    for (int measure = 10000; measure < e.wide + 20000; measure += measure / 7) {
        struct extent same = paragraph_extent_kept(setter, &p);
        assert_int_equal(same.narrow, e.narrow);
        assert_int_equal(same.wide, e.wide);
        int same_wide = paragraph_extent_kept(setter, &other).wide;
        size_t n = paragraph_set(setter, arena, &p, measure, &lines);
        assert_int_equal(paragraph_set(setter, arena, &other, same_wide, &again), 1);
        assert_int_equal(again->end, other_run.text.n);
        paragraph_forget(setter);
        assert_int_equal(paragraph_set(setter, arena, &p, measure, &again), n);
        assert_memory_equal(lines, again, n * sizeof *lines);
    }
}

static void indents_and_heights(void **state)
{
    struct span runs[2] = {{.text = STR(prose), .font = font, .size = 14000},
                           {.text = STR("LỚN"), .font = font, .size = 30000}};
    struct paragraph p = {.runs = runs,
                          .run_count = 2,
                          .align = JUSTIFIED,
                          .leading = 18000,
                          .first = 28000,
                          .left = 10000,
                          .right = 5000};
    struct line *lines;
    (void)state;
    size_t n = paragraph_set(setter, arena, &p, 300000, &lines);
    assert_int_equal(paragraph_measure(&p, &lines[0], 300000), 257000);
    assert_int_equal(paragraph_measure(&p, &lines[1], 300000), 285000);
    assert_int_equal(lines[0].height, 18000);
    assert_true(lines[n - 1].height > 30000);
    p.exact = true;
    n = paragraph_set(setter, arena, &p, 300000, &lines);
    assert_int_equal(lines[n - 1].height, 18000);
}

static void long_paragraphs_are_filled(void **state)
{
    struct buf text = {0};
    struct span run;
    struct line *lines;
    (void)state;
    for (int i = 0; i < 5000; i++)
        buf_puts(&text, "nhiệm vụ ");
    struct paragraph p = paragraph(&run, buf_view(&text), JUSTIFIED);
    size_t n = paragraph_set(setter, arena, &p, 400000, &lines);
    check_cover(lines, n, text.n);
    for (size_t i = 0; i < n; i++)
        assert_true(lines[i].width <= 400000);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_the_measure),
        cmocka_unit_test(can_be_a_line_longer),
        cmocka_unit_test(is_more_even_than_greedy),
        cmocka_unit_test(ragged_lines_are_as_few_as_can_be),
        cmocka_unit_test(line_feeds_and_empty_texts),
        cmocka_unit_test(a_word_too_long_is_broken),
        cmocka_unit_test(extents),
        cmocka_unit_test(kept_words_give_the_same_lines),
        cmocka_unit_test(indents_and_heights),
        cmocka_unit_test(long_paragraphs_are_filled),
    };
    return cmocka_run_group_tests(tests, open_font, close_font);
}
