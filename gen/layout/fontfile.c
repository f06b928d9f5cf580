/*
 * Which file holds a font: fontconfig's list of what is installed, without its substitutions.
 */
#include "layout/fontfile.h"

#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

#include "base/diag.h"
#include "base/library.h"
#include "base/mem.h"

static struct library fontconfig = {.file = LIBFONTCONFIG_FILE};
#define FC(function) LIBRARY_CALL(&fontconfig, function)

enum { FACE_KINDS = 4 };

/* The letters that Vietnamese is written with, and ASCII: TCVN 6909:2001, table of letters. */
static const struct letter_range {
    unsigned from, to;
} vietnamese[] = {{0x20, 0x7E},   {0xC0, 0xC3},   {0xC8, 0xCA},   {0xCC, 0xCD},   {0xD2, 0xD5},
                  {0xD9, 0xDA},   {0xDD, 0xDD},   {0xE0, 0xE3},   {0xE8, 0xEA},   {0xEC, 0xED},
                  {0xF2, 0xF5},   {0xF9, 0xFA},   {0xFD, 0xFD},   {0x102, 0x103}, {0x110, 0x111},
                  {0x128, 0x129}, {0x168, 0x169}, {0x1A0, 0x1A1}, {0x1AF, 0x1B0}, {0x1EA0, 0x1EF9}};

struct installed { /* a face as fontconfig lists it */
    const char *path;
    size_t folder; /* bytes of the path up to its last "/" */
    unsigned index;
    int version;      /* 16.16 fixed point */
    unsigned lacking; /* the first letter of Vietnamese that it has not; 0: it has them all */
};

vec_named(installed_list, struct installed);

/* What is installed of a family: by kind, regular, bold, italic, bold italic. */
struct installed_family {
    struct installed_list kinds[FACE_KINDS];
};

static unsigned first_lacking(const FcCharSet *has)
{
    for (size_t i = 0; i < sizeof vietnamese / sizeof *vietnamese; i++)
        for (unsigned letter = vietnamese[i].from; letter <= vietnamese[i].to; letter++)
            if (!FC(FcCharSetHasChar)(has, letter))
                return letter;
    return 0;
}

/* False for what cannot be embedded as it is: an instance of a variable font (index >= 2^16). */
static bool read_face(struct arena *a, const FcPattern *p, struct installed *out)
{
    FcChar8 *path;
    FcCharSet *has;
    int index;
    if (FC(FcPatternGetString)(p, FC_FILE, 0, &path) != FcResultMatch ||
        FC(FcPatternGetInteger)(p, FC_INDEX, 0, &index) != FcResultMatch ||
        FC(FcPatternGetCharSet)(p, FC_CHARSET, 0, &has) != FcResultMatch || index >> 16)
        return false;
    *out = (struct installed){.path = arena_copy(a, (char *)path, strlen((char *)path)),
                              .index = (unsigned)index,
                              .lacking = first_lacking(has)};
    const char *slash = strrchr(out->path, '/');
    out->folder = slash ? (size_t)(slash - out->path) : 0;
    if (FC(FcPatternGetInteger)(p, FC_FONTVERSION, 0, &out->version) != FcResultMatch)
        out->version = 0;
    return true;
}

/* The later version; of equal ones the least path, so that no directory's order decides. */
static bool is_better(const struct installed *face, const struct installed *than)
{
    if (!than || face->version != than->version)
        return !than || face->version > than->version;
    return strcmp(face->path, than->path) < 0;
}

/* The best face of each kind from that folder, or from anywhere; false where one is lacking. */
static bool take_faces(const struct installed_family *family, const struct installed *beside,
                       const struct installed *out[FACE_KINDS])
{
    bool all = true;
    for (unsigned kind = 0; kind < FACE_KINDS; kind++) {
        out[kind] = NULL;
        for (size_t i = 0; i < family->kinds[kind].n; i++) {
            const struct installed *face = &family->kinds[kind].at[i];
            bool near = !beside || (face->folder == beside->folder &&
                                    !memcmp(face->path, beside->path, face->folder));
            if (!face->lacking && near && is_better(face, out[kind]))
                out[kind] = face;
        }
        all = all && out[kind];
    }
    return all;
}

/*
 * The four faces: of one folder, since that is how releases of a font are installed, and of the
 * best one; only where no folder has all four, each by itself.
 */
