/* names/rename.h, names/citation_spans.h and merge/target.h, on sentences of our own. */
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
#include "names/citation_spans.h"
#include "names/rename.h"
#include "transfer/targets.h"
#include "model/doc.h"

static const char bodies[] =
    "<registry><sources><source id=\"T\">bịa</source></sources>"
    "<place id=\"thu\" name=\"tỉnh Thử\" short=\"Thử\" source=\"T\"/>"
    "<place id=\"khac\" name=\"tỉnh Khác\" short=\"Khác\" source=\"T\"/>"
    "<body id=\"ban-a\" kind=\"party\" name=\"Ban Hoà giải Tỉnh uỷ\" short=\"BHG Tỉnh uỷ\""
    " until=\"2024-12-31\" successors=\"ban-ab\" source=\"T\"/>"
    "<body id=\"ban-b\" kind=\"party\" name=\"Ban Văn nghệ Tỉnh uỷ\" until=\"2024-12-31\""
    " successors=\"ban-ab\" source=\"T\"><in province=\"khac\" until=\"2026-12-31\" "
    "source=\"T\"/></body>"
    "<body id=\"ban-ab\" kind=\"party\" name=\"Ban Hoà giải và Văn nghệ Tỉnh uỷ\""
    " short=\"BHGVN Tỉnh uỷ\" from=\"2025-01-01\" source=\"T\"/>"
    "<body id=\"ban-c\" kind=\"party\" name=\"Ban Thơ Tỉnh uỷ\" until=\"2024-12-31\" "
    "successors=\"ban-d\""
    " source=\"T\"><alias>Ban Thơ Thành uỷ</alias></body>"
    "<body id=\"ban-d\" kind=\"party\" name=\"Ban Thơ ca Tỉnh uỷ\" from=\"2025-01-01\" "
    "source=\"T\">"
    "<alias>Ban Thơ ca Thành uỷ</alias></body>"
    "<body id=\"hoi-1\" kind=\"front\" name=\"Hội Diều\" until=\"2020-12-31\" successors=\"so-3\""
    " province=\"khac\" source=\"T\"/>"
    "<body id=\"ct\" kind=\"state\" name=\"Trưởng ban Sở Đo tỉnh\" source=\"T\"/>"
    "<body id=\"ban-tw\" kind=\"party\" name=\"Ban Hoà giải Trung ương\" source=\"T\"/>"
    "<body id=\"so-1\" kind=\"state\" name=\"Sở Đo lường\" until=\"2010-12-31\" successors=\"so-2\""
    " source=\"T\"><alias>Sở ĐL</alias></body>"
    "<body id=\"so-2\" kind=\"state\" name=\"Sở Cân - Đo\" from=\"2011-01-01\" until=\"2020-12-31\""
    " successors=\"so-3\" source=\"T\"/>"
    "<body id=\"so-3\" kind=\"state\" name=\"Sở Tiêu chuẩn\" from=\"2021-01-01\" source=\"T\"/>"
    "<body id=\"nha-vong\" kind=\"state\" name=\"Nhà Vòng tròn\" until=\"2020-12-31\""
    " successors=\"nha-quanh\" source=\"T\"/>"
    "<body id=\"nha-quanh\" kind=\"state\" name=\"Nhà Vòng quanh\" until=\"2020-12-31\""
    " successors=\"nha-vong\" source=\"T\"/>"
    "<body id=\"doi\" kind=\"state\" name=\"Đội Đường phố\" until=\"2020-12-31\""
    " successors=\"so-3 ban-tw\" source=\"T\"/>"
    "<body id=\"tram\" kind=\"state\" name=\"Trạm Gác chắn\" until=\"2020-12-31\" source=\"T\"/>"
    "<body id=\"phong\" kind=\"state\" name=\"Phòng Cây trồng và Đất đai\" until=\"2020-12-31\""
    " successors=\"so-3\" source=\"T\"/>"
    "<body id=\"xa\" kind=\"group\" name=\"chi hội các xã\" from=\"2021-01-01\" source=\"T\"/>"
    "<body id=\"huyen\" kind=\"group\" name=\"các huyện hội, thị hội\" until=\"2020-12-31\""
    " successors=\"xa\" source=\"T\"><alias>huyện hội</alias></body>"
    "<body id=\"lua\" kind=\"state\" name=\"Phòng Lúa\" until=\"2020-12-31\" successors=\"khi\""
    " source=\"T\"/>"
    "<body id=\"khi\" kind=\"state\" name=\"Phòng Hoà khí\" source=\"T\"/>"
    "<body id=\"tong\" kind=\"group\" name=\"cấp tổng\" until=\"2020-12-31\" source=\"T\">"
    "<alias>các tổng</alias><alias>tổng</alias></body>"
    "</registry>";

