/* base/: memory, text, Unicode, places, messages, output files. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/encoding.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json_value.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/unicode.h"
#include "log.h"

static void assert_str(struct str s, const char *expected)
{
    if (!str_is(s, expected))
        fail_msg("got \"%.*s\", expected \"%s\"", STR_ARG(s), expected);
}

static void arena_keeps_what_it_gave(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *p[2000];
    for (size_t i = 0; i < 2000; i++) {
        p[i] = arena_alloc(a, i + 1);
        assert_int_equal((uintptr_t)p[i] % _Alignof(double), 0);
        for (size_t k = 0; k <= i; k++)
            assert_int_equal(p[i][k], 0);
        memset(p[i], (int)(i % 251) + 1, i + 1);
    }
    for (size_t i = 0; i < 2000; i++)
        assert_int_equal((unsigned char)p[i][i], i % 251 + 1);
    arena_free(a);
}

static void slices(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t x y\r\n")), "x y");
    assert_str(str_slice(STR("abc"), 1, 99), "bc");
    assert_str(str_slice(STR("abc"), 5, 2), "");
    assert_int_equal(str_find(STR("aXbX"), STR("X"), 2), 3);
    assert_true(str_find(STR("ab"), STR("X"), 0) == (size_t)-1);
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_int_equal(text_distance(STR("III.2.1"), STR("III.2.11")), 1);
    assert_int_equal(text_distance(STR(""), STR("abc")), 3);
}

/* An ideograph behind a letter keeps unicode_lower() from going letter by letter. */
static void small_letters_are_those_of_the_library(void **state)
{
    static const char IDEOGRAPH[] = "\xE4\xB8\x80";
    (void)state;
    struct arena *a = arena_new();
    for (uint32_t c = 'A'; c < 0x1F00; c++) {
        struct buf b = {0};
        utf8_append(&b, c);
        struct str lower = unicode_lower(a, buf_view(&b));
        buf_puts(&b, IDEOGRAPH);
        struct str slow = unicode_lower(a, buf_view(&b));
        assert_true(str_eq(lower, str_slice(slow, 0, slow.n - strlen(IDEOGRAPH))));
        buf_free(&b);
    }
    assert_str(unicode_lower(a, STR("ẞĐ, İ")), "ßđ, i\xCC\x87");
    arena_free(a);
}

static void unicode_letters(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_str(unicode_upper(a, STR("tỉnh uỷ đắk lắk")), "TỈNH UỶ ĐẮK LẮK");
    assert_str(unicode_lower(a, STR("ỦY BAN Đ")), "ủy ban đ");
    assert_str(unicode_nfc(a, STR("o\xCC\x82\xCC\xA3")), "ộ");
    assert_false(unicode_is_nfc(STR("o\xCC\x82")));
    assert_false(unicode_is_nfc(STR("\xE2\x84\xA6"))); /* OHM SIGN becomes omega */
    assert_true(unicode_is_nfc(STR("Ủy ban “nhân dân” – hoà, hòa…")));
    assert_true(unicode_is_nfc(STR("\xE2\x84\xA2"))); /* off the short way, yet composed */
    assert_int_equal(cp_base(0x1EC7), 'e');           /* ệ */
    assert_int_equal(cp_base(0x0110), 'D');           /* Đ */
    for (uint32_t c = 0x1EA0, parts[4]; c < 0x1EFA; c++)
        assert_true(cp_decompose(c, parts) && cp_base(c) == parts[0]);
    assert_int_equal(utf8_length(STR("ệ-ệ")), 3);
    assert_int_equal(utf8_check(STR("ab\xC0\xAF")), 2);
    uint32_t cp;
    assert_int_equal(utf8_last(STR("xệ"), &cp), 3);
    assert_int_equal(cp, 0x1EC7);
    arena_free(a);
}

