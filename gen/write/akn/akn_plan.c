/* What goes where in Akoma Ntoso: see akn_plan.h. */
#include "write/akn/akn_plan.h"

#include <string.h>

#include "base/map.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/akn.h"

struct planner {
    const struct doc *doc;
    struct arena *arena;   /* of what is planned */
    struct arena *scratch; /* of the planning */
    struct str *ids;
    unsigned *component;
    enum akn_zone *zones;
    struct map used; /* eIds given */
};

/* Noise and comments are not written; the certificate of a copy is. */
static bool is_left_out(const struct node *n)
{
    return node_is_incidental(n) && !node_is_copy(n);
}

const struct node *akn_plan_shown(const struct node *n)
{
    while (n && is_left_out(n))
        n = n->next;
    return n;
}

/* ---- first walk: components and zones ---- */

static enum akn_zone natural_zone(const struct node *n, enum akn_zone current)
{
    switch (n->kind) {
    case NODE_FRONT:
    case NODE_TITLE:
        return AKN_ZONE_PREFACE;
    case NODE_PREAMBLE:
        return AKN_ZONE_PREAMBLE;
    case NODE_RECIPIENT:
    case NODE_SIGNATURE:
    case NODE_NOISE: /* a certificate */
        return AKN_ZONE_CONCLUSIONS;
    case NODE_TABLE_TITLE:
        return current == AKN_ZONE_PREFACE ? AKN_ZONE_PREFACE : AKN_ZONE_BODY;
    case NODE_FOOTNOTE:
        return current;
    default:
        return AKN_ZONE_BODY;
    }
}

static void cut(struct planner *p)
{
    enum akn_zone current = AKN_ZONE_PREFACE;
    unsigned component = 0;
    bool table = false;
    for (const struct node *n = akn_plan_shown(p->doc->root->first); n;
         n = akn_plan_shown(n->next)) {
        enum akn_zone zone = natural_zone(n, current);
        bool after_end = current == AKN_ZONE_CONCLUSIONS && zone < current;
        bool next_table = component && table && n->kind == NODE_TABLE_TITLE;
        if (after_end || next_table) {
            component++;
            current = AKN_ZONE_PREFACE;
            table = false;
            zone = natural_zone(n, current);
        }
        if (zone > current)
            current = zone;
        table |= n->kind == NODE_TABLE;
        p->component[n->id] = component;
        p->zones[n->id] = current;
    }
}

/* ---- second walk: elements and eIds ---- */

/* False where another element has the id. */
static bool take_id(struct planner *p, struct str id)
{
    size_t given = p->used.keys.n;
    return map_add(&p->used, id) == given;
}

struct naming {
    const char *element, *short_name; /* short names: AKN naming convention, 4.6 */
};

static const struct naming names[] = {
    {"section", "sec"},    {"subsection", "subsec"},     {"level", "lvl"},
    {"paragraph", "para"}, {"point", "point"},           {"alinea", "al"},
    {"indent", "indent"},  {"hcontainer", "hcontainer"},
};
enum { SECTION, SUBSECTION, LEVEL, PARAGRAPH, POINT, ALINEA, INDENT, HCONTAINER };

static bool is_letter_label(struct str label)
{
    uint32_t cp;
    struct str number = label_number(label);
    size_t n = utf8_next(number, &cp);
    return n && n == number.n && cp_is_lower(cp);
}

static struct naming naming_of(const struct node *n)
{
    size_t length, division = label_division(n->label, &length);
    if (n->kind == NODE_BULLET)
        return names[INDENT];
    if (n->kind != NODE_HEADING && n->kind != NODE_PARA)
        return names[HCONTAINER];
    if (division--)
        return (struct naming){lexicon_field(WORDS_DIVISION, division, DIVISION_ELEMENT).p,
                               lexicon_field(WORDS_DIVISION, division, DIVISION_SHORT_NAME).p};
    if (n->kind == NODE_HEADING)
        return names[n->level == 1 ? SECTION : n->level == 2 ? SUBSECTION : LEVEL];
    if (!n->label.n)
        return names[ALINEA];
    return names[is_letter_label(n->label) ? POINT : PARAGRAPH];
}

/* The short name of a node's element in eIds. */
static const char *short_name(const struct node *n)
{
    static const char *const short_names[NODE_KINDS] = {
        [NODE_TITLE] = "longTitle",     [NODE_FOOTNOTE] = "authorialNote",
        [NODE_TABLE] = "table",         [NODE_TABLE_HEAD] = "tr",
        [NODE_TABLE_ROW] = "tr",        [NODE_FRONT] = "front",
        [NODE_PREAMBLE] = "preamble",   [NODE_RECIPIENT] = "recipient",
        [NODE_SIGNATURE] = "signature", [NODE_TABLE_TITLE] = "table-title",
        [NODE_NOISE] = "copy"};
    return short_names[n->kind] ? short_names[n->kind] : naming_of(n).short_name;
}

static bool counted(const struct node *n)
{
    return n->kind != NODE_HEADING && n->kind != NODE_PARA ? true : !n->label.n;
}

