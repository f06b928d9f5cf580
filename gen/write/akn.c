/*
 * Akoma Ntoso out: see akn.h and, for what stands for what, read/akn.h.
 *
 * Three walks. The first cuts the children of the document into components (the document proper
 * and its attachments) and gives each a zone; zones follow one another in the order of the schema,
 * so what stands in an unusual place is written where it stands, named by its kind. The second
 * gives every node its eId. The third writes.
 */
#include "write/akn.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/xml.h"
#include "model/akn.h"
#include "model/runs.h"
#include "write/akn_meta.h"

enum zone { ZONE_PREFACE, ZONE_PREAMBLE, ZONE_BODY, ZONE_CONCLUSIONS };

static const char *const zone_elements[] = {"preface", "preamble", "mainBody", "conclusions"};

struct writer {
    const struct doc *doc;
    struct arena *scratch;
    struct buf *out;
    size_t depth;
    struct str *ids;     /* by node id: eId, without the component's prefix */
    unsigned *component; /* by node id of a child of the document */
    enum zone *zones;    /* the same */
    struct str *used;    /* hash table of eIds given */
    size_t used_size;
    const struct node *note; /* the next footnote that is written at its call */
    const struct node *list; /* the first item of the open blockList */
};

/* ---- the tree as it is written ---- */

/* What is left out: noise, and the heads that page cuts repeat. */
static bool left_out(const struct node *n)
{
    return n->kind == NODE_NOISE || node_is_repeated_head(n);
}

static const struct node *shown(const struct node *n)
{
    while (n && left_out(n))
        n = n->next;
    return n;
}

static const struct node *next_note(const struct node *n)
{
    n = shown(n);
    return n && n->kind == NODE_FOOTNOTE ? n : NULL;
}

/* The footnote that is due after this one; those of a row stand anywhere among its cells. */
static const struct node *note_after(const struct node *note)
{
    if (note->parent->kind != NODE_TABLE_ROW && note->parent->kind != NODE_TABLE_HEAD)
        return next_note(note->next);
    note = note->next;
    while (note && note->kind != NODE_FOOTNOTE)
        note = note->next;
    return note;
}

/* The first child that is not among the footnotes at the head. */
static const struct node *first_below(const struct node *n)
{
    const struct node *child = shown(n->first);
    while (child && child->kind == NODE_FOOTNOTE)
        child = shown(child->next);
    return child;
}

/* ---- first walk: components and zones ---- */

static enum zone natural_zone(const struct node *n, enum zone current)
{
    switch (n->kind) {
    case NODE_FRONT:
    case NODE_TITLE:
        return ZONE_PREFACE;
    case NODE_PREAMBLE:
        return ZONE_PREAMBLE;
    case NODE_RECIPIENT:
    case NODE_SIGNATURE:
        return ZONE_CONCLUSIONS;
    case NODE_TABLE_TITLE:
        return current == ZONE_PREFACE ? ZONE_PREFACE : ZONE_BODY;
    case NODE_FOOTNOTE:
        return current;
    default:
        return ZONE_BODY;
    }
}

static void cut(struct writer *w)
{
    enum zone current = ZONE_PREFACE;
    unsigned component = 0;
    bool table = false;
    for (const struct node *n = shown(w->doc->root->first); n; n = shown(n->next)) {
        enum zone zone = natural_zone(n, current);
        bool after_end = current == ZONE_CONCLUSIONS && zone < current;
        bool next_table = component && table && n->kind == NODE_TABLE_TITLE;
        if (after_end || next_table) {
            component++;
            current = ZONE_PREFACE;
            table = false;
            zone = natural_zone(n, current);
        }
        if (zone > current)
            current = zone;
        table |= n->kind == NODE_TABLE;
        w->component[n->id] = component;
        w->zones[n->id] = current;
    }
}

/* ---- second walk: eIds ---- */

static bool take_id(struct writer *w, struct str id)
{
    size_t hash = 14695981039346656037u & (size_t)-1; /* FNV-1a */
    for (size_t i = 0; i < id.n; i++)
        hash = (hash ^ (unsigned char)id.p[i]) * (size_t)1099511628211u;
    for (size_t i = hash % w->used_size;; i = (i + 1) % w->used_size) {
        if (!w->used[i].n) {
            w->used[i] = id;
            return true;
        }
        if (str_eq(w->used[i], id))
            return false;
    }
}

