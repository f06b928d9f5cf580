/* Words of Akoma Ntoso: see akn_text.h. */
#include "read/akn/akn_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/akn.h"
#include "model/footnotes.h"

/* A stretch of words being read into one node. */
struct akn_stretch {
    struct akn_reader *reader;
    struct node *node;
    bool begun;   /* words stand before, on this line */
    bool pending; /* a line end of the file, to be one blank if words follow */
};

struct node *akn_text_node(struct akn_reader *r, struct node *parent, enum node_kind kind,
                           const struct xml *x)
{
    struct node *n = doc_append(r->doc, parent, kind, x->pos);
    struct str refers = xml_value(x, "refersTo"), origin = xml_value(x, "origin");
    n->central_only = str_find(refers, STR("#" AKN_CENTRAL_ONLY), 0) != (size_t)-1;
    if (origin.n)
        n->origin = str_copy(r->doc->arena, origin);
    node_add_line(r->doc, n, (unsigned)pos_line(x->pos));
    return n;
}

/* Blanks that hold a line end come from the layout of the file and count as one. */
static void add_words(struct akn_stretch *s, const struct xml *x, unsigned style,
                      enum change change)
{
    struct buf words = {0};
    struct str text = x->text;
    for (size_t i = 0; i < text.n;) {
        size_t end = i;
        bool line_end = false;
        while (end < text.n && is_space(text.p[end]))
            line_end |= text.p[end++] == '\n';
        if (line_end)
            s->pending = true;
        else if (end > i)
            buf_add(&words, text.p + i, end - i);
        i = end;
        while (end < text.n && !is_space(text.p[end]))
            end++;
        if (end > i && s->pending && s->begun)
            buf_char(&words, ' ');
        if (end > i)
            s->pending = false;
        buf_add(&words, text.p + i, end - i);
        s->begun |= end > i;
        i = end;
    }
    if (words.n)
        node_add_text(s->reader->doc, s->node, buf_view(&words), style, x->pos)->change = change;
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

static struct run *add_call(struct akn_stretch *s, struct str mark, unsigned style,
                            enum change change, struct pos pos)
{
    if (s->pending && s->begun)
        node_add_text(s->reader->doc, s->node, STR(" "), 0, pos);
    s->pending = false;
    s->begun = true;
    /* an empty place keeps the call out of the run before it */
    struct run *r =
        node_add_text(s->reader->doc, s->node, mark, style | STYLE_SUPERSCRIPT, POS_NONE);
    r->pos = pos;
    r->change = change;
    return r;
}

/* Notes of a cell hang in its row: cells have no children. */
static void read_note(struct akn_stretch *s, const struct xml *x, unsigned style,
                      enum change change)
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
        add_call(s, mark, style, change, x->pos)->note = note;
    *vec_push(&r->bodies) = (struct akn_body){note, x};
}

static void read_reference(struct akn_stretch *s, const struct xml *x, unsigned style,
                           enum change change)
{
    struct akn_reader *r = s->reader;
    struct str href = xml_value(x, "href"), mark = xml_value(x, "marker");
    struct str id = str_starts(href, STR("#")) ? str_slice(href, 1, href.n) : href;
    if (!mark.n)
        mark = STR("*");
    struct run *run = add_call(s, mark, style, change, x->pos);
    *vec_push(&r->calls) = (struct akn_call){run, str_copy(r->doc->arena, id), s->node};
}

static void read_inline(struct akn_stretch *s, const struct xml *x, unsigned style,
                        enum change change)
{
    static const struct {
        const char *name;
        unsigned style;
        enum change change;
    } looks[] = {
        {"b", STYLE_BOLD, CHANGE_NONE},      {"i", STYLE_ITALIC, CHANGE_NONE},
        {"u", STYLE_UNDERLINE, CHANGE_NONE}, {"sup", STYLE_SUPERSCRIPT, CHANGE_NONE},
        {"ins", 0, CHANGE_INSERTED},         {"del", 0, CHANGE_DELETED},
    };
    for (const struct xml *c = x->first; c; c = c->next) {
        if (!c->name) {
            add_words(s, c, style, change);
            continue;
        }
        unsigned with = style;
        enum change as = change;
        for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
            if (!strcmp(c->name, looks[i].name)) {
                with |= looks[i].style;
                as = looks[i].change != CHANGE_NONE ? looks[i].change : as;
            }
        if (!strcmp(c->name, "eol") || !strcmp(c->name, "br")) {
            node_add_text(s->reader->doc, s->node, STR("\n"), 0, c->pos);
            s->begun = s->pending = false;
        } else if (!strcmp(c->name, "authorialNote"))
            read_note(s, c, style, change);
        else if (!strcmp(c->name, "noteRef"))
            read_reference(s, c, style, change);
        else if (strcmp(c->name, "ul") && strcmp(c->name, "ol") && strcmp(c->name, "p"))
            read_inline(s, c, with, as);
    }
}

void akn_text(struct akn_reader *r, struct node *n, const struct xml *x)
{
    struct akn_stretch s = {.reader = r, .node = n};
    read_inline(&s, x, 0, CHANGE_NONE);
}

void akn_text_lines(struct akn_reader *r, struct node *n, const struct xml *x)
{
    for (const struct xml *c = x->first; c; c = c->next) {
        if (!c->name)
            continue;
        if (strcmp(c->name, "p") && strcmp(c->name, "block")) {
            akn_text_lines(r, n, c);
            continue;
        }
        if (n->runs)
            node_add_text(r->doc, n, STR("\n"), 0, c->pos);
        akn_text(r, n, c);
    }
}

struct str akn_text_plain(struct akn_reader *r, const struct xml *x)
{
    struct arena *scratch = arena_new();
    struct str text = xml_text(scratch, x);
    struct buf out = {0};
    bool pending = false;
    for (size_t i = 0; i < text.n; i++) {
        size_t end = i;
        bool line_end = false;
        while (end < text.n && is_space(text.p[end]))
            line_end |= text.p[end++] == '\n';
        if (line_end) {
            pending = out.n > 0;
            i = end - 1;
            continue;
        }
        if (pending)
            buf_char(&out, ' ');
        pending = false;
        buf_char(&out, text.p[i]);
    }
    arena_free(scratch);
    bool any = out.n > 0;
    struct str plain = buf_take(&out, r->doc->arena);
    return any ? plain : STR_NONE;
}

bool akn_text_any(const struct xml *x)
{
    if (!x->name)
        return str_trim(x->text).n > 0;
    if (!strcmp(x->name, "authorialNote") || !strcmp(x->name, "noteRef"))
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

/* A footnote for a note of the meta block, behind those that the clause has. */
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
        const struct xml *notes = r->meta ? xml_child(r->meta, "notes") : NULL;
        for (; notes; notes = xml_sibling(notes, "notes"))
            for (const struct xml *n = xml_child(notes, "note"); n; n = xml_sibling(n, "note"))
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
