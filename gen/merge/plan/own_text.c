/* Own text: see own_text.h. */
#include "merge/plan/own_text.h"

#include <stdlib.h>

static bool render(struct own_text *own, struct str text, struct pos pos,
                   const struct template_options *options, struct template_result *result)
{
    if (!template_render(own->arena, text, pos, own->data, options, result))
        return false;
    for (size_t i = 0; i < result->blank_count; i++)
        *vec_push(&own->blanks) = result->blanks[i];
    return true;
}

struct value *own_text_value(struct own_text *own, struct profile_text text)
{
    struct template_result *result = arena_alloc(own->arena, sizeof *result);
    struct str trimmed = str_trim(text.text);
    if (text.pos.source && trimmed.n)
        text.pos.at += (size_t)(trimmed.p - text.text.p);
    if (!render(own, trimmed, text.pos, &own->options, result))
        return NULL;
    return value_woven(own->arena, result->text, &result->origins);
}

struct str own_text_expand(void *context, struct str text, struct pos pos)
{
    struct own_text *own = context;
    struct template_options plain = own->options;
    struct template_result result;
    plain.escape = plain.fit = NULL;
    return render(own, text, pos, &plain, &result) ? result.text : STR("");
}

static size_t line_end(struct str text, size_t at)
{
    size_t end = str_find(text, STR("\n"), at);
    return end == (size_t)-1 ? text.n : end;
}

static size_t indentation(struct str line)
{
    size_t n = 0;
    while (n < line.n && is_blank(line.p[n]))
        n++;
    return n;
}

/* The text without its common indentation, and where its bytes come from. */
static struct str lay_out(struct arena *a, const struct template_result *result,
                          struct origin_map *origins)
{
    struct str text = result->text;
    struct buf out = {0};
    /* Blanks that all lines but the first begin with; the first begins behind a tag. */
    size_t common = (size_t)-1;
    for (size_t at = line_end(text, 0) + 1; at < text.n; at = line_end(text, at) + 1) {
        struct str line = str_slice(text, at, line_end(text, at));
        size_t n = indentation(line);
        if (str_trim(line).n && n < common)
            common = n;
    }
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = line_end(text, at);
        size_t blanks = indentation(str_slice(text, at, end));
        size_t from = at + (at && common < blanks ? common : blanks);
        size_t to = end < text.n ? end + 1 : end;
        origin_join(origins, out.n, &result->origins, from, to);
        buf_str(&out, str_slice(text, from, to));
    }
    return buf_take(&out, a);
}

struct doc *own_text_read(void *context, struct profile_text text)
{
    struct own_text *own = context;
    struct template_result result;
    struct origin_map ranges = {0};
    if (!render(own, text.text, text.pos, &own->options, &result) || !str_trim(result.text).n)
        return NULL;
    struct str lines = lay_out(own->arena, &result, &ranges);
    struct origin_map *origins = arena_alloc(own->arena, sizeof *origins);
    *origins = origin_take(&ranges, own->arena);
    struct source *source = source_from(own->arena, own->options.profile, lines);
    if (!source)
        return NULL;
    origin_attach(source, origins);
    return own->read_fragment(source);
}
