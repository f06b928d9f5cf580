/*
 * The form of a kind of document: see style.h. The grammar has checked the shape; here the bases
 * are followed, and what the program cannot do without is asked for.
 */
#include "model/style.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/schema.h"
#include "base/xml.h"
#include "model/doc.h"

static const char grammar[] =
#include "model/style.rng.h"
    ;

struct style_reader {
    struct arena *arena;
    const struct style_finder *finder;
    struct style *style;
    vec(struct style_class) classes;
    vec(struct style_word) words;
    vec(struct style_number) numbers;
    struct map names;   /* of the elements of this file */
    struct map placed;  /* names of all elements, those of the base too */
    vec(size_t) places; /* of these in their lists, in the arena */
    vec(size_t) lines;  /* of these, by number, in the arena */
    bool faulty;        /* a message says why */
};

/* A length in pt, or a plain number: read by hand because strtod() follows the locale. */
static double length_of(struct str s)
{
    const double pt_per_mm = 72 / 25.4;
    double value = 0, unit = 0;
    bool negative = str_starts(s, STR("-"));
    for (size_t i = negative; i < s.n && strchr("0123456789.", s.p[i]); i++) {
        if (s.p[i] == '.') {
            unit = 1;
            continue;
        }
        value = value * 10 + (s.p[i] - '0');
        unit *= 10;
    }
    if (unit > 0)
        value /= unit;
    if (str_ends(s, STR("mm")))
        value *= pt_per_mm;
    return negative ? -value : value;
}

static double length(const struct xml *x, const char *name)
{
    return length_of(str_trim(xml_value(x, name)));
}

/* "13-14", "20mm-25mm", or one value. */
static struct style_range range(const struct xml *x, const char *name)
{
    struct str s = str_trim(xml_value(x, name));
    size_t dash = str_find(s, STR("-"), 0);
    bool one = dash == (size_t)-1;
    return (struct style_range){length_of(str_slice(s, 0, one ? s.n : dash)),
                                length_of(str_slice(s, one ? 0 : dash + 1, s.n))};
}

static bool yes(const struct xml *x, const char *name)
{
    return str_is(xml_value(x, name), "yes");
}

static enum style_align align_of(const struct xml *x)
{
    static const char *const names[] = {[ALIGN_LEFT] = "left",
                                        [ALIGN_CENTER] = "center",
                                        [ALIGN_RIGHT] = "right",
                                        [ALIGN_JUSTIFY] = "justify"};
    size_t i = str_among(xml_value(x, "align"), names);
    return i < sizeof names / sizeof *names ? (enum style_align)i : ALIGN_LEFT;
}

/* Where in its list the element of that name is, else next. */
static size_t place_of(struct style_reader *r, const char *element, const char *name, size_t next)
{
    uint32_t i = map_add(&r->placed, str_format(r->arena, "%s %s", element, name));
    if (i == r->places.n)
        *arena_push(r->arena, &r->places) = next;
    return r->places.at[i];
}

/* Adds an item, or replaces the one of the base with the same name. */
#define put_named(r, element, list, item)                                                          \
    do {                                                                                           \
        size_t at_ = place_of(r, element, (item).name, (list)->n);                                 \
        *(at_ < (list)->n ? &(list)->at[at_] : vec_push(list)) = (item);                           \
    } while (0)

/* In pt: what can be read, and is no page by itself. */
enum { TYPE_LEAST = 1, TYPE_MOST = 1000 };

static bool type_size(double pt)
{
    return pt >= TYPE_LEAST && pt <= TYPE_MOST;
}

