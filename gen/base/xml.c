/*
 * XML in: see xml.h. expat reads and says at which byte each element and text begins; the places of
 * attributes' values are found in their tag (xml_scan.h). What expat refuses, libxml2 explains
 * (xml_check.h).
 */
#include "base/xml.h"

#include <expat.h>
#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/xml_check.h"
#include "base/xml_scan.h"

enum { NAMESPACE_END = '\n' }; /* in expat's names, before the local part */

struct reading {
    XML_Parser expat;
    struct arena *arena;
    const struct source *source;
    struct xml *root, *open; /* open: the element that we are in */
    struct xml *last;        /* its last child so far */
    int depth;
    struct buf text; /* of the text node that is being read */
    size_t text_at;
    bool in_text;
    bool references;      /* the file has &#...; */
    bool declared;        /* it has a document type */
    bool unsure;          /* libxml2 sees more that may be wrong in it */
    const char *encoding; /* that it claims, or NULL */
};

static struct pos place(const struct reading *r, size_t at)
{
    return (struct pos){r->source, at > r->source->text.n ? r->source->text.n : at};
}

/* A source is in NFC, and so is each piece of it; only character references can undo that. */
static struct str text_of(struct reading *r, struct str s)
{
    struct str copy = str_copy(r->arena, s);
    return r->references ? unicode_nfc(r->arena, copy) : copy;
}

/* ---- what expat calls ---- */

static void add_node(struct reading *r, struct xml *x)
{
    x->parent = r->open;
    if (r->last)
        r->last->next = x;
    else if (r->open)
        r->open->first = x;
    else
        r->root = x;
    r->last = x;
}

static void end_text(void *reading)
{
    struct reading *r = reading;
    if (!r->in_text)
        return;
    struct xml *x = arena_alloc(r->arena, sizeof *x);
    x->pos = place(r, r->text_at);
    x->text = text_of(r, buf_view(&r->text));
    add_node(r, x);
    r->text.n = 0;
    r->in_text = false;
}

static void on_text(void *reading, const XML_Char *bytes, int n)
{
    struct reading *r = reading;
    if (!r->in_text)
        r->text_at = (size_t)XML_GetCurrentByteIndex(r->expat);
    r->in_text = true;
    buf_add(&r->text, bytes, (size_t)n);
}

static const char *local_part(const char *name)
{
    const char *end = strchr(name, NAMESPACE_END);
    return end ? end + 1 : name;
}

static void add_attributes(struct reading *r, struct xml *x, const XML_Char **attributes)
{
    struct xml_attribute **tail = &x->attributes;
    struct xml_scanner scanner = {r->source->text, x->pos.at};
    struct str name = STR_NONE;
    size_t value = 0, count = 0;
    xml_scan_name(&scanner);
    while (xml_scan_attribute(&scanner, &name, &value)) {
        if (++count > LIMIT_ATTRIBUTES)
            XML_StopParser(r->expat, XML_FALSE);
        if (str_is(name, "xmlns") || str_starts(name, STR("xmlns:")) || !*attributes)
            continue;
        struct xml_attribute *a = arena_alloc(r->arena, sizeof *a);
        a->name = str_copy(r->arena, str_of(local_part(attributes[0]))).p;
        a->value = text_of(r, str_of(attributes[1]));
        a->pos = place(r, value);
        *tail = a;
        tail = &a->next;
        attributes += 2;
    }
}

static void begin_element(void *reading, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *r = reading;
    const char *local = local_part(name);
    end_text(r);
    struct xml *x = arena_alloc(r->arena, sizeof *x);
    x->name = str_copy(r->arena, str_of(local)).p;
    if (local > name)
        x->ns = str_copy(r->arena, (struct str){name, (size_t)(local - name) - 1}).p;
    x->pos = place(r, (size_t)XML_GetCurrentByteIndex(r->expat));
    add_node(r, x);
    add_attributes(r, x, attributes);
    r->open = x;
    r->last = NULL;
    if (++r->depth > LIMIT_TAGS)
        XML_StopParser(r->expat, XML_FALSE);
}

