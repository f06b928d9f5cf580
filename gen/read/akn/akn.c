/*
 * Akoma Ntoso in: see akn.h for what stands for what. The grammar has checked the shape; here
 * every element below the body is one of a few sorts, told by the table of elements. What no rule
 * names is passed through to what it holds, so no text is lost.
 */
#include "read/akn/akn.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/schema.h"
#include "base/xml.h"
#include "lexicon/lexicon.h"
#include "read/akn/akn_facts.h"
#include "read/akn/akn_table.h"
#include "read/akn/akn_text.h"

static const char grammar[] =
#include "read/akn/akn.rng.h"
    ;

enum sort {
    SORT_THROUGH, /* containers of all kinds: only what they hold counts */
    SORT_CLAUSE,
    SORT_TEXT, /* a paragraph of words */
    SORT_TITLE,
    SORT_LIST, /* of items */
    SORT_TABLE,
    SORT_HEADING, /* a heading that numbers nothing */
    SORT_SKIPPED  /* told by others, or no text of the document */
};

static const struct {
    const char *name;
    enum sort sort;
} elements[] = {
    {"alinea", SORT_CLAUSE},
    {"article", SORT_CLAUSE},
    {"block", SORT_TEXT},
    {"blockList", SORT_LIST},
    {"book", SORT_CLAUSE},
    {"chapter", SORT_CLAUSE},
    {"clause", SORT_CLAUSE},
    {"crossHeading", SORT_HEADING},
    {"division", SORT_CLAUSE},
    {"foreign", SORT_SKIPPED},
    {"hcontainer", SORT_CLAUSE},
    {"heading", SORT_SKIPPED},
    {"indent", SORT_CLAUSE},
    {"level", SORT_CLAUSE},
    {"listIntroduction", SORT_TEXT},
    {"listWrapUp", SORT_TEXT},
    {"longTitle", SORT_TITLE},
    {"num", SORT_SKIPPED},
    {"ol", SORT_LIST},
    {"p", SORT_TEXT},
    {"paragraph", SORT_CLAUSE},
    {"part", SORT_CLAUSE},
    {"point", SORT_CLAUSE},
    {"proviso", SORT_CLAUSE},
    {"rule", SORT_CLAUSE},
    {"section", SORT_CLAUSE},
    {"subchapter", SORT_CLAUSE},
    {"subclause", SORT_CLAUSE},
    {"subdivision", SORT_CLAUSE},
    {"subheading", SORT_SKIPPED},
    {"subparagraph", SORT_CLAUSE},
    {"subpart", SORT_CLAUSE},
    {"subrule", SORT_CLAUSE},
    {"subsection", SORT_CLAUSE},
    {"subtitle", SORT_CLAUSE},
    {"table", SORT_TABLE},
    {"title", SORT_CLAUSE},
    {"toc", SORT_SKIPPED},
    {"tome", SORT_CLAUSE},
    {"transitional", SORT_CLAUSE},
    {"ul", SORT_LIST},
};

static int by_name(const void *name, const void *element)
{
    return strcmp(name, *(const char *const *)element);
}

static enum sort sort_of(const struct xml *x)
{
    const size_t count = sizeof elements / sizeof *elements;
    const void *hit = bsearch(x->name, elements, count, sizeof *elements, by_name);
    return hit ? elements[(size_t)((const char *)hit - (const char *)elements) / sizeof *elements]
                     .sort
               : SORT_THROUGH;
}

/* ---- names and marks of ours ---- */

/* "front number" -> kind and role; NODE_DOCUMENT when it is no name of ours. */
static enum node_kind named_kind(struct str name, enum front_role *role)
{
    size_t blank = str_find(name, STR(" "), 0);
    struct str first = str_slice(name, 0, blank);
    struct str second = blank < name.n ? str_slice(name, blank + 1, name.n) : STR_NONE;
    *role = FRONT_OTHER;
    for (int r = 0; r < FRONT_ROLES; r++)
        if (str_is(second, front_role_name((enum front_role)r)))
            *role = (enum front_role)r;
    for (int k = NODE_DOCUMENT + 1; k < NODE_KINDS; k++)
        if (str_is(first, node_kind_name((enum node_kind)k)))
            return (enum node_kind)k;
    return NODE_DOCUMENT;
}

static void take_label(struct akn_reader *r, struct node *n, const struct xml *x)
{
    const struct xml *num = xml_child(x, "num");
    if (num)
        n->label = akn_text_plain(r, num);
}

/* ---- flow: what stands in a body, a clause, a note ---- */

static void read_flow(struct akn_reader *, struct node *, const struct xml *);

