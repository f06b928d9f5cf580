/* Own text: see owntext.h. */
#include "merge/owntext.h"

#include <stdlib.h>
#include <string.h>

static bool render(struct owntext *own, struct str text, struct pos pos,
                   const struct mustache_options *options, struct mustache_result *result)
{
    if (!mustache_render(own->arena, text, pos, own->data, options, result))
        return false;
    for (size_t i = 0; i < result->blank_count; i++)
        *vec_push(&own->blanks) = result->blanks[i];
    return true;
}

struct value *owntext_value(struct owntext *own, struct profile_text text)
{
    struct mustache_result *result = arena_alloc(own->arena, sizeof *result);
    struct str trimmed = str_trim(text.text);
    if (text.pos.source && trimmed.n)
        text.pos.at += (size_t)(trimmed.p - text.text.p);
    if (!render(own, trimmed, text.pos, &own->options, result))
        return NULL;
    return value_woven(own->arena, result->text, &result->origins);
}

struct str owntext_expand(void *context, struct str text, struct pos pos)
{
    struct owntext *own = context;
    struct mustache_options plain = own->options;
    struct mustache_result result;
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
    while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
        n++;
    return n;
}

/* Blanks that all lines but the first begin with; the first begins behind a tag. */
static size_t common_indentation(struct str text)
{
    size_t common = (size_t)-1;
    for (size_t at = line_end(text, 0) + 1; at < text.n; at = line_end(text, at) + 1) {
        struct str line = str_slice(text, at, line_end(text, at));
        size_t n = indentation(line);
        if (str_trim(line).n && n < common)
            common = n;
    }
    return common;
}

/* The text without its common indentation, behind so many line ends that its lines keep their
 * numbers. */
static void lay_out(struct buf *out, struct str text, size_t first_line)
{
    size_t common = common_indentation(text);
    for (size_t line = 1; line < first_line; line++)
        buf_char(out, '\n');
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = line_end(text, at);
        struct str line = str_slice(text, at, end);
        size_t blanks = indentation(line);
        buf_str(out, str_slice(line, at && common < blanks ? common : blanks, line.n));
        buf_char(out, '\n');
    }
}

struct doc *owntext_read(void *context, struct profile_text text)
{
    struct owntext *own = context;
    struct mustache_result result;
    struct buf lines = {0};
    if (!render(own, text.text, text.pos, &own->options, &result) || !str_trim(result.text).n)
        return NULL;
    lay_out(&lines, result.text, pos_line(text.pos));
    const char *name = text.pos.source ? text.pos.source->name : "";
    const struct source *source = source_from(own->arena, name, buf_view(&lines));
    buf_free(&lines);
    return source ? own->read_fragment(source) : NULL;
}
