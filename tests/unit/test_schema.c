/* base/schema.h: every kind of fault, where it is and what is allowed. */
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
#include "base/schema.h"
#include "base/xml.h"
#include "log.h"

static const char schema[] =
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0'\n"
    "  datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>\n"
    "<start><element name='plan'>\n"
    "  <attribute name='id'><ref name='id'/></attribute>\n"
    "  <element name='head'><empty/></element>\n"
    "  <optional><element name='note'><text/></element></optional>\n"
    "  <zeroOrMore><ref name='task'/></zeroOrMore>\n"
    "</element></start>\n"
    "<define name='id'><data type='token'><param name='pattern'>[a-z]+</param></data></define>\n"
    "<define name='task'><element><choice><name>task</name><name>duty</name></choice>\n"
    "  <choice><attribute name='date'><data type='date'/></attribute>\n"
    "    <attribute "
    "name='kind'><choice><value>once</value><value>yearly</value></choice></attribute>\n"
    "  </choice>\n"
    "  <optional><attribute name='by'><list><oneOrMore><ref "
    "name='id'/></oneOrMore></list></attribute></optional>\n"
    "  <optional><element name='due'><data type='gYear'/></element></optional>\n"
    "</element></define></grammar>";

/* All that was said about the text, in English; the caller frees. NULL when it was taken. */
static char *faults_of(const char *text)
{
    struct arena *a = arena_new();
    const struct xml *x = schema_parse(a, source_from(a, "x", str_of(text)), schema);
    char *said = log_text();
    if (x) {
        assert_string_equal(said, "");
        free(said);
        said = NULL;
    } else
        assert_true(*said);
    arena_free(a);
    return said;
}

static void assert_fault(const char *text, const char *fault)
{
    char *said = faults_of(text);
    if (!said || !strstr(said, fault))
        fail_msg("%s\nsaid: %s\nnot: %s", text, said ? said : "nothing", fault);
    free(said);
}

static void what_fits_is_taken(void **state)
{
    (void)state;
    assert_null(faults_of("<plan id='a'><head/><note>x</note><task kind='once' by='a b'/>"
                          "<duty date='2026-11-21'><due>2026</due></duty></plan>"));
}

static void names(void **state)
{
    (void)state;
    assert_fault("<plann id='a'/>",
                 "x:1:1: error: the outermost element is <plann>; it must be: plan");
    assert_fault("<plan xmlns='urn:x' id='a'><head/></plan>", "xmlns must be \"\"");
    assert_fault("<plan id='a'><head/><taks kind='once'/></plan>",
                 "x:1:21: error: there is no <taks> in <plan>; the nearest is <task>; "
                 "it may be: head, note, task, duty");
    assert_fault("<plan id='a'><head><b/></head></plan>",
                 "x:1:20: error: <head> holds no elements");
    assert_fault("<plan id='a' di='b'><head/></plan>",
                 "x:1:18: error: there is no attribute di in <plan>; the nearest is id");
    assert_fault("<plan id='a'><head x='1'/></plan>", "x:1:23: error: <head> has no attributes");
}

static void values(void **state)
{
    (void)state;
    assert_fault("<plan id='A1'><head/></plan>",
                 "x:1:11: error: id=\"A1\" cannot be used; it must be like: pattern [a-z]+");
    assert_fault("<plan id='a'><head/><task kind='twice'/></plan>",
                 "it must be like: once, yearly");
    assert_fault("<plan id='a'><head/><task date='21/11/2026'/></plan>",
                 "x:1:33: error: date=\"21/11/2026\" cannot be used; it must be like: 2026-11-21");
    assert_fault("<plan id='a'><head/><task date='5/12/2027'/></plan>",
                 "it must be like: 2027-12-05");
    assert_fault("<plan id='a'><head/><task date='2027-06-31'/></plan>",
                 "date=\"2027-06-31\" cannot be used; month 6 of the year 2027 has 30 days");
    assert_fault("<plan id='a'><head/><task kind='once' by='a B'/></plan>",
                 "by=\"a B\" cannot be used");
    assert_fault("<plan id='a'><head/><task kind='once'><due>soon</due></task></plan>",
                 "x:1:39: error: the text of <due> is \"soon\"; it must be like: 2026");
}

static void what_is_missing(void **state)
{
    (void)state;
    assert_fault("<plan><head/></plan>", "x:1:1: error: <plan> lacks the attribute id");
    assert_fault("<plan id='a'></plan>", "x:1:1: error: <plan> lacks an element: head");
    assert_fault("<plan id='a'><head/>\n<task/></plan>",
                 "x:2:1: error: <task> needs one of the attributes: date, kind");
}

static void text_and_order(void **state)
{
    (void)state;
    assert_fault("<plan id='a'>\n  chữ<head/></plan>", "x:2:3: error: <plan> holds elements only");
    assert_fault("<plan id='a'><note>x</note><head/></plan>",
                 "x:1:14: error: <note> is in the wrong place");
    assert_fault("<plan id='a'><head/><head/></plan>",
                 "x:1:21: error: <head> is in the wrong place");
}

static void all_faults_at_once(void **state)
{
    (void)state;
    char *said = faults_of("<plan id='A'>\n<taks/>\n<task kind='x'/>\n</plan>");
    assert_non_null(strstr(said, "x:1:1: error: <plan> lacks an element: head"));
    assert_non_null(strstr(said, "x:1:11: error: id=\"A\""));
    assert_non_null(strstr(said, "x:2:1: error: there is no <taks>"));
    assert_non_null(strstr(said, "x:3:13: error: kind=\"x\""));
    free(said);
}

/* Two minutes of libxml2 without the limit. */
static void too_many_children_are_refused(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_puts(&b, "<plan id='a'><head/>");
    for (int i = 0; i < 200000; i++)
        buf_puts(&b, "<task kind='once'/>");
    buf_puts(&b, "</plan>");
    assert_fault(b.p, "<plan> holds more than 30000 elements");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_is_taken),
        cmocka_unit_test(names),
        cmocka_unit_test(values),
        cmocka_unit_test(what_is_missing),
        cmocka_unit_test(text_and_order),
        cmocka_unit_test(all_faults_at_once),
        cmocka_unit_test(too_many_children_are_refused),
    };
    diag_set_language("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