/* What unicode.c says of a text by its short way, against the library alone. */
static void expect_library_breaks(struct str s)
{
    char ours[256], library[256];
    unicode_line_breaks(s, ours);
    u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8", library);
    char before = 0; /* what the library says of the letter before */
    for (size_t i = 0; i < s.n; i++) {
        bool inside = (s.p[i] & 0xC0) == 0x80, must = before == UC_BREAK_MANDATORY;
        char may = library[i] == UC_BREAK_POSSIBLE ? 'b' : 0;
        if (ours[i] != (inside ? 0 : must ? '!' : may))
            fail_msg("\"%s\", byte %zu: %d and %d", s.p, i, ours[i], library[i]);
        before = inside ? before : library[i];
    }
}

static void line_breaks_are_those_of_the_library(void **state)
{
    static const uint32_t signs[] = {
        'a',    'Z',    0x1EC7, 0x110,  '3',    ' ',    ' ',    ',',    '.',     ';',    ':',
        '-',    '/',    '(',    ')',    '"',    '%',    '!',    '$',    '\n',    '\r',   '\t',
        0xA0,   0xAD,   0xB7,   0xD7,   0xF7,   0x23F,  0x240,  0x301,  0x5D0,   0xE01,  0x1100,
        0x1F00, 0x200B, 0x200D, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D,  0x2026, 0x2028,
        0x2060, 0x20AC, 0x3001, 0x4E2D, 0xAB,   0xBB,   0xAC00, 0xFEFF, 0x1F1E6, 0x1F600};
    enum { SIGNS = sizeof signs / sizeof *signs, USUAL = 8, MOST = 12 };
    unsigned long seed = 43;
    struct buf text = {0};
    (void)state;
    for (int round = 0; round < 40000; round++) {
        text.n = 0;
        for (int i = 0; i < 1 + round % MOST; i++) {
            seed = seed * 6364136223846793005ul + 1442695040888963407ul;
            unsigned r = (unsigned)(seed >> 33);
            utf8_append(&text, signs[r & 1 ? r / 2 % USUAL : r / 2 % SIGNS]);
        }
        expect_library_breaks(buf_view(&text));
    }
    buf_free(&text);
}

static void places_count_characters(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct source *s = source_from(a, "x.md", STR("một\nhai ba\n"));
    assert_int_equal(s->lines, 2);
    struct pos p = {s, str_find(s->text, STR("ba"), 0)};
    assert_int_equal(pos_line(p), 2);
    assert_int_equal(pos_column(p), 5);
    p.at = str_find(s->text, STR("t"), 0);
    assert_int_equal(pos_column(p), 3);
    assert_str(source_line(s, 2), "hai ba");
    assert_int_equal(source_pos(s, 2, 5).at, str_find(s->text, STR("ba"), 0));
    arena_free(a);
}

static void hostile_sources_are_refused(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    diag_set_language("en");
    assert_null(source_from(a, "e.md", STR("\xEF\xBB\xBF \n")));
    assert_null(source_from(a, "u.md", STR("ok\nx\xFF")));
    assert_null(source_from(a, "z.md", (struct str){"a\0b", 3}));
    assert_null(source_open(a, "/"));
    assert_null(source_open(a, "/nonexistent/file"));
    char *text = log_text();
    assert_non_null(strstr(text, "e.md:1:1: error: the file is empty"));
    assert_non_null(strstr(text, "u.md:2:2: error: byte 0xFF is not UTF-8"));
    assert_non_null(strstr(text, "z.md:1:2: error: a zero byte"));
    assert_non_null(strstr(text, "/:1:1: error: this is a directory"));
    assert_non_null(strstr(text, "/nonexistent/file:1:1: error: cannot read the file"));
    free(text);
    arena_free(a);
}

static void messages_are_sorted_with_a_caret(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct source *s = source_from(a, "x.md", STR("một\nđiều sai\n"));
    diag_set_language("en");
    diag(MSG_USAGE, (struct pos){s, str_find(s->text, STR("sai"), 0)}, "second");
    diag(MSG_USAGE, (struct pos){s, 0}, "first");
    diag(MSG_USAGE, (struct pos){s, 0}, "first"); /* said twice, printed once */
    char *text = log_text();
    assert_string_equal(text, "x.md:1:1: error: wrong use: first (see kehoach --help) [usage]\n"
                              "    một\n    ^\n"
                              "x.md:2:6: error: wrong use: second (see kehoach --help) [usage]\n"
                              "    điều sai\n         ^\n");
    free(text);
    arena_free(a);
}

