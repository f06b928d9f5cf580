/*
 * Writes Akoma Ntoso: see akn_write.h. Where each node goes and what its eId is, akn_plan.c has
 * decided before a line is written.
 */
#include "write/akn/akn_write.h"

#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/xml.h"
#include "model/akn.h"
#include "model/runs.h"
#include "write/akn/akn_lines.h"
#include "write/akn/akn_meta.h"
#include "write/akn/akn_table_write.h"

static const char *const zone_elements[] = {"preface", "preamble", "mainBody", "conclusions"};

/* ---- the tree as it is written ---- */

static const struct node *next_note(const struct node *n)
{
    n = akn_plan_shown(n);
    return n && n->kind == NODE_FOOTNOTE ? n : NULL;
}

/* The footnote that is due after this one; those of a row are anywhere among its cells. */
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
    const struct node *child = akn_plan_shown(n->first);
    while (child && child->kind == NODE_FOOTNOTE)
        child = akn_plan_shown(child->next);
    return child;
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

static void open_look(struct akn_writer *w, unsigned style, enum change change)
{
    if (change != CHANGE_NONE)
        akn_put(w, change == CHANGE_INSERTED ? "<ins>" : "<del>");
    for (size_t i = 0; i < LOOKS; i++)
        if (style & looks[i].style)
            buf_printf(w->out, "<%s>", looks[i].element);
}

static void close_look(struct akn_writer *w, unsigned style, enum change change)
{
    for (size_t i = LOOKS; i--;)
        if (style & looks[i].style)
            buf_printf(w->out, "</%s>", looks[i].element);
    if (change != CHANGE_NONE)
        akn_put(w, change == CHANGE_INSERTED ? "</ins>" : "</del>");
}

static void write_clause(struct akn_writer *, const struct node *);
static void write_runs(struct akn_writer *, const struct node *, const char *first,
                       const char *rest);

/* mark is that of the call, unset where nothing calls the note. */
static void write_note(struct akn_writer *w, const struct node *note, const struct str *mark)
{
    const struct node *outer = w->note;
    akn_put(w, "<authorialNote");
    if (!mark)
        akn_put(w, " class=\"" AKN_UNCALLED "\"");
    akn_attribute(w, "marker", mark ? *mark : note->label);
    akn_put(w, " placement=\"bottom\"");
    akn_identity(w, note);
    akn_put(w, ">");
    if (mark && !str_eq(*mark, note->label)) {
        akn_put(w, "<num>");
        xml_escape(w->out, note->label);
        akn_put(w, "</num>");
    }
    akn_put(w, "<p>");
    write_runs(w, note, NULL, NULL);
    akn_put(w, "</p>");
    const struct node *child = first_below(note);
    if (child)
        akn_put(w, "\n");
    for (; child; child = akn_plan_shown(child->next))
        write_clause(w, child);
    akn_put(w, "</authorialNote>");
    w->note = outer;
}

static void write_call(struct akn_writer *w, const struct look *l)
{
    struct str mark = look_text(l);
    open_look(w, l->style, l->change);
    if (l->note == w->note) {
        const struct node *note = w->note;
        w->note = note_after(note);
        write_note(w, note, &mark);
    } else {
        akn_put(w, "<noteRef");
        akn_attribute(w, "marker", mark);
        buf_puts(w->out, " href=\"#");
        xml_escape(w->out, w->plan.ids[l->note->id]);
        akn_put(w, "\"/>");
    }
    close_look(w, l->style, l->change);
}

/* Text, in which quoted words of another act are marked as such. */
static void write_text(struct akn_writer *w, struct str text, bool clause)
{
    size_t from, to;
    while (clause && akn_plan_quoted_words(w->scratch, text, &from, &to)) {
        xml_escape(w->out, str_slice(text, 0, from));
        akn_put(w, "<mod><quotedText>");
        xml_escape(w->out, str_slice(text, from, to));
        akn_put(w, "</quotedText></mod>");
        text = str_slice(text, to, text.n);
    }
    xml_escape(w->out, text);
}

void akn_words(struct akn_writer *w, const struct node *n, const char *first, const char *rest)
{
    const char *open = NULL;
    bool begun = false, broken = false;
    struct looks words = runs_looks(w->scratch, n, 0);
    for (size_t i = 0; i < words.n; i++) {
        const struct look *l = &words.at[i];
        bool line_end = l->kind == LOOK_BREAK;
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
            akn_put(w, "<eol/>");
        } else if (l->kind == LOOK_CALL) {
            write_call(w, l);
        } else {
            open_look(w, l->style, l->change);
            write_text(w, look_text(l), n->kind == NODE_PARA || n->kind == NODE_BULLET);
            close_look(w, l->style, l->change);
        }
        buf_pour(w->out);
    }
    if (begun && open)
        buf_printf(w->out, "</%.*s>", (int)strcspn(open, " "), open);
    vec_free(&words);
}

