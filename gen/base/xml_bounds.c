/* What libxml2 is spared: see xml_bounds.h. */
#include "base/xml_bounds.h"

#include "base/diag.h"
#include "base/limits.h"
#include "base/xml_scan.h"

/*
 * Declarations inside a document can add attributes, and entities that grow without end; no file of
 * ours needs them. They are refused before a parser sees them.
 */
static bool has_declarations(const struct source *source)
{
    size_t at = xml_scan_subset(source->text);
    if (at == source->text.n)
        return false;
    diag(MSG_XML_SUBSET, (struct pos){source, at});
    return true;
}

/* Before libxml2 sees them: its time grows with the square of the attributes of one element. */
static bool too_many_attributes(const struct source *source)
{
    struct xml_scanner s = {source->text, 0};
    struct str name;
    size_t value, tag;
    while ((tag = xml_scan_tag(&s)) < s.text.n) {
        size_t n = 0;
        xml_scan_name(&s);
        while (xml_scan_attribute(&s, &name, &value))
            if (++n > LIMIT_ATTRIBUTES) {
                diag(MSG_XML_ATTRIBUTES, (struct pos){source, tag}, (int)LIMIT_ATTRIBUTES);
                return true;
            }
    }
    return false;
}

bool xml_is_bounded(const struct source *source)
{
    return !has_declarations(source) && !too_many_attributes(source);
}

/*
 * The time of libxml2's RELAX NG grows with the square of the children of one element: 20 000 take
 * a third of a second, 200 000 two minutes.
 */
static bool too_many_children(const struct xml *x)
{
    size_t count = 0;
    for (const struct xml *c = x->first; c; c = c->next) {
        count += c->name != NULL;
        if (count > LIMIT_CHILDREN) {
            diag(MSG_XML_CHILDREN, c->pos, x->name, (int)LIMIT_CHILDREN);
            return true;
        }
        if (c->first && too_many_children(c))
            return true;
    }
    return false;
}

bool xml_can_be_checked(const struct xml *root)
{
    return !too_many_children(root);
}