static bool choose(const struct installed_family *family, struct fontfile faces[FACE_KINDS])
{
    const struct installed *best[FACE_KINDS] = {NULL}, *found[FACE_KINDS];
    const struct installed_list *regular = &family->kinds[0];
    for (size_t i = 0; i < regular->n; i++)
        if (take_faces(family, &regular->at[i], found) && is_better(found[0], best[0]))
            memcpy(best, found, sizeof best);
    if (!best[0] && !take_faces(family, NULL, best))
        return false;
    for (unsigned kind = 0; kind < FACE_KINDS; kind++)
        faces[kind] = (struct fontfile){best[kind]->path, best[kind]->index};
    return true;
}

static void describe_unsuited(const struct installed_family *family, struct str name,
                              struct buf *out)
{
    const struct installed *face = NULL;
    for (unsigned kind = 0; kind < FACE_KINDS && !face; kind++)
        for (size_t i = 0; i < family->kinds[kind].n; i++) {
            const struct installed *each = &family->kinds[kind].at[i];
            if (each->lacking && is_better(each, face))
                face = each;
        }
    if (!face)
        return;
    long long hundredths = ((long long)face->version * 100 + (1 << 15)) >> 16;
    buf_printf(out, "%s%.*s %lld.%02lld (%s: U+%04X)", out->n ? ", " : "", STR_ARG(name),
               hundredths / 100, hundredths % 100, face->path, face->lacking);
}

static bool find_faces(struct arena *a, FcConfig *config, struct str name,
                       struct fontfile faces[FACE_KINDS], struct buf *unsuited)
{
    struct installed_family family = {0};
    for (unsigned kind = 0; config && name.n && kind < FACE_KINDS; kind++) {
        FcObjectSet *wanted =
            FC(FcObjectSetBuild)(FC_FILE, FC_INDEX, FC_FONTVERSION, FC_CHARSET, (char *)NULL);
        FcPattern *p = FC(FcPatternBuild)(
            NULL, FC_FAMILY, FcTypeString, arena_copy(a, name.p, name.n), FC_WEIGHT, FcTypeInteger,
            kind & 1 ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR, FC_WIDTH, FcTypeInteger, FC_WIDTH_NORMAL,
            FC_OUTLINE, FcTypeBool, FcTrue, FC_SLANT, FcTypeInteger,
            kind & 2 ? FC_SLANT_ITALIC : FC_SLANT_ROMAN, (char *)NULL);
        FcFontSet *set = FC(FcFontList)(config, p, wanted);
        FC(FcObjectSetDestroy)(wanted);
        FC(FcPatternDestroy)(p);
        struct installed face;
        for (int i = 0; set && i < set->nfont; i++)
            if (read_face(a, set->fonts[i], &face))
                *vec_push(&family.kinds[kind]) = face;
        if (set)
            FC(FcFontSetDestroy)(set);
    }
    bool found = choose(&family, faces);
    if (!found && unsuited)
        describe_unsuited(&family, name, unsuited);
    for (unsigned kind = 0; kind < FACE_KINDS; kind++)
        vec_free(&family.kinds[kind]);
    return found;
}

/*
 * The directories and caches that fontconfig's own fonts.conf names. Its configuration is some
 * forty files, nearly all about substitutes, and reading them takes ten times as long as listing
 * the fonts of these directories; so those are asked first.
 */
static FcConfig *standard_directories(void)
{
    static const char xml[] = "<fontconfig>"
                              "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
                              "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"
                              "<cachedir>/var/cache/fontconfig</cachedir>"
                              "<cachedir prefix=\"xdg\">fontconfig</cachedir>"
                              "</fontconfig>";
    FcConfig *config = FC(FcConfigCreate)();
    if (config && FC(FcConfigParseAndLoadFromMemory)(config, (const FcChar8 *)xml, FcTrue) &&
        FC(FcConfigBuildFonts)(config))
        return config;
    if (config)
        FC(FcConfigDestroy)(config);
    return NULL;
}

/* That, once it is prepared, until it is taken. */
static FcConfig *prepared;

static FcConfig *take_standard(void)
{
    library_wait(&fontconfig);
    FcConfig *config = prepared;
    prepared = NULL;
    return config ? config : standard_directories();
}

/* Kept until the next one is: most runs have one, and the end of the program frees it sooner. */
static void release(FcConfig *config)
{
    static FcConfig *last;
    if (last)
        FC(FcConfigDestroy)(last);
    last = config;
}

/* Whoever sets one of these wants other fonts than the standard ones. */
static bool is_configured(void)
{
    return getenv("FONTCONFIG_FILE") || getenv("FONTCONFIG_PATH") || getenv("FONTCONFIG_SYSROOT");
}

