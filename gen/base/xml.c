/*
 * XML in: see xml.h. libxml2 checks and builds; then its tree is copied into the arena while a
 * small scanner walks the same bytes for exact places, which libxml2 does not keep (xml_scan.h).
 * libxml2 is loaded with the first document: it brings ICU and the library of C++.
 */
#include "base/xml.h"

#include <assert.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "base/library.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/xml_scan.h"

static struct library libxml2 = {.file = LIBXML2_FILE};
#define LIBXML(function) LIBRARY_CALL(&libxml2, function)

struct parse {
    struct arena *arena;
    const struct source *source;
    struct xml_scanner scanner;
    size_t line; /* of the last fault: what follows on the same line is its consequence */
    size_t faults;
    bool references;         /* the file has &#...; */
    bool slipped;            /* a tag is broken by one sign: what follows is of that */
    bool unfit;              /* the schema is not kept */
    const struct xml *where; /* the element at which libxml2 saw it */
};

static struct pos place(const struct parse *p, size_t at)
{
    return (struct pos){p->source, at > p->source->text.n ? p->source->text.n : at};
}

/* ---- faults ---- */

/* The last byte c before at, or at itself. */
static size_t back_to(const struct parse *p, char c, size_t at)
{
    struct str text = p->source->text;
    if (at > text.n)
        at = text.n;
    for (size_t i = at; i > 0; i--)
        if (text.p[i - 1] == c)
            return i - 1;
    return at;
}

static struct str quoted(const char *s)
{
    return s ? str_of(s) : STR("?");
}

/* Faults whose messages say what to do, and the character before which to look for them. */
static const struct {
    int code;
    enum msg msg;
    char back_to; /* 0: where libxml2 stopped */
} common_faults[] = {
    {XML_ERR_TAG_NAME_MISMATCH, MSG_XML_END_TAG, '<'},
    {XML_ERR_TAG_NOT_FINISHED, MSG_XML_UNCLOSED, 0},
    {XML_ERR_GT_REQUIRED, MSG_XML_GT, '<'},
    {XML_ERR_LT_IN_ATTRIBUTE, MSG_XML_LT_IN_VALUE, 0},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, MSG_XML_VALUE, 0},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, MSG_XML_VALUE, 0},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, MSG_XML_VALUE, 0},
    {XML_ERR_ATTRIBUTE_REDEFINED, MSG_XML_ATTRIBUTE_TWICE, 0},
    {XML_ERR_UNDECLARED_ENTITY, MSG_XML_ENTITY, '&'},
    {XML_WAR_UNDECLARED_ENTITY, MSG_XML_ENTITY, '&'}, /* an error whatever its name says */
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, MSG_XML_AMPERSAND, '&'},
    {XML_ERR_DOCUMENT_EMPTY, MSG_XML_NO_ROOT, 0},
    {XML_ERR_DOCUMENT_END, MSG_XML_AFTER_ROOT, 0},
    {XML_ERR_MISPLACED_CDATA_END, MSG_XML_CDATA_END, 0},
    {XML_ERR_HYPHEN_IN_COMMENT, MSG_XML_COMMENT, '<'},
    {XML_ERR_RESERVED_XML_NAME, MSG_XML_DECLARATION, '<'},
    {XML_ERR_COMMENT_NOT_FINISHED, MSG_XML_COMMENT, '<'},
    {XML_ERR_INVALID_CHAR, MSG_XML_CHARACTER, 0},
    {XML_ERR_INVALID_CHARREF, MSG_XML_CHARACTER, 0},
    {XML_ERR_INVALID_HEX_CHARREF, MSG_XML_CHARACTER, 0},
    {XML_ERR_INVALID_DEC_CHARREF, MSG_XML_CHARACTER, 0},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, MSG_XML_PREFIX, '<'},
};

/* False when it is none of these. Their messages take of libxml2's words as many as they need. */
static bool common_fault(const struct parse *p, const xmlError *e, size_t at)
{
    struct str one = quoted(e->str1), two = quoted(e->str2);
    if (e->code == XML_ERR_NAME_REQUIRED) {
        struct pos tag = place(p, back_to(p, '<', at));
        if (at && p->source->text.p[at - 1] == '&')
            diag(MSG_XML_AMPERSAND, place(p, at - 1));
        else
            diag(tag.at + 1 == at ? MSG_XML_LT : MSG_XML_GT, tag);
        return true;
    }
    for (size_t i = 0; i < sizeof common_faults / sizeof *common_faults; i++)
        if (common_faults[i].code == e->code) {
            char sign = common_faults[i].back_to;
            size_t from = e->code == XML_ERR_DOCUMENT_EMPTY ? 0 : sign ? back_to(p, sign, at) : at;
            diag(common_faults[i].msg, place(p, from), STR_ARG(one), e->int1, STR_ARG(one),
                 STR_ARG(two));
            return true;
        }
    return false;
}

