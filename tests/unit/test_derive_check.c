/* derive/check.c: what was built is not the plan: which decision is given up, one step at a time,
 * down to text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "compare/compare.h"
#include "derive/derive.h"
#include "markdown/md_write.h"
#include "model/style.h"
#include "read/own_clauses.h"
#include "read/read.h"

static const char CENTRAL[] = "# NGHỊ QUYẾT\n\n**về giữ nước**\n\n## I- VIỆC LÀM\n\n"
                              "1. Mỗi thôn có một tổ giữ rừng, ba tháng họp một lần.\n\n"
                              "2. Ai thấy cháy phải báo ngay cho trưởng thôn.\n\n"
                              "3. Giếng làng được nạo vét mỗi năm hai lần; sổ ghi ở đình.\n\n"
                              "4. Bờ ruộng bậc thang phải được đắp lại sau mỗi vụ gặt.\n\n"
                              "5. Đất bãi ven sông trồng ngô và dâu, không dựng nhà trên đó.\n";
static const char PLAN[] = "# KẾ HOẠCH\n\n**về giữ nước**\n\n## I- VIỆC LÀM\n\n"
                           "1. Mỗi thôn có hai tổ giữ rừng, ba tháng họp một lần.\n\n"
                           "2. Giếng làng được nạo vét mỗi năm hai lần;\n\n"
                           "3. sổ ghi ở đình.\n\n"
                           "4. Bờ ruộng bậc thang phải được đắp lại sau mỗi vụ gặt. "
                           "Đất bãi ven sông trồng ngô và dâu, không dựng nhà trên đó.\n";

struct fixture {
    struct arena *arena;
    struct doc *central, *plan;
    struct comparison *comparison;
    struct style style;
    struct derive *derive;
};

static struct doc *read(struct fixture *f, const char *text)
{
    return read_markdown(source_from(f->arena, "text", str_of(text)));
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct compare_options options = {0};
    f->arena = arena_new();
    f->central = read(f, CENTRAL);
    f->plan = read(f, PLAN);
    f->comparison = compare_documents(f->central, f->plan, &options);
    struct derive_inputs in = {.central = f->central,
                               .plan = f->plan,
                               .comparison = f->comparison,
                               .style = &f->style,
                               .id = "thu",
                               .kind = "ke-hoach",
                               .central_id = "cay",
                               .reason = STR("-"),
                               .tools = {.write_md = write_md, .read_fragment = read_fragment}};
    f->derive = derive_new(&in);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    derive_free(f->derive);
    comparison_free(f->comparison);
    doc_free(f->central);
    doc_free(f->plan);
    arena_free(f->arena);
    free(f);
    return 0;
}

/* The profile's operations as "carry I.1", "merge I.4 I.5", "add", an operation a line. */
static const char *operations(struct fixture *f)
{
    static const char *const names[] = {
        [OVERLAY_CARRY] = "carry", [OVERLAY_REPLACE] = "replace", [OVERLAY_EXTEND] = "extend",
        [OVERLAY_MERGE] = "merge", [OVERLAY_SPLIT] = "split",     [OVERLAY_MOVE] = "move",
        [OVERLAY_ADD] = "add",     [OVERLAY_COPY] = "copy",       [OVERLAY_OMIT] = "omit"};
    const struct profile *p = derive_profile(f->derive);
    struct buf out = {0};
    for (size_t i = 0; i < p->item_count; i++) {
        const struct overlay_item *item = &p->items[i];
        buf_puts(&out, names[item->op]);
        for (size_t k = 0; k < item->path_count; k++)
            buf_printf(&out, " %.*s", STR_ARG(item->paths[k]));
        if (item->label.n)
            buf_printf(&out, " as %.*s", STR_ARG(item->label));
        buf_puts(&out, item->keep_labels ? " alone\n" : "\n");
    }
    return buf_take(&out, f->arena).p;
}