/* A label may come twice: the second gets "-2"; after a few the node's number tells it apart. */
static struct str unique_id(struct writer *w, struct str id, unsigned node)
{
    enum { FEW = 9 };
    struct str tried = id;
    for (unsigned k = 2; !take_id(w, tried); k++)
        tried = k <= FEW ? str_format(w->scratch, "%.*s-%u", STR_ARG(id), k)
                         : str_format(w->scratch, "%.*s-n%u-%u", STR_ARG(id), node, k);
    return tried;
}

static const struct naming {
    const char *word, *element, *short_name; /* short names: AKN naming convention, 4.6 */
} words[] = {
    {"phần", "part", "part"},   {"chương", "chapter", "chp"},
    {"mục", "section", "sec"},  {"tiểu mục", "subsection", "subsec"},
    {"điều", "article", "art"},
};

static const struct naming names[] = {
    {NULL, "section", "sec"},    {NULL, "subsection", "subsec"},     {NULL, "level", "lvl"},
    {NULL, "paragraph", "para"}, {NULL, "point", "point"},           {NULL, "alinea", "al"},
    {NULL, "indent", "indent"},  {NULL, "hcontainer", "hcontainer"},
};
enum { SECTION, SUBSECTION, LEVEL, PARAGRAPH, POINT, ALINEA, INDENT, HCONTAINER };

static bool is_letter_label(struct str label)
{
    uint32_t cp;
    struct str number = label_number(label);
    size_t n = utf8_next(number, &cp);
    return n && n == number.n && cp_is_lower(cp);
}

static const struct naming *naming_of(const struct writer *w, const struct node *n)
{
    if (n->kind == NODE_BULLET)
        return &names[INDENT];
    if (n->kind != NODE_HEADING && n->kind != NODE_PARA)
        return &names[HCONTAINER];
    struct str label = unicode_lower(w->scratch, n->label);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i].word);
        if (str_starts(label, word) && str_starts(str_slice(label, word.n, label.n), STR(" ")))
            return &words[i];
    }
    if (n->kind == NODE_HEADING)
        return &names[n->level == 1 ? SECTION : n->level == 2 ? SUBSECTION : LEVEL];
    if (!n->label.n)
        return &names[ALINEA];
    return &names[is_letter_label(n->label) ? POINT : PARAGRAPH];
}

/* The short name of a node's element in eIds. */
static const char *short_name(const struct writer *w, const struct node *n)
{
    switch (n->kind) {
    case NODE_TITLE:
        return "longTitle";
    case NODE_FOOTNOTE:
        return "authorialNote";
    case NODE_TABLE:
        return "table";
    case NODE_TABLE_HEAD:
    case NODE_TABLE_ROW:
        return "tr";
    case NODE_FRONT:
    case NODE_PREAMBLE:
    case NODE_RECIPIENT:
    case NODE_SIGNATURE:
    case NODE_TABLE_TITLE:
        return node_kind_name(n->kind);
    default:
        return naming_of(w, n)->short_name;
    }
}

static bool counted(const struct node *n)
{
    return n->kind != NODE_HEADING && n->kind != NODE_PARA ? true : !n->label.n;
}

/* Letters and digits of the label's number, "_" for blanks; what is left is dropped. */
static void add_number(struct buf *b, struct str label)
{
    uint32_t cp;
    struct str number = label_number(label);
    for (size_t n; (n = utf8_next(number, &cp)); number = str_slice(number, n, number.n))
        if (cp_is_letter(cp) || cp_is_digit(cp) || strchr(".-", (int)(cp < 0x80 ? cp : 'x')))
            buf_add(b, number.p, n);
        else if (cp_is_space(cp))
            buf_char(b, '_');
}

static bool same_element(const struct node *a, const struct node *b)
{
    bool rows = (a->kind == NODE_TABLE_HEAD || a->kind == NODE_TABLE_ROW) &&
                (b->kind == NODE_TABLE_HEAD || b->kind == NODE_TABLE_ROW);
    return a->kind == b->kind || rows;
}

