/*
 * The meta block: see akn_meta.h. URIs follow the naming convention of Akoma Ntoso 1.0 part 3:
 *     /akn/vn/doc/nghi-quyet/2023-11-24/43-nq-tw/vie@2023-11-24/!main.xml
 * Nothing of the machine or the hour goes in: the same document has the same block.
 */
#include "write/akn/akn_meta.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/xml.h"
#include "model/akn.h"

struct akn_block {
    const struct doc *doc;
    struct buf *out;
    size_t indent;
};

bool akn_meta_full_date(struct str date)
{
    struct date d;
    return date_read(date, &d) && d.day && d.year;
}

/* Lower-case ASCII letters and digits, one "-" for all between them. */
static void add_slug(struct buf *out, struct str s)
{
    uint32_t cp;
    bool gap = false, begun = false;
    for (size_t n; (n = utf8_next(s, &cp)); s = str_slice(s, n, s.n)) {
        uint32_t c = cp_lower(cp_base(cp));
        bool plain = (c >= 'a' && c <= 'z') || cp_is_digit(c);
        if (plain && gap && begun)
            buf_char(out, '-');
        if (plain)
            buf_char(out, (char)c);
        begun |= plain;
        gap = !plain;
    }
}

static void add_work(const struct doc *d, struct buf *out)
{
    buf_puts(out, "/akn/vn/doc/");
    buf_str(out, d->kind.n ? d->kind : STR("van-ban"));
    buf_printf(out, "/%.*s/", STR_ARG(d->date.n ? d->date : STR(AKN_UNDATED)));
    size_t before = out->n;
    add_slug(out, d->number);
    if (out->n == before)
        buf_puts(out, "nn");
}

static void add_expression(const struct doc *d, struct buf *out)
{
    add_work(d, out);
    buf_puts(out, "/vie@");
    if (akn_meta_full_date(d->date))
        buf_str(out, d->date);
}

static void line(struct akn_block *b, int deeper, const char *text)
{
    buf_repeat(b->out, ' ', b->indent + (size_t)deeper * 2);
    buf_puts(b->out, text);
}

static void value(struct akn_block *b, const char *name, struct str text)
{
    if (!text.n)
        return;
    line(b, 3, "<");
    buf_puts(b->out, name);
    xml_put_attribute(b->out, "value", text);
    buf_puts(b->out, "/>\n");
}

/* FRBRthis, FRBRuri, FRBRdate and FRBRauthor, which all three levels have. */
static void core(struct akn_block *b, unsigned component,
                 void (*add)(const struct doc *, struct buf *), const char *suffix,
                 const char *author)
{
    struct buf uri = {0};
    add(b->doc, &uri);
    size_t whole = uri.n;
    if (component)
        buf_printf(&uri, "/!annex_%u", component);
    else
        buf_puts(&uri, "/!main");
    buf_puts(&uri, suffix);
    value(b, "FRBRthis", buf_view(&uri));
    uri.n = whole;
    buf_puts(&uri, suffix);
    value(b, "FRBRuri", buf_view(&uri));
    buf_free(&uri);
    bool dated = akn_meta_full_date(b->doc->date);
    line(b, 3, "<FRBRdate");
    buf_printf(b->out, " date=\"%.*s\" name=\"%s\"/>\n",
               STR_ARG(dated ? b->doc->date : STR(AKN_NO_DATE)), dated ? "issued" : AKN_UNDATED);
    line(b, 3, "<FRBRauthor");
    buf_printf(b->out, " href=\"#%s\"/>\n", author);
}

static void identification(struct akn_block *b, unsigned component)
{
    const struct doc *d = b->doc;
    const char *author = d->issuer.n ? AKN_ISSUER : AKN_PROGRAM;
    line(b, 1, "<identification source=\"#" AKN_PROGRAM "\">\n");
    line(b, 2, "<FRBRWork>\n");
    core(b, component, add_work, "", author);
    line(b, 3, "<FRBRcountry value=\"vn\"/>\n");
    value(b, "FRBRsubtype", component ? STR_NONE : d->kind);
    value(b, "FRBRnumber", component ? STR_NONE : d->number);
    value(b, "FRBRname", component ? STR_NONE : d->subject);
    line(b, 2, "</FRBRWork>\n");
    line(b, 2, "<FRBRExpression>\n");
    core(b, component, add_expression, "", author);
    line(b, 3, "<FRBRlanguage language=\"vie\"/>\n");
    line(b, 2, "</FRBRExpression>\n");
    line(b, 2, "<FRBRManifestation>\n");
    core(b, component, add_expression, ".xml", AKN_PROGRAM);
    line(b, 2, "</FRBRManifestation>\n");
    line(b, 1, "</identification>\n");
}

/* id and class are ours and plain ASCII; class names the branch of the ontology. */
static void reference(struct akn_block *b, const char *element, const char *id, const char *branch,
                      struct str show)
{
    if (!show.n)
        return;
    line(b, 2, "<");
    buf_printf(b->out, "%s eId=\"%s\" href=\"/akn/ontology/%s/vn/", element, id, branch);
    size_t before = b->out->n;
    add_slug(b->out, show);
    if (b->out->n == before)
        buf_puts(b->out, id);
    buf_char(b->out, '"');
    xml_put_attribute(b->out, "showAs", show);
    buf_puts(b->out, "/>\n");
}

static void references(struct akn_block *b, bool central_only)
{
    line(b, 1, "<references source=\"#" AKN_PROGRAM "\">\n");
    reference(b, "TLCProcess", AKN_PROGRAM, "process", STR(AKN_PROGRAM));
    reference(b, "TLCOrganization", AKN_ISSUER, "organization", b->doc->issuer);
    reference(b, "TLCLocation", AKN_PLACE, "location", b->doc->place);
    reference(b, "TLCConcept", AKN_CENTRAL_ONLY, "concept",
              central_only ? STR(AKN_CENTRAL_ONLY) : STR_NONE);
    line(b, 1, "</references>\n");
}

static void proprietary(struct akn_block *b)
{
    static const char *const systems[] = {[SYSTEM_PARTY] = "party", [SYSTEM_STATE] = "state"};
    const struct doc *d = b->doc;
    bool odd_date = d->date.n && !akn_meta_full_date(d->date);
    if (d->system == SYSTEM_UNKNOWN && !d->digest && !odd_date)
        return;
    line(b, 1, "<proprietary source=\"#" AKN_PROGRAM "\">\n");
    line(b, 2, "<kehoach:document");
    if (d->system != SYSTEM_UNKNOWN)
        buf_printf(b->out, " system=\"%s\"", systems[d->system]);
    if (d->digest)
        buf_puts(b->out, " digest=\"true\"");
    xml_put_attribute(b->out, "date", odd_date ? d->date : STR_NONE);
    buf_puts(b->out, "/>\n");
    line(b, 1, "</proprietary>\n");
}

void akn_meta(const struct doc *d, unsigned component, bool central_only, size_t indent,
              struct buf *out)
{
    struct akn_block b = {d, out, indent};
    line(&b, 0, "<meta>\n");
    identification(&b, component);
    if (!component) {
        references(&b, central_only);
        proprietary(&b);
    }
    line(&b, 0, "</meta>\n");
}