static struct arena *arena;
static const struct registry *registry;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    registry = registry_read(arena, source_from(arena, "agencies.xml", str_of(bodies)));
    diag_print(stderr);
    return registry ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    diag_set_quiet(true);
    diag_print(stderr);
    arena_free(arena);
    return 0;
}

/* The text with its names as they are on the day. */
static const char *renamed(const char *text, const char *province, const char *day)
{
    struct renaming *r = rename_new(arena, registry, province, str_of(day));
    struct rename_hit *hits;
    struct buf out = {0};
    size_t at = 0, n = rename_find(arena, r, str_of(text), NULL, &hits);
    for (size_t i = 0; i < n; i++) {
        assert_true(hits[i].at >= at && hits[i].end > hits[i].at);
        buf_str(&out, str_slice(str_of(text), at, hits[i].at));
        at = hits[i].kind == RENAME_NEW ? hits[i].end : hits[i].at;
        if (hits[i].kind == RENAME_NEW)
            buf_str(&out, hits[i].to);
    }
    buf_puts(&out, text + at);
    return buf_take(&out, arena).p;
}

static void becomes(const char *text, const char *expected)
{
    assert_string_equal(renamed(text, "thu", "2026-01-01"), expected);
    assert_string_equal(renamed(expected, "thu", "2026-01-01"), expected); /* once is enough */
}

static void stays(const char *text)
{
    becomes(text, text);
}

static void names_change(void **state)
{
    (void)state;
    becomes("Ban Hoà giải Tỉnh uỷ họp.", "Ban Hoà giải và Văn nghệ Tỉnh uỷ họp.");
    becomes("Giám đốc Sở Đo lường", "Giám đốc Sở Tiêu chuẩn");
    becomes("Trưởng ban Sở Đo lường", "Trưởng ban Sở Tiêu chuẩn");
    becomes("Sở Cân -  Đo, Sở Cân – Đo", "Sở Tiêu chuẩn, Sở Tiêu chuẩn");
    becomes("các huyện hội, thị hội họp. Các huyện hội, thị hội họp",
            "chi hội các xã họp. Chi hội các xã họp");
}

static void spelling_of_the_text_stays(void **state)
{
    (void)state;
    becomes("Ban Hòa giải  Tỉnh ủy", "Ban Hòa giải và Văn nghệ Tỉnh ủy");
    becomes("Ban Hoà giải\nTỉnh uỷ", "Ban Hoà giải và Văn nghệ Tỉnh uỷ");
    becomes("BAN HÒA GIẢI TỈNH ỦY THỬ", "BAN HÒA GIẢI VÀ VĂN NGHỆ TỈNH ỦY THỬ");
    becomes("ban Hoà giải Tỉnh uỷ", "ban Hoà giải và Văn nghệ Tỉnh uỷ");
    stays("ban hoà giải tỉnh uỷ"); /* common words */
    becomes("sở Đo lường", "sở Tiêu chuẩn");
    stays("sở đo lường");
}

