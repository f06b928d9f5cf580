/* Measures and subsets of TrueType files: see truetype.h. Reading past a table's end gives 0. */
#include "write/pdf/truetype.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct truetype {
    struct str head, hhea, hmtx, maxp, loca, glyf, os2, post, name, cvt, fpgm, prep;
    unsigned glyphs, wide_metrics;
    bool long_loca;
    struct truetype_measures measures;
};

/* Composite glyph description: flags of one component (OpenType, chapter glyf). */
enum {
    ARGS_ARE_WORDS = 0x0001,
    HAS_SCALE = 0x0008,
    MORE_COMPONENTS = 0x0020,
    HAS_TWO_SCALES = 0x0040,
    HAS_MATRIX = 0x0080
};

static unsigned u16(struct str s, size_t at)
{
    if (at + 2 > s.n)
        return 0;
    return (unsigned)(unsigned char)s.p[at] << 8 | (unsigned char)s.p[at + 1];
}

static int i16(struct str s, size_t at)
{
    return (int16_t)u16(s, at);
}

static uint32_t u32(struct str s, size_t at)
{
    return (uint32_t)u16(s, at) << 16 | u16(s, at + 2);
}

static void add_u16(struct buf *b, unsigned v)
{
    buf_char(b, (char)(v >> 8 & 0xFF));
    buf_char(b, (char)(v & 0xFF));
}

static void add_u32(struct buf *b, uint32_t v)
{
    add_u16(b, v >> 16);
    add_u16(b, v & 0xFFFF);
}

static void put_u16(char *at, unsigned v)
{
    at[0] = (char)(v >> 8 & 0xFF);
    at[1] = (char)(v & 0xFF);
}

static struct str table(struct str file, size_t directory, const char *tag)
{
    unsigned n = u16(file, directory + 4);
    for (unsigned i = 0; i < n; i++) {
        size_t entry = directory + 12 + 16u * i;
        if (entry + 16 > file.n)
            break;
        if (memcmp(file.p + entry, tag, 4))
            continue;
        size_t from = u32(file, entry + 8), length = u32(file, entry + 12);
        if (from > file.n || length > file.n - from)
            return STR_NONE;
        return str_slice(file, from, from + length);
    }
    return STR_NONE;
}

/* Name 6 (PostScript) of the Windows platform, else of the Macintosh one: both are ASCII. */
static struct str postscript_name(struct arena *arena, struct str name)
{
    unsigned n = u16(name, 2), strings = u16(name, 4);
    for (unsigned i = 0; i < n; i++) {
        size_t record = 6 + 12u * i;
        unsigned platform = u16(name, record), length = u16(name, record + 8);
        size_t from = strings + u16(name, record + 10);
        if (u16(name, record + 6) != 6 || (platform != 3 && platform != 1) ||
            from + length > name.n)
            continue;
        struct buf ascii = {0};
        for (unsigned k = platform == 3; k < length; k += platform == 3 ? 2 : 1) {
            char c = name.p[from + k];
            if (c > ' ' && c < 127 && !strchr("[](){}<>/%#", c))
                buf_char(&ascii, c);
        }
        if (ascii.n)
            return buf_take(&ascii, arena);
        buf_free(&ascii);
    }
    return STR("Unnamed");
}

static void measure(struct truetype *t, struct arena *arena)
{
    struct truetype_measures *m = &t->measures;
    m->name = postscript_name(arena, t->name);
    m->units_per_em = u16(t->head, 18);
    for (size_t i = 0; i < 4; i++)
        m->box[i] = i16(t->head, 36 + 2 * i);
    m->ascent = i16(t->hhea, 4);
    m->descent = i16(t->hhea, 6);
    /* sCapHeight came with version 2 of OS/2; 0.7 em is usual for roman faces */
    m->cap_height = u16(t->os2, 0) >= 2 ? i16(t->os2, 88) : (int)m->units_per_em * 7 / 10;
    m->italic_angle = (int32_t)u32(t->post, 4) / 65536.0;
    m->weight = t->os2.n ? u16(t->os2, 4) : 400;
    m->fixed_pitch = u32(t->post, 12) != 0;
    m->italic = u16(t->head, 44) & 2;
    /* PANOSE: family 2 is Latin text, serif styles 11 to 15 are without serifs */
    unsigned family = u16(t->os2, 32) >> 8, serif = u16(t->os2, 32) & 0xFF;
    m->serif = family != 2 || serif < 11 || serif > 15;
}

