/* model/registry.h, on sources/agencies.xml and on faulty registries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "model/registry.h"
#include "model/registry_form.h"
#include "log.h"

static struct arena *arena;
static const struct registry *registry;

static int open_registry(void **state)
{
    (void)state;
    arena = arena_new();
    const struct source *s = source_open(arena, "sources/agencies.xml");
    registry = s ? registry_read(arena, s) : NULL;
    diag_print(stderr);
    return registry ? 0 : -1;
}

static int close_registry(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const struct body *by_name(const char *name, const char *date)
{
    return registry_by_name(registry, str_of(name), str_of(date));
}

static void assert_name(const char *name, const char *date, const char *id)
{
    const struct body *b = by_name(name, date);
    if (!id)
        assert_null(b);
    else if (!b || strcmp(b->id, id))
        fail_msg("%s on %s: %s, not %s", name, date ? date : "any day", b ? b->id : "none", id);
}

static void names_in_other_forms(void **state)
{
    (void)state;
    static const struct {
        const char *name, *id, *unit, *place; /* NULL: none */
    } examples[] = {
        {"Sở LĐTB&XH", "so-lao-dong-thuong-binh-va-xa-hoi", NULL, NULL},
        {"Sở LĐ, TB & XH", "so-lao-dong-thuong-binh-va-xa-hoi", NULL, NULL},
        {"Sở Kế hoạch - Đầu tư", "so-ke-hoach-va-dau-tu", NULL, NULL},
        {"Sở TN-MT", "so-tai-nguyen-va-moi-truong", NULL, NULL},
        {"Sở NNMT tỉnh Lào Cai", "so-nong-nghiep-va-moi-truong", NULL, NULL},
        {"Sở Y tế thành phố Hà Nội", "so-y-te", NULL, NULL},
        {"Sở T", NULL, NULL, NULL},
        {"Ban Tổ chức TU", NULL, NULL, NULL}, /* of the province or of the centre */
        {"Bộ TC", "bo-tai-chinh", NULL, NULL},
        {"UBND huyện Bát Xát", "ubnd-cap-huyen", "cap-huyen", NULL},
        {"Công an quận Đống Đa", "cong-an-cap-huyen", "cap-huyen", NULL},
        {"Thị uỷ Nghĩa Lộ", "huyen-uy", NULL, NULL},
        {"Thành uỷ Vinh", "huyen-uy", NULL, NULL},
        {"Thành uỷ Đà Nẵng", "tinh-uy", NULL, NULL},
        {"UBND TP Vinh", "ubnd-cap-huyen", "cap-huyen", NULL},
        {"UBND thành phố Cần Thơ", "ubnd-tinh", NULL, NULL},
        {"Thanh tra Sở Y tế", "thanh-tra-so", NULL, NULL},
        {"Trạm Thuỷ văn huyện Bát Xát", NULL, "cap-huyen", NULL},
        {"Trạm Thuỷ văn huyện", NULL, "cap-huyen", NULL},
        {"UBND thị trấn Sa Pa", NULL, "thi-tran", NULL},
        {"UBND xã Bát Xát", NULL, NULL, NULL},
        {"UBND tỉnh Yên Bái", "ubnd-tinh", NULL, "yen-bai"},
        {"Hội Cờ tỉnh Lào Cai", NULL, NULL, NULL},
    };
    struct str day = STR("2026-03-01");
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct str name = str_of(examples[i].name);
        const struct body *got[] = {registry_by_form(registry, name, day),
                                    registry_unit_of(registry, name),
                                    registry_place_of(registry, name, day)};
        const char *const want[] = {examples[i].id, examples[i].unit, examples[i].place};
        for (size_t k = 0; k < 3; k++)
            if (!got[k] != !want[k] || (got[k] && strcmp(got[k]->id, want[k])))
                fail_msg("%s: %s, not %s", examples[i].name, got[k] ? got[k]->id : "none",
                         want[k] ? want[k] : "none");
    }
}

static void thirty_four_provinces_today(void **state)
{
    (void)state;
    const char *const days[] = {"2024-06-30", "2025-06-30", "2025-07-01", "2026-11-21"};
    const size_t expected[] = {63, 63, 34, 34};
    for (size_t d = 0; d < 4; d++) {
        size_t n = 0;
        for (size_t i = 0; i < registry->count; i++)
            n += registry->bodies[i].kind == BODY_PLACE &&
                 body_valid_on(&registry->bodies[i], str_of(days[d]));
        assert_int_equal(n, expected[d]);
    }
}

static void names_are_found_in_any_spelling(void **state)
{
    (void)state;
    assert_name("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", NULL, "uy-ban-mttq-tinh");
    assert_name("UỶ BAN  MTTQ TỈNH", NULL, "uy-ban-mttq-tinh");
    assert_name("tỉnh Hoà Bình", NULL, "hoa-binh");
    assert_name("Hòa Bình", NULL, "hoa-binh");
    assert_name("BTV Tỉnh đoàn", NULL, "ban-thuong-vu-tinh-doan");
    assert_name("Sở Phép thuật", NULL, NULL);
}

static void names_hold_on_their_days(void **state)
{
    (void)state;
    assert_name("Sở Thông tin và Truyền thông", "2024-03-22", "so-thong-tin-va-truyen-thong");
    assert_name("Sở Thông tin và Truyền thông", "2025-02-28", "so-thong-tin-va-truyen-thong");
    assert_name("Sở Thông tin và Truyền thông", "2025-03-01", NULL);
    assert_name("Đồng Nai", "2025-12-01", "tinh-dong-nai");
    assert_name("Đồng Nai", "2026-11-21", "dong-nai");
    assert_name("Bắc Giang", "2025-07-01", NULL);
    static const char *const always[][2] = {{"cấp xã", "cap-xa"},
                                            {"các xã, phường", "cap-xa"},
                                            {"đảng uỷ xã", "dang-uy-cap-xa"},
                                            {"UBND cấp xã", "ubnd-cap-xa"}};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
        assert_name(always[i][0], "2024-03-19", always[i][1]);
        assert_name(always[i][0], "2026-11-21", always[i][1]);
    }
    assert_name("xã, phường, đặc khu", "2025-06-30", NULL);
    assert_name("xã, phường, đặc khu", "2025-07-01", "xa-phuong-dac-khu");
    assert_name("huyện", "2025-07-01", NULL);
}

