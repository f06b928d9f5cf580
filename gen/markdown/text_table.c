/* Tables in text: see text_table.h. */
#include "markdown/text_table.h"

#include "markdown/table_forms.h"

void text_tables_start(struct text_tables *t, const struct source *source)
{
    t->last_html = html_table_last(source->text);
}

size_t text_table_scan(const struct text_tables *t, struct source_blocks *out,
                       const struct cell_reader *reader, size_t line, bool glued)
{
    struct str text = str_trim(source_line(reader->source, line));
    size_t start = cell_line_start(reader->source, line), last;
    if (str_at(text, 0) == '<' && start < t->last_html && html_table_begins(text))
        return html_table_scan(out, reader, line, t->last_html, glued);
    if (str_at(text, 0) == '+' && (last = grid_table_scan(out, reader, line, glued)))
        return last;
    last = wrapped_table_scan(out, reader, line, glued);
    return last ? last : dash_table_scan(out, reader, line, glued);
}

bool text_table_begins(const struct text_tables *t, const struct source *s, size_t line)
{
    struct str text = str_trim(source_line(s, line));
    bool html = str_at(text, 0) == '<' && cell_line_start(s, line) < t->last_html;
    return (html && html_table_begins(text)) || grid_table_begins(s, line) ||
           dash_table_begins(s, line) || wrapped_table_begins(s, line);
}
