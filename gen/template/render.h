/*
 * Mustache: a template and data (struct value) -> text, with the origin of every byte.
 *
 * The whole language of the public specification, the optional modules included:
 *
 *     {{name}} {{a.b}} {{.}}        a value, escaped        {{{name}}} {{&name}}  as it is
 *     {{#name}}...{{/name}}         once, or for each element, if the value is true
 *     {{^name}}...{{/name}}         if it is false: unset, no, "", an empty list
 *     {{>part}} {{>*name}}          another template; the one that a value names
 *     {{<frame}}{{$a}}...{{/a}}{{/frame}}   another template, with its block a replaced
 *     {{$a}}...{{/a}}               a block, with what it holds unless replaced
 *     {{! comment }}  {{=<% %>=}}   other delimiters from here on
 *
 * A section of a lambda calls it: {{#upper}}{{issuer}}{{/upper}}; see lambda.h.
 *
 * Faults (a tag that is not closed, a name that is not set, a template that is not there) are
 * reported with their place, all of a run. This stage knows no document and reads no file.
 */
#ifndef TEMPLATE_RENDER_H
#define TEMPLATE_RENDER_H

#include "base/source.h"
#include "template/value.h"

struct arena;

/*
 * Appends what the next part of value, from at on, is in its place, and returns how many bytes of
 * value that is, at least 1. A part whose form differs is one character. line is what is in
 * the line in front of the value, valid until out changes.
 */
typedef size_t template_escape(struct str value, size_t at, struct str line, struct buf *out);

enum template_unset {
    UNSET_ERROR, /* a message; the text is withheld */
    UNSET_BLANK, /* prints options.blank and lists it */
    UNSET_EMPTY  /* prints nothing, as the specification has it; so does a missing template */
};

struct template_options {
    template_escape *escape; /* of {{name}}; NULL: as it is */
    template_escape *fit;    /* of {{{name}}}; NULL: as it is */
    enum template_unset unset;
    struct str
        blank; /* a template over {{name}}, for UNSET_BLANK; its result is printed as it is */
    const char *profile; /* what messages about unset names call the data */
    /* The template of that name, NULL when there is none, or after a diagnostic, which it gives
     * again when it is asked again; load itself may be NULL. */
    const struct source *(*load)(void *user, struct str name);
    void *user;
};

struct template_blank { /* an unset name that was printed as a blank */
    struct str name;
    struct pos pos;       /* of the tag */
    struct pos value_pos; /* of the empty field, or POS_NONE */
};

/* All of it belongs to the arena. */
struct template_result {
    struct str text;
    struct origin_map origins;
    struct template_blank *blanks; /* in order of printing, each name once */
    size_t blank_count;
    const struct source **files; /* templates loaded, in order of first use, without the first */
    size_t file_count;
};

/*
 * Renders text, which begins at pos ({source, 0} for a whole template file; POS_NONE for words
 * made by the program). False after diagnostics; result then holds only files.
 */
bool template_render(struct arena *, struct str text, struct pos pos, const struct value *data,
                     const struct template_options *, struct template_result *result);
/* For small texts: the text alone, {NULL, 0} after diagnostics. */
struct str template_text(struct arena *, struct str text, struct pos pos, const struct value *data,
                         const struct template_options *);

#endif
