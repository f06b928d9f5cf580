/*
 * Akoma Ntoso in: see akn.h for what stands for what. The grammar has checked the shape; here are
 * the parts around the body, whose flows akn_flow.c reads.
 */
#include "read/akn/akn.h"

#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/schema.h"
#include "base/xml.h"
#include "model/akn.h"
#include "read/akn/akn_facts.h"
#include "read/akn/akn_flow.h"
#include "read/akn/akn_lines.h"
#include "read/akn/akn_table.h"

static const char grammar[] =
#include "read/akn/akn.rng.h"
    ;

/* Notes, and the notes in them, after the text that calls them. */
static void read_notes(struct akn_reader *r)
{
    struct akn_body body;
    do {
        while (akn_text_next_body(r, &body))
            akn_flow(r, body.note, body.x);
        akn_text_resolve(r);
    } while (r->next_body < r->bodies.n);
    akn_text_free(r);
}

/* ---- blocks: preface, preamble, conclusions ---- */

static const struct xml *descendant(const struct xml *x, const char *name)
{
    xml_each (c, x, NULL) {
        const struct xml *hit = strcmp(c->name, name) ? descendant(c, name) : c;
        if (hit)
            return hit;
    }
    return NULL;
}

/* Other people's mastheads: what a paragraph is by the words marked in it. */
static enum node_kind guessed_kind(const struct xml *x, enum node_kind kind, enum front_role *role)
{
    static const struct {
        const char *element;
        enum front_role role;
    } marks[] = {
        {"docNumber", FRONT_NUMBER},    {"docDate", FRONT_PLACE_DATE},
        {"docProponent", FRONT_ISSUER}, {"docAuthority", FRONT_SUPERIOR},
        {"docStatus", FRONT_DRAFT},
    };
    *role = FRONT_OTHER;
    if (kind != NODE_FRONT)
        return kind;
    if (descendant(x, "docTitle") || descendant(x, "docType"))
        return NODE_TITLE;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (descendant(x, marks[i].element)) {
            *role = marks[i].role;
            return kind;
        }
    return kind;
}

/*
 * A node for element x, of the kind that the class or name of teller says, else of the kind usual
 * in its place.
 */
static struct node *block_node(struct akn_reader *r, struct node *parent, const struct xml *x,
                               struct str says, enum node_kind usual)
{
    enum front_role role;
    enum node_kind kind = akn_named_kind(says, &role);
    if (kind == NODE_DOCUMENT)
        kind = guessed_kind(x, usual, &role);
    struct node *n = akn_text_node(r, parent, kind, x);
    n->role = role;
    return n;
}

static void read_annex(struct akn_reader *, const struct xml *);
static void read_blocks(struct akn_reader *, struct node *, const struct xml *first,
                        enum node_kind usual);

static void read_items(struct akn_reader *r, struct node *parent, const struct xml *list,
                       enum node_kind usual)
{
    xml_each (item, list, NULL) {
        struct node *n = block_node(r, parent, item, xml_value(list, "class"), usual);
        akn_label(r, n, item);
        if (xml_is(item, "item"))
            akn_flow(r, n, item);
        else
            akn_text(r, n, item);
    }
}

/* A container that bears the name of a kind: its first paragraph is the node's own text. */
static void read_container(struct akn_reader *r, struct node *parent, const struct xml *x,
                           enum node_kind usual)
{
    enum front_role role;
    struct str name = !xml_is(x, "container") ? STR_NONE : xml_value(x, "name");
    if (akn_named_kind(name, &role) == NODE_DOCUMENT) {
        read_blocks(r, parent, x->first, usual);
        return;
    }
    struct node *n = block_node(r, parent, x, name, usual);
    n->label = akn_facts_kept(r, xml_value(x, "title"));
    if (n->kind == NODE_FOOTNOTE)
        akn_text_target(r, n, x);
    const struct xml *p = xml_child(x, "p");
    if (p)
        akn_text(r, n, p);
    read_blocks(r, n, p ? p->next : x->first, NODE_PARA);
}

static void read_block_text(struct akn_reader *r, struct node *parent, const struct xml *x,
                            struct str label, enum node_kind usual)
{
    if (!xml_attribute(x, "class") && !akn_text_any(x))
        return;
    struct node *n = block_node(r, parent, x, xml_value(x, "class"), usual);
    n->label = label;
    akn_text(r, n, x);
}

static void read_blocks(struct akn_reader *r, struct node *parent, const struct xml *first,
                        enum node_kind usual)
{
    struct str label = STR_NONE; /* of a recital, for the paragraph after it */
    for (const struct xml *c = first; c; c = c->next) {
        if (!c->name)
            continue;
        if (xml_is(c, "num")) {
            label = akn_text_plain(r, c);
            continue;
        }
        switch (akn_sort_of(c)) {
        case AKN_SORT_TEXT:
            read_block_text(r, parent, c, label, usual);
            break;
        case AKN_SORT_TITLE:
            akn_lines(r, akn_text_node(r, parent, NODE_TITLE, c), c);
            break;
        case AKN_SORT_LIST:
            read_items(r, parent, c, usual);
            break;
        case AKN_SORT_TABLE:
            akn_table(r, parent, c);
            break;
        case AKN_SORT_THROUGH:
            read_container(r, parent, c, usual);
            break;
        case AKN_SORT_CLAUSE:
            akn_clause(r, parent, c);
            break;
        case AKN_SORT_HEADING:
            akn_text(r, akn_text_node(r, parent, NODE_HEADING, c), c);
            break;
        case AKN_SORT_ANNEX:
            read_annex(r, c);
            break;
        case AKN_SORT_LEFT_OUT:
            akn_text_left_out(c);
            break;
        case AKN_SORT_SKIPPED: /* a heading: numbers are taken above */
            read_block_text(r, parent, c, label, usual);
            break;
        }
        label = STR_NONE;
    }
}

