/*
 * Files of our own writer (write/docx/): see docx_form.h. Their styles say what Markdown says by
 * its marks: which paragraph is a title, a heading, an entry of a list and how deep it is. The look
 * of a style is that of the form; what somebody gives to a word is the word's own.
 */
#include <string.h>

#include "base/mem.h"
#include "model/doc.h"
#include "read/docx/docx_form.h"

enum { BULLET_MARK = 8 }; /* bytes: no longer first word is the mark of a list */

/* "List3" of "List": 3; "List" is 1; 0 for another style. */
static unsigned depth_in(struct str id, const char *list)
{
    struct str rest = str_slice(id, strlen(list), id.n);
    if (!str_starts(id, str_of(list)) || rest.n > 1)
        return 0;
    return !rest.n ? 1 : rest.p[0] >= '2' && rest.p[0] <= '9' ? (unsigned)(rest.p[0] - '0') : 0;
}

/* Takes the mark of a bullet off its text; false where it has none. */
static bool take_mark(struct source_block *b, struct str text)
{
    struct source_run *first = b->runs.n ? b->runs.at : NULL;
    size_t end = str_find(text, STR(" "), 0);
    if (!first || first->call || end > BULLET_MARK || end >= first->text.n)
        return false;
    b->mark = str_slice(text, 0, end);
    first->pos.at += end + 1;
    first->text.n -= end + 1;
    return true;
}

void docx_form_block(struct arena *a, struct source_block *b, struct str style, struct str text)
{
    static const char *const titles[] = {"Title", "Author", "Subtitle"};
    unsigned item = depth_in(style, "List"), part = depth_in(style, "ListContinue");
    size_t title = str_among(style, titles);
    b->glued = false;
    if (b->kind == SOURCE_HEADING)
        b->level++; /* of the first level is the title */
    else if (title == 0 && b->kind == SOURCE_PARA) {
        b->kind = SOURCE_HEADING;
        b->level = 1;
    } else if (item && take_mark(b, str_copy(a, text))) {
        b->kind = SOURCE_BULLET;
        b->depth = item - 1;
    } else if (part)
        b->depth = part;
    for (size_t i = 0; title && title < 3 && i < b->runs.n; i++)
        b->runs.at[i].style |= STYLE_BOLD;
}
