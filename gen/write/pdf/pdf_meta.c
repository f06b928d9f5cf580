/* Metadata: see pdf_meta.h. Clauses are of ISO 32000-1:2008; XMP of ISO 16684-1. */
#include "write/pdf/pdf_meta.h"

#include <stdint.h>

#include "base/xml.h"

/* The digits of a date: "20240319080000", as many as it has. */
static struct str date_digits(struct str iso, char out[15])
{
    size_t n = 0;
    for (size_t i = 0; i < iso.n && n < 14; i++)
        if (is_digit(iso.p[i]))
            out[n++] = iso.p[i];
    return (struct str){out, n & ~(size_t)1};
}

/* A bare day is a day in Viet Nam (UTC+7); a time of day comes in UTC. */
void pdf_meta_date(struct buf *b, struct str iso)
{
    char digits[15];
    struct str d = date_digits(iso, digits);
    if (d.n >= 8)
        buf_printf(b, "D:%.*s%s", STR_ARG(d), d.n == 8 ? "000000+07'00'" : "+00'00'");
}

static void put_info_date(struct buf *b, const char *key, struct str iso)
{
    struct buf date = {0};
    pdf_meta_date(&date, iso);
    if (date.n)
        buf_printf(b, " /%s (%s)", key, date.p);
    buf_free(&date);
}

static void put_info_text(struct buf *b, const char *key, struct str text)
{
    if (!text.n)
        return;
    buf_printf(b, " /%s ", key);
    pdf_put_text(b, text);
}

/* A text with one alternative for each language: ours, and the same by default. */
static void put_alternatives(struct buf *b, const char *name, struct str text)
{
    if (!text.n)
        return;
    buf_printf(b, "<%s><rdf:Alt>", name);
    for (int i = 0; i < 2; i++) {
        buf_printf(b, "<rdf:li xml:lang=\"%s\">", i ? "vi" : "x-default");
        xml_escape(b, text);
        buf_puts(b, "</rdf:li>");
    }
    buf_printf(b, "</rdf:Alt></%s>\n", name);
}

static void put_element(struct buf *b, const char *name, struct str text)
{
    if (!text.n)
        return;
    buf_printf(b, "<%s>", name);
    xml_escape(b, text);
    buf_printf(b, "</%s>\n", name);
}

static void put_xmp_date(struct buf *b, const char *name, struct str iso)
{
    char digits[15];
    struct str d = date_digits(iso, digits);
    if (d.n < 8)
        return;
    buf_printf(b, "<%s>%.4s-%.2s-%.2sT", name, d.p, d.p + 4, d.p + 6);
    if (d.n == 14)
        buf_printf(b, "%.2s:%.2s:%.2sZ", d.p + 8, d.p + 10, d.p + 12);
    else
        buf_puts(b, "00:00:00+07:00");
    buf_printf(b, "</%s>\n", name);
}

/*
 * What the file claims: PDF/A-1, with files attached PDF/A-3, level A (ISO 19005-1, 6.7.11; ISO
 * 19005-3, 6.6.4), and PDF/UA-1 (ISO 14289-1, clause 5). Both ask for a title, level A for tags
 * that are all there; without one it is level B alone.
 */
static void put_claims(struct buf *b, const struct pdf_meta *m)
{
    buf_printf(b,
               "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
               "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>%s</pdfaid:conformance>\n"
               "</rdf:Description>\n",
               m->attached ? 3 : 1, m->title.n ? "A" : "B");
    if (m->title.n)
        buf_puts(b, "<rdf:Description rdf:about=\"\""
                    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                    "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n");
}