static void give_id(struct writer *w, const struct node *n, unsigned *ordinals)
{
    struct str up = w->ids[n->parent->id];
    struct buf id = {0};
    unsigned ordinal = 1;
    for (const struct node *s = counted(n) ? n->prev : NULL; s; s = s->prev)
        if (same_element(s, n) && counted(s) && !left_out(s)) {
            ordinal = ordinals[s->id] + 1;
            break;
        }
    ordinals[n->id] = ordinal;
    if (n->parent == w->doc->root && w->component[n->id])
        buf_printf(&id, "att_%u__", w->component[n->id]);
    else if (up.n)
        buf_printf(&id, "%.*s__", STR_ARG(up));
    buf_printf(&id, "%s_", short_name(w, n));
    size_t before = id.n;
    if (!counted(n))
        add_number(&id, n->label);
    if (id.n == before)
        buf_printf(&id, "%u", ordinal);
    w->ids[n->id] = unique_id(w, buf_take(&id, w->scratch), n->id);
}

static void give_ids(struct writer *w)
{
    static const char *const reserved[] = {AKN_ISSUER, AKN_PLACE, AKN_CENTRAL_ONLY, AKN_PROGRAM};
    unsigned *ordinals = arena_array(w->scratch, w->doc->count, sizeof *ordinals);
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        take_id(w, str_of(reserved[i]));
    for (const struct node *n = node_next(w->doc->root, w->doc->root); n;
         n = node_next(n, w->doc->root))
        if (n->kind != NODE_CELL && !left_out(n))
            give_id(w, n, ordinals);
}

/* ---- third walk: lines ---- */

static void put(struct writer *w, const char *text)
{
    buf_puts(w->out, text);
}

static void indent(struct writer *w)
{
    for (size_t i = 0; i < w->depth; i++)
        put(w, "  ");
}

static void open_line(struct writer *w, const char *text)
{
    indent(w);
    put(w, text);
    w->depth++;
}

static void close_line(struct writer *w, const char *element)
{
    w->depth--;
    indent(w);
    buf_printf(w->out, "</%s>\n", element);
}

static void attribute(struct writer *w, const char *name, struct str value)
{
    if (!value.n)
        return;
    buf_printf(w->out, " %s=\"", name);
    xml_escape(w->out, value);
    put(w, "\"");
}

/* eId, wId and what else a node carries besides its text. */
static void identity(struct writer *w, const struct node *n)
{
    struct buf path = {0};
    attribute(w, "eId", w->ids[n->id]);
    for (size_t i = 0; i < n->path.n; i++) /* a wId may hold no blanks */
        buf_char(&path, strchr(" \t\r\n", n->path.p[i]) ? '_' : n->path.p[i]);
    attribute(w, "wId", buf_view(&path));
    buf_free(&path);
    if (n->central_only)
        put(w, " refersTo=\"#" AKN_CENTRAL_ONLY "\"");
    attribute(w, "kehoach:origin", n->origin);
}

/* class="front number", class="recipient" */
static void kind_class(struct writer *w, const char *name, const struct node *n)
{
    buf_printf(w->out, " %s=\"%s", name, node_kind_name(n->kind));
    if (n->kind == NODE_FRONT)
        buf_printf(w->out, " %s", front_role_name(n->role));
    put(w, "\"");
}

/* ---- text ---- */

static const struct {
    unsigned style;
    const char *element;
} looks[] = {
    {STYLE_BOLD, "b"},
    {STYLE_ITALIC, "i"},
    {STYLE_UNDERLINE, "u"},
    {STYLE_SUPERSCRIPT, "sup"},
};
enum { LOOKS = sizeof looks / sizeof *looks };

static void open_look(struct writer *w, unsigned style, enum change change)
{
    if (change != CHANGE_NONE)
        put(w, change == CHANGE_INSERTED ? "<ins>" : "<del>");
    for (size_t i = 0; i < LOOKS; i++)
        if (style & looks[i].style)
            buf_printf(w->out, "<%s>", looks[i].element);
}

static void close_look(struct writer *w, unsigned style, enum change change)
{
    for (size_t i = LOOKS; i--;)
        if (style & looks[i].style)
            buf_printf(w->out, "</%s>", looks[i].element);
    if (change != CHANGE_NONE)
        put(w, change == CHANGE_INSERTED ? "</ins>" : "</del>");
}