static void end_element(void *reading, const XML_Char *name)
{
    struct reading *r = reading;
    (void)name;
    end_text(r);
    r->last = r->open;
    r->open = r->open->parent;
    r->depth--;
}

static void between(void *reading, const XML_Char *comment)
{
    (void)comment;
    end_text(reading);
}

static void on_instruction(void *reading, const XML_Char *target, const XML_Char *data)
{
    (void)data;
    between(reading, target);
}

/* expat takes any version for one of XML. */
static void on_declaration(void *reading, const XML_Char *version, const XML_Char *encoding,
                           int standalone)
{
    struct reading *r = reading;
    (void)standalone;
    r->unsure = strcmp(version, "1.0") != 0;
    r->encoding = encoding ? str_copy(r->arena, str_of(encoding)).p : NULL;
}

/*
 * Declarations inside a document can add attributes, and entities that grow without end; no file of
 * ours needs them.
 */
static void on_doctype(void *reading, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int has_declarations)
{
    struct reading *r = reading;
    (void)name, (void)system, (void)public;
    r->declared = true;
    if (has_declarations)
        XML_StopParser(r->expat, XML_FALSE);
}

/* ---- the checks ---- */

/* The bytes are UTF-8 (source.h); a declaration that says otherwise would be believed elsewhere. */
static bool encoding_is_true(const struct reading *r)
{
    struct str text = r->source->text;
    if (!r->encoding || !strcasecmp(r->encoding, "UTF-8") || utf8_length(text) == text.n)
        return true;
    diag(MSG_XML_ENCODING, place(r, str_find(text, STR("encoding"), 0)), r->encoding);
    return false;
}

/* An entity that a document type may declare elsewhere is passed over by expat. */
static bool may_lack_entities(const struct reading *r)
{
    static const struct str known[] = {{"#", 1},    {"lt;", 3},   {"gt;", 3},
                                       {"amp;", 4}, {"quot;", 5}, {"apos;", 5}};
    struct str text = r->source->text;
    for (size_t at = 0; r->declared && (at = str_find(text, STR("&"), at)) != (size_t)-1;) {
        struct str call = str_slice(text, ++at, text.n);
        size_t i = 0;
        while (i < sizeof known / sizeof *known && !str_starts(call, known[i]))
            i++;
        if (i == sizeof known / sizeof *known)
            return true;
    }
    return false;
}

static XML_Parser expat_of(struct reading *r)
{
    XML_Parser expat = XML_ParserCreateNS("UTF-8", NAMESPACE_END);
    XML_SetUserData(expat, r);
    XML_SetElementHandler(expat, begin_element, end_element);
    XML_SetCharacterDataHandler(expat, on_text);
    XML_SetCommentHandler(expat, between);
    XML_SetProcessingInstructionHandler(expat, on_instruction);
    XML_SetCdataSectionHandler(expat, end_text, end_text);
    XML_SetXmlDeclHandler(expat, on_declaration);
    XML_SetStartDoctypeDeclHandler(expat, on_doctype);
    return expat;
}

const struct xml *xml_parse(struct arena *a, const struct source *source)
{
    struct reading r = {.arena = a, .source = source};
    struct str text = source->text;
    r.references = str_find(text, STR("&#"), 0) != (size_t)-1;
    r.expat = expat_of(&r);
    bool whole = XML_Parse(r.expat, text.p, (int)text.n, XML_TRUE) == XML_STATUS_OK;
    bool unsure = !whole || r.unsure || may_lack_entities(&r);
    size_t faults = unsure ? xml_faults(a, source) : 0;
    if (!whole && !faults)
        diag(MSG_XML_SYNTAX, place(&r, (size_t)XML_GetCurrentByteIndex(r.expat)),
             XML_ErrorString(XML_GetErrorCode(r.expat)));
    XML_ParserFree(r.expat);
    buf_free(&r.text);
    return whole && !faults && encoding_is_true(&r) ? r.root : NULL;
}
