/*
 * Documents made by hand become PDFs: what readers never give must not harm, and a session of fonts
 * leaves no trace in the bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "model/style.h"
#include "write/pdf/pdf.h"
#include "write/pdf/pdf_file.h"
#include "log.h"

static struct arena *arena;
static const struct style *style;

static const char *style_path(void *user, const char *kind)
{
    (void)user;
    return str_format(arena, "templates/%s/style.xml", kind).p;
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    const struct style_finder finder = {style_path, NULL};
    const struct source *source = source_open(arena, "templates/ke-hoach-ubnd/style.xml");
    style = source ? style_read(arena, source, &finder) : NULL;
    return style ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct node *add(struct doc *d, struct node *parent, enum node_kind kind, const char *text)
{
    struct node *n = doc_append(d, parent, kind, POS_NONE);
    if (text)
        node_add_text(d, n, str_of(text), 0, POS_NONE);
    return n;
}

static struct node *add_labelled(struct doc *d, struct node *parent, enum node_kind kind,
                                 const char *label, const char *text)
{
    struct node *n = add(d, parent, kind, text);
    n->label = str_of(label);
    return n;
}

static size_t count(const struct buf *pdf, const char *what)
{
    size_t n = 0;
    struct str view = buf_view(pdf), needle = str_of(what);
    for (size_t at = 0; (at = str_find(view, needle, at)) != (size_t)-1; at++)
        n++;
    return n;
}

static void render(struct doc *d, struct buf *pdf)
{
    struct pdf_options options = {.session = NULL};
    doc_number(d);
    assert_true(write_pdf(d, style, &options, pdf));
    assert_memory_equal(pdf->p, "%PDF-1.7", 8);
    assert_memory_equal(pdf->p + pdf->n - 6, "%%EOF\n", 6);
}

static void an_empty_document_is_one_page(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    struct buf pdf = {0};
    render(d, &pdf);
    assert_int_equal(count(&pdf, "/Type /Page\n"), 1);
    buf_free(&pdf);
    doc_free(d);
}

static void odd_shapes_do_no_harm(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    struct buf pdf = {0};
    add(d, d->root, NODE_FRONT, NULL);
    add(d, d->root, NODE_TITLE, "");
    add(d, d->root, NODE_TITLE, "\n\nKẾ HOẠCH\n");
    add_labelled(d, d->root, NODE_HEADING, "I.", NULL);
    struct node *bullet = add_labelled(d, d->root, NODE_BULLET, "-", "ngoài");
    add_labelled(d, bullet, NODE_BULLET, "+", "trong");
    add(d, d->root, NODE_PARA, NULL);
    add(d, d->root, NODE_TABLE, NULL); /* no rows */
    struct node *ragged = add(d, d->root, NODE_TABLE, NULL);
    add(d, ragged, NODE_TABLE_ROW, NULL); /* no cells */
    struct node *row = add(d, ragged, NODE_TABLE_ROW, NULL);
    add(d, row, NODE_CELL, "một");
    add(d, row, NODE_CELL, "hai");
    row = add(d, ragged, NODE_TABLE_ROW, NULL);
    add(d, row, NODE_CELL, "ba");
    add(d, d->root, NODE_RECIPIENT, NULL);
    add(d, d->root, NODE_SIGNATURE, "\n");
    add(d, d->root, NODE_TABLE_TITLE, NULL);
    add(d, d->root, NODE_PARA, "sau phụ lục");
    render(d, &pdf);
    buf_free(&pdf);
    doc_free(d);
}

static struct doc *some_plan(void)
{
    struct doc *d = doc_new(NULL);
    add(d, d->root, NODE_TITLE, "KẾ HOẠCH\nthử phông chữ");
    struct node *h = add_labelled(d, d->root, NODE_HEADING, "I.", "MỤC ĐÍCH");
    struct node *p = add(d, h, NODE_PARA, "Một câu có chú thích");
    struct node *note = add_labelled(d, p, NODE_FOOTNOTE, "1", "Lời chú thích.");
    struct run *call = node_add_text(d, p, STR("1"), STYLE_SUPERSCRIPT, POS_NONE);
    call->note = note;
    node_add_text(d, p, STR(" và chữ đậm"), STYLE_BOLD, POS_NONE);
    doc_number(d);
    return d;
}

static void a_session_leaves_no_trace(void **state)
{
    (void)state;
    struct doc *d = some_plan(), *other = doc_new(NULL);
    struct buf alone = {0}, first = {0}, second = {0}, between = {0};
    struct pdf_options options = {.session = pdf_session_new()}, none = {.session = NULL};
    add(other, other->root, NODE_PARA, "Chữ khác hẳn: ẴẶỄỘỠỮ");
    doc_number(other);
    assert_true(write_pdf(d, style, &none, &alone));
    assert_true(write_pdf(d, style, &options, &first));
    assert_true(write_pdf(other, style, &options, &between));
    assert_true(write_pdf(d, style, &options, &second));
    assert_int_equal(alone.n, first.n);
    assert_int_equal(alone.n, second.n);
    assert_memory_equal(alone.p, first.p, alone.n);
    assert_memory_equal(alone.p, second.p, alone.n);
    pdf_session_free(options.session);
    buf_free(&alone);
    buf_free(&first);
    buf_free(&second);
    buf_free(&between);
    doc_free(d);
    doc_free(other);
}

