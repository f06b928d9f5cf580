/* The text layer of a PDF: see words.h. poppler's pdftotext writes XHTML with a box per word. */
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/process.h"
#include "base/unicode.h"
#include "base/xml.h"
#include "read/pdf/rulings.h"

static void word_page_free(struct word_page *p)
{
    vec_free(&p->words);
    vec_free(&p->seals);
    if (p->rulings)
        rulings_free(p->rulings);
}

void word_pages_free(struct word_pages *p)
{
    for (size_t i = 0; i < p->pages.n; i++)
        word_page_free(&p->pages.at[i]);
    vec_free(&p->pages);
}

static int by_value(const void *a, const void *b)
{
    return mem_order(*(const double *)a, *(const double *)b);
}

void doubles_sort(double *at, size_t n)
{
    array_sort(at, n, by_value);
}

static double number(const struct xml *e, const char *name)
{
    char digits[32] = "";
    struct str v = xml_value(e, name);
    if (v.n && v.n < sizeof digits)
        memcpy(digits, v.p, v.n);
    return strtod(digits, NULL);
}

static void take_words(struct word_pages *out, struct word_page *page, const struct xml *parent)
{
    xml_each (e, parent, NULL) {
        if (!xml_is(e, "word")) {
            take_words(out, page, e);
            continue;
        }
        struct placed_word *w = vec_push(&page->words);
        *w = (struct placed_word){xml_text(out->arena, e),
                                  number(e, "xMin"),
                                  number(e, "yMin"),
                                  number(e, "xMax"),
                                  number(e, "yMax"),
                                  100,
                                  0};
        if (!str_trim(w->text).n)
            page->words.n--;
    }
}

/* Control characters, which broken fonts give, may not be in XML: U+FFFD for each. */
static struct str without_controls(struct arena *a, struct str s)
{
    struct buf b = {0};
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 32 && !strchr("\t\n\r", s.p[i]))
            utf8_append(&b, 0xFFFD);
        else
            buf_char(&b, s.p[i]);
    return buf_take(&b, a);
}

bool words_of_text(struct word_pages *out, const char *path, const char *name)
{
    const char *const arguments[] = {"pdftotext", "-bbox-layout", "-enc", "UTF-8", path, "-", NULL};
    struct process p = {.arguments = arguments};
    process_run(&p, 1, 1, NULL, NULL);
    bool good = p.end == PROCESS_DONE && p.output.n;
    if (p.end == PROCESS_MISSING)
        diag_file(MSG_PDF_NO_PROGRAM, name, "pdftotext", "poppler-utils");
    else if (!good && p.end != PROCESS_NOT_RUN)
        diag_file(MSG_PDF_DAMAGED, name);
    if (good) {
        struct str text = without_controls(out->arena, buf_view(&p.output));
        struct source *s = source_from(out->arena, name, text);
        const struct xml *root = s ? xml_parse(out->arena, s) : NULL;
        xml_each (e, xml_child(xml_child(root, "body"), "doc"), "page") {
            struct word_page *page = vec_push(&out->pages);
            *page = (struct word_page){
                .number = out->pages.n, .width = number(e, "width"), .height = number(e, "height")};
            take_words(out, page, e);
        }
        good = out->pages.n > 0;
        if (!good && root)
            diag_file(MSG_PDF_DAMAGED, name);
        margin_notes_drop(out, name);
    }
    buf_free(&p.output);
    return good;
}