/*
 * What people leave inside a tag and libxml2 sees too late: a comment, a no-break space, quotes as
 * printed papers have them. False where the tag before has none.
 */
static bool tag_slip(const struct parse *p, size_t at)
{
    static const struct {
        struct str sign;
        enum msg msg;
    } slips[] = {{{"\xc2\xa0", 2}, MSG_XML_TAG_BLANK},
                 {{"\xe2\x80\x9c", 3}, MSG_XML_TAG_QUOTES},
                 {{"\xe2\x80\x9d", 3}, MSG_XML_TAG_QUOTES}};
    struct str text = p->source->text, comment = STR("<!--");
    size_t tag = back_to(p, '<', at);
    if (str_starts(str_slice(text, tag, text.n), comment))
        tag = back_to(p, '<', tag);
    char quote = '\0';
    for (size_t i = tag + 1; i < text.n && (quote || text.p[i] != '>'); i++) {
        struct str rest = str_slice(text, i, text.n);
        if (quote || text.p[i] == '"' || text.p[i] == '\'') {
            quote = !quote ? text.p[i] : text.p[i] == quote ? '\0' : quote;
            continue;
        }
        if (str_starts(rest, comment))
            return diag(MSG_XML_TAG_COMMENT, place(p, i)), true;
        for (size_t k = 0; k < sizeof slips / sizeof *slips; k++)
            if (str_starts(rest, slips[k].sign))
                return diag(slips[k].msg, place(p, i)), true;
    }
    return false;
}

static void parser_fault(struct parse *p, const xmlError *e)
{
    /* Where libxml2 is in the file; inside an entity, where the entity was called. */
    const xmlParserCtxt *ctxt = e->ctxt;
    const xmlParserInput *in = ctxt && ctxt->inputNr ? ctxt->inputTab[0] : NULL;
    size_t at = in ? (size_t)in->consumed + (size_t)(in->cur - in->base) : p->source->text.n;
    size_t line = pos_line(place(p, at));
    if (p->slipped || (p->faults && p->line == line))
        return;
    p->line = line;
    p->faults++;
    p->slipped = tag_slip(p, at);
    if (p->slipped)
        return;
    if (e->code == XML_ERR_INTERNAL_ERROR && e->message && strstr(e->message, "depth")) {
        diag(MSG_XML_DEPTH, place(p, at), LIMIT_TAGS);
        return;
    }
    if (!common_fault(p, e, at)) {
        struct str text = str_trim(str_of(e->message));
        diag(MSG_XML_SYNTAX, place(p, at), str_copy(p->arena, text).p);
    }
}

/* libxml2 2.12 made the error const in the type of the handler. */
#if LIBXML_VERSION < 21200
static void on_fault(void *state, xmlErrorPtr e)
#else
static void on_fault(void *state, const xmlError *e)
#endif
{
    struct parse *p = state;
    if (e->domain == XML_FROM_RELAXNGV) {
        const xmlNode *n = e->node;
        while (n && n->type != XML_ELEMENT_NODE)
            n = n->parent;
        if (!p->where && n)
            p->where = n->_private;
    } else if (e->level > XML_ERR_WARNING)
        parser_fault(p, e);
}

/* ---- the tree ---- */

/* A source is in NFC, and so is each piece of it; only character references can undo that. */
static struct str text_of(struct parse *p, const xmlChar *s)
{
    struct str copy = str_copy(p->arena, str_of((const char *)s));
    return p->references ? unicode_nfc(p->arena, copy) : copy;
}

static const char *name_of(struct parse *p, const xmlChar *s)
{
    return s ? str_copy(p->arena, str_of((const char *)s)).p : NULL;
}

/* An entity that a document type declares. */
static void refuse_entity(struct parse *p, struct str name, size_t from)
{
    struct str call = str_format(p->arena, "&%.*s;", STR_ARG(name));
    size_t hit = str_find(p->source->text, call, from);
    diag(MSG_XML_ENTITY, place(p, hit), STR_ARG(name));
    p->faults++;
}

static struct str value_of(struct parse *p, const xmlAttr *attribute, size_t at)
{
    for (const xmlNode *n = attribute->children; n; n = n->next)
        if (n->type == XML_ENTITY_REF_NODE) {
            refuse_entity(p, str_of((const char *)n->name), at);
            return STR("");
        }
    xmlChar *value = LIBXML(xmlNodeListGetString)(attribute->doc, attribute->children, 1);
    struct str s = value ? text_of(p, value) : STR("");
    free(value);
    return s;
}

