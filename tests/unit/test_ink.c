/*
 * Ink proof: every letter of Vietnamese, in all faces, looks in our PDF as FreeType draws it from
 * the font file. MuPDF renders the PDF; a tone mark that was lost would be a patch of pixels that
 * differ from white to black. Tolerance: no pixel differs by more than LIMIT of 255 grey levels
 * (the two programs round the edges of a letter a little differently), and a control proves that
 * the loss of one dot below is far beyond it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/mem.h"
#include "base/unicode.h"
#include "layout/font.h"
#include "layout/fontfile.h"
#include "write/pdf/pdf_file.h"
#include "write/pdf/pdf_font.h"

static const char letters[] =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ";

enum {
    LIMIT = 24,
    COLUMNS = 14,
    CELL = 48, /* pt; the letter's origin is ORIGIN from its left and lower edge */
    ORIGIN = 16,
    SIZE = 24, /* pt */
    SCALE = 3  /* pixels a point: 216 dpi */
};

struct picture {
    int width, height;
    unsigned char *pixels; /* 0 black, 255 white */
};

/* Letter i at column i % COLUMNS, row i / COLUMNS from the top. */
static void place(size_t i, size_t rows, int *x, int *y)
{
    *x = (int)(i % COLUMNS) * CELL + ORIGIN;
    *y = (int)(rows - 1 - i / COLUMNS) * CELL + ORIGIN;
}

static size_t count_letters(void)
{
    return utf8_length(str_of(letters));
}

static void write_letters(struct font *font, const struct truetype *truetype, struct buf *out)
{
    size_t n = count_letters(), rows = (n + COLUMNS - 1) / COLUMNS;
    struct pdf_file *file = pdf_file_new();
    struct pdf_fonts *fonts = pdf_fonts_new();
    struct buf content = {0};
    pdf_fonts_add(fonts, truetype);
    unsigned resource = pdf_object(file);
    size_t page = pdf_page(file, COLUMNS * CELL, (double)rows * CELL, resource);
    struct str rest = str_of(letters);
    uint32_t letter;
    for (size_t i = 0, k; (k = utf8_next(rest, &letter)); rest = str_slice(rest, k, rest.n), i++) {
        int x, y;
        place(i, rows, &x, &y);
        unsigned code = pdf_font_add(fonts, 0, letter, font_letter(font, letter)->glyph);
        buf_printf(&content, "BT /F0 %d Tf %d %d Td <%04X> Tj ET\n", SIZE, x, y, code);
    }
    pdf_page_content(file, page, buf_view(&content));
    assert_true(pdf_fonts_write(fonts, file, resource));
    assert_true(pdf_file_save(file, out));
    pdf_fonts_free(fonts);
    pdf_file_free(file);
    buf_free(&content);
}

/* Renders with MuPDF; false where it is not installed. */
static bool render(const struct buf *pdf, struct picture *p)
{
    char path[] = "/tmp/kehoach-ink-XXXXXX", command[200];
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, pdf->p, pdf->n) == (ssize_t)pdf->n);
    close(fd);
    snprintf(command, sizeof command, "mutool draw -q -r %d -c gray -F pgm -o - %s 2>/dev/null",
             72 * SCALE, path);
    FILE *in = popen(command, "r");
    int most;
    bool good = in && fscanf(in, "P5 %d %d %d", &p->width, &p->height, &most) == 3;
    if (good) {
        size_t n = (size_t)p->width * (size_t)p->height;
        fgetc(in);
        p->pixels = mem_alloc(n);
        good = fread(p->pixels, 1, n, in) == n;
    }
    pclose(in);
    unlink(path);
    return good;
}

/* The greatest difference between the cell of letter i and FreeType's drawing of a letter. */
static int difference(const struct picture *p, size_t i, FT_Face face, uint32_t letter)
{
    size_t rows = (count_letters() + COLUMNS - 1) / COLUMNS;
    int x, y, worst = 0;
    place(i, rows, &x, &y);
    assert_int_equal(FT_Load_Char(face, letter, FT_LOAD_RENDER | FT_LOAD_NO_HINTING), 0);
    const FT_Bitmap *bitmap = &face->glyph->bitmap;
    int left = x * SCALE + face->glyph->bitmap_left;
    int top = p->height - y * SCALE - face->glyph->bitmap_top;
    for (int dy = -ORIGIN * SCALE; dy < (CELL - ORIGIN) * SCALE; dy++)
        for (int dx = -ORIGIN * SCALE; dx < (CELL - ORIGIN) * SCALE; dx++) {
            int px = x * SCALE + dx, py = p->height - 1 - y * SCALE - dy;
            int bx = px - left, by = py - top, ink = 0;
            if (bx >= 0 && by >= 0 && bx < (int)bitmap->width && by < (int)bitmap->rows)
                ink = bitmap->buffer[by * bitmap->pitch + bx];
            int d = abs(255 - ink - p->pixels[py * p->width + px]);
            worst = d > worst ? d : worst;
        }
    return worst;
}

/* Returns how many letters were compared: 0 where font or MuPDF is not there. */
static size_t prove(const char *family, bool bold, bool italic)
{
    struct arena *arena = arena_new();
    struct fontfile faces[4], file;
    struct str name = str_of(family);
    struct picture picture = {0};
    struct buf pdf = {0};
    size_t compared = 0;
    if (!fontfile_family(arena, POS_NONE, &name, 1, faces)) {
        file = faces[(bold ? 1 : 0) + (italic ? 2 : 0)];
        enum truetype_fault fault;
        struct font *font = font_open(arena, file.path, file.index);
        struct truetype *t = truetype_open(arena, font_file(font), font_index(font), &fault);
        FT_Library library;
        FT_Face face;
        write_letters(font, t, &pdf);
        assert_int_equal(FT_Init_FreeType(&library), 0);
        assert_int_equal(FT_New_Face(library, file.path, (FT_Long)file.index, &face), 0);
        assert_int_equal(FT_Set_Char_Size(face, 0, SIZE * 64, 72 * SCALE, 72 * SCALE), 0);
        struct str rest = str_of(letters);
        uint32_t letter;
        bool rendered = render(&pdf, &picture);
        for (size_t k; rendered && (k = utf8_next(rest, &letter));
             rest = str_slice(rest, k, rest.n)) {
            int worst = difference(&picture, compared, face, letter);
            if (worst > LIMIT)
                fail_msg("%s%s%s U+%04X: a pixel differs by %d", family, bold ? " bold" : "",
                         italic ? " italic" : "", (unsigned)letter, worst);
            compared++;
        }
        /* the control: letter 5 is ạ; without its dot it would be a */
        if (rendered)
            assert_true(difference(&picture, 5, face, 'a') > 2 * LIMIT);
        FT_Done_Face(face);
        FT_Done_FreeType(library);
        font_close(font);
    }
    free(picture.pixels);
    buf_free(&pdf);
    arena_free(arena);
    return compared;
}

static void prove_family(const char *family)
{
    size_t compared = 0;
    for (int i = 0; i < 4; i++)
        compared += prove(family, i & 1, i & 2);
    print_message("# %s: %zu letters compared\n", family, compared);
    if (!compared)
        skip();
}

static void liberation_serif(void **state)
{
    (void)state;
    prove_family("Liberation Serif");
}

static void dejavu_serif(void **state) /* its accented letters are composites of composites */
{
    (void)state;
    prove_family("DejaVu Serif");
}

static void tinos(void **state)
{
    (void)state;
    prove_family("Tinos");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(liberation_serif),
        cmocka_unit_test(dejavu_serif),
        cmocka_unit_test(tinos),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