static void read_class(struct style_reader *r, const struct xml *x)
{
    struct style_class c = {
        .name = xml_string(r->arena, x, "name"),
        .size = length(x, "size"),
        .style = (yes(x, "bold") ? STYLE_BOLD : 0u) | (yes(x, "italic") ? STYLE_ITALIC : 0u) |
                 (yes(x, "underline") ? STYLE_UNDERLINE : 0u),
        .caps = yes(x, "caps"),
        .align = align_of(x),
        .indent = length(x, "indent"),
        .left = length(x, "left"),
        .right = length(x, "right"),
        .before = length(x, "before"),
        .after = length(x, "after"),
        .after_most = length(x, "after-most"),
        .leading = length(x, "leading"),
        .exact = yes(x, "exact"),
        .sizes = range(x, "allowed-size"),
        .leadings = range(x, "allowed-leading"),
        .indents = range(x, "allowed-indent"),
        .after_least = length(x, "after-least"),
        .rule = xml_value(x, "rule"),
    };
    if (!type_size(c.size) || !type_size(c.leading)) {
        diag(MSG_STYLE_SIZE, x->pos, c.name, TYPE_LEAST, TYPE_MOST);
        r->faulty = true;
    }
    put_named(r, "class", &r->classes, c);
}

/* The same name twice in one file: the second would win in silence. */
static void check_twice(struct style_reader *r, const struct xml *x)
{
    struct str key = str_format(r->arena, "%s %.*s", x->name, STR_ARG(xml_value(x, "name")));
    uint32_t i = map_add(&r->names, key);
    if (i == r->lines.n)
        *arena_push(r->arena, &r->lines) = pos_line(x->pos);
    else {
        diag(MSG_STYLE_TWICE, x->pos, x->name, STR_ARG(xml_value(x, "name")), r->lines.at[i]);
        r->faulty = true;
    }
}

static const struct style *read_style(struct arena *, const struct source *,
                                      const struct style_finder *, size_t depth);

/* False, after a message, when there is a base that cannot be used. */
static bool take_base(struct style_reader *r, const struct xml *root, size_t depth)
{
    struct str name = xml_value(root, "base");
    if (!name.n)
        return true;
    if (depth == LIMIT_BASES) {
        diag(MSG_STYLE_CIRCLE, xml_attribute_pos(root, "base"), STR_ARG(name));
        return false;
    }
    const char *path = r->finder->path(r->finder->user, xml_string(r->arena, root, "base"));
    const struct source *source = source_is_no_pipe(path) ? source_open(r->arena, path) : NULL;
    const struct style *base = source ? read_style(r->arena, source, r->finder, depth + 1) : NULL;
    if (!base)
        return false;
    const struct source *own = r->style->source;
    *r->style = *base;
    r->style->source = own;
    r->style->base = base;
    for (size_t i = 0; i < base->class_count; i++)
        put_named(r, "class", &r->classes, base->classes[i]);
    for (size_t i = 0; i < base->word_count; i++)
        put_named(r, "word", &r->words, base->words[i]);
    for (size_t i = 0; i < base->number_count; i++)
        put_named(r, "number", &r->numbers, base->numbers[i]);
    return true;
}

static const struct style_class *find_class(const struct style *s, const char *name)
{
    for (size_t i = 0; i < s->class_count; i++)
        if (!strcmp(s->classes[i].name, name))
            return &s->classes[i];
    return NULL;
}

/* In pt: what a PDF reader is sure to show (ISO 32000-1, annex C.2). */
enum { PAGE_LEAST = 3, PAGE_MOST = 14400 };

static bool page_size(double side)
{
    return side >= PAGE_LEAST && side <= PAGE_MOST;
}

/* False after a message. */
static bool read_page(struct style *s, const struct xml *x)
{
    s->width = length(x, "width");
    s->height = length(x, "height");
    s->top = length(x, "top");
    s->bottom = length(x, "bottom");
    s->left = length(x, "left");
    s->right = length(x, "right");
    s->tops = range(x, "allowed-top");
    s->bottoms = range(x, "allowed-bottom");
    s->lefts = range(x, "allowed-left");
    s->rights = range(x, "allowed-right");
    s->page_rule = xml_value(x, "rule");
    bool sized = page_size(s->width) && page_size(s->height);
    bool room = s->left + s->right < s->width && s->top + s->bottom < s->height;
    if (!sized)
        diag(MSG_STYLE_PAGE_SIZE, x->pos, PAGE_LEAST, PAGE_MOST);
    if (!room)
        diag(MSG_STYLE_PAGE, x->pos);
    return sized && room;
}