/* The scanner is at the '<'; it ends after the tag's '>'. */
static void copy_attributes(struct parse *p, struct xml *x, const xmlNode *n)
{
    struct xml_attribute **tail = &x->attributes;
    const xmlAttr *attribute = n->properties;
    struct str name = STR_NONE;
    size_t value = 0;
    xml_scan_name(&p->scanner);
    while (xml_scan_attribute(&p->scanner, &name, &value)) {
        if (str_is(name, "xmlns") || str_starts(name, STR("xmlns:")) || !attribute)
            continue;
        struct xml_attribute *a = arena_alloc(p->arena, sizeof *a);
        a->name = name_of(p, attribute->name);
        a->value = value_of(p, attribute, value);
        a->pos = place(p, value);
        *tail = a;
        tail = &a->next;
        attribute = attribute->next;
    }
}

static struct xml *copy_element(struct parse *p, xmlNode *n);

static struct xml *copy_node(struct parse *p, xmlNode *n)
{
    if (n->type == XML_ELEMENT_NODE)
        return copy_element(p, n);
    if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
        struct xml *x = arena_alloc(p->arena, sizeof *x);
        x->pos = place(p, xml_scan_text(&p->scanner, n->type == XML_CDATA_SECTION_NODE));
        x->text = text_of(p, n->content);
        return x;
    }
    if (n->type == XML_ENTITY_REF_NODE)
        refuse_entity(p, str_of((const char *)n->name), back_to(p, '>', p->scanner.at));
    return NULL; /* comments and PIs */
}

/* Recursion is bounded by libxml2's limit on depth. */
static struct xml *copy_element(struct parse *p, xmlNode *n)
{
    struct xml *x = arena_alloc(p->arena, sizeof *x), *last = NULL;
    x->name = name_of(p, n->name);
    x->ns = n->ns ? name_of(p, n->ns->href) : NULL;
    x->pos = place(p, xml_scan_tag(&p->scanner));
    n->_private = x;
    copy_attributes(p, x, n);
    for (xmlNode *child = n->children; child; child = child->next) {
        struct xml *c = copy_node(p, child);
        if (!c)
            continue;
        c->parent = x;
        if (last)
            last->next = c;
        else
            x->first = c;
        last = c;
    }
    return x;
}

/* ---- the two checks ---- */

/* The bytes are UTF-8 (source.h); a declaration that says otherwise would be believed elsewhere. */
static void check_encoding(struct parse *p)
{
    struct str head = str_slice(p->source->text, 0, str_find(p->source->text, STR("?>"), 0));
    size_t at = str_find(head, STR("encoding"), 0);
    if (!str_starts(head, STR("<?xml")) || at == (size_t)-1)
        return;
    size_t from = at + strlen("encoding");
    while (from < head.n && strchr(" \t\r\n='\"", head.p[from]))
        from++;
    size_t to = from;
    while (to < head.n && !strchr(" '\"", head.p[to]))
        to++;
    const char *name = str_copy(p->arena, str_slice(head, from, to)).p;
    bool ascii = utf8_length(p->source->text) == p->source->text.n;
    if (!strcasecmp(name, "UTF-8") || ascii)
        return;
    diag(MSG_XML_ENCODING, place(p, at), name);
    p->faults++;
}

/*
 * The time of libxml2's RELAX NG grows with the square of the children of one element: 20 000 take
 * a third of a second, 200 000 two minutes.
 */
static bool too_many_children(struct parse *p, const struct xml *x)
{
    size_t count = 0;
    for (const struct xml *c = x->first; c; c = c->next) {
        count += c->name != NULL;
        if (count > LIMIT_CHILDREN) {
            diag(MSG_XML_CHILDREN, c->pos, x->name, (int)LIMIT_CHILDREN);
            p->faults++;
            return true;
        }
        if (c->first && too_many_children(p, c))
            return true;
    }
    return false;
}

/*
 * The schema is kept for the next document, which often has the same: a style and its base,
 * profiles one after the other. libxml2 needs longer to read ours than to check most documents.
 */
static xmlRelaxNGPtr read_schema(struct parse *p, const char *rng)
{
    static struct {
        char *text;
        xmlRelaxNGPtr schema;
    } last;
    if (last.text && !strcmp(last.text, rng))
        return last.schema;
    free(last.text);
    LIBXML(xmlRelaxNGFree)(last.schema);
    last.text = mem_alloc(strlen(rng) + 1);
    strcpy(last.text, rng);
    xmlRelaxNGParserCtxtPtr reader = LIBXML(xmlRelaxNGNewMemParserCtxt)(rng, (int)strlen(rng));
    LIBXML(xmlRelaxNGSetParserStructuredErrors)(reader, on_fault, p);
    last.schema = LIBXML(xmlRelaxNGParse)(reader);
    assert(last.schema); /* ours, and read by every test */
    LIBXML(xmlRelaxNGFreeParserCtxt)(reader);
    return last.schema;
}