static enum truetype_fault check(struct truetype *t)
{
    if (!t->glyf.n || !t->loca.n)
        return TRUETYPE_NO_OUTLINES;
    if (t->head.n < 54 || t->hhea.n < 36 || t->maxp.n < 32)
        return TRUETYPE_BROKEN;
    t->glyphs = u16(t->maxp, 4);
    t->wide_metrics = u16(t->hhea, 34);
    t->long_loca = u16(t->head, 50);
    unsigned units = u16(t->head, 18);
    size_t loca_needs = (t->glyphs + 1u) * (t->long_loca ? 4u : 2u);
    size_t hmtx_needs = 4u * t->wide_metrics + 2u * (size_t)(t->glyphs - t->wide_metrics);
    /* 16 to 16384: the range that the specification allows for unitsPerEm */
    if (units < 16 || units > 16384 || !t->glyphs || !t->wide_metrics ||
        t->wide_metrics > t->glyphs || t->loca.n < loca_needs || t->hmtx.n < hmtx_needs)
        return TRUETYPE_BROKEN;
    if ((u16(t->os2, 8) & 0xF) == 2)
        return TRUETYPE_RESTRICTED;
    return TRUETYPE_OK;
}

struct truetype *truetype_open(struct arena *arena, struct str bytes, unsigned index,
                               enum truetype_fault *fault)
{
    size_t directory = 0;
    if (bytes.n > 12 && !memcmp(bytes.p, "ttcf", 4))
        directory = index < u32(bytes, 8) ? u32(bytes, 12 + 4 * (size_t)index) : bytes.n;
    struct truetype *t = arena_alloc(arena, sizeof *t);
    const struct {
        const char *tag;
        struct str *to;
    } wanted[] = {
        {"head", &t->head}, {"hhea", &t->hhea}, {"hmtx", &t->hmtx}, {"maxp", &t->maxp},
        {"loca", &t->loca}, {"glyf", &t->glyf}, {"OS/2", &t->os2},  {"post", &t->post},
        {"name", &t->name}, {"cvt ", &t->cvt},  {"fpgm", &t->fpgm}, {"prep", &t->prep},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        *wanted[i].to = table(bytes, directory, wanted[i].tag);
    *fault = check(t);
    if (*fault != TRUETYPE_OK)
        return NULL;
    measure(t, arena);
    return t;
}

const struct truetype_measures *truetype_measures(const struct truetype *t)
{
    return &t->measures;
}

unsigned truetype_advance(const struct truetype *t, unsigned glyph)
{
    return u16(t->hmtx, 4u * (size_t)(glyph < t->wide_metrics ? glyph : t->wide_metrics - 1));
}

static int side_bearing(const struct truetype *t, unsigned glyph)
{
    if (glyph < t->wide_metrics)
        return i16(t->hmtx, 4u * (size_t)glyph + 2);
    return i16(t->hmtx, 4u * (size_t)t->wide_metrics + 2u * (size_t)(glyph - t->wide_metrics));
}

/* False when the glyph's place in the file is impossible; an empty slice for a blank. */
static bool outline(const struct truetype *t, unsigned glyph, struct str *out)
{
    size_t from = t->long_loca ? u32(t->loca, 4u * (size_t)glyph)
                               : 2u * (size_t)u16(t->loca, 2u * (size_t)glyph);
    size_t to = t->long_loca ? u32(t->loca, 4u * (size_t)glyph + 4)
                             : 2u * (size_t)u16(t->loca, 2u * (size_t)glyph + 2);
    if (glyph >= t->glyphs || from > to || to > t->glyf.n)
        return false;
    *out = str_slice(t->glyf, from, to);
    return true;
}

static size_t component_size(unsigned flags)
{
    size_t size = 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE)
        return size + 2;
    if (flags & HAS_TWO_SCALES)
        return size + 4;
    return flags & HAS_MATRIX ? size + 8 : size;
}

/* The subset while it is made: source glyph of each new one, and the first new one of each. */
struct subset {
    const struct truetype *font;
    vec(uint16_t) glyphs;
    uint16_t *new_of; /* 0: none yet (glyph 0 is never a component that matters) */
    struct buf glyf, loca, hmtx;
};

static unsigned subset_glyph(struct subset *s, unsigned glyph)
{
    if (!s->new_of[glyph]) {
        s->new_of[glyph] = (uint16_t)s->glyphs.n;
        *vec_push(&s->glyphs) = (uint16_t)glyph;
    }
    return s->new_of[glyph];
}

/* Points the components of a composite outline, already copied to data, at their new numbers. */
static bool renumber_components(struct subset *s, char *data, size_t n)
{
    struct str view = {data, n};
    unsigned flags = MORE_COMPONENTS;
    for (size_t at = 10; flags & MORE_COMPONENTS; at += component_size(flags)) {
        if (at + 4 > n || s->glyphs.n >= 65535)
            return false;
        flags = u16(view, at);
        unsigned glyph = u16(view, at + 2);
        if (at + component_size(flags) > n || glyph >= s->font->glyphs)
            return false;
        put_u16(data + at + 2, subset_glyph(s, glyph));
    }
    return true;
}

