/* base/xml.h: places, text, faults with their places, hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/archive.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/schema.h"
#include "base/xml.h"
#include "base/xml_write.h"
#include "log.h"

static const char schema[] =
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'>"
    "<attribute name='id'/><zeroOrMore><element name='b'><text/></element></zeroOrMore></element>";

static const struct xml *parse(struct arena *a, const char *text, const char *rng)
{
    const struct source *s = source_from(a, "x.xml", str_of(text));
    return s ? rng ? schema_parse(a, s, rng) : xml_parse(a, s) : NULL;
}

static void assert_at(struct pos p, size_t line, size_t column)
{
    assert_int_equal(pos_line(p), line);
    assert_int_equal(pos_column(p), column);
}

static void places_are_exact(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct xml *x = parse(a,
                                "<?xml version='1.0'?><!-- <no> -->\n"
                                "<a id='ộ>/' k = \"v\">ồ <b\n x='1'/>sau<!-- ' -->\n"
                                "  <b>&#7897;&amp;<![CDATA[<b>]]></b></a>",
                                NULL);
    assert_non_null(x);
    assert_at(x->pos, 2, 1);
    assert_at(xml_attribute_pos(x, "id"), 2, 8);
    assert_at(xml_attribute_pos(x, "k"), 2, 18);
    assert_at(xml_attribute_pos(x, "none"), 2, 1);
    assert_at(x->first->pos, 2, 21);
    const struct xml *b = xml_child(x, "b");
    assert_at(b->pos, 2, 23);
    assert_at(xml_attribute_pos(b, "x"), 3, 5);
    assert_at(b->next->pos, 3, 9);
    assert_true(str_is(b->next->text, "sau"));
    b = xml_sibling(b, "b");
    assert_at(b->pos, 4, 3);
    assert_at(b->first->pos, 4, 6);
    assert_true(str_is(xml_text(a, b), "ộ&<b>"));
    assert_null(xml_sibling(b, "b"));
    assert_null(xml_attribute(x, "none"));
    arena_free(a);
}

static void doctype_is_passed_over(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct xml *x = parse(a,
                                "<!-- [ --><?p '?>\n"
                                "<!DOCTYPE a SYSTEM \"]>'<a>[\">\n <a>t</a>",
                                NULL);
    assert_non_null(x);
    assert_at(x->pos, 3, 2);
    assert_at(x->first->pos, 3, 5);
    arena_free(a);
}

static void text_is_composed(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct xml *x = parse(a, "<a>e&#x302;&#x323;</a>", NULL);
    assert_true(str_is(xml_text(a, x), "ệ"));
    arena_free(a);
}

static void entities_are_sought_in_text_alone(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct xml *x =
        parse(a, "<!DOCTYPE a SYSTEM 'a.dtd'><a><!-- &e; -->b&lt;<![CDATA[&e;]]><?p?>c</a>", NULL);
    assert_non_null(x);
    assert_true(str_is(x->first->text, "b<"));
    assert_true(str_is(x->first->next->text, "&e;"));
    assert_true(str_is(x->first->next->next->text, "c"));
    assert_null(x->first->next->next->next);
    x = parse(a, "<a><![CDATA[]]>b</a>", NULL);
    assert_at(x->first->next->pos, 1, 16);
    arena_free(a);
}

static void namespaces(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct xml *x =
        parse(a, "<a xmlns='u:1' xmlns:n='u:2' k='1' n:l='2'><n:b/><c xmlns=''/></a>", NULL);
    assert_string_equal(x->ns, "u:1");
    assert_true(str_is(xml_value(x, "k"), "1"));
    assert_at(xml_attribute_pos(x, "l"), 1, 41);
    assert_string_equal(x->first->name, "b");
    assert_string_equal(x->first->ns, "u:2");
    assert_null(x->first->next->ns);
    arena_free(a);
}

static void escape_is_undone_by_parse(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buf b = {0};
    struct str text = STR("a<b>&\"'ữ");
    buf_puts(&b, "<a k=\"");
    xml_escape(&b, text);
    buf_puts(&b, "\">");
    xml_escape(&b, text);
    buf_puts(&b, "</a>");
    const struct xml *x = parse(a, b.p, NULL);
    assert_true(str_eq(*xml_attribute(x, "k"), text));
    assert_true(str_eq(xml_text(a, x), text));
    buf_free(&b);
    arena_free(a);
}

static const struct fault {
    const char *text, *rng, *begin; /* how the first message begins */
} faults[] = {
    {"<a>\n <b>\n</a>", NULL,
     "x.xml:3:1: error: <b> of line 2 must be closed by </b>; here is </a>"},
    {"<a>\n <b>", NULL, "x.xml:2:5: error: the file ends before <b> of line 2"},
    {"<a k=v></a>", NULL, "x.xml:1:6: error: an attribute value is between two quotes"},
    {"<a k='1' k='2'/>", NULL, "x.xml:1:"},
    {"<a>ồ & b</a>", NULL, "x.xml:1:6: error: a & is written &amp;"},
    {"<a>ồ&b</a>", NULL, "x.xml:1:5: error: a & is written &amp;"},
    {"<a>\n&lạ;</a>", NULL, "x.xml:2:1: error: the entity &lạ; cannot be used"},
    {"<!DOCTYPE a [<!ENTITY e 'x'>]>\n<a>b&e;</a>", NULL,
     "x.xml:1:13: error: declarations in the DOCTYPE"},
    {"<?p '?><!-- [' -->\n<!DOCTYPE a '>' [<?p '?>]><a/>", NULL,
     "x.xml:2:17: error: declarations in the DOCTYPE"},
    {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>\n<a>&e;</a>", NULL,
     "x.xml:2:4: error: the entity &e;"},
    {"<!DOCTYPE a SYSTEM 'a.dtd'>\n<a k='ộ&e;'/>", NULL, "x.xml:2:8: error: the entity &e;"},
    {"<?xml version='2.0'?><a/>", NULL, "x.xml:1:20: error: XML is not well-formed: U"},
    {"<a/>\n<b/>", NULL, "x.xml:2:1: error: something follows"},
    {"chỉ có chữ", NULL, "x.xml:1:1: error: there is no XML element"},
    {"<a>\x01</a>", NULL, "x.xml:1:4: error: a control character"},
    {"<x:a/>", NULL, "x.xml:1:1: error: the prefix \"x\" is not declared"},
    {"<?xml version='1.0' encoding='TCVN'?>\n<a>ế</a>", NULL,
     "x.xml:1:21: error: the file says encoding=\"TCVN\""},
    {"<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>ế</a>", NULL,
     "x.xml:1:21: error: the file says"},
    {"<a id='1'>\n  <c/></a>", schema, "x.xml:2:3: error:"},
    {"\n<a/>", schema, "x.xml:2:1: error:"},
};