static void provinces_have_days_of_their_own(void **state)
{
    (void)state;
    const struct body *b = registry_find(registry, "ban-dan-van-tinh-uy");
    assert_true(body_valid_in(b, "bac-giang", STR("2025-02-28")));
    assert_true(body_valid_in(b, "thanh-hoa", STR("2025-02-11")));
    assert_false(body_valid_in(b, "thanh-hoa", STR("2025-02-12")));
    assert_false(b->verified);
    assert_int_equal(b->successor_count, 1);
    assert_string_equal(b->successors[0], "ban-tuyen-giao-va-dan-van-tinh-uy");
    b = registry_find(registry, "ban-tuyen-giao-va-dan-van-tinh-uy");
    assert_false(body_valid_in(b, "bac-giang", STR("2025-02-28")));
    assert_true(body_valid_in(b, "bac-ninh", STR("2026-11-21")));
}

static void the_nearest_id_is_offered(void **state)
{
    (void)state;
    assert_null(registry_find(registry, "so-noivu"));
    assert_string_equal(registry_nearest(registry, "so-noivu")->id, "so-noi-vu");
}

/* A body that has ended names what follows it, or says why nothing does. */
static void what_ended_has_a_successor(void **state)
{
    (void)state;
    for (size_t i = 0; i < registry->count; i++) {
        const struct body *b = &registry->bodies[i];
        if (b->until.n && !b->successor_count && !b->note.n)
            fail_msg("%s ended and nothing follows it", b->id);
    }
}

static void faults_are_told(void **state)
{
    (void)state;
    static const char text[] =
        "<registry><sources><source id='R1'>x</source></sources>\n"
        "<body id='so-a' kind='state' name='A' successors='so-bb' source='R1'/>\n"
        "<body id='so-b' kind='state' name='B' from='2025-01-02' until='2025-01-01' source='R1'/>\n"
        "<body id='so-b' kind='state' name='C' source='R9'/>\n"
        "<body id='so-c' kind='state' name='C' source='R1'>\n"
        "<in province='nowhere' until='2025-01-01' source='R1'/></body></registry>\n";
    struct arena *a = arena_new();
    const struct source *s = source_from(a, "r.xml", STR(text));
    assert_null(registry_read(a, s));
    char *said = log_text();
    assert_non_null(strstr(said, "r.xml:2:1: error: \"so-a\" leads to the id \"so-bb\""));
    assert_non_null(strstr(said, "the nearest is \"so-b\""));
    assert_non_null(strstr(said, "r.xml:3:64: error: the last day 2025-01-01"));
    assert_non_null(strstr(said, "r.xml:4:1: error: the id \"so-b\" is already in line 3"));
    assert_non_null(strstr(said, "r.xml:4:47: error: the source \"R9\""));
    assert_non_null(strstr(said, "r.xml:5:1: error: \"so-c\" leads to the id \"nowhere\""));
    free(said);
    arena_free(a);
}

static void functions_belong_to_bodies_for_a_time(void **state)
{
    (void)state;
    const struct body_function *f = &registry->functions[0];
    const struct str day = STR("2026-12-01"), late = STR("2027-03-01"), early = STR("2026-09-14");
    assert_string_equal(f->id, "khoang-san");
    assert_int_equal(f->holder_count, 2);
    assert_string_equal(f->holders[1].body, "so-cong-thuong");
    for (size_t i = 0; i < 2; i++)
        assert_true(function_held(&f->holders[i], "hue", day));
    assert_false(function_held(&f->holders[0], "hue", late));
    assert_false(function_held(&f->holders[1], "hue", early));
}

static void faults_of_functions_are_told(void **state)
{
    (void)state;
    static const char text[] =
        "<registry><sources><source id=\"T\">x</source></sources>"
        "<body id=\"so-a\" kind=\"state\" name=\"Sở A\" source=\"T\"/>\n"
        "<function id=\"viec\" name=\"x\"><alias>x</alias><holder body=\"so-b\" source=\"T\">"
        "<in province=\"ho\" source=\"T\"/></holder></function></registry>";
    struct arena *a = arena_new();
    const struct source *s = source_from(a, "r.xml", STR(text));
    assert_null(registry_read(a, s));
    char *said = log_text();
    assert_non_null(strstr(said, "r.xml:2:1: error: \"viec\" leads to the id \"so-b\""));
    assert_non_null(strstr(said, "r.xml:2:1: error: \"viec\" leads to the id \"ho\""));
    free(said);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thirty_four_provinces_today),
        cmocka_unit_test(names_in_other_forms),
        cmocka_unit_test(names_are_found_in_any_spelling),
        cmocka_unit_test(names_hold_on_their_days),
        cmocka_unit_test(provinces_have_days_of_their_own),
        cmocka_unit_test(the_nearest_id_is_offered),
        cmocka_unit_test(what_ended_has_a_successor),
        cmocka_unit_test(faults_are_told),
        cmocka_unit_test(functions_belong_to_bodies_for_a_time),
        cmocka_unit_test(faults_of_functions_are_told),
    };
    diag_set_language("en");
    return cmocka_run_group_tests(tests, open_registry, close_registry);
}