/* The registry writes "Hoà", "uỷ". */
static void tones_stand_as_in_the_text(void **state)
{
    (void)state;
    becomes("Ban Văn nghệ Tỉnh ủy", "Ban Hòa giải và Văn nghệ Tỉnh ủy");
    becomes("Ban Văn nghệ Tỉnh uỷ, hòa hòa", "Ban Hòa giải và Văn nghệ Tỉnh uỷ, hòa hòa");
    becomes("Phòng Lúa, khóa, Tỉnh uỷ", "Phòng Hòa khí, khóa, Tỉnh uỷ");
    const struct renaming *r = rename_spelt(
        arena, rename_new(arena, registry, "thu", STR("2026-01-01")), STR("khỏe, khoẻ, thủy"));
    struct rename_hit *hits;
    assert_int_equal(rename_find(arena, r, STR("Phòng Lúa họp"), NULL, &hits), 1);
    assert_true(str_is(hits[0].to, "Phòng Hòa khí"));
}

static void what_is_said_to_be_gone_stays(void **state)
{
    (void)state;
    stays("khi không còn Sở Đo lường, việc này giao cho xã");
    stays("sau khi kết thúc hoạt động của Sở Đo lường");
    stays("Sở Đo lường không còn thì ai đo");
    stays("Sở Đo lường chấm dứt hoạt động từ năm sau");
    becomes("Sở Đo lường còn đo", "Sở Tiêu chuẩn còn đo");
}

/* A common noun for what is gone, with nobody after it, is reported and stays. */
static void levels_that_are_gone_are_told(void **state)
{
    (void)state;
    struct renaming *r = rename_new(arena, registry, "thu", STR("2026-01-01"));
    struct rename_hit *hits;
    struct str text = STR("ở các tổng miền núi và tổng Gò Cao; làng");
    assert_int_equal(rename_find(arena, r, text, NULL, &hits), 2);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(hits[i].kind, RENAME_UNKNOWN);
    assert_true(str_is(str_slice(text, hits[0].at, hits[0].end), "các tổng"));
    assert_true(str_is(str_slice(text, hits[1].at, hits[1].end), "tổng"));
}

static void short_names_stay_short(void **state)
{
    (void)state;
    becomes("BHG Tỉnh uỷ", "BHGVN Tỉnh uỷ");
    becomes("Sở ĐL", "Sở Tiêu chuẩn"); /* which has no short name */
    becomes("Ban Văn nghệ Tỉnh uỷ", "Ban Hoà giải và Văn nghệ Tỉnh uỷ");
    becomes("Ban Thơ Thành uỷ, Ban Thơ Tỉnh uỷ", "Ban Thơ ca Thành uỷ, Ban Thơ ca Tỉnh uỷ");
}

static void chains_days_and_provinces(void **state)
{
    (void)state;
    assert_string_equal(renamed("Sở Đo lường", "thu", "2010-12-31"), "Sở Đo lường");
    assert_string_equal(renamed("Sở Đo lường", "thu", "2011-01-01"), "Sở Cân - Đo");
    assert_string_equal(renamed("Sở Đo lường", "thu", "2021-01-01"), "Sở Tiêu chuẩn");
    assert_string_equal(renamed("Sở Tiêu chuẩn", "thu", "2010-01-01"), "Sở Tiêu chuẩn");
    assert_string_equal(renamed("Ban Văn nghệ Tỉnh uỷ", "khac", "2026-01-01"),
                        "Ban Văn nghệ Tỉnh uỷ");
    stays("Hội Diều"); /* another province's */
    assert_string_equal(renamed("Hội Diều", "khac", "2026-01-01"), "Sở Tiêu chuẩn");
    stays("Nhà Vòng tròn và Nhà Vòng quanh"); /* successors in a circle */
}

static enum rename_kind kind_of(const char *text)
{
    struct renaming *r = rename_new(arena, registry, "thu", STR("2026-01-01"));
    struct rename_hit *hits;
    size_t n = rename_find(arena, r, str_of(text), NULL, &hits);
    assert_true(n > 0);
    return hits[0].kind;
}

