/*
 * The Mustache language: own cases for every tag, then the public specification (folder
 * mustache-spec of SHARED), each of its cases a test of its own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/diag.h"
#include "base/mem.h"
#include "template/render.h"

/* --- data from JSON --- */

struct spec_case {
    const char *name; /* of the test, as printed */
    const json_t *test;
};

static struct value *value_of(struct arena *, const json_t *, struct str name);

static size_t escape_html(struct str value, size_t at, struct str line, struct buf *out)
{
    (void)line;
    switch (value.p[at]) {
    case '&':
        buf_puts(out, "&amp;");
        break;
    case '<':
        buf_puts(out, "&lt;");
        break;
    case '>':
        buf_puts(out, "&gt;");
        break;
    case '"':
        buf_puts(out, "&quot;");
        break;
    default:
        buf_char(out, value.p[at]);
    }
    return 1;
}

/* What the code of a lambda does in the cases of the specification, by the name of the case. */
enum code { CODE_RETURN, CODE_COUNT, CODE_COMPARE, CODE_TWICE, CODE_UNDERLINE };

struct code_of {
    const char *test;
    enum code code;
    const char *text;
    int calls;
};

static bool run_code(void *user, struct arena *a, struct str text, struct str *result)
{
    struct code_of *c = user;
    switch (c->code) {
    case CODE_RETURN:
        *result = str_of(c->text);
        break;
    case CODE_COUNT:
        *result = str_format(a, "%d", ++c->calls);
        break;
    case CODE_COMPARE:
        *result = str_is(text, "{{x}}") ? STR("yes") : STR("no");
        break;
    case CODE_TWICE:
        *result = str_format(a, "%.*s%s%.*s", STR_ARG(text), c->text, STR_ARG(text));
        break;
    case CODE_UNDERLINE:
        *result = str_format(a, "__%.*s__", STR_ARG(text));
        break;
    }
    return true;
}

static struct value *lambda_of(struct arena *a, struct str test)
{
    static struct code_of codes[] = {
        {"Interpolation", CODE_RETURN, "world", 0},
        {"Interpolation - Expansion", CODE_RETURN, "{{planet}}", 0},
        {"Interpolation - Alternate Delimiters", CODE_RETURN, "|planet| => {{planet}}", 0},
        {"Interpolation - Multiple Calls", CODE_COUNT, NULL, 0},
        {"Escaping", CODE_RETURN, ">", 0},
        {"Section", CODE_COMPARE, NULL, 0},
        {"Section - Expansion", CODE_TWICE, "{{planet}}", 0},
        {"Section - Alternate Delimiters", CODE_TWICE, "{{planet}} => |planet|", 0},
        {"Section - Multiple Calls", CODE_UNDERLINE, NULL, 0},
        {"Inverted Section", CODE_RETURN, "", 0},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_is(test, codes[i].test))
            return value_lambda(a, (struct lambda){LAMBDA_MACRO, run_code, &codes[i]});
    fail_msg("no code for the case %.*s", STR_ARG(test));
    return NULL;
}

static struct str text_of(const json_t *string)
{
    return (struct str){json_string_value(string), json_string_length(string)};
}

static struct value *object_of(struct arena *a, const json_t *j, struct str test)
{
    if (json_object_get(j, "__tag__"))
        return lambda_of(a, test);
    struct value *object = value_object(a);
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)j, key, member) value_set(object, key, value_of(a, member, test));
    return object;
}

static struct value *value_of(struct arena *a, const json_t *j, struct str test)
{
    if (json_is_object(j))
        return object_of(a, j, test);
    if (json_is_string(j))
        return value_text(a, text_of(j), POS_NONE);
    if (json_is_number(j))
        return value_text(a, str_format(a, "%.10g", json_number_value(j)), POS_NONE);
    if (json_is_boolean(j))
        return value_bool(a, json_is_true(j));
    if (!json_is_array(j))
        return value_unset(a, POS_NONE);
    struct value *list = value_list(a);
    for (size_t i = 0; i < json_array_size(j); i++)
        value_add(list, value_of(a, json_array_get(j, i), test));
    return list;
}

/* A source of any text, empty ones included, which source_from() refuses. */
static const struct source *source_of(struct arena *a, const char *name, struct str text)
{
    struct source *s = arena_alloc(a, sizeof *s);
    size_t lines = 1;
    uint32_t *at = arena_array(a, text.n + 2, sizeof *at);
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == '\n')
            at[lines++] = (uint32_t)i + 1;
    *s = (struct source){.name = name, .text = text, .line_at = at, .lines = lines};
    return s;
}

