/* base/schema_fit.h, base/xml_plain.h: what they take, libxml2 takes, whatever is changed in our
 * own files. */
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
#include "base/xml_plain.h"
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

static bool is_same_name(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

/* Are names, namespaces, texts and places those of the other tree. */
static bool is_same(const struct xml *a, const struct xml *b)
{
    bool same = is_same_name(a->name, b->name) && is_same_name(a->ns, b->ns) &&
                str_eq(a->text, b->text) && a->pos.at == b->pos.at;
    const struct xml_attribute *x = a->attributes, *y = b->attributes;
    for (; same && x && y; x = x->next, y = y->next)
        same = !strcmp(x->name, y->name) && str_eq(x->value, y->value) && x->pos.at == y->pos.at;
    same = same && !x && !y;
    const struct xml *c = a->first, *d = b->first;
    for (; same && c && d; c = c->next, d = d->next)
        same = c->parent == a && is_same(c, d);
    return same && !c && !d;
}

/* Counts the text, unless it is no XML. */
static void count(struct tally *t, const char *rng, struct str text)
{
    struct arena *a = arena_new();
    const struct source *s = source_from(a, "x", text);
    const struct xml *misfit = NULL, *root = s ? xml_parse(a, s, NULL, NULL) : NULL;
    if (root) {
        bool sure = schema_surely_fits(rng, s, root);
        const struct xml *taken = xml_parse(a, s, rng, &misfit); /* libxml2 reads what it checks */
        if (sure && (!taken || misfit))
            fail_msg("taken, but no document of the schema:\n%.*s", STR_ARG(text));
        if (!taken || !is_same(root, taken))
            fail_msg("libxml2 has no such tree:\n%.*s", STR_ARG(text));
        *(misfit ? &t->wrong : sure ? &t->sure : &t->unsure) += 1;
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

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

static const struct xml *plain(struct arena *a, const char *text)
{
    const struct source *s = source_from(a, "x", str_of(text));
    return s ? xml_plain(a, s) : NULL;
}

static void check_file(const char *rng, const char *path, size_t each)
{
    struct buf text = {0};
    struct arena *a = arena_new();
    assert_true(file_read(path, &text));
    assert_non_null(plain(a, text.p));
    arena_free(a);
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

static void plain_documents(void **state)
{
    (void)state;
    static const char *const plainly[] = {
        DECLARATION "\n<!-- <b> - --> \n<a/>\n<!---->\n",
        "<a-1._ x='\"' y = \"'>\"\tz-1.\n=''/>",
        "<a>&lt;&gt;&amp;&quot;&apos;ộ<b x='&lt;&quot;\n\t ế'>]]</b > <b/><!-- - -->c]>\n</a>",
        "<a xmlns='http://a.vn/x-1.0/'><b/><c xmlns=\"http://b.vn\" y=''><d/>e</c></a>",
    };
    struct tally t = {0};
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof plainly / sizeof *plainly; i++) {
        assert_non_null(plain(a, plainly[i]));
        count(&t, style_rng, str_of(plainly[i]));
    }
    assert_int_equal(t.wrong, sizeof plainly / sizeof *plainly);
    arena_free(a);
}

static void other_documents(void **state)
{
    (void)state;
    static const char *const others[] = {
        "",
        " ",
        "x",
        "<",
        "<a",
        "<a>",
        "<a/",
        "<a/>b",
        "b<a/>",
        "<a/><b/>",
        "</a>",
        "<a></b>",
        "<a></a",
        "<a></ a>",
        "<a><b></a></b>",
        "<1/>",
        "<a:b/>",
        "<é/>",
        "<a b/>",
        "<a b=c/>",
        "<a b='c/>",
        "<a b='c\"/>",
        "<a b='<'/>",
        "<a b='&'/>",
        "<a b='c'd='e'/>",

        "<a b='c' b='d'/>",
        "<a b:c='d'/>",
        "<a / >",
        "<a>]]></a>",
        "<a>&b;</a>",
        "<a>&#65;</a>",
        "<a b='&#9;'/>",
        "<a>&amp</a>",
        "<a><![CDATA[b]]></a>",
        "<a><?b?></a>",
        "<?b?><a/>",
        "<a/><?b?>",
        "<!DOCTYPE a><a/>",
        " " DECLARATION "<a/>",
        DECLARATION DECLARATION "<a/>",
        "<a><!-- -- --></a>",
        "<a><!-- --->\n</a>",
        "<a><!-- ></a>",
        "<!-- <a/>",
        "<a/><!--",
        "<a>\x01</a>",

        "<a>\xEF\xBF\xBF</a>",
        "<a xmlns=''/>",
        "<a xmlns='b'/>",
        "<a xmlns='http://a.vn/?'/>",
        "<a xmlns='http://a.vn' xmlns='http://a.vn'/>",
        "<a xmlns='http://www.w3.org/XML/1998/namespace'/>",
        "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (plain(a, others[i]))
            fail_msg("taken: %s", others[i]);
    struct buf deep = {0}; /* a tree like that is left to libxml2 and its limit */
    for (int i = 0; i < 129; i++)
        buf_puts(&deep, "<a>");
    for (int i = 0; i < 129; i++)
        buf_puts(&deep, "</a>");
    assert_null(plain(a, deep.p));
    deep.n = 0;
    buf_puts(&deep, "<a>");
    for (int i = 0; i < 100000; i++) /* beside one another they are no depth */
        buf_puts(&deep, "<!----><b/>");
    buf_puts(&deep, "</a>");
    assert_non_null(plain(a, deep.p));
    buf_free(&deep);
    free(log_text());
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_documents), cmocka_unit_test(other_documents),
        cmocka_unit_test(of_registries),   cmocka_unit_test(of_styles),
        cmocka_unit_test(of_profiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