static void what_is_not_certain_stays(void **state)
{
    (void)state;
    assert_int_equal(kind_of("Đội Đường phố"), RENAME_UNKNOWN);
    assert_int_equal(kind_of("Trạm Gác chắn"), RENAME_UNKNOWN);
    assert_int_equal(kind_of("Nhà Vòng tròn"), RENAME_UNKNOWN);
    assert_int_equal(kind_of("huyện hội"), RENAME_DOUBTFUL);
    assert_int_equal(kind_of("Ban Hoà giải lo việc làng"), RENAME_DOUBTFUL);
    assert_int_equal(kind_of("Ban Hoà giải Trung ương"), RENAME_VALID);
    assert_int_equal(kind_of("Đội Đường phố lớn"), RENAME_UNKNOWN);
    assert_int_equal(kind_of("Phòng Cây trồng và Nước tưới"), RENAME_DOUBTFUL);
    assert_int_equal(kind_of("Ban Hoà giải và Văn nghệ Tỉnh uỷ"), RENAME_VALID);
    assert_int_equal(kind_of("Sở Đo lường Quốc hội"), RENAME_DOUBTFUL);
    assert_int_equal(kind_of("Sở Đo lường Thử"), RENAME_NEW);
    assert_int_equal(kind_of("Sở Đo lường của Ban Hoà giải Trung ương"), RENAME_DOUBTFUL);
    assert_int_equal(kind_of("Sở Đo lường (nay là Sở Tiêu chuẩn)"), RENAME_PAST);
    assert_int_equal(kind_of("Sở Đo lường (cũ)"), RENAME_PAST);
    assert_int_equal(kind_of("sáp nhập Sở Đo lường"), RENAME_PAST);
}

static void quotations_stay(void **state)
{
    (void)state;
    stays("gọi là “Sở Đo lường”");
    stays("gọi là \"Sở Đo lường\", «Sở Đo lường»");
    becomes("“Một “Sở Đo lường” trong \"Sở Đo lường\" hai” rồi Sở Đo lường",
            "“Một “Sở Đo lường” trong \"Sở Đo lường\" hai” rồi Sở Tiêu chuẩn");
    becomes("mở “ mà không đóng, Sở Đo lường", "mở “ mà không đóng, Sở Tiêu chuẩn");
    becomes("đóng ” mà không mở, Sở Đo lường", "đóng ” mà không mở, Sở Tiêu chuẩn");
    becomes("“chưa đóng\n\nSở Đo lường” đã", "“chưa đóng\n\nSở Tiêu chuẩn” đã");
}

static void acts_stay(void **state)
{
    (void)state;
    stays("Quyết định số 5-QĐ/SĐ ngày 01/02/2009 của Sở Đo lường về cân của Sở Đo lường");
    stays("Quyết định số 15/QĐ-UBND về việc lập Sở Đo lường, Sở Cân - Đo");
    becomes("theo Quyết định số 5-QĐ/TU, Sở Đo lường họp",
            "theo Quyết định số 5-QĐ/TU, Sở Tiêu chuẩn họp");
    becomes("Kế hoạch số 7-KH/TU về đo, đếm của Sở Đo lường; Sở Đo lường họp",
            "Kế hoạch số 7-KH/TU về đo, đếm của Sở Đo lường; Sở Tiêu chuẩn họp");
    becomes("Kế hoạch số 7-KH/TU về đo của Sở Đo lường. Sở Đo lường họp",
            "Kế hoạch số 7-KH/TU về đo của Sở Đo lường. Sở Tiêu chuẩn họp");
    becomes("(theo Kế hoạch số 7-KH/TU về Sở Đo lường) Sở Đo lường họp",
            "(theo Kế hoạch số 7-KH/TU về Sở Đo lường) Sở Tiêu chuẩn họp");
    becomes("Kế hoạch số 7-KH/TU (khoá V) về Sở Đo lường, giao Sở Đo lường làm",
            "Kế hoạch số 7-KH/TU (khoá V) về Sở Đo lường, giao Sở Tiêu chuẩn làm");
    becomes("Quy chế phối hợp giữa Sở Đo lường với Đội, Sở Đo lường chủ trì",
            "Quy chế phối hợp giữa Sở Đo lường với Đội, Sở Tiêu chuẩn chủ trì");
    becomes("Luật Sở Đo lường, Sở Đo lường họp", "Luật Sở Đo lường, Sở Tiêu chuẩn họp");
    becomes("Hướng dẫn về cân cho Sở Đo lường. Báo cáo của Sở Đo lường về cân",
            "Hướng dẫn về cân cho Sở Tiêu chuẩn. Báo cáo của Sở Tiêu chuẩn về cân");
    stays("đọc Hướng dẫn về cân của Sở Đo lường");
    becomes("kế hoạch này của Sở Đo lường", "kế hoạch này của Sở Tiêu chuẩn");
    becomes("Kế hoạch này giao Sở Đo lường", "Kế hoạch này giao Sở Tiêu chuẩn");
    becomes("Nghị quyết số 4-NQ/TW và Sở Đo lường", "Nghị quyết số 4-NQ/TW và Sở Tiêu chuẩn");
}