static void write_clause(struct writer *, const struct node *);
static void write_runs(struct writer *, const struct node *, const char *first, const char *rest);

/* mark is that of the call, unset where nothing calls the note. */
static void write_note(struct writer *w, const struct node *note, const struct str *mark)
{
    const struct node *outer = w->note;
    put(w, "<authorialNote");
    if (!mark)
        put(w, " class=\"" AKN_UNCALLED "\"");
    attribute(w, "marker", mark ? *mark : note->label);
    put(w, " placement=\"bottom\"");
    identity(w, note);
    put(w, ">");
    if (mark && !str_eq(*mark, note->label)) {
        put(w, "<num>");
        xml_escape(w->out, note->label);
        put(w, "</num>");
    }
    put(w, "<p>");
    write_runs(w, note, NULL, NULL);
    put(w, "</p>");
    const struct node *child = first_below(note);
    if (child)
        put(w, "\n");
    for (; child; child = shown(child->next))
        write_clause(w, child);
    put(w, "</authorialNote>");
    w->note = outer;
}

static void write_call(struct writer *w, const struct run *r)
{
    unsigned style = r->style & ~(unsigned)STYLE_SUPERSCRIPT;
    open_look(w, style, r->change);
    if (r->note == w->note) {
        const struct node *note = w->note;
        w->note = note_after(note);
        write_note(w, note, &r->text);
    } else {
        put(w, "<noteRef");
        attribute(w, "marker", r->text);
        buf_puts(w->out, " href=\"#");
        xml_escape(w->out, w->ids[r->note->id]);
        put(w, "\"/>");
    }
    close_look(w, style, r->change);
}

/* The words of a node; first stands around its first line, rest around those after it. */
static void write_words(struct writer *w, const struct node *n, const char *first, const char *rest)
{
    const char *open = NULL;
    bool begun = false, broken = false;
    for (const struct run *r = runs_settled(w->scratch, n, 0); r; r = r->next) {
        bool line_end = !r->note && str_is(r->text, "\n");
        if (!line_end && !begun) {
            open = broken ? rest : first;
            if (open)
                buf_printf(w->out, "<%s>", open);
            begun = true;
        }
        if (line_end) {
            if (begun && open && !broken && rest) {
                buf_printf(w->out, "</%.*s>", (int)strcspn(open, " "), open);
                begun = false;
            }
            broken = true;
            put(w, "<eol/>");
        } else if (r->note) {
            write_call(w, r);
        } else {
            open_look(w, r->style, r->change);
            xml_escape(w->out, r->text);
            close_look(w, r->style, r->change);
        }
    }
    if (begun && open)
        buf_printf(w->out, "</%.*s>", (int)strcspn(open, " "), open);
}

/* The words, and after them the notes at the head of the children that nothing has called. */
static void write_runs(struct writer *w, const struct node *n, const char *first, const char *rest)
{
    w->note = next_note(n->first);
    write_words(w, n, first, rest);
    while (w->note) {
        const struct node *note = w->note;
        write_note(w, note, NULL);
        w->note = note_after(note);
    }
}

/* ---- blocks: preface, preamble, conclusions ---- */

/* What the words of a block are; rest as in write_words(). */
static const char *meaning(struct writer *w, const struct node *n, const char **rest)
{
    *rest = NULL;
    if (n->kind == NODE_TITLE) {
        *rest = "docTitle";
        return "docType";
    }
    if (n->kind == NODE_SIGNATURE)
        return "signature";
    if (n->kind != NODE_FRONT)
        return NULL;
    switch (n->role) {
    case FRONT_SUPERIOR:
        return "docAuthority";
    case FRONT_ISSUER:
        return "docProponent";
    case FRONT_NUMBER:
        return "docNumber";
    case FRONT_DRAFT:
        return "docStatus";
    case FRONT_PLACE_DATE:
        if (!akn_meta_full_date(w->doc->date))
            return NULL;
        return str_format(w->scratch, "docDate date=\"%.*s\"", STR_ARG(w->doc->date)).p;
    default:
        return NULL;
    }
}