void akn_uncalled(struct akn_writer *w)
{
    while (w->note) {
        const struct node *note = w->note;
        write_note(w, note, NULL);
        w->note = note_after(note);
    }
}

/* The words, and after them the notes at the head of the children that nothing has called. */
static void write_runs(struct akn_writer *w, const struct node *n, const char *first,
                       const char *rest)
{
    w->note = next_note(n->first);
    akn_words(w, n, first, rest);
    akn_uncalled(w);
}

/* ---- blocks: preface, preamble, conclusions ---- */

/* What the words of a block are; rest as in akn_words(). */
static const char *meaning(struct akn_writer *w, const struct node *n, const char **rest)
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
    static const char *const elements[FRONT_ROLES] = {[FRONT_SUPERIOR] = "docAuthority",
                                                      [FRONT_ISSUER] = "docProponent",
                                                      [FRONT_NUMBER] = "docNumber",
                                                      [FRONT_DRAFT] = "docStatus"};
    if (n->role == FRONT_PLACE_DATE && akn_meta_full_date(w->doc->date))
        return str_format(w->scratch, "docDate date=\"%.*s\"", STR_ARG(w->doc->date)).p;
    return elements[n->role];
}

static void write_p(struct akn_writer *w, const struct node *n, bool named)
{
    const char *rest, *first = meaning(w, n, &rest);
    akn_indent(w);
    akn_put(w, "<p");
    if (named) {
        akn_kind_class(w, "class", n);
        akn_identity(w, n);
    }
    akn_put(w, ">");
    write_runs(w, n, first, rest);
    akn_put(w, "</p>\n");
}

static void close_list(struct akn_writer *w)
{
    if (w->list)
        akn_close(w, "blockList");
    w->list = NULL;
}

static void write_num(struct akn_writer *w, const struct node *n)
{
    if (!n->label.n)
        return;
    akn_indent(w);
    akn_put(w, "<num>");
    xml_escape(w->out, n->label);
    akn_put(w, "</num>\n");
}

static void write_block(struct akn_writer *w, const struct node *n)
{
    const struct node *below = first_below(n);
    if (n->label.n && !below && n->kind != NODE_FOOTNOTE) {
        bool same = w->list && w->list->kind == n->kind && w->list->role == n->role;
        if (!same) {
            close_list(w);
            akn_open(w, "<blockList");
            akn_kind_class(w, "class", n);
            akn_put(w, ">\n");
            w->list = n;
        }
        akn_open(w, "<item");
        akn_identity(w, n);
        akn_put(w, ">\n");
        write_num(w, n);
        write_p(w, n, false);
        akn_close(w, "item");
        return;
    }
    close_list(w);
    if (!below && n->kind == NODE_TITLE) {
        akn_open(w, "<longTitle");
        akn_identity(w, n);
        akn_put(w, ">\n");
        write_p(w, n, false);
        akn_close(w, "longTitle");
    } else if (!below && !n->label.n && n->kind != NODE_FOOTNOTE) {
        write_p(w, n, true);
    } else {
        akn_open(w, "<container");
        akn_kind_class(w, "name", n);
        akn_identity(w, n);
        akn_attribute(w, "title", n->label);
        akn_put(w, ">\n");
        write_p(w, n, false);
        for (; below; below = akn_plan_shown(below->next))
            write_block(w, below);
        close_list(w);
        akn_close(w, "container");
    }
}

/* ---- the body ---- */

/*
 * content where nothing follows below the words, else intro; what the words quote, paragraphs
 * [quoted, below), within them.
 */
static void write_own(struct akn_writer *w, const struct node *n, const struct node *quoted,
                      const struct node *below)
{
    const char *rest, *first = meaning(w, n, &rest), *element = below ? "intro" : "content";
    akn_indent(w);
    buf_printf(w->out, "<%s><p>", element);
    write_runs(w, n, first, rest);
    if (quoted != below) {
        akn_put(w, "<mod><quotedStructure>\n");
        w->depth++;
        for (; quoted != below; quoted = akn_plan_shown(quoted->next))
            write_p(w, quoted, true);
        w->depth--;
        akn_indent(w);
        akn_put(w, "</quotedStructure></mod>");
    }
    buf_printf(w->out, "</p></%s>\n", element);
}