/* The words of the text that are an act's, all of them in one run. */
static void cites(const char *text, const char *expected)
{
    struct phrase p = phrase_read(arena, str_of(text));
    const unsigned char *marks = citation_spans_mark(arena, &p, NULL);
    size_t from = 0, to = p.text.n;
    while (from < p.text.n && !marks[from])
        from++;
    while (to > from && !marks[to - 1])
        to--;
    struct str cited = str_slice(p.text, from, to);
    if (!str_is(cited, expected))
        fail_msg("%s: \"%.*s\"", text, STR_ARG(cited));
}

static void named_acts_stay(void **state)
{
    (void)state;
    cites("Theo: Đề án nuôi cá Sở Đo lường giai đoạn 2021-2035 họp",
          "Đề án nuôi cá Sở Đo lường giai đoạn 2021-2035");
    cites("Nhờ Quy hoạch đê, kè giai đoạn 2021 - 2030, tầm nhìn đến năm 2050 và gió",
          "Quy hoạch đê, kè giai đoạn 2021 - 2030, tầm nhìn đến năm 2050");
    cites("Kế hoạch trồng tre đến năm 2030 là của làng", "Kế hoạch trồng tre đến năm 2030");
    cites("nay có Chiến lược nuôi ong, Sở Đo lường đo", "Chiến lược nuôi ong");
    cites("nay có Dự án nuôi ong của Sở Đo lường", "Dự án nuôi ong");
    cites("nay có Kế hoạch nuôi ong Sở Đo lường", "");
    cites("Chương trình nuôi ong Sở Đo lường", "");
    cites("nay có Chương trình này đến năm 2030", "");
    cites("nay có Chương trình, Đề án, Dự án", "");
    cites("xây dựng đề án nuôi ong giai đoạn 2021-2030", "");
    cites("nay Đề án được Sở Đo lường làm đến năm 2030", "");
}

static void italics_end_a_title(void **state)
{
    (void)state;
    const char *text = "Đề án số 3-ĐA/TU về cân đo trong Sở Đo lường với Sở Đo lường";
    struct str s = str_of(text);
    unsigned char italic[256] = {0};
    size_t from = str_find(s, STR("cân"), 0), to = str_find(s, STR(" với"), 0);
    memset(italic + from, 1, to - from);
    struct renaming *r = rename_new(arena, registry, "thu", STR("2026-01-01"));
    struct rename_hit *hits;
    assert_int_equal(rename_find(arena, r, s, italic, &hits), 2);
    assert_int_equal(hits[0].kind, RENAME_CITED);
    assert_int_equal(hits[1].kind, RENAME_NEW);
}

/* A name over a change of style takes the style that it begins in; a footnote call follows it. */
static void runs_survive(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    struct node *n = doc_append(d, d->root, NODE_PARA, POS_NONE);
    struct node *note = doc_append(d, n, NODE_FOOTNOTE, POS_NONE);
    note->label = STR("1");
    node_add_text(d, n, STR("Hỏi "), 0, POS_NONE);
    node_add_text(d, n, STR("Sở "), STYLE_BOLD, POS_NONE);
    node_add_text(d, n, STR("1"), STYLE_SUPERSCRIPT, POS_NONE)->note = note;
    node_add_text(d, n, STR("Đo"), STYLE_ITALIC, POS_NONE);
    node_add_text(d, n, STR(" lường"), 0, POS_NONE);
    node_add_text(d, n, STR(" ngay."), STYLE_BOLD, POS_NONE);
    node_add_text(d, note, STR("Sở ĐL"), 0, POS_NONE);
    rename_apply(rename_new(arena, registry, "thu", STR("2026-01-01")), d);
    assert_true(str_is(node_text(arena, n), "Hỏi Sở Tiêu chuẩn ngay."));
    assert_true(str_is(node_text(arena, note), "Sở Tiêu chuẩn"));
    struct run *r = n->runs->next;
    assert_true(str_is(r->text, "Sở Tiêu chuẩn") && r->style == STYLE_BOLD);
    assert_ptr_equal(r->next->note, note);
    assert_true(str_is(r->next->next->text, " ngay.") && r->next->next->style == STYLE_BOLD);
    doc_free(d);
}