static void faults_have_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct arena *a = arena_new();
        assert_null(parse(a, faults[i].text, faults[i].rng));
        char *text = log_text();
        if (strncmp(text, faults[i].begin, strlen(faults[i].begin)))
            fail_msg("%s\nsaid: %s\nnot:  %s", faults[i].text, text, faults[i].begin);
        free(text);
        arena_free(a);
    }
}

static void valid_input_says_nothing(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_non_null(parse(a, "<a id='1'><b>t</b> <b/></a>", schema));
    char *text = log_text();
    assert_string_equal(text, "");
    free(text);
    arena_free(a);
}

/* Must end with a message, quickly, and without memory running away. */
static void hostile_input_ends(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buf b = {0};
    buf_puts(&b, "<!DOCTYPE a [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 20; i++)
        buf_printf(&b, "<!ENTITY l%d '&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;'>", i, i - 1, i - 1,
                   i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    buf_puts(&b, "]><a k='&l19;'>&l19;</a>");
    assert_null(parse(a, b.p, NULL));
    b.n = 0;
    for (int i = 0; i < 100000; i++)
        buf_puts(&b, "<a>");
    assert_null(parse(a, b.p, NULL));
    b.n = 0;
    buf_puts(&b, "<a>");
    for (int i = 0; i < 50000; i++)
        buf_puts(&b, "x<![CDATA[y]]>");
    buf_puts(&b, "</a>");
    assert_non_null(parse(a, b.p, NULL));
    char *text = log_text();
    assert_non_null(strstr(text, "256 deep"));
    assert_non_null(strstr(text, "declarations"));
    free(text);
    buf_free(&b);
    arena_free(a);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buf b = {0};
    struct xml_writer w = {.out = &b};
    xml_declare(&w);
    xml_open(&w, "a");
    xml_set(&w, "k", STR("<\"&"));
    xml_set_number(&w, "n", -7);
    xml_leaf(&w, "e");
    xml_chars(&w, STR("x<y & z\n"));
    xml_leaf_with(&w, "f", "v", STR("ộ"));
    xml_leaf_number(&w, "g", "v", 12);
    xml_literal(&w, "<h/>");
    xml_close(&w);
    assert_int_equal(w.depth, 0);
    assert_non_null(strstr(b.p, "?>\n<a k=\"&lt;&quot;&amp;\" n=\"-7\"><e/>x&lt;y &amp; z&#10;"
                                "<f v=\"ộ\"/><g v=\"12\"/><h/></a>"));
    const struct xml *x = parse(a, b.p, NULL);
    assert_true(str_is(xml_value(x, "k"), "<\"&"));
    assert_true(str_is(xml_text(a, x), "x<y & z\n"));
    buf_free(&b);
    arena_free(a);
}

/* Of names, attributes and text on one line, to the byte. */
static void libxml2_writes_the_same(void **state)
{
    (void)state;
    static const char *const values[] = {"",    "a",     "<&>\"", "ộ & ồ", "a < b > c",
                                         "]]>", "&amp;", "a  b",  " ",     "\xF0\x9F\x8C\xB3"};
    struct buf b = {0};
    struct xml_writer w = {.out = &b};
    xmlBuffer *x = xmlBufferCreate();
    xmlTextWriter *theirs = xmlNewTextWriterMemory(x, 0);
    xml_declare(&w);
    xmlTextWriterStartDocument(theirs, NULL, "UTF-8", "yes");
    xml_open(&w, "a");
    xmlTextWriterStartElement(theirs, BAD_CAST "a");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const xmlChar *value = BAD_CAST values[i];
        xml_open(&w, "w:e");
        xmlTextWriterStartElement(theirs, BAD_CAST "w:e");
        xml_set(&w, "w:k", str_of(values[i]));
        xmlTextWriterWriteAttribute(theirs, BAD_CAST "w:k", value);
        if (*value) {
            xml_chars(&w, str_of(values[i]));
            xmlTextWriterWriteString(theirs, value);
        }
        xml_close(&w);
        xmlTextWriterEndElement(theirs);
    }
    xml_close(&w);
    xmlTextWriterEndElement(theirs);
    xmlTextWriterFlush(theirs);
    assert_string_equal(b.p, (const char *)xmlBufferContent(x));
    xmlFreeTextWriter(theirs);
    xmlBufferFree(x);
    buf_free(&b);
}

static void what_is_packed_is_unpacked(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buf long_text = {0}, packed = {0}, again = {0};
    for (int i = 0; i < 100000; i++)
        buf_printf(&long_text, "%d ", i);
    const struct archive_member members[] = {
        {"one.xml", STR("<a/>")}, {"b/two", buf_view(&long_text)}, {"empty", STR("")}};
    archive_pack(members, 3, &packed);
    archive_pack(members, 3, &again);
    assert_true(str_eq(buf_view(&packed), buf_view(&again)));
    assert_true(packed.n < long_text.n / 2);
    struct archive_member back[] = {{.name = "b/two"}, {.name = "one.xml"}, {.name = "none"}};
    assert_true(archive_unpack(a, "x.zip", buf_view(&packed), back, 3));
    assert_true(str_eq(back[0].bytes, buf_view(&long_text)));
    assert_true(str_is(back[1].bytes, "<a/>"));
    assert_null(back[2].bytes.p);
    buf_free(&long_text);
    buf_free(&packed);
    buf_free(&again);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_exact),
        cmocka_unit_test(doctype_is_passed_over),
        cmocka_unit_test(text_is_composed),
        cmocka_unit_test(escape_is_undone_by_parse),
        cmocka_unit_test(namespaces),
        cmocka_unit_test(entities_are_sought_in_text_alone),
        cmocka_unit_test(faults_have_places),
        cmocka_unit_test(valid_input_says_nothing),
        cmocka_unit_test(hostile_input_ends),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(what_is_packed_is_unpacked),
        cmocka_unit_test(libxml2_writes_the_same),
    };
    diag_set_language("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