/* ---- documents ---- */

static void read_document_element(struct akn_reader *, const struct xml *document);

/* An annex has a title, as tables of an appendix have, and what follows is at the top. */
static void read_annex(struct akn_reader *r, const struct xml *x)
{
    static const char *const titles[] = {"num", "heading", "subheading"};
    struct node *root = r->doc->root, *title = NULL;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        xml_each (t, x, titles[i]) {
            if (title)
                node_add_text(r->doc, title, STR("\n"), 0, t->pos);
            title = title ? title : akn_text_node(r, root, NODE_TABLE_TITLE, t);
            akn_text(r, title, t);
        }
    xml_each (c, x, NULL)
        if (xml_child(c, "meta")) {
            read_document_element(r, c);
            return;
        }
    akn_flow(r, root, x);
}

static void read_attachments(struct akn_reader *r, const struct xml *all)
{
    for (const struct xml *one = all->first; one; one = one->next) {
        const struct xml *elsewhere = one->name ? xml_child(one, "documentRef") : NULL;
        if (elsewhere)
            akn_text_left_out(elsewhere);
        if (one->name)
            read_annex(r, one);
    }
}

static void read_document_element(struct akn_reader *r, const struct xml *document)
{
    struct node *root = r->doc->root;
    xml_each (c, document, NULL) {
        if (xml_is(c, "meta"))
            continue;
        if (xml_is(c, "coverPage"))
            akn_text_left_out(c);
        else if (xml_is(c, "preface"))
            read_blocks(r, root, c->first, NODE_FRONT);
        else if (xml_is(c, "preamble"))
            read_blocks(r, root, c->first, NODE_PREAMBLE);
        else if (xml_is(c, "conclusions"))
            read_blocks(r, root, c->first, NODE_SIGNATURE);
        else if (xml_is(c, "attachments") || xml_is(c, "components"))
            read_attachments(r, c);
        else
            akn_flow(r, root, c);
    }
}

enum { NAME = 40 }; /* bytes: names of elements are shorter */

/*
 * The kind of document, of those of the standard that are not read: the first element in the
 * outermost one. A NULL name: it is read, or is none.
 */
static const char *other_kind(const struct source *source, size_t *at)
{
    static const char *const names[] = {
        "amendment",          "amendmentList", "debate",          "debateReport",
        "documentCollection", "judgment",      "officialGazette", "portion"};
    size_t root = str_find(source->text, STR("akomaNtoso"), 0);
    size_t end = str_find(source->text, STR(">"), root);
    *at = end < source->text.n ? str_find(source->text, STR("<"), end) : end;
    struct str name =
        *at < source->text.n ? str_slice(source->text, *at + 1, *at + NAME) : STR_NONE;
    size_t prefix = str_find(name, STR(":"), 0), n = 0;
    name = prefix < name.n ? str_slice(name, prefix + 1, name.n) : name;
    while (n < name.n && !is_space(name.p[n]) && name.p[n] != '>' && name.p[n] != '/')
        n++;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(str_slice(name, 0, n), names[i]))
            return names[i];
    return NULL;
}

/*
 * The grammar in the namespace of the document: that of version 3.0, of 3.1, or of a draft of
 * either ("3.0/CSD13", "3.0/WD17"), in which papers were published; of all others that of 3.0.
 */
static const char *grammar_of(struct arena *a, const struct source *source)
{
    struct str own = STR(AKN_NS), version = STR("3.0");
    struct str family = str_slice(own, 0, own.n - version.n);
    size_t at = str_find(source->text, family, 0);
    if (at == (size_t)-1)
        return grammar;
    struct str rest = str_slice(source->text, at + family.n, source->text.n);
    size_t quote = str_find(rest, STR("\""), 0);
    struct str named = str_slice(rest, 0, quote == (size_t)-1 ? 0 : quote);
    bool known = str_starts(named, STR("3.0")) || str_starts(named, STR("3.1"));
    if (!known || (named.n > version.n && named.p[version.n] != '/'))
        return grammar;
    size_t from = str_find(STR(grammar), own, 0);
    return str_format(a, "%.*s%.*s%.*s%s", (int)from, grammar, STR_ARG(family), STR_ARG(named),
                      grammar + from + own.n)
        .p;
}

struct doc *read_akn(const struct source *source)
{
    size_t at;
    const char *other = other_kind(source, &at);
    if (other) {
        diag(MSG_AKN_NOT_SUPPORTED, (struct pos){source, at}, other);
        return NULL;
    }
    struct arena *scratch = arena_new();
    const struct xml *root = schema_parse(scratch, source, grammar_of(scratch, source));
    struct doc *doc = NULL;
    if (root) {
        const struct xml *document = root->first;
        while (!document->name)
            document = document->next;
        doc = doc_new(source);
        struct akn_reader r = {
            .doc = doc, .meta = xml_child(document, "meta"), .annex = read_annex};
        akn_facts(&r, document);
        read_document_element(&r, document);
        read_notes(&r);
        doc_number(doc);
    }
    arena_free(scratch);
    return doc;
}
