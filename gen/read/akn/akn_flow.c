/* Flows of Akoma Ntoso: see akn_flow.h. */
#include "read/akn/akn_flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "lexicon/list_mark.h"
#include "read/akn/akn_lines.h"
#include "read/akn/akn_table.h"

/* Names of the elements of each sort, blanks between. */
static const char *const elements[] = {
    [AKN_SORT_CLAUSE] =
        "alinea article book chapter clause division hcontainer indent level paragraph part point "
        "proviso rule section subchapter subclause subdivision subparagraph subpart subrule "
        "subsection subtitle title tome transitional",
    [AKN_SORT_TEXT] = "block listIntroduction listWrapUp p",
    [AKN_SORT_TITLE] = "longTitle",
    [AKN_SORT_LIST] = "blockList ol ul",
    [AKN_SORT_TABLE] = "table",
    [AKN_SORT_HEADING] = "crossHeading",
    [AKN_SORT_ANNEX] = "annex appendix schedule",
    [AKN_SORT_LEFT_OUT] = "componentRef foreign toc",
    [AKN_SORT_SKIPPED] = "heading num subheading",
};

enum akn_sort akn_sort_of(const struct xml *x)
{
    struct str name = str_of(x->name);
    for (enum akn_sort sort = AKN_SORT_CLAUSE; sort <= AKN_SORT_SKIPPED; sort++) {
        struct str names = str_of(elements[sort]);
        for (struct str known; (known = str_word(&names)).n;)
            if (str_eq(name, known))
                return sort;
    }
    return AKN_SORT_THROUGH;
}

/* ---- names and marks of ours ---- */

/* "front number" -> kind and role; NODE_DOCUMENT when it is no name of ours. */
enum node_kind akn_named_kind(struct str name, enum front_role *role)
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

void akn_label(struct akn_reader *r, struct node *n, const struct xml *x)
{
    const struct xml *num = xml_child(x, "num");
    if (num)
        n->label = akn_text_plain(r, num);
}

/* The heading of an element below its number, and further headings as paragraphs. */
static void take_headings(struct akn_reader *r, struct node *n, const struct xml *x)
{
    if (xml_child(x, "heading"))
        akn_text(r, n, xml_child(x, "heading"));
    xml_each (sub, x, "subheading")
        akn_text(r, akn_text_node(r, n, NODE_PARA, sub), sub);
}

/* ---- flow: what is in a body, a clause, a note ---- */

/* May a paragraph become the node's own text: nothing but notes is in it so far. */
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
    if (awaits_text(n))
        akn_text(r, n, x);
    else if (akn_text_any(x))
        akn_text(r, akn_text_node(r, n, NODE_PARA, x), x);
}

/* Office programs print a round bullet of the second level as "o"; other letters are numbers. */
static bool is_bullet(struct str label)
{
    return !label.n || str_is(label, "o") ||
           (list_mark_is(label) && !cp_is_letter(utf8_first(label, 0)));
}

static void read_list(struct akn_reader *r, struct node *n, const struct xml *x)
{
    bool ordered = xml_is(x, "ol");
    unsigned count = 0;
    xml_each (item, x, NULL) {
        if (!xml_is(item, "item") && !xml_is(item, "li")) {
            read_paragraph(r, n, item);
            continue;
        }
        struct node *child = akn_text_node(r, n, NODE_PARA, item);
        akn_label(r, child, item);
        take_headings(r, child, item);
        count++;
        if (!child->label.n)
            child->label = ordered ? str_format(r->doc->arena, "%u.", count) : STR("-");
        if (is_bullet(child->label))
            child->kind = NODE_BULLET;
        if (xml_is(item, "li") && !xml_child(item, "p"))
            akn_text(r, child, item);
        akn_flow(r, child, item);
    }
}

static enum node_kind clause_kind(const struct xml *x, enum front_role *role)
{
    enum node_kind kind = NODE_DOCUMENT;
    *role = FRONT_OTHER;
    if (xml_is(x, "hcontainer"))
        kind = akn_named_kind(xml_value(x, "name"), role);
    if (kind != NODE_DOCUMENT)
        return kind;
    if (xml_child(x, "heading"))
        return NODE_HEADING;
    if (xml_is(x, "indent"))
        return NODE_BULLET;
    const struct xml *list = xml_child(x, "list");
    bool words =
        xml_child(x, "intro") || xml_child(x, "content") || (list && xml_child(list, "intro"));
    if (xml_child(x, "num"))
        return words ? NODE_PARA : NODE_HEADING;
    return words ? NODE_PARA : NODE_DOCUMENT;
}

/* What else has a number or a heading: a blockContainer, a div. */
static void read_container_flow(struct akn_reader *r, struct node *parent, const struct xml *x)
{
    bool heading = xml_child(x, "heading"), num = xml_child(x, "num");
    struct node *n = parent;
    if (heading || num) {
        n = akn_text_node(r, parent, heading ? NODE_HEADING : NODE_PARA, x);
        akn_label(r, n, x);
        take_headings(r, n, x);
    }
    akn_flow(r, n, x);
}

void akn_clause(struct akn_reader *r, struct node *parent, const struct xml *x)
{
    enum front_role role;
    enum node_kind kind = clause_kind(x, &role);
    if (kind == NODE_DOCUMENT || kind == NODE_TABLE) { /* neither number nor words of its own */
        akn_flow(r, parent, x);
        return;
    }
    struct node *n = akn_text_node(r, parent, kind, x);
    n->role = role;
    akn_label(r, n, x);
    if (kind == NODE_PARA && n->label.n && is_bullet(n->label))
        n->kind = NODE_BULLET;
    if (kind == NODE_FOOTNOTE)
        akn_text_target(r, n, x);
    take_headings(r, n, x);
    akn_flow(r, n, x);
}

void akn_flow(struct akn_reader *r, struct node *n, const struct xml *x)
{
    xml_each (c, x, NULL) {
        switch (akn_sort_of(c)) {
        case AKN_SORT_CLAUSE:
            akn_clause(r, n, c);
            break;
        case AKN_SORT_TEXT:
            read_paragraph(r, n, c);
            break;
        case AKN_SORT_TITLE:
            akn_lines(r, akn_text_node(r, n, NODE_TITLE, c), c);
            break;
        case AKN_SORT_LIST:
            read_list(r, n, c);
            break;
        case AKN_SORT_TABLE:
            akn_table(r, n, c);
            break;
        case AKN_SORT_HEADING:
            akn_text(r, akn_text_node(r, n, NODE_HEADING, c), c);
            break;
        case AKN_SORT_THROUGH:
            read_container_flow(r, n, c);
            break;
        case AKN_SORT_ANNEX:
            r->annex(r, c);
            break;
        case AKN_SORT_LEFT_OUT:
            akn_text_left_out(c);
            break;
        case AKN_SORT_SKIPPED:
            break;
        }
    }
}
