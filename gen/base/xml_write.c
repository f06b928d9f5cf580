/* XML out: see xml_write.h. */
#include "base/xml_write.h"

#include <assert.h>

#include "base/xml.h"

static void end_tag(struct xml_writer *w)
{
    if (w->in_tag)
        buf_char(w->out, '>');
    w->in_tag = false;
}

void xml_declare(struct xml_writer *w)
{
    buf_puts(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void xml_open(struct xml_writer *w, const char *element)
{
    end_tag(w);
    assert(w->depth < XML_WRITER_DEPTH); /* what is written nests less deep */
    w->open[w->depth++] = element;
    buf_char(w->out, '<');
    buf_puts(w->out, element);
    w->in_tag = true;
}

void xml_close(struct xml_writer *w)
{
    const char *element = w->open[--w->depth];
    if (w->in_tag)
        buf_puts(w->out, "/>");
    else {
        buf_puts(w->out, "</");
        buf_puts(w->out, element);
        buf_char(w->out, '>');
    }
    w->in_tag = false;
}

void xml_set(struct xml_writer *w, const char *name, struct str value)
{
    assert(w->in_tag);
    buf_char(w->out, ' ');
    buf_puts(w->out, name);
    buf_puts(w->out, "=\"");
    xml_escape(w->out, value);
    buf_char(w->out, '"');
}

void xml_set_number(struct xml_writer *w, const char *name, long value)
{
    assert(w->in_tag);
    buf_printf(w->out, " %s=\"%ld\"", name, value);
}

void xml_chars(struct xml_writer *w, struct str text)
{
    end_tag(w);
    xml_escape(w->out, text);
}

void xml_leaf(struct xml_writer *w, const char *element)
{
    xml_open(w, element);
    xml_close(w);
}

void xml_leaf_with(struct xml_writer *w, const char *element, const char *name, struct str value)
{
    xml_open(w, element);
    xml_set(w, name, value);
    xml_close(w);
}

void xml_leaf_number(struct xml_writer *w, const char *element, const char *name, long value)
{
    xml_open(w, element);
    xml_set_number(w, name, value);
    xml_close(w);
}

void xml_literal(struct xml_writer *w, const char *xml)
{
    end_tag(w);
    buf_puts(w->out, xml);
}