static void bodies_of_a_task_stand_once(void **state)
{
    (void)state;
    struct profile_body lead[] = {{.ref = "so-1", .printed = true}, {.ref = "so-2"}};
    struct profile_body with[] = {{.words = STR("Ban Văn nghệ Tỉnh uỷ")},
                                  {.ref = "so-3"},
                                  {.ref = "ban-a"},
                                  {.words = STR("ai đó")},
                                  {.ref = "doi"},
                                  {.ref = "doi"}};
    struct profile_task t = {
        .lead = lead, .lead_count = 2, .cooperating = with, .cooperating_count = 6};
    rename_task(arena, rename_new(arena, registry, "thu", STR("2026-01-01")), &t);
    assert_int_equal(t.lead_count, 1);
    assert_string_equal(t.lead[0].ref, "so-3");
    assert_true(t.lead[0].printed);
    assert_int_equal(t.cooperating_count, 4);
    assert_string_equal(t.cooperating[0].ref, "ban-ab");
    assert_true(str_is(t.cooperating[0].words, "Ban Hoà giải và Văn nghệ Tỉnh uỷ"));
    assert_true(str_is(t.cooperating[1].words, "ai đó"));
    assert_string_equal(t.cooperating[3].ref, "doi"); /* it stood twice before */
    assert_string_equal(lead[0].ref, "so-1");         /* the profile is not touched */
}

/* --- targets ----------------------------------------------------------------------------- */

/* "[...]" around targets, "<...>" around doubtful numbers. */
static const char *marked(const char *text)
{
    struct phrase p = phrase_read(arena, str_of(text));
    const unsigned char *cited = citation_spans_mark(arena, &p, NULL);
    struct target *targets;
    struct buf out = {0};
    size_t at = 0, n = target_find(arena, &p, cited, &targets);
    for (size_t i = 0; i < n; i++) {
        buf_str(&out, str_slice(p.text, at, targets[i].at));
        buf_printf(&out, "%c%.*s%c", targets[i].sure ? '[' : '<',
                   STR_ARG(str_slice(p.text, targets[i].at, targets[i].end)),
                   targets[i].sure ? ']' : '>');
        at = targets[i].end;
        assert_true(targets[i].shown >= at);
    }
    buf_puts(&out, text + at);
    return buf_take(&out, arena).p;
}

static void targets_are_found(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "giữ [85 %] rừng, từ [90%] trở lên, [12,5%] và [80 - 85%]",
        "trên [1.500] hộ thoát nghèo, [5.000] tỷ đồng, [12/15] chỉ tiêu",
        "dựng [3] mô hình; bình quân [8,5] triệu đồng/người/năm; tỷ lệ [1/200]",
        "mỗi năm [3] mô hình, hằng năm [05] (năm) xã",
        "từ [80 đến 90] hộ; [20]ha rừng; đạt [7,2]; ít nhất [2] lần/năm",
        "số [16] xã, tăng [2] so với trước, [1/3] số xã",
        NULL,
    };
    for (size_t i = 0; sentences[i]; i++) {
        struct buf plain = {0};
        for (const char *p = sentences[i]; *p; p++)
            if (*p != '[' && *p != ']')
                buf_char(&plain, *p);
        assert_string_equal(marked(buf_take(&plain, arena).p), sentences[i]);
    }
}

