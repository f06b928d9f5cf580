/*
 * Numbers that only numbering.xml holds: see docx_numbering.h. ISO/IEC 29500-1, 17.9: a list (num)
 * refers to a definition (abstractNum) of nine levels and may override some; lists of one
 * definition count together unless a list sets a start of its own.
 */
#include "read/docx/docx_numbering.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "read/docx/docx_parts.h"

enum {
    LEVELS = 9,
    MAX_LETTERS = 30 /* of a label; Word has numbers up to 780, "zz...z" */
};

struct level {
    long start;
    long restart; /* the level (from 1) whose next number begins this one anew; 0: never; -1: any */
    struct str format, text;
    bool legal; /* upper levels are printed as 1, 2, 3 */
};

struct definition {
    struct str link; /* w:numStyleLink: it is the one whose w:styleLink is the same style */
    struct level levels[LEVELS];
    long count[LEVELS]; /* the last number given; start - 1 before the first */
    bool begun[LEVELS];
};

struct list {
    struct definition *definition;
    struct level levels[LEVELS];
    long restart[LEVELS]; /* start of its own, until it is used; -1 for none */
};

struct docx_numbering {
    struct arena *arena;
    vec(struct definition *) definitions;
    vec(struct list *) lists;
    struct map definition_ids, list_ids, links; /* numbers of the first of each id */
    vec(struct definition *) linked;            /* by number of the link */
};

static void read_level(struct level *l, const struct xml *e)
{
    l->start = docx_number(docx_value(e, "start"), l->start);
    l->restart = docx_number(docx_value(e, "lvlRestart"), l->restart);
    if (xml_child(e, "numFmt"))
        l->format = docx_value(e, "numFmt");
    if (xml_child(e, "lvlText"))
        l->text = docx_value(e, "lvlText");
    if (xml_child(e, "isLgl"))
        l->legal = docx_is_on(xml_child(e, "isLgl"));
}

static long level_of(const struct xml *e)
{
    long level = docx_number(xml_value(e, "ilvl"), -1);
    return level >= 0 && level < LEVELS ? level : -1;
}

static void read_definition(struct docx_numbering *n, const struct xml *e)
{
    if (map_add(&n->definition_ids, xml_value(e, "abstractNumId")) != n->definitions.n)
        return;
    struct definition *d = arena_alloc(n->arena, sizeof *d), **at = vec_push(&n->definitions);
    *at = d;
    d->link = docx_value(e, "numStyleLink");
    struct str own = docx_value(e, "styleLink");
    if (own.n && map_add(&n->links, own) == n->linked.n)
        *vec_push(&n->linked) = d;
    for (size_t i = 0; i < LEVELS; i++)
        d->levels[i] = (struct level){.start = 0, .restart = -1};
    xml_each (l, e, "lvl")
        if (level_of(l) >= 0)
            read_level(&d->levels[level_of(l)], l);
}

/* The definition of an id, or the one that its numbering style has; NULL for none. */
static struct definition *definition_of(const struct docx_numbering *n, struct str id)
{
    uint32_t number = map_find(&n->definition_ids, id);
    struct definition *d = number == MAP_NONE ? NULL : n->definitions.at[number];
    uint32_t link = d && d->link.n ? map_find(&n->links, d->link) : MAP_NONE;
    return link == MAP_NONE ? d : n->linked.at[link];
}

static void read_list(struct docx_numbering *n, const struct xml *e)
{
    struct definition *d = definition_of(n, docx_value(e, "abstractNumId"));
    if (!d || map_add(&n->list_ids, xml_value(e, "numId")) != n->lists.n)
        return;
    struct list *list = arena_alloc(n->arena, sizeof *list), **at = vec_push(&n->lists);
    *at = list;
    list->definition = d;
    for (size_t i = 0; i < LEVELS; i++) {
        list->levels[i] = d->levels[i];
        list->restart[i] = -1;
    }
    xml_each (o, e, "lvlOverride") {
        long level = level_of(o);
        if (level < 0)
            continue;
        if (xml_child(o, "lvl"))
            read_level(&list->levels[level], xml_child(o, "lvl"));
        list->restart[level] = docx_number(docx_value(o, "startOverride"), -1);
    }
}

