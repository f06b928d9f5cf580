/* Styles of a Word file: see docx_styles.h. ISO/IEC 29500-1, 17.7: a style inherits from the one
 * that it is based on; the document's defaults come first. */
#include "read/docx/docx_styles.h"

#include "base/map.h"
#include "base/mem.h"
#include "model/doc.h"
#include "read/docx/docx_parts.h"

enum { STYLE_CHAIN = 16 }; /* styles based on one another; a longer chain is a circle */

struct docx_styles {
    struct map ids;             /* of styles, the first of an id counts */
    struct docx_style *list;    /* by number of the id */
    struct docx_style fallback; /* the defaults, with the default paragraph style */
};

static void set(unsigned *style, unsigned bit, bool on)
{
    *style = on ? *style | bit : *style & ~bit;
}

static struct docx_look with_properties(struct docx_look look, const struct xml *rpr)
{
    struct str line = docx_value(rpr, "u"), place = docx_value(rpr, "vertAlign");
    if (xml_child(rpr, "b"))
        set(&look.style, STYLE_BOLD, docx_is_on(xml_child(rpr, "b")));
    if (xml_child(rpr, "i"))
        set(&look.style, STYLE_ITALIC, docx_is_on(xml_child(rpr, "i")));
    if (line.p)
        set(&look.style, STYLE_UNDERLINE, !str_is(line, "none"));
    if (place.p)
        set(&look.style, STYLE_SUPERSCRIPT, str_is(place, "superscript"));
    if (xml_child(rpr, "vanish"))
        look.hidden = docx_is_on(xml_child(rpr, "vanish"));
    if (xml_child(rpr, "caps"))
        look.capitals = docx_is_on(xml_child(rpr, "caps"));
    return look;
}

unsigned docx_heading(const struct xml *ppr, unsigned otherwise)
{
    long outline = docx_number(docx_value(ppr, "outlineLvl"), -1);
    return outline < 0 ? otherwise : outline < 9 ? (unsigned)outline + 1 : 0;
}

enum source_align docx_align(const struct xml *ppr, enum source_align otherwise)
{
    struct str jc = docx_value(ppr, "jc");
    if (str_is(jc, "center"))
        return SOURCE_ALIGN_CENTER;
    if (str_is(jc, "right") || str_is(jc, "end"))
        return SOURCE_ALIGN_RIGHT;
    return jc.p ? SOURCE_ALIGN_LEFT : otherwise;
}

/* The elements of styles, by number of their ids. */
static const struct xml **style_elements(struct arena *a, struct map *ids, const struct xml *root)
{
    vec(const struct xml *) elements = {0};
    xml_each (e, root, "style")
        if (map_add(ids, xml_value(e, "styleId")) == elements.n)
            *vec_push(&elements) = e;
    const struct xml **out = vec_copy(a, &elements);
    vec_free(&elements);
    return out;
}

static void apply(struct docx_style *s, const struct xml *style)
{
    const struct xml *ppr = xml_child(style, "pPr");
    const struct xml *num = xml_child(ppr, "numPr");
    s->look = with_properties(s->look, xml_child(style, "rPr"));
    s->heading = docx_heading(ppr, s->heading);
    if (xml_child(num, "numId")) { /* a style with a level alone has the list of its base */
        s->num = docx_value(num, "numId");
        s->level = STR_NONE;
    }
    if (xml_child(num, "ilvl"))
        s->level = docx_value(num, "ilvl");
    s->align = docx_align(ppr, s->align);
}

/* The style and those below it, the lowest first. */
static void inherit(struct docx_style *s, const struct map *ids, const struct xml **elements,
                    uint32_t number)
{
    const struct xml *chain[STYLE_CHAIN];
    size_t n = 0;
    while (number != MAP_NONE && n < STYLE_CHAIN) {
        chain[n++] = elements[number];
        struct str base = docx_value(elements[number], "basedOn");
        number = base.n ? map_find(ids, base) : MAP_NONE;
    }
    while (n)
        apply(s, chain[--n]);
}

struct docx_styles *docx_styles_read(struct arena *a, const struct xml *root)
{
    struct docx_styles *styles = arena_alloc(a, sizeof *styles);
    const struct xml *defaults = xml_child(xml_child(root, "docDefaults"), "rPrDefault");
    struct docx_style base = {
        .look = with_properties((struct docx_look){0}, xml_child(defaults, "rPr"))};
    styles->fallback = base;
    styles->ids.arena = a;
    const struct xml **elements = style_elements(a, &styles->ids, root);
    styles->list = arena_array(a, styles->ids.keys.n + 1, sizeof *styles->list);
    for (uint32_t i = 0; i < styles->ids.keys.n; i++) {
        bool paragraph = str_is(xml_value(elements[i], "type"), "paragraph");
        struct docx_style *s = &styles->list[i];
        *s = paragraph ? base : (struct docx_style){0};
        inherit(s, &styles->ids, elements, i);
        if (paragraph && docx_styles_are_ours(styles))
            s->look = base.look;
        s->id = styles->ids.keys.at[i];
        if (paragraph && docx_number(xml_value(elements[i], "default"), 0))
            styles->fallback = *s;
    }
    return styles;
}

bool docx_styles_are_ours(const struct docx_styles *styles)
{
    return map_find(&styles->ids, STR("FormMark")) != MAP_NONE;
}

const struct docx_style *docx_style_default(const struct docx_styles *styles)
{
    return &styles->fallback;
}

const struct docx_style *docx_style_find(const struct docx_styles *styles, struct str id)
{
    uint32_t number = id.n ? map_find(&styles->ids, id) : MAP_NONE;
    return number == MAP_NONE ? &styles->fallback : &styles->list[number];
}

struct docx_look docx_look_with(const struct docx_styles *styles, struct docx_look look,
                                const struct xml *rpr)
{
    struct str id = docx_value(rpr, "rStyle");
    if (id.n) {
        const struct docx_style *s = docx_style_find(styles, id);
        if (s != &styles->fallback) {
            look.style |= s->look.style;
            look.hidden |= s->look.hidden;
            look.capitals |= s->look.capitals;
        }
    }
    return with_properties(look, rpr);
}