static void write_p(struct writer *w, const struct node *n, bool named)
{
    const char *rest, *first = meaning(w, n, &rest);
    indent(w);
    put(w, "<p");
    if (named) {
        kind_class(w, "class", n);
        identity(w, n);
    }
    put(w, ">");
    write_runs(w, n, first, rest);
    put(w, "</p>\n");
}

static void close_list(struct writer *w)
{
    if (w->list)
        close_line(w, "blockList");
    w->list = NULL;
}

static void write_num(struct writer *w, const struct node *n)
{
    if (!n->label.n)
        return;
    indent(w);
    put(w, "<num>");
    xml_escape(w->out, n->label);
    put(w, "</num>\n");
}

static void write_item(struct writer *w, const struct node *n)
{
    bool same = w->list && w->list->kind == n->kind && w->list->role == n->role;
    if (!same) {
        close_list(w);
        open_line(w, "<blockList");
        kind_class(w, "class", n);
        put(w, ">\n");
        w->list = n;
    }
    open_line(w, "<item");
    identity(w, n);
    put(w, ">\n");
    write_num(w, n);
    write_p(w, n, false);
    close_line(w, "item");
}

static void write_block(struct writer *w, const struct node *n)
{
    const struct node *below = first_below(n);
    if (n->label.n && !below && n->kind != NODE_FOOTNOTE) {
        write_item(w, n);
        return;
    }
    close_list(w);
    if (!below && n->kind == NODE_TITLE) {
        open_line(w, "<longTitle");
        identity(w, n);
        put(w, ">\n");
        write_p(w, n, false);
        close_line(w, "longTitle");
    } else if (!below && !n->label.n && n->kind != NODE_FOOTNOTE) {
        write_p(w, n, true);
    } else {
        open_line(w, "<container");
        kind_class(w, "name", n);
        identity(w, n);
        attribute(w, "title", n->label);
        put(w, ">\n");
        write_p(w, n, false);
        for (; below; below = shown(below->next))
            write_block(w, below);
        close_list(w);
        close_line(w, "container");
    }
}

/* ---- the body ---- */

static void write_cell(struct writer *w, const struct node *cell, bool head, bool last)
{
    const char *element = head ? "th" : "td";
    indent(w);
    buf_printf(w->out, "<%s><p>", element);
    write_words(w, cell, NULL, NULL);
    while (last && w->note) { /* notes of the row that nothing has called */
        const struct node *note = w->note;
        write_note(w, note, NULL);
        w->note = note_after(note);
    }
    buf_printf(w->out, "</p></%s>\n", element);
}

static const struct node *next_cell(const struct node *n)
{
    while (n && n->kind != NODE_CELL)
        n = n->next;
    return n;
}

static void write_row(struct writer *w, const struct node *row)
{
    const struct node *cell = next_cell(row->first);
    open_line(w, "<tr");
    if (!cell)
        put(w, " class=\"" AKN_NO_CELLS "\"");
    identity(w, row);
    put(w, ">\n");
    w->note = row->first;
    while (w->note && w->note->kind != NODE_FOOTNOTE)
        w->note = w->note->next;
    if (!cell)
        open_line(w, "<td/>\n"), w->depth--;
    while (cell) {
        const struct node *next = next_cell(cell->next);
        write_cell(w, cell, row->kind == NODE_TABLE_HEAD, !next);
        cell = next;
    }
    w->note = NULL;
    close_line(w, "tr");
}

static void write_table(struct writer *w, const struct node *table)
{
    const struct node *row = shown(table->first);
    open_line(w, "<table");
    identity(w, table);
    put(w, ">\n");
    if (!row) {
        indent(w);
        put(w, "<tr class=\"" AKN_NO_CELLS "\"><td/></tr>\n");
    }
    for (; row; row = shown(row->next))
        write_row(w, row);
    close_line(w, "table");
}

/* content where nothing follows below the words, else intro. */
static void write_own(struct writer *w, const struct node *n, const char *element)
{
    const char *rest, *first = meaning(w, n, &rest);
    indent(w);
    buf_printf(w->out, "<%s><p>", element);
    write_runs(w, n, first, rest);
    buf_printf(w->out, "</p></%s>\n", element);
}

