/* Comments of a Word file: see docx_text.h. They are no text of the paper: each is kept with the
 * line that it is on. ISO/IEC 29500-1, 17.13.4. */
#include <string.h>

#include "base/mem.h"
#include "read/docx/docx_text.h"

bool docx_text_comment(struct docx_text *t, const struct xml *e)
{
    if (!xml_is(e, "commentRangeStart") && !xml_is(e, "commentReference"))
        return false;
    if (map_add(&t->comment_lines, xml_value(e, "id")) == t->comment_at.n)
        *vec_push(&t->comment_at) = t->line;
    return true;
}

/* The text of a comment, a line a paragraph; what was read before stays as it is. */
static struct str text_of(struct docx_text *t, const struct xml *comment)
{
    size_t start = t->out.n;
    unsigned line = t->line;
    struct source_runs runs = {0};
    t->runs = &runs;
    t->look = (struct docx_look){0};
    xml_each (p, comment, "p") {
        if (t->out.n > start)
            docx_text_break(t);
        docx_text_content(t, p);
    }
    struct str text = str_copy(t->arena, str_trim(str_slice(buf_view(&t->out), start, t->out.n)));
    t->out.n = start;
    t->line = line;
    vec_free(&runs);
    return text;
}

void docx_comments(struct docx_text *t, const struct xml *part, struct source_blocks *out)
{
    xml_each (e, part, "comment") {
        uint32_t number = map_find(&t->comment_lines, xml_value(e, "id"));
        *vec_push(&out->comments) =
            (struct source_comment){.author = xml_value(e, "author"),
                                    .date = xml_value(e, "date"),
                                    .text = text_of(t, e),
                                    .line = number == MAP_NONE ? 0 : t->comment_at.at[number]};
    }
}
