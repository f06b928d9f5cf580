/* The parts of a Word file: see docx_parts.h. Names of parts follow the relationships of the
 * package, ISO/IEC 29500-2, 9.3. */
#include "read/docx/docx_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/archive.h"
#include "base/diag.h"

bool docx_is_on(const struct xml *toggle)
{
    struct str v = xml_value(toggle, "val");
    return toggle && (!v.p || str_is(v, "1") || str_is(v, "true") || str_is(v, "on"));
}

struct str docx_value(const struct xml *parent, const char *child)
{
    return xml_value(xml_child(parent, child), "val");
}

long docx_number(struct str s, long fallback)
{
    char digits[16];
    if (!s.n || s.n >= sizeof digits)
        return fallback;
    memcpy(digits, s.p, s.n);
    digits[s.n] = '\0';
    char *end;
    long value = strtol(digits, &end, 10);
    return *end ? fallback : value;
}

static const struct xml *parse(struct arena *a, const struct source *file,
                               const struct archive_member *m)
{
    if (!m->bytes.n)
        return NULL;
    struct source *s = source_from(a, str_format(a, "%s(%s)", file->name, m->name).p, m->bytes);
    return s ? xml_parse(a, s) : NULL;
}

/* The target of the first relationship of a type, from the folder of the part that has it. */
static const char *target(struct arena *a, const struct xml *relationships, const char *type,
                          struct str folder)
{
    xml_each (r, relationships, NULL) {
        if (!str_ends(xml_value(r, "Type"), str_of(type)))
            continue;
        struct str t = xml_value(r, "Target");
        if (str_starts(t, STR("/")))
            return str_format(a, "%.*s", STR_ARG(str_slice(t, 1, t.n))).p;
        return str_format(a, "%.*s%.*s", STR_ARG(folder), STR_ARG(t)).p;
    }
    return NULL;
}

static struct str folder_of(struct str path)
{
    size_t n = path.n;
    while (n && path.p[n - 1] != '/')
        n--;
    return str_slice(path, 0, n);
}

/* Unpacks one part and parses it; NULL where there is none. */
static bool read_part(struct arena *a, const struct source *file, const char *name,
                      const struct xml **root)
{
    struct archive_member m = {name, STR_NONE};
    *root = NULL;
    if (!name)
        return true;
    if (!archive_unpack(a, file->name, file->raw, &m, 1))
        return false;
    *root = parse(a, file, &m);
    return *root || !m.bytes.n;
}

bool docx_parts_read(struct arena *a, const struct source *file, struct docx_parts *parts)
{
    const struct xml *package, *relationships;
    if (!read_part(a, file, "_rels/.rels", &package))
        return false;
    const char *document = target(a, package, "/officeDocument", STR_NONE);
    if (!read_part(a, file, document, &parts->document))
        return false;
    if (!xml_child(parts->document, "body")) {
        diag_file(MSG_DOCX_NO_DOCUMENT, file->name);
        return false;
    }
    struct str path = str_of(document), folder = folder_of(path);
    struct str own = str_slice(path, folder.n, path.n);
    const char *rels = str_format(a, "%.*s_rels/%.*s.rels", STR_ARG(folder), STR_ARG(own)).p;
    if (!read_part(a, file, rels, &relationships))
        return false;
    const struct {
        const char *type;
        const struct xml **root;
    } others[] = {{"/styles", &parts->styles},
                  {"/numbering", &parts->numbering},
                  {"/footnotes", &parts->footnotes},
                  {"/endnotes", &parts->endnotes},
                  {"/comments", &parts->comments}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!read_part(a, file, target(a, relationships, others[i].type, folder), others[i].root))
            return false;
    return true;
}
