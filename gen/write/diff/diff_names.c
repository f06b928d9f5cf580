/* What classes, parts and clauses are called: see diff_rows.h. */
#include "write/diff/diff_rows.h"

const char *diff_class_name(unsigned class)
{
    static const char *const names[DIFF_CLASSES] = {"verbatim", "adapted", "partial",
                                                    "omitted",  "added",   "frame"};
    return names[class];
}

size_t diff_class_count(const struct comparison *c, unsigned class)
{
    return class == DIFF_OMITTED ? c->omitted_count
           : class == DIFF_ADDED ? c->added_count
           : class == DIFF_FRAME ? c->frame_count
                                 : c->content[class];
}

const char *diff_part_name(enum frame_part part)
{
    static const enum msg names[FRAME_PARTS] = {
        MSG_DIFF_SUPERIOR,  MSG_DIFF_ISSUER,     MSG_DIFF_MOTTO,      MSG_DIFF_PAPER_NUMBER,
        MSG_DIFF_DAY,       MSG_DIFF_DRAFT_MARK, MSG_DIFF_MARK,       MSG_DIFF_HEAD,
        MSG_DIFF_BASES,     MSG_DIFF_FOOTNOTE,   MSG_DIFF_TABLE_NAME, MSG_DIFF_TABLE_HEAD,
        MSG_DIFF_RECIPIENT, MSG_DIFF_SIGNATURE,
    };
    return msg_text(names[part]);
}

enum msg diff_duty_message(enum duty duty)
{
    static const enum msg names[] = {MSG_DIFF_TARGET,  MSG_DIFF_TASK,       MSG_DIFF_PRINCIPLE,
                                     MSG_DIFF_HEADING, MSG_DIFF_BACKGROUND, MSG_DIFF_CENTRAL};
    return names[duty];
}

struct str diff_path(const struct node *n)
{
    const char *kind =
        n->kind == NODE_TITLE ? msg_text(MSG_DIFF_PAPER_TITLE) : node_kind_name(n->kind);
    return n->path.n ? n->path : str_of(kind);
}

struct str diff_text(struct arena *a, const struct node *n)
{
    return node_whole_text(a, n, n->kind != NODE_BULLET, " | ");
}
