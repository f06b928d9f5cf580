/* Words of Akoma Ntoso: see akn_text.h. */
#include "read/akn/akn_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "model/akn.h"
#include "model/footnotes.h"
#include "read/akn/akn_flow.h"
#include "read/akn/akn_lines.h"

/* A stretch of words being read into one node. */
struct akn_stretch {
    struct akn_reader *reader;
    struct node *node;
    bool begun;   /* words come before, on this line */
    bool pending; /* a line end of the file, to be one blank if words follow */
};

struct akn_look {
    unsigned style;
    enum change change;
};

struct node *akn_text_node(struct akn_reader *r, struct node *parent, enum node_kind kind,
                           const struct xml *x)
{
    struct node *n = doc_append(r->doc, parent, kind, x->pos);
    struct str refers = xml_value(x, "refersTo"), origin = xml_value(x, "origin");
    n->central_only = str_find(refers, STR("#" AKN_CENTRAL_ONLY), 0) != (size_t)-1;
    if (origin.n)
        node_set_origin(r->doc, n, origin);
    struct line_numbers line = {0};
    line_numbers_add(&line, (unsigned)pos_line(x->pos));
    node_set_lines(r->doc, n, &line);
    return n;
}

/* Blanks that hold a line end come from the layout of the file and count as one. */
static void collapse(struct akn_stretch *s, struct str text, struct buf *words)
{
    for (size_t i = 0; i < text.n;) {
        size_t end = i;
        bool line_end = false;
        while (is_space(str_at(text, end)))
            line_end |= text.p[end++] == '\n';
        if (line_end)
            s->pending = true;
        else
            buf_add(words, text.p + i, end - i);
        for (i = end; end < text.n && !is_space(text.p[end]);)
            end++;
        if (end > i && s->pending && s->begun)
            buf_char(words, ' ');
        s->pending &= end == i;
        s->begun |= end > i;
        buf_add(words, text.p + i, end - i);
        i = end;
    }
}

static void add_words(struct akn_stretch *s, struct str text, struct pos pos, struct akn_look look)
{
    struct buf words = {0};
    collapse(s, text, &words);
    if (words.n)
        node_add_text(s->reader->doc, s->node, buf_view(&words), look.style, pos)->change =
            look.change;
    s->begun |= words.n > 0;
    buf_free(&words);
}

void akn_text_target(struct akn_reader *r, struct node *note, const struct xml *x)
{
    struct str id = xml_value(x, "eId");
    if (id.n && !r->joined) /* notes in notes of the meta block are called there alone */
        *vec_push(&r->targets) = (struct akn_target){str_copy(r->doc->arena, id), note, NULL};
}

static size_t count_notes(const struct node *n)
{
    size_t k = 0;
    for (const struct node *c = n->first; c; c = c->next)
        k += c->kind == NODE_FOOTNOTE;
    return k;
}

static struct run *add_call(struct akn_stretch *s, struct str mark, struct akn_look look,
                            struct pos pos)
{
    if (s->pending && s->begun)
        node_add_text(s->reader->doc, s->node, STR(" "), 0, pos);
    s->pending = false;
    s->begun = true;
    /* an empty place keeps the call out of the run before it */
    struct run *r =
        node_add_text(s->reader->doc, s->node, mark, look.style | STYLE_SUPERSCRIPT, POS_NONE);
    r->pos = pos;
    r->change = look.change;
    return r;
}

/* Notes of a cell hang in its row: cells have no children. */
static void read_note(struct akn_stretch *s, const struct xml *x, struct akn_look look)
{
    struct akn_reader *r = s->reader;
    struct node *owner = s->node->kind == NODE_CELL ? s->node->parent : s->node;
    const struct xml *num = xml_child(x, "num");
    struct str mark = str_copy(r->doc->arena, xml_value(x, "marker"));
    struct node *note = akn_text_node(r, owner, NODE_FOOTNOTE, x);
    if (!mark.n)
        mark = str_format(r->doc->arena, "%zu", count_notes(owner));
    note->label = num ? akn_text_plain(r, num) : mark;
    akn_text_target(r, note, x);
    if (!str_is(xml_value(x, "class"), AKN_UNCALLED))
        add_call(s, mark, look, x->pos)->note = note;
    *vec_push(&r->bodies) = (struct akn_body){note, x};
}

static void read_reference(struct akn_stretch *s, const struct xml *x, struct akn_look look)
{
    struct akn_reader *r = s->reader;
    struct str href = xml_value(x, "href"), mark = xml_value(x, "marker");
    struct str id = str_starts(href, STR("#")) ? str_slice(href, 1, href.n) : href;
    if (!mark.n)
        mark = STR("*");
    struct run *run = add_call(s, mark, look, x->pos);
    *vec_push(&r->calls) = (struct akn_call){run, str_copy(r->doc->arena, id), s->node};
}

/* Quotation marks that an attribute names, of text which does not hold them. */
static void add_mark(struct akn_stretch *s, const struct xml *x, const char *attribute,
                     struct akn_look look)
{
    add_words(s, xml_value(x, attribute), x->pos, look);
}

static void read_inline(struct akn_stretch *, const struct xml *, struct akn_look);

