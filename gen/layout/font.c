/*
 * Fonts, measured: FreeType reads the tables, letters and pairs once measured are remembered.
 */
#define _DEFAULT_SOURCE /* MAP_POPULATE */
#include "layout/font.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H

#include "base/diag.h"
#include "base/library.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "layout/font_kern.h"

static struct library freetype = {.file = LIBFREETYPE_FILE};
#define FT(function) LIBRARY_CALL(&freetype, function)

struct font_face {
    FT_Library library;
    FT_Face ft;
    struct str bytes; /* mapped */
    char name[160];
    struct kerning *kerning; /* opened with the first letter */
    pthread_mutex_t lock;    /* of what measures; what was measured is read without it */
};

/*
 * The bytes of a file; false after a diagnostic. Of a font of usual size the kernel gives all pages
 * at once, of a larger one those that are looked at. Installers put another file in the place of a
 * font, they do not write into it.
 */
static bool map_file(const char *path, struct str *out)
{
    enum { USUAL = 1 << 20 };
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool read = fd >= 0 && !fstat(fd, &st);
    if (read && st.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ,
                           MAP_PRIVATE | (st.st_size <= USUAL ? MAP_POPULATE : 0), fd, 0);
        read = bytes != MAP_FAILED;
        if (read)
            *out = (struct str){bytes, (size_t)st.st_size};
    }
    if (!read)
        source_unreadable(path);
    if (fd >= 0)
        close(fd);
    return read;
}

static size_t table_length(FT_Face face, FT_ULong tag)
{
    FT_ULong n = 0;
    return FT(FT_Load_Sfnt_Table)(face, tag, 0, NULL, &n) ? 0 : n;
}

/*
 * Do the tables that say how many glyphs there are and how wide they are agree with their own
 * lengths (OpenType 1.9: head, hhea, maxp, hmtx, loca)? Those who embed the font trust them.
 */
static bool is_sane(FT_Face face)
{
    const TT_Header *head = FT(FT_Get_Sfnt_Table)(face, FT_SFNT_HEAD);
    const TT_HoriHeader *hhea = FT(FT_Get_Sfnt_Table)(face, FT_SFNT_HHEA);
    const TT_MaxProfile *maxp = FT(FT_Get_Sfnt_Table)(face, FT_SFNT_MAXP);
    if (!head || !hhea || !maxp)
        return false;
    size_t glyphs = maxp->numGlyphs, wide = hhea->number_Of_HMetrics;
    return head->Units_Per_EM >= 16 && head->Units_Per_EM <= 16384 && glyphs && wide &&
           wide <= glyphs && table_length(face, TTAG_hmtx) >= 4 * wide + 2 * (glyphs - wide) &&
           table_length(face, TTAG_loca) >= (glyphs + 1) * (head->Index_To_Loc_Format ? 4 : 2);
}

/* False after a diagnostic. */
static bool open_face(struct font_face *f, const char *path, unsigned index)
{
    if (FT(FT_Init_FreeType)(&f->library) ||
        FT(FT_New_Memory_Face)(f->library, (const FT_Byte *)f->bytes.p, (FT_Long)f->bytes.n, index,
                               &f->ft)) {
        diag_file(MSG_FONT_UNKNOWN, path);
        return false;
    }
    if (!FT_IS_SFNT(f->ft) || !table_length(f->ft, TTAG_glyf)) {
        diag_file(MSG_FONT_NO_OUTLINES, path);
        return false;
    }
    if (!is_sane(f->ft) || FT(FT_Select_Charmap)(f->ft, FT_ENCODING_UNICODE)) {
        diag_file(MSG_FONT_BROKEN, path, path);
        return false;
    }
    return true;
}