/* A schema that PDF/A does not know is described in the file itself (ISO 19005-1, 6.7.8). */
static void put_schema(struct buf *b)
{
    buf_puts(b, "<rdf:Description rdf:about=\"\"\n"
                " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
                " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
                "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
                "</pdfaSchema:namespaceURI>\n"
                "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                "<pdfaProperty:name>part</pdfaProperty:name>\n"
                "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
                "<pdfaProperty:category>internal</pdfaProperty:category>\n"
                "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
                "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
                "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}

static unsigned write_xmp(const struct pdf_meta *m, struct pdf_file *file)
{
    struct buf b = {0};
    buf_puts(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                 "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                 "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                 " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                 " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                 "<dc:format>application/pdf</dc:format>\n"
                 "<dc:language><rdf:Bag><rdf:li>vi</rdf:li></rdf:Bag></dc:language>\n");
    put_alternatives(&b, "dc:title", m->title);
    put_alternatives(&b, "dc:description", m->subject);
    if (m->author.n) {
        buf_puts(&b, "<dc:creator><rdf:Seq>");
        put_element(&b, "rdf:li", m->author);
        buf_puts(&b, "</rdf:Seq></dc:creator>\n");
    }
    put_element(&b, "xmp:CreatorTool", m->creator);
    put_element(&b, "pdf:Producer", m->creator);
    put_xmp_date(&b, "xmp:CreateDate", m->created);
    put_xmp_date(&b, "xmp:ModifyDate", m->created);
    buf_puts(&b, "</rdf:Description>\n");
    if (m->title.n)
        put_schema(&b);
    put_claims(&b, m);
    buf_puts(&b, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    unsigned object = pdf_stream(file, STR("/Type /Metadata /Subtype /XML"), buf_view(&b), false);
    buf_free(&b);
    return object;
}

/* ICC profiles are made of four-byte big-endian words and signatures. */
static void add_word(struct buf *b, uint32_t word)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_char(b, (char)(word >> shift & 0xFF));
}

static void add_zeros(struct buf *b, size_t n)
{
    while (n--)
        buf_char(b, 0);
}

/* White of the profile connection space, D50: X 0.9642, Y 1, Z 0.8249 as 16.16 fixed numbers. */
static void add_white(struct buf *b)
{
    add_word(b, 0xF6D6);
    add_word(b, 0x10000);
    add_word(b, 0xD32D);
}

/*
 * An ICC profile for grey, all that black text needs (ICC.1:2001-04, 6.3.1.1, monochrome display):
 * description, copyright, white point, and a tone curve of gamma 2.2.
 */
static void add_grey_profile(struct buf *b)
{
    enum { HEADER = 128, TABLE = 4 + 4 * 12, DESC = 96, CPRT = 20, WTPT = 20, KTRC = 16 };
    static const struct {
        char signature[5];
        uint32_t size;
    } tags[] = {{"desc", DESC}, {"cprt", CPRT}, {"wtpt", WTPT}, {"kTRC", KTRC}};
    uint32_t at = HEADER + TABLE;
    add_word(b, at + DESC + CPRT + WTPT + KTRC);
    add_word(b, 0);
    add_word(b, 0x02100000); /* version 2.1 */
    buf_puts(b, "mntrGRAYXYZ ");
    add_word(b, 2000u << 16 | 1); /* made on 2000-01-01 */
    add_word(b, 1u << 16);
    add_word(b, 0);
    buf_puts(b, "acsp");
    add_zeros(b, 28); /* platform, flags, device, rendering intent */
    add_white(b);
    add_zeros(b, 48); /* creator, reserved */
    add_word(b, 4);
    for (size_t i = 0; i < 4; at += tags[i++].size) {
        buf_puts(b, tags[i].signature);
        add_word(b, at);
        add_word(b, tags[i].size);
    }
    buf_add(b, "desc\0\0\0\0\0\0\0\5Grey", 16);
    add_zeros(b, DESC - 16);
    buf_add(b, "text\0\0\0\0No rights\0\0\0", CPRT);
    buf_add(b, "XYZ \0\0\0\0", 8);
    add_white(b);
    buf_add(b, "curv\0\0\0\0\0\0\0\1\2\x33\0\0", KTRC); /* 0x0233: 2.2 as 8.8 fixed */
}

void pdf_meta_write(const struct pdf_meta *m, struct pdf_file *file)
{
    struct buf info = {0};
    put_info_text(&info, "Title", m->title);
    put_info_text(&info, "Subject", m->subject);
    put_info_text(&info, "Author", m->author);
    put_info_text(&info, "Creator", m->creator);
    put_info_text(&info, "Producer", m->creator);
    put_info_date(&info, "CreationDate", m->created);
    put_info_date(&info, "ModDate", m->created);
    pdf_info_add(file, &info);
    unsigned metadata = write_xmp(m, file);
    struct buf b = {0};
    add_grey_profile(&b);
    unsigned profile = pdf_stream(file, STR("/N 1"), buf_view(&b), true);
    b.n = 0;
    buf_printf(&b, /* 14.11.5 */
               "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (Grey)\n"
               "/Info (Grey, gamma 2.2) /DestOutputProfile %u 0 R",
               profile);
    unsigned intent = pdf_object_of(file, &b);
    buf_printf(&b,
               "/Lang (vi) /Metadata %u 0 R /OutputIntents [%u 0 R]\n"
               "/ViewerPreferences << /DisplayDocTitle true >>",
               metadata, intent);
    pdf_catalog_add(file, &b);
}