static void write_clause(struct akn_writer *w, const struct node *n)
{
    const char *element = akn_plan_element(n);
    const struct node *quoted = first_below(n), *below = akn_plan_quoted_end(n, quoted);
    akn_open(w, "<");
    akn_put(w, element);
    if (!strcmp(element, "hcontainer"))
        akn_kind_class(w, "name", n);
    if (n->kind != NODE_TABLE) /* whose table bears it */
        akn_identity(w, n);
    akn_put(w, ">\n");
    write_num(w, n);
    if (n->kind == NODE_TABLE) {
        akn_open(w, "<content>\n");
        akn_table_write(w, n);
        akn_close(w, "content");
        below = NULL;
    } else if (n->kind == NODE_HEADING) {
        below = quoted;
        akn_indent(w);
        akn_put(w, "<heading>");
        write_runs(w, n, NULL, NULL);
        akn_put(w, "</heading>\n");
    } else {
        write_own(w, n, quoted, below);
    }
    for (; below; below = akn_plan_shown(below->next))
        write_clause(w, below);
    akn_close(w, element);
}

/* ---- components ---- */

static void write_empty_body(struct akn_writer *w)
{
    akn_indent(w);
    akn_put(w, "<mainBody><p/></mainBody>\n");
}

/* From n to the end of its component; returns the first node after it. */
static const struct node *write_component(struct akn_writer *w, const struct node *n)
{
    const unsigned component = n ? w->plan.component[n->id] : 0;
    int open = -1;
    bool body = false;
    for (; n && w->plan.component[n->id] == component; n = akn_plan_shown(n->next)) {
        enum akn_zone zone = w->plan.zones[n->id];
        if (open != (int)zone) {
            close_list(w);
            if (open >= 0)
                akn_close(w, zone_elements[open]);
            if (zone == AKN_ZONE_CONCLUSIONS && !body)
                write_empty_body(w);
            body |= zone >= AKN_ZONE_BODY;
            akn_open(w, "<");
            buf_printf(w->out, "%s>\n", zone_elements[zone]);
            open = (int)zone;
        }
        if (zone != AKN_ZONE_BODY)
            write_block(w, n);
        else if (n->kind == NODE_TABLE)
            akn_table_write(w, n);
        else
            write_clause(w, n);
    }
    close_list(w);
    if (open >= 0)
        akn_close(w, zone_elements[open]);
    if (!body)
        write_empty_body(w);
    return n;
}

static void write_attachments(struct akn_writer *w, const struct node *n)
{
    if (!n)
        return;
    akn_open(w, "<attachments>\n");
    while (n) {
        unsigned component = w->plan.component[n->id];
        akn_open(w, "<attachment");
        buf_printf(w->out, " eId=\"att_%u\">\n", component);
        akn_open(w, "<doc name=\"phu-luc\">\n");
        akn_meta(w->doc, component, false, w->depth * 2, w->out);
        n = write_component(w, n);
        akn_close(w, "doc");
        akn_close(w, "attachment");
    }
    akn_close(w, "attachments");
}

void write_akn(const struct doc *d, struct buf *out)
{
    struct akn_writer w = {.doc = d, .scratch = arena_new(), .out = out};
    bool central_only = false;
    w.plan = akn_plan(d, w.scratch);
    for (const struct node *n = d->root; n; n = node_next(n, d->root)) {
        bool holds = xml_can_hold(n->label);
        central_only |= n->central_only;
        for (const struct run *r = n->runs; holds && r; r = r->next)
            holds = xml_can_hold(r->text);
        if (!holds)
            diag(MSG_AKN_CONTROL, n->pos);
    }
    akn_put(&w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    akn_open(&w, "<akomaNtoso xmlns=\"" AKN_NS "\" xmlns:kehoach=\"" AKN_OWN_NS "\">\n");
    akn_open(&w, "<doc");
    akn_attribute(&w, "name", d->kind.n ? d->kind : STR("doc"));
    akn_put(&w, ">\n");
    akn_meta(d, 0, central_only, w.depth * 2, out);
    write_attachments(&w, write_component(&w, akn_plan_shown(d->root->first)));
    akn_close(&w, "doc");
    akn_close(&w, "akomaNtoso");
    arena_free(w.scratch);
}