/* Is the text of each class on the paper, with room for it? False after a message. */
static bool classes_fit(const struct style *s, struct pos pos)
{
    for (size_t i = 0; i < s->class_count; i++) {
        const struct style_class *c = &s->classes[i];
        double in = c->indent > 0 ? c->indent : 0, out = c->indent < 0 ? c->indent : 0;
        if (s->left + c->left + out < 0 || s->right + c->right < 0 ||
            s->left + c->left + in >= s->width - s->right - c->right) {
            diag(MSG_STYLE_CLASS, pos, c->name);
            return false;
        }
    }
    return true;
}

static void read_part(struct style_reader *r, const struct xml *x)
{
    if (xml_is(x, "fonts")) {
        const size_t most = sizeof r->style->fonts / sizeof *r->style->fonts;
        size_t n = 0;
        memset(r->style->fonts, 0, sizeof r->style->fonts);
        r->style->fonts_pos = x->pos;
        r->style->fonts_rule = xml_value(x, "rule");
        for (const struct xml *f = xml_child(x, "font"); f && n < most; f = xml_sibling(f, "font"))
            r->style->fonts[n++] = xml_value(f, "family");
    } else if (xml_is(x, "page")) {
        r->faulty |= !read_page(r->style, x);
    } else
        check_twice(r, x);
    if (xml_is(x, "class"))
        read_class(r, x);
    else if (xml_is(x, "word"))
        put_named(r, "word", &r->words,
                  ((struct style_word){xml_string(r->arena, x, "name"),
                                       str_trim(xml_text(r->arena, x)), xml_value(x, "rule")}));
    else if (xml_is(x, "number"))
        put_named(r, "number", &r->numbers,
                  ((struct style_number){xml_string(r->arena, x, "name"), length(x, "value"),
                                         range(x, "allowed"), xml_value(x, "rule")}));
}

static const struct style *read_style(struct arena *a, const struct source *source,
                                      const struct style_finder *finder, size_t depth)
{
    const struct xml *root = schema_parse(a, source, grammar);
    if (!root)
        return NULL;
    struct style_reader r = {.arena = a,
                             .style = arena_alloc(a, sizeof *r.style),
                             .finder = finder,
                             .names = {.arena = a},
                             .placed = {.arena = a}};
    r.style->source = source;
    bool based = take_base(&r, root, depth);
    r.style->kind = xml_string(a, root, "kind");
    xml_each (x, root, NULL)
        read_part(&r, x);
    vec_move(a, &r.classes, r.style->classes, r.style->class_count);
    vec_move(a, &r.words, r.style->words, r.style->word_count);
    vec_move(a, &r.numbers, r.style->numbers, r.style->number_count);
    if (based && !find_class(r.style, "body")) {
        diag(MSG_STYLE_BODY, root->pos);
        return NULL;
    }
    return based && !r.faulty && classes_fit(r.style, root->pos) ? r.style : NULL;
}

const struct style *style_read(struct arena *a, const struct source *source,
                               const struct style_finder *finder)
{
    return read_style(a, source, finder, 0);
}

const struct style_class *style_class(const struct style *s, const char *name)
{
    const struct style_class *c = find_class(s, name);
    return c ? c : find_class(s, "body");
}

const struct style_word *style_find_word(const struct style *s, const char *name)
{
    for (size_t i = 0; i < s->word_count; i++)
        if (!strcmp(s->words[i].name, name))
            return &s->words[i];
    return NULL;
}

struct str style_word(const struct style *s, const char *name)
{
    const struct style_word *w = style_find_word(s, name);
    return w ? w->text : STR("");
}

const struct style_number *style_find_number(const struct style *s, const char *name)
{
    for (size_t i = 0; i < s->number_count; i++)
        if (!strcmp(s->numbers[i].name, name))
            return &s->numbers[i];
    return NULL;
}

double style_number(const struct style *s, const char *name)
{
    const struct style_number *n = style_find_number(s, name);
    return n ? n->value : 0;
}

bool style_has_number(const struct style *s, const char *name)
{
    return style_find_number(s, name);
}

bool style_word_next(struct str *rest, struct str *word)
{
    size_t end = str_find(*rest, STR("|"), 0);
    end = end == (size_t)-1 ? rest->n : end;
    *word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end < rest->n ? end + 1 : end, rest->n);
    return word->n > 0;
}