static bool copy_glyph(struct subset *s, unsigned glyph)
{
    struct str data;
    if (glyph >= s->font->glyphs || !outline(s->font, glyph, &data))
        return false;
    add_u32(&s->loca, (uint32_t)s->glyf.n);
    size_t from = s->glyf.n;
    buf_str(&s->glyf, data);
    add_u16(&s->hmtx, truetype_advance(s->font, glyph));
    add_u16(&s->hmtx, (unsigned)side_bearing(s->font, glyph) & 0xFFFF);
    if (data.n >= 10 && i16(data, 0) < 0 && !renumber_components(s, s->glyf.p + from, data.n))
        return false;
    while (s->glyf.n % 4)
        buf_char(&s->glyf, 0);
    return true;
}

struct table_out {
    const char *tag;
    struct str bytes;
};

static uint32_t checksum(struct str bytes)
{
    uint32_t sum = 0;
    size_t whole = bytes.n & ~(size_t)3;
    for (size_t i = 0; i < whole; i += 4)
        sum += u32(bytes, i);
    for (size_t i = whole; i < bytes.n; i++)
        sum += (uint32_t)(unsigned char)bytes.p[i] << (24 - 8 * (i - whole));
    return sum;
}

static void add_file(struct buf *out, const struct table_out *tables, size_t n)
{
    size_t start = out->n, offset = 12 + 16 * n, head = 0;
    unsigned power = 1, log = 0;
    while (power * 2 <= n)
        power *= 2, log++;
    add_u32(out, 0x00010000);
    add_u16(out, (unsigned)n);
    add_u16(out, 16 * power);
    add_u16(out, log);
    add_u16(out, 16 * ((unsigned)n - power));
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, tables[i].tag);
        add_u32(out, checksum(tables[i].bytes));
        add_u32(out, (uint32_t)offset);
        add_u32(out, (uint32_t)tables[i].bytes.n);
        if (!strcmp(tables[i].tag, "head"))
            head = offset;
        offset += (tables[i].bytes.n + 3) & ~(size_t)3;
    }
    for (size_t i = 0; i < n; i++) {
        buf_str(out, tables[i].bytes);
        while ((out->n - start) % 4)
            buf_char(out, 0);
    }
    struct str file = {out->p + start, out->n - start};
    uint32_t adjust = 0xB1B0AFBAu - checksum(file); /* OpenType, chapter head */
    put_u16(out->p + start + head + 8, adjust >> 16);
    put_u16(out->p + start + head + 10, adjust & 0xFFFF);
}

static void add_subset(struct subset *s, struct buf *out)
{
    char head[54], hhea[36], maxp[32];
    memcpy(head, s->font->head.p, sizeof head);
    memcpy(hhea, s->font->hhea.p, sizeof hhea);
    memcpy(maxp, s->font->maxp.p, sizeof maxp);
    memset(head + 8, 0, 4);
    put_u16(head + 50, 1);
    put_u16(hhea + 34, (unsigned)s->glyphs.n);
    put_u16(maxp + 4, (unsigned)s->glyphs.n);
    struct table_out tables[9];
    size_t n = 0;
    const struct table_out all[] = {
        {"cvt ", s->font->cvt},        {"fpgm", s->font->fpgm},       {"glyf", buf_view(&s->glyf)},
        {"head", {head, sizeof head}}, {"hhea", {hhea, sizeof hhea}}, {"hmtx", buf_view(&s->hmtx)},
        {"loca", buf_view(&s->loca)},  {"maxp", {maxp, sizeof maxp}}, {"prep", s->font->prep},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].bytes.n)
            tables[n++] = all[i];
    add_file(out, tables, n);
}

size_t truetype_subset(const struct truetype *t, const uint16_t *glyphs, size_t n, struct buf *out)
{
    struct subset s = {.font = t, .new_of = mem_zalloc(sizeof(uint16_t) * t->glyphs)};
    bool sound = n > 0 && n <= 65535;
    for (size_t i = 0; i < n && sound; i++) {
        sound = glyphs[i] < t->glyphs;
        if (sound && !s.new_of[glyphs[i]])
            s.new_of[glyphs[i]] = (uint16_t)i;
        *vec_push(&s.glyphs) = glyphs[i];
    }
    for (size_t i = 0; i < s.glyphs.n && sound; i++) /* grows while components are met */
        sound = copy_glyph(&s, s.glyphs.at[i]);
    add_u32(&s.loca, (uint32_t)s.glyf.n);
    if (sound)
        add_subset(&s, out);
    size_t count = sound ? s.glyphs.n : 0;
    vec_free(&s.glyphs);
    free(s.new_of);
    buf_free(&s.glyf);
    buf_free(&s.loca);
    buf_free(&s.hmtx);
    return count;
}
