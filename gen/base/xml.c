/*
 * XML in: see xml.h. libxml2 tells what it reads, piece by piece (SAX), while a small scanner walks
 * the same bytes for exact places, which libxml2 does not keep (xml_scan.h): its own tree takes
 * three times the memory, and is made where a schema is asked alone. libxml2 is loaded with the
 * first document: it brings ICU and the library of C++.
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
#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/xml_bounds.h"
#include "base/xml_scan.h"

static struct library libxml2 = {.file = LIBXML2_FILE};
#define LIBXML(function) LIBRARY_CALL(&libxml2, function)

struct building {
    struct xml *element, *last; /* its last child so far */
};

struct parse {
    struct arena *arena;
    const struct source *source;
    struct xml_scanner scanner;
    size_t line; /* of the last fault: what follows on the same line is its consequence */
    size_t faults;
    bool references; /* the file has &#...; */
    bool slipped;    /* a tag is broken by one sign: what follows is of that */
    struct xml *root;
    vec(struct building) open; /* elements that have not ended, below none */
    struct buf text;           /* of the text node that has not ended */
    struct map names;          /* of elements, attributes and namespaces: many elements have one */
    const xmlNode *where;      /* the element at which libxml2 saw that the schema is not kept */
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
            p->where = n;
    } else if (e->level > XML_ERR_WARNING || e->code == XML_WAR_UNDECLARED_ENTITY)
        parser_fault(p, e); /* an entity whose text is left out is told by some versions as this */
}

/* ---- the tree ---- */

/* A source is in NFC, and so is each piece of it; only character references can undo that. */
static struct str text_of(struct parse *p, struct str s)
{
    struct str copy = str_copy(p->arena, s);
    return p->references ? unicode_nfc(p->arena, copy) : copy;
}

static const char *name_of(struct parse *p, const xmlChar *s)
{
    if (!s)
        return NULL;
    uint32_t number = map_add(&p->names, str_of((const char *)s));
    return p->names.keys.at[number].p;
}

static void add_node(struct parse *p, struct xml *x)
{
    struct building *in = &p->open.at[p->open.n - 1];
    x->parent = in->element;
    if (in->last)
        in->last->next = x;
    else if (in->element)
        in->element->first = x;
    else
        p->root = x;
    in->last = x;
}

/* What is not text begins. */
static void end_text(struct parse *p, bool cdata)
{
    if (!p->text.n && !cdata)
        return;
    struct xml *x = arena_alloc(p->arena, sizeof *x);
    x->pos = place(p, xml_scan_text(&p->scanner, cdata));
    x->text = text_of(p, buf_view(&p->text));
    p->text.n = 0;
    add_node(p, x);
}

/* Of libxml2's SAX, an attribute is a local name, a prefix, a namespace, and both ends of a value.
 */
enum { SAX_NAME, SAX_VALUE = 3, SAX_END, SAX_ATTRIBUTE };

/* The scanner is at the '<'; it ends after the tag's '>'. */
static void add_attributes(struct parse *p, struct xml *x, size_t n, const xmlChar **sax)
{
    struct xml_attribute **tail = &x->attributes;
    struct str name = STR_NONE;
    size_t value = 0;
    xml_scan_name(&p->scanner);
    while (xml_scan_attribute(&p->scanner, &name, &value)) {
        if (str_is(name, "xmlns") || str_starts(name, STR("xmlns:")) || !n)
            continue;
        const char *from = (const char *)sax[SAX_VALUE], *to = (const char *)sax[SAX_END];
        struct xml_attribute *a = arena_alloc(p->arena, sizeof *a);
        a->name = name_of(p, sax[SAX_NAME]);
        a->value = text_of(p, (struct str){from, (size_t)(to - from)});
        a->pos = place(p, value);
        *tail = a;
        tail = &a->next;
        sax += SAX_ATTRIBUTE;
        n--;
    }
}

static struct parse *parse_of(void *state)
{
    return ((const xmlParserCtxt *)state)->_private;
}

static void on_start(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespaces, const xmlChar **declared, int attributes, int defaulted,
                     const xmlChar **sax)
{
    (void)prefix, (void)namespaces, (void)declared, (void)defaulted;
    struct parse *p = parse_of(state);
    end_text(p, false);
    struct xml *x = arena_alloc(p->arena, sizeof *x);
    x->name = name_of(p, name);
    x->ns = name_of(p, uri);
    x->pos = place(p, xml_scan_tag(&p->scanner));
    add_attributes(p, x, (size_t)attributes, sax);
    add_node(p, x);
    *vec_push(&p->open) = (struct building){.element = x};
}

