/* Texts line by line: see form_lines.h. */
#include "form/form_lines.h"

bool form_line_next(struct form_builder *f, struct form_line_reader *reader, struct form_line *line)
{
    const struct node *n = reader->node;
    if (!reader->begun)
        reader->run = n->runs;
    if (reader->begun ? !reader->run : !reader->run && !n->label.n)
        return false;
    *line = (struct form_line){.first = reader->run,
                               .from = reader->at,
                               .label = reader->begun ? STR_NONE : n->label,
                               .pos = reader->run ? reader->run->pos : n->pos};
    reader->begun = true;
    struct buf plain = {0};
    if (line->label.n)
        buf_printf(&plain, "%.*s ", STR_ARG(line->label));
    const struct run *r = reader->run;
    for (size_t from = reader->at; r; r = r->next, from = 0) {
        size_t end = r->note ? (size_t)-1 : str_find(r->text, STR("\n"), from);
        line->calls |= r->note != NULL;
        if (!r->note)
            buf_str(&plain, str_slice(r->text, from, end == (size_t)-1 ? r->text.n : end));
        if (end == (size_t)-1)
            continue;
        line->last = r;
        line->to = end;
        reader->at = end + 1;
        break;
    }
    reader->run = r;
    line->text = str_trim(buf_take(&plain, f->arena));
    return true;
}

void form_line_text(struct form_builder *f, struct text_list *to, const struct style_class *class,
                    const struct form_line *line, unsigned element)
{
    if (line->label.n) {
        struct str label =
            line->first ? str_format(f->arena, "%.*s ", STR_ARG(line->label)) : line->label;
        form_text(f, to, class, label, 0, line->pos, element);
    }
    size_t from = line->from;
    bool begun = false;
    for (const struct run *r = line->first; r; r = r->next, from = 0) {
        size_t end = r == line->last ? line->to : r->text.n;
        bool ends = r == line->last || !r->next;
        while (!begun && !r->note && from < end && is_space(r->text.p[from]))
            from++;
        while (ends && !r->note && end > from && is_space(r->text.p[end - 1]))
            end--;
        if (r->note || from < end)
            form_run(f, to, class, r, from, end, KEEP_NONE, element);
        begun |= r->note || from < end;
        if (r == line->last)
            break;
    }
}

struct block *form_line_set(struct form_builder *f, struct block_list *to,
                            const struct style_class *class, const struct form_line *line,
                            unsigned element)
{
    struct text_list text = {0};
    form_line_text(f, &text, class, line, element);
    return form_paragraph(f, to, class, &text);
}
