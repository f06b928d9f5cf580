/* Fonts of papers: see form_fonts.h. */
#include "form/form_fonts.h"

#include <string.h>

#include "base/mem.h"
#include "layout/font.h"
#include "layout/fontfile.h"

struct family { /* four faces, for the styles that name these families; NULL if not usable */
    struct str names[4];
    struct font *faces[FACES];
};

struct other_face {
    struct fontfile file;
    struct font *font; /* NULL: it cannot be used */
};

struct form_fonts {
    struct arena *arena;
    vec(struct family *) families;
    vec(struct other_face) others; /* for letters that a family lacks */
};

struct form_fonts *form_fonts_new(void)
{
    struct form_fonts *f = mem_zalloc(sizeof *f);
    f->arena = arena_new();
    return f;
}

static void close_faces(struct family *f)
{
    for (size_t i = 0; i < FACES; i++)
        font_close(f->faces[i]);
    memset(f->faces, 0, sizeof f->faces);
}

void form_fonts_free(struct form_fonts *f)
{
    if (!f)
        return;
    for (size_t i = 0; i < f->families.n; i++)
        close_faces(f->families.at[i]);
    for (size_t i = 0; i < f->others.n; i++)
        font_close(f->others.at[i].font);
    vec_free(&f->others);
    vec_free(&f->families);
    arena_free(f->arena);
    free(f);
}

static bool same_names(const struct family *f, const struct style *style)
{
    for (size_t i = 0; i < 4; i++)
        if (!str_eq(f->names[i], style->fonts[i]))
            return false;
    return true;
}

/* After diagnostics no face is open. */
static void open_family(struct form_fonts *f, struct family *family, const struct style *style)
{
    struct fontfile files[FACES];
    size_t named = 0;
    bool opened = true;
    while (named < 4 && style->fonts[named].n)
        named++;
    if (fontfile_family(f->arena, style->fonts_pos, style->fonts, named, files) < 0)
        return;
    for (size_t i = 0; i < FACES; i++) {
        family->faces[i] = font_open(f->arena, files[i].path, files[i].index);
        opened &= family->faces[i] != NULL;
    }
    if (!opened)
        close_faces(family);
}

struct font *const *form_fonts_family(struct form_fonts *f, const struct style *style)
{
    for (size_t i = 0; i < f->families.n; i++)
        if (same_names(f->families.at[i], style))
            return f->families.at[i]->faces[0] ? f->families.at[i]->faces : NULL;
    struct family *family = arena_alloc(f->arena, sizeof *family);
    for (size_t i = 0; i < 4; i++)
        if (style->fonts[i].n)
            family->names[i] = str_copy(f->arena, style->fonts[i]);
    *vec_push(&f->families) = family;
    open_family(f, family, style);
    return family->faces[0] ? family->faces : NULL;
}

struct font *form_fonts_other(struct form_fonts *f, unsigned face, uint32_t letter)
{
    struct fontfile file;
    if (!fontfile_of_letter(f->arena, letter, face, &file))
        return NULL;
    for (size_t i = 0; i < f->others.n; i++)
        if (!strcmp(f->others.at[i].file.path, file.path) &&
            f->others.at[i].file.index == file.index)
            return f->others.at[i].font;
    struct other_face *other = vec_push(&f->others);
    *other = (struct other_face){file, font_open(f->arena, file.path, file.index)};
    return other->font;
}

static struct font *other_font(void *fonts, unsigned face, uint32_t letter)
{
    return form_fonts_other(fonts, face, letter);
}

const struct form_paper *form_with_fonts(struct arena *arena, struct form_fonts *fonts,
                                         struct form_request request)
{
    request.faces = form_fonts_family(fonts, request.style);
    request.other_font = other_font;
    request.other_font_data = fonts;
    return request.faces ? form_compose(arena, &request) : NULL;
}