/* The %-directives of a message, joined: "%s%zu". */
static void directives(const char *text, char out[80])
{
    size_t n = 0;
    for (const char *p = text; *p; p++) {
        if (*p != '%')
            continue;
        if (p[1] == '%') {
            p++;
            continue;
        }
        do
            out[n++] = *p++;
        while (n < 70 && !strchr("sduzxXcg", p[-1]));
        p--;
        if (*p == 'z')
            out[n++] = *++p;
    }
    out[n] = '\0';
}

static void languages_agree(void **state)
{
    (void)state;
    unsetenv("KEHOACH_MESSAGES"); /* all are looked at, none is used */
    for (int m = 0; m < MSG_COUNT; m++) {
        char vi[80], en[80];
        diag_set_language("vi");
        const char *text = msg_text((enum msg)m);
        assert_true(*text);
        directives(text, vi);
        diag_set_language("en");
        assert_true(*msg_text((enum msg)m));
        directives(msg_text((enum msg)m), en);
        if (strcmp(vi, en))
            fail_msg("message \"%s\": %s in one language, %s in the other", text, vi, en);
    }
}

static void read_back(const char *path, char out[64])
{
    FILE *f = fopen(path, "rb");
    size_t n = f ? fread(out, 1, 63, f) : 0;
    out[n] = '\0';
    if (f)
        fclose(f);
}

static void outputs_are_replaced_whole_or_not_at_all(void **state)
{
    (void)state;
    char dir[] = "/tmp/kehoach-unit-XXXXXX", path[96], bad[128], text[64];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/deep/a.md", dir);
    snprintf(bad, sizeof bad, "%s/deep/a.md/b.md", dir); /* below a file: cannot be */

    struct output *o = output_new(NULL);
    assert_true(output_stage(o, path, STR("one")));
    assert_int_not_equal(access(path, F_OK), 0);
    assert_true(output_commit(o));
    read_back(path, text);
    assert_string_equal(text, "one");

    o = output_new(NULL);
    assert_true(output_stage(o, path, STR("two")));
    assert_false(output_stage(o, bad, STR("x")));
    output_discard(o);
    read_back(path, text);
    assert_string_equal(text, "one");
    free(log_text());

    unlink(path);
    snprintf(path, sizeof path, "%s/deep", dir);
    assert_int_equal(rmdir(path), 0); /* no temporary file was left behind */
    rmdir(dir);
}

/* Bytes of all files of a folder. */
static long bytes_below(const char *folder)
{
    long bytes = 0;
    DIR *d = opendir(folder);
    for (struct dirent *e = readdir(d); e; e = readdir(d)) {
        char path[400];
        struct stat st;
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (!stat(path, &st) && S_ISREG(st.st_mode))
            bytes += st.st_size;
    }
    closedir(d);
    return bytes;
}

static void add_lines(struct buf *b, unsigned lines)
{
    for (unsigned i = 0; i < lines; i++) {
        buf_printf(b, "line %09u\n", i);
        buf_pour(b);
        assert_true(b->n >= 8 && b->p[b->n - 1] == '\n'); /* writers look back */
    }
}

