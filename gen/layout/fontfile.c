/*
 * Which file holds a font: fontconfig's list of what is installed, without its substitutions.
 */
#include "layout/fontfile.h"

#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

#include "base/diag.h"
#include "base/mem.h"

/* Installed faces of the family with these two properties, or NULL. */
static FcFontSet *list_faces(FcConfig *config, const char *family, bool bold, bool italic)
{
    FcPattern *p = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FILE, FC_INDEX, (char *)NULL);
    FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddInteger(p, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(p, FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddBool(p, FC_OUTLINE, FcTrue);
    FcPatternAddInteger(p, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcFontSet *set = FcFontList(config, p, wanted);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(p);
    return set;
}

/* The least path, so that the choice does not hang on the order of a directory. */
static bool least(struct arena *a, const FcFontSet *set, struct fontfile *out)
{
    const char *best = NULL;
    int index = 0;
    for (int i = 0; set && i < set->nfont; i++) {
        FcChar8 *path;
        int face;
        if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &path) != FcResultMatch ||
            FcPatternGetInteger(set->fonts[i], FC_INDEX, 0, &face) != FcResultMatch)
            continue;
        if (!best || strcmp((char *)path, best) < 0)
            best = (char *)path, index = face;
    }
    if (best)
        *out = (struct fontfile){arena_copy(a, best, strlen(best)), (unsigned)index & 0xFFFF};
    return best;
}

static bool find(struct arena *a, FcConfig *config, struct str family, bool bold, bool italic,
                 struct fontfile *out)
{
    FcFontSet *set = list_faces(config, arena_copy(a, family.p, family.n), bold, italic);
    bool found = least(a, set, out);
    if (set)
        FcFontSetDestroy(set);
    return found;
}

/* A configuration of our own each time: fontconfig never frees the one that it keeps itself. */
bool fontfile_find(struct arena *a, struct str family, bool bold, bool italic, struct fontfile *out)
{
    FcConfig *config = FcInitLoadConfigAndFonts();
    bool found = config && find(a, config, family, bold, italic, out);
    if (config)
        FcConfigDestroy(config);
    return found;
}

static void report_missing(struct pos asked, const struct str *families, size_t n)
{
    struct buf names = {0};
    for (size_t i = 0; i < n; i++)
        if (families[i].n)
            buf_printf(&names, "%s%.*s", names.n ? ", " : "", STR_ARG(families[i]));
    diag(MSG_FONT_MISSING, asked, names.n ? names.p : "?");
    buf_free(&names);
}

static bool find_faces(struct arena *a, FcConfig *config, struct str family,
                       struct fontfile faces[4])
{
    bool all = config && family.n;
    for (unsigned face = 0; all && face < 4; face++)
        all = find(a, config, family, face & 1, face & 2, &faces[face]);
    return all;
}

/*
 * The directories and caches that fontconfig's own fonts.conf names. Its configuration is some
 * forty files, nearly all about substitutes, and reading them takes ten times as long as listing
 * the fonts of these directories; so those are asked first, for the family that is wanted most.
 */
static FcConfig *standard_directories(void)
{
    static const char xml[] = "<fontconfig>"
                              "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
                              "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"
                              "<cachedir>/var/cache/fontconfig</cachedir>"
                              "<cachedir prefix=\"xdg\">fontconfig</cachedir>"
                              "</fontconfig>";
    FcConfig *config = FcConfigCreate();
    if (config && FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcTrue) &&
        FcConfigBuildFonts(config))
        return config;
    if (config)
        FcConfigDestroy(config);
    return NULL;
}

/* Whoever sets one of these wants other fonts than the standard ones. */
static bool is_configured(void)
{
    return getenv("FONTCONFIG_FILE") || getenv("FONTCONFIG_PATH") || getenv("FONTCONFIG_SYSROOT");
}

static bool find_in_standard(struct arena *a, struct str family, struct fontfile faces[4])
{
    FcConfig *config = is_configured() ? NULL : standard_directories();
    bool found = find_faces(a, config, family, faces);
    if (config)
        FcConfigDestroy(config);
    return found;
}

int fontfile_family(struct arena *a, struct pos asked, const struct str *families, size_t n,
                    struct fontfile faces[4])
{
    if (n && find_in_standard(a, families[0], faces))
        return 0;
    FcConfig *config = FcInitLoadConfigAndFonts();
    int found = -1;
    for (size_t i = 0; i < n && found < 0; i++)
        found = find_faces(a, config, families[i], faces) ? (int)i : -1;
    if (config)
        FcConfigDestroy(config);
    if (found < 0)
        report_missing(asked, families, n);
    return found;
}
