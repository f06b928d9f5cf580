/* What tests of layout share: the default font, open, and what was reported. */
#ifndef TESTS_LAYOUT_FIXTURE_H
#define TESTS_LAYOUT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "layout/font.h"
#include "layout/fontfile.h"
#include "layout/paragraph.h"

static struct arena *arena;
static struct font *font; /* Liberation Serif */
static struct setter *setter;

static inline int open_font(void **state)
{
    struct fontfile faces[4];
    struct str family = STR("Liberation Serif");
    (void)state;
    diag_set_language("en");
    arena = arena_new();
    setter = paragraph_setter_new();
    if (fontfile_family(arena, POS_NONE, &family, 1, faces))
        return -1;
    font = font_open(arena, faces[0].path, faces[0].index);
    return font ? 0 : -1;
}

static inline int close_font(void **state)
{
    (void)state;
    font_close(font);
    paragraph_setter_free(setter);
    arena_free(arena);
    return 0;
}

/* Are these words among what was reported since the last call? */
static inline bool reported(const char *words)
{
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    diag_print(f);
    fclose(f);
    bool found = strstr(text, words) != NULL;
    free(text);
    return found;
}

#endif