static void on_end(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    end_text(parse_of(state), false);
    parse_of(state)->open.n--;
}

static void on_text(void *state, const xmlChar *text, int n)
{
    buf_add(&parse_of(state)->text, (const char *)text, (size_t)n);
}

static void on_cdata(void *state, const xmlChar *text, int n)
{
    end_text(parse_of(state), false);
    on_text(state, text, n);
    end_text(parse_of(state), true);
}

static void on_comment(void *state, const xmlChar *text)
{
    (void)text;
    end_text(parse_of(state), false);
}

static void on_instruction(void *state, const xmlChar *target, const xmlChar *text)
{
    (void)target, (void)text;
    end_text(parse_of(state), false);
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

static xmlDoc *read_all(struct parse *p, xmlParserCtxtPtr ctxt)
{
    const int options =
        XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT;
    return LIBXML(xmlCtxtReadMemory)(ctxt, p->source->text.p, (int)p->source->text.n, NULL, "UTF-8",
                                     options);
}

static void listen(xmlSAXHandler *sax)
{
    sax->startElementNs = on_start;
    sax->endElementNs = on_end;
    sax->characters = sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_cdata;
    sax->comment = on_comment;
    sax->processingInstruction = on_instruction;
}

const struct xml *xml_parse(struct arena *a, const struct source *source)
{
    struct parse p = {.arena = a, .source = source, .scanner = {source->text, 0}, .names.arena = a};
    static bool ready;
    if (!ready)
        LIBXML(xmlMemSetup)(free, mem_alloc, resize, duplicate);
    ready = true;
    if (!xml_is_bounded(source))
        return NULL;
    p.references = str_find(source->text, STR("&#"), 0) != (size_t)-1;
    *vec_push(&p.open) = (struct building){0};
    xmlParserCtxtPtr ctxt = LIBXML(xmlNewParserCtxt)();
    ctxt->_private = &p;
    listen(ctxt->sax);
    LIBXML(xmlSetStructuredErrorFunc)(&p, on_fault);
    xmlDoc *doc = read_all(&p, ctxt);
    if (doc)
        check_encoding(&p);
    else if (!p.faults)
        diag(MSG_XML_NO_ROOT, place(&p, 0));
    LIBXML(xmlSetStructuredErrorFunc)(NULL, NULL);
    LIBXML(xmlFreeDoc)(doc);
    LIBXML(xmlFreeParserCtxt)(ctxt);
    buf_free(&p.text);
    vec_free(&p.open);
    return doc && !p.faults ? p.root : NULL;
}

/* The element of our tree that libxml2 has as n. */
static const struct xml *counterpart(const struct xml *root, const xmlNode *n)
{
    if (!n->parent || n->parent->type != XML_ELEMENT_NODE)
        return root;
    const struct xml *x = xml_child(counterpart(root, n->parent), NULL);
    for (const xmlNode *before = n->parent->children; before != n; before = before->next)
        if (before->type == XML_ELEMENT_NODE)
            x = xml_sibling(x, NULL);
    return x;
}

bool xml_fits(const struct source *source, const char *rng, const struct xml *root,
              const struct xml **misfit)
{
    struct parse p = {.source = source};
    *misfit = NULL;
    if (!xml_can_be_checked(root))
        return false;
    xmlParserCtxtPtr ctxt = LIBXML(xmlNewParserCtxt)();
    LIBXML(xmlSetStructuredErrorFunc)(&p, on_fault);
    xmlDoc *doc = read_all(&p, ctxt);
    xmlRelaxNGValidCtxtPtr check = LIBXML(xmlRelaxNGNewValidCtxt)(read_schema(&p, rng));
    LIBXML(xmlRelaxNGSetValidStructuredErrors)(check, on_fault, &p);
    bool fits = LIBXML(xmlRelaxNGValidateDoc)(check, doc) == 0;
    if (!fits)
        *misfit = p.where ? counterpart(root, p.where) : root;
    LIBXML(xmlRelaxNGFreeValidCtxt)(check);
    LIBXML(xmlSetStructuredErrorFunc)(NULL, NULL);
    LIBXML(xmlFreeDoc)(doc);
    LIBXML(xmlFreeParserCtxt)(ctxt);
    return fits;
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
