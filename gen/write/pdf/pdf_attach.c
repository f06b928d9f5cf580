/* Files attached to a PDF: see pdf_attach.h. */
#include "write/pdf/pdf_attach.h"

/* The media type as a name, '/' escaped (7.3.5). */
static const char *media_type(struct str name)
{
    static const struct {
        const char *ending, *type;
    } types[] = {{".xml", "text#2Fxml"}, {".pdf", "application#2Fpdf"}, {".md", "text#2Fmarkdown"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_ends(name, str_of(types[i].ending)))
            return types[i].type;
    return str_ends(name, STR(".docx")) ? "application#2Foctet-stream" : "text#2Fplain";
}

static void put_string(struct buf *b, struct str s)
{
    buf_char(b, '(');
    for (size_t i = 0; i < s.n; i++)
        pdf_put_byte(b, s.p[i]);
    buf_char(b, ')');
}

/* The number of the file's specification. */
static unsigned attach(struct pdf_file *file, const struct pdf_attachment *a, struct str created)
{
    struct buf b = {0};
    buf_printf(&b, "/Type /EmbeddedFile /Subtype /%s /Params << /Size %zu", media_type(a->name),
               a->bytes.n);
    if (created.n)
        buf_printf(&b, " /ModDate (%.*s)", STR_ARG(created));
    buf_puts(&b, " >>");
    unsigned stream = pdf_stream(file, buf_view(&b), a->bytes, true);
    b.n = 0;
    buf_puts(&b, "/Type /Filespec /AFRelationship /Source /F ");
    put_string(&b, a->name);
    buf_puts(&b, " /UF ");
    put_string(&b, a->name);
    buf_puts(&b, " /Desc ");
    put_string(&b, a->name);
    buf_printf(&b, " /EF << /F %u 0 R /UF %u 0 R >>", stream, stream);
    return pdf_object_of(file, &b);
}

void pdf_attach(struct pdf_file *file, const struct pdf_attachment *files, size_t n,
                struct str created, struct buf *names)
{
    struct buf all = {0};
    buf_puts(names, n ? " /EmbeddedFiles << /Names [" : "");
    buf_puts(&all, "/AF [");
    for (size_t i = 0; i < n; i++) {
        unsigned spec = attach(file, &files[i], created);
        put_string(names, files[i].name);
        pdf_put_reference(names, spec);
        buf_char(names, ' ');
        pdf_put_reference(&all, spec);
    }
    buf_puts(names, n ? "] >>" : "");
    buf_char(&all, ']');
    if (n)
        pdf_catalog_add(file, &all);
    buf_free(&all);
}
