/* Lines, elements and attributes of Akoma Ntoso: see akn_lines.h. */
#include "write/akn/akn_lines.h"

#include <string.h>

#include "base/xml.h"
#include "model/akn.h"

void akn_put(struct akn_writer *w, const char *text)
{
    buf_puts(w->out, text);
}

void akn_indent(struct akn_writer *w)
{
    for (size_t i = 0; i < w->depth; i++)
        akn_put(w, "  ");
}

void akn_open(struct akn_writer *w, const char *text)
{
    akn_indent(w);
    akn_put(w, text);
    w->depth++;
}

void akn_close(struct akn_writer *w, const char *element)
{
    w->depth--;
    akn_indent(w);
    buf_printf(w->out, "</%s>\n", element);
}

void akn_attribute(struct akn_writer *w, const char *name, struct str value)
{
    xml_put_attribute(w->out, name, value);
}

void akn_identity(struct akn_writer *w, const struct node *n)
{
    struct buf path = {0};
    akn_attribute(w, "eId", w->plan.ids[n->id]);
    for (size_t i = 0; i < n->path.n; i++) /* a wId may hold no blanks */
        buf_char(&path, strchr(" \t\r\n", n->path.p[i]) ? '_' : n->path.p[i]);
    akn_attribute(w, "wId", buf_view(&path));
    buf_free(&path);
    if (n->central_only)
        akn_put(w, " refersTo=\"#" AKN_CENTRAL_ONLY "\"");
    akn_attribute(w, "kehoach:origin", node_origin(n));
}

void akn_kind_class(struct akn_writer *w, const char *name, const struct node *n)
{
    buf_printf(w->out, " %s=\"%s", name, node_kind_name(n->kind));
    if (n->kind == NODE_FRONT || node_is_copy(n))
        buf_printf(w->out, " %s", front_role_name(n->role));
    akn_put(w, "\"");
}