struct partials {
    struct arena *arena;
    const json_t *texts; /* or NULL */
};

static const struct source *load_partial(void *user, struct str name)
{
    struct partials *p = user;
    struct str key = str_copy(p->arena, name);
    const json_t *text = p->texts ? json_object_get(p->texts, key.p) : NULL;
    return text ? source_of(p->arena, key.p, text_of(text)) : NULL;
}

/* --- the public specification --- */

static void specification_case(void **state)
{
    const struct spec_case *c = *state;
    struct arena *a = arena_new();
    struct partials partials = {a, json_object_get(c->test, "partials")};
    struct template_options options = {
        .escape = escape_html, .unset = UNSET_EMPTY, .load = load_partial, .user = &partials};
    struct str text = text_of(json_object_get(c->test, "template"));
    struct value *data =
        value_of(a, json_object_get(c->test, "data"), text_of(json_object_get(c->test, "name")));
    struct template_result result;
    const struct source *source = source_of(a, "template", text);
    assert_true(template_render(a, text, (struct pos){source, 0}, data, &options, &result));
    struct str expected = text_of(json_object_get(c->test, "expected"));
    struct str got = str_copy(a, result.text);
    assert_string_equal(got.p, str_copy(a, expected).p);
    arena_free(a);
}

static const char *const modules[] = {"comments", "delimiters",     "interpolation",
                                      "inverted", "partials",       "sections",
                                      "~lambdas", "~dynamic-names", "~inheritance"};

typedef vec(struct CMUnitTest) test_list;
typedef vec(json_t *) json_list; /* of the specification, alive while its cases run */

static void add_module(struct arena *a, const char *folder, const char *module, test_list *tests,
                       json_list *files)
{
    const struct source *s =
        source_open(a, str_format(a, "%s/mustache-spec/%s.json", folder, module).p);
    json_t *j = s ? json_loadb(s->text.p, s->text.n, 0, NULL) : NULL;
    const json_t *cases = j ? json_object_get(j, "tests") : NULL;
    if (j)
        *vec_push(files) = j;
    for (size_t i = 0; cases && i < json_array_size(cases); i++) {
        struct spec_case *c = arena_alloc(a, sizeof *c);
        c->test = json_array_get(cases, i);
        c->name = str_format(a, "specification: %s: %.*s", module,
                             STR_ARG(text_of(json_object_get(c->test, "name"))))
                      .p;
        *vec_push(tests) = (struct CMUnitTest){c->name, specification_case, NULL, NULL, c};
    }
}

/* --- own cases --- */

struct own_case {
    const char *name, *template, *data, *partials, *expected;
};

