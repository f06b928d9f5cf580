/* Literal text: see literal.h. */
#include "merge/plan/literal.h"

struct template_result *literal_render(struct literals *l, struct str text, struct pos pos,
                                       const struct template_options *options)
{
    struct template_result *result = arena_alloc(l->arena, sizeof *result);
    if (!template_render(l->arena, text, pos, l->data, options, result))
        return NULL;
    for (size_t i = 0; i < result->blank_count; i++)
        *vec_push(&l->blanks) = result->blanks[i];
    return result;
}

struct value *literal_value(struct literals *l, struct profile_text text)
{
    struct str trimmed = str_trim(text.text);
    if (text.pos.source && trimmed.n)
        text.pos.at += (size_t)(trimmed.p - text.text.p);
    struct template_result *result = literal_render(l, trimmed, text.pos, &l->options);
    return result ? value_woven(l->arena, result->text, &result->origins) : NULL;
}

struct str literal_expand(void *context, struct str text, struct pos pos)
{
    struct literals *l = context;
    struct template_options plain = l->options;
    plain.escape = plain.fit = NULL;
    struct template_result *result = literal_render(l, text, pos, &plain);
    return result ? result->text : STR("");
}

static size_t line_end(struct str text, size_t at)
{
    size_t end = str_find(text, STR("\n"), at);
    return end == (size_t)-1 ? text.n : end;
}

static size_t indentation(struct str line)
{
    size_t n = 0;
    while (is_blank(str_at(line, n)))
        n++;
    return n;
}

/* The text without its common indentation, and where its bytes come from. */
static struct str lay_out(struct arena *a, const struct template_result *result,
                          struct origin_map *origins)
{
    struct str text = result->text;
    struct buf out = {0};
    /* Blanks that all lines but the first begin with; the first follows a tag. */
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

struct doc *literal_read(void *context, struct profile_text text)
{
    struct literals *l = context;
    struct origin_map ranges = {0};
    struct template_result *result = literal_render(l, text.text, text.pos, &l->options);
    if (!result || !str_trim(result->text).n)
        return NULL;
    struct str lines = lay_out(l->arena, result, &ranges);
    struct origin_map *origins = arena_alloc(l->arena, sizeof *origins);
    *origins = origin_take(&ranges, l->arena);
    struct source *source = source_from(l->arena, l->options.profile, lines);
    if (!source)
        return NULL;
    origin_attach(source, origins);
    return l->read_fragment(source);
}
