/* Printed pages: see printed.h. */
#include "read/pdf/printed.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/process.h"
#include "base/scratch.h"
#include "base/unicode.h"
#include "model/doc.h"

static const double zoom = 3; /* the most that pdftohtml does; sizes are whole numbers of it */

struct printed_font {
    unsigned number;
    double size;
    struct str name;
};

struct printed_reader {
    struct printed_pages *out;
    vec(struct printed_font) fonts;
};

/* The value of name="..." in a tag; unset where it has none. */
static struct str attribute(struct arena *a, struct str tag, const char *name)
{
    struct str mark = str_format(a, " %s=\"", name);
    size_t from = str_find(tag, mark, 0);
    if (from == (size_t)-1)
        return STR_NONE;
    size_t end = str_find(tag, STR("\""), from + mark.n);
    return str_slice(tag, from + mark.n, end == (size_t)-1 ? tag.n : end);
}

static double number(struct arena *a, struct str tag, const char *name)
{
    struct str value = attribute(a, tag, name);
    return value.n ? strtod(str_copy(a, value).p, NULL) : 0;
}

/* "ABCDEF+Name" -> "Name" */
static struct str font_name(struct str s)
{
    return str_at(s, 6) == '+' ? str_slice(s, 7, s.n) : s;
}

static void take_font(struct printed_reader *r, struct str tag)
{
    struct arena *a = r->out->arena;
    *vec_push(&r->fonts) = (struct printed_font){.number = (unsigned)number(a, tag, "id"),
                                                 .size = number(a, tag, "size") / zoom,
                                                 .name = font_name(attribute(a, tag, "family"))};
}

/* The character that an entity names, and how many bytes it takes; 0 for none that is known. */
static size_t entity(struct str s, uint32_t *letter)
{
    static const struct {
        struct str name;
        char letter;
    } known[] = {{{"&amp;", 5}, '&'}, {{"&lt;", 4}, '<'}, {{"&gt;", 4}, '>'}, {{"&quot;", 6}, '"'}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_starts(s, known[i].name)) {
            *letter = (uint32_t)known[i].letter;
            return known[i].name.n;
        }
    unsigned value = 0;
    size_t digits = str_starts(s, STR("&#")) ? str_number(s, 2, 6, &value) : 0;
    *letter = value;
    return digits && str_at(s, 2 + digits) == ';' ? digits + 3 : 0;
}

/* Text without its tags; *style: what of <b> and <i> all its letters are in. */
static struct str plain(struct arena *a, struct str marked, unsigned *style)
{
    struct buf b = {0};
    unsigned now = 0;
    *style = STYLE_BOLD | STYLE_ITALIC;
    for (size_t i = 0, n; i < marked.n; i += n) {
        struct str rest = str_slice(marked, i, marked.n);
        size_t end = str_find(rest, STR(">"), 0);
        uint32_t letter;
        n = 1;
        if (rest.p[0] == '<' && end != (size_t)-1) {
            n = end + 1;
            now |= str_starts(rest, STR("<b>")) ? STYLE_BOLD : 0u;
            now |= str_starts(rest, STR("<i>")) ? STYLE_ITALIC : 0u;
            now &= str_starts(rest, STR("</b>")) ? ~(unsigned)STYLE_BOLD : ~0u;
            now &= str_starts(rest, STR("</i>")) ? ~(unsigned)STYLE_ITALIC : ~0u;
        } else {
            size_t length = entity(rest, &letter);
            if (length)
                utf8_append(&b, letter);
            else
                buf_char(&b, rest.p[0]);
            n = length ? length : 1;
            *style &= is_space(rest.p[0]) ? ~0u : now;
        }
    }
    return unicode_nfc(a, str_trim(buf_take(&b, a)));
}

/* Left and right edge of the words inside; false where there are none. */
static bool measure(struct printed_text *t, const struct word_page *words)
{
    bool any = false;
    struct printed_text box = *t;
    for (size_t i = 0; i < words->words.n; i++) {
        const struct placed_word *w = &words->words.at[i];
        double x = (w->left + w->right) / 2, y = (w->top + w->bottom) / 2;
        if (x < box.left || x > box.right || y < box.top || y > box.bottom)
            continue;
        t->left = any && t->left < w->left ? t->left : w->left;
        t->right = any && t->right > w->right ? t->right : w->right;
        t->top = any && t->top < w->top ? t->top : w->top;
        t->bottom = any && t->bottom > w->bottom ? t->bottom : w->bottom;
        any = true;
    }
    return any;
}