struct font *font_open(struct arena *a, const char *path, unsigned index)
{
    struct font *f = arena_alloc(a, sizeof *f);
    f->face = arena_alloc(a, sizeof *f->face);
    pthread_mutex_init(&f->face->lock, NULL);
    if (!map_file(path, &f->face->bytes) || !open_face(f->face, path, index)) {
        font_close(f);
        return NULL;
    }
    snprintf(f->face->name, sizeof f->face->name, "%s %s",
             f->face->ft->family_name ? f->face->ft->family_name : path,
             f->face->ft->style_name ? f->face->ft->style_name : "");
    f->units = f->face->ft->units_per_EM;
    return f;
}

void font_close(struct font *f)
{
    if (!f || !f->face)
        return;
    kerning_close(f->face->kerning);
    if (f->face->library)
        FT(FT_Done_FreeType)(f->face->library); /* the face as well */
    if (f->face->bytes.n)
        munmap((void *)f->face->bytes.p, f->face->bytes.n);
    for (size_t i = 0; i < FONT_PAGES; i++)
        free(f->pages[i]);
    pthread_mutex_destroy(&f->face->lock);
    memset(f, 0, sizeof *f);
}

struct str font_file(const struct font *f)
{
    return f->face->bytes;
}

unsigned font_index(const struct font *f)
{
    return (unsigned)(f->face->ft->face_index & 0xFFFF);
}

const char *font_name(const struct font *f)
{
    return f->face->name;
}

static void measure(struct font *f, uint32_t letter, struct font_letter *l)
{
    FT_Fixed advance = 0;
    bool invisible = font_is_invisible(letter);
    unsigned glyph = FT(FT_Get_Char_Index)(f->face->ft, invisible ? ' ' : letter);
    if (!glyph && letter == 0x2011) /* a hyphen that does not break: drawn as a hyphen */
        glyph = FT(FT_Get_Char_Index)(f->face->ft, '-');
    l->glyph = (uint16_t)glyph;
    if (invisible)
        return;
    if (!f->face->kerning)
        f->face->kerning = kerning_open(f->face->bytes, font_index(f));
    if (!FT(FT_Get_Advance)(f->face->ft, glyph, FT_LOAD_NO_SCALE, &advance))
        l->advance = (int)advance;
    l->kerned = !cp_is_space(letter) && kerning_has(f->face->kerning, glyph);
}

const struct font_letter *font_measure(struct font *f, uint32_t letter)
{
    _Atomic(struct font_letter *) *page = &f->pages[letter / FONT_PAGE % FONT_PAGES];
    pthread_mutex_lock(&f->face->lock);
    struct font_letter *letters = atomic_load(page);
    if (!letters)
        atomic_store(page, letters = mem_zalloc(FONT_PAGE * sizeof *letters));
    struct font_letter *l = &letters[letter % FONT_PAGE];
    if (!atomic_load(&l->measured))
        measure(f, letter, l);
    atomic_store(&l->measured, true);
    pthread_mutex_unlock(&f->face->lock);
    return l;
}

int font_measure_pair(struct font *f, _Atomic uint64_t *pair, uint32_t key)
{
    pthread_mutex_lock(&f->face->lock);
    int kern = kerning_of(f->face->kerning, key >> 16, key & 0xFFFF);
    pthread_mutex_unlock(&f->face->lock);
    atomic_store(pair, (uint64_t)key << 32 | (uint32_t)kern);
    return kern;
}

int font_ascent(const struct font *f)
{
    return f->face->ft->ascender;
}

int font_descent(const struct font *f)
{
    return -f->face->ft->descender;
}

int font_underline(const struct font *f, int *thickness)
{
    *thickness = f->face->ft->underline_thickness;
    return -f->face->ft->underline_position;
}

size_t font_missing(struct font *f, struct str text)
{
    struct str rest = text;
    uint32_t cp;
    for (size_t n; (n = utf8_next(rest, &cp)) > 0; rest.p += n, rest.n -= n)
        if ((cp > ' ' || (cp != '\n' && cp != '\t' && cp != ' ')) && !font_letter(f, cp)->glyph)
            return text.n - rest.n;
    return (size_t)-1;
}