static void write_clause(struct writer *w, const struct node *n)
{
    const struct naming *name = naming_of(w, n);
    const struct node *below = first_below(n);
    open_line(w, "<");
    put(w, name->element);
    if (name == &names[HCONTAINER])
        kind_class(w, "name", n);
    if (n->kind != NODE_TABLE) /* whose table bears it */
        identity(w, n);
    put(w, ">\n");
    write_num(w, n);
    if (n->kind == NODE_TABLE) {
        open_line(w, "<content>\n");
        write_table(w, n);
        close_line(w, "content");
        below = NULL;
    } else if (n->kind == NODE_HEADING) {
        indent(w);
        put(w, "<heading>");
        write_runs(w, n, NULL, NULL);
        put(w, "</heading>\n");
    } else {
        write_own(w, n, below ? "intro" : "content");
    }
    for (; below; below = shown(below->next))
        write_clause(w, below);
    close_line(w, name->element);
}

/* ---- components ---- */

static void write_empty_body(struct writer *w)
{
    indent(w);
    put(w, "<mainBody><p/></mainBody>\n");
}

/* From n to the end of its component; returns the first node behind it. */
static const struct node *write_component(struct writer *w, const struct node *n)
{
    const unsigned component = n ? w->component[n->id] : 0;
    int open = -1;
    bool body = false;
    for (; n && w->component[n->id] == component; n = shown(n->next)) {
        enum zone zone = w->zones[n->id];
        if (open != (int)zone) {
            close_list(w);
            if (open >= 0)
                close_line(w, zone_elements[open]);
            if (zone == ZONE_CONCLUSIONS && !body)
                write_empty_body(w);
            body |= zone >= ZONE_BODY;
            open_line(w, "<");
            buf_printf(w->out, "%s>\n", zone_elements[zone]);
            open = (int)zone;
        }
        if (zone != ZONE_BODY)
            write_block(w, n);
        else if (n->kind == NODE_TABLE)
            write_table(w, n);
        else
            write_clause(w, n);
    }
    close_list(w);
    if (open >= 0)
        close_line(w, zone_elements[open]);
    if (!body)
        write_empty_body(w);
    return n;
}

static void write_attachments(struct writer *w, const struct node *n)
{
    if (!n)
        return;
    open_line(w, "<attachments>\n");
    while (n) {
        unsigned component = w->component[n->id];
        open_line(w, "<attachment");
        buf_printf(w->out, " eId=\"att_%u\">\n", component);
        open_line(w, "<doc name=\"phu-luc\">\n");
        akn_meta(w->doc, component, false, w->depth * 2, w->out);
        n = write_component(w, n);
        close_line(w, "doc");
        close_line(w, "attachment");
    }
    close_line(w, "attachments");
}

static void warn_of_controls(const struct doc *d)
{
    for (const struct node *n = d->root; n; n = node_next(n, d->root)) {
        bool holds = xml_can_hold(n->label);
        for (const struct run *r = n->runs; holds && r; r = r->next)
            holds = xml_can_hold(r->text);
        if (!holds)
            diag(MSG_AKN_CONTROL, n->pos);
    }
}

static bool any_central_only(const struct doc *d)
{
    for (const struct node *n = d->root; n; n = node_next(n, d->root))
        if (n->central_only)
            return true;
    return false;
}

void write_akn(const struct doc *d, struct buf *out)
{
    struct writer w = {.doc = d, .scratch = arena_new(), .out = out};
    w.used_size = d->count * 2 + 16;
    w.used = arena_array(w.scratch, w.used_size, sizeof *w.used);
    w.ids = arena_array(w.scratch, d->count, sizeof *w.ids);
    w.component = arena_array(w.scratch, d->count, sizeof *w.component);
    w.zones = arena_array(w.scratch, d->count, sizeof *w.zones);
    warn_of_controls(d);
    cut(&w);
    give_ids(&w);
    put(&w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    open_line(&w, "<akomaNtoso xmlns=\"" AKN_NS "\" xmlns:kehoach=\"" AKN_OWN_NS "\">\n");
    open_line(&w, "<doc");
    attribute(&w, "name", d->kind.n ? d->kind : STR("doc"));
    put(&w, ">\n");
    akn_meta(d, 0, any_central_only(d), w.depth * 2, out);
    write_attachments(&w, write_component(&w, shown(d->root->first)));
    close_line(&w, "doc");
    close_line(&w, "akomaNtoso");
    arena_free(w.scratch);
}