static void give_id(struct planner *p, const struct node *n, unsigned *ordinals)
{
    struct str up = p->ids[n->parent->id];
    struct buf id = {0};
    unsigned ordinal = 1;
    bool is_row = n->kind == NODE_TABLE_HEAD || n->kind == NODE_TABLE_ROW;
    for (const struct node *s = counted(n) ? node_prev(n) : NULL; s; s = node_prev(s)) {
        bool rows = is_row && (s->kind == NODE_TABLE_HEAD || s->kind == NODE_TABLE_ROW);
        if ((s->kind == n->kind || rows) && counted(s) && !is_left_out(s)) {
            ordinal = ordinals[s->id] + 1;
            break;
        }
    }
    ordinals[n->id] = ordinal;
    if (n->parent == p->doc->root && p->component[n->id])
        buf_printf(&id, "att_%u__", p->component[n->id]);
    else if (up.n)
        buf_printf(&id, "%.*s__", STR_ARG(up));
    buf_printf(&id, "%s_", short_name(n));
    size_t before = id.n;
    if (!counted(n)) {
        /* Letters and digits of the label's number, "_" for blanks; what is left is dropped. */
        uint32_t cp;
        struct str digits = label_number(n->label);
        for (size_t m; (m = utf8_next(digits, &cp)); digits = str_slice(digits, m, digits.n))
            if (cp_is_word(cp) || strchr(".-", (int)(cp < 0x80 ? cp : 'x')))
                buf_add(&id, digits.p, m);
            else if (cp_is_space(cp))
                buf_char(&id, '_');
    }
    if (id.n == before)
        buf_printf(&id, "%u", ordinal);
    /* A label may come twice: the second gets "-2"; after a few it gets the node's number. */
    struct str wanted = buf_take(&id, p->arena);
    enum { FEW = 9 };
    struct str tried = wanted;
    for (unsigned k = 2; !take_id(p, tried); k++)
        tried = k <= FEW ? str_format(p->arena, "%.*s-%u", STR_ARG(wanted), k)
                         : str_format(p->arena, "%.*s-n%u-%u", STR_ARG(wanted), n->id, k);
    p->ids[n->id] = tried;
}

/* ---- quotations ---- */

enum { QUOTE_OPENS = 0x201C, QUOTE_CLOSES = 0x201D, ANGLE_OPENS = 0xAB, ANGLE_CLOSES = 0xBB };

static bool opens_quotation(const struct node *n)
{
    uint32_t c = utf8_first(n->runs->text, 0);
    return c == QUOTE_OPENS || c == ANGLE_OPENS;
}

bool akn_plan_quoted_words(struct arena *a, struct str text, size_t *from, size_t *to)
{
    enum { REACH = 60 }; /* bytes before a quotation that may hold such words */
    static const char open[] = "\xE2\x80\x9C", close[] = "\xE2\x80\x9D";
    for (size_t at = 0; (at = str_find(text, STR(open), at)) != (size_t)-1; at += 3) {
        size_t start = at > REACH ? at - REACH : 0;
        while (start < at && utf8_continues(text.p[start]))
            start++;
        struct phrase before = phrase_read(a, str_slice(text, start, at));
        size_t end = str_find(text, STR(close), at);
        if (end == (size_t)-1)
            return false;
        if (!lexicon_before(WORDS_QUOTED_WORDS, &before, before.n))
            continue;
        *from = at;
        *to = end + 3;
        return true;
    }
    return false;
}

/* The closing mark, which a stop may follow. */
static bool closes_quotation(const struct node *n)
{
    struct str s = str_trim(n->last_run->text);
    while (s.n && strchr(".;,", s.p[s.n - 1]))
        s.n--;
    uint32_t c = utf8_final(s, 0);
    return c == QUOTE_CLOSES || c == ANGLE_CLOSES;
}

/* A paragraph that may be part of a quotation: words without a label, and notes of theirs. */
static bool is_words(const struct node *n)
{
    if (!n || n->kind != NODE_PARA || n->label.n || !n->runs)
        return false;
    for (const struct node *c = akn_plan_shown(n->first); c; c = akn_plan_shown(c->next))
        if (c->kind != NODE_FOOTNOTE)
            return false;
    return true;
}

const struct node *akn_plan_quoted_end(const struct node *clause, const struct node *first)
{
    if (!is_words(first) || !clause->runs || !opens_quotation(first))
        return first;
    for (const struct node *n = first; is_words(n); n = akn_plan_shown(n->next))
        if (closes_quotation(n))
            return akn_plan_shown(n->next);
    return first;
}

const char *akn_plan_element(const struct node *n)
{
    return naming_of(n).element;
}

struct akn_plan akn_plan(const struct doc *d, struct arena *a)
{
    struct arena *scratch = arena_new();
    struct planner p = {
        .doc = d, .arena = a, .scratch = scratch, .used = {.arena = scratch, .borrowed = true}};
    p.ids = arena_array(a, d->count, sizeof *p.ids);
    p.component = arena_array(a, d->count, sizeof *p.component);
    p.zones = arena_array(a, d->count, sizeof *p.zones);
    cut(&p);
    static const char *const reserved[] = {AKN_ISSUER, AKN_PLACE, AKN_CENTRAL_ONLY, AKN_PROGRAM};
    unsigned *ordinals = arena_array(p.scratch, d->count, sizeof *ordinals);
    map_room(&p.used, d->count + sizeof reserved / sizeof *reserved);
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        take_id(&p, str_of(reserved[i]));
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root))
        if (n->kind != NODE_CELL && !is_left_out(n))
            give_id(&p, n, ordinals);
    arena_free(scratch);
    return (struct akn_plan){p.ids, p.component, p.zones};
}