/* May a paragraph become the node's own text: nothing but notes stands in it so far. */
static bool awaits_text(const struct node *n)
{
    if (n->kind == NODE_DOCUMENT || n->kind == NODE_HEADING || n->runs)
        return false;
    for (const struct node *child = n->first; child; child = child->next)
        if (child->kind != NODE_FOOTNOTE)
            return false;
    return true;
}

static void read_paragraph(struct akn_reader *r, struct node *n, const struct xml *x)
{
    if (awaits_text(n)) {
        akn_text(r, n, x);
        return;
    }
    if (!akn_text_any(x))
        return;
    akn_text(r, akn_text_node(r, n, NODE_PARA, x), x);
}

/* Office programs print a round bullet of the second level as "o". */
static bool is_bullet(struct str label)
{
    return !label.n || str_is(label, "o") || lexicon_is(label, WORDS_BULLET);
}

static void read_list(struct akn_reader *r, struct node *n, const struct xml *x)
{
    bool ordered = !strcmp(x->name, "ol");
    unsigned count = 0;
    for (const struct xml *item = x->first; item; item = item->next) {
        if (!item->name)
            continue;
        if (strcmp(item->name, "item") && strcmp(item->name, "li")) {
            read_paragraph(r, n, item);
            continue;
        }
        struct node *child = akn_text_node(r, n, NODE_PARA, item);
        take_label(r, child, item);
        count++;
        if (!child->label.n)
            child->label = ordered ? str_format(r->doc->arena, "%u.", count) : STR("-");
        if (is_bullet(child->label))
            child->kind = NODE_BULLET;
        if (!strcmp(item->name, "li") && !xml_child(item, "p"))
            akn_text(r, child, item);
        read_flow(r, child, item);
    }
}

static enum node_kind clause_kind(const struct xml *x, enum front_role *role)
{
    enum node_kind kind = NODE_DOCUMENT;
    *role = FRONT_OTHER;
    if (!strcmp(x->name, "hcontainer"))
        kind = named_kind(xml_value(x, "name"), role);
    if (kind != NODE_DOCUMENT)
        return kind;
    if (xml_child(x, "heading"))
        return NODE_HEADING;
    if (!strcmp(x->name, "indent"))
        return NODE_BULLET;
    const struct xml *list = xml_child(x, "list");
    bool words =
        xml_child(x, "intro") || xml_child(x, "content") || (list && xml_child(list, "intro"));
    if (xml_child(x, "num"))
        return words ? NODE_PARA : NODE_HEADING;
    return words ? NODE_PARA : NODE_DOCUMENT;
}

static void read_clause(struct akn_reader *r, struct node *parent, const struct xml *x)
{
    enum front_role role;
    enum node_kind kind = clause_kind(x, &role);
    if (kind == NODE_DOCUMENT || kind == NODE_TABLE) { /* neither number nor words of its own */
        read_flow(r, parent, x);
        return;
    }
    struct node *n = akn_text_node(r, parent, kind, x);
    n->role = role;
    take_label(r, n, x);
    if (kind == NODE_PARA && n->label.n && is_bullet(n->label))
        n->kind = NODE_BULLET;
    if (kind == NODE_FOOTNOTE)
        akn_text_target(r, n, x);
    if (xml_child(x, "heading"))
        akn_text(r, n, xml_child(x, "heading"));
    for (const struct xml *sub = xml_child(x, "subheading"); sub;
         sub = xml_sibling(sub, "subheading"))
        akn_text(r, akn_text_node(r, n, NODE_PARA, sub), sub);
    read_flow(r, n, x);
}

static void read_flow(struct akn_reader *r, struct node *n, const struct xml *x)
{
    for (const struct xml *c = x->first; c; c = c->next) {
        if (!c->name)
            continue;
        switch (sort_of(c)) {
        case SORT_CLAUSE:
            read_clause(r, n, c);
            break;
        case SORT_TEXT:
            read_paragraph(r, n, c);
            break;
        case SORT_TITLE:
            akn_text_lines(r, akn_text_node(r, n, NODE_TITLE, c), c);
            break;
        case SORT_LIST:
            read_list(r, n, c);
            break;
        case SORT_TABLE:
            akn_table(r, n, c);
            break;
        case SORT_HEADING:
            akn_text(r, akn_text_node(r, n, NODE_HEADING, c), c);
            break;
        case SORT_THROUGH:
            read_flow(r, n, c);
            break;
        case SORT_SKIPPED:
            break;
        }
    }
}

/* Notes, and the notes in them, after the text that calls them. */
static void read_notes(struct akn_reader *r)
{
    struct akn_body body;
    do {
        while (akn_text_next_body(r, &body))
            read_flow(r, body.note, body.x);
        akn_text_resolve(r);
    } while (r->next_body < r->bodies.n);
    akn_text_free(r);
}

