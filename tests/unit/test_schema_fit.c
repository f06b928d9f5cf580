/* base/schema_fit.h: what it takes, libxml2 takes, whatever is changed in our own files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/schema_fit.h"
#include "base/xml.h"
#include "log.h"

static const char profile_rng[] =
#include "model/profile.rng.h"
    ;
static const char style_rng[] =
#include "model/style.rng.h"
    ;
static const char registry_rng[] =
#include "model/registry.rng.h"
    ;

static const char akn_rng[] =
#include "read/akn/akn.rng.h"
    ;

static const char registry[] =
    "<registry>\n<sources>\n<source id=\"S1\">Thử</source>\n<source id=\"S2\"/>\n</sources>\n"
    "<place id=\"thu\" name=\"Thử\" short=\"T\" source=\"S1 S2\" code=\"01\" until=\"2025-06-30\"\n"
    " successors=\"a b-1\"/>\n"
    "<body kind=\"party\" id=\"b-1\" name=\"Ban Thử\" source=\"S1\" sign=\"BT\" verified=\"no\">\n"
    "<alias>BT</alias>\n<in province=\"thu\" source=\"S1\" from=\"2025-07-01\"/>\n"
    "<note>Ghi chú</note>\n</body>\n</registry>\n";

struct tally {
    size_t sure, unsure; /* of what libxml2 takes */
    size_t wrong;        /* what it does not take */
};

/* Counts the text, unless it is no XML. */
static void count(struct tally *t, const char *rng, struct str text)
{
    struct arena *a = arena_new();
    const struct source *s = source_from(a, "x", text);
    const struct xml *misfit, *root = s ? xml_parse(a, s) : NULL;
    if (root) {
        bool sure = schema_surely_fits(rng, s, root);
        bool fits = xml_fits(s, rng, root, &misfit);
        if (sure && !fits)
            fail_msg("taken, but no document of the schema:\n%.*s", STR_ARG(text));
        *(!fits ? &t->wrong : sure ? &t->sure : &t->unsure) += 1;
    }
    free(log_text());
    arena_free(a);
}

/* With something else in the place of the bytes [from, to). */
static void change(struct tally *t, const char *rng, struct str text, size_t from, size_t to,
                   struct str by)
{
    struct buf b = {0};
    buf_str(&b, str_slice(text, 0, from));
    buf_str(&b, by);
    buf_str(&b, str_slice(text, to, text.n));
    count(t, rng, buf_view(&b));
    buf_free(&b);
}

/* Each of so many values is changed, its attribute renamed and taken away; each of so many lines is
 * taken away, written twice, and followed by text. */
static struct tally change_all(const char *rng, struct str text, size_t each)
{
    struct tally t = {0};
    size_t number = 0;
    count(&t, rng, text);
    assert_int_equal(t.sure, 1);
    for (size_t at = 0, end; (at = str_find(text, STR("=\""), at)) != (size_t)-1; at = end) {
        end = str_find(text, STR("\""), at + 2);
        size_t name = at;
        while (text.p[name - 1] != ' ' && text.p[name - 1] != '\n')
            name--;
        if (number++ % each)
            continue;
        change(&t, rng, text, at + 2, end, STR(""));
        change(&t, rng, text, at + 2, end, STR(" x  y "));
        change(&t, rng, text, at + 2, end, STR("no"));
        change(&t, rng, text, at + 2, end, STR("2025-02-30"));
        change(&t, rng, text, at, at, STR("-x"));
        change(&t, rng, text, name, name, STR("xml:"));
        change(&t, rng, text, name, end + 1, STR(""));
    }
    for (size_t at = 0, end; at < text.n; at = end) {
        end = str_find(text, STR("\n"), at) + 1;
        if (number++ % each)
            continue;
        change(&t, rng, text, at, end, STR(""));
        change(&t, rng, text, at, at, str_slice(text, at, end));
        change(&t, rng, text, end, end, STR("x"));
    }
    return t;
}

static void check_file(const char *rng, const char *path, size_t each)
{
    struct buf text = {0};
    assert_true(file_read(path, &text));
    struct tally t = change_all(rng, buf_view(&text), each);
    assert_true(t.wrong > 10 && t.sure > 10 && t.unsure < t.sure);
    buf_free(&text);
}

static void of_registries(void **state)
{
    (void)state;
    struct tally t = change_all(registry_rng, str_of(registry), 1);
    assert_true(t.wrong > 50 && t.sure > 20 && t.unsure < t.sure);
}

static void of_styles(void **state)
{
    (void)state;
    check_file(style_rng, "templates/quyet-dinh-ubnd/style.xml", 1);
    check_file(style_rng, "templates/ke-hoach-dang-uy-xa/style.xml", 1);
}

static void of_profiles(void **state)
{
    (void)state;
    check_file(profile_rng, "sources/provinces/bac-giang-41/profile.xml", 3);
    check_file(profile_rng, "sources/provinces/thanh-hoa-41/profile.xml", 3);
}

/* The tree has no prefixes of attributes: where the schema names some, they are not known. */
static void of_prefixes(void **state)
{
    (void)state;
    struct str text = str_of(registry);
    size_t kind = str_find(text, STR(" kind="), 0);
    struct tally t = {0};
    change(&t, registry_rng, text, kind, kind + 1, STR(" xmlns:q=\"q\" q:"));
    assert_int_equal(t.wrong, 1);
}

static void of_papers(void **state)
{
    (void)state;
    check_file(akn_rng, "tests/read/akn/act.xml", 1);
    check_file(akn_rng, "tests/read/akn/annexes.xml", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_registries), cmocka_unit_test(of_styles), cmocka_unit_test(of_profiles),
        cmocka_unit_test(of_prefixes),   cmocka_unit_test(of_papers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