static void read_look(struct akn_stretch *s, const struct xml *x, struct akn_look look)
{
    static const struct {
        const char *name;
        struct akn_look look;
    } looks[] = {
        {"b", {STYLE_BOLD, CHANGE_NONE}},      {"i", {STYLE_ITALIC, CHANGE_NONE}},
        {"u", {STYLE_UNDERLINE, CHANGE_NONE}}, {"sup", {STYLE_SUPERSCRIPT, CHANGE_NONE}},
        {"ins", {0, CHANGE_INSERTED}},         {"del", {0, CHANGE_DELETED}},
    };
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (xml_is(x, looks[i].name)) {
            look.style |= looks[i].look.style;
            look.change = looks[i].look.change ? looks[i].look.change : look.change;
        }
    add_mark(s, x, "startQuote", look);
    read_inline(s, x, look);
    add_mark(s, x, "endQuote", look);
}

/* Flows within a sentence; false: the element is none. */
static bool read_inner_flow(struct akn_stretch *s, const struct xml *x)
{
    if (xml_is(x, "quotedStructure") || xml_is(x, "embeddedStructure"))
        akn_lines_quoted(s->reader, s->node, x);
    else if (!xml_is(x, "subFlow"))
        return false;
    else if (s->node->kind == NODE_CELL)
        akn_lines(s->reader, s->node, x);
    else
        akn_flow(s->reader, s->node, x);
    s->pending = false;
    return true;
}

static void read_inline(struct akn_stretch *s, const struct xml *x, struct akn_look look)
{
    for (const struct xml *c = x->first; c; c = c->next) {
        if (!c->name)
            add_words(s, c->text, c->pos, look);
        else if (xml_is(c, "eol") || xml_is(c, "br")) {
            node_add_text(s->reader->doc, s->node, STR("\n"), 0, c->pos);
            s->begun = s->pending = false;
        } else if (xml_is(c, "authorialNote"))
            read_note(s, c, look);
        else if (xml_is(c, "noteRef"))
            read_reference(s, c, look);
        else if (xml_is(c, "img"))
            akn_text_left_out(c);
        else if (!read_inner_flow(s, c) && !xml_is(c, "ul") && !xml_is(c, "ol") && !xml_is(c, "p"))
            read_look(s, c, look);
    }
}

void akn_text(struct akn_reader *r, struct node *n, const struct xml *x)
{
    struct akn_stretch s = {.reader = r, .node = n};
    read_inline(&s, x, (struct akn_look){0});
}

void akn_text_left_out(const struct xml *x)
{
    diag(MSG_AKN_LEFT_OUT, x->pos, x->name);
}

struct str akn_text_plain(struct akn_reader *r, const struct xml *x)
{
    struct arena *scratch = arena_new();
    struct akn_stretch s = {.reader = r};
    struct buf words = {0};
    collapse(&s, xml_text(scratch, x), &words);
    arena_free(scratch);
    struct str text = buf_take(&words, r->doc->arena);
    return text.n ? text : STR_NONE;
}

bool akn_text_any(const struct xml *x)
{
    if (!x->name)
        return str_trim(x->text).n > 0;
    if (xml_is(x, "authorialNote") || xml_is(x, "noteRef"))
        return true;
    for (const struct xml *c = x->first; c; c = c->next)
        if (akn_text_any(c))
            return true;
    return false;
}

static int by_id(const void *left, const void *right)
{
    const struct akn_target *a = left, *b = right;
    return str_cmp(a->id, b->id);
}

/* A footnote for a note of the meta block, after those that the clause has. */
static struct node *fetch_note(struct akn_reader *r, const struct akn_call *c, const struct xml *x)
{
    struct node *owner = c->owner->kind == NODE_CELL ? c->owner->parent : c->owner;
    struct node *note = akn_text_node(r, owner, NODE_FOOTNOTE, x);
    if (owner == c->owner) { /* a row has its cells first */
        node_detach(note);
        footnote_place(owner, note);
    }
    note->label = c->run->text;
    *vec_push(&r->bodies) = (struct akn_body){note, x};
    return note;
}

void akn_text_resolve(struct akn_reader *r)
{
    if (!r->joined) {
        const struct xml *notes = xml_child(r->meta, "notes");
        for (; notes; notes = xml_sibling(notes, "notes"))
            xml_each (n, notes, "note")
                *vec_push(&r->targets) = (struct akn_target){xml_value(n, "eId"), NULL, n};
        array_sort(r->targets.at, r->targets.n, by_id);
    }
    r->joined = true;
    for (size_t i = 0; i < r->calls.n; i++) {
        const struct akn_call *c = &r->calls.at[i];
        struct akn_target key = {.id = c->id};
        struct akn_target *hit =
            r->targets.n ? bsearch(&key, r->targets.at, r->targets.n, sizeof key, by_id) : NULL;
        if (hit && !hit->note)
            hit->note = fetch_note(r, c, hit->meta);
        if (hit)
            c->run->note = hit->note;
    }
    r->calls.n = 0;
}

bool akn_text_next_body(struct akn_reader *r, struct akn_body *body)
{
    if (r->next_body == r->bodies.n)
        return false;
    *body = r->bodies.at[r->next_body++];
    return true;
}

void akn_text_free(struct akn_reader *r)
{
    vec_free(&r->targets);
    vec_free(&r->calls);
    vec_free(&r->bodies);
}