/* libxml2 and what it calls end the program as we do when memory is out. */
static void *resize(void *old, size_t size)
{
    return mem_resize(old, size, 1);
}

static char *duplicate(const char *s)
{
    char *copy = mem_alloc(strlen(s) + 1);
    return strcpy(copy, s);
}

/*
 * Declarations inside a document can add attributes, and entities that grow without end; no file of
 * ours needs them. They are refused before a parser sees them.
 */
static bool has_declarations(struct parse *p)
{
    size_t at = xml_scan_subset(p->source->text);
    if (at == p->source->text.n)
        return false;
    diag(MSG_XML_SUBSET, place(p, at));
    return true;
}

/* Before libxml2 sees them: its time grows with the square of the attributes of one element. */
static bool too_many_attributes(struct parse *p)
{
    struct xml_scanner s = {p->source->text, 0};
    struct str name;
    size_t value, tag;
    while ((tag = xml_scan_tag(&s)) < s.text.n) {
        size_t n = 0;
        xml_scan_name(&s);
        while (xml_scan_attribute(&s, &name, &value))
            if (++n > LIMIT_ATTRIBUTES) {
                diag(MSG_XML_ATTRIBUTES, place(p, tag), (int)LIMIT_ATTRIBUTES);
                return true;
            }
    }
    return false;
}

const struct xml *xml_parse(struct arena *a, const struct source *source, const char *rng,
                            const struct xml **misfit)
{
    const int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC;
    struct parse p = {.arena = a, .source = source, .scanner = {source->text, 0}};
    struct xml *root = NULL;
    static bool ready;
    if (misfit)
        *misfit = NULL;
    if (!ready)
        LIBXML(xmlMemSetup)(free, mem_alloc, resize, duplicate);
    ready = true;
    if (has_declarations(&p) || too_many_attributes(&p))
        return NULL;
    p.references = str_find(source->text, STR("&#"), 0) != (size_t)-1;
    xmlParserCtxtPtr ctxt = LIBXML(xmlNewParserCtxt)();
    LIBXML(xmlSetStructuredErrorFunc)(&p, on_fault);
    xmlDoc *doc = LIBXML(xmlCtxtReadMemory)(ctxt, source->text.p, (int)source->text.n, NULL,
                                            "UTF-8", options);
    if (doc) {
        check_encoding(&p);
        root = copy_element(&p, LIBXML(xmlDocGetRootElement)(doc));
        if (!p.faults && rng && !too_many_children(&p, root)) {
            xmlRelaxNGValidCtxtPtr check = LIBXML(xmlRelaxNGNewValidCtxt)(read_schema(&p, rng));
            LIBXML(xmlRelaxNGSetValidStructuredErrors)(check, on_fault, &p);
            p.unfit = LIBXML(xmlRelaxNGValidateDoc)(check, doc) != 0;
            LIBXML(xmlRelaxNGFreeValidCtxt)(check);
        }
    } else if (!p.faults) {
        diag(MSG_XML_NO_ROOT, place(&p, 0));
    }
    LIBXML(xmlSetStructuredErrorFunc)(NULL, NULL);
    LIBXML(xmlFreeDoc)(doc);
    LIBXML(xmlFreeParserCtxt)(ctxt);
    if (misfit)
        *misfit = !p.unfit ? NULL : p.where ? p.where : root;
    return doc && !p.faults ? root : NULL;
}

/* ---- for the grammar ---- */

bool xml_fits_type(const char *type, const char *value)
{
    const xmlChar *schema = (const xmlChar *)"http://www.w3.org/2001/XMLSchema";
    LIBXML(xmlSchemaInitTypes)();
    xmlSchemaTypePtr known = LIBXML(xmlSchemaGetPredefinedType)((const xmlChar *)type, schema);
    return !known ||
           LIBXML(xmlSchemaValidatePredefinedType)(known, (const xmlChar *)value, NULL) == 0;
}

bool xml_fits_pattern(const char *pattern, const char *value)
{
    enum { KEPT = 16 }; /* our schemas have less */
    static struct {
        char *pattern;
        xmlRegexpPtr compiled;
    } kept[KEPT];
    size_t i = 0;
    while (i < KEPT - 1 && kept[i].pattern && strcmp(kept[i].pattern, pattern))
        i++;
    if (!kept[i].pattern || strcmp(kept[i].pattern, pattern)) {
        free(kept[i].pattern);
        LIBXML(xmlRegFreeRegexp)(kept[i].compiled);
        kept[i].pattern = duplicate(pattern);
        kept[i].compiled = LIBXML(xmlRegexpCompile)((const xmlChar *)pattern);
    }
    return !kept[i].compiled ||
           LIBXML(xmlRegexpExec)(kept[i].compiled, (const xmlChar *)value) == 1;
}