static const struct own_case own_cases[] = {
    {"text alone", "no tag here\n", "{}", NULL, "no tag here\n"},
    {"value, escaped", "{{x}} {{{x}}} {{&x}}", "{\"x\":\"<b>\"}", NULL, "&lt;b&gt; <b> <b>"},
    {"dotted name", "{{a.b.c}}", "{\"a\":{\"b\":{\"c\":\"deep\"}}}", NULL, "deep"},
    {"dotted name stays in the object that has its head", "{{#s}}{{a.b}}{{/s}}",
     "{\"a\":{\"b\":\"outer\"},\"s\":{\"a\":{\"c\":\"\"}}}", NULL, ""},
    {"section of a list", "{{#l}}<{{.}}>{{/l}}", "{\"l\":[\"m\",\"n\"]}", NULL, "<m><n>"},
    {"section of an object", "{{#o}}{{x}}{{y}}{{/o}}", "{\"y\":2,\"o\":{\"x\":1}}", NULL, "12"},
    {"section of a truth value", "{{#t}}yes{{/t}}{{#f}}no{{/f}}", "{\"t\":true,\"f\":false}", NULL,
     "yes"},
    {"empty text and empty list are false", "{{^a}}A{{/a}}{{^b}}B{{/b}}", "{\"a\":\"\",\"b\":[]}",
     NULL, "AB"},
    {"inverted section", "{{^a}}none{{/a}}{{^b}}some{{/b}}", "{\"b\":\"x\"}", NULL, "none"},
    {"lines of tags leave no trace", "1\n  {{#t}}  \n2\n{{/t}}\r\n3\n", "{\"t\":true}", NULL,
     "1\n2\n3\n"},
    {"comment alone and in a line", "a\n{{! one\n two }}\nb{{!x}}c\n", "{}", NULL, "a\nbc\n"},
    {"delimiters", "{{=<% %>=}}<%x%>{{x}}<%={{ }}=%>{{x}}", "{\"x\":1}", NULL, "1{{x}}1"},
    {"partial in a line", "[{{>p}}]", "{\"x\":1}", "{\"p\":\"<{{x}}>\"}", "[<1>]"},
    {"partial alone is indented, empty lines are not", "-\n  {{>p}}\n-\n", "{\"x\":\"1\\n2\"}",
     "{\"p\":\"a\\n\\n{{{x}}}\\nb\\n\"}", "-\n  a\n\n  1\n2\n  b\n-\n"},
    {"indentation adds up", " {{>p}}\n", "{}", "{\"p\":\"a\\n {{>q}}\\n\",\"q\":\"b\\nc\\n\"}",
     " a\n  b\n  c\n"},
    {"dynamic partial", "{{>*which}}", "{\"which\":\"p\"}", "{\"p\":\"found\"}", "found"},
    {"block with its default", "{{$a}}as it is{{/a}}", "{}", NULL, "as it is"},
    {"frame with a block replaced", "{{<f}}ignored{{$b}}new{{/b}}{{/f}}", "{}",
     "{\"f\":\"<{{$a}}old{{/a}}|{{$b}}old{{/b}}>\"}", "<old|new>"},
    {"dynamic frame", "{{<*w}}{{$a}}new{{/a}}{{/*w}}", "{\"w\":\"f\"}", "{\"f\":\"{{$a}}{{/a}}\"}",
     "new"},
    {"outer replacement wins", "{{<f}}{{$a}}outer{{/a}}{{/f}}", "{}",
     "{\"f\":\"{{<g}}{{$a}}inner{{/a}}{{/g}}\",\"g\":\"{{$a}}{{/a}}\"}", "outer"},
    {"block alone keeps its line end", "{{<f}}{{$a}}new{{/a}}{{/f}}", "{}",
     "{\"f\":\"1\\n  {{$a}}\\n  old\\n  {{/a}}\\n3\\n\"}", "1\n  new\n3\n"},
    {"block is indented as what it replaces", "{{<f}}\n{{$a}}\n    x\n      y\n{{/a}}\n{{/f}}\n",
     "{}", "{\"f\":\"- item\\n  {{$a}}\\n  {{/a}}\\n\"}", "- item\n  x\n    y\n"},
    {"empty template", "", "{}", NULL, ""},
};

static void own_case(void **state)
{
    const struct own_case *c = *state;
    struct arena *a = arena_new();
    json_t *data = json_loads(c->data, 0, NULL);
    json_t *texts = c->partials ? json_loads(c->partials, 0, NULL) : NULL;
    struct partials partials = {a, texts};
    struct template_options options = {
        .escape = escape_html, .unset = UNSET_EMPTY, .load = load_partial, .user = &partials};
    struct str text = str_of(c->template);
    const struct source *source = source_of(a, "template", text);
    struct template_result result;
    assert_true(template_render(a, text, (struct pos){source, 0}, value_of(a, data, STR("")),
                                &options, &result));
    assert_string_equal(str_copy(a, result.text).p, c->expected);
    json_decref(data);
    json_decref(texts);
    arena_free(a);
}

int main(void)
{
    struct arena *a = arena_new();
    const char *shared = getenv("SHARED");
    test_list tests = {0};
    json_list files = {0};
    for (size_t i = 0; i < sizeof own_cases / sizeof *own_cases; i++)
        *vec_push(&tests) = (struct CMUnitTest){own_cases[i].name, own_case, NULL, NULL,
                                                (void *)(uintptr_t)&own_cases[i]};
    if (shared && *shared)
        for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
            add_module(a, shared, modules[i], &tests, &files);
    else
        puts("ok - public Mustache specification # SKIP its folder mustache-spec is not there");
    int failed = _cmocka_run_group_tests("mustache", tests.at, tests.n, NULL, NULL);
    while (files.n)
        json_decref(files.at[--files.n]);
    vec_free(&files);
    vec_free(&tests);
    arena_free(a);
    return failed;
}