static void take_text(struct printed_reader *r, struct str line, const struct word_page *words)
{
    struct arena *a = r->out->arena;
    size_t end = str_find(line, STR(">"), 0), close = str_find(line, STR("</text>"), 0);
    struct str tag = str_slice(line, 0, end);
    double left = number(a, tag, "left") / zoom, top = number(a, tag, "top") / zoom;
    unsigned font = (unsigned)number(a, tag, "font");
    struct printed_text t = {.left = left,
                             .top = top,
                             .right = left + number(a, tag, "width") / zoom,
                             .bottom = top + number(a, tag, "height") / zoom};
    t.text = plain(a, str_slice(line, end + 1, close), &t.style);
    for (size_t i = 0; i < r->fonts.n; i++)
        if (r->fonts.at[i].number == font) {
            t.size = r->fonts.at[i].size;
            t.font = r->fonts.at[i].name;
        }
    if (t.text.n && measure(&t, words))
        *vec_push(&r->out->pages.at[r->out->pages.n - 1].texts) = t;
}

/*
 * The program's XML line by line: it nests its tags wrongly around links, and names of linked files
 * are between pages. A text that holds a line end continues in the next line.
 */
static void take_lines(struct printed_reader *r, struct str all, const struct word_pages *words)
{
    while (all.n) {
        struct str line = str_trim(str_line(&all));
        size_t page = r->out->pages.n;
        if (str_starts(line, STR("<page ")) && page < words->pages.n) {
            const struct word_page *p = &words->pages.at[page];
            *vec_push(&r->out->pages) =
                (struct printed_page){.width = p->width, .height = p->height};
        } else if (str_starts(line, STR("<fontspec ")))
            take_font(r, line);
        else if (str_starts(line, STR("<text ")) && page &&
                 str_find(line, STR("</text>"), 0) != (size_t)-1)
            take_text(r, line, &words->pages.at[page - 1]);
    }
}

static bool read_fonts(struct printed_reader *r, const char *path, const char *name,
                       const struct word_pages *words)
{
    const char *const arguments[] = {"pdftohtml",     "-xml",    "-i",    "-q", "-fontfullname",
                                     "-noroundcoord", "-stdout", "-zoom", "3",  "-enc",
                                     "UTF-8",         path,      NULL};
    struct process p = {.arguments = arguments};
    process_run(&p, 1, 1, NULL, NULL);
    bool good = p.end == PROCESS_DONE && p.output.n;
    if (p.end == PROCESS_MISSING)
        diag_file(MSG_PDF_NO_PROGRAM, name, "pdftohtml", "poppler-utils");
    else if (good)
        take_lines(r, str_copy(r->out->arena, buf_view(&p.output)), words);
    else if (p.end != PROCESS_NOT_RUN)
        diag_file(MSG_PDF_DAMAGED, name);
    buf_free(&p.output);
    return good;
}

bool printed_read(struct printed_pages *out, const struct source *file)
{
    struct printed_reader r = {.out = out};
    struct word_pages *words = &out->words;
    words->arena = out->arena;
    const char *path = scratch_file(out->arena, "paper.pdf", file->raw);
    bool good =
        path && words_of_text(words, path, file->name) && read_fonts(&r, path, file->name, words);
    for (size_t i = 0; good && i < out->pages.n; i++) {
        rulings_read(out->arena, &out->pages.at[i].lines, path, i + 1);
        words->pages.at[i].rulings = &out->pages.at[i].lines;
    }
    if (path)
        scratch_remove(path);
    vec_free(&r.fonts);
    return good;
}

void printed_free(struct printed_pages *p)
{
    word_pages_free(&p->words); /* which have the lines of the pages */
    for (size_t i = 0; i < p->pages.n; i++) {
        vec_free(&p->pages.at[i].texts);
        rulings_free(&p->pages.at[i].lines);
    }
    vec_free(&p->pages);
}