static void a_long_output_is_staged_in_parts(void **state)
{
    (void)state;
    enum { LINES = 20000, LINE = 15 };
    char dir[] = "/tmp/kehoach-unit-XXXXXX", path[96];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/a.json", dir);
    struct buf bytes = {0}, back = {0};
    struct output *o = output_new(NULL);
    assert_true(output_begin(o, path, &bytes));
    add_lines(&bytes, LINES);
    assert_true(bytes.n < 100000);
    assert_true(bytes_below(dir) > LINES * LINE - 100000);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_true(output_end(o, path, &bytes) && output_commit(o));
    buf_free(&bytes);
    add_lines(&bytes, LINES); /* without a drain all is kept */
    assert_true(file_read(path, &back) && str_eq(buf_view(&back), buf_view(&bytes)));
    buf_free(&bytes);
    buf_free(&back);

    o = output_new(NULL); /* one that is given up leaves the old file, and nothing else */
    assert_true(output_begin(o, path, &bytes));
    add_lines(&bytes, LINES);
    output_discard(o);
    buf_free(&bytes);
    assert_int_equal(bytes_below(dir), LINES * LINE);
    unlink(path);
    assert_int_equal(rmdir(dir), 0);
}

static void a_part_that_cannot_be_written_is_told_at_the_end(void **state)
{
    (void)state;
    char dir[] = "/tmp/kehoach-unit-XXXXXX", path[96], text[64];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/a.json", dir);
    assert_true(output_write(path, STR("old")));
    struct rlimit was, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    small = was;
    small.rlim_cur = 100000;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    struct buf bytes = {0};
    struct output *o = output_new(NULL);
    bool begun = output_begin(o, path, &bytes);
    add_lines(&bytes, 20000);
    bool ended = begun && output_end(o, path, &bytes);
    output_discard(o);
    setrlimit(RLIMIT_FSIZE, &was);
    signal(SIGXFSZ, SIG_DFL);
    buf_free(&bytes);
    assert_true(begun && !ended);
    char *said = log_text();
    assert_non_null(strstr(said, path));
    free(said);
    read_back(path, text);
    assert_string_equal(text, "old");
    unlink(path);
    assert_int_equal(rmdir(dir), 0);
}

/* A rename that fails in the middle: a directory has come where a file is to be. */
static void a_failed_set_is_put_back(void **state)
{
    (void)state;
    char dir[] = "/tmp/kehoach-unit-XXXXXX", a[96], b[96], c[96], d[96], text[64];
    assert_non_null(mkdtemp(dir));
    snprintf(a, sizeof a, "%s/a", dir);
    snprintf(b, sizeof b, "%s/b", dir);
    snprintf(c, sizeof c, "%s/c", dir);
    snprintf(d, sizeof d, "%s/d", dir);
    assert_true(output_write(a, STR("old")));
    assert_true(output_write(d, STR("old")));

    struct output *o = output_new(NULL);
    assert_true(output_stage(o, a, STR("new")) && output_stage(o, b, STR("new")));
    output_remove(o, d);
    assert_true(output_stage(o, c, STR("new")));
    assert_int_equal(mkdir(c, 0777), 0);
    assert_false(output_commit(o));
    char *said = log_text();
    assert_non_null(strstr(said, c));
    free(said);
    read_back(a, text);
    assert_string_equal(text, "old");
    read_back(d, text);
    assert_string_equal(text, "old");
    assert_int_not_equal(access(b, F_OK), 0);

    rmdir(c);
    o = output_new(NULL);
    assert_true(output_stage(o, a, STR("new")) && output_stage(o, c, STR("new")));
    output_remove(o, d);
    output_remove(o, b);
    assert_true(output_commit(o));
    assert_int_not_equal(access(d, F_OK), 0);
    read_back(a, text);
    assert_string_equal(text, "new");

    unlink(a);
    unlink(c);
    assert_int_equal(rmdir(dir), 0); /* neither temporary nor old files were left */
}

static void json_keeps_order_and_decimals(void **state)
{
    (void)state;
    struct json_value *o = json_value_object();
    struct buf b = {0};
    json_value_set(o, "z", json_value_thousandths(930));
    json_value_set(o, "a", json_value_string(STR("ệ\"\n")));
    json_value_print(o, &b);
    assert_string_equal(b.p, "{\n \"z\": 0.93,\n \"a\": \"ệ\\\"\\n\"\n}\n");
    buf_free(&b);
    json_value_free(o);
}