/* ---- blocks: preface, preamble, conclusions ---- */

static const struct xml *descendant(const struct xml *x, const char *name)
{
    for (const struct xml *c = x->first; c; c = c->next) {
        if (!c->name)
            continue;
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
    enum node_kind kind = named_kind(says, &role);
    if (kind == NODE_DOCUMENT)
        kind = guessed_kind(x, usual, &role);
    struct node *n = akn_text_node(r, parent, kind, x);
    n->role = role;
    return n;
}

static void read_blocks(struct akn_reader *, struct node *, const struct xml *first,
                        enum node_kind usual);

static void read_items(struct akn_reader *r, struct node *parent, const struct xml *list,
                       enum node_kind usual)
{
    for (const struct xml *item = list->first; item; item = item->next) {
        if (!item->name)
            continue;
        struct node *n = block_node(r, parent, item, xml_value(list, "class"), usual);
        take_label(r, n, item);
        if (!strcmp(item->name, "item"))
            read_flow(r, n, item);
        else
            akn_text(r, n, item);
    }
}

/* A container that bears the name of a kind: its first paragraph is the node's own text. */
static void read_container(struct akn_reader *r, struct node *parent, const struct xml *x,
                           enum node_kind usual)
{
    enum front_role role;
    struct str name = strcmp(x->name, "container") ? STR_NONE : xml_value(x, "name");
    if (named_kind(name, &role) == NODE_DOCUMENT) {
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
    struct str label = STR_NONE; /* of a recital, for the paragraph behind it */
    for (const struct xml *c = first; c; c = c->next) {
        if (!c->name)
            continue;
        if (!strcmp(c->name, "num")) {
            label = akn_text_plain(r, c);
            continue;
        }
        switch (sort_of(c)) {
        case SORT_TEXT:
            read_block_text(r, parent, c, label, usual);
            break;
        case SORT_TITLE:
            akn_text_lines(r, akn_text_node(r, parent, NODE_TITLE, c), c);
            break;
        case SORT_LIST:
            read_items(r, parent, c, usual);
            break;
        case SORT_TABLE:
            akn_table(r, parent, c);
            break;
        case SORT_THROUGH:
            read_container(r, parent, c, usual);
            break;
        case SORT_CLAUSE:
            read_clause(r, parent, c);
            break;
        case SORT_HEADING:
            akn_text(r, akn_text_node(r, parent, NODE_HEADING, c), c);
            break;
        case SORT_SKIPPED:
            break;
        }
        label = STR_NONE;
    }
}

/* ---- documents ---- */

static void read_document_element(struct akn_reader *r, const struct xml *document);

static void read_attachments(struct akn_reader *r, const struct xml *all)
{
    for (const struct xml *one = all->first; one; one = one->next) {
        const struct xml *heading = one->name ? xml_child(one, "heading") : NULL;
        if (heading)
            akn_text(r, akn_text_node(r, r->doc->root, NODE_TABLE_TITLE, heading), heading);
        for (const struct xml *c = one->first; c; c = c->next)
            if (c->name && xml_child(c, "meta"))
                read_document_element(r, c);
    }
}

static void read_document_element(struct akn_reader *r, const struct xml *document)
{
    struct node *root = r->doc->root;
    for (const struct xml *c = document->first; c; c = c->next) {
        if (!c->name || !strcmp(c->name, "meta") || !strcmp(c->name, "coverPage"))
            continue;
        if (!strcmp(c->name, "preface"))
            read_blocks(r, root, c->first, NODE_FRONT);
        else if (!strcmp(c->name, "preamble"))
            read_blocks(r, root, c->first, NODE_PREAMBLE);
        else if (!strcmp(c->name, "conclusions"))
            read_blocks(r, root, c->first, NODE_SIGNATURE);
        else if (!strcmp(c->name, "attachments") || !strcmp(c->name, "components"))
            read_attachments(r, c);
        else
            read_flow(r, root, c);
    }
}

struct doc *read_akn(const struct source *source)
{
    struct arena *scratch = arena_new();
    const struct xml *root = schema_parse(scratch, source, grammar);
    struct doc *doc = NULL;
    if (root) {
        const struct xml *document = root->first;
        while (!document->name)
            document = document->next;
        doc = doc_new(source);
        struct akn_reader r = {.doc = doc, .meta = xml_child(document, "meta")};
        akn_facts(&r, document);
        read_document_element(&r, document);
        read_notes(&r);
        doc_number(doc);
    }
    arena_free(scratch);
    return doc;
}