/* The plan with one text in place of another, as what was built. */
static enum derive_verdict check(struct fixture *f, const char *from, const char *to,
                                 struct buf *why)
{
    const char *at = strstr(PLAN, from);
    assert_non_null(at);
    struct str text =
        str_format(f->arena, "%.*s%s%s", (int)(at - PLAN), PLAN, to, at + strlen(from));
    struct doc *again = read(f, text.p);
    enum derive_verdict verdict = derive_check(f->derive, NULL, again, NULL, why);
    doc_free(again);
    return verdict;
}

/* What is built instead of a part of the plan, once and again, and the operations after that. */
static void steps(struct fixture *f, const char *from, const char *to, const char *const *want)
{
    for (; *want; want++) {
        assert_int_equal(check(f, from, to, NULL), DERIVE_AGAIN);
        assert_string_equal(operations(f), *want);
    }
}

static void other_words(void **state)
{
    struct buf why = {0};
    static const char *const want[] = {
        "replace I.1\nsplit I.3\nmerge I.4 I.5\nomit I.2\n",
        "add\nsplit I.3\nmerge I.4 I.5\nomit I.1 I.2\n",
        "add alone\nsplit I.3\nmerge I.4 I.5\nomit I.1 I.2\n",
        "replace I\nadd alone\nsplit I.3\nmerge I.4 I.5\nomit I.1 I.2\n", /* what is above it */
        NULL};
    assert_string_equal(operations(*state), "carry I.1\nsplit I.3\nmerge I.4 I.5\nomit I.2\n");
    steps(*state, "hai tổ", "ba tổ", want);
    check(*state, "hai tổ giữ rừng, ba", "ba tổ giữ rừng, ba", &why);
    assert_true(str_starts(buf_view(&why), STR("para I.1: Mỗi thôn có hai tổ")));
    assert_true(str_find(buf_view(&why), STR(" | para I.1: Mỗi thôn có ba tổ"), 0) < why.n);
    buf_free(&why);
}

static void other_numbers(void **state)
{
    static const char *const want[] = {
        "carry I.1\ncarry I.3 as 2.\nsplit I.3\nmerge I.4 I.5\nomit I.2\n", NULL};
    steps(*state, "2. Giếng", "5. Giếng", want);
}

static void a_piece_of_a_split(void **state)
{
    static const char *const want[] = {"carry I.1\ncarry I.3\nadd\nmerge I.4 I.5\nomit I.2\n",
                                       "carry I.1\ncarry I.3\nadd alone\nmerge I.4 I.5\nomit I.2\n",
                                       NULL};
    steps(*state, "ở đình", "ở nhà", want);
}

static void a_merge(void **state)
{
    static const char *const want[] = {"carry I.1\nsplit I.3\ncarry I.4\nomit I.2 I.5\n",
                                       "carry I.1\nsplit I.3\nreplace I.4\nomit I.2 I.5\n",
                                       "carry I.1\nsplit I.3\nadd\nomit I.2 I.4 I.5\n", NULL};
    steps(*state, "Đất bãi", "đất bãi", want);
}

static void one_clause_too_many(void **state)
{
    static const char *const want[] = {"carry I.1\nsplit I.3\ncarry I.4\nomit I.2 I.5\n",
                                       "carry I.1\nsplit I.3\nreplace I.4\nomit I.2 I.5\n", NULL};
    steps(*state, "trên đó.\n", "trên đó.\n\n5. Hết.\n", want);
}

/* Until nothing is left to give up: then the plan cannot be had. */
static void to_the_end(void **state)
{
    int n = 0;
    while (n < 100 && check(*state, "# KẾ HOẠCH", "# BÁO CÁO", NULL) == DERIVE_AGAIN)
        n++;
    assert_int_equal(n, 1); /* the title as it is printed */
    while (n < 100 && check(*state, "1. Mỗi", "9. Mỗi", NULL) == DERIVE_AGAIN)
        n++;
    assert_int_equal(n, 8);
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {CASE(other_words),         CASE(other_numbers),
                                       CASE(a_piece_of_a_split),  CASE(a_merge),
                                       CASE(one_clause_too_many), CASE(to_the_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