static void digest(void **state)
{
    (void)state;
    char hex[65];
    hash_sha256(STR("abc"), hex); /* FIPS 180-2, B.1 */
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void the_nearest_name(void **state)
{
    (void)state;
    struct nearest n = NEAREST(STR("taks"));
    assert_false(nearest_offer(&n, STR("")));
    assert_null(n.best.p);
    assert_true(nearest_offer(&n, STR("tables")));
    assert_true(nearest_offer(&n, STR("task")));
    assert_false(nearest_offer(&n, STR("takes, all of them")));
    assert_false(nearest_offer(&n, STR("tks "))); /* as near, but later */
    assert_true(str_is(n.best, "task"));
    assert_int_equal(n.distance, 2);
    assert_true(nearest_offer(&n, STR("taks")));
    assert_int_equal(n.distance, 0);
}

static void the_first_letter(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_true(str_is(unicode_first(a, STR("đề án"), cp_upper), "Đề án"));
    assert_true(str_is(unicode_first(a, STR("“ổn định”"), cp_upper), "“Ổn định”"));
    assert_true(str_is(unicode_first(a, STR("Ổn ĐỊNH"), cp_lower), "ổn ĐỊNH"));
    assert_true(str_is(unicode_first(a, STR("1. 2"), cp_upper), "1. 2"));
    assert_true(str_is(unicode_first(a, STR_NONE, cp_upper), ""));
    arena_free(a);
}

static void capitals(void **state)
{
    (void)state;
    assert_true(unicode_is_capitals(STR("KẾ HOẠCH 12"), CAPITALS_ALL));
    assert_false(unicode_is_capitals(STR("KẾ HOẠCh"), CAPITALS_ALL));
    assert_true(unicode_is_capitals(STR("ABCDe"), CAPITALS_READ)); /* 80 of 100 */
    assert_false(unicode_is_capitals(STR("ABCde"), CAPITALS_READ));
    assert_false(unicode_is_capitals(STR("12 - 34"), CAPITALS_READ));
    assert_false(unicode_is_capitals(STR(""), CAPITALS_ALL));
}

static void classes_of_bytes(void **state)
{
    (void)state;
    assert_true(is_digit('0') && is_digit('9') && !is_digit('/') && !is_digit(':'));
    assert_true(is_blank(' ') && is_blank('\t') && !is_blank('\n') && !is_blank('\0'));
    assert_true(is_space('\f') && is_space('\r') && !is_space('\b') && !is_space('\x0E'));
    assert_true(utf8_continues("é"[1]) && !utf8_continues("é"[0]) && !utf8_continues('e'));
}

static void numbers_in_figures(void **state)
{
    (void)state;
    unsigned n;
    assert_int_equal(str_number(STR("a2024b"), 1, 9, &n), 4);
    assert_int_equal(n, 2024);
    assert_int_equal(str_number(STR("2024"), 0, 2, &n), 2);
    assert_int_equal(n, 20);
    assert_int_equal(str_number(STR("a1"), 0, 9, &n), 0);
    assert_int_equal(n, 0);
    assert_int_equal(str_number(STR("1"), 1, 9, NULL), 0);
    assert_int_equal(str_number(STR("4294967295"), 0, 20, &n), 10);
    assert_int_equal(n, UINT_MAX);
    assert_int_equal(str_number(STR("99999999999999999999"), 0, 20, &n), 20);
    assert_int_equal(n, UINT_MAX);
    assert_true(str_at(STR("ab"), 1) == 'b' && !str_at(STR("ab"), 2) && !str_at(STR_NONE, 0));
}

static void roman_numbers(void **state)
{
    static const struct {
        unsigned n;
        const char *upper, *lower;
    } cases[] = {{0, "", ""},
                 {4, "IV", "iv"},
                 {9, "IX", "ix"},
                 {48, "XLVIII", "xlviii"},
                 {99, "XCIX", "xcix"},
                 {1946, "MCMXLVI", "mcmxlvi"},
                 {3999, "MMMCMXCIX", "mmmcmxcix"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf upper = {0}, lower = {0};
        buf_roman(&upper, cases[i].n, true);
        buf_roman(&lower, cases[i].n, false);
        assert_true(str_is(buf_view(&upper), cases[i].upper));
        assert_true(str_is(buf_view(&lower), cases[i].lower));
        buf_free(&upper);
        buf_free(&lower);
    }
}

static void reasons_of_the_system(void **state)
{
    (void)state;
    assert_string_equal(msg_reason(EACCES), msg_text(MSG_REASON_NO_ACCESS));
    assert_string_equal(msg_reason(EPERM), msg_text(MSG_REASON_NO_ACCESS));
    assert_string_equal(msg_reason(EROFS), msg_text(MSG_REASON_READ_ONLY));
    assert_string_not_equal(msg_reason(EROFS), msg_reason(EACCES));
    assert_string_equal(msg_reason(EDOM), strerror(EDOM));
}

static void words_that_line_ends_cut(void **state)
{
    (void)state;
    assert_true(word_is_cut(STR("43-NQ/"), STR("TW")));
    assert_true(word_is_cut(STR("2021-"), STR("2025")));
    assert_false(word_is_cut(STR("2021-"), STR("nay")));
    assert_true(word_is_cut(STR("02 l\u1ea7n/"), STR("n\u0103m")));
    assert_false(word_is_cut(STR("02 /"), STR("n\u0103m")));
    assert_false(word_is_cut(STR("2021 -"), STR("2025")));
    assert_false(word_is_cut(STR("2021"), STR("2025")));
}

static unsigned nonsense_of(const char *words)
{
    struct buf b = {0};
    for (int i = 0; i < 10; i++)
        buf_puts(&b, words);
    unsigned share = encoding_nonsense(buf_view(&b));
    buf_free(&b);
    return share;
}

static void letters_that_make_no_sense(void **state)
{
    (void)state;
    assert_int_equal(nonsense_of("Phòng “Thử” trồng 20 cây – ở xã. "), 0);
    assert_int_equal(nonsense_of("the resolution of an office. "), 0);
    assert_int_equal(nonsense_of("cây \xEE\x80\x81\xEE\x80\x82\xEE\x80\x83 "), 50);
    assert_int_equal(nonsense_of("cây \xC2\x81ây "), 50);
    assert_int_equal(nonsense_of("cây tçy "), 50); /* a letter that Vietnamese does not have */
    assert_int_equal(nonsense_of("cây FRQ "), 50); /* no vowel */
    assert_int_equal(nonsense_of("cây ýỳ1 "), 40);
    assert_int_equal(encoding_nonsense(STR("FRQ FRQ")), 0); /* too few to tell */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_keeps_what_it_gave),
        cmocka_unit_test(slices),
        cmocka_unit_test(unicode_letters),
        cmocka_unit_test(small_letters_are_those_of_the_library),
        cmocka_unit_test(line_breaks_are_those_of_the_library),
        cmocka_unit_test(places_count_characters),
        cmocka_unit_test(hostile_sources_are_refused),
        cmocka_unit_test(messages_are_sorted_with_a_caret),
        cmocka_unit_test(languages_agree),
        cmocka_unit_test(outputs_are_replaced_whole_or_not_at_all),
        cmocka_unit_test(a_long_output_is_staged_in_parts),
        cmocka_unit_test(a_part_that_cannot_be_written_is_told_at_the_end),
        cmocka_unit_test(a_failed_set_is_put_back),
        cmocka_unit_test(json_keeps_order_and_decimals),
        cmocka_unit_test(digest),
        cmocka_unit_test(the_nearest_name),
        cmocka_unit_test(the_first_letter),
        cmocka_unit_test(capitals),
        cmocka_unit_test(classes_of_bytes),
        cmocka_unit_test(numbers_in_figures),
        cmocka_unit_test(roman_numbers),
        cmocka_unit_test(reasons_of_the_system),
        cmocka_unit_test(words_that_line_ends_cut),
        cmocka_unit_test(letters_that_make_no_sense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
