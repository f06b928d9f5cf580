/* Heads of picture files: see picture_size.h. PNG 11.2.2; ITU T.81 B.1, B.2.2; TIFF 6.0, 2 and 8.
 */
#include "read/pdf/picture_size.h"

#include <stdint.h>
#include <string.h>

enum {
    TIFF_ENTRY = 12, /* bytes */
    TIFF_WIDTH = 256,
    TIFF_HEIGHT = 257,
    TIFF_SHORT = 3 /* the type of a number of 16 bits */
};

enum picture_kind picture_kind(struct str bytes)
{
    static const struct {
        struct str magic;
        enum picture_kind kind;
    } known[] = {{{"\x89PNG", 4}, PICTURE_PNG},
                 {{"\xFF\xD8\xFF", 3}, PICTURE_JPEG},
                 {{"II*\0", 4}, PICTURE_TIFF},
                 {{"MM\0*", 4}, PICTURE_TIFF}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_starts(bytes, known[i].magic))
            return known[i].kind;
    return PICTURE_NONE;
}

/* A number of so many bytes at a place, 0 behind the end. */
static size_t number(struct str s, size_t at, size_t bytes, bool little)
{
    size_t n = 0;
    if (at > s.n || s.n - at < bytes)
        return 0;
    for (size_t i = 0; i < bytes; i++)
        n = n << 8 | (unsigned char)s.p[at + (little ? bytes - 1 - i : i)];
    return n;
}

static size_t product(size_t width, size_t height)
{
    return width && height > SIZE_MAX / width ? SIZE_MAX : width * height;
}

static size_t png_pixels(struct str s)
{
    return product(number(s, 16, 4, false), number(s, 20, 4, false));
}

/* Where the head of the frame is, SOF0 to SOF15, markers one after another; 0 for nowhere. */
static size_t jpeg_frame(struct str s)
{
    for (size_t at = 2; number(s, at, 1, false) == 0xFF;) {
        size_t marker = number(s, at + 1, 1, false), length = number(s, at + 2, 2, false);
        bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame)
            return at;
        at += marker == 0xFF ? 1 : length + 2;
    }
    return 0;
}

static size_t jpeg_pixels(struct str s)
{
    size_t at = jpeg_frame(s);
    return at ? product(number(s, at + 5, 2, false), number(s, at + 7, 2, false)) : 0;
}

/* Pixels of the directory of one picture. */
static size_t directory_pixels(struct str s, size_t at, size_t count, bool little)
{
    size_t width = 0, height = 0;
    for (size_t i = 0; i < count; i++) {
        size_t entry = at + 2 + i * TIFF_ENTRY, tag = number(s, entry, 2, little);
        size_t bytes = number(s, entry + 2, 2, little) == TIFF_SHORT ? 2 : 4;
        size_t value = number(s, entry + 8, bytes, little);
        width = tag == TIFF_WIDTH ? value : width;
        height = tag == TIFF_HEIGHT ? value : height;
    }
    return product(width, height);
}

/* Directories that lead to one another hold more than the file when they are a circle. */
static size_t tiff_pixels(struct str s)
{
    bool little = *s.p == 'I';
    size_t most = 0, at = number(s, 4, 4, little), bytes = 0;
    while (at) {
        size_t count = number(s, at, 2, little), next = at + 2 + count * TIFF_ENTRY;
        bytes += next - at;
        if (bytes > s.n)
            return 0;
        size_t pixels = directory_pixels(s, at, count, little);
        most = pixels > most ? pixels : most;
        at = number(s, next, 4, little);
    }
    return most;
}

size_t picture_pixels(struct str bytes, enum picture_kind kind)
{
    return kind == PICTURE_PNG    ? png_pixels(bytes)
           : kind == PICTURE_JPEG ? jpeg_pixels(bytes)
           : kind == PICTURE_TIFF ? tiff_pixels(bytes)
                                  : 0;
}

bool picture_has_end(struct str bytes, enum picture_kind kind)
{
    size_t from = kind == PICTURE_JPEG ? jpeg_frame(bytes) : 0; /* thumbnails before it have one */
    struct str end = kind == PICTURE_PNG ? STR("IEND") : STR("\xFF\xD9");
    return kind == PICTURE_TIFF || str_find(bytes, end, from) != (size_t)-1;
}
