/* A profile's file with edits: see profile_xml.h. */
#include <string.h>

#include "base/mem.h"
#include "write/profile_xml.h"

struct file_change {        /* bytes of the file that go, and what takes their place */
    size_t from, to, place; /* place: of equal ones, the order */
    struct str bytes;
};

/* Where a mark-up that begins at an offset ends: a comment, a CDATA section, an instruction, a tag
 * with its attributes. */
static size_t markup_end(struct str s, size_t at)
{
    static const struct {
        struct str begin, end;
    } kinds[] = {{{"<!--", 4}, {"-->", 3}}, {{"<![CDATA[", 9}, {"]]>", 3}}, {{"<?", 2}, {"?>", 2}}};
    struct str rest = str_slice(s, at, s.n);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(rest, kinds[i].begin)) {
            size_t end = str_find(s, kinds[i].end, at);
            return end < s.n ? end + kinds[i].end.n : s.n;
        }
    char quote = '\0';
    for (; at < s.n && (quote || s.p[at] != '>'); at++)
        if (s.p[at] == quote)
            quote = '\0';
        else if (!quote && (s.p[at] == '"' || s.p[at] == '\''))
            quote = s.p[at];
    return at < s.n ? at + 1 : s.n;
}

/* The start tag of the element that a place is in, or begins. */
static size_t element_start(struct str s, size_t at)
{
    while (at && !(s.p[at] == '<' && is_letter(str_at(s, at + 1))))
        at--;
    return at;
}

/* The end of the element that begins there. */
static size_t element_end(struct str s, size_t at)
{
    size_t depth = 0;
    do {
        size_t end = markup_end(s, at);
        if (str_at(s, at + 1) == '/')
            depth--;
        else if (is_letter(str_at(s, at + 1)) && s.p[end - 2] != '/')
            depth++;
        at = end;
        while (depth && at < s.n && s.p[at] != '<')
            at++;
    } while (depth && at < s.n);
    return at;
}

/* The blanks of the line before an element go with it, and the end of the line before. */
static size_t line_before(struct str s, size_t at)
{
    size_t from = at;
    while (from && is_blank(s.p[from - 1]))
        from--;
    if (!from || s.p[from - 1] != '\n')
        return at;
    from--;
    return from && s.p[from - 1] == '\r' ? from - 1 : from;
}

/* Before the end tag of the overlay; where it is empty, the whole element is written anew. */
static struct file_change at_overlay_end(struct arena *a, struct str s, struct str bytes)
{
    size_t end = (size_t)-1;
    for (size_t at = 0; (at = str_find(s, STR("</overlay"), at)) != (size_t)-1; at++)
        end = at;
    if (end != (size_t)-1) {
        size_t from = line_before(s, end);
        return (struct file_change){from, from, 0, bytes};
    }
    size_t from = str_find(s, STR("<overlay"), 0);
    bool there = from != (size_t)-1;
    from = there ? from : str_find(s, STR("</masthead>"), 0) + strlen("</masthead>");
    return (struct file_change){
        from, there ? markup_end(s, from) : from, 0,
        str_format(a, "%s<overlay>%.*s\n  </overlay>", there ? "" : "\n  ", STR_ARG(bytes))};
}

static struct file_change change_of(struct arena *a, const struct profile *p,
                                    const struct profile_edit *e)
{
    struct str s = p->source->text;
    struct buf lines = {0};
    write_profile_part(p, e, &lines);
    if (lines.n)
        lines.n--; /* the last line end */
    struct str bytes = buf_take(&lines, a);
    struct file_change c = {.bytes = str_format(a, "\n%.*s", STR_ARG(bytes))};
    if (e->at.source) {
        c.from = element_start(s, e->at.at);
        c.to = element_end(s, c.from);
        if (bytes.n)
            while (is_blank(*bytes.p))
                bytes = str_slice(bytes, 1, bytes.n);
        else
            c.from = line_before(s, c.from);
        c.bytes = bytes;
    } else if (e->after.source)
        c.from = c.to = element_end(s, element_start(s, e->after.at));
    else
        c = at_overlay_end(a, s, c.bytes);
    return c;
}

static int by_place(const void *left, const void *right)
{
    const struct file_change *a = left, *b = right;
    int from = mem_order(a->from, b->from), to = mem_order(a->to, b->to);
    return from ? from : to ? to : mem_order(a->place, b->place);
}

void write_profile_edited(const struct profile *p, const struct profile_edit *edits, size_t n,
                          struct buf *out)
{
    struct arena *a = arena_new();
    struct file_change *changes = arena_array(a, n + 1, sizeof *changes);
    struct str s = p->source->text;
    size_t done = 0;
    for (size_t i = 0; i < n; i++) {
        changes[i] = change_of(a, p, &edits[i]);
        changes[i].place = i;
    }
    array_sort(changes, n, by_place);
    for (size_t i = 0; i < n; i++) {
        if (changes[i].from < done) /* the same element once more */
            continue;
        buf_str(out, str_slice(s, done, changes[i].from));
        buf_str(out, changes[i].bytes);
        done = changes[i].to;
    }
    buf_str(out, str_slice(s, done, s.n));
    arena_free(a);
}