static void other_numbers_are_none(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "ngày 24 tháng 11 năm 2023, ngày 24/11/2023, tháng 01/2025, quý 3",
        "giai đoạn 2023 - 2030, đến năm 2045, năm 2022-2025",
        "Điều 5, khoản 2, Chương 3, Phụ lục 1, lần thứ 13, khoá 5",
        "Quyết định số 12/QĐ-UBND về 5 mô hình; Nghị quyết số 43-NQ/TW",
        "phương châm 3 an (an ninh, an sinh, an toàn); phong trào 5 không, 3 sạch",
        "vào dịp 18/11 hằng năm; Nghị quyết Trung ương 4 khoá XII",
        "điện thoại 0204 3854 321, 0204.3854.321; công nghiệp 4.0; phiên bản 2.1.3",
        "1. Mở đầu\n\n2.1. Tiếp\n\n3) Cuối",
        "chú thích[^1] và {{chi-tieu-1}}<sup>2</sup>",
        "trong 5 năm qua, 30 ngày, gần 40 năm đổi mới; hơn 35 năm",
        "gọi là “85% là ít” và \"3 mô hình\"",
        "COVID-19, 5G, mục 2 và mục 3",
        "(1) làm; (2) đọc",
        NULL,
    };
    for (size_t i = 0; sentences[i]; i++)
        assert_string_equal(marked(sentences[i]), sentences[i]);
}

static void doubtful_numbers_are_told(void **state)
{
    (void)state;
    assert_string_equal(marked("đứng trong nhóm 10 tỉnh đầu"), "đứng trong nhóm <10> tỉnh đầu");
    assert_string_equal(marked("đứng thứ 5, trong nhóm 15."), "đứng thứ <5>, trong nhóm <15>.");
    assert_string_equal(marked("gồm 3 giải pháp"), "gồm <3> giải pháp");
    assert_string_equal(marked("cả 2030 hộ"), "cả <2030> hộ");
    assert_string_equal(marked("học sinh lớp 5 trường làng"), "học sinh lớp <5> trường làng");
}

/* --- hostile ----------------------------------------------------------------------------- */

static void odd_texts(void **state)
{
    (void)state;
    struct buf long_text = {0};
    for (size_t i = 0; i < 20000; i++)
        buf_puts(&long_text, i % 3 ? "“Sở Đo lường " : "(5/ \"Kế hoạch về Ban Hoà giải 12/15 ");
    const char *const texts[] = {
        "",
        " ",
        "”",
        "\"",
        "((((",
        "))))",
        "5",
        "5/",
        "5%",
        "%",
        "-5-",
        "1.2.3.4.5.6.7.8.9.0,1,2",
        "999999999999999999999999999999 hộ",
        "Sở",
        "Sở Đo",
        "Ban",
        "\xE2\x80\x9C",
        "{{",
        "}}",
        "{{Sở Đo lường",
        "về về về về",
        "Luật",
        "Kế hoạch số",
        "số 5-QĐ/",
        "5 - ",
        "5 đến",
        "5 (",
        "5 () hộ",
        "\n\n\n",
        buf_view(&long_text).p,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_non_null(renamed(texts[i], "thu", "2026-01-01"));
        assert_non_null(marked(texts[i]));
    }
    buf_free(&long_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_change),
        cmocka_unit_test(spelling_of_the_text_stays),
        cmocka_unit_test(tones_stand_as_in_the_text),
        cmocka_unit_test(what_is_said_to_be_gone_stays),
        cmocka_unit_test(levels_that_are_gone_are_told),
        cmocka_unit_test(short_names_stay_short),
        cmocka_unit_test(chains_days_and_provinces),
        cmocka_unit_test(what_is_not_certain_stays),
        cmocka_unit_test(quotations_stay),
        cmocka_unit_test(acts_stay),
        cmocka_unit_test(named_acts_stay),
        cmocka_unit_test(italics_end_a_title),
        cmocka_unit_test(runs_survive),
        cmocka_unit_test(bodies_of_a_task_stand_once),
        cmocka_unit_test(targets_are_found),
        cmocka_unit_test(other_numbers_are_none),
        cmocka_unit_test(doubtful_numbers_are_told),
        cmocka_unit_test(odd_texts),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