static void a_footnote_called_twice_is_printed_once(void **state)
{
    (void)state;
    struct doc *d = some_plan();
    struct node *p = node_last(node_last(d->root));
    struct run *again = node_add_text(d, p, STR("1"), STYLE_SUPERSCRIPT, POS_NONE);
    again->note = p->first;
    struct buf pdf = {0};
    render(d, &pdf);
    assert_int_equal(count(&pdf, "/S /Note"), 1);
    assert_int_equal(count(&pdf, "/Subtype /Link"), 3); /* two calls, one way back */
    buf_free(&pdf);
    doc_free(d);
}

/* A call in a title, a label in the masthead, a note that nothing calls: all are printed. */
static void nothing_is_lost(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    struct node *title = add(d, d->root, NODE_TITLE, "KẾ HOẠCH\nthử");
    struct node *note = add_labelled(d, title, NODE_FOOTNOTE, "1", "ở tên gọi");
    struct run *call = node_add_text(d, title, STR("1"), STYLE_SUPERSCRIPT, POS_NONE);
    call->note = note;
    struct node *p = add(d, d->root, NODE_PARA, "đoạn");
    struct node *lonely = add_labelled(d, p, NODE_FOOTNOTE, "2", "tự gọi mình");
    struct run *own = node_add_text(d, lonely, STR("2"), STYLE_SUPERSCRIPT, POS_NONE);
    own->note = lonely;
    struct buf pdf = {0};
    render(d, &pdf);
    assert_int_equal(count(&pdf, "/S /Note"), 1);
    assert_int_equal(count(&pdf, "/S /Reference"), 2);
    buf_free(&pdf);
    doc_free(d);
}

/* PDF/UA: H1, H2, H3 ... without gaps; every Note with an identifier that the tree can find. */
static void structure_has_no_gaps(void **state)
{
    (void)state;
    struct doc *d = some_plan();
    struct node *deep = add_labelled(d, node_last(d->root), NODE_HEADING, "1.1.", "Sâu");
    node_last(d->root)->level = 1;
    deep->level = 3;
    struct buf pdf = {0};
    render(d, &pdf);
    assert_int_equal(count(&pdf, "/S /H1 "), 1);
    assert_int_equal(count(&pdf, "/S /H2 "), 1);
    assert_int_equal(count(&pdf, "/S /H3 "), 1);
    assert_int_equal(count(&pdf, "/S /H4 "), 0);
    assert_int_equal(count(&pdf, "/IDTree"), 1);
    assert_int_equal(count(&pdf, "/ID (e"), 1);
    buf_free(&pdf);
    doc_free(d);
}

static void a_style_says_every_number_itself(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    struct buf pdf = {0};
    struct pdf_options options = {.session = NULL};
    struct style poor = *style;
    size_t errors = diag_errors();
    poor.number_count = 0;
    doc_number(d);
    assert_false(write_pdf(d, &poor, &options, &pdf));
    assert_true(diag_errors() > errors);
    assert_int_equal(pdf.n, 0);
    buf_free(&pdf);
    doc_free(d);
}

/* libharu takes pages of up to 14400 pt (PDF 1.7, annex C.2). */
static void what_libharu_refuses_is_reported(void **state)
{
    (void)state;
    struct pdf_file *f = pdf_file_new();
    struct buf out = {0};
    free(log_text());
    pdf_page(f, 15000, 15000, pdf_object(f));
    /* and what follows does not fall over it */
    size_t page = pdf_page(f, 1, 1, pdf_object(f));
    pdf_page_content(f, page, STR("q Q"));
    pdf_stream(f, STR_NONE, STR("x"), true);
    assert_false(pdf_file_save(f, &out));
    char *messages = log_text();
    assert_non_null(strstr(messages, "0x1054"));
    free(messages);
    pdf_file_free(f);
    buf_free(&out);
}

static void a_letter_without_a_glyph_is_refused(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    struct buf pdf = {0};
    struct pdf_options options = {.session = NULL};
    size_t errors = diag_errors();
    add(d, d->root, NODE_PARA, "chữ \xF4\x8F\xBF\xBD không phông nào có" /* U+10FFFD */);
    doc_number(d);
    assert_false(write_pdf(d, style, &options, &pdf));
    assert_int_equal(diag_errors(), errors + 1);
    assert_int_equal(pdf.n, 0);
    buf_free(&pdf);
    doc_free(d);
}

static void appended_to_what_is_there(void **state)
{
    (void)state;
    struct doc *d = some_plan();
    struct buf alone = {0}, appended = {0};
    struct pdf_options options = {.session = NULL};
    assert_true(write_pdf(d, style, &options, &alone));
    buf_puts(&appended, "before");
    assert_true(write_pdf(d, style, &options, &appended));
    assert_int_equal(appended.n, alone.n + 6);
    assert_memory_equal(appended.p + 6, alone.p, alone.n);
    buf_free(&alone);
    buf_free(&appended);
    doc_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_document_is_one_page),
        cmocka_unit_test(odd_shapes_do_no_harm),
        cmocka_unit_test(a_session_leaves_no_trace),
        cmocka_unit_test(a_footnote_called_twice_is_printed_once),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(structure_has_no_gaps),
        cmocka_unit_test(what_libharu_refuses_is_reported),
        cmocka_unit_test(a_letter_without_a_glyph_is_refused),
        cmocka_unit_test(a_style_says_every_number_itself),
        cmocka_unit_test(appended_to_what_is_there),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