struct docx_numbering *docx_numbering_read(struct arena *a, const struct xml *root)
{
    struct docx_numbering *n = arena_alloc(a, sizeof *n);
    n->arena = n->definition_ids.arena = n->list_ids.arena = n->links.arena = a;
    xml_each (e, root, "abstractNum")
        read_definition(n, e);
    xml_each (e, root, "num")
        read_list(n, e);
    return n;
}

void docx_numbering_free(struct docx_numbering *n)
{
    vec_free(&n->definitions);
    vec_free(&n->linked);
    vec_free(&n->lists);
}

static void append_letters(struct buf *out, long number, char first)
{
    for (long k = (number - 1) / 26; k >= 0 && number > 0; k--) /* a ... z, aa, bb, ... */
        buf_char(out, (char)(first + (number - 1) % 26));
}

static void append_number(struct buf *out, long number, struct str format)
{
    bool letters = number <= MAX_LETTERS * 26L;
    if (str_is(format, "lowerLetter") && letters)
        append_letters(out, number, 'a');
    else if (str_is(format, "upperLetter") && letters)
        append_letters(out, number, 'A');
    else if (str_is(format, "lowerRoman") || str_is(format, "upperRoman"))
        buf_roman(out, number > 0 && number < 4000 ? (unsigned)number : 0,
                  str_is(format, "upperRoman"));
    else if (str_is(format, "decimalZero") && number < 10)
        buf_printf(out, "0%ld", number);
    else if (!str_is(format, "none"))
        buf_printf(out, "%ld", number);
}

/* "%1.%2." with the numbers of the levels. */
static void append_label(struct buf *out, const struct list *list, long level)
{
    struct str text = list->levels[level].text;
    for (size_t i = 0; i < text.n; i++) {
        bool number =
            text.p[i] == '%' && i + 1 < text.n && text.p[i + 1] >= '1' && text.p[i + 1] <= '9';
        if (!number) {
            buf_char(out, text.p[i]);
            continue;
        }
        long at = text.p[++i] - '1';
        const struct level *l = &list->levels[at];
        bool legal = list->levels[level].legal && at < level;
        long value = list->definition->begun[at] ? list->definition->count[at] : l->start;
        append_number(out, value, legal ? STR("decimal") : l->format);
    }
}

static void count(struct list *list, long level)
{
    struct definition *d = list->definition;
    bool own = list->restart[level] >= 0;
    if (own)
        d->count[level] = list->restart[level];
    else
        d->count[level] = d->begun[level] ? d->count[level] + 1 : list->levels[level].start;
    list->restart[level] = -1;
    d->begun[level] = true;
    for (long k = level + 1; k < LEVELS; k++) {
        long by = list->levels[k].restart;
        if (by == -1 || (by > 0 && level + 1 <= by))
            d->begun[k] = false;
    }
}

/* Fonts of signs (Symbol, Wingdings) hold their marks in the private use area: a bullet each. */
static void append_mark(struct buf *out, struct str text)
{
    uint32_t c = utf8_first(text, 0);
    if (c >= 0xE000 && c <= 0xF8FF)
        utf8_append(out, 0x2022);
    else
        buf_str(out, text);
}

bool docx_numbering_next(struct docx_numbering *n, struct str num, long level, struct buf *label,
                         bool *bullet)
{
    uint32_t number = map_find(&n->list_ids, num);
    if (number == MAP_NONE || level < 0 || level >= LEVELS)
        return false;
    struct list *list = n->lists.at[number];
    const struct level *l = &list->levels[level];
    *bullet = str_is(l->format, "bullet");
    size_t before = label->n;
    if (*bullet)
        append_mark(label, l->text);
    else {
        count(list, level);
        append_label(label, list, level);
    }
    return label->n > before;
}