void fontfile_prepare(void)
{
    if (!is_configured())
        prepared = standard_directories();
}

/* The index of the first family that is in the standard directories, or -1. */
static int find_in_standard(struct arena *a, const struct str *families, size_t n,
                            struct fontfile faces[FACE_KINDS])
{
    int found = -1;
    if (is_configured())
        return -1;
    FcConfig *config = take_standard();
    for (size_t i = 0; config && i < n && found < 0; i++)
        found = find_faces(a, config, families[i], faces, NULL) ? (int)i : -1;
    release(config);
    return found;
}

static void report_missing(struct pos asked, const struct str *families, size_t n,
                           const struct buf *unsuited)
{
    struct buf names = {0};
    for (size_t i = 0; i < n; i++)
        if (families[i].n)
            buf_printf(&names, "%s%.*s", names.n ? ", " : "", STR_ARG(families[i]));
    if (unsuited->n)
        diag(MSG_FONT_NO_VIETNAMESE, asked, unsuited->p);
    else
        diag(MSG_FONT_MISSING, asked, names.n ? names.p : "?");
    buf_free(&names);
}

/* A configuration of our own each time: fontconfig never frees the one that it keeps itself. */
int fontfile_family(struct arena *a, struct pos asked, const struct str *families, size_t n,
                    struct fontfile faces[4])
{
    int found = find_in_standard(a, families, n, faces);
    if (found >= 0)
        return found;
    FcConfig *config = FC(FcInitLoadConfigAndFonts)();
    struct buf unsuited = {0};
    for (size_t i = 0; i < n && found < 0; i++)
        found = find_faces(a, config, families[i], faces, &unsuited) ? (int)i : -1;
    release(config);
    if (found < 0)
        report_missing(asked, families, n, &unsuited);
    buf_free(&unsuited);
    return found;
}

/* How far a face is from what is asked for: its family first, then its weight and slant. */
static unsigned distance(const FcPattern *p, unsigned kind)
{
    static const char *const families[] = {"DejaVu Serif", "Noto Serif", "FreeSerif",
                                           "DejaVu Sans",  "Noto Sans",  "FreeSans"};
    unsigned rank = 0;
    int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
    FcChar8 *name = NULL;
    FC(FcPatternGetString)(p, FC_FAMILY, 0, &name);
    FC(FcPatternGetInteger)(p, FC_WEIGHT, 0, &weight);
    FC(FcPatternGetInteger)(p, FC_SLANT, 0, &slant);
    while (rank < sizeof families / sizeof *families &&
           !(name && str_starts(str_of((char *)name), str_of(families[rank]))))
        rank++;
    bool bold = weight >= FC_WEIGHT_DEMIBOLD, slanted = slant != FC_SLANT_ROMAN;
    return 4 * rank + 2 * (bold != (kind & 1)) + (slanted != kind >> 1);
}

bool fontfile_of_letter(struct arena *a, uint32_t letter, unsigned kind, struct fontfile *out)
{
    FcConfig *config = is_configured() ? FC(FcInitLoadConfigAndFonts)() : take_standard();
    FcCharSet *letters = FC(FcCharSetCreate)();
    FC(FcCharSetAddChar)(letters, letter);
    FcPattern *wanted =
        FC(FcPatternBuild)(NULL, FC_CHARSET, FcTypeCharSet, letters, FC_OUTLINE, FcTypeBool, FcTrue,
                           FC_FONTFORMAT, FcTypeString, "TrueType", (char *)NULL);
    FcObjectSet *properties = FC(FcObjectSetBuild)(FC_FILE, FC_INDEX, FC_FONTVERSION, FC_CHARSET,
                                                   FC_FAMILY, FC_WEIGHT, FC_SLANT, (char *)NULL);
    FcFontSet *set = config ? FC(FcFontList)(config, wanted, properties) : NULL;
    struct installed best = {0}, face;
    unsigned least = UINT32_MAX;
    for (int i = 0; set && i < set->nfont; i++) {
        unsigned far = distance(set->fonts[i], kind);
        if (far > least || !read_face(a, set->fonts[i], &face))
            continue;
        if (far < least || is_better(&face, &best))
            best = face, least = far;
    }
    if (set)
        FC(FcFontSetDestroy)(set);
    FC(FcObjectSetDestroy)(properties);
    FC(FcPatternDestroy)(wanted);
    FC(FcCharSetDestroy)(letters);
    release(config);
    *out = (struct fontfile){best.path, best.index};
    return best.path;
}
